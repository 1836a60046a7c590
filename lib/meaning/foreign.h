/* foreign.h - calls into libraries that MemorySanitizer has not instrumented
 *
 * SPDX-License-Identifier: MIT
 *
 * MSan takes what such a library has written for uninitialised.  Between
 * FOREIGN_ENTER() and FOREIGN_LEAVE() what it reads through libc is not
 * looked at; FOREIGN_WROTE() tells what it has written, a result that was
 * returned among it.  Without MSan all three are nothing.
 */
#ifndef ADDRSPEC_MEANING_FOREIGN_H
#define ADDRSPEC_MEANING_FOREIGN_H

#if defined(__has_feature)
#    if __has_feature(memory_sanitizer)
#        define FOREIGN_IS_WATCHED 1
#    endif
#endif

#ifdef FOREIGN_IS_WATCHED
#    include <sanitizer/msan_interface.h>
#    define FOREIGN_ENTER() __msan_scoped_disable_interceptor_checks()
#    define FOREIGN_LEAVE() __msan_scoped_enable_interceptor_checks()
#    define FOREIGN_WROTE(address, size) __msan_unpoison((address), (size))
#else
#    define FOREIGN_ENTER() ((void)0)
#    define FOREIGN_LEAVE() ((void)0)
#    define FOREIGN_WROTE(address, size) ((void)(address), (void)(size))
#endif

#endif

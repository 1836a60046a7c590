/* complain.h - what is said on standard error
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_COMPLAIN_H
#define ADDRSPEC_TOOL_COMPLAIN_H

#if defined(__GNUC__)
#    define COMPLAIN_FORMAT __attribute__((format(printf, 1, 2)))
#else
#    define COMPLAIN_FORMAT
#endif

enum {
    EXIT_ALL_VALID = 0,
    EXIT_SOME_INVALID = 1, /* explain: nothing is known by that name */
    EXIT_TROUBLE = 2,      /* usage, input, output */
    EXIT_INTERRUPTED = 130 /* 128 + SIGINT, as shells have it */
};

/* printf() to standard error, as one line with an LF behind it.  Whatever
 * would spoil a terminal is shown escaped: names and addresses may be put in
 * as they are. */
void complain(const char *format, ...) COMPLAIN_FORMAT;

/* Texts that users gave are quoted in complaints with this: "'%.200s'". */
#define QUOTED "'%.200s'"

#endif

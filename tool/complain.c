/* complain.c - what is said on standard error
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "complain.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <addrspec/addrspec.h>

void
complain(const char *format, ...)
{
    char said[2048];
    char safe[4 * sizeof said]; /* an octet becomes at most "\xHH" */
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(said, sizeof said, format, arguments);
    va_end(arguments);
    (void)addrspec_format_safe(said, strlen(said), safe, sizeof safe - 1);
    (void)strcat(safe, "\n");
    /* One write, so that lines of several processes do not mix.  There is
     * nobody to tell if it fails. */
    if (write(STDERR_FILENO, safe, strlen(safe)) < 0)
        return;
}

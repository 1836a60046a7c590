/* charset.h - which charset octets that are not UTF-8 may be in: a guess
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_CHARSET_H
#define ADDRSPEC_TOOL_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include <addrspec/addrspec.h>

/* Longest record that is guessed at, in octets: that of an address. */
#define CHARSET_RECORD_MAX 256

struct charset_guess {
    const char *name; /* as IANA has it: "KOI8-R" */
    size_t length;
    char text[3 * CHARSET_RECORD_MAX]; /* the record in UTF-8 */
};

/* True if `result` found octets that are not UTF-8, and some charset makes
 * words of them.  Always false without ICU. */
bool charset_guess(const addrspec_result *result, const char *octets,
                   size_t length, struct charset_guess *guess);

#endif

/* unescape.h - "\\", "\t", "\n", "\r" and "\xNN" as octets, piece by piece
 *
 * SPDX-License-Identifier: MIT
 *
 * A record may come in any number of pieces and be of any length; what has
 * to be remembered between two pieces is an escape cut in two.
 */
#ifndef ADDRSPEC_TOOL_UNESCAPE_H
#define ADDRSPEC_TOOL_UNESCAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ESCAPE_MAX 4 /* octets in "\xNN" */

struct unescape {
    uint64_t column;          /* octets read so far */
    size_t held;              /* octets of an escape not yet complete ... */
    char escape[ESCAPE_MAX];  /* ... and these are they */
    uint64_t bad_column;      /* from 1; 0 while every escape was good */
    char bad[ESCAPE_MAX + 1]; /* the first bad one, as far as it was read */
    size_t bad_length;
};

void unescape_begin(struct unescape *state);

/* Read one octet.  True if it completes an octet of the record, which is then
 * in `*octet`.  Nothing more comes after a bad escape. */
bool unescape_step(struct unescape *state, char read, char *octet);

/* The record has ended: an escape that has not is bad. */
void unescape_end(struct unescape *state);

#endif

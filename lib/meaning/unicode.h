/* unicode.h - what is known of code points
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_MEANING_UNICODE_H
#define ADDRSPEC_MEANING_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

/* Columns that a terminal gives to a printable code point: 0, 1 or 2. */
int unicode_width(uint32_t code_point);

/* Nothing, or something misleading, would be seen: controls, format and bidi
 * characters, separators, unassigned, private and noncharacters. */
bool unicode_is_unseen(uint32_t code_point);

/* How an ICU call ended. */
enum unicode_status {
    UNICODE_DONE,
    UNICODE_NOT_CHECKED, /* there is no ICU */
    UNICODE_NO_MEMORY
};

/* Assigned in the Unicode version of ICU; true of all without it. */
bool unicode_is_assigned(uint32_t code_point);

/* The first run of octets that Normalization Form C would change, from a
 * starter to the next; *run_length 0: there is none.  `text` is well-formed
 * UTF-8 of at most 1,152 octets. */
enum unicode_status unicode_not_nfc(const unsigned char *text, uint32_t length,
                                    uint32_t *run_offset, uint32_t *run_length);

/* Its Normalization Form C, at most 3 times as long (UAX #15).  Of `size`
 * octets that `nfc` has room for; *written 0 if there is too little. */
enum unicode_status unicode_nfc(const unsigned char *text, uint32_t length,
                                unsigned char *nfc, uint32_t size,
                                uint32_t *written);

/* What UTS 39 says of one label or local-part, with its ASCII look-alike. */
struct unicode_look {
    bool mixed;              /* not highly restrictive: 5.2 */
    bool confusable;         /* looks like `plain`, and is of other letters */
    uint32_t foreign;        /* offset of the first octet of another script
                                than the most of it, where mixed ... */
    uint32_t foreign_length; /* ... and of the run that begins there */
    uint32_t plain_length;   /* of the look-alike in ASCII; 0: none */
    unsigned char plain[256];
};
enum unicode_status unicode_look(const unsigned char *text, uint32_t length,
                                 struct unicode_look *look);

/* "ICU 72.1, Unicode 15.0", or that there is none. */
const char *unicode_source(void);

#endif

/* utf8.h - UTF-8 (RFC 3629), with the reason where it is malformed
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TEXT_UTF8_H
#define ADDRSPEC_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum utf8_kind {
    UTF8_WELL_FORMED,
    UTF8_LONE_CONTINUATION, /* value: the octet */
    UTF8_TRUNCATED,         /* value: the first octet */
    UTF8_OVERLONG,          /* value: the code point it stands for */
    UTF8_SURROGATE,         /* value: the surrogate, U+D800 to U+DFFF */
    UTF8_TOO_LARGE,         /* value: the number, over 0x10FFFF */
    UTF8_NEVER              /* an octet of no UTF-8: 0xF8 to 0xFF; value: it */
};

struct utf8_unit {
    enum utf8_kind kind;
    uint32_t value;  /* the code point, or see the kinds above */
    uint32_t length; /* octets it takes, at least 1 */
};

/* Read one code point, or one malformed sequence, from at most 4 octets:
 * `octets` holds `length` of them, at least 1.  Of a truncated sequence the
 * length is that of what is there. */
struct utf8_unit utf8_decode(const unsigned char *octets, size_t length);

/* Every octet belongs to a code point. */
bool utf8_is_well_formed(const unsigned char *octets, size_t length);

/* It is in the middle or at the end of a sequence. */
static inline bool
utf8_is_continuation(unsigned char octet)
{
    return (octet & 0xc0) == 0x80;
}

/* Where the last code point before octets[end] begins, no farther back than
 * `begin`. */
uint32_t utf8_last_begin(const unsigned char *octets, uint32_t begin,
                         uint32_t end);

/* How many octets must follow `lead`, and the range of the next one; false if
 * no well-formed sequence begins with it.  RFC 3629 section 4. */
bool utf8_lead(unsigned char lead, uint8_t *left, uint8_t *low, uint8_t *high);

/* Write a code point; returns the octets written, at most 4. */
size_t utf8_encode(uint32_t code_point, unsigned char octets[4]);

#endif

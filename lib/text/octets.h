/* octets.h - the octet classes of the grammars, in one table
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TEXT_OCTETS_H
#define ADDRSPEC_TEXT_OCTETS_H

#include <stdbool.h>
#include <stdint.h>

enum octet_class {
    ALPHA = 1 << 0,    /* RFC 5234 B.1 */
    DIGIT = 1 << 1,    /* RFC 5234 B.1 */
    HEXDIG = 1 << 2,   /* RFC 5234 B.1, either case */
    ATEXT = 1 << 3,    /* RFC 5322 3.2.3 */
    QTEXT = 1 << 4,    /* qtextSMTP, RFC 5321 4.1.2 */
    PAIRED = 1 << 5,   /* what may follow the backslash: quoted-pairSMTP */
    DCONTENT = 1 << 6, /* RFC 5321 4.1.3 */
    KEYWORD = 1 << 7,  /* esmtp-keyword but its first octet, RFC 5321 4.1.2 */
    VALUE = 1 << 8,    /* esmtp-value, RFC 5321 4.1.2 */
    XCHAR = 1 << 9,    /* RFC 3461 4 */
    CONTROL = 1 << 10, /* CTL, RFC 5234 B.1 */
    BLANK = 1 << 11    /* WSP, RFC 5234 B.1 */
};

extern const uint16_t octet_classes[256];

static inline bool
octet_is(unsigned char octet, unsigned classes)
{
    return (octet_classes[octet] & classes) != 0;
}

#define LET_DIG (ALPHA | DIGIT) /* Let-dig, RFC 5321 4.1.2 */

static inline unsigned char
octet_lower(unsigned char octet)
{
    return octet >= 'A' && octet <= 'Z' ? (unsigned char)(octet + 32) : octet;
}

/* No octet is over 0x7f. */
bool octets_are_ascii(const unsigned char *octets, uint32_t length);

/* The ACE prefix of A-labels, in either case: RFC 5890 2.3.2.5. */
#define ACE_PREFIX "xn--"
enum { ACE_PREFIX_LENGTH = sizeof ACE_PREFIX - 1 };
bool begins_with_ace(const unsigned char *octets, uint32_t length);

/* The value of a HEXDIG. */
static inline unsigned
octet_hex_value(unsigned char octet)
{
    return octet <= '9' ? octet - 48u : octet_lower(octet) - 87u;
}

#endif

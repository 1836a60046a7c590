/* octets.c - the table of octet classes, computed from the RFCs' ranges, and
 * what many octets are
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/octets.h"

#define BETWEEN(low, octet, high) ((octet) >= (low) && (octet) <= (high))
#define IS_ALPHA(o) (BETWEEN('A', o, 'Z') || BETWEEN('a', o, 'z'))
#define IS_DIGIT(o) BETWEEN('0', o, '9')
#define IS_HEXDIG(o)                                                           \
    (IS_DIGIT(o) || BETWEEN('A', o, 'F') || BETWEEN('a', o, 'f'))
/* atext = ALPHA / DIGIT / "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-"
 *         / "/" / "=" / "?" / "^" / "_" / "`" / "{" / "|" / "}" / "~"      */
#define IS_ATEXT(o)                                                            \
    (IS_ALPHA(o) || IS_DIGIT(o) || (o) == '!' || BETWEEN('#', o, '\'') ||      \
     (o) == '*' || (o) == '+' || (o) == '-' || (o) == '/' || (o) == '=' ||     \
     (o) == '?' || BETWEEN('^', o, '`') || BETWEEN('{', o, '~'))
/* qtextSMTP = %d32-33 / %d35-91 / %d93-126 */
#define IS_QTEXT(o)                                                            \
    (BETWEEN(32, o, 33) || BETWEEN(35, o, 91) || BETWEEN(93, o, 126))
/* dcontent = %d33-90 / %d94-126 */
#define IS_DCONTENT(o) (BETWEEN(33, o, 90) || BETWEEN(94, o, 126))
#define IS_KEYWORD(o) (IS_ALPHA(o) || IS_DIGIT(o) || (o) == '-')
/* esmtp-value = 1*(%d33-60 / %d62-126) */
#define IS_VALUE(o) (BETWEEN(33, o, 60) || BETWEEN(62, o, 126))
/* xchar = any ASCII CHAR between "!" (33) and "~" (126) but "+" and "=" */
#define IS_XCHAR(o) (BETWEEN(33, o, 126) && (o) != '+' && (o) != '=')

#define CLASSES(o)                                                             \
    (uint16_t)(                                                                \
        (IS_ALPHA(o) ? ALPHA : 0) | (IS_DIGIT(o) ? DIGIT : 0) |                \
        (IS_HEXDIG(o) ? HEXDIG : 0) | (IS_ATEXT(o) ? ATEXT : 0) |              \
        (IS_QTEXT(o) ? QTEXT : 0) | (BETWEEN(32, o, 126) ? PAIRED : 0) |       \
        (IS_DCONTENT(o) ? DCONTENT : 0) | (IS_KEYWORD(o) ? KEYWORD : 0) |      \
        (IS_VALUE(o) ? VALUE : 0) | (IS_XCHAR(o) ? XCHAR : 0) |                \
        ((o) < 32 || (o) == 127 ? CONTROL : 0) |                               \
        ((o) == ' ' || (o) == '\t' ? BLANK : 0))

#define FOUR(o) CLASSES(o), CLASSES((o) + 1), CLASSES((o) + 2), CLASSES((o) + 3)
#define SIXTEEN(o) FOUR(o), FOUR((o) + 4), FOUR((o) + 8), FOUR((o) + 12)

const uint16_t octet_classes[256] = {
    SIXTEEN(0x00), SIXTEEN(0x10), SIXTEEN(0x20), SIXTEEN(0x30),
    SIXTEEN(0x40), SIXTEEN(0x50), SIXTEEN(0x60), SIXTEEN(0x70),
    SIXTEEN(0x80), SIXTEEN(0x90), SIXTEEN(0xa0), SIXTEEN(0xb0),
    SIXTEEN(0xc0), SIXTEEN(0xd0), SIXTEEN(0xe0), SIXTEEN(0xf0),
};

bool
octets_are_ascii(const unsigned char *octets, uint32_t length)
{
    uint32_t i;

    for (i = 0; i < length; i++)
        if (octets[i] > 0x7f)
            return false;
    return true;
}

bool
begins_with_ace(const unsigned char *octets, uint32_t length)
{
    uint32_t i;

    for (i = 0; i < ACE_PREFIX_LENGTH; i++)
        if (i >= length ||
            octet_lower(octets[i]) != (unsigned char)ACE_PREFIX[i])
            return false;
    return true;
}

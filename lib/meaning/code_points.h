/* code_points.h - code points that no one types on purpose
 *
 * SPDX-License-Identifier: MIT
 *
 * From the Unicode data, as ranges of our own: what would not be seen, what
 * looks like an ASCII character and is none.  No library is asked.
 */
#ifndef ADDRSPEC_MEANING_CODE_POINTS_H
#define ADDRSPEC_MEANING_CODE_POINTS_H

#include <stdint.h>

/* Of two that would fit a code point, the one that stands first here. */
enum code_point_class {
    ORDINARY,
    LINE_BREAKING, /* U+0085, U+2028, U+2029 */
    C1_CONTROL,    /* U+0080 to U+009F, but U+0085 */
    NONCHARACTER,
    PRIVATE_USE,
    JOINER,         /* U+200C, U+200D: right between some letters */
    BIDI_CONTROL,   /* those of UAX #9, and U+206A to U+206F */
    SPACE_FORM,     /* U+00A0, U+3000... */
    INVISIBLE,      /* zero width, fillers, variation selectors, tags... */
    REPLACEMENT,    /* U+FFFC and U+FFFD: here was something else */
    FULL_STOP_FORM, /* U+3002, U+FF61 */
    WIDTH_FORM,     /* full-width, half-width and small forms */
    QUOTE_FORM,     /* quotation marks, primes, the acute accent */
    DASH_FORM,      /* typographic hyphens and dashes, the minus sign */
    CODE_POINT_CLASS_COUNT
};

/* ORDINARY for every other code point, ASCII among them. */
enum code_point_class code_point_class(uint32_t code_point);

/* The ASCII character that was meant, as for U+FF20 the "@"; 0 if none. */
unsigned char code_point_plain(uint32_t code_point);

#endif

/* code_points.c - code points that no one types on purpose
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/code_points.h"

struct code_point_range {
    uint32_t first;
    uint32_t last;
    enum code_point_class class;
};

static const struct code_point_range ranges[] = {
#define CODE_POINTS(first, last, class) {first, last, class},
#include "meaning/code_points.def"
#undef CODE_POINTS
};

enum code_point_class
code_point_class(uint32_t code_point)
{
    uint32_t low = 0, high = sizeof ranges / sizeof ranges[0];

    if (code_point < ranges[0].first)
        return ORDINARY;
    /* The range is in [low, high), if there is one. */
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;

        if (code_point > ranges[middle].last)
            low = middle + 1;
        else if (code_point < ranges[middle].first)
            high = middle;
        else
            return ranges[middle].class;
    }
    return ORDINARY;
}

static unsigned char
width_form_plain(uint32_t code_point)
{
    static const unsigned char small_forms[] = {
        ",\0.\0;:?!-(){}\0\0#&*+-<>=\0\\$%@"};

    if (code_point >= 0xff01 && code_point <= 0xff5e) /* full-width ASCII */
        return (unsigned char)(code_point - 0xff01 + '!');
    if (code_point >= 0xfe50 && code_point <= 0xfe6b)
        return small_forms[code_point - 0xfe50];
    if (code_point == 0xff62 || code_point == 0xff63) /* corner brackets */
        return '"';
    return 0;
}

static unsigned char
quote_form_plain(uint32_t code_point)
{
    switch (code_point) {
    case 0x201a: /* a low quotation mark, taken for a comma */
        return ',';
    case 0xb4:   /* acute accent */
    case 0x2018: /* single quotation marks */
    case 0x2019:
    case 0x201b:
    case 0x2032: /* prime */
    case 0x2035:
    case 0x2039: /* single angle quotation marks */
    case 0x203a:
        return '\'';
    default:
        return '"';
    }
}

unsigned char
code_point_plain(uint32_t code_point)
{
    switch (code_point_class(code_point)) {
    case SPACE_FORM:
        return ' ';
    case FULL_STOP_FORM:
        return '.';
    case DASH_FORM:
        return '-';
    case WIDTH_FORM:
        return width_form_plain(code_point);
    case QUOTE_FORM:
        return quote_form_plain(code_point);
    default:
        return 0;
    }
}

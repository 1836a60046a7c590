/* code_points_test.c - code points that no one types on purpose
 *
 * SPDX-License-Identifier: MIT
 *
 * meaning/properties.c holds every one of them against the Unicode data.
 */
#include "meaning/code_points.h"

#include <criterion/criterion.h>

struct row {
    uint32_t code_point;
    enum code_point_class class;
    unsigned char plain;
};

Test(code_points, the_ends_of_ranges_and_their_neighbours)
{
    static const struct row rows[] = {
        {0, ORDINARY, 0},
        {'@', ORDINARY, 0},
        {0x7f, ORDINARY, 0},
        {0x80, C1_CONTROL, 0},
        {0x84, C1_CONTROL, 0},
        {0x85, LINE_BREAKING, 0},
        {0x86, C1_CONTROL, 0},
        {0x9f, C1_CONTROL, 0},
        {0xa0, SPACE_FORM, ' '},
        {0xa1, ORDINARY, 0},
        {0xad, INVISIBLE, 0},
        {0xfc, ORDINARY, 0},
        {0x200b, INVISIBLE, 0},
        {0x200c, JOINER, 0},
        {0x200d, JOINER, 0},
        {0x200e, BIDI_CONTROL, 0},
        {0x2028, LINE_BREAKING, 0},
        {0x2066, BIDI_CONTROL, 0},
        {0x2070, ORDINARY, 0},
        {0xd7ff, ORDINARY, 0},
        {0xd800, ORDINARY, 0},
        {0xdfff, ORDINARY, 0},
        {0xe000, PRIVATE_USE, 0},
        {0xf8ff, PRIVATE_USE, 0},
        {0xf900, ORDINARY, 0},
        {0xfdcf, ORDINARY, 0},
        {0xfdd0, NONCHARACTER, 0},
        {0xfdef, NONCHARACTER, 0},
        {0xfdf0, ORDINARY, 0},
        {0xfffb, INVISIBLE, 0},
        {0xfffc, REPLACEMENT, 0},
        {0xfffd, REPLACEMENT, 0},
        {0xfffe, NONCHARACTER, 0},
        {0x10000, ORDINARY, 0},
        {0xe0001, INVISIBLE, 0},
        {0x10fffd, PRIVATE_USE, 0},
        {0x10ffff, NONCHARACTER, 0},
        {0x110000, ORDINARY, 0},
        {UINT32_MAX, ORDINARY, 0},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        cr_expect_eq(code_point_class(rows[i].code_point), rows[i].class,
                     "U+%04X", (unsigned)rows[i].code_point);
        cr_expect_eq(code_point_plain(rows[i].code_point), rows[i].plain,
                     "U+%04X", (unsigned)rows[i].code_point);
    }
}

Test(code_points, what_was_meant)
{
    static const struct row rows[] = {
        {0xff20, WIDTH_FORM, '@'},     {0xff0e, WIDTH_FORM, '.'},
        {0xff01, WIDTH_FORM, '!'},     {0xff5e, WIDTH_FORM, '~'},
        {0xff5f, WIDTH_FORM, 0},       {0xff41, WIDTH_FORM, 'a'},
        {0xff76, WIDTH_FORM, 0},       {0xffe0, WIDTH_FORM, 0},
        {0xff62, WIDTH_FORM, '"'},     {0xfe50, WIDTH_FORM, ','},
        {0xfe51, WIDTH_FORM, 0},       {0xfe52, WIDTH_FORM, '.'},
        {0xfe58, WIDTH_FORM, '-'},     {0xfe5f, WIDTH_FORM, '#'},
        {0xfe68, WIDTH_FORM, '\\'},    {0xfe6b, WIDTH_FORM, '@'},
        {0x3002, FULL_STOP_FORM, '.'}, {0xff61, FULL_STOP_FORM, '.'},
        {0x2018, QUOTE_FORM, '\''},    {0x2019, QUOTE_FORM, '\''},
        {0x201c, QUOTE_FORM, '"'},     {0x201d, QUOTE_FORM, '"'},
        {0xab, QUOTE_FORM, '"'},       {0xb4, QUOTE_FORM, '\''},
        {0x300c, QUOTE_FORM, '"'},     {0x2010, DASH_FORM, '-'},
        {0x2013, DASH_FORM, '-'},      {0x2212, DASH_FORM, '-'},
        {0x3000, SPACE_FORM, ' '},     {0x202f, SPACE_FORM, ' '},
        {0xe4, ORDINARY, 0},           {0x30fc, ORDINARY, 0},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        cr_expect_eq(code_point_class(rows[i].code_point), rows[i].class,
                     "U+%04X", (unsigned)rows[i].code_point);
        cr_expect_eq(code_point_plain(rows[i].code_point), rows[i].plain,
                     "U+%04X", (unsigned)rows[i].code_point);
    }
}

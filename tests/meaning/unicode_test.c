/* unicode_test.c - what is known of code points, with and without ICU
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/unicode.h"

#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#include <criterion/criterion.h>

#if HAVE_ICU
static const bool there_is_icu = true;
#else
static const bool there_is_icu = false;
#endif

Test(unicode, letters_are_as_wide_as_terminals_have_them)
{
    cr_expect_eq(unicode_width('a'), 1);
    cr_expect_eq(unicode_width(0xfc), 1);
    cr_expect_eq(unicode_width(0x416), 1);
    cr_expect_eq(unicode_width(0x65e5), 2);
    cr_expect_eq(unicode_width(0x3042), 2);
    cr_expect_eq(unicode_width(0xd55c), 2);
    cr_expect_eq(unicode_width(0xff41), 2);
    cr_expect_eq(unicode_width(0x1f600), 2);
    cr_expect_eq(unicode_width(0x20000), 2);
}

Test(unicode, combining_marks_take_no_column)
{
    cr_expect_eq(unicode_width(0x301), 0);
    cr_expect_eq(unicode_width(0x36f), 0);
    cr_expect_eq(unicode_width(0x5b0), 0);
    cr_expect_eq(unicode_width(0x64b), 0);
    cr_expect_eq(unicode_width(0x20dd), 0);
}

Test(unicode, what_is_not_seen_is_known)
{
    static const uint32_t unseen[] = {
        0x0,    0x1f,   0x7f,    0x85,    0xa0,    0xad,   0x34f,  0x61c,
        0x2003, 0x200b, 0x200d,  0x200e,  0x2028,  0x202e, 0x2060, 0x2066,
        0x2800, 0x3000, 0x3164,  0xd800,  0xe000,  0xfe0f, 0xfeff, 0xffa0,
        0xfffe, 0xffff, 0xe0001, 0xf0000, 0x10ffff};
    static const uint32_t seen[] = {' ',    '!',    '~',    0xa1,   0xff,
                                    0x301,  0x416,  0x5d0,  0x3042, 0x65e5,
                                    0xac00, 0xff20, 0x1f600};
    size_t i;

    for (i = 0; i < sizeof unseen / sizeof unseen[0]; i++)
        cr_expect(unicode_is_unseen(unseen[i]), "U+%04X", (unsigned)unseen[i]);
    for (i = 0; i < sizeof seen / sizeof seen[0]; i++)
        cr_expect_not(unicode_is_unseen(seen[i]), "U+%04X", (unsigned)seen[i]);
}

Test(unicode, the_source_is_named)
{
    cr_expect_neq(unicode_source()[0], '\0');
}

Test(unicode, noncharacters_and_private_ones_count_as_assigned)
{
    cr_expect(unicode_is_assigned('a'));
    cr_expect(unicode_is_assigned(0x65e5));
    cr_expect(unicode_is_assigned(0xe000));
    cr_expect(unicode_is_assigned(0xfdd0));
    cr_expect(unicode_is_assigned(0xffff));
    cr_expect(unicode_is_assigned(0x10fffe));
    cr_expect_eq(unicode_is_assigned(0x378), !there_is_icu);
    cr_expect_eq(unicode_is_assigned(0xe0080), !there_is_icu);
}

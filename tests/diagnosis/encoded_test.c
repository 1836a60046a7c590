/* encoded_test.c - characters written in another code
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/mends.h"

#include <criterion/criterion.h>
#include <string.h>

struct row {
    const char *text;
    enum encoding encoding;
    uint32_t length; /* 0: no encoded character begins there */
    uint32_t code_point;
};

static void
expect_decoded(const struct row *row)
{
    const struct encoded encoded = decode_at((const unsigned char *)row->text,
                                             (uint32_t)strlen(row->text));

    cr_expect_eq(encoded.length, row->length, "%s: %u octets", row->text,
                 (unsigned)encoded.length);
    if (row->length > 0)
        cr_expect(encoded.encoding == row->encoding &&
                      encoded.code_point == row->code_point,
                  "%s: U+%04X", row->text, (unsigned)encoded.code_point);
}

static void
expect_all(const struct row *rows, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        expect_decoded(&rows[i]);
}

#define EXPECT_ALL(rows) expect_all(rows, sizeof(rows) / sizeof(rows)[0])

Test(encoded, percent_and_quoted_printable_have_two_digits)
{
    static const struct row rows[] = {
        {"%40", PERCENT, 3, '@'},  {"%2e", PERCENT, 3, '.'},
        {"%2Ex", PERCENT, 3, '.'}, {"%4", PERCENT, 0, 0},
        {"%", PERCENT, 0, 0},      {"%4g", PERCENT, 0, 0},
        {"%e9", PERCENT, 0, 0},    {"=40", QUOTED, 3, '@'},
        {"=3D", QUOTED, 3, '='},   {"=3", QUOTED, 0, 0},
        {"=?", QUOTED, 0, 0},      {"%00", PERCENT, 3, 0},
    };

    EXPECT_ALL(rows);
}

Test(encoded, references_of_html_end_with_a_semicolon)
{
    static const struct row rows[] = {
        {"&#64;", ENTITY, 5, '@'},
        {"&#064;", ENTITY, 6, '@'},
        {"&#x40;", ENTITY, 6, '@'},
        {"&#X2E;", ENTITY, 6, '.'},
        {"&commat;", ENTITY, 8, '@'},
        {"&amp;", ENTITY, 5, '&'},
        {"&AMP;", ENTITY, 5, '&'},
        {"&#64", ENTITY, 0, 0},
        {"&#;", ENTITY, 0, 0},
        {"&#x;", ENTITY, 0, 0},
        {"&#99999999999999;", ENTITY, 0, 0},
        {"&#233;", ENTITY, 0, 0},
        {"&foo;", ENTITY, 0, 0},
        {"&", ENTITY, 0, 0},
        {"&#4x;", ENTITY, 0, 0},
    };

    EXPECT_ALL(rows);
}

Test(encoded, signs_are_spelled_out_in_brackets_or_between_blanks)
{
    static const struct row rows[] = {
        {"[at]", SPELLED, 4, '@'},   {"(at)", SPELLED, 4, '@'},
        {"{AT}", SPELLED, 4, '@'},   {"<at>", SPELLED, 4, '@'},
        {"[dot]", SPELLED, 5, '.'},  {" at ", SPELLED, 4, '@'},
        {" dot ", SPELLED, 5, '.'},  {" [at] ", SPELLED, 6, '@'},
        {"  at\t", SPELLED, 5, '@'}, {"[at)", SPELLED, 0, 0},
        {"[at", SPELLED, 0, 0},      {" at", SPELLED, 0, 0},
        {"at ", SPELLED, 0, 0},      {" atom ", SPELLED, 0, 0},
        {"[a]", SPELLED, 0, 0},      {" ", SPELLED, 0, 0},
        {"[", SPELLED, 0, 0},
    };

    EXPECT_ALL(rows);
}

Test(encoded, escapes_begin_with_a_backslash)
{
    static const struct row rows[] = {
        {"\\u0040", ESCAPED, 6, '@'}, {"\\u002E", ESCAPED, 6, '.'},
        {"\\x40", ESCAPED, 4, '@'},   {"\\n", ESCAPED, 2, '\n'},
        {"\\r\\n", ESCAPED, 2, '\r'}, {"\\t>", ESCAPED, 2, '\t'},
        {"\\nb", ESCAPED, 0, 0},      {"\\u00e9", ESCAPED, 0, 0},
        {"\\u004", ESCAPED, 0, 0},    {"\\", ESCAPED, 0, 0},
        {"\\u1040", ESCAPED, 0, 0},   {"\\x4", ESCAPED, 0, 0},
    };

    EXPECT_ALL(rows);
}

Test(encoded, nothing_begins_with_other_octets)
{
    unsigned octet;

    cr_expect_eq(decode_at((const unsigned char *)"", 0).length, 0);
    for (octet = 0; octet < 256; octet++) {
        const unsigned char text[] = {(unsigned char)octet, 'a', 't', ']'};

        if (octet != '[')
            cr_expect_eq(decode_at(text, 4).length, 0, "octet %u", octet);
    }
}

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
        {"%7F", PERCENT, 0, 0},
    };

    EXPECT_ALL(rows);
}

Test(encoded, octets_of_one_character_are_decoded_together)
{
    static const struct row rows[] = {
        {"%C3%BC", PERCENT, 6, 0xfc},
        {"%c3%bcx", PERCENT, 6, 0xfc},
        {"%C3%BC%C3%B6", PERCENT, 6, 0xfc},
        {"%E2%80%99", PERCENT, 9, 0x2019},
        {"%F0%9F%98%80", PERCENT, 12, 0x1f600},
        {"%C3", PERCENT, 0, 0},
        {"%C3%28", PERCENT, 0, 0},
        {"%C3=BC", PERCENT, 0, 0},
        {"%C0%AF", PERCENT, 0, 0},
        {"%C2%80", PERCENT, 0, 0},
        {"%ED%A0%80", PERCENT, 0, 0},
        {"=C3=BC", QUOTED, 6, 0xfc},
        {"=c3=bc", QUOTED, 0, 0},
        {"=C3=bc", QUOTED, 0, 0},
        {"\\xc3\\xbc", ESCAPED, 8, 0xfc},
        {"\\xfc", ESCAPED, 4, 0xfc},
        {"\\x9c", ESCAPED, 0, 0},
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
        {"&#233;", ENTITY, 6, 0xe9},
        {"&#xFC;", ENTITY, 6, 0xfc},
        {"&#x1F600;", ENTITY, 9, 0x1f600},
        {"&#146;", ENTITY, 6, 0x2019},
        {"&#129;", ENTITY, 0, 0},
        {"&#xD800;", ENTITY, 0, 0},
        {"&#x110000;", ENTITY, 0, 0},
        {"&uuml;", ENTITY, 6, 0xfc},
        {"&Uuml;", ENTITY, 6, 0xdc},
        {"&THORN;", ENTITY, 7, 0xde},
        {"&AElig;", ENTITY, 7, 0xc6},
        {"&Scaron;", ENTITY, 8, 0x160},
        {"&szlig;", ENTITY, 7, 0xdf},
        {"&rsquo;", ENTITY, 7, 0x2019},
        {"&uuml", ENTITY, 0, 0},
        {"&foo;", ENTITY, 0, 0},
        {"&", ENTITY, 0, 0},
        {"&#4x;", ENTITY, 0, 0},
    };

    EXPECT_ALL(rows);
}

Test(encoded, signs_are_spelled_out_in_brackets_or_between_blanks)
{
    static const struct row rows[] = {
        {"[at]", SPELLED, 4, '@'},      {"(at)", SPELLED, 4, '@'},
        {"{AT}", SPELLED, 4, '@'},      {"<at>", SPELLED, 4, '@'},
        {"[dot]", SPELLED, 5, '.'},     {" at ", SPELLED, 4, '@'},
        {" dot ", SPELLED, 5, '.'},     {" [at] ", SPELLED, 6, '@'},
        {"  at\t", SPELLED, 5, '@'},    {"[at)", SPELLED, 0, 0},
        {"[at", SPELLED, 0, 0},         {" at", SPELLED, 0, 0},
        {"at ", SPELLED, 0, 0},         {" atom ", SPELLED, 0, 0},
        {"[a]", SPELLED, 3, '@'},       {" ", SPELLED, 0, 0},
        {"[", SPELLED, 0, 0},           {"(a)x.example", SPELLED, 3, '@'},
        {"(b)", SPELLED, 0, 0},         {"(a)@x.example", SPELLED, 0, 0},
        {"(a)b@x", SPELLED, 0, 0},      {" a ", SPELLED, 0, 0},
        {" arobase ", SPELLED, 9, '@'}, {" Point ", SPELLED, 7, '.'},
        {"[アット]", SPELLED, 11, '@'},
    };

    EXPECT_ALL(rows);
}

Test(encoded, escapes_begin_with_a_backslash)
{
    static const struct row rows[] = {
        {"\\u0040", ESCAPED, 6, '@'},    {"\\u002E", ESCAPED, 6, '.'},
        {"\\x40", ESCAPED, 4, '@'},      {"\\n", ESCAPED, 2, '\n'},
        {"\\r\\n", ESCAPED, 2, '\r'},    {"\\t>", ESCAPED, 2, '\t'},
        {"\\nb", ESCAPED, 0, 0},         {"\\u00e9", ESCAPED, 6, 0xe9},
        {"\\u004", ESCAPED, 0, 0},       {"\\", ESCAPED, 0, 0},
        {"\\u0085", ESCAPED, 0, 0},      {"\\x4", ESCAPED, 0, 0},
        {"\\u4f8b", ESCAPED, 6, 0x4f8b},
    };

    EXPECT_ALL(rows);
}

Test(encoded, escaped_surrogates_come_in_pairs)
{
    static const struct row rows[] = {
        {"\\ud83d\\ude00", ESCAPED, 12, 0x1f600},
        {"\\uDBFF\\uDFFF", ESCAPED, 12, 0x10ffff},
        {"\\ud83d", ESCAPED, 0, 0},
        {"\\ud83dx", ESCAPED, 0, 0},
        {"\\ud83d\\u0041", ESCAPED, 0, 0},
        {"\\ude00\\ud83d", ESCAPED, 0, 0},
    };

    EXPECT_ALL(rows);
}

Test(encoded, sequences_of_utf7_are_more_than_a_word_behind_a_plus_sign)
{
    static const struct row rows[] = {
        {"+AEA-", SHIFTED, 5, '@'},
        {"+AEA", SHIFTED, 4, '@'},
        {"+AEA.", SHIFTED, 4, '@'},
        {"+AC4-", SHIFTED, 5, '.'},
        {"+APw-", SHIFTED, 5, 0xfc},
        {"+AOkA6A-", SHIFTED, 8, 0xe9},
        {"+BD8EQAQ4BDIENQRC-", SHIFTED, 18, 0x43f},
        {"+2D3eANg93gE-", SHIFTED, 13, 0x1f600},
        {"+", SHIFTED, 0, 0},
        {"+-", SHIFTED, 0, 0},
        {"+b-c", SHIFTED, 0, 0},
        {"+tag-x", SHIFTED, 0, 0},
        {"+news", SHIFTED, 0, 0},
        {"+newsletter", SHIFTED, 0, 0},
        {"+shopping", SHIFTED, 0, 0},
        {"+ABC-", SHIFTED, 0, 0}, /* bits are left over */
        {"+AGE-", SHIFTED, 0, 0}, /* a letter of ASCII is never shifted */
        {"+AIA-", SHIFTED, 0, 0}, /* a control */
        {"+2D0-", SHIFTED, 0, 0}, /* half a pair of surrogates */
        {"+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-", SHIFTED, 0,
         0},
    };

    EXPECT_ALL(rows);
}

static void
expect_text(const char *octets, const char *wanted)
{
    const struct encoded encoded =
        decode_at((const unsigned char *)octets, (uint32_t)strlen(octets));
    char text[DECODED_MAX + 1];

    text[decoded_text((const unsigned char *)octets, &encoded, text)] = '\0';
    cr_expect_str_eq(text, wanted, "%s", octets);
}

Test(encoded, what_is_decoded_is_written_in_utf8)
{
    expect_text("%40", "@");
    expect_text("%20", "");
    expect_text("&nbsp;", "");
    expect_text("%C3%BC%C3%B6", "\xc3\xbc");
    expect_text("\\ud83d\\ude00", "\xf0\x9f\x98\x80");
    expect_text("+AOkA6A-x", "\xc3\xa9\xc3\xa8");
    expect_text("+AEA-", "@");
}

Test(encoded, nothing_begins_with_other_octets)
{
    unsigned octet;

    cr_expect_eq(decode_at((const unsigned char *)"", 0).length, 0);
    for (octet = 0; octet < 256; octet++) {
        const unsigned char text[] = {(unsigned char)octet, 'a', 't', ']'};

        if (octet != '[') /* "[at]" */
            cr_expect_eq(decode_at(text, 4).length, 0, "octet %u", octet);
    }
}

/* encoding_test.c - text that went through the wrong charset
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/encoding.h"

#include <criterion/criterion.h>
#include <string.h>

struct reading {
    const char *text;
    enum charset charset;
};

static void
expect_charsets(const struct reading *rows, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        const size_t length = strlen(rows[i].text);
        /* A block of that size, so that a sanitizer sees an octet too far. */
        unsigned char *octets = malloc(length + 1);

        cr_assert_not_null(octets);
        memcpy(octets, rows[i].text, length);
        cr_expect_eq(legacy_charset(octets, (uint32_t)length), rows[i].charset,
                     "row %u", (unsigned)i);
        free(octets);
    }
}

#define EXPECT_CHARSETS(rows)                                                  \
    expect_charsets(rows, sizeof(rows) / sizeof(rows)[0])

Test(encoding, letters_of_western_europe_are_read)
{
    static const struct reading rows[] = {
        {"m\xfcller@example.com", ISO_8859_1},
        {"jos\xe9@example.com", ISO_8859_1},
        {"Ren\xe9"
         "e@example.com",
         ISO_8859_1},
        {"\xc5sa@example.com", ISO_8859_1},
        {"\xc9milie@example.com", ISO_8859_1},
        {"fran\xe7ois@example.com", ISO_8859_1},
        {"MALM\xd6@example.com", ISO_8859_1},
        {"JO\xc3O@example.com", ISO_8859_1},
        {"stra\xdf"
         "e@example.com",
         ISO_8859_1},
        {"J\xe4\xe4skel\xe4inen@example.com", ISO_8859_1},
        {"\xfeorsteinn@example.com", ISO_8859_1},
        {"sigur\xf0ur@example.com", ISO_8859_1},
        {"bob@b\xfc"
         "cher.example",
         ISO_8859_1},
        {"j\xc3\xbcrgen@b\xfc"
         "cher.example",
         ISO_8859_1},
        {"o\x92"
         "brien@example.com",
         WINDOWS_1252},
        {"jean\x96luc@example.com", WINDOWS_1252},
        {"du\x9a"
         "an.m\xfcller@example.com",
         WINDOWS_1252},
        {"\x8e"
         "eljko@example.com",
         WINDOWS_1252},
        {"du\xa8"
         "an@example.com",
         ISO_8859_15},
        {"c\xbdur@\xe9"
         "cole.example",
         ISO_8859_15},
    };

    EXPECT_CHARSETS(rows);
}

Test(encoding, marks_around_all_are_read)
{
    static const struct reading rows[] = {
        {"\x93joe\x94@example.com", WINDOWS_1252},
        {"\x84joe@example.com\x94", WINDOWS_1252},
        {"\xabjoe@example.com\xbb", ISO_8859_1},
        {"joe@example.com\xa0", ISO_8859_1},
        {"\xa0joe@example.com", ISO_8859_1},
        {"\x80uro@example.com", WINDOWS_1252},
        {"\x93joe@example.com", NO_CHARSET},
        {"joe@example.com\x94", NO_CHARSET},
        {"\x93joe@example.com\xbb", NO_CHARSET},
        {"jo\x93joe\x94@example.com", NO_CHARSET},
        {"\x93joe\x94joe@example.com", NO_CHARSET},
        {"j\x80uro@example.com", NO_CHARSET},
        {"j.\x80uro@example.com", NO_CHARSET},
        {"joe\xa0joe@example.com", NO_CHARSET},
        {"\xa0", NO_CHARSET},
        {"\x93", NO_CHARSET},
    };

    EXPECT_CHARSETS(rows);
}

Test(encoding, a_quotation_ends_with_all_or_before_the_at)
{
    cr_expect_eq(legacy_quotation((const unsigned char *)"", 0), 0);
    cr_expect_eq(legacy_quotation((const unsigned char *)"\x93j\x94", 3), 3);
    cr_expect_eq(legacy_quotation((const unsigned char *)"\x93j\x94@", 4), 3);
    cr_expect_eq(legacy_quotation((const unsigned char *)"\xabj\xbb.", 4), 0);
    cr_expect_eq(legacy_quotation((const unsigned char *)"\xabj\x94", 3), 0);
}

Test(encoding, what_is_no_word_is_not_guessed_at)
{
    static const struct reading rows[] = {
        {"", NO_CHARSET},
        {"bob@example.com", NO_CHARSET},
        {"jos\xc3\xa9@example.com", NO_CHARSET},
        {"\x80@example.com", NO_CHARSET},
        {"bob\x80@example.com", NO_CHARSET},
        {"bob\xa0@example.com", NO_CHARSET},
        {"bob\xff@example.com", NO_CHARSET},
        {"bo\xff"
         "b@example.com",
         NO_CHARSET},
        {"bob\xfe@example.com", NO_CHARSET},
        {"\xff\xfe"
         "b@example.com",
         NO_CHARSET},
        {"\xe9@example.com", NO_CHARSET},
        {"12\xe9"
         "34@example.com",
         NO_CHARSET},
        {"2\xd7"
         "4@example.com",
         NO_CHARSET},
        {"a\xd7z@example.com", NO_CHARSET},
        {"'\x92'@example.com", NO_CHARSET},
        {"bob\x92@example.com", NO_CHARSET},
        /* UTF-8 that was cut, or is a trick */
        {"bob\xe2\x82@example.com", NO_CHARSET},
        {"bob\xc3@example.com", NO_CHARSET},
        {"\xc3"
         "bob@example.com",
         NO_CHARSET},
        {"bob@caf\xe9", NO_CHARSET},
        {"bob\xc0\xaf@example.com", NO_CHARSET},
        {"bob\xc1\x80@example.com", NO_CHARSET},
        {"bob\xed\xa0\x80@example.com", NO_CHARSET},
        {"bob\xf5\x80\x80\x80@example.com", NO_CHARSET},
        /* one that cannot be read is enough */
        {"m\xfcller\x81@example.com", NO_CHARSET},
        {"m\xfcller\xc0\xaf@example.com", NO_CHARSET},
        /* of both charsets */
        {"du\x9a"
         "an.du\xa8"
         "an@example.com",
         NO_CHARSET},
        {"\xd5\xc5\xce\xb0@example.com", NO_CHARSET}, /* GB18030, some UTF-8 */
        {"\xbe"
         "ofie@example.com",
         NO_CHARSET},
        /* other alphabets: KOI8-R, Windows-1251, ISO 8859-7, Shift_JIS */
        {"\xd0\xd2\xc9\xd7\xc5\xd4@example.com", NO_CHARSET},
        {"\xef\xf0\xe8\xe2\xe5\xf2@example.com", NO_CHARSET},
        {"\xe3\xe5\xe9\xdc@example.com", NO_CHARSET},
        {"\x93\x8c\x8b\x9e@example.com", NO_CHARSET},
        {"\x83"
         "e\x83X\x83g@example.com",
         NO_CHARSET},
    };

    EXPECT_CHARSETS(rows);
}

/* All that Windows-1252 has a letter for, the other two have as well, but
 * elsewhere: the tables were not mixed up. */
Test(encoding, the_tables_are_those_of_unicode_org)
{
    static const uint32_t euro_and_letters[] = {0x20ac, 0x160, 0x161, 0x17d,
                                                0x17e,  0x152, 0x153, 0x178};
    unsigned octet, found = 0, gaps = 0;
    size_t i;

    for (octet = 0; octet < 256; octet++) {
        const unsigned char o = (unsigned char)octet;
        const uint32_t code_point = legacy_decode(WINDOWS_1252, o);

        cr_expect_eq(legacy_decode(ISO_8859_1, o), octet);
        cr_expect_eq(legacy_decode(NO_CHARSET, o), 0);
        if (octet > 0x7f && octet < 0xa0)
            gaps += code_point == 0 ? 1 : 0;
        else
            cr_expect_eq(code_point, octet);
        for (i = 0; i < 8; i++) {
            if (code_point == euro_and_letters[i])
                found++;
            if (legacy_decode(ISO_8859_15, o) == euro_and_letters[i])
                found++;
        }
    }
    cr_expect_eq(gaps, 5);
    cr_expect_eq(found, 16);
}

static void
expect_read(const char *text, uint32_t length, uint32_t code_point,
            bool doubtful)
{
    const struct mojibake found =
        mojibake_at((const unsigned char *)text, (uint32_t)strlen(text));

    cr_expect(found.length == length && found.code_point == code_point &&
                  found.doubtful == doubtful,
              "%s: %u octets, U+%04X", text, (unsigned)found.length,
              (unsigned)found.code_point);
}

static void
expect_mojibake(const char *text, uint32_t length, uint32_t code_point)
{
    const struct mojibake found =
        mojibake_at((const unsigned char *)text, (uint32_t)strlen(text));

    cr_expect_eq(found.length, length, "%s: %u octets", text,
                 (unsigned)found.length);
    if (length > 0)
        cr_expect_eq(found.code_point, code_point, "%s: U+%04X", text,
                     (unsigned)found.code_point);
}

Test(encoding, utf8_encoded_once_more_is_undone)
{
    expect_mojibake("Ã¼ller", 4, 0xfc);
    expect_mojibake("Ã©", 4, 0xe9);
    expect_mojibake("ÃŸ", 4, 0xdf);
    expect_mojibake("Ã\xc2\xa0", 4, 0xe0);
    expect_mojibake("Å¡", 4, 0x161);
    expect_mojibake("Ð¿", 4, 0x43f);
    expect_mojibake("Ñ\xc2\x81", 4, 0x441); /* a gap of Windows-1252 */
    expect_mojibake("Ã\xc2\x89", 4, 0xc9);  /* as ISO 8859-1 */
    expect_mojibake("Ã‰", 5, 0xc9);         /* as Windows-1252 */
    expect_mojibake("â€™", 8, 0x2019);
    expect_mojibake("æ—¥æœ¬", 7, 0x65e5);
    expect_mojibake("ðŸ˜€", 9, 0x1f600);
    expect_mojibake("Â\xc2\xa0", 4, 0xa0);
}

Test(encoding, utf8_encoded_twice_more_is_undone_at_once)
{
    expect_mojibake("ÃƒÂ¼", 8, 0xfc);
    expect_mojibake("Ã¢â‚¬â„¢", 18, 0x2019);
}

Test(encoding, half_of_a_letter_is_read_where_the_rest_is_lost)
{
    expect_read("Ã ", 3, 0xe0, true);
    expect_read("Ã", 2, 0xe0, true);
    expect_read("Ã@", 2, 0xe0, true);
    expect_read("Â ", 3, 0xa0, true);
    expect_read("Â.com", 2, 0xa0, true);
    expect_read("Å ime", 3, 0x160, true);
    expect_read("ä½ å", 5, 0x4f60, false);
    expect_read("â€@", 5, 0x201d, false);
    expect_read("â€‹", 8, 0x200b, false);
    expect_read("ï»¿", 6, 0xfeff, false);
}

Test(encoding, utf8_read_in_other_charsets_is_undone)
{
    expect_read("РёРІР°РЅ", 4, 0x438, false);
    expect_read("РЅ", 4, 0x43d, true);
    expect_read("Рёрих", 4, 0x438, true);
    expect_read("├⌐", 6, 0xe9, false);
    expect_read("├®", 5, 0xe9, false);
    expect_read("√ß", 5, 0xe7, false);
    expect_read("√2", 0, 0, false);
    expect_read("Сам", 0, 0, false);
}

Test(encoding, what_people_write_is_left_alone)
{
    expect_mojibake("", 0, 0);
    expect_mojibake("a", 0, 0);
    expect_mojibake("Ão", 0, 0);
    expect_mojibake("ÃO", 0, 0);
    expect_mojibake("Éa", 0, 0);
    expect_mojibake("Ñ@", 0, 0);
    expect_mojibake("Ââ", 0, 0);
    expect_mojibake("ÄÖÜ", 0, 0);
    expect_mojibake("ÉÈ", 0, 0);
    expect_mojibake("éèê", 0, 0);
    expect_mojibake("Â\xc2\x9f", 0, 0); /* a control */
    expect_mojibake("Ã—", 0, 0);        /* the sign of multiplication */
    expect_mojibake("ü", 0, 0);
    expect_mojibake("€", 0, 0);
}

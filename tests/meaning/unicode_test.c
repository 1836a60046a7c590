/* unicode_test.c - what is known of code points, with and without ICU
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/unicode.h"

#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "text/utf8.h"

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

/* ---- Normalization Form C -------------------------------------------- */

struct normal_row {
    const char *text;
    const char *normal;
    uint32_t offset; /* the first run that changes */
    uint32_t length; /* 0: none does */
};

/* U+0300 and the like are written in octets: an editor would compose them. */
static const struct normal_row normal_rows[] = {
    {"", "", 0, 0},
    {"abc", "abc", 0, 0},
    {"m\xc3\xbcller", "m\xc3\xbcller", 0, 0},
    {"mu\xcc\x88ller", "m\xc3\xbcller", 1, 3},
    {"a\xcc\x81"
     "b\xcc\x81",
     "\xc3\xa1"
     "b\xcc\x81",
     0, 3},
    /* no composed form: stays */
    {"q\xcc\x81", "q\xcc\x81", 0, 0},
    /* marks in the other order: dot below before acute */
    {"xq\xcc\x81\xcc\xa3", "xq\xcc\xa3\xcc\x81", 1, 5},
    /* the Angstrom sign, a singleton */
    {"xy\xe2\x84\xab", "xy\xc3\x85", 2, 3},
    /* Hangul: a leading and a vowel jamo */
    {"\xea\xb0\x80\xe1\x84\x80\xe1\x85\xa1", "\xea\xb0\x80\xea\xb0\x80", 3, 6},
    /* U+0344, of two */
    {"\xcd\x84", "\xcc\x88\xcc\x81", 0, 2},
    /* U+1D160, a composition exclusion: 4 octets become 12 */
    {"a\xf0\x9d\x85\xa0", "a\xf0\x9d\x85\x98\xf0\x9d\x85\xa5\xf0\x9d\x85\xae",
     1, 4},
};

#define NORMAL_ROWS (sizeof normal_rows / sizeof normal_rows[0])

Test(unicode, the_first_run_that_is_not_in_nfc_is_found)
{
    size_t i;

    for (i = 0; i < NORMAL_ROWS; i++) {
        const struct normal_row *row = &normal_rows[i];
        uint32_t offset = 99, length = 99;
        const enum unicode_status status =
            unicode_not_nfc((const unsigned char *)row->text,
                            (uint32_t)strlen(row->text), &offset, &length);

        cr_expect_eq(status, there_is_icu ? UNICODE_DONE : UNICODE_NOT_CHECKED);
        cr_expect_eq(length, there_is_icu ? row->length : 0, "row %zu: %u", i,
                     (unsigned)length);
        if (length > 0)
            cr_expect_eq(offset, row->offset, "row %zu: %u", i,
                         (unsigned)offset);
    }
}

Test(unicode, text_is_brought_to_nfc)
{
    size_t i;

    for (i = 0; i < NORMAL_ROWS; i++) {
        const struct normal_row *row = &normal_rows[i];
        const uint32_t normal_length = (uint32_t)strlen(row->normal);
        unsigned char nfc[64];
        uint32_t written = 99;
        enum unicode_status status = unicode_nfc(
            (const unsigned char *)row->text, (uint32_t)strlen(row->text), nfc,
            normal_length, &written);

        cr_expect_eq(status, there_is_icu ? UNICODE_DONE : UNICODE_NOT_CHECKED);
        cr_expect_eq(written, there_is_icu ? normal_length : 0, "row %zu", i);
        cr_expect_eq(memcmp(nfc, row->normal, written), 0, "row %zu", i);
        if (normal_length == 0)
            continue;
        status = unicode_nfc((const unsigned char *)row->text,
                             (uint32_t)strlen(row->text), nfc,
                             normal_length - 1, &written);
        cr_expect_eq(status, there_is_icu ? UNICODE_DONE : UNICODE_NOT_CHECKED);
        cr_expect_eq(written, 0, "row %zu: too little room", i);
    }
}

Test(unicode, nfc_has_room_for_the_longest_text)
{
    static unsigned char text[1152], nfc[3 * sizeof text];
    uint32_t i, written, offset, length;

    if (!there_is_icu)
        cr_skip_test("there is no ICU");
    /* U+1D160 grows to three times its length. */
    for (i = 0; i < sizeof text; i += 4)
        memcpy(text + i, "\xf0\x9d\x85\xa0", 4);
    cr_expect_eq(unicode_nfc(text, sizeof text, nfc, sizeof nfc, &written),
                 UNICODE_DONE);
    cr_expect_eq(written, sizeof nfc);
    cr_expect_eq(unicode_not_nfc(text, sizeof text, &offset, &length),
                 UNICODE_DONE);
    cr_expect_eq(length, 4);
    memset(text, 'a', sizeof text);
    cr_expect_eq(unicode_not_nfc(text, sizeof text, &offset, &length),
                 UNICODE_DONE);
    cr_expect_eq(length, 0);
}

/* ---- Look-alikes ----------------------------------------------------- */

struct look_row {
    const char *text;
    bool mixed;
    const char *foreign; /* the run, where mixed */
    bool confusable;
    const char *plain; /* "": none */
};

static const struct look_row look_rows[] = {
    {"apple", false, "", false, "apple"},
    {"b\u00fccher", false, "", false, ""},
    {"stra\u00dfe", false, "", false, ""},
    {"\u65e5\u672c\u8a9e", false, "", false, ""},
    {"\u65e5\u672c\u8a9ekana", false, "", false, ""},
    {"\u30ab\u30bf\u30ab\u30ca\u3072\u3089", false, "", false, ""},
    {"\ud55c\uad6d\u97d3\u570b"
     "abc",
     false, "", false, ""},
    {"\u0438\u0432\u0430\u043d", false, "", false, ""},
    /* whole-script confusables: Cyrillic, and Latin's dotless i; to Unicode,
     * U+04CF looks like "i" */
    {"\u0440\u0430\u0443\u0440\u0430", false, "", true, "paypa"},
    {"\u0430\u0440\u0440\u04cf\u0435", false, "", true, "appie"},
    {"\u0430\u0440\u0440\u04cf\u0435-24", false, "", true, "appie-24"},
    {"m\u0131ke", false, "", true, "mike"},
    {"\u0251pple", false, "", true, "apple"},
    /* two characters drawn as one: 𝐦 has the skeleton of "m" */
    {"\U0001d426ike", false, "", true, "mike"},
    /* a dash is no letter: code_points.h has it */
    {"a\u2010b", false, "", false, "a-b"},
    /* one Cyrillic letter in Latin, and the reverse */
    {"p\u0430ypal", true, "\u0430", false, "paypal"},
    {"\u0440\u0430ypal", true, "\u0440\u0430", false, "paypal"},
    {"\u0438\u0432a\u043d", true, "a", false, ""},
    {"\u043f\u0440\u0438\u0432\u0435\u0442hi", true, "hi", false, ""},
    /* as many of each: Latin is at home */
    {"\u0430"
     "b",
     true, "\u0430", false, "ab"},
    /* a mark goes with its letter */
    {"abc\u0438\u0301\u0432"
     "1",
     true, "\u0438\u0301\u0432", false, ""},
    /* Latin is at home where Japanese is */
    {"\u65e5\u672ckana\u0430", true, "\u0430", false, ""},
    /* Hangul and Hiragana are never written together */
    {"\ud55c\uad6d\u3072", true, "\u3072", false, ""},
    /* Greek omicron */
    {"g\u03bfogle", true, "\u03bf", false, "google"},
    /* what is not assigned, or private, is of no script */
    {"abc\u0378\ue000", false, "", false, ""},
    /* digits of a script are of that script, those of many are of none */
    {"abc\u09ea", true, "\u09ea", false, "abc8"},
};

static void
expect_look(const struct look_row *row)
{
    const uint32_t length = (uint32_t)strlen(row->text);
    struct unicode_look look;
    const enum unicode_status status =
        unicode_look((const unsigned char *)row->text, length, &look);

    cr_expect_eq(status, UNICODE_DONE);
    cr_expect_eq(look.mixed, row->mixed, "%s: mixed", row->text);
    cr_expect_eq(look.confusable, row->confusable, "%s: confusable", row->text);
    cr_expect(look.plain_length == strlen(row->plain) &&
                  memcmp(look.plain, row->plain, look.plain_length) == 0,
              "%s: '%.*s'", row->text, (int)look.plain_length,
              (const char *)look.plain);
    cr_expect(look.foreign + look.foreign_length <= length &&
                  look.foreign_length == strlen(row->foreign) &&
                  memcmp(row->text + look.foreign, row->foreign,
                         look.foreign_length) == 0,
              "%s: %u+%u is foreign", row->text, (unsigned)look.foreign,
              (unsigned)look.foreign_length);
}

Test(unicode, mixed_and_confusable_texts_are_told_apart)
{
    size_t i;

    if (!there_is_icu)
        cr_skip_test("there is no ICU");
    for (i = 0; i < sizeof look_rows / sizeof look_rows[0]; i++)
        expect_look(&look_rows[i]);
}

Test(unicode, without_icu_no_look_is_taken)
{
    struct unicode_look look;

    if (there_is_icu)
        cr_skip_test("there is ICU");
    cr_expect_eq(unicode_look((const unsigned char *)"p\u0430y", 4, &look),
                 UNICODE_NOT_CHECKED);
    cr_expect_not(look.mixed || look.confusable);
    cr_expect_eq(look.plain_length, 0);
}

/* Every seventh code point beside Latin, Han, Cyrillic, Hangul and Bopomofo:
 * what is mixed has a place, within the text. */
Test(unicode, what_is_mixed_has_a_foreign_run)
{
    static const char *const before[] = {"a", "\u65e5", "\u0430\u0430", ""};
    static const char *const after[] = {"b", "\ud55c", "", "\u3105"};
    uint32_t code_point;
    unsigned way, mixed = 0;

    if (!there_is_icu)
        cr_skip_test("there is no ICU");
    for (code_point = 0xa1; code_point < 0x20000; code_point += 7) {
        if (code_point >= 0xd800 && code_point <= 0xdfff)
            continue;
        for (way = 0; way < 4; way++) {
            unsigned char text[32], octets[4];
            const size_t length = utf8_encode(code_point, octets);
            struct unicode_look look;
            const int written =
                snprintf((char *)text, sizeof text, "%s%.*s%s", before[way],
                         (int)length, (const char *)octets, after[way]);

            cr_assert_eq(unicode_look(text, (uint32_t)written, &look),
                         UNICODE_DONE);
            cr_assert_eq(look.mixed, look.foreign_length > 0, "U+%04X, way %u",
                         (unsigned)code_point, way);
            cr_assert(look.foreign + look.foreign_length <= (uint32_t)written);
            mixed += look.mixed;
        }
    }
    cr_expect_gt(mixed, 1000);
}

Test(unicode, looks_at_the_longest_text)
{
    static unsigned char text[1152];
    struct unicode_look look;
    uint32_t i;

    if (!there_is_icu)
        cr_skip_test("there is no ICU");
    for (i = 0; i < sizeof text; i += 2)
        memcpy(text + i, "\u0430", 2);
    cr_expect_eq(unicode_look(text, sizeof text, &look), UNICODE_DONE);
    cr_expect_eq(look.plain_length, 0, "there is no room");
    cr_expect_eq(unicode_look(text, 2 * PLAIN_MAX, &look), UNICODE_DONE);
    cr_expect_eq(look.plain_length, PLAIN_MAX);
    cr_expect(look.confusable);
    cr_expect_eq(unicode_look(text, 2 * PLAIN_MAX + 2, &look), UNICODE_DONE);
    cr_expect_eq(look.plain_length, 0);
    cr_expect_not(look.confusable);
}

/* U+FDFA becomes 18 letters. */
Test(unicode, form_kc_that_has_no_room_is_not_written)
{
    unsigned char text[900], nfkc[1800];
    uint32_t i, written = 1;

    if (!there_is_icu)
        cr_skip_test("there is no ICU");
    for (i = 0; i < sizeof text; i += 3)
        memcpy(text + i, "\xef\xb7\xba", 3);
    cr_expect_eq(unicode_nfkc(text, sizeof text, nfkc, sizeof nfkc, &written),
                 UNICODE_DONE);
    cr_expect_eq(written, 0);
    cr_expect_eq(unicode_nfkc(text, 3, nfkc, sizeof nfkc, &written),
                 UNICODE_DONE);
    cr_expect_gt(written, 18);
}

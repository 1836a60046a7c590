/* unicode_look_test.c - mixed scripts, and what looks like ASCII
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

struct look_row {
    const char *text;
    bool mixed;
    const char *foreign; /* the run, where mixed */
    bool confusable;
    const char *plain; /* "": none */
};

static const struct look_row look_rows[] = {
    {"", false, "", false, ""},
    {"apple", false, "", false, "apple"},
    /* what is ignorable has no look, nor a skeleton to newer ICU */
    {"\u00ad", false, "", false, ""},
    {"a\u034fb", false, "", false, ""},
    {"\u3164", false, "", false, ""},
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

Test(unicode_look, mixed_and_confusable_texts_are_told_apart)
{
    size_t i;

    if (!there_is_icu)
        cr_skip_test("there is no ICU");
    for (i = 0; i < sizeof look_rows / sizeof look_rows[0]; i++)
        expect_look(&look_rows[i]);
}

Test(unicode_look, without_icu_no_look_is_taken)
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
Test(unicode_look, what_is_mixed_has_a_foreign_run)
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

Test(unicode_look, looks_at_the_longest_text)
{
    static unsigned char text[DRAFT_MAX];
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

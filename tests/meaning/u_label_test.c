/* u_label_test.c - the rules of a U-label, one by one
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/u_label.h"

#include <criterion/criterion.h>

#include "findings.h"

struct row {
    const char *label;
    const char *findings;
};

/* As in a domain of that label alone; `enough` of the libraries are there. */
static void
expect_rows(bool enough, const struct row *row, size_t count)
{
    static struct u_label label;

    if (!enough)
        cr_skip_test("without ICU most rules are left out");
    for (; count > 0; count--, row++) {
        struct findings found = {0, ""};

        cr_assert_eq(u_label_read(&label, (const unsigned char *)row->label,
                                  (uint32_t)strlen(row->label)),
                     has_icu() ? U_LABEL_READ : U_LABEL_READ_IN_PART);
        cr_assert(u_label_judge(&label, u_label_is_rtl(&label), findings_add,
                                &found));
        cr_expect_str_eq(found.words, row->findings, "%s: %s", row->label,
                         found.words);
    }
}

#define EXPECT(rows) expect_rows(has_icu(), rows, sizeof rows / sizeof rows[0])

/* What libidn2 alone knows as well. */
#define EXPECT_OF_EITHER(rows)                                                 \
    expect_rows(has_icu() || has_libidn2(), rows, sizeof rows / sizeof rows[0])

static bool
joiner_is_allowed(const unsigned char *text, uint32_t length, uint32_t offset)
{
    return u_label_joiner(text, length, offset) == JOINER_ALLOWED;
}

Test(u_label, letters_digits_and_marks_are_valid)
{
    static const struct row rows[] = {
        {"bücher", ""},     {"例え", ""},  {"пример", ""}, {"한국", ""},
        {"παράδειγμα", ""}, {"हिन्दी", ""}, {"ไทย", ""},    {"a1-ü", ""},
        {"דוגמה", ""},      {"مثال", ""},
    };

    EXPECT_OF_EITHER(rows);
}

Test(u_label, exceptions_are_valid_or_disallowed_by_name)
{
    /* RFC 5892 2.6 */
    static const struct row rows[] = {
        {"faß", ""},
        {"βόλος", ""},
        {"十〇", ""},
        {"اـب", "disallowed 4 U+0640 @2+2"},
        {"あ〱〲", "disallowed 4 U+3031 @3+6"},
        {"あ〮", "disallowed 4 U+302E @3+3"},
        {"가ᄀ", "disallowed 4 U+1100 @3+3"}, /* 2.9 OldHangulJamo */
    };

    EXPECT(rows);
}

Test(u_label, upper_case_is_disallowed_in_runs)
{
    static const struct row rows[] = {
        {"BÜCHER", "disallowed 1 U+0042 @0+7"},
        {"BüCHer", "disallowed 1 U+0042 @0+1; disallowed 1 U+0043 @3+2"},
        {"ПРИМЕР", "disallowed 1 U+041F @0+12"},
        {"ẞü", "disallowed 1 U+1E9E @0+3"},
    };

    EXPECT(rows);
}

Test(u_label, variants_are_disallowed)
{
    static const struct row rows[] = {
        {"ﬁn", "disallowed 2 U+FB01 @0+3"},
        {"m²", "disallowed 2 U+00B2 @1+2"},
        {"ａｂｃ", "disallowed 2 U+FF41 @0+9"},
        {"ＡＢ", "disallowed 2 U+FF21 @0+6"},
        {"ⓐ", "disallowed 2 U+24D0 @0+3"},
        {"aſ", "disallowed 2 U+017F @1+2"},
    };

    EXPECT(rows);
}

Test(u_label, symbols_and_the_like_are_disallowed)
{
    static const struct row rows[] = {
        {"i♥ny", "disallowed 3 U+2665 @1+3"},
        {"☃☃", "disallowed 3 U+2603 @0+6"},
        {"💩", "disallowed 3 U+1F4A9 @0+4"},
        {"a_ü", "disallowed 3 U+005F @1+1"},
        {"a\xc2\xad"
         "b",
         "disallowed 3 U+00AD @1+2"},                  /* soft hyphen */
        {"a\xef\xb8\x8f", "disallowed 4 U+FE0F @1+3"}, /* a mark, ignorable */
        {"a\xe2\x83\x90", "disallowed 4 U+20D0 @1+3"}, /* IgnorableBlocks */
        {"a\xef\xb7\x90", "disallowed 3 U+FDD0 @1+3"}, /* noncharacter */
        {"a\xee\x80\x80", "disallowed 3 U+E000 @1+3"}, /* private use */
        {"a\xe3\x80\x82"
         "b",
         "disallowed 3 U+3002 @1+3"}, /* full stop */
    };

    EXPECT(rows);
}

Test(u_label, what_is_unassigned_is_told_apart)
{
    static const struct row rows[] = {
        {"a\xcd\xb8\xcd\xb9", "unassigned U+0378 @1+4"},
        {"\xf0\x9f\xbf\xbd", "unassigned U+1FFFD @0+4"},
    };

    EXPECT_OF_EITHER(rows);
}

Test(u_label, is_in_normalization_form_c)
{
    static const struct row rows[] = {
        {"bu\xcc\x88"
         "cher",
         "not NFC @1+3"},
        {"u\xcc\x88o\xcc\x88xa\xcc\x88", "not NFC @0+6; not NFC @7+3"},
        /* Said once of what NFC replaces. */
        {"x\xef\xa4\x80", "not NFC @1+3"},
        /* And not of what no label may hold, composed or not. */
        {"x\xe2\x84\xab", "disallowed 1 U+212B @1+3"},
        {"\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "not NFC @0+9"},
        {"\xd0\xb8\xcc\x86", "not NFC @0+4"},
    };

    EXPECT(rows);
}

Test(u_label, has_no_hyphens_in_the_third_and_fourth_place)
{
    /* RFC 5891 4.2.3.1: of characters. */
    static const struct row rows[] = {
        {"bü--cher", "hyphens @3+2"},
        {"üü--", "hyphens @4+2"},
        {"b--ü", ""},
        {"büc--h", ""},
        {"bü-cher", ""},
        {"xn--ü", "hyphens @2+2"},
    };

    EXPECT_OF_EITHER(rows);
}

Test(u_label, begins_with_no_mark)
{
    /* RFC 5891 4.2.3.2 */
    static const struct row rows[] = {
        {"\xcc\x80"
         "a",
         "mark leads U+0300 @0+2"},
        {"\xe0\xa4\xbe"
         "क",
         "mark leads U+093E @0+3"}, /* Mc */
        {"a\xcc\xb1", ""},
    };

    EXPECT(rows);
}

Test(u_label, joiners_stand_where_they_do_something)
{
    /* RFC 5892 A.1, A.2 */
    static const struct row rows[] = {
        {"क्\xe2\x80\x8dष", ""},
        {"क्\xe2\x80\x8cष", ""},
        {"نامه\xe2\x80\x8cای", ""},
        {"a\xe2\x80\x8c"
         "b",
         "context 1 U+200C @1+3"},
        {"a\xe2\x80\x8d"
         "b",
         "context 2 U+200D @1+3"},
        {"ب\xe2\x80\x8d"
         "ب",
         "context 2 U+200D @2+3"},
        {"ب\xd9\x8b\xe2\x80\x8c\xd9\x8b"
         "ب",
         ""}, /* through marks */
        {"ا\xe2\x80\x8c"
         "ب",
         "context 1 U+200C @2+3"},
        {"ب\xe2\x80\x8c", "context 1 U+200C @2+3; bidi 3 U+200C @2+3"},
        {"\xe2\x80\x8cب", "context 1 U+200C @0+3; bidi 1 U+200C @0+3"},
    };

    EXPECT(rows);
}

Test(u_label, contexto_is_kept)
{
    /* RFC 5892 A.3 to A.9 */
    static const struct row rows[] = {
        {"col·lecció", ""},
        {"a·b", "context 3 U+00B7 @1+2"},
        {"l·", "context 3 U+00B7 @1+2"},
        {"·l", "context 3 U+00B7 @0+2"},
        {"͵α", ""},
        {"͵a", "context 4 U+0375 @0+2"},
        {"α͵", "context 4 U+0375 @2+2"},
        {"א׳ב", ""},
        {"א״ב", ""},
        {"׳א", "context 5 U+05F3 @0+2"},
        {"״א", "context 6 U+05F4 @0+2"},
        {"ア・ア", ""},
        {"日・a", ""},
        {"a・b", "context 7 U+30FB @1+3"},
        {"・・", "context 7 U+30FB @0+6"},
        {"ا١٢", ""},
        {"ا۱۲", ""},
        {"ا١٢۳", "context 8 U+0661 @2+4; context 9 U+06F3 @6+2; "
                 "bidi 4 U+06F3 @6+2"},
    };

    EXPECT(rows);
}

Test(u_label, keeps_the_bidi_rule)
{
    /* RFC 5893 2, conditions 1 to 6 */
    static const struct row rows[] = {
        {"אב", ""},
        {"א1", ""},
        {"אב\xd6\xb0", ""},
        {"1א", "bidi 1 U+0031 @0+1"},
        {"١ا", "bidi 1 U+0661 @0+2"},
        {"אaב", "bidi 2 U+0061 @2+1"},
        {"אabב", "bidi 2 U+0061 @2+2"},
        {"א-", "bidi 3 U+002D @2+1"},
        {"א-\xd6\xb0", "bidi 3 U+002D @2+1"},
        {"ا١1", "bidi 4 U+0031 @4+1"},
        {"ا1١", "bidi 4 U+0661 @3+2"},
        {"aא", "bidi 5 U+05D0 @1+2"},
        {"aאb", "bidi 5 U+05D0 @1+2"},
        {"aא-", "bidi 5 U+05D0 @1+2; bidi 6 U+002D @3+1"},
        {"aא·", "bidi 5 U+05D0 @1+2; context 3 U+00B7 @3+2; "
                "bidi 6 U+00B7 @3+2"},
    };

    EXPECT(rows);
}

Test(u_label, faults_come_in_order)
{
    static const struct row rows[] = {
        {"\xcc\x80"
         "B--☃a\xcc\x88",
         "mark leads U+0300 @0+2; disallowed 1 U+0042 @2+1; hyphens @3+2; "
         "disallowed 3 U+2603 @5+3; not NFC @8+3"},
    };

    EXPECT(rows);
}

Test(u_label, the_length_of_the_a_label_is_measured)
{
    /* RFC 3492 7.1, (A) to (S), with the prefix */
    static const struct {
        const char *label;
        const char *punycode;
    } rows[] = {
        {"ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"},
        {"他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"},
        {"Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"},
        {"למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"},
        {"なぜみんな日本語を話してくれないのか",
         "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"},
        {"почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"},
        {"TạisaohọkhôngthểchỉnóitiếngViệt",
         "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"},
        {"3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"},
        {"bücher", "bcher-kva"},
        {"ü", "tda"},
    };
    static struct u_label label;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (u_label_read(&label, (const unsigned char *)rows[i].label,
                         (uint32_t)strlen(rows[i].label)) == U_LABEL_NOT_READ)
            cr_skip_test("there is no library");
        cr_expect_eq(u_label_a_label_length(&label),
                     strlen("xn--") + strlen(rows[i].punycode), "%s: %u",
                     rows[i].label, (unsigned)u_label_a_label_length(&label));
    }
}

Test(u_label, joiners_are_allowed_in_other_texts)
{
    static const struct {
        const char *text;
        uint32_t offset;
        bool allowed;
    } rows[] = {
        {"x.क्\xe2\x80\x8dष.y", 8, true},
        {"نامه\xe2\x80\x8cای", 8, true},
        {"a\xe2\x80\x8c"
         "b",
         1, false},
        {"\xe2\x80\x8c", 0, false},
        {"ب\xe2\x80\x8d"
         "ب",
         2, false},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cr_expect_eq(joiner_is_allowed((const unsigned char *)rows[i].text,
                                       (uint32_t)strlen(rows[i].text),
                                       rows[i].offset),
                     has_icu() && rows[i].allowed, "%s", rows[i].text);
}

Test(u_label, joiners_are_looked_at_from_64_octets_around)
{
    unsigned char text[403];
    uint32_t i;

    for (i = 0; i < 200; i += 2) {
        memcpy(text + i, "ب", 2);
        memcpy(text + 203 + i, "ب", 2);
    }
    memcpy(text + 200, "\xe2\x80\x8c", 3);
    for (i = 0; i <= 200; i += 2)
        cr_expect_eq(joiner_is_allowed(text + i, 403 - i, 200 - i),
                     has_icu() && i < 200);
    for (i = 203; i <= 403; i += 2)
        cr_expect_eq(joiner_is_allowed(text, i, 200), has_icu() && i > 203);
}

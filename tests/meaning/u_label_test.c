/* u_label_test.c - the rules of a U-label, one by one
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/u_label.h"

#include "u_label_rows.h"

static bool
joiner_is_allowed(const unsigned char *text, uint32_t length, uint32_t offset)
{
    return u_label_joiner(text, length, offset) == JOINER_ALLOWED;
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

/* Marks that joins go through, as far as the window and beyond it. */
Test(u_label, joiners_are_looked_at_through_marks)
{
    unsigned char text[2 + 2 * 40 + 3 + 2];
    uint32_t marks;

    for (marks = 0; marks <= 40; marks++) {
        uint32_t at = 2 + 2 * marks, i;

        memcpy(text, "ب", 2);
        for (i = 2; i < at; i += 2)
            memcpy(text + i, "\xd9\x8b", 2);
        memcpy(text + at, "\xe2\x80\x8c", 3);
        memcpy(text + at + 3, "ب", 2);
        cr_expect_eq(joiner_is_allowed(text, at + 5, at), has_icu() && at <= 64,
                     "%u marks", (unsigned)marks);
    }
}

Test(u_label, joiners_in_malformed_text_are_refused)
{
    unsigned char text[100];

    memset(text, 0x80, sizeof text);
    memcpy(text + 40, "\xe2\x80\x8c", 3);
    cr_expect_eq(u_label_joiner(text, sizeof text, 40), JOINER_REFUSED);
    cr_expect_eq(u_label_joiner(text + 40, 60, 0), JOINER_REFUSED);
}

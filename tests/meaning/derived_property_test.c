/* derived_property_test.c - which code points a U-label may hold
 *
 * SPDX-License-Identifier: MIT
 */
#include "u_label_rows.h"

Test(derived_property, letters_digits_and_marks_are_valid)
{
    static const struct row rows[] = {
        {"bücher", ""},     {"例え", ""},  {"пример", ""}, {"한국", ""},
        {"παράδειγμα", ""}, {"हिन्दी", ""}, {"ไทย", ""},    {"a1-ü", ""},
        {"דוגמה", ""},      {"مثال", ""},
    };

    EXPECT_OF_EITHER(rows);
}

Test(derived_property, exceptions_are_valid_or_disallowed_by_name)
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

Test(derived_property, upper_case_is_disallowed_in_runs)
{
    static const struct row rows[] = {
        {"BÜCHER", "disallowed 1 U+0042 @0+7"},
        {"BüCHer", "disallowed 1 U+0042 @0+1; disallowed 1 U+0043 @3+2"},
        {"ПРИМЕР", "disallowed 1 U+041F @0+12"},
        {"ẞü", "disallowed 1 U+1E9E @0+3"},
    };

    EXPECT(rows);
}

Test(derived_property, variants_are_disallowed)
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

Test(derived_property, symbols_and_the_like_are_disallowed)
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

Test(derived_property, what_is_unassigned_is_told_apart)
{
    static const struct row rows[] = {
        {"a\xcd\xb8\xcd\xb9", "unassigned U+0378 @1+4"},
        {"\xf0\x9f\xbf\xbd", "unassigned U+1FFFD @0+4"},
    };

    EXPECT_OF_EITHER(rows);
}

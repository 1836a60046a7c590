/* mends_test.c - how a fix makes its replacement from the input
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/mends.h"

#include <criterion/criterion.h>
#include <string.h>

struct text {
    char octets[64];
    size_t length;
};

static void
collect(void *context, const char *octets, size_t length)
{
    struct text *text = context;

    cr_assert_lt(text->length + length, sizeof text->octets);
    if (length > 0)
        memcpy(text->octets + text->length, octets, length);
    text->length += length;
    text->octets[text->length] = '\0';
}

static void
expect_text(enum mend mend, const char *input, addrspec_span fix,
            const char *wanted)
{
    struct text text = {{0}, 0};

    mend_text(mend, (const unsigned char *)input, fix, collect, &text);
    cr_expect_str_eq(text.octets, wanted, "mend %d of %s", mend, input);
}

static addrspec_span
all_of(const char *input)
{
    return (addrspec_span){0, (uint32_t)strlen(input)};
}

Test(mends, put_their_text)
{
    const addrspec_span span = {1, 2};

    expect_text(DELETE, "a..b", span, "");
    expect_text(PUT_DOT, "a..b", span, ".");
    expect_text(PUT_AT, "a..b", span, "@");
    expect_text(PUT_SPACE, "a..b", span, " ");
    expect_text(PUT_COLON, "a..b", span, ":");
    expect_text(PUT_HYPHEN, "a..b", span, "-");
    expect_text(PUT_QUOTE, "a..b", span, "\"");
    expect_text(PUT_OPEN_ANGLE, "a..b", span, "<");
    expect_text(PUT_CLOSE_ANGLE, "a..b", span, ">");
    expect_text(PUT_CLOSE_BRACKET, "a..b", span, "]");
    expect_text(PUT_IPV6_TAG, "a..b", span, "IPv6:");
}

Test(mends, put_things_around_what_is_there)
{
    expect_text(PUT_BRACKETS, "a@1.2", (addrspec_span){2, 3}, "[1.2]");
    expect_text(PUT_IPV6_BRACKETS, "a@::1", (addrspec_span){2, 3},
                "[IPv6:::1]");
    expect_text(PUT_ANGLES, "a@b", all_of("a@b"), "<a@b>");
}

Test(mends, take_quotes_away)
{
    expect_text(DROP_QUOTES, "\"a\"", all_of("\"a\""), "a");
    expect_text(DROP_QUOTES, "\"a\\\"b\\\\\"", all_of("\"a\\\"b\\\\\""),
                "a\"b\\");
    expect_text(DROP_QUOTES, "\"\"", all_of("\"\""), "");
    expect_text(REQUOTE, "a.\"b\"", all_of("a.\"b\""), "\"a.b\"");
    expect_text(MOVE_QUOTE, "\"a\"bc@d", (addrspec_span){2, 3}, "bc\"");
}

Test(mends, take_both_ends_away)
{
    expect_text(UNWRAP_ENDS, " (a@b) ", all_of(" (a@b) "), "a@b");
    expect_text(UNWRAP_ENDS, "( a@b )", all_of("( a@b )"), "a@b");
    expect_text(REWRAP_ENDS, "(a@b)", all_of("(a@b)"), "<a@b>");
    expect_text(UNWRAP_ANGLES, "N <a@b>", all_of("N <a@b>"), "a@b");
    expect_text(REWRAP_ANGLES, "<<a@b>>", all_of("<<a@b>>"), "<a@b>");
}

Test(mends, decode_what_can_be_seen)
{
    expect_text(DECODE, "a%40b", (addrspec_span){1, 3}, "@");
    expect_text(DECODE, "a%20b", (addrspec_span){1, 3}, "");
    expect_text(DECODE, "a%0ab", (addrspec_span){1, 3}, "");
    expect_text(DECODE, "abc", (addrspec_span){0, 3}, "abc");
    expect_text(DECODE, "a%20%41b%42", (addrspec_span){1, 10}, "AbB");
    expect_text(DECODE, "%41&eacute;=41=42", (addrspec_span){0, 17},
                "A\xc3\xa9=41=42");
    expect_text(DECODE, "%41=?x?q?%42?=%43", (addrspec_span){0, 17},
                "A=?x?q?%42?=C");
    expect_text(DECODE, "=C3=83=C2=A9", (addrspec_span){0, 12}, "\xc3\xa9");
    expect_text(DECODE, "%C3%82%C3%83", (addrspec_span){0, 12},
                "\xc3\x82\xc3\x83");
    expect_text(DECODE, "a%C3%BCb", (addrspec_span){1, 6}, "\xc3\xbc");
}

Test(mends, read_octets_in_their_charset)
{
    expect_text(FROM_WINDOWS_1252, "m\xfcller", (addrspec_span){1, 1},
                "\xc3\xbc");
    expect_text(FROM_WINDOWS_1252, "p\xe4\xe4", (addrspec_span){1, 2},
                "\xc3\xa4\xc3\xa4");
    expect_text(FROM_WINDOWS_1252, "du\x9a", (addrspec_span){2, 1}, "\xc5\xa1");
    expect_text(FROM_ISO_8859_15, "du\xa8", (addrspec_span){2, 1}, "\xc5\xa1");
}

Test(mends, undo_what_was_encoded_once_more)
{
    expect_text(UNDO_MOJIBAKE, "m\xc3\x83\xc2\xbcller", (addrspec_span){1, 4},
                "\xc3\xbc");
    expect_text(UNDO_MOJIBAKE, "x\xc3\x83\xc2\xbcy", (addrspec_span){0, 6},
                "x\xc3\xbcy");
    expect_text(UNDO_MOJIBAKE, "abc", (addrspec_span){0, 3}, "abc");
    expect_text(UNDO_MOJIBAKE, "Ã©lÃ©@Ã©c", (addrspec_span){0, 15},
                "\xc3\xa9l\xc3\xa9@\xc3\xa9"
                "c");
    expect_text(UNDO_MOJIBAKE, "â€œbobâ€", (addrspec_span){0, 16}, "bob");
    expect_text(UNDO_MOJIBAKE, "voilÃ", (addrspec_span){0, 6}, "voil\xc3\xa0");
}

static void
expect_inside(addrspec_span (*find)(const unsigned char *, uint32_t),
              const char *input, const char *wanted)
{
    const addrspec_span inside =
        find((const unsigned char *)input, (uint32_t)strlen(input));

    cr_expect(inside.offset + inside.length <= strlen(input) &&
                  inside.length == strlen(wanted) &&
                  memcmp(input + inside.offset, wanted, inside.length) == 0,
              "of %s: %u+%u", input, (unsigned)inside.offset,
              (unsigned)inside.length);
}

Test(mends, find_what_is_inside)
{
    expect_inside(inside_angles, "N <a>", "a");
    expect_inside(inside_angles, "<<a>>", "a");
    expect_inside(inside_angles, "< a >x", "a");
    expect_inside(inside_angles, "<>", "");
    expect_inside(inside_angles, "><", "");
    expect_inside(inside_angles, "a", "");
    expect_inside(inside_angles, "", "");
    expect_inside(without_ends, "(a)", "a");
    expect_inside(without_ends, "  (a) ", "a");
    expect_inside(without_ends, "()", "");
    expect_inside(without_ends, "(", "");
    expect_inside(without_ends, "", "");
    expect_inside(without_ends, "   ", "");
}

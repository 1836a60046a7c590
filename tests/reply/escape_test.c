/* escape_test.c - octets of the input, made safe to show
 *
 * SPDX-License-Identifier: MIT
 */
#include "reply/escape.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static void
expect_shown(const char *input, size_t length, const char *text,
             uint32_t columns, uint32_t octets)
{
    const struct shown shown =
        show_unit((const unsigned char *)input, (uint32_t)length);

    cr_expect(shown.text_length == strlen(text) &&
                  memcmp(shown.text, text, strlen(text)) == 0,
              "%s is shown as %.*s", text, (int)shown.text_length, shown.text);
    cr_expect_eq(shown.columns, columns, "%s takes %u columns", text,
                 (unsigned)shown.columns);
    cr_expect_eq(shown.length, octets, "%s stands for %u octets", text,
                 (unsigned)shown.length);
}

Test(escape, shows_printable_ascii_as_it_is)
{
    unsigned octet;

    for (octet = ' '; octet < 0x7f; octet++) {
        const char text[] = {(char)octet, '\0'};

        expect_shown(text, 1, text, 1, 1);
    }
}

Test(escape, shows_controls_by_their_names_or_numbers)
{
    unsigned octet;

    expect_shown("\t", 1, "\\t", 2, 1);
    expect_shown("\r", 1, "\\r", 2, 1);
    expect_shown("\n", 1, "\\n", 2, 1);
    for (octet = 0; octet < 0x80; octet++) {
        const char input = (char)octet;
        char text[8];

        snprintf(text, sizeof text, "\\x%02X", octet);
        if ((octet < ' ' || octet == 0x7f) && strchr("\t\r\n", input) == NULL)
            expect_shown(&input, 1, text, 4, 1);
    }
    expect_shown("", 1, "\\x00", 4, 1);
}

Test(escape, shows_octets_of_no_utf8_one_by_one)
{
    expect_shown("\xff", 1, "\\xFF", 4, 1);
    expect_shown("\x80", 1, "\\x80", 4, 1);
    expect_shown("\xc3", 1, "\\xC3", 4, 1);
    expect_shown("\xc3@", 2, "\\xC3", 4, 1);
    expect_shown("\xed\xa0\x80", 3, "\\xED", 4, 1);
    expect_shown("\xc0\x80", 2, "\\xC0", 4, 1);
    expect_shown("\xf4\x90\x80\x80", 4, "\\xF4", 4, 1);
}

Test(escape, shows_letters_as_wide_as_they_are)
{
    expect_shown("\xc3\xbc", 2, "\xc3\xbc", 1, 2);         /* ü */
    expect_shown("\xe6\x97\xa5", 3, "\xe6\x97\xa5", 2, 3); /* 日 */
    expect_shown("\xef\xbd\x81", 3, "\xef\xbd\x81", 2, 3); /* full-width a */
    expect_shown("\xf0\x9f\x98\x80", 4, "\xf0\x9f\x98\x80", 2, 4);
    expect_shown("\xcc\x81", 2, "\xcc\x81", 0, 2); /* combining acute */
}

Test(escape, names_what_would_not_be_seen)
{
    expect_shown("\xc2\xa0", 2, "\\u{00A0}", 8, 2);
    expect_shown("\xc2\xad", 2, "\\u{00AD}", 8, 2);
    expect_shown("\xc2\x85", 2, "\\u{0085}", 8, 2);
    expect_shown("\xe2\x80\x8b", 3, "\\u{200B}", 8, 3);
    expect_shown("\xe2\x80\xae", 3, "\\u{202E}", 8, 3);
    expect_shown("\xe2\x80\xa8", 3, "\\u{2028}", 8, 3);
    expect_shown("\xef\xbb\xbf", 3, "\\u{FEFF}", 8, 3);
    expect_shown("\xee\x80\x80", 3, "\\u{E000}", 8, 3);
    expect_shown("\xef\xbf\xbf", 3, "\\u{FFFF}", 8, 3);
    expect_shown("\xf3\xa0\x81\x81", 4, "\\u{E0041}", 9, 4);
    expect_shown("\xf4\x8f\xbf\xbf", 4, "\\u{10FFFF}", 10, 4);
}

static void
expect_ascii(const char *input, size_t length, const char *wanted)
{
    char buffer[64];
    struct writer writer = writer_begin(buffer, sizeof buffer);

    write_ascii(&writer, (const unsigned char *)input, (uint32_t)length);
    writer_end(&writer);
    cr_expect_str_eq(buffer, wanted);
}

Test(escape, writes_ascii_alone_in_a_reply)
{
    expect_ascii("a b~!", 5, "a b~!");
    expect_ascii("a\r\nb", 4, "a\\x0D\\x0Ab");
    expect_ascii("\0\x7f", 2, "\\x00\\x7F");
    expect_ascii("\xc3\xbc", 2, "\\xC3\\xBC");
    expect_ascii("", 0, "");
}

static void
expect_folded(const char *text, const char *wanted)
{
    char buffer[64];
    struct writer writer = writer_begin(buffer, sizeof buffer);

    write_folded(&writer, text, strlen(text));
    writer_end(&writer);
    cr_expect_str_eq(buffer, wanted);
}

Test(escape, folds_french_to_ascii)
{
    expect_folded("à l'octet", "a l'octet");
    expect_folded("àâçéèêëîïôùûü", "aaceeeeiiouuu");
    expect_folded("ÀÂÇÉÈÊ", "AACEEE");
    expect_folded("œuf", "oeuf");
    expect_folded("« a » : b", "\" a \" : b");
    expect_folded("l’adresse", "l'adresse");
    expect_folded("plain", "plain");
    expect_folded("日", "?");
    expect_folded("", "");
}

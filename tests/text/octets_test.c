/* octets_test.c - the octet classes
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/octets.h"

#include <criterion/criterion.h>
#include <string.h>

static void
expect_class(unsigned class, const char *name, const char *members)
{
    unsigned octet;

    for (octet = 0; octet < 256; octet++) {
        const bool listed = octet != 0 && strchr(members, (int)octet) != NULL;

        cr_expect_eq(octet_is((unsigned char)octet, class), listed,
                     "%s, octet %u", name, octet);
    }
}

static void
expect_range(unsigned class, const char *name, unsigned low, unsigned high,
             const char *but)
{
    unsigned octet;

    for (octet = 0; octet < 256; octet++) {
        const bool within = octet >= low && octet <= high &&
                            (octet == 0 || strchr(but, (int)octet) == NULL);

        cr_expect_eq(octet_is((unsigned char)octet, class), within,
                     "%s, octet %u", name, octet);
    }
}

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

Test(octets, atext_is_what_rfc_5322_3_2_3_lists)
{
    expect_class(ATEXT, "atext", LETTERS DIGITS "!#$%&'*+-/=?^_`{|}~");
}

Test(octets, letters_and_digits_are_those_of_ascii)
{
    expect_class(ALPHA, "ALPHA", LETTERS);
    expect_class(DIGIT, "DIGIT", DIGITS);
    expect_class(HEXDIG, "HEXDIG", DIGITS "abcdefABCDEF");
    expect_class(LET_DIG, "Let-dig", LETTERS DIGITS);
    expect_class(KEYWORD, "esmtp-keyword", LETTERS DIGITS "-");
    expect_class(BLANK, "WSP", " \t");
}

Test(octets, the_ranges_are_those_of_rfc_5321)
{
    expect_range(QTEXT, "qtextSMTP", 32, 126, "\"\\");
    expect_range(PAIRED, "quoted-pairSMTP", 32, 126, "");
    expect_range(DCONTENT, "dcontent", 33, 126, "[\\]");
    expect_range(VALUE, "esmtp-value", 33, 126, "=");
    expect_range(XCHAR, "xchar", 33, 126, "+=");
}

Test(octets, controls_are_0_to_31_and_127)
{
    unsigned octet;

    for (octet = 0; octet < 256; octet++)
        cr_expect_eq(octet_is((unsigned char)octet, CONTROL),
                     octet < 32 || octet == 127, "octet %u", octet);
}

Test(octets, lower_case_is_that_of_ascii)
{
    unsigned octet;

    for (octet = 0; octet < 256; octet++)
        cr_expect_eq(octet_lower((unsigned char)octet),
                     octet >= 'A' && octet <= 'Z' ? octet + 32 : octet);
}

Test(octets, hexadecimal_digits_have_their_values)
{
    static const char digits[] = DIGITS "abcdef", upper[] = DIGITS "ABCDEF";
    unsigned i;

    for (i = 0; i < 16; i++) {
        cr_expect_eq(octet_hex_value((unsigned char)digits[i]), i);
        cr_expect_eq(octet_hex_value((unsigned char)upper[i]), i);
    }
}

Test(octets, ascii_ends_at_0x7f)
{
    const unsigned char octets[] = "a\0\x7f\x80";

    cr_expect(octets_are_ascii(octets, 0));
    cr_expect(octets_are_ascii(octets, 3));
    cr_expect_not(octets_are_ascii(octets, 4));
    cr_expect_not(octets_are_ascii(octets + 3, 1), "the first octet too");
}

Test(octets, the_ace_prefix_is_known_in_either_case)
{
    static const struct {
        const char *label;
        bool begins;
    } rows[] = {
        {"", false},      {"xn-", false},
        {"xn--", true},   {"xn--a", true},
        {"XN--a", true},  {"Xn--a", true},
        {"xm--a", false}, {"xn-a-", false},
        {"axn--", false}, {"xn\xe2\x80\x93", false},
        {"an--", false},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cr_expect_eq(begins_with_ace((const unsigned char *)rows[i].label,
                                     (uint32_t)strlen(rows[i].label)),
                     rows[i].begins, "%s", rows[i].label);
}

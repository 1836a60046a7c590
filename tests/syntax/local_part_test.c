/* local_part_test.c - Local-part, an octet at a time
 *
 * SPDX-License-Identifier: MIT
 */
#include "pushing.h"

#include <criterion/criterion.h>

#include "text/octets.h"

static enum fault
step_after(const char *before, unsigned octet)
{
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321);

    push_octets(&scan, before, strlen(before));
    return scan_step(&scan, (unsigned char)octet);
}

Test(local_part, an_atom_has_atext_alone)
{
    unsigned octet;

    for (octet = 0; octet < 0x80; octet++) {
        const enum fault fault = step_after("a", octet);
        const bool fits = octet_is((unsigned char)octet, ATEXT) ||
                          octet == '.' || octet == '@';

        cr_expect(fits == (fault == FAULT_NONE), "octet %u: %d", octet, fault);
        cr_expect(fits ||
                      fault == (octet == '"' ? QUOTE_IN_ATOM : ILLEGAL_OCTET),
                  "octet %u: %d", octet, fault);
    }
}

Test(local_part, every_octet_over_127_is_non_ascii)
{
    unsigned octet;

    for (octet = 0x80; octet < 0x100; octet++) {
        cr_expect_eq(step_after("", octet), NON_ASCII);
        cr_expect_eq(step_after("a", octet), NON_ASCII);
        cr_expect_eq(step_after("a.", octet), NON_ASCII);
        cr_expect_eq(step_after("\"", octet), NON_ASCII);
        cr_expect_eq(step_after("\"\\", octet), NON_ASCII);
        cr_expect_eq(step_after("\"\"", octet), NON_ASCII);
    }
}

Test(local_part, a_dot_stands_between_atoms)
{
    static const struct expected rows[] = {
        {"a.b@c", FAULT_NONE, 5},     {".a@c", EMPTY_ATOM, 0},
        {"a..b@c", EMPTY_ATOM, 2},    {"a.@c", EMPTY_ATOM, 2},
        {"a.", EMPTY_ATOM, 2},        {".", EMPTY_ATOM, 0},
        {"a.b.c.d@e", FAULT_NONE, 9},
    };

    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321, rows)
}

Test(local_part, a_quoted_string_has_qtext_and_pairs)
{
    unsigned octet;

    for (octet = 0; octet < 0x80; octet++) {
        const bool text = octet >= 32 && octet <= 126;

        cr_expect_eq(step_after("\"", octet), text ? FAULT_NONE : ILLEGAL_OCTET,
                     "octet %u", octet);
        cr_expect_eq(step_after("\"\\", octet),
                     text ? FAULT_NONE : BAD_QUOTED_PAIR, "octet %u", octet);
        cr_expect_eq(step_after("\"\"", octet),
                     octet == '@' ? FAULT_NONE : AT_EXPECTED_AFTER_QUOTE,
                     "octet %u", octet);
    }
}

Test(local_part, a_quoted_string_is_closed_by_a_bare_quote)
{
    static const struct expected rows[] = {
        {"\"\"@c", FAULT_NONE, 4},
        {"\"a\\\"b\"@c", FAULT_NONE, 8},
        {"\"a\\\\\"@c", FAULT_NONE, 7},
        {"\"a\\\"@c", QUOTE_OPEN, 6},
        {"\"", QUOTE_OPEN, 1},
        {"\"\\", QUOTE_OPEN, 2},
        {"\"@@@\"@c", FAULT_NONE, 7},
        {"\"a\"b@c", AT_EXPECTED_AFTER_QUOTE, 3},
        {"\"a\".b@c", AT_EXPECTED_AFTER_QUOTE, 3},
        {"\"a\"", AT_EXPECTED, 3},
        {"a\"b\"@c", QUOTE_IN_ATOM, 1},
        {"a.\"b\"@c", QUOTE_IN_ATOM, 2},
    };

    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321, rows)
}

static void
push_a(struct scan *scan, unsigned count)
{
    while (count-- > 0)
        cr_assert_eq(scan_step(scan, 'a'), FAULT_NONE);
}

Test(local_part, accepts_64_octets)
{
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321);

    push_a(&scan, 64);
    cr_expect_eq(push_octets(&scan, "@b", 2).fault, FAULT_NONE);
}

Test(local_part, rejects_65_octets_at_the_65th_and_goes_on)
{
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321);

    push_a(&scan, 64);
    cr_expect_eq(scan_step(&scan, 'a'), LOCAL_PART_TOO_LONG);
    cr_expect_eq(scan_step(&scan, 'a'), LOCAL_PART_TOO_LONG);
    cr_expect_eq(push_octets(&scan, "@b", 2).fault, FAULT_NONE,
                 "the grammar has not been left");
}

Test(local_part, counts_nothing_where_it_is_told_not_to)
{
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321);
    unsigned i;

    scan.counting = 0;
    for (i = 0; i < 1000; i++)
        cr_assert_eq(scan_step(&scan, 'a'), FAULT_NONE);
    cr_expect_eq(scan.local_part_length, 0);
}

Test(local_part, counts_quotes_and_backslashes)
{
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321);
    unsigned i;

    cr_assert_eq(scan_step(&scan, '"'), FAULT_NONE);
    for (i = 0; i < 31; i++) {
        cr_assert_eq(scan_step(&scan, '\\'), FAULT_NONE);
        cr_assert_eq(scan_step(&scan, '"'), FAULT_NONE);
    }
    cr_expect_eq(scan.local_part_length, 63);
    cr_expect_eq(scan_step(&scan, '"'), FAULT_NONE, "the 64th closes it");
}

Test(local_part, reads_utf8_octet_by_octet)
{
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC6531);

    cr_expect_eq(scan_step(&scan, 0xe2), FAULT_NONE);
    cr_expect_eq(scan.utf8_left, 2);
    cr_expect_eq(scan_step(&scan, '@'), BAD_UTF8, "two octets are wanted");
    cr_expect_eq(scan_step(&scan, 0x82), FAULT_NONE);
    cr_expect_eq(scan_end(&scan), BAD_UTF8, "one octet is wanted");
    cr_expect_eq(scan_step(&scan, 0xac), FAULT_NONE);
    cr_expect_eq(scan.utf8_left, 0);
    cr_expect_eq(push_octets(&scan, "@b", 2).fault, FAULT_NONE);
}

Test(local_part, knows_the_range_of_the_second_octet)
{
    static const struct {
        unsigned char lead, low, high;
    } rows[] = {{0xc2, 0x80, 0xbf}, {0xe0, 0xa0, 0xbf}, {0xe1, 0x80, 0xbf},
                {0xed, 0x80, 0x9f}, {0xee, 0x80, 0xbf}, {0xf0, 0x90, 0xbf},
                {0xf1, 0x80, 0xbf}, {0xf4, 0x80, 0x8f}};
    size_t i;
    unsigned octet;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (octet = 0; octet < 256; octet++) {
            struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC6531);

            cr_assert_eq(scan_step(&scan, rows[i].lead), FAULT_NONE);
            cr_expect_eq(scan_step(&scan, (unsigned char)octet),
                         octet >= rows[i].low && octet <= rows[i].high
                             ? FAULT_NONE
                             : BAD_UTF8,
                         "0x%02x 0x%02x", rows[i].lead, octet);
        }
}

Test(local_part, recovers_to_an_address)
{
    static const struct {
        const char *text;
        unsigned faults;
    } rows[] = {
        {".a@b", 1},       {"..a@b", 2},      {"a..b@c", 1},
        {"a...b@c", 2},    {"a.@b", 1},       {"a:b@c", 1},
        {"a b@c", 1},      {"a\"b@c", 1},     {"\"a\"b@c", 1},
        {"\"a\"bcd@e", 1}, {"\"a\tb\"@c", 1}, {"\"a\\\tb\"@c", 1},
        {"\"a@b", 2},      {"a", 1},          {"@b", 1},
        {"", 2},           {"()<>,;:@b", 8},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321);

        cr_expect_eq(push_recovering(&scan, rows[i].text), rows[i].faults, "%s",
                     rows[i].text);
        cr_expect_eq(scan_end(&scan), FAULT_NONE, "%s", rows[i].text);
    }
}

/* header_addr_spec_test.c - addr-spec as in a header, an octet at a time
 *
 * SPDX-License-Identifier: MIT
 */
#include "pushing.h"

#include <criterion/criterion.h>

#define OF_A_HEADER ADDRSPEC_MAILBOX, ADDRSPEC_RFC5322

Test(header_addr_spec, has_a_local_part_an_at_and_a_domain)
{
    static const struct expected rows[] = {
        {"a@b", FAULT_NONE, 3},
        {" a @ b ", FAULT_NONE, 7},
        {"\"a\"@b", FAULT_NONE, 5},
        {"a.\"b\" . c@d", FAULT_NONE, 11},
        {"a@b_c.-d-", FAULT_NONE, 9},
        {"\xc3\xa9@\xc3\xa9", FAULT_NONE, 5},
        {"", LOCAL_PART_EXPECTED, 0},
        {"@b", LOCAL_PART_EXPECTED, 0},
        {"a", AT_EXPECTED, 1},
        {"a@", DOMAIN_EXPECTED, 2},
        {"a@ ", DOMAIN_EXPECTED, 3},
        {"a@b@c", AT_IN_DOMAIN, 3},
        {".a@b", EMPTY_ATOM, 0},
        {"a..b@c", EMPTY_ATOM, 2},
        {"a. @b", EMPTY_ATOM, 3},
        {"a@.b", EMPTY_LABEL, 2},
        {"a@b.", EMPTY_LABEL, 4},
        {"a b@c", SECOND_WORD, 2},
        {"a@b c", SECOND_WORD, 4},
        {"a\"b\"@c", QUOTE_IN_ATOM, 1},
        {"\"a\"b@c", AT_EXPECTED_AFTER_QUOTE, 3},
        {"\"a", QUOTE_OPEN, 2},
        {"<a@b>", ILLEGAL_OCTET, 0},
        {"a@b>", ILLEGAL_OCTET, 3},
    };

    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5322, rows)
}

Test(header_addr_spec, takes_any_dtext_between_brackets)
{
    static const struct expected rows[] = {
        {"a@[1.2.3.4]", FAULT_NONE, 11},
        {"a@ [ <x>@\"y\" ] ", FAULT_NONE, 15},
        {"a@[\\]\\[]", FAULT_NONE, 8},
        {"a@[\xc3\xa9]", FAULT_NONE, 6},
        {"a@[]", FAULT_NONE, 4},
        {"a@[[]", ILLEGAL_OCTET, 3},
        {"a@[1", LITERAL_OPEN, 4},
        {"a@[1]b", TEXT_AFTER_LITERAL, 5},
        {"a@[1].b", TEXT_AFTER_LITERAL, 5},
        {"a@b[1]", ILLEGAL_OCTET, 3},
    };

    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5322, rows)
}

Test(header_addr_spec, has_a_domain_that_stands_alone)
{
    static const struct expected rows[] = {
        {"(x) b . c", FAULT_NONE, 9}, {"[1.2.3.4]", FAULT_NONE, 9},
        {"", DOMAIN_EXPECTED, 0},     {"b c", SECOND_WORD, 2},
        {"a@b", AT_IN_DOMAIN, 1},
    };

    EXPECT_PUSHED(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5322, rows)
}

Test(header_addr_spec, pairs_every_octet)
{
    char text[] = "\"\\x\"@b";

    for (unsigned octet = 0; octet < 0x80; octet++) {
        struct scan scan = started(OF_A_HEADER);

        text[2] = (char)octet;
        cr_expect_eq(push_octets(&scan, text, sizeof text - 1).fault,
                     FAULT_NONE, "octet %u", octet);
    }
}

Test(header_addr_spec, tells_what_is_obsolete)
{
    static const struct {
        const char *text;
        unsigned forms;
    } rows[] = {
        {" a.b (x) @ c.d ", 0},
        {"\"a\" @b", 0},
        {"a .b@c", OBSOLETE_LOCAL_PART},
        {"a. b@c", OBSOLETE_LOCAL_PART},
        {"\"a\".b@c", OBSOLETE_LOCAL_PART},
        {"a.\"b\"@c", OBSOLETE_LOCAL_PART},
        {"a@b .c", OBSOLETE_DOMAIN},
        {"a@b.(x)c", OBSOLETE_DOMAIN},
        {"\"\x01\"@[\x01]", OBSOLETE_CONTROL},
        {"a@[\\b]", OBSOLETE_QUOTED_PAIR},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scan scan = started(OF_A_HEADER);

        push_octets(&scan, rows[i].text, strlen(rows[i].text));
        cr_expect_eq(scan.obsolete, rows[i].forms, "%s: %#x", rows[i].text,
                     scan.obsolete);
    }
}

Test(header_addr_spec, has_no_limits)
{
    struct scan scan = started(OF_A_HEADER);
    unsigned i;

    for (i = 0; i < 300; i++)
        cr_assert_eq(scan_step(&scan, 'a'), FAULT_NONE);
    cr_assert_eq(scan_step(&scan, '@'), FAULT_NONE);
    for (i = 0; i < 300; i++)
        cr_assert_eq(scan_step(&scan, 'b'), FAULT_NONE);
    cr_expect_eq(scan_end(&scan), FAULT_NONE);
}

Test(header_addr_spec, recovers_once_for_each_mistake)
{
    static const struct {
        const char *text;
        unsigned faults;
    } rows[] = {
        {"a b@c d", 2}, {"a..b@c..d", 2}, {"@b", 1},       {"a", 1},
        {"a@", 1},      {"\"a\"b@c", 1},  {"a@[1]x.y", 3}, {"a@b\r\nX", 2},
        {"\"a", 2},     {"(x", 3},        {"a@[1", 1},     {"\xff@\xff", 2},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scan scan = started(OF_A_HEADER);

        cr_expect_eq(push_recovering(&scan, rows[i].text), rows[i].faults, "%s",
                     rows[i].text);
    }
}

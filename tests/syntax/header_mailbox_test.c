/* header_mailbox_test.c - mailbox as in a header, an octet at a time
 *
 * SPDX-License-Identifier: MIT
 */
#include "pushing.h"

#include <criterion/criterion.h>

#define HEADER_MAILBOX ADDRSPEC_HEADER_MAILBOX, ADDRSPEC_RFC5322

Test(header_mailbox, is_an_addr_spec_or_has_a_name)
{
    static const struct expected rows[] = {
        {"a@b", FAULT_NONE, 3},
        {"<a@b>", FAULT_NONE, 5},
        {" A <a@b> ", FAULT_NONE, 9},
        {"A \"B, C\" D<a@b>", FAULT_NONE, 15},
        {"(x) A (y) B (z) < a @ b > (w)", FAULT_NONE, 29},
        {"", LOCAL_PART_EXPECTED, 0},
        {"A", AT_EXPECTED, 1},
        {"A B", ANGLE_EXPECTED, 3},
        {"A B@c", ANGLE_EXPECTED, 3},
        /*   ^ */
        {"A \"b", QUOTE_OPEN, 4},
        {"A, B <a@b>", ILLEGAL_OCTET, 1},
        {"<", LOCAL_PART_EXPECTED, 1},
        {"<>", LOCAL_PART_EXPECTED, 1},
        {"<a>", AT_EXPECTED, 2},
        {"<a.>", EMPTY_ATOM, 3},
        {"<a@>", DOMAIN_EXPECTED, 3},
        {"<a@b.>", EMPTY_LABEL, 5},
        {"<a@b", ANGLE_OPEN, 4},
        {"<a@[>]>", FAULT_NONE, 7},
        {"<a@b>c", TEXT_AFTER_PATH, 5},
        {"<a@b> <c@d>", TEXT_AFTER_PATH, 6},
        {"a@b>", ILLEGAL_OCTET, 3},
        {"a@b <c@d>", ILLEGAL_OCTET, 4},
    };

    EXPECT_PUSHED(ADDRSPEC_HEADER_MAILBOX, ADDRSPEC_RFC5322, rows)
}

Test(header_mailbox, tells_a_name_from_a_local_part_late)
{
    static const struct expected rows[] = {
        {"a . b@c", FAULT_NONE, 7},    {"a . b <a@c>", FAULT_NONE, 11},
        {"a. <a@c>", FAULT_NONE, 8},   {"a.. <a@c>", FAULT_NONE, 9},
        {"\"a\"<a@c>", FAULT_NONE, 8}, {"\"a\" b.<a@c>", FAULT_NONE, 11},
        {"a.@c", EMPTY_ATOM, 2},       {"a..@c", ANGLE_EXPECTED, 3},
        {".a <a@c>", EMPTY_ATOM, 0},   {"a\"b\"@c", ANGLE_EXPECTED, 4},
    };

    EXPECT_PUSHED(ADDRSPEC_HEADER_MAILBOX, ADDRSPEC_RFC5322, rows)
}

Test(header_mailbox, may_have_a_route)
{
    static const struct expected rows[] = {
        {"<@a:b@c>", FAULT_NONE, 8},
        {"<@a,@[1]:b@c>", FAULT_NONE, 13},
        {"< , (x),@ a . a , , @b,:b@c>", FAULT_NONE, 28},
        {"<@a>", ROUTE_EXPECTED, 3},
        {"<@a b@c>", SECOND_WORD, 4},
        {"<,:a@b>", ROUTE_EXPECTED, 2},
        {"<@:a@b>", ROUTE_EXPECTED, 2},
        {"<@a.:a@b>", EMPTY_LABEL, 4},
        {"<@a", ROUTE_EXPECTED, 3},
        {"@a:b@c", LOCAL_PART_EXPECTED, 0},
    };

    EXPECT_PUSHED(ADDRSPEC_HEADER_MAILBOX, ADDRSPEC_RFC5322, rows)
}

Test(header_mailbox, tells_what_is_obsolete)
{
    static const struct {
        const char *text;
        unsigned forms;
    } rows[] = {
        {"A \"B. C\" <a.b@c.d>", 0},        {"A. B <a@b>", OBSOLETE_PHRASE},
        {"A . B@c", OBSOLETE_LOCAL_PART},   {"a.b@c", 0},
        {"<a . b@c>", OBSOLETE_LOCAL_PART}, {"A <@b . c:a@d>", OBSOLETE_ROUTE},
        {"A <,@b:a@d>", OBSOLETE_ROUTE},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scan scan = started(HEADER_MAILBOX);

        push_octets(&scan, rows[i].text, strlen(rows[i].text));
        cr_expect_eq(scan.obsolete, rows[i].forms, "%s: %#x", rows[i].text,
                     scan.obsolete);
    }
}

Test(header_mailbox, recovers_once_for_each_mistake)
{
    static const struct {
        const char *text;
        unsigned faults;
    } rows[] = {
        {"A, B <a@b>", 1}, {"A B@c", 1},    {"A B", 1},  {"<>", 1},
        {"A <", 1},        {"<a>", 1},      {"<a@b", 1}, {"<a@b>c", 1},
        {"<@a>", 1},       {"<@a b@c>", 3}, {"<@", 1},   {"A <\xff@b>", 1},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scan scan = started(HEADER_MAILBOX);

        cr_expect_eq(push_recovering(&scan, rows[i].text), rows[i].faults, "%s",
                     rows[i].text);
    }
}

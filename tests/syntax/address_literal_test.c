/* address_literal_test.c - address-literal, an octet at a time
 *
 * SPDX-License-Identifier: MIT
 */
#include "pushing.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "text/octets.h"

Test(address_literal, ipv4_has_four_numbers)
{
    static const struct expected rows[] = {
        {"[1.2.3.4]", FAULT_NONE, 9},
        {"[0.0.0.0]", FAULT_NONE, 9},
        {"[255.255.255.255]", FAULT_NONE, 17},
        {"[01.002.3.4]", FAULT_NONE, 12},
        {"[256.2.3.4]", BAD_LITERAL, 3},
        {"[1.2.3.260]", BAD_LITERAL, 9},
        {"[1.2.3]", BAD_LITERAL, 6},
        {"[1.2.3.]", BAD_LITERAL, 7},
        {"[1.2.3.4.]", BAD_LITERAL, 8},
        {"[1..2.3]", BAD_LITERAL, 3},
        {"[.1.2.3]", BAD_LITERAL, 1},
        {"[0001.2.3.4]", BAD_LITERAL, 4},
        {"[1.2.3.4", LITERAL_OPEN, 8},
        {"[]", BAD_LITERAL, 1},
        {"[", LITERAL_OPEN, 1},
        {"[1.2.3.4]x", TEXT_AFTER_LITERAL, 9},
        {"[1.2.3.4]]", TEXT_AFTER_LITERAL, 9},
    };

    EXPECT_PUSHED(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321, rows)
}

Test(address_literal, ipv4_numbers_go_to_255)
{
    unsigned number;

    for (number = 0; number < 1000; number++) {
        char text[32];

        snprintf(text, sizeof text, "[1.2.3.%u]", number);
        cr_expect_eq(push_text(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321, text).fault,
                     number <= 255 ? FAULT_NONE : BAD_LITERAL, "%s", text);
    }
}

Test(address_literal, the_tag_is_ipv6_in_any_case)
{
    static const struct expected rows[] = {
        {"[IPv6:::]", FAULT_NONE, 9},  {"[ipv6:::]", FAULT_NONE, 9},
        {"[IPV6:::]", FAULT_NONE, 9},  {"[iPv6:::]", FAULT_NONE, 9},
        {"[IPv7:::]", BAD_LITERAL, 4}, {"[IPv6::]", BAD_LITERAL, 7},
        {"[IPv6:]", BAD_LITERAL, 6},   {"[x:y]", BAD_LITERAL, 1},
        {"[i]", BAD_LITERAL, 2},       {"[IPv6]", BAD_LITERAL, 5},
    };

    EXPECT_PUSHED(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321, rows)
}

/* "[IPv6:" and `before` groups, "::" or not, `after` groups, an IPv4 address
 * or not, "]" */
static void
write_ipv6(char *text, size_t size, unsigned before, bool gap, unsigned after,
           bool ipv4)
{
    size_t used = (size_t)snprintf(text, size, "[IPv6:");
    unsigned i;

    for (i = 0; i < before; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%x",
                                 i == 0 ? "" : ":", i + 1);
    if (gap)
        used += (size_t)snprintf(text + used, size - used, "::");
    for (i = 0; i < after; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%x",
                                 i == 0 ? "" : ":", i + 10);
    if (ipv4)
        used += (size_t)snprintf(
            text + used, size - used, "%s192.0.2.1",
            (gap && after == 0) || before + after == 0 ? "" : ":");
    snprintf(text + used, size - used, "]");
}

/* RFC 5321 4.1.3: 8 groups, or 6 and an IPv4 address; beside a "::" 6 at
 * most, or 4 and an IPv4 address. */
static bool
is_ipv6(unsigned before, bool gap, unsigned after, bool ipv4)
{
    const unsigned groups = before + after;

    if (gap)
        return groups <= (ipv4 ? 4 : 6);
    return after == 0 && groups == (ipv4 ? 6 : 8);
}

Test(address_literal, ipv6_has_as_many_groups_as_fit)
{
    unsigned before, after;

    for (before = 0; before < 10; before++)
        for (after = 0; after < 10; after++) {
            int form;

            for (form = 0; form < 4; form++) {
                const bool gap = (form & 1) != 0, ipv4 = (form & 2) != 0;
                char text[128];
                struct pushed pushed;

                if (!gap && after > 0)
                    continue;
                write_ipv6(text, sizeof text, before, gap, after, ipv4);
                pushed = push_text(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321, text);
                cr_expect_eq(pushed.fault == FAULT_NONE,
                             is_ipv6(before, gap, after, ipv4), "%s: %d", text,
                             pushed.fault);
            }
        }
}

Test(address_literal, ipv6_groups_have_four_digits_of_either_case)
{
    static const struct expected rows[] = {
        {"[IPv6:0:0:0:0:0:0:0:0]", FAULT_NONE, 22},
        {"[IPv6:ABCD:abcd:0000:1:2:3:4:5]", FAULT_NONE, 31},
        {"[IPv6:12345::]", BAD_LITERAL, 10},
        {"[IPv6:g::]", BAD_LITERAL, 6},
        {"[IPv6:1::2::3]", BAD_LITERAL, 11},
        {"[IPv6::1]", BAD_LITERAL, 7},
        {"[IPv6:1:2:3:4:5:6:7:]", BAD_LITERAL, 20},
        {"[IPv6:1:2:3:4:5:6:7:8:", BAD_LITERAL, 21},
        {"[IPv6:::1%eth0]", BAD_LITERAL, 9},
        {"[IPv6::::]", BAD_LITERAL, 8},
    };

    EXPECT_PUSHED(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321, rows)
}

Test(address_literal, an_ipv4_tail_is_an_ipv4_address)
{
    static const struct expected rows[] = {
        {"[IPv6:::1.2.3.4]", FAULT_NONE, 16},
        {"[IPv6:::255.255.255.255]", FAULT_NONE, 24},
        {"[IPv6:::256.1.1.1]", BAD_LITERAL, 11},
        {"[IPv6:::1a.2.3.4]", BAD_LITERAL, 10},
        {"[IPv6:::0001.2.3.4]", BAD_LITERAL, 12},
        {"[IPv6:::1.2.3]", BAD_LITERAL, 13},
        {"[IPv6:::1.2.3.4.5]", BAD_LITERAL, 15},
        {"[IPv6:::1.2.3.256]", BAD_LITERAL, 16},
        {"[IPv6:1.2.3.4]", BAD_LITERAL, 7},
        {"[IPv6:::1.2.3.4:5]", BAD_LITERAL, 15},
    };

    EXPECT_PUSHED(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321, rows)
}

Test(address_literal, has_no_octet_that_is_no_dcontent)
{
    unsigned octet;

    for (octet = 0; octet < 0x80; octet++) {
        struct scan scan = started(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321);
        enum fault fault;

        push_octets(&scan, "[1.2", 4);
        fault = scan_step(&scan, (unsigned char)octet);
        if (octet == '.' || octet_is((unsigned char)octet, DIGIT))
            cr_expect_eq(fault, FAULT_NONE, "octet %u", octet);
        else if (octet == ']' || octet_is((unsigned char)octet, DCONTENT))
            cr_expect_eq(fault, BAD_LITERAL, "octet %u", octet);
        else
            cr_expect_eq(fault, ILLEGAL_OCTET, "octet %u", octet);
    }
}

Test(address_literal, recovers_with_one_fault_a_literal)
{
    static const struct {
        const char *text;
        unsigned faults;
    } rows[] = {
        {"[256.256.256.256]", 1},
        {"[x:y:z]", 1},
        {"[]", 1},
        {"[1.2.3.4", 1},
        {"[IPv6:g:h:i]", 1},
        {"[1.2.3.4]xyz", 3},
        {"[1 2]", 2},
        {"[1\\.2.3.4]", 1},
        {"[", 1},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scan scan = started(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321);

        cr_expect_eq(push_recovering(&scan, rows[i].text), rows[i].faults, "%s",
                     rows[i].text);
        cr_expect_eq(scan_end(&scan), FAULT_NONE, "%s", rows[i].text);
    }
}

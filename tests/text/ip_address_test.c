/* ip_address_test.c - IP addresses as text, each in its one canonical way
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/ip_address.h"

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

typedef uint32_t canonical_fn(const unsigned char *text, uint32_t length,
                              char *canonical);

struct pair {
    const char *text;
    const char *canonical;
};

/* In blocks of exactly the size that the header names. */
static void
expect_canonical(canonical_fn *write, size_t size, const struct pair *pairs,
                 size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        char *canonical = malloc(size);
        const uint32_t length =
            write((const unsigned char *)pairs[i].text,
                  (uint32_t)strlen(pairs[i].text), canonical);

        cr_expect(length == strlen(pairs[i].canonical) &&
                      memcmp(canonical, pairs[i].canonical, length) == 0,
                  "%s: %.*s", pairs[i].text, (int)length, canonical);
        free(canonical);
    }
}

Test(ip_address, ipv4_loses_its_leading_zeros)
{
    static const struct pair pairs[] = {
        {"0.0.0.0", "0.0.0.0"},
        {"127.000.000.001", "127.0.0.1"},
        {"010.09.100.255", "10.9.100.255"},
        {"255.255.255.255", "255.255.255.255"},
    };

    expect_canonical(ipv4_canonical, IPV4_CANONICAL_MAX, pairs,
                     sizeof pairs / sizeof pairs[0]);
}

Test(ip_address, ipv6_is_as_rfc_5952_has_it)
{
    static const struct pair pairs[] = {
        /* 4.1: leading zeros; 4.3: lower case */
        {"2001:0DB8:0001:0020:0300:4000:ABCD:0eF0",
         "2001:db8:1:20:300:4000:abcd:ef0"},
        /* 4.2.1: as much as possible */
        {"2001:db8:0:0:0:0:2:1", "2001:db8::2:1"},
        {"2001:db8::0:2:1", "2001:db8::2:1"},
        {"0:0:0:0:0:0:0:1", "::1"},
        {"0:0:0:0:0:0:0:0", "::"},
        {"::", "::"},
        {"1:0:0:0:0:0:0:0", "1::"},
        {"1::0:0", "1::"},
        /* 4.2.2: not one group alone */
        {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
        {"0:1:1:1:1:1:1:0", "0:1:1:1:1:1:1:0"},
        /* 4.2.3: the longest run, the first of two */
        {"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},
        {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
        {"0:0:1:2:3:4:0:0", "::1:2:3:4:0:0"},
        {"1:2:3:4:5:6:0:0", "1:2:3:4:5:6::"},
        /* no run at all, and the longest text */
        {"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
         "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"},
        {"1234:2345:3456:4567:5678:6789:255.254.253.252",
         "1234:2345:3456:4567:5678:6789:fffe:fdfc"},
    };

    expect_canonical(ipv6_canonical, IPV6_CANONICAL_MAX, pairs,
                     sizeof pairs / sizeof pairs[0]);
}

Test(ip_address, ipv4_stands_in_the_mapped_block_alone)
{
    static const struct pair pairs[] = {
        {"::FFFF:C000:0201", "::ffff:192.0.2.1"},
        {"::ffff:192.000.002.001", "::ffff:192.0.2.1"},
        {"0:0:0:0:0:ffff:192.0.2.1", "::ffff:192.0.2.1"},
        {"::ffff:255.255.255.255", "::ffff:255.255.255.255"},
        {"::192.0.2.1", "::c000:201"},
        {"64:ff9b::192.0.2.1", "64:ff9b::c000:201"},
        {"1::192.0.2.1", "1::c000:201"},
        {"1:2:3:4:5:6:0.0.0.0", "1:2:3:4:5:6::"},
        {"::ffff:0:192.0.2.1", "::ffff:0:c000:201"},
    };

    expect_canonical(ipv6_canonical, IPV6_CANONICAL_MAX, pairs,
                     sizeof pairs / sizeof pairs[0]);
}

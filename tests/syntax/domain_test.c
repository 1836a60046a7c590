/* domain_test.c - Domain, an octet at a time
 *
 * SPDX-License-Identifier: MIT
 */
#include "pushing.h"

#include <criterion/criterion.h>

#include "text/octets.h"

static enum fault
step_after(const char *before, unsigned octet)
{
    struct scan scan = started(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321);

    push_octets(&scan, before, strlen(before));
    return scan_step(&scan, (unsigned char)octet);
}

static enum fault
wanted_at_start(unsigned octet)
{
    switch (octet) {
    case '.':
        return EMPTY_LABEL;
    case '-':
        return HYPHEN_AT_EDGE;
    case '@':
        return AT_IN_DOMAIN;
    case '_':
        return UNDERSCORE;
    default:
        return octet_is((unsigned char)octet, LET_DIG) ? FAULT_NONE
                                                       : ILLEGAL_OCTET;
    }
}

Test(domain, a_label_begins_with_a_let_dig)
{
    unsigned octet;

    for (octet = 0; octet < 0x80; octet++) {
        cr_expect_eq(step_after("", octet),
                     octet == '[' ? FAULT_NONE : wanted_at_start(octet),
                     "octet %u", octet);
        cr_expect_eq(step_after("a.", octet), wanted_at_start(octet),
                     "octet %u", octet);
    }
}

Test(domain, a_label_goes_on_with_ldh)
{
    unsigned octet;

    for (octet = 0; octet < 0x80; octet++) {
        const bool fits = octet == '.' || octet == '-';
        const enum fault wanted = fits ? FAULT_NONE : wanted_at_start(octet);

        cr_expect_eq(step_after("a", octet), wanted, "octet %u", octet);
        cr_expect_eq(step_after("a-", octet),
                     octet == '.' ? HYPHEN_AT_EDGE : wanted, "octet %u", octet);
    }
}

Test(domain, ends_behind_a_let_dig_alone)
{
    static const struct expected rows[] = {
        {"", DOMAIN_EXPECTED, 0},    {"a", FAULT_NONE, 1},
        {"a.", EMPTY_LABEL, 2},      {"a-", HYPHEN_AT_EDGE, 2},
        {"a-b", FAULT_NONE, 3},      {"a--b", FAULT_NONE, 4},
        {"a.-b", HYPHEN_AT_EDGE, 2}, {"a..b", EMPTY_LABEL, 2},
        {"1.2", FAULT_NONE, 3},      {"a-.b", HYPHEN_AT_EDGE, 2},
        {"-", HYPHEN_AT_EDGE, 0},    {".", EMPTY_LABEL, 0},
    };

    EXPECT_PUSHED(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321, rows)
}

static void
push_label(struct scan *scan, unsigned length)
{
    while (length-- > 0)
        cr_assert_eq(scan_step(scan, 'a'), FAULT_NONE);
}

Test(domain, accepts_a_label_of_63_octets)
{
    struct scan scan = started(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321);

    push_label(&scan, 63);
    cr_expect_eq(scan_step(&scan, '.'), FAULT_NONE);
    push_label(&scan, 63);
    cr_expect_eq(scan_end(&scan), FAULT_NONE);
}

Test(domain, rejects_a_label_of_64_octets_at_the_64th_and_goes_on)
{
    struct scan scan = started(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321);

    push_label(&scan, 63);
    cr_expect_eq(scan_step(&scan, 'a'), LABEL_TOO_LONG);
    cr_expect_eq(scan_step(&scan, '.'), FAULT_NONE);
    push_label(&scan, 63);
    cr_expect_eq(scan_step(&scan, 'a'), LABEL_TOO_LONG, "the next one too");
}

Test(domain, accepts_255_octets_and_rejects_the_256th)
{
    struct scan scan = started(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321);
    unsigned i;

    for (i = 0; i < 255; i++)
        cr_assert_eq(scan_step(&scan, i % 2 == 0 ? 'a' : '.'), FAULT_NONE);
    cr_expect_eq(scan_end(&scan), FAULT_NONE);
    cr_expect_eq(scan_step(&scan, '.'), DOMAIN_TOO_LONG);
    cr_expect_eq(scan_step(&scan, 'a'), DOMAIN_TOO_LONG);
    cr_expect_eq(scan_end(&scan), FAULT_NONE, "the grammar goes on");
}

Test(domain, has_u_labels_where_the_profile_has)
{
    static const struct expected rows[] = {
        {"m\xc3\xbcnchen.de", FAULT_NONE, 11},
        {"\xc3\xbc", FAULT_NONE, 2},
        {"a-\xc3\xbc", FAULT_NONE, 4},
        {"-\xc3\xbc", HYPHEN_AT_EDGE, 0},
        {"\xc3\xbc-", HYPHEN_AT_EDGE, 3},
        {"\xc3\xbc..a", EMPTY_LABEL, 3},
        {"\xc3", BAD_UTF8, 1},
        {"\xc3.", BAD_UTF8, 1},
        {"a\x80", BAD_UTF8, 1},
    };

    EXPECT_PUSHED(ADDRSPEC_DOMAIN, ADDRSPEC_RFC6531, rows)
    EXPECT_PUSHED(ADDRSPEC_DOMAIN, ADDRSPEC_SMTP, rows)
}

Test(domain, recovers_to_a_domain)
{
    static const struct {
        const char *text;
        unsigned faults;
    } rows[] = {
        {".a", 1}, {"a..b", 1}, {"a.", 1},   {"-a", 1},
        {"a-", 1}, {"a-.b", 1}, {"a.-b", 1}, {"a_b", 1},
        {"_a", 1}, {"a@b", 1},  {"a b", 1},  {"a!!b", 2},
        {"", 1},   {".", 2},    {"-", 1},    {"a.@.b", 2},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scan scan = started(ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321);

        cr_expect_eq(push_recovering(&scan, rows[i].text), rows[i].faults, "%s",
                     rows[i].text);
        cr_expect_eq(scan_end(&scan), FAULT_NONE, "%s", rows[i].text);
    }
}

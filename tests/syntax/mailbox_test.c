/* mailbox_test.c - Mailbox, an octet at a time
 *
 * SPDX-License-Identifier: MIT
 */
#include "pushing.h"

#include <criterion/criterion.h>

Test(mailbox, has_a_local_part_an_at_and_a_domain)
{
    static const struct expected rows[] = {
        {"a@b", FAULT_NONE, 3},
        {"a@[1.2.3.4]", FAULT_NONE, 11},
        {"\"a\"@b", FAULT_NONE, 5},
        {"", LOCAL_PART_EXPECTED, 0},
        {"a", AT_EXPECTED, 1},
        {"\"a\"", AT_EXPECTED, 3},
        {"@b", LOCAL_PART_EXPECTED, 0},
        {"a@", DOMAIN_EXPECTED, 2},
        {"a@b@c", AT_IN_DOMAIN, 3},
        {"a@@b", AT_IN_DOMAIN, 2},
        {"a@b[1.2.3.4]", ILLEGAL_OCTET, 3},
        {"<a@b>", ILLEGAL_OCTET, 0},
        {"a@b>", ILLEGAL_OCTET, 3},
        {"a@b ", ILLEGAL_OCTET, 3},
    };

    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321, rows)
    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_RFC6531, rows)
    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_SMTP, rows)
}

Test(mailbox, a_fault_leaves_the_scan_where_it_was)
{
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321), before;
    unsigned octet;

    push_octets(&scan, "a.b@c-d", 7);
    before = scan;
    for (octet = 0; octet < 256; octet++) {
        const enum fault fault = scan_step(&scan, (unsigned char)octet);

        if (fault != FAULT_NONE)
            cr_expect_eq(memcmp(&scan, &before, sizeof scan), 0, "octet %u",
                         octet);
        scan = before;
    }
}

Test(mailbox, can_be_copied_at_any_octet)
{
    static const char text[] = "\"a b\"@[IPv6:1::192.0.2.1]";
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321);
    size_t i;

    for (i = 0; i < sizeof text - 1; i++) {
        struct scan copy = scan;

        cr_expect_eq(push_octets(&copy, text + i, sizeof text - 1 - i).fault,
                     FAULT_NONE, "from %zu", i);
        cr_assert_eq(scan_step(&scan, (unsigned char)text[i]), FAULT_NONE);
    }
}

/* Push "aaaa.aaaa..." until `length` octets of the mailbox are read. */
static void
push_domain(struct scan *scan, unsigned length)
{
    while (scan->whole_length < length)
        cr_assert_eq(scan_step(scan, scan->whole_length % 2 == 0 ? 'a' : '.'),
                     FAULT_NONE, "octet %u", (unsigned)scan->whole_length);
}

Test(mailbox, accepts_254_octets_and_rejects_the_255th)
{
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321);

    push_octets(&scan, "a@", 2);
    push_domain(&scan, 254);
    cr_expect_eq(scan_step(&scan, 'a'), WHOLE_TOO_LONG);
    cr_expect_eq(scan_step(&scan, 'a'), WHOLE_TOO_LONG);
    cr_expect_eq(scan_end(&scan), FAULT_NONE, "the grammar goes on");
}

Test(mailbox, tells_the_innermost_limit)
{
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321);
    unsigned i;

    push_octets(&scan, "a@", 2);
    push_domain(&scan, 254);
    for (i = 0; i < 62; i++)
        cr_assert_eq(scan_step(&scan, 'a'),
                     i < 3 ? WHOLE_TOO_LONG : DOMAIN_TOO_LONG);
    scan_step(&scan, 'a');
    cr_expect_eq(scan_step(&scan, 'a'), LABEL_TOO_LONG);
}

Test(mailbox, the_octets_of_a_skipped_fault_count)
{
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321);

    cr_assert_eq(scan_step(&scan, ':'), ILLEGAL_OCTET);
    cr_expect_eq(scan_recover(&scan, ILLEGAL_OCTET, ':'), SKIP_OCTET);
    cr_expect_eq(scan.local_part_length, 1);
    cr_expect_eq(scan.whole_length, 1);
}

Test(mailbox, recovers_from_anything)
{
    static const struct {
        const char *text;
        unsigned faults;
    } rows[] = {
        {"", 2},     {"@", 2},   {"a", 1},       {"a@", 1},
        {"@@", 3},   {".@.", 4}, {"a@b@c@d", 2}, {"\"", 2},
        {"\"@a", 2}, {"a@[", 1}, {"a@[1]b", 2},  {" ", 3},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321);

        cr_expect_eq(push_recovering(&scan, rows[i].text), rows[i].faults, "%s",
                     rows[i].text);
        cr_expect_eq(scan_end(&scan), FAULT_NONE, "%s", rows[i].text);
    }
}

Test(mailbox, a_whole_text_is_accepted_or_not)
{
    static const struct {
        enum addrspec_production production;
        const char *text;
        bool accepted;
        bool within_limits;
    } rows[] = {
        {ADDRSPEC_MAILBOX, "a@b", true, true},
        {ADDRSPEC_MAILBOX, "a@", false, false},
        {ADDRSPEC_MAILBOX, "a@b c", false, false},
        {ADDRSPEC_DOMAIN, "b\xc3\xbc.example", true, true},
        {ADDRSPEC_DOMAIN, "b\xc3", false, false},
        {ADDRSPEC_DOMAIN, "", false, false},
        {ADDRSPEC_DOMAIN,
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         true, false}, /* 64 octets */
    };
    const struct profile *profile = profile_by_id(ADDRSPEC_RFC6531);
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const unsigned char *octets = (const unsigned char *)rows[i].text;
        const uint32_t length = (uint32_t)strlen(rows[i].text);

        cr_expect_eq(
            scan_accepts(rows[i].production, profile, false, octets, length),
            rows[i].accepted, "%s", rows[i].text);
        cr_expect_eq(
            scan_accepts(rows[i].production, profile, true, octets, length),
            rows[i].within_limits, "%s", rows[i].text);
    }
}

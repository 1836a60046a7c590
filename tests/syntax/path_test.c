/* path_test.c - Reverse-path and Forward-path, an octet at a time
 *
 * SPDX-License-Identifier: MIT
 */
#include "pushing.h"

#include <criterion/criterion.h>

#include "text/octets.h"

Test(path, stands_between_angle_brackets)
{
    static const struct expected rows[] = {
        {"<a@b>", FAULT_NONE, 5},           {"<\"a>b\"@c>", FAULT_NONE, 9},
        {"<a@[1.2.3.4]>", FAULT_NONE, 13},  {"a@b", ANGLE_EXPECTED, 0},
        {" <a@b>", ILLEGAL_OCTET, 0},       {"", ANGLE_EXPECTED, 0},
        {"<", LOCAL_PART_EXPECTED, 1},      {"<a@b", ANGLE_OPEN, 4},
        {"<a@", DOMAIN_EXPECTED, 3},        {"<a@b.>", EMPTY_LABEL, 5},
        {"<a@[1.2.3.4>", LITERAL_OPEN, 11}, {"<a@b>c", TEXT_AFTER_PATH, 5},
        {"<a@b>>", TEXT_AFTER_PATH, 5},     {"<<a@b>", ILLEGAL_OCTET, 1},
    };

    EXPECT_PUSHED(ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC5321, rows)
    EXPECT_PUSHED(ADDRSPEC_REVERSE_PATH, ADDRSPEC_RFC5321, rows)
}

Test(path, is_null_in_reverse_alone)
{
    static const struct expected reverse[] = {{"<>", FAULT_NONE, 2},
                                              {"<> A=b", FAULT_NONE, 6},
                                              {"<>x", TEXT_AFTER_PATH, 2}};
    static const struct expected forward[] = {{"<>", NULL_PATH, 1},
                                              {"<> A=b", NULL_PATH, 1}};

    EXPECT_PUSHED(ADDRSPEC_REVERSE_PATH, ADDRSPEC_RFC5321, reverse)
    EXPECT_PUSHED(ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC5321, forward)
}

Test(path, has_postmaster_without_a_domain_in_forward_alone)
{
    static const struct expected forward[] = {
        {"<Postmaster>", FAULT_NONE, 12},
        {"<POSTMASTER>", FAULT_NONE, 12},
        {"<postmaster> A", FAULT_NONE, 14},
        {"<postmaster@a>", FAULT_NONE, 14},
        {"<postmaste>", AT_EXPECTED, 10},
        {"<postmasters>", AT_EXPECTED, 12},
        {"<post.master>", AT_EXPECTED, 12},
        {"<\"postmaster\">", AT_EXPECTED, 13},
        {"<@a:postmaster>", AT_EXPECTED, 14},
        {"<postmaster", ANGLE_OPEN, 11},
    };
    static const struct expected reverse[] = {
        {"<Postmaster>", AT_EXPECTED, 11},
        {"<Postmaster@a>", FAULT_NONE, 14},
    };

    EXPECT_PUSHED(ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC5321, forward)
    EXPECT_PUSHED(ADDRSPEC_REVERSE_PATH, ADDRSPEC_RFC5321, reverse)
}

Test(path, may_begin_with_a_source_route)
{
    static const struct expected rows[] = {
        {"<@a:b@c>", FAULT_NONE, 8},
        {"<@a,@b,@c:d@e>", FAULT_NONE, 14},
        {"<@a.b:\"c\"@[1.2.3.4]>", FAULT_NONE, 20},
        {"<@a,b:c@d>", ROUTE_EXPECTED, 4},
        {"<@a,:b@c>", ROUTE_EXPECTED, 4},
        {"<@:b@c>", ROUTE_EXPECTED, 2},
        {"<@a>", ROUTE_EXPECTED, 3},
        {"<@a", ROUTE_EXPECTED, 3},
        {"<@a,@", ROUTE_EXPECTED, 5},
        {"<@[1.2.3.4]:a@b>", ROUTE_EXPECTED, 2},
        {"<@a-:b@c>", HYPHEN_AT_EDGE, 4},
        {"<@a.:b@c>", EMPTY_LABEL, 4},
        {"<@a@b:c@d>", AT_IN_DOMAIN, 3},
        {"<@a:@b>", LOCAL_PART_EXPECTED, 4},
        {"<@a:>", LOCAL_PART_EXPECTED, 4},
        {"<@a: b@c>", ILLEGAL_OCTET, 4},
    };

    EXPECT_PUSHED(ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC5321, rows)
    EXPECT_PUSHED(ADDRSPEC_REVERSE_PATH, ADDRSPEC_RFC5321, rows)
}

Test(path, may_have_parameters_behind_it)
{
    static const struct expected rows[] = {
        {"<a@b> C", FAULT_NONE, 7},
        {"<a@b> C=d", FAULT_NONE, 9},
        {"<a@b> C=d E F=g", FAULT_NONE, 15},
        {"<a@b> 8BIT-x=~", FAULT_NONE, 14},
        {"<a@b> ", PARAMETER_EXPECTED, 6},
        {"<a@b>  C", PARAMETER_EXPECTED, 6},
        {"<a@b> -C", PARAMETER_EXPECTED, 6},
        {"<a@b> C_D", PARAMETER_EXPECTED, 7},
        {"<a@b> C=", PARAMETER_EXPECTED, 8},
        {"<a@b> C= D", PARAMETER_EXPECTED, 8},
        {"<a@b> C==", PARAMETER_EXPECTED, 8},
        {"<a@b> C=d=e", PARAMETER_EXPECTED, 9},
        {"<a@b> C ", PARAMETER_EXPECTED, 8},
        {"<a@b> C=\t", PARAMETER_EXPECTED, 8},
        {"<a@b>\tC", TEXT_AFTER_PATH, 5},
    };

    EXPECT_PUSHED(ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC5321, rows)
    EXPECT_PUSHED(ADDRSPEC_REVERSE_PATH, ADDRSPEC_RFC5321, rows)
}

Test(path, has_esmtp_values_of_33_to_126_but_61)
{
    unsigned octet;

    for (octet = 0; octet < 0x80; octet++) {
        struct scan scan = started(ADDRSPEC_REVERSE_PATH, ADDRSPEC_RFC5321);

        push_octets(&scan, "<> A=", 5);
        cr_expect_eq(scan_step(&scan, (unsigned char)octet),
                     octet_is((unsigned char)octet, VALUE) ? FAULT_NONE
                                                           : PARAMETER_EXPECTED,
                     "octet %u", octet);
    }
}

Test(path, has_utf8_in_values_where_the_profile_has)
{
    static const struct expected rows[] = {
        {"<a@b> C=\xc3\xbc", FAULT_NONE, 10},
        {"<a@b> C\xc3\xbc=d", PARAMETER_EXPECTED, 7},
        {"<\xc3\xbc@b>", FAULT_NONE, 6},
        {"<@\xc3\xbc:a@b>", FAULT_NONE, 9},
        {"<a@b> C=\xc3", BAD_UTF8, 9},
    };

    EXPECT_PUSHED(ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC6531, rows)
}

/* "<" and "@aaa.aaa...:" or nothing, up to `length` octets of the path. */
static void
push_up_to(struct scan *scan, unsigned length)
{
    while (scan->whole_length < length)
        cr_assert_eq(scan_step(scan, scan->whole_length % 2 == 0 ? 'a' : '.'),
                     FAULT_NONE, "octet %u", (unsigned)scan->whole_length);
}

Test(path, accepts_256_octets_with_its_brackets)
{
    struct scan scan = started(ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC5321);

    push_octets(&scan, "<a@a", 4);
    push_up_to(&scan, 255);
    cr_expect_eq(scan_step(&scan, '>'), FAULT_NONE);
    cr_expect_eq(push_octets(&scan, " A=b", 4).fault, FAULT_NONE,
                 "parameters do not count");
}

Test(path, rejects_257_octets_at_its_bracket)
{
    struct scan scan = started(ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC5321);

    push_octets(&scan, "<ab@a", 5);
    push_up_to(&scan, 255);
    scan_step(&scan, 'a');
    cr_expect_eq(scan_step(&scan, '>'), WHOLE_TOO_LONG);
    cr_expect_eq(push_octets(&scan, " A=b", 4).fault, FAULT_NONE,
                 "the grammar goes on");
}

Test(path, counts_its_route_and_each_domain_of_it_alone)
{
    struct scan scan = started(ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC5321);
    unsigned i;

    push_octets(&scan, "<@", 2);
    for (i = 0; i < 63; i++)
        cr_assert_eq(scan_step(&scan, 'a'), FAULT_NONE);
    cr_assert_eq(scan_step(&scan, ','), FAULT_NONE);
    cr_assert_eq(scan_step(&scan, '@'), FAULT_NONE);
    cr_expect_eq(scan.domain_length, 0);
    cr_expect_eq(scan.whole_length, 67);
    for (i = 0; i < 63; i++)
        cr_assert_eq(scan_step(&scan, 'a'), FAULT_NONE);
    cr_expect_eq(scan_step(&scan, 'a'), LABEL_TOO_LONG);
}

Test(path, recovers_from_anything)
{
    static const char *const rows[] = {
        "",           "<",       ">",          "<>",
        "a@b",        "<a@b",    "a@b>",       "<a>",
        "<@a>",       "<@a:",    "<@a,b:c@d>", "<@:@>",
        "<<a@b>>",    "<a@b>c",  "<a@b> =",    "<a@b>  A",
        "<a@b> A= B", "<a@[1>",  "< a@b >",    "<\"a>",
        "><",         "<a@b>\t", "<@@@>",      "<a@b> A=b=c D",
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scan scan = started(ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC5321);

        cr_expect_lt(push_recovering(&scan, rows[i]), 20, "%s", rows[i]);
        cr_expect_eq(scan_end(&scan), FAULT_NONE, "%s", rows[i]);
    }
}

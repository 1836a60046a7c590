/* parse_test.c - octets in, verdict and reasons out
 *
 * SPDX-License-Identifier: MIT
 */
#include <addrspec/addrspec.h>

#include <criterion/criterion.h>
#include <string.h>

static int
parse(const char *input, const addrspec_options *options,
      addrspec_result *result)
{
    return addrspec_parse(ADDRSPEC_MAILBOX, input, strlen(input), options,
                          result);
}

/* ---- The call -------------------------------------------------------- */

Test(parse, takes_null_where_it_may)
{
    addrspec_result result;

    cr_expect_eq(parse("a@b.example", NULL, &result), ADDRSPEC_OK);
    cr_expect_eq(parse("a@b.example", NULL, NULL), ADDRSPEC_OK);
    cr_expect_eq(addrspec_parse(ADDRSPEC_MAILBOX, NULL, 0, NULL, &result),
                 (int)ADDRSPEC_EMPTY);
    cr_expect_eq(addrspec_parse(ADDRSPEC_REVERSE_PATH, NULL, 0, NULL, NULL),
                 (int)ADDRSPEC_EMPTY);
}

Test(parse, refuses_null_with_a_length)
{
    cr_expect_eq(addrspec_parse(ADDRSPEC_MAILBOX, NULL, 1, NULL, NULL),
                 ADDRSPEC_ERR_ARGUMENT);
}

Test(parse, refuses_a_production_that_is_none)
{
    int production;

    for (production = -1; production <= 8; production++)
        cr_expect_eq(
            addrspec_parse((enum addrspec_production)production, "a@b.example",
                           11, NULL, NULL) == ADDRSPEC_ERR_ARGUMENT,
            production < 1 || production > 4, "production %d", production);
}

Test(parse, refuses_a_profile_or_flag_that_is_none)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    uint32_t bit;

    options.profile = 99;
    cr_expect_eq(parse("a@b.example", &options, NULL), ADDRSPEC_ERR_ARGUMENT);
    options.profile = ADDRSPEC_RFC5321;
    for (bit = 0; bit < 32; bit++) {
        const uint32_t known = ADDRSPEC_NO_SOURCE_ROUTE |
                               ADDRSPEC_NO_QUOTED_STRING |
                               ADDRSPEC_NO_ADDRESS_LITERAL | ADDRSPEC_NO_IDNA |
                               ADDRSPEC_NEED_DOT | ADDRSPEC_SENDER;

        options.flags = 1u << bit;
        cr_expect_eq(parse("a@b.example", &options, NULL),
                     (known & options.flags) != 0 ? ADDRSPEC_OK
                                                  : ADDRSPEC_ERR_ARGUMENT,
                     "bit %u", (unsigned)bit);
    }
}

Test(parse, refuses_what_html_does_not_have)
{
    static const struct {
        enum addrspec_production production;
        int status;
    } rows[] = {
        {ADDRSPEC_MAILBOX, ADDRSPEC_MISSING_AT},
        {ADDRSPEC_DOMAIN, ADDRSPEC_OK},
        {ADDRSPEC_REVERSE_PATH, ADDRSPEC_ERR_ARGUMENT},
        {ADDRSPEC_FORWARD_PATH, ADDRSPEC_ERR_ARGUMENT},
        {ADDRSPEC_HEADER_MAILBOX, ADDRSPEC_ERR_ARGUMENT},
    };
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    size_t i;

    options.profile = ADDRSPEC_HTML5;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cr_expect_eq(
            addrspec_parse(rows[i].production, "b.example", 9, &options, NULL),
            rows[i].status, "production %d", rows[i].production);
}

Test(parse, refuses_options_of_a_size_it_does_not_know)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;

    options.size = 0;
    cr_expect_eq(parse("a@b.example", &options, NULL), ADDRSPEC_ERR_ABI);
    options.size = (uint32_t)sizeof options - 1;
    cr_expect_eq(parse("a@b.example", &options, NULL), ADDRSPEC_ERR_ABI);
    options.size = (uint32_t)sizeof options + 8;
    cr_expect_eq(parse("a@b.example", &options, NULL), ADDRSPEC_ERR_ABI);
    options.size = sizeof options;
    cr_expect_eq(parse("a@b.example", &options, NULL), ADDRSPEC_OK);
}

/* No octet of it is looked at: there are none. */
Test(parse, refuses_lengths_of_4_gibibytes)
{
    static const char octet = 'a';

    cr_expect_eq(
        addrspec_parse(ADDRSPEC_MAILBOX, &octet, UINT32_MAX, NULL, NULL),
        ADDRSPEC_ERR_ARGUMENT);
#if SIZE_MAX > UINT32_MAX
    cr_expect_eq(addrspec_parse(ADDRSPEC_MAILBOX, &octet,
                                (size_t)UINT32_MAX + 6, NULL, NULL),
                 ADDRSPEC_ERR_ARGUMENT, "never taken for 5");
    cr_expect_eq(addrspec_parse(ADDRSPEC_MAILBOX, &octet, SIZE_MAX, NULL, NULL),
                 ADDRSPEC_ERR_ARGUMENT);
#endif
}

/* ---- The answer ------------------------------------------------------ */

Test(parse, fills_the_whole_result)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    addrspec_result result;
    size_t i;

    memset(&result, 0xa5, sizeof result);
    options.profile = ADDRSPEC_RFC6531;
    options.flags = ADDRSPEC_SENDER;
    cr_assert_eq(parse("a@b.example", &options, &result), ADDRSPEC_OK);
    cr_expect_eq(result.production, ADDRSPEC_MAILBOX);
    cr_expect_eq(result.profile, ADDRSPEC_RFC6531);
    cr_expect_eq(result.flags, ADDRSPEC_SENDER);
    cr_expect_eq(result.facts, 0);
    cr_expect_eq(result.source_route.offset, ADDRSPEC_ABSENT);
    cr_expect_eq(result.consumed, 11);
    cr_expect_eq(result.diag_count, 0);
    cr_expect_eq(result.kept_count, 0);
    cr_expect_eq(result.error_count, 0);
    for (i = 0; i < 4; i++)
        cr_expect_eq(result.reserved[i], 0);
}

static void
expect_facts(enum addrspec_production production, const char *input,
             uint32_t facts)
{
    addrspec_result result;

    addrspec_parse(production, input, strlen(input), NULL, &result);
    cr_expect_eq(result.facts, facts, "%s: 0x%x", input,
                 (unsigned)result.facts);
}

Test(parse, knows_the_facts)
{
    expect_facts(ADDRSPEC_MAILBOX, "a@b.example", 0);
    expect_facts(ADDRSPEC_REVERSE_PATH, "<>", ADDRSPEC_NULL_PATH);
    expect_facts(ADDRSPEC_FORWARD_PATH, "<>", ADDRSPEC_NULL_PATH);
    expect_facts(ADDRSPEC_MAILBOX, "\"a\"@b.example", ADDRSPEC_QUOTED);
    expect_facts(ADDRSPEC_MAILBOX, "a@[192.0.2.1]", ADDRSPEC_IPV4_LITERAL);
    expect_facts(ADDRSPEC_MAILBOX, "a@[192.0.2.256]", ADDRSPEC_IPV4_LITERAL);
    expect_facts(ADDRSPEC_MAILBOX, "a@[IPv6:::1]", ADDRSPEC_IPV6_LITERAL);
    expect_facts(ADDRSPEC_MAILBOX, "a@[ipv6:xyz]", ADDRSPEC_IPV6_LITERAL);
    expect_facts(ADDRSPEC_MAILBOX, "a@[x:y]", ADDRSPEC_GENERAL_LITERAL);
    expect_facts(ADDRSPEC_MAILBOX, "a@[]", ADDRSPEC_GENERAL_LITERAL);
    expect_facts(ADDRSPEC_MAILBOX, "\xc3\xbc@b.example", ADDRSPEC_SMTPUTF8);
    expect_facts(ADDRSPEC_MAILBOX, "a@\xc3\xbc.example", ADDRSPEC_SMTPUTF8);
    expect_facts(ADDRSPEC_MAILBOX, "\"\xc3\xbc\"@[192.0.2.1]",
                 ADDRSPEC_QUOTED | ADDRSPEC_IPV4_LITERAL | ADDRSPEC_SMTPUTF8);
}

Test(parse, tells_where_a_path_ends_and_its_parameters_begin)
{
    static const struct {
        const char *path;
        uint32_t consumed;
    } rows[] = {{"<a@b.example>", 13},
                {"<a@b.example> SIZE=1", 13},
                {"<>", 2},
                {"<> RET=FULL", 2},
                {"<@a:b@c.example> X", 16},
                {"<a@b.example", 12}};
    addrspec_result result;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        addrspec_parse(ADDRSPEC_REVERSE_PATH, rows[i].path,
                       strlen(rows[i].path), NULL, &result);
        cr_expect_eq(result.consumed, rows[i].consumed, "%s: %u", rows[i].path,
                     (unsigned)result.consumed);
    }
}

/* ---- What is kept ---------------------------------------------------- */

Test(parse, keeps_eight_and_counts_all)
{
    addrspec_result result;
    uint32_t i;

    parse("a b c d e f g h i j k@l.example", NULL, &result);
    cr_expect_eq(result.diag_count, 10);
    cr_expect_eq(result.error_count, 10);
    cr_expect_eq(result.kept_count, ADDRSPEC_DIAGS_MAX);
    for (i = 0; i < result.kept_count; i++)
        cr_expect_eq(result.diags[i].where.offset, 2 * i + 1);
}

/* Two warnings before nine errors: the errors are kept. */
Test(parse, keeps_errors_rather_than_warnings)
{
    addrspec_result result;
    uint32_t i;

    parse("-a b c d e f g h i j@l", NULL, &result);
    cr_expect_eq(result.diag_count, 11);
    cr_expect_eq(result.error_count, 9);
    cr_assert_eq(result.kept_count, ADDRSPEC_DIAGS_MAX);
    for (i = 0; i < result.kept_count; i++)
        cr_expect_eq(result.diags[i].severity, ADDRSPEC_ERROR);
}

Test(parse, keeps_warnings_rather_than_notes)
{
    static const uint16_t ignored[] = {ADDRSPEC_UNICODE_UNCHECKED};
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    addrspec_result result;
    uint32_t i;

    options.ignore = ignored; /* of some builds only */
    options.ignore_count = 1;
    parse("-\xc3\xbc b c d e f g h@l", &options, &result);
    cr_expect_eq(result.diag_count, 10);
    cr_assert_eq(result.kept_count, ADDRSPEC_DIAGS_MAX);
    for (i = 0; i < result.kept_count; i++)
        cr_expect_neq(result.diags[i].severity, ADDRSPEC_NOTE);
    cr_expect_eq(result.diags[0].id, (int)ADDRSPEC_LEADING_HYPHEN);
    cr_expect_eq(result.diags[7].id, (int)ADDRSPEC_UNQUOTED_SPACE,
                 "the first of the two warnings stays");
}

Test(parse, has_them_in_order_of_offset)
{
    addrspec_result result;
    uint32_t i;

    parse("-a..b c@d..e_f.1", NULL, &result);
    cr_expect_gt(result.kept_count, 4);
    for (i = 1; i < result.kept_count; i++)
        cr_expect_leq(result.diags[i - 1].where.offset,
                      result.diags[i].where.offset);
}

Test(parse, returns_the_first_error)
{
    cr_expect_eq(parse("-a..b c@d.example", NULL, NULL),
                 (int)ADDRSPEC_DOUBLE_DOT);
    cr_expect_eq(parse("-a@d.example", NULL, NULL), ADDRSPEC_OK);
}

/* ---- Options --------------------------------------------------------- */

Test(parse, ignores_what_it_is_told_to)
{
    static const uint16_t ignored[] = {ADDRSPEC_DOUBLE_DOT,
                                       ADDRSPEC_NOT_FULLY_QUALIFIED};
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    addrspec_result result;

    options.ignore = ignored;
    options.ignore_count = 2;
    cr_expect_eq(parse("a..b@c", &options, &result), ADDRSPEC_OK);
    cr_expect_eq(result.diag_count, 0);
    cr_expect_eq(parse("a..b c@d", &options, &result),
                 (int)ADDRSPEC_UNQUOTED_SPACE);
    cr_expect_eq(result.diag_count, 1);
    options.ignore_count = 1;
    cr_expect_eq(parse("a..b@c", &options, &result), ADDRSPEC_OK);
    cr_expect_eq(result.diag_count, 1);
}

Test(parse, refuses_an_ignore_list_that_is_not_there)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;

    options.ignore_count = 1;
    cr_expect_eq(parse("a@b.example", &options, NULL), ADDRSPEC_ERR_ARGUMENT);
}

static void
expect_refused(const char *path, uint32_t flag, int id)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;

    cr_expect_eq(addrspec_parse(ADDRSPEC_FORWARD_PATH, path, strlen(path),
                                &options, NULL),
                 ADDRSPEC_OK, "%s", path);
    options.flags = flag;
    cr_expect_eq(addrspec_parse(ADDRSPEC_FORWARD_PATH, path, strlen(path),
                                &options, NULL),
                 id, "%s", path);
}

Test(parse, refuses_what_it_is_told_to)
{
    expect_refused("<@a:b@c.example>", ADDRSPEC_NO_SOURCE_ROUTE,
                   ADDRSPEC_SOURCE_ROUTE);
    expect_refused("<\"a\"@b.example>", ADDRSPEC_NO_QUOTED_STRING,
                   ADDRSPEC_QUOTED_LOCAL_PART);
    expect_refused("<a@[192.0.2.1]>", ADDRSPEC_NO_ADDRESS_LITERAL,
                   ADDRSPEC_ADDRESS_LITERAL);
    expect_refused("<a@localhost>", ADDRSPEC_NEED_DOT,
                   ADDRSPEC_NOT_FULLY_QUALIFIED);
    expect_refused("<a@b.example>", ADDRSPEC_NEED_DOT, ADDRSPEC_OK);
    expect_refused("<Postmaster>", ADDRSPEC_NEED_DOT, ADDRSPEC_OK);
}

Test(parse, answers_the_same_to_the_same_question)
{
    static const char input[] = "\"a\xff..b\" c@[1.2.3\t.4].x";
    addrspec_result first, again;

    memset(&first, 0, sizeof first);
    memset(&again, 0, sizeof again);
    parse(input, NULL, &first);
    parse(input, NULL, &again);
    cr_expect_eq(memcmp(&first, &again, sizeof first), 0);
}

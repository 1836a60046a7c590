/* mend_test.c - the fixes of a result, made
 *
 * SPDX-License-Identifier: MIT
 */
#include "reply/parsed.h"

#include <criterion/criterion.h>

static void
expect_mended(enum addrspec_production production, const char *input,
              const char *wanted)
{
    const struct parsed parsed = parsed_as(production, input);
    char buffer[512] = "x";
    const size_t length = addrspec_mend(&parsed.result, input, parsed.length,
                                        buffer, sizeof buffer);

    cr_expect_str_eq(buffer, wanted, "%s: %s", input, buffer);
    cr_expect_eq(length, strlen(wanted));
}

Test(mend, makes_the_fixes_of_all_errors)
{
    expect_mended(ADDRSPEC_MAILBOX, "a..b@c.example", "a.b@c.example");
    expect_mended(ADDRSPEC_MAILBOX, " .a..b @ c..example. ", "a.b@c.example");
    expect_mended(ADDRSPEC_MAILBOX, "mailto:a%40b.example", "a@b.example");
    expect_mended(ADDRSPEC_FORWARD_PATH, "a@b.example", "<a@b.example>");
}

Test(mend, leaves_warnings_as_they_are)
{
    expect_mended(ADDRSPEC_MAILBOX, "\"a\"@b..example", "\"a\"@b.example");
    expect_mended(ADDRSPEC_FORWARD_PATH, "<@a:b..c@d.example>",
                  "<@a:b.c@d.example>");
}

Test(mend, has_nothing_for_what_is_valid)
{
    expect_mended(ADDRSPEC_MAILBOX, "a@b.example", "");
    expect_mended(ADDRSPEC_MAILBOX, "\"a\"@b", "");
    expect_mended(ADDRSPEC_REVERSE_PATH, "<>", "");
}

Test(mend, has_nothing_where_an_error_stays)
{
    expect_mended(ADDRSPEC_MAILBOX, "a", "");
    expect_mended(ADDRSPEC_MAILBOX, "a..b", "");
    expect_mended(ADDRSPEC_MAILBOX, "a..b@[1.2.3.256]", "");
    expect_mended(ADDRSPEC_MAILBOX, "", "");
}

Test(mend, has_nothing_where_more_errors_are_than_were_kept)
{
    expect_mended(ADDRSPEC_MAILBOX, "a b c d e f g h i@j.example",
                  "abcdefghi@j.example");
    expect_mended(ADDRSPEC_MAILBOX, "a b c d e f g h i j@k.example", "");
}

Test(mend, has_nothing_without_a_result_or_for_a_long_input)
{
    static char input[70000];
    addrspec_result result;
    char buffer[16] = "x";

    cr_expect_eq(addrspec_mend(NULL, "a", 1, buffer, sizeof buffer), 0);
    cr_expect_str_eq(buffer, "");
    memset(input, 'a', sizeof input);
    memcpy(input, "a..b@", 5);
    addrspec_parse(ADDRSPEC_MAILBOX, input, sizeof input, NULL, &result);
    cr_expect_eq(addrspec_mend(&result, input, sizeof input, NULL, 0), 0);
}

/* ---- One fix --------------------------------------------------------- */

static void
expect_fix(enum addrspec_production production, const char *input,
           const char *text, const char *applied)
{
    const struct parsed parsed = parsed_as(production, input);
    const addrspec_diag *diag = &parsed.result.diags[0];
    char buffer[512];

    cr_assert_gt(parsed.result.kept_count, 0, "%s", input);
    cr_expect(diag->fixable, "%s", input);
    addrspec_fix_text(diag, input, parsed.length, buffer, sizeof buffer);
    cr_expect_str_eq(buffer, text, "%s: %s", input, buffer);
    addrspec_fix_apply(diag, input, parsed.length, buffer, sizeof buffer);
    cr_expect_str_eq(buffer, applied, "%s: %s", input, buffer);
}

Test(fix, replaces_inserts_and_deletes)
{
    expect_fix(ADDRSPEC_MAILBOX, "a..b@c.example", ".", "a.b@c.example");
    expect_fix(ADDRSPEC_MAILBOX, ".a@b.example", "", "a@b.example");
    expect_fix(ADDRSPEC_MAILBOX, "a@[::1]", "IPv6:", "a@[IPv6:::1]");
    expect_fix(ADDRSPEC_MAILBOX, "a@b_c.example", "-", "a@b-c.example");
    expect_fix(ADDRSPEC_MAILBOX, "a@b,example", ".", "a@b.example");
    expect_fix(ADDRSPEC_MAILBOX, "a&#64;b.example", "@", "a@b.example");
    expect_fix(ADDRSPEC_MAILBOX, "a@1.2.3.4", "[1.2.3.4]", "a@[1.2.3.4]");
}

Test(fix, at_both_ends_replaces_all)
{
    expect_fix(ADDRSPEC_MAILBOX, "Bob <a@b.example>", "a@b.example",
               "a@b.example");
    expect_fix(ADDRSPEC_MAILBOX, "[a@b.example]", "a@b.example", "a@b.example");
    expect_fix(ADDRSPEC_FORWARD_PATH, "a@b.example", "<a@b.example>",
               "<a@b.example>");
    expect_fix(ADDRSPEC_FORWARD_PATH, "<<a@b.example>>", "<a@b.example>",
               "<a@b.example>");
}

Test(fix, is_offered_for_a_warning)
{
    expect_fix(ADDRSPEC_MAILBOX, "\"a\\b\"@c.example", "ab", "ab@c.example");
    expect_fix(ADDRSPEC_FORWARD_PATH, "<@a:b@c.example>", "", "<b@c.example>");
}

Test(fix, is_empty_where_there_is_none)
{
    const struct parsed parsed = parsed_mailbox("a");
    char buffer[16] = "x";

    cr_expect_eq(parsed.result.diags[0].fixable, 0);
    cr_expect_eq(addrspec_fix_text(&parsed.result.diags[0], "a", 1, buffer,
                                   sizeof buffer),
                 0);
    cr_expect_str_eq(buffer, "");
    cr_expect_eq(addrspec_fix_apply(&parsed.result.diags[0], "a", 1, NULL, 0),
                 0);
    cr_expect_eq(addrspec_fix_apply(NULL, "a", 1, buffer, sizeof buffer), 0);
    cr_expect_eq(addrspec_fix_text(NULL, "a", 1, buffer, sizeof buffer), 0);
}

/* From a file or another language may come anything. */
Test(fix, follows_no_span_out_of_the_input)
{
    static const addrspec_span spans[] = {
        {4, 0}, {0, 4}, {3, 1}, {UINT32_MAX, 1}, {1, UINT32_MAX}};
    addrspec_diag diag = {.id = ADDRSPEC_DOUBLE_DOT, .fixable = 1};
    size_t i;

    for (i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        diag.fix = spans[i];
        cr_expect_eq(addrspec_fix_apply(&diag, "abc", 3, NULL, 0), 0);
        cr_expect_eq(addrspec_fix_text(&diag, "abc", 3, NULL, 0), 0);
    }
    diag.fix = (addrspec_span){0, 3};
    diag.fixable = 255;
    cr_expect_eq(addrspec_fix_apply(&diag, "abc", 3, NULL, 0), 0);
}

/* ---- Buffers --------------------------------------------------------- */

static size_t
mended(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_mend(&parsed->result, parsed->input, parsed->length, buffer,
                         size);
}

static size_t
fix_text(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_fix_text(&parsed->result.diags[0], parsed->input,
                             parsed->length, buffer, size);
}

static size_t
fix_applied(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_fix_apply(&parsed->result.diags[0], parsed->input,
                              parsed->length, buffer, size);
}

Test(mend, fits_any_buffer)
{
    static const char *const inputs[] = {"a..b@c.example", "a",
                                         "Bob <a@b.example>", "a@[::1]"};
    size_t i;

    for (i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        const struct parsed parsed = parsed_mailbox(inputs[i]);

        cr_expect_null(contract_broken(mended, &parsed), "%s", inputs[i]);
        cr_expect_null(contract_broken(fix_text, &parsed), "%s", inputs[i]);
        cr_expect_null(contract_broken(fix_applied, &parsed), "%s", inputs[i]);
    }
}

/* picture_test.c - the input with carets under what was found in it
 *
 * SPDX-License-Identifier: MIT
 */
#include "parsed.h"

#include <criterion/criterion.h>

static size_t
picture(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_picture(&parsed->result, parsed->input,
                                   parsed->length, NULL, buffer, size);
}

static size_t
picture_of_last(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_diag(
        &parsed->result.diags[parsed->result.kept_count - 1], parsed->input,
        parsed->length, "fr", buffer, size);
}

static size_t
safe(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_safe(parsed->input, parsed->length, buffer, size);
}

static void
expect_picture(const char *input, const char *wanted)
{
    const struct parsed parsed = parsed_mailbox(input);
    char buffer[4096];

    picture(&parsed, buffer, sizeof buffer);
    cr_expect_str_eq(buffer, wanted, "%s\n%s", input, buffer);
}

Test(picture, is_the_one_that_the_header_shows)
{
    expect_picture("bob..smith@example.com",
                   "bob..smith@example.com\n"
                   "   ^^ double-dot: two dots in a row in the local-part\n");
}

Test(picture, is_the_input_alone_where_nothing_was_found)
{
    expect_picture("bob@example.com", "bob@example.com\n");
}

Test(picture, points_at_a_gap_with_one_caret)
{
    expect_picture("bob@", "bob@\n"
                           "    ^ missing-domain: no domain after the @\n");
    expect_picture("", "\n^ empty: nothing where an address should be\n");
}

Test(picture, says_what_is_but_a_warning)
{
    expect_picture("-a@b.example",
                   "-a@b.example\n"
                   "^ warning: leading-hyphen: a hyphen at the beginning of "
                   "the local-part\n");
}

Test(picture, counts_columns_and_no_octets)
{
    expect_picture("\xe6\x97\xa5..a\t@b.example",
                   "\xe6\x97\xa5..a\\t@b.example\n"
                   "^^ note: needs-smtputf8: characters outside ASCII in the "
                   "local-part\n"
                   "  ^^ double-dot: two dots in a row in the local-part\n"
                   "     ^^ unquoted-space: white space outside quotation "
                   "marks in the local-part\n");
}

Test(picture, has_the_diagnostic_that_is_asked_for_alone)
{
    const struct parsed parsed = parsed_mailbox("a..b@c..d");
    char buffer[256];

    picture_of_last(&parsed, buffer, sizeof buffer);
    cr_expect_str_eq(buffer,
                     "a..b@c..d\n"
                     "      ^^ double-dot : deux points de suite dans le "
                     "domaine\n");
}

Test(picture, shows_a_part_of_a_long_input)
{
    char input[1024], buffer[4096];
    struct parsed parsed;
    const char *carets;

    memset(input, 'a', sizeof input);
    memcpy(input + 900, "..b@c.example", 14);
    parsed = parsed_mailbox(input);
    picture_of_last(&parsed, buffer, sizeof buffer);
    cr_expect_eq(strncmp(buffer, "...aaa", 6), 0);
    carets = strchr(buffer, '\n') + 1;
    cr_expect_eq(strncmp(buffer + strspn(carets, " "), "..b@c", 5), 0, "%s",
                 buffer);
    cr_expect_lt(carets - buffer, 200);
}

Test(picture, fits_any_buffer)
{
    static const char *const inputs[] = {
        "a..b@c.example", "a\t\xff\xc3\xbc..@-b", "", "-a@b", "a@b.example"};
    size_t i;

    for (i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        const struct parsed parsed = parsed_mailbox(inputs[i]);

        cr_expect_null(contract_broken(picture, &parsed), "%s", inputs[i]);
        cr_expect_null(contract_broken(safe, &parsed), "%s", inputs[i]);
        if (parsed.result.kept_count > 0)
            cr_expect_null(contract_broken(picture_of_last, &parsed), "%s",
                           inputs[i]);
    }
}

Test(picture, is_empty_for_no_result)
{
    char buffer[16] = "x";

    cr_expect_eq(addrspec_format_picture(NULL, "a", 1, NULL, buffer, 16), 0);
    cr_expect_str_eq(buffer, "");
    cr_expect_eq(addrspec_format_diag(NULL, "a", 1, NULL, buffer, 16), 0);
    cr_expect_eq(addrspec_format_safe("", 0, buffer, 16), 0);
    cr_expect_eq(addrspec_format_safe(NULL, 0, NULL, 0), 0);
}

Test(picture, bears_a_diagnostic_of_another_input)
{
    const struct parsed parsed = parsed_mailbox("a@b.example..");
    char buffer[256];

    cr_expect_gt(addrspec_format_picture(&parsed.result, "ab", 2, NULL, buffer,
                                         sizeof buffer),
                 0);
    cr_expect_eq(strncmp(buffer, "ab\n  ^", 6), 0, "%s", buffer);
}

Test(picture, safe_text_shows_what_cannot_be_seen)
{
    const struct parsed parsed =
        parsed_mailbox("a\tb\xff\xe2\x80\x8b\xe6\x97\xa5");
    char buffer[64];

    safe(&parsed, buffer, sizeof buffer);
    cr_expect_str_eq(buffer, "a\\tb\\xFF\\u{200B}\xe6\x97\xa5");
}

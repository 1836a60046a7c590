/* message_test.c - one diagnostic in words
 *
 * SPDX-License-Identifier: MIT
 */
#include "parsed.h"

#include <criterion/criterion.h>

static const addrspec_diag *
error_of(const struct parsed *parsed)
{
    uint32_t i;

    for (i = 0; i < parsed->result.kept_count; i++)
        if (parsed->result.diags[i].severity == ADDRSPEC_ERROR)
            return &parsed->result.diags[i];
    return &parsed->result.diags[0];
}

static void
expect_message(enum addrspec_production production, const char *input,
               const char *language, const char *wanted)
{
    const struct parsed parsed = parsed_as(production, input);
    char buffer[512];

    cr_assert_gt(parsed.result.kept_count, 0, "%s", input);
    addrspec_format_message(error_of(&parsed), input, parsed.length, language,
                            buffer, sizeof buffer);
    cr_expect_str_eq(buffer, wanted, "%s: %s", input, buffer);
}

static void
expect_both(const char *input, const char *english, const char *french)
{
    expect_message(ADDRSPEC_MAILBOX, input, "en", english);
    expect_message(ADDRSPEC_MAILBOX, input, "fr", french);
}

Test(message, names_the_part)
{
    expect_both("a..b@c.d", "local-part has two dots in a row",
                "deux points se suivent dans la partie locale");
    expect_both("a@b..c", "domain has two dots in a row",
                "deux points se suivent dans le domaine");
    expect_message(ADDRSPEC_FORWARD_PATH, "<@a..b:c@d.e>", "en",
                   "source route has two dots in a row");
    expect_message(ADDRSPEC_FORWARD_PATH, "<@a..b:c@d.e>", "fr",
                   "deux points se suivent dans la route source");
}

Test(message, shows_the_octets_escaped)
{
    expect_both("a:b@c.d", "local-part cannot hold \":\"",
                "\":\" ne peut figurer dans la partie locale");
    expect_both("a\x1b@c.d",
                "local-part cannot hold the control character \"\\x1B\"",
                "le caractère de contrôle \"\\x1B\" ne peut figurer dans la "
                "partie locale");
}

Test(message, shows_no_more_than_a_few_octets)
{
    expect_message(ADDRSPEC_MAILBOX, "a::::::::::::::b@c.d", NULL,
                   "local-part cannot hold \"::::::::::::...\"");
    expect_message(ADDRSPEC_MAILBOX, "a::::::::::::b@c.d", NULL,
                   "local-part cannot hold \"::::::::::::\"");
}

Test(message, has_the_measured_value_and_the_limit)
{
    char input[80] = "";

    memset(input, 'a', 70);
    memcpy(input + 70, "@b.c", 5);
    expect_message(ADDRSPEC_MAILBOX, input, "en",
                   "local-part has 70 octets and exceeds the limit of 64");
    expect_message(ADDRSPEC_MAILBOX, input, "fr",
                   "la partie locale compte 70 octets et dépasse la limite de "
                   "64");
}

Test(message, tells_what_is_wrong_with_the_utf8)
{
    expect_message(ADDRSPEC_MAILBOX, "a\xed\xa0\x80@b.c", "en",
                   "local-part cannot be read as UTF-8 because of a surrogate "
                   "(U+D800)");
    expect_message(ADDRSPEC_MAILBOX, "a\xc3@b.c", "en",
                   "local-part cannot be read as UTF-8 because of a truncated "
                   "sequence (0xC3)");
    expect_message(ADDRSPEC_MAILBOX, "a@b\xc0\x80.c", "fr",
                   "une forme trop longue (U+0000) rend l'UTF-8 invalide dans "
                   "le domaine");
}

Test(message, names_the_parameter)
{
    expect_message(ADDRSPEC_REVERSE_PATH, "<a@b.c> FOO=1", "en",
                   "the parameter \"FOO\" is not known");
    expect_message(ADDRSPEC_REVERSE_PATH, "<a@b.c> SIZE=x", "en",
                   "the parameter \"SIZE\" lacks a value that it can take");
    expect_message(ADDRSPEC_REVERSE_PATH, "<a@b.c> SIZE", "en",
                   "the parameter \"SIZE\" lacks a value that it can take");
    expect_message(ADDRSPEC_FORWARD_PATH, "<a@b.c> SIZE=1", "fr",
                   "le paramètre \"SIZE\" n'appartient pas à cette commande");
}

Test(message, is_english_in_a_language_it_does_not_know)
{
    static const char wanted[] = "address has no @ between local-part and "
                                 "domain";

    expect_message(ADDRSPEC_MAILBOX, "a", "de", wanted);
    expect_message(ADDRSPEC_MAILBOX, "a", "", wanted);
    expect_message(ADDRSPEC_MAILBOX, "a", NULL, wanted);
    expect_message(ADDRSPEC_MAILBOX, "a", "fr-CA",
                   "il manque l'arobase entre la partie locale et le domaine");
}

Test(message, is_empty_for_no_diagnostic_and_for_one_that_cannot_be)
{
    addrspec_diag diag = {.id = 1, .severity = ADDRSPEC_ERROR};
    char buffer[16] = "x";

    cr_expect_eq(addrspec_format_message(NULL, "a", 1, NULL, buffer, 16), 0);
    cr_expect_str_eq(buffer, "");
    cr_expect_eq(addrspec_format_message(&diag, "a", 1, NULL, buffer, 16), 0);
    diag.id = ADDRSPEC_DOUBLE_DOT;
    diag.where.offset = 2;
    cr_expect_eq(addrspec_format_message(&diag, "a", 1, NULL, buffer, 16), 0);
    cr_expect_str_eq(buffer, "");
}

static size_t
message(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_message(error_of(parsed), parsed->input,
                                   parsed->length, "fr", buffer, size);
}

Test(message, fits_any_buffer)
{
    const struct parsed parsed = parsed_mailbox("a\x01@b.c");

    cr_expect_null(contract_broken(message, &parsed), "%s",
                   contract_broken(message, &parsed));
}

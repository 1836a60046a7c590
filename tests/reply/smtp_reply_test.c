/* smtp_reply_test.c - a verdict as a mail server would say it
 *
 * SPDX-License-Identifier: MIT
 */
#include "parsed.h"

#include <criterion/criterion.h>

#include "catalogue/catalogue.h"
#include "diagnosis/mends.h"

static size_t
line(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_reply_line(&parsed->result, parsed->input,
                                      parsed->length, 0, "fr", buffer, size);
}

static size_t
lines(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_reply(&parsed->result, parsed->input, parsed->length,
                                 0, NULL, buffer, size);
}

static void
expect_line(const struct parsed *parsed, int code, const char *language,
            const char *wanted)
{
    char buffer[1024];
    const size_t length = addrspec_format_reply_line(
        &parsed->result, parsed->input, parsed->length, code, language, buffer,
        sizeof buffer);

    cr_expect_str_eq(buffer, wanted, "%s: %s", parsed->input, buffer);
    cr_expect_eq(length, strlen(wanted));
}

Test(smtp_reply, is_the_one_that_the_header_shows)
{
    const struct parsed parsed = parsed_mailbox("a..b@c.example");
    char buffer[512];

    expect_line(&parsed, 0, NULL,
                "553 5.1.3 <a..b@c.example>: local-part has two dots in a row "
                "at octet 2 (RFC 5321 4.1.2)");
    lines(&parsed, buffer, sizeof buffer);
    cr_expect_str_eq(
        buffer,
        "553-5.1.3 <a..b@c.example>: local-part has two dots in a row\r\n"
        "553-5.1.3 at octet 2 (RFC 5321 4.1.2)\r\n"
        "553 5.1.3 did you mean <a.b@c.example>?\r\n");
}

Test(smtp_reply, has_the_basic_code_that_is_asked_for)
{
    const struct parsed parsed = parsed_mailbox("a..b@c.example");
    char buffer[512];

    expect_line(&parsed, 501, NULL,
                "501 5.1.3 <a..b@c.example>: local-part has two dots in a row "
                "at octet 2 (RFC 5321 4.1.2)");
    addrspec_format_reply(&parsed.result, parsed.input, parsed.length, 550,
                          NULL, buffer, sizeof buffer);
    cr_expect_eq(strncmp(buffer, "550-5.1.3 ", 10), 0, "%s", buffer);
    cr_expect_not_null(strstr(buffer, "\r\n550 5.1.3 did you mean"));
}

Test(smtp_reply, blames_the_sender_of_a_reverse_path)
{
    const struct parsed sender =
        parsed_as(ADDRSPEC_REVERSE_PATH, "<a..b@c.example>");
    const struct parsed recipient =
        parsed_as(ADDRSPEC_FORWARD_PATH, "<a..b@c.example>");

    expect_line(&sender, 0, NULL,
                "553 5.1.7 <a..b@c.example>: local-part has two dots in a row "
                "at octet 3 (RFC 5321 4.1.2)");
    expect_line(&recipient, 0, NULL,
                "553 5.1.3 <a..b@c.example>: local-part has two dots in a row "
                "at octet 3 (RFC 5321 4.1.2)");
}

Test(smtp_reply, is_ascii_in_french_too)
{
    const struct parsed parsed = parsed_mailbox("a..b@c.example");

    expect_line(&parsed, 0, "fr",
                "553 5.1.3 <a..b@c.example> : deux points se suivent dans la "
                "partie locale a l'octet 2 (RFC 5321 4.1.2)");
    expect_line(&parsed, 0, "fr-CA",
                "553 5.1.3 <a..b@c.example> : deux points se suivent dans la "
                "partie locale a l'octet 2 (RFC 5321 4.1.2)");
}

Test(smtp_reply, is_about_the_first_error_and_no_warning)
{
    const struct parsed parsed = parsed_mailbox("-a..b@c.example");

    expect_line(&parsed, 0, NULL,
                "553 5.1.3 <-a..b@c.example>: local-part has two dots in a "
                "row at octet 3 (RFC 5321 4.1.2)");
}

Test(smtp_reply, is_empty_for_what_has_no_error)
{
    const struct parsed valid = parsed_mailbox("a@b.example");
    const struct parsed warned = parsed_mailbox("-a@b");
    char buffer[16] = "x";

    cr_expect_eq(line(&valid, buffer, sizeof buffer), 0);
    cr_expect_str_eq(buffer, "");
    cr_expect_eq(lines(&warned, buffer, sizeof buffer), 0);
    cr_expect_eq(addrspec_format_reply(NULL, "", 0, 0, NULL, buffer, 16), 0);
    cr_expect_eq(addrspec_format_reply_line(NULL, "", 0, 0, NULL, NULL, 0), 0);
}

Test(smtp_reply, escapes_what_would_end_a_line)
{
    const struct parsed parsed = parsed_mailbox("a\r\n250 b@c.example");

    expect_line(&parsed, 0, NULL,
                "553 5.1.3 <a\\x0D\\x0A250 b@c.example>: local-part cannot "
                "hold a line break at octet 2 (RFC 5321 2.3.8)");
}

Test(smtp_reply, asks_nothing_where_nothing_mends)
{
    const struct parsed parsed = parsed_mailbox("a");
    char buffer[512];

    lines(&parsed, buffer, sizeof buffer);
    cr_expect_str_eq(
        buffer,
        "553-5.1.3 <a>: address has no @ between local-part and domain\r\n"
        "553 5.1.3 at octet 2 (RFC 5321 4.1.2)\r\n");
}

Test(smtp_reply, fits_any_buffer)
{
    static const char *const inputs[] = {"a..b@c.example", "a", "",
                                         "a\x01\xff@b.example", "a@b.example"};
    size_t i;

    for (i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        const struct parsed parsed = parsed_mailbox(inputs[i]);

        cr_expect_null(contract_broken(line, &parsed), "%s", inputs[i]);
        cr_expect_null(contract_broken(lines, &parsed), "%s", inputs[i]);
    }
}

/* Both texts of every diagnosis, for whatever reason, at a place far into a
 * long and hostile input, in both languages. */
static void
expect_short_lines(int id, uint8_t reason, uint8_t fixable, uint32_t value)
{
    static char hostile[4000];
    addrspec_result result = {.production = ADDRSPEC_REVERSE_PATH,
                              .kept_count = 1,
                              .diag_count = 1,
                              .error_count = 1};
    const char *const languages[] = {"en", "fr"};
    size_t i;

    memset(hostile, '\x01', sizeof hostile);
    result.diags[0] = (addrspec_diag){.id = (uint16_t)id,
                                      .severity = ADDRSPEC_ERROR,
                                      .part = ADDRSPEC_PART_ADDRESS_LITERAL,
                                      .reason = reason,
                                      .fixable = fixable,
                                      .value = value,
                                      .where = {3900, 100},
                                      .fix = {3000, 1000}};
    for (i = 0; i < 2; i++) {
        char buffer[4096], *text = buffer;

        addrspec_format_reply(&result, hostile, sizeof hostile, 0, languages[i],
                              buffer, sizeof buffer);
        for (; *text != '\0'; text = strstr(text, "\r\n") + 2)
            cr_expect_leq(strstr(text, "\r\n") + 2 - text, 512);
        cr_expect_leq(addrspec_format_reply_line(&result, hostile,
                                                 sizeof hostile, 0,
                                                 languages[i], buffer, 4096),
                      510, "diagnosis %d", id);
        cr_expect_not_null(strstr(buffer, " 3901 ("), "%s", buffer);
    }
}

Test(smtp_reply, never_exceeds_512_octets_nor_loses_its_place)
{
    const addrspec_diagnosis_info *info;
    size_t i;

    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++) {
        expect_short_lines(info->id, REASON_NO_REASON, NO_MEND, 4000000000u);
        expect_short_lines(info->id, REASON_LOOKS_LIKE, PUT_BRACKETS, 0x201f);
        expect_short_lines(info->id, REASON_BIDI_4, PUT_BRACKETS, 0x201f);
        expect_short_lines(info->id, REASON_RULE_A8, PUT_BRACKETS, 0x10fffe);
    }
}

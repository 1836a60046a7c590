/* normalize_test.c - one way to write a mailbox, and whether two are the same
 *
 * SPDX-License-Identifier: MIT
 *
 * What needs no library is in cases/normal_forms.tsv and normal_forms.c.
 */
#include "meaning/idna.h"
#include "meaning/unicode.h"
#include "reply/parsed.h"

#include <stdio.h>

#include <criterion/criterion.h>

static void
expect_form(enum addrspec_form form, const char *input, const char *wanted)
{
    const struct parsed parsed = parsed_mailbox(input);
    char buffer[2048] = "x";
    const size_t length = addrspec_normalize(
        &parsed.result, input, parsed.length, form, buffer, sizeof buffer);

    cr_expect_eq(parsed.result.error_count, 0, "%s", input);
    cr_expect_str_eq(buffer, wanted, "%s: %s", input, buffer);
    cr_expect_eq(length, strlen(wanted));
}

static int
equal(const char *a, const char *b, uint32_t profile, uint32_t flags)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;

    options.profile = profile;
    options.flags = flags;
    return addrspec_equal(a, strlen(a), b, strlen(b), &options);
}

static void
expect_equal(const char *a, const char *b, int wanted)
{
    cr_expect_eq(equal(a, b, ADDRSPEC_RFC6531, 0), wanted, "%s, %s", a, b);
    cr_expect_eq(equal(b, a, ADDRSPEC_RFC6531, 0), wanted, "%s, %s", b, a);
}

static void
skip_without_nfc(void)
{
    unsigned char normal[8];
    uint32_t written;

    if (unicode_nfc((const unsigned char *)"\xc3\xa9", 2, normal, sizeof normal,
                    &written) != UNICODE_DONE)
        cr_skip_test("no library knows Normalization Form C");
}

static void
skip_without_idna(void)
{
    struct idna_text text;

    if (idna_to_a_labels((const unsigned char *)"\xc3\xa9", 2, &text) !=
        IDNA_DONE)
        cr_skip_test("no library knows U-labels");
}

/* ---- Unicode --------------------------------------------------------- */

Test(normalize, puts_a_local_part_in_normalization_form_c)
{
    skip_without_nfc();
    expect_form(ADDRSPEC_FORM_MAILBOX, "e\xcc\x81@c.example",
                "\xc3\xa9@c.example");
    expect_form(ADDRSPEC_FORM_ASCII, "\"e\xcc\x81\"@c.example",
                "\xc3\xa9@c.example");
    expect_form(ADDRSPEC_FORM_UNICODE, "\xe2\x84\xab@c.example",
                "\xc3\x85@c.example");
}

Test(normalize, leaves_compatibility_characters_as_they_are)
{
    expect_form(ADDRSPEC_FORM_MAILBOX, "\xef\xac\x81@c.example",
                "\xef\xac\x81@c.example");
}

/* U+037E is the semicolon, U+1FEF the grave accent; "=" with U+0338 behind it
 * is U+2260. */
Test(normalize, quotes_what_comes_of_normalization)
{
    skip_without_nfc();
    expect_form(ADDRSPEC_FORM_MAILBOX, "a\xcd\xbe@c.example",
                "\"a;\"@c.example");
    expect_form(ADDRSPEC_FORM_MAILBOX, "\"a\xe1\xbf\xaf\"@c.example",
                "a`@c.example");
    expect_form(ADDRSPEC_FORM_MAILBOX, "\">\xcc\xb8\"@c.example",
                "\xe2\x89\xaf@c.example");
}

/* 62 letters and U+037E are 64 octets, and 65 with a ";" and quotes. */
Test(normalize, has_no_form_that_exceeds_a_limit_or_is_refused)
{
    static const char octets[] = "\xcd\xbe@c.example";
    char input[100], buffer[100] = "x";
    addrspec_options options = {sizeof options, ADDRSPEC_RFC6531, 0, 0, NULL};
    addrspec_result result;

    skip_without_nfc();
    memset(input, 'a', 62);
    strcpy(input + 62, octets);
    expect_form(ADDRSPEC_FORM_MAILBOX, input, "");
    expect_form(ADDRSPEC_FORM_KEY, input, input);
    options.flags = ADDRSPEC_NO_QUOTED_STRING;
    cr_assert_eq(addrspec_parse(ADDRSPEC_MAILBOX, octets, strlen(octets),
                                &options, &result),
                 ADDRSPEC_OK);
    cr_expect_eq(addrspec_normalize(&result, octets, strlen(octets),
                                    ADDRSPEC_FORM_MAILBOX, buffer,
                                    sizeof buffer),
                 0);
    cr_expect_str_eq(buffer, "");
}

/* RFC 5321 2.3.11: what the octets of a local-part mean, its host says. */
Test(normalize, keeps_the_octets_of_a_local_part_in_the_key)
{
    expect_form(ADDRSPEC_FORM_KEY, "e\xcc\x81@c.example",
                "e\xcc\x81@c.example");
    expect_form(ADDRSPEC_FORM_LOCAL_PART, "\"e\xcc\x81\"@c.example",
                "e\xcc\x81");
    expect_equal("e\xcc\x81@c.example", "\xc3\xa9@c.example", 0);
    expect_equal("m\xc4\xb1ke@c.example", "mike@c.example", 0);
    expect_equal("m\xc4\xb1ke@c.example", "MIKE@c.example", 0);
    expect_equal("\xe2\x84\xaa@c.example", "K@c.example", 0);
    expect_equal("\xe2\x84\xaa@c.example", "k@c.example", 0);
    expect_equal("\xc3\x9f@c.example", "SS@c.example", 0);
    expect_equal("\xc3\x9f@c.example", "ss@c.example", 0);
}

/* ---- IDNA ------------------------------------------------------------ */

Test(normalize, writes_u_labels_as_a_labels_and_back)
{
    skip_without_idna();
    expect_form(ADDRSPEC_FORM_MAILBOX, "a@b\xc3\xbc\x63her.EXAMPLE",
                "a@b\xc3\xbc\x63her.example");
    expect_form(ADDRSPEC_FORM_ASCII, "a@b\xc3\xbc\x63her.EXAMPLE",
                "a@xn--bcher-kva.example");
    expect_form(ADDRSPEC_FORM_KEY, "a@b\xc3\xbc\x63her.EXAMPLE",
                "a@xn--bcher-kva.example");
    expect_form(ADDRSPEC_FORM_UNICODE, "a@XN--BCHER-KVA.Example",
                "a@b\xc3\xbc\x63her.example");
    expect_form(ADDRSPEC_FORM_MAILBOX, "a@XN--BCHER-KVA.Example",
                "a@xn--bcher-kva.example");
}

Test(normalize, tells_sharp_s_from_two)
{
    skip_without_idna();
    expect_form(ADDRSPEC_FORM_ASCII, "a@fa\xc3\x9f.example",
                "a@xn--fa-hia.example");
    expect_equal("a@fa\xc3\x9f.example", "a@fass.example", 0);
    expect_equal("a@fa\xc3\x9f.example", "a@xn--fa-hia.example", 1);
}

Test(normalize, leaves_a_bad_a_label)
{
    skip_without_idna();
    expect_form(ADDRSPEC_FORM_UNICODE, "a@XN--99999999.example",
                "a@xn--99999999.example");
}

Test(normalize, asks_no_library_where_that_is_wanted)
{
    static const char input[] = "e\xcc\x81@b\xc3\xbc\x63her.example";
    const addrspec_options options = {sizeof options, ADDRSPEC_RFC6531,
                                      ADDRSPEC_NO_IDNA, 0, NULL};
    const size_t length = strlen(input);
    addrspec_result result;
    char buffer[100];

    cr_assert_eq(
        addrspec_parse(ADDRSPEC_MAILBOX, input, length, &options, &result),
        ADDRSPEC_OK);
    addrspec_normalize(&result, input, length, ADDRSPEC_FORM_MAILBOX, buffer,
                       sizeof buffer);
    cr_expect_str_eq(buffer, input);
    cr_expect_eq(addrspec_normalize(&result, input, length, ADDRSPEC_FORM_ASCII,
                                    NULL, 0),
                 0);
    cr_expect_eq(
        addrspec_normalize(&result, input, length, ADDRSPEC_FORM_KEY, NULL, 0),
        0);
    cr_expect_eq(addrspec_normalize(&result, input, length,
                                    ADDRSPEC_FORM_UNICODE, NULL, 0),
                 length);
}

/* ---- Comparison ------------------------------------------------------ */

Test(equal, knows_the_same_mailbox)
{
    expect_equal("bob@x.example", "bob@x.example", 1);
    expect_equal("\"bob\"@x.example", "bob@X.Example", 1);
    expect_equal("\"b\\ob\"@x.example", "\"bob\"@x.example", 1);
    expect_equal("a@[IPv6:::1]", "a@[ipv6:0:0:0:0:0:0:0:1]", 1);
    expect_equal("a@[127.0.0.1]", "a@[127.000.0.1]", 1);
    expect_equal("a@[IPv6:::ffff:1.2.3.4]", "a@[IPv6:::FFFF:102:304]", 1);
}

Test(equal, knows_others)
{
    expect_equal("bob@x.example", "Bob@x.example", 0);
    expect_equal("bob@x.example", "bob@y.example", 0);
    expect_equal("bob@x.example", "bob@x.example2", 0);
    expect_equal("\"a b\"@x", "\"a\\\\ b\"@x", 0);
    expect_equal("a@[127.0.0.1]", "a@127.0.0.1", 0);
    expect_equal("a@[127.0.0.1]", "a@[IPv6:::ffff:127.0.0.1]", 0);
    expect_equal("postmaster@x", "Postmaster@x", 0);
}

Test(equal, knows_a_u_label_by_its_a_label)
{
    expect_equal("a@b\xc3\xbc\x63her.example", "a@b\xc3\xbc\x63her.EXAMPLE", 1);
    skip_without_idna();
    expect_equal("a@b\xc3\xbc\x63her.example", "a@XN--bcher-kva.example", 1);
}

Test(equal, knows_a_u_label_by_its_octets_without_a_library)
{
    static const char u_label[] = "a@b\xc3\xbc\x63her.example";

    cr_expect_eq(equal(u_label, u_label, ADDRSPEC_RFC6531, ADDRSPEC_NO_IDNA),
                 1);
    cr_expect_eq(equal(u_label, "a@xn--bcher-kva.example", ADDRSPEC_RFC6531,
                       ADDRSPEC_NO_IDNA),
                 0);
}

Test(equal, refuses_what_is_no_mailbox)
{
    static const uint16_t ignored[] = {ADDRSPEC_DOUBLE_DOT};
    const addrspec_options options = {sizeof options, ADDRSPEC_SMTP, 0, 1,
                                      ignored};
    const addrspec_options other = {.size = 1};

    expect_equal("a@b", "a..b@c", ADDRSPEC_ERR_ARGUMENT);
    expect_equal("", "", ADDRSPEC_ERR_ARGUMENT);
    expect_equal("<a@b>", "a@b", ADDRSPEC_ERR_ARGUMENT);
    cr_expect_eq(addrspec_equal(NULL, 0, "a@b", 3, NULL),
                 ADDRSPEC_ERR_ARGUMENT);
    cr_expect_eq(addrspec_equal("a@b", 3, NULL, 3, NULL),
                 ADDRSPEC_ERR_ARGUMENT);
    cr_expect_eq(addrspec_equal("a..b@c", 6, "a..b@c", 6, &options),
                 ADDRSPEC_ERR_ARGUMENT);
    cr_expect_eq(addrspec_equal("a@b", 3, "a@b", 3, &other), ADDRSPEC_ERR_ABI);
    cr_expect_eq(addrspec_equal("a@b", 3, "a@B", 3, NULL), 1);
}

/* ---- Buffers and results --------------------------------------------- */

static size_t
mailbox_form(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_normalize(&parsed->result, parsed->input, parsed->length,
                              ADDRSPEC_FORM_MAILBOX, buffer, size);
}

static size_t
local_part_form(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_normalize(&parsed->result, parsed->input, parsed->length,
                              ADDRSPEC_FORM_LOCAL_PART, buffer, size);
}

Test(normalize, fits_any_buffer)
{
    static const char *const inputs[] = {"\"a \\b\"@C.example", "a..b@c",
                                         "a@[IPv6:0::1]", "\"\"@c"};
    size_t i;

    for (i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        const struct parsed parsed = parsed_mailbox(inputs[i]);

        cr_expect_null(contract_broken(mailbox_form, &parsed), "%s", inputs[i]);
        cr_expect_null(contract_broken(local_part_form, &parsed), "%s",
                       inputs[i]);
    }
}

Test(normalize, has_nothing_for_an_unknown_form_or_without_a_result)
{
    const struct parsed parsed = parsed_mailbox("a@b");
    char buffer[8] = "x";

    cr_expect_eq(addrspec_normalize(&parsed.result, "a@b", 3,
                                    (enum addrspec_form)0, buffer,
                                    sizeof buffer),
                 0);
    cr_expect_str_eq(buffer, "");
    cr_expect_eq(addrspec_normalize(&parsed.result, "a@b", 3,
                                    (enum addrspec_form)6, NULL, 0),
                 0);
    cr_expect_eq(addrspec_normalize(NULL, "a@b", 3, ADDRSPEC_FORM_KEY, NULL, 0),
                 0);
    cr_expect_eq(
        addrspec_normalize(&parsed.result, NULL, 0, ADDRSPEC_FORM_KEY, NULL, 0),
        0);
}

#define SEVENTEEN "aaaaaaaaaaaaaaaaa"
#define LOCAL_PART_OF_68 SEVENTEEN SEVENTEEN SEVENTEEN SEVENTEEN

/* What was ignored is no error of the result, and yet no address. */
Test(normalize, reads_the_parts_once_more)
{
    static const uint16_t ignored[] = {ADDRSPEC_DOUBLE_DOT, ADDRSPEC_MISSING_AT,
                                       ADDRSPEC_LOCAL_PART_TOO_LONG};
    static const addrspec_options options = {sizeof options, ADDRSPEC_SMTP, 0,
                                             3, ignored};
    static const char *const inputs[] = {"a..b@c", "a@b..c", "a",
                                         LOCAL_PART_OF_68 "@b"};
    addrspec_result result;
    size_t i;

    for (i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        const size_t length = strlen(inputs[i]);

        cr_assert_eq(addrspec_parse(ADDRSPEC_MAILBOX, inputs[i], length,
                                    &options, &result),
                     ADDRSPEC_OK, "%s", inputs[i]);
        cr_expect_eq(addrspec_normalize(&result, inputs[i], length,
                                        ADDRSPEC_FORM_MAILBOX, NULL, 0),
                     0, "%s", inputs[i]);
        cr_expect_eq(addrspec_normalize(&result, inputs[i], length,
                                        ADDRSPEC_FORM_LOCAL_PART, NULL, 0),
                     0, "%s", inputs[i]);
    }
}

/* From a file or another language may come anything: every pair of spans over
 * an input that has an "@", a quote and a bracket more than it needs. */
Test(normalize, follows_no_span_out_of_the_input)
{
    static const char input[] = "\"x@[\\\"1:::\"@[1.2.3.4]";
    const uint32_t length = sizeof input - 1;
    struct parsed parsed = parsed_mailbox(input);
    uint32_t i, j, written = 0;

    cr_assert_eq(parsed.result.error_count, 0);
    for (i = 0; i <= length; i++)
        for (j = 0; j <= length; j++) {
            parsed.result.local_part = (addrspec_span){0, i};
            parsed.result.domain = (addrspec_span){j, length - j};
            written += addrspec_normalize(&parsed.result, input, length,
                                          ADDRSPEC_FORM_KEY, NULL, 0) > 0;
        }
    cr_expect_eq(written, 1);
    parsed.result.local_part = (addrspec_span){UINT32_MAX, UINT32_MAX};
    cr_expect_eq(mailbox_form(&parsed, NULL, 0), 0);
    parsed.result.local_part = (addrspec_span){UINT32_MAX - 1, 1};
    parsed.result.domain = (addrspec_span){1, UINT32_MAX};
    cr_expect_eq(mailbox_form(&parsed, NULL, 0), 0);
}

/* What an ignored error left in the input is no part of the mailbox. */
Test(normalize, takes_no_more_than_the_mailbox_for_it)
{
    static const uint16_t ignored[] = {ADDRSPEC_MAILTO_PREFIX,
                                       ADDRSPEC_DISPLAY_NAME};
    static const addrspec_options options = {sizeof options, ADDRSPEC_SMTP, 0,
                                             2, ignored};
    static const char *const inputs[] = {"mailto:bob@example.com",
                                         "Bob <bob@example.com>"};
    size_t i;

    for (i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        const size_t length = strlen(inputs[i]);
        addrspec_result result;

        cr_assert_eq(addrspec_parse(ADDRSPEC_MAILBOX, inputs[i], length,
                                    &options, &result),
                     ADDRSPEC_OK);
        cr_expect_eq(addrspec_normalize(&result, inputs[i], length,
                                        ADDRSPEC_FORM_KEY, NULL, 0),
                     0, "%s", inputs[i]);
        cr_expect_eq(
            addrspec_equal(inputs[i], length, "bob@example.com", 15, &options),
            ADDRSPEC_ERR_ARGUMENT, "%s", inputs[i]);
    }
}

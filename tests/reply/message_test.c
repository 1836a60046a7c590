/* message_test.c - one diagnostic in words
 *
 * SPDX-License-Identifier: MIT
 */
#include "parsed.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "diagnosis/mends.h"
#include "reply/message.h"

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

/* A diagnostic of a diagnosis, whoever finds it, at octets 1 and 2 of input
 * that has U+00E9 there. */
static void
expect_forged(const addrspec_diag *forged, const char *input,
              const char *language, const char *wanted)
{
    addrspec_diag diag = *forged;
    char buffer[512];

    diag.severity = ADDRSPEC_ERROR;
    if (diag.where.length == 0)
        diag.where = (addrspec_span){1, 2};
    addrspec_format_message(&diag, input, strlen(input), language, buffer,
                            sizeof buffer);
    cr_expect_str_eq(buffer, wanted, "%s", buffer);
}

Test(message, names_the_code_point)
{
    addrspec_diag diag = {.id = ADDRSPEC_INVISIBLE_CHARACTER,
                          .part = ADDRSPEC_PART_LOCAL_PART,
                          .value = 0x200b};

    expect_forged(&diag, "a\xc3\xa9@b.c", "en",
                  "local-part has the invisible character U+200B (zero width "
                  "space)");
    expect_forged(&diag, "a\xc3\xa9@b.c", "fr",
                  "le caractère invisible U+200B (espace sans chasse) se "
                  "trouve dans la partie locale");
}

Test(message, shows_a_character_that_has_no_name)
{
    addrspec_diag diag = {.id = ADDRSPEC_IDNA_DISALLOWED,
                          .part = ADDRSPEC_PART_DOMAIN,
                          .reason = REASON_NO_LETTER,
                          .value = 0x2665};

    expect_forged(&diag, "a\xc3\xa9@b.c", "en",
                  "domain has a label outside ASCII that cannot hold U+2665 "
                  "(\xe2\x99\xa5), which is neither "
                  "a letter, a digit nor a mark");
    diag.value = 0x300; /* it would sit on the parenthesis */
    expect_forged(&diag, "a\xc3\xa9@b.c", "en",
                  "domain has a label outside ASCII that cannot hold U+0300, "
                  "which is neither a letter, a "
                  "digit nor a mark");
    diag.value = 0xe000;
    expect_forged(&diag, "a\xc3\xa9@b.c", "en",
                  "domain has a label outside ASCII that cannot hold U+E000, "
                  "which is neither a letter, a "
                  "digit nor a mark");
    diag.value = 0xd800; /* no UTF-8 has it */
    expect_forged(&diag, "a\xc3\xa9@b.c", "en",
                  "domain has a label outside ASCII that cannot hold U+D800, "
                  "which is neither a letter, a "
                  "digit nor a mark");
}

Test(message, takes_the_code_point_from_the_input_where_none_is_given)
{
    addrspec_diag diag = {.id = ADDRSPEC_UNASSIGNED_CODE_POINT,
                          .part = ADDRSPEC_PART_LOCAL_PART,
                          .value = ADDRSPEC_ABSENT};

    expect_forged(&diag, "a\xc3\xa9@b.c", "en",
                  "local-part has U+00E9 (\xc3\xa9), which is not assigned to "
                  "any character");
    expect_forged(&diag, "a\xff\xff@b.c", "en",
                  "local-part has \"\\xFF\\xFF\", which is not assigned to "
                  "any character");
    diag.where = (addrspec_span){2, 1}; /* the end of the input */
    expect_forged(&diag, "ab", "en",
                  "local-part has \"\", which is not assigned to any "
                  "character");
}

Test(message, names_the_rule)
{
    addrspec_diag diag = {.id = ADDRSPEC_IDNA_CONTEXT,
                          .part = ADDRSPEC_PART_DOMAIN,
                          .reason = REASON_RULE_A3,
                          .value = 0xb7};

    expect_forged(&diag, "a\xc3\xa9@b.c", "en",
                  "domain has U+00B7 (middle dot), which may stand only "
                  "between two l (rule A.3)");
    expect_forged(&diag, "a\xc3\xa9@b.c", "fr",
                  "le domaine contient U+00B7 (point médian), qui n'est admis "
                  "qu'entre deux l (règle A.3)");
    diag = (addrspec_diag){.id = ADDRSPEC_IDNA_BIDI,
                           .part = ADDRSPEC_PART_DOMAIN,
                           .reason = REASON_BIDI_5,
                           .value = 0x660};
    expect_forged(&diag, "a\xc3\xa9@b.c", "en",
                  "domain breaks the Bidi rule with U+0660 (Arabic-Indic "
                  "digit): a left-to-right label may hold no right-to-left "
                  "letter (condition 5)");
}

/* The words around a fix go where there is none; those around a code point
 * where the finding has none. */
Test(message, leaves_out_what_it_cannot_say)
{
    addrspec_diag diag = {.id = ADDRSPEC_LEGACY_CHARSET,
                          .part = ADDRSPEC_PART_LOCAL_PART,
                          .reason = REASON_WINDOWS_1252,
                          .value = ADDRSPEC_ABSENT,
                          .where = {1, 1}};

    expect_forged(&diag, "m\xfcller@b.c", "en",
                  "\"\\xFC\" in local-part is not UTF-8 and reads as "
                  "Windows-1252");
    diag = (addrspec_diag){.id = ADDRSPEC_BAD_A_LABEL,
                           .part = ADDRSPEC_PART_DOMAIN,
                           .reason = REASON_NO_U_LABEL,
                           .value = ADDRSPEC_ABSENT};
    expect_forged(&diag, "a@xn--0049.c", "en",
                  "domain has a label that begins with xn-- and is no "
                  "A-label: what it encodes is no U-label");
    diag.value = 0x41;
    expect_forged(&diag, "a@xn--0049.c", "en",
                  "domain has a label that begins with xn-- and is no "
                  "A-label: what it encodes is no U-label because of U+0041 "
                  "(A)");
}

Test(message, says_that_a_length_is_that_of_a_labels)
{
    addrspec_diag diag = {.id = ADDRSPEC_DOMAIN_TOO_LONG,
                          .part = ADDRSPEC_PART_DOMAIN,
                          .reason = REASON_AS_A_LABELS,
                          .value = 260};

    expect_forged(&diag, "a@b.c", "en",
                  "domain has 260 octets as A-labels and exceeds the limit of "
                  "253");
    diag.reason = REASON_NO_REASON;
    expect_forged(&diag, "a@b.c", "fr",
                  "le domaine compte 260 octets et dépasse la limite de 255");
}

static void
expect_reply_words(const addrspec_diag *diag, const char *input,
                   enum language language, const char *wanted)
{
    char buffer[512];
    struct writer writer = writer_begin(buffer, sizeof buffer);

    write_message_ascii(&writer, diag, (const unsigned char *)input,
                        (uint32_t)strlen(input), language);
    writer_end(&writer);
    cr_expect_str_eq(buffer, wanted, "%s", buffer);
}

/* NOTE: of a mend, the one that deletes and the one that puts a dot do not
 * depend on the input. */
Test(message, shows_the_fix)
{
    addrspec_diag diag = {.id = ADDRSPEC_FULLWIDTH_CHARACTER,
                          .part = ADDRSPEC_PART_DOMAIN,
                          .fixable = PUT_DOT,
                          .value = 0xff0e,
                          .where = {3, 3},
                          .fix = {3, 3}};

    expect_forged(&diag,
                  "a@b\xef\xbc\x8e"
                  "c",
                  "en",
                  "domain has the width variant U+FF0E (fullwidth full stop) "
                  "where \".\" was meant");
    expect_forged(&diag,
                  "a@b\xef\xbc\x8e"
                  "c",
                  "fr",
                  "la variante de chasse U+FF0E (point pleine chasse) se "
                  "trouve dans le domaine là où l'on attend \".\"");
    diag.fixable = DELETE;
    expect_forged(&diag,
                  "a@b\xef\xbc\x8e"
                  "c",
                  "en",
                  "domain has the width variant U+FF0E (fullwidth full stop)");
    diag.fixable = NO_MEND;
    expect_forged(&diag,
                  "a@b\xef\xbc\x8e"
                  "c",
                  "en",
                  "domain has the width variant U+FF0E (fullwidth full stop)");
}

Test(message, shows_the_fix_within_a_reason)
{
    static const char input[] = "a@\xd0\xb0pple.c";
    addrspec_diag diag = {.id = ADDRSPEC_MIXED_SCRIPT,
                          .part = ADDRSPEC_PART_DOMAIN,
                          .reason = REASON_LOOKS_LIKE,
                          .value = 0x430,
                          .where = {2, 2},
                          .fix = {2, 6}};

    expect_forged(&diag, input, "en",
                  "domain has U+0430 (\xd0\xb0) among letters of another "
                  "script and could be mistaken");
    diag.fixable = PUT_BRACKETS; /* a mend that needs no library */
    expect_forged(&diag, input, "fr",
                  "dans le domaine, U+0430 (\xd0\xb0) se mêle aux lettres "
                  "d'une autre écriture et prête à confusion avec "
                  "\"[\xd0\xb0pple]\"");
    expect_reply_words(&diag, input, FRENCH_LANGUAGE,
                       "dans le domaine, U+0430 se mele aux lettres d'une "
                       "autre ecriture et prete a confusion avec "
                       "\"[\\xD0\\xB0pple]\"");
}

Test(message, cuts_a_long_fix)
{
    char input[100];
    addrspec_diag diag = {.id = ADDRSPEC_CONFUSABLE_DOMAIN,
                          .severity = ADDRSPEC_WARNING,
                          .part = ADDRSPEC_PART_DOMAIN,
                          .fixable = PUT_BRACKETS,
                          .value = ADDRSPEC_ABSENT,
                          .where = {0, 1},
                          .fix = {0, 62}};
    char wanted[256];

    memset(input, 'a', sizeof input - 1);
    input[sizeof input - 1] = '\0';
    snprintf(wanted, sizeof wanted,
             "domain has \"a\", which could be mistaken for \"[%.62s]\"",
             input);
    expect_forged(&diag, input, "en", wanted);
    diag.fix.length = 63;
    snprintf(wanted, sizeof wanted,
             "domain has \"a\", which could be mistaken for \"[%.63s...\"",
             input);
    expect_forged(&diag, input, "en", wanted);
    diag.fix.length = 99;
    expect_forged(&diag, input, "en", wanted);
    /* A character whose octets do not all fit is not begun. */
    memcpy(input + 62, "\xc3\xa9", 2);
    snprintf(wanted, sizeof wanted,
             "domain has \"a\", which could be mistaken for \"[%.62s...\"",
             input);
    expect_forged(&diag, input, "en", wanted);
}

Test(message, of_a_reply_is_ascii)
{
    addrspec_diag diag = {.id = ADDRSPEC_IDNA_DISALLOWED,
                          .part = ADDRSPEC_PART_DOMAIN,
                          .reason = REASON_NO_LETTER,
                          .value = 0x2665,
                          .where = {2, 3}};

    expect_reply_words(&diag, "a@\xe2\x99\xa5.c", FRENCH_LANGUAGE,
                       "le domaine contient une etiquette hors ASCII qui ne "
                       "peut contenir U+2665, qui n'est ni une lettre, ni un "
                       "chiffre, ni un signe combinant");
    diag = (addrspec_diag){.id = ADDRSPEC_NOT_NFC,
                           .part = ADDRSPEC_PART_LOCAL_PART,
                           .value = ADDRSPEC_ABSENT,
                           .where = {1, 4}};
    expect_reply_words(&diag, "mu\xcc\x88ller@b.c", ENGLISH,
                       "local-part has \"u\\xCC\\x88l\", which is not in "
                       "Normalization Form C");
    expect_reply_words(&diag, "m\xf0\x9f\x98\x80@b.c", ENGLISH,
                       "local-part has \"\\xF0\\x9F\\x98\\x80\", which is not "
                       "in Normalization Form C");
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

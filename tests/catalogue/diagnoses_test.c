/* diagnoses_test.c - the catalogue: its numbers, names and texts
 *
 * SPDX-License-Identifier: MIT
 */
#include "catalogue/catalogue.h"

#include <criterion/criterion.h>
#include <regex.h>
#include <stdio.h>
#include <string.h>

#include "reply/escape.h"
#include "reply/message.h"

#define FOR_EACH(index)                                                        \
    for (unsigned index = 0; index < DIAGNOSIS_COUNT; index++)

static const addrspec_diagnosis_info *
info_at(unsigned index)
{
    return &diagnosis_rows[index].info;
}

static const struct diagnosis_texts *
texts_at(unsigned index, enum language language)
{
    return diagnosis_texts((enum diagnosis_index)index, language);
}

static bool
matches(const char *text, const char *pattern)
{
    regex_t compiled;
    bool found;

    cr_assert_eq(regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB), 0);
    found = regexec(&compiled, text, 0, NULL, 0) == 0;
    regfree(&compiled);
    return found;
}

Test(diagnoses, numbers_are_unique_and_no_reply_codes)
{
    static const uint16_t replies[] = {
        211, 214, 220, 221, 235, 250, 251, 252, 334, 354, 421, 432, 450,
        451, 452, 454, 455, 458, 459, 500, 501, 502, 503, 504, 521, 523,
        530, 534, 535, 538, 550, 551, 552, 553, 554, 555, 556};

    FOR_EACH(i)
    {
        unsigned j;

        cr_expect(info_at(i)->id >= 1 && info_at(i)->id <= 9999);
        for (j = 0; j < i; j++)
            cr_expect_neq(info_at(i)->id, info_at(j)->id, "%s and %s",
                          info_at(i)->name, info_at(j)->name);
        for (j = 0; j < sizeof replies / sizeof replies[0]; j++)
            cr_expect_neq(info_at(i)->id, replies[j], "%s", info_at(i)->name);
    }
}

Test(diagnoses, names_are_unique_and_kebab_case)
{
    FOR_EACH(i)
    {
        unsigned j;

        cr_expect(matches(info_at(i)->name, "^[a-z0-9]+(-[a-z0-9]+)*$"), "%s",
                  info_at(i)->name);
        for (j = 0; j < i; j++)
            cr_expect_str_neq(info_at(i)->name, info_at(j)->name);
    }
}

Test(diagnoses, some_numbers_are_known_for_ever)
{
    cr_expect_eq((int)ADDRSPEC_DOUBLE_DOT, 417);
    cr_expect_eq((int)ADDRSPEC_EMPTY, 867);
    cr_expect_eq((int)ADDRSPEC_MISSING_AT, 800);
}

/* RFC 2152 does not number its sections. */
Test(diagnoses, sections_name_a_standard_and_a_section)
{
    FOR_EACH(i)
    cr_expect(matches(info_at(i)->section,
                      "^((RFC [1-9][0-9]{2,3}|UTS [1-9][0-9]) "
                      "([1-9][0-9]*(\\.[0-9]+)*|[A-Z])|RFC 2152|"
                      "WHATWG HTML [1-9][0-9]*(\\.[0-9]+)*)$"),
              "%s: %s", info_at(i)->name, info_at(i)->section);
}

Test(diagnoses, codes_are_permanent_failures)
{
    FOR_EACH(i)
    {
        const addrspec_code code = info_at(i)->code;

        cr_expect(code.basic == 553 || code.basic == 501 || code.basic == 555,
                  "%s", info_at(i)->name);
        cr_expect_eq(code.enhanced[0], 5, "%s", info_at(i)->name);
        cr_expect_neq(info_at(i)->since, NULL);
    }
}

/* ---- Texts ----------------------------------------------------------- */

static const char *
text_at(unsigned index, enum language language, int which)
{
    const struct diagnosis_texts *texts = texts_at(index, language);
    const char *all[] = {texts->title, texts->message, texts->description,
                         texts->remedy};

    return all[which];
}

Test(diagnoses, every_text_is_there_in_both_languages)
{
    FOR_EACH(i)
    for (int which = 0; which < 4; which++) {
        const char *english = text_at(i, ENGLISH, which);
        const char *french = text_at(i, FRENCH_LANGUAGE, which);

        cr_assert(english != NULL && french != NULL, "%s", info_at(i)->name);
        cr_expect(strlen(english) > 5, "%s: %s", info_at(i)->name, english);
        cr_expect(strlen(french) > 5, "%s: %s", info_at(i)->name, french);
        cr_expect_str_neq(english, french, "%s", info_at(i)->name);
        cr_expect_null(strstr(english, "  "), "%s: %s", info_at(i)->name,
                       english);
        cr_expect_null(strstr(french, "  "), "%s: %s", info_at(i)->name,
                       french);
    }
}

Test(diagnoses, titles_and_messages_have_no_full_stop)
{
    FOR_EACH(i)
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        for (int which = 0; which < 2; which++) {
            const char *text = text_at(i, (enum language)language, which);

            cr_expect_not(matches(text, "\\.$"), "%s", text);
            cr_expect_not(matches(text, "^[A-Z][a-z]"), "%s", text);
        }
}

Test(diagnoses, descriptions_and_remedies_are_sentences)
{
    FOR_EACH(i)
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        for (int which = 2; which < 4; which++) {
            const char *text = text_at(i, (enum language)language, which);

            cr_expect(matches(text, "^[A-Z\xc3]"), "%s", text);
            cr_expect(matches(text, "\\.$"), "%s", text);
        }
}

/* Bit by bit, which of the placeholders there are stand in the text; all
 * bits where another does. */
static unsigned
placeholders_in(const char *text)
{
    static const char *const known[] = {"{part}",  "{octets}",    "{value}",
                                        "{limit}", "{code}",      "{kind}",
                                        "{name}",  "{character}", "{fix}"};
    unsigned i, found = 0;

    while ((text = strchr(text, '{')) != NULL) {
        for (i = 0; i < sizeof known / sizeof known[0]; i++)
            if (strncmp(text, known[i], strlen(known[i])) == 0)
                break;
        found |= i == sizeof known / sizeof known[0] ? ~0u : 1u << i;
        text++;
    }
    return found;
}

/* NULL, or what is wrong with what is left out at times: it holds {fix} or
 * {character}, and a {fix} stands nowhere else. */
static const char *
brackets_broken(const char *text)
{
    bool open = false, held = false;

    for (; *text != '\0'; text++) {
        if (*text == '[' || *text == ']') {
            if (open == (*text == '['))
                return "a bracket without its partner";
            if (open && !held)
                return "brackets around what is never left out";
            open = *text == '[';
            held = false;
        } else if (strncmp(text, "{fix}", 5) == 0) {
            if (!open)
                return "a fix that may be none";
            held = true;
        } else if (strncmp(text, "{character}", 11) == 0) {
            held = true;
        }
    }
    return open ? "a bracket that is never closed" : NULL;
}

Test(diagnoses, what_may_be_left_out_stands_in_brackets)
{
    FOR_EACH(i)
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *text = text_at(i, (enum language)language, 1);

        cr_expect_null(brackets_broken(text), "%s: %s", text,
                       brackets_broken(text));
    }
}

Test(diagnoses, messages_have_the_same_placeholders_in_both_languages)
{
    FOR_EACH(i)
    {
        const unsigned english = placeholders_in(text_at(i, ENGLISH, 1));
        const unsigned french = placeholders_in(text_at(i, FRENCH_LANGUAGE, 1));

        /* The part alone may be left to the words around it. */
        cr_expect_neq(english, ~0u, "%s", info_at(i)->name);
        cr_expect_eq(english, french, "%s", info_at(i)->name);
    }
}

Test(diagnoses, titles_have_no_placeholder)
{
    FOR_EACH(i)
    {
        cr_expect_eq(placeholders_in(text_at(i, ENGLISH, 0)), 0);
        cr_expect_eq(placeholders_in(text_at(i, FRENCH_LANGUAGE, 0)), 0);
    }
}

static void
expect_folded(const char *text)
{
    char folded[512];
    struct writer writer = writer_begin(folded, sizeof folded);

    write_folded(&writer, text, strlen(text));
    writer_end(&writer);
    /* A question mark that is none of the text's. */
    cr_expect_eq(strchr(folded, '?') != NULL, strchr(text, '?') != NULL,
                 "%s: %s", text, folded);
}

Test(diagnoses, every_letter_of_a_french_message_has_its_ascii)
{
    FOR_EACH(i)
    expect_folded(text_at(i, FRENCH_LANGUAGE, 1));
    for (int name = 0; name < PHRASE_COUNT; name++)
        expect_folded(phrase((enum phrase)name, FRENCH_LANGUAGE));
}

/* ---- Reasons --------------------------------------------------------- */

Test(diagnoses, every_reason_is_there_in_both_languages)
{
    for (unsigned i = REASON_NO_REASON + 1; i < REASON_COUNT; i++) {
        const char *english = reason_text(i, ENGLISH);
        const char *french = reason_text(i, FRENCH_LANGUAGE);

        cr_expect_gt(strlen(english), 5u, "reason %u: %s", i, english);
        cr_expect_gt(strlen(french), 5u, "reason %u: %s", i, french);
        cr_expect_null(strstr(english, "  "), "%s", english);
        cr_expect_null(strstr(french, "  "), "%s", french);
        cr_expect_not(matches(english, "[.:,;]$"), "%s", english);
        cr_expect_not(matches(french, "[.:,;]$"), "%s", french);
        expect_folded(french);
    }
    cr_expect_str_eq(reason_text(REASON_NO_REASON, ENGLISH), "");
    cr_expect_str_eq(reason_text(REASON_COUNT, FRENCH_LANGUAGE), "");
}

Test(diagnoses, reasons_have_the_same_placeholders_in_both_languages)
{
    for (unsigned i = 0; i < REASON_COUNT; i++) {
        const char *english = reason_text(i, ENGLISH);
        const char *french = reason_text(i, FRENCH_LANGUAGE);

        cr_expect_neq(placeholders_in(english), ~0u, "%s", english);
        cr_expect_eq(placeholders_in(english), placeholders_in(french), "%s",
                     english);
        cr_expect_null(strstr(english, "{kind}"), "%s", english);
        cr_expect_null(brackets_broken(english), "%s", english);
        cr_expect_null(brackets_broken(french), "%s", french);
    }
}

Test(diagnoses, every_phrase_is_there_in_both_languages)
{
    for (int name = 0; name < PHRASE_COUNT; name++) {
        cr_expect_not_null(phrase((enum phrase)name, ENGLISH));
        cr_expect_not_null(phrase((enum phrase)name, FRENCH_LANGUAGE));
    }
}

/* ---- Codes and languages --------------------------------------------- */

static void
expect_code(enum reply_kind kind, bool path, bool sender, const char *wanted)
{
    const addrspec_code code = code_of(kind, path, sender);
    char text[32];

    snprintf(text, sizeof text, "%u %u.%u.%u", code.basic, code.enhanced[0],
             code.enhanced[1], code.enhanced[2]);
    cr_expect_str_eq(text, wanted);
}

Test(diagnoses, codes_follow_form_and_command)
{
    expect_code(MAILBOX_CODE, false, false, "553 5.1.3");
    expect_code(MAILBOX_CODE, true, false, "553 5.1.3");
    expect_code(MAILBOX_CODE, true, true, "553 5.1.7");
    expect_code(MAILBOX_CODE, false, true, "553 5.1.7");
    expect_code(SMTPUTF8_CODE, true, false, "553 5.6.7");
    expect_code(SMTPUTF8_CODE, true, true, "553 5.6.7");
    expect_code(ARGUMENT_CODE, true, true, "501 5.5.4");
    expect_code(BRACKET_CODE, true, false, "501 5.5.4");
    expect_code(BRACKET_CODE, false, false, "553 5.1.3");
    expect_code(BRACKET_CODE, false, true, "553 5.1.7");
    expect_code(LENGTH_CODE, true, false, "501 5.1.3");
    expect_code(LENGTH_CODE, true, true, "501 5.1.7");
    expect_code(PARAMETER_CODE, true, false, "555 5.5.4");
    expect_code(VALUE_CODE, true, true, "501 5.5.4");
}

Test(diagnoses, languages_are_told_by_their_tags)
{
    static const char *const french[] = {"fr", "FR", "fr-CA", "fr_FR", "Fr-be"};
    static const char *const english[] = {"en", "en-GB", "de",  "",
                                          "f",  "fra",   "frr", "fy"};
    size_t i;

    for (i = 0; i < sizeof french / sizeof french[0]; i++)
        cr_expect_eq(language_of(french[i]), FRENCH_LANGUAGE, "%s", french[i]);
    for (i = 0; i < sizeof english / sizeof english[0]; i++)
        cr_expect_eq(language_of(english[i]), ENGLISH, "%s", english[i]);
    cr_expect_eq(language_of(NULL), ENGLISH);
}

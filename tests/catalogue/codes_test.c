/* codes_test.c - the catalogue of reply codes: no row lacks a field
 *
 * SPDX-License-Identifier: MIT
 */
#include "catalogue/codes.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <regex.h>
#include <string.h>

#define FOR_EACH_ROW(row)                                                      \
    for (const struct code_row *row = code_rows;                               \
         row < code_rows + code_row_count; row++)

enum { TITLE, DESCRIPTION, WHEN, SENDER, ADMINISTRATOR, USE, TEXT_COUNT };

static const char *
text_of(const struct code_row *row, int language, int which)
{
    const struct code_texts *texts = code_texts(row, (enum language)language);
    const char *all[TEXT_COUNT] = {texts->title,         texts->description,
                                   texts->when,          texts->sender,
                                   texts->administrator, texts->use};

    return all[which];
}

static const char *
name_of(const struct code_row *row)
{
    static char name[32];

    addrspec_code_write(row->info.code, name, sizeof name);
    return name;
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

/* ---- Facts ----------------------------------------------------------- */

static unsigned
rank(addrspec_code code)
{
    return code.basic != 0
               ? code.basic
               : 1000u + code.enhanced[1] * 1000u + code.enhanced[2];
}

Test(codes, stand_in_order)
{
    FOR_EACH_ROW(row)
    if (row > code_rows)
        cr_expect_lt(rank(row[-1].info.code), rank(row->info.code), "%s",
                     name_of(row));
}

Test(codes, name_their_source)
{
    FOR_EACH_ROW(row)
    cr_expect(matches(row->info.section,
                      "^(RFC [1-9][0-9]{3} [1-9][0-9]*(\\.[1-9][0-9]*)*|"
                      "draft-levine-mailbomb-header)$"),
              "%s: %s", name_of(row), row->info.section);
}

/* Each of the blank-separated words is one for which `is_right` holds. */
static void
expect_words(const struct code_row *row, const char *words,
             bool is_right(const struct code_row *row, const char *word))
{
    while (*words != '\0') {
        const size_t length = strcspn(words, " ");
        char word[16];

        cr_assert(length > 0 && length < sizeof word, "%s: '%s'", name_of(row),
                  words);
        memcpy(word, words, length);
        word[length] = '\0';
        cr_expect(is_right(row, word), "%s: '%s'", name_of(row), word);
        words += length + (words[length] == ' ');
    }
}

static bool
is_command(const struct code_row *row, const char *word)
{
    static const char *const verbs[] = {
        "HELO", "EHLO", "MAIL",     "RCPT", "DATA", "BDAT",
        "RSET", "NOOP", "VRFY",     "EXPN", "HELP", "QUIT",
        "AUTH", "ETRN", "STARTTLS", "ATRN", "BURL"};
    size_t i;

    (void)row;
    for (i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        if (strcmp(word, verbs[i]) == 0)
            return true;
    return occasion_words(word, strlen(word), ENGLISH) != NULL &&
           occasion_words(word, strlen(word), FRENCH_LANGUAGE) != NULL;
}

static bool
is_other_row(const struct code_row *row, const char *word)
{
    addrspec_code code;

    return addrspec_code_read(word, strlen(word), &code) &&
           code_row_of(code) != NULL && code_row_of(code) != row;
}

static bool
is_reply_row(const struct code_row *row, const char *word)
{
    return is_other_row(row, word) && strlen(word) == 3;
}

Test(codes, answer_commands_and_point_at_rows)
{
    FOR_EACH_ROW(row)
    {
        cr_expect_str_neq(row->info.answers, "", "%s", name_of(row));
        cr_expect_str_neq(row->info.related, "", "%s", name_of(row));
        expect_words(row, row->info.answers, is_command);
        expect_words(row, row->info.behind, is_reply_row);
        expect_words(row, row->info.related, is_other_row);
    }
}

/* What is not to be repeated as it is can hardly be a success, and the other
 * way round. */
Test(codes, retry_fits_the_class)
{
    FOR_EACH_ROW(row)
    {
        const unsigned class = row->info.code.basic / 100;

        switch (row->info.retry) {
        case ADDRSPEC_RETRY_NONE:
            cr_expect_eq(class, 2, "%s", name_of(row));
            break;
        case ADDRSPEC_RETRY_GO_ON:
            cr_expect_eq(class, 3, "%s", name_of(row));
            break;
        case ADDRSPEC_RETRY_LATER:
            cr_expect_eq(class, 4, "%s", name_of(row));
            break;
        case ADDRSPEC_RETRY_CHANGED:
        case ADDRSPEC_RETRY_NEVER:
            cr_expect(class == 5 || row->info.code.basic == 459, "%s",
                      name_of(row));
            break;
        default:
            cr_expect_eq(row->info.code.enhanced[0], ADDRSPEC_ANY_CLASS);
            break;
        }
    }
}

/* ---- Texts ----------------------------------------------------------- */

/* Nothing to mend: of what went well, or goes on. */
static bool
may_lack_a_fix(const struct code_row *row)
{
    return row->info.actor == ADDRSPEC_ACTOR_NOBODY ||
           row->info.retry == ADDRSPEC_RETRY_GO_ON;
}

Test(codes, have_every_text_in_both_languages)
{
    FOR_EACH_ROW(row)
    for (int which = 0; which < TEXT_COUNT; which++) {
        const char *english = text_of(row, ENGLISH, which);
        const char *french = text_of(row, FRENCH_LANGUAGE, which);

        cr_assert(english != NULL && french != NULL, "%s", name_of(row));
        cr_expect_eq(english[0] == '\0', french[0] == '\0', "%s: %s|%s",
                     name_of(row), english, french);
        if (english[0] == '\0') {
            cr_expect((which == SENDER || which == ADMINISTRATOR) &&
                          may_lack_a_fix(row),
                      "%s lacks text %d", name_of(row), which);
            continue;
        }
        cr_expect_gt(strlen(english), 3u, "%s", name_of(row));
        cr_expect_str_neq(english, french, "%s", name_of(row));
        cr_expect_null(strstr(english, "  "), "%s: %s", name_of(row), english);
        cr_expect_null(strstr(french, "  "), "%s: %s", name_of(row), french);
    }
}

Test(codes, titles_are_short_and_tell_codes_apart)
{
    FOR_EACH_ROW(row)
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *title = text_of(row, language, TITLE);

        cr_expect(matches(title, "^[A-Z\xc3]") && !matches(title, "[.:;]$"),
                  "%s: %s", name_of(row), title);
        cr_expect_lt(strlen(title), 56u, "%s: %s", name_of(row), title);
        for (const struct code_row *other = code_rows; other < row; other++)
            if (other->info.code.basic != 0 || row->info.code.basic == 0)
                cr_expect((other->info.code.basic != 0) !=
                                  (row->info.code.basic != 0) ||
                              strcmp(text_of(other, language, TITLE), title) !=
                                  0,
                          "%s: %s", name_of(row), title);
    }
}

Test(codes, descriptions_and_fixes_are_sentences)
{
    FOR_EACH_ROW(row)
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        for (int which = DESCRIPTION; which <= ADMINISTRATOR; which++) {
            const char *text = text_of(row, language, which);

            cr_expect(text[0] == '\0' || (matches(text, "^[A-Z\xc3]") &&
                                          matches(text, "[.]$")),
                      "%s: %s", name_of(row), text);
        }
}

/* "Use 553 to ...", « Employez 553 pour ... » */
Test(codes, uses_complete_a_sentence)
{
    FOR_EACH_ROW(row)
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *use = text_of(row, language, USE);

        cr_expect(matches(use, language == ENGLISH ? "^(to|where|for) "
                                                   : "^(pour|quand) ") &&
                      !matches(use, "[.]$"),
                  "%s: %s", name_of(row), use);
    }
}

Test(codes, english_is_ascii)
{
    FOR_EACH_ROW(row)
    for (int which = 0; which < TEXT_COUNT; which++)
        for (const char *text = text_of(row, ENGLISH, which); *text != '\0';
             text++)
            cr_expect(isascii((unsigned char)*text), "%s", name_of(row));
}

/* A space stands before each of ; : ! ? and inside each guillemet, and
 * somebody is addressed as "vous". */
Test(codes, french_is_set_as_french)
{
    FOR_EACH_ROW(row)
    for (int which = 0; which < TEXT_COUNT; which++) {
        const char *text = text_of(row, FRENCH_LANGUAGE, which);

        cr_expect_not(matches(text, "[^ :][;!?]|[^ a-zA-Z]:|[a-z]: "), "%s: %s",
                      name_of(row), text);
        cr_expect_not(matches(text, "\xc2\xab[^ ]|[^ ]\xc2\xbb"), "%s: %s",
                      name_of(row), text);
        cr_expect_not(matches(text, "\xe2\x80\x99"), "%s: %s", name_of(row),
                      text);
        cr_expect_not(matches(text, "(^|[ '])([Tt]u|[Tt]on|[Tt]es) "), "%s: %s",
                      name_of(row), text);
    }
}

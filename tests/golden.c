/* golden.c - the texts of tests/golden, word for word
 *
 * SPDX-License-Identifier: MIT
 *
 * golden/NAME.in is a table; golden/NAME.en.out and golden/NAME.fr.out have
 * what the library says of each of its rows: pictures, replies, or both with
 * the sentence (diagnoses).  tests/golden/update writes them anew.
 */
#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_SIZE = 65536, PATH_SIZE = 4096 };

static const char *const tables[] = {"pictures", "replies", "diagnoses"};
static const char *const languages[] = {"en", "fr"};

/* A text that grows to the end of its room. */
struct text {
    char octets[TEXT_SIZE];
    size_t length;
};

/* ---- What a row says ------------------------------------------------- */

struct said {
    struct text *text;
    const char *kind; /* of the tables above */
    const char *language;
};

static void
add(struct text *text, const char *words)
{
    const size_t room = TEXT_SIZE - text->length;

    text->length +=
        (size_t)snprintf(text->octets + text->length, room, "%s", words);
    if (text->length >= TEXT_SIZE)
        text->length = TEXT_SIZE - 1;
}

/* CR is shown, so that the files have ends of lines of one kind. */
static void
add_lines(struct text *text, const char *words)
{
    for (; *words != '\0'; words++) {
        const char octet[2] = {*words, '\0'};

        add(text, *words == '\r' ? "\\r" : octet);
    }
}

static void
add_heading(struct text *text, const struct row *row)
{
    static const enum column columns[] = {FORM, PROFILE, REFUSE, CODE};
    size_t i;

    add(text, "==");
    for (i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const char *cell = row->cell[columns[i]];

        if (cell != NULL && strcmp(cell, "-") != 0) {
            add(text, " ");
            add(text, cell);
        }
    }
    add(text, ": ");
    add(text, row->cell[INPUT]);
    add(text, "\n");
}

static void
add_picture(const struct said *said, const struct asked *asked,
            const addrspec_result *result)
{
    char words[TEXT_SIZE / 4];

    addrspec_format_picture(result, asked->input, asked->length, said->language,
                            words, sizeof words);
    add(said->text, words);
}

static void
add_messages(const struct said *said, const struct asked *asked,
             const addrspec_result *result)
{
    char words[TEXT_SIZE / 4];
    uint32_t i;

    for (i = 0; i < result->kept_count; i++) {
        addrspec_format_message(&result->diags[i], asked->input, asked->length,
                                said->language, words, sizeof words);
        add(said->text, words);
        add(said->text, "\n");
    }
}

static void
add_replies(const struct said *said, const struct asked *asked,
            const addrspec_result *result, int code)
{
    char words[TEXT_SIZE / 4];

    if (addrspec_format_reply_line(result, asked->input, asked->length, code,
                                   said->language, words, sizeof words) > 0) {
        add_lines(said->text, words);
        add(said->text, "\n");
    }
    addrspec_format_reply(result, asked->input, asked->length, code,
                          said->language, words, sizeof words);
    add_lines(said->text, words);
}

static void
add_row(void *context, const struct row *row, const char *malformed)
{
    const struct said *said = context;
    const char *code = row->cell[CODE];
    addrspec_result result;
    struct asked asked;

    if (malformed == NULL && row_lacks(row) != NULL) {
        add_heading(said->text, row);
        add(said->text, SKIPPED "needs ");
        add(said->text, row_lacks(row));
        add(said->text, "\n");
        return;
    }
    if (malformed != NULL || !row_asks(row, &asked)) {
        add(said->text, "this row is malformed\n");
        return;
    }
    addrspec_parse(asked.production, asked.input, asked.length, &asked.options,
                   &result);
    add_heading(said->text, row);
    if (strcmp(said->kind, "replies") != 0)
        add_picture(said, &asked, &result);
    if (strcmp(said->kind, "diagnoses") == 0)
        add_messages(said, &asked, &result);
    if (strcmp(said->kind, "replies") == 0)
        add_replies(said, &asked, &result, code == NULL ? 0 : atoi(code));
    free(asked.input);
}

static void
say(struct text *text, const char *kind, const char *language)
{
    struct said said = {text, kind, language};
    char name[64], path[PATH_SIZE];

    text->length = 0;
    snprintf(name, sizeof name, "golden/%s.in", kind);
    test_path(path, sizeof path, name);
    table_read(path, add_row, &said);
}

int
golden_write(const char *kind, const char *language)
{
    static struct text text;

    say(&text, kind, language);
    return fwrite(text.octets, 1, text.length, stdout) == text.length
               ? EXIT_SUCCESS
               : EXIT_FAILURE;
}

/* ---- Comparing ------------------------------------------------------- */

static void
read_text(struct text *text, const char *kind, const char *language)
{
    char name[64], path[PATH_SIZE];
    FILE *file;

    snprintf(name, sizeof name, "golden/%s.%s.out", kind, language);
    test_path(path, sizeof path, name);
    file = fopen(path, "r");
    text->length = 0;
    if (file != NULL) {
        text->length = fread(text->octets, 1, TEXT_SIZE - 1, file);
        fclose(file);
    }
    text->octets[text->length] = '\0';
}

/* Where the case behind `text` begins; its end at the last one. */
static char *
next_case(char *text)
{
    char *next = strstr(text, "\n== ");

    return next == NULL ? text + strlen(text) : next + 1;
}

/* Compare case by case: each one has a heading line. */
static unsigned
compare(struct text *said, struct text *wanted, const char *file,
        case_fn *report, void *context)
{
    char *is = said->octets, *should = wanted->octets;
    unsigned count = 0;

    while (*is != '\0' || *should != '\0') {
        char *is_end = next_case(is), *should_end = next_case(should);
        const size_t length = (size_t)(is_end - is);
        const bool same = length == (size_t)(should_end - should) &&
                          memcmp(is, should, length) == 0;
        char wrong[WRONG_SIZE] = "";

        const char *text = memchr(is, '\n', length);

        if (text != NULL && is_skipped(text + 1))
            snprintf(wrong, sizeof wrong, "%.*s", (int)strcspn(text + 1, "\n"),
                     text + 1);
        else if (!same)
            snprintf(wrong, sizeof wrong, "it now says\n%.*s", (int)length, is);
        report(context, file, ++count, "", wrong);
        is = is_end;
        should = should_end;
    }
    return count;
}

unsigned
golden_try(case_fn *report, void *context)
{
    static struct text said, wanted;
    unsigned count = 0;
    size_t i, j;

    for (i = 0; i < sizeof tables / sizeof tables[0]; i++)
        for (j = 0; j < sizeof languages / sizeof languages[0]; j++) {
            char file[64];
            unsigned cases;

            snprintf(file, sizeof file, "%s.%s.out", tables[i], languages[j]);
            say(&said, tables[i], languages[j]);
            read_text(&wanted, tables[i], languages[j]);
            cases = compare(&said, &wanted, file, report, context);
            if (cases == 0)
                report(context, file, 0, "", "no case at all");
            count += cases;
        }
    return count;
}

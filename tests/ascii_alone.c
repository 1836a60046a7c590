/* ascii_alone.c - a plain ASCII address is answered without ICU and libidn2
 *
 * SPDX-License-Identifier: MIT
 *
 *     ascii_alone TABLE...          asks of every row that is plain ASCII
 *     ascii_alone --ask ADDRESS     asks of that one
 *
 * check-ascii-alone links it with functions of no more than a name in place of
 * all that ICU and libidn2 have: who calls one has reached it.
 */
#include "answers.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const uint32_t profiles[] = {ADDRSPEC_SMTP, ADDRSPEC_RFC5321,
                                    ADDRSPEC_RFC6531};
enum { PROFILES = sizeof profiles / sizeof profiles[0] };

/* What is being asked, for whoever reaches a library. */
static const char *asked_of = "";
static unsigned asked_in;

void ascii_alone_reached(const char *function);

void
ascii_alone_reached(const char *function)
{
    printf("%s is reached by %s under profile %u\n", function, asked_of,
           asked_in);
    exit(EXIT_FAILURE);
}

/* What has an A-label, or may be a mistyped one, is not plain. */
static bool
is_plain(const char *octets, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if ((unsigned char)octets[i] > 0x7f ||
            (length - i >= 3 && tolower((unsigned char)octets[i]) == 'x' &&
             tolower((unsigned char)octets[i + 1]) == 'n' &&
             octets[i + 2] == '-'))
            return false;
    return true;
}

/* Nor is an input that stands for characters outside ASCII ("%C3%A9"), as what
 * it is mended to shows, or the code point at fault. */
static bool
is_plain_row(const struct row *row)
{
    static const enum column columns[] = {INPUT, FIX, MENDED};
    const char *value = row->cell[VALUE];
    bool plain = value == NULL || strncmp(value, "U+", 2) != 0 ||
                 strtoul(value + 2, NULL, 16) <= 0x7f;
    size_t i, length;

    for (i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const char *cell = row->cell[columns[i]];
        char *octets = cell == NULL ? NULL : unescape(cell, &length);

        plain = plain && (octets == NULL || is_plain(octets, length));
        free(octets);
    }
    return plain;
}

/* All that the library can say of it.  What another has in answers.c to be
 * equal to is an A-label: it has one of its own here. */
static void
ask_all(struct asked *asked)
{
    static struct answer_text text;
    static const char other[] = "a@b.example";
    addrspec_result result;
    const struct inquiry inquiry = {asked, &result};
    size_t i;

    addrspec_parse(asked->production, asked->input, asked->length,
                   &asked->options, &result);
    for (i = 0; i < question_count; i++) {
        text.length = 0;
        if (strcmp(questions[i].name, "addrspec_equal") != 0)
            answer_one(&questions[i], &inquiry, &text);
    }
    addrspec_equal(asked->input, asked->length, asked->input, asked->length,
                   &asked->options);
    addrspec_equal(asked->input, asked->length, other, sizeof other - 1,
                   &asked->options);
}

static void
ask_in_profiles(struct asked *asked)
{
    size_t i;

    for (i = 0; i < PROFILES; i++) {
        asked->options.profile = asked_in = profiles[i];
        ask_all(asked);
    }
}

static void
ask_row(void *rows, const struct row *row, const char *malformed)
{
    struct asked asked;

    if (malformed != NULL || !is_plain_row(row) || !row_asks(row, &asked))
        return;
    asked_of = row->cell[INPUT];
    ask_in_profiles(&asked);
    ++*(unsigned *)rows;
    free(asked.input);
}

static void
ask_one(char *address)
{
    struct asked asked = {.production = ADDRSPEC_MAILBOX,
                          .options.size = sizeof asked.options,
                          .input = address,
                          .length = strlen(address)};

    asked_of = address;
    ask_in_profiles(&asked);
}

int
main(int argc, char **argv)
{
    unsigned rows = 0;
    int i;

    if (argc == 3 && strcmp(argv[1], "--ask") == 0) {
        ask_one(argv[2]);
        return EXIT_SUCCESS;
    }
    for (i = 1; i < argc; i++)
        table_read(argv[i], ask_row, &rows);
    printf("%u rows\n", rows);
    return rows > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

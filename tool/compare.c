/* compare.c - addrspec compare: two codes side by side
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <addrspec/addrspec.h>

#include "buffer.h"
#include "code_explanation.h"
#include "commands.h"
#include "complain.h"
#include "facts.h"
#include "help.h"
#include "json.h"
#include "layout.h"
#include "options.h"
#include "words.h"

/* From so many columns on there is room for two texts. */
#define WIDE 100

struct comparison {
    const char *operands[2];
    int operand_count;
    const char *language;
    bool json;
    addrspec_code codes[2];
    struct sink *out;
};

/* ---- For people ------------------------------------------------------ */

/* The width of a column where the terminal has room for two, else 0. */
static size_t
column_width(void)
{
    struct winsize size;

    if (isatty(STDOUT_FILENO) == 0 ||
        ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < WIDE)
        return 0;
    return (size.ws_col < 2 * LAYOUT_WIDTH ? size.ws_col : 2 * LAYOUT_WIDTH) /
               2u -
           4;
}

/* A code and its title; a fix for the sender and one for the administrator. */
static void
collect(struct buffer *text, const struct comparison *comparison, int which,
        enum addrspec_code_part part)
{
    const addrspec_code code = comparison->codes[which];
    const char *language = comparison->language;
    char name[32];

    text->length = 0;
    buffer_add(text, "");
    if (part == ADDRSPEC_CODE_TITLE) {
        addrspec_code_write(code, name, sizeof name);
        buffer_add(text, name);
        buffer_add(text, "  ");
    }
    if (part == ADDRSPEC_CODE_SENDER)
        (void)code_remedy_text(text, code, language);
    else
        buffer_add(text, addrspec_code_text(code, part, language));
}

static void
write_below(const struct comparison *comparison, const char *left,
            const char *right)
{
    const char *texts[] = {left, right};
    int i;

    for (i = 0; i < 2; i++) {
        char name[32];

        addrspec_code_write(comparison->codes[i], name, sizeof name);
        write_spaces(comparison->out, 2);
        put_text(comparison->out, name);
        put_octet(comparison->out, '\n');
        write_wrapped(comparison->out, texts[i], 4, LAYOUT_WIDTH);
    }
}

static void
write_both(const struct comparison *comparison, const char *title,
           enum addrspec_code_part part, size_t width)
{
    struct buffer texts[2] = {{NULL, 0, 0}, {NULL, 0, 0}};

    collect(&texts[0], comparison, 0, part);
    collect(&texts[1], comparison, 1, part);
    if (title != NULL) {
        put_octet(comparison->out, '\n');
        put_text(comparison->out, title);
        put_octet(comparison->out, '\n');
    }
    if (width > 0)
        write_columns(comparison->out, texts[0].octets, texts[1].octets, width);
    else
        write_below(comparison, texts[0].octets, texts[1].octets);
    buffer_release(&texts[0]);
    buffer_release(&texts[1]);
}

static void
write_titles(const struct comparison *comparison, size_t width)
{
    if (width > 0) {
        write_both(comparison, NULL, ADDRSPEC_CODE_TITLE, width);
        return;
    }
    code_headings(comparison->out, comparison->codes[0], comparison->language);
    code_headings(comparison->out, comparison->codes[1], comparison->language);
}

static void
write_differences(const struct comparison *comparison)
{
    struct buffer text = {NULL, 0, 0};
    size_t i;

    put_octet(comparison->out, '\n');
    put_text(comparison->out, word(WORD_DIFFERENCES, comparison->language));
    put_octet(comparison->out, '\n');
    for (i = 0;; i++) {
        buffer_code_difference(&text, comparison->codes[0],
                               comparison->codes[1], i, comparison->language);
        if (text.length == 0)
            break;
        write_wrapped(comparison->out, text.octets, 2, LAYOUT_WIDTH);
    }
    buffer_release(&text);
}

static void
write_when_which(const struct comparison *comparison)
{
    struct buffer text = {NULL, 0, 0};
    int i;

    put_octet(comparison->out, '\n');
    put_text(comparison->out, word(WORD_WHEN_WHICH, comparison->language));
    put_octet(comparison->out, '\n');
    for (i = 0; i < 2; i++) {
        buffer_code_use(&text, comparison->codes[i], comparison->language);
        write_wrapped(comparison->out, text.octets, 2, LAYOUT_WIDTH);
    }
    buffer_release(&text);
}

static void
compare_for_people(const struct comparison *comparison)
{
    const char *language = comparison->language;
    const size_t width = column_width();

    write_titles(comparison, width);
    write_both(comparison, word(WORD_DESCRIPTION, language),
               ADDRSPEC_CODE_DESCRIPTION, width);
    write_both(comparison, word(WORD_WHEN, language), ADDRSPEC_CODE_WHEN,
               width);
    write_both(comparison, word(WORD_REMEDY, language), ADDRSPEC_CODE_SENDER,
               width);
    write_differences(comparison);
    write_when_which(comparison);
}

/* ---- For programs ---------------------------------------------------- */

static void
json_sentence(struct sink *out, char before, const struct buffer *text)
{
    put_octet(out, before);
    json_value(out, text->octets, text->length);
}

static void
compare_as_json(const struct comparison *comparison)
{
    struct sink *out = comparison->out;
    struct buffer text = {NULL, 0, 0};
    size_t i;

    json_name(out, '{', "left");
    code_as_json(out, comparison->operands[0], comparison->codes[0],
                 comparison->language);
    json_name(out, ',', "right");
    code_as_json(out, comparison->operands[1], comparison->codes[1],
                 comparison->language);
    json_name(out, ',', "differences");
    for (i = 0;; i++) {
        buffer_code_difference(&text, comparison->codes[0],
                               comparison->codes[1], i, comparison->language);
        if (text.length == 0)
            break;
        json_sentence(out, i == 0 ? '[' : ',', &text);
    }
    put_octet(out, ']');
    json_name(out, ',', "when_which");
    for (i = 0; i < 2; i++) {
        buffer_code_use(&text, comparison->codes[i], comparison->language);
        json_sentence(out, i == 0 ? '[' : ',', &text);
    }
    put_text(out, "]}\n");
    buffer_release(&text);
}

/* ---- The command ----------------------------------------------------- */

/* Read an operand.  Returns an exit status: 2 where it is no code, 1 where it
 * is none that is known. */
static int
read_operand(struct comparison *comparison, int which)
{
    const char *operand = comparison->operands[which];
    addrspec_code *code = &comparison->codes[which];

    if (!addrspec_code_read(operand, strlen(operand), code) ||
        (code->basic != 0 && code->enhanced[0] != 0)) {
        complain_usage(COMMAND_COMPARE,
                       QUOTED " is neither a reply code, as 553, nor an "
                              "enhanced code, as 5.1.3",
                       operand);
        return EXIT_TROUBLE;
    }
    if (is_known(*code))
        return EXIT_ALL_VALID;
    complain_unknown_code(*code);
    return EXIT_SOME_INVALID;
}

static int
compare(struct comparison *comparison)
{
    static struct sink out; /* large: not for the stack */
    int first, second;

    if (comparison->operand_count != 2) {
        complain_usage(COMMAND_COMPARE, "two codes are compared, not %d",
                       comparison->operand_count);
        return EXIT_TROUBLE;
    }
    first = read_operand(comparison, 0);
    second = first == EXIT_TROUBLE ? first : read_operand(comparison, 1);
    if (first != EXIT_ALL_VALID || second != EXIT_ALL_VALID)
        return first > second ? first : second;
    sink_begin(&out, STDOUT_FILENO);
    comparison->out = &out;
    if (comparison->json)
        compare_as_json(comparison);
    else
        compare_for_people(comparison);
    return finish_output(&out);
}

int
compare_command(int argc, char **argv)
{
    static const char *const languages[] = {"en", "fr"};
    struct comparison comparison = {.language = "en"};
    struct option_reader reader;
    int id;

    options_begin(&reader, COMMAND_COMPARE, argc, argv);
    while ((id = options_next(&reader)) != OPTION_END) {
        switch (id) {
        case OPTION_COMPARE_FORMAT:
            comparison.json = reader.choice == 1;
            break;
        case OPTION_COMPARE_LANG:
            comparison.language = languages[reader.choice];
            break;
        case OPTION_COMPARE_HELP:
            return print_help(COMMAND_COMPARE);
        case OPTION_COMPARE_VERSION:
            return print_version();
        case OPTION_OPERAND:
            if (comparison.operand_count < 2)
                comparison.operands[comparison.operand_count] = reader.argument;
            comparison.operand_count++;
            break;
        default:
            return EXIT_TROUBLE; /* OPTION_WRONG: it has been said */
        }
    }
    return compare(&comparison);
}

/* options.c - reading a sub-command's options and operands
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "options.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "complain.h"
#include "layout.h"
#include "nearest.h"

const struct option_row option_rows[OPTION_COUNT] = {
#define OPTION(command, identifier, name, letter, kind, argument, help)        \
    [OPTION_##command##_##identifier] = {COMMAND_##command, name,     letter,  \
                                         OPTION_##kind,     argument, help},
#include "options.def"
#undef OPTION
};

const char *const command_names[COMMAND_COUNT] = {
    [COMMAND_MAIN] = "",
#define COMMAND(identifier, run, name, summary, usage, description, status,    \
                examples)                                                      \
    [COMMAND_##identifier] = name,
#include "commands.def"
#undef COMMAND
};

/* What getopt_long() answers for a row: beyond any letter. */
#define FIRST_VALUE 256

static struct option long_options[OPTION_COUNT + 1];
/* "-" operands come as 1, in their place, whatever POSIXLY_CORRECT says;
 * ":" we do the complaining; then a letter and a colon each. */
static char letters[2 + 2 * OPTION_COUNT + 1] = "-:";

/* ---- Complaints ------------------------------------------------------ */

void
complain_usage(enum command command, const char *format, ...)
{
    char said[1024];
    const char *blank = command == COMMAND_MAIN ? "" : " ";
    const char *name = command_names[command];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(said, sizeof said, format, arguments);
    va_end(arguments);
    complain("addrspec%s%s: %s; try 'addrspec%s%s --help'", blank, name, said,
             blank, name);
}

/* `typed` begins with "--" and is no option, or could be several. */
static void
complain_unknown_long(enum command command, const char *typed)
{
    size_t length = strcspn(typed, "=");
    char name[64] = "";
    struct nearest nearest;
    int id;

    if (length < sizeof name)
        memcpy(name, typed, length);
    nearest_begin(&nearest, name + (length < sizeof name ? 2 : 0));
    for (id = 0; id < OPTION_COUNT; id++)
        if (option_rows[id].command == command)
            nearest_candidate(&nearest, option_rows[id].name);
    complain_usage(command, "unknown option '%.*s'%s%s%s%s",
                   length < 200 ? (int)length : 200, typed,
                   nearest_hint(&nearest), nearest.name == NULL ? "" : "--",
                   nearest_name(&nearest), nearest_close(&nearest));
}

static int
complain_option(const struct option_reader *reader, int answer)
{
    enum command command = reader->command;
    const char *typed = reader->argv[optind - 1];

    if (optopt >= FIRST_VALUE) {
        const struct option_row *row = &option_rows[optopt - FIRST_VALUE];

        if (answer == ':')
            complain_usage(command, "option '--%s' wants %s", row->name,
                           row->argument);
        else
            complain_usage(command, "option '--%s' takes no value", row->name);
    } else if (optopt == 0) {
        complain_unknown_long(command, typed);
    } else if (command == COMMAND_CHECK || command == COMMAND_NORMALIZE) {
        complain_usage(command,
                       "unknown option '-%c' (an address that begins with "
                       "'-' goes after '--')",
                       optopt);
    } else {
        complain_usage(command, "unknown option '-%c'", optopt);
    }
    return OPTION_WRONG;
}

/* ---- Choices --------------------------------------------------------- */

/* Which of the words in `choices` is [typed, typed + length), or -1. */
static int
choice_index(const char *choices, const char *typed, size_t length)
{
    int index;

    for (index = 0; *choices != '\0'; index++) {
        size_t choice_length = strcspn(choices, "|");

        if (choice_length == length && memcmp(choices, typed, length) == 0)
            return index;
        choices += choice_length;
        choices += *choices == '|';
    }
    return -1;
}

/* Words that the manual knows and a later version takes. */
static bool
is_announced(const char *value)
{
    static const char *const words[] = {"sarif"};
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(words[i], value) == 0)
            return true;
    return false;
}

static void
complain_choice(const struct option_reader *reader,
                const struct option_row *row, const char *typed, size_t length)
{
    char names[256];
    char listed[512];
    char value[64] = "";
    struct nearest nearest;
    char *name;
    char *next;

    if (length < sizeof value)
        memcpy(value, typed, length);
    nearest_begin(&nearest, value);
    (void)snprintf(names, sizeof names, "%s", row->argument);
    listed[0] = '\0';
    for (name = names; name != NULL; name = next) {
        next = strchr(name, '|');
        if (next != NULL)
            *next++ = '\0';
        nearest_candidate(&nearest, name);
        (void)strcat(listed, name);
        if (next != NULL)
            (void)strcat(listed, ", ");
    }
    complain_usage(reader->command,
                   "--%s '%.*s' is not %s this version: it takes "
                   "%s%s%s%s",
                   row->name, length < 200 ? (int)length : 200, typed,
                   is_announced(value) ? "available in" : "known to", listed,
                   nearest_hint(&nearest), nearest_name(&nearest),
                   nearest_close(&nearest));
}

/* Look the option's words up; false if one of them is unknown. */
static bool
read_choices(struct option_reader *reader, const struct option_row *row)
{
    const char *typed = reader->argument;

    reader->choice = 0;
    for (;;) {
        size_t length =
            row->kind == OPTION_LIST ? strcspn(typed, ",") : strlen(typed);
        int index = choice_index(row->argument, typed, length);

        if (index < 0) {
            complain_choice(reader, row, typed, length);
            return false;
        }
        if (row->kind == OPTION_CHOICE) {
            reader->choice = (unsigned)index;
            return true;
        }
        reader->choice |= 1u << index;
        if (typed[length] == '\0')
            return true;
        typed += length + 1;
    }
}

/* ---- Reading --------------------------------------------------------- */

void
options_begin(struct option_reader *reader, enum command command, int argc,
              char **argv)
{
    int id;
    size_t count = 0;
    size_t letter_count = strlen(letters);

    reader->command = command;
    reader->argc = argc;
    reader->argv = argv;
    reader->argument = NULL;
    reader->choice = 0;
    reader->operands_only = false;
    for (id = 0; id < OPTION_COUNT; id++) {
        const struct option_row *row = &option_rows[id];
        int wants = row->kind == OPTION_FLAG ? no_argument : required_argument;

        if (row->command != command)
            continue;
        long_options[count++] =
            (struct option){row->name, wants, NULL, FIRST_VALUE + id};
        if (row->letter != 0)
            letters[letter_count++] = (char)row->letter;
        if (row->letter != 0 && row->kind != OPTION_FLAG)
            letters[letter_count++] = ':';
    }
}

static int
row_with_letter(enum command command, int letter)
{
    int id;

    for (id = 0; id < OPTION_COUNT; id++)
        if (option_rows[id].command == command &&
            option_rows[id].letter == letter)
            return id;
    return OPTION_WRONG; /* getopt_long() gives no other letters */
}

/* What stands behind "--". */
static int
next_operand(struct option_reader *reader)
{
    reader->operands_only = true;
    if (optind >= reader->argc)
        return OPTION_END;
    reader->argument = reader->argv[optind++];
    return OPTION_OPERAND;
}

int
options_next(struct option_reader *reader)
{
    int answer;
    int id;

    if (reader->operands_only)
        return next_operand(reader);
    answer =
        getopt_long(reader->argc, reader->argv, letters, long_options, NULL);
    reader->argument = optarg;
    if (answer == 1)
        return OPTION_OPERAND;
    if (answer == -1)
        return next_operand(reader);
    if (answer == '?' || answer == ':')
        return complain_option(reader, answer);
    id = answer >= FIRST_VALUE ? answer - FIRST_VALUE
                               : row_with_letter(reader->command, answer);
    if ((option_rows[id].kind == OPTION_CHOICE ||
         option_rows[id].kind == OPTION_LIST) &&
        !read_choices(reader, &option_rows[id]))
        return OPTION_WRONG;
    return id;
}

/* ---- Help ------------------------------------------------------------ */

#define HELP_INDENT 18

static void
option_help(struct sink *out, const struct option_row *row)
{
    char head[160];
    const char *list = row->kind == OPTION_LIST ? "LIST of " : "";

    (void)snprintf(
        head, sizeof head, "  %s%c%s--%s%s%s%s", row->letter != 0 ? "-" : "",
        row->letter != 0 ? row->letter : ' ', row->letter != 0 ? ", " : "   ",
        row->name, row->kind == OPTION_FLAG ? "" : " ", list, row->argument);
    put_text(out, head);
    put_octet(out, '\n');
    write_wrapped(out, row->help, HELP_INDENT, LAYOUT_WIDTH);
}

void
options_help(struct sink *out, enum command command)
{
    int id;

    for (id = 0; id < OPTION_COUNT; id++)
        if (option_rows[id].command == command)
            option_help(out, &option_rows[id]);
}

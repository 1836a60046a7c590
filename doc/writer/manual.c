/* manual.c - manual pages: of the tool, and of its sub-commands
 *
 * SPDX-License-Identifier: MIT
 */
#include "tool/system.h"

#include "documents.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "manual.h"
#include "roff.h"

void
page_begin(struct sink *out, const char *title, const char *section)
{
    put_text(out, ".\\\" Made by doc/update from the rows of the catalogue.\n"
                  ".\\\" SPDX-License-Identifier: MIT\n"
                  ".Dd " PAGE_DATE "\n.Dt ");
    for (; *title != '\0'; title++)
        put_octet(out, (char)toupper((unsigned char)*title));
    put_octet(out, ' ');
    put_text(out, section);
    put_text(out, "\n.Os\n");
}

void
page_name(struct sink *out, const char *name, const char *about)
{
    put_text(out, ".Sh NAME\n");
    roff_macro(out, "Nm", name);
    roff_macro(out, "Nd", about);
}

/* ---- Synopsis -------------------------------------------------------- */

/* "ADDRESS...", "--file", "-" or "|", as arguments of a macro. */
static void
put_usage_word(struct sink *out, const char *word, size_t length)
{
    const char *dots = strstr(word, "...");

    if (word[0] == '-') {
        put_text(out, length > 1 ? "Fl " : "Fl");
        roff_octets(out, word + 1, length - 1);
    } else if (word[0] == '|') {
        put_octet(out, '|');
    } else if (dots != NULL && dots < word + length) {
        put_text(out, "Ar ");
        put_octets(out, word, (size_t)(dots - word));
        put_text(out, " ...");
    } else {
        put_text(out, "Ar ");
        put_octets(out, word, length);
    }
}

/* "[OPTIONS] [ADDRESS... | -]": a line for what is in brackets, or stands
 * alone. */
static void
put_usage(struct sink *out, const char *usage, size_t length)
{
    const char *end = usage + length;
    bool inside = false, begun = false;

    while (usage < end) {
        size_t word = strcspn(usage, " ");
        const char *next;

        if (word > (size_t)(end - usage))
            word = (size_t)(end - usage);
        next = usage + word + 1;
        if (*usage == '[') {
            put_text(out, ".Op ");
            inside = begun = true;
            usage++;
            word--;
        } else {
            put_octet(out, begun ? ' ' : '.');
            begun = true;
        }
        if (inside && usage[word - 1] == ']') {
            word--;
            inside = false;
        }
        put_usage_word(out, usage, word);
        /* A line of its own, but for what an option or a "|" stands beside. */
        if (!inside && (next >= end || (*next != '|' && *usage != '|'))) {
            put_octet(out, '\n');
            begun = false;
        }
        usage = next;
    }
}

static void
put_synopsis(struct sink *out, const char *name, const char *usages)
{
    const char *line;
    size_t length;

    put_text(out, ".Sh SYNOPSIS\n");
    while (next_line(&usages, &line, &length)) {
        put_text(out, ".Nm addrspec");
        if (name[0] != '\0') {
            put_text(out, " Cm ");
            put_text(out, name);
        }
        put_octet(out, '\n');
        put_usage(out, line, length);
    }
}

/* ---- Options --------------------------------------------------------- */

static void
put_option(struct sink *out, const struct option_row *row)
{
    put_text(out, ".It ");
    if (row->letter != 0) {
        put_text(out, "Fl ");
        put_octet(out, (char)row->letter);
        put_text(out, " , ");
    }
    put_text(out, "Fl \\-");
    put_text(out, row->name);
    if (row->kind != OPTION_FLAG) {
        put_text(out, " Ar ");
        put_text(out, row->argument);
    }
    put_octet(out, '\n');
    if (row->kind == OPTION_LIST)
        put_text(out, "A list of some of them, with commas between:\n");
    roff_text(out, row->help);
}

static void
put_options(struct sink *out, enum command command)
{
    int id;

    put_text(out, ".Sh OPTIONS\n.Bl -tag -width Ds\n");
    for (id = 0; id < OPTION_COUNT; id++)
        if (option_rows[id].command == command)
            put_option(out, &option_rows[id]);
    put_text(out, ".El\n");
}

/* ---- The rest -------------------------------------------------------- */

/* "0 every record is valid", a line a status. */
static void
put_statuses(struct sink *out, const char *statuses)
{
    const char *line;
    size_t length;

    put_text(out, ".Sh EXIT STATUS\n.Bl -tag -width 130\n");
    while (next_line(&statuses, &line, &length)) {
        const size_t digits = strcspn(line, " ");

        put_text(out, ".It ");
        put_octets(out, line, digits);
        put_octet(out, '\n');
        roff_octets(out, line + digits + 1, length - digits - 1);
        put_octet(out, '\n');
    }
    put_text(out, ".El\n");
}

/* The sub-command that comes next by name, COMMAND_MAIN behind the last. */
static enum command
next_command(enum command last)
{
    enum command next = COMMAND_MAIN;
    int i;

    for (i = COMMAND_MAIN + 1; i < COMMAND_COUNT; i++)
        if ((last == COMMAND_MAIN ||
             strcmp(command_rows[i].name, command_rows[last].name) > 0) &&
            (next == COMMAND_MAIN ||
             strcmp(command_rows[i].name, command_rows[next].name) < 0))
            next = (enum command)i;
    return next;
}

static void
put_see_also(struct sink *out, enum command command)
{
    enum command i;

    put_text(out, ".Sh SEE ALSO\n");
    if (command != COMMAND_MAIN)
        put_text(out, ".Xr addrspec 1 ,\n");
    for (i = next_command(COMMAND_MAIN); i != COMMAND_MAIN; i = next_command(i))
        if (i != command) {
            put_text(out, ".Xr addrspec-");
            put_text(out, command_rows[i].name);
            put_text(out, " 1 ,\n");
        }
    if (command == COMMAND_MAIN)
        put_text(out, ".Xr addrspec 3 ,\n");
    put_text(out, ".Xr addrspec-diagnoses 7 ,\n.Xr addrspec-replies 7\n");
}

void
page_of_command(struct sink *out, enum command command)
{
    const struct command_row *row = &command_rows[command];
    char name[48];

    (void)snprintf(name, sizeof name, "addrspec-%s", row->name);
    page_begin(out, name, "1");
    page_name(out, name, row->summary);
    put_synopsis(out, row->name, row->usage);
    put_text(out, ".Sh DESCRIPTION\n");
    roff_text(out, row->description);
    put_options(out, command);
    put_statuses(out, row->statuses);
    put_text(out, ".Sh EXAMPLES\n");
    roff_display(out, row->examples);
    put_see_also(out, command);
}

void
page_of_tool(struct sink *out, const char *language)
{
    int i;

    (void)language;
    page_begin(out, "addrspec", "1");
    page_name(out, "addrspec",
              "say what is wrong with a mail address, where, why, and how to "
              "mend it");
    put_synopsis(out, "", "SUB-COMMAND [OPTIONS] ...");
    put_text(out, ".Sh DESCRIPTION\nWhat is asked for is the first word:\n"
                  ".Bl -tag -width normalize\n");
    for (i = COMMAND_MAIN + 1; i < COMMAND_COUNT; i++) {
        roff_macro(out, "It Cm", command_rows[i].name);
        roff_text(out, command_rows[i].summary);
        put_text(out, ".Pq Xr addrspec-");
        put_text(out, command_rows[i].name);
        put_text(out, " 1\n");
    }
    put_text(out, ".El\n");
    put_options(out, COMMAND_MAIN);
    put_text(out, ".Sh EXAMPLES\n");
    roff_display(out, command_rows[COMMAND_CHECK].examples);
    put_see_also(out, COMMAND_MAIN);
    put_text(out, ".Sh STANDARDS\n.Rs\n.%R RFC 5321\n.%T Simple Mail Transfer "
                  "Protocol\n.Re\n.Rs\n.%R RFC 5322\n.%T Internet Message "
                  "Format\n.Re\n.Rs\n.%R RFC 6531\n.%T SMTP Extension for "
                  "Internationalized Email\n.Re\n");
}

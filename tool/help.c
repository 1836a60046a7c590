/* help.c - what --help and --version print
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "help.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <addrspec/addrspec.h>

#include "complain.h"
#include "layout.h"

/* Of running text: shorter lines than those of a table. */
#define HELP_WIDTH 72

static const char *const summaries[COMMAND_COUNT] = {
#define COMMAND(identifier, run, name, summary, usage, description, status,    \
                examples)                                                      \
    [COMMAND_##identifier] = summary,
#include "commands.def"
#undef COMMAND
};

/* What help says besides the options. */
struct help {
    const char *usage, *description, *status, *examples;
};

static const struct help helps[COMMAND_COUNT] = {
    [COMMAND_MAIN] = {"SUB-COMMAND [OPTIONS] ...",
                      "Says what is wrong with a mail address, where, why, and "
                      "how to mend it.",
                      NULL, "addrspec check 'bob..smith@example.com'"},
#define COMMAND(identifier, run, name, summary, usage, description, status,    \
                examples)                                                      \
    [COMMAND_##identifier] = {usage, description, status, examples},
#include "commands.def"
#undef COMMAND
};

int
finish_output(struct sink *out)
{
    if (sink_end(out))
        return EXIT_ALL_VALID;
    if (out->error != EPIPE) /* whoever read has read enough */
        complain("addrspec: cannot write standard output: %s",
                 strerror(out->error));
    return EXIT_TROUBLE;
}

/* Each line of the text behind what goes before the first, and the others. */
static void
put_lines(struct sink *out, const char *text, const char *first,
          const char *others)
{
    const char *before = first;

    while (*text != '\0') {
        const size_t length = strcspn(text, "\n");

        put_text(out, before);
        put_octets(out, text, length);
        put_octet(out, '\n');
        before = others;
        text += length + (text[length] != '\0');
    }
}

void
put_usage(struct sink *out, enum command command)
{
    char first[48], others[48];
    const char *blank = command == COMMAND_MAIN ? "" : " ";

    (void)snprintf(first, sizeof first, "usage: addrspec%s%s ", blank,
                   command_names[command]);
    (void)snprintf(others, sizeof others, "       addrspec%s%s ", blank,
                   command_names[command]);
    put_lines(out, helps[command].usage, first, others);
}

static void
put_commands(struct sink *out)
{
    int command;

    put_text(out, "sub-commands:\n");
    for (command = COMMAND_MAIN + 1; command < COMMAND_COUNT; command++) {
        char line[160];

        (void)snprintf(line, sizeof line, "  %-10s %s\n",
                       command_names[command], summaries[command]);
        put_text(out, line);
    }
    put_text(out, "\n'addrspec SUB-COMMAND --help' says more about each.\n\n");
}

/* "0 every record is valid", the statuses under each other. */
static void
put_statuses(struct sink *out, const char *text)
{
    put_text(out, "\nexit status:\n");
    while (*text != '\0') {
        const size_t length = strcspn(text, "\n");
        const size_t digits = strcspn(text, " ");
        char line[200];

        (void)snprintf(line, sizeof line, "  %-4.*s %.*s", (int)digits, text,
                       (int)(length - digits - 1), text + digits + 1);
        put_text(out, line);
        put_octet(out, '\n');
        text += length + (text[length] != '\0');
    }
}

int
print_help(enum command command)
{
    const struct help *help = &helps[command];
    struct sink out;

    sink_begin(&out, STDOUT_FILENO);
    put_usage(&out, command);
    put_octet(&out, '\n');
    write_wrapped(&out, help->description, 0, HELP_WIDTH);
    put_octet(&out, '\n');
    if (command == COMMAND_MAIN)
        put_commands(&out);
    put_text(&out, "options:\n");
    options_help(&out, command);
    if (help->status != NULL)
        put_statuses(&out, help->status);
    put_text(&out, "\nexamples:\n");
    put_lines(&out, help->examples, "  ", "  ");
    return finish_output(&out);
}

int
print_version(void)
{
    struct sink out;

    sink_begin(&out, STDOUT_FILENO);
    put_text(&out, "addrspec " ADDRSPEC_VERSION "\nlibaddrspec ");
    put_text(&out, addrspec_version());
    put_text(&out, " with ");
    put_text(&out, addrspec_built_with());
    put_text(&out, "\nlicence MIT <https://spdx.org/licenses/MIT.html>\n");
    return finish_output(&out);
}

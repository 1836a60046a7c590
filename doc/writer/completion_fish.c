/* completion_fish.c - completion for fish
 *
 * SPDX-License-Identifier: MIT
 */
#include "tool/system.h"

#include "completion.h"

static const char beginning[] =
    "# addrspec.fish - completion for fish; made by doc/update\n"
    "#\n"
    "# SPDX-License-Identifier: MIT\n"
    "\n"
    "# Of the names that explain knows, those that match; an enhanced code "
    "gets\n"
    "# the class that was typed.\n"
    "function __addrspec_names\n"
    "    set -l class (string match -r '^[245](?=\\\\.)' -- (commandline "
    "-ct))\n"
    "    addrspec explain --list 2>/dev/null | string replace -r ' .*' '' |\n"
    "        string match -r $argv[1] |\n"
    "        string replace -r '^X' (test -n \"$class\"; and echo $class; or "
    "echo "
    "X)\n"
    "end\n"
    "\n"
    "complete -c addrspec -f\n";

static void
put_words(struct sink *out, enum words_kind kind, const struct option_row *row)
{
    switch (kind) {
    case WORDS_CHOICE:
        put_text(out, " -x -a '");
        put_choices(out, row);
        put_octet(out, '\'');
        break;
    case WORDS_LIST:
        put_text(out, " -x -a '(__fish_append , ");
        put_choices(out, row);
        put_text(out, ")'");
        break;
    case WORDS_FILES:
        put_text(out, " -r -F");
        break;
    case WORDS_NAMES:
        put_text(out, " -a '(__addrspec_names \"^.*\")'");
        break;
    case WORDS_DIAGNOSES:
        put_text(out, " -x -a '(__addrspec_names \"^[a-z].*\")'");
        break;
    case WORDS_CODES:
        put_text(out, " -a '(__addrspec_names \"^[0-9X].*\")'");
        break;
    case WORDS_ID_LIST:
        put_text(out, " -x -a '(__fish_append , (__addrspec_names "
                      "\"^[a-z].*\"))'");
        break;
    case WORDS_ANY:
        put_text(out, " -x");
        break;
    case WORDS_NONE:
        break;
    }
}

static void
put_condition(struct sink *out, enum command command)
{
    put_text(out, "complete -c addrspec -n '");
    if (command == COMMAND_MAIN) {
        put_text(out, "__fish_use_subcommand'");
        return;
    }
    put_text(out, "__fish_seen_subcommand_from ");
    put_text(out, command_rows[command].name);
    put_octet(out, '\'');
}

static void
put_option(struct sink *out, const struct option_row *row)
{
    put_condition(out, row->command);
    if (row->letter != 0) {
        put_text(out, " -s ");
        put_octet(out, (char)row->letter);
    }
    put_text(out, " -l ");
    put_text(out, row->name);
    put_words(out, words_of_option(row), row);
    put_text(out, " -d '");
    put_brief(out, row->help, "\\");
    put_text(out, "'\n");
}

static void
put_operands(struct sink *out, enum command command)
{
    const enum words_kind kind = words_of_operands(command);

    if (kind == WORDS_ANY)
        return;
    put_condition(out, command);
    put_words(out, kind, NULL);
    put_octet(out, '\n');
}

void
completion_for_fish(struct sink *out, const char *language)
{
    int i;

    (void)language;
    put_text(out, beginning);
    for (i = COMMAND_MAIN + 1; i < COMMAND_COUNT; i++) {
        put_condition(out, COMMAND_MAIN);
        put_text(out, " -a ");
        put_text(out, command_rows[i].name);
        put_text(out, " -d '");
        put_brief(out, command_rows[i].summary, "\\");
        put_text(out, "'\n");
    }
    for (i = COMMAND_MAIN + 1; i < COMMAND_COUNT; i++)
        put_operands(out, (enum command)i);
    for (i = 0; i < OPTION_COUNT; i++)
        put_option(out, &option_rows[i]);
}

/* completion_bash.c - completion for bash
 *
 * SPDX-License-Identifier: MIT
 */
#include "tool/system.h"

#include "completion.h"

static const char beginning[] =
    "# addrspec.bash - completion for bash; made by doc/update\n"
    "#\n"
    "# SPDX-License-Identifier: MIT\n"
    "# shellcheck shell=bash\n"
    "\n"
    "# Of the names that explain knows, those that match; an enhanced code "
    "gets\n"
    "# the class that was typed.\n"
    "_addrspec_names()\n"
    "{\n"
    "    local name rest class=${current%%.*}\n"
    "    while read -r name rest; do\n"
    "        # shellcheck disable=SC2053 # a pattern\n"
    "        [[ $name == $1 ]] || continue\n"
    "        [[ $class != [245] ]] || name=${name/#X./$class.}\n"
    "        printf '%s\\n' \"$name\"\n"
    "    done < <(\"${COMP_WORDS[0]}\" explain --list 2>/dev/null)\n"
    "}\n"
    "\n"
    "# Some of the words, with commas between.\n"
    "_addrspec_list()\n"
    "{\n"
    "    local begun= word\n"
    "    [[ $current != *,* ]] || begun=${current%,*},\n"
    "    for word; do\n"
    "        printf '%s ' \"$begun$word\"\n"
    "    done\n"
    "    compopt -o nospace 2>/dev/null\n"
    "}\n"
    "\n"
    "_addrspec()\n"
    "{\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} "
    "before=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    local words=\n"
    "    COMPREPLY=()\n"
    "    # --option=value comes as three words.\n"
    "    if [[ $current == = ]]; then\n"
    "        current=\n"
    "    elif [[ $before == = ]]; then\n"
    "        before=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    fi\n";

static const char files[] = "        mapfile -t COMPREPLY < <(compgen -f -- "
                            "\"$current\")\n"
                            "        compopt -o filenames 2>/dev/null\n"
                            "        return\n";

static const char ending[] =
    "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
    "}\n"
    "complete -F _addrspec addrspec\n";

static void
put_options(struct sink *out, enum command command)
{
    bool begun = false;
    int id;

    for (id = 0; id < OPTION_COUNT; id++)
        if (option_rows[id].command == command) {
            put_text(out, begun ? " --" : "--");
            put_text(out, option_rows[id].name);
            begun = true;
        }
}

static void
put_words(struct sink *out, enum words_kind kind, const struct option_row *row)
{
    if (kind == WORDS_FILES) {
        put_text(out, files);
        return;
    }
    put_text(out, "        words=");
    switch (kind) {
    case WORDS_CHOICE:
        put_octet(out, '\'');
        put_choices(out, row);
        put_octet(out, '\'');
        break;
    case WORDS_LIST:
        put_text(out, "$(_addrspec_list ");
        put_choices(out, row);
        put_octet(out, ')');
        break;
    case WORDS_ID_LIST:
        put_text(out, "$(_addrspec_list $(_addrspec_names '[a-z]*'))");
        break;
    case WORDS_NAMES:
        put_text(out, "$(_addrspec_names '*')");
        break;
    case WORDS_DIAGNOSES:
        put_text(out, "$(_addrspec_names '[a-z]*')");
        break;
    case WORDS_CODES:
        put_text(out, "$(_addrspec_names '[0-9X]*')");
        break;
    case WORDS_ANY:
    case WORDS_FILES:
    case WORDS_NONE:
        break;
    }
    put_octet(out, '\n');
}

/* What stands behind an option that takes something. */
static void
put_argument(struct sink *out, const struct option_row *row)
{
    const enum words_kind kind = words_of_option(row);

    if (kind == WORDS_NONE)
        return;
    put_text(out, "    ");
    put_text(out, command_rows[row->command].name);
    put_text(out, ":--");
    put_text(out, row->name);
    put_text(out, ")\n");
    put_words(out, kind, row);
    put_text(out, "        ;;\n");
}

/* And what stands anywhere else. */
static void
put_command(struct sink *out, enum command command)
{
    put_text(out, "    ");
    put_text(out, command_rows[command].name);
    put_text(out, ":*)\n        if [[ $current == -* ]]; then\n"
                  "            words='");
    put_options(out, command);
    put_text(out, "'\n        else\n    ");
    put_words(out, words_of_operands(command), NULL);
    put_text(out, "        fi\n        ;;\n");
}

void
completion_for_bash(struct sink *out, const char *language)
{
    int i;

    (void)language;
    put_text(out, beginning);
    put_text(out, "    case ${COMP_WORDS[1]}:$before in\n");
    for (i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].command != COMMAND_MAIN)
            put_argument(out, &option_rows[i]);
    for (i = COMMAND_MAIN + 1; i < COMMAND_COUNT; i++)
        put_command(out, (enum command)i);
    put_text(out, "    *)\n        ((COMP_CWORD == 1)) || return\n"
                  "        words='");
    for (i = COMMAND_MAIN + 1; i < COMMAND_COUNT; i++) {
        put_text(out, command_rows[i].name);
        put_octet(out, ' ');
    }
    put_options(out, COMMAND_MAIN);
    put_text(out, "'\n        ;;\n    esac\n");
    put_text(out, ending);
}

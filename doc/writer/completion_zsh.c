/* completion_zsh.c - completion for zsh
 *
 * SPDX-License-Identifier: MIT
 */
#include "tool/system.h"

#include "completion.h"

static const char beginning[] =
    "#compdef addrspec\n"
    "# completion for zsh; made by doc/update\n"
    "#\n"
    "# SPDX-License-Identifier: MIT\n"
    "\n"
    "# Of the names that explain knows, those that match; an enhanced code "
    "gets\n"
    "# the class that was typed.\n"
    "_addrspec_names() {\n"
    "    local -a names\n"
    "    local class=${PREFIX%%.*}\n"
    "    names=(${${(f)\"$(_call_program names addrspec explain --list)\"}%% "
    "*})\n"
    "    names=(${(M)names:#${~1}})\n"
    "    [[ $class != [245] ]] || names=(${names/#X./$class.})\n"
    "    compadd -a names\n"
    "}\n"
    "\n"
    "_addrspec_diagnoses() {\n"
    "    _addrspec_names '[a-z]*'\n"
    "}\n"
    "\n"
    "_addrspec_some_diagnoses() {\n"
    "    compset -P '*,'\n"
    "    compset -S ',*' || compset -S '*'\n"
    "    _addrspec_diagnoses\n"
    "}\n"
    "\n"
    "# _arguments gives arguments of its own.\n"
    "_addrspec_all() {\n"
    "    _addrspec_names '*'\n"
    "}\n"
    "\n"
    "_addrspec_codes() {\n"
    "    _addrspec_names '[0-9X]*'\n"
    "}\n"
    "\n"
    "_addrspec() {\n"
    "    if ((CURRENT == 2)); then\n"
    "        local -a commands\n"
    "        commands=(\n";

/* "[help]:" is behind it; what may stand there. */
static void
put_words(struct sink *out, enum words_kind kind, const struct option_row *row)
{
    switch (kind) {
    case WORDS_CHOICE:
        put_octet(out, '(');
        put_choices(out, row);
        put_octet(out, ')');
        break;
    case WORDS_LIST:
        put_text(out, "_values -s , ");
        put_text(out, row->name);
        put_octet(out, ' ');
        put_choices(out, row);
        break;
    case WORDS_FILES:
        put_text(out, "_files");
        break;
    case WORDS_NAMES:
        put_text(out, "_addrspec_all");
        break;
    case WORDS_ID_LIST:
        put_text(out, "_addrspec_some_diagnoses");
        break;
    case WORDS_DIAGNOSES:
        put_text(out, "_addrspec_diagnoses");
        break;
    case WORDS_CODES:
        put_text(out, "_addrspec_codes");
        break;
    case WORDS_ANY:
    case WORDS_NONE:
        put_octet(out, ' ');
        break;
    }
}

static void
put_option(struct sink *out, const struct option_row *row)
{
    const enum words_kind kind = words_of_option(row);

    if (row->letter != 0) {
        put_text(out, " \\\n            '-");
        put_octet(out, (char)row->letter);
        put_octet(out, '[');
        put_brief(out, row->help, "[]:\\");
        put_text(out, "]'");
    }
    put_text(out, " \\\n            '*--");
    put_text(out, row->name);
    put_text(out, kind == WORDS_NONE ? "[" : "=[");
    put_brief(out, row->help, "[]:\\");
    put_octet(out, ']');
    if (kind != WORDS_NONE) {
        put_octet(out, ':');
        put_text(out, row->name);
        put_octet(out, ':');
        put_words(out, kind, row);
    }
    put_octet(out, '\'');
}

static void
put_command(struct sink *out, enum command command)
{
    int id;

    put_text(out, "    ");
    put_text(out, command_rows[command].name);
    put_text(out, ")\n        _arguments -S");
    for (id = 0; id < OPTION_COUNT; id++)
        if (option_rows[id].command == command)
            put_option(out, &option_rows[id]);
    put_text(out, " \\\n            '*:operand:");
    put_words(out, words_of_operands(command), NULL);
    put_text(out, "'\n        ;;\n");
}

void
completion_for_zsh(struct sink *out, const char *language)
{
    int i;

    (void)language;
    put_text(out, beginning);
    for (i = COMMAND_MAIN + 1; i < COMMAND_COUNT; i++) {
        put_text(out, "            '");
        put_text(out, command_rows[i].name);
        put_octet(out, ':');
        put_brief(out, command_rows[i].summary, "");
        put_text(out, "'\n");
    }
    put_text(out, "        )\n"
                  "        _describe -t commands sub-command commands\n"
                  "        [[ $PREFIX != -* ]] || compadd -- --help "
                  "--version\n"
                  "        return\n"
                  "    fi\n"
                  "    shift words\n"
                  "    ((CURRENT--))\n"
                  "    case $words[1] in\n");
    for (i = COMMAND_MAIN + 1; i < COMMAND_COUNT; i++)
        put_command(out, (enum command)i);
    put_text(out, "    esac\n}\n\n_addrspec \"$@\"\n");
}

/* completion.c - what the completions of all shells are made of
 *
 * SPDX-License-Identifier: MIT
 */
#include "tool/system.h"

#include "completion.h"

#include <string.h>

enum words_kind
words_of_option(const struct option_row *row)
{
    switch (row->kind) {
    case OPTION_FLAG:
        return WORDS_NONE;
    case OPTION_CHOICE:
        return WORDS_CHOICE;
    case OPTION_LIST:
        return WORDS_LIST;
    case OPTION_TEXT:
        break;
    }
    if (strcmp(row->name, "file") == 0)
        return WORDS_FILES;
    if (strcmp(row->argument, "NAME") == 0)
        return WORDS_DIAGNOSES;
    return strncmp(row->argument, "ID", 2) == 0 ? WORDS_ID_LIST : WORDS_ANY;
}

enum words_kind
words_of_operands(enum command command)
{
    const char *usage = command_rows[command].usage;

    if (strstr(usage, "NAME") != NULL)
        return WORDS_NAMES;
    return strstr(usage, "CODE") != NULL ? WORDS_CODES : WORDS_ANY;
}

void
put_choices(struct sink *out, const struct option_row *row)
{
    const char *choices;

    for (choices = row->argument; *choices != '\0'; choices++)
        put_octet(out, (char)(*choices == '|' ? ' ' : *choices));
}

void
put_brief(struct sink *out, const char *help, const char *escaped)
{
    size_t length = strcspn(help, ";:");
    const char *bracket = strstr(help, " (");
    size_t i;

    if (bracket != NULL && (size_t)(bracket - help) < length)
        length = (size_t)(bracket - help);
    for (i = 0; i < length; i++) {
        if (help[i] == '\'') {
            put_text(out, "'\\''");
            continue;
        }
        if (strchr(escaped, help[i]) != NULL)
            put_octet(out, '\\');
        put_octet(out, help[i]);
    }
}

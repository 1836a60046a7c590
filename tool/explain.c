/* explain.c - addrspec explain: a diagnosis in words
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include <addrspec/addrspec.h>

#include "commands.h"
#include "complain.h"
#include "explanation.h"
#include "help.h"
#include "nearest.h"
#include "options.h"
#include "pasted.h"

struct request {
    const char *name;
    const char *language;
    bool json;
    bool list;
    const char *file; /* of a text; NULL without --file */
};

static bool
looks_like_a_name(const char *text)
{
    return text[0] != '\0' &&
           strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") ==
               strlen(text) &&
           strspn(text, "0123456789-") != strlen(text);
}

static int
complain_unknown(const char *name)
{
    const addrspec_diagnosis_info *info;
    struct nearest nearest;
    size_t i;

    nearest_begin(&nearest, name);
    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++)
        nearest_candidate(&nearest, info->name);
    complain("addrspec explain: no diagnosis is named " QUOTED "%s%s%s; "
             "'addrspec explain --list' has them all",
             name, nearest_hint(&nearest), nearest_name(&nearest),
             nearest_close(&nearest));
    return EXIT_SOME_INVALID;
}

static int
answer(const struct request *request)
{
    static struct sink out; /* large: not for the stack */
    const addrspec_diagnosis_info *info = NULL;
    struct explanation explanation;

    if (!request->list) {
        info = addrspec_diagnosis_named(request->name);
        if (info == NULL)
            return complain_unknown(request->name);
    }
    sink_begin(&out, STDOUT_FILENO);
    if (request->list) {
        if (request->json)
            list_as_json(&out, request->language);
        else
            list_as_text(&out, request->language);
        return finish_output(&out);
    }
    explanation_of(&explanation, info, request->language);
    if (request->json)
        explanation_as_json(&out, &explanation);
    else
        explanation_as_text(&out, &explanation);
    return finish_output(&out);
}

/* Anything but a name is a text, or tells where one is: --file, "-", or
 * nothing where standard input is no terminal. */
static bool
is_text(const struct request *request)
{
    if (request->list)
        return false;
    if (request->name == NULL)
        return request->file != NULL || isatty(STDIN_FILENO) == 0;
    return request->file == NULL && !looks_like_a_name(request->name);
}

static int
answer_text(const struct request *request)
{
    struct pasted pasted = {request->name, request->file, request->language,
                            request->json};

    if (request->name != NULL && strcmp(request->name, "-") == 0)
        pasted.text = NULL;
    if (pasted.path == NULL)
        pasted.path = "-";
    return explain_pasted(&pasted);
}

static int
complain_operands(const struct request *request, const char *second)
{
    if (request->file != NULL)
        complain_usage(COMMAND_EXPLAIN, "--file is all that is explained");
    else if (request->list)
        complain_usage(COMMAND_EXPLAIN, "--list takes no name (" QUOTED ")",
                       second != NULL ? second : request->name);
    else if (second != NULL)
        complain_usage(COMMAND_EXPLAIN,
                       "one name at a time (" QUOTED ", " QUOTED ")",
                       request->name, second);
    else
        complain_usage(COMMAND_EXPLAIN, "no name given");
    return EXIT_TROUBLE;
}

int
explain_command(int argc, char **argv)
{
    static const char *const languages[] = {"en", "fr"};
    struct request request = {.language = "en"};
    const char *second = NULL;
    struct option_reader reader;
    int id;

    options_begin(&reader, COMMAND_EXPLAIN, argc, argv);
    while ((id = options_next(&reader)) != OPTION_END) {
        switch (id) {
        case OPTION_EXPLAIN_LIST:
            request.list = true;
            break;
        case OPTION_EXPLAIN_FILE:
            request.file = reader.argument;
            break;
        case OPTION_EXPLAIN_FORMAT:
            request.json = reader.choice == 1;
            break;
        case OPTION_EXPLAIN_LANG:
            request.language = languages[reader.choice];
            break;
        case OPTION_EXPLAIN_HELP:
            return print_help(COMMAND_EXPLAIN);
        case OPTION_EXPLAIN_VERSION:
            return print_version();
        case OPTION_OPERAND:
            if (request.name == NULL)
                request.name = reader.argument;
            else
                second = reader.argument;
            break;
        default:
            return EXIT_TROUBLE; /* OPTION_WRONG: it has been said */
        }
    }
    if (second == NULL && is_text(&request))
        return answer_text(&request);
    if (request.file != NULL || second != NULL ||
        request.list == (request.name != NULL))
        return complain_operands(&request, second);
    return answer(&request);
}

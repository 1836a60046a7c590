/* explain.c - addrspec explain: a code, a diagnosis or a text in words
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include <addrspec/addrspec.h>

#include "buffer.h"
#include "code_explanation.h"
#include "commands.h"
#include "complain.h"
#include "explanation.h"
#include "help.h"
#include "nearest.h"
#include "options.h"
#include "pasted.h"

struct request {
    const char *name; /* the first operand, or all of them as one text */
    const char *language;
    bool json;
    bool list;
    const char *last; /* the last operand */
    unsigned operand_count;
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
answer_list(const struct request *request)
{
    static struct sink out; /* large: not for the stack */

    sink_begin(&out, STDOUT_FILENO);
    if (request->json) {
        list_as_json(&out, request->language);
        list_codes_as_json(&out, request->language);
    } else {
        list_as_text(&out, request->language);
        list_codes_as_text(&out, request->language);
    }
    return finish_output(&out);
}

static int
answer_name(const struct request *request)
{
    static struct sink out;
    const addrspec_diagnosis_info *info =
        addrspec_diagnosis_named(request->name);
    struct explanation explanation;

    if (info == NULL)
        return complain_unknown(request->name);
    sink_begin(&out, STDOUT_FILENO);
    explanation_of(&explanation, info, request->language);
    if (request->json)
        explanation_as_json(&out, &explanation);
    else
        explanation_as_text(&out, &explanation);
    return finish_output(&out);
}

/* Where no class is known either, there is nothing to say. */
static int
answer_code(const struct request *request, addrspec_code code)
{
    static struct sink out;
    int status;

    if (!is_known(code) &&
        addrspec_code_text(code, ADDRSPEC_CODE_CLASS, request->language) ==
            NULL &&
        !request->json) {
        complain_unknown_code(code);
        return EXIT_SOME_INVALID;
    }
    sink_begin(&out, STDOUT_FILENO);
    if (request->json) {
        code_as_json(&out, request->name, code, request->language);
        put_octet(&out, '\n');
    } else {
        code_as_text(&out, code, request->language);
    }
    status = finish_output(&out);
    return status == EXIT_ALL_VALID && !is_known(code) ? EXIT_SOME_INVALID
                                                       : status;
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
complain_operands(const struct request *request)
{
    if (request->file != NULL)
        complain_usage(COMMAND_EXPLAIN, "--file is all that is explained");
    else if (request->list)
        complain_usage(COMMAND_EXPLAIN, "--list takes no name (" QUOTED ")",
                       request->name);
    else
        complain_usage(COMMAND_EXPLAIN, "no name given");
    return EXIT_TROUBLE;
}

/* Two names, or two codes, are no text. */
static bool
asks_for_two(const struct request *request, const struct buffer *text)
{
    addrspec_code code;
    size_t first;

    if (request->operand_count != 2 || request->file != NULL || request->list)
        return false;
    first = text->length - strlen(request->last);
    return addrspec_diagnosis_named(request->last) != NULL ||
           (addrspec_code_read(text->octets, first - 1, &code) &&
            addrspec_code_read(request->last, strlen(request->last), &code) &&
            !addrspec_code_read(text->octets, text->length, &code));
}

static int
answer(const struct request *request)
{
    addrspec_code code;

    if (request->name != NULL && request->file == NULL && !request->list &&
        addrspec_code_read(request->name, strlen(request->name), &code))
        return answer_code(request, code);
    if (is_text(request))
        return answer_text(request);
    if (request->file != NULL || request->list == (request->name != NULL))
        return complain_operands(request);
    return request->list ? answer_list(request) : answer_name(request);
}

/* What was not quoted is one text: explain 553 5.1.3 no such user */
static void
add_operand(struct request *request, struct buffer *text, const char *operand)
{
    request->operand_count++;
    request->last = operand;
    if (text->length > 0)
        buffer_add(text, " ");
    buffer_add(text, operand);
    request->name = text->octets;
}

int
explain_command(int argc, char **argv)
{
    static const char *const languages[] = {"en", "fr"};
    struct request request = {.language = "en"};
    struct buffer text = {NULL, 0, 0};
    struct option_reader reader;
    int id, status;

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
            add_operand(&request, &text, reader.argument);
            break;
        default:
            return EXIT_TROUBLE; /* OPTION_WRONG: it has been said */
        }
    }
    if (asks_for_two(&request, &text)) {
        complain_usage(COMMAND_EXPLAIN,
                       "one at a time; 'addrspec compare' puts two codes side "
                       "by side");
        status = EXIT_TROUBLE;
    } else {
        status = answer(&request);
    }
    buffer_release(&text);
    return status;
}

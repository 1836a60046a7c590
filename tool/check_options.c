/* check_options.c - what `addrspec check` was asked
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "check_options.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "choices.h"
#include "complain.h"
#include "help.h"
#include "nearest.h"
#include "options.h"

#define READ_ON (-1)

/* What the choices in options.def mean, in their order. */
static const uint32_t refusals[] = {
    ADDRSPEC_NO_QUOTED_STRING, ADDRSPEC_NO_ADDRESS_LITERAL,
    ADDRSPEC_NO_SOURCE_ROUTE, ADDRSPEC_NEED_DOT};
static const int reply_codes_asked[] = {501, 550, 553};
static const struct output_format *const formats[] = {
    &output_human, &output_json, &output_tsv};
static const char *const languages[] = {"en", "fr"};
static const enum colour_wish colours[] = {COLOUR_AUTO, COLOUR_ALWAYS,
                                           COLOUR_NEVER};

static uint32_t
refused(unsigned choices)
{
    uint32_t flags = 0;
    size_t i;

    for (i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
        if (choices >> i & 1)
            flags |= refusals[i];
    return flags;
}

/* ---- --ignore -------------------------------------------------------- */

static void
complain_diagnosis(const char *name)
{
    const addrspec_diagnosis_info *info;
    struct nearest nearest;
    size_t i;

    nearest_begin(&nearest, name);
    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++)
        nearest_candidate(&nearest, info->name);
    complain_usage(COMMAND_CHECK,
                   "--ignore: no diagnosis is named " QUOTED "%s%s%s", name,
                   nearest_hint(&nearest), nearest_name(&nearest),
                   nearest_close(&nearest));
}

static bool
ignore_one(struct check_options *asked, const char *name)
{
    const addrspec_diagnosis_info *info = addrspec_diagnosis_named(name);
    uint16_t *ignored;
    uint32_t i;

    if (info == NULL) {
        complain_diagnosis(name);
        return false;
    }
    for (i = 0; i < asked->rules.ignore_count; i++)
        if (asked->ignored[i] == info->id)
            return true;
    ignored = realloc(asked->ignored,
                      (asked->rules.ignore_count + 1) * sizeof *ignored);
    if (ignored == NULL) {
        complain("addrspec: out of memory");
        return false;
    }
    ignored[asked->rules.ignore_count++] = info->id;
    asked->ignored = ignored;
    asked->rules.ignore = ignored;
    return true;
}

/* `list`: names with commas between. */
static bool
ignore_all(struct check_options *asked, const char *list)
{
    char name[128];

    for (;;) {
        size_t length = strcspn(list, ",");
        size_t shown = length < sizeof name ? length : sizeof name - 1;

        memcpy(name, list, shown);
        name[shown] = '\0';
        if (!ignore_one(asked, name))
            return false;
        if (list[length] == '\0')
            return true;
        list += length + 1;
    }
}

struct reading {
    struct option_reader reader;
    unsigned profile;
    unsigned form;
    unsigned command;
    size_t max_record;
};

/* ---- --max-record ---------------------------------------------------- */

/* "256M" */
static bool
read_size(const char *text, size_t *size)
{
    static const char units[] = "KMG";
    const char *unit;
    char *end;
    unsigned long long number;

    errno = 0;
    number = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || errno != 0 || number > UINT32_MAX)
        return false;
    unit = *end == '\0' ? NULL : strchr(units, *end);
    if (unit != NULL) {
        number <<= 10 * (unit - units + 1);
        end++;
    }
    /* The library counts in 32 bits. */
    if (*end != '\0' || number == 0 || number >= UINT32_MAX)
        return false;
    *size = (size_t)number;
    return true;
}

static int
read_max_record(struct reading *reading, const char *text)
{
    if (read_size(text, &reading->max_record))
        return READ_ON;
    complain_usage(COMMAND_CHECK,
                   "--max-record: " QUOTED " is no size from 1 to 4294967294",
                   text);
    return EXIT_TROUBLE;
}

/* ---- Each of them ---------------------------------------------------- */

/* READ_ON, or the exit status. */
static int
read_option(struct check_options *asked, struct reading *reading, int id)
{
    const char *argument = reading->reader.argument;
    unsigned choice = reading->reader.choice;

    switch (id) {
    case OPTION_CHECK_FILE:
        input_list_file(&asked->inputs, argument);
        break;
    case OPTION_CHECK_PROFILE:
        reading->profile = choice;
        break;
    case OPTION_CHECK_FORM:
        reading->form = choice;
        break;
    case OPTION_CHECK_MAX_RECORD:
        return read_max_record(reading, argument);
    case OPTION_CHECK_COMMAND:
        reading->command = choice;
        break;
    case OPTION_CHECK_REFUSE:
        asked->rules.flags |= refused(choice);
        break;
    case OPTION_CHECK_NO_IDNA:
        asked->rules.flags |= ADDRSPEC_NO_IDNA;
        break;
    case OPTION_CHECK_IGNORE:
        return ignore_all(asked, argument) ? READ_ON : EXIT_TROUBLE;
    case OPTION_CHECK_REPLY_CODE:
        asked->reply_code = reply_codes_asked[choice];
        break;
    case OPTION_CHECK_FAIL_ON:
        asked->fail_on_warning = choice == 1;
        break;
    case OPTION_CHECK_NULL:
        asked->inputs.rules.null_ended = true;
        break;
    case OPTION_CHECK_UNESCAPE:
        asked->inputs.rules.unescape = true;
        break;
    case OPTION_CHECK_FORMAT:
        asked->format = formats[choice];
        break;
    case OPTION_CHECK_INVALID_ONLY:
        asked->invalid_only = true;
        break;
    case OPTION_CHECK_SUMMARY:
        asked->summary = true;
        break;
    case OPTION_CHECK_LANG:
        asked->language = languages[choice];
        break;
    case OPTION_CHECK_COLOR:
        asked->colour = colours[choice];
        break;
    case OPTION_CHECK_HELP:
        return print_help(COMMAND_CHECK);
    case OPTION_CHECK_VERSION:
        return print_version();
    case OPTION_OPERAND:
        input_list_operand(&asked->inputs, argument);
        break;
    default:
        return EXIT_TROUBLE; /* OPTION_WRONG: it has been said */
    }
    return READ_ON;
}

/* What options mean together; READ_ON, or the exit status. */
static int
settle(struct check_options *asked, const struct reading *reading)
{
    const char *refused_form;

    asked->list = reading->form == CHOICE_LIST;
    asked->rules.profile = chosen_profile(reading->profile, reading->form);
    asked->production = chosen_production(reading->form, reading->command,
                                          asked->rules.profile);
    if (reading->form != CHOICE_PATH && reading->command == CHOICE_MAIL)
        asked->rules.flags |= ADDRSPEC_SENDER;
    if (is_header_form(reading->form)) {
        asked->inputs.rules.folded = true;
        asked->inputs.rules.most = reading->max_record;
    }
    refused_form = form_refused(asked->rules.profile, reading->form);
    if (refused_form == NULL)
        return READ_ON;
    complain_usage(COMMAND_CHECK, "%s", refused_form);
    return EXIT_TROUBLE;
}

int
check_options_read(struct check_options *asked, int argc, char **argv)
{
    static const addrspec_options initial = ADDRSPEC_OPTIONS_INIT;
    struct reading reading = {.profile = CHOICE_NONE,
                              .form = CHOICE_MAILBOX,
                              .command = CHOICE_RCPT,
                              .max_record = RECORD_FIELD_MAX};
    int status = READ_ON;

    memset(asked, 0, sizeof *asked);
    asked->rules = initial;
    asked->format = &output_human;
    asked->language = "en";
    if (!input_list_begin(&asked->inputs, argc))
        return EXIT_TROUBLE;
    options_begin(&reading.reader, COMMAND_CHECK, argc, argv);
    while (status == READ_ON) {
        int id = options_next(&reading.reader);

        if (id == OPTION_END)
            break;
        status = read_option(asked, &reading, id);
    }
    return status == READ_ON ? settle(asked, &reading) : status;
}

void
check_options_release(struct check_options *asked)
{
    input_list_release(&asked->inputs);
    free(asked->ignored);
}

/* probe_options.c - what `addrspec probe` was asked
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "probe_options.h"

#include <string.h>

#include "choices.h"
#include "complain.h"
#include "help.h"
#include "options.h"

#define READ_ON (-1)

/* In the order of options.def. */
enum { CHOICE_HUMAN, CHOICE_JSON };

/* What --generate chooses, in the order of options.def. */
static const int kinds[] = {ADDRSPEC_GENERATE_VALID, ADDRSPEC_GENERATE_INVALID,
                            ADDRSPEC_GENERATE_NEAR_MISS,
                            ADDRSPEC_GENERATE_COVER};

/* Options that take a whole number, and its bounds.  --help has the values
 * without an option: they are these. */
static const struct number {
    int id;
    uint32_t least, most, initial;
} numbers[] = {
    {OPTION_PROBE_COUNT, 1, 1000000, 100},
    {OPTION_PROBE_SEED, 0, 999999999, 1},
    {OPTION_PROBE_TIMEOUT, 1, 600, 10},
    {OPTION_PROBE_RATE, 1, 10000, 0},
    {OPTION_PROBE_MAX_COMMANDS, 5, 1000000, 1000},
    {OPTION_PROBE_MAX_CONNECTIONS, 1, 100000, 32},
};

/* Paths a second, at most, to a server that is not on this machine. */
#define RATE_REMOTE 10

static const struct number *
number_row(int id)
{
    size_t i = 0;

    while (numbers[i].id != id)
        i++;
    return &numbers[i];
}

/* READ_ON, or the exit status. */
static int
read_number(int id, const char *text, uint32_t *number)
{
    const struct number *row = number_row(id);
    uint32_t value = 0;
    size_t i;

    for (i = 0; text[i] >= '0' && text[i] <= '9' && value <= row->most; i++)
        value = 10 * value + (uint32_t)(text[i] - '0');
    if (text[i] == '\0' && value >= row->least && value <= row->most) {
        *number = value;
        return READ_ON;
    }
    complain_usage(COMMAND_PROBE,
                   "--%s: " QUOTED " is no whole number from %lu to %lu",
                   option_rows[id].name, text, (unsigned long)row->least,
                   (unsigned long)row->most);
    return EXIT_TROUBLE;
}

struct reading {
    struct option_reader reader;
    unsigned profile;
    uint32_t timeout;
};

static void
take_operand(struct probe_options *asked, const char *operand)
{
    if (asked->target == NULL)
        asked->target = operand;
    else
        input_list_operand(&asked->inputs, operand);
}

/* READ_ON, or the exit status. */
static int
read_option(struct probe_options *asked, struct reading *reading, int id)
{
    const char *argument = reading->reader.argument;
    const unsigned choice = reading->reader.choice;

    switch (id) {
    case OPTION_PROBE_FILE:
        input_list_file(&asked->inputs, argument);
        break;
    case OPTION_PROBE_GENERATE:
        asked->generate = kinds[choice];
        break;
    case OPTION_PROBE_COUNT:
        return read_number(id, argument, &asked->count);
    case OPTION_PROBE_SEED:
        return read_number(id, argument, &asked->seed);
    case OPTION_PROBE_PROFILE:
        reading->profile = choice;
        break;
    case OPTION_PROBE_COMMAND:
        asked->mail = choice == CHOICE_MAIL;
        break;
    case OPTION_PROBE_SENDER:
        asked->sender = argument;
        break;
    case OPTION_PROBE_SMTPUTF8:
        asked->smtputf8 = true;
        break;
    case OPTION_PROBE_TIMEOUT:
        return read_number(id, argument, &reading->timeout);
    case OPTION_PROBE_RATE:
        return read_number(id, argument, &asked->rate);
    case OPTION_PROBE_MAX_COMMANDS:
        return read_number(id, argument, &asked->max_commands);
    case OPTION_PROBE_MAX_CONNECTIONS:
        return read_number(id, argument, &asked->max_connections);
    case OPTION_PROBE_ALLOW_REMOTE:
        asked->allow_remote = true;
        break;
    case OPTION_PROBE_RAW:
        asked->raw = true;
        break;
    case OPTION_PROBE_NULL:
        asked->inputs.rules.null_ended = true;
        break;
    case OPTION_PROBE_UNESCAPE:
        asked->inputs.rules.unescape = true;
        break;
    case OPTION_PROBE_FORMAT:
        asked->json = choice == CHOICE_JSON;
        break;
    case OPTION_PROBE_DEPARTURES_ONLY:
        asked->departures_only = true;
        break;
    case OPTION_PROBE_HELP:
        return print_help(COMMAND_PROBE);
    case OPTION_PROBE_VERSION:
        return print_version();
    case OPTION_OPERAND:
        take_operand(asked, argument);
        break;
    default:
        return EXIT_TROUBLE; /* OPTION_WRONG: it has been said */
    }
    return READ_ON;
}

/* ---- What they mean together ----------------------------------------- */

/* A mistake in it would look like one of the server's, and a line end in it
 * would be another command.  READ_ON, or the exit status. */
static int
check_sender(const struct probe_options *asked)
{
    static const addrspec_options initial = ADDRSPEC_OPTIONS_INIT;
    addrspec_options rules = initial;
    addrspec_result result;
    int verdict;

    rules.profile = ADDRSPEC_RFC5321;
    verdict = addrspec_parse(ADDRSPEC_REVERSE_PATH, asked->sender,
                             strlen(asked->sender), &rules, &result);
    if (verdict == ADDRSPEC_OK && result.consumed == strlen(asked->sender))
        return READ_ON;
    complain_usage(COMMAND_PROBE,
                   "--sender: " QUOTED " is no reverse-path, as <> or "
                   "<user@example.com>, in ASCII and without parameters",
                   asked->sender);
    return EXIT_TROUBLE;
}

static int
settle(struct probe_options *asked, const struct reading *reading)
{
    asked->rules.profile = chosen_profile(reading->profile, CHOICE_PATH);
    asked->timeout_ms = (int)reading->timeout * 1000;
    if (asked->rate == 0 && asked->allow_remote)
        asked->rate = RATE_REMOTE;
    if (asked->target == NULL) {
        complain_usage(COMMAND_PROBE, "which server? HOST:PORT is missing");
        return EXIT_TROUBLE;
    }
    if (asked->generate != 0 &&
        (asked->inputs.operand_count > 0 || asked->inputs.file_count > 0)) {
        complain_usage(COMMAND_PROBE,
                       "--generate takes no paths: they are generated");
        return EXIT_TROUBLE;
    }
    return check_sender(asked);
}

int
probe_options_read(struct probe_options *asked, int argc, char **argv)
{
    static const addrspec_options initial = ADDRSPEC_OPTIONS_INIT;
    struct reading reading = {.profile = CHOICE_NONE};
    int status = READ_ON;

    memset(asked, 0, sizeof *asked);
    asked->rules = initial;
    asked->sender = "<>"; /* RFC 5321 4.5.5: no reply is to come of it */
    asked->count = number_row(OPTION_PROBE_COUNT)->initial;
    asked->seed = number_row(OPTION_PROBE_SEED)->initial;
    asked->rate = number_row(OPTION_PROBE_RATE)->initial;
    asked->max_commands = number_row(OPTION_PROBE_MAX_COMMANDS)->initial;
    asked->max_connections = number_row(OPTION_PROBE_MAX_CONNECTIONS)->initial;
    reading.timeout = number_row(OPTION_PROBE_TIMEOUT)->initial;
    if (!input_list_begin(&asked->inputs, argc))
        return EXIT_TROUBLE;
    options_begin(&reading.reader, COMMAND_PROBE, argc, argv);
    while (status == READ_ON) {
        const int id = options_next(&reading.reader);

        if (id == OPTION_END)
            break;
        status = read_option(asked, &reading, id);
    }
    return status == READ_ON ? settle(asked, &reading) : status;
}

void
probe_options_release(struct probe_options *asked)
{
    input_list_release(&asked->inputs);
}

/* generate.c - addrspec generate: addresses to try other software with
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <addrspec/addrspec.h>

#include "choices.h"
#include "commands.h"
#include "complain.h"
#include "escape.h"
#include "help.h"
#include "interrupt.h"
#include "json.h"
#include "nearest.h"
#include "options.h"

#define READ_ON (-1)

/* Without --count; --cover has as many as it has. */
#define COUNT_INITIAL 10

struct generate {
    struct sink out;
    addrspec_generator generator;
    unsigned profile_asked, form, command;
    uint32_t profile;
    enum addrspec_production production;
    enum addrspec_generated_kind kind;
    int kind_option; /* that chose it; OPTION_END: none */
    int diagnosis;   /* 0: any */
    uint64_t count, seed;
    bool counted; /* --count */
    bool null_ended, json;
};

/* ---- Options --------------------------------------------------------- */

static int
choose_kind(struct generate *generate, int id,
            enum addrspec_generated_kind kind)
{
    if (generate->kind_option != OPTION_END && generate->kind_option != id &&
        !(generate->kind == ADDRSPEC_GENERATE_INVALID &&
          kind == ADDRSPEC_GENERATE_INVALID)) {
        complain_usage(COMMAND_GENERATE, "--%s and --%s exclude each other",
                       option_rows[generate->kind_option].name,
                       option_rows[id].name);
        return EXIT_TROUBLE;
    }
    generate->kind_option = id;
    generate->kind = kind;
    return READ_ON;
}

static int
choose_diagnosis(struct generate *generate, const char *name)
{
    const addrspec_diagnosis_info *info = addrspec_diagnosis_named(name);
    struct nearest nearest;
    size_t i;

    if (info != NULL) {
        generate->diagnosis = info->id;
        return choose_kind(generate, OPTION_GENERATE_DIAGNOSIS,
                           ADDRSPEC_GENERATE_INVALID);
    }
    nearest_begin(&nearest, name);
    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++)
        nearest_candidate(&nearest, info->name);
    complain_usage(COMMAND_GENERATE,
                   "--diagnosis: there is no " QUOTED "%s%s%s", name,
                   nearest_hint(&nearest), nearest_name(&nearest),
                   nearest_close(&nearest));
    return EXIT_TROUBLE;
}

/* READ_ON, or the exit status. */
static int
read_number(int id, const char *text, uint64_t *number)
{
    uint64_t value = 0;
    size_t i;

    for (i = 0; text[i] >= '0' && text[i] <= '9'; i++) {
        const uint64_t digit = (uint64_t)(text[i] - '0');

        if (value > (UINT64_MAX - digit) / 10)
            break;
        value = 10 * value + digit;
    }
    if (i > 0 && text[i] == '\0') {
        *number = value;
        return READ_ON;
    }
    complain_usage(COMMAND_GENERATE,
                   "--%s: " QUOTED " is no whole number below 2^64",
                   option_rows[id].name, text);
    return EXIT_TROUBLE;
}

/* READ_ON, or the exit status. */
static int
read_option(struct generate *generate, const struct option_reader *reader,
            int id)
{
    switch (id) {
    case OPTION_GENERATE_VALID:
        return choose_kind(generate, id, ADDRSPEC_GENERATE_VALID);
    case OPTION_GENERATE_INVALID:
        return choose_kind(generate, id, ADDRSPEC_GENERATE_INVALID);
    case OPTION_GENERATE_NEAR_MISS:
        return choose_kind(generate, id, ADDRSPEC_GENERATE_NEAR_MISS);
    case OPTION_GENERATE_COVER:
        return choose_kind(generate, id, ADDRSPEC_GENERATE_COVER);
    case OPTION_GENERATE_DIAGNOSIS:
        return choose_diagnosis(generate, reader->argument);
    case OPTION_GENERATE_PROFILE:
        generate->profile_asked = reader->choice;
        return READ_ON;
    case OPTION_GENERATE_FORM:
        generate->form = reader->choice;
        return READ_ON;
    case OPTION_GENERATE_COMMAND:
        generate->command = reader->choice;
        return READ_ON;
    case OPTION_GENERATE_COUNT:
        generate->counted = true;
        return read_number(id, reader->argument, &generate->count);
    case OPTION_GENERATE_SEED:
        return read_number(id, reader->argument, &generate->seed);
    case OPTION_GENERATE_NULL:
        generate->null_ended = true;
        return READ_ON;
    case OPTION_GENERATE_FORMAT:
        generate->json = reader->choice == 1;
        return READ_ON;
    case OPTION_GENERATE_HELP:
        return print_help(COMMAND_GENERATE);
    case OPTION_GENERATE_VERSION:
        return print_version();
    case OPTION_OPERAND:
        complain_usage(COMMAND_GENERATE,
                       "no operand is wanted (" QUOTED " was given)",
                       reader->argument);
        return EXIT_TROUBLE;
    default:
        return EXIT_TROUBLE; /* OPTION_WRONG: it has been said */
    }
}

static int
settle(struct generate *generate)
{
    const char *refused;

    generate->profile = chosen_profile(generate->profile_asked, generate->form);
    generate->production =
        chosen_production(generate->form, generate->command, generate->profile);
    refused = form_refused(generate->profile, generate->form);
    if (refused == NULL && generate->json && generate->null_ended)
        refused = "--null is for --format lines";
    if (refused == NULL && generate->null_ended &&
        generate->diagnosis == ADDRSPEC_NUL)
        refused = "--null cannot tell an address that has a NUL in it";
    if (refused != NULL) {
        complain_usage(COMMAND_GENERATE, "%s", refused);
        return EXIT_TROUBLE;
    }
    if (addrspec_generator_init(
            &generate->generator, generate->production, generate->profile,
            generate->kind, generate->diagnosis, generate->seed) == ADDRSPEC_OK)
        return READ_ON;
    complain_usage(COMMAND_GENERATE,
                   "%s has no place in this form under this profile",
                   addrspec_diagnosis(generate->diagnosis)->name);
    return EXIT_TROUBLE;
}

/* ---- Output ---------------------------------------------------------- */

static const char *
verdict_name(int verdict)
{
    return verdict == ADDRSPEC_OK ? "valid" : addrspec_diagnosis(verdict)->name;
}

/* The address, what is said of it, and where: in octets from 1, and how many.
 */
static void
put_line(struct generate *generate, const char *octets,
         const addrspec_generated *generated)
{
    struct sink *out = &generate->out;

    put_escaped(out, octets, generated->length);
    put_octet(out, '\t');
    put_text(out, verdict_name(generated->verdict));
    put_octet(out, '\t');
    if (generated->where.offset != ADDRSPEC_ABSENT) {
        put_number(out, (uint64_t)generated->where.offset + 1);
        put_octet(out, '+');
        put_number(out, generated->where.length);
    }
    put_octet(out, '\n');
}

static void
put_json(struct generate *generate, const char *octets,
         const addrspec_generated *generated)
{
    struct sink *out = &generate->out;
    const bool placed = generated->where.offset != ADDRSPEC_ABSENT;

    json_text(out, '{', "address", octets, generated->length);
    json_name(out, ',', "valid");
    put_text(out, generated->verdict == ADDRSPEC_OK ? "true" : "false");
    if (generated->verdict == ADDRSPEC_OK) {
        json_null(out, ',', "id");
        json_null(out, ',', "number");
    } else {
        json_string(out, ',', "id", verdict_name(generated->verdict));
        json_number(out, ',', "number", (uint64_t)generated->verdict);
    }
    if (placed) {
        json_number(out, ',', "offset", generated->where.offset);
        json_number(out, ',', "length", generated->where.length);
    } else {
        json_null(out, ',', "offset");
        json_null(out, ',', "length");
    }
    put_text(out, "}\n");
}

/* False for one that cannot be told, as it has a NUL. */
static bool
put_raw(struct generate *generate, const char *octets,
        const addrspec_generated *generated)
{
    if (memchr(octets, '\0', generated->length) != NULL)
        return false;
    put_octets(&generate->out, octets, generated->length);
    put_octet(&generate->out, '\0');
    return true;
}

static bool
put_one(struct generate *generate, const char *octets,
        const addrspec_generated *generated)
{
    if (generate->null_ended)
        return put_raw(generate, octets, generated);
    if (generate->json)
        put_json(generate, octets, generated);
    else
        put_line(generate, octets, generated);
    return true;
}

static int
generate_all(struct generate *generate)
{
    const bool endless =
        generate->kind == ADDRSPEC_GENERATE_COVER && !generate->counted;
    char octets[ADDRSPEC_GENERATED_MAX];
    addrspec_generated generated;
    uint64_t count = 0;

    sink_begin(&generate->out, STDOUT_FILENO);
    interrupt_watch();
    while ((endless || count < generate->count) && !interrupted() &&
           generate->out.error == 0 &&
           addrspec_generate(&generate->generator, octets, &generated))
        count += put_one(generate, octets, &generated);
    if (finish_output(&generate->out) != EXIT_ALL_VALID)
        return EXIT_TROUBLE;
    return interrupted() ? EXIT_INTERRUPTED : EXIT_ALL_VALID;
}

int
generate_command(int argc, char **argv)
{
    static struct generate generate; /* large: not for the stack */
    struct option_reader reader;
    int status = READ_ON;

    generate.profile_asked = CHOICE_NONE;
    generate.form = CHOICE_MAILBOX;
    generate.command = CHOICE_RCPT;
    generate.kind = ADDRSPEC_GENERATE_VALID;
    generate.kind_option = OPTION_END;
    generate.count = COUNT_INITIAL;
    generate.seed = 1;
    options_begin(&reader, COMMAND_GENERATE, argc, argv);
    while (status == READ_ON) {
        const int id = options_next(&reader);

        if (id == OPTION_END)
            break;
        status = read_option(&generate, &reader, id);
    }
    if (status == READ_ON)
        status = settle(&generate);
    return status == READ_ON ? generate_all(&generate) : status;
}

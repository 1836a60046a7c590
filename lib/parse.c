/* parse.c - octets in, verdict and reasons out
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "text/octets.h"

#define KNOWN_FLAGS                                                            \
    (ADDRSPEC_NO_SOURCE_ROUTE | ADDRSPEC_NO_QUOTED_STRING |                    \
     ADDRSPEC_NO_ADDRESS_LITERAL | ADDRSPEC_NO_IDNA | ADDRSPEC_NEED_DOT |      \
     ADDRSPEC_SENDER)

static int
ask(struct question *question, enum addrspec_production production,
    const addrspec_options *options)
{
    static const addrspec_options defaults = ADDRSPEC_OPTIONS_INIT;

    if (options == NULL)
        options = &defaults;
    else if (options->size != sizeof *options)
        return ADDRSPEC_ERR_ABI;
    question->production = production;
    question->profile = profile_by_id(options->profile);
    question->flags = options->flags;
    question->ignore_count = options->ignore_count;
    question->ignore = options->ignore;
    if (question->profile == NULL ||
        !profile_has(question->profile, production) ||
        (options->flags & ~KNOWN_FLAGS) != 0 ||
        (options->ignore_count > 0 && options->ignore == NULL))
        return ADDRSPEC_ERR_ARGUMENT;
    return ADDRSPEC_OK;
}

static uint32_t
literal_fact(const unsigned char *input, addrspec_span domain)
{
    const uint32_t end = domain.offset + domain.length;
    const uint32_t begin = skip_blanks(input, domain.offset + 1, end);
    const unsigned char *inside = input + begin;

    if (begin >= end)
        return ADDRSPEC_GENERAL_LITERAL;
    if (begins_with(inside, end - begin, "ipv6:"))
        return ADDRSPEC_IPV6_LITERAL;
    if (holds_octet(input, begin, end, ':'))
        return ADDRSPEC_GENERAL_LITERAL;
    return inside[0] >= '0' && inside[0] <= '9' ? ADDRSPEC_IPV4_LITERAL
                                                : ADDRSPEC_GENERAL_LITERAL;
}

static bool
has_non_ascii(const unsigned char *input, addrspec_span part)
{
    return !is_absent(part) &&
           !octets_are_ascii(input + part.offset, part.length);
}

static uint32_t
facts_of(const struct question *question, const unsigned char *input,
         const struct reading *reading)
{
    uint32_t facts = 0;

    if (!is_absent(reading->local_part) &&
        input[reading->local_part.offset] == '"')
        facts |= ADDRSPEC_QUOTED;
    if (!is_absent(reading->domain) && input[reading->domain.offset] == '[')
        facts |= literal_fact(input, reading->domain);
    if (has_non_ascii(input, reading->local_part) ||
        has_non_ascii(input, reading->domain))
        facts |= ADDRSPEC_SMTPUTF8;
    if (asks_for_path(question) && reading->open != ADDRSPEC_ABSENT &&
        reading->close == reading->open + 1)
        facts |= ADDRSPEC_NULL_PATH;
    return facts;
}

/* Behind the ">"; where it is missing, where it should stand. */
static uint32_t
path_end_in(const unsigned char *input, uint32_t length,
            const struct reading *reading)
{
    if (reading->close >= length) /* ADDRSPEC_ABSENT, too */
        return length;
    return reading->close + (input[reading->close] == '>');
}

static void
fill_result(const struct question *question, const unsigned char *input,
            uint32_t length, const struct report *report,
            addrspec_result *result)
{
    const struct reading *reading = &report->reading;

    result->production = (uint16_t)question->production;
    result->profile = (uint16_t)question->profile->id;
    result->flags = question->flags;
    result->facts = facts_of(question, input, reading);
    result->display_name = reading->display_name;
    result->source_route = reading->route;
    result->local_part = reading->local_part;
    result->domain = reading->domain;
    result->consumed =
        asks_for_path(question) ? path_end_in(input, length, reading) : length;
    result->diag_count = report->count;
    result->kept_count = report->kept_count;
    result->error_count = report->error_count;
    memset(result->reserved, 0, sizeof result->reserved);
    memcpy(result->diags, report->kept,
           report->kept_count * sizeof report->kept[0]);
}

static int
verdict_of(const struct report *report)
{
    uint32_t i;

    for (i = 0; i < report->kept_count; i++)
        if (report->kept[i].severity == ADDRSPEC_ERROR)
            return report->kept[i].id;
    return ADDRSPEC_OK;
}

int
addrspec_parse(enum addrspec_production production, const char *input,
               size_t length, const addrspec_options *options,
               addrspec_result *result)
{
    /* Nothing may be given as NULL, which nobody may add 0 to: C11 6.5.6. */
    const unsigned char *octets =
        (const unsigned char *)(input == NULL ? "" : input);
    struct question question;
    struct report report;
    const int status = ask(&question, production, options);

    if (status != ADDRSPEC_OK)
        return status;
    if (length >= ADDRSPEC_ABSENT || (input == NULL && length > 0))
        return ADDRSPEC_ERR_ARGUMENT;
    diagnose(&question, octets, (uint32_t)length, &report);
    if (result != NULL)
        prove_fixes(&question, octets, (uint32_t)length, &report);
    if (report.out_of_memory)
        return ADDRSPEC_ERR_MEMORY;
    if (result != NULL)
        fill_result(&question, octets, (uint32_t)length, &report, result);
    return verdict_of(&report);
}

/* fuzz.c - what holds for every result, whatever the octets
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz.h"

#include <string.h>

#include "parsed.h"

static bool
is_inside(addrspec_span span, size_t length)
{
    return span.offset <= length && span.length <= length - span.offset;
}

static bool
is_absent(addrspec_span span)
{
    return span.offset == ADDRSPEC_ABSENT;
}

void
check_spans(const addrspec_result *result, size_t length)
{
    const addrspec_span *spans[] = {&result->display_name,
                                    &result->source_route, &result->local_part,
                                    &result->domain};
    uint32_t end = 0;
    size_t i;

    for (i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        if (is_absent(*spans[i]))
            continue;
        ALWAYS(is_inside(*spans[i], length));
        ALWAYS(spans[i]->offset >= end);
        end = spans[i]->offset + spans[i]->length;
    }
}

void
check_counts(const addrspec_result *result, int verdict, size_t length)
{
    uint32_t i, errors = 0, offset = 0;

    ALWAYS(result->kept_count <= ADDRSPEC_DIAGS_MAX);
    ALWAYS(result->kept_count <= result->diag_count);
    ALWAYS(result->kept_count == result->diag_count ||
           result->kept_count == ADDRSPEC_DIAGS_MAX);
    ALWAYS(result->error_count <= result->diag_count);
    for (i = 0; i < result->kept_count; i++) {
        const addrspec_diag *diag = &result->diags[i];
        ALWAYS(is_inside(diag->where, length));
        ALWAYS(diag->where.offset >= offset);
        offset = diag->where.offset;
        ALWAYS(addrspec_diagnosis(diag->id) != NULL);
        if (diag->severity == ADDRSPEC_ERROR && errors++ == 0)
            ALWAYS(verdict == diag->id);
        if (diag->fixable)
            ALWAYS(is_inside(diag->fix, length));
    }
    ALWAYS((verdict == ADDRSPEC_OK) == (result->error_count == 0));
    ALWAYS((errors == 0) == (result->error_count == 0));
}

/* Where the bare step, recovery off, finds its first fault; `size` if none. */
static size_t
first_fault(struct scan *scan, const uint8_t *data, size_t size,
            enum fault *fault)
{
    size_t i;

    for (i = 0; i < size; i++) {
        *fault = scan_step(scan, data[i]);
        if (*fault != FAULT_NONE)
            return i;
    }
    *fault = scan_end(scan);
    return size;
}

/* The same octets pushed in two pieces, the scan copied between them. */
static void
check_split(const struct scan *start, const uint8_t *data, size_t size,
            size_t split, size_t place, enum fault fault)
{
    struct scan first = *start, second;
    enum fault found;
    size_t here = first_fault(&first, data, split, &found);

    if (here < split) {
        ALWAYS(here == place && found == fault);
        return;
    }
    second = first;
    here = split + first_fault(&second, data + split, size - split, &found);
    ALWAYS(here == place && found == fault);
}

/* The grammar is not all there is to know of it. */
static bool
has_meaning(const uint8_t *data, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        if (data[i] > 0x7f || (size - i >= 4 && (data[i] | 0x20) == 'x' &&
                               (data[i + 1] | 0x20) == 'n' &&
                               data[i + 2] == '-' && data[i + 3] == '-'))
            return true;
    return false;
}

/* Of paths this has more rules than the grammar. */
static bool
has_parameters(enum addrspec_production production)
{
    return production == ADDRSPEC_REVERSE_PATH ||
           production == ADDRSPEC_FORWARD_PATH;
}

/* What the grammar refuses is an error; and what it accepts is none, but for
 * what is said of parameters, and by Unicode and IDNA. */
static void
check_step(struct parsed *parsed, enum addrspec_production production,
           uint32_t profile, int verdict)
{
    const uint8_t *data = (const uint8_t *)parsed->input;
    struct scan start, scan;

    scan_start(&start, production, profile_by_id(profile));
    scan = start;
    parsed->place = first_fault(&scan, data, parsed->length, &parsed->fault);
    check_split(&start, data, parsed->length,
                parsed->hash % (parsed->length + 1), parsed->place,
                parsed->fault);
    if (parsed->fault != FAULT_NONE)
        ALWAYS(verdict != ADDRSPEC_OK);
    else if (!has_parameters(production) && !has_meaning(data, parsed->length))
        ALWAYS(verdict == ADDRSPEC_OK);
}

/* The first error lies at or before the fault. */
static void
check_fault(const struct parsed *parsed)
{
    const addrspec_result *result = &parsed->result;
    uint32_t i;

    if (result->consumed == parsed->length &&
        !has_meaning((const uint8_t *)parsed->input, parsed->length))
        ALWAYS((result->error_count == 0) == (parsed->fault == FAULT_NONE));
    if (parsed->fault == FAULT_NONE || parsed->fault >= LABEL_TOO_LONG)
        return;
    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].severity == ADDRSPEC_ERROR)
            break;
    ALWAYS(i < result->kept_count &&
           result->diags[i].where.offset <= parsed->place);
}

uint32_t
fuzz_profiles_of(enum addrspec_production production,
                 uint32_t profiles[FUZZ_PROFILES])
{
    uint32_t profile, count = 0;

    for (profile = ADDRSPEC_SMTP; profile < FUZZ_PROFILES; profile++)
        if (profile_has(profile_by_id(profile), production))
            profiles[count++] = profile;
    return count;
}

/* ---- What is chosen -------------------------------------------------- */

bool fuzz_everything;

static uint32_t
mix(uint32_t hash)
{
    hash ^= hash >> 16;
    hash *= 0x7feb352du;
    hash ^= hash >> 15;
    hash *= 0x846ca68bu;
    return hash ^ hash >> 16;
}

uint32_t
fuzz_hash(const uint8_t *data, size_t size)
{
    uint32_t hash = 2166136261u;
    size_t i;

    for (i = 0; i < size; i++)
        hash = (hash ^ data[i]) * 16777619u;
    return mix(hash);
}

bool
fuzz_is_chosen(uint32_t hash, uint32_t question, uint32_t one_in)
{
    return fuzz_everything || mix(hash + question) % one_in == 0;
}

/* ---- A production ---------------------------------------------------- */

static void
check_result(struct parsed *parsed, const addrspec_options *options,
             int verdict)
{
    const enum addrspec_production production =
        (enum addrspec_production)parsed->result.production;

    check_spans(&parsed->result, parsed->length);
    check_counts(&parsed->result, verdict, parsed->length);
    check_fault(parsed);
    if (!fuzz_is_chosen(parsed->hash, (uint32_t)production, FUZZ_TEXTS_ONE_IN))
        return;
    check_texts(parsed);
    check_fixes(parsed, options);
    check_forms(parsed, options, verdict);
    check_forged(parsed);
}

static void
check_profile(struct parsed *parsed, enum addrspec_production production,
              uint32_t profile)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    int verdict;

    options.profile = profile;
    verdict = addrspec_parse(production, parsed->input, parsed->length,
                             &options, NULL);
    ALWAYS(verdict >= 0);
    check_step(parsed, production, profile, verdict);
    if (!fuzz_is_chosen(parsed->hash, (uint32_t)production, FUZZ_RESULT_ONE_IN))
        return;
    /* What is not filled must not be read: a sanitizer would see it. */
    memset(&parsed->result, 0xAA, sizeof parsed->result);
    ALWAYS(addrspec_parse(production, parsed->input, parsed->length, &options,
                          &parsed->result) == verdict);
    check_result(parsed, &options, verdict);
}

void
fuzz_production(enum addrspec_production production, const uint8_t *data,
                size_t size)
{
    struct parsed parsed = {.input = (const char *)data,
                            .length = size,
                            .hash = fuzz_hash(data, size)};
    uint32_t profiles[FUZZ_PROFILES], count, i;

    parsed.language = parsed.hash % 2 != 0 ? "fr" : "en";
    count = fuzz_profiles_of(production, profiles);
    for (i = 0; i < count; i++)
        if (fuzz_everything || i == parsed.hash / 2 % count)
            check_profile(&parsed, production, profiles[i]);
}

/* What is refused on request, or ignored, only moves the verdict: of the same
 * octets nothing else is said. */
void
fuzz_options(enum addrspec_production production, const uint8_t *data,
             size_t size)
{
    static const uint16_t ignored[] = {
        ADDRSPEC_UNQUOTED_SPACE, ADDRSPEC_DOUBLE_DOT, ADDRSPEC_MISSING_AT};
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    addrspec_result plain, other;
    const char *input = (const char *)data;
    uint32_t profiles[FUZZ_PROFILES], i;
    int verdict;

    if (!fuzz_is_chosen(fuzz_hash(data, size), ~(uint32_t)production,
                        FUZZ_TEXTS_ONE_IN))
        return;
    (void)fuzz_profiles_of(production, profiles);
    options.profile = profiles[0];
    verdict = addrspec_parse(production, input, size, &options, &plain);
    options.flags = ADDRSPEC_NO_SOURCE_ROUTE | ADDRSPEC_NO_QUOTED_STRING |
                    ADDRSPEC_NO_ADDRESS_LITERAL | ADDRSPEC_NEED_DOT;
    ALWAYS(addrspec_parse(production, input, size, &options, &other) >= 0);
    ALWAYS(other.error_count >= plain.error_count);
    options.flags = 0;
    options.ignore = ignored;
    options.ignore_count = sizeof ignored / sizeof ignored[0];
    ALWAYS(addrspec_parse(production, input, size, &options, &other) >= 0);
    ALWAYS(other.error_count <= plain.error_count);
    for (i = 0; i < other.kept_count; i++)
        ALWAYS(other.diags[i].id != ignored[0] &&
               other.diags[i].id != ignored[1] &&
               other.diags[i].id != ignored[2]);
    ALWAYS((verdict == ADDRSPEC_OK) == (plain.error_count == 0));
}

/* fuzz.c - what holds for every result, whatever the octets
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "syntax/scan.h"

/* What was parsed, for the writers below. */
struct parsed {
    const char *input;
    size_t length;
    addrspec_result result;
    const addrspec_diag *diag;
    const char *language;
    enum addrspec_form form;
    uint32_t hash; /* of the octets: which size of buffer is tried */
};

typedef size_t writer(const struct parsed *parsed, char *buffer, size_t size);

static size_t
write_reply_line(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_reply_line(&parsed->result, parsed->input,
                                      parsed->length, 0, parsed->language,
                                      buffer, size);
}

static size_t
write_reply(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_reply(&parsed->result, parsed->input, parsed->length,
                                 0, parsed->language, buffer, size);
}

static size_t
write_picture(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_picture(&parsed->result, parsed->input,
                                   parsed->length, parsed->language, buffer,
                                   size);
}

static size_t
write_mended(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_mend(&parsed->result, parsed->input, parsed->length, buffer,
                         size);
}

static size_t
write_safe(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_safe(parsed->input, parsed->length, buffer, size);
}

static size_t
write_diag(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_diag(parsed->diag, parsed->input, parsed->length,
                                parsed->language, buffer, size);
}

static size_t
write_message(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_message(parsed->diag, parsed->input, parsed->length,
                                   parsed->language, buffer, size);
}

static size_t
write_fix_text(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_fix_text(parsed->diag, parsed->input, parsed->length,
                             buffer, size);
}

static size_t
write_fixed(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_fix_apply(parsed->diag, parsed->input, parsed->length,
                              buffer, size);
}

static size_t
write_form(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_normalize(&parsed->result, parsed->input, parsed->length,
                              parsed->form, buffer, size);
}

/* The whole text, in a block of exactly its length and the NUL; a buffer that
 * is too small holds its beginning, and nothing is written past its end. */
static char *
written(writer *write, const struct parsed *parsed, size_t *length)
{
    char *whole, *part;
    size_t size;

    *length = write(parsed, NULL, 0);
    whole = malloc(*length + 1);
    size = 1 + parsed->hash % (*length + 1);
    part = malloc(size);
    if (whole == NULL || part == NULL)
        abort();
    ALWAYS(write(parsed, whole, *length + 1) == *length);
    ALWAYS(whole[*length] == '\0');
    ALWAYS(write(parsed, part, size) == *length);
    ALWAYS(part[size - 1] == '\0');
    ALWAYS(memcmp(part, whole, size - 1) == 0);
    free(part);
    return whole;
}

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

static void
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

static void
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

/* A note is none. */
static uint32_t
mistakes(const addrspec_result *result)
{
    uint32_t i, count = 0;

    for (i = 0; i < result->kept_count; i++)
        count += result->diags[i].severity != ADDRSPEC_NOTE;
    return count;
}

/* A fix, applied, removes its diagnostic and adds none but, perhaps, a note of
 * what the mended text needs. */
static void
check_fix(const struct parsed *parsed, const addrspec_options *options)
{
    enum addrspec_production production =
        (enum addrspec_production)parsed->result.production;
    addrspec_result mended;
    size_t length;
    char *text;

    free(written(write_fix_text, parsed, &length));
    text = written(write_fixed, parsed, &length);
    ALWAYS(addrspec_parse(production, text, length, options, &mended) >= 0);
    if (parsed->result.diag_count <= ADDRSPEC_DIAGS_MAX &&
        mended.diag_count <= ADDRSPEC_DIAGS_MAX)
        ALWAYS(mistakes(&mended) < mistakes(&parsed->result) ||
               mended.diag_count < parsed->result.diag_count);
    free(text);
}

static void
check_texts(struct parsed *parsed, const addrspec_options *options)
{
    enum addrspec_production production =
        (enum addrspec_production)parsed->result.production;
    const char *octet;
    size_t length;
    uint32_t i;
    char *text = written(write_reply_line, parsed, &length);

    ALWAYS(length + 2 <= ADDRSPEC_REPLY_LINE_MAX);
    ALWAYS((length == 0) == (parsed->result.error_count == 0));
    for (octet = text; *octet != '\0'; octet++)
        ALWAYS(*octet >= ' ' && *octet <= '~');
    free(text);
    free(written(write_reply, parsed, &length));
    free(written(write_picture, parsed, &length));
    free(written(write_safe, parsed, &length));
    for (i = 0; i < parsed->result.kept_count; i++) {
        parsed->diag = &parsed->result.diags[i];
        free(written(write_diag, parsed, &length));
        free(written(write_message, parsed, &length));
        if (parsed->diag->fixable)
            check_fix(parsed, options);
    }
    text = written(write_mended, parsed, &length);
    if (length != 0)
        ALWAYS(addrspec_parse(production, text, length, options, NULL) ==
               ADDRSPEC_OK);
    free(text);
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

/* What the grammar refuses is an error, at or before the fault; and what it
 * accepts is none, parameters aside, which have more rules than grammar, and
 * aside from what Unicode and IDNA say. */
static void
check_step(const struct parsed *parsed, const uint8_t *data, int verdict)
{
    const addrspec_result *result = &parsed->result;
    const struct profile *profile = profile_by_id(result->profile);
    struct scan start, scan;
    enum fault fault;
    size_t place;
    uint32_t i;

    scan_start(&start, (enum addrspec_production)result->production, profile);
    scan = start;
    place = first_fault(&scan, data, parsed->length, &fault);
    check_split(&start, data, parsed->length,
                parsed->hash % (parsed->length + 1), place, fault);
    if (result->consumed == parsed->length &&
        !has_meaning(data, parsed->length))
        ALWAYS((verdict == ADDRSPEC_OK) == (fault == FAULT_NONE));
    if (verdict == ADDRSPEC_OK)
        ALWAYS(fault == FAULT_NONE);
    if (fault == FAULT_NONE || fault >= LABEL_TOO_LONG)
        return;
    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].severity == ADDRSPEC_ERROR)
            break;
    ALWAYS(i < result->kept_count && result->diags[i].where.offset <= place);
}

/* ---- Normal forms ---------------------------------------------------- */

/* What a form is parsed as. */
static enum addrspec_production
form_production(const struct parsed *parsed, const char *form)
{
    if (parsed->result.production == ADDRSPEC_DOMAIN || form[0] == '<')
        return (enum addrspec_production)parsed->result.production;
    return ADDRSPEC_MAILBOX;
}

static char *
written_form(const struct parsed *parsed, enum addrspec_form form,
             size_t *length)
{
    struct parsed asked = *parsed;

    asked.form = form;
    return written(write_form, &asked, length);
}

/* A form is valid, its own normal form, and names the same mailbox, unless NFC
 * made another local-part of it. */
static void
check_form(const struct parsed *parsed, const addrspec_options *options,
           enum addrspec_form form)
{
    struct parsed after = *parsed;
    size_t length, again_length, octets_length, after_length;
    char *text = written_form(parsed, form, &length);
    char *octets =
        written_form(parsed, ADDRSPEC_FORM_LOCAL_PART, &octets_length);
    char *again;

    ALWAYS(octets_length <= ADDRSPEC_LOCAL_PART_MAX);
    if (length > 0) {
        after.input = text;
        after.length = length;
        ALWAYS(addrspec_parse(form_production(parsed, text), text, length,
                              options, &after.result) == ADDRSPEC_OK);
        again = written_form(&after, form, &again_length);
        ALWAYS(again_length == length && memcmp(again, text, length) == 0);
        free(again);
        again = written_form(&after, ADDRSPEC_FORM_LOCAL_PART, &after_length);
        if (parsed->result.production == ADDRSPEC_MAILBOX &&
            after_length == octets_length &&
            memcmp(again, octets, after_length) == 0)
            ALWAYS(addrspec_equal(parsed->input, parsed->length, text, length,
                                  options) == 1);
        free(again);
    }
    free(text);
    free(octets);
}

static void
check_forms(const struct parsed *parsed, const addrspec_options *options,
            int verdict)
{
    size_t length;
    char *key = written_form(parsed, ADDRSPEC_FORM_KEY, &length);

    if (verdict != ADDRSPEC_OK)
        ALWAYS(length == 0);
    free(key);
    if (verdict != ADDRSPEC_OK)
        return;
    check_form(parsed, options, ADDRSPEC_FORM_MAILBOX);
    check_form(parsed, options, ADDRSPEC_FORM_ASCII);
    check_form(parsed, options, ADDRSPEC_FORM_UNICODE);
}

/* A result that came from elsewhere, or from nowhere: whatever stands in it,
 * no writer may read or write out of bounds. */
static void
check_forged(struct parsed *parsed)
{
    writer *const writers[] = {write_reply_line, write_reply, write_picture,
                               write_mended,     write_diag,  write_message,
                               write_fix_text,   write_fixed, write_form};
    unsigned char *octets = (unsigned char *)&parsed->result;
    uint32_t hash = parsed->hash | 1;
    char buffer[600];
    size_t i;

    for (i = 0; i < 12; i++) {
        hash = hash * 1664525u + 1013904223u;
        octets[(hash >> 8) % sizeof parsed->result] = (unsigned char)hash;
    }
    parsed->diag = &parsed->result.diags[hash % ADDRSPEC_DIAGS_MAX];
    parsed->form = (enum addrspec_form)(ADDRSPEC_FORM_MAILBOX + hash % 5);
    for (i = 0; i < sizeof writers / sizeof writers[0]; i++)
        writers[i](parsed, buffer, sizeof buffer);
    (void)addrspec_diag_code(&parsed->result, parsed->diag);
    (void)addrspec_diag_limit(parsed->diag);
}

/* One of the profiles whose grammar has the production. */
static uint32_t
profile_for(enum addrspec_production production, uint32_t hash)
{
    static const uint32_t profiles[] = {ADDRSPEC_SMTP, ADDRSPEC_RFC5321,
                                        ADDRSPEC_RFC6531, ADDRSPEC_RFC5322,
                                        ADDRSPEC_HTML5};
    uint32_t i = hash % (sizeof profiles / sizeof profiles[0]);

    while (!profile_has(profile_by_id(profiles[i]), production))
        i = (i + 1) % (sizeof profiles / sizeof profiles[0]);
    return profiles[i];
}

void
fuzz_production(enum addrspec_production production, const uint8_t *data,
                size_t size)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    struct parsed parsed = {.input = (const char *)data, .length = size};
    int verdict;
    size_t i;

    for (i = 0; i < size; i++)
        parsed.hash = parsed.hash * 31 + data[i];
    parsed.language = parsed.hash % 2 != 0 ? "fr" : "en";
    options.profile = profile_for(production, parsed.hash / 2);
    /* What is not filled must not be read: a sanitizer would see it. */
    memset(&parsed.result, 0xAA, sizeof parsed.result);
    verdict = addrspec_parse(production, parsed.input, size, &options,
                             &parsed.result);
    ALWAYS(verdict >= 0);
    ALWAYS(addrspec_parse(production, parsed.input, size, &options, NULL) ==
           verdict);
    check_spans(&parsed.result, size);
    check_counts(&parsed.result, verdict, size);
    check_step(&parsed, data, verdict);
    check_texts(&parsed, &options);
    check_forms(&parsed, &options, verdict);
    check_forged(&parsed);
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
    uint32_t i;
    int verdict;

    options.profile = profile_for(production, ADDRSPEC_SMTP);
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

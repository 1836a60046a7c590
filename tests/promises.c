/* promises.c - what addrspec.h promises of every input, valid or not
 *
 * SPDX-License-Identifier: MIT
 */
#include "cases.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

/* What a promise is about. */
struct told {
    const struct asked *asked;
    const addrspec_result *result;
    int verdict;
    char *wrong;
};

/* False, and said why, if it is not so. */
__attribute__((format(printf, 3, 4))) static bool
holds(const struct told *told, bool so, const char *format, ...)
{
    va_list arguments;

    if (so)
        return true;
    va_start(arguments, format);
    vsnprintf(told->wrong, WRONG_SIZE, format, arguments);
    va_end(arguments);
    return false;
}

/* ---- Spans and counts ------------------------------------------------ */

static bool
is_inside(addrspec_span span, size_t length)
{
    return span.offset == ADDRSPEC_ABSENT ||
           (span.offset <= length && span.length <= length - span.offset);
}

static bool
comes_before(addrspec_span a, addrspec_span b)
{
    return a.offset == ADDRSPEC_ABSENT || b.offset == ADDRSPEC_ABSENT ||
           a.offset + a.length <= b.offset;
}

static bool
splits_no_code_point(const struct asked *asked, addrspec_span span)
{
    const unsigned char *input = (const unsigned char *)asked->input;
    const size_t ends[] = {span.offset, (size_t)span.offset + span.length};
    size_t i;

    if (span.offset == ADDRSPEC_ABSENT ||
        !utf8_is_well_formed(input, asked->length))
        return true;
    for (i = 0; i < 2; i++)
        if (ends[i] < asked->length && (input[ends[i]] & 0xc0) == 0x80)
            return false;
    return true;
}

static bool
parts_are_in_order(const struct told *told)
{
    const addrspec_result *result = told->result;
    const size_t length = told->asked->length;

    return holds(told,
                 is_inside(result->display_name, length) &&
                     is_inside(result->source_route, length) &&
                     is_inside(result->local_part, length) &&
                     is_inside(result->domain, length) &&
                     result->consumed <= length,
                 "a part lies outside the input") &&
           holds(told,
                 comes_before(result->display_name, result->source_route) &&
                     comes_before(result->display_name, result->local_part) &&
                     comes_before(result->source_route, result->local_part) &&
                     comes_before(result->local_part, result->domain),
                 "the parts are not in order") &&
           holds(told,
                 splits_no_code_point(told->asked, result->local_part) &&
                     splits_no_code_point(told->asked, result->domain),
                 "a part splits a character");
}

static bool
diag_is_sound(const struct told *told, uint32_t i)
{
    const addrspec_diag *diag = &told->result->diags[i];
    const size_t length = told->asked->length;

    return holds(told, addrspec_diagnosis(diag->id) != NULL,
                 "diagnostic %u has no such id: %u", (unsigned)i, diag->id) &&
           holds(told,
                 is_inside(diag->where, length) && is_inside(diag->fix, length),
                 "diagnostic %u lies outside the input", (unsigned)i) &&
           holds(told,
                 splits_no_code_point(told->asked, diag->where) &&
                     splits_no_code_point(told->asked, diag->fix),
                 "diagnostic %u splits a character", (unsigned)i) &&
           holds(told,
                 i == 0 || told->result->diags[i - 1].where.offset <=
                               diag->where.offset,
                 "diagnostic %u is not in order of offset", (unsigned)i) &&
           holds(told,
                 diag->severity >= ADDRSPEC_NOTE &&
                     diag->severity <= ADDRSPEC_ERROR,
                 "diagnostic %u has no severity", (unsigned)i);
}

static bool
counts_agree(const struct told *told)
{
    const addrspec_result *result = told->result;
    uint32_t i, errors = 0;
    int first = ADDRSPEC_OK;

    for (i = 0; i < result->kept_count && i < ADDRSPEC_DIAGS_MAX; i++) {
        if (!diag_is_sound(told, i))
            return false;
        if (result->diags[i].severity != ADDRSPEC_ERROR)
            continue;
        if (errors++ == 0)
            first = result->diags[i].id;
    }
    return holds(told,
                 result->kept_count == (result->diag_count < ADDRSPEC_DIAGS_MAX
                                            ? result->diag_count
                                            : ADDRSPEC_DIAGS_MAX),
                 "%u kept of %u", (unsigned)result->kept_count,
                 (unsigned)result->diag_count) &&
           holds(told,
                 errors == (result->error_count < ADDRSPEC_DIAGS_MAX
                                ? result->error_count
                                : ADDRSPEC_DIAGS_MAX),
                 "%u errors kept of %u", (unsigned)errors,
                 (unsigned)result->error_count) &&
           holds(told, told->verdict == first,
                 "the verdict is %d, the first error %d", told->verdict, first);
}

static bool
verdict_needs_no_result(const struct told *told)
{
    const struct asked *asked = told->asked;
    const int verdict = addrspec_parse(asked->production, asked->input,
                                       asked->length, &asked->options, NULL);

    return holds(told, verdict == told->verdict,
                 "the verdict without a result is %d", verdict);
}

/* ---- Fixes ----------------------------------------------------------- */

static uint32_t
count_of(const addrspec_result *result, uint16_t id)
{
    uint32_t i, count = 0;

    for (i = 0; i < result->kept_count; i++)
        count += result->diags[i].id == id;
    return count;
}

/* None of the one that are not of the other, and fewer of that one; notes tell
 * of no mistake. */
static bool
is_better(const addrspec_result *before, const addrspec_result *after,
          uint16_t id)
{
    uint32_t i;

    for (i = 0; i < after->kept_count; i++)
        if (after->diags[i].severity != ADDRSPEC_NOTE &&
            count_of(after, after->diags[i].id) >
                count_of(before, after->diags[i].id))
            return false;
    return count_of(after, id) < count_of(before, id);
}

static bool
fix_removes_its_diagnostic(const struct told *told, const addrspec_diag *diag)
{
    const struct asked *asked = told->asked;
    const size_t length =
        addrspec_fix_apply(diag, asked->input, asked->length, NULL, 0);
    char *fixed = malloc(length + 1);
    addrspec_result after;

    if (fixed == NULL)
        abort();
    addrspec_fix_apply(diag, asked->input, asked->length, fixed, length + 1);
    addrspec_parse(asked->production, fixed, length, &asked->options, &after);
    free(fixed);
    /* Of more than are kept, which are new cannot be told. */
    return holds(told,
                 told->result->diag_count > ADDRSPEC_DIAGS_MAX ||
                     after.diag_count > ADDRSPEC_DIAGS_MAX ||
                     is_better(told->result, &after, diag->id),
                 "the fix of %s does not remove it, or brings another",
                 addrspec_diagnosis(diag->id)->name);
}

static bool
fixes_fix(const struct told *told)
{
    uint32_t i;

    for (i = 0; i < told->result->kept_count; i++)
        if (told->result->diags[i].fixable &&
            !fix_removes_its_diagnostic(told, &told->result->diags[i]))
            return false;
    return true;
}

static bool
only_error_is_fixable(const addrspec_result *result)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].severity == ADDRSPEC_ERROR)
            return result->error_count == 1 && result->diags[i].fixable;
    return false;
}

static bool
mended_is_valid(const struct told *told)
{
    const struct asked *asked = told->asked;
    const addrspec_result *result = told->result;
    const size_t length =
        addrspec_mend(result, asked->input, asked->length, NULL, 0);
    char *mended = malloc(length + 1);
    int verdict = ADDRSPEC_OK;

    if (mended == NULL)
        abort();
    addrspec_mend(result, asked->input, asked->length, mended, length + 1);
    if (length > 0)
        verdict = addrspec_parse(asked->production, mended, length,
                                 &asked->options, NULL);
    free(mended);
    return holds(told, verdict == ADDRSPEC_OK, "mended, and not valid: %d",
                 verdict) &&
           holds(told, told->verdict != ADDRSPEC_OK || length == 0,
                 "valid, and mended") &&
           holds(told, length > 0 || !only_error_is_fixable(result),
                 "the only error has a fix, and is not mended");
}

/* ---- Texts ----------------------------------------------------------- */

typedef size_t text_fn(const struct told *told, const char *language,
                       char *buffer, size_t size);

static size_t
reply_line(const struct told *told, const char *language, char *buffer,
           size_t size)
{
    return addrspec_format_reply_line(told->result, told->asked->input,
                                      told->asked->length, 0, language, buffer,
                                      size);
}

static size_t
reply(const struct told *told, const char *language, char *buffer, size_t size)
{
    return addrspec_format_reply(told->result, told->asked->input,
                                 told->asked->length, 0, language, buffer,
                                 size);
}

static size_t
picture(const struct told *told, const char *language, char *buffer,
        size_t size)
{
    return addrspec_format_picture(told->result, told->asked->input,
                                   told->asked->length, language, buffer, size);
}

static size_t
messages(const struct told *told, const char *language, char *buffer,
         size_t size)
{
    return told->result->kept_count == 0
               ? 0
               : addrspec_format_message(
                     &told->result->diags[0], told->asked->input,
                     told->asked->length, language, buffer, size);
}

/* The text in a heap block of exactly its length and a NUL. */
static char *
text_of(const struct told *told, text_fn *write, const char *language)
{
    const size_t length = write(told, language, NULL, 0);
    char *text = malloc(length + 1);

    if (text == NULL)
        abort();
    text[0] = '\0';
    if (length > 0 && write(told, language, text, length + 1) != length)
        text[0] = '\0';
    return text;
}

static bool
is_reply_text(const char *line, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if ((unsigned char)line[i] < ' ' || (unsigned char)line[i] > '~')
            return false;
    return true;
}

/* Reply-line, with an enhanced code in each line: RFC 5321 4.2, RFC 2034 4 */
static bool
is_reply(const struct told *told, const char *text)
{
    const char *first = text;

    while (*text != '\0') {
        const char *end = strstr(text, "\r\n");
        const size_t length = end == NULL ? strlen(text) : (size_t)(end - text);
        const bool last = end == NULL || end[2] == '\0';

        if (!holds(told,
                   length + 2 <= ADDRSPEC_REPLY_LINE_MAX && length > 10 &&
                       is_reply_text(text, length),
                   "no line of a reply: %.200s", text) ||
            !holds(told,
                   strncmp(text, first, 3) == 0 &&
                       text[3] == (last ? ' ' : '-') &&
                       strncmp(text + 4, first + 4, 5) == 0 && text[9] == ' ',
                   "the codes of the lines differ: %.200s", text))
            return false;
        text += end == NULL ? length : length + 2;
    }
    return holds(told, (*first == '\0') == (told->verdict == ADDRSPEC_OK),
                 "the reply is: %.200s", first);
}

static bool
is_picture(const struct told *told, const char *text)
{
    uint32_t lines = 0;

    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return holds(told, lines == told->result->kept_count + 1,
                 "a picture of %u lines for %u diagnostics", (unsigned)lines,
                 (unsigned)told->result->kept_count);
}

static bool
is_message(const struct told *told, const char *text)
{
    return holds(told,
                 (*text == '\0') == (told->result->kept_count == 0) &&
                     strchr(text, '\n') == NULL,
                 "the message is: %.200s", text);
}

static bool
texts_are_sound(const struct told *told, const char *language)
{
    static const struct {
        text_fn *write;
        bool (*is_sound)(const struct told *told, const char *text);
    } texts[] = {
        {reply_line, is_reply},
        {reply, is_reply},
        {picture, is_picture},
        {messages, is_message},
    };
    size_t i;

    for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char *text = text_of(told, texts[i].write, language);
        const bool sound = texts[i].is_sound(told, text);

        free(text);
        if (!sound)
            return false;
    }
    return true;
}

void
promises_try(const struct asked *asked, int verdict,
             const addrspec_result *result, char wrong[WRONG_SIZE])
{
    const struct told told = {asked, result, verdict, wrong};

    if (holds(&told, verdict >= 0, "the call failed: %d", verdict) &&
        counts_agree(&told) && parts_are_in_order(&told) &&
        verdict_needs_no_result(&told) && fixes_fix(&told) &&
        mended_is_valid(&told) && texts_are_sound(&told, "en") &&
        texts_are_sound(&told, "fr"))
        normal_forms_try(asked, verdict, result, wrong);
}

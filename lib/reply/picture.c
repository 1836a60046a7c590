/* picture.c - the input with carets under what was found in it
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "reply/escape.h"
#include "reply/message.h"
#include "text/utf8.h"

/* Columns shown of the input, at most; and how far before the first
 * diagnostic a longer one is cut. */
#define WIDTH_MAX 160
#define CONTEXT_BEFORE 40

/* The stretch of the input that is shown. */
struct window {
    const unsigned char *input;
    uint32_t length;
    uint32_t begin;
    uint32_t end;
};

static void
show_windowed(struct writer *writer, const struct window *window)
{
    uint32_t i = window->begin;

    if (window->begin > 0)
        write_text(writer, "...");
    while (i < window->end) {
        const struct shown shown =
            show_unit(window->input + i, window->length - i);

        write_octets(writer, shown.text, shown.text_length);
        i += shown.length;
    }
    write_text(writer, window->end < window->length ? "...\n" : "\n");
}

/* Choose the window: all of a short input, else what is around the first
 * place of interest.  Begins and ends between code points. */
static struct window
choose_window(const unsigned char *input, uint32_t length, uint32_t interest)
{
    struct window window = {input, length, 0, 0};
    uint32_t columns = 0;

    if (length > WIDTH_MAX && interest > WIDTH_MAX - CONTEXT_BEFORE) {
        window.begin = interest - CONTEXT_BEFORE;
        while (window.begin > 0 && utf8_is_continuation(input[window.begin]) &&
               window.begin > interest - CONTEXT_BEFORE - 4)
            window.begin--;
    }
    window.end = window.begin;
    while (window.end < length) {
        const struct shown shown =
            show_unit(input + window.end, length - window.end);

        columns += shown.columns;
        if (columns > WIDTH_MAX)
            break;
        window.end += shown.length;
    }
    return window;
}

/* Columns from the window's begin to `offset`, or to the begin of the code
 * point that it lies in; `reached` is the offset of that. */
static uint32_t
columns_to(const struct window *window, uint32_t offset, uint32_t *reached)
{
    uint32_t i = window->begin, columns = window->begin > 0 ? 3 : 0;

    while (i < window->end && i < offset) {
        const struct shown shown =
            show_unit(window->input + i, window->length - i);

        if (i + shown.length > offset)
            break;
        columns += shown.columns;
        i += shown.length;
    }
    *reached = i;
    return columns;
}

static void
write_repeated(struct writer *writer, char octet, uint32_t count)
{
    while (count-- > 0)
        write_octet(writer, octet);
}

static uint32_t
min(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Columns that the octets of `where` take: at least one caret, also for a
 * gap or a combining mark. */
static uint32_t
columns_of(const struct window *window, addrspec_span where, uint32_t before)
{
    const uint32_t end = min(where.offset + where.length, window->end);
    uint32_t reached, columns;

    columns = columns_to(window, end, &reached);
    if (reached < end && reached < window->length)
        columns += show_unit(window->input + reached, window->length - reached)
                       .columns;
    return columns > before ? columns - before : 1;
}

/* The column where the carets begin: of a combining mark, that of the
 * character it sits on. */
static uint32_t
caret_column(const struct window *window, uint32_t offset)
{
    uint32_t i = window->begin, column = window->begin > 0 ? 3 : 0;
    uint32_t width = 0;

    while (i < window->end) {
        const struct shown shown =
            show_unit(window->input + i, window->length - i);

        if (i + shown.length > offset)
            return shown.columns == 0 ? column - width : column;
        column += shown.columns;
        if (shown.columns > 0)
            width = shown.columns;
        i += shown.length;
    }
    return column;
}

static void
write_carets(struct writer *writer, const struct window *window,
             const addrspec_diag *diag, enum language language)
{
    const addrspec_diagnosis_info *info = addrspec_diagnosis(diag->id);
    const uint32_t before = caret_column(window, diag->where.offset);

    if (info == NULL)
        return;
    write_repeated(writer, ' ', before);
    write_repeated(writer, '^', columns_of(window, diag->where, before));
    write_octet(writer, ' ');
    if (diag->severity == ADDRSPEC_WARNING)
        write_text(writer, phrase(WARNING_LABEL, language));
    else if (diag->severity == ADDRSPEC_NOTE)
        write_text(writer, phrase(NOTE_LABEL, language));
    write_text(writer, info->name);
    write_text(writer, phrase(COLON, language));
    write_title(writer, diag, window->input, window->length, language);
    write_octet(writer, '\n');
}

size_t
addrspec_format_picture(const addrspec_result *result, const char *input,
                        size_t length, const char *language, char *buffer,
                        size_t size)
{
    struct writer writer = writer_begin(buffer, size);
    const enum language tongue = language_of(language);
    struct window window;
    uint32_t i, kept;

    if (result == NULL || length >= ADDRSPEC_ABSENT)
        return writer_end(&writer);
    kept = min(result->kept_count, ADDRSPEC_DIAGS_MAX);
    window = choose_window(
        (const unsigned char *)input, (uint32_t)length,
        kept > 0 ? min(result->diags[0].where.offset, (uint32_t)length) : 0);
    show_windowed(&writer, &window);
    for (i = 0; i < kept; i++)
        write_carets(&writer, &window, &result->diags[i], tongue);
    return writer_end(&writer);
}

size_t
addrspec_format_diag(const addrspec_diag *diag, const char *input,
                     size_t length, const char *language, char *buffer,
                     size_t size)
{
    struct writer writer = writer_begin(buffer, size);
    struct window window;

    if (diag == NULL || length >= ADDRSPEC_ABSENT)
        return writer_end(&writer);
    window = choose_window((const unsigned char *)input, (uint32_t)length,
                           min(diag->where.offset, (uint32_t)length));
    show_windowed(&writer, &window);
    write_carets(&writer, &window, diag, language_of(language));
    return writer_end(&writer);
}

size_t
addrspec_format_safe(const char *input, size_t length, char *buffer,
                     size_t size)
{
    struct writer writer = writer_begin(buffer, size);
    size_t i = 0;

    while (i < length) {
        const struct shown shown =
            show_unit((const unsigned char *)input + i,
                      length - i > 4 ? 4 : (uint32_t)(length - i));

        write_octets(&writer, shown.text, shown.text_length);
        i += shown.length;
    }
    return writer_end(&writer);
}

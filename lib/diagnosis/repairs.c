/* repairs.c - the text as it would be with what was found mended
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/repairs.h"

#include <assert.h>
#include <string.h>

#include "diagnosis/look.h"
#include "text/utf8.h"

/* ---- Back to the input ----------------------------------------------- */

addrspec_span
in_input(const struct context *context, addrspec_span where)
{
    const struct draft *draft = context->draft;
    uint32_t begin, end;

    if (draft == NULL || is_absent(where))
        return where;
    begin = draft->origin[where.offset];
    if (where.length == 0)
        return span(begin, 0);
    end = draft->origin_end[where.offset + where.length - 1];
    return span(begin, end - begin);
}

static addrspec_span
part_in_input(const struct context *context, addrspec_span part)
{
    const addrspec_span mapped = in_input(context, part);

    return mapped.length == 0 ? span(ADDRSPEC_ABSENT, 0) : mapped;
}

/* Of two parts that one edit made of the same octets the first cannot be told
 * from the second. */
static void
keep_parts_apart(struct reading *reading)
{
    addrspec_span *const parts[] = {&reading->domain, &reading->local_part,
                                    &reading->route, &reading->display_name};
    uint32_t next = ADDRSPEC_ABSENT;
    size_t i;

    for (i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (is_absent(*parts[i]))
            continue;
        if (parts[i]->length > next ||
            parts[i]->offset > next - parts[i]->length)
            *parts[i] = span(ADDRSPEC_ABSENT, 0);
        else
            next = parts[i]->offset;
    }
}

void
map_parts(const struct context *context, struct reading *reading)
{
    const struct draft *draft = context->draft;

    reading->display_name = part_in_input(context, reading->display_name);
    reading->route = part_in_input(context, reading->route);
    reading->local_part = part_in_input(context, reading->local_part);
    reading->domain = part_in_input(context, reading->domain);
    if (draft == NULL)
        return;
    keep_parts_apart(reading);
    if (reading->close != ADDRSPEC_ABSENT)
        reading->close = draft->origin[reading->close];
    if (reading->open != ADDRSPEC_ABSENT)
        reading->open =
            draft->origin_end[reading->open] == draft->origin[reading->open]
                ? ADDRSPEC_ABSENT /* an edit put it in */
                : draft->origin[reading->open];
}

/* ---- One mend -------------------------------------------------------- */

void
write_fix(void *context, const char *text, size_t length)
{
    struct fix_writer *writer = context;

    if (length > sizeof writer->text - writer->length) {
        writer->fits = false;
        return;
    }
    memcpy(writer->text + writer->length, text, length);
    writer->length += (uint32_t)length;
}

static uint32_t
common_prefix(const unsigned char *a, uint32_t a_length, const char *b,
              uint32_t b_length)
{
    uint32_t i = 0;

    while (i < a_length && i < b_length && a[i] == (unsigned char)b[i])
        i++;
    while (i > 0 &&
           ((i < a_length && utf8_is_continuation(a[i])) ||
            (i < b_length && utf8_is_continuation((unsigned char)b[i]))))
        i--; /* to the beginning of a code point */
    return i;
}

static uint32_t
common_suffix(const unsigned char *a, uint32_t a_length, const char *b,
              uint32_t b_length)
{
    uint32_t i = 0;

    while (i < a_length && i < b_length &&
           a[a_length - 1 - i] == (unsigned char)b[b_length - 1 - i])
        i++;
    while (i > 0 && utf8_is_continuation(a[a_length - i]))
        i--;
    return i;
}

bool
replace_fix(struct draft *draft, addrspec_span fix,
            const struct fix_writer *writer)
{
    const unsigned char *old = draft->octets + fix.offset;
    const uint32_t prefix =
        common_prefix(old, fix.length, writer->text, writer->length);
    const uint32_t suffix =
        common_suffix(old + prefix, fix.length - prefix, writer->text + prefix,
                      writer->length - prefix);

    return writer->fits &&
           draft_replace(draft, fix.offset + prefix,
                         fix.length - prefix - suffix, writer->text + prefix,
                         writer->length - prefix - suffix) &&
           draft->length <= DRAFT_INPUT_MAX;
}

static enum mend_status
mend_whole(struct draft *draft, enum mend mend, addrspec_span fix,
           const struct draft *text)
{
    struct fix_writer writer = {.fits = true};
    const enum mend_status status =
        mend_text(mend, text->octets, fix, write_fix, &writer);

    if (status == MEND_MADE && !replace_fix(draft, fix, &writer))
        return MEND_IMPOSSIBLE;
    return status;
}

/* Around what is kept, so that it knows where it came from. */
static enum mend_status
mend_around(struct draft *draft, enum mend mend, addrspec_span fix,
            addrspec_span kept)
{
    const uint32_t end = kept.offset + kept.length;
    const char *before, *after;

    mend_encloses(mend, &before, &after);
    return draft_replace(draft, end, fix.offset + fix.length - end, after,
                         (uint32_t)strlen(after)) &&
                   draft_replace(draft, fix.offset, kept.offset - fix.offset,
                                 before, (uint32_t)strlen(before)) &&
                   draft->length <= DRAFT_INPUT_MAX
               ? MEND_MADE
               : MEND_IMPOSSIBLE;
}

/* Where the last piece before `end` begins: a code point, or a label. */
static uint32_t
last_piece(const struct draft *text, enum mend mend, uint32_t begin,
           uint32_t end)
{
    const unsigned char stop = '.';

    if (mend == PUT_A_LABELS) {
        while (end > begin && text->octets[end - 1] != stop)
            end--;
        return end;
    }
    return utf8_last_begin(text->octets, begin, end);
}

/* Piece by piece, each from what it stands for. */
static enum mend_status
mend_pieces(struct draft *draft, enum mend mend, addrspec_span fix,
            const struct draft *text)
{
    uint32_t end = fix.offset + fix.length;

    while (end > fix.offset) {
        const uint32_t begin = last_piece(text, mend, fix.offset, end);
        const enum mend_status status =
            begin == end
                ? MEND_MADE
                : mend_whole(draft, mend, span(begin, end - begin), text);

        if (status != MEND_MADE)
            return status;
        end = begin;
        if (mend == PUT_A_LABELS && end > fix.offset)
            end--; /* its dot */
    }
    return MEND_MADE;
}

/* It changes characters here and there. */
static bool
is_scattered(enum mend mend, const unsigned char *octets, uint32_t length)
{
    return mend == UNDO_MOJIBAKE || mend == FROM_WINDOWS_1252 ||
           (mend == DECODE && decode_at(octets, length).length != length);
}

/* Word by word, so that parts stay where they are: no piece of what is mended
 * holds an "@" or a dot. */
static enum mend_status
mend_words(struct draft *draft, enum mend mend, addrspec_span fix,
           const struct draft *text)
{
    uint32_t end = fix.offset + fix.length, begin;

    for (; end > fix.offset; end = begin > fix.offset ? begin - 1 : begin) {
        enum mend_status status;

        for (begin = end; begin > fix.offset &&
                          text->octets[begin - 1] != '@' &&
                          text->octets[begin - 1] != '.';)
            begin--;
        status = mend_whole(draft, mend, span(begin, end - begin), text);
        if (status != MEND_MADE)
            return status;
    }
    return MEND_MADE;
}

enum mend_status
make_mend(struct draft *draft, enum mend mend, addrspec_span fix,
          const struct draft *text)
{
    const addrspec_span kept = mend_kept_span(mend, text->octets, fix);

    assert(fix.offset <= text->length &&
           fix.length <= text->length - fix.offset);
    if (kept.length > 0)
        return mend_around(draft, mend, fix, kept);
    if (mend == PUT_PLAIN || mend == PUT_A_LABELS)
        return mend_pieces(draft, mend, fix, text);
    if (is_scattered(mend, text->octets + fix.offset, fix.length))
        return mend_words(draft, mend, fix, text);
    return mend_whole(draft, mend, fix, text);
}

/* ---- All of them ----------------------------------------------------- */

static bool
goes_before(const struct repair *a, const struct repair *b)
{
    if (a->fix.offset != b->fix.offset)
        return a->fix.offset < b->fix.offset;
    return a->fix.length > b->fix.length;
}

void
add_repair(struct repairs *repairs, addrspec_span fix, enum mend mend)
{
    const struct repair repair = {fix, mend};
    unsigned i = repairs->count;

    if (i == READING_KEEPS)
        return;
    repairs->count++;
    for (; i > 0 && goes_before(&repair, &repairs->list[i - 1]); i--)
        repairs->list[i] = repairs->list[i - 1];
    repairs->list[i] = repair;
}

/* Those that do not overlap one before them; returns how many there are. */
static unsigned
choose_repairs(const struct repairs *repairs,
               const struct repair *chosen[READING_KEEPS])
{
    uint32_t end = 0;
    unsigned i, count = 0;

    for (i = 0; i < repairs->count; i++) {
        const struct repair *repair = &repairs->list[i];

        if (repair->fix.offset < end)
            continue;
        chosen[count++] = repair;
        end = repair->fix.offset + repair->fix.length;
    }
    return count;
}

bool
make_repairs(const struct repairs *repairs, const struct draft *draft,
             struct draft *mended)
{
    const struct repair *chosen[READING_KEEPS];
    unsigned i = choose_repairs(repairs, chosen);

    draft_copy(mended, draft);
    for (; i > 0; i--) { /* from the right: see make_mend() */
        const struct repair *repair = chosen[i - 1];

        /* What cannot be made leaves the text as it is. */
        if (make_mend(mended, repair->mend, repair->fix, draft) ==
            MEND_NO_MEMORY)
            return false;
    }
    return true;
}

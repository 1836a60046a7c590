/* quotes.c - quotation marks and backslashes
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "diagnosis/look.h"
#include "text/octets.h"
#include "text/utf8.h"

/* Text between the closing quote and the "@": the quote goes behind it. */
static void
text_after_quote(const struct context *context, const struct fault_run *run)
{
    uint32_t end = run->offset;
    struct finding finding;

    while (end < context->reading->end && context->octets[end] != '@' &&
           !octet_is(context->octets[end], CONTROL))
        end++;
    if (octet_is(run->octet, BLANK)) {
        space_fault(context, run);
        return;
    }
    if (octet_is(run->octet, CONTROL)) {
        line_break_or_control(context, run, run->offset, run->length);
        return;
    }
    finding = mended_at(INDEX_TEXT_AFTER_QUOTE, ADDRSPEC_PART_LOCAL_PART,
                        run->offset, end - run->offset, MOVE_QUOTE);
    finding.fix = span(run->offset - 1, end - run->offset + 1);
    add_finding(context, &finding);
}

/* quoted-pairSMTP = %d92 %d32-126                          RFC 5321 4.1.2 */
static void
bad_pair(const struct context *context, const struct fault_run *run)
{
    struct finding finding;

    if (octet_is(run->octet, CONTROL) && run->octet != '\t' &&
        run->octet < 0x7f) {
        line_break_or_control(context, run, run->offset, run->length);
        return;
    }
    finding = mended_at(INDEX_BAD_QUOTED_PAIR, ADDRSPEC_PART_LOCAL_PART,
                        run->offset - 1, run->length + 1, DELETE);
    finding.value = utf8_decode(context->octets + run->offset,
                                context->length - run->offset)
                        .value;
    if (run->octet > 0x7f) /* it needs no backslash */
        finding.fix = span(run->offset - 1, 1);
    add_finding(context, &finding);
}

void
quotes_family(const struct context *context, const struct fault_run *run)
{
    struct finding finding;

    switch (run->fault) {
    case AT_EXPECTED_AFTER_QUOTE:
        text_after_quote(context, run);
        break;
    case BAD_QUOTED_PAIR:
        bad_pair(context, run);
        break;
    case QUOTE_OPEN: /* no place to close it made the address right */
        if (is_absent(context->reading->local_part))
            break; /* a name's, and told */
        finding = error_at(INDEX_UNTERMINATED_QUOTE, ADDRSPEC_PART_LOCAL_PART,
                           context->reading->local_part.offset, 1);
        add_finding(context, &finding);
        break;
    default: /* QUOTE_IN_ATOM */
        finding = mended_at(INDEX_STRAY_QUOTE, part_of(run), run->offset,
                            run->length, DELETE);
        add_finding(context, &finding);
        break;
    }
}

static uint32_t
last_at(const struct context *context)
{
    /* Of a path: before its ">", lest an "@" in a parameter be taken. */
    uint32_t i = asks_for_path(context->question)
                     ? find_octet(context->octets, 0, context->length, '>')
                     : context->length;

    while (i > 0 && context->octets[i - 1] != '@')
        i--;
    return i == 0 ? context->length : i - 1;
}

/* Behind the "<" and the source route, if there are any. */
static uint32_t
local_part_begins(const struct reading *reading)
{
    return is_absent(reading->local_part) ? reading->begin
                                          : reading->local_part.offset;
}

/* The offset of the one DQUOTE inside a Dot-string; `length` if there is none
 * or more than one. */
static uint32_t
single_quote(const struct context *context)
{
    const struct reading *reading = context->reading;
    uint32_t i, offset = context->length;

    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++) {
        if (reading->runs[i].fault != QUOTE_IN_ATOM)
            continue;
        if (offset != context->length)
            return context->length;
        offset = reading->runs[i].offset;
    }
    return offset;
}

/* A DQUOTE right before the "@" whose partner is missing at the beginning. */
static void
missing_opening(struct trial *trial, const struct context *context)
{
    const uint32_t begin = local_part_begins(context->reading);
    const uint32_t quote = single_quote(context);
    struct cause cause;
    uint32_t i;

    if (quote + 1 >= context->length || context->octets[quote + 1] != '@' ||
        context->reading->fault_count < 2)
        return;
    for (i = begin; i < quote; i++)
        if (octet_is(context->octets[i], CONTROL))
            return;
    cause = simple_cause(mended_at(INDEX_STRAY_QUOTE, ADDRSPEC_PART_LOCAL_PART,
                                   begin, quote + 1 - begin, PUT_QUOTE),
                         "\"");
    cause.finding.fix = span(begin, 0);
    cause.edits[0].length = 0;
    try_cause(trial, &cause);
}

/* Atoms and dots alone. */
static bool
is_dot_string(const struct context *context, uint32_t begin, uint32_t end)
{
    for (; begin < end; begin++)
        if (!octet_is(context->octets[begin], ATEXT) &&
            context->octets[begin] != '.')
            return false;
    return true;
}

/* A pair of DQUOTEs inside a Dot-string: without them it may be right; else,
 * if it ends the local-part, the first belongs at the beginning. */
static void
inner_pair(struct trial *trial, const struct context *context)
{
    const struct reading *reading = context->reading;
    const uint32_t begin = local_part_begins(reading);
    uint32_t i, pair[2], found = 0;
    struct cause cause;

    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++)
        if (reading->runs[i].fault == QUOTE_IN_ATOM && found++ < 2)
            pair[found - 1] = reading->runs[i].offset;
    if (found != 2)
        return;
    cause.finding = mended_at(INDEX_STRAY_QUOTE, ADDRSPEC_PART_LOCAL_PART,
                              pair[0], pair[1] + 1 - pair[0], DROP_QUOTES);
    cause.edit_count = 2;
    cause.edits[0] = (struct cause_edit){pair[0], 1, "", 0};
    cause.edits[1] = (struct cause_edit){pair[1], 1, "", 0};
    try_cause(trial, &cause);
    if (pair[1] + 1 >= context->length || context->octets[pair[1] + 1] != '@' ||
        !is_dot_string(context, begin, pair[0]))
        return;
    cause.finding.mend = REQUOTE;
    cause.finding.fix = span(begin, pair[1] + 1 - begin);
    cause.edits[0] = (struct cause_edit){begin, 0, "\"", 1};
    cause.edits[1] = (struct cause_edit){pair[0], 1, "", 0};
    try_cause(trial, &cause);
}

/* An opening quote without its partner: either it is one too many, or the
 * partner is missing before the "@". */
void
recognise_quotes(struct trial *trial, const struct context *context)
{
    const uint32_t open = context->reading->local_part.offset;
    struct cause cause;
    uint32_t at;

    missing_opening(trial, context);
    inner_pair(trial, context);
    if (!has_fault(context->reading, QUOTE_OPEN) || open == ADDRSPEC_ABSENT)
        return;
    cause = simple_cause(mended_at(INDEX_UNTERMINATED_QUOTE,
                                   ADDRSPEC_PART_LOCAL_PART, open, 1, DELETE),
                         "");
    try_cause(trial, &cause);
    at = last_at(context);
    if (at == context->length)
        return;
    cause.finding.mend = PUT_QUOTE;
    cause.finding.fix = span(at, 0);
    cause.edits[0] = (struct cause_edit){at, 0, "\"", 1};
    try_cause(trial, &cause);
}

/* quotes.c - quotation marks and backslashes
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
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
        struct fault_run blanks = *run;

        blanks.length = 0;
        while (blanks.offset + blanks.length < end &&
               octet_is(context->octets[blanks.offset + blanks.length], BLANK))
            blanks.length++;
        if (blanks.offset + blanks.length == end) {
            space_fault(context, &blanks);
            return;
        }
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

static bool
has_open_quote(const struct reading *reading, uint32_t *offset)
{
    uint32_t i;

    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++)
        if (reading->runs[i].fault == QUOTE_OPEN) {
            *offset = reading->local_part.offset;
            return !is_absent(reading->local_part);
        }
    return false;
}

static uint32_t
last_at(const struct context *context)
{
    uint32_t i = context->length;

    while (i > 0 && context->octets[i - 1] != '@')
        i--;
    return i == 0 ? context->length : i - 1;
}

/* An opening quote without its partner: either it is one too many, or the
 * partner is missing before the "@". */
void
recognise_quotes(struct trial *trial, const struct context *context)
{
    uint32_t open, at;
    struct cause cause;

    if (!has_open_quote(context->reading, &open))
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

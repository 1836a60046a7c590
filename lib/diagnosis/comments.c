/* comments.c - comments, which a header may have and an envelope may not
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "text/octets.h"

/* Openings looked at in a record: each look may read to the end. */
#define LOOKS 8

/* Behind the ")" that closes the "(" at `offset`; 0 if none does.
 * comment = "(" *([FWS] ccontent) [FWS] ")"                RFC 5322 3.2.2 */
static uint32_t
comment_end(const struct context *context, uint32_t offset)
{
    uint32_t i, depth = 0;

    for (i = offset; i < context->length; i++) {
        if (context->octets[i] == '\\')
            i++;
        else if (context->octets[i] == '(')
            depth++;
        else if (context->octets[i] == ')' && --depth == 0)
            return i + 1;
    }
    return 0;
}

static enum addrspec_part
comment_part(const struct context *context, uint32_t offset)
{
    const struct reading *reading = context->reading;

    if (asks_for_path(context->question) &&
        (offset >= reading->end || offset < reading->begin))
        return ADDRSPEC_PART_PATH;
    return mailbox_part_at(context, offset);
}

/* A header takes comments: what is wrong within one is told by itself. */
static bool
is_wrong_within(const struct context *context, uint32_t begin, uint32_t end)
{
    const struct reading *reading = context->reading;
    uint32_t i;

    if (context->question->profile->grammar != HEADER_GRAMMAR ||
        has_fault(reading, COMMENT_TOO_DEEP))
        return false;
    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++)
        if (reading->runs[i].offset > begin && reading->runs[i].offset < end)
            return true;
    return false;
}

/* The blanks beside a comment go with it. */
static void
closed_comment(struct trial *trial, const struct context *context,
               uint32_t begin, uint32_t end)
{
    struct encoded encoded;
    struct cause cause;

    if (is_wrong_within(context, begin, end))
        return;
    begin = skip_blanks_back(context->octets, 0, begin);
    end = skip_blanks(context->octets, end, context->length);
    encoded = decode_at(context->octets + begin, context->length - begin);
    if (encoded.length == end - begin && encoded.encoding == SPELLED &&
        end < context->length)
        return; /* "(at)" and "(dot)" are no comments */
    cause = simple_cause(mended_at(has_fault(context->reading, COMMENT_TOO_DEEP)
                                       ? INDEX_COMMENT_TOO_DEEP
                                       : INDEX_COMMENT,
                                   comment_part(context, begin), begin,
                                   end - begin, DELETE),
                         "");
    try_cause(trial, &cause);
}

/* What ends there may well be a whole domain, or an address literal. */
static bool
holds_dot(const struct context *context, uint32_t begin, uint32_t end)
{
    return holds_octet(context->octets, begin, end, '.') ||
           holds_octet(context->octets, begin, end, ']');
}

/* Behind a domain with a dot all that follows is the comment; elsewhere the
 * "(" is a slip. */
static void
open_comment(struct trial *trial, const struct context *context, uint32_t begin)
{
    const struct reading *reading = context->reading;
    const bool behind = !is_absent(reading->domain) &&
                        begin > reading->domain.offset &&
                        begin < reading->end &&
                        holds_dot(context, reading->domain.offset, begin);
    struct finding finding =
        mended_at(INDEX_UNTERMINATED_COMMENT, comment_part(context, begin),
                  begin, 1, DELETE);
    struct cause cause;
    uint32_t end = begin;

    if (begin > 0 && context->octets[begin - 1] == '"')
        while (end < reading->end && context->octets[end] != '@')
            end++;
    if (behind)
        end = reading->end;
    if (end > begin)
        finding.fix.length = end - begin;
    while (behind && finding.fix.offset > 0 &&
           octet_is(context->octets[finding.fix.offset - 1], BLANK)) {
        finding.where.offset = --finding.fix.offset;
        finding.where.length++;
        finding.fix.length++;
    }
    cause = simple_cause(finding, "");
    try_cause(trial, &cause);
}

void
recognise_comments(struct trial *trial, const struct context *context)
{
    uint32_t i, end;
    bool quoted = false;
    int looks = 0;

    for (i = 0; i < context->length && looks < LOOKS; i++) {
        if (context->octets[i] == '\\' && quoted)
            i++;
        else if (context->octets[i] == '"')
            quoted = !quoted;
        if (quoted || i >= context->length || context->octets[i] != '(')
            continue;
        looks++;
        end = comment_end(context, i);
        if (end != 0)
            closed_comment(trial, context, i, end);
        else
            open_comment(trial, context, i);
        if (end != 0)
            i = end - 1;
    }
}

/* separators.c - commas and semicolons
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"
#include "text/octets.h"

static bool
holds_at(const struct context *context, uint32_t begin, uint32_t end)
{
    uint32_t i;

    for (i = begin; i < end; i++)
        if (context->octets[i] == '@')
            return true;
    return false;
}

/* A separator has an address before it, and behind it another or nothing. */
static void
separator(struct trial *trial, const struct context *context, uint32_t offset)
{
    const uint32_t end = context->reading->end;
    uint32_t behind = offset + 1;
    struct cause cause;

    while (behind < end && (octet_is(context->octets[behind], BLANK) ||
                            context->octets[behind] == context->octets[offset]))
        behind++;
    if (!holds_at(context, 0, offset) ||
        (behind < end && !holds_at(context, behind, end)))
        return;
    cause = simple_cause(mended_at(context->octets[offset] == ','
                                       ? INDEX_COMMA_SEPARATOR
                                       : INDEX_SEMICOLON_SEPARATOR,
                                   ADDRSPEC_PART_MAILBOX, offset, 1, NO_MEND),
                         "");
    cause.edits[0].length = end - offset; /* read the first address alone */
    if (behind == end) {
        cause.finding.mend = DELETE;
        cause.finding.fix.length = end - offset;
    }
    try_cause(trial, &cause);
}

/* On most keyboards the comma is the dot's neighbour. */
static void
comma_for_dot(struct trial *trial, const struct context *context,
              uint32_t offset)
{
    const bool in_domain =
        !is_absent(context->reading->domain) &&
        offset >= context->reading->domain.offset;
    struct cause cause = simple_cause(
        mended_at(INDEX_COMMA_FOR_DOT,
                  in_domain ? ADDRSPEC_PART_DOMAIN : ADDRSPEC_PART_LOCAL_PART,
                  offset, 1, PUT_DOT),
        ".");

    try_cause(trial, &cause);
}

void
recognise_separators(struct trial *trial, const struct context *context)
{
    const struct reading *reading = context->reading;
    uint32_t i;

    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++) {
        const struct fault_run *run = &reading->runs[i];

        if (run->fault != ILLEGAL_OCTET)
            continue;
        if (run->octet == ',' || run->octet == ';')
            separator(trial, context, run->offset);
        if (run->octet == ',' && run->length == 1)
            comma_for_dot(trial, context, run->offset);
    }
}

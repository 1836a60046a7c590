/* missing.c - no "@" or one too many, no local-part, no domain
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"

static bool
has_fault(const struct reading *reading, enum fault fault)
{
    uint32_t i;

    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++)
        if (reading->runs[i].fault == fault)
            return true;
    return false;
}

/* An "@" where the local-part should begin.  If another follows, it is the
 * first that is one too many. */
static void
missing_local_part(const struct context *context, const struct fault_run *run)
{
    struct finding finding = error_at(
        INDEX_MISSING_LOCAL_PART, ADDRSPEC_PART_MAILBOX, run->offset, 0);

    if (run->octet != '@')
        return; /* at the end: the "@" is missing too, and told */
    if (has_fault(context->reading, AT_IN_DOMAIN)) {
        finding.mend = DELETE;
        finding.fix = span(run->offset, 1);
    }
    add_finding(context, &finding);
}

/* A quote that is not closed has swallowed what was there. */
static void
missing_at(const struct context *context, const struct fault_run *run)
{
    const struct finding finding =
        error_at(INDEX_MISSING_AT, ADDRSPEC_PART_MAILBOX, run->offset, 0);

    if (!has_fault(context->reading, QUOTE_OPEN))
        add_finding(context, &finding);
}

static void
second_at(const struct context *context, const struct fault_run *run)
{
    struct finding finding = error_at(INDEX_SECOND_AT, ADDRSPEC_PART_MAILBOX,
                                      run->offset, run->length);
    const bool doubled =
        run->offset > 0 && context->octets[run->offset - 1] == '@';
    const bool last = run->offset + run->length == context->reading->end;

    /* The first "@" is told to be one too many already. */
    if (has_fault(context->reading, LOCAL_PART_EXPECTED) &&
        context->reading->run_count == 2)
        return;
    if (doubled || last)
        finding.mend = DELETE;
    add_finding(context, &finding);
}

void
missing_family(const struct context *context, const struct fault_run *run)
{
    struct finding finding;

    switch (run->fault) {
    case LOCAL_PART_EXPECTED:
        missing_local_part(context, run);
        break;
    case AT_EXPECTED:
        missing_at(context, run);
        break;
    case AT_IN_DOMAIN:
        second_at(context, run);
        break;
    default: /* DOMAIN_EXPECTED */
        finding = error_at(INDEX_MISSING_DOMAIN, ADDRSPEC_PART_MAILBOX,
                           run->offset, 0);
        add_finding(context, &finding);
        break;
    }
}

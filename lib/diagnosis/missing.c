/* missing.c - no "@" or one too many, no local-part, no domain
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "text/octets.h"

static bool
has_other_fault(const struct reading *reading, enum fault fault)
{
    uint32_t i;

    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++)
        if (reading->runs[i].fault != fault &&
            reading->runs[i].fault < LABEL_TOO_LONG)
            return true;
    return false;
}

/* An "@" where the local-part should begin.  If another follows, it is the
 * first that is one too many. */
static void
missing_local_part(const struct context *context, const struct fault_run *run)
{
    struct finding finding = error_at(INDEX_MISSING_LOCAL_PART,
                                      ADDRSPEC_PART_MAILBOX, run->offset, 0);

    if (run->place == PATH_OPEN && run->octet != '@' &&
        asks_for_header(context->question)) { /* "<>" */
        finding =
            error_at(INDEX_EMPTY, ADDRSPEC_PART_MAILBOX, context->reading->open,
                     run->offset + run->length - context->reading->open);
        add_finding(context, &finding);
    }
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

/* "a@b@b": the domain stands there twice. */
static bool
repeats_domain(const struct context *context, const struct fault_run *run)
{
    const uint32_t begin = context->reading->domain.offset;
    const uint32_t length = run->offset - begin;

    return !is_absent(context->reading->domain) && run->length == 1 &&
           context->reading->end - run->offset - 1 == length &&
           memcmp(context->octets + begin, context->octets + run->offset + 1,
                  length) == 0;
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
    if (doubled || last) {
        finding.mend = DELETE;
    } else if (repeats_domain(context, run)) {
        finding.mend = DELETE;
        finding.fix.length = context->reading->end - run->offset;
    }
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

/* What begins at `offset` may well be the domain that is meant: it has a dot,
 * and then, before the next "@", what does not go on with a local-part. */
static bool
may_be_domain(const struct context *context, uint32_t offset)
{
    bool dotted = false;

    for (; offset < context->length && context->octets[offset] != '@';
         offset++) {
        const unsigned char octet = context->octets[offset];

        dotted = dotted || octet == '.';
        if (!octet_is(octet, LET_DIG) && octet != '-' && octet != '.' &&
            octet != '+' && octet != '=' && octet != '_' && octet < 0x80)
            return dotted;
    }
    return false;
}

/* Two "@", and what stands between them is no domain: the first is one too
 * many.  (Where it could be one, nobody can tell which is meant.) */
static void
stray_first_at(struct trial *trial, const struct context *context)
{
    const uint32_t at = find_octet(context->octets, context->reading->begin,
                                   context->reading->end, '@');
    const bool leading = at == context->reading->begin;
    struct cause cause;

    if (!has_fault(context->reading, AT_IN_DOMAIN) ||
        !has_other_fault(context->reading, AT_IN_DOMAIN) ||
        (!leading && may_be_domain(context, at + 1)) ||
        (asks_for_header(context->question) && /* it may be of a name */
         holds_octet(context->octets, at, context->length, '<')))
        return;
    cause = simple_cause(
        mended_at(leading ? INDEX_MISSING_LOCAL_PART : INDEX_SECOND_AT,
                  ADDRSPEC_PART_MAILBOX, at, !leading, DELETE),
        "");
    cause.finding.fix.length = cause.edits[0].length = 1;
    try_cause(trial, &cause);
}

/* A blank, or the DQUOTE that shares its key, where the "@" should be. */
static void
mistyped_at(struct trial *trial, const struct context *context,
            const struct fault_run *run)
{
    struct cause cause;

    if (!holds_octet(context->octets, run->offset, context->reading->end, '.'))
        return; /* hardly a domain */
    cause = simple_cause(mended_at(INDEX_MISSING_AT, ADDRSPEC_PART_MAILBOX,
                                   run->offset, run->length, PUT_AT),
                         "@");
    try_cause(trial, &cause);
}

/* An "@" in another code ends here: it is not missing. */
static bool
is_behind_encoded(const struct context *context, uint32_t offset)
{
    uint32_t length;

    for (length = 1; length <= offset && length <= 12; length++)
        if (decode_at(context->octets + offset - length, length).length ==
            length)
            return true;
    return false;
}

static void
omitted_at(struct trial *trial, const struct context *context, uint32_t offset)
{
    struct cause cause = simple_cause(
        mended_at(INDEX_MISSING_AT, ADDRSPEC_PART_MAILBOX, offset, 0, PUT_AT),
        "@");

    if (!is_behind_encoded(context, offset) &&
        decode_at(context->octets + offset, context->length - offset).length ==
            0)
        try_cause(trial, &cause);
}

/* No "@": it may be where a quotation mark closes, where a literal begins, or
 * where something else was typed in its place. */
void
recognise_missing(struct trial *trial, const struct context *context)
{
    const struct reading *reading = context->reading;
    uint32_t i;

    stray_first_at(trial, context);
    if (!has_fault(reading, AT_EXPECTED))
        return;
    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++) {
        const struct fault_run *run = &reading->runs[i];

        if (run->fault == AT_EXPECTED_AFTER_QUOTE ||
            (run->fault == ILLEGAL_OCTET && run->octet == '['))
            omitted_at(trial, context, run->offset);
        if ((run->fault == ILLEGAL_OCTET || run->fault == QUOTE_IN_ATOM) &&
            (run->octet == ' ' || run->octet == '"'))
            mistyped_at(trial, context, run);
    }
}

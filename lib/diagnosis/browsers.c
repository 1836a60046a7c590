/* browsers.c - what browsers refuse and mail servers accept, and the reverse
 *
 * SPDX-License-Identifier: MIT
 *
 * "This requirement is a willful violation of RFC 5322", says HTML of its own
 * rule.  The two differ in the local-part, which may have dots anywhere and no
 * quotation marks, in address literals and in the limits.
 */
#include "diagnosis/diagnosis.h"

/* The quotation marks are all that is wrong with it. */
static bool
needs_no_quotes(const struct context *context, addrspec_span quoted)
{
    struct scan scan;
    uint32_t i;

    if (quoted.length < 2)
        return false;
    scan_start(&scan, ADDRSPEC_MAILBOX, profile_by_id(ADDRSPEC_RFC5321));
    for (i = quoted.offset + 1; i < quoted.offset + quoted.length - 1; i++)
        if (scan_step(&scan, context->octets[i]) != FAULT_NONE)
            return false;
    return scan_end(&scan) == AT_EXPECTED; /* a local-part, and no more */
}

void
browsers_family(const struct context *context, const struct fault_run *run)
{
    const bool quoted = run->fault == QUOTED_STRING_REFUSED;
    const addrspec_span part =
        quoted ? context->reading->local_part : context->reading->domain;
    const addrspec_span where =
        span(run->offset, part.offset + part.length - run->offset);
    struct finding finding = error_at(INDEX_REFUSED_BY_BROWSERS,
                                      quoted ? ADDRSPEC_PART_LOCAL_PART
                                             : ADDRSPEC_PART_ADDRESS_LITERAL,
                                      where.offset, where.length);

    finding.reason =
        quoted ? REASON_BROWSER_QUOTED_STRING : REASON_BROWSER_LITERAL;
    if (quoted && needs_no_quotes(context, where))
        finding.mend = DROP_QUOTES;
    add_finding(context, &finding);
}

/* NO_REASON: it is none that HTML allows. */
static enum reason
reason_of(enum diagnosis_index index)
{
    switch (index) {
    case INDEX_LEADING_DOT:
        return REASON_SERVER_LEADING_DOT;
    case INDEX_TRAILING_DOT:
        return REASON_SERVER_TRAILING_DOT;
    case INDEX_DOUBLE_DOT:
        return REASON_SERVER_DOUBLE_DOT;
    case INDEX_LOCAL_PART_TOO_LONG:
        return REASON_SERVER_LOCAL_PART;
    case INDEX_DOMAIN_TOO_LONG:
        return REASON_SERVER_DOMAIN;
    case INDEX_ADDRESS_TOO_LONG:
        return REASON_SERVER_ADDRESS;
    default:
        return REASON_NO_REASON;
    }
}

void
note_refused_by_servers(const struct context *context,
                        const struct report *server)
{
    uint32_t i;

    for (i = 0; i < server->kept_count; i++) {
        const addrspec_diag *error = &server->kept[i];
        const enum reason reason = reason_of(diagnosis_index_of(error->id));
        struct finding note =
            mended_at(INDEX_REFUSED_BY_SERVERS, (enum addrspec_part)error->part,
                      error->where.offset, error->where.length,
                      (enum mend)error->fixable);

        if (reason == REASON_NO_REASON)
            continue;
        note.severity = ADDRSPEC_NOTE;
        note.reason = reason;
        note.value = error->value;
        add_finding(context, &note);
    }
}

/* routes.c - source routes (RFC 5321 4.1.2 and appendix C)
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "text/octets.h"

/* The ":" that ends what begins like a route; 0 if there is none before an
 * "@" that belongs to a mailbox. */
static uint32_t
route_end(const struct context *context, uint32_t begin)
{
    uint32_t i;

    bool bracketed = false;

    for (i = begin; i < context->reading->end; i++) {
        if (context->octets[i] == '[' || context->octets[i] == ']')
            bracketed = context->octets[i] == '[';
        if (context->octets[i] == ':' && !bracketed)
            return i;
    }
    return 0;
}

/* The whole route goes, its ":" with it. */
static void
whole_route(struct trial *trial, enum diagnosis_index index, uint32_t begin,
            uint32_t colon)
{
    struct cause cause =
        simple_cause(mended_at(index, ADDRSPEC_PART_SOURCE_ROUTE, begin,
                               colon + 1 - begin, DELETE),
                     "");

    try_cause(trial, &cause);
}

/* "<@a.example>": what looks like a route is a domain without its mailbox.
 * Reading goes on as if a local-part stood there. */
static void
lone_domain(struct trial *trial, uint32_t begin)
{
    struct cause cause = {
        .finding =
            error_at(INDEX_MISSING_LOCAL_PART, ADDRSPEC_PART_MAILBOX, begin, 0),
        .edit_count = 1,
        .edits = {{begin, 0, "x", 1}},
    };

    try_cause(trial, &cause);
}

/* "<@a@b>": the first "@" is one too many. */
static void
stray_at(struct trial *trial, uint32_t begin)
{
    struct cause cause =
        simple_cause(mended_at(INDEX_MISSING_LOCAL_PART, ADDRSPEC_PART_MAILBOX,
                               begin, 0, DELETE),
                     "");

    cause.finding.fix.length = cause.edits[0].length = 1;
    try_cause(trial, &cause);
}

/* "<@a.example b@c>": blanks where the ":" should be. */
static void
missing_colon(struct trial *trial, const struct context *context,
              uint32_t begin)
{
    uint32_t i = begin, end;
    struct cause cause;

    while (i < context->length && !octet_is(context->octets[i], BLANK))
        i++;
    end = skip_blanks(context->octets, i, context->length);
    if (i == end)
        return;
    cause = simple_cause(mended_at(INDEX_BAD_SOURCE_ROUTE,
                                   ADDRSPEC_PART_SOURCE_ROUTE, i, end - i,
                                   PUT_COLON),
                         ":");
    try_cause(trial, &cause);
}

void
recognise_routes(struct trial *trial, const struct context *context)
{
    const bool path =
        asks_for_path(context->question) || asks_for_header(context->question);
    const uint32_t begin = context->reading->begin;
    uint32_t colon;

    if (begin >= context->length || context->octets[begin] != '@')
        return;
    colon = route_end(context, begin);
    if (colon != 0 && !path)
        whole_route(trial, INDEX_SOURCE_ROUTE, begin, colon);
    if (colon != 0 && path && has_fault(context->reading, ROUTE_EXPECTED))
        whole_route(trial, INDEX_BAD_SOURCE_ROUTE, begin, colon);
    if (colon == 0 && path) {
        missing_colon(trial, context, begin);
        lone_domain(trial, begin);
        stray_at(trial, begin);
    }
}

/* A route that no cause explained.  Where it ends without a ":", it is the
 * domain of a mailbox without a local-part. */
void
route_family(const struct context *context, const struct fault_run *run)
{
    const addrspec_span route = context->reading->route;
    struct finding finding =
        error_at(INDEX_BAD_SOURCE_ROUTE, ADDRSPEC_PART_SOURCE_ROUTE,
                 run->offset, run->length);

    if (route.length == 1 && !is_absent(route)) { /* an "@" and nothing */
        finding = error_at(INDEX_MISSING_DOMAIN, ADDRSPEC_PART_MAILBOX,
                           run->offset, 0);
        add_finding(context, &finding);
    }
    if ((run->octet == '>' || run->length == 0) && !is_absent(route))
        finding = error_at(INDEX_MISSING_LOCAL_PART, ADDRSPEC_PART_MAILBOX,
                           route.offset, 0);

    add_finding(context, &finding);
}

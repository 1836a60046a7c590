/* warnings.c - what is legal and unwise, and what was refused on request
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "diagnosis/look.h"
#include "text/octets.h"
#include "text/utf8.h"

static enum addrspec_severity
refused_if(const struct context *context, uint32_t flag)
{
    return (context->question->flags & flag) != 0 ? ADDRSPEC_ERROR
                                                  : ADDRSPEC_WARNING;
}

static void
local_part_warnings(const struct context *context)
{
    const addrspec_span local_part = context->reading->local_part;
    struct finding finding;

    if (is_absent(local_part))
        return;
    if (context->octets[local_part.offset] == '-') {
        finding = error_at(INDEX_LEADING_HYPHEN, ADDRSPEC_PART_LOCAL_PART,
                           local_part.offset, 1);
        finding.severity = ADDRSPEC_WARNING;
        add_finding(context, &finding);
    }
    if (context->octets[local_part.offset] == '"' &&
        !has_fault(context->reading, QUOTED_STRING_REFUSED)) {
        finding = mended_at(INDEX_QUOTED_LOCAL_PART, ADDRSPEC_PART_LOCAL_PART,
                            local_part.offset, local_part.length, DROP_QUOTES);
        finding.severity = refused_if(context, ADDRSPEC_NO_QUOTED_STRING);
        add_finding(context, &finding);
    }
    warn_of_encodings(context);
}

/* Four numbers of at most 255 with dots between them. */
static bool
is_ipv4(const unsigned char *octets, uint32_t length)
{
    uint32_t i, number = 0, digits = 0, dots = 0;

    for (i = 0; i < length; i++) {
        if (octets[i] == '.' && digits > 0) {
            dots++;
            number = digits = 0;
        } else if (octet_is(octets[i], DIGIT) && digits < 3) {
            number = number * 10 + (octets[i] - '0');
            digits++;
        } else {
            return false;
        }
        if (number > 255)
            return false;
    }
    return dots == 3 && digits > 0;
}

static addrspec_span
last_label(const struct context *context, addrspec_span domain)
{
    uint32_t begin = domain.offset + domain.length;

    while (begin > domain.offset && context->octets[begin - 1] != '.')
        begin--;
    return span(begin, domain.offset + domain.length - begin);
}

static void
domain_warnings(const struct context *context)
{
    const addrspec_span domain = context->reading->domain;
    const addrspec_span top = last_label(context, domain);
    struct finding finding;

    if (is_ipv4(context->octets + domain.offset, domain.length)) {
        finding = mended_at(INDEX_BARE_IP_ADDRESS, ADDRSPEC_PART_DOMAIN,
                            domain.offset, domain.length, PUT_BRACKETS);
        finding.severity = ADDRSPEC_WARNING;
        add_finding(context, &finding);
        return;
    }
    if (top.length > 0 &&
        are_all(context->octets, top.offset, top.offset + top.length, DIGIT)) {
        finding = error_at(INDEX_NUMERIC_TOP_LABEL, ADDRSPEC_PART_DOMAIN,
                           top.offset, top.length);
        finding.severity = ADDRSPEC_WARNING;
        add_finding(context, &finding);
    }
    if (top.offset == domain.offset && top.length > 0) {
        finding = error_at(INDEX_NOT_FULLY_QUALIFIED, ADDRSPEC_PART_DOMAIN,
                           domain.offset, domain.length);
        finding.severity = refused_if(context, ADDRSPEC_NEED_DOT);
        add_finding(context, &finding);
    }
}

static void
literal_refusal(const struct context *context)
{
    const addrspec_span domain = context->reading->domain;
    const struct finding finding =
        error_at(INDEX_ADDRESS_LITERAL, ADDRSPEC_PART_ADDRESS_LITERAL,
                 domain.offset, domain.length);

    if ((context->question->flags & ADDRSPEC_NO_ADDRESS_LITERAL) != 0 &&
        !has_fault(context->reading, LITERAL_REFUSED))
        add_finding(context, &finding);
}

/* RFC 5321 appendix C: accepted, and best ignored. */
static void
route_warning(const struct context *context)
{
    const addrspec_span route = context->reading->route;
    struct finding finding;

    if (is_absent(route) || is_absent(context->reading->local_part))
        return;
    finding = mended_at(INDEX_SOURCE_ROUTE, ADDRSPEC_PART_SOURCE_ROUTE,
                        route.offset, route.length, DELETE);
    finding.fix.length = route.length + 1; /* and its ":" */
    finding.severity = refused_if(context, ADDRSPEC_NO_SOURCE_ROUTE);
    add_finding(context, &finding);
}

/* The octet stands in the input, too: no mend put it there. */
static bool
is_own(const struct context *context, uint32_t i)
{
    const struct draft *draft = context->draft;

    return draft == NULL ||
           (draft->origin_end[i] == draft->origin[i] + 1 &&
            draft->octets[i] == context->input[draft->origin[i]]);
}

/* The octet before it stands before it in the input, too. */
static bool
is_neighbour(const struct context *context, uint32_t i)
{
    const struct draft *draft = context->draft;

    return draft == NULL || draft->origin[i] == draft->origin[i - 1] + 1;
}

/* A code point outside ASCII of the input; its length in octets, or 0. */
static uint32_t
own_non_ascii(const struct context *context, uint32_t i, uint32_t end)
{
    const struct utf8_unit unit = utf8_decode(context->octets + i, end - i);
    uint32_t k;

    if (context->octets[i] <= 0x7f)
        return 0;
    for (k = 0; k < unit.length; k++)
        if (!is_own(context, i + k) || (k > 0 && !is_neighbour(context, i + k)))
            return 0;
    return unit.length;
}

static bool
non_ascii_run(const struct context *context, addrspec_span part,
              addrspec_span *run)
{
    uint32_t i, length, end = part.offset + part.length;

    if (is_absent(part))
        return false;
    for (i = part.offset; i < end && own_non_ascii(context, i, end) == 0;)
        i += utf8_decode(context->octets + i, end - i).length;
    *run = span(i, 0);
    while (i < end && (length = own_non_ascii(context, i, end)) > 0) {
        if (run->length > 0 && !is_neighbour(context, i))
            break;
        run->length += length;
        i += length;
    }
    return run->length > 0;
}

/* A byte order mark that is left there was told, and is no letter. */
static bool
begins_with_mark(const struct context *context, addrspec_span local_part)
{
    return !is_absent(local_part) &&
           begins_with(context->octets + local_part.offset, local_part.length,
                       "\xef\xbb\xbf");
}

/* A note where SMTPUTF8 is taken for granted: the next server may lack it. */
static void
smtputf8_note(const struct context *context)
{
    const struct reading *reading = context->reading;
    addrspec_span local_part = reading->local_part;
    enum addrspec_part part = ADDRSPEC_PART_LOCAL_PART;
    struct finding finding;
    addrspec_span run;

    if (!context->question->profile->utf8)
        return; /* an error, and told */
    if (context->report->counts[INDEX_BAD_UTF8] > 0)
        return; /* SMTPUTF8 would not help */
    if (begins_with_mark(context, local_part)) {
        local_part.offset += 3; /* told already */
        local_part.length -= 3;
    }
    if (!non_ascii_run(context, local_part, &run)) {
        part = ADDRSPEC_PART_DOMAIN;
        if (!non_ascii_run(context, reading->domain, &run))
            return;
    }
    finding = error_at(INDEX_NEEDS_SMTPUTF8, part, run.offset, run.length);
    finding.severity = ADDRSPEC_NOTE;
    offer_a_labels(context, &finding);
    add_finding(context, &finding);
}

void
find_warnings(const struct context *context)
{
    const addrspec_span domain = context->reading->domain;

    route_warning(context);
    local_part_warnings(context);
    if (!is_absent(domain)) {
        if (context->octets[domain.offset] == '[')
            literal_refusal(context);
        else
            domain_warnings(context);
    }
    warn_of_scripts(context);
    smtputf8_note(context);
}

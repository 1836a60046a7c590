/* labels.c - U-labels and A-labels
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "diagnosis/look.h"
#include "diagnosis/meaning_mends.h"
#include "meaning/code_points.h"
#include "meaning/idna.h"
#include "meaning/unicode.h"
#include "syntax/productions.h"
#include "text/octets.h"
#include "text/utf8.h"

/* ---- Labels of the domain -------------------------------------------- */

static addrspec_span
label_from(const struct context *context, uint32_t begin)
{
    const addrspec_span domain = context->reading->domain;
    const uint32_t end = domain.offset + domain.length;

    return span(begin, find_octet(context->octets, begin, end, '.') - begin);
}

addrspec_span
first_label(const struct context *context)
{
    const addrspec_span domain = context->reading->domain;

    if (is_absent(domain) || domain.length > ADDRSPEC_DOMAIN_MAX ||
        context->octets[domain.offset] == '[')
        return span(0, 0);
    return label_from(context, domain.offset);
}

addrspec_span
next_label(const struct context *context, addrspec_span label)
{
    const addrspec_span domain = context->reading->domain;
    const uint32_t next = label.offset + label.length + 1;

    return next >= domain.offset + domain.length ? span(0, 0)
                                                 : label_from(context, next);
}

bool
is_ace(const struct context *context, addrspec_span label)
{
    return begins_with_ace(context->octets + label.offset, label.length);
}

/* ---- What IDNA says -------------------------------------------------- */

struct verdict {
    enum diagnosis_index index;
    enum mend mend;
};

static const struct verdict verdicts[] = {
    [IDNA_LABEL_NOT_NFC] = {INDEX_NOT_NFC, COMPOSE},
    [IDNA_CODE_POINT_DISALLOWED] = {INDEX_IDNA_DISALLOWED, MAP},
    [IDNA_CODE_POINT_UNASSIGNED] = {INDEX_UNASSIGNED_CODE_POINT, NO_MEND},
    [IDNA_CONTEXT_RULE] = {INDEX_IDNA_CONTEXT, NO_MEND},
    [IDNA_BIDI_RULE] = {INDEX_IDNA_BIDI, NO_MEND},
    [IDNA_HYPHENS_3_4] = {INDEX_IDNA_HYPHENS, NO_MEND},
    [IDNA_MARK_LEADS] = {INDEX_IDNA_LEADING_MARK, NO_MEND},
    [IDNA_NO_A_LABEL] = {INDEX_BAD_A_LABEL, NO_MEND},
    [IDNA_LIBRARIES_DIFFER] = {INDEX_IDNA_DISPUTED, NO_MEND},
    [IDNA_A_LABEL_TOO_LONG] = {INDEX_LABEL_TOO_LONG, NO_MEND},
    [IDNA_DOMAIN_TOO_LONG] = {INDEX_DOMAIN_TOO_LONG, NO_MEND},
    [IDNA_NOT_CHECKED] = {INDEX_IDNA_UNCHECKED, NO_MEND},
};

/* The first reason of each problem. */
static const enum reason reasons[] = {
    [IDNA_CODE_POINT_DISALLOWED] = REASON_UPPER_CASE,
    [IDNA_CONTEXT_RULE] = REASON_RULE_A1,
    [IDNA_BIDI_RULE] = REASON_BIDI_1,
    [IDNA_NO_A_LABEL] = REASON_NOT_PUNYCODE,
    [IDNA_LIBRARIES_DIFFER] = REASON_ICU_REFUSES,
    [IDNA_A_LABEL_TOO_LONG] = REASON_AS_AN_A_LABEL,
    [IDNA_DOMAIN_TOO_LONG] = REASON_AS_A_LABELS,
    [IDNA_NOT_CHECKED] = REASON_WITHOUT_BOTH,
};

static enum reason
reason_of(const struct idna_finding *found)
{
    const enum reason first = reasons[found->problem];

    if (found->reason > 0)
        return (enum reason)(first + found->reason - 1);
    switch (found->problem) {
    case IDNA_A_LABEL_TOO_LONG:
    case IDNA_DOMAIN_TOO_LONG:
        return first;
    case IDNA_CODE_POINT_DISALLOWED:
    case IDNA_CONTEXT_RULE:
        return REASON_IS_REFUSED;
    case IDNA_BIDI_RULE:
        return REASON_REFUSES_IT;
    default:
        return REASON_NO_REASON;
    }
}

static enum addrspec_severity
severity_of(const struct context *context, const struct idna_finding *found)
{
    const bool strict = context->question->profile->id == ADDRSPEC_SMTP;

    switch (found->problem) {
    case IDNA_NOT_CHECKED:
        return ADDRSPEC_NOTE;
    case IDNA_NO_A_LABEL:
        /* RFC 5321 and 6531 know nothing of A-labels; but with more than
         * ASCII it would have to be a U-label: RFC 5891 4.2.3.1. */
        return strict || found->reason == A_LABEL_NON_ASCII ? ADDRSPEC_ERROR
                                                            : ADDRSPEC_WARNING;
    case IDNA_LIBRARIES_DIFFER:
        return strict ? ADDRSPEC_ERROR : ADDRSPEC_WARNING;
    default:
        return ADDRSPEC_ERROR;
    }
}

static enum mend
mend_of(const struct idna_finding *found)
{
    switch (found->problem) {
    case IDNA_CONTEXT_RULE:
        return code_point_class(found->value) == JOINER ? DELETE : NO_MEND;
    case IDNA_CODE_POINT_DISALLOWED:
        return found->reason == DISALLOWED_UPPER_CASE ||
                       found->reason == DISALLOWED_COMPATIBILITY
                   ? MAP
                   : NO_MEND;
    case IDNA_NO_A_LABEL:
        return found->reason == A_LABEL_ONLY_ASCII ||
                       found->reason == A_LABEL_NON_ASCII
                   ? DROP_ACE
                   : NO_MEND;
    default:
        return verdicts[found->problem].mend;
    }
}

/* A code point that was told as what it is, and has no mend, is still there:
 * that IDNA has none of it goes without saying. */
static bool
is_told(const struct idna_finding *found)
{
    const enum code_point_class class = code_point_class(found->value);

    return (found->problem == IDNA_CODE_POINT_DISALLOWED ||
            found->problem == IDNA_CODE_POINT_UNASSIGNED) &&
           class != ORDINARY && class != JOINER;
}

struct judged {
    const struct context *context;
    addrspec_span domain;
    enum addrspec_part part;
};

static bool
could_be_in_u_label(uint32_t code_point)
{
    struct unicode_facts facts;

    if (code_point <= 0x7f)
        return false;
    return unicode_facts(code_point, &facts) == UNICODE_DONE
               ? facts.letter_digit || (facts.unstable && !facts.ignorable)
               : code_point_class(code_point) == ORDINARY;
}

/* A label of ASCII may be in upper case.  If all else in this one cannot
 * stay, it is ASCII with a slip in it, which is told. */
static bool
is_case_of_ascii(const struct judged *judged, const struct idna_finding *found)
{
    const unsigned char *domain =
        judged->context->octets + judged->domain.offset;
    uint32_t begin = found->offset, i;
    struct utf8_unit unit;

    if (found->problem != IDNA_CODE_POINT_DISALLOWED ||
        found->reason != DISALLOWED_UPPER_CASE)
        return false;
    while (begin > 0 && domain[begin - 1] != '.')
        begin--;
    for (i = begin; i < judged->domain.length && domain[i] != '.';
         i += unit.length) {
        unit = utf8_decode(domain + i, judged->domain.length - i);
        if (could_be_in_u_label(unit.value))
            return false;
    }
    return true;
}

/* Of a run in upper case, what only a label outside ASCII may not hold says
 * little: "BÜCHER" is told by its Ü. */
static uint32_t
value_of(const struct idna_finding *found, const unsigned char *domain)
{
    const uint32_t end = found->offset + found->length;
    uint32_t i;

    if (found->problem == IDNA_CONTEXT_RULE && found->value == IDNA_NO_VALUE)
        for (i = found->offset; i < end; i++) { /* libidn2 alone: a joiner */
            const struct utf8_unit unit = utf8_decode(domain + i, end - i);

            if (code_point_class(unit.value) == JOINER)
                return unit.value;
        }

    if (found->problem == IDNA_LABEL_NOT_NFC)
        return value_not_nfc(domain + found->offset, found->length);
    if (found->problem == IDNA_CODE_POINT_DISALLOWED)
        for (i = found->offset; i < found->offset + found->length; i++)
            if (domain[i] > 0x7f)
                return utf8_decode(domain + i,
                                   found->offset + found->length - i)
                    .value;
    return found->value;
}

/* The label that holds it. */
static addrspec_span
label_around(const struct context *context, addrspec_span where)
{
    uint32_t begin = where.offset, end = where.offset + where.length;

    while (begin > 0 && context->octets[begin - 1] != '.' &&
           context->octets[begin - 1] != '@')
        begin--;
    while (end < context->length &&
           strchr(".,:>", context->octets[end]) == NULL)
        end++;
    return span(begin, end - begin);
}

/* What this build lacks is said once a record: a route has domains, too. */
static bool
goes_without_saying(const struct judged *judged,
                    const struct idna_finding *found)
{
    if (found->problem == IDNA_NOT_CHECKED)
        return judged->context->report->counts[INDEX_IDNA_UNCHECKED] > 0;
    return is_told(found) || is_case_of_ascii(judged, found);
}

static void
take(void *judged_domain, const struct idna_finding *found)
{
    const struct judged *judged = judged_domain;
    struct finding finding;

    if (goes_without_saying(judged, found))
        return;
    finding = mended_at(verdicts[found->problem].index, judged->part,
                        judged->domain.offset + found->offset, found->length,
                        mend_of(found));
    finding.value =
        value_of(found, judged->context->octets + judged->domain.offset);
    finding.severity = severity_of(judged->context, found);
    finding.reason = reason_of(found);
    if (finding.mend == MAP) /* a letter is mapped with those around it */
        finding.fix = label_around(judged->context, finding.where);
    add_finding(judged->context, &finding);
}

/* Without SMTPUTF8 a U-label is refused as such. */
static bool
is_asked_about(const struct context *context, const unsigned char *domain,
               uint32_t length)
{
    return idna_concerns(domain, length) &&
           (context->question->profile->utf8 ||
            are_ascii(domain, span(0, length))) &&
           idna_can_read(domain, length);
}

static void
judge(const struct context *context, addrspec_span domain,
      enum addrspec_part part)
{
    struct judged judged = {context, domain, part};
    const unsigned char *octets = context->octets + domain.offset;

    if (is_asked_about(context, octets, domain.length) &&
        !idna_judge(octets, domain.length, take, &judged))
        context->report->out_of_memory = true;
}

/* A-d-l = At-domain *( "," At-domain )                     RFC 5321 4.1.2 */
static void
judge_route(const struct context *context, addrspec_span route)
{
    uint32_t begin = route.offset;
    const uint32_t end = route.offset + route.length;

    while (begin < end) {
        const uint32_t comma = find_octet(context->octets, begin, end, ',');

        if (context->octets[begin] == '@')
            begin++;
        judge(context, span(begin, comma - begin), ADDRSPEC_PART_SOURCE_ROUTE);
        begin = comma + 1;
    }
}

/* ---- Punycode by hand ------------------------------------------------ */

static void
note_any(void *seen, const struct idna_finding *found)
{
    *(bool *)seen = *(bool *)seen || found->problem != IDNA_NOT_CHECKED ||
                    found->reason == LACKS_BOTH;
}

/* "xn-bcher-kva": one hyphen more makes an A-label of it. */
static void
warn_of_typed_punycode(const struct context *context, addrspec_span label)
{
    unsigned char typed[ADDRSPEC_LABEL_MAX + 1] = ACE_PREFIX;
    struct finding finding;
    bool bad = false;
    uint32_t i;

    if (label.length < 5 || label.length >= sizeof typed ||
        is_ace(context, label) ||
        !begins_with(context->octets + label.offset, label.length, "xn-"))
        return;
    for (i = 3; i < label.length; i++)
        typed[i + 1] = context->octets[label.offset + i];
    if (!idna_can_read(typed, label.length + 1))
        return;
    if (!idna_judge(typed, label.length + 1, note_any, &bad))
        context->report->out_of_memory = true;
    if (bad)
        return;
    finding = mended_at(INDEX_TYPED_PUNYCODE, ADDRSPEC_PART_DOMAIN,
                        label.offset, 3, PUT_HYPHEN);
    finding.fix = span(label.offset + 3, 0);
    finding.severity = ADDRSPEC_WARNING;
    add_finding(context, &finding);
}

/* What it encodes could have been written by someone: of Punycode that is
 * none, most encodes letters from anywhere. */
static bool
is_of_few_scripts(const struct context *context, const unsigned char *octets,
                  uint32_t length)
{
    unsigned char seen[DRAFT_INPUT_MAX];
    uint32_t seen_length;
    struct unicode_look look;
    const enum mend_status status =
        label_as_seen(octets, length, seen, sizeof seen, &seen_length);

    if (status == MEND_MADE)
        switch (unicode_look(seen, seen_length, &look)) {
        case UNICODE_DONE:
            return !look.mixed;
        case UNICODE_NOT_CHECKED:
            return true;
        default:
            break;
        }
    context->report->out_of_memory = true;
    return false;
}

/* "xn--bcher-kva-": without its last hyphen it is an A-label. */
static bool
try_hyphen_too_many(struct trial *trial, const struct context *context,
                    addrspec_span label)
{
    const uint32_t last = label.offset + label.length - 1;
    const unsigned char *octets = context->octets + label.offset;
    struct cause cause;
    bool bad = false;

    if (!may_ask(context) || !idna_can_read(octets, label.length - 1))
        return false;
    if (!idna_judge(octets, label.length - 1, note_any, &bad))
        context->report->out_of_memory = true;
    if (bad || !is_of_few_scripts(context, octets, label.length - 1))
        return false;
    cause = simple_cause(mended_at(INDEX_HYPHEN_AT_LABEL_EDGE,
                                   ADDRSPEC_PART_DOMAIN, last, 1, DELETE),
                         "");
    try_cause(trial, &cause);
    return true;
}

/* "xn--example-": the hyphen at its end is what Punycode would put there if
 * nothing were encoded.  "xn--": nothing is there at all. */
static void
try_ace(struct trial *trial, addrspec_span label)
{
    const uint32_t last = label.offset + label.length - 1;
    const bool empty = label.length < 6;
    struct cause cause = {.edit_count = 2};

    cause.finding =
        mended_at(INDEX_BAD_A_LABEL, ADDRSPEC_PART_DOMAIN, label.offset,
                  label.length, empty ? NO_MEND : DROP_ACE);
    cause.finding.reason = empty ? REASON_NOT_PUNYCODE : REASON_ONLY_ASCII;
    cause.edits[0] = empty ? (struct cause_edit){label.offset + 2, 1, "", 0}
                           : (struct cause_edit){label.offset, 4, "", 0};
    cause.edits[1] =
        empty ? (struct cause_edit){label.offset + 3, label.length - 3, "", 0}
              : (struct cause_edit){last, 1, "", 0};
    try_cause(trial, &cause);
}

void
recognise_labels(struct trial *trial, const struct context *context)
{
    addrspec_span label;

    for (label = first_label(context); label.length > 0;
         label = next_label(context, label))
        if (is_ace(context, label) &&
            context->octets[label.offset + label.length - 1] == '-' &&
            !try_hyphen_too_many(trial, context, label))
            try_ace(trial, label);
}

void
offer_a_labels(const struct context *context, struct finding *finding)
{
    const struct reading *reading = context->reading;

    if (!may_ask(context) || is_absent(reading->domain) ||
        finding->where.offset < reading->domain.offset ||
        (context->question->production != ADDRSPEC_DOMAIN &&
         (is_absent(reading->local_part) ||
          !are_ascii(context->octets, reading->local_part))) ||
        !idna_can_read(context->octets + reading->domain.offset,
                       reading->domain.length))
        return;
    finding->fix = reading->domain;
    finding->mend = PUT_A_LABELS;
}

void
find_label_mistakes(const struct context *context)
{
    const struct reading *reading = context->reading;
    addrspec_span label;

    if (!may_ask(context))
        return;
    if (!is_absent(reading->route))
        judge_route(context, reading->route);
    if (!is_absent(reading->domain))
        judge(context, reading->domain, ADDRSPEC_PART_DOMAIN);
    for (label = first_label(context); label.length > 0;
         label = next_label(context, label))
        warn_of_typed_punycode(context, label);
}

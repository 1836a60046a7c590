/* literals.c - address literals, and IP addresses without their brackets
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "diagnosis/look.h"
#include "syntax/productions.h"
#include "text/octets.h"

static bool
is_one_of(unsigned char octet, const char *set)
{
    return octet != '\0' && strchr(set, octet) != NULL;
}

/* The octets between "[" and "]", or as far as they go. */
static addrspec_span
content(const struct context *context)
{
    const addrspec_span domain = context->reading->domain;
    const uint32_t begin = domain.offset + 1;

    return span(begin, find_octet(context->octets, begin,
                                  domain.offset + domain.length, ']') -
                           begin);
}

static bool
has_word(const struct context *context, addrspec_span inside, const char *word)
{
    return begins_with(context->octets + inside.offset, inside.length, word);
}

static bool
has_ipv6_tag(const struct context *context, addrspec_span inside)
{
    return has_word(context, inside, "ipv6:");
}

static bool
has_tag_without_colon(const struct context *context, addrspec_span inside)
{
    return has_word(context, inside, "ipv6") && inside.length > 5 &&
           (is_one_of(context->octets[inside.offset + 4], " -;.=") ||
            octet_is(context->octets[inside.offset + 4], HEXDIG));
}

/* Standardized-tag = Ldh-str                               RFC 5321 4.1.3 */
static bool
is_ldh(const struct context *context, addrspec_span text)
{
    uint32_t i;

    for (i = 0; i < text.length; i++)
        if (!octet_is(context->octets[text.offset + i], LET_DIG) &&
            context->octets[text.offset + i] != '-')
            return false;
    return true;
}

/* Hex digits and at least two colons: an IPv6 address, or meant as one. */
static bool
looks_like_ipv6(const struct context *context, addrspec_span text)
{
    uint32_t i, colons = 0;

    for (i = 0; i < text.length; i++) {
        const unsigned char octet = context->octets[text.offset + i];

        if (octet == ':')
            colons++;
        else if (!octet_is(octet, HEXDIG) && !is_one_of(octet, ".%/"))
            return octet_is(octet, LET_DIG) && colons >= 2;
    }
    return colons >= 2;
}

static uint32_t
colon_in(const struct context *context, addrspec_span text)
{
    return find_octet(context->octets + text.offset, 0, text.length, ':');
}

/* The piece between separators in which the fault lies.  A fault at a
 * separator points at it (both colons of a "::"), one at the "]" at the gap
 * where something is missing. */
static addrspec_span
piece_at(const struct context *context, uint32_t offset, addrspec_span inside)
{
    uint32_t begin = offset, end = offset;
    const uint32_t stop = inside.offset + inside.length;

    if (offset >= stop)
        return span(stop, 0);
    if (is_one_of(context->octets[offset], "%/"))
        return span(offset, stop - offset);
    if (is_one_of(context->octets[offset], ".:")) {
        if (context->octets[offset] == ':' &&
            context->octets[offset - 1] == ':')
            return span(offset - 1, 2);
        return offset == inside.offset ? span(offset, 1)
                                       : span(offset, stop - offset);
    }
    while (begin > inside.offset &&
           !is_one_of(context->octets[begin - 1], ".:"))
        begin--;
    while (end < stop && !is_one_of(context->octets[end], ".:%/"))
        end++;
    return span(begin, end - begin);
}

/* What to delete, if that is the mend: a zone, a prefix length, a dot. */
static bool
is_tail(const struct context *context, enum diagnosis_index index,
        addrspec_span piece, addrspec_span inside)
{
    const unsigned char first = context->octets[piece.offset];

    if (first == ':' && /* a port */
        !are_all(context->octets, piece.offset + 1, piece.offset + piece.length,
                 DIGIT))
        return false;
    if (first == ':' && index == INDEX_BAD_IPV4_LITERAL)
        return piece.length > 0;
    return piece.length > 0 &&
           piece.offset + piece.length == inside.offset + inside.length &&
           (is_one_of(first, "%/") || (first == '.' && piece.length == 1));
}

static void
bad_address(const struct context *context, enum diagnosis_index index,
            uint32_t offset, bool lone_colon, addrspec_span inside)
{
    addrspec_span piece = piece_at(context, offset, inside);
    struct finding finding;

    if (lone_colon) /* what should be "::" */
        piece = span(offset - 1, 1);
    finding = error_at(index, ADDRSPEC_PART_ADDRESS_LITERAL, piece.offset,
                       piece.length);

    if (lone_colon) {
        finding.mend = PUT_COLON;
        finding.fix = span(offset, 0);
    }
    if (is_tail(context, index, piece, inside))
        finding.mend = DELETE;
    add_finding(context, &finding);
}

static void
bad_literal(const struct context *context, const struct fault_run *run)
{
    const addrspec_span inside = content(context);
    const uint32_t tag = colon_in(context, inside);
    struct finding finding;

    if (has_ipv6_tag(context, inside) ||
        (inside.length == 4 && has_word(context, inside, "ipv6"))) {
        bad_address(context, INDEX_BAD_IPV6_LITERAL, run->offset,
                    run->state == IPV6_COLON, inside);
        return;
    }
    if (has_tag_without_colon(context, inside)) {
        finding =
            mended_at(INDEX_MISSING_IPV6_TAG, ADDRSPEC_PART_ADDRESS_LITERAL,
                      inside.offset, 4, PUT_IPV6_TAG);
        if (is_one_of(context->octets[inside.offset + 4], " -;.="))
            finding.fix.length++;
        add_finding(context, &finding);
        return;
    }
    if (looks_like_ipv6(context, inside)) {
        finding =
            mended_at(INDEX_MISSING_IPV6_TAG, ADDRSPEC_PART_ADDRESS_LITERAL,
                      inside.offset, 0, PUT_IPV6_TAG);
        add_finding(context, &finding);
        return;
    }
    if (tag > 0 && tag < inside.length &&
        is_ldh(context, span(inside.offset, tag))) {
        finding = error_at(INDEX_UNREGISTERED_LITERAL_TAG,
                           ADDRSPEC_PART_ADDRESS_LITERAL, inside.offset, tag);
        if (has_word(context, inside, "ipv4:")) { /* IPv4 has no tag */
            finding.mend = DELETE;
            finding.fix.length = tag + 1;
        }
        add_finding(context, &finding);
        return;
    }
    bad_address(context, INDEX_BAD_IPV4_LITERAL, run->offset, false, inside);
}

/* The "[" has no "]": it goes before the end of the mailbox. */
static void
open_literal(const struct context *context)
{
    struct finding finding =
        mended_at(INDEX_UNTERMINATED_LITERAL, ADDRSPEC_PART_ADDRESS_LITERAL,
                  context->reading->domain.offset, 1, PUT_CLOSE_BRACKET);

    finding.fix = span(context->reading->end, 0);
    while (finding.fix.offset > 0 &&
           octet_is(context->octets[finding.fix.offset - 1], BLANK))
        finding.fix.offset--;
    add_finding(context, &finding);
}

/* What one of these octets is called elsewhere, it is called here. */
static enum diagnosis_index
behind_literal(const struct context *context, const struct fault_run *run)
{
    uint32_t i;

    for (i = 1; i < run->length; i++)
        if (context->octets[run->offset + i] != run->octet)
            return INDEX_TEXT_AFTER_LITERAL;
    switch (run->octet) {
    case '@':
        return INDEX_SECOND_AT;
    case '"':
        return INDEX_STRAY_QUOTE;
    case '<':
    case '>':
    case ']':
    case '[':
        return INDEX_BRACKET_MISMATCH;
    case '.':
        return INDEX_TRAILING_DOT;
    default:
        return INDEX_TEXT_AFTER_LITERAL;
    }
}

void
literals_family(const struct context *context, const struct fault_run *run)
{
    struct finding finding;

    switch (run->fault) {
    case LITERAL_OPEN:
        open_literal(context);
        break;
    case TEXT_AFTER_LITERAL:
        if (octet_is(run->octet, BLANK)) {
            space_fault(context, run);
        } else if (octet_is(run->octet, CONTROL)) {
            line_break_or_control(context, run, run->offset, run->length);
        } else {
            finding = mended_at(behind_literal(context, run),
                                ADDRSPEC_PART_ADDRESS_LITERAL, run->offset,
                                run->length, DELETE);
            add_finding(context, &finding);
        }
        break;
    default:
        bad_literal(context, run);
        break;
    }
}

/* "a@192.0.2.1]": the "[" is missing. */
static void
missing_open(struct trial *trial, const struct context *context)
{
    const addrspec_span domain = context->reading->domain;
    uint32_t close = domain.offset;
    struct finding finding;
    struct cause cause;

    while (close < domain.offset + domain.length &&
           octet_is(context->octets[close], DCONTENT))
        close++;
    if (close == domain.offset + domain.length || context->octets[close] != ']')
        return;
    finding = mended_at(INDEX_BRACKET_MISMATCH, ADDRSPEC_PART_DOMAIN,
                        domain.offset, 0, PUT_OPEN_BRACKET);
    finding.fix = span(domain.offset, 0);
    cause = simple_cause(finding, "[");
    try_cause(trial, &cause);
}

/* "a@2001:db8::1" and "a@IPv6:2001:db8::1": the brackets are missing.  (A
 * bare IPv4 address is grammatical: warnings.c.) */
static void
bare_ipv6(struct trial *trial, const struct context *context)
{
    const addrspec_span domain = context->reading->domain;
    const addrspec_span tagged = {domain.offset + 5, domain.length - 5};
    struct cause cause;
    bool tag;

    tag = domain.length > 5 && has_ipv6_tag(context, domain);
    if (!looks_like_ipv6(context, tag ? tagged : domain))
        return;
    cause.finding =
        mended_at(INDEX_BARE_IP_ADDRESS, ADDRSPEC_PART_DOMAIN, domain.offset,
                  domain.length, tag ? PUT_BRACKETS : PUT_IPV6_BRACKETS);
    cause.edit_count = 2;
    cause.edits[0] = (struct cause_edit){domain.offset, 0,
                                         tag ? "[" : "[IPv6:", tag ? 1 : 6};
    cause.edits[1] =
        (struct cause_edit){domain.offset + domain.length, 0, "]", 1};
    try_cause(trial, &cause);
}

void
recognise_literals(struct trial *trial, const struct context *context)
{
    const addrspec_span domain = context->reading->domain;

    if (is_absent(domain) || context->octets[domain.offset] == '[')
        return;
    missing_open(trial, context);
    bare_ipv6(trial, context);
}

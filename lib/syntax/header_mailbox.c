/* header_mailbox.c - mailbox as in a header (RFC 5322 3.4, 4.4)
 *
 * SPDX-License-Identifier: MIT
 *
 * mailbox         = name-addr / addr-spec
 * name-addr       = [display-name] angle-addr
 * display-name    = phrase
 * phrase          = 1*word / obs-phrase
 * obs-phrase      = word *(word / "." / CFWS)
 * angle-addr      = [CFWS] "<" addr-spec ">" [CFWS] / obs-angle-addr
 * obs-angle-addr  = [CFWS] "<" obs-route addr-spec ">" [CFWS]
 * obs-route       = obs-domain-list ":"
 * obs-domain-list = *(CFWS / ",") "@" domain *("," [CFWS] ["@" domain])
 *
 * A mailbox begins with words, of which only a second one, "<" or "@" tells
 * whether they are a display name or a local-part.
 */
#include "syntax/productions.h"

#include "text/octets.h"

void
header_begin(struct scan *scan)
{
    if (scan->production == ADDRSPEC_DOMAIN)
        header_domain_begin(scan, IN_DOMAIN);
    else
        words_begin(scan, scan->production == ADDRSPEC_HEADER_MAILBOX
                              ? IN_WORDS
                              : IN_LOCAL_PART);
}

/* ---- White space and comments between the rest ----------------------- */

/* What stands behind a word or label has ended it; beside a dot it makes the
 * obsolete form of what the dot stands in. */
static void
end_word(struct scan *scan)
{
    switch ((enum place)scan->place) {
    case IN_LOCAL_PART:
    case IN_WORDS:
        if (scan->state == IN_ATOM || scan->state == QUOTE_CLOSED)
            scan->state = WORD_OVER;
        else if (scan->state == ATOM_NEXT)
            scan->obsolete |= OBSOLETE_LOCAL_PART;
        break;
    case IN_DOMAIN:
        if (scan->state == LABEL_NEXT)
            scan->obsolete |= OBSOLETE_DOMAIN;
        /* fall through */
    case IN_ROUTE:
        if (scan->state == IN_LABEL)
            scan->state = LABEL_OVER;
        break;
    default:
        break;
    }
}

/* CFWS = (1*([FWS] comment) [FWS]) / FWS                   RFC 5322 3.2.2
 * The caller has seen an octet that begins it, or goes on with it. */
static enum fault
cfws_step(struct scan *scan, unsigned char octet)
{
    if (fold_is_open(scan))
        return folding_step(scan, octet);
    end_word(scan);
    if (octet != '(')
        return folding_step(scan, octet);
    scan->fold = NO_FOLD;
    scan->comment = 1;
    return FAULT_NONE;
}

/* ---- angle-addr ------------------------------------------------------ */

static enum fault
open_angle(struct scan *scan)
{
    scan->place = PATH_OPEN;
    scan->state = 0;
    scan->angle = 1;
    scan->obsolete &= (uint8_t)~OBSOLETE_LOCAL_PART;
    return FAULT_NONE;
}

static enum fault
close_angle(struct scan *scan)
{
    scan->place = PATH_CLOSED;
    scan->state = 0;
    return FAULT_NONE;
}

/* obs-phrase = word *(word / "." / CFWS)                   RFC 5322 4.1 */
static enum fault
phrase_step(struct scan *scan, unsigned char octet)
{
    if (octet == '<')
        return open_angle(scan);
    if (octet == '@')
        return ANGLE_EXPECTED;
    if (octet == '"')
        scan->state = IN_QUOTED_STRING;
    else if (octet == '.')
        scan->obsolete |= OBSOLETE_PHRASE;
    else if (!octet_is(octet, ATEXT) && !is_non_ascii(octet))
        return ILLEGAL_OCTET;
    return FAULT_NONE;
}

static enum fault
begin_route(struct scan *scan, unsigned char octet)
{
    scan->obsolete |= OBSOLETE_ROUTE;
    if (octet == '@') {
        header_domain_begin(scan, IN_ROUTE);
    } else {
        scan->place = ROUTE_AT;
        scan->state = ROUTE_START;
    }
    return FAULT_NONE;
}

static enum fault
angle_open_step(struct scan *scan, unsigned char octet)
{
    if (octet == '@' || octet == ',')
        return begin_route(scan, octet);
    if (octet == '>')
        return LOCAL_PART_EXPECTED;
    words_begin(scan, IN_LOCAL_PART);
    return words_step(scan, octet);
}

/* obs-domain-list = *(CFWS / ",") "@" domain *("," [CFWS] ["@" domain])
 *                                                          RFC 5322 4.4 */
static enum fault
route_step(struct scan *scan, unsigned char octet)
{
    const bool in_domain = scan->place == IN_ROUTE;
    const bool may_end = in_domain
                             ? header_domain_end(scan) == FAULT_NONE
                             : octet == ',' || scan->state == ROUTE_GOES_ON;

    switch (octet) {
    case ',':
    case ':':
        if (!may_end)
            return in_domain && scan->state == LABEL_NEXT ? EMPTY_LABEL
                                                          : ROUTE_EXPECTED;
        if (octet == ':') {
            words_begin(scan, IN_LOCAL_PART);
        } else {
            scan->place = ROUTE_AT;
            if (in_domain)
                scan->state = ROUTE_GOES_ON;
        }
        return FAULT_NONE;
    case '>':
        return ROUTE_EXPECTED;
    default:
        if (in_domain)
            return header_domain_step(scan, octet);
        if (octet != '@')
            return ROUTE_EXPECTED;
        header_domain_begin(scan, IN_ROUTE);
        return FAULT_NONE;
    }
}

/* What is missing where the ">" of an address, or its end, stands. */
static enum fault
addr_spec_end(const struct scan *scan)
{
    enum fault fault;

    if (scan->place == IN_DOMAIN || scan->place == IN_LITERAL)
        return header_domain_end(scan);
    fault = words_end(scan);
    return fault == FAULT_NONE ? AT_EXPECTED : fault;
}

static enum fault
end_angle(struct scan *scan)
{
    const enum fault fault = addr_spec_end(scan);

    return fault == FAULT_NONE ? close_angle(scan) : fault;
}

/* What is neither white space, nor in a comment, nor between quotes or
 * brackets. */
static enum fault
bare_step(struct scan *scan, unsigned char octet)
{
    switch ((enum place)scan->place) {
    case IN_PHRASE:
        return phrase_step(scan, octet);
    case IN_WORDS:
        if (octet == '<')
            return open_angle(scan);
        return words_step(scan, octet);
    case PATH_OPEN:
        return angle_open_step(scan, octet);
    case IN_ROUTE:
    case ROUTE_AT:
        return route_step(scan, octet);
    case IN_LOCAL_PART:
        if (octet == '>' && scan->angle)
            return end_angle(scan);
        return words_step(scan, octet);
    case PATH_CLOSED:
        return TEXT_AFTER_PATH;
    default: /* IN_DOMAIN, IN_LITERAL */
        if (octet == '>' && scan->angle)
            return end_angle(scan);
        return header_domain_step(scan, octet);
    }
}

static enum fault
any_step(struct scan *scan, unsigned char octet)
{
    if (scan->comment > 0)
        return comment_step(scan, octet);
    if (in_quoted_string(scan))
        return header_quoted_string_step(scan, octet);
    if (in_domain_literal(scan))
        return header_domain_step(scan, octet);
    if (fold_is_open(scan) || is_folding(octet) || octet == '(')
        return cfws_step(scan, octet);
    if (octet == ')' && scan->comment_lost)
        return FAULT_NONE;
    scan->fold = NO_FOLD;
    return bare_step(scan, octet);
}

enum fault
header_step(struct scan *scan, unsigned char octet)
{
    struct scan next = *scan;
    const enum fault fault = any_step(&next, octet);

    if (fault == FAULT_NONE)
        *scan = next;
    return fault;
}

enum fault
header_end(const struct scan *scan)
{
    enum fault fault;

    if (scan->comment > 0)
        return COMMENT_OPEN;
    if (fold_is_open(scan))
        return FOLD_OPEN;
    switch ((enum place)scan->place) {
    case IN_PHRASE:
        fault = words_end(scan);
        return fault == FAULT_NONE ? ANGLE_EXPECTED : fault;
    case PATH_OPEN:
        return LOCAL_PART_EXPECTED;
    case IN_ROUTE:
    case ROUTE_AT:
        return ROUTE_EXPECTED;
    case PATH_CLOSED:
        return FAULT_NONE;
    default: /* IN_WORDS, IN_LOCAL_PART, IN_DOMAIN, IN_LITERAL */
        fault = addr_spec_end(scan);
        return fault == FAULT_NONE && scan->angle ? ANGLE_OPEN : fault;
    }
}

/* ---- Recovery -------------------------------------------------------- */

static enum recovery
route_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    if (fault != ROUTE_EXPECTED) /* in a domain, then */
        return header_addr_spec_recover(scan, fault, octet);
    switch (octet) {
    case ':':
        words_begin(scan, IN_LOCAL_PART);
        return SKIP_OCTET;
    case '>':
    case '\0': /* the end is pushed as a NUL */
        close_angle(scan);
        return SKIP_OCTET;
    case ',':
        return SKIP_OCTET;
    default:
        if (!octet_is(octet, ATEXT) && !is_non_ascii(octet))
            return SKIP_OCTET;
        header_domain_begin(scan, IN_ROUTE); /* as if its "@" had been there */
        return RETRY_OCTET;
    }
}

/* "<>", or the end behind "<" */
static enum recovery
angle_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    if (fault == LOCAL_PART_EXPECTED) {
        close_angle(scan);
        return SKIP_OCTET;
    }
    words_begin(scan, IN_LOCAL_PART);
    return header_addr_spec_recover(scan, fault, octet);
}

/* A display name that turns out to be a local-part, or is all there is. */
static enum recovery
phrase_recover(struct scan *scan, unsigned char octet)
{
    if (octet == '@')
        header_domain_begin(scan, IN_DOMAIN);
    else
        close_angle(scan);
    return SKIP_OCTET;
}

enum recovery
header_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    switch (fault) {
    case FOLD_OPEN:
        scan->fold = NO_FOLD;
        return RETRY_OCTET;
    case COMMENT_OPEN:
        scan->comment = scan->pair = 0;
        scan->fold = NO_FOLD;
        return RETRY_OCTET;
    case COMMENT_TOO_DEEP:
        scan->comment_lost = 1;
        return SKIP_OCTET;
    case ANGLE_EXPECTED:
        return phrase_recover(scan, octet);
    case ANGLE_OPEN:
        close_angle(scan);
        return RETRY_OCTET;
    default:
        break;
    }
    if (scan->comment > 0 || scan->place == PATH_CLOSED)
        return SKIP_OCTET;
    if (scan->place == PATH_OPEN)
        return angle_recover(scan, fault, octet);
    if (scan->place == IN_ROUTE || scan->place == ROUTE_AT)
        return route_recover(scan, fault, octet);
    return header_addr_spec_recover(scan, fault, octet);
}

/* As if a letter had stood there. */
void
header_pretend_letter(struct scan *scan)
{
    scan->pair = 0;
    scan->fold = NO_FOLD;
    if (scan->comment > 0 || scan->place == PATH_CLOSED)
        return;
    if (scan->place == PATH_OPEN)
        words_begin(scan, IN_LOCAL_PART);
    if (scan->place == ROUTE_AT)
        header_domain_begin(scan, IN_ROUTE);
    if (scan->place == IN_DOMAIN || scan->place == IN_ROUTE) {
        if (scan->state == DOMAIN_START || scan->state == LABEL_NEXT)
            scan->state = IN_LABEL;
    } else if (scan->place != IN_LITERAL) {
        if (scan->state == LOCAL_PART_START || scan->state == ATOM_NEXT)
            scan->state = IN_ATOM;
        if (scan->state == QUOTED_PAIR)
            scan->state = IN_QUOTED_STRING;
    }
}

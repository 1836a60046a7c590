/* domain.c - Domain (RFC 5321 4.1.2, RFC 6531 3.3)
 *
 * SPDX-License-Identifier: MIT
 *
 * Domain     = sub-domain *("." sub-domain)
 * sub-domain = Let-dig [Ldh-str]
 * Let-dig    = ALPHA / DIGIT
 * Ldh-str    = *( ALPHA / DIGIT / "-" ) Let-dig
 * sub-domain =/ U-label                                   RFC 6531 3.3
 */
#include "syntax/productions.h"

#include "text/octets.h"

void
domain_begin(struct scan *scan, bool in_route)
{
    scan->place = in_route ? IN_ROUTE : IN_DOMAIN;
    scan->state = DOMAIN_START;
    scan->local_part_length = 0; /* it has ended */
    scan->postmaster = NOT_POSTMASTER;
    scan->domain_length = 0;
    scan->label_length = 0;
}

/* As if the label had been there. */
void
domain_pretend(struct scan *scan)
{
    scan->state = IN_LABEL;
}

static enum fault
misplaced_octet(unsigned char octet)
{
    if (octet == '@')
        return AT_IN_DOMAIN;
    return octet == '_' ? UNDERSCORE : ILLEGAL_OCTET;
}

/* sub-domain = Let-dig [Ldh-str]                           RFC 5321 4.1.2 */
enum fault
domain_step(struct scan *scan, unsigned char octet)
{
    if (octet_is(octet, LET_DIG) || is_non_ascii(octet)) {
        scan->state = IN_LABEL;
        return FAULT_NONE;
    }
    switch (scan->state) {
    case DOMAIN_START:
    case LABEL_NEXT:
        if (octet == '.')
            return EMPTY_LABEL;
        return octet == '-' ? HYPHEN_AT_EDGE : misplaced_octet(octet);
    case AT_HYPHEN:
        if (octet == '.')
            return HYPHEN_AT_EDGE;
        /* fall through */
    default: /* IN_LABEL */
        if (octet == '.')
            scan->state = LABEL_NEXT;
        else if (octet == '-')
            scan->state = AT_HYPHEN;
        else
            return misplaced_octet(octet);
        return FAULT_NONE;
    }
}

enum fault
domain_end(const struct scan *scan)
{
    switch (scan->state) {
    case DOMAIN_START:
        return DOMAIN_EXPECTED;
    case LABEL_NEXT:
        return EMPTY_LABEL;
    case AT_HYPHEN:
        return HYPHEN_AT_EDGE;
    default: /* IN_LABEL */
        return FAULT_NONE;
    }
}

enum recovery
domain_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    switch (fault) {
    case EMPTY_LABEL:
        if (octet == '.') {
            scan->state = LABEL_NEXT;
            return SKIP_OCTET;
        }
        domain_pretend(scan);
        return RETRY_OCTET;
    case HYPHEN_AT_EDGE:
        /* A hyphen before a label is taken for its beginning, so that it is
         * not also said to be empty; behind one, what ends it comes again. */
        if (octet == '-') {
            scan->state = IN_LABEL;
            return SKIP_OCTET;
        }
        domain_pretend(scan);
        return RETRY_OCTET;
    case DOMAIN_EXPECTED:
        domain_pretend(scan);
        return RETRY_OCTET;
    case UNDERSCORE:
        domain_pretend(scan);
        return SKIP_OCTET;
    default: /* AT_IN_DOMAIN, ILLEGAL_OCTET: as if it were not there */
        return SKIP_OCTET;
    }
}

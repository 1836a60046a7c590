/* address_literal.c - address-literal (RFC 5321 4.1.3)
 *
 * SPDX-License-Identifier: MIT
 *
 * address-literal      = "[" ( IPv4-address-literal /
 *                              IPv6-address-literal /
 *                              General-address-literal ) "]"
 * IPv4-address-literal = Snum 3("."  Snum)
 * IPv6-address-literal = "IPv6:" IPv6-addr
 *
 * A General-address-literal needs a Standardized-tag, and IPv6 is the only
 * one that is registered (IANA, "Address Literal Tags"): so none is accepted.
 * Its octets, dcontent, matter for recovery alone.
 */
#include "syntax/productions.h"

#include "text/octets.h"

#define IPV6_GROUPS 8 /* 16-bit groups in an address */
#define IPV6_BESIDE_GAP                                                        \
    6                      /* "No more than 6 groups in addition to the "::"   \
                              may be present"                RFC 5321 4.1.3 */
#define IPV6_BEFORE_IPV4 6 /* IPv6v4-full */
#define IPV6_GAP_AND_IPV4                                                      \
    4 /* "No more than 4 groups in addition to the "::"                        \
        and IPv4-address-literal may be present" */
#define IPV4_NUMBERS 4
#define GROUP_DIGITS 4

static const char tag[] = "ipv6:";

void
literal_begin(struct scan *scan)
{
    scan->place = IN_LITERAL;
    scan->state = LITERAL_START;
    scan->tag_length = 0;
    scan->groups = 0;
    scan->compressed = 0;
    scan->digits = 0;
    scan->snum = SNUM_START;
}

static enum fault
close_literal(struct scan *scan)
{
    scan->state = LITERAL_CLOSED;
    scan->tag_length = scan->groups = scan->compressed = scan->digits = 0;
    scan->snum = SNUM_START;
    return FAULT_NONE;
}

/* Snum = 1*3DIGIT, "representing a decimal integer value in the range 0
 * through 255".  What may still follow is all there is to know of the digits
 * so far.  The caller has seen a DIGIT. */
static enum snum
snum_digit(enum snum snum, unsigned char octet)
{
    switch (snum) {
    case SNUM_START:
        if (octet <= '1')
            return SNUM_TWO_MORE;
        return octet == '2' ? SNUM_TWO : SNUM_ONE_MORE;
    case SNUM_TWO_MORE:
        return SNUM_ONE_MORE;
    case SNUM_TWO:
        if (octet <= '4')
            return SNUM_ONE_MORE;
        return octet == '5' ? SNUM_TWENTY_FIVE : SNUM_FULL;
    case SNUM_TWENTY_FIVE:
        return octet <= '5' ? SNUM_FULL : NOT_SNUM;
    case SNUM_ONE_MORE:
        return SNUM_FULL;
    default:
        return NOT_SNUM;
    }
}

/* IPv4-address-literal = Snum 3("." Snum)                  RFC 5321 4.1.3
 *
 * `groups` counts the numbers that a dot has ended.  The tail of an IPv6
 * address comes here at the dot behind its first number. */
static enum fault
ipv4_step(struct scan *scan, unsigned char octet)
{
    if (octet_is(octet, DIGIT)) {
        const enum snum snum = snum_digit((enum snum)scan->snum, octet);

        if (snum == NOT_SNUM)
            return BAD_LITERAL;
        scan->snum = (uint8_t)snum;
        return FAULT_NONE;
    }
    if (scan->snum == SNUM_START)
        return BAD_LITERAL;
    if (octet == '.' && scan->groups < IPV4_NUMBERS - 1) {
        scan->groups++;
        scan->snum = SNUM_START;
        return FAULT_NONE;
    }
    if (octet == ']' && scan->groups == IPV4_NUMBERS - 1)
        return close_literal(scan);
    return BAD_LITERAL;
}

/* An IPv4-address-literal may stand where this group does. */
static bool
ipv4_tail_fits(const struct scan *scan)
{
    return scan->compressed ? scan->groups <= IPV6_GAP_AND_IPV4
                            : scan->groups == IPV6_BEFORE_IPV4;
}

/* Another IPv6-hex may begin: 8 without "::", 6 beside it. */
static bool
group_fits(const struct scan *scan)
{
    return scan->groups < (scan->compressed ? IPV6_BESIDE_GAP : IPV6_GROUPS);
}

/* IPv6-hex = 1*4HEXDIG; `snum` follows it as one, for it may turn out to be
 * the first number of an IPv4 tail. */
static enum fault
group_digit(struct scan *scan, unsigned char octet)
{
    if (scan->digits == GROUP_DIGITS)
        return BAD_LITERAL;
    scan->snum = octet_is(octet, DIGIT) && ipv4_tail_fits(scan)
                     ? (uint8_t)snum_digit((enum snum)scan->snum, octet)
                     : NOT_SNUM;
    scan->digits++;
    scan->state = IPV6_GROUP;
    return FAULT_NONE;
}

static enum fault
begin_group(struct scan *scan, unsigned char octet)
{
    if (!octet_is(octet, HEXDIG) || !group_fits(scan))
        return BAD_LITERAL;
    scan->digits = 0;
    scan->snum = SNUM_START;
    return group_digit(scan, octet);
}

/* A dot behind a group: it was the first Snum of an IPv4-address-literal. */
static enum fault
begin_ipv4_tail(struct scan *scan)
{
    if (scan->snum == NOT_SNUM)
        return BAD_LITERAL;
    scan->state = IPV4_NUMBER;
    scan->groups = 1;
    scan->compressed = 0;
    scan->digits = 0;
    scan->snum = SNUM_START;
    return FAULT_NONE;
}

/* The octet behind the hex digits of a group; `groups` counts those that are
 * complete. */
static enum fault
end_group(struct scan *scan, unsigned char octet)
{
    if (octet == '.')
        return begin_ipv4_tail(scan);
    if (octet == ']' && (scan->compressed || scan->groups == IPV6_GROUPS - 1))
        return close_literal(scan);
    if (octet != ':')
        return BAD_LITERAL;
    /* Whether a group or "::" follows: one of them must still fit.  "::"
     * never helps where a group does not fit. */
    scan->groups++;
    if (!group_fits(scan)) {
        scan->groups--;
        return BAD_LITERAL;
    }
    scan->state = IPV6_GROUP_NEXT;
    scan->digits = 0;
    scan->snum = SNUM_START;
    return FAULT_NONE;
}

/* IPv6-addr = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp
 *                                                          RFC 5321 4.1.3 */
static enum fault
ipv6_step(struct scan *scan, unsigned char octet)
{
    switch (scan->state) {
    case IPV6_START:
        if (octet == ':') {
            scan->state = IPV6_COLON;
            return FAULT_NONE;
        }
        return begin_group(scan, octet);
    case IPV6_COLON:
    case IPV6_GROUP_NEXT:
        if (octet == ':' && !scan->compressed &&
            scan->groups <= IPV6_BESIDE_GAP) {
            scan->compressed = 1;
            scan->state = IPV6_COMPRESSED;
            return FAULT_NONE;
        }
        if (scan->state == IPV6_COLON)
            return BAD_LITERAL;
        return begin_group(scan, octet);
    case IPV6_COMPRESSED:
        if (octet == ']')
            return close_literal(scan);
        return begin_group(scan, octet);
    default: /* IPV6_GROUP */
        if (octet_is(octet, HEXDIG))
            return group_digit(scan, octet);
        return end_group(scan, octet);
    }
}

/* "IPv6:" is case-insensitive, as every ABNF string    RFC 5234 2.3 */
static enum fault
tag_step(struct scan *scan, unsigned char octet)
{
    if (octet_lower(octet) != (unsigned char)tag[scan->tag_length])
        return BAD_LITERAL;
    scan->state = LITERAL_TAG;
    if (++scan->tag_length == sizeof tag - 1) {
        scan->state = IPV6_START;
        scan->tag_length = 0;
    }
    return FAULT_NONE;
}

static enum fault
skip_step(struct scan *scan, unsigned char octet)
{
    return octet == ']' ? close_literal(scan) : FAULT_NONE;
}

enum fault
literal_step(struct scan *scan, unsigned char octet)
{
    if (scan->state == LITERAL_CLOSED)
        return TEXT_AFTER_LITERAL;
    if (octet != ']' && !octet_is(octet, DCONTENT))
        return ILLEGAL_OCTET;
    switch (scan->state) {
    case LITERAL_START:
        if (!octet_is(octet, DIGIT))
            return tag_step(scan, octet);
        scan->state = IPV4_NUMBER;
        return ipv4_step(scan, octet);
    case LITERAL_TAG:
        return tag_step(scan, octet);
    case IPV4_NUMBER:
        return ipv4_step(scan, octet);
    case LITERAL_SKIP:
        return skip_step(scan, octet);
    default:
        return ipv6_step(scan, octet);
    }
}

enum fault
literal_end(const struct scan *scan)
{
    return scan->state == LITERAL_CLOSED ? FAULT_NONE : LITERAL_OPEN;
}

enum recovery
literal_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    switch (fault) {
    case BAD_LITERAL: /* one fault a literal is enough */
        if (octet == ']') {
            close_literal(scan);
            return SKIP_OCTET;
        }
        close_literal(scan);
        scan->state = LITERAL_SKIP;
        return SKIP_OCTET;
    case LITERAL_OPEN:
        close_literal(scan);
        return RETRY_OCTET;
    default: /* ILLEGAL_OCTET, TEXT_AFTER_LITERAL: as if it were not there */
        return SKIP_OCTET;
    }
}

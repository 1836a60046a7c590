/* mailbox.c - Mailbox, and the doors of a scan (RFC 5321 4.1.2)
 *
 * SPDX-License-Identifier: MIT
 *
 * Mailbox = Local-part "@" ( Domain / address-literal )
 */
#include <string.h>

#include "syntax/productions.h"
#include "text/octets.h"
#include "text/utf8.h"

void
scan_start(struct scan *scan, enum addrspec_production production,
           const struct profile *profile)
{
    memset(scan, 0, sizeof *scan);
    scan->production = (uint8_t)production;
    scan->utf8 = profile->utf8;
    scan->grammar = (uint8_t)profile->grammar;
    scan->comment_depth = profile->comment_depth;
    scan->counting = 1;
    if (scan_is_header(scan))
        header_begin(scan);
    else if (production == ADDRSPEC_MAILBOX)
        local_part_begin(scan);
    else if (production == ADDRSPEC_DOMAIN)
        domain_begin(scan, false);
    else
        scan->place = BEFORE_PATH;
}

/* Mailbox = Local-part "@" ( Domain / address-literal )    RFC 5321 4.1.2 */
enum fault
mailbox_step(struct scan *scan, unsigned char octet)
{
    switch (scan->place) {
    case IN_LOCAL_PART:
        if (octet == '@' && local_part_end(scan) == FAULT_NONE) {
            domain_begin(scan, false);
            return FAULT_NONE;
        }
        return local_part_step(scan, octet);
    case IN_DOMAIN:
        if (octet == '[' && scan->state == DOMAIN_START) {
            literal_begin(scan);
            return FAULT_NONE;
        }
        return domain_step(scan, octet);
    default: /* IN_LITERAL */
        return literal_step(scan, octet);
    }
}

enum fault
mailbox_end(const struct scan *scan)
{
    enum fault fault;

    switch (scan->place) {
    case IN_LOCAL_PART:
        fault = local_part_end(scan);
        return fault == FAULT_NONE ? AT_EXPECTED : fault;
    case IN_DOMAIN:
        return domain_end(scan);
    default: /* IN_LITERAL */
        return literal_end(scan);
    }
}

enum recovery
mailbox_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    switch (fault) {
    case AT_EXPECTED: /* as if "@" and a Domain had been there */
        domain_begin(scan, false);
        domain_pretend(scan);
        return RETRY_OCTET;
    case LOCAL_PART_EXPECTED:
        scan->postmaster = NOT_POSTMASTER;
        if (octet == '@') {
            domain_begin(scan, false);
            return SKIP_OCTET;
        }
        scan->state = IN_ATOM;
        return RETRY_OCTET;
    default:
        break;
    }
    if (scan->place == IN_LOCAL_PART)
        return local_part_recover(scan, fault, octet);
    if (scan->place == IN_LITERAL)
        return literal_recover(scan, fault, octet);
    return domain_recover(scan, fault, octet);
}

/* UTF8-non-ascii = UTF8-2 / UTF8-3 / UTF8-4                RFC 6532 3.1 */
static enum fault
utf8_step(struct scan *scan, unsigned char octet)
{
    if (octet < scan->utf8_low || octet > scan->utf8_high)
        return BAD_UTF8;
    scan->utf8_left--;
    scan->utf8_low = scan->utf8_left > 0 ? 0x80 : 0;
    scan->utf8_high = scan->utf8_left > 0 ? 0xbf : 0;
    return FAULT_NONE;
}

static enum fault
production_step(struct scan *scan, unsigned char octet)
{
    if (scan_is_header(scan))
        return header_step(scan, octet);
    if (scan->grammar == HTML_GRAMMAR)
        return html5_step(scan, octet);
    return scan_is_path(scan) ? path_step(scan, octet)
                              : mailbox_step(scan, octet);
}

static enum fault
non_ascii_step(struct scan *scan, unsigned char octet)
{
    uint8_t left, low, high;
    enum fault fault;

    if (scan->place == BEFORE_PATH) /* whatever it is, it is no "<" */
        return ANGLE_EXPECTED;
    if (!scan->utf8)
        return NON_ASCII;
    if (!utf8_lead(octet, &left, &low, &high))
        return BAD_UTF8;
    fault = production_step(scan, octet);
    if (fault == FAULT_NONE) {
        scan->utf8_left = left;
        scan->utf8_low = low;
        scan->utf8_high = high;
    }
    return fault;
}

/* A label's limit, RFC 1035 2.3.4, is one of A-labels: how long a U-label is
 * as one, the grammar cannot tell (RFC 5890 2.3.2.1). */
static enum fault
count_domain_octet(struct scan *scan, unsigned char octet)
{
    scan->domain_length++;
    if (octet == '.' || scan->place == IN_LITERAL)
        scan->label_length = 0;
    else if (octet > 0x7f)
        scan->label_length = U_LABEL;
    else if (scan->label_length != U_LABEL)
        scan->label_length++;
    if (scan->label_length > ADDRSPEC_LABEL_MAX &&
        scan->label_length != U_LABEL)
        return LABEL_TOO_LONG;
    return scan->domain_length > ADDRSPEC_DOMAIN_MAX ? DOMAIN_TOO_LONG
                                                     : FAULT_NONE;
}

/* Count the octet for the part it belongs to.  `before` is the place where it
 * was read: where that is another than the place it led to, it is a delimiter
 * and belongs to neither, but for the first octet behind "<" and the "[". */
static enum fault
count_part_octet(struct scan *scan, uint8_t before, unsigned char octet)
{
    switch (scan->place) {
    case IN_LOCAL_PART:
        if (before != IN_LOCAL_PART && before != PATH_OPEN)
            return FAULT_NONE;
        scan->local_part_length++;
        return scan->local_part_length > ADDRSPEC_LOCAL_PART_MAX
                   ? LOCAL_PART_TOO_LONG
                   : FAULT_NONE;
    case IN_DOMAIN:
    case IN_ROUTE:
    case IN_LITERAL:
        if (before != scan->place && scan->place != IN_LITERAL)
            return FAULT_NONE;
        return count_domain_octet(scan, octet);
    default:
        return FAULT_NONE;
    }
}

/* The innermost limit that the octet exceeds, RFC 5321 4.5.3.1. */
static enum fault
count_octet(struct scan *scan, uint8_t before, unsigned char octet)
{
    const uint32_t whole =
        scan_is_path(scan) ? ADDRSPEC_PATH_MAX : ADDRSPEC_MAILBOX_MAX;
    enum fault fault;

    if (before == PATH_CLOSED || before == IN_PARAMETERS)
        return FAULT_NONE;
    scan->whole_length++;
    fault = count_part_octet(scan, before, octet);
    if (fault == FAULT_NONE && scan->whole_length > whole &&
        scan->production != ADDRSPEC_DOMAIN)
        return WHOLE_TOO_LONG;
    return fault;
}

/* RFC 5322 has no limits on octets. */
static bool
has_limits(const struct scan *scan)
{
    return scan->counting && !scan_is_header(scan);
}

enum fault
scan_step(struct scan *scan, unsigned char octet)
{
    const uint8_t before = scan->place;
    enum fault fault;

    if (scan->utf8_left > 0)
        fault = utf8_step(scan, octet);
    else if (octet > 0x7f)
        fault = non_ascii_step(scan, octet);
    else
        fault = production_step(scan, octet);
    if (fault != FAULT_NONE || !has_limits(scan))
        return fault;
    fault = count_octet(scan, before, octet);
    return scan_has_limit(scan, fault) ? fault : FAULT_NONE;
}

enum fault
scan_end(const struct scan *scan)
{
    if (scan->utf8_left > 0)
        return BAD_UTF8;
    if (scan_is_header(scan))
        return header_end(scan);
    return scan_is_path(scan) ? path_end(scan) : mailbox_end(scan);
}

bool
scan_accepts(enum addrspec_production production, const struct profile *profile,
             bool counting, const unsigned char *octets, uint32_t length)
{
    struct scan scan;
    uint32_t i;

    scan_start(&scan, production, profile);
    scan.counting = counting;
    for (i = 0; i < length; i++)
        if (scan_step(&scan, octets[i]) != FAULT_NONE)
            return false;
    return scan_end(&scan) == FAULT_NONE;
}

/* As if a letter had stood there: what no one can read is not also said to
 * be missing. */
static void
pretend_letter(struct scan *scan)
{
    if (scan_is_header(scan)) {
        header_pretend_letter(scan);
        return;
    }
    scan->postmaster = NOT_POSTMASTER;
    if (scan->place == PATH_OPEN)
        local_part_begin(scan);
    if (scan->place == IN_LOCAL_PART &&
        (scan->state == LOCAL_PART_START || scan->state == ATOM_NEXT))
        scan->state = IN_ATOM;
    if (scan->place == IN_LOCAL_PART && scan->state == QUOTED_PAIR)
        scan->state = IN_QUOTED_STRING;
    if (scan->place == IN_DOMAIN || scan->place == IN_ROUTE)
        domain_pretend(scan);
    if (scan->place == IN_PARAMETERS)
        scan->state = PARAMETER_SKIP;
}

static enum recovery
recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    if (scan->utf8_left > 0) {
        scan->utf8_left = scan->utf8_low = scan->utf8_high = 0;
        return RETRY_OCTET;
    }
    if (fault == BAD_UTF8 || fault == NON_ASCII) {
        pretend_letter(scan);
        return SKIP_OCTET;
    }
    if (scan_is_header(scan))
        return header_recover(scan, fault, octet);
    if (scan->grammar == HTML_GRAMMAR)
        return html5_recover(scan, fault, octet);
    return scan_is_path(scan) ? path_recover(scan, fault, octet)
                              : mailbox_recover(scan, fault, octet);
}

enum recovery
scan_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    const uint8_t before = scan->place;
    const enum recovery recovery = recover(scan, fault, octet);

    /* A skipped octet is as long as any other, but for what is there by
     * accident and goes away when mended. */
    if (recovery == SKIP_OCTET && has_limits(scan) &&
        !octet_is(octet, CONTROL | BLANK))
        count_octet(scan, before, octet);
    return recovery;
}

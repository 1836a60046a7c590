/* local_part.c - Local-part (RFC 5321 4.1.2, RFC 6531 3.3)
 *
 * SPDX-License-Identifier: MIT
 *
 * Local-part    = Dot-string / Quoted-string
 * Dot-string    = Atom *("."  Atom)
 * Atom          = 1*atext
 * Quoted-string = DQUOTE *QcontentSMTP DQUOTE
 * atext         =/ UTF8-non-ascii                         RFC 6531 3.3
 * qtextSMTP     =/ UTF8-non-ascii                         RFC 6531 3.3
 */
#include "syntax/productions.h"

#include "text/octets.h"

static const char postmaster[] = "postmaster";

void
local_part_begin(struct scan *scan)
{
    /* "Postmaster" stands for itself in a Forward-path without a route. */
    const bool alone = scan->production == ADDRSPEC_FORWARD_PATH &&
                       scan->place != IN_ROUTE && scan->place != ROUTE_AT;

    scan->place = IN_LOCAL_PART;
    scan->state = LOCAL_PART_START;
    scan->postmaster = alone ? 0 : NOT_POSTMASTER;
    scan->local_part_length = 0;
}

/* Compares as it goes, so that no octet need be kept. */
static void
follow_postmaster(struct scan *scan, unsigned char octet)
{
    if (scan->postmaster >= sizeof postmaster - 1 ||
        octet_lower(octet) != (unsigned char)postmaster[scan->postmaster])
        scan->postmaster = NOT_POSTMASTER;
    else
        scan->postmaster++;
}

bool
local_part_is_postmaster(const struct scan *scan)
{
    return scan->state == IN_ATOM && scan->postmaster == sizeof postmaster - 1;
}

static enum fault
atom_octet(struct scan *scan, unsigned char octet)
{
    if (octet_is(octet, ATEXT) || is_non_ascii(octet)) {
        follow_postmaster(scan, octet);
        scan->state = IN_ATOM;
        return FAULT_NONE;
    }
    return octet == '"' ? QUOTE_IN_ATOM : ILLEGAL_OCTET;
}

/* Dot-string = Atom *("." Atom)                            RFC 5321 4.1.2 */
static enum fault
dot_string_step(struct scan *scan, unsigned char octet)
{
    switch (scan->state) {
    case LOCAL_PART_START:
        if (octet == '"') {
            scan->postmaster = NOT_POSTMASTER;
            scan->state = IN_QUOTED_STRING;
            return FAULT_NONE;
        }
        if (octet == '@')
            return LOCAL_PART_EXPECTED;
        return octet == '.' ? EMPTY_ATOM : atom_octet(scan, octet);
    case ATOM_NEXT:
        if (octet == '.' || octet == '@')
            return EMPTY_ATOM;
        return atom_octet(scan, octet);
    default: /* IN_ATOM: the "@" is mailbox_step()'s */
        if (octet == '.') {
            scan->postmaster = NOT_POSTMASTER;
            scan->state = ATOM_NEXT;
            return FAULT_NONE;
        }
        return atom_octet(scan, octet);
    }
}

/* Quoted-string = DQUOTE *QcontentSMTP DQUOTE
 * QcontentSMTP  = qtextSMTP / quoted-pairSMTP
 * quoted-pairSMTP = %d92 %d32-126                          RFC 5321 4.1.2
 *
 * RFC 6531 extends qtextSMTP and leaves quoted-pairSMTP as it is. */
static enum fault
quoted_string_step(struct scan *scan, unsigned char octet)
{
    if (scan->state == QUOTED_PAIR) {
        if (!octet_is(octet, PAIRED))
            return BAD_QUOTED_PAIR;
        scan->state = IN_QUOTED_STRING;
        return FAULT_NONE;
    }
    if (octet == '"')
        scan->state = QUOTE_CLOSED;
    else if (octet == '\\')
        scan->state = QUOTED_PAIR;
    else if (!octet_is(octet, QTEXT) && !is_non_ascii(octet))
        return ILLEGAL_OCTET;
    return FAULT_NONE;
}

enum fault
local_part_step(struct scan *scan, unsigned char octet)
{
    switch (scan->state) {
    case IN_QUOTED_STRING:
    case QUOTED_PAIR:
        return quoted_string_step(scan, octet);
    case QUOTE_CLOSED:
        return AT_EXPECTED_AFTER_QUOTE;
    case AFTER_QUOTE_TEXT:
        return octet_is(octet, CONTROL) ? ILLEGAL_OCTET : FAULT_NONE;
    default:
        return dot_string_step(scan, octet);
    }
}

/* FAULT_NONE where the "@" may follow. */
enum fault
local_part_end(const struct scan *scan)
{
    switch (scan->state) {
    case LOCAL_PART_START:
        return LOCAL_PART_EXPECTED;
    case ATOM_NEXT:
        return EMPTY_ATOM;
    case IN_QUOTED_STRING:
    case QUOTED_PAIR:
        return QUOTE_OPEN;
    default: /* IN_ATOM, QUOTE_CLOSED, AFTER_QUOTE_TEXT */
        return FAULT_NONE;
    }
}

enum recovery
local_part_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    scan->postmaster = NOT_POSTMASTER;
    switch (fault) {
    case EMPTY_ATOM:
        if (octet == '.') {
            scan->state = ATOM_NEXT;
            return SKIP_OCTET;
        }
        scan->state = IN_ATOM; /* an "@" or the end: the atom is let pass */
        return RETRY_OCTET;
    case BAD_QUOTED_PAIR:
    case QUOTE_OPEN:
        scan->state = fault == QUOTE_OPEN ? QUOTE_CLOSED : IN_QUOTED_STRING;
        return fault == QUOTE_OPEN ? RETRY_OCTET : SKIP_OCTET;
    case AT_EXPECTED_AFTER_QUOTE:
        if (!octet_is(octet, CONTROL | BLANK))
            scan->state = AFTER_QUOTE_TEXT;
        return SKIP_OCTET;
    default: /* QUOTE_IN_ATOM, ILLEGAL_OCTET: as if it were not there */
        return SKIP_OCTET;
    }
}

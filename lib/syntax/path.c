/* path.c - Reverse-path and Forward-path with their parameters
 *
 * SPDX-License-Identifier: MIT
 *
 * Reverse-path = Path / "<>"                               RFC 5321 4.1.2
 * Forward-path = Path
 * Path         = "<" [ A-d-l ":" ] Mailbox ">"
 * A-d-l        = At-domain *( "," At-domain )
 * At-domain    = "@" Domain
 * mail = "MAIL FROM:" Reverse-path [SP Mail-parameters]    RFC 5321 4.1.1.2
 * rcpt = "RCPT TO:" ( "<Postmaster@" Domain ">" / "<Postmaster>" /
 *                     Forward-path ) [SP Rcpt-parameters]  RFC 5321 4.1.1.3
 * Mail-parameters = esmtp-param *(SP esmtp-param)          RFC 5321 4.1.2
 */
#include "syntax/productions.h"

#include "text/octets.h"

static enum fault
close_path(struct scan *scan)
{
    scan->place = PATH_CLOSED;
    scan->state = 0;
    scan->postmaster = 0;
    scan->local_part_length = scan->label_length = scan->domain_length = 0;
    return FAULT_NONE;
}

static enum fault
before_path_step(struct scan *scan, unsigned char octet)
{
    if (octet == '<') {
        scan->place = PATH_OPEN;
        return FAULT_NONE;
    }
    return octet_is(octet, CONTROL | BLANK) ? ILLEGAL_OCTET : ANGLE_EXPECTED;
}

static enum fault
path_open_step(struct scan *scan, unsigned char octet)
{
    struct scan inside = *scan;
    enum fault fault;

    if (octet == '>') {
        if (scan->production == ADDRSPEC_FORWARD_PATH)
            return NULL_PATH;
        return close_path(scan);
    }
    if (octet == '@') {
        domain_begin(scan, true);
        return FAULT_NONE;
    }
    local_part_begin(&inside);
    fault = mailbox_step(&inside, octet);
    if (fault == FAULT_NONE)
        *scan = inside;
    return fault;
}

/* A-d-l = At-domain *( "," At-domain )                     RFC 5321 4.1.2 */
static enum fault
route_step(struct scan *scan, unsigned char octet)
{
    if (scan->place == ROUTE_AT) {
        if (octet != '@')
            return octet_is(octet, CONTROL | BLANK) ? ILLEGAL_OCTET
                                                    : ROUTE_EXPECTED;
        domain_begin(scan, true);
        return FAULT_NONE;
    }
    if (octet != ',' && octet != ':')
        return octet == '>' || octet == '[' ? ROUTE_EXPECTED
                                            : domain_step(scan, octet);
    if (domain_end(scan) != FAULT_NONE)
        return domain_end(scan) == DOMAIN_EXPECTED ? ROUTE_EXPECTED
                                                   : domain_end(scan);
    if (octet == ',') {
        scan->place = ROUTE_AT;
        scan->state = 0;
        scan->domain_length = scan->label_length = 0;
    } else {
        local_part_begin(scan);
        scan->domain_length = scan->label_length = 0;
    }
    return FAULT_NONE;
}

/* Mailbox ">", or "Postmaster>" */
static enum fault
inside_step(struct scan *scan, unsigned char octet)
{
    if (octet == '>') {
        enum fault fault = mailbox_end(scan);
        const bool quoted =
            scan->place == IN_LOCAL_PART &&
            (scan->state == IN_QUOTED_STRING || scan->state == QUOTED_PAIR);

        if (fault == FAULT_NONE ||
            (scan->place == IN_LOCAL_PART && local_part_is_postmaster(scan)))
            return close_path(scan);
        if (!quoted)
            return fault;
    }
    return mailbox_step(scan, octet);
}

/* esmtp-param   = esmtp-keyword ["=" esmtp-value]
 * esmtp-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")
 * esmtp-value   = 1*(%d33-60 / %d62-126)                   RFC 5321 4.1.2
 * esmtp-value   =/ UTF8-non-ascii                          RFC 6531 3.3 */
static enum fault
parameter_step(struct scan *scan, unsigned char octet)
{
    switch (scan->state) {
    case KEYWORD_START:
        if (!octet_is(octet, LET_DIG))
            return PARAMETER_EXPECTED;
        scan->state = IN_KEYWORD;
        return FAULT_NONE;
    case IN_KEYWORD:
        if (octet == '=')
            scan->state = VALUE_START;
        else if (octet == ' ')
            scan->state = KEYWORD_START;
        else if (!octet_is(octet, KEYWORD))
            return PARAMETER_EXPECTED;
        return FAULT_NONE;
    case PARAMETER_SKIP:
        if (octet == ' ')
            scan->state = KEYWORD_START;
        return octet_is(octet, CONTROL) ? ILLEGAL_OCTET : FAULT_NONE;
    case IN_VALUE:
        if (octet == ' ') {
            scan->state = KEYWORD_START;
            return FAULT_NONE;
        }
        /* fall through */
    default: /* VALUE_START */
        if (!octet_is(octet, VALUE) && !is_non_ascii(octet))
            return PARAMETER_EXPECTED;
        scan->state = IN_VALUE;
        return FAULT_NONE;
    }
}

static enum fault
closed_step(struct scan *scan, unsigned char octet)
{
    if (octet != ' ')
        return TEXT_AFTER_PATH;
    scan->place = IN_PARAMETERS;
    scan->state = KEYWORD_START;
    return FAULT_NONE;
}

enum fault
path_step(struct scan *scan, unsigned char octet)
{
    switch (scan->place) {
    case BEFORE_PATH:
        return before_path_step(scan, octet);
    case PATH_OPEN:
        return path_open_step(scan, octet);
    case IN_ROUTE:
    case ROUTE_AT:
        return route_step(scan, octet);
    case PATH_CLOSED:
        return closed_step(scan, octet);
    case IN_PARAMETERS:
        return parameter_step(scan, octet);
    default:
        return inside_step(scan, octet);
    }
}

enum fault
path_end(const struct scan *scan)
{
    enum fault fault;

    switch (scan->place) {
    case BEFORE_PATH:
        return ANGLE_EXPECTED;
    case IN_ROUTE:
    case ROUTE_AT:
        return ROUTE_EXPECTED;
    case PATH_OPEN:
        return LOCAL_PART_EXPECTED;
    case PATH_CLOSED:
        return FAULT_NONE;
    case IN_PARAMETERS:
        return scan->state == KEYWORD_START || scan->state == VALUE_START
                   ? PARAMETER_EXPECTED
                   : FAULT_NONE;
    default: /* what the Mailbox lacks comes before the ">" that is missing */
        fault = mailbox_end(scan);
        if (fault == AT_EXPECTED && local_part_is_postmaster(scan))
            return ANGLE_OPEN;
        return fault == FAULT_NONE ? ANGLE_OPEN : fault;
    }
}

static enum recovery
route_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    if (fault != ROUTE_EXPECTED)
        return scan->place == IN_ROUTE ? domain_recover(scan, fault, octet)
                                       : SKIP_OCTET;
    if (octet == ':') {
        local_part_begin(scan);
        return SKIP_OCTET;
    }
    if (octet == '>' || octet == '\0') { /* the end is pushed as a NUL */
        close_path(scan);
        return SKIP_OCTET;
    }
    if (octet == ',' || octet == '[')
        return SKIP_OCTET;
    domain_begin(scan, true); /* as if its "@" had been there */
    return RETRY_OCTET;
}

enum recovery
path_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    switch (fault) {
    case ANGLE_EXPECTED:
        scan->place = PATH_OPEN;
        return RETRY_OCTET;
    case NULL_PATH:
        close_path(scan);
        return SKIP_OCTET;
    case ANGLE_OPEN:
        close_path(scan);
        return RETRY_OCTET;
    case TEXT_AFTER_PATH:
        return SKIP_OCTET;
    case PARAMETER_EXPECTED:
        if (octet == ' ' && scan->state != VALUE_START)
            return SKIP_OCTET; /* a second SP */
        if (octet != '\t' && octet != '\0' && octet_is(octet, CONTROL))
            return SKIP_OCTET; /* told as what it is; NUL may be the end */
        scan->state = PARAMETER_SKIP;
        return octet == ' ' ? RETRY_OCTET : SKIP_OCTET;
    default:
        break;
    }
    if (scan->place == PATH_OPEN && fault == LOCAL_PART_EXPECTED)
        local_part_begin(scan);
    else if (scan->place == PATH_OPEN && fault == EMPTY_ATOM) {
        local_part_begin(scan);
        return local_part_recover(scan, fault, octet);
    }
    if (scan->place == IN_ROUTE || scan->place == ROUTE_AT)
        return route_recover(scan, fault, octet);
    if (scan->place < IN_LOCAL_PART || scan->place > IN_LITERAL)
        return SKIP_OCTET; /* an illegal octet where no part has begun */
    return mailbox_recover(scan, fault, octet);
}

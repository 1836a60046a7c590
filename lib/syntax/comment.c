/* comment.c - comments and folding white space (RFC 5322 3.2.1, 3.2.2)
 *
 * SPDX-License-Identifier: MIT
 *
 * FWS         = ([*WSP CRLF] 1*WSP) / obs-FWS
 * obs-FWS     = 1*([CRLF] WSP)                          erratum 1908
 * CFWS        = (1*([FWS] comment) [FWS]) / FWS
 * comment     = "(" *([FWS] ccontent) [FWS] ")"
 * ccontent    = ctext / quoted-pair / comment
 * quoted-pair = ("\" (VCHAR / WSP)) / obs-qp
 */
#include "syntax/productions.h"

#include "text/octets.h"

bool
fold_is_open(const struct scan *scan)
{
    return scan->fold == FOLD_CR || scan->fold == FOLD_LF;
}

bool
is_folding(unsigned char octet)
{
    return octet == '\r' || octet_is(octet, BLANK);
}

/* FWS, read as obs-FWS: what makes it obsolete is a second line break.  The
 * caller has seen an octet that is folding, or a fold that is open. */
enum fault
folding_step(struct scan *scan, unsigned char octet)
{
    switch ((enum fold)scan->fold) {
    case FOLD_CR:
        if (octet != '\n')
            return FOLD_OPEN;
        scan->fold = FOLD_LF;
        return FAULT_NONE;
    case FOLD_LF:
        if (!octet_is(octet, BLANK))
            return FOLD_OPEN;
        scan->fold = FOLDED;
        return FAULT_NONE;
    default: /* NO_FOLD, FOLDED */
        if (octet != '\r')
            return FAULT_NONE;
        if (scan->fold == FOLDED)
            scan->obsolete |= OBSOLETE_WHITE_SPACE;
        scan->fold = FOLD_CR;
        return FAULT_NONE;
    }
}

/* quoted-pair = ("\" (VCHAR / WSP)) / obs-qp               RFC 5322 3.2.1
 * obs-qp      = "\" (%d0 / obs-NO-WS-CTL / LF / CR)        RFC 5322 4.1
 * VCHAR       =/ UTF8-non-ascii                            RFC 6532 3.2
 *
 * Together they take every octet there is. */
enum fault
quoted_pair_step(struct scan *scan, unsigned char octet)
{
    if (octet_is(octet, CONTROL) && octet != '\t')
        scan->obsolete |= OBSOLETE_QUOTED_PAIR;
    return FAULT_NONE;
}

/* ctext = %d33-39 / %d42-91 / %d93-126 / obs-ctext         RFC 5322 3.2.2
 * qtext and dtext leave out others, which their callers have seen to; to all
 * of them RFC 6532 3.2 adds UTF8-non-ascii, and section 4.1
 * obs-NO-WS-CTL = %d1-8 / %d11 / %d12 / %d14-31 / %d127 */
enum fault
text_step(struct scan *scan, unsigned char octet)
{
    if (octet == '\0' || octet == '\n')
        return ILLEGAL_OCTET;
    if (octet_is(octet, CONTROL))
        scan->obsolete |= OBSOLETE_CONTROL;
    return FAULT_NONE;
}

/* comment = "(" *([FWS] ccontent) [FWS] ")"                RFC 5322 3.2.2 */
enum fault
comment_step(struct scan *scan, unsigned char octet)
{
    if (scan->pair) {
        scan->pair = false;
        return quoted_pair_step(scan, octet);
    }
    if (fold_is_open(scan) || is_folding(octet))
        return folding_step(scan, octet);
    scan->fold = NO_FOLD;
    switch (octet) {
    case '(':
        if (scan->comment == scan->comment_depth)
            return COMMENT_TOO_DEEP;
        scan->comment++;
        return FAULT_NONE;
    case ')':
        scan->comment--;
        return FAULT_NONE;
    case '\\':
        scan->pair = true;
        return FAULT_NONE;
    default:
        return text_step(scan, octet);
    }
}

/* header_addr_spec.c - addr-spec as in a header (RFC 5322 3.4.1, 4.4)
 *
 * SPDX-License-Identifier: MIT
 *
 * addr-spec      = local-part "@" domain
 * local-part     = dot-atom / quoted-string / obs-local-part
 * obs-local-part = word *("." word)
 * domain         = dot-atom / domain-literal / obs-domain
 * obs-domain     = atom *("." atom)
 *
 * The obsolete forms hold the others, so they are what is read: words with
 * dots between them, with white space and comments around each.
 */
#include "syntax/productions.h"

#include "text/octets.h"

static bool
is_atext(unsigned char octet)
{
    return octet_is(octet, ATEXT) || is_non_ascii(octet);
}

void
words_begin(struct scan *scan, enum place place)
{
    scan->place = (uint8_t)place;
    scan->state = LOCAL_PART_START;
}

void
header_domain_begin(struct scan *scan, enum place place)
{
    scan->place = (uint8_t)place;
    scan->state = DOMAIN_START;
}

/* ---- Words ----------------------------------------------------------- */

/* quoted-string = [CFWS] DQUOTE *([FWS] qcontent) [FWS] DQUOTE [CFWS]
 *                                                          RFC 5322 3.2.4 */
enum fault
header_quoted_string_step(struct scan *scan, unsigned char octet)
{
    if (scan->state == QUOTED_PAIR) {
        scan->state = IN_QUOTED_STRING;
        return quoted_pair_step(scan, octet);
    }
    if (fold_is_open(scan) || is_folding(octet))
        return folding_step(scan, octet);
    scan->fold = NO_FOLD;
    if (octet == '"')
        scan->state = scan->place == IN_PHRASE ? IN_ATOM : QUOTE_CLOSED;
    else if (octet == '\\')
        scan->state = QUOTED_PAIR;
    else
        return text_step(scan, octet);
    return FAULT_NONE;
}

static enum fault
begin_word(struct scan *scan, unsigned char octet)
{
    scan->state = octet == '"' ? IN_QUOTED_STRING : IN_ATOM;
    return FAULT_NONE;
}

/* A second word without a dot between them: only a display name has those. */
static enum fault
begin_phrase(struct scan *scan, unsigned char octet)
{
    scan->place = IN_PHRASE;
    scan->obsolete &= (uint8_t)~OBSOLETE_LOCAL_PART;
    return begin_word(scan, octet);
}

static enum fault
another_word(struct scan *scan, unsigned char octet, enum fault fault)
{
    return scan->place == IN_WORDS ? begin_phrase(scan, octet) : fault;
}

/* A dot between two words; of words that turn out to be a display name it is
 * what makes an obs-phrase of them. */
static enum fault
dot_step(struct scan *scan)
{
    if (scan->state != IN_ATOM)
        scan->obsolete |= OBSOLETE_LOCAL_PART;
    if (scan->place == IN_WORDS)
        scan->obsolete |= OBSOLETE_PHRASE;
    scan->state = ATOM_NEXT;
    return FAULT_NONE;
}

static enum fault
after_dot_step(struct scan *scan, unsigned char octet)
{
    if (is_atext(octet))
        return begin_word(scan, octet);
    if (octet == '"') {
        scan->obsolete |= OBSOLETE_LOCAL_PART;
        return begin_word(scan, octet);
    }
    if (octet == '.' && scan->place == IN_WORDS)
        return begin_phrase(scan, octet);
    return octet == '.' || octet == '@' ? EMPTY_ATOM : ILLEGAL_OCTET;
}

static enum fault
first_word_step(struct scan *scan, unsigned char octet)
{
    if (octet == '"' || is_atext(octet))
        return begin_word(scan, octet);
    if (octet == '@')
        return LOCAL_PART_EXPECTED;
    return octet == '.' ? EMPTY_ATOM : ILLEGAL_OCTET;
}

/* The octet behind a word. */
static enum fault
after_word_step(struct scan *scan, unsigned char octet)
{
    if (octet == '@') {
        if (scan->place == IN_WORDS) /* they are no phrase */
            scan->obsolete &= (uint8_t)~OBSOLETE_PHRASE;
        header_domain_begin(scan, IN_DOMAIN);
        return FAULT_NONE;
    }
    return octet == '.' ? dot_step(scan) : ILLEGAL_OCTET;
}

/* obs-local-part = word *("." word)                        RFC 5322 4.4
 * The caller has taken out white space, comments, and quoted strings. */
enum fault
words_step(struct scan *scan, unsigned char octet)
{
    const bool word = octet == '"' || is_atext(octet);

    switch (scan->state) {
    case LOCAL_PART_START:
        return first_word_step(scan, octet);
    case ATOM_NEXT:
        return after_dot_step(scan, octet);
    case IN_ATOM:
        if (octet == '"')
            return another_word(scan, octet, QUOTE_IN_ATOM);
        return word ? FAULT_NONE : after_word_step(scan, octet);
    case QUOTE_CLOSED:
        if (word)
            return another_word(scan, octet, AT_EXPECTED_AFTER_QUOTE);
        return after_word_step(scan, octet);
    case AFTER_QUOTE_TEXT:
        if (octet == '@')
            return after_word_step(scan, octet);
        return octet_is(octet, CONTROL) ? ILLEGAL_OCTET : FAULT_NONE;
    default: /* WORD_OVER */
        return word ? another_word(scan, octet, SECOND_WORD)
                    : after_word_step(scan, octet);
    }
}

/* FAULT_NONE where the "@" may follow. */
enum fault
words_end(const struct scan *scan)
{
    switch (scan->state) {
    case LOCAL_PART_START:
        return LOCAL_PART_EXPECTED;
    case ATOM_NEXT:
        return EMPTY_ATOM;
    case IN_QUOTED_STRING:
    case QUOTED_PAIR:
        return QUOTE_OPEN;
    default: /* IN_ATOM, QUOTE_CLOSED, AFTER_QUOTE_TEXT, WORD_OVER */
        return FAULT_NONE;
    }
}

/* ---- domain ---------------------------------------------------------- */

/* domain-literal = [CFWS] "[" *([FWS] dtext) [FWS] "]" [CFWS]
 * obs-dtext      = obs-NO-WS-CTL / quoted-pair    RFC 5322 3.4.1, 4.4 */
static enum fault
domain_literal_step(struct scan *scan, unsigned char octet)
{
    if (scan->pair) {
        scan->pair = 0;
        return quoted_pair_step(scan, octet);
    }
    if (fold_is_open(scan) || is_folding(octet))
        return folding_step(scan, octet);
    scan->fold = NO_FOLD;
    switch (octet) {
    case '[':
        return ILLEGAL_OCTET;
    case ']':
        scan->state = DOMAIN_LITERAL_CLOSED;
        return FAULT_NONE;
    case '\\':
        scan->obsolete |= OBSOLETE_QUOTED_PAIR;
        scan->pair = 1;
        return FAULT_NONE;
    default:
        return text_step(scan, octet);
    }
}

static enum fault
begin_literal(struct scan *scan)
{
    if (scan->place == IN_DOMAIN)
        scan->place = IN_LITERAL;
    scan->state = DOMAIN_LITERAL;
    return FAULT_NONE;
}

static enum fault
label_over_step(struct scan *scan, unsigned char octet)
{
    if (octet == '.') {
        if (scan->place == IN_DOMAIN && scan->state == LABEL_OVER)
            scan->obsolete |= OBSOLETE_DOMAIN;
        scan->state = LABEL_NEXT;
        return FAULT_NONE;
    }
    return octet == '@' ? AT_IN_DOMAIN : ILLEGAL_OCTET;
}

/* obs-domain = atom *("." atom)                            RFC 5322 4.4
 * The caller has taken out white space and comments. */
enum fault
header_domain_step(struct scan *scan, unsigned char octet)
{
    switch (scan->state) {
    case DOMAIN_LITERAL:
        return domain_literal_step(scan, octet);
    case DOMAIN_LITERAL_CLOSED:
        return octet == '@' ? AT_IN_DOMAIN : TEXT_AFTER_LITERAL;
    case DOMAIN_START:
    case LABEL_NEXT:
        if (octet == '[' && scan->state == DOMAIN_START)
            return begin_literal(scan);
        if (octet == '.' || octet == '@')
            return octet == '.' ? EMPTY_LABEL : AT_IN_DOMAIN;
        if (!is_atext(octet))
            return ILLEGAL_OCTET;
        scan->state = IN_LABEL;
        return FAULT_NONE;
    case IN_LABEL:
        return is_atext(octet) ? FAULT_NONE : label_over_step(scan, octet);
    default: /* LABEL_OVER */
        return is_atext(octet) ? SECOND_WORD : label_over_step(scan, octet);
    }
}

enum fault
header_domain_end(const struct scan *scan)
{
    switch (scan->state) {
    case DOMAIN_START:
        return DOMAIN_EXPECTED;
    case LABEL_NEXT:
        return EMPTY_LABEL;
    case DOMAIN_LITERAL:
        return LITERAL_OPEN;
    default: /* IN_LABEL, LABEL_OVER, DOMAIN_LITERAL_CLOSED */
        return FAULT_NONE;
    }
}

/* ---- Recovery -------------------------------------------------------- */

static enum recovery
words_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    switch (fault) {
    case LOCAL_PART_EXPECTED:
        if (octet == '@') {
            header_domain_begin(scan, IN_DOMAIN);
            return SKIP_OCTET;
        }
        scan->state = IN_ATOM;
        return RETRY_OCTET;
    case EMPTY_ATOM:
        scan->state = octet == '.' ? ATOM_NEXT : IN_ATOM;
        return octet == '.' ? SKIP_OCTET : RETRY_OCTET;
    case SECOND_WORD: /* as if nothing had stood between them */
        scan->state = octet == '"' ? LOCAL_PART_START : IN_ATOM;
        return RETRY_OCTET;
    case AT_EXPECTED_AFTER_QUOTE:
        scan->state = AFTER_QUOTE_TEXT;
        return SKIP_OCTET;
    case QUOTE_OPEN:
        scan->state = scan->place == IN_PHRASE ? IN_ATOM : QUOTE_CLOSED;
        return RETRY_OCTET;
    case AT_EXPECTED: /* as if "@" and a domain had been there */
        header_domain_begin(scan, IN_DOMAIN);
        scan->state = IN_LABEL;
        return RETRY_OCTET;
    default: /* QUOTE_IN_ATOM, ILLEGAL_OCTET: as if it were not there */
        return SKIP_OCTET;
    }
}

static enum recovery
header_domain_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    switch (fault) {
    case EMPTY_LABEL:
        scan->state = octet == '.' ? LABEL_NEXT : IN_LABEL;
        return octet == '.' ? SKIP_OCTET : RETRY_OCTET;
    case DOMAIN_EXPECTED:
    case SECOND_WORD:
        scan->state = IN_LABEL;
        return RETRY_OCTET;
    case LITERAL_OPEN:
        scan->state = DOMAIN_LITERAL_CLOSED;
        scan->pair = 0;
        return RETRY_OCTET;
    default: /* AT_IN_DOMAIN, TEXT_AFTER_LITERAL, ILLEGAL_OCTET */
        return SKIP_OCTET;
    }
}

enum recovery
header_addr_spec_recover(struct scan *scan, enum fault fault,
                         unsigned char octet)
{
    switch ((enum place)scan->place) {
    case IN_DOMAIN:
    case IN_LITERAL:
    case IN_ROUTE:
        return header_domain_recover(scan, fault, octet);
    default:
        return words_recover(scan, fault, octet);
    }
}

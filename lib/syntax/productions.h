/* productions.h - what the production files owe each other
 *
 * SPDX-License-Identifier: MIT
 *
 * X_begin() enters a production, X_step() reads one of its octets, X_end()
 * tells what is missing if it ended here, X_recover() goes on after a fault,
 * X_pretend() acts as if the wanted octets had been there.
 */
#ifndef ADDRSPEC_SYNTAX_PRODUCTIONS_H
#define ADDRSPEC_SYNTAX_PRODUCTIONS_H

#include "syntax/scan.h"

/* Local-part */
enum local_part_state {
    LOCAL_PART_START,
    IN_ATOM,
    ATOM_NEXT, /* after a dot */
    IN_QUOTED_STRING,
    QUOTED_PAIR,      /* after a backslash */
    QUOTE_CLOSED,     /* after the closing DQUOTE */
    AFTER_QUOTE_TEXT, /* recovery: skips what follows it, up to the "@" */
    WORD_OVER,        /* in a header: after the white space behind a word */
};
void local_part_begin(struct scan *scan);
enum fault local_part_step(struct scan *scan, unsigned char octet);
enum fault local_part_end(const struct scan *scan);
enum recovery local_part_recover(struct scan *scan, enum fault fault,
                                 unsigned char octet);
#define NOT_POSTMASTER 0xff
bool local_part_is_postmaster(const struct scan *scan);

/* Domain; also a Domain of a source route */
enum domain_state {
    DOMAIN_START,
    IN_LABEL,   /* after a Let-dig */
    AT_HYPHEN,  /* after a hyphen */
    LABEL_NEXT, /* after a dot */
    /* in a header */
    LABEL_OVER,           /* after the white space behind a label */
    DOMAIN_LITERAL,       /* between "[" and "]" */
    DOMAIN_LITERAL_CLOSED /* after "]" */
};
void domain_begin(struct scan *scan, bool in_route);
enum fault domain_step(struct scan *scan, unsigned char octet);
enum fault domain_end(const struct scan *scan);
enum recovery domain_recover(struct scan *scan, enum fault fault,
                             unsigned char octet);
void domain_pretend(struct scan *scan);

/* address-literal, from behind its "[" */
enum literal_state {
    LITERAL_START,
    LITERAL_TAG,     /* inside "IPv6:" */
    IPV4_NUMBER,     /* a digit is wanted or may follow */
    IPV6_START,      /* after the tag */
    IPV6_COLON,      /* after a ":" that must become "::" */
    IPV6_COMPRESSED, /* after "::" */
    IPV6_GROUP,      /* in a group */
    IPV6_GROUP_NEXT, /* after a single ":" */
    LITERAL_SKIP,    /* recovery: skips up to the "]" */
    LITERAL_CLOSED   /* after "]" */
};
/* What may follow the digits of an Snum that were read. */
enum snum {
    SNUM_START,       /* none was */
    SNUM_TWO_MORE,    /* 0, 1 */
    SNUM_TWO,         /* 2 */
    SNUM_TWENTY_FIVE, /* 25 */
    SNUM_ONE_MORE,    /* 3 to 9, 00 to 24 */
    SNUM_FULL,        /* 26 to 99, three digits */
    NOT_SNUM
};
void literal_begin(struct scan *scan);
enum fault literal_step(struct scan *scan, unsigned char octet);
enum fault literal_end(const struct scan *scan);
enum recovery literal_recover(struct scan *scan, enum fault fault,
                              unsigned char octet);

/* Mailbox */
enum fault mailbox_step(struct scan *scan, unsigned char octet);
enum fault mailbox_end(const struct scan *scan);
enum recovery mailbox_recover(struct scan *scan, enum fault fault,
                              unsigned char octet);

/* The same as HTML has it; the end is a Mailbox's. */
enum fault html5_step(struct scan *scan, unsigned char octet);
enum recovery html5_recover(struct scan *scan, enum fault fault,
                            unsigned char octet);

/* Path with its parameters */
enum parameter_state {
    KEYWORD_START,
    IN_KEYWORD,
    VALUE_START, /* after "=" */
    IN_VALUE,
    PARAMETER_SKIP /* recovery: skips up to the next SP */
};
enum fault path_step(struct scan *scan, unsigned char octet);
enum fault path_end(const struct scan *scan);
enum recovery path_recover(struct scan *scan, enum fault fault,
                           unsigned char octet);

/* Comments and folding white space, RFC 5322 3.2.2 */
enum fold {
    NO_FOLD,
    FOLD_CR, /* after CR: LF is wanted */
    FOLD_LF, /* after CR LF: a blank is wanted */
    FOLDED   /* in the white space behind it */
};
bool fold_is_open(const struct scan *scan);
bool is_folding(unsigned char octet); /* it is, or begins, FWS */
enum fault folding_step(struct scan *scan, unsigned char octet);
enum fault comment_step(struct scan *scan, unsigned char octet);
enum fault quoted_pair_step(struct scan *scan, unsigned char octet);
/* ctext, qtext and dtext hold nothing that these refuse. */
enum fault text_step(struct scan *scan, unsigned char octet);

/* addr-spec as in a header, RFC 5322 3.4.1 */
enum route_state {
    ROUTE_START,   /* commas alone were read */
    ROUTE_GOES_ON, /* a domain was, and a comma */
};
void words_begin(struct scan *scan, enum place place);
enum fault words_step(struct scan *scan, unsigned char octet);
enum fault words_end(const struct scan *scan);
enum fault header_quoted_string_step(struct scan *scan, unsigned char octet);
void header_domain_begin(struct scan *scan, enum place place);
enum fault header_domain_step(struct scan *scan, unsigned char octet);
enum fault header_domain_end(const struct scan *scan);
enum recovery header_addr_spec_recover(struct scan *scan, enum fault fault,
                                       unsigned char octet);

/* mailbox as in a header, RFC 5322 3.4, and its parts */
void header_begin(struct scan *scan);
enum fault header_step(struct scan *scan, unsigned char octet);
enum fault header_end(const struct scan *scan);
enum recovery header_recover(struct scan *scan, enum fault fault,
                             unsigned char octet);
void header_pretend_letter(struct scan *scan);

static inline bool
in_quoted_string(const struct scan *scan)
{
    return (scan->place == IN_LOCAL_PART || scan->place == IN_WORDS ||
            scan->place == IN_PHRASE) &&
           (scan->state == IN_QUOTED_STRING || scan->state == QUOTED_PAIR);
}

/* Between the brackets of a domain-literal of a header. */
static inline bool
in_domain_literal(const struct scan *scan)
{
    return (scan->place == IN_LITERAL || scan->place == IN_ROUTE) &&
           scan->state == DOMAIN_LITERAL;
}

static inline bool
scan_is_header(const struct scan *scan)
{
    return scan->grammar == HEADER_GRAMMAR;
}

static inline bool
scan_is_path(const struct scan *scan)
{
    return scan->production == ADDRSPEC_FORWARD_PATH ||
           scan->production == ADDRSPEC_REVERSE_PATH;
}

/* The lead octet of a UTF8-non-ascii where the profile has them: scan_step()
 * has made sure of that before a production sees the octet. */
static inline bool
is_non_ascii(unsigned char octet)
{
    return octet > 0x7f;
}

#endif

/* scan.h - the grammar, one octet at a time
 *
 * SPDX-License-Identifier: MIT
 *
 * A scan is where we are in a production: a few octets of plain data, without
 * pointers into the input, so that it can be copied, compared and hashed.
 * scan_step() pushes one octet; the first octet after which no completion
 * exists is a fault.  tests/proof shows that a scan accepts the language of
 * the RFC's own ABNF and faults exactly there.
 */
#ifndef ADDRSPEC_SYNTAX_SCAN_H
#define ADDRSPEC_SYNTAX_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

#include "profile/profile.h"

/* Why the grammar could not go on, or what it still wanted at the end. */
enum fault {
    FAULT_NONE = 0,
    /* Local-part */
    LOCAL_PART_EXPECTED, /* an "@" or the end where it should begin */
    EMPTY_ATOM,          /* a dot or the "@" where an Atom should begin */
    QUOTE_IN_ATOM,       /* a DQUOTE that does not begin the Local-part */
    AT_EXPECTED_AFTER_QUOTE,
    BAD_QUOTED_PAIR,
    QUOTE_OPEN, /* the end inside a Quoted-string */
    AT_EXPECTED,
    /* Domain */
    DOMAIN_EXPECTED,
    EMPTY_LABEL,
    HYPHEN_AT_EDGE,
    UNDERSCORE,
    AT_IN_DOMAIN,
    /* address-literal */
    BAD_LITERAL, /* legal octets that form no address here */
    LITERAL_OPEN,
    TEXT_AFTER_LITERAL,
    /* Path */
    ANGLE_EXPECTED, /* no "<" at the beginning */
    ANGLE_OPEN,     /* no ">" at the end */
    NULL_PATH,      /* "<>" where a recipient is wanted */
    ROUTE_EXPECTED, /* what stands there is no part of a source route */
    TEXT_AFTER_PATH,
    PARAMETER_EXPECTED, /* the octet cannot be part of an esmtp-param */
    /* in a header */
    SECOND_WORD,      /* a word after white space or a comment, not a dot */
    FOLD_OPEN,        /* no blank where a line that was broken goes on */
    COMMENT_OPEN,     /* the end inside a comment */
    COMMENT_TOO_DEEP, /* a "(" in more comments than are read */
    /* HTML: what RFC 5321 has and browsers refuse begins here */
    QUOTED_STRING_REFUSED,
    LITERAL_REFUSED,
    /* anywhere */
    ILLEGAL_OCTET,
    NON_ASCII, /* octet over 0x7f where the profile has no UTF-8 */
    BAD_UTF8,  /* RFC 3629 */
    /* limits: the octet fits the grammar, yet is one too many */
    LABEL_TOO_LONG,
    LOCAL_PART_TOO_LONG,
    DOMAIN_TOO_LONG,
    WHOLE_TOO_LONG,
    FAULT_COUNT
};

/* Which production reads the next octet. */
enum place {
    BEFORE_PATH, /* "<" is wanted */
    PATH_OPEN,   /* after "<" */
    IN_ROUTE,    /* between the "@" of a source route and its ":" */
    ROUTE_AT,    /* after a "," in a source route: "@" is wanted */
    IN_LOCAL_PART,
    IN_DOMAIN,
    IN_LITERAL,
    PATH_CLOSED, /* after ">" */
    IN_PARAMETERS,
    IN_WORDS, /* a display name or a local-part: what follows it tells */
    IN_PHRASE /* a display name */
};

/* Obsolete forms of RFC 5322 section 4, as bits. */
enum obsolete {
    OBSOLETE_LOCAL_PART = 1 << 0,  /* obs-local-part */
    OBSOLETE_DOMAIN = 1 << 1,      /* obs-domain */
    OBSOLETE_WHITE_SPACE = 1 << 2, /* obs-FWS */
    OBSOLETE_CONTROL = 1 << 3,     /* obs-NO-WS-CTL */
    OBSOLETE_QUOTED_PAIR = 1 << 4, /* obs-qp; a quoted-pair in obs-dtext */
    OBSOLETE_ROUTE = 1 << 5,       /* obs-route */
    OBSOLETE_PHRASE = 1 << 6       /* obs-phrase */
};
#define OBSOLETE_COUNT 7

/* Plain data without padding: two scans are equal when their octets are. */
struct scan {
    uint8_t production; /* enum addrspec_production */
    uint8_t utf8;       /* the profile has UTF8-non-ascii */
    uint8_t counting;   /* limits are faults */
    uint8_t place;      /* enum place */
    uint8_t state;      /* within the place: see its production's file */
    /* UTF-8: octets still wanted, and the range of the next one */
    uint8_t utf8_left;
    uint8_t utf8_low;
    uint8_t utf8_high;
    /* address-literal */
    uint8_t tag_length; /* octets of "IPv6:" read */
    uint8_t groups;     /* IPv6 groups, or IPv4 numbers, completed */
    uint8_t compressed; /* "::" has been seen */
    uint8_t digits;     /* of the current group */
    uint8_t snum;       /* enum snum: what the current number may become */
    uint8_t postmaster; /* octets of "Postmaster" read; NOT_POSTMASTER */
    /* as in a header */
    uint8_t grammar;       /* enum grammar */
    uint8_t angle;         /* "<" was read: ">" ends the address */
    uint8_t comment;       /* comments that are open, one in the other */
    uint8_t comment_depth; /* and how many may be */
    uint8_t comment_lost;  /* recovery: one was too deep to be counted */
    uint8_t pair;          /* after the backslash in a comment or literal */
    uint8_t fold;          /* enum fold */
    uint8_t obsolete;      /* enum obsolete: the forms that were met */
    uint8_t reserved[2];   /* zero */
    /* limits, in octets */
    uint32_t local_part_length;
    uint32_t label_length; /* U_LABEL once it holds a non-ASCII octet */
    uint32_t domain_length;
    uint32_t whole_length; /* of the mailbox, or of the path with < and > */
};

#define U_LABEL UINT32_MAX

/* Begin to read a production.  Limits are counted; set scan->counting to 0
 * to read the bare grammar. */
void scan_start(struct scan *scan, enum addrspec_production production,
                const struct profile *profile);

/* Push one octet.  FAULT_NONE: it fits.  A limit: it fits the grammar, and
 * the scan has gone on.  Any other fault: the scan is where it was, and
 * scan_recover() tells how to go on. */
enum fault scan_step(struct scan *scan, unsigned char octet);

/* Whether the grammar has that limit.  HTML has only the label's. */
static inline bool
scan_has_limit(const struct scan *scan, enum fault limit)
{
    return scan->grammar != HTML_GRAMMAR || limit == LABEL_TOO_LONG;
}

/* FAULT_NONE if the octets so far are the whole production, else what is
 * missing. */
enum fault scan_end(const struct scan *scan);

/* These octets are the whole production; within its limits, if they count. */
bool scan_accepts(enum addrspec_production production,
                  const struct profile *profile, bool counting,
                  const unsigned char *octets, uint32_t length);

/* What to do with the octet after a fault. */
enum recovery {
    SKIP_OCTET, /* go on behind it */
    RETRY_OCTET /* push it again: the state has moved on without it */
};

/* Put the scan where it can go on after `fault` at `octet`.  A retried octet
 * never brings another retry at the same state, so a loop over this ends. */
enum recovery scan_recover(struct scan *scan, enum fault fault,
                           unsigned char octet);

#endif

/* plain.h - the parts of a header's address as an envelope has them
 *
 * SPDX-License-Identifier: MIT
 *
 * Around and between the words of a header may stand white space and comments,
 * which mean nothing, and several of the words may be quoted.  An envelope has
 * one Dot-string or one Quoted-string, and nothing around it.
 */
#ifndef ADDRSPEC_DIAGNOSIS_PLAIN_H
#define ADDRSPEC_DIAGNOSIS_PLAIN_H

#include <stdbool.h>

#include <addrspec/addrspec.h>

#include "text/draft.h"

/* What stands at one place of a header. */
enum piece_kind {
    PIECE_FOLDING, /* blanks and line breaks */
    PIECE_COMMENT, /* with its parentheses, others within it */
    PIECE_QUOTED,  /* with its quotes */
    PIECE_LITERAL, /* with its brackets */
    PIECE_OCTET    /* any other */
};

struct piece {
    enum piece_kind kind;
    uint32_t begin;
    uint32_t end; /* that of the text where it is not closed */
};

/* The piece that begins at `begin`, which is before `end`. */
struct piece piece_at(const unsigned char *octets, uint32_t begin,
                      uint32_t end);

/* Over the white space and the comments that begin at `begin`, or that end at
 * `end`. */
uint32_t skip_cfws(const unsigned char *octets, uint32_t begin, uint32_t end);
uint32_t skip_cfws_back(const unsigned char *octets, uint32_t begin,
                        uint32_t end);

/* What is left out of a plain part beside what means nothing: controls, which
 * no envelope may hold. */
struct plain {
    struct draft *draft; /* where it is written; origins are in `octets` */
    bool fits;           /* false: it had no room */
    bool whole;          /* false: controls were left out */
};

void plain_begin(struct plain *plain, struct draft *draft);
void plain_octet(struct plain *plain, unsigned char octet, uint32_t origin);
void plain_local_part(struct plain *plain, const unsigned char *octets,
                      addrspec_span local_part);
void plain_domain(struct plain *plain, const unsigned char *octets,
                  addrspec_span domain);
/* Both, and the "@" between them, of which one may be absent. */
void plain_addr_spec(struct plain *plain, const unsigned char *octets,
                     addrspec_span local_part, addrspec_span domain);

/* Where the "@" between them is, comments aside. */
uint32_t at_between(const unsigned char *octets, addrspec_span local_part,
                    addrspec_span domain);

#endif

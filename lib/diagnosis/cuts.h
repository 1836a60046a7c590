/* cuts.h - a text cut at its marks and blanks
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_DIAGNOSIS_CUTS_H
#define ADDRSPEC_DIAGNOSIS_CUTS_H

#include <stdbool.h>
#include <stdint.h>

#include "text/utf8.h"

enum pair_kind { PARENTHESES, BRACKETS, QUOTES };

struct pair {
    uint32_t open;
    uint32_t close;
    enum pair_kind kind;
};

/* The pair of which the code point is one; NULL if it is of none. */
const struct pair *pair_of(uint32_t code_point);

#define FULLWIDTH_COLON 0xff1a

bool is_colon(uint32_t code_point);
bool is_space(struct utf8_unit unit);
bool is_mark(struct utf8_unit unit); /* what parts words, and is no blank */
bool is_cut(struct utf8_unit unit);  /* either */

/* Where the code point before `offset` begins. */
uint32_t before(const unsigned char *octets, uint32_t begin, uint32_t offset);

uint32_t skip_spaces(const unsigned char *octets, uint32_t begin, uint32_t end);
uint32_t skip_spaces_back(const unsigned char *octets, uint32_t begin,
                          uint32_t end);

/* Behind the piece that begins there. */
uint32_t piece_end(const unsigned char *octets, uint32_t begin, uint32_t end);

#endif

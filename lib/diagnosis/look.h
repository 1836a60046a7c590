/* look.h - looking around in the text read
 *
 * SPDX-License-Identifier: MIT
 *
 * Positions are offsets in `octets`; what is looked at is [begin, end), and
 * nothing at all where `begin` is not before `end`.
 */
#ifndef ADDRSPEC_DIAGNOSIS_LOOK_H
#define ADDRSPEC_DIAGNOSIS_LOOK_H

#include <stdbool.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

/* Where the first of these octets is; `end` if there is none. */
uint32_t find_octet(const unsigned char *octets, uint32_t begin, uint32_t end,
                    unsigned char octet);

bool holds_octet(const unsigned char *octets, uint32_t begin, uint32_t end,
                 unsigned char octet);

/* Behind the blanks at `begin`. */
uint32_t skip_blanks(const unsigned char *octets, uint32_t begin, uint32_t end);

/* Where the blanks before `end` begin. */
uint32_t skip_blanks_back(const unsigned char *octets, uint32_t begin,
                          uint32_t end);

/* Every octet is of one of the classes; true of none. */
bool are_all(const unsigned char *octets, uint32_t begin, uint32_t end,
             unsigned classes);

/* No octet of the span is over 0x7f. */
bool are_ascii(const unsigned char *octets, addrspec_span part);

/* `word` is in lower case: that of the octets does not matter. */
bool begins_with(const unsigned char *octets, uint32_t length,
                 const char *word);

#endif

/* productions.h - every production of every profile, and its states
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TESTS_GENERATE_PRODUCTIONS_H
#define ADDRSPEC_TESTS_GENERATE_PRODUCTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "syntax/scan.h"

struct production {
    enum addrspec_production symbol;
    uint32_t profile;
    const char *name;
};

#define PRODUCTIONS 15
extern const struct production productions[PRODUCTIONS];

enum { STATES_MAX = 1000, OCTETS = 256, NOWHERE = 0xffff };

/* Whole scans, compared octet by octet. */
struct states {
    size_t count, transitions;
    struct scan scan[STATES_MAX];
    uint16_t to[STATES_MAX][OCTETS]; /* NOWHERE */
};

/* All states that scan_step() leads to, limits not counted and comments not
 * nested deeper than two. */
const struct states *explore(const struct production *production);

#endif

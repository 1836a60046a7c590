/* servers.h - which server speaks, and what it means
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_EXPLAIN_SERVERS_H
#define ADDRSPEC_EXPLAIN_SERVERS_H

#include "explain/said.h"

/* What a reply was recognised by. */
struct recognised {
    uint16_t phrase;   /* its number, from 1; 0: none */
    int end;           /* of the phrase, in what was said */
    int address_begin; /* the address in it, ... */
    int address_end;   /* ... empty where it names none */
};

void recognise(const struct said *said, const struct codes *codes,
               struct recognised *recognised);

#endif

/* automaton.h - the grammar as a graph: what the step leads to
 *
 * SPDX-License-Identifier: MIT
 *
 * The states are those of the bare grammar, limits not counted: scan_step() is
 * asked for every octet at every state, and nothing is known besides.
 */
#ifndef ADDRSPEC_GENERATE_AUTOMATON_H
#define ADDRSPEC_GENERATE_AUTOMATON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "syntax/scan.h"

/* Comments are nested so deep, and no deeper: each level has the transitions
 * of the one before, and only the way back tells them apart. */
#define AUTOMATON_COMMENT_DEPTH 2

/* As many as the grammars have, and a few more. */
#define AUTOMATON_STATES_MAX 800
#define AUTOMATON_TRANSITIONS_MAX 2800

/* A word as long as one cares for can be made from a state. */
#define NO_LONGEST 255

#define NO_TRANSITION UINT16_MAX

/* All octets that lead from one state to the same other are one. */
struct transition {
    uint16_t from, to; /* states */
    uint8_t octet;     /* the lowest of them */
    uint8_t covered;   /* a word with it was drawn */
};

struct state {
    uint32_t hash;       /* of its scan */
    uint16_t entered_by; /* the transition that led here first */
    uint16_t first;      /* of its transitions, which stand together */
    uint16_t onward;     /* that on a shortest way to an end */
    uint8_t to_end;      /* octets on that way */
    uint8_t longest;     /* on a longest, without parameters; NO_LONGEST */
    uint8_t path_closed; /* parameters may follow, or are being read */
};

struct automaton {
    struct scan start; /* with limits not counted */
    uint16_t state_count, transition_count;
    struct state state[AUTOMATON_STATES_MAX + 1]; /* the last: where those of
                                                     the last but one end */
    struct transition transition[AUTOMATON_TRANSITIONS_MAX];
};

/* State 0 is where the production begins. */
void automaton_build(struct automaton *automaton,
                     enum addrspec_production production,
                     const struct profile *profile);

/* The same scan with what is history alone left out. */
struct scan bare_scan(struct scan scan);

/* The transition that an octet is of, which the scan of `state` takes;
 * NO_TRANSITION if it does not. */
uint16_t automaton_transition(const struct automaton *automaton, uint16_t state,
                              const struct scan *scan, uint8_t octet);

#endif

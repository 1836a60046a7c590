/* automaton.c - the grammar as a graph: what the step leads to
 *
 * SPDX-License-Identifier: MIT
 */
#include "generate/automaton.h"

#include <string.h>

#define FAR 254 /* no way to an end is known yet */

struct scan
bare_scan(struct scan scan)
{
    scan.obsolete = 0;
    return scan;
}

/* FNV-1a.  Two scans of a grammar with the same hash would be one state here:
 * tests/generate compares how many there are. */
static uint32_t
hash_of(const struct scan *scan)
{
    const uint8_t *octets = (const uint8_t *)scan;
    uint32_t hash = 2166136261u;
    size_t i;

    for (i = 0; i < sizeof *scan; i++)
        hash = (hash ^ octets[i]) * 16777619u;
    return hash;
}

/* ---- States ---------------------------------------------------------- */

/* The scan of a state, by the way that led there first. */
static struct scan
scan_of(const struct automaton *automaton, uint16_t state)
{
    uint8_t octets[AUTOMATON_STATES_MAX];
    size_t length = 0;
    struct scan scan = automaton->start;

    while (state != 0) {
        const struct transition *last =
            &automaton->transition[automaton->state[state].entered_by];

        octets[length++] = last->octet;
        state = last->from;
    }
    while (length > 0) {
        (void)scan_step(&scan, octets[--length]);
        scan = bare_scan(scan);
    }
    return scan;
}

static uint16_t
find_state(const struct automaton *automaton, uint32_t hash)
{
    uint16_t state;

    for (state = 0; state < automaton->state_count; state++)
        if (automaton->state[state].hash == hash)
            break;
    return state;
}

static uint16_t
add_state(struct automaton *automaton, const struct scan *scan,
          uint16_t entered_by)
{
    struct state *state = &automaton->state[automaton->state_count];

    *state = (struct state){.hash = hash_of(scan),
                            .entered_by = entered_by,
                            .onward = NO_TRANSITION,
                            .to_end = scan_end(scan) == FAULT_NONE ? 0 : FAR,
                            .path_closed = scan->place == PATH_CLOSED ||
                                           scan->place == IN_PARAMETERS};
    return automaton->state_count++;
}

uint16_t
automaton_transition(const struct automaton *automaton, uint16_t state,
                     const struct scan *scan, uint8_t octet)
{
    struct scan next = *scan;
    uint32_t hash;
    uint16_t i;

    if (scan_step(&next, octet) != FAULT_NONE)
        return NO_TRANSITION;
    next = bare_scan(next);
    hash = hash_of(&next);
    for (i = automaton->state[state].first;
         i < automaton->state[state + 1].first; i++)
        if (automaton->state[automaton->transition[i].to].hash == hash)
            return i;
    return NO_TRANSITION;
}

/* ---- Transitions ----------------------------------------------------- */

static void
add_transition(struct automaton *automaton, uint16_t from,
               const struct scan *next, uint8_t octet)
{
    const uint32_t hash = hash_of(next);
    uint16_t to, i;

    for (i = automaton->state[from].first; i < automaton->transition_count; i++)
        if (automaton->state[automaton->transition[i].to].hash == hash)
            return;
    to = find_state(automaton, hash);
    if (to == automaton->state_count) {
        if (to == AUTOMATON_STATES_MAX)
            return;
        add_state(automaton, next, automaton->transition_count);
    }
    if (automaton->transition_count == AUTOMATON_TRANSITIONS_MAX)
        return;
    automaton->transition[automaton->transition_count++] =
        (struct transition){from, to, octet, 0};
}

static void
add_transitions(struct automaton *automaton, uint16_t from)
{
    const struct scan scan = scan_of(automaton, from);
    unsigned octet;

    automaton->state[from].first = automaton->transition_count;
    for (octet = 0; octet <= 0xff; octet++) {
        struct scan next = scan;

        if (scan_step(&next, (unsigned char)octet) != FAULT_NONE)
            continue;
        next = bare_scan(next);
        add_transition(automaton, from, &next, (uint8_t)octet);
    }
}

/* ---- Ways to the end ------------------------------------------------- */

static void
find_shortest(struct automaton *automaton)
{
    bool changed = true;
    uint16_t i;

    while (changed) {
        changed = false;
        for (i = 0; i < automaton->transition_count; i++) {
            const struct transition *way = &automaton->transition[i];
            struct state *from = &automaton->state[way->from];
            const uint8_t to_end = automaton->state[way->to].to_end;

            if (to_end + 1 >= from->to_end)
                continue;
            from->to_end = (uint8_t)(to_end + 1);
            from->onward = i;
            changed = true;
        }
    }
}

/* Each round lengthens what a circle is in by one at least, up to where it no
 * longer counts. */
static void
find_longest(struct automaton *automaton)
{
    bool changed = true;
    uint16_t i;

    for (i = 0; i < automaton->state_count; i++)
        automaton->state[i].longest = automaton->state[i].to_end;
    while (changed) {
        changed = false;
        for (i = 0; i < automaton->transition_count; i++) {
            const struct transition *way = &automaton->transition[i];
            struct state *from = &automaton->state[way->from];
            const uint8_t longest = automaton->state[way->to].longest;

            if (from->path_closed || longest < from->longest ||
                from->longest == NO_LONGEST)
                continue;
            from->longest =
                (uint8_t)(longest == NO_LONGEST ? NO_LONGEST : longest + 1);
            changed = true;
        }
    }
}

void
automaton_build(struct automaton *automaton,
                enum addrspec_production production,
                const struct profile *profile)
{
    uint16_t state;

    memset(automaton, 0, sizeof *automaton);
    scan_start(&automaton->start, production, profile);
    automaton->start.counting = 0;
    if (automaton->start.comment_depth > AUTOMATON_COMMENT_DEPTH)
        automaton->start.comment_depth = AUTOMATON_COMMENT_DEPTH;
    add_state(automaton, &automaton->start, NO_TRANSITION);
    for (state = 0; state < automaton->state_count; state++)
        add_transitions(automaton, state);
    automaton->state[state].first = automaton->transition_count;
    find_shortest(automaton);
    find_longest(automaton);
}

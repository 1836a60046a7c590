/* automaton_test.c - the graph has what the step has
 *
 * SPDX-License-Identifier: MIT
 */
#include "generate/automaton.h"

#include <criterion/criterion.h>
#include <string.h>

#include "productions.h"

static struct automaton automaton;

static void
build(const struct production *production)
{
    automaton_build(&automaton, production->symbol,
                    profile_by_id(production->profile));
}

Test(automaton, has_the_states_and_transitions_of_the_step)
{
    const struct production *production;

    for (production = productions; production < productions + PRODUCTIONS;
         production++) {
        const struct states *states = explore(production);

        build(production);
        cr_expect_eq(automaton.state_count, states->count, "%s: %u, not %zu",
                     production->name, automaton.state_count, states->count);
        cr_expect_eq(automaton.transition_count, states->transitions,
                     "%s: %u, not %zu", production->name,
                     automaton.transition_count, states->transitions);
    }
}

Test(automaton, leads_from_every_state_to_an_end)
{
    const struct production *production;
    uint16_t state;

    for (production = productions; production < productions + PRODUCTIONS;
         production++) {
        build(production);
        for (state = 0; state < automaton.state_count; state++) {
            const struct state *row = &automaton.state[state];
            const struct transition *onward;

            cr_assert_leq(row->to_end, row->longest);
            if (row->to_end == 0)
                continue;
            cr_assert_neq(row->onward, NO_TRANSITION, "%s", production->name);
            onward = &automaton.transition[row->onward];
            cr_assert_eq(onward->from, state);
            cr_assert_eq(automaton.state[onward->to].to_end + 1, row->to_end);
        }
    }
}

Test(automaton, knows_the_shortest_and_the_longest_literal)
{
    static const struct {
        const char *begun;
        uint8_t to_end, longest;
    } rows[] = {{"a@[", 8, 51},         {"a@[1", 7, 15},
                {"a@[1.2.3.", 2, 4},    {"a@[IPv6:", 3, 46},
                {"a@[IPv6:::1]", 0, 0}, {"a", 2, NO_LONGEST}};
    size_t i, j;

    automaton_build(&automaton, ADDRSPEC_MAILBOX, profile_by_id(ADDRSPEC_SMTP));
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scan scan = automaton.start;
        uint16_t state = 0;

        for (j = 0; rows[i].begun[j] != '\0'; j++) {
            const uint8_t octet = (uint8_t)rows[i].begun[j];
            const uint16_t way =
                automaton_transition(&automaton, state, &scan, octet);

            cr_assert_neq(way, NO_TRANSITION);
            (void)scan_step(&scan, octet);
            state = automaton.transition[way].to;
        }
        cr_expect_eq(automaton.state[state].to_end, rows[i].to_end, "%s: %u",
                     rows[i].begun, automaton.state[state].to_end);
        cr_expect_eq(automaton.state[state].longest, rows[i].longest, "%s: %u",
                     rows[i].begun, automaton.state[state].longest);
    }
}

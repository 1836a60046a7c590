/* words.h - words of the grammar, drawn from its automaton
 *
 * SPDX-License-Identifier: MIT
 *
 * A word is built octet by octet, with two scans: the bare one says where it is
 * in the automaton, the counting one that no limit is exceeded.
 */
#ifndef ADDRSPEC_GENERATE_WORDS_H
#define ADDRSPEC_GENERATE_WORDS_H

#include "generate/automaton.h"
#include "generate/random.h"

#define WORD_MAX 384 /* octets: more than any limit of the grammar */

struct word {
    struct scan bare, counting;
    uint16_t state;
    uint32_t length;
    uint8_t octets[WORD_MAX];
};

/* A word of `length` octets, or of as near as one that can be drawn, within the
 * limits: at each octet every kind of octet that can stand there is as likely
 * as the others; with `letters`, those outside ASCII are a kind. */
void draw_word(const struct automaton *automaton, struct random *random,
               uint32_t length, bool letters, struct word *word);

/* Draw a word with transitions that no word had yet, as many as are near, and
 * mark them.  False if there are none left. */
bool draw_uncovered(struct automaton *automaton, struct random *random,
                    struct word *word);

/* The shortest and the longest words there are, in octets; no more than what
 * is meant to be read: 254. */
uint32_t shortest_word(const struct automaton *automaton);
uint32_t longest_word(const struct automaton *automaton);

#endif

/* words.c - words of the grammar, drawn from its automaton
 *
 * SPDX-License-Identifier: MIT
 */
#include "generate/words.h"

#include <string.h>

/* A mailbox can be no longer, RFC 5321 4.5.3.1.3; nor should others be. */
#define LONGEST_WORD ADDRSPEC_MAILBOX_MAX

static const char *const letter_octets[] = {
#define LETTER(octets, name) octets,
#include "generate/letters.def"
#undef LETTER
};
enum { LETTERS = sizeof letter_octets / sizeof letter_octets[0] };

static void
word_begin(const struct automaton *automaton, struct word *word)
{
    word->bare = word->counting = automaton->start;
    word->counting.counting = 1;
    word->state = 0;
    word->length = 0;
}

/* ---- Octets ---------------------------------------------------------- */

/* False, and the word as it was, if the octet does not fit or exceeds a
 * limit. */
static bool
push(const struct automaton *automaton, struct word *word, uint8_t octet)
{
    struct scan counting = word->counting;
    const uint16_t way =
        automaton_transition(automaton, word->state, &word->bare, octet);

    if (way == NO_TRANSITION || word->length == WORD_MAX ||
        scan_step(&counting, octet) != FAULT_NONE)
        return false;
    word->counting = counting;
    (void)scan_step(&word->bare, octet);
    word->bare = bare_scan(word->bare);
    word->state = automaton->transition[way].to;
    word->octets[word->length++] = octet;
    return true;
}

static bool
push_all(const struct automaton *automaton, struct word *word,
         const char *octets)
{
    for (; *octets != '\0'; octets++)
        if (!push(automaton, word, (uint8_t)*octets))
            return false;
    return true;
}

/* The shortest way to an end exceeds no limit. */
static bool
can_end(const struct automaton *automaton, const struct word *word)
{
    struct scan scan = word->counting;
    uint16_t state = word->state;

    while (automaton->state[state].to_end > 0) {
        const struct transition *way =
            &automaton->transition[automaton->state[state].onward];

        if (scan_step(&scan, way->octet) != FAULT_NONE)
            return false;
        state = way->to;
    }
    return scan_end(&scan) == FAULT_NONE;
}

static void
push_end(const struct automaton *automaton, struct word *word)
{
    while (automaton->state[word->state].to_end > 0) {
        const uint16_t way = automaton->state[word->state].onward;

        if (!push(automaton, word, automaton->transition[way].octet))
            return;
    }
}

/* One of the ASCII octets of a transition. */
static uint8_t
any_octet(const struct automaton *automaton, const struct word *word,
          uint16_t way, struct random *random)
{
    enum { TRIES = 12 };
    int tries;

    for (tries = 0; tries < TRIES; tries++) {
        const uint8_t octet = (uint8_t)(0x21 + random_below(random, 0x5e));

        if (automaton_transition(automaton, word->state, &word->bare, octet) ==
            way)
            return octet;
    }
    return automaton->transition[way].octet;
}

/* ---- Words of a length ----------------------------------------------- */

/* After what was pushed, `left` octets more can be. */
static bool
can_go_on(const struct automaton *automaton, const struct word *word,
          uint32_t left)
{
    const struct state *state = &automaton->state[word->state];

    return state->to_end <= left &&
           (state->longest == NO_LONGEST || state->longest >= left) &&
           can_end(automaton, word);
}

/* A letter outside ASCII, where one fits. */
static bool
push_letter(const struct automaton *automaton, struct random *random,
            uint32_t left, struct word *word)
{
    const struct word before = *word;
    const char *letter = letter_octets[random_below(random, LETTERS)];

    if (strlen(letter) <= left && push_all(automaton, word, letter) &&
        can_go_on(automaton, word, left - (uint32_t)strlen(letter)))
        return true;
    *word = before;
    return false;
}

/* One of the kinds of octets that can stand here: each transition with ASCII,
 * and all others together. */
static bool
push_any(const struct automaton *automaton, struct random *random,
         uint32_t left, bool letters, struct word *word)
{
    const uint16_t first = automaton->state[word->state].first;
    const uint16_t end = automaton->state[word->state + 1].first;
    uint16_t begin, i, ascii = 0;

    if (automaton->state[word->state].path_closed)
        return false;
    while (first + ascii < end &&
           automaton->transition[first + ascii].octet <= 0x7f)
        ascii++;
    if (letters && first + ascii < end &&
        random_below(random, ascii + 1u) == ascii &&
        push_letter(automaton, random, left, word))
        return true;
    begin = ascii == 0 ? 0 : (uint16_t)random_below(random, ascii);
    for (i = 0; i < ascii; i++) {
        const struct word before = *word;
        const uint16_t way = (uint16_t)(first + (begin + i) % ascii);

        if (push(automaton, word, any_octet(automaton, word, way, random)) &&
            can_go_on(automaton, word, left - 1))
            return true;
        *word = before;
    }
    return false;
}

/* A few of the parameters that are known, where a path ends. */
static void
push_parameters(const struct automaton *automaton, struct random *random,
                struct word *word)
{
    static const struct {
        uint8_t production;
        const char *octets;
    } parameters[] = {
#define PARAMETER(production, octets) {ADDRSPEC_##production, octets},
#include "generate/parameters.def"
#undef PARAMETER
    };
    size_t i;

    if (word->bare.place != PATH_CLOSED || random_below(random, 2) == 0)
        return;
    for (i = 0; i < sizeof parameters / sizeof parameters[0]; i++) {
        const struct word before = *word;

        if (parameters[i].production == word->bare.production &&
            random_below(random, 4) == 0 &&
            !push_all(automaton, word, parameters[i].octets))
            *word = before;
    }
}

void
draw_word(const struct automaton *automaton, struct random *random,
          uint32_t length, bool letters, struct word *word)
{
    word_begin(automaton, word);
    while (word->length < length &&
           push_any(automaton, random, length - word->length, letters, word))
        ;
    push_end(automaton, word);
    push_parameters(automaton, random, word);
}

uint32_t
shortest_word(const struct automaton *automaton)
{
    return automaton->state[0].to_end;
}

uint32_t
longest_word(const struct automaton *automaton)
{
    const uint8_t longest = automaton->state[0].longest;

    return longest > LONGEST_WORD ? LONGEST_WORD : longest;
}

/* ---- Words that cover ------------------------------------------------ */

/* Lead octets that no letter has: a word with one is grammatical, and nothing
 * more. */
static bool
is_letterless(const struct transition *way)
{
    return way->octet >= 0xf1;
}

/* The transitions on the way from the word's state to the nearest that is not
 * covered, that one being the last; 0 if there is none. */
static size_t
find_uncovered(const struct automaton *automaton, const struct word *word,
               bool letterless, uint16_t ways[AUTOMATON_STATES_MAX])
{
    uint16_t entered_by[AUTOMATON_STATES_MAX], queue[AUTOMATON_STATES_MAX];
    size_t head = 0, tail = 0, count = 0, i;
    uint16_t found = NO_TRANSITION;

    memset(entered_by, 0xff, sizeof entered_by);
    queue[tail++] = word->state;
    while (head < tail && found == NO_TRANSITION) {
        const struct state *state = &automaton->state[queue[head++]];

        for (i = state[0].first; i < state[1].first; i++) {
            const struct transition *way = &automaton->transition[i];

            if (is_letterless(way) && (!letterless || way->covered))
                continue;
            if (!way->covered) {
                found = (uint16_t)i;
                break;
            }
            if (entered_by[way->to] == NO_TRANSITION &&
                way->to != word->state) {
                entered_by[way->to] = (uint16_t)i;
                queue[tail++] = way->to;
            }
        }
    }
    while (found != NO_TRANSITION) {
        const uint16_t from = automaton->transition[found].from;

        ways[count++] = found;
        found = from == word->state ? NO_TRANSITION : entered_by[from];
    }
    for (i = 0; i < count / 2; i++) {
        const uint16_t other = ways[i];

        ways[i] = ways[count - 1 - i];
        ways[count - 1 - i] = other;
    }
    return count;
}

static void
mark(struct automaton *automaton, const struct word *before, uint8_t octet)
{
    const uint16_t way =
        automaton_transition(automaton, before->state, &before->bare, octet);

    if (way != NO_TRANSITION)
        automaton->transition[way].covered = 1;
}

/* The letter that begins with this transition, or NULL. */
static const char *
letter_of(const struct automaton *automaton, const struct word *word,
          uint16_t way, struct random *random)
{
    const uint32_t begin = random_below(random, LETTERS);
    uint32_t i;

    for (i = 0; i < LETTERS; i++) {
        const char *letter = letter_octets[(begin + i) % LETTERS];

        if (automaton_transition(automaton, word->state, &word->bare,
                                 (uint8_t)letter[0]) == way)
            return letter;
    }
    return NULL;
}

static bool
push_marked(struct automaton *automaton, struct word *word, const char *octets,
            size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        const struct word before = *word;

        if (!push(automaton, word, (uint8_t)octets[i]))
            return false;
        mark(automaton, &before, (uint8_t)octets[i]);
    }
    return true;
}

/* Take a transition, and the rest of a letter with it. */
static bool
take(struct automaton *automaton, struct random *random, uint16_t way,
     struct word *word)
{
    const struct transition *taken = &automaton->transition[way];
    char octet;
    const char *letter;

    if (taken->octet <= 0x7f)
        octet = (char)any_octet(automaton, word, way, random);
    else
        octet = (char)taken->octet;
    letter = taken->octet <= 0x7f || word->bare.utf8_left > 0
                 ? NULL
                 : letter_of(automaton, word, way, random);
    if (letter != NULL)
        return push_marked(automaton, word, letter, strlen(letter));
    return push_marked(automaton, word, &octet, 1);
}

static void
end_marked(struct automaton *automaton, struct word *word)
{
    while (automaton->state[word->state].to_end > 0) {
        const uint16_t way = automaton->state[word->state].onward;
        const char octet = (char)automaton->transition[way].octet;

        if (!push_marked(automaton, word, &octet, 1))
            return;
    }
}

/* On to what is near, as long as the word remains one. */
static void
cover_on(struct automaton *automaton, struct random *random, bool letterless,
         struct word *word)
{
    uint16_t ways[AUTOMATON_STATES_MAX];
    size_t count, i;

    while ((count = find_uncovered(automaton, word, letterless, ways)) > 0) {
        struct word longer = *word;

        for (i = 0; i < count; i++)
            if (automaton_transition(automaton, longer.state, &longer.bare,
                                     automaton->transition[ways[i]].octet) ==
                ways[i]) /* a letter may have taken several */
                if (!take(automaton, random, ways[i], &longer))
                    break;
        if (i < count || !can_end(automaton, &longer))
            return;
        *word = longer;
        if (letterless)
            return;
    }
}

bool
draw_uncovered(struct automaton *automaton, struct random *random,
               struct word *word)
{
    uint16_t ways[AUTOMATON_STATES_MAX];
    bool letterless = false;
    size_t count;

    for (;;) {
        word_begin(automaton, word);
        count = find_uncovered(automaton, word, letterless, ways);
        if (count == 0 && letterless)
            return false;
        if (count == 0) {
            letterless = true;
            continue;
        }
        cover_on(automaton, random, letterless, word);
        end_marked(automaton, word);
        if (automaton->transition[ways[count - 1]].covered)
            return true;
        /* No word within the limits has it. */
        automaton->transition[ways[count - 1]].covered = 1;
    }
}

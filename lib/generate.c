/* generate.c - addresses drawn from the grammar, with what is to be said of
 * them
 *
 * SPDX-License-Identifier: MIT
 *
 * Whatever was made is parsed before it is given out: that decides.
 */
#include <string.h>

#include <addrspec/addrspec.h>

#include "catalogue/catalogue.h"
#include "generate/automaton.h"
#include "generate/mistakes.h"
#include "generate/words.h"
#include "profile/profile.h"

/* How often to draw again what did not come to what was wanted. */
#define TRIES 200

/* And how often to see whether it comes to that at all. */
#define TRIES_AT_FIRST 32

/* The length of an address that is to be spoilt: people read it. */
#define SPOILT_LENGTH 40

struct generator {
    struct random random;
    uint32_t profile;
    uint16_t diagnosis;
    uint8_t production, kind;
    struct automaton automaton;
};

_Static_assert(sizeof(struct generator) <= sizeof(addrspec_generator),
               "addrspec_generator.room is too small");
_Static_assert(WORD_MAX <= ADDRSPEC_GENERATED_MAX,
               "a word has no room in a buffer");

static const addrspec_span absent = {ADDRSPEC_ABSENT, 0};

/* ---- Judging --------------------------------------------------------- */

static int
parse(const struct generator *generator, const char *octets, uint32_t length,
      addrspec_result *result)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;

    options.profile = generator->profile;
    return addrspec_parse((enum addrspec_production)generator->production,
                          octets, length, &options, result);
}

static const addrspec_diag *
find(const addrspec_result *result, int id)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (id == 0 ? result->diags[i].severity == ADDRSPEC_ERROR
                    : result->diags[i].id == id)
            return &result->diags[i];
    return NULL;
}

/* What is said of it: of a valid one where the diagnosis is, if there is such a
 * one. */
static void
tell(addrspec_generated *generated, const addrspec_result *result,
     uint32_t length, int verdict, int diagnosis)
{
    const addrspec_diag *diag =
        find(result, verdict == ADDRSPEC_OK ? diagnosis : verdict);

    generated->length = length;
    generated->verdict = verdict;
    generated->where = diag == NULL ? absent : diag->where;
}

/* ---- Valid ones ------------------------------------------------------ */

static void
give_word(const struct generator *generator, const struct word *word,
          char *buffer, addrspec_generated *generated)
{
    addrspec_result result;

    memcpy(buffer, word->octets, word->length);
    tell(generated, &result, word->length,
         parse(generator, buffer, word->length, &result), 0);
}

static bool
is_valid(const struct generator *generator, const struct word *word)
{
    return parse(generator, (const char *)word->octets, word->length, NULL) ==
           ADDRSPEC_OK;
}

/* A valid word of so many octets, as near as can be, or the shortest there is.
 * What IDNA asks of letters outside ASCII few long words have: these come to be
 * in ASCII alone, so that every length is as likely as the others. */
static void
draw_valid(struct generator *generator, uint32_t length, struct word *word)
{
    enum { TRIES_WITH_LETTERS = 4 };
    struct random *random = &generator->random;
    bool letters = random_below(random, 2) == 0;
    uint32_t tries;

    for (tries = 0; tries < TRIES; tries++) {
        letters = letters && tries < TRIES_WITH_LETTERS;
        draw_word(&generator->automaton, random, length, letters, word);
        if (is_valid(generator, word))
            return;
    }
    draw_word(&generator->automaton, random, 0, false, word);
}

/* Any that a word can have, up to `longest`. */
static uint32_t
draw_length(struct generator *generator, uint32_t longest)
{
    const uint32_t shortest = shortest_word(&generator->automaton);

    if (longest > longest_word(&generator->automaton))
        longest = longest_word(&generator->automaton);
    return longest <= shortest
               ? shortest
               : shortest +
                     random_below(&generator->random, longest - shortest + 1);
}

static void
next_valid(struct generator *generator, char *buffer,
           addrspec_generated *generated)
{
    struct word word;

    while (draw_uncovered(&generator->automaton, &generator->random, &word))
        if (is_valid(generator, &word)) {
            give_word(generator, &word, buffer, generated);
            return;
        }
    draw_valid(generator, draw_length(generator, ADDRSPEC_GENERATED_MAX),
               &word);
    give_word(generator, &word, buffer, generated);
}

static int
next_covering(struct generator *generator, char *buffer,
              addrspec_generated *generated)
{
    struct word word;

    if (!draw_uncovered(&generator->automaton, &generator->random, &word))
        return 0;
    give_word(generator, &word, buffer, generated);
    return 1;
}

/* ---- Invalid ones ---------------------------------------------------- */

/* A valid address to be spoilt, and its parts. */
static void
draw_to_spoil(struct generator *generator, uint32_t length,
              struct spoilt *spoilt)
{
    addrspec_result result;
    struct word word;

    draw_valid(generator, length, &word);
    (void)parse(generator, (const char *)word.octets, word.length, &result);
    memcpy(spoilt->octets, word.octets, word.length);
    spoilt->length = word.length;
    spoilt->local_part = result.local_part;
    spoilt->domain = result.domain;
}

/* It has this mistake, and no other. */
static bool
is_alone(const addrspec_result *result, int verdict, int diagnosis)
{
    const addrspec_diag *diag = find(result, diagnosis);

    return diag != NULL &&
           (diag->severity == ADDRSPEC_ERROR
                ? verdict == diagnosis && result->error_count == 1
                : verdict == ADDRSPEC_OK);
}

static bool
give_spoilt(const struct generator *generator, const struct spoilt *spoilt,
            int diagnosis, char *buffer, addrspec_generated *generated)
{
    addrspec_result result;
    const int verdict =
        parse(generator, spoilt->octets, spoilt->length, &result);

    if (!is_alone(&result, verdict, diagnosis))
        return false;
    memcpy(buffer, spoilt->octets, spoilt->length);
    tell(generated, &result, spoilt->length, verdict, diagnosis);
    return true;
}

/* The example of a diagnosis, of which a domain is only what is behind the @;
 * "" if there is none. */
static const char *
example_of(const struct generator *generator, int diagnosis)
{
    const char *example = addrspec_example(diagnosis);
    const char *at = example == NULL ? NULL : strrchr(example, '@');

    if (example == NULL)
        return "";
    return generator->production == ADDRSPEC_DOMAIN && at != NULL ? at + 1
                                                                  : example;
}

/* The example as it is; false if the profile and production have it not. */
static bool
give_example(const struct generator *generator, int diagnosis, char *buffer,
             addrspec_generated *generated)
{
    const char *example = example_of(generator, diagnosis);
    const size_t length = strlen(example);
    struct spoilt spoilt;

    if (length == 0 || length > sizeof spoilt.octets)
        return false;
    memcpy(spoilt.octets, example, length);
    spoilt.length = (uint32_t)length;
    return give_spoilt(generator, &spoilt, diagnosis, buffer, generated);
}

static bool
next_with(struct generator *generator, int diagnosis, uint32_t tries,
          char *buffer, addrspec_generated *generated)
{
    struct random *random = &generator->random;
    const char *example = example_of(generator, diagnosis);

    while (tries-- > 0) {
        struct spoilt spoilt;

        draw_to_spoil(generator, draw_length(generator, SPOILT_LENGTH),
                      &spoilt);
        if ((random_below(random, 4) == 0 ||
             !make_mistake(&spoilt, diagnosis, random)) &&
            !make_example(&spoilt, example, random))
            continue;
        if (give_spoilt(generator, &spoilt, diagnosis, buffer, generated))
            return true;
    }
    return give_example(generator, diagnosis, buffer, generated);
}

/* With any mistake: a profile and production have some that others have not.
 * Of a thousand there is one. */
static int
next_invalid(struct generator *generator, char *buffer,
             addrspec_generated *generated)
{
    enum { TRIES_EACH = 8 };
    uint32_t tries;

    for (tries = 0; tries < 1000; tries++) {
        const addrspec_diagnosis_info *info = addrspec_diagnosis_at(
            random_below(&generator->random, DIAGNOSIS_COUNT));

        if (info->severity == ADDRSPEC_ERROR &&
            next_with(generator, info->id, TRIES_EACH, buffer, generated) &&
            generated->verdict != ADDRSPEC_OK)
            return 1;
    }
    return 0;
}

static void
next_near_miss(struct generator *generator, char *buffer,
               addrspec_generated *generated)
{
    struct random *random = &generator->random;

    for (;;) {
        /* Of the longest one octet more exceeds a limit. */
        const bool long_one = random_below(random, 4) == 0;
        addrspec_result result;
        struct spoilt spoilt;
        int verdict;

        draw_to_spoil(generator,
                      long_one ? longest_word(&generator->automaton)
                               : draw_length(generator, SPOILT_LENGTH),
                      &spoilt);
        make_slip(&spoilt, random);
        verdict = parse(generator, spoilt.octets, spoilt.length, &result);
        if (verdict == ADDRSPEC_OK)
            continue;
        memcpy(buffer, spoilt.octets, spoilt.length);
        tell(generated, &result, spoilt.length, verdict, 0);
        return;
    }
}

/* ---- The public functions -------------------------------------------- */

/* Whether it can be made: somehow, with this seed as with any. */
static bool
can_be_made(const struct generator *generator, int diagnosis)
{
    struct generator trying = *generator;
    char buffer[ADDRSPEC_GENERATED_MAX];
    addrspec_generated generated;

    trying.random.state = 0;
    return next_with(&trying, diagnosis, TRIES_AT_FIRST, buffer, &generated);
}

int
addrspec_generator_init(addrspec_generator *room,
                        enum addrspec_production production, uint32_t profile,
                        enum addrspec_generated_kind kind, int diagnosis,
                        uint64_t seed)
{
    struct generator *generator = (struct generator *)room;
    const struct profile *rules = profile_by_id(profile);

    if (room == NULL || rules == NULL || !profile_has(rules, production) ||
        kind < ADDRSPEC_GENERATE_VALID || kind > ADDRSPEC_GENERATE_COVER ||
        (diagnosis != 0 && (kind != ADDRSPEC_GENERATE_INVALID ||
                            addrspec_diagnosis(diagnosis) == NULL)))
        return ADDRSPEC_ERR_ARGUMENT;
    memset(room, 0, sizeof *room);
    generator->random.state = seed;
    generator->profile = profile;
    generator->diagnosis = (uint16_t)diagnosis;
    generator->production = (uint8_t)production;
    generator->kind = (uint8_t)kind;
    automaton_build(&generator->automaton, production, rules);
    return diagnosis == 0 || can_be_made(generator, diagnosis)
               ? ADDRSPEC_OK
               : ADDRSPEC_ERR_ARGUMENT;
}

int
addrspec_generate(addrspec_generator *room, char *buffer,
                  addrspec_generated *generated)
{
    struct generator *generator = (struct generator *)room;

    switch (generator->kind) {
    case ADDRSPEC_GENERATE_COVER:
        return next_covering(generator, buffer, generated);
    case ADDRSPEC_GENERATE_INVALID:
        return generator->diagnosis == 0
                   ? next_invalid(generator, buffer, generated)
                   : next_with(generator, generator->diagnosis, TRIES, buffer,
                               generated);
    case ADDRSPEC_GENERATE_NEAR_MISS:
        next_near_miss(generator, buffer, generated);
        return 1;
    default:
        next_valid(generator, buffer, generated);
        return 1;
    }
}

/* generate_test.c - addresses drawn from the grammar
 *
 * SPDX-License-Identifier: MIT
 */
#include <addrspec/addrspec.h>

#include <criterion/criterion.h>
#include <string.h>

#include "productions.h"

static addrspec_generator generator;

static void
begin(const struct production *production, enum addrspec_generated_kind kind,
      int diagnosis, uint64_t seed)
{
    cr_assert_eq(addrspec_generator_init(&generator, production->symbol,
                                         production->profile, kind, diagnosis,
                                         seed),
                 ADDRSPEC_OK, "%s", production->name);
}

static int
parse(const struct production *production, const char *octets, size_t length,
      addrspec_result *result)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;

    options.profile = production->profile;
    return addrspec_parse(production->symbol, octets, length, &options, result);
}

/* ---- Valid ones ------------------------------------------------------ */

Test(generate, valid_ones_are_valid)
{
    const struct production *production;
    char octets[ADDRSPEC_GENERATED_MAX];
    addrspec_generated generated;
    int i;

    for (production = productions; production < productions + PRODUCTIONS;
         production++) {
        begin(production, ADDRSPEC_GENERATE_VALID, 0, 3);
        for (i = 0; i < 400; i++) {
            cr_assert_eq(addrspec_generate(&generator, octets, &generated), 1);
            cr_assert_eq(generated.verdict, ADDRSPEC_OK);
            cr_assert_eq(generated.where.offset, ADDRSPEC_ABSENT);
            cr_assert(
                scan_accepts(production->symbol,
                             profile_by_id(production->profile), true,
                             (const unsigned char *)octets, generated.length),
                "%s: %.*s", production->name, (int)generated.length, octets);
            cr_assert_eq(parse(production, octets, generated.length, NULL),
                         ADDRSPEC_OK, "%s: %.*s", production->name,
                         (int)generated.length, octets);
        }
    }
}

/* Of so many about an eighth has a length in each eighth of the lengths there
 * are; the first ones cover, and paths with parameters are longer. */
Test(generate, every_length_is_as_likely_as_the_others)
{
    enum { COUNT = 1200, BINS = 8, LENGTHS = 256 };
    const struct production *production;
    char octets[ADDRSPEC_GENERATED_MAX];
    addrspec_generated generated;
    int i;

    for (production = productions; production < productions + PRODUCTIONS;
         production++) {
        int bins[BINS] = {0};

        begin(production, ADDRSPEC_GENERATE_VALID, 0, 1);
        for (i = 0; i < COUNT + 500; i++) {
            (void)addrspec_generate(&generator, octets, &generated);
            if (i >= 500 && generated.length < LENGTHS)
                bins[generated.length * BINS / LENGTHS]++;
        }
        for (i = 0; i < BINS; i++)
            cr_expect(
                bins[i] > COUNT / BINS / 2 && bins[i] < COUNT / BINS * 3 / 2,
                "%s: %d of %d in bin %d", production->name, bins[i], COUNT, i);
    }
}

/* ---- Those that cover ------------------------------------------------ */

/* A transition has all octets that lead from a state to the same other. */
static bool taken[STATES_MAX][STATES_MAX];

static size_t
take(const struct states *states, const char *octets, size_t length)
{
    size_t state = 0, i, count = 0;

    for (i = 0; i < length; i++) {
        const uint16_t to = states->to[state][(unsigned char)octets[i]];

        cr_assert_neq(to, NOWHERE, "%.*s", (int)length, octets);
        count += !taken[state][to];
        taken[state][to] = true;
        state = to;
    }
    return count;
}

Test(generate, cover_takes_every_transition)
{
    const struct production *production;
    char octets[ADDRSPEC_GENERATED_MAX];
    addrspec_generated generated;

    for (production = productions; production < productions + PRODUCTIONS;
         production++) {
        const struct states *states = explore(production);
        size_t transitions = 0, words = 0;

        memset(taken, 0, sizeof taken);
        begin(production, ADDRSPEC_GENERATE_COVER, 0, 5);
        while (addrspec_generate(&generator, octets, &generated)) {
            const size_t more = take(states, octets, generated.length);

            cr_assert_gt(more, 0u, "%s: %.*s takes nothing new",
                         production->name, (int)generated.length, octets);
            cr_assert_eq(parse(production, octets, generated.length, NULL),
                         generated.verdict);
            transitions += more;
            words++;
        }
        cr_expect_eq(transitions, states->transitions, "%s: %zu of %zu",
                     production->name, transitions, states->transitions);
        cr_expect_lt(words, states->transitions);
        cr_expect_eq(addrspec_generate(&generator, octets, &generated), 0);
    }
}

/* In all that a letter can be in; what has none is not valid. */
Test(generate, valid_ones_cover_first)
{
    const struct production *production = &productions[1]; /* ASCII alone */
    const struct states *states = explore(production);
    char octets[ADDRSPEC_GENERATED_MAX];
    addrspec_generated generated;
    size_t transitions = 0, more;

    memset(taken, 0, sizeof taken);
    begin(production, ADDRSPEC_GENERATE_VALID, 0, 5);
    do {
        (void)addrspec_generate(&generator, octets, &generated);
        more = take(states, octets, generated.length);
        transitions += more;
    } while (more > 0);
    cr_expect_eq(transitions, states->transitions, "%zu of %zu", transitions,
                 states->transitions);
}

/* ---- Invalid ones ---------------------------------------------------- */

static const addrspec_diag *
find(const addrspec_result *result, int id)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].id == id)
            return &result->diags[i];
    return NULL;
}

static void
expect_alone(const struct production *production, const char *octets,
             const addrspec_generated *generated, int id)
{
    addrspec_result result;
    const addrspec_diag *diag;

    cr_assert_eq(parse(production, octets, generated->length, &result),
                 generated->verdict);
    diag = find(&result, id);
    cr_assert_not_null(diag, "%s: %.*s", production->name,
                       (int)generated->length, octets);
    cr_assert_eq(diag->where.offset, generated->where.offset);
    cr_assert_eq(diag->where.length, generated->where.length);
    cr_assert_eq(result.error_count, diag->severity == ADDRSPEC_ERROR,
                 "%s: %.*s has %u errors", production->name,
                 (int)generated->length, octets, result.error_count);
}

Test(generate, invalid_ones_have_one_mistake)
{
    const struct production *production;
    char octets[ADDRSPEC_GENERATED_MAX];
    addrspec_generated generated;
    int i;

    for (production = productions; production < productions + PRODUCTIONS;
         production++) {
        begin(production, ADDRSPEC_GENERATE_INVALID, 0, 1);
        for (i = 0; i < 200; i++) {
            cr_assert_eq(addrspec_generate(&generator, octets, &generated), 1);
            cr_assert_gt(generated.verdict, 0);
            expect_alone(production, octets, &generated, generated.verdict);
        }
    }
}

/* Of a list, or on request alone; or what a build, or no address, shows. */
static bool
is_out_of_reach(const char *name)
{
    static const char *const names[] = {
        "address-literal",   "comma-in-name",       "empty-member",
        "idna-disputed",     "idna-unchecked",      "nested-group",
        "space-separator",   "semicolon-for-comma", "unfolded-line",
        "unicode-unchecked", "unterminated-group"};
    size_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* How many of some are made under the grammar: 0 or all. */
static int
make_some(const struct production *production, int id)
{
    enum { SOME = 5 };
    char octets[ADDRSPEC_GENERATED_MAX];
    addrspec_generated generated;
    int i;

    if (addrspec_generator_init(&generator, production->symbol,
                                production->profile, ADDRSPEC_GENERATE_INVALID,
                                id, 9) != ADDRSPEC_OK)
        return 0;
    for (i = 0; i < SOME; i++) {
        cr_assert_eq(addrspec_generate(&generator, octets, &generated), 1);
        expect_alone(production, octets, &generated, id);
    }
    return SOME;
}

Test(generate, every_diagnosis_of_an_address_can_be_had)
{
    const addrspec_diagnosis_info *info;
    const struct production *production;
    size_t i;

    if (strstr(addrspec_built_with(), "no ") != NULL)
        cr_skip_test("ICU or libidn2 is not here");
    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++) {
        int made = 0;

        for (production = productions; production < productions + PRODUCTIONS;
             production++)
            made += make_some(production, info->id);
        cr_expect_eq(made > 0, !is_out_of_reach(info->name), "%s", info->name);
    }
}

/* ---- Near misses ----------------------------------------------------- */

/* With one octet less, more or another it would be valid. */
static bool
is_near(const struct production *production, const char *octets, size_t length)
{
    char other[ADDRSPEC_GENERATED_MAX + 1];
    size_t at;
    int octet;

    for (at = 0; at <= length; at++)
        for (octet = -1; octet < 0x200; octet++) {
            /* -1: without it; up to 0xff: another; above: one in front */
            const size_t put = octet >= 0, kept = octet > 0xff;

            if (at == length && !kept)
                continue;
            memcpy(other, octets, at);
            other[at] = (char)octet;
            memcpy(other + at + put, octets + at + !kept, length - at - !kept);
            if (parse(production, other, length + put - !kept, NULL) ==
                ADDRSPEC_OK)
                return true;
        }
    return false;
}

Test(generate, near_misses_are_an_octet_from_valid)
{
    const struct production *production = &productions[1];
    char octets[ADDRSPEC_GENERATED_MAX];
    addrspec_generated generated;
    int i, too_long = 0;

    begin(production, ADDRSPEC_GENERATE_NEAR_MISS, 0, 2);
    for (i = 0; i < 150; i++) {
        (void)addrspec_generate(&generator, octets, &generated);
        cr_assert_gt(generated.verdict, 0);
        cr_assert_eq(parse(production, octets, generated.length, NULL),
                     generated.verdict);
        cr_assert(generated.length > 40 ||
                      is_near(production, octets, generated.length),
                  "%.*s", (int)generated.length, octets);
        too_long += generated.verdict == ADDRSPEC_LABEL_TOO_LONG ||
                    generated.verdict == ADDRSPEC_LOCAL_PART_TOO_LONG ||
                    generated.verdict == ADDRSPEC_DOMAIN_TOO_LONG ||
                    generated.verdict == ADDRSPEC_ADDRESS_TOO_LONG;
    }
    cr_expect_gt(too_long, 0);
}

/* ---- Seeds and arguments --------------------------------------------- */

static uint32_t
hash_of(enum addrspec_generated_kind kind, int diagnosis, uint64_t seed)
{
    char octets[ADDRSPEC_GENERATED_MAX];
    addrspec_generated generated;
    uint32_t hash = 2166136261u, i;
    int count;

    begin(&productions[1], kind, diagnosis, seed);
    for (count = 0; count < 300; count++)
        if (addrspec_generate(&generator, octets, &generated))
            for (i = 0; i < generated.length; i++)
                hash = (hash ^ (unsigned char)octets[i]) * 16777619u;
    return hash;
}

/* FNV-1a: on every machine the same, of any word size and octet order. */
Test(generate, gives_the_same_on_every_machine)
{
    cr_expect_eq(hash_of(ADDRSPEC_GENERATE_VALID, 0, 1), 0xd8b266d9u, "0x%08x",
                 hash_of(ADDRSPEC_GENERATE_VALID, 0, 1));
    cr_expect_eq(hash_of(ADDRSPEC_GENERATE_COVER, 0, 1), 0x458096bfu, "0x%08x",
                 hash_of(ADDRSPEC_GENERATE_COVER, 0, 1));
    cr_expect_eq(hash_of(ADDRSPEC_GENERATE_INVALID, ADDRSPEC_DOUBLE_DOT, 1),
                 0xb899b847u, "0x%08x",
                 hash_of(ADDRSPEC_GENERATE_INVALID, ADDRSPEC_DOUBLE_DOT, 1));
    cr_expect_neq(hash_of(ADDRSPEC_GENERATE_VALID, 0, 1),
                  hash_of(ADDRSPEC_GENERATE_VALID, 0, 2));
}

Test(generate, refuses_what_cannot_be_asked)
{
    cr_expect_eq(addrspec_generator_init(NULL, ADDRSPEC_MAILBOX, ADDRSPEC_SMTP,
                                         ADDRSPEC_GENERATE_VALID, 0, 1),
                 ADDRSPEC_ERR_ARGUMENT);
    cr_expect_eq(addrspec_generator_init(&generator, ADDRSPEC_FORWARD_PATH,
                                         ADDRSPEC_HTML5,
                                         ADDRSPEC_GENERATE_VALID, 0, 1),
                 ADDRSPEC_ERR_ARGUMENT);
    cr_expect_eq(addrspec_generator_init(&generator, ADDRSPEC_MAILBOX, 99,
                                         ADDRSPEC_GENERATE_VALID, 0, 1),
                 ADDRSPEC_ERR_ARGUMENT);
    cr_expect_eq(addrspec_generator_init(&generator, ADDRSPEC_MAILBOX,
                                         ADDRSPEC_SMTP,
                                         (enum addrspec_generated_kind)0, 0, 1),
                 ADDRSPEC_ERR_ARGUMENT);
    cr_expect_eq(addrspec_generator_init(&generator, ADDRSPEC_MAILBOX,
                                         ADDRSPEC_SMTP, ADDRSPEC_GENERATE_VALID,
                                         ADDRSPEC_DOUBLE_DOT, 1),
                 ADDRSPEC_ERR_ARGUMENT);
    cr_expect_eq(addrspec_generator_init(&generator, ADDRSPEC_MAILBOX,
                                         ADDRSPEC_SMTP,
                                         ADDRSPEC_GENERATE_INVALID, 1, 1),
                 ADDRSPEC_ERR_ARGUMENT);
    cr_expect_eq(addrspec_generator_init(
                     &generator, ADDRSPEC_MAILBOX, ADDRSPEC_SMTP,
                     ADDRSPEC_GENERATE_INVALID, ADDRSPEC_UNKNOWN_PARAMETER, 1),
                 ADDRSPEC_ERR_ARGUMENT);
}

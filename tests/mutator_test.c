/* mutator_test.c - addresses changed a little
 *
 * SPDX-License-Identifier: MIT
 */
#include <addrspec/addrspec.h>
#include <addrspec/mutator.h>

#include <criterion/criterion.h>
#include <stdbool.h>
#include <string.h>

enum { ROOM = 700, SEEDS = 2000 };

static const char *const inputs[] = {
    "",
    "bob@example.com",
    "\"bob smith\"@[IPv6:2001:db8::1]",
    "Bob (home) <@a.example:bob@example.com> SIZE=1000 SMTPUTF8",
    "Team: a@b.example, \"c\\\"d\"@e.example; , f.g.h@i",
    "jos\xc3\xa9@b\xc3\xbc\x63her.example",
    "\"open (brackets [and <none closed",
    "\0\xff\x80@@..,,",
};
enum { INPUTS = sizeof inputs / sizeof inputs[0] };

static size_t
length_of(size_t input)
{
    return input == INPUTS - 1 ? 9 : strlen(inputs[input]);
}

static size_t
mutated(size_t input, size_t max_size, uint32_t seed, uint8_t out[ROOM])
{
    memset(out, 0xA5, ROOM);
    memcpy(out, inputs[input], length_of(input));
    return addrspec_mutate(out, length_of(input), max_size, seed);
}

static bool
is_untouched(const uint8_t *from, const uint8_t *end)
{
    while (from < end && *from == 0xA5)
        from++;
    return from == end;
}

Test(mutator, keeps_to_its_room)
{
    static const size_t rooms[] = {80, 160, 600};
    uint8_t out[ROOM];
    size_t input, room;
    uint32_t seed;

    for (input = 0; input < INPUTS; input++)
        for (room = 0; room < sizeof rooms / sizeof rooms[0]; room++)
            for (seed = 0; seed < SEEDS; seed++) {
                const size_t size = mutated(input, rooms[room], seed, out);

                cr_assert_gt(size, 0u);
                cr_assert_leq(size, rooms[room]);
                cr_assert(is_untouched(out + rooms[room], out + ROOM));
            }
}

Test(mutator, takes_an_input_that_is_longer_than_its_room)
{
    uint8_t out[ROOM];
    uint32_t seed;
    size_t room;

    for (room = 0; room < length_of(1); room++)
        for (seed = 0; seed < SEEDS; seed++) {
            const size_t size = mutated(1, room, seed, out);

            cr_assert_leq(size, room);
            cr_assert(room == 0 || size > 0);
            cr_assert(is_untouched(out + length_of(1), out + ROOM));
        }
}

Test(mutator, gives_the_same_for_the_same_seed)
{
    uint8_t one[ROOM], other[ROOM];
    size_t input;
    uint32_t seed;

    for (input = 0; input < INPUTS; input++)
        for (seed = 0; seed < 100; seed++) {
            const size_t size = mutated(input, 600, seed, one);

            cr_assert_eq(mutated(input, 600, seed, other), size);
            cr_assert_arr_eq(one, other, size);
        }
}

/* FNV-1a over all results: on every machine the same, of any word size and
 * octet order. */
Test(mutator, gives_the_same_on_every_machine)
{
    uint8_t out[ROOM];
    uint32_t hash = 2166136261u, seed;
    size_t input, i;

    for (input = 0; input < INPUTS; input++)
        for (seed = 0; seed < 100; seed++) {
            const size_t size = mutated(input, 600, seed, out);

            for (i = 0; i < size; i++)
                hash = (hash ^ out[i]) * 16777619u;
        }
    cr_expect_eq(hash, 0x707a7194u, "it is now 0x%08x", hash);
}

/* Whether some seed changes the address so that the library says this of it. */
static bool
comes_to(size_t input, enum addrspec_production production, int verdict)
{
    uint8_t out[ROOM];
    uint32_t seed;

    for (seed = 0; seed < 20 * SEEDS; seed++) {
        const size_t size = mutated(input, 600, seed, out);

        if (addrspec_parse(production, (const char *)out, size, NULL, NULL) ==
            verdict)
            return true;
    }
    return false;
}

Test(mutator, makes_the_mistakes_people_make)
{
    static const int verdicts[] = {
        ADDRSPEC_OK,
        ADDRSPEC_DOUBLE_DOT,
        ADDRSPEC_LEADING_DOT,
        ADDRSPEC_TRAILING_DOT,
        ADDRSPEC_MISSING_AT,
        ADDRSPEC_SECOND_AT,
        ADDRSPEC_MISSING_DOMAIN,
        ADDRSPEC_UNQUOTED_SPACE,
        ADDRSPEC_LABEL_TOO_LONG,
        ADDRSPEC_LOCAL_PART_TOO_LONG,
        ADDRSPEC_DOMAIN_TOO_LONG,
        ADDRSPEC_BAD_UTF8,
        ADDRSPEC_INVISIBLE_CHARACTER,
    };
    size_t i;

    for (i = 0; i < sizeof verdicts / sizeof verdicts[0]; i++)
        cr_expect(comes_to(1, ADDRSPEC_MAILBOX, verdicts[i]), "%s",
                  addrspec_diagnosis((uint16_t)verdicts[i])->name);
}

/* Of octets changed at random hardly any would be. */
Test(mutator, leaves_many_addresses_valid)
{
    uint8_t out[ROOM];
    uint32_t seed, valid = 0;

    for (seed = 0; seed < SEEDS; seed++) {
        const size_t size = mutated(1, 600, seed, out);

        valid += addrspec_parse(ADDRSPEC_MAILBOX, (const char *)out, size, NULL,
                                NULL) == ADDRSPEC_OK;
    }
    cr_expect_gt(valid, SEEDS / 5, "%u of %d", valid, SEEDS);
    cr_expect_lt(valid, SEEDS / 2, "%u of %d", valid, SEEDS);
}

Test(mutator, crosses_two_where_parts_of_a_kind_begin)
{
    static const char one[] = "\"a b\"@example.com",
                      other[] = "c.d@[127.0.0.1]";
    uint8_t out[ROOM];
    uint32_t seed, valid = 0;
    size_t room;

    for (room = 0; room < 40; room++)
        for (seed = 0; seed < SEEDS; seed++) {
            size_t size;

            memset(out, 0xA5, ROOM);
            size = addrspec_cross_over((const uint8_t *)one, sizeof one - 1,
                                       (const uint8_t *)other, sizeof other - 1,
                                       out, room, seed);
            cr_assert_leq(size, room);
            cr_assert(is_untouched(out + room, out + ROOM));
            valid += room == 39 &&
                     addrspec_parse(ADDRSPEC_MAILBOX, (const char *)out, size,
                                    NULL, NULL) == ADDRSPEC_OK;
        }
    cr_expect_gt(valid, SEEDS / 6, "%u of %d", valid, SEEDS);
}

Test(mutator, crosses_with_nothing)
{
    uint8_t out[8];

    cr_expect_eq(addrspec_cross_over(NULL, 0, NULL, 0, out, 8, 1), 0u);
    cr_expect_eq(
        addrspec_cross_over((const uint8_t *)"a@b", 3, NULL, 0, out, 8, 1), 3u);
}

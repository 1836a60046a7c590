/* random.h - the same numbers on every machine, of a seed
 *
 * SPDX-License-Identifier: MIT
 *
 * SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
 * Generators", 2014): any seed will do, and neighbouring ones have nothing in
 * common.
 */
#ifndef ADDRSPEC_GENERATE_RANDOM_H
#define ADDRSPEC_GENERATE_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state;
};

static inline uint32_t
random_bits(struct random *random)
{
    uint64_t mixed = random->state += 0x9e3779b97f4a7c15u;

    mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)((mixed ^ mixed >> 31) >> 32);
}

/* Any below `count`, which is not 0.  That some are one time in four thousand
 * millions likelier than others does not matter here. */
static inline uint32_t
random_below(struct random *random, uint32_t count)
{
    return (uint32_t)((uint64_t)random_bits(random) * count >> 32);
}

#endif

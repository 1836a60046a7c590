/* addresses.h - addresses to measure with, made up as they are needed
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_BENCH_ADDRESSES_H
#define ADDRSPEC_BENCH_ADDRESSES_H

#include <stddef.h>
#include <stdint.h>

enum mixture {
    PLAIN,   /* what a list of subscribers holds */
    MIXED,   /* the same with 5 % that are not valid */
    HOSTILE, /* what was made to be difficult */
    MIXTURES
};

enum { ADDRESS_MAX = 512 };

/* The same ones in every run, from any `seed`. */
size_t write_address(enum mixture mixture, uint64_t *seed,
                     char address[ADDRESS_MAX]);

#endif

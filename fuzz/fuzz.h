/* fuzz.h - what fuzz targets share
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_FUZZ_FUZZ_H
#define ADDRSPEC_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <addrspec/addrspec.h>

#define ALWAYS(condition)                                                      \
    do {                                                                       \
        if (!(condition)) {                                                    \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__,         \
                    #condition);                                               \
            abort();                                                           \
        }                                                                      \
    } while (0)

/* The door libFuzzer and its kin knock at; each target has one. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Which invariants are asked for.
 *
 * A verdict alone takes a few microseconds; a result, whose fixes are proved
 * by parsing what they make, several times that; and all that can be written
 * of a result, sixty parses.  Asked for each input, they would leave a fuzzer
 * some eighty inputs a second.  So the verdict is asked for every input, the
 * result of one in four and the texts of one in sixteen, which a hash of the
 * octets chooses: the same input fails again.  A replay without a fuzzer asks
 * for everything.  Choices by the same number, the `question`, are nested. */
enum { FUZZ_RESULT_ONE_IN = 4, FUZZ_TEXTS_ONE_IN = 16 };
extern bool fuzz_everything;
uint32_t fuzz_hash(const uint8_t *data, size_t size);
bool fuzz_is_chosen(uint32_t hash, uint32_t question, uint32_t one_in);

/* The profiles whose grammar has a production; how many there are. */
enum { FUZZ_PROFILES = ADDRSPEC_HTML5 + 1 };
uint32_t fuzz_profiles_of(enum addrspec_production production,
                          uint32_t profiles[FUZZ_PROFILES]);

/* Parse the octets as `production` under a profile that they choose, in a
 * replay under all, and abort when what is said of them cannot be. */
void fuzz_production(enum addrspec_production production, const uint8_t *data,
                     size_t size);

/* The same octets with everything refused that may be, and with diagnoses
 * ignored. */
void fuzz_options(enum addrspec_production production, const uint8_t *data,
                  size_t size);

#endif

/* fuzz.h - what fuzz targets share
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_FUZZ_FUZZ_H
#define ADDRSPEC_FUZZ_FUZZ_H

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

/* Parse the octets as `production` under every profile, and abort when what
 * is said of them cannot be. */
void fuzz_production(enum addrspec_production production, const uint8_t *data,
                     size_t size);

/* The same octets with everything refused that may be, and with diagnoses
 * ignored. */
void fuzz_options(enum addrspec_production production, const uint8_t *data,
                  size_t size);

#endif

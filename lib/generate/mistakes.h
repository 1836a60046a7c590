/* mistakes.h - a valid address, spoilt
 *
 * SPDX-License-Identifier: MIT
 *
 * What these make may have another mistake than was wanted, or none: whoever
 * calls them parses it.
 */
#ifndef ADDRSPEC_GENERATE_MISTAKES_H
#define ADDRSPEC_GENERATE_MISTAKES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

#include "generate/random.h"

struct spoilt {
    addrspec_span local_part, domain; /* of the valid one */
    uint32_t length;
    char octets[ADDRSPEC_GENERATED_MAX];
};

/* Make a mistake that a row of mistakes.def has under this diagnosis; false if
 * there is none, or it cannot be made of this address. */
bool make_mistake(struct spoilt *spoilt, int diagnosis, struct random *random);

/* The example of a diagnosis with other names in it; false if it is too long.
 */
bool make_example(struct spoilt *spoilt, const char *example,
                  struct random *random);

/* One octet more, less or another. */
void make_slip(struct spoilt *spoilt, struct random *random);

#endif

/* characters.c - the rows of characters.def as a table
 *
 * SPDX-License-Identifier: MIT
 */
#include <stddef.h>

#include "catalogue/catalogue.h"

struct named_range {
    uint32_t first;
    uint32_t last;
    const char *names[LANGUAGE_COUNT];
};

static const struct named_range ranges[] = {
#define CHARACTER(first, last, english, french)                                \
    {first, last, {english, french}},
#include "catalogue/characters.def"
#undef CHARACTER
};

const char *
character_name(uint32_t code_point, enum language language)
{
    size_t low = 0, high = sizeof ranges / sizeof ranges[0];

    /* If it is in a range, then in one of [low, high). */
    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (code_point < ranges[middle].first)
            high = middle;
        else if (code_point > ranges[middle].last)
            low = middle + 1;
        else
            return ranges[middle].names[language];
    }
    return NULL;
}

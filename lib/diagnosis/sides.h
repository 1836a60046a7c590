/* sides.h - what stands before an address and behind it
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_DIAGNOSIS_SIDES_H
#define ADDRSPEC_DIAGNOSIS_SIDES_H

#include <stdbool.h>
#include <stdint.h>

#include "diagnosis/diagnosis.h"

struct scene {
    const struct context *context;
    uint32_t begin; /* of what may surround it, without blanks at the ends */
    uint32_t end;
    addrspec_span address;
};

struct side {
    uint32_t begin;
    uint32_t end;
    unsigned words;
    addrspec_span word; /* the first of them */
    bool spaced;        /* a blank beside a word, or between two */
    unsigned letters;   /* words of one octet */
    bool paired;        /* a mark is one of a pair */
    unsigned marks;     /* runs of them, each of one kind */
    uint32_t mark;      /* the last of them */
};

struct side look_at(const struct scene *scene, uint32_t begin, uint32_t end);
struct side side_before(const struct scene *scene);
struct side side_behind(const struct scene *scene);

/* It cannot well be the beginning of the local-part, cut off. */
bool is_clear_before(const struct scene *scene, const struct side *side);

/* It cannot well be the end of the domain, cut off. */
bool is_clear_behind(const struct scene *scene, const struct side *side);

#endif

/* nearest.h - "did you mean …": the name most like what was typed
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_NEAREST_H
#define ADDRSPEC_TOOL_NEAREST_H

#include <stddef.h>

struct nearest {
    const char *typed;
    const char *name; /* the best candidate so far, NULL if none is near */
    size_t distance;
};

void nearest_begin(struct nearest *nearest, const char *typed);
void nearest_candidate(struct nearest *nearest, const char *name);

/* For a complaint: nearest_hint() is " (did you mean '" where there is a
 * name, nearest_name() that name, nearest_close() "'?)"; all "" where there is
 * none. */
const char *nearest_hint(const struct nearest *nearest);
const char *nearest_name(const struct nearest *nearest);
const char *nearest_close(const struct nearest *nearest);

#endif

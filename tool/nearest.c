/* nearest.c - "did you mean …": the name most like what was typed
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "nearest.h"

#include <stdint.h>
#include <string.h>

#define NAME_MAX_LENGTH 48 /* longer texts are like no name of ours */

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many octets have to be inserted, deleted, replaced or swapped with
 * their neighbour (optimal string alignment). */
static size_t
edit_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][NAME_MAX_LENGTH + 1]; /* the last three, in turn */
    size_t i, j;

    for (j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3];
        const size_t *before = rows[(i + 1) % 3];

        row[0] = i;
        for (j = 1; j <= b_length; j++) {
            size_t replace = above[j - 1] + (a[i - 1] != b[j - 1]);

            row[j] = least(replace, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

void
nearest_begin(struct nearest *nearest, const char *typed)
{
    nearest->typed = typed;
    nearest->name = NULL;
    nearest->distance = SIZE_MAX;
}

void
nearest_candidate(struct nearest *nearest, const char *name)
{
    size_t typed_length = strlen(nearest->typed);
    size_t name_length = strlen(name);
    size_t distance;

    if (typed_length == 0 || typed_length > NAME_MAX_LENGTH ||
        name_length > NAME_MAX_LENGTH)
        return;
    distance = edit_distance(nearest->typed, typed_length, name, name_length);
    if (distance > 1 && strncmp(nearest->typed, name, typed_length) == 0)
        distance = 1; /* the beginning of a name: it was not finished */
    if (distance > 1 + typed_length / 4 || distance >= nearest->distance)
        return;
    nearest->name = name;
    nearest->distance = distance;
}

const char *
nearest_hint(const struct nearest *nearest)
{
    return nearest->name == NULL ? "" : " (did you mean '";
}

const char *
nearest_name(const struct nearest *nearest)
{
    return nearest->name == NULL ? "" : nearest->name;
}

const char *
nearest_close(const struct nearest *nearest)
{
    return nearest->name == NULL ? "" : "'?)";
}

/* summary.c - counting records and diagnoses
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "summary.h"

#include <stdlib.h>
#include <string.h>

#include "complain.h"

void
summary_record(struct summary *summary, bool valid)
{
    summary->records++;
    summary->valid += valid;
}

void
summary_diagnoses(struct summary *summary, const addrspec_result *result)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        summary->diagnoses[result->diags[i].id]++;
}

static int
compare_rows(const void *a, const void *b)
{
    const struct summary_row *left = a;
    const struct summary_row *right = b;

    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return strcmp(left->name, right->name);
}

struct summary_row *
summary_rows(const struct summary *summary, size_t *count)
{
    const addrspec_diagnosis_info *info;
    struct summary_row *rows;
    size_t all = 0;
    size_t i;

    while (addrspec_diagnosis_at(all) != NULL)
        all++;
    rows = calloc(all + 1, sizeof *rows);
    if (rows == NULL) {
        complain("addrspec: out of memory");
        exit(EXIT_TROUBLE);
    }
    *count = 0;
    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++)
        if (summary->diagnoses[info->id] > 0) {
            rows[*count].name = info->name;
            rows[*count].count = summary->diagnoses[info->id];
            ++*count;
        }
    qsort(rows, *count, sizeof *rows, compare_rows);
    return rows;
}

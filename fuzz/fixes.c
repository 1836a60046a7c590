/* fixes.c - what holds for every fix, and for all of them together
 *
 * SPDX-License-Identifier: MIT
 */
#include "parsed.h"

#include <stdlib.h>

static uint32_t
count_of(const addrspec_result *result, uint16_t id)
{
    uint32_t i, count = 0;

    for (i = 0; i < result->kept_count; i++)
        count += result->diags[i].id == id;
    return count;
}

/* A fix, applied, removes its diagnostic and adds none but, perhaps, a note of
 * what the mended text needs.  Of more diagnostics than are kept it cannot be
 * told which are new. */
static void
check_better(const addrspec_result *before, const addrspec_result *after,
             uint16_t id)
{
    uint32_t i;

    if (before->diag_count > ADDRSPEC_DIAGS_MAX ||
        after->diag_count > ADDRSPEC_DIAGS_MAX)
        return;
    ALWAYS(count_of(after, id) < count_of(before, id));
    for (i = 0; i < after->kept_count; i++)
        if (after->diags[i].severity != ADDRSPEC_NOTE)
            ALWAYS(count_of(after, after->diags[i].id) <=
                   count_of(before, after->diags[i].id));
}

static void
check_fix(const struct parsed *parsed, const addrspec_options *options)
{
    enum addrspec_production production =
        (enum addrspec_production)parsed->result.production;
    addrspec_result mended;
    size_t length;
    char *text;

    free(written(fuzz_write_fix_text, parsed, &length));
    text = written(fuzz_write_fixed, parsed, &length);
    ALWAYS(addrspec_parse(production, text, length, options, &mended) >= 0);
    check_better(&parsed->result, &mended, parsed->diag->id);
    free(text);
}

void
check_fixes(struct parsed *parsed, const addrspec_options *options)
{
    enum addrspec_production production =
        (enum addrspec_production)parsed->result.production;
    size_t length;
    uint32_t i;
    char *text;

    for (i = 0; i < parsed->result.kept_count; i++) {
        parsed->diag = &parsed->result.diags[i];
        if (parsed->diag->fixable)
            check_fix(parsed, options);
    }
    text = written(fuzz_write_mended, parsed, &length);
    if (length != 0)
        ALWAYS(addrspec_parse(production, text, length, options, NULL) ==
               ADDRSPEC_OK);
    free(text);
}

/* fixes.c - fixes made, chosen and proved
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/diagnosis.h"

static bool
goes_before(const addrspec_diag *a, const addrspec_diag *b)
{
    if (a->fix.offset != b->fix.offset)
        return a->fix.offset < b->fix.offset;
    return a->fix.length > b->fix.length && b->fix.length > 0;
}

unsigned
choose_fixes(const addrspec_diag *diags, uint32_t count_of_diags,
             const addrspec_diag *chosen[ADDRSPEC_DIAGS_MAX])
{
    uint32_t i, end = 0;
    unsigned count = 0;

    for (i = 0; i < count_of_diags && i < ADDRSPEC_DIAGS_MAX; i++) {
        const addrspec_diag *diag = &diags[i];

        if (diag->severity != ADDRSPEC_ERROR || diag->fixable == NO_MEND)
            continue;
        chosen[count++] = diag;
    }
    /* By the place of the edit, which need not be that of the mistake; of two
     * that begin together the one that encloses the other. */
    for (i = 1; i < count; i++) {
        const addrspec_diag *diag = chosen[i];
        uint32_t j = i;

        for (; j > 0 && goes_before(diag, chosen[j - 1]); j--)
            chosen[j] = chosen[j - 1];
        chosen[j] = diag;
    }
    for (i = 0; i < count;) {
        if (chosen[i]->fix.offset < end) {
            memmove(chosen + i, chosen + i + 1,
                    (count - i - 1) * sizeof chosen[0]);
            count--;
            continue;
        }
        end = chosen[i]->fix.offset + chosen[i]->fix.length;
        i++;
    }
    return count;
}

/* The fixes of an address's errors, made in `draft`, which holds it. */
static enum mend_status
make_fixes(const struct report *report, struct draft *draft)
{
    struct draft address;
    const addrspec_diag *chosen[ADDRSPEC_DIAGS_MAX];
    unsigned i = choose_fixes(report->kept, report->kept_count, chosen);

    draft_copy(&address, draft);
    for (; i > 0; i--) { /* from the right: see make_mend() */
        const enum mend_status status =
            make_mend(draft, (enum mend)chosen[i - 1]->fixable,
                      chosen[i - 1]->fix, &address);

        if (status != MEND_MADE)
            return status;
    }
    return MEND_MADE;
}

/* What is taken out of what encloses it is an address by itself, and mended
 * as one: "Bob <bob@example,com>" becomes "bob@example.com".  IMPOSSIBLE if
 * it needs no mend, or has none. */
static enum mend_status
mend_inner(const unsigned char *input, addrspec_span kept, struct draft *inner)
{
    const struct question question = {
        .production = ADDRSPEC_MAILBOX,
        .profile = profile_by_id(ADDRSPEC_SMTP),
    };
    const unsigned char *address = input + kept.offset;
    struct report report;
    enum mend_status status;

    if (kept.length == 0 || kept.length > DRAFT_INPUT_MAX)
        return MEND_IMPOSSIBLE;
    diagnose(&question, address, kept.length, &report);
    if (report.out_of_memory)
        return MEND_NO_MEMORY;
    if (report.error_count == 0)
        return MEND_IMPOSSIBLE;
    draft_begin(inner, address, kept.length);
    status = make_fixes(&report, inner);
    if (status != MEND_MADE)
        return status;
    diagnose(&question, inner->octets, inner->length, &report);
    if (report.out_of_memory)
        return MEND_NO_MEMORY;
    return report.error_count == 0 ? MEND_MADE : MEND_IMPOSSIBLE;
}

enum mend_status
write_replacement(const addrspec_diag *diag, const unsigned char *input,
                  mend_sink *sink, void *context)
{
    const enum mend mend = (enum mend)diag->fixable;
    const addrspec_span kept = mend_kept_address(mend, input, diag->fix);
    const char *before, *after;
    struct draft inner;

    switch (mend_inner(input, kept, &inner)) {
    case MEND_NO_MEMORY:
        return MEND_NO_MEMORY;
    case MEND_IMPOSSIBLE:
        return mend_text(mend, input, diag->fix, sink, context);
    default:
        break;
    }
    mend_encloses(mend, &before, &after);
    sink(context, before, strlen(before));
    sink(context, (const char *)inner.octets, inner.length);
    sink(context, after, strlen(after));
    return MEND_MADE;
}

enum mend_status
apply_fix(const addrspec_diag *diag, const unsigned char *input,
          struct draft *draft)
{
    struct fix_writer writer = {.fits = true};
    const enum mend_status status =
        write_replacement(diag, input, write_fix, &writer);

    if (status == MEND_MADE && !replace_fix(draft, diag->fix, &writer))
        return MEND_IMPOSSIBLE;
    return status;
}

/* It tells of no mistake: characters outside ASCII are welcome, or something
 * was not checked. */
static bool
is_a_note(const struct profile *profile, enum diagnosis_index index)
{
    return diagnosis_rows[index].info.severity == ADDRSPEC_NOTE ||
           (index == INDEX_NEEDS_SMTPUTF8 && profile->utf8);
}

/* Gone, and no other has come but a note. */
static bool
is_better(const struct profile *profile, const struct report *before,
          const struct report *after, enum diagnosis_index index)
{
    unsigned i;

    for (i = 0; i < DIAGNOSIS_COUNT; i++)
        if (after->counts[i] > before->counts[i] &&
            !is_a_note(profile, (enum diagnosis_index)i))
            return false;
    return after->counts[index] < before->counts[index];
}

bool
is_null_path(const struct report *report)
{
    return report->reading.open != ADDRSPEC_ABSENT &&
           report->reading.close == report->reading.open + 1;
}

/* Whether it does what a fix must. */
static bool
is_proved(const struct question *question, const unsigned char *input,
          uint32_t length, const addrspec_diag *diag, struct report *report)
{
    struct report after;
    struct draft draft;

    draft_begin(&draft, input, length);
    switch (apply_fix(diag, input, &draft)) {
    case MEND_NO_MEMORY:
        report->out_of_memory = true;
        return false;
    case MEND_IMPOSSIBLE:
        return false;
    default:
        break;
    }
    diagnose(question, draft.octets, draft.length, &after);
    report->out_of_memory = report->out_of_memory || after.out_of_memory;
    return is_better(question->profile, report, &after,
                     diagnosis_index_of(diag->id)) &&
           (!is_null_path(&after) || is_null_path(report));
}

void
prove_fixes(const struct question *question, const unsigned char *input,
            uint32_t length, struct report *report)
{
    uint32_t i;

    /* With so many errors one edit mends nothing, and each proof costs as
     * much as the diagnosis did. */
    const bool hopeless = length > DRAFT_INPUT_MAX ||
                          report->error_count > 2 * ADDRSPEC_DIAGS_MAX;

    for (i = 0; i < report->kept_count && !report->out_of_memory; i++) {
        addrspec_diag *diag = &report->kept[i];

        if (diag->fixable == NO_MEND)
            continue;
        if (hopeless || !is_proved(question, input, length, diag, report)) {
            diag->fixable = NO_MEND;
            diag->fix = span(diag->where.offset, 0);
        }
    }
}

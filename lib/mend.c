/* mend.c - the fixes of a result, made
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "reply/writer.h"

static void
write_piece(void *context, const char *text, size_t length)
{
    write_octets(context, text, length);
}

/* The diagnostic came from this input, or one like it: no span of a forged
 * one is followed outside. */
static bool
is_usable(const addrspec_diag *diag, size_t length)
{
    return diag != NULL && diag->fixable != NO_MEND &&
           diag->fixable < MEND_COUNT && length < ADDRSPEC_ABSENT &&
           diag->fix.offset <= length &&
           diag->fix.length <= length - diag->fix.offset;
}

size_t
addrspec_fix_text(const addrspec_diag *diag, const char *input, size_t length,
                  char *buffer, size_t size)
{
    struct writer writer = writer_begin(buffer, size);

    if (is_usable(diag, length) &&
        write_replacement(diag, (const unsigned char *)input, write_piece,
                          &writer) != MEND_MADE)
        writer = writer_begin(buffer, size);
    return writer_end(&writer);
}

size_t
addrspec_fix_apply(const addrspec_diag *diag, const char *input, size_t length,
                   char *buffer, size_t size)
{
    struct writer writer = writer_begin(buffer, size);

    if (is_usable(diag, length)) {
        const size_t end = (size_t)diag->fix.offset + diag->fix.length;

        write_octets(&writer, input, diag->fix.offset);
        if (write_replacement(diag, (const unsigned char *)input, write_piece,
                              &writer) == MEND_MADE)
            write_octets(&writer, input + end, length - end);
        else
            writer = writer_begin(buffer, size);
    }
    return writer_end(&writer);
}

static bool
mends_all(const addrspec_result *result, const struct draft *draft)
{
    const struct question question = {
        .production = (enum addrspec_production)result->production,
        .profile = profile_by_id(result->profile),
        .flags = result->flags,
    };
    struct report after;

    if (question.profile == NULL ||
        !profile_has(question.profile, question.production))
        return false;
    diagnose(&question, draft->octets, draft->length, &after);
    return after.error_count == 0 && !after.out_of_memory;
}

size_t
addrspec_mend(const addrspec_result *result, const char *input, size_t length,
              char *buffer, size_t size)
{
    struct writer writer = writer_begin(buffer, size);
    const addrspec_diag *chosen[ADDRSPEC_DIAGS_MAX];
    struct draft draft;
    unsigned i;

    if (result == NULL || result->error_count == 0 || length > DRAFT_INPUT_MAX)
        return writer_end(&writer);
    draft_begin(&draft, (const unsigned char *)input, (uint32_t)length);
    i = choose_fixes(result->diags, result->kept_count, chosen);
    for (; i > 0; i--) /* from the right: see apply_fix() */
        if (!is_usable(chosen[i - 1], length) ||
            apply_fix(chosen[i - 1], (const unsigned char *)input, &draft) !=
                MEND_MADE)
            return writer_end(&writer);
    if (mends_all(result, &draft))
        write_octets(&writer, (const char *)draft.octets, draft.length);
    return writer_end(&writer);
}

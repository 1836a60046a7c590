/* parsed.h - octets that were parsed, and what is written of them
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_FUZZ_PARSED_H
#define ADDRSPEC_FUZZ_PARSED_H

#include "fuzz.h"

#include "syntax/scan.h"

/* What was parsed, and what is to be written of it. */
struct parsed {
    const char *input;
    size_t length;
    addrspec_result result;
    const addrspec_diag *diag;
    const char *language;
    enum addrspec_form form;
    uint32_t hash;    /* of the octets: which size of buffer is tried */
    enum fault fault; /* what the bare step finds first ... */
    size_t place;     /* ... and where; the length if at the end, or none */
};

/* What writes a text, as snprintf() does: a function of the library each. */
typedef size_t writer(const struct parsed *parsed, char *buffer, size_t size);
writer fuzz_write_reply_line;
writer fuzz_write_reply;
writer fuzz_write_picture;
writer fuzz_write_mended;
writer fuzz_write_safe;
writer fuzz_write_diag;
writer fuzz_write_message;
writer fuzz_write_fix_text;
writer fuzz_write_fixed;
writer fuzz_write_form;

/* The whole text, in a block of exactly its length and the NUL, to be freed.
 * Aborts if a buffer that is too small does not hold its beginning. */
char *written(writer *write, const struct parsed *parsed, size_t *length);

/* Each aborts when parts or diagnostics lie outside an input of `length`
 * octets, or are not in order, or when there are not as many as is said. */
void check_spans(const addrspec_result *result, size_t length);
void check_counts(const addrspec_result *result, int verdict, size_t length);

/* Each aborts when what is written of the result cannot be.  They change
 * `diag` and `form`, and the last one forges the result. */
void check_texts(struct parsed *parsed);
void check_fixes(struct parsed *parsed, const addrspec_options *options);
void check_forms(const struct parsed *parsed, const addrspec_options *options,
                 int verdict);
void check_forged(struct parsed *parsed);

#endif

/* texts.c - what holds for every text that is written of a result
 *
 * SPDX-License-Identifier: MIT
 */
#include "parsed.h"

#include <stdlib.h>

void
check_texts(struct parsed *parsed)
{
    const char *octet;
    size_t length;
    uint32_t i;
    char *text = written(fuzz_write_reply_line, parsed, &length);

    ALWAYS(length + 2 <= ADDRSPEC_REPLY_LINE_MAX);
    ALWAYS((length == 0) == (parsed->result.error_count == 0));
    for (octet = text; *octet != '\0'; octet++)
        ALWAYS(*octet >= ' ' && *octet <= '~');
    free(text);
    free(written(fuzz_write_reply, parsed, &length));
    free(written(fuzz_write_picture, parsed, &length));
    free(written(fuzz_write_safe, parsed, &length));
    for (i = 0; i < parsed->result.kept_count; i++) {
        parsed->diag = &parsed->result.diags[i];
        free(written(fuzz_write_diag, parsed, &length));
        free(written(fuzz_write_message, parsed, &length));
    }
}

/* A result that came from elsewhere, or from nowhere: whatever stands in it,
 * no writer may read or write out of bounds. */
void
check_forged(struct parsed *parsed)
{
    writer *const writers[] = {
        fuzz_write_reply_line, fuzz_write_reply, fuzz_write_picture,
        fuzz_write_mended,     fuzz_write_diag,  fuzz_write_message,
        fuzz_write_fix_text,   fuzz_write_fixed, fuzz_write_form};
    unsigned char *octets = (unsigned char *)&parsed->result;
    uint32_t hash = parsed->hash | 1;
    char buffer[600];
    size_t i;

    for (i = 0; i < 12; i++) {
        hash = hash * 1664525u + 1013904223u;
        octets[(hash >> 8) % sizeof parsed->result] = (unsigned char)hash;
    }
    parsed->diag = &parsed->result.diags[hash % ADDRSPEC_DIAGS_MAX];
    parsed->form = (enum addrspec_form)(ADDRSPEC_FORM_MAILBOX + hash % 5);
    for (i = 0; i < sizeof writers / sizeof writers[0]; i++)
        writers[i](parsed, buffer, sizeof buffer);
    (void)addrspec_diag_code(&parsed->result, parsed->diag);
    (void)addrspec_diag_limit(parsed->diag);
}

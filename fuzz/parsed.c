/* parsed.c - octets that were parsed, and what is written of them
 *
 * SPDX-License-Identifier: MIT
 */
#include "parsed.h"

#include <stdlib.h>
#include <string.h>

size_t
fuzz_write_reply_line(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_reply_line(&parsed->result, parsed->input,
                                      parsed->length, 0, parsed->language,
                                      buffer, size);
}

size_t
fuzz_write_reply(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_reply(&parsed->result, parsed->input, parsed->length,
                                 0, parsed->language, buffer, size);
}

size_t
fuzz_write_picture(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_picture(&parsed->result, parsed->input,
                                   parsed->length, parsed->language, buffer,
                                   size);
}

size_t
fuzz_write_mended(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_mend(&parsed->result, parsed->input, parsed->length, buffer,
                         size);
}

size_t
fuzz_write_safe(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_safe(parsed->input, parsed->length, buffer, size);
}

size_t
fuzz_write_diag(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_diag(parsed->diag, parsed->input, parsed->length,
                                parsed->language, buffer, size);
}

size_t
fuzz_write_message(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_format_message(parsed->diag, parsed->input, parsed->length,
                                   parsed->language, buffer, size);
}

size_t
fuzz_write_fix_text(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_fix_text(parsed->diag, parsed->input, parsed->length,
                             buffer, size);
}

size_t
fuzz_write_fixed(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_fix_apply(parsed->diag, parsed->input, parsed->length,
                              buffer, size);
}

size_t
fuzz_write_form(const struct parsed *parsed, char *buffer, size_t size)
{
    return addrspec_normalize(&parsed->result, parsed->input, parsed->length,
                              parsed->form, buffer, size);
}

/* The whole text, in a block of exactly its length and the NUL; a buffer that
 * is too small holds its beginning, and nothing is written past its end. */
char *
written(writer *write, const struct parsed *parsed, size_t *length)
{
    char *whole, *part;
    size_t size;

    *length = write(parsed, NULL, 0);
    whole = malloc(*length + 1);
    size = 1 + parsed->hash % (*length + 1);
    part = malloc(size);
    if (whole == NULL || part == NULL)
        abort();
    ALWAYS(write(parsed, whole, *length + 1) == *length);
    ALWAYS(whole[*length] == '\0');
    ALWAYS(write(parsed, part, size) == *length);
    ALWAYS(part[size - 1] == '\0');
    ALWAYS(memcmp(part, whole, size - 1) == 0);
    free(part);
    return whole;
}

/* buffer.c - the library's texts, each in a buffer that is large enough
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "buffer.h"

#include <stdlib.h>
#include <string.h>

#include "complain.h"

#define BUFFER_FIRST_SIZE 4096

static void
buffer_reserve(struct buffer *buffer, size_t size)
{
    char *octets;

    if (size <= buffer->size)
        return;
    if (size < 2 * buffer->size)
        size = 2 * buffer->size;
    octets = realloc(buffer->octets, size);
    if (octets == NULL) {
        complain("addrspec: out of memory");
        exit(EXIT_TROUBLE);
    }
    buffer->octets = octets;
    buffer->size = size;
}

void
buffer_release(struct buffer *buffer)
{
    free(buffer->octets);
    buffer->octets = NULL;
    buffer->length = buffer->size = 0;
}

void
buffer_add(struct buffer *buffer, const char *text)
{
    const size_t length = strlen(text);

    buffer_reserve(buffer, buffer->length + length + 1);
    memcpy(buffer->octets + buffer->length, text, length + 1);
    buffer->length += length;
}

/* FILL(buffer, function, arguments…): call the function, whose last two
 * arguments are the place and its size, as snprintf() is called; once more
 * when the text did not fit. */
#define FILL(buffer, function, ...)                                            \
    do {                                                                       \
        buffer_reserve((buffer), BUFFER_FIRST_SIZE);                           \
        (buffer)->length =                                                     \
            function(__VA_ARGS__, (buffer)->octets, (buffer)->size);           \
        if ((buffer)->length >= (buffer)->size) {                              \
            buffer_reserve((buffer), (buffer)->length + 1);                    \
            (buffer)->length =                                                 \
                function(__VA_ARGS__, (buffer)->octets, (buffer)->size);       \
        }                                                                      \
    } while (0)

void
buffer_safe(struct buffer *buffer, const char *input, size_t length)
{
    FILL(buffer, addrspec_format_safe, input, length);
}

void
buffer_picture(struct buffer *buffer, const addrspec_result *result,
               const char *input, size_t length, const char *language)
{
    FILL(buffer, addrspec_format_picture, result, input, length, language);
}

void
buffer_diag(struct buffer *buffer, const addrspec_diag *diag, const char *input,
            size_t length, const char *language)
{
    FILL(buffer, addrspec_format_diag, diag, input, length, language);
}

void
buffer_message(struct buffer *buffer, const addrspec_diag *diag,
               const char *input, size_t length, const char *language)
{
    FILL(buffer, addrspec_format_message, diag, input, length, language);
}

void
buffer_reply_line(struct buffer *buffer, const addrspec_result *result,
                  const char *input, size_t length, int basic_code,
                  const char *language)
{
    FILL(buffer, addrspec_format_reply_line, result, input, length, basic_code,
         language);
}

void
buffer_fix_text(struct buffer *buffer, const addrspec_diag *diag,
                const char *input, size_t length)
{
    FILL(buffer, addrspec_fix_text, diag, input, length);
}

void
buffer_fix_apply(struct buffer *buffer, const addrspec_diag *diag,
                 const char *input, size_t length)
{
    FILL(buffer, addrspec_fix_apply, diag, input, length);
}

void
buffer_mend(struct buffer *buffer, const addrspec_result *result,
            const char *input, size_t length)
{
    FILL(buffer, addrspec_mend, result, input, length);
}

void
buffer_list_mend(struct buffer *buffer, const char *input, size_t length,
                 const addrspec_options *options)
{
    FILL(buffer, addrspec_list_mend, input, length, options);
}

void
buffer_display_name(struct buffer *buffer, const addrspec_result *result,
                    const char *input, size_t length)
{
    FILL(buffer, addrspec_display_name, result, input, length);
}

void
buffer_normalize(struct buffer *buffer, const addrspec_result *result,
                 const char *input, size_t length, enum addrspec_form form)
{
    FILL(buffer, addrspec_normalize, result, input, length, form);
}

void
buffer_code_use(struct buffer *buffer, addrspec_code code, const char *language)
{
    FILL(buffer, addrspec_code_use, code, language);
}

void
buffer_code_difference(struct buffer *buffer, addrspec_code code,
                       addrspec_code other, size_t index, const char *language)
{
    FILL(buffer, addrspec_code_difference, code, other, index, language);
}

/* buffer.h - a text that grows, and the library's texts written into one
 *
 * SPDX-License-Identifier: MIT
 *
 * A buffer is kept from record to record, so that memory is asked for only
 * while the longest text yet is being written.
 */
#ifndef ADDRSPEC_TOOL_BUFFER_H
#define ADDRSPEC_TOOL_BUFFER_H

#include <stddef.h>

#include <addrspec/addrspec.h>

struct buffer {
    char *octets; /* NULL or with a NUL behind the text */
    size_t length;
    size_t size;
};

void buffer_release(struct buffer *buffer);

/* Put `text` behind what is there. */
void buffer_add(struct buffer *buffer, const char *text);

/* Each fills `buffer` with the text of the library's function of that name:
 * an input is octets and a length, a language "en" or "fr". */
void buffer_safe(struct buffer *buffer, const char *input, size_t length);
void buffer_picture(struct buffer *buffer, const addrspec_result *result,
                    const char *input, size_t length, const char *language);
void buffer_diag(struct buffer *buffer, const addrspec_diag *diag,
                 const char *input, size_t length, const char *language);
void buffer_message(struct buffer *buffer, const addrspec_diag *diag,
                    const char *input, size_t length, const char *language);
void buffer_reply_line(struct buffer *buffer, const addrspec_result *result,
                       const char *input, size_t length, int basic_code,
                       const char *language);
void buffer_fix_text(struct buffer *buffer, const addrspec_diag *diag,
                     const char *input, size_t length);
void buffer_fix_apply(struct buffer *buffer, const addrspec_diag *diag,
                      const char *input, size_t length);
void buffer_mend(struct buffer *buffer, const addrspec_result *result,
                 const char *input, size_t length);
void buffer_list_mend(struct buffer *buffer, const char *input, size_t length,
                      const addrspec_options *options);
void buffer_display_name(struct buffer *buffer, const addrspec_result *result,
                         const char *input, size_t length);
void buffer_normalize(struct buffer *buffer, const addrspec_result *result,
                      const char *input, size_t length,
                      enum addrspec_form form);
void buffer_code_use(struct buffer *buffer, addrspec_code code,
                     const char *language);
void buffer_code_difference(struct buffer *buffer, addrspec_code code,
                            addrspec_code other, size_t index,
                            const char *language);

#endif

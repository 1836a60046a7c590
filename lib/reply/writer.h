/* writer.h - text into a buffer of any size, as snprintf() does it
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_REPLY_WRITER_H
#define ADDRSPEC_REPLY_WRITER_H

#include <stddef.h>
#include <stdint.h>

struct writer {
    char *buffer;  /* may be NULL if size is 0 */
    size_t size;   /* of buffer, its NUL included */
    size_t length; /* of the whole text */
};

struct writer writer_begin(char *buffer, size_t size);
void write_octets(struct writer *writer, const char *octets, size_t length);
void write_text(struct writer *writer, const char *text);
void write_octet(struct writer *writer, char octet);
void write_number(struct writer *writer, uint32_t number);
void write_hex(struct writer *writer, uint32_t number, int digits);

/* Write the NUL; returns the length of the whole text. */
size_t writer_end(struct writer *writer);

#endif

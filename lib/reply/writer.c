/* writer.c - text into a buffer of any size
 *
 * SPDX-License-Identifier: MIT
 */
#include "reply/writer.h"

#include <string.h>

struct writer
writer_begin(char *buffer, size_t size)
{
    const struct writer writer = {buffer, buffer == NULL ? 0 : size, 0};

    return writer;
}

void
write_octets(struct writer *writer, const char *octets, size_t length)
{
    /* One octet is the NUL's. */
    if (writer->length + 1 < writer->size && length > 0) {
        const size_t room = writer->size - 1 - writer->length;

        memcpy(writer->buffer + writer->length, octets,
               length < room ? length : room);
    }
    writer->length += length;
}

void
write_text(struct writer *writer, const char *text)
{
    write_octets(writer, text, strlen(text));
}

void
write_octet(struct writer *writer, char octet)
{
    write_octets(writer, &octet, 1);
}

void
write_number(struct writer *writer, uint32_t number)
{
    char digits[10];
    size_t i = sizeof digits;

    do
        digits[--i] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    write_octets(writer, digits + i, sizeof digits - i);
}

void
write_hex(struct writer *writer, uint32_t number, int digits)
{
    static const char hex[] = "0123456789ABCDEF";

    while (digits < 8 && number >> (4 * digits) != 0)
        digits++;
    while (digits-- > 0)
        write_octet(writer, hex[number >> (4 * digits) & 0xf]);
}

size_t
writer_end(struct writer *writer)
{
    if (writer->size > 0)
        writer->buffer[writer->length < writer->size ? writer->length
                                                     : writer->size - 1] = '\0';
    return writer->length;
}

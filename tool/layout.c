/* layout.c - running text in lines of a certain width
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "layout.h"

#include <stdbool.h>
#include <string.h>

#define COLUMN_GAP 3

size_t
code_points(const char *text, size_t length)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    return count;
}

void
write_spaces(struct sink *out, size_t count)
{
    while (count-- > 0)
        put_octet(out, ' ');
}

/* French has a space before these, and never a line end. */
static bool
stays_behind(const char *word, size_t length)
{
    return length == 1 && strchr(":;!?", word[0]) != NULL;
}

void
write_wrapped(struct sink *out, const char *text, size_t indent, size_t width)
{
    size_t column = 0;

    while (*text != '\0') {
        size_t length = strcspn(text, " \n");
        size_t wide = code_points(text, length);

        if (column > 0 && column + 1 + wide > width &&
            !stays_behind(text, length)) {
            put_octet(out, '\n');
            column = 0;
        }
        if (length > 0) {
            write_spaces(out, column == 0 ? indent : 1);
            column += (column == 0 ? indent : 1) + wide;
            put_octets(out, text, length);
        }
        text += length;
        if (*text == '\n') {
            put_octet(out, '\n');
            column = 0;
        }
        text += *text != '\0';
    }
    if (column > 0)
        put_octet(out, '\n');
}

size_t
line_length(const char *text, size_t width)
{
    size_t length = strcspn(text, " \n");
    size_t column = code_points(text, length);

    while (text[length] == ' ') {
        const size_t word = strcspn(text + length + 1, " \n");
        const size_t wide = code_points(text + length + 1, word);

        if (column + 1 + wide > width && !stays_behind(text + length + 1, word))
            break;
        length += 1 + word;
        column += 1 + wide;
    }
    return length;
}

/* A line of a column; returns what is left behind it. */
static const char *
write_cell(struct sink *out, const char *text, size_t width, bool padded)
{
    const size_t length = line_length(text, width);
    const size_t wide = code_points(text, length);

    put_octets(out, text, length);
    if (padded)
        write_spaces(out, (wide < width ? width - wide : 0) + COLUMN_GAP);
    text += length;
    return text + (*text != '\0');
}

void
write_columns(struct sink *out, const char *left, const char *right,
              size_t width)
{
    while (*left != '\0' || *right != '\0') {
        left = write_cell(out, left, width, *right != '\0');
        right = write_cell(out, right, width, false);
        put_octet(out, '\n');
    }
}

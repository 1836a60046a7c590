/* foreign.c - files that are in no charset of which ASCII is a part
 *
 * SPDX-License-Identifier: MIT
 *
 * No record of such a file can be read, so it is better told of the file than
 * of each.  A byte order mark tells; else that of addresses, which are nearly
 * all ASCII, every other octet (or three of four) is NUL.
 */
#include "system.h"

#include "foreign.h"

#include <string.h>

/* As many are looked at, and at least so many: of fewer it would be a guess. */
#define LOOKED_AT 512
#define NEEDED 8

static const struct {
    const char *octets;
    size_t length;
    const char *charset;
} marks[] = {
    {"\xff\xfe\0\0", 4, "UTF-32"}, /* before that of UTF-16: it begins so */
    {"\0\0\xfe\xff", 4, "UTF-32"},
    {"\xff\xfe", 2, "UTF-16"},
    {"\xfe\xff", 2, "UTF-16"},
};

/* NUL is in every line end: without one it is no mark, but a record that
 * begins with these octets. */
static const char *
by_mark(const char *octets, size_t length)
{
    size_t i;

    if (length > 2 && memchr(octets, '\0', length) == NULL)
        return NULL;
    for (i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (length >= marks[i].length &&
            memcmp(octets, marks[i].octets, marks[i].length) == 0)
            return marks[i].charset;
    return NULL;
}

static const char *
by_nulls(const char *octets, size_t length)
{
    size_t i, nulls[4] = {0}, units;

    length = length < LOOKED_AT ? length : LOOKED_AT;
    if (length < NEEDED)
        return NULL;
    length -= length % 4;
    units = length / 4;
    for (i = 0; i < length; i++)
        nulls[i % 4] += octets[i] == '\0' ? 1 : 0;
    /* What is outside ASCII has few: half of the units suffice, as long as the
     * octets between them have none. */
    if (nulls[0] == 0 && nulls[1] > units / 2 && nulls[2] == units &&
        nulls[3] == units)
        return "UTF-32LE";
    if (nulls[3] == 0 && nulls[2] > units / 2 && nulls[1] == units &&
        nulls[0] == units)
        return "UTF-32BE";
    if (nulls[0] + nulls[2] == 0 && nulls[1] + nulls[3] > units)
        return "UTF-16LE";
    if (nulls[1] + nulls[3] == 0 && nulls[0] + nulls[2] > units)
        return "UTF-16BE";
    return NULL;
}

const char *
foreign_charset(const char *octets, size_t length)
{
    const char *charset = by_mark(octets, length);

    return charset != NULL ? charset : by_nulls(octets, length);
}

/* edits.c - texts put into broken addresses, and their mends
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "ways.h"

static unsigned
edit(char *text, unsigned length, struct range at, const char *octets,
     unsigned count)
{
    if (length - (at.end - at.begin) + count > BROKEN_MAX)
        abort();
    memmove(text + at.begin + count, text + at.end, length - at.end);
    memcpy(text + at.begin, octets, count);
    return length - (at.end - at.begin) + count;
}

struct range
range(unsigned begin, unsigned end)
{
    const struct range made = {begin, end};

    return made;
}

void
put(struct broken *broken, struct range at, const char *octets, unsigned count)
{
    broken->length = edit(broken->text, broken->length, at, octets, count);
    broken->place = range(at.begin, at.begin + count);
    broken->earliest = broken->latest = at.begin;
    broken->end = at.begin + count;
}

void
put_text(struct broken *broken, struct range at, const char *text)
{
    put(broken, at, text, (unsigned)strlen(text));
}

void
mend_with(struct broken *broken, const char *text, unsigned length)
{
    if (broken->mend_count == MENDS_MAX)
        abort();
    broken->mends[broken->mend_count].length = length;
    memcpy(broken->mends[broken->mend_count++].text, text, length);
}

void
or_mend(struct broken *broken, const struct original *original, struct range at,
        const char *text)
{
    char mended[BROKEN_MAX];

    memcpy(mended, original->text, original->length);
    mend_with(broken, mended,
              edit(mended, original->length, at, text, (unsigned)strlen(text)));
}

void
or_mend_place(struct broken *broken, const char *text)
{
    char mended[BROKEN_MAX];

    memcpy(mended, broken->text, broken->length);
    mend_with(broken, mended,
              edit(mended, broken->length, broken->place, text,
                   (unsigned)strlen(text)));
}

bool
put_around(struct broken *broken, struct range ends, unsigned width,
           const char *first, const char *last)
{
    const unsigned first_length = (unsigned)strlen(first);
    const unsigned last_length = (unsigned)strlen(last);

    put_text(broken, range(ends.end - width, ends.end), last);
    put_text(broken, range(ends.begin, ends.begin + width), first);
    broken->place.end = broken->end =
        ends.end - 2 * width + first_length + last_length;
    return true;
}

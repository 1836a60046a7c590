/* breaks.c - addresses broken by way and place
 *
 * SPDX-License-Identifier: MIT
 */
#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#include <stdlib.h>
#include <string.h>

#include "ways.h"

static const struct family *const rooms[] = {
    syntax_families, encoding_families,     unicode_families,
    idna_families,   surroundings_families,
};

/* ---- Families ---------------------------------------------------------- */

static const struct family *
family_at(unsigned index)
{
    size_t room;
    const struct family *family;

    for (room = 0; room < sizeof rooms / sizeof rooms[0]; room++)
        for (family = rooms[room]; family->name != NULL; family++)
            if (index-- == 0)
                return family;
    return NULL;
}

const char *
family_name(unsigned index)
{
    const struct family *family = family_at(index);

    return family == NULL ? NULL : family->name;
}

unsigned
family_of(unsigned way)
{
    unsigned index = 0;

    while (way >= family_at(index)->count)
        way -= family_at(index++)->count;
    return index;
}

unsigned
break_count(void)
{
    const struct family *family;
    unsigned index = 0, count = 0;

    while ((family = family_at(index++)) != NULL)
        count += family->count;
    return count;
}

static const struct way *
way_at(unsigned way)
{
    const struct family *family;
    unsigned index = 0;

    for (; way >= (family = family_at(index))->count; index++)
        way -= family->count;
    return &family->ways[way];
}

const struct break_class *
break_class(unsigned way)
{
    return &way_at(way)->public;
}

const char *
break_lacks(unsigned way)
{
    unsigned lacking = way_at(way)->asks;

#if HAVE_ICU
    lacking &= ~(unsigned)ICU;
#endif
#if HAVE_LIBIDN2
    lacking &= ~(unsigned)LIBIDN2;
#endif
    if ((lacking & ICU) != 0)
        return (lacking & LIBIDN2) != 0 ? "ICU and libidn2" : "ICU";
    return lacking != 0 ? "libidn2" : NULL;
}

/* ---- The breaking ------------------------------------------------------ */

/* Take the braces out: what they enclose is the mistake. */
static void
unmark(struct broken *broken)
{
    const struct range all = broken->place;
    const char *text = broken->text + all.begin;
    const unsigned length = all.end - all.begin;
    const char *open = memchr(text, '{', length);
    const char *close = memchr(text, '}', length);
    struct range mark;

    if (open == NULL || close == NULL)
        abort();
    mark = range(all.begin + (unsigned)(open - text),
                 all.begin + (unsigned)(close - text) - 1);
    put_text(broken, range(mark.end + 1, mark.end + 2), "");
    put_text(broken, range(mark.begin, mark.begin + 1), "");
    broken->place = mark;
    broken->earliest = broken->latest = mark.begin;
    broken->end = mark.end;
}

static bool
put_one(const struct way *way, const struct original *original,
        struct chance *chance, struct broken *broken)
{
    struct places places = {0};
    const struct text *text;
    unsigned text_count = 0, chosen;

    way->where(original, &places);
    if (places.count == 0)
        return false;
    while (text_count < TEXTS_MAX && way->texts[text_count].octets != NULL)
        text_count++;
    chosen = pick(chance, text_count);
    text = &way->texts[chosen];
    put(broken, places.list[pick(chance, places.count)], text->octets,
        text->length);
    if (way->mending == MEANT)
        or_mend_place(broken, way->meant[chosen]);
    if (way->marked)
        unmark(broken);
    return true;
}

bool
break_original(unsigned index, const struct original *original,
               struct chance *chance, struct broken *broken)
{
    const struct way *way = way_at(index);

    if ((original->traits & way->needs) != way->needs)
        return false;
    memcpy(broken->text, original->text, original->length);
    broken->length = original->length;
    broken->mend_count = 0;
    broken->warned = (original->traits & way->warned) != 0;
    if (way->make != NULL) {
        if (!way->make(original, chance, broken))
            return false;
    } else if (!put_one(way, original, chance, broken)) {
        return false;
    }
    broken->earliest -=
        broken->earliest < way->before ? broken->earliest : way->before;
    broken->latest += way->late;
    broken->end += way->behind;
    if (way->mending == NOBODY_KNOWS)
        broken->mend_count = 0;
    else if (way->mending != MEANT)
        mend_with(broken, original->text, original->length);
    if (way->mending == DOTTED_TOO)
        or_mend_place(broken, ".");
    if (way->mending == HYPHENED_TOO)
        or_mend_place(broken, "-");
    return true;
}

/* sides.c - what stands before an address and behind it
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/sides.h"

#include <string.h>

#include "diagnosis/cuts.h"
#include "diagnosis/look.h"
#include "meaning/code_points.h"
#include "text/octets.h"
#include "text/utf8.h"

static addrspec_span
local_part_of(const struct scene *scene)
{
    uint32_t at = scene->address.offset + scene->address.length - 1;

    while (scene->context->octets[at] != '@')
        at--; /* there is one: see is_address() */
    return span(scene->address.offset, at - scene->address.offset);
}

static addrspec_span
top_label_of(const struct scene *scene)
{
    const uint32_t end = scene->address.offset + scene->address.length;
    uint32_t begin = end;

    while (scene->context->octets[begin - 1] != '.')
        begin--; /* there is one: see is_address() */
    return span(begin, end - begin);
}

/* More than what no one sees. */
static bool
holds_seen(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    struct utf8_unit unit;

    for (; begin < end; begin += unit.length) {
        unit = utf8_decode(octets + begin, end - begin);
        switch (code_point_class(unit.value)) {
        case JOINER:
        case INVISIBLE:
        case BIDI_CONTROL:
            break;
        default:
            return true;
        }
    }
    return false;
}

struct side
look_at(const struct scene *scene, uint32_t begin, uint32_t end)
{
    const unsigned char *octets = scene->context->octets;
    struct side side = {.begin = begin, .end = end};

    while (begin < end) {
        const struct utf8_unit unit = utf8_decode(octets + begin, end - begin);
        uint32_t next = begin + unit.length;

        if (is_space(unit)) {
            side.spaced = true;
        } else if (is_mark(unit)) {
            side.marks += side.mark != unit.value;
            side.mark = unit.value;
            side.paired = side.paired || pair_of(unit.value) != NULL;
        } else {
            next = piece_end(octets, begin, end);
            if (holds_seen(octets, begin, next)) {
                if (side.words++ == 0)
                    side.word = span(begin, next - begin);
                side.letters += next - begin == 1;
            }
        }
        begin = next;
    }
    return side;
}

struct side
side_before(const struct scene *scene)
{
    return look_at(scene, scene->begin, scene->address.offset);
}

struct side
side_behind(const struct scene *scene)
{
    return look_at(scene, scene->address.offset + scene->address.length,
                   scene->end);
}

static bool
holds_capital(const unsigned char *octets, addrspec_span word)
{
    uint32_t i;

    for (i = word.offset; i < word.offset + word.length; i++)
        if (octets[i] >= 'A' && octets[i] <= 'Z')
            return true;
    return false;
}

/* "Bob": a capital, and letters behind it. */
static bool
is_name(const unsigned char *octets, addrspec_span word)
{
    uint32_t i;

    for (i = word.offset + 1; i < word.offset + word.length; i++)
        if (octets[i] <= 0x7f && (!octet_is(octets[i], ALPHA) ||
                                  octet_lower(octets[i]) != octets[i]))
            return false;
    return word.length > 1 && holds_capital(octets, span(word.offset, 1));
}

/* A code point of a script that is not Latin: from Greek on, but for the
 * Latin letters and the punctuation of U+1E00 to U+206F. */
static bool
begins_foreign(const unsigned char *octets, addrspec_span word)
{
    const struct utf8_unit unit =
        utf8_decode(octets + word.offset, word.length);

    return unit.kind == UTF8_WELL_FORMED && unit.value >= 0x370 &&
           (unit.value < 0x1e00 || unit.value > 0x206f);
}

/* Written otherwise than the part of the address that is next to it, so hardly
 * a part of that. */
static bool
is_apart(const struct scene *scene, addrspec_span word, addrspec_span next,
         bool spaced)
{
    const unsigned char *octets = scene->context->octets;

    if (begins_foreign(octets, word))
        return are_ascii(octets, next);
    return !spaced && is_name(octets, word) && !holds_capital(octets, next);
}

/* Blocks of dashes, bullets, arrows, dingbats and emoji. */
static bool
is_symbol(uint32_t code_point)
{
    return code_point == 0xb7 || code_point == 0xfe0f ||
           (code_point >= 0x200d && code_point <= 0x2bff) ||
           (code_point >= 0x1f000 && code_point <= 0x1faff);
}

/* A dash, a bullet, an emoji, "1.": what begins an item of a list. */
static bool
is_bullet(const unsigned char *octets, addrspec_span word)
{
    const uint32_t end = word.offset + word.length;
    uint32_t i;
    struct utf8_unit unit;

    if (word.length == 1)
        return memchr("-*+#", octets[word.offset], 4) != NULL;
    if (octets[end - 1] == '.')
        return are_all(octets, word.offset, end - 1, DIGIT);
    for (i = word.offset; i < end; i += unit.length) {
        unit = utf8_decode(octets + i, end - i);
        if (unit.kind != UTF8_WELL_FORMED || !is_symbol(unit.value))
            return false;
    }
    return true;
}

/* "\"a b\"smith@example.com": a Quoted-string, and more behind it. */
static bool
is_quoted(const struct scene *scene, const struct side *side)
{
    const unsigned char *octets = scene->context->octets;

    return octets[side->begin] == '"' && octets[side->end - 1] == '"' &&
           find_octet(octets, side->begin + 1, side->end, '"') == side->end - 1;
}

/* "1;bob@example.com": a number, and then a name. */
static bool
is_column(const struct scene *scene, const struct side *side)
{
    const unsigned char *octets = scene->context->octets;

    return (side->mark == ',' || side->mark == ';') &&
           are_all(octets, side->word.offset,
                   side->word.offset + side->word.length, DIGIT) &&
           octet_is(octets[scene->address.offset], ALPHA);
}

bool
is_clear_before(const struct scene *scene, const struct side *side)
{
    const addrspec_span next = local_part_of(scene);

    if (side->words == 0)
        return false;
    if (side->mark == FULLWIDTH_COLON)
        return true;
    if (side->marks == 0 && side->words == 1)
        return is_bullet(scene->context->octets, side->word) ||
               is_apart(scene, side->word, next, true);
    if (!side->spaced &&
        (side->marks == 1 || (side->words == 1 && !side->paired)))
        return is_apart(scene, side->word, next, false) ||
               is_column(scene, side);
    if (side->marks == 0 && 2 * side->letters > side->words)
        return false; /* spaced out */
    return !is_quoted(scene, side);
}

bool
is_top_level(const unsigned char *label, uint32_t length)
{
    static const char *const labels[] = {
#define TOP_LEVEL_DOMAIN(label) label,
#include "diagnosis/top_level_domains.def"
#undef TOP_LEVEL_DOMAIN
    };
    size_t i;

    for (i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (length == strlen(labels[i]) &&
            begins_with(label, length, labels[i]))
            return true;
    return false;
}

/* The domain may go on in that word: with a blank or a mark in it, or one in
 * the place of a dot. */
static bool
may_go_on(const struct scene *scene, const struct side *side)
{
    const unsigned char *octets = scene->context->octets;
    const addrspec_span word = side->word;
    const addrspec_span top = top_label_of(scene);
    uint32_t i;
    unsigned char label[64];

    for (i = word.offset; i < word.offset + word.length; i++)
        if (octets[i] <= 0x7f && !octet_is(octets[i], LET_DIG) &&
            octets[i] != '-' && octets[i] != '.')
            return false;
    if (side->marks == 1 && side->paired && !side->spaced)
        return true; /* a bracket alone is a slip of the finger */
    if (octets[word.offset] == '.' ||
        !is_top_level(octets + top.offset, top.length))
        return true;
    if (side->marks == 1 && !side->spaced &&
        is_top_level(octets + word.offset, word.length))
        return true; /* "com,au" */
    if (top.length == 2 &&
        holds_octet(octets, word.offset, word.offset + word.length, '.'))
        return true;
    if (top.length + word.length > sizeof label)
        return false;
    memcpy(label, octets + top.offset, top.length);
    memcpy(label + top.length, octets + word.offset, word.length);
    return is_top_level(label, top.length + word.length); /* "co m" */
}

/* Something to read. */
static bool
holds_letters(const unsigned char *octets, addrspec_span word)
{
    uint32_t i;

    for (i = word.offset; i < word.offset + word.length; i++)
        if (octets[i] > 0x7f || octet_is(octets[i], LET_DIG))
            return true;
    return false;
}

bool
is_clear_behind(const struct scene *scene, const struct side *side)
{
    if (side->words == 0 ||
        (side->words == 1 &&
         !holds_letters(scene->context->octets, side->word)))
        return false;
    if (side->words > 1 && side->spaced &&
        is_bullet(scene->context->octets, side->word))
        return true; /* "bob@example.com - Bob" */
    return is_apart(scene, side->word, top_label_of(scene), false) ||
           side->marks > 1 || (side->marks == 1 && side->spaced) ||
           !may_go_on(scene, side);
}

/* places.c - where an address can be broken
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "ways.h"

static void
place(struct places *places, unsigned begin, unsigned end)
{
    if (places->count == PLACES_MAX)
        abort();
    places->list[places->count++] = range(begin, end);
}

/* Octets that may not be torn apart: a character, or a quoted-pair. */
static unsigned
unit(const struct original *original, unsigned at)
{
    const struct range quoted = original->local_part;
    unsigned next = at + 1;

    if ((original->traits & QUOTED) != 0 && at >= quoted.begin &&
        at < quoted.end && original->text[at] == '\\')
        next++;
    while (next < original->length &&
           ((unsigned char)original->text[next] & 0xc0) == 0x80)
        next++;
    return next;
}

void
before_record(const struct original *original, struct places *places)
{
    (void)original;
    place(places, 0, 0);
}

void
behind_record(const struct original *original, struct places *places)
{
    place(places, original->length, original->length);
}

void
behind_path(const struct original *original, struct places *places)
{
    place(places, original->path.end, original->path.end);
}

/* Between any two octets, both ends included; not among parameters. */
void
anywhere(const struct original *original, struct places *places)
{
    unsigned at;

    for (at = 0; at < original->path.end; at = unit(original, at))
        place(places, at, at);
    place(places, at, at);
}

void
before_local_part(const struct original *original, struct places *places)
{
    place(places, original->local_part.begin, original->local_part.begin);
}

void
behind_local_part(const struct original *original, struct places *places)
{
    place(places, original->local_part.end, original->local_part.end);
}

/* Between two octets neither of which is a dot. */
static void
inside(const struct original *original, struct range part,
       struct places *places)
{
    unsigned at = part.begin, next;

    for (; (next = unit(original, at)) < part.end; at = next)
        if (original->text[at] != '.' && original->text[next] != '.')
            place(places, next, next);
}

void
inside_atom(const struct original *original, struct places *places)
{
    if ((original->traits & DOT_STRING) != 0)
        inside(original, original->local_part, places);
}

void
inside_label(const struct original *original, struct places *places)
{
    if ((original->traits & NAME) != 0)
        inside(original, original->domain, places);
}

static bool
is_small_letter(char octet)
{
    return octet >= 'a' && octet <= 'z';
}

/* Between two small letters of ASCII. */
static void
inside_words(const struct original *original, struct range part,
             struct places *places)
{
    unsigned at;

    for (at = part.begin + 1; at < part.end; at++)
        if (is_small_letter(original->text[at - 1]) &&
            is_small_letter(original->text[at]))
            place(places, at, at);
}

void
inside_local_word(const struct original *original, struct places *places)
{
    inside_words(original, original->local_part, places);
}

void
inside_atom_word(const struct original *original, struct places *places)
{
    if ((original->traits & DOT_STRING) != 0)
        inside_words(original, original->local_part, places);
}

/* In a label of nothing else, which a letter makes a U-label. */
void
inside_domain_word(const struct original *original, struct places *places)
{
    unsigned at, begin = original->domain.begin;

    for (at = begin; at <= original->domain.end; at++) {
        if (at < original->domain.end && is_small_letter(original->text[at]))
            continue;
        if ((at == original->domain.end || original->text[at] == '.') &&
            (original->traits & NAME) != 0)
            inside_words(original, range(begin, at), places);
        while (at < original->domain.end && original->text[at] != '.')
            at++;
        begin = at + 1;
    }
}

void
inside_quotes(const struct original *original, struct places *places)
{
    unsigned at = original->local_part.begin + 1;

    if ((original->traits & QUOTED) == 0)
        return;
    for (; at < original->local_part.end; at = unit(original, at))
        place(places, at, at);
}

void
inside_literal(const struct original *original, struct places *places)
{
    unsigned at = original->domain.begin + 2;

    if ((original->traits & LITERAL) == 0)
        return;
    for (; at + 1 < original->domain.end; at++)
        place(places, at, at);
}

static void
dots(const struct original *original, struct range part, unsigned before,
     unsigned width, struct places *places)
{
    unsigned at;

    for (at = part.begin; at < part.end; at++)
        if (original->text[at] == '.')
            place(places, at + before, at + before + width);
}

void
local_part_dot(const struct original *original, struct places *places)
{
    if ((original->traits & DOT_STRING) != 0)
        dots(original, original->local_part, 0, 1, places);
}

void
before_local_part_dot(const struct original *original, struct places *places)
{
    if ((original->traits & DOT_STRING) != 0)
        dots(original, original->local_part, 0, 0, places);
}

void
behind_local_part_dot(const struct original *original, struct places *places)
{
    if ((original->traits & DOT_STRING) != 0)
        dots(original, original->local_part, 1, 0, places);
}

void
domain_dot(const struct original *original, struct places *places)
{
    if ((original->traits & NAME) != 0)
        dots(original, original->domain, 0, 1, places);
}

void
before_domain_dot(const struct original *original, struct places *places)
{
    if ((original->traits & NAME) != 0)
        dots(original, original->domain, 0, 0, places);
}

void
behind_domain_dot(const struct original *original, struct places *places)
{
    if ((original->traits & NAME) != 0)
        dots(original, original->domain, 1, 0, places);
}

void
literal_dot(const struct original *original, struct places *places)
{
    if ((original->traits & IPV4) != 0)
        dots(original, original->domain, 0, 1, places);
}

void
at_sign(const struct original *original, struct places *places)
{
    place(places, original->local_part.end, original->local_part.end + 1);
}

void
before_domain(const struct original *original, struct places *places)
{
    place(places, original->domain.begin, original->domain.begin);
}

void
behind_domain(const struct original *original, struct places *places)
{
    place(places, original->domain.end, original->domain.end);
}

void
before_label(const struct original *original, struct places *places)
{
    before_domain(original, places);
    behind_domain_dot(original, places);
}

void
behind_label(const struct original *original, struct places *places)
{
    behind_domain(original, places);
    before_domain_dot(original, places);
}

/* A hyphen with letters around it. */
void
domain_hyphen(const struct original *original, struct places *places)
{
    unsigned at;

    for (at = original->domain.begin; at < original->domain.end; at++)
        if (original->text[at] == '-' && original->text[at - 1] != '-' &&
            original->text[at + 1] != '-')
            place(places, at, at + 1);
}

void
behind_open_square(const struct original *original, struct places *places)
{
    place(places, original->domain.begin + 1, original->domain.begin + 1);
}

void
before_close_square(const struct original *original, struct places *places)
{
    place(places, original->domain.end - 1, original->domain.end - 1);
}

void
ipv6_tag(const struct original *original, struct places *places)
{
    place(places, original->domain.begin + 1, original->domain.begin + 6);
}

void
open_angle(const struct original *original, struct places *places)
{
    (void)original;
    place(places, 0, 1);
}

void
behind_open_angle(const struct original *original, struct places *places)
{
    (void)original;
    place(places, 1, 1);
}

void
close_angle(const struct original *original, struct places *places)
{
    place(places, original->path.end - 1, original->path.end);
}

void
before_close_angle(const struct original *original, struct places *places)
{
    place(places, original->path.end - 1, original->path.end - 1);
}

/* The space before a parameter. */
void
parameter_space(const struct original *original, struct places *places)
{
    unsigned at = original->path.end;

    for (; at < original->length; at++)
        if (original->text[at] == ' ')
            place(places, at, at + 1);
}

void
first_parameter_space(const struct original *original, struct places *places)
{
    place(places, original->path.end, original->path.end + 1);
}

/* Where a mailbox that nothing precedes begins: a record or a path. */
void
before_mailbox(const struct original *original, struct places *places)
{
    if ((original->traits & UNROUTED) != 0)
        before_local_part(original, places);
}

/* ---- Things that are there --------------------------------------------- */

void
whole_label(const struct original *original, struct places *places)
{
    unsigned at, begin = original->domain.begin;

    if ((original->traits & NAME) == 0)
        return;
    for (at = begin; at <= original->domain.end; at++)
        if (at == original->domain.end || original->text[at] == '.') {
            place(places, begin, at);
            begin = at + 1;
        }
}

void
whole_domain(const struct original *original, struct places *places)
{
    if ((original->traits & NAME) != 0)
        place(places, original->domain.begin, original->domain.end);
}

static void
octets_of_local_part(const struct original *original, char octet,
                     struct places *places)
{
    unsigned at;

    for (at = original->local_part.begin; at < original->local_part.end; at++)
        if (original->text[at] == octet)
            place(places, at, at + 1);
}

void
local_apostrophe(const struct original *original, struct places *places)
{
    octets_of_local_part(original, '\'', places);
}

void
local_hyphen(const struct original *original, struct places *places)
{
    octets_of_local_part(original, '-', places);
}

/* Not one that a backslash stands before. */
void
quoted_space(const struct original *original, struct places *places)
{
    unsigned at;

    if ((original->traits & QUOTED) == 0)
        return;
    for (at = original->local_part.begin + 1; at < original->local_part.end;
         at = unit(original, at))
        if (original->text[at] == ' ')
            place(places, at, at + 1);
}

/* ways.h - what a way to break an address is made of
 *
 * SPDX-License-Identifier: MIT
 *
 * A way puts a text in one place of a valid address (or takes one away), so
 * that what is wrong, and where, is known beforehand.  It is written from the
 * side of the person who typed the address, not from that of the parser.
 *
 * No way makes an address that nothing is said of: a "%40" for the "@" of one
 * whose quoted local-part has another, say, is left out by its row's `needs`.
 */
#ifndef ADDRSPEC_TESTS_WAYS_H
#define ADDRSPEC_TESTS_WAYS_H

#include <addrspec/diagnoses.h>

#include "broken.h"

/* ---- Places ------------------------------------------------------------ */

enum { PLACES_MAX = 512 };

struct places {
    unsigned count;
    struct range list[PLACES_MAX];
};

typedef void place_fn(const struct original *original, struct places *places);

place_fn before_record, behind_record, behind_path, anywhere, before_local_part,
    behind_local_part, inside_atom, inside_label, inside_local_word,
    inside_atom_word, inside_domain_word, inside_quotes, inside_literal,
    local_part_dot, before_local_part_dot, behind_local_part_dot, domain_dot,
    before_domain_dot, behind_domain_dot, literal_dot, at_sign, before_domain,
    behind_domain, before_label, behind_label, domain_hyphen,
    behind_open_square, before_close_square, ipv6_tag, open_angle,
    behind_open_angle, close_angle, before_close_angle, parameter_space,
    first_parameter_space, before_mailbox, whole_label, whole_domain,
    local_apostrophe, local_hyphen, quoted_space;

/* ---- Edits ------------------------------------------------------------- */

struct range range(unsigned begin, unsigned end);

/* Put octets in place of a range of the broken text; that is where it is
 * broken. */
void put(struct broken *broken, struct range at, const char *octets,
         unsigned count);
void put_text(struct broken *broken, struct range at, const char *text);

void mend_with(struct broken *broken, const char *text, unsigned length);

/* The original with another text in one place will do as well. */
void or_mend(struct broken *broken, const struct original *original,
             struct range at, const char *text);

/* Change `width` octets at both ends of a range.  Returns true. */
bool put_around(struct broken *broken, struct range ends, unsigned width,
                const char *first, const char *last);

/* The broken one with another text in place of the one that broke it. */
void or_mend_place(struct broken *broken, const char *text);

typedef bool break_fn(const struct original *original, struct chance *chance,
                      struct broken *broken);

/* ---- Ways -------------------------------------------------------------- */

enum mending {
    NOBODY_KNOWS, /* several mends are sensible, or none */
    BACK,         /* back to the original, or as its function says */
    MEANT,        /* to what the text put there stands for */
    DOTTED_TOO,   /* or with a dot in that place */
    HYPHENED_TOO  /* or with a hyphen */
};

/* Libraries without which it cannot be told. */
enum library { LIBIDN2 = 1 << 0, ICU = 1 << 1 };

enum { TEXTS_MAX = 40 };

struct way {
    struct break_class public;
    unsigned needs; /* traits, all of them */
    place_fn *where;
    struct text texts[TEXTS_MAX]; /* one of them is put there */
    bool marked;                  /* braces in them enclose the mistake */
    const char *meant[TEXTS_MAX]; /* what it stands for */
    break_fn *make;               /* or else this does it all */
    unsigned before; /* the first error may begin so many octets earlier, */
    unsigned late;   /* or later, */
    unsigned behind; /* and end so many later */
    enum mending mending;
    unsigned warned; /* traits, any of which make it no more than a warning */
    unsigned asks;   /* libraries, all of them */
};

struct family {
    const char *name;
    const struct way *ways;
    unsigned count;
};

/* Each ended by one without a name. */
extern const struct family syntax_families[];
extern const struct family encoding_families[];
extern const struct family unicode_families[];
extern const struct family idna_families[];
extern const struct family surroundings_families[];

#define FAMILY(name, table)                                                    \
    {                                                                          \
        name, table, sizeof(table) / sizeof((table)[0])                        \
    }
#define T(text)                                                                \
    {                                                                          \
        (text), sizeof(text) - 1                                               \
    }
#define IDS(...)                                                               \
    (const int[])                                                              \
    {                                                                          \
        __VA_ARGS__, 0                                                         \
    }
#define WAY(name, ...)                                                         \
    {                                                                          \
        name, IDS(__VA_ARGS__)                                                 \
    }
#define ID(name) ADDRSPEC_##name

/* A letter outside ASCII that was meant, and what is there for it: a row but
 * for its braces. */
#define LETTERS_ROW(name, id, where_name, put, ...)                            \
    WAY(name, ID(id)), .needs = UTF8, .where = where_name,                     \
                       .texts = UNBRACED put, .meant = {__VA_ARGS__},          \
                       .mending = MEANT
#define LETTERS(name, id, where_name, put, ...)                                \
    {                                                                          \
        LETTERS_ROW(name, id, where_name, put, __VA_ARGS__)                    \
    }
#define UNBRACED(...)                                                          \
    {                                                                          \
        __VA_ARGS__                                                            \
    }

#endif

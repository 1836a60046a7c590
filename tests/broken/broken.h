/* broken.h - valid addresses, and ways to break them in one known place
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TESTS_BROKEN_H
#define ADDRSPEC_TESTS_BROKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

/* ---- Chance, the same in every run ------------------------------------- */

struct chance {
    uint64_t state;
};

/* A number from 0 to limit - 1. */
unsigned pick(struct chance *chance, unsigned limit);

/* ---- Originals --------------------------------------------------------- */

enum { ORIGINAL_MAX = 384, BROKEN_MAX = 1024 };

/* Octets [begin, end). */
struct range {
    unsigned begin;
    unsigned end;
};

enum trait {
    A_MAILBOX = 1 << 0,
    A_PATH = 1 << 1,
    OF_MAIL = 1 << 2, /* a reverse-path */
    OF_RCPT = 1 << 3, /* a forward-path */
    DOT_STRING = 1 << 4,
    QUOTED = 1 << 5,       /* a Quoted-string that ... */
    NEEDS_QUOTES = 1 << 6, /* ... would be no Dot-string without its quotes */
    NAME = 1 << 7,
    DOTTED = 1 << 8, /* a name of two labels or more */
    IPV4 = 1 << 9,
    IPV6 = 1 << 10,
    LITERAL = 1 << 11,
    ROUTED = 1 << 12,
    UNROUTED = 1 << 13,
    WITH_PARAMETERS = 1 << 14,
    BARE = 1 << 15, /* no parameters */
    ASCII = 1 << 16,
    UTF8 = 1 << 17,    /* the profile takes UTF-8 ... */
    NO_UTF8 = 1 << 18, /* ... or not */
    IN_SMTP = 1 << 19,
    IN_RFC6531 = 1 << 20,
    ANYWHERE = A_MAILBOX | A_PATH
};

struct original {
    enum addrspec_production production;
    uint32_t profile;
    unsigned traits;
    unsigned length;
    char text[ORIGINAL_MAX];
    struct range path; /* with its brackets; of a mailbox, all of it */
    struct range local_part;
    struct range domain;
};

/* The index-th original: first real ones, then as many as are wanted of the
 * grammar's. */
void make_original(struct original *original, unsigned index);

/* ---- Breaks ------------------------------------------------------------ */

struct text {
    const char *octets;
    unsigned length;
};

enum { MENDS_MAX = 4, IDS_MAX = 4 };

struct broken {
    unsigned length;
    char text[BROKEN_MAX];
    struct range place;  /* where it was broken; begin == end for a gap */
    bool warned;         /* legal, and yet worth a warning: that is the mistake
                            to be told, rather than the first error */
    unsigned earliest;   /* the mistake told begins here or later, ... */
    unsigned latest;     /* ... here or earlier, ... */
    unsigned end;        /* and ends here or earlier */
    unsigned mend_count; /* 0: nobody could know what was meant */
    struct {
        unsigned length;
        char text[BROKEN_MAX];
    } mends[MENDS_MAX];
};

struct break_class {
    const char *name;
    const int *ids; /* what it may be called, ended by 0 */
};

/* How many ways there are. */
unsigned break_count(void);
const struct break_class *break_class(unsigned way);

/* The libraries that this build lacks to tell it; NULL if it can. */
const char *break_lacks(unsigned way);

/* Ways of one family stand together; NULL behind the last. */
const char *family_name(unsigned family);
unsigned family_of(unsigned way);

/* Break `original` in that way; false if it has no place for it. */
bool break_original(unsigned way, const struct original *original,
                    struct chance *chance, struct broken *broken);

#endif

/* view.h - a paragraph of a text as a person reads it
 *
 * SPDX-License-Identifier: MIT
 *
 * Without what a mail program, a browser or a transcript puts around the
 * words, and with the place each octet came from.
 */
#ifndef ADDRSPEC_EXPLAIN_VIEW_H
#define ADDRSPEC_EXPLAIN_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

/* Octets of a paragraph that are looked at together.  A reply line has 512 at
 * most (RFC 5321 4.5.3.1.5), and servers that explain themselves write eight.
 */
#define PARAGRAPH_MAX 4096

/* A paragraph as it is kept: a piece of the text. */
struct paragraph {
    uint32_t offset; /* in the text */
    uint16_t length;
    uint8_t first;     /* the first of the text */
    uint8_t continued; /* it was cut off the one before, within a line, ... */
    uint8_t prose;     /* ... or behind a line that is none of a reply's */
    unsigned char octets[PARAGRAPH_MAX];
};

/* Octets [begin, end) of a view; an absent part is empty. */
struct part {
    uint16_t begin;
    uint16_t end;
};

struct view {
    const struct paragraph *paragraph;
    uint16_t length;
    unsigned char octets[PARAGRAPH_MAX]; /* lines end with LF alone */
    uint16_t begins[PARAGRAPH_MAX];      /* where each stood, ... */
    uint8_t lengths[PARAGRAPH_MAX];      /* ... in so many octets */
};

void view_of(struct view *view, const struct paragraph *paragraph);

/* Where a part stands in the text. */
addrspec_span view_span(const struct view *view, struct part part);

static inline bool
is_empty(struct part part)
{
    return part.begin == part.end;
}

/* The octet at `at`, or LF beside the paragraph: `at` may be -1. */
static inline unsigned char
view_octet(const struct view *view, int at)
{
    return at >= 0 && at < view->length ? view->octets[at] : '\n';
}

/* Does the text at `at` begin with `word`, in small or capital letters?
 * `word` is in small ones. */
bool view_has(const struct view *view, int at, const char *word);

/* The first octet of the line, and the LF or the end behind it. */
int view_line_begin(const struct view *view, int at);
int view_line_end(const struct view *view, int at);

/* Over blanks, forwards. */
int view_skip_blanks(const struct view *view, int at);

#endif

/* codes.h - the reply codes that stand in a text
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_EXPLAIN_CODES_H
#define ADDRSPEC_EXPLAIN_CODES_H

#include "explain/view.h"

/* How sure it is that a number is a code. */
enum grade {
    NO_CODES,
    MENTIONED, /* "I got error 553" */
    REPLIED    /* "553 5.1.3 ...", "said: 553 ...", "dsn=5.1.3" */
};

/* What stands in a view; 0 where there is none. */
struct codes {
    uint8_t grade;   /* enum grade */
    uint8_t several; /* "553-": lines of the same reply may follow */
    uint16_t basic;
    uint16_t enhanced[3];
    struct part basic_at;
    struct part enhanced_at;
    uint16_t text; /* behind the codes: what is said begins here */
};

/* The codes of the reply in octets [begin, end) that counts most: a permanent
 * failure before a transient one before a success, among equals the last. */
struct codes find_codes(const struct view *view, struct part where);

/* Does `a` count more than `b` before it? */
bool codes_prevail(const struct codes *a, const struct codes *b);

/* The first digit of either code; 0 if there is none. */
unsigned codes_class(const struct codes *codes);

/* The length of "5.1.3" at `at`, with its numbers, or 0. */
int read_enhanced(const struct view *view, int at, uint16_t enhanced[3]);

/* The length of "553" at `at`, 3, if it can be a code's, or 0; whether it is
 * one its surroundings tell. */
int read_basic(const struct view *view, int at);

/* Is this an SMTP command, as the client's side of a transcript has it? */
bool is_command(const struct view *view, int line);

#endif

/* completion.h - what the completions of all shells are made of
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_DOC_WRITER_COMPLETION_H
#define ADDRSPEC_DOC_WRITER_COMPLETION_H

#include "documents.h"

/* What can stand in a place, as far as a shell may know. */
enum words_kind {
    WORDS_ANY,    /* and nothing is offered */
    WORDS_CHOICE, /* one of those of the row */
    WORDS_LIST,   /* some of those, with commas between */
    WORDS_FILES,
    WORDS_NAMES, /* of diagnoses, and codes */
    WORDS_CODES,
    WORDS_DIAGNOSES,
    WORDS_ID_LIST, /* names with commas between */
    WORDS_NONE     /* the option takes no argument */
};

enum words_kind words_of_option(const struct option_row *row);
enum words_kind words_of_operands(enum command command);

/* The choices of a row with blanks between. */
void put_choices(struct sink *out, const struct option_row *row);

/* What an option does, without what stands behind a colon, a semicolon or in
 * brackets; `escaped` are octets that get a backslash, and a quotation mark
 * (') becomes '\''. */
void put_brief(struct sink *out, const char *help, const char *escaped);

#endif

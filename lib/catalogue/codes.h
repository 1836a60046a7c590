/* codes.h - what is known of each code, inside the library
 *
 * SPDX-License-Identifier: MIT
 *
 * A row of replies.def or of enhanced.def is all that is known of a code, with
 * its English texts; the .fr.def beside it has the French, in the same order.
 */
#ifndef ADDRSPEC_CATALOGUE_CODES_H
#define ADDRSPEC_CATALOGUE_CODES_H

#include <stddef.h>

#include "catalogue/catalogue.h"

struct code_texts {
    const char *title;
    const char *description;
    const char *when;
    const char *sender;        /* "" where there is nothing to mend */
    const char *administrator; /* the same */
    const char *use;
};

struct code_row {
    addrspec_code_info info;
    struct code_texts texts; /* in English */
};

/* Reply codes in order, then enhanced codes. */
extern const struct code_row code_rows[];
extern const size_t code_row_count;

/* NULL if unknown. */
const struct code_row *code_row_of(addrspec_code code);

const struct code_texts *code_texts(const struct code_row *row,
                                    enum language language);

/* The words for what a first digit is and what a code of it says; NULL if it
 * is none of 2 to 5. */
struct class_words {
    const char *is;
    const char *says;
    const char *say;
};
const struct class_words *class_words(unsigned digit, enum language language);

/* What a code is about, by its second number; NULL if that is open. */
const char *group_words(addrspec_code code, enum language language);

struct actor_words {
    const char *noun;
    const char *acts;
};
const struct actor_words *actor_words(unsigned actor, enum language language);

const char *retry_words(unsigned retry, enum language language);

/* What a word of addrspec_code_info.answers stands for; NULL if it is the
 * name of a command. */
const char *occasion_words(const char *word, size_t length,
                           enum language language);

enum code_phrase {
#define CODE_PHRASE(name, english, french) CODE_PHRASE_##name,
#include "catalogue/code_words.def"
    CODE_PHRASE_COUNT
};
const char *code_phrase(enum code_phrase phrase, enum language language);

#endif

/* answers.h - all that the library says of an input, as text
 *
 * SPDX-License-Identifier: MIT
 *
 * The same whatever the locale, in however many threads, with memory short:
 * the programs that hold the library to that compare these texts.
 */
#ifndef ADDRSPEC_TESTS_ANSWERS_H
#define ADDRSPEC_TESTS_ANSWERS_H

#include <stddef.h>
#include <stdint.h>

#include "table.h"

enum { ANSWER_SIZE = 16384 };

/* Ends what one call has written: no text of the library has it. */
#define ANSWER_END '\x1e'

/* A text that is cut off where its room ends. */
struct answer_text {
    size_t length;
    char octets[ANSWER_SIZE];
};

/* One question: an input, and what addrspec_parse() has said of it. */
struct inquiry {
    const struct asked *asked;
    const addrspec_result *result;
};

/* What a function of the library writes of an input, of one of its diagnostics
 * or in one of its normal forms. */
typedef size_t write_fn(const struct inquiry *inquiry, const char *language,
                        uint32_t which, char *buffer, size_t size);

struct library_question;
typedef int ask_fn(const struct library_question *question,
                   const struct inquiry *inquiry, struct answer_text *text);

/* One for each function whose answer depends on an input. */
struct library_question {
    const char *name;
    ask_fn *ask;
    write_fn *write; /* NULL where it does not write */
};
extern const struct library_question questions[];
extern const size_t question_count;

/* Add what that function answers, in each language.  Returns an ADDRSPEC_ERR_
 * or 0: functions that return a length cannot say why they write nothing. */
int answer_one(const struct library_question *question,
               const struct inquiry *inquiry, struct answer_text *text);

/* What all of them answer, in place of what `text` held.  Returns the first
 * ADDRSPEC_ERR_. */
int answer_all(const struct asked *asked, struct answer_text *text);

#endif

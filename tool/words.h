/* words.h - what the tool itself says in results, in English and French
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_WORDS_H
#define ADDRSPEC_TOOL_WORDS_H

/* WORD_FIX … one for each row of words.def. */
enum word_id {
#define WORD(identifier, english, french) WORD_##identifier,
#include "words.def"
#undef WORD
    WORD_COUNT
};

/* `language` is "en" or "fr". */
const char *word(enum word_id id, const char *language);

/* The word for an enum addrspec_severity. */
const char *severity_word(int severity, const char *language);

#endif

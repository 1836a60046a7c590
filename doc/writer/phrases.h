/* phrases.h - what documents say besides the rows, in English and French
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_DOC_WRITER_PHRASES_H
#define ADDRSPEC_DOC_WRITER_PHRASES_H

/* PHRASE_NAME … one for each row of phrases.def. */
enum phrase_id {
#define PHRASE(identifier, english, french) PHRASE_##identifier,
#include "phrases.def"
#undef PHRASE
    PHRASE_COUNT
};

/* `language` is "en" or "fr". */
const char *document_phrase(enum phrase_id id, const char *language);

#endif

/* phrases.c - what documents say besides the rows, in English and French
 *
 * SPDX-License-Identifier: MIT
 */
#include "phrases.h"

#include <string.h>

static const struct {
    const char *english, *french;
} rows[PHRASE_COUNT] = {
#define PHRASE(identifier, english, french) {english, french},
#include "phrases.def"
#undef PHRASE
};

const char *
document_phrase(enum phrase_id id, const char *language)
{
    return strcmp(language, "fr") == 0 ? rows[id].french : rows[id].english;
}

/* words.c - what the tool itself says in results, in English and French
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "words.h"

#include <addrspec/addrspec.h>

static const struct {
    const char *english;
    const char *french;
} words[WORD_COUNT] = {
#define WORD(identifier, english, french)                                      \
    [WORD_##identifier] = {english, french},
#include "words.def"
#undef WORD
};

const char *
word(enum word_id id, const char *language)
{
    return language[0] == 'f' ? words[id].french : words[id].english;
}

const char *
severity_word(int severity, const char *language)
{
    switch (severity) {
    case ADDRSPEC_ERROR:
        return word(WORD_ERROR, language);
    case ADDRSPEC_WARNING:
        return word(WORD_WARNING, language);
    default:
        return word(WORD_NOTE, language);
    }
}

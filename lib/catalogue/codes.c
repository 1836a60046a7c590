/* codes.c - the rows of replies.def and enhanced.def as tables
 *
 * SPDX-License-Identifier: MIT
 */
#include "catalogue/codes.h"

#include <string.h>

/* The place of a row in its table: a row twice does not compile. */
enum reply_index {
#define REPLY(basic, section, actor, retry, answers, related, title,           \
              description, when, sender, administrator, use)                   \
    REPLY_##basic,
#include "catalogue/replies.def"
#undef REPLY
    REPLY_COUNT
};

enum enhanced_index {
    BEFORE_ENHANCED = REPLY_COUNT - 1,
#define ENHANCED(subject, detail, section, actor, answers, behind, related,    \
                 title, description, when, sender, administrator, use)         \
    ENHANCED_##subject##_##detail,
#include "catalogue/enhanced.def"
#undef ENHANCED
    CODE_COUNT
};

/* A row of the French files whose code has no row here does not compile, nor
 * one that comes out of order. */
enum french_reply_index {
#define REPLY_FRENCH(basic, title, description, when, sender, administrator,   \
                     use)                                                      \
    FRENCH_##basic,
#include "catalogue/replies.fr.def"
#undef REPLY_FRENCH
    FRENCH_REPLY_COUNT
};
_Static_assert((int)FRENCH_REPLY_COUNT == (int)REPLY_COUNT,
               "replies.fr.def lacks a row of replies.def");

enum french_enhanced_index {
    BEFORE_FRENCH_ENHANCED = FRENCH_REPLY_COUNT - 1,
#define ENHANCED_FRENCH(subject, detail, title, description, when, sender,     \
                        administrator, use)                                    \
    FRENCH_##subject##_##detail,
#include "catalogue/enhanced.fr.def"
#undef ENHANCED_FRENCH
    FRENCH_CODE_COUNT
};
_Static_assert((int)FRENCH_CODE_COUNT == (int)CODE_COUNT,
               "enhanced.fr.def lacks a row of enhanced.def");

/* What is told in English stands in the row itself. */
const struct code_row code_rows[] = {
#define REPLY(basic, section, actor, retry, answers, related, title,           \
              description, when, sender, administrator, use)                   \
    {{{basic, {0, 0, 0}},                                                      \
      ADDRSPEC_ACTOR_##actor,                                                  \
      ADDRSPEC_RETRY_##retry,                                                  \
      section,                                                                 \
      answers,                                                                 \
      "",                                                                      \
      related},                                                                \
     {title, description, when, sender, administrator, use}},
#include "catalogue/replies.def"
#undef REPLY
#define ENHANCED(subject, detail, section, actor, answers, behind, related,    \
                 title, description, when, sender, administrator, use)         \
    {{{0, {ADDRSPEC_ANY_CLASS, subject, detail}},                              \
      ADDRSPEC_ACTOR_##actor,                                                  \
      ADDRSPEC_RETRY_BY_CLASS,                                                 \
      section,                                                                 \
      answers,                                                                 \
      behind,                                                                  \
      related},                                                                \
     {title, description, when, sender, administrator, use}},
#include "catalogue/enhanced.def"
#undef ENHANCED
};
const size_t code_row_count = CODE_COUNT;

static const struct code_texts french[CODE_COUNT] = {
#define REPLY_FRENCH(basic, title, description, when, sender, administrator,   \
                     use)                                                      \
    [REPLY_##basic] = {title, description, when, sender, administrator, use},
#include "catalogue/replies.fr.def"
#undef REPLY_FRENCH
#define ENHANCED_FRENCH(subject, detail, title, description, when, sender,     \
                        administrator, use)                                    \
    [ENHANCED_##subject##_##                                                   \
        detail] = {title, description, when, sender, administrator, use},
#include "catalogue/enhanced.fr.def"
#undef ENHANCED_FRENCH
};

const struct code_texts *
code_texts(const struct code_row *row, enum language language)
{
    return language == FRENCH_LANGUAGE ? &french[row - code_rows] : &row->texts;
}

const struct code_row *
code_row_of(addrspec_code code)
{
    size_t i;

    for (i = 0; i < CODE_COUNT; i++) {
        const addrspec_code *known = &code_rows[i].info.code;

        if (code.basic != 0 ? known->basic == code.basic
                            : code.enhanced[0] != 0 && known->basic == 0 &&
                                  known->enhanced[1] == code.enhanced[1] &&
                                  known->enhanced[2] == code.enhanced[2])
            return &code_rows[i];
    }
    return NULL;
}

const struct class_words *
class_words(unsigned digit, enum language language)
{
    static const struct class_words words[][LANGUAGE_COUNT] = {
#define CLASS(digit, name, is, says, say, fr_is, fr_says, fr_say)              \
    [digit] = {{is, says, say}, {fr_is, fr_says, fr_say}},
#include "catalogue/digits.def"
    };

    if (digit >= sizeof words / sizeof words[0] || words[digit][0].is == NULL)
        return NULL;
    return &words[digit][language];
}

const char *
group_words(addrspec_code code, enum language language)
{
    static const char *const groups[][LANGUAGE_COUNT] = {
#define GROUP(digit, english, french) [digit] = {english, french},
#include "catalogue/digits.def"
    };
    static const char *const subjects[][LANGUAGE_COUNT] = {
#define SUBJECT(digit, english, french) [digit] = {english, french},
#include "catalogue/digits.def"
    };
    const unsigned group = code.basic / 10 % 10;
    const unsigned subject = code.enhanced[1];

    if (code.basic != 0)
        return group < sizeof groups / sizeof groups[0]
                   ? groups[group][language]
                   : NULL;
    return code.enhanced[0] != 0 &&
                   subject < sizeof subjects / sizeof subjects[0]
               ? subjects[subject][language]
               : NULL;
}

const struct actor_words *
actor_words(unsigned actor, enum language language)
{
    static const struct actor_words words[][LANGUAGE_COUNT] = {
#define ACTOR(name, noun, acts, fr_noun, fr_acts)                              \
    [ADDRSPEC_ACTOR_##name] = {{noun, acts}, {fr_noun, fr_acts}},
#include "catalogue/code_words.def"
    };

    return &words[actor][language];
}

const char *
retry_words(unsigned retry, enum language language)
{
    static const char *const words[][LANGUAGE_COUNT] = {
#define RETRY(name, english, french)                                           \
    [ADDRSPEC_RETRY_##name] = {english, french},
#include "catalogue/code_words.def"
    };

    return words[retry][language];
}

const char *
occasion_words(const char *word, size_t length, enum language language)
{
    static const struct {
        const char *word;
        const char *texts[LANGUAGE_COUNT];
    } occasions[] = {
#define OCCASION(word, english, french) {word, {english, french}},
#include "catalogue/code_words.def"
    };
    size_t i;

    for (i = 0; i < sizeof occasions / sizeof occasions[0]; i++)
        if (strlen(occasions[i].word) == length &&
            memcmp(occasions[i].word, word, length) == 0)
            return occasions[i].texts[language];
    return NULL;
}

const char *
code_phrase(enum code_phrase phrase, enum language language)
{
    static const char *const phrases[CODE_PHRASE_COUNT][LANGUAGE_COUNT] = {
#define CODE_PHRASE(name, english, french)                                     \
    [CODE_PHRASE_##name] = {english, french},
#include "catalogue/code_words.def"
    };

    return phrases[phrase][language];
}

/* diagnoses.c - the rows of diagnoses.def and diagnoses.fr.def as tables
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "catalogue/catalogue.h"

/* The recipient's code of each kind, as a constant expression. */
#define CODE_MAILBOX_CODE                                                      \
    {                                                                          \
        553,                                                                   \
        {                                                                      \
            5, 1, 3                                                            \
        }                                                                      \
    }
#define CODE_SMTPUTF8_CODE                                                     \
    {                                                                          \
        553,                                                                   \
        {                                                                      \
            5, 6, 7                                                            \
        }                                                                      \
    }
#define CODE_ARGUMENT_CODE                                                     \
    {                                                                          \
        501,                                                                   \
        {                                                                      \
            5, 5, 4                                                            \
        }                                                                      \
    }
#define CODE_BRACKET_CODE                                                      \
    {                                                                          \
        501,                                                                   \
        {                                                                      \
            5, 5, 4                                                            \
        }                                                                      \
    }
#define CODE_LENGTH_CODE                                                       \
    {                                                                          \
        501,                                                                   \
        {                                                                      \
            5, 1, 3                                                            \
        }                                                                      \
    }
#define CODE_PARAMETER_CODE                                                    \
    {                                                                          \
        555,                                                                   \
        {                                                                      \
            5, 5, 4                                                            \
        }                                                                      \
    }
#define CODE_VALUE_CODE                                                        \
    {                                                                          \
        501,                                                                   \
        {                                                                      \
            5, 5, 4                                                            \
        }                                                                      \
    }

const struct diagnosis_row diagnosis_rows[DIAGNOSIS_COUNT] = {
#define DIAGNOSIS(number, name, text, severity, code, section, place, title,   \
                  message, description, remedy, example)                       \
    [INDEX_##name] = {                                                         \
        {number, ADDRSPEC_##severity, CODE_##code, text, section, "0.1.0"},    \
        code,                                                                  \
        place,                                                                 \
        example},
#include "catalogue/diagnoses.def"
#undef DIAGNOSIS
};

static const struct diagnosis_texts english[DIAGNOSIS_COUNT] = {
#define DIAGNOSIS(number, name, text, severity, code, section, place, title,   \
                  message, description, remedy, example)                       \
    [INDEX_##name] = {title, message, description, remedy},
#include "catalogue/diagnoses.def"
#undef DIAGNOSIS
};

static const struct diagnosis_texts french[DIAGNOSIS_COUNT] = {
#define FRENCH(name, title, message, description, remedy)                      \
    [INDEX_##name] = {title, message, description, remedy},
#include "catalogue/diagnoses.fr.def"
#undef FRENCH
};

/* An orphan does not compile (no INDEX_ of its name), a row twice is an
 * overridden initialiser; this counts, so that none is missing. */
enum french_count {
#define FRENCH(name, title, message, description, remedy) FRENCH_ROW_##name,
#include "catalogue/diagnoses.fr.def"
#undef FRENCH
    FRENCH_ROW_COUNT
};
_Static_assert((int)FRENCH_ROW_COUNT == (int)DIAGNOSIS_COUNT,
               "diagnoses.fr.def lacks a row of diagnoses.def");

enum diagnosis_index
diagnosis_index_of(int id)
{
    unsigned i;

    for (i = 0; i < DIAGNOSIS_COUNT; i++)
        if (diagnosis_rows[i].info.id == id)
            break;
    return (enum diagnosis_index)i;
}

const struct diagnosis_texts *
diagnosis_texts(enum diagnosis_index index, enum language language)
{
    return language == FRENCH_LANGUAGE ? &french[index] : &english[index];
}

const char *
reason_text(unsigned reason, enum language language)
{
    static const char *const texts[REASON_COUNT][LANGUAGE_COUNT] = {
#define REASON(name, english, french) [REASON_##name] = {english, french},
#include "catalogue/reasons.def"
#undef REASON
    };

    return reason < REASON_COUNT ? texts[reason][language] : "";
}

enum language
language_of(const char *tag)
{
    if (tag != NULL && (tag[0] | 0x20) == 'f' && (tag[1] | 0x20) == 'r' &&
        (tag[2] == '\0' || tag[2] == '-' || tag[2] == '_'))
        return FRENCH_LANGUAGE;
    return ENGLISH;
}

addrspec_code
code_of(enum reply_kind kind, bool path, bool sender)
{
    static const addrspec_code codes[] = {
        [MAILBOX_CODE] = CODE_MAILBOX_CODE,
        [SMTPUTF8_CODE] = CODE_SMTPUTF8_CODE,
        [ARGUMENT_CODE] = CODE_ARGUMENT_CODE,
        [BRACKET_CODE] = CODE_BRACKET_CODE,
        [LENGTH_CODE] = CODE_LENGTH_CODE,
        [PARAMETER_CODE] = CODE_PARAMETER_CODE,
        [VALUE_CODE] = CODE_VALUE_CODE,
    };
    addrspec_code code;

    if (kind == BRACKET_CODE && !path)
        kind = MAILBOX_CODE;
    code = codes[kind];
    if (sender && code.enhanced[1] == 1)
        code.enhanced[2] = 7; /* X.1.7: bad sender's address, RFC 3463 3.2 */
    return code;
}

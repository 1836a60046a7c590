/* catalogue.h - what is known of each diagnosis, inside the library
 *
 * SPDX-License-Identifier: MIT
 *
 * One row in diagnoses.def is the source of the public enum, the look-ups,
 * the texts and the documents; diagnoses.fr.def has the French, keyed by the
 * same name.
 */
#ifndef ADDRSPEC_CATALOGUE_CATALOGUE_H
#define ADDRSPEC_CATALOGUE_CATALOGUE_H

#include <stdbool.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

/* INDEX_DOUBLE_DOT...: the place of its row. */
enum diagnosis_index {
#define DIAGNOSIS(number, name, text, severity, code, section, place, title,   \
                  message, description, remedy, example)                       \
    INDEX_##name,
#include "catalogue/diagnoses.def"
#undef DIAGNOSIS
    DIAGNOSIS_COUNT
};

/* REASON_OVERLONG...: addrspec_diag.reason. */
enum reason {
#define REASON(name, english, french) REASON_##name,
#include "catalogue/reasons.def"
#undef REASON
    REASON_COUNT
};

/* Which codes a server answers with. */
enum reply_kind {
    MAILBOX_CODE,   /* 553 5.1.3, a sender's 5.1.7 */
    SMTPUTF8_CODE,  /* 553 5.6.7 */
    ARGUMENT_CODE,  /* 501 5.5.4 */
    BRACKET_CODE,   /* as ARGUMENT_CODE in a path, MAILBOX_CODE in a mailbox */
    LENGTH_CODE,    /* 501 5.1.3, a sender's 5.1.7 */
    PARAMETER_CODE, /* 555 5.5.4 */
    VALUE_CODE      /* 501 5.5.4 */
};

enum language { ENGLISH, FRENCH_LANGUAGE, LANGUAGE_COUNT };

/* The message has placeholders: see diagnoses.def. */
struct diagnosis_texts {
    const char *title;
    const char *message;
    const char *description;
    const char *remedy;
};

/* What follows a title in a picture. */
enum title_end {
    BARE,
    IN_PART,  /* " in the local-part" */
    WITH_KIND /* a colon and the {kind} */
};

struct diagnosis_row {
    addrspec_diagnosis_info info;
    enum reply_kind reply;
    enum title_end title_end;
    const char *example;
};

extern const struct diagnosis_row diagnosis_rows[DIAGNOSIS_COUNT];

/* By number; DIAGNOSIS_COUNT if unknown. */
enum diagnosis_index diagnosis_index_of(int id);

const struct diagnosis_texts *diagnosis_texts(enum diagnosis_index index,
                                              enum language language);

/* The {kind} of a message; "" if unknown. */
const char *reason_text(unsigned reason, enum language language);

/* The name of a code point, "zero width space"; NULL if it is none of those
 * in characters.def. */
const char *character_name(uint32_t code_point, enum language language);

/* "en", "fr", "fr-CA"...; NULL and what is unknown are English. */
enum language language_of(const char *tag);

addrspec_code code_of(enum reply_kind kind, bool path, bool sender);

#endif

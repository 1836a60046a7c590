/* explanation.h - what is known about a diagnosis, as text and as JSON
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_EXPLANATION_H
#define ADDRSPEC_TOOL_EXPLANATION_H

#include <addrspec/addrspec.h>

#include "sink.h"

/* Texts live as long as the library. */
struct explanation {
    const addrspec_diagnosis_info *info;
    const char *language; /* "en" or "fr" */
    const char *title;
    const char *description;
    const char *when;
    const char *remedy;
};

void explanation_of(struct explanation *explanation,
                    const addrspec_diagnosis_info *info, const char *language);

void explanation_as_text(struct sink *out,
                         const struct explanation *explanation);
void explanation_as_json(struct sink *out,
                         const struct explanation *explanation);

/* All diagnoses: a line each with name, number and title, or an object a line
 * with all texts. */
void list_as_text(struct sink *out, const char *language);
void list_as_json(struct sink *out, const char *language);

#endif

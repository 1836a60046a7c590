/* findings.h - what IDNA finds, as words to compare
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TESTS_MEANING_FINDINGS_H
#define ADDRSPEC_TESTS_MEANING_FINDINGS_H

#include <string.h>

#include <addrspec/addrspec.h>

#include "meaning/idna.h"

/* "disallowed 3 U+2665 @1+3; bidi 1 U+0031 @6+1": the problem, its reason if
 * it has one, its value if it has one, and where.  What was not checked is no
 * finding. */
struct findings {
    size_t length;
    char words[1024];
};

/* An idna_sink whose context is a struct findings. */
void findings_add(void *context, const struct idna_finding *finding);

static inline bool
has_icu(void)
{
    return strstr(addrspec_built_with(), "no ICU") == NULL;
}

static inline bool
has_libidn2(void)
{
    return strstr(addrspec_built_with(), "no libidn2") == NULL;
}

#endif

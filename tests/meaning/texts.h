/* texts.h - domains that are converted, and what comes of them
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TESTS_MEANING_TEXTS_H
#define ADDRSPEC_TESTS_MEANING_TEXTS_H

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include "meaning/idna.h"

/* In a block of exactly its length. */
static inline unsigned char *
exactly(const char *text, uint32_t *length)
{
    unsigned char *octets = malloc(strlen(text));

    cr_assert_not_null(octets);
    *length = (uint32_t)strlen(text);
    memcpy(octets, text, *length);
    return octets;
}

/* NULL: the conversion is impossible. */
static inline void
expect_text(const char *domain, enum idna_status status,
            const struct idna_text *text, const char *expected)
{
    cr_expect_eq(status, expected == NULL ? IDNA_IMPOSSIBLE : IDNA_DONE,
                 "%s: %d", domain, (int)status);
    if (status == IDNA_DONE && expected != NULL)
        cr_expect(text->length == strlen(expected) &&
                      memcmp(text->octets, expected, text->length) == 0,
                  "%s: %.*s", domain, (int)text->length,
                  (const char *)text->octets);
}

#endif

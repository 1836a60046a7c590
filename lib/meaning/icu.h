/* icu.h - ICU, for the files of this room that ask it
 *
 * SPDX-License-Identifier: MIT
 *
 * Whoever includes this may include ICU, and nobody else: tests/check-layers.
 * HAVE_ICU tells whether there is one.
 */
#ifndef ADDRSPEC_MEANING_ICU_H
#define ADDRSPEC_MEANING_ICU_H

#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#if HAVE_ICU
#    include <assert.h>
#    include <stdint.h>

#    include <unicode/ustring.h>
#    include <unicode/utypes.h>

#    include "meaning/foreign.h"
#    include "meaning/unicode.h"
#    include "text/draft.h"

/* Octets of a text, and never more of them than of units. */
enum { TEXT_MAX = DRAFT_MAX };

struct utf16 {
    int32_t count;
    UChar units[TEXT_MAX];
};

/* What a failure comes to.  Lack of memory has several names, as what comes of
 * it is what ICU sees: half a set of characters, or a NULL for an argument,
 * which we never give it.  All others say that its data is not there, or not
 * as it should be. */
static inline enum unicode_status
failure(UErrorCode status)
{
    switch (status) {
    case U_MEMORY_ALLOCATION_ERROR:
    case U_MALFORMED_SET:
    case U_ILLEGAL_ARGUMENT_ERROR:
        return UNICODE_NO_MEMORY;
    default:
        return UNICODE_NOT_CHECKED;
    }
}

static inline void
to_utf16(const unsigned char *text, uint32_t length, struct utf16 *utf16,
         UErrorCode *status)
{
    assert(length <= TEXT_MAX);
    u_strFromUTF8(utf16->units, TEXT_MAX, &utf16->count, (const char *)text,
                  (int32_t)length, status);
}
#endif

#endif

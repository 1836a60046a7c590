/* normal_forms.c - Normalization Forms C and KC (UAX #15)
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/icu.h"
#include "meaning/unicode.h"

#if HAVE_ICU
#    include <unicode/unorm2.h>

#    include "text/utf8.h"

/* Where the piece ends that begins at text[begin]: at the next code point that
 * never joins what stands before it. */
static uint32_t
end_of_piece(const UNormalizer2 *nfc, const unsigned char *text,
             uint32_t length, uint32_t begin)
{
    uint32_t at = begin;

    while (at < length) {
        const struct utf8_unit unit = utf8_decode(text + at, length - at);

        if (at > begin && unorm2_hasBoundaryBefore(nfc, (UChar32)unit.value))
            break;
        at += unit.length;
    }
    return at;
}

/* Piece by piece, as the form of the whole is that of its pieces. */
enum unicode_status
unicode_not_nfc(const unsigned char *text, uint32_t length,
                uint32_t *run_offset, uint32_t *run_length)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    struct utf16 piece = {0};
    uint32_t begin = 0;

    *run_offset = *run_length = 0;
    while (begin < length && U_SUCCESS(status)) {
        const uint32_t end = end_of_piece(nfc, text, length, begin);
        bool normal;

        to_utf16(text + begin, end - begin, &piece, &status);
        normal = unorm2_isNormalized(nfc, piece.units, piece.count, &status);
        if (!normal && U_SUCCESS(status)) {
            *run_offset = begin;
            *run_length = end - begin;
            break;
        }
        begin = end;
    }
    return U_FAILURE(status) ? failure(status) : UNICODE_DONE;
}

static enum unicode_status
normalize(const UNormalizer2 *normalizer, UErrorCode status,
          const unsigned char *text, uint32_t length, unsigned char *nfc,
          uint32_t size, uint32_t *written)
{
    enum { NORMAL_MAX = 3 * TEXT_MAX }; /* UAX #15, 9 */
    UChar normal[NORMAL_MAX] = {0};
    struct utf16 utf16 = {0};
    int32_t count;

    assert(size <= INT32_MAX);
    *written = 0;
    to_utf16(text, length, &utf16, &status);
    count = unorm2_normalize(normalizer, utf16.units, utf16.count, normal,
                             NORMAL_MAX, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) /* Form KC can be far longer */
        return UNICODE_DONE;
    if (U_SUCCESS(status)) {
        int32_t needed = 0;

        u_strToUTF8((char *)nfc, (int32_t)size, &needed, normal, count,
                    &status);
        if (status == U_BUFFER_OVERFLOW_ERROR)
            return UNICODE_DONE;
        *written = U_SUCCESS(status) ? (uint32_t)needed : 0;
        FOREIGN_WROTE(nfc, *written);
    }
    return U_FAILURE(status) ? failure(status) : UNICODE_DONE;
}

enum unicode_status
unicode_nfc(const unsigned char *text, uint32_t length, unsigned char *nfc,
            uint32_t size, uint32_t *written)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&status);

    return normalize(normalizer, status, text, length, nfc, size, written);
}

enum unicode_status
unicode_nfkc(const unsigned char *text, uint32_t length, unsigned char *nfkc,
             uint32_t size, uint32_t *written)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFKCInstance(&status);

    return normalize(normalizer, status, text, length, nfkc, size, written);
}

#else

enum unicode_status
unicode_not_nfc(const unsigned char *text, uint32_t length,
                uint32_t *run_offset, uint32_t *run_length)
{
    (void)text;
    (void)length;
    *run_offset = *run_length = 0;
    return UNICODE_NOT_CHECKED;
}

enum unicode_status
unicode_nfc(const unsigned char *text, uint32_t length, unsigned char *nfc,
            uint32_t size, uint32_t *written)
{
    (void)text;
    (void)length;
    (void)nfc;
    (void)size;
    *written = 0;
    return UNICODE_NOT_CHECKED;
}

enum unicode_status
unicode_nfkc(const unsigned char *text, uint32_t length, unsigned char *nfkc,
             uint32_t size, uint32_t *written)
{
    return unicode_nfc(text, length, nfkc, size, written);
}

#endif

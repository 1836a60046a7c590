/* uts46.c - labels and names as UTS 46 has them
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/icu.h"
#include "meaning/unicode.h"

#if HAVE_ICU
#    include <stdatomic.h>

#    include <unicode/uidna.h>

/* Opened once, and never closed; what failed is tried again. */
static const UIDNA *
uts46(UErrorCode *error)
{
    static _Atomic(UIDNA *) opened;
    UIDNA *idna = atomic_load(&opened), *other = NULL;

    if (idna != NULL)
        return idna;
    FOREIGN_ENTER();
    idna = uidna_openUTS46(UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI |
                               UIDNA_CHECK_CONTEXTJ | UIDNA_CHECK_CONTEXTO |
                               UIDNA_NONTRANSITIONAL_TO_ASCII |
                               UIDNA_NONTRANSITIONAL_TO_UNICODE,
                           error);
    FOREIGN_LEAVE();
    FOREIGN_WROTE(&idna, sizeof idna);
    FOREIGN_WROTE(error, sizeof *error);
    if (U_FAILURE(*error))
        return NULL;
    if (atomic_compare_exchange_strong(&opened, &other, idna))
        return idna;
    uidna_close(idna); /* another thread was faster */
    return other;
}

enum unicode_status
unicode_convert(enum unicode_conversion conversion, const unsigned char *text,
                uint32_t length, struct unicode_converted *converted)
{
    typedef int32_t converter(const UIDNA *, const char *, int32_t, char *,
                              int32_t, UIDNAInfo *, UErrorCode *);
    static converter *const converters[] = {
        [LABEL_TO_ASCII] = uidna_labelToASCII_UTF8,
        [LABEL_TO_UNICODE] = uidna_labelToUnicodeUTF8,
        [NAME_TO_UNICODE] = uidna_nameToUnicodeUTF8,
    };
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode error = U_ZERO_ERROR;
    const UIDNA *idna = uts46(&error);
    int32_t written;

    if (idna == NULL)
        return failure(error);
    FOREIGN_ENTER();
    written = converters[conversion](
        idna, (const char *)text, (int32_t)length, (char *)converted->octets,
        (int32_t)sizeof converted->octets, &info, &error);
    FOREIGN_LEAVE();
    FOREIGN_WROTE(&written, sizeof written);
    FOREIGN_WROTE(&info, sizeof info);
    FOREIGN_WROTE(&error, sizeof error);
    FOREIGN_WROTE(converted->octets, sizeof converted->octets);
    if (error == U_BUFFER_OVERFLOW_ERROR)
        info.errors |= UIDNA_ERROR_DOMAIN_NAME_TOO_LONG;
    else if (U_FAILURE(error))
        return failure(error);
    converted->refused = info.errors != 0;
    converted->not_punycode = (info.errors & UIDNA_ERROR_PUNYCODE) != 0;
    converted->length = converted->refused ? 0 : (uint32_t)written;
    return UNICODE_DONE;
}

#else

enum unicode_status
unicode_convert(enum unicode_conversion conversion, const unsigned char *text,
                uint32_t length, struct unicode_converted *converted)
{
    (void)conversion;
    (void)text;
    (void)length;
    *converted = (struct unicode_converted){.refused = true};
    return UNICODE_NOT_CHECKED;
}

#endif

/* breaks_unicode.c - ways to write characters that are not seen, or are taken
 * for others
 *
 * SPDX-License-Identifier: MIT
 */
#include "ways.h"

/* A byte order mark may, by the letter of RFC 6531, begin a Dot-string. */
static const struct way marks[] = {
    {WAY("byte-order-mark-before-path", ID(BYTE_ORDER_MARK)),
     .needs = UTF8 | A_PATH, .where = before_record, .texts = {T("\ufeff")},
     .mending = BACK},
};

const struct family unicode_families[] = {
    FAMILY("byte order marks", marks),
    {.name = NULL},
};

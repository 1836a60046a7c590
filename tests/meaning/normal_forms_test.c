/* normal_forms_test.c - Normalization Forms C and KC
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/unicode.h"

#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#include <criterion/criterion.h>
#include <string.h>

#if HAVE_ICU
static const bool there_is_icu = true;
#else
static const bool there_is_icu = false;
#endif

struct normal_row {
    const char *text;
    const char *normal;
    uint32_t offset; /* the first run that changes */
    uint32_t length; /* 0: none does */
};

/* U+0300 and the like are written in octets: an editor would compose them. */
static const struct normal_row normal_rows[] = {
    {"", "", 0, 0},
    {"abc", "abc", 0, 0},
    {"m\xc3\xbcller", "m\xc3\xbcller", 0, 0},
    {"mu\xcc\x88ller", "m\xc3\xbcller", 1, 3},
    {"a\xcc\x81"
     "b\xcc\x81",
     "\xc3\xa1"
     "b\xcc\x81",
     0, 3},
    /* no composed form: stays */
    {"q\xcc\x81", "q\xcc\x81", 0, 0},
    /* marks in the other order: dot below before acute */
    {"xq\xcc\x81\xcc\xa3", "xq\xcc\xa3\xcc\x81", 1, 5},
    /* the Angstrom sign, a singleton */
    {"xy\xe2\x84\xab", "xy\xc3\x85", 2, 3},
    /* Hangul: a leading and a vowel jamo */
    {"\xea\xb0\x80\xe1\x84\x80\xe1\x85\xa1", "\xea\xb0\x80\xea\xb0\x80", 3, 6},
    /* U+0344, of two */
    {"\xcd\x84", "\xcc\x88\xcc\x81", 0, 2},
    /* U+1D160, a composition exclusion: 4 octets become 12 */
    {"a\xf0\x9d\x85\xa0", "a\xf0\x9d\x85\x98\xf0\x9d\x85\xa5\xf0\x9d\x85\xae",
     1, 4},
};

#define NORMAL_ROWS (sizeof normal_rows / sizeof normal_rows[0])

Test(normal_forms, the_first_run_that_is_not_in_nfc_is_found)
{
    size_t i;

    for (i = 0; i < NORMAL_ROWS; i++) {
        const struct normal_row *row = &normal_rows[i];
        uint32_t offset = 99, length = 99;
        const enum unicode_status status =
            unicode_not_nfc((const unsigned char *)row->text,
                            (uint32_t)strlen(row->text), &offset, &length);

        cr_expect_eq(status, there_is_icu ? UNICODE_DONE : UNICODE_NOT_CHECKED);
        cr_expect_eq(length, there_is_icu ? row->length : 0, "row %zu: %u", i,
                     (unsigned)length);
        if (length > 0)
            cr_expect_eq(offset, row->offset, "row %zu: %u", i,
                         (unsigned)offset);
    }
}

Test(normal_forms, text_is_brought_to_nfc)
{
    size_t i;

    for (i = 0; i < NORMAL_ROWS; i++) {
        const struct normal_row *row = &normal_rows[i];
        const uint32_t normal_length = (uint32_t)strlen(row->normal);
        unsigned char nfc[64];
        uint32_t written = 99;
        enum unicode_status status = unicode_nfc(
            (const unsigned char *)row->text, (uint32_t)strlen(row->text), nfc,
            normal_length, &written);

        cr_expect_eq(status, there_is_icu ? UNICODE_DONE : UNICODE_NOT_CHECKED);
        cr_expect_eq(written, there_is_icu ? normal_length : 0, "row %zu", i);
        cr_expect_eq(memcmp(nfc, row->normal, written), 0, "row %zu", i);
        if (normal_length == 0)
            continue;
        status = unicode_nfc((const unsigned char *)row->text,
                             (uint32_t)strlen(row->text), nfc,
                             normal_length - 1, &written);
        cr_expect_eq(status, there_is_icu ? UNICODE_DONE : UNICODE_NOT_CHECKED);
        cr_expect_eq(written, 0, "row %zu: too little room", i);
    }
}

Test(normal_forms, nfc_has_room_for_the_longest_text)
{
    static unsigned char text[DRAFT_MAX], nfc[3 * sizeof text];
    uint32_t i, written, offset, length;

    if (!there_is_icu)
        cr_skip_test("there is no ICU");
    /* U+1D160 grows to three times its length. */
    for (i = 0; i < sizeof text; i += 4)
        memcpy(text + i, "\xf0\x9d\x85\xa0", 4);
    cr_expect_eq(unicode_nfc(text, sizeof text, nfc, sizeof nfc, &written),
                 UNICODE_DONE);
    cr_expect_eq(written, sizeof nfc);
    cr_expect_eq(unicode_not_nfc(text, sizeof text, &offset, &length),
                 UNICODE_DONE);
    cr_expect_eq(length, 4);
    memset(text, 'a', sizeof text);
    cr_expect_eq(unicode_not_nfc(text, sizeof text, &offset, &length),
                 UNICODE_DONE);
    cr_expect_eq(length, 0);
}

/* U+FDFA becomes 18 letters. */
Test(normal_forms, form_kc_that_has_no_room_is_not_written)
{
    unsigned char text[900], nfkc[1800];
    uint32_t i, written = 1;

    if (!there_is_icu)
        cr_skip_test("there is no ICU");
    for (i = 0; i < sizeof text; i += 3)
        memcpy(text + i, "\xef\xb7\xba", 3);
    cr_expect_eq(unicode_nfkc(text, sizeof text, nfkc, sizeof nfkc, &written),
                 UNICODE_DONE);
    cr_expect_eq(written, 0);
    cr_expect_eq(unicode_nfkc(text, 3, nfkc, sizeof nfkc, &written),
                 UNICODE_DONE);
    cr_expect_gt(written, 18);
}

/* unicode_look.c - mixed scripts, and what looks like ASCII (UTS 39)
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/icu.h"
#include "meaning/unicode.h"

#if HAVE_ICU
#    include <stdatomic.h>
#    include <string.h>

#    include <unicode/uchar.h>
#    include <unicode/uscript.h>
#    include <unicode/uspoof.h>

#    include "text/octets.h"
#    include "text/utf8.h"

/* ---- Scripts --------------------------------------------------------- */

#    define SCRIPTS_MAX 64
#    define NUMBERS_OF_SCRIPTS 256 /* of ICU's, 200 and slowly growing */

/* The scripts that a code point is used in (UAX #24, Script_Extensions). */
struct scripts {
    int32_t count; /* 0: common to all, inherited, or not known */
    UScriptCode script[SCRIPTS_MAX];
};

static void
find_scripts(uint32_t code_point, struct scripts *scripts)
{
    UErrorCode status = U_ZERO_ERROR;

    scripts->script[0] = USCRIPT_COMMON;
    scripts->count = uscript_getScriptExtensions(
        (UChar32)code_point, scripts->script, SCRIPTS_MAX, &status);
    FOREIGN_WROTE(scripts->script, sizeof scripts->script);
    if (U_FAILURE(status) || scripts->script[0] == USCRIPT_COMMON ||
        scripts->script[0] == USCRIPT_INHERITED ||
        scripts->script[0] == USCRIPT_UNKNOWN)
        scripts->count = 0;
}

/* What may stand together in a highly restrictive text: Latin with what
 * Japanese, Chinese or Korean is written in (UTS 39, 5.2), or else one script,
 * which then stands alone in its set. */
enum { SET_SIZE = 4, SETS = 3 };
typedef UScriptCode script_set[SET_SIZE];

static const script_set sets[SETS] = {
    {USCRIPT_LATIN, USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA},
    {USCRIPT_LATIN, USCRIPT_HAN, USCRIPT_BOPOMOFO, USCRIPT_BOPOMOFO},
    {USCRIPT_LATIN, USCRIPT_HAN, USCRIPT_HANGUL, USCRIPT_HANGUL},
};

static bool
is_used_in(const struct scripts *scripts, const script_set set)
{
    int32_t i;
    unsigned j;

    for (i = 0; i < scripts->count; i++)
        for (j = 0; j < SET_SIZE; j++)
            if (scripts->script[i] == set[j])
                return true;
    return false;
}

static void
make_set_of_one(UScriptCode script, script_set set)
{
    unsigned i;

    for (i = 0; i < SET_SIZE; i++)
        set[i] = script;
}

/* The set that most of the text belongs to: Latin where others have no more. */
static void
find_home(const unsigned char *text, uint32_t length, script_set home)
{
    uint16_t of_script[NUMBERS_OF_SCRIPTS] = {0}, of_set[SETS] = {0};
    unsigned most, i;
    uint32_t at = 0;

    while (at < length) {
        const struct utf8_unit unit = utf8_decode(text + at, length - at);
        struct scripts scripts;
        int32_t n;

        at += unit.length;
        find_scripts(unit.value, &scripts);
        for (n = 0; n < scripts.count; n++)
            if (scripts.script[n] < NUMBERS_OF_SCRIPTS)
                of_script[scripts.script[n]]++;
        for (i = 0; i < SETS; i++)
            of_set[i] += is_used_in(&scripts, sets[i]);
    }
    make_set_of_one(USCRIPT_LATIN, home);
    most = of_script[USCRIPT_LATIN];
    for (i = 0; i < SETS; i++)
        if (of_set[i] > most) {
            memcpy(home, sets[i], sizeof sets[i]);
            most = of_set[i];
        }
    for (i = 0; i < NUMBERS_OF_SCRIPTS; i++)
        if (of_script[i] > most) {
            make_set_of_one((UScriptCode)i, home);
            most = of_script[i];
        }
}

/* It is of that script, or a mark on what stands before it. */
static bool
goes_with(uint32_t code_point, UScriptCode script)
{
    const UChar32 c = (UChar32)code_point;
    UErrorCode status = U_ZERO_ERROR;

    return uscript_hasScript(c, script) ||
           uscript_getScript(c, &status) == USCRIPT_INHERITED;
}

/* Find the first run of one script that is not at home in the text. */
static void
find_foreign(const unsigned char *text, uint32_t length,
             struct unicode_look *look)
{
    UScriptCode foreign = USCRIPT_COMMON;
    script_set home;
    uint32_t at = 0;

    find_home(text, length, home);
    while (at < length) {
        const struct utf8_unit unit = utf8_decode(text + at, length - at);

        if (foreign == USCRIPT_COMMON) {
            struct scripts scripts;

            find_scripts(unit.value, &scripts);
            if (scripts.count > 0 && !is_used_in(&scripts, home)) {
                foreign = scripts.script[0];
                look->foreign = at;
            }
        } else if (!goes_with(unit.value, foreign)) {
            break;
        }
        at += unit.length;
    }
    if (foreign != USCRIPT_COMMON)
        look->foreign_length = at - look->foreign;
}

/* ---- Look-alikes: UTS 39 --------------------------------------------- */

/* Where memory was short, ICU 72 can open a checker that allows no character
 * at all and call it a success: what it says of "a" tells. */
static void
check_checker(const USpoofChecker *checker, UErrorCode *status)
{
    static const UChar a[] = {'a'};

    if (uspoof_check2(checker, a, 1, NULL, status) != 0 && U_SUCCESS(*status))
        *status = U_MEMORY_ALLOCATION_ERROR;
}

/* Opened by whoever comes first and only read from then on, by any number of
 * threads.  Of a failure nothing is kept, so that a later call tries again:
 * in vain if ICU failed when it was first used, as it remembers that itself. */
static const USpoofChecker *
spoof_checker(UErrorCode *status)
{
    static _Atomic(USpoofChecker *) kept;
    USpoofChecker *checker = atomic_load(&kept), *other = NULL;

    if (checker != NULL)
        return checker;
    checker = uspoof_open(status);
    uspoof_setChecks(checker, USPOOF_RESTRICTION_LEVEL, status);
    if (U_SUCCESS(*status)) {
        uspoof_setRestrictionLevel(checker, USPOOF_HIGHLY_RESTRICTIVE);
        check_checker(checker, status);
    }
    if (U_FAILURE(*status)) {
        uspoof_close(checker);
        return NULL;
    }
    if (atomic_compare_exchange_strong(&kept, &other, checker))
        return checker;
    uspoof_close(checker); /* another thread was faster */
    return other;
}

/* What text comes down to when all that looks alike is made one (UTS 39, 4).
 * ICU gives an empty one where memory was short and says nothing of it; of
 * what is ignorable, newer ones do as well (write_plain() asks for none). */
struct skeleton {
    int32_t length;
    char octets[4 * PLAIN_MAX]; /* more than ASCII of PLAIN_MAX comes to */
};

static void
find_skeleton(const USpoofChecker *checker, const unsigned char *text,
              uint32_t length, struct skeleton *skeleton, UErrorCode *status)
{
    skeleton->length = uspoof_getSkeletonUTF8(
        checker, 0, (const char *)text, (int32_t)length, skeleton->octets,
        (int32_t)sizeof skeleton->octets, status);
    if (U_SUCCESS(*status) && skeleton->length == 0 && length > 0)
        *status = U_MEMORY_ALLOCATION_ERROR;
}

/* The letter, digit or hyphen that a character has the skeleton of; 0 if none.
 * Of these, "m" alone has one that is not a single ASCII character: "rn". */
static unsigned char
plain_look(const struct skeleton *skeleton)
{
    const unsigned char first = (unsigned char)skeleton->octets[0];

    if (skeleton->length == 1 && (octet_is(first, LET_DIG) || first == '-'))
        return first;
    return skeleton->length == 2 && memcmp(skeleton->octets, "rn", 2) == 0 ? 'm'
                                                                           : 0;
}

/* Write the text with each character outside ASCII as the one within that it
 * looks like; false if one looks like none.  `letters`: one was a letter. */
static bool
write_plain(const USpoofChecker *checker, const unsigned char *text,
            uint32_t length, struct unicode_look *look, bool *letters,
            UErrorCode *status)
{
    struct skeleton skeleton = {0};
    uint32_t at = 0, written = 0;

    *letters = false;
    while (at < length && written < PLAIN_MAX) {
        const struct utf8_unit unit = utf8_decode(text + at, length - at);
        unsigned char octet = (unsigned char)unit.value;

        if (unit.value > 0x7f) {
            if (u_hasBinaryProperty((UChar32)unit.value,
                                    UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
                return false; /* it has no look at all */
            find_skeleton(checker, text + at, unit.length, &skeleton, status);
            octet = U_SUCCESS(*status) ? plain_look(&skeleton) : 0;
            *letters |= u_isalpha((UChar32)unit.value) != 0;
        }
        if (octet == 0)
            return false;
        look->plain[written++] = octet;
        at += unit.length;
    }
    look->plain_length = written;
    return at == length;
}

static bool
looks_like_plain(const USpoofChecker *checker, const unsigned char *text,
                 uint32_t length, const struct unicode_look *look,
                 UErrorCode *status)
{
    struct skeleton of_text = {0}, of_plain = {0};

    find_skeleton(checker, text, length, &of_text, status);
    find_skeleton(checker, look->plain, look->plain_length, &of_plain, status);
    return U_SUCCESS(*status) && of_text.length == of_plain.length &&
           memcmp(of_text.octets, of_plain.octets, (size_t)of_text.length) == 0;
}

enum unicode_status
unicode_look(const unsigned char *text, uint32_t length,
             struct unicode_look *look)
{
    UErrorCode status = U_ZERO_ERROR;
    const USpoofChecker *checker = spoof_checker(&status);
    struct utf16 utf16 = {0};
    bool letters, alike;

    *look = (struct unicode_look){0};
    to_utf16(text, length, &utf16, &status);
    /* To ICU what is not assigned, or private, is of a script of its own. */
    if (uspoof_check2(checker, utf16.units, utf16.count, NULL, &status) != 0)
        find_foreign(text, length, look);
    look->mixed = look->foreign_length > 0;
    alike = write_plain(checker, text, length, look, &letters, &status) &&
            looks_like_plain(checker, text, length, look, &status);
    if (!alike)
        look->plain_length = 0;
    look->confusable = alike && letters && !look->mixed;
    return U_FAILURE(status) ? failure(status) : UNICODE_DONE;
}

#else

enum unicode_status
unicode_look(const unsigned char *text, uint32_t length,
             struct unicode_look *look)
{
    (void)text;
    (void)length;
    *look = (struct unicode_look){0};
    return UNICODE_NOT_CHECKED;
}

#endif

/* unicode.c - what is known of code points: the only file that includes ICU
 *
 * SPDX-License-Identifier: MIT
 *
 * Without ICU a short table of ranges serves the carets: right for the
 * scripts in wide use, and said in addrspec --version.
 */
#include "meaning/unicode.h"

#include "meaning/code_points.h"

#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#if HAVE_ICU
#    include <assert.h>
#    include <stdatomic.h>
#    include <string.h>

#    include <unicode/uchar.h>
#    include <unicode/uidna.h>
#    include <unicode/unorm2.h>
#    include <unicode/uscript.h>
#    include <unicode/uspoof.h>
#    include <unicode/ustring.h>
#    include <unicode/uvernum.h>

#    include "meaning/foreign.h"
#    include "text/octets.h"
#    include "text/utf8.h"
#endif

/* Of some classes nothing would be seen, or something misleading. */
static bool
is_of_an_unseen_class(uint32_t code_point)
{
    static const bool unseen[CODE_POINT_CLASS_COUNT] = {
        [LINE_BREAKING] = true, [C1_CONTROL] = true, [NONCHARACTER] = true,
        [PRIVATE_USE] = true,   [JOINER] = true,     [BIDI_CONTROL] = true,
        [SPACE_FORM] = true,    [INVISIBLE] = true,
    };

    if (code_point < 0x80)
        return code_point < ' ' || code_point == 0x7f;
    return unseen[code_point_class(code_point)];
}

#if HAVE_ICU

/* ---- One code point -------------------------------------------------- */

int
unicode_width(uint32_t code_point)
{
    const UChar32 c = (UChar32)code_point;
    const int category = u_charType(c);
    const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);

    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
        (category == U_FORMAT_CHAR && c != 0xad) ||
        (c >= 0x1160 && c <= 0x11ff))
        return 0;
    return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

/* Also the format characters that show something, with their neighbours.  ICU
 * is not asked before the first code point that is not assigned, as the one
 * format character there, the soft hyphen, is of an unseen class. */
bool
unicode_is_unseen(uint32_t code_point)
{
    static const uint32_t unseen = U_GC_CN_MASK | U_GC_CF_MASK | U_GC_CS_MASK;
    enum { FIRST_UNASSIGNED = 0x378 };

    return is_of_an_unseen_class(code_point) ||
           (code_point >= FIRST_UNASSIGNED &&
            (U_GET_GC_MASK((UChar32)code_point) & unseen) != 0);
}

bool
unicode_is_assigned(uint32_t code_point)
{
    return u_charType((UChar32)code_point) != U_UNASSIGNED ||
           code_point_class(code_point) == NONCHARACTER;
}

const char *
unicode_source(void)
{
    return "ICU " U_ICU_VERSION ", Unicode " U_UNICODE_VERSION;
}

/* ---- Text as ICU has it ---------------------------------------------- */

enum { TEXT_MAX = 1152 }; /* octets, and never more of them than of units */

struct utf16 {
    int32_t count;
    UChar units[TEXT_MAX];
};

/* ICU was built without the data, or had no memory: that has many names, as
 * what comes of it is what ICU sees (an illegal argument, a malformed set). */
static enum unicode_status
failure(UErrorCode status)
{
    return status == U_MISSING_RESOURCE_ERROR || status == U_FILE_ACCESS_ERROR
               ? UNICODE_NOT_CHECKED
               : UNICODE_NO_MEMORY;
}

static void
to_utf16(const unsigned char *text, uint32_t length, struct utf16 *utf16,
         UErrorCode *status)
{
    assert(length <= TEXT_MAX);
    u_strFromUTF8(utf16->units, TEXT_MAX, &utf16->count, (const char *)text,
                  (int32_t)length, status);
}

/* ---- Normalization Form C: UAX #15 ----------------------------------- */

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

bool
unicode_is_styled(uint32_t code_point)
{
    switch (
        u_getIntPropertyValue((UChar32)code_point, UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_FONT:
    case U_DT_CIRCLE:
    case U_DT_SQUARE:
    case U_DT_SUPER:
    case U_DT_SUB:
    case U_DT_FRACTION:
    case U_DT_INITIAL:
    case U_DT_MEDIAL:
    case U_DT_FINAL:
    case U_DT_ISOLATED:
        return true;
    default: /* among <compat>, the Latin ligatures: others are letters */
        return code_point >= 0xfb00 && code_point <= 0xfb06;
    }
}

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
 * ICU gives an empty one where memory was short and says nothing of it. */
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
    if (U_SUCCESS(*status) && skeleton->length == 0)
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

/* ---- Without ICU ----------------------------------------------------- */

struct range {
    uint32_t first;
    uint32_t last;
};

static bool
is_within(const struct range *ranges, unsigned count, uint32_t code_point)
{
    unsigned i;

    for (i = 0; i < count; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}

#    define WITHIN(ranges, code_point)                                         \
        is_within(ranges, sizeof ranges / sizeof ranges[0], code_point)

int
unicode_width(uint32_t code_point)
{
    static const struct range combining[] = {
        {0x300, 0x36f},   {0x483, 0x489},   {0x591, 0x5bd},   {0x610, 0x61a},
        {0x64b, 0x65f},   {0x1160, 0x11ff}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},
        {0x20d0, 0x20ff}, {0xfe20, 0xfe2f},
    };
    static const struct range wide[] = {
        {0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0x33ff},
        {0x3400, 0x4dbf},   {0x4e00, 0x9fff},   {0xa000, 0xa4cf},
        {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe30, 0xfe6f},
        {0xff01, 0xff60},   {0xffe0, 0xffe6},   {0x1f300, 0x1f64f},
        {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd},
    };

    if (WITHIN(combining, code_point))
        return 0;
    return WITHIN(wide, code_point) ? 2 : 1;
}

bool
unicode_is_unseen(uint32_t code_point)
{
    return is_of_an_unseen_class(code_point) ||
           (code_point >= 0xd800 && code_point <= 0xdfff); /* surrogates */
}

bool
unicode_is_assigned(uint32_t code_point)
{
    (void)code_point;
    return true;
}

const char *
unicode_source(void)
{
    return "no ICU: widths from a short table";
}

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

bool
unicode_is_styled(uint32_t code_point)
{
    (void)code_point;
    return false;
}

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

/* ---- What IDNA2008 asks of a code point, and UTS 46 of a label ---------- */

#if HAVE_ICU

static enum unicode_script
script_of(UChar32 c, UErrorCode *error)
{
    switch (uscript_getScript(c, error)) {
    case USCRIPT_GREEK:
        return GREEK;
    case USCRIPT_HEBREW:
        return HEBREW;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HAN:
        return KANA_OR_HAN;
    default:
        return OTHER_SCRIPT;
    }
}

static enum unicode_joining
joining_of(UChar32 c)
{
    static const uint8_t joining[U_JT_COUNT] = {
        [U_JT_LEFT_JOINING] = JOINS_LEFT,
        [U_JT_RIGHT_JOINING] = JOINS_RIGHT,
        [U_JT_DUAL_JOINING] = JOINS_BOTH,
        [U_JT_TRANSPARENT] = JOINS_THROUGH,
    };

    return (enum unicode_joining)
        joining[u_getIntPropertyValue(c, UCHAR_JOINING_TYPE)];
}

static enum unicode_bidi
bidi_of(UChar32 c)
{
    switch (u_charDirection(c)) {
    case U_LEFT_TO_RIGHT:
        return BIDI_L;
    case U_RIGHT_TO_LEFT:
        return BIDI_R;
    case U_RIGHT_TO_LEFT_ARABIC:
        return BIDI_AL;
    case U_ARABIC_NUMBER:
        return BIDI_AN;
    case U_EUROPEAN_NUMBER:
        return BIDI_EN;
    case U_DIR_NON_SPACING_MARK:
        return BIDI_NSM;
    case U_EUROPEAN_NUMBER_SEPARATOR:
    case U_COMMON_NUMBER_SEPARATOR:
    case U_EUROPEAN_NUMBER_TERMINATOR:
    case U_OTHER_NEUTRAL:
    case U_BOUNDARY_NEUTRAL:
        return BIDI_NEUTRAL;
    default:
        return BIDI_OTHER;
    }
}

/* 2.3 IgnorableProperties, 2.4 IgnorableBlocks                   RFC 5892 */
static bool
is_ignorable(UChar32 c)
{
    const int block = (int)ublock_getCode(c);

    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
           u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) ||
           u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT) ||
           block == UBLOCK_COMBINING_MARKS_FOR_SYMBOLS ||
           block == UBLOCK_MUSICAL_SYMBOLS ||
           block == UBLOCK_ANCIENT_GREEK_MUSICAL_NOTATION;
}

/* 2.2 Unstable: cp != NFKC(casefold(NFKC(cp)))                   RFC 5892
 *
 * NFKC_Casefold also takes out the default ignorables, which 2.3 disallows as
 * well. */
static bool
is_unstable(const UNormalizer2 *casefold, UChar32 c, UErrorCode *error)
{
    UChar units[U16_MAX_LENGTH];
    int32_t length = 0;
    UBool normal;

    U16_APPEND_UNSAFE(units, length, c);
    normal = unorm2_isNormalized(casefold, units, length, error);
    FOREIGN_WROTE(&normal, sizeof normal);
    return !normal;
}

/* ICU owns it.  By the name of its package, as what could not be loaded under
 * its own name alone is never tried again. */
static const UNormalizer2 *
nfkc_casefold(UErrorCode *error)
{
    static _Atomic(const UNormalizer2 *) loaded;
    const UNormalizer2 *casefold = atomic_load(&loaded);

    if (casefold != NULL)
        return casefold;
    FOREIGN_ENTER();
    casefold = unorm2_getInstance("ICUDATA", "nfkc_cf", UNORM2_COMPOSE, error);
    FOREIGN_LEAVE();
    FOREIGN_WROTE(&casefold, sizeof casefold);
    FOREIGN_WROTE(error, sizeof *error);
    if (U_SUCCESS(*error))
        atomic_store(&loaded, casefold);
    return casefold;
}

enum unicode_status
unicode_facts(uint32_t code_point, struct unicode_facts *facts)
{
    static const uint32_t letter_digits =
        U_GC_LL_MASK | U_GC_LU_MASK | U_GC_LO_MASK | U_GC_ND_MASK |
        U_GC_LM_MASK | U_GC_MN_MASK | U_GC_MC_MASK;
    const UChar32 c = (UChar32)code_point;
    const uint32_t category = U_GET_GC_MASK(c);
    const int decomposed = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
    const int jamo = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *casefold = nfkc_casefold(&error);

    if (U_FAILURE(error))
        return failure(error);
    *facts = (struct unicode_facts){
        .assigned = (category & U_GC_CN_MASK) == 0 ||
                    u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT),
        .letter_digit = (category & letter_digits) != 0,
        .unstable = is_unstable(casefold, c, &error),
        .canonical = decomposed == U_DT_CANONICAL,
        .upper_case = (category & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0 &&
                      (decomposed == U_DT_NONE || decomposed == U_DT_CANONICAL),
        .ignorable = is_ignorable(c),
        .old_jamo = jamo == U_HST_LEADING_JAMO || jamo == U_HST_VOWEL_JAMO ||
                    jamo == U_HST_TRAILING_JAMO,
        .mark = (category & U_GC_M_MASK) != 0,
        .virama = unorm2_getCombiningClass(casefold, c) == 9,
        .script = (uint8_t)script_of(c, &error),
        .joining = (uint8_t)joining_of(c),
        .bidi = (uint8_t)bidi_of(c),
    };
    FOREIGN_WROTE(facts, sizeof *facts);
    return U_FAILURE(error) ? failure(error) : UNICODE_DONE;
}

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
unicode_facts(uint32_t code_point, struct unicode_facts *facts)
{
    (void)code_point;
    *facts = (struct unicode_facts){.assigned = true};
    return UNICODE_NOT_CHECKED;
}

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

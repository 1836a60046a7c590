/* unicode.c - what is known of one code point
 *
 * SPDX-License-Identifier: MIT
 *
 * Without ICU a short table of ranges serves the carets: right for the
 * scripts in wide use, and said in addrspec --version.
 */
#include "meaning/unicode.h"

#include "meaning/code_points.h"
#include "meaning/icu.h"

#if HAVE_ICU
#    include <stdatomic.h>

#    include <unicode/uchar.h>
#    include <unicode/unorm2.h>
#    include <unicode/uscript.h>
#    include <unicode/uvernum.h>
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

/* ---- What IDNA2008 asks: RFC 5892 2 ------------------------------------ */

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

    *facts = (struct unicode_facts){.assigned = true};
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

bool
unicode_is_styled(uint32_t code_point)
{
    (void)code_point;
    return false;
}

enum unicode_status
unicode_facts(uint32_t code_point, struct unicode_facts *facts)
{
    (void)code_point;
    *facts = (struct unicode_facts){.assigned = true};
    return UNICODE_NOT_CHECKED;
}

#endif

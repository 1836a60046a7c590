/* charset.c - which charset octets that are not UTF-8 may be in: a guess
 *
 * SPDX-License-Identifier: MIT
 *
 * In the tool and not in the library: nothing here is sure enough for a
 * diagnosis, let alone a mend.  ICU's detector is made for pages of text, and
 * of a record there is a word or two: alone it names the charset right for 22
 * of 100 names in thirteen languages.  So it is given only the words in
 * question, several times over, and believed only where words come out, in
 * letters of one script each and with capitals where they may stand.  Of 364
 * such names that were `bad-utf8` 180 are then read rightly and 12 wrongly,
 * the others not at all; of 268 addresses with random octets in them 5 are
 * read.
 */
#include "system.h"

#include "charset.h"

#include <string.h>

#if HAVE_ICU

#    include <unicode/uchar.h>
#    include <unicode/ucnv.h>
#    include <unicode/ucsdet.h>
#    include <unicode/uscript.h>
#    include <unicode/ustring.h>

/* What the figures above are for. */
#    define REPETITIONS 8
#    define CONFIDENCE_MIN 30
#    define MALUS_FOR_CAPITALS 20 /* within a word */

/* Those in which addresses are found; Western Europe's are the library's. */
static const char *const charsets[] = {
    "Big5",         "EUC-JP",       "EUC-KR",       "GB18030",
    "ISO-8859-2",   "ISO-8859-5",   "ISO-8859-7",   "ISO-8859-8",
    "ISO-8859-9",   "KOI8-R",       "Shift_JIS",    "UTF-16BE",
    "UTF-16LE",     "windows-1250", "windows-1251", "windows-1253",
    "windows-1254", "windows-1255", "windows-1256",
};

/* By our own spelling, which outlives the detector; NULL if not among them. */
static const char *
known_charset(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof charsets / sizeof charsets[0]; i++)
        if (strcmp(charsets[i], name) == 0)
            return charsets[i];
    return NULL;
}

/* ---- What comes out -------------------------------------------------- */

struct word {
    UScriptCode script; /* USCRIPT_COMMON: none yet */
    bool letter_before;
    bool small_before;
    bool capitals; /* of this word or one before: not only at its beginning */
};

/* Japanese is written in three. */
static UScriptCode
script_of(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);

    if (U_FAILURE(status))
        return USCRIPT_INVALID_CODE;
    return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA
               ? USCRIPT_HAN
               : script;
}

static void
end_word(struct word *word)
{
    word->script = USCRIPT_COMMON;
    word->letter_before = word->small_before = false;
}

static bool
continue_word(struct word *word, UChar32 c)
{
    const UScriptCode script = script_of(c);
    const bool capital = u_isupper(c);

    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED)
        return true; /* a vowel sign, say */
    if ((word->script != USCRIPT_COMMON && word->script != script) ||
        (capital && word->small_before))
        return false;
    word->capitals = word->capitals || (capital && word->letter_before);
    word->script = script;
    word->letter_before = true;
    word->small_before = u_islower(c);
    return true;
}

/* Words; nothing but ASCII is between them.  Half-width forms are what all
 * wrong guesses at Japanese are full of. */
static bool
is_words(const UChar *text, int32_t length, bool *capitals)
{
    struct word word = {.script = USCRIPT_COMMON};
    UChar32 points[CHARSET_RECORD_MAX];
    UErrorCode status = U_ZERO_ERROR;
    int32_t i, count = 0;

    u_strToUTF32(points, CHARSET_RECORD_MAX, &count, text, length, &status);
    if (U_FAILURE(status))
        return false;
    for (i = 0; i < count; i++) {
        const UChar32 c = points[i];
        const bool letter = u_isalpha(c);

        if (c <= 0x7f && !letter)
            end_word(&word);
        else if ((!letter && u_charType(c) != U_NON_SPACING_MARK) ||
                 c >= 0xff00 || !continue_word(&word, c))
            return false;
    }
    *capitals = word.capitals;
    return true;
}

/* The record as it reads in a charset: its length, 0 if it does not. */
static int32_t
decode(const char *name, const char *octets, size_t length,
       UChar text[CHARSET_RECORD_MAX])
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &status);
    int32_t decoded;

    if (U_FAILURE(status))
        return 0;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL,
                        &status);
    decoded = ucnv_toUChars(converter, text, CHARSET_RECORD_MAX, octets,
                            (int32_t)length, &status);
    ucnv_close(converter);
    if (U_FAILURE(status))
        return 0;
    if (decoded > 0 && text[0] == 0xfeff)
        u_memmove(text, text + 1, --decoded);
    return decoded;
}

/* ---- What goes in ---------------------------------------------------- */

/* Every word has a space behind it. */
#    define SAMPLE_MAX (REPETITIONS * 2 * CHARSET_RECORD_MAX)

static bool
ends_word(char octet)
{
    return octet == '@' || octet == '.' || octet == ' ';
}

static size_t
add_words(const char *octets, size_t length, char *sample)
{
    size_t begin, end, used = 0;

    for (begin = 0; begin < length; begin = end + 1) {
        bool ascii = true;

        for (end = begin; end < length && !ends_word(octets[end]); end++)
            ascii = ascii && (unsigned char)octets[end] <= 0x7f;
        if (ascii)
            continue;
        memcpy(sample + used, octets + begin, end - begin);
        used += end - begin;
        sample[used++] = ' ';
    }
    return used;
}

static size_t
make_sample(const char *octets, size_t length, char sample[SAMPLE_MAX])
{
    size_t used = 0;
    int i;

    if (memchr(octets, '\0', length) != NULL) { /* UTF-16 has no words */
        memcpy(sample, octets, length);
        return length;
    }
    for (i = 0; i < REPETITIONS; i++)
        used += add_words(octets, length, sample + used);
    return used;
}

/* ---- The guess ------------------------------------------------------- */

struct best {
    int32_t confidence;
    bool disputed; /* another text has the same */
    int32_t length;
    UChar text[CHARSET_RECORD_MAX];
    const char *name;
};

static void
consider(struct best *best, const char *name, int32_t confidence,
         const char *octets, size_t length)
{
    UChar text[CHARSET_RECORD_MAX];
    const int32_t decoded = decode(name, octets, length, text);
    bool capitals, same;

    if (decoded == 0 || !is_words(text, decoded, &capitals))
        return;
    if (capitals)
        confidence -= MALUS_FOR_CAPITALS;
    same = decoded == best->length && u_memcmp(text, best->text, decoded) == 0;
    if (confidence < CONFIDENCE_MIN || confidence < best->confidence ||
        (confidence == best->confidence && same))
        return;
    best->disputed = confidence == best->confidence;
    best->confidence = confidence;
    best->name = name;
    best->length = decoded;
    u_memcpy(best->text, text, decoded);
}

static bool
find_best(UCharsetDetector *detector, const char *octets, size_t length,
          struct best *best)
{
    UErrorCode status = U_ZERO_ERROR;
    char sample[SAMPLE_MAX];
    const UCharsetMatch **matches;
    int32_t i, count = 0;

    ucsdet_setText(detector, sample,
                   (int32_t)make_sample(octets, length, sample), &status);
    matches = ucsdet_detectAll(detector, &count, &status);
    for (i = 0; U_SUCCESS(status) && i < count; i++) {
        const char *name = known_charset(ucsdet_getName(matches[i], &status));
        const int32_t confidence = ucsdet_getConfidence(matches[i], &status);

        if (U_SUCCESS(status) && name != NULL)
            consider(best, name, confidence, octets, length);
    }
    return U_SUCCESS(status) && best->name != NULL && !best->disputed;
}

/* Where ICU has no memory, or no data, there is no guess. */
static bool
guess_at(const char *octets, size_t length, struct charset_guess *guess)
{
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    struct best best = {.name = NULL};
    int32_t written = 0;
    bool found;

    if (U_FAILURE(status))
        return false;
    found = find_best(detector, octets, length, &best);
    ucsdet_close(detector);
    if (!found)
        return false;
    u_strToUTF8(guess->text, sizeof guess->text, &written, best.text,
                best.length, &status);
    guess->name = best.name;
    guess->length = (size_t)written;
    return U_SUCCESS(status);
}

#else

static bool
guess_at(const char *octets, size_t length, struct charset_guess *guess)
{
    (void)octets;
    (void)length;
    (void)guess;
    return false;
}

#endif

bool
charset_guess(const addrspec_result *result, const char *octets, size_t length,
              struct charset_guess *guess)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].id == ADDRSPEC_BAD_UTF8)
            return length <= CHARSET_RECORD_MAX &&
                   guess_at(octets, length, guess);
    return false;
}

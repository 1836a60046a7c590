/* encoding.c - text that went through the wrong charset
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/encoding.h"

#include <stddef.h>

#include "meaning/unicode.h"
#include "text/octets.h"
#include "text/utf8.h"

/* ---- The charsets ---------------------------------------------------- */

/* Windows-1252 from 0x80 to 0x9F, as unicode.org's CP1252.TXT has it; beyond
 * it is ISO 8859-1. */
static const uint16_t windows_1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Where ISO 8859-15 differs from ISO 8859-1: unicode.org's 8859-15.TXT. */
static const uint16_t iso_8859_15[0x100] = {
    [0xa4] = 0x20ac, [0xa6] = 0x0160, [0xa8] = 0x0161, [0xb4] = 0x017d,
    [0xb8] = 0x017e, [0xbc] = 0x0152, [0xbd] = 0x0153, [0xbe] = 0x0178,
};

uint32_t
legacy_decode(enum charset charset, unsigned char octet)
{
    switch (charset) {
    case WINDOWS_1252:
        return octet >= 0x80 && octet <= 0x9f ? windows_1252[octet - 0x80]
                                              : octet;
    case ISO_8859_1:
        return octet;
    case ISO_8859_15:
        return iso_8859_15[octet] != 0 ? iso_8859_15[octet] : octet;
    case NO_CHARSET:
        break;
    }
    return 0;
}

/* The one of the three in which an octet is a letter, if any. */
static enum charset
charset_of(unsigned char octet)
{
    if (legacy_decode(ISO_8859_15, octet) != octet)
        return ISO_8859_15;
    return octet < 0xa0 ? WINDOWS_1252 : ISO_8859_1;
}

/* ---- Words ----------------------------------------------------------- */

enum letter {
    NO_LETTER,
    LOWER_CASE,
    UPPER_CASE,
    SOME_LETTER, /* a Latin one in UTF-8, of whatever case */
    SIGN         /* between letters: an apostrophe or a dash */
};

/* Not U+00FF, nor U+0178, its capital: hardly a name has it, and 0xFF is what
 * a broken program writes.  Not U+0192 either. */
static enum letter
letter_of(uint32_t code_point)
{
    switch (code_point) {
    case 0xd7:
    case 0xf7: /* the signs of multiplication and division */
        return NO_LETTER;
    case 0x152:
    case 0x160:
    case 0x17d:
        return UPPER_CASE;
    case 0x153:
    case 0x161:
    case 0x17e:
        return LOWER_CASE;
    case 0x2013:
    case 0x2014:
    case 0x2018:
    case 0x2019:
        return SIGN;
    default:
        if (code_point < 0xc0 || code_point >= 0xff)
            return NO_LETTER;
        return code_point < 0xdf ? UPPER_CASE : LOWER_CASE;
    }
}

static enum letter
letter_here(const struct utf8_unit *unit, unsigned char octet)
{
    if (unit->kind != UTF8_WELL_FORMED)
        return letter_of(legacy_decode(charset_of(octet), octet));
    if (octet > 0x7f)
        return unit->value < 0x250 ? SOME_LETTER : NO_LETTER;
    if (!octet_is(octet, ALPHA))
        return NO_LETTER;
    return octet >= 'a' ? LOWER_CASE : UPPER_CASE;
}

static enum letter
letter_at(const unsigned char *octets, uint32_t length)
{
    struct utf8_unit unit;

    if (length == 0)
        return NO_LETTER;
    unit = utf8_decode(octets, length);
    return letter_here(&unit, octets[0]);
}

/* No word has a letter in upper case behind one in lower case.  U+00C3 begins
 * none at all: there a sequence of UTF-8 was cut short, as nearly all of its
 * letters for Western Europe begin with 0xC3.  And U+00FE does nothing else. */
static bool
reads_well(unsigned char octet, enum letter before, enum letter here,
           enum letter behind)
{
    switch (here) {
    case SIGN:
        return before != NO_LETTER && before != SIGN && behind != NO_LETTER &&
               behind != SIGN;
    case UPPER_CASE:
        if (octet == 0xc3)
            return before == UPPER_CASE;
        return before == UPPER_CASE ||
               (before != LOWER_CASE && behind != NO_LETTER);
    case LOWER_CASE:
        return octet != 0xfe || (before == NO_LETTER && behind != NO_LETTER);
    default:
        return false;
    }
}

/* Where more of them stand together, the word is of another script. */
#define LEGACY_RUN_MAX 2

struct words {
    enum letter before; /* what stands before the octet */
    uint32_t run;       /* octets that are not UTF-8 right before it */
    bool anchored;      /* ... and before those a letter that is */
    bool seen[ISO_8859_15 + 1];
};

/* What is not UTF-8 stands beside a letter that is. */
static bool
continue_in_utf8(struct words *words, enum letter here)
{
    if (words->run > 0 && !words->anchored && here == NO_LETTER)
        return false;
    words->run = 0;
    words->anchored = here != NO_LETTER;
    words->before = here;
    return true;
}

static bool
continue_in_legacy(struct words *words, unsigned char octet, enum letter here,
                   enum letter behind)
{
    if (!reads_well(octet, words->before, here, behind) ||
        ++words->run > LEGACY_RUN_MAX)
        return false;
    words->seen[charset_of(octet)] = true;
    words->before = here;
    return true;
}

enum charset
legacy_charset(const unsigned char *octets, uint32_t length)
{
    struct words words = {.before = NO_LETTER};
    struct utf8_unit unit;
    uint32_t i;

    for (i = 0; i < length; i += unit.length) {
        enum letter here;

        unit = utf8_decode(octets + i, length - i);
        here = letter_here(&unit, octets[i]);
        if (unit.kind == UTF8_WELL_FORMED) {
            if (!continue_in_utf8(&words, here))
                return NO_CHARSET;
            continue;
        }
        /* More than one octet is UTF-8 gone wrong, as is a beginning of a
         * sequence at the end of all. */
        if (unit.length > 1 ||
            (unit.kind == UTF8_TRUNCATED && i + 1 == length) ||
            !continue_in_legacy(&words, octets[i], here,
                                letter_at(octets + i + 1, length - i - 1)))
            return NO_CHARSET;
    }
    if (!continue_in_utf8(&words, NO_LETTER))
        return NO_CHARSET;
    if (words.seen[WINDOWS_1252])
        return words.seen[ISO_8859_15] ? NO_CHARSET : WINDOWS_1252;
    if (words.seen[ISO_8859_15])
        return ISO_8859_15;
    return words.seen[ISO_8859_1] ? ISO_8859_1 : NO_CHARSET;
}

/* ---- UTF-8 encoded once more ----------------------------------------- */

/* The octet that was read as this code point: in Windows-1252, whose gaps
 * every program fills with controls, or in ISO 8859-1.  False if none was. */
static bool
octet_read_as(uint32_t code_point, unsigned char *octet)
{
    size_t i;

    if (code_point >= 0x80 && code_point <= 0xff) {
        *octet = (unsigned char)code_point;
        return true;
    }
    for (i = 0; i < sizeof windows_1252 / sizeof windows_1252[0]; i++)
        if (code_point > 0xff && windows_1252[i] == code_point) {
            *octet = (unsigned char)(0x80 + i);
            return true;
        }
    return false;
}

typedef struct mojibake reader_fn(const unsigned char *octets, uint32_t length);

static struct mojibake
code_point_at(const unsigned char *octets, uint32_t length)
{
    struct mojibake read = {0, 0};
    struct utf8_unit unit;

    if (length == 0)
        return read;
    unit = utf8_decode(octets, length);
    if (unit.kind == UTF8_WELL_FORMED)
        read = (struct mojibake){unit.length, unit.value};
    return read;
}

/* The code point whose UTF-8 was read as the code points that `reader` finds
 * from octets[0] on. */
static struct mojibake
assemble(const unsigned char *octets, uint32_t length, reader_fn *reader)
{
    const struct mojibake none = {0, 0};
    struct mojibake found = {0, 0};
    unsigned char sequence[4];
    uint8_t left = 0, low, high;
    struct utf8_unit unit;
    uint32_t i;

    for (i = 0; i <= left; i++) {
        const struct mojibake read =
            reader(octets + found.length, length - found.length);

        if (read.length == 0 || !octet_read_as(read.code_point, &sequence[i]))
            return none;
        if (i == 0 && !utf8_lead(sequence[0], &left, &low, &high))
            return none;
        found.length += read.length;
    }
    unit = utf8_decode(sequence, i);
    if (unit.kind != UTF8_WELL_FORMED || unit.length != i)
        return none;
    found.code_point = unit.value;
    return found;
}

static struct mojibake
once_at(const unsigned char *octets, uint32_t length)
{
    return assemble(octets, length, code_point_at);
}

static struct mojibake
twice_at(const unsigned char *octets, uint32_t length)
{
    return assemble(octets, length, once_at);
}

/* What people write in names: letters, and the signs that a word processor
 * puts in place of plain ones. */
static bool
is_written(uint32_t code_point)
{
    static const struct {
        uint32_t first;
        uint32_t last;
    } ranges[] = {
        {0xa0, 0xa0},       {0xaa, 0xaa},     {0xb4, 0xb4},
        {0xb7, 0xb7},       {0xba, 0xba},     {0xc0, 0xd6},
        {0xd8, 0xf6},       {0xf8, 0x17f},    {0x218, 0x21b},
        {0x386, 0x3ff},     {0x400, 0x481},   {0x48a, 0x52f},
        {0x531, 0x587},     {0x5d0, 0x5ea},   {0x620, 0x64a},
        {0x660, 0x669},     {0x66e, 0x6d3},   {0x900, 0x1fff},
        {0x2010, 0x2015},   {0x2018, 0x201f}, {0x2022, 0x2022},
        {0x2026, 0x2026},   {0x20ac, 0x20ac}, {0x2d30, 0x2d67},
        {0x3001, 0x3002},   {0x3005, 0x3007}, {0x3041, 0x30ff},
        {0x3105, 0x318e},   {0x3400, 0x9fff}, {0xac00, 0xd7a3},
        {0xf900, 0xfaff},   {0xff01, 0xffdc}, {0x1f300, 0x1faff},
        {0x20000, 0x3ffff},
    };
    size_t i;

    for (i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return unicode_is_assigned(code_point);
    return false;
}

struct mojibake
mojibake_at(const unsigned char *octets, uint32_t length)
{
    const struct mojibake none = {0, 0};
    struct mojibake found;

    /* U+00C2 to U+00F4, which every lead octet of UTF-8 was read as. */
    if (length < 4 || octets[0] != 0xc3)
        return none;
    found = twice_at(octets, length);
    if (found.length == 0 || !is_written(found.code_point))
        found = once_at(octets, length);
    return is_written(found.code_point) ? found : none;
}

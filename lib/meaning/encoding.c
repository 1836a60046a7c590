/* encoding.c - text that went through the wrong charset
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/encoding.h"

#include <stddef.h>
#include <string.h>

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

/* ---- What stands around words ---------------------------------------- */

enum mark {
    NO_MARK,
    BLANK_MARK, /* a no-break space: at either end of all */
    UNIT_MARK,  /* a currency: at the beginning of all */
    OPENING,    /* a quotation mark: at the beginning of all */
    CLOSING     /* ... its partner: at the end of all, or before "@" */
};

static enum mark
mark_of(unsigned char octet)
{
    switch (octet) {
    case 0x80:
        return UNIT_MARK;
    case 0x84:
    case 0x93:
    case 0xab:
        return OPENING;
    case 0x94:
    case 0xbb:
        return CLOSING;
    case 0xa0:
        return BLANK_MARK;
    default:
        return NO_MARK;
    }
}

/* What closes a quotation: German opens one with 0x84. */
static unsigned char
partner_of(unsigned char opening)
{
    return opening == 0xab ? 0xbb : 0x94;
}

/* It stands where such marks do.  `opened` is the quotation mark at the
 * beginning, if there is one that is not closed. */
static bool
marks_well(const unsigned char *octets, uint32_t length, uint32_t i,
           unsigned char *opened)
{
    const unsigned char before = i > 0 ? octets[i - 1] : 0;
    const unsigned char behind = i + 1 < length ? octets[i + 1] : 0;

    switch (mark_of(octets[i])) {
    case BLANK_MARK:
        return (i == 0 && octet_is(behind, LET_DIG)) ||
               (i > 0 && i + 1 == length && octet_is(before, LET_DIG));
    case UNIT_MARK:
        return i == 0 && octet_is(behind, ALPHA);
    case OPENING:
        if (i > 0 || !octet_is(behind, LET_DIG))
            return false;
        *opened = octets[i];
        return true;
    case CLOSING:
        if (*opened == 0 || octets[i] != partner_of(*opened) ||
            (i + 1 < length && behind != '@'))
            return false;
        *opened = 0;
        return true;
    default:
        return false;
    }
}

/* ---- The guess ------------------------------------------------------- */

/* Where more of them stand together, the word is of another script. */
#define LEGACY_RUN_MAX 2

struct words {
    enum letter before;   /* what stands before the octet */
    uint32_t run;         /* octets that are not UTF-8 right before it */
    bool anchored;        /* ... and before those a letter that is */
    unsigned char opened; /* a quotation mark that is not yet closed */
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
        if (unit.length > 1 || (unit.kind == UTF8_TRUNCATED && i + 1 == length))
            return NO_CHARSET;
        if (marks_well(octets, length, i, &words.opened)) {
            words.seen[charset_of(octets[i])] = true;
            words.before = NO_LETTER;
            continue;
        }
        if (!continue_in_legacy(&words, octets[i], here,
                                letter_at(octets + i + 1, length - i - 1)))
            return NO_CHARSET;
    }
    if (!continue_in_utf8(&words, NO_LETTER) || words.opened != 0)
        return NO_CHARSET;
    if (words.seen[WINDOWS_1252])
        return words.seen[ISO_8859_15] ? NO_CHARSET : WINDOWS_1252;
    if (words.seen[ISO_8859_15])
        return ISO_8859_15;
    return words.seen[ISO_8859_1] ? ISO_8859_1 : NO_CHARSET;
}

uint32_t
legacy_quotation(const unsigned char *octets, uint32_t length)
{
    uint32_t i;

    if (length == 0 || mark_of(octets[0]) != OPENING)
        return 0;
    for (i = 1; i < length; i++)
        if (octets[i] == partner_of(octets[0]) &&
            (i + 1 == length || octets[i + 1] == '@'))
            return i + 1;
    return 0;
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

static const struct mojibake none = {0, 0, false};

static struct mojibake
code_point_at(const unsigned char *octets, uint32_t length)
{
    struct utf8_unit unit;

    if (length == 0)
        return none;
    unit = utf8_decode(octets, length);
    if (unit.kind != UTF8_WELL_FORMED)
        return none;
    return (struct mojibake){unit.length, unit.value, false};
}

/* The same; a space was U+00A0 before a program that trims made it one. */
static struct mojibake
code_point_or_space_at(const unsigned char *octets, uint32_t length)
{
    struct mojibake read = code_point_at(octets, length);

    if (read.code_point == ' ')
        read.code_point = 0xa0;
    return read;
}

/* The code point whose UTF-8 was read as the code points that `reader` finds
 * from octets[0] on. */
static struct mojibake
assemble(const unsigned char *octets, uint32_t length, reader_fn *reader)
{
    struct mojibake found = none;
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
 * puts in place of plain ones, or that come along unseen. */
static bool
is_written(uint32_t code_point)
{
    static const struct {
        uint32_t first;
        uint32_t last;
    } ranges[] = {
        {0xa0, 0xa0},     {0xaa, 0xaa},       {0xb4, 0xb4},
        {0xb7, 0xb7},     {0xba, 0xba},       {0xc0, 0xd6},
        {0xd8, 0xf6},     {0xf8, 0x17f},      {0x218, 0x21b},
        {0x386, 0x3ff},   {0x400, 0x481},     {0x48a, 0x52f},
        {0x531, 0x587},   {0x5d0, 0x5ea},     {0x620, 0x64a},
        {0x660, 0x669},   {0x66e, 0x6d3},     {0x900, 0x1fff},
        {0x200b, 0x200d}, {0x2010, 0x2015},   {0x2018, 0x201f},
        {0x2022, 0x2022}, {0x2026, 0x2026},   {0x20ac, 0x20ac},
        {0x2d30, 0x2d67}, {0x3001, 0x3002},   {0x3005, 0x3007},
        {0x3041, 0x30ff}, {0x3105, 0x318e},   {0x3400, 0x9fff},
        {0xac00, 0xd7a3}, {0xf900, 0xfaff},   {0xfeff, 0xfeff},
        {0xff01, 0xffdc}, {0x1f300, 0x1faff}, {0x20000, 0x3ffff},
    };
    size_t i;

    for (i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return unicode_is_assigned(code_point);
    return false;
}

static bool
is_found(struct mojibake found)
{
    return found.length > 0 && is_written(found.code_point);
}

/* ---- ... and an octet of it lost ------------------------------------- */

/* Neither a letter nor a digit comes next. */
static bool
ends_word(const unsigned char *octets, uint32_t length)
{
    return length == 0 || (octets[0] <= 0x7f && !octet_is(octets[0], LET_DIG));
}

/* U+00C2 or U+00C3 where a word ends: U+00A0 stood behind it.  And U+00E2
 * U+20AC alone, which Windows-1252 leaves of U+201D. */
static struct mojibake
cut_short_at(const unsigned char *octets, uint32_t length)
{
    static const unsigned char quote[] = {0xc3, 0xa2, 0xe2, 0x82, 0xac};

    if (length >= sizeof quote && memcmp(octets, quote, sizeof quote) == 0)
        return (struct mojibake){sizeof quote, 0x201d, false};
    if ((octets[1] != 0x82 && octets[1] != 0x83) ||
        !ends_word(octets + 2, length - 2))
        return none;
    return (struct mojibake){2, octets[1] == 0x82 ? 0xa0 : 0xe0, true};
}

/* A space stands for an octet.  Of two octets that may be chance. */
static struct mojibake
with_space_at(const unsigned char *octets, uint32_t length)
{
    struct mojibake found = assemble(octets, length, code_point_or_space_at);

    found.doubtful = found.code_point < 0x800;
    return found;
}

static struct mojibake
latin_mojibake_at(const unsigned char *octets, uint32_t length)
{
    struct mojibake found = twice_at(octets, length);

    if (!is_found(found))
        found = once_at(octets, length);
    if (!is_found(found))
        found = with_space_at(octets, length);
    return is_found(found) ? found : cut_short_at(octets, length);
}

/* ---- ... in other charsets ------------------------------------------- */

/* The octets from 0x80 to 0xBF, as unicode.org's tables have them: those that
 * go on with a sequence of UTF-8. */
struct page {
    uint32_t leads[2];  /* what two octets that begin one were read as ... */
    unsigned char lead; /* ... the first; the second is the next octet */
    bool may_be_typed;  /* they are letters, and so is what may follow */
    uint16_t code_points[64];
};

static const struct page pages[] = {
    /* Windows-1251: of D0 and D1, which begin Cyrillic letters */
    {{0x420, 0x421},
     0xd0,
     true,
     {
         0x0402, 0x0403, 0x201a, 0x0453, 0x201e, 0x2026, 0x2020, 0x2021,
         0x20ac, 0x2030, 0x0409, 0x2039, 0x040a, 0x040c, 0x040b, 0x040f,
         0x0452, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
         0,      0x2122, 0x0459, 0x203a, 0x045a, 0x045c, 0x045b, 0x045f,
         0x00a0, 0x040e, 0x045e, 0x0408, 0x00a4, 0x0490, 0x00a6, 0x00a7,
         0x0401, 0x00a9, 0x0404, 0x00ab, 0x00ac, 0x00ad, 0x00ae, 0x0407,
         0x00b0, 0x00b1, 0x0406, 0x0456, 0x0491, 0x00b5, 0x00b6, 0x00b7,
         0x0451, 0x2116, 0x0454, 0x00bb, 0x0458, 0x0405, 0x0455, 0x0457,
     }},
    /* IBM 437: of C2 and C3 */
    {{0x252c, 0x251c},
     0xc2,
     false,
     {
         0x00c7, 0x00fc, 0x00e9, 0x00e2, 0x00e4, 0x00e0, 0x00e5, 0x00e7,
         0x00ea, 0x00eb, 0x00e8, 0x00ef, 0x00ee, 0x00ec, 0x00c4, 0x00c5,
         0x00c9, 0x00e6, 0x00c6, 0x00f4, 0x00f6, 0x00f2, 0x00fb, 0x00f9,
         0x00ff, 0x00d6, 0x00dc, 0x00a2, 0x00a3, 0x00a5, 0x20a7, 0x0192,
         0x00e1, 0x00ed, 0x00f3, 0x00fa, 0x00f1, 0x00d1, 0x00aa, 0x00ba,
         0x00bf, 0x2310, 0x00ac, 0x00bd, 0x00bc, 0x00a1, 0x00ab, 0x00bb,
         0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x2561, 0x2562, 0x2556,
         0x2555, 0x2563, 0x2551, 0x2557, 0x255d, 0x255c, 0x255b, 0x2510,
     }},
    /* IBM 850 */
    {{0x252c, 0x251c},
     0xc2,
     false,
     {
         0x00c7, 0x00fc, 0x00e9, 0x00e2, 0x00e4, 0x00e0, 0x00e5, 0x00e7,
         0x00ea, 0x00eb, 0x00e8, 0x00ef, 0x00ee, 0x00ec, 0x00c4, 0x00c5,
         0x00c9, 0x00e6, 0x00c6, 0x00f4, 0x00f6, 0x00f2, 0x00fb, 0x00f9,
         0x00ff, 0x00d6, 0x00dc, 0x00f8, 0x00a3, 0x00d8, 0x00d7, 0x0192,
         0x00e1, 0x00ed, 0x00f3, 0x00fa, 0x00f1, 0x00d1, 0x00aa, 0x00ba,
         0x00bf, 0x00ae, 0x00ac, 0x00bd, 0x00bc, 0x00a1, 0x00ab, 0x00bb,
         0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x00c1, 0x00c2, 0x00c0,
         0x00a9, 0x2563, 0x2551, 0x2557, 0x255d, 0x00a2, 0x00a5, 0x2510,
     }},
    /* Macintosh: of C3, as C2 is a sign that is typed */
    {{0x221a, 0},
     0xc3,
     false,
     {
         0x00c4, 0x00c5, 0x00c7, 0x00c9, 0x00d1, 0x00d6, 0x00dc, 0x00e1,
         0x00e0, 0x00e2, 0x00e4, 0x00e3, 0x00e5, 0x00e7, 0x00e9, 0x00e8,
         0x00ea, 0x00eb, 0x00ed, 0x00ec, 0x00ee, 0x00ef, 0x00f1, 0x00f3,
         0x00f2, 0x00f4, 0x00f6, 0x00f5, 0x00fa, 0x00f9, 0x00fb, 0x00fc,
         0x2020, 0x00b0, 0x00a2, 0x00a3, 0x00a7, 0x2022, 0x00b6, 0x00df,
         0x00ae, 0x00a9, 0x2122, 0x00b4, 0x00a8, 0x2260, 0x00c6, 0x00d8,
         0x221e, 0x00b1, 0x2264, 0x2265, 0x00a5, 0x00b5, 0x2202, 0x2211,
         0x220f, 0x03c0, 0x222b, 0x00aa, 0x00ba, 0x03a9, 0x00e6, 0x00f8,
     }},
};

static bool
octet_of_page(const struct page *page, uint32_t code_point,
              unsigned char *octet)
{
    size_t i;

    for (i = 0; i < sizeof page->code_points / sizeof page->code_points[0]; i++)
        if (code_point != 0 && page->code_points[i] == code_point) {
            *octet = (unsigned char)(0x80 + i);
            return true;
        }
    return false;
}

static struct mojibake
pair_at(const struct page *page, const unsigned char *octets, uint32_t length)
{
    const struct mojibake first = code_point_at(octets, length);
    const struct mojibake second =
        code_point_at(octets + first.length, length - first.length);
    unsigned char octet;
    uint32_t lead;

    if (first.length == 0 || second.length == 0 ||
        (first.code_point != page->leads[0] &&
         first.code_point != page->leads[1]) ||
        !octet_of_page(page, second.code_point, &octet))
        return none;
    lead = page->lead + (first.code_point == page->leads[1] ? 1u : 0u);
    return (struct mojibake){first.length + second.length,
                             (lead & 0x1f) << 6 | (octet & 0x3f), false};
}

/* Of two Cyrillic letters a word may begin so: another pair must follow. */
static struct mojibake
page_mojibake_at(const unsigned char *octets, uint32_t length)
{
    struct mojibake found;
    size_t i;

    for (i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        found = pair_at(&pages[i], octets, length);
        if (!is_found(found))
            continue;
        found.doubtful =
            pages[i].may_be_typed &&
            pair_at(&pages[i], octets + found.length, length - found.length)
                    .length == 0;
        return found;
    }
    return none;
}

struct mojibake
mojibake_at(const unsigned char *octets, uint32_t length)
{
    if (length < 2)
        return none;
    switch (octets[0]) {
    case 0xc3: /* U+00C2 to U+00F4, which every lead was read as */
        return latin_mojibake_at(octets, length);
    case 0xd0: /* the leads of the pages */
    case 0xe2:
        return page_mojibake_at(octets, length);
    default:
        return none;
    }
}

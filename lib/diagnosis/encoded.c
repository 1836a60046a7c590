/* encoded.c - characters written in another code
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/mends.h"

#include <string.h>

#include "diagnosis/look.h"
#include "meaning/encoding.h"
#include "meaning/unicode.h"
#include "text/octets.h"
#include "text/utf8.h"

static const struct encoded none = {0, 0, PERCENT};

static bool
hex_digits(const unsigned char *octets, uint32_t length, uint32_t count,
           uint32_t *value)
{
    uint32_t i;

    if (length < count)
        return false;
    *value = 0;
    for (i = 0; i < count; i++) {
        if (!octet_is(octets[i], HEXDIG))
            return false;
        *value = *value << 4 | octet_hex_value(octets[i]);
    }
    return true;
}

/* No one escapes DEL or the controls of ISO 8859. */
static bool
is_encoded(uint32_t code_point)
{
    return code_point < 0x7f || code_point >= 0xa0;
}

/* ---- Octet by octet -------------------------------------------------- */

/* One character, each octet of its UTF-8 written as `mark` and two digits. */
static struct encoded
octet_by_octet(const unsigned char *octets, uint32_t length, const char *mark,
               enum encoding encoding)
{
    const uint32_t mark_length = (uint32_t)strlen(mark);
    const uint32_t width = mark_length + 2;
    unsigned char sequence[4];
    struct utf8_unit unit;
    uint32_t value, count = 0, at = 0;

    for (; count < sizeof sequence && length - at >= width; at += width) {
        if (memcmp(octets + at, mark, mark_length) != 0 ||
            !hex_digits(octets + at + mark_length, 2, 2, &value))
            break;
        sequence[count++] = (unsigned char)value;
    }
    if (count == 0)
        return none;
    unit = utf8_decode(sequence, count);
    if (unit.kind != UTF8_WELL_FORMED || !is_encoded(unit.value))
        return none;
    return (struct encoded){unit.length * width, unit.value, encoding};
}

/* pct-encoded = "%" HEXDIG HEXDIG                          RFC 3986 2.1 */
static struct encoded
percent(const unsigned char *octets, uint32_t length)
{
    return octet_by_octet(octets, length, "%", PERCENT);
}

/* "=" HEXDIG HEXDIG                                        RFC 2045 6.7
 *
 * "Uppercase letters must be used": a second octet in lower case is more
 * likely another tag of a mailing list. */
static struct encoded
quoted(const unsigned char *octets, uint32_t length)
{
    const struct encoded encoded = octet_by_octet(octets, length, "=", QUOTED);
    uint32_t i;

    for (i = 0; encoded.code_point > 0x7f && i < encoded.length; i++)
        if (octet_lower(octets[i]) == octets[i] && octet_is(octets[i], ALPHA))
            return none;
    return encoded;
}

/* ---- Backslashes ----------------------------------------------------- */

/* "\n" where the address ends: within it, a letter that was escaped in vain
 * is likelier. */
static struct encoded
line_escape(const unsigned char *octets, uint32_t length)
{
    struct encoded encoded = {2, 0, ESCAPED};

    if (length < 2 || (length > 2 && octets[2] != '>' && octets[2] != '\\'))
        return none;
    switch (octets[1]) {
    case 'n':
        encoded.code_point = '\n';
        return encoded;
    case 'r':
        encoded.code_point = '\r';
        return encoded;
    case 't':
        encoded.code_point = '\t';
        return encoded;
    default:
        return none;
    }
}

/* The code point that a pair of surrogates stands for; 0 if they are none. */
static uint32_t
from_surrogates(uint32_t high, uint32_t low)
{
    if (high < 0xd800 || high > 0xdbff || low < 0xdc00 || low > 0xdfff)
        return 0;
    return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

static bool
is_surrogate(uint32_t unit)
{
    return unit >= 0xd800 && unit <= 0xdfff;
}

static bool
utf16_escape(const unsigned char *octets, uint32_t length, uint32_t *unit)
{
    return length >= 6 && octets[0] == '\\' && octets[1] == 'u' &&
           hex_digits(octets + 2, 4, 4, unit);
}

/* "\u0040", and "\ud83d\ude00" for what UTF-16 has two units for
 *                                                          RFC 8259 7 */
static struct encoded
json_escape(const unsigned char *octets, uint32_t length)
{
    struct encoded encoded = {6, 0, ESCAPED};
    uint32_t second;

    if (!utf16_escape(octets, length, &encoded.code_point))
        return none;
    if (is_surrogate(encoded.code_point)) {
        if (!utf16_escape(octets + 6, length - 6, &second))
            return none;
        encoded.length = 12;
        encoded.code_point = from_surrogates(encoded.code_point, second);
        return encoded.code_point != 0 ? encoded : none;
    }
    return is_encoded(encoded.code_point) ? encoded : none;
}

/* "\x40" and "\n", as JavaScript and C have them: of what is not ASCII, C
 * writes the octets, JavaScript the code point. */
static struct encoded
c_escape(const unsigned char *octets, uint32_t length)
{
    struct encoded encoded = octet_by_octet(octets, length, "\\x", ESCAPED);

    if (encoded.length > 0)
        return encoded;
    encoded.length = 4;
    encoded.encoding = ESCAPED;
    if (length >= 4 && octets[1] == 'x' &&
        hex_digits(octets + 2, 2, 2, &encoded.code_point) &&
        is_encoded(encoded.code_point))
        return encoded;
    return line_escape(octets, length);
}

static struct encoded
escaped(const unsigned char *octets, uint32_t length)
{
    const struct encoded encoded = json_escape(octets, length);

    return encoded.length > 0 ? encoded : c_escape(octets, length);
}

/* ---- References of HTML ---------------------------------------------- */

/* "&#64;" and "&#x40;"                               HTML, "Character
 * references": 128 to 159 are those of Windows-1252 */
static struct encoded
numeric_entity(const unsigned char *octets, uint32_t length)
{
    const bool hex = length > 2 && octet_lower(octets[2]) == 'x';
    uint32_t i, value = 0;

    for (i = hex ? 3 : 2; i < length && i < 10; i++) {
        if (octets[i] == ';')
            break;
        if (!octet_is(octets[i], hex ? HEXDIG : DIGIT))
            return none;
        value = value * (hex ? 16 : 10) + octet_hex_value(octets[i]);
    }
    if (value >= 0x80 && value <= 0x9f)
        value = legacy_decode(WINDOWS_1252, (unsigned char)value);
    if (i >= length || octets[i] != ';' || value == 0 || !is_encoded(value) ||
        is_surrogate(value) || value > 0x10ffff)
        return none;
    return (struct encoded){i + 1, value, ENTITY};
}

struct named {
    const char *name; /* in lower case */
    uint32_t code_point;
};

static const struct named *
find_name(const struct named *names, size_t count, const unsigned char *octets,
          uint32_t length)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (begins_with(octets, length, names[i].name))
            return &names[i];
    return NULL;
}

/* HTML, "Named character references": its letters in Latin script.  Of a pair
 * the one in lower case is here; the other begins in upper case, and is 0x20
 * or 1 less, as in Unicode. */
static struct encoded
letter_entity(const unsigned char *octets, uint32_t length)
{
    static const struct named names[] = {
        {"&agrave;", 0xe0},  {"&aacute;", 0xe1},  {"&acirc;", 0xe2},
        {"&atilde;", 0xe3},  {"&auml;", 0xe4},    {"&aring;", 0xe5},
        {"&aelig;", 0xe6},   {"&ccedil;", 0xe7},  {"&egrave;", 0xe8},
        {"&eacute;", 0xe9},  {"&ecirc;", 0xea},   {"&euml;", 0xeb},
        {"&igrave;", 0xec},  {"&iacute;", 0xed},  {"&icirc;", 0xee},
        {"&iuml;", 0xef},    {"&eth;", 0xf0},     {"&ntilde;", 0xf1},
        {"&ograve;", 0xf2},  {"&oacute;", 0xf3},  {"&ocirc;", 0xf4},
        {"&otilde;", 0xf5},  {"&ouml;", 0xf6},    {"&oslash;", 0xf8},
        {"&ugrave;", 0xf9},  {"&uacute;", 0xfa},  {"&ucirc;", 0xfb},
        {"&uuml;", 0xfc},    {"&yacute;", 0xfd},  {"&thorn;", 0xfe},
        {"&oelig;", 0x153},  {"&scaron;", 0x161}, {"&zcaron;", 0x17e},
        {"&ccaron;", 0x10d},
    };
    const struct named *found =
        find_name(names, sizeof names / sizeof names[0], octets, length);
    struct encoded encoded = {0, 0, ENTITY};

    if (found == NULL)
        return none;
    encoded.length = (uint32_t)strlen(found->name);
    encoded.code_point = found->code_point;
    if (octets[1] < 'a')
        encoded.code_point -= found->code_point < 0x100 ? 0x20 : 1;
    return encoded;
}

static struct encoded
sign_entity(const unsigned char *octets, uint32_t length)
{
    static const struct named names[] = {
        {"&amp;", '&'},      {"&commat;", '@'},   {"&period;", '.'},
        {"&lt;", '<'},       {"&gt;", '>'},       {"&quot;", '"'},
        {"&nbsp;", ' '},     {"&apos;", '\''},    {"&lowbar;", '_'},
        {"&hyphen;", '-'},   {"&plus;", '+'},     {"&szlig;", 0xdf},
        {"&rsquo;", 0x2019}, {"&lsquo;", 0x2018}, {"&ndash;", 0x2013},
        {"&mdash;", 0x2014}, {"&shy;", 0xad},     {"&zwnj;", 0x200c},
    };
    const struct named *found =
        find_name(names, sizeof names / sizeof names[0], octets, length);

    return found == NULL ? none
                         : (struct encoded){(uint32_t)strlen(found->name),
                                            found->code_point, ENTITY};
}

static struct encoded
entity(const unsigned char *octets, uint32_t length)
{
    struct encoded encoded;

    if (length > 1 && octets[1] == '#')
        return numeric_entity(octets, length);
    encoded = sign_entity(octets, length);
    return encoded.length > 0 ? encoded : letter_entity(octets, length);
}

/* ---- UTF-7 ----------------------------------------------------------- */

/* A shifted sequence of at most so many code units: a word, not a text. */
#define UNITS_MAX 16

struct shifted {
    uint32_t length; /* octets, from "+" to "-" */
    uint32_t count;
    uint32_t code_points[UNITS_MAX];
};

/* The value of an octet of base64; 64 if it is none        RFC 4648 4 */
static uint32_t
base64_value(unsigned char octet)
{
    if (octet_is(octet, DIGIT))
        return octet - 48u + 52u;
    if (octet_is(octet, ALPHA))
        return octet < 'a' ? octet - 65u : octet - 97u + 26u;
    if (octet == '+')
        return 62;
    return octet == '/' ? 63 : 64;
}

static bool
add_unit(struct shifted *shifted, uint32_t unit)
{
    uint32_t *next = &shifted->code_points[shifted->count];

    if (shifted->count > 0 && is_surrogate(next[-1])) {
        next[-1] = from_surrogates(next[-1], unit);
        return next[-1] != 0;
    }
    if (shifted->count == UNITS_MAX)
        return false;
    *next = unit;
    shifted->count++;
    return true;
}

/* What writes UTF-7 shifts what it must: no letters and digits of ASCII.  And
 * as any word of letters is some base64, only Latin letters and signs, or
 * several letters of one alphabet, are more than a word behind a plus sign. */
static bool
is_more_than_a_word(const struct shifted *shifted)
{
    uint32_t i;

    for (i = 0; i < shifted->count; i++) {
        const uint32_t code_point = shifted->code_points[i];

        if (code_point <= ' ' || is_surrogate(code_point) ||
            (code_point < 0x80 && octet_is((unsigned char)code_point, LET_DIG)))
            return false;
        if (code_point >= 0x250 &&
            (shifted->count == 1 ||
             code_point >> 8 != shifted->code_points[0] >> 8))
            return false;
    }
    return shifted->count > 0;
}

/* Asked last, as it may take ICU: words behind plus signs are common. */
static bool
is_seen(const struct shifted *shifted)
{
    uint32_t i;

    for (i = 0; i < shifted->count; i++)
        if (unicode_is_unseen(shifted->code_points[i]))
            return false;
    return true;
}

/* "+" *base64 ["-"], each 16 bits a code unit, the bits left over 0
 *                                                          RFC 2152, rule 2 */
static bool
unshift(const unsigned char *octets, uint32_t length, struct shifted *shifted)
{
    uint32_t i, bits = 0, bit_count = 0;

    shifted->count = 0;
    for (i = 1; i < length && base64_value(octets[i]) < 64; i++) {
        bits = bits << 6 | base64_value(octets[i]);
        bit_count += 6;
        if (bit_count < 16)
            continue;
        bit_count -= 16;
        if (!add_unit(shifted, bits >> bit_count))
            return false;
        bits &= (1u << bit_count) - 1;
    }
    shifted->length = i < length && octets[i] == '-' ? i + 1 : i;
    return bit_count < 6 && bits == 0 && is_more_than_a_word(shifted) &&
           is_seen(shifted);
}

static struct encoded
utf7(const unsigned char *octets, uint32_t length)
{
    struct shifted shifted;

    if (!unshift(octets, length, &shifted))
        return none;
    return (struct encoded){shifted.length, shifted.code_points[0], SHIFTED};
}

/* ---- Signs as words -------------------------------------------------- */

/* The word for a sign, or in brackets the sign itself: its length, and what
 * it spells. */
static uint32_t
sign_word(const unsigned char *octets, uint32_t length, bool bracketed,
          uint32_t *code_point)
{
    static const struct {
        const char *word; /* in lower case */
        unsigned char sign;
        bool bracketed; /* alone it would be an article, or an ending */
    } words[] = {
        {"at", '@', false},
        {"dot", '.', false},
        {"arobase", '@', false},
        {"point", '.', false}, /* French */
        {"arroba", '@', false},
        {"punto", '.', false},      /* Spanish */
        {"ponto", '.', false},      /* Portuguese */
        {"punkt", '.', false},      /* German */
        {"chiocciola", '@', false}, /* Italian */
        {"\u00e4t", '@', true},
        {"\u30a2\u30c3\u30c8", '@', true},
        {"\u30c9\u30c3\u30c8", '.', true}, /* Japanese */
        {"a", '@', true},
        {"@", '@', true},
        {".", '.', true},
    };
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++)
        if ((bracketed || !words[i].bracketed) &&
            begins_with(octets, length, words[i].word)) {
            *code_point = words[i].sign;
            return (uint32_t)strlen(words[i].word);
        }
    return 0;
}

/* "(a)": the "@" is not farther behind it than a local-part can be long. */
static bool
is_comment(const unsigned char *octets, uint32_t behind, uint32_t length)
{
    const uint32_t end = length - behind > ADDRSPEC_LOCAL_PART_MAX
                             ? behind + ADDRSPEC_LOCAL_PART_MAX
                             : length;

    return holds_octet(octets, behind, end, '@');
}

/* "[at]", "(dot)", " at ": the blanks around it belong to it. */
static struct encoded
spelled_out(const unsigned char *octets, uint32_t length)
{
    static const char open[] = "[({<", close[] = "])}>";
    const uint32_t before = skip_blanks(octets, 0, length);
    struct encoded encoded = {before, 0, SPELLED};
    const char *bracket = NULL;
    uint32_t word, behind;

    if (before < length && octets[before] != '\0')
        bracket = strchr(open, octets[before]);
    if (bracket != NULL)
        encoded.length++;
    else if (before == 0)
        return none;
    word = sign_word(octets + encoded.length, length - encoded.length,
                     bracket != NULL, &encoded.code_point);
    if (word == 0)
        return none;
    encoded.length += word;
    if (bracket != NULL) {
        if (encoded.length >= length ||
            octets[encoded.length] != (unsigned char)close[bracket - open])
            return none;
        encoded.length++;
    }
    behind = skip_blanks(octets, encoded.length, length);
    if (bracket == NULL && behind == encoded.length)
        return none;
    if (word == 1 && octet_is(octets[encoded.length - 2], ALPHA) &&
        is_comment(octets, behind, length))
        return none;
    encoded.length = behind;
    return encoded;
}

/* ---- All of them ----------------------------------------------------- */

struct encoded
decode_at(const unsigned char *octets, uint32_t length)
{
    if (length == 0)
        return none;
    switch (octets[0]) {
    case '%':
        return percent(octets, length);
    case '=':
        return quoted(octets, length);
    case '+':
        return utf7(octets, length);
    case '&':
        return entity(octets, length);
    case '\\':
        return escaped(octets, length);
    case '[':
    case '(':
    case '{':
    case '<':
    case ' ':
    case '\t':
        return spelled_out(octets, length);
    default:
        return none;
    }
}

/* encoded-word = "=?" charset "?" encoding "?" encoded-text "?="  RFC 2047 2 */
uint32_t
encoded_word_length(const unsigned char *octets, uint32_t length)
{
    uint32_t i, marks = 0;

    if (length < 2 || octets[0] != '=' || octets[1] != '?')
        return 0;
    for (i = 2; i < length; i++) {
        if (octets[i] == '@')
            return 0;
        if (octets[i] != '?')
            continue;
        if (++marks == 3)
            return i + 1 < length && octets[i + 1] == '=' ? i + 2 : 0;
    }
    return 0;
}

bool
is_decoded_along(const struct encoded *encoded)
{
    switch (encoded->encoding) {
    case SPELLED:
        return false;
    case QUOTED:
        return encoded->code_point > 0x7f || encoded->code_point == '@' ||
               encoded->code_point == '.' || encoded->code_point == '=';
    default:
        return encoded->code_point != '<' && encoded->code_point != '>';
    }
}

uint32_t
decoded_text(const unsigned char *octets, const struct encoded *encoded,
             char *text)
{
    struct shifted shifted;
    uint32_t i, length = 0;

    if (encoded->encoding != SHIFTED)
        return mend_code_point(encoded->code_point, text);
    if (unshift(octets, encoded->length, &shifted))
        for (i = 0; i < shifted.count; i++)
            length += mend_code_point(shifted.code_points[i], text + length);
    return length;
}

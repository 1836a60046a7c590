/* encoded.c - characters written in another code
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/mends.h"

#include <string.h>

#include "diagnosis/look.h"
#include "text/octets.h"

static const struct encoded none = {0, 0, PERCENT};

static bool
two_hex(const unsigned char *octets, uint32_t length, uint32_t *value)
{
    if (length < 2 || !octet_is(octets[0], HEXDIG) ||
        !octet_is(octets[1], HEXDIG))
        return false;
    *value = octet_hex_value(octets[0]) << 4 | octet_hex_value(octets[1]);
    return *value < 0x7f;
}

/* pct-encoded = "%" HEXDIG HEXDIG                          RFC 3986 2.1
 * "=" HEXDIG HEXDIG                                        RFC 2045 6.7 */
static struct encoded
percent_or_quoted(const unsigned char *octets, uint32_t length)
{
    struct encoded encoded = {3, 0, octets[0] == '%' ? PERCENT : QUOTED};

    return two_hex(octets + 1, length - 1, &encoded.code_point) ? encoded
                                                                : none;
}

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

/* "\u0040", as JSON and JavaScript have it                 RFC 8259 7
 * "\x40" and "\n", as they and C have it */
static struct encoded
json_escape(const unsigned char *octets, uint32_t length)
{
    struct encoded encoded = {6, 0, ESCAPED};

    if (length >= 6 && octets[1] == 'u' && octets[2] == '0' && octets[3] == '0')
        return two_hex(octets + 4, length - 4, &encoded.code_point) ? encoded
                                                                    : none;
    encoded.length = 4;
    if (length >= 4 && octets[1] == 'x')
        return two_hex(octets + 2, length - 2, &encoded.code_point) ? encoded
                                                                    : none;
    return line_escape(octets, length);
}

/* "&#64;" and "&#x40;"                               HTML, "Character
 * references" */
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
    if (i >= length || octets[i] != ';' || value == 0 || value >= 0x7f)
        return none;
    return (struct encoded){i + 1, value, ENTITY};
}

static struct encoded
entity(const unsigned char *octets, uint32_t length)
{
    static const struct {
        const char *name;
        uint32_t code_point;
    } names[] = {{"&amp;", '&'},    {"&commat;", '@'}, {"&period;", '.'},
                 {"&lt;", '<'},     {"&gt;", '>'},     {"&quot;", '"'},
                 {"&nbsp;", ' '},   {"&apos;", '\''},  {"&lowbar;", '_'},
                 {"&hyphen;", '-'}, {"&plus;", '+'}};
    size_t i;

    if (length > 1 && octets[1] == '#')
        return numeric_entity(octets, length);
    for (i = 0; i < sizeof names / sizeof names[0]; i++)
        if (begins_with(octets, length, names[i].name))
            return (struct encoded){(uint32_t)strlen(names[i].name),
                                    names[i].code_point, ENTITY};
    return none;
}

/* "at" or "dot", or in brackets the sign itself: its length, and what it
 * spells. */
static uint32_t
sign_word(const unsigned char *octets, uint32_t length, bool bracketed,
          uint32_t *code_point)
{
    if (begins_with(octets, length, "at")) {
        *code_point = '@';
        return 2;
    }
    *code_point = '.';
    if (begins_with(octets, length, "dot"))
        return 3;
    if (!bracketed || length == 0 || (octets[0] != '.' && octets[0] != '@'))
        return 0;
    *code_point = octets[0];
    return 1;
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
    encoded.length = behind;
    return encoded;
}

struct encoded
decode_at(const unsigned char *octets, uint32_t length)
{
    if (length == 0)
        return none;
    switch (octets[0]) {
    case '%':
    case '=':
        return percent_or_quoted(octets, length);
    case '&':
        return entity(octets, length);
    case '\\':
        return json_escape(octets, length);
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

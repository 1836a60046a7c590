/* cuts.c - a text cut at its marks and blanks
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/cuts.h"

#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "diagnosis/mends.h"
#include "meaning/code_points.h"
#include "text/octets.h"

static const struct pair pairs[] = {
    {'(', ')', PARENTHESES},
    {'<', '>', BRACKETS},
    {'[', ']', BRACKETS},
    {'"', '"', QUOTES},
    {0xab, 0xbb, BRACKETS}, /* guillemets */
    {0x2039, 0x203a, BRACKETS},
    {0x201c, 0x201d, QUOTES},
    {0x201e, 0x201c, QUOTES},
    {0x2329, 0x232a, BRACKETS}, /* angle brackets of several blocks */
    {0x275d, 0x275e, QUOTES},   /* ornaments */
    {0x276e, 0x276f, BRACKETS},
    {0x2770, 0x2771, BRACKETS},
    {0x27e8, 0x27e9, BRACKETS},
    {0x27ea, 0x27eb, BRACKETS},
    {0x3008, 0x3009, BRACKETS}, /* CJK */
    {0x300a, 0x300b, BRACKETS},
    {0x300c, 0x300d, QUOTES},
    {0x300e, 0x300f, QUOTES},
    {0x3010, 0x3011, BRACKETS},
    {0x3014, 0x3015, BRACKETS},
    {0x3016, 0x3017, BRACKETS},
    {0x3018, 0x3019, BRACKETS},
    {0x301a, 0x301b, BRACKETS},
    {0xff08, 0xff09, PARENTHESES}, /* full-width */
    {0xff1c, 0xff1e, BRACKETS},
    {0xff3b, 0xff3d, BRACKETS},
    {0xff5b, 0xff5d, BRACKETS},
    {0xff5f, 0xff60, BRACKETS},
};

const struct pair *
pair_of(uint32_t code_point)
{
    size_t i;

    for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (code_point == pairs[i].open || code_point == pairs[i].close)
            return &pairs[i];
    return NULL;
}

bool
is_space(struct utf8_unit unit)
{
    return unit.kind == UTF8_WELL_FORMED &&
           (unit.value == ' ' || unit.value == '\t' ||
            code_point_class(unit.value) == SPACE_FORM);
}

bool
is_colon(uint32_t code_point)
{
    return code_point == ':' || code_point == FULLWIDTH_COLON;
}

bool
is_mark(struct utf8_unit unit)
{
    const uint32_t it = unit.value;

    return unit.kind == UTF8_WELL_FORMED &&
           (it == ',' || it == ';' || is_colon(it) || it == 0x3001 || /* 、 */
            it == 0xff0c || it == 0xff1b || it == 0xff1d || /* ，；＝ */
            pair_of(it) != NULL);
}

bool
is_cut(struct utf8_unit unit)
{
    return is_space(unit) || is_mark(unit);
}

uint32_t
before(const unsigned char *octets, uint32_t begin, uint32_t offset)
{
    do
        offset--;
    while (offset > begin && (octets[offset] & 0xc0) == 0x80);
    return offset;
}

uint32_t
skip_spaces(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    while (begin < end) {
        const struct utf8_unit unit = utf8_decode(octets + begin, end - begin);

        if (!is_space(unit))
            break;
        begin += unit.length;
    }
    return begin;
}

uint32_t
skip_spaces_back(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    while (end > begin) {
        const uint32_t last = before(octets, begin, end);

        if (!is_space(utf8_decode(octets + last, end - last)))
            break;
        end = last;
    }
    return end;
}

/* Behind the Quoted-string that begins there, if an "@" follows it; else
 * `begin`. */
static uint32_t
quoted_end(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    uint32_t i = begin + 1;

    if (begin >= end || octets[begin] != '"')
        return begin;
    while (i < end && octets[i] != '"')
        i += octets[i] == '\\' ? 2 : 1;
    return i + 1 < end && octets[i + 1] == '@' ? i + 1 : begin;
}

uint32_t
piece_end(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    begin = quoted_end(octets, begin, end);
    while (begin < end) {
        const struct utf8_unit unit = utf8_decode(octets + begin, end - begin);

        if (is_cut(unit))
            break;
        begin += unit.length;
    }
    return begin;
}

/* The address without what a sentence, or a URI, puts behind its domain. */
static addrspec_span
without_tail(const unsigned char *octets, addrspec_span piece)
{
    static const char uri[] = "?/#", ends[] = ".,'*!`";
    const uint32_t piece_ends = piece.offset + piece.length;
    uint32_t end = find_octet(
        octets, quoted_end(octets, piece.offset, piece_ends), piece_ends, '@');

    while (end < piece_ends && memchr(uri, octets[end], sizeof uri - 1) == NULL)
        end++;
    while (end > piece.offset &&
           memchr(ends, octets[end - 1], sizeof ends - 1) != NULL)
        end--;
    return span(piece.offset, end - piece.offset);
}

static bool
is_same_text(const unsigned char *octets, addrspec_span a, addrspec_span b)
{
    return a.length == b.length &&
           memcmp(octets + a.offset, octets + b.offset, a.length) == 0;
}

addrspec_span
lone_address(const unsigned char *octets, uint32_t length)
{
    addrspec_span found = {0, 0};
    uint32_t i = 0;

    while (i < length) {
        const uint32_t end = piece_end(octets, i, length);
        const addrspec_span piece = without_tail(octets, span(i, end - i));

        if (holds_octet(octets, i, end, '@')) {
            if (found.length > 0 && !is_same_text(octets, found, piece))
                return span(0, 0);
            if (found.length == 0)
                found = piece;
        }
        i = end < length ? end + utf8_decode(octets + end, length - end).length
                         : end;
    }
    return found;
}

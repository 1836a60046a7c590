/* utf8.c - UTF-8 as RFC 3629 has it
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/utf8.h"

bool
utf8_lead(unsigned char lead, uint8_t *left, uint8_t *low, uint8_t *high)
{
    if (lead < 0xc2 || lead > 0xf4)
        return false;
    *left = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    *low = 0x80;
    *high = 0xbf;
    if (lead == 0xe0)
        *low = 0xa0; /* below: overlong */
    if (lead == 0xed)
        *high = 0x9f; /* above: surrogates */
    if (lead == 0xf0)
        *low = 0x90; /* below: overlong */
    if (lead == 0xf4)
        *high = 0x8f; /* above: beyond U+10FFFF */
    return true;
}

/* The length that a lead octet promises, be it RFC 3629's or only RFC 2279's
 * shape of it; 0 for an octet that is no lead. */
static uint32_t
promised_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead < 0xc0 || lead >= 0xf8)
        return 0;
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

static enum utf8_kind
judge(uint32_t value, uint32_t length)
{
    static const uint32_t smallest[] = {0, 0x80, 0x800, 0x10000};

    if (value < smallest[length - 1])
        return UTF8_OVERLONG;
    if (value >= 0xd800 && value <= 0xdfff)
        return UTF8_SURROGATE;
    return value > 0x10ffff ? UTF8_TOO_LARGE : UTF8_WELL_FORMED;
}

struct utf8_unit
utf8_decode(const unsigned char *octets, size_t length)
{
    static const uint8_t lead_bits[] = {0x7f, 0x1f, 0x0f, 0x07};
    const uint32_t promised = promised_length(octets[0]);
    struct utf8_unit unit = {UTF8_WELL_FORMED, octets[0], 1};
    uint32_t value, i;

    if (promised == 0) {
        unit.kind = utf8_is_continuation(octets[0]) ? UTF8_LONE_CONTINUATION
                                                    : UTF8_NEVER;
        return unit;
    }
    value = octets[0] & lead_bits[promised - 1];
    for (i = 1; i < promised; i++) {
        if (i >= length || !utf8_is_continuation(octets[i])) {
            unit.kind = UTF8_TRUNCATED;
            unit.length = i;
            return unit;
        }
        value = value << 6 | (octets[i] & 0x3f);
    }
    unit.kind = judge(value, promised);
    unit.value = value;
    unit.length = promised;
    return unit;
}

bool
utf8_is_well_formed(const unsigned char *octets, size_t length)
{
    size_t i;
    struct utf8_unit unit;

    for (i = 0; i < length; i += unit.length) {
        unit = utf8_decode(octets + i, length - i);
        if (unit.kind != UTF8_WELL_FORMED)
            return false;
    }
    return true;
}

uint32_t
utf8_last_begin(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    while (end > begin && utf8_is_continuation(octets[end - 1]))
        end--;
    return end > begin ? end - 1 : begin;
}

size_t
utf8_encode(uint32_t code_point, unsigned char octets[4])
{
    if (code_point < 0x80) {
        octets[0] = (unsigned char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        octets[0] = (unsigned char)(0xc0 | code_point >> 6);
        octets[1] = (unsigned char)(0x80 | (code_point & 0x3f));
        return 2;
    }
    if (code_point < 0x10000) {
        octets[0] = (unsigned char)(0xe0 | code_point >> 12);
        octets[1] = (unsigned char)(0x80 | (code_point >> 6 & 0x3f));
        octets[2] = (unsigned char)(0x80 | (code_point & 0x3f));
        return 3;
    }
    octets[0] = (unsigned char)(0xf0 | code_point >> 18);
    octets[1] = (unsigned char)(0x80 | (code_point >> 12 & 0x3f));
    octets[2] = (unsigned char)(0x80 | (code_point >> 6 & 0x3f));
    octets[3] = (unsigned char)(0x80 | (code_point & 0x3f));
    return 4;
}

/* unicode.c - what is known of code points: the only file that includes ICU
 *
 * SPDX-License-Identifier: MIT
 *
 * Without ICU a short table of ranges serves the carets: right for the
 * scripts in wide use, and said in addrspec --version.
 */
#include "meaning/unicode.h"

#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#if HAVE_ICU
#    include <unicode/uchar.h>
#    include <unicode/uvernum.h>
#endif

#if HAVE_ICU

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

bool
unicode_is_unseen(uint32_t code_point)
{
    static const uint32_t unseen = U_GC_CN_MASK | U_GC_CC_MASK | U_GC_CF_MASK |
                                   U_GC_CO_MASK | U_GC_CS_MASK | U_GC_ZS_MASK |
                                   U_GC_ZL_MASK | U_GC_ZP_MASK;
    const UChar32 c = (UChar32)code_point;

    if (c == ' ')
        return false;
    return (U_GET_GC_MASK(c) & unseen) != 0 ||
           u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

const char *
unicode_source(void)
{
    return "ICU " U_ICU_VERSION ", Unicode " U_UNICODE_VERSION;
}

#else

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
    static const struct range unseen[] = {
        {0x0, 0x1f},      {0x7f, 0xa0},       {0xad, 0xad},
        {0x34f, 0x34f},   {0x61c, 0x61c},     {0x115f, 0x1160},
        {0x17b4, 0x17b5}, {0x180b, 0x180f},   {0x2000, 0x200f},
        {0x2028, 0x202f}, {0x205f, 0x206f},   {0x3000, 0x3000},
        {0x3164, 0x3164}, {0xd800, 0xf8ff},   {0xfe00, 0xfe0f},
        {0xfeff, 0xfeff}, {0xffa0, 0xffa0},   {0xfff0, 0xfffb},
        {0xfffe, 0xffff}, {0xe0000, 0xe0fff}, {0xf0000, 0x10ffff},
    };

    return WITHIN(unseen, code_point);
}

const char *
unicode_source(void)
{
    return "no ICU: widths from a short table";
}

#endif

bool
unicode_is_assigned(uint32_t code_point)
{
    (void)code_point;
    return true;
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
unicode_look(const unsigned char *text, uint32_t length,
             struct unicode_look *look)
{
    (void)text;
    (void)length;
    (void)look;
    return UNICODE_NOT_CHECKED;
}

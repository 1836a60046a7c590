/* utf8.c - is a text UTF-8?
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "utf8.h"

/* RFC 3629 4: for each range of first octets, what the second may be, and how
 * many octets there are.  All later ones are 80..BF. */
static const struct {
    unsigned char first_low, first_high;
    unsigned char second_low, second_high;
    unsigned char length;
} sequences[] = {
    {0x00, 0x7f, 0, 0, 1},       {0xc2, 0xdf, 0x80, 0xbf, 2},
    {0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3},
    {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
    {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4},
    {0xf4, 0xf4, 0x80, 0x8f, 4},
};

size_t
utf8_character(const char *octets, size_t length)
{
    unsigned char first;
    size_t row = 0;
    size_t i;

    if (length == 0)
        return 0;
    first = (unsigned char)octets[0];
    while (first > sequences[row].first_high)
        if (++row == sizeof sequences / sizeof sequences[0])
            return 0;
    if (first < sequences[row].first_low || length < sequences[row].length)
        return 0;
    for (i = 1; i < sequences[row].length; i++) {
        unsigned char octet = (unsigned char)octets[i];
        unsigned char low = i == 1 ? sequences[row].second_low : 0x80;
        unsigned char high = i == 1 ? sequences[row].second_high : 0xbf;

        if (octet < low || octet > high)
            return 0;
    }
    return sequences[row].length;
}

bool
utf8_is_valid(const char *octets, size_t length)
{
    while (length > 0) {
        size_t character = utf8_character(octets, length);

        if (character == 0)
            return false;
        octets += character;
        length -= character;
    }
    return true;
}

/* Do these one to three octets begin a character that needs more? */
static bool
is_beginning(const char *octets, size_t length)
{
    /* After a first octet alone one of these two second ones is legal. */
    static const char seconds[] = {(char)0x80, (char)0xa0};
    size_t i, j;

    for (i = 0; i < sizeof seconds; i++) {
        char text[4];

        for (j = 0; j < sizeof text; j++)
            text[j] = j < length ? octets[j] : seconds[i];
        if (utf8_character(text, sizeof text) > length)
            return true;
    }
    return false;
}

size_t
utf8_finished(const char *octets, size_t length)
{
    size_t back;

    for (back = 1; back <= 3 && back <= length; back++)
        if (is_beginning(octets + length - back, back))
            return length - back;
    return length;
}

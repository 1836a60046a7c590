/* ip_address.c - IP addresses as text, each in its one canonical way
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/ip_address.h"

#include <assert.h>
#include <string.h>

#include "text/octets.h"

enum { GROUPS = 8 };

/* ---- IPv4 ------------------------------------------------------------ */

/* Snum 3("." Snum): leading zeros are digits as any, and no sign of octal
 * numbers.                                                 RFC 5321 4.1.3 */
static uint32_t
read_ipv4(const unsigned char *text, uint32_t length)
{
    uint32_t address = 0, number = 0, i;

    for (i = 0; i < length; i++)
        if (text[i] == '.') {
            address = address << 8 | number;
            number = 0;
        } else {
            number = number * 10 + text[i] - '0';
        }
    return address << 8 | number;
}

static uint32_t
write_ipv4(uint32_t address, char *text)
{
    uint32_t length = 0;
    int shift;

    for (shift = 24; shift >= 0; shift -= 8) {
        const uint32_t number = address >> shift & 0xff;

        if (number >= 100)
            text[length++] = (char)('0' + number / 100);
        if (number >= 10)
            text[length++] = (char)('0' + number / 10 % 10);
        text[length++] = (char)('0' + number % 10);
        if (shift > 0)
            text[length++] = '.';
    }
    return length;
}

uint32_t
ipv4_canonical(const unsigned char *text, uint32_t length,
               char canonical[IPV4_CANONICAL_MAX])
{
    return write_ipv4(read_ipv4(text, length), canonical);
}

/* ---- IPv6 ------------------------------------------------------------ */

/* Move the groups behind "::" to the end, with zeros in their place. */
static void
open_gap(uint16_t groups[GROUPS], uint32_t count, uint32_t gap)
{
    const uint32_t zeros = GROUPS - count;
    uint32_t i;

    for (i = GROUPS; i > gap; i--)
        groups[i - 1] = i > gap + zeros ? groups[i - 1 - zeros] : 0;
}

static void
read_ipv6(const unsigned char *text, uint32_t length, uint16_t groups[GROUPS])
{
    uint32_t count = 0, gap = GROUPS, i = 0;

    while (i < length) {
        uint32_t begin, number = 0;

        if (text[i] == ':') { /* the second of "::" has no group before it */
            if (i + 1 < length && text[i + 1] == ':')
                gap = count;
            i++;
            continue;
        }
        for (begin = i; i < length && octet_is(text[i], HEXDIG); i++)
            number = number << 4 | octet_hex_value(text[i]);
        if (i < length && text[i] == '.') { /* the tail is an IPv4 address */
            number = read_ipv4(text + begin, length - begin);
            assert(count < GROUPS - 1);
            groups[count++] = (uint16_t)(number >> 16);
            i = length;
        }
        assert(count < GROUPS);
        groups[count++] = (uint16_t)(number & 0xffff);
    }
    if (gap < GROUPS)
        open_gap(groups, count, gap);
}

/* The longest run of zero groups, the first of several: what "::" stands for.
 * It "MUST NOT be used to shorten just one".               RFC 5952 4.2 */
static uint32_t
longest_zeros(const uint16_t groups[GROUPS], uint32_t *longest)
{
    uint32_t begin = GROUPS, run = 0, i;

    *longest = 1;
    for (i = 0; i < GROUPS; i++) {
        run = groups[i] == 0 ? run + 1 : 0;
        if (run > *longest) {
            *longest = run;
            begin = i + 1 - run;
        }
    }
    return begin;
}

static uint32_t
write_group(uint16_t group, char *text)
{
    static const char digits[] = "0123456789abcdef";
    uint32_t length = 0;
    int shift;

    for (shift = 12; shift >= 0; shift -= 4)
        if (shift == 0 || group >> shift != 0)
            text[length++] = digits[group >> shift & 0xf];
    return length;
}

static bool
is_mapped_ipv4(const uint16_t groups[GROUPS])
{
    return groups[0] == 0 && groups[1] == 0 && groups[2] == 0 &&
           groups[3] == 0 && groups[4] == 0 && groups[5] == 0xffff;
}

static uint32_t
write_mapped_ipv4(const uint16_t groups[GROUPS], char *text)
{
    static const char block[] = "::ffff:";

    memcpy(text, block, sizeof block - 1);
    return (uint32_t)sizeof block - 1 +
           write_ipv4((uint32_t)groups[6] << 16 | groups[7],
                      text + sizeof block - 1);
}

uint32_t
ipv6_canonical(const unsigned char *text, uint32_t length,
               char canonical[IPV6_CANONICAL_MAX])
{
    uint16_t groups[GROUPS] = {0};
    uint32_t zeros, begin, written = 0, i;

    read_ipv6(text, length, groups);
    if (is_mapped_ipv4(groups))
        return write_mapped_ipv4(groups, canonical);
    begin = longest_zeros(groups, &zeros);
    for (i = 0; i < GROUPS; i++) {
        if (i == begin) {
            canonical[written++] = ':';
            canonical[written++] = ':';
            i += zeros - 1;
            continue;
        }
        if (i > 0 && canonical[written - 1] != ':')
            canonical[written++] = ':';
        written += write_group(groups[i], canonical + written);
    }
    return written;
}

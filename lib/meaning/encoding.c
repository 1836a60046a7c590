/* encoding.c - text that went through the wrong charset
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/encoding.h"

enum charset
legacy_charset(const unsigned char *octets, uint32_t length)
{
    (void)octets;
    (void)length;
    return NO_CHARSET;
}

uint32_t
legacy_decode(enum charset charset, unsigned char octet)
{
    (void)charset;
    (void)octet;
    return 0;
}

struct mojibake
mojibake_at(const unsigned char *octets, uint32_t length)
{
    const struct mojibake none = {0, 0};

    (void)octets;
    (void)length;
    return none;
}

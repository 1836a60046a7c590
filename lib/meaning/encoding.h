/* encoding.h - text that went through the wrong charset
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_MEANING_ENCODING_H
#define ADDRSPEC_MEANING_ENCODING_H

#include <stdbool.h>
#include <stdint.h>

enum charset { NO_CHARSET, WINDOWS_1252, ISO_8859_1, ISO_8859_15 };

/* The charset in which octets that are not UTF-8 read as letters; NO_CHARSET
 * if there is none. */
enum charset legacy_charset(const unsigned char *octets, uint32_t length);

/* The code point that an octet is in a charset; 0 if it is none. */
uint32_t legacy_decode(enum charset charset, unsigned char octet);

/* UTF-8 that was read as Windows-1252 or ISO 8859-1 and encoded as UTF-8
 * once more, beginning at octets[0]. */
struct mojibake {
    uint32_t length;     /* octets it takes; 0: there is none */
    uint32_t code_point; /* what it was */
};
struct mojibake mojibake_at(const unsigned char *octets, uint32_t length);

#endif

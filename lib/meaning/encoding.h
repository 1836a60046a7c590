/* encoding.h - text that went through the wrong charset
 *
 * SPDX-License-Identifier: MIT
 *
 * A guess, made only where a reader would say "of course": the tables are
 * those of the charsets in which Western European text is still found.  The
 * many others are the front end's to guess, with ICU.  NOTE: a name of Central
 * Europe in Windows-1250 or ISO 8859-2 is octets among letters, too, and of
 * those that Latin scripts share only some stand at the same place: there the
 * finding is right, and the letter may be another.
 */
#ifndef ADDRSPEC_MEANING_ENCODING_H
#define ADDRSPEC_MEANING_ENCODING_H

#include <stdbool.h>
#include <stdint.h>

enum charset { NO_CHARSET, WINDOWS_1252, ISO_8859_1, ISO_8859_15 };

/* The charset in which all octets that are not UTF-8 read as letters of the
 * words they stand in, or as what encloses all; NO_CHARSET if there is none, or
 * all is UTF-8.
 *
 * ISO 8859-1 where Windows-1252 would do as well; Windows-1252 where one of
 * the octets 0x80 to 0x9F is a letter, an apostrophe or a dash there; and ISO
 * 8859-15 where it has a letter and they a symbol.  Linear in `length`. */
enum charset legacy_charset(const unsigned char *octets, uint32_t length);

/* The length of what typographic quotation marks enclose at the beginning of
 * text that is of a legacy charset, with them; 0 if there are none. */
uint32_t legacy_quotation(const unsigned char *octets, uint32_t length);

/* The code point that an octet is in a charset; 0 if it is none. */
uint32_t legacy_decode(enum charset charset, unsigned char octet);

/* UTF-8 that was read in an older charset and encoded as UTF-8 once more, or
 * twice, beginning at octets[0]: in Windows-1252, or ISO 8859-1, or (one
 * letter of two octets, encoded once) Windows-1251, IBM 437 or 850 or
 * Macintosh.
 *
 * Of those letters an octet may be lost: what was U+00A0 is now a space, or
 * gone from the end of a word, and what Windows-1252 has nothing for is gone.
 * `doubtful` is what could have been typed so, too: true text has it where
 * there is other mojibake in it. */
struct mojibake {
    uint32_t length;     /* octets it takes; 0: there is none */
    uint32_t code_point; /* what it was */
    bool doubtful;
};
struct mojibake mojibake_at(const unsigned char *octets, uint32_t length);

#endif

/* mends.h - how a fix makes its replacement from the input
 *
 * SPDX-License-Identifier: MIT
 *
 * A diagnostic holds no text, so that it can be copied and sent as it is: its
 * `fixable` says how to make the text again from the input.  It is a row of
 * mends.def, where rows are only ever added at the end once released.
 */
#ifndef ADDRSPEC_DIAGNOSIS_MENDS_H
#define ADDRSPEC_DIAGNOSIS_MENDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

enum mend {
#define MEND(name, before, keeps, after) name,
#include "diagnosis/mends.def"
#undef MEND
    MEND_COUNT
};

/* Receives the replacement, piece by piece. */
typedef void mend_sink(void *context, const char *text, size_t length);

enum mend_status {
    MEND_MADE,
    MEND_IMPOSSIBLE, /* nothing comes of it, or the library for it is missing */
    MEND_NO_MEMORY
};

/* Make the text that `mend` puts in place of octets `fix` of the input.  What
 * was sent before it fails is worthless. */
enum mend_status mend_text(enum mend mend, const unsigned char *input,
                           addrspec_span fix, mend_sink *sink, void *context);

/* What the mend puts before and behind what it keeps. */
void mend_encloses(enum mend mend, const char **before, const char **after);

/* The octets of the input that a mend leaves as they are, between what it puts
 * before and behind them; length 0 where it makes another text. */
addrspec_span mend_kept_span(enum mend mend, const unsigned char *input,
                             addrspec_span fix);

/* The same where they are an address. */
addrspec_span mend_kept_address(enum mend mend, const unsigned char *input,
                                addrspec_span fix);

/* The octets between the first "<" and the last ">" that follows, blanks
 * trimmed, further "<" and ">" at the ends dropped; length 0 if there are
 * none. */
addrspec_span inside_angles(const unsigned char *input, uint32_t length);

/* The only address in a text: the piece with an "@" that its marks and blanks
 * part from the rest; length 0 if there is none, or another one. */
addrspec_span lone_address(const unsigned char *octets, uint32_t length);

/* The octets without blanks around them and without the first and the last
 * of what is left; length 0 if nothing is. */
addrspec_span without_ends(const unsigned char *input, uint32_t length);

/* The same, where the ends are code points of any length. */
addrspec_span without_end_forms(const unsigned char *input, uint32_t length);

/* What a mend puts for a code point, in UTF-8: nothing for what would not be
 * seen, the plain form of what has one.  Returns its length. */
uint32_t mend_code_point(uint32_t code_point, char text[4]);

/* A character written in another code: "%40", "&#64;", "[at]".  In UTF-7 it
 * may be several, of which this tells the first. */
struct encoded {
    uint32_t length;     /* octets it takes; 0: there is none */
    uint32_t code_point; /* what it stands for */
    enum encoding {
        PERCENT,
        ENTITY,
        SPELLED,
        QUOTED,
        ESCAPED,
        SHIFTED
    } encoding;
};

/* The encoded character that begins at octets[0]. */
struct encoded decode_at(const unsigned char *octets, uint32_t length);

/* The length of the encoded-word that begins at octets[0], or 0.  What it holds
 * is never decoded. */
uint32_t encoded_word_length(const unsigned char *octets, uint32_t length);

/* It is decoded where it stands among others.  Not a sign that is spelled out,
 * nor what would be a bracket; and "=XX" is a tag of many a mailing list. */
bool is_decoded_along(const struct encoded *encoded);

/* What a mend puts for an encoded character: its length, at most
 * DECODED_MAX. */
#define DECODED_MAX 64
uint32_t decoded_text(const unsigned char *octets,
                      const struct encoded *encoded, char *text);

#endif

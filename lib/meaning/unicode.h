/* unicode.h - what is known of code points
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_MEANING_UNICODE_H
#define ADDRSPEC_MEANING_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

#include "text/draft.h"

/* Columns that a terminal gives to a printable code point: 0, 1 or 2. */
int unicode_width(uint32_t code_point);

/* Nothing, or something misleading, would be seen: controls, format and bidi
 * characters, separators, private and noncharacters; with ICU unassigned ones
 * too. */
bool unicode_is_unseen(uint32_t code_point);

/* Assigned in the Unicode version of ICU; true of all without it.  Private and
 * noncharacters are: no later version will assign them anew. */
bool unicode_is_assigned(uint32_t code_point);

/* How a question ended that ICU answers.  Texts are well-formed UTF-8 of at
 * most DRAFT_MAX octets; offsets and lengths are in octets of it. */
enum unicode_status {
    UNICODE_DONE,
    UNICODE_NOT_CHECKED, /* there is no ICU, or not its data */
    UNICODE_NO_MEMORY
};

/* The first run of octets that Normalization Form C would change, between two
 * places across which it never composes; *run_length 0: there is none.  The
 * form of the run alone is what it would be changed to. */
enum unicode_status unicode_not_nfc(const unsigned char *text, uint32_t length,
                                    uint32_t *run_offset, uint32_t *run_length);

/* Its Normalization Form C, at most 3 times as long (UAX #15, 9).  Of `size`
 * octets that `nfc` has room for; *written 0 if there is too little. */
enum unicode_status unicode_nfc(const unsigned char *text, uint32_t length,
                                unsigned char *nfc, uint32_t size,
                                uint32_t *written);

/* The same of Form KC, which gives up what a compatibility character has
 * beside its letters (at most 18 times as long). */
enum unicode_status unicode_nfkc(const unsigned char *text, uint32_t length,
                                 unsigned char *nfkc, uint32_t size,
                                 uint32_t *written);

/* A letter or digit in another dress: mathematical, circled, squared, raised,
 * a presentation form, a ligature.  False of all without ICU. */
bool unicode_is_styled(uint32_t code_point);

/* What UTS 39 says of one label or local-part, with its ASCII look-alike.
 *
 * Mixed are scripts that no writing system uses together: more than one, but
 * for Latin with those of Japanese, Chinese or Korean ("highly restrictive",
 * 5.2).  Digits of two systems (5.3) are not asked after: where they belong to
 * a script, they are mixed with that of the letters; where they belong to none,
 * IDNA's rules of context have them.
 *
 * The look-alike is the text with each character outside ASCII as the letter,
 * digit or hyphen that it looks like, where each looks like one. */
enum { PLAIN_MAX = 256 };
struct unicode_look {
    bool mixed;
    bool confusable;         /* not mixed, has letters outside ASCII, and yet
                                looks like `plain` */
    uint32_t foreign;        /* where mixed: the first that is not of the
                                scripts that most of the text is of ... */
    uint32_t foreign_length; /* ... and of the run that begins there */
    uint32_t plain_length;   /* 0: there is no look-alike */
    unsigned char plain[PLAIN_MAX];
};

/* Only worth asking of text that has more than ASCII. */
enum unicode_status unicode_look(const unsigned char *text, uint32_t length,
                                 struct unicode_look *look);

/* "ICU 72.1, Unicode 15.0", or that there is none. */
const char *unicode_source(void);

/* ---- What IDNA2008 asks of a code point, and UTS 46 of a label ---------- */

/* The scripts that RFC 5892 A.4 to A.7 name. */
enum unicode_script { OTHER_SCRIPT, GREEK, HEBREW, KANA_OR_HAN };

/* Joining types, RFC 5892 A.1. */
enum unicode_joining {
    JOINS_NOT,
    JOINS_LEFT,
    JOINS_RIGHT,
    JOINS_BOTH,
    JOINS_THROUGH /* transparent */
};

/* Bidi classes as bits, for the sets that RFC 5893 2 names. */
enum unicode_bidi {
    BIDI_L = 1 << 0,
    BIDI_R = 1 << 1,
    BIDI_AL = 1 << 2,
    BIDI_AN = 1 << 3,
    BIDI_EN = 1 << 4,
    BIDI_NSM = 1 << 5,
    BIDI_NEUTRAL = 1 << 6, /* ES, CS, ET, ON, BN */
    BIDI_OTHER = 1 << 7
};

/* What RFC 5892 2 asks about a code point. */
struct unicode_facts {
    bool assigned;     /* or a noncharacter */
    bool letter_digit; /* 2.1 LetterDigits */
    bool unstable;     /* 2.2 Unstable */
    bool canonical;    /* unstable as NFC replaces it */
    bool upper_case;   /* Lu or Lt, and no variant form */
    bool ignorable;    /* 2.3 and 2.4: by its properties, or by its block */
    bool old_jamo;     /* 2.9 OldHangulJamo */
    bool mark;         /* General_Category M */
    bool virama;       /* Canonical_Combining_Class 9 */
    uint8_t script;    /* enum unicode_script */
    uint8_t joining;   /* enum unicode_joining */
    uint8_t bidi;      /* enum unicode_bidi */
};
enum unicode_status unicode_facts(uint32_t code_point,
                                  struct unicode_facts *facts);

/* ICU's UTS 46, nontransitional, with all of its checks. */
enum unicode_conversion { LABEL_TO_ASCII, LABEL_TO_UNICODE, NAME_TO_UNICODE };
enum { UNICODE_CONVERTED_MAX = 1024 }; /* more is refused: it is no domain */
struct unicode_converted {
    bool refused;      /* what stands in octets is worthless */
    bool not_punycode; /* refused for that */
    uint32_t length;
    unsigned char octets[UNICODE_CONVERTED_MAX];
};
enum unicode_status unicode_convert(enum unicode_conversion conversion,
                                    const unsigned char *text, uint32_t length,
                                    struct unicode_converted *converted);

#endif

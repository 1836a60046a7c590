/* u_label.h - the rules of a U-label, read by ourselves
 *
 * SPDX-License-Identifier: MIT
 *
 * RFC 5891 4.2 and 5.4, with the derived property of RFC 5892, its contextual
 * rules and the Bidi rule of RFC 5893.  What is known of code points is asked
 * of unicode.h; without ICU, derived properties of idna.h, and the rules that
 * need more are left out.
 */
#ifndef ADDRSPEC_MEANING_U_LABEL_H
#define ADDRSPEC_MEANING_U_LABEL_H

#include <addrspec/addrspec.h>

#include "meaning/idna.h"

/* Octets of the longest label that the grammar lets through. */
#define U_LABEL_MAX ADDRSPEC_DOMAIN_MAX

enum u_label_status {
    U_LABEL_READ,
    U_LABEL_READ_IN_PART, /* there is no ICU */
    U_LABEL_NOT_READ,     /* there is no library at all */
    U_LABEL_NO_MEMORY
};

/* What can be wrong with a letter: one mistake of each kind at most. */
enum letter_fault { OF_FORM, OF_PROPERTY, OF_CONTEXT, OF_BIDI, LETTER_FAULTS };

struct letter {
    uint32_t code_point;
    uint32_t offset;
    bool unstable; /* disallowed for no more than that NFC replaces it */
    bool mark;
    bool virama;
    uint8_t script; /* as in struct unicode_facts */
    uint8_t joining;
    uint8_t bidi;
    uint16_t faults[LETTER_FAULTS]; /* 0: none */
};

/* Which one a fault that is not 0 stands for. */
enum idna_problem letter_problem(uint16_t fault);

/* A label, or another text, taken to pieces. */
struct u_label {
    const unsigned char *octets;
    uint32_t length;
    bool known;     /* there is an ICU that knew the letters */
    uint8_t bidi;   /* classes that occur, as bits */
    uint32_t count; /* of letters */
    struct letter letters[U_LABEL_MAX + 1]; /* one for the end */
};

/* Take apart at most U_LABEL_MAX octets of well-formed UTF-8. */
enum u_label_status u_label_read(struct u_label *label,
                                 const unsigned char *octets, uint32_t length);

/* It makes a Bidi domain name of its domain: RFC 5893 1.4. */
bool u_label_is_rtl(const struct u_label *label);

/* Find all that is wrong with a label that was read, in order of offset in
 * the label; `bidi`: the Bidi rule binds it.  False if there was no memory. */
bool u_label_judge(struct u_label *label, bool bidi, idna_sink *sink,
                   void *context);

/* The Bidi rule alone, for a label in ASCII. */
void u_label_judge_bidi(struct u_label *label, idna_sink *sink, void *context);

/* Octets of the A-label, its prefix included, as RFC 3492 6.3 would write
 * it: measured before a library is asked for one. */
uint32_t u_label_a_label_length(const struct u_label *label);

/* The joiner (U+200C or U+200D) that begins at text[offset] stands where
 * CONTEXTJ allows it (RFC 5892 A.1 and A.2), looking no farther than 64 octets
 * around it.  Refused without ICU: what nobody vouches for is not allowed. */
enum u_label_joiner { JOINER_ALLOWED, JOINER_REFUSED, JOINER_NO_MEMORY };
enum u_label_joiner u_label_joiner(const unsigned char *text, uint32_t length,
                                   uint32_t offset);

#endif

/* libidn2.h - labels as libidn2 has them
 *
 * SPDX-License-Identifier: MIT
 *
 * IDNA2008 without any mapping.  IDN2_USE_STD3_ASCII_RULES is never used:
 * libidn2 2.3.3 deletes what it forbids, and calls that success.
 */
#ifndef ADDRSPEC_MEANING_LIBIDN2_H
#define ADDRSPEC_MEANING_LIBIDN2_H

#include "meaning/idna.h"
#include "meaning/u_label.h"

/* A label, as one of the libraries has it. */
struct label {
    uint32_t length;                       /* 0: it is too long to be one */
    unsigned char octets[U_LABEL_MAX + 1]; /* NUL, as libidn2 wants it */
};

enum answer {
    ANSWERED,
    REFUSED, /* the problem tells why, if the library has told it */
    NOT_PUNYCODE,
    NO_LIBRARY,
    NO_MEMORY
};

/* The A-label of a U-label, or what the refusal means where no ICU and so not
 * all of our own rules have been there before. */
enum answer libidn2_encode(const struct label *u_label, struct label *a_label,
                           enum idna_problem *problem);

/* A bare decoding: libidn2 does not look at what comes of it. */
enum answer libidn2_decode(const struct label *a_label, struct label *u_label);

#endif

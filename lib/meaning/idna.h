/* idna.h - U-labels and A-labels (IDNA2008: RFC 5890 to 5893)
 *
 * SPDX-License-Identifier: MIT
 *
 * The only room that knows libidn2.  Nothing that it or ICU returns is
 * trusted before our own domain step has read it.  Domains are octets that
 * idna_can_read() accepts.
 */
#ifndef ADDRSPEC_MEANING_IDNA_H
#define ADDRSPEC_MEANING_IDNA_H

#include <stdbool.h>
#include <stdint.h>

enum idna_problem {
    IDNA_LABEL_NOT_NFC,
    IDNA_CODE_POINT_DISALLOWED, /* value, and why in reason */
    IDNA_CODE_POINT_UNASSIGNED, /* value */
    IDNA_CONTEXT_RULE,          /* value, reason: A.1 to A.9 */
    IDNA_BIDI_RULE,             /* value, reason: condition 1 to 6 */
    IDNA_HYPHENS_3_4,
    IDNA_MARK_LEADS,       /* value */
    IDNA_NO_A_LABEL,       /* reason, value where a code point is at fault */
    IDNA_LIBRARIES_DIFFER, /* reason */
    IDNA_A_LABEL_TOO_LONG, /* value: octets of the A-label */
    IDNA_DOMAIN_TOO_LONG,  /* value: octets with A-labels */
    IDNA_NOT_CHECKED       /* reason: which library is not there */
};

/* Why: numbers of their own for each problem, from 1; 0 where libidn2 alone
 * was asked and does not tell. */
enum idna_disallowed {
    DISALLOWED_UPPER_CASE = 1,
    DISALLOWED_COMPATIBILITY, /* a variant of other characters */
    DISALLOWED_NO_LETTER,     /* neither letter, digit nor mark */
    DISALLOWED_EXCEPTION      /* RFC 5892 2.6 and the like */
};
enum idna_a_label {
    A_LABEL_NOT_PUNYCODE = 1,
    A_LABEL_ONLY_ASCII,    /* it encodes no character outside ASCII */
    A_LABEL_NO_ROUND_TRIP, /* its U-label has another A-label */
    A_LABEL_NO_U_LABEL,    /* what it encodes is no U-label: value */
    A_LABEL_NON_ASCII      /* "xn--" before what is not ASCII */
};
enum idna_difference {
    DIFFERENCE_ICU_REFUSES = 1,
    DIFFERENCE_LIBIDN2_REFUSES,
    DIFFERENCE_A_LABELS
};
enum idna_lack { LACKS_BOTH = 1, LACKS_LIBIDN2, LACKS_ICU };

#define IDNA_NO_VALUE UINT32_MAX
struct idna_finding {
    enum idna_problem problem;
    unsigned reason;
    uint32_t value;  /* IDNA_NO_VALUE if there is none */
    uint32_t offset; /* octets of the domain at fault */
    uint32_t length;
};

typedef void idna_sink(void *context, const struct idna_finding *finding);

/* At most ADDRSPEC_DOMAIN_MAX octets that our own step reads as the name of a
 * domain, with UTF-8 and labels of any length: what may be asked about here. */
bool idna_can_read(const unsigned char *domain, uint32_t length);

/* It holds an octet over 0x7f, or a label that begins with "xn--": no other
 * domain is the business of this room, or of a library. */
bool idna_concerns(const unsigned char *domain, uint32_t length);

/* Find all that is wrong with the labels of a domain, in order of offset; but
 * that a domain is too long comes last.  The Bidi rule binds the ASCII labels
 * and the A-labels of a domain only where one of its labels is a U-label.
 * False if there was no memory: then what was found is worthless. */
bool idna_judge(const unsigned char *domain, uint32_t length, idna_sink *sink,
                void *context);

/* A conversion: its text is cut off by no one, as it has room for it. */
#define IDNA_TEXT_MAX 1024
enum idna_status { IDNA_DONE, IDNA_IMPOSSIBLE, IDNA_NO_MEMORY };
struct idna_text {
    uint32_t length;
    unsigned char octets[IDNA_TEXT_MAX];
};

/* The domain with its U-labels as A-labels, in lower case.  IMPOSSIBLE where
 * idna_judge() finds fault with a U-label, or no library is there. */
enum idna_status idna_to_a_labels(const unsigned char *domain, uint32_t length,
                                  struct idna_text *text);

/* The domain with its A-labels as U-labels, and its ASCII in lower case but
 * for that of U-labels; a bad label stays.  IMPOSSIBLE where the outcome would
 * be too long, would break the Bidi rule, which an ASCII domain need not keep,
 * or no library is there. */
enum idna_status idna_to_u_labels(const unsigned char *domain, uint32_t length,
                                  struct idna_text *text);

/* The U-labels that UTS 46 maps it to (lower case, NFC, compatibility forms
 * resolved); IMPOSSIBLE without ICU, where nothing valid comes of it, and
 * where it is what it was.  `text` is well-formed UTF-8. */
enum idna_status idna_map(const unsigned char *text, uint32_t length,
                          struct idna_text *mapped);

/* What libidn2 thinks of one code point, for where there is no ICU to ask. */
enum idna_opinion {
    OPINION_VALID,
    OPINION_DISALLOWED,
    OPINION_UNASSIGNED,
    OPINION_NONE, /* there is no libidn2 */
    OPINION_NO_MEMORY
};
enum idna_opinion idna_opinion_of(uint32_t code_point);

#endif

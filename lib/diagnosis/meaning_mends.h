/* meaning_mends.h - replacements that take knowledge of Unicode and IDNA
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_DIAGNOSIS_MEANING_MENDS_H
#define ADDRSPEC_DIAGNOSIS_MEANING_MENDS_H

#include "diagnosis/mends.h"

/* Send what is to be put in place of these octets. */
typedef enum mend_status meaning_mend_fn(const unsigned char *octets,
                                         uint32_t length, mend_sink *sink,
                                         void *context);

meaning_mend_fn send_plain_forms; /* the ASCII that was meant */
meaning_mend_fn send_composed;    /* Normalization Form C */
meaning_mend_fn send_unstyled;    /* Normalization Form KC */
meaning_mend_fn send_mapped;      /* by UTS 46 */
meaning_mend_fn send_a_labels;    /* a domain, U-labels mapped */
meaning_mend_fn send_without_ace; /* "xn--" and a last "-" left out */
meaning_mend_fn send_look_alike;  /* of a label, in ASCII */

/* A label as it is seen: an A-label as its U-label.  Returns how it ended. */
enum mend_status label_as_seen(const unsigned char *octets, uint32_t length,
                               unsigned char *seen, uint32_t size,
                               uint32_t *seen_length);

#endif

/* judged.h - a domain that was judged, as A-labels and as U-labels
 *
 * SPDX-License-Identifier: MIT
 *
 * What idna.c, which judges, leaves to idna_texts.c, which converts.
 */
#ifndef ADDRSPEC_MEANING_JUDGED_H
#define ADDRSPEC_MEANING_JUDGED_H

#include "meaning/idna.h"

/* A label of which nothing can be made stands in both as it was. */
struct judged {
    struct idna_text a_labels;
    struct idna_text u_labels;
    unsigned lack; /* enum idna_lack, of a domain with either; 0: none */
    bool has_u_label;
    bool has_a_label;
    bool u_label_fault; /* no A-labels can be made of it */
};

/* As idna_judge(). */
bool judge_domain(struct judged *judged, const unsigned char *domain,
                  uint32_t length, idna_sink *sink, void *context);

#endif

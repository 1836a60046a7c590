/* families.h - findings that several families make
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_DIAGNOSIS_FAMILIES_H
#define ADDRSPEC_DIAGNOSIS_FAMILIES_H

#include "diagnosis/diagnosis.h"

/* NUL, CR and LF, or another CTL at [offset, offset + length). */
void line_break_or_control(const struct context *context,
                           const struct fault_run *run, uint32_t offset,
                           uint32_t length);

/* A run of blanks: before, behind or inside the address. */
void space_fault(const struct context *context, const struct fault_run *run);

/* Legal local-parts that look encoded: a percent sign and two digits, an HTML
 * entity, an encoded-word. */
void warn_of_encodings(const struct context *context);

/* Text that was encoded twice: one finding; and whether there is any. */
void find_mojibake(const struct context *context);
bool holds_mojibake(const struct context *context);

/* Letters of several scripts, and labels that look like others. */
void warn_of_scripts(const struct context *context);

/* ICU and libidn2 may be asked: their use is not switched off, and the text is
 * no longer than can be an address. */
static inline bool
may_ask(const struct context *context)
{
    return (context->question->flags & ADDRSPEC_NO_IDNA) == 0 &&
           context->length <= DRAFT_MAX;
}

/* The labels of a domain name that is read, one after the other; of length 0
 * where there is no (further) one. */
addrspec_span first_label(const struct context *context);
addrspec_span next_label(const struct context *context, addrspec_span label);

/* The code point by which a run is not in NFC: the mark behind its letter, or
 * the one there is. */
uint32_t value_not_nfc(const unsigned char *run, uint32_t length);

/* It begins with "xn--". */
bool is_ace(const struct context *context, addrspec_span label);

/* What mends a domain outside ASCII where SMTPUTF8 is not offered: its
 * A-labels, if the local-part is ASCII. */
void offer_a_labels(const struct context *context, struct finding *finding);

#endif

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

#endif

/* derived_property.h - the derived property of RFC 5892, as a fault
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_MEANING_DERIVED_PROPERTY_H
#define ADDRSPEC_MEANING_DERIVED_PROPERTY_H

#include "meaning/u_label.h"
#include "meaning/unicode.h"

/* A fault of a letter as one number that is not 0, to be compared and told. */
uint16_t letter_fault_of(enum idna_problem problem, unsigned reason);

/* The fault of a code point that is DISALLOWED or UNASSIGNED; 0 of others,
 * those with a contextual rule among them.  `known`: there is an ICU that knew
 * the facts; else libidn2 is asked. */
enum u_label_status derived_property_fault(uint32_t code_point, bool known,
                                           const struct unicode_facts *facts,
                                           uint16_t *fault);

#endif

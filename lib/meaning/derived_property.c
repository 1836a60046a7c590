/* derived_property.c - the derived property of RFC 5892 2 and 3, as a fault
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/derived_property.h"

uint16_t
letter_fault_of(enum idna_problem problem, unsigned reason)
{
    return (uint16_t)(0x8000u | (unsigned)problem << 8 | reason);
}

enum idna_problem
letter_problem(uint16_t fault)
{
    return (enum idna_problem)(fault >> 8 & 0x7fu);
}

struct exception {
    uint32_t first;
    uint32_t last;
    bool disallowed;
};

/* 2.6 Exceptions; 2.7 BackwardCompatible is empty.  CONTEXTO (the middle dots,
 * Greek keraia, Hebrew geresh and gershayim, the Arabic-Indic digits) is valid
 * here, and judged by its rules below. */
static const struct exception exceptions[] = {
    {0xb7, 0xb7, false},     {0xdf, 0xdf, false},    {0x375, 0x375, false},
    {0x3c2, 0x3c2, false},   {0x5f3, 0x5f4, false},  {0x640, 0x640, true},
    {0x660, 0x669, false},   {0x6f0, 0x6f9, false},  {0x6fd, 0x6fe, false},
    {0x7fa, 0x7fa, true},    {0xf0b, 0xf0b, false},  {0x3007, 0x3007, false},
    {0x302e, 0x302f, true},  {0x3031, 0x3035, true}, {0x303b, 0x303b, true},
    {0x30fb, 0x30fb, false},
};

static const struct exception *
exception_for(uint32_t code_point)
{
    size_t i;

    for (i = 0; i < sizeof exceptions / sizeof exceptions[0]; i++)
        if (code_point >= exceptions[i].first &&
            code_point <= exceptions[i].last)
            return &exceptions[i];
    return NULL;
}

/* 2.5 LDH, without the capital letters: they are Unstable. */
static bool
is_ldh(uint32_t code_point)
{
    return code_point == '-' || (code_point >= '0' && code_point <= '9') ||
           (code_point >= 'a' && code_point <= 'z');
}

/* 2.8 JoinControl */
static bool
is_joiner(uint32_t code_point)
{
    return code_point == 0x200c || code_point == 0x200d;
}

/* 3: the property that is derived from what ICU knows, as a fault. */
static uint16_t
derived_fault(const struct unicode_facts *facts)
{
    if (!facts->assigned)
        return letter_fault_of(IDNA_CODE_POINT_UNASSIGNED, 0);
    if (facts->unstable && facts->upper_case)
        return letter_fault_of(IDNA_CODE_POINT_DISALLOWED,
                               DISALLOWED_UPPER_CASE);
    if (!facts->letter_digit)
        return letter_fault_of(IDNA_CODE_POINT_DISALLOWED,
                               facts->unstable && !facts->ignorable
                                   ? DISALLOWED_COMPATIBILITY
                                   : DISALLOWED_NO_LETTER);
    if (facts->ignorable || facts->old_jamo)
        return letter_fault_of(IDNA_CODE_POINT_DISALLOWED,
                               DISALLOWED_EXCEPTION);
    if (facts->unstable)
        return letter_fault_of(IDNA_CODE_POINT_DISALLOWED,
                               DISALLOWED_COMPATIBILITY);
    return 0;
}

/* The same by libidn2, which knows no reasons. */
static enum u_label_status
libidn2_fault(uint32_t code_point, uint16_t *fault)
{
    switch (idna_opinion_of(code_point)) {
    case OPINION_VALID:
        break;
    case OPINION_DISALLOWED:
        *fault = letter_fault_of(IDNA_CODE_POINT_DISALLOWED, 0);
        break;
    case OPINION_UNASSIGNED:
        *fault = letter_fault_of(IDNA_CODE_POINT_UNASSIGNED, 0);
        break;
    case OPINION_NONE:
        return U_LABEL_NOT_READ;
    case OPINION_NO_MEMORY:
        return U_LABEL_NO_MEMORY;
    }
    return U_LABEL_READ_IN_PART;
}

enum u_label_status
derived_property_fault(uint32_t code_point, bool known,
                       const struct unicode_facts *facts, uint16_t *fault)
{
    const enum u_label_status read =
        known ? U_LABEL_READ : U_LABEL_READ_IN_PART;
    const struct exception *exception = exception_for(code_point);

    *fault = 0;
    if (exception != NULL) {
        if (exception->disallowed)
            *fault = letter_fault_of(IDNA_CODE_POINT_DISALLOWED,
                                     DISALLOWED_EXCEPTION);
        return read;
    }
    if (is_ldh(code_point) || is_joiner(code_point))
        return read;
    if (code_point >= 'A' && code_point <= 'Z') {
        *fault =
            letter_fault_of(IDNA_CODE_POINT_DISALLOWED, DISALLOWED_UPPER_CASE);
        return read;
    }
    if (!known)
        return libidn2_fault(code_point, fault);
    *fault = derived_fault(facts);
    return read;
}

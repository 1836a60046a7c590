/* libidn2.c - labels as libidn2 has them: the only file that includes it
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/libidn2.h"

#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#if HAVE_LIBIDN2
#    include <string.h>

#    include <idn2.h>

#    include "meaning/foreign.h"
#    include "text/utf8.h"

/* Take what libidn2 has allocated, or its refusal. */
static enum answer
take(int status, void *allocated, struct label *label)
{
    size_t length;

    FOREIGN_WROTE(&status, sizeof status);
    FOREIGN_WROTE(&allocated, sizeof allocated);
    if (status == IDN2_MALLOC)
        return NO_MEMORY;
    if (status != IDN2_OK)
        return REFUSED;
    FOREIGN_ENTER();
    length = strlen(allocated);
    FOREIGN_LEAVE();
    FOREIGN_WROTE(allocated, length + 1);
    label->length = length > U_LABEL_MAX ? 0 : (uint32_t)length;
    memcpy(label->octets, allocated, label->length);
    label->octets[label->length] = '\0';
    idn2_free(allocated);
    return ANSWERED;
}

static enum idna_problem
libidn2_problem(int status)
{
    switch (status) {
    case IDN2_NOT_NFC:
        return IDNA_LABEL_NOT_NFC;
    case IDN2_LEADING_COMBINING:
        return IDNA_MARK_LEADS;
    case IDN2_CONTEXTJ:
    case IDN2_CONTEXTJ_NO_RULE:
        return IDNA_CONTEXT_RULE;
    case IDN2_BIDI:
        return IDNA_BIDI_RULE;
    default:
        return IDNA_LIBRARIES_DIFFER;
    }
}

enum answer
libidn2_encode(const struct label *u_label, struct label *a_label,
               enum idna_problem *problem)
{
    uint8_t *allocated = NULL;
    int status;

    FOREIGN_ENTER();
    status = idn2_lookup_u8(u_label->octets, &allocated, IDN2_NO_TR46);
    FOREIGN_LEAVE();
    *problem = libidn2_problem(status);
    return take(status, allocated, a_label);
}

enum answer
libidn2_decode(const struct label *a_label, struct label *u_label)
{
    char *allocated = NULL;
    enum answer answer;
    int status;

    FOREIGN_ENTER();
    status = idn2_to_unicode_8z8z((const char *)a_label->octets, &allocated,
                                  IDN2_NO_TR46);
    FOREIGN_LEAVE();
    answer = take(status, allocated, u_label);
    return answer == REFUSED ? NOT_PUNYCODE : answer;
}

enum idna_opinion
idna_opinion_of(uint32_t code_point)
{
    /* Behind a letter with which no mark composes. */
    unsigned char text[8] = {0xe4, 0xb8, 0x80};
    uint8_t *allocated = NULL;
    int status;

    text[3 + utf8_encode(code_point, text + 3)] = '\0';
    FOREIGN_ENTER();
    status = idn2_lookup_u8(text, &allocated, IDN2_NO_TR46);
    FOREIGN_LEAVE();
    FOREIGN_WROTE(&status, sizeof status);
    FOREIGN_WROTE(&allocated, sizeof allocated);
    if (status == IDN2_OK)
        idn2_free(allocated);
    switch (status) {
    case IDN2_OK:
    case IDN2_BIDI: /* comes after all that is asked about code points */
        return OPINION_VALID;
    case IDN2_UNASSIGNED:
        return OPINION_UNASSIGNED;
    case IDN2_MALLOC:
        return OPINION_NO_MEMORY;
    default:
        return OPINION_DISALLOWED;
    }
}

#else

enum answer
libidn2_encode(const struct label *u_label, struct label *a_label,
               enum idna_problem *problem)
{
    (void)u_label;
    (void)a_label;
    *problem = IDNA_NOT_CHECKED;
    return NO_LIBRARY;
}

enum answer
libidn2_decode(const struct label *a_label, struct label *u_label)
{
    (void)a_label;
    (void)u_label;
    return NO_LIBRARY;
}

enum idna_opinion
idna_opinion_of(uint32_t code_point)
{
    (void)code_point;
    return OPINION_NONE;
}

#endif

/* code_points.c - every code point, in a label of its own, to ICU, to libidn2
 *                 and to us
 *
 * SPDX-License-Identifier: MIT
 *
 * Our derived property (RFC 5892, from what ICU knows) is held against that of
 * libidn2's tables; then a label with the code point is judged.  What comes of
 * it is counted in the table of answers: whatever is in none of its rows is a
 * failure.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <addrspec/addrspec.h>

#include "meaning/idna.h"
#include "meaning/u_label.h"
#include "meaning/unicode.h"
#include "text/utf8.h"

enum { SHOWN = 8, NO_PROBLEM = -1, ANY_REASON = -1 };

struct answer {
    enum idna_opinion ours;
    enum idna_opinion libidn2;
    int problem; /* enum idna_problem */
    int reason;
    const char *what;
    unsigned count;
};

static struct answer answers[] = {
    {OPINION_VALID, OPINION_VALID, NO_PROBLEM, 0, "valid to all three", 0},
    {OPINION_VALID, OPINION_VALID, IDNA_CONTEXT_RULE, ANY_REASON,
     "valid, but not here: libidn2 leaves CONTEXTO to the registry", 0},
    {OPINION_VALID, OPINION_DISALLOWED, IDNA_CONTEXT_RULE, ANY_REASON,
     "joiners: valid, but not here", 0},
    {OPINION_DISALLOWED, OPINION_DISALLOWED, IDNA_CODE_POINT_DISALLOWED,
     DISALLOWED_UPPER_CASE, "disallowed: upper case", 0},
    {OPINION_DISALLOWED, OPINION_DISALLOWED, IDNA_CODE_POINT_DISALLOWED,
     DISALLOWED_COMPATIBILITY, "disallowed: a variant", 0},
    {OPINION_DISALLOWED, OPINION_DISALLOWED, IDNA_CODE_POINT_DISALLOWED,
     DISALLOWED_NO_LETTER, "disallowed: no letter, digit or mark", 0},
    {OPINION_DISALLOWED, OPINION_DISALLOWED, IDNA_CODE_POINT_DISALLOWED,
     DISALLOWED_EXCEPTION, "disallowed: by name", 0},
    {OPINION_DISALLOWED, OPINION_DISALLOWED, IDNA_LABEL_NOT_NFC, 0,
     "disallowed: NFC replaces it", 0},
    {OPINION_UNASSIGNED, OPINION_UNASSIGNED, IDNA_CODE_POINT_UNASSIGNED, 0,
     "unassigned", 0},
    /* The two are of different versions of Unicode. */
    {OPINION_VALID, OPINION_UNASSIGNED, IDNA_LIBRARIES_DIFFER,
     DIFFERENCE_LIBIDN2_REFUSES, "valid, and newer than libidn2", 0},
    {OPINION_DISALLOWED, OPINION_UNASSIGNED, IDNA_CODE_POINT_DISALLOWED,
     ANY_REASON, "disallowed, and newer than libidn2", 0},
    {OPINION_UNASSIGNED, OPINION_VALID, IDNA_CODE_POINT_UNASSIGNED, 0,
     "valid to libidn2, and newer than ICU", 0},
    {OPINION_UNASSIGNED, OPINION_DISALLOWED, IDNA_CODE_POINT_UNASSIGNED, 0,
     "disallowed to libidn2, and newer than ICU", 0},
};

enum { ANSWERS = sizeof answers / sizeof answers[0] };

static enum idna_opinion
our_opinion(uint32_t code_point)
{
    static struct u_label label;
    unsigned char octets[4];
    uint16_t fault;

    if (u_label_read(&label, octets,
                     (uint32_t)utf8_encode(code_point, octets)) != U_LABEL_READ)
        abort();
    fault = label.letters[0].faults[OF_PROPERTY];
    if (fault == 0)
        return OPINION_VALID;
    return letter_problem(fault) == IDNA_CODE_POINT_UNASSIGNED
               ? OPINION_UNASSIGNED
               : OPINION_DISALLOWED;
}

static void
note_first(void *context, const struct idna_finding *finding)
{
    struct idna_finding *first = context;

    if (first->length == 0)
        *first = *finding;
}

/* Behind a letter of its own direction, so that neither the Bidi rule nor that
 * of leading marks has anything to say. */
static struct idna_finding
judged(uint32_t code_point)
{
    struct idna_finding first = {IDNA_NOT_CHECKED, 0, 0, 0, 0};
    struct unicode_facts facts;
    unsigned char label[8];
    size_t length;
    bool rtl;

    if (unicode_facts(code_point, &facts) != UNICODE_DONE)
        abort();
    rtl = (facts.bidi & (BIDI_R | BIDI_AL | BIDI_AN)) != 0;
    length = utf8_encode(rtl ? 0x5d0 : 0x4e00, label);
    length += utf8_encode(code_point, label + length);
    if (!idna_judge(label, (uint32_t)length, note_first, &first))
        abort();
    return first;
}

static bool
count_answer(uint32_t code_point)
{
    const enum idna_opinion ours = our_opinion(code_point);
    const enum idna_opinion libidn2 = idna_opinion_of(code_point);
    const struct idna_finding first = judged(code_point);
    const int problem = first.length == 0 ? NO_PROBLEM : (int)first.problem;
    size_t i;

    for (i = 0; i < ANSWERS; i++)
        if (ours == answers[i].ours && libidn2 == answers[i].libidn2 &&
            problem == answers[i].problem &&
            (answers[i].reason == ANY_REASON ||
             (unsigned)answers[i].reason == first.reason)) {
            answers[i].count++;
            return true;
        }
    return false;
}

int
main(void)
{
    uint32_t code_point;
    unsigned unknown = 0, asked = 0;
    size_t i;

    if (strstr(addrspec_built_with(), "no ") != NULL) {
        printf("1..0 # SKIP code points are compared with both libraries\n");
        return EXIT_SUCCESS;
    }
    for (code_point = 0x80; code_point <= 0x10ffff; code_point++) {
        if (code_point >= 0xd800 && code_point <= 0xdfff)
            continue;
        asked++;
        if (!count_answer(code_point) && unknown++ < SHOWN)
            printf("# U+%04X\n", (unsigned)code_point);
    }
    printf("# %s\n", addrspec_built_with());
    for (i = 0; i < ANSWERS; i++)
        printf("# %7u %s\n", answers[i].count, answers[i].what);
    printf("%sok 1 - each of %u code points has a known answer\n1..1\n",
           unknown == 0 ? "" : "not ", asked);
    return unknown == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

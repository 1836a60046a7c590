/* u_label.c - the rules of a U-label, read by ourselves
 *
 * SPDX-License-Identifier: MIT
 *
 * Every rule marks the letters at fault; adjacent letters with the same fault
 * are told as one finding.
 */
#include "meaning/u_label.h"

#include <assert.h>
#include <string.h>

#include "meaning/unicode.h"
#include "text/octets.h"
#include "text/utf8.h"

/* A fault as one number that is not 0, to be compared and told. */
static uint16_t
fault_of(enum idna_problem problem, unsigned reason)
{
    return (uint16_t)(0x8000u | (unsigned)problem << 8 | reason);
}

enum idna_problem
letter_problem(uint16_t fault)
{
    return (enum idna_problem)(fault >> 8 & 0x7fu);
}

/* ---- The derived property, RFC 5892 2 and 3 ------------------------------ */

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
        return fault_of(IDNA_CODE_POINT_UNASSIGNED, 0);
    if (facts->unstable && facts->upper_case)
        return fault_of(IDNA_CODE_POINT_DISALLOWED, DISALLOWED_UPPER_CASE);
    if (!facts->letter_digit)
        return fault_of(IDNA_CODE_POINT_DISALLOWED,
                        facts->unstable && !facts->ignorable
                            ? DISALLOWED_COMPATIBILITY
                            : DISALLOWED_NO_LETTER);
    if (facts->ignorable || facts->old_jamo)
        return fault_of(IDNA_CODE_POINT_DISALLOWED, DISALLOWED_EXCEPTION);
    if (facts->unstable)
        return fault_of(IDNA_CODE_POINT_DISALLOWED, DISALLOWED_COMPATIBILITY);
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
        *fault = fault_of(IDNA_CODE_POINT_DISALLOWED, 0);
        break;
    case OPINION_UNASSIGNED:
        *fault = fault_of(IDNA_CODE_POINT_UNASSIGNED, 0);
        break;
    case OPINION_NONE:
        return U_LABEL_NOT_READ;
    case OPINION_NO_MEMORY:
        return U_LABEL_NO_MEMORY;
    }
    return U_LABEL_READ_IN_PART;
}

static enum u_label_status
property_fault(uint32_t code_point, bool known,
               const struct unicode_facts *facts, uint16_t *fault)
{
    const enum u_label_status read =
        known ? U_LABEL_READ : U_LABEL_READ_IN_PART;
    const struct exception *exception = exception_for(code_point);

    *fault = 0;
    if (exception != NULL) {
        if (exception->disallowed)
            *fault = fault_of(IDNA_CODE_POINT_DISALLOWED, DISALLOWED_EXCEPTION);
        return read;
    }
    if (is_ldh(code_point) || is_joiner(code_point))
        return read;
    if (code_point >= 'A' && code_point <= 'Z') {
        *fault = fault_of(IDNA_CODE_POINT_DISALLOWED, DISALLOWED_UPPER_CASE);
        return read;
    }
    if (!known)
        return libidn2_fault(code_point, fault);
    *fault = derived_fault(facts);
    return read;
}

/* ---- Reading ------------------------------------------------------------- */

static enum u_label_status
letter_read(struct u_label *label, struct letter *letter, uint32_t code_point,
            uint32_t offset)
{
    struct unicode_facts facts;
    const enum unicode_status status = unicode_facts(code_point, &facts);

    if (status == UNICODE_NO_MEMORY)
        return U_LABEL_NO_MEMORY;
    label->known = status == UNICODE_DONE;
    label->bidi |= facts.bidi;
    *letter = (struct letter){
        .code_point = code_point,
        .offset = offset,
        .unstable = facts.unstable && facts.canonical && !facts.upper_case,
        .mark = facts.mark,
        .virama = facts.virama,
        .script = facts.script,
        .joining = facts.joining,
        .bidi = facts.bidi,
    };
    return property_fault(code_point, label->known, &facts,
                          &letter->faults[OF_PROPERTY]);
}

enum u_label_status
u_label_read(struct u_label *label, const unsigned char *octets,
             uint32_t length)
{
    enum u_label_status status = U_LABEL_READ, read;
    uint32_t offset = 0;

    assert(length <= U_LABEL_MAX);
    label->octets = octets;
    label->length = length;
    label->known = false;
    label->bidi = 0;
    label->count = 0;
    while (offset < length) {
        const struct utf8_unit unit =
            utf8_decode(octets + offset, length - offset);
        read = letter_read(label, &label->letters[label->count++], unit.value,
                           offset);
        if (read > status)
            status = read;
        offset += unit.length;
    }
    label->letters[label->count] = (struct letter){.offset = length};
    return status;
}

/* ---- Contextual rules, RFC 5892 appendix A ------------------------------- */

static bool
follows_virama(const struct u_label *label, uint32_t i)
{
    return i > 0 && label->letters[i - 1].virama;
}

/* RegExpMatch((Joining_Type:{L,D})(Joining_Type:T)*\u200C
 *             (Joining_Type:T)*(Joining_Type:{R,D})) */
static bool
breaks_a_join(const struct u_label *label, uint32_t i)
{
    uint32_t before = i, after = i + 1;

    while (before > 0 && label->letters[before - 1].joining == JOINS_THROUGH)
        before--;
    while (after < label->count &&
           label->letters[after].joining == JOINS_THROUGH)
        after++;
    if (before == 0 || after == label->count)
        return false;
    return (label->letters[before - 1].joining == JOINS_LEFT ||
            label->letters[before - 1].joining == JOINS_BOTH) &&
           (label->letters[after].joining == JOINS_RIGHT ||
            label->letters[after].joining == JOINS_BOTH);
}

static bool
allows_non_joiner(const struct u_label *label, uint32_t i)
{
    return follows_virama(label, i) || breaks_a_join(label, i);
}

static bool
is_between_l(const struct u_label *label, uint32_t i)
{
    return i > 0 && label->letters[i - 1].code_point == 'l' &&
           label->letters[i + 1].code_point == 'l';
}

static bool
precedes_greek(const struct u_label *label, uint32_t i)
{
    return label->letters[i + 1].script == GREEK;
}

static bool
follows_hebrew(const struct u_label *label, uint32_t i)
{
    return i > 0 && label->letters[i - 1].script == HEBREW;
}

static bool
is_among_kana_or_han(const struct u_label *label, uint32_t i)
{
    (void)i;
    for (i = 0; i < label->count; i++)
        if (label->letters[i].script == KANA_OR_HAN)
            return true;
    return false;
}

static bool
has_none_of(const struct u_label *label, uint32_t first, uint32_t last)
{
    uint32_t i;

    for (i = 0; i < label->count; i++)
        if (label->letters[i].code_point >= first &&
            label->letters[i].code_point <= last)
            return false;
    return true;
}

static bool
has_no_extended_digit(const struct u_label *label, uint32_t i)
{
    (void)i;
    return has_none_of(label, 0x6f0, 0x6f9);
}

static bool
has_no_arabic_indic_digit(const struct u_label *label, uint32_t i)
{
    (void)i;
    return has_none_of(label, 0x660, 0x669);
}

/* The reason is the number of the rule: 1 for A.1, to 9 for A.9. */
static void
judge_context(struct u_label *label, uint32_t i)
{
    static const struct {
        uint32_t first;
        uint32_t last;
        uint8_t rule;
        bool by_facts; /* it asks what ICU alone knows */
        bool (*allows)(const struct u_label *label, uint32_t i);
    } rules[] = {
        {0xb7, 0xb7, 3, false, is_between_l},
        {0x375, 0x375, 4, true, precedes_greek},
        {0x5f3, 0x5f3, 5, true, follows_hebrew},
        {0x5f4, 0x5f4, 6, true, follows_hebrew},
        {0x660, 0x669, 8, false, has_no_extended_digit},
        {0x6f0, 0x6f9, 9, false, has_no_arabic_indic_digit},
        {0x200c, 0x200c, 1, true, allows_non_joiner},
        {0x200d, 0x200d, 2, true, follows_virama},
        {0x30fb, 0x30fb, 7, true, is_among_kana_or_han},
    };
    struct letter *letter = &label->letters[i];
    size_t rule;

    for (rule = 0; rule < sizeof rules / sizeof rules[0]; rule++)
        if (letter->code_point >= rules[rule].first &&
            letter->code_point <= rules[rule].last &&
            (label->known || !rules[rule].by_facts) &&
            !rules[rule].allows(label, i))
            letter->faults[OF_CONTEXT] =
                fault_of(IDNA_CONTEXT_RULE, rules[rule].rule);
}

/* ---- The Bidi rule, RFC 5893 2 ------------------------------------------- */

bool
u_label_is_rtl(const struct u_label *label)
{
    return (label->bidi & (BIDI_R | BIDI_AL | BIDI_AN)) != 0;
}

/* A letter that has to go anyway is not told its direction too. */
static void
bidi_fault(struct letter *letter, unsigned condition)
{
    if (letter->faults[OF_PROPERTY] == 0 && letter->faults[OF_BIDI] == 0)
        letter->faults[OF_BIDI] = fault_of(IDNA_BIDI_RULE, condition);
}

/* What conditions 2 to 6 say of a label that begins with R or AL, or L. */
struct direction {
    uint8_t allowed;
    uint8_t at_end;
    uint8_t allowed_condition;
    uint8_t end_condition;
};

static const struct direction left_to_right = {
    BIDI_L | BIDI_EN | BIDI_NEUTRAL | BIDI_NSM, BIDI_L | BIDI_EN, 5, 6};
static const struct direction right_to_left = {
    BIDI_R | BIDI_AL | BIDI_AN | BIDI_EN | BIDI_NEUTRAL | BIDI_NSM,
    BIDI_R | BIDI_AL | BIDI_AN | BIDI_EN, 2, 3};

static void
judge_end(struct u_label *label, const struct direction *direction)
{
    uint32_t last = label->count - 1;

    while (last > 0 && label->letters[last].bidi == BIDI_NSM)
        last--;
    if ((label->letters[last].bidi & direction->at_end) == 0)
        bidi_fault(&label->letters[last], direction->end_condition);
}

/* 4. In an RTL label, if an EN is present, no AN may be present, and vice
 * versa: the one that comes second is at fault. */
static void
judge_numbers(struct u_label *label)
{
    uint8_t first = 0;
    uint32_t i;

    for (i = 0; i < label->count; i++) {
        const uint8_t bidi = label->letters[i].bidi;

        if ((bidi & (BIDI_EN | BIDI_AN)) == 0)
            continue;
        if (first == 0)
            first = bidi;
        else if (bidi != first)
            bidi_fault(&label->letters[i], 4);
    }
}

static void
judge_bidi(struct u_label *label)
{
    const uint8_t first = label->letters[0].bidi;
    const struct direction *direction =
        first == BIDI_L ? &left_to_right : &right_to_left;
    uint32_t i;

    /* 1. The first must be L, R or AL; else the label has no direction. */
    if ((first & (BIDI_L | BIDI_R | BIDI_AL)) == 0) {
        bidi_fault(&label->letters[0], 1);
        return;
    }
    for (i = 0; i < label->count; i++)
        if ((label->letters[i].bidi & direction->allowed) == 0)
            bidi_fault(&label->letters[i], direction->allowed_condition);
    if (direction == &right_to_left)
        judge_numbers(label);
    judge_end(label, direction);
}

/* ---- Normalization form ---------------------------------------------------
 */

#define KELVIN_SIGN 0x212a /* the one letter that NFC takes to ASCII */

/* What is disallowed only as NFC replaces it, conjoining jamo among them, is
 * said once: to be not in NFC.  Where something else is disallowed there, what
 * mends that mends the form, too. */
static void
judge_run(struct u_label *label, uint32_t begin, uint32_t end)
{
    const uint16_t exception =
        fault_of(IDNA_CODE_POINT_DISALLOWED, DISALLOWED_EXCEPTION);
    bool form_alone = true;
    uint32_t i;

    for (i = begin; i < end; i++) {
        struct letter *letter = &label->letters[i];

        if (letter->unstable || letter->faults[OF_PROPERTY] == exception ||
            letter->code_point == KELVIN_SIGN)
            letter->faults[OF_PROPERTY] = 0;
        form_alone = form_alone && letter->faults[OF_PROPERTY] == 0;
    }
    for (i = begin; form_alone && i < end; i++)
        label->letters[i].faults[OF_FORM] = fault_of(IDNA_LABEL_NOT_NFC, 0);
}

/* Normalization Form C                                  RFC 5891 4.2.1, 5.3 */
static bool
judge_form(struct u_label *label)
{
    uint32_t offset = 0, length = 0, i = 0;

    for (;;) {
        uint32_t begin = offset + length;

        if (unicode_not_nfc(label->octets + begin, label->length - begin,
                            &offset, &length) == UNICODE_NO_MEMORY)
            return false;
        if (length == 0)
            return true;
        offset += begin;
        while (label->letters[i].offset < offset)
            i++;
        begin = i;
        while (label->letters[i].offset < offset + length)
            i++;
        judge_run(label, begin, i);
    }
}

/* ---- Telling ------------------------------------------------------------- */

/* Letters i and after it with the same fault, as one finding. */
static void
tell_run(const struct u_label *label, uint32_t i, enum letter_fault kind,
         idna_sink *sink, void *context)
{
    const struct letter *first = &label->letters[i], *end = first;
    const uint16_t fault = first->faults[kind];
    struct idna_finding finding;

    if (fault == 0 || (i > 0 && (first - 1)->faults[kind] == fault))
        return;
    while (end->faults[kind] == fault)
        end++; /* the letter at the end has none */
    finding = (struct idna_finding){letter_problem(fault), fault & 0xffu,
                                    kind == OF_FORM ? IDNA_NO_VALUE
                                                    : first->code_point,
                                    first->offset, end->offset - first->offset};
    sink(context, &finding);
}

static void
tell_mark(const struct u_label *label, idna_sink *sink, void *context)
{
    const struct letter *first = &label->letters[0];
    const struct idna_finding finding = {IDNA_MARK_LEADS, 0, first->code_point,
                                         0, first[1].offset};

    if (first->mark)
        sink(context, &finding);
}

/* No "--" in the third and fourth positions             RFC 5891 4.2.3.1 */
static void
tell_hyphens(const struct u_label *label, idna_sink *sink, void *context)
{
    const struct letter *third = &label->letters[2];
    const struct idna_finding finding = {IDNA_HYPHENS_3_4, 0, IDNA_NO_VALUE,
                                         third->offset, 2};

    if (label->count >= 4 && third->code_point == '-' &&
        third[1].code_point == '-')
        sink(context, &finding);
}

bool
u_label_judge(struct u_label *label, bool bidi, idna_sink *sink, void *context)
{
    uint32_t i;
    int kind;

    if (!judge_form(label))
        return false;
    for (i = 0; i < label->count; i++)
        judge_context(label, i);
    if (bidi && label->known)
        judge_bidi(label);
    tell_mark(label, sink, context);
    for (i = 0; i < label->count; i++) {
        if (i == 2)
            tell_hyphens(label, sink, context);
        for (kind = 0; kind < LETTER_FAULTS; kind++)
            tell_run(label, i, (enum letter_fault)kind, sink, context);
    }
    return true;
}

void
u_label_judge_bidi(struct u_label *label, idna_sink *sink, void *context)
{
    uint32_t i;

    if (!label->known)
        return;
    for (i = 0; i < label->count; i++)
        label->letters[i].faults[OF_PROPERTY] = 0;
    judge_bidi(label);
    for (i = 0; i < label->count; i++)
        tell_run(label, i, OF_BIDI, sink, context);
}

/* ---- The length of the A-label, RFC 3492 --------------------------------- */

enum { BASE = 36, T_MIN = 1, T_MAX = 26, SKEW = 38, DAMP = 700, BIAS = 72 };

/* 6.1 Bias adaptation function */
static uint32_t
adapt(uint32_t delta, uint32_t count, bool first)
{
    uint32_t k = 0;

    delta = first ? delta / DAMP : delta / 2;
    delta += delta / count;
    for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
        delta /= BASE - T_MIN;
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

/* 3.3: digits of a generalized variable-length integer. */
static uint32_t
digits_of(uint32_t delta, uint32_t bias)
{
    uint32_t count = 1, k = BASE;

    for (;; k += BASE, count++) {
        const uint32_t threshold = k <= bias           ? T_MIN
                                   : k >= bias + T_MAX ? T_MAX
                                                       : k - bias;
        if (delta < threshold)
            return count;
        delta = (delta - threshold) / (BASE - threshold);
    }
}

/* The smallest code point from `least` on. */
static uint32_t
smallest_from(const struct u_label *label, uint32_t least)
{
    uint32_t smallest = UINT32_MAX, i;

    for (i = 0; i < label->count; i++)
        if (label->letters[i].code_point >= least &&
            label->letters[i].code_point < smallest)
            smallest = label->letters[i].code_point;
    return smallest;
}

/* 6.3 Encoding procedure.  Nothing overflows: delta never exceeds 0x10ffff
 * times one more than the letters, at most 256 times. */
uint32_t
u_label_a_label_length(const struct u_label *label)
{
    uint32_t next = 0x80, delta = 0, bias = BIAS, handled = 0, i;
    uint32_t length = ACE_PREFIX_LENGTH, ascii;

    for (i = 0; i < label->count; i++)
        if (label->letters[i].code_point < 0x80)
            handled++;
    ascii = handled;
    length += ascii > 0 ? ascii + 1 : 0;
    while (handled < label->count) {
        const uint32_t smallest = smallest_from(label, next);

        delta += (smallest - next) * (handled + 1);
        next = smallest;
        for (i = 0; i < label->count; i++) {
            if (label->letters[i].code_point < next)
                delta++;
            if (label->letters[i].code_point != next)
                continue;
            length += digits_of(delta, bias);
            bias = adapt(delta, handled + 1, handled == ascii);
            delta = 0;
            handled++;
        }
        delta++;
        next++;
    }
    return length;
}

/* ---- Joiners elsewhere --------------------------------------------------- */

enum { WINDOW = 64 };

enum u_label_joiner
u_label_joiner(const unsigned char *text, uint32_t length, uint32_t offset)
{
    uint32_t begin = offset > WINDOW ? offset - WINDOW : 0;
    uint32_t end = length - offset > WINDOW ? offset + WINDOW : length;
    struct u_label around;
    uint32_t i;

    while (utf8_is_continuation(text[begin]))
        begin++;
    while (end < length && utf8_is_continuation(text[end]))
        end--;
    switch (u_label_read(&around, text + begin, end - begin)) {
    case U_LABEL_READ:
        break;
    case U_LABEL_NO_MEMORY:
        return JOINER_NO_MEMORY;
    default:
        return JOINER_REFUSED;
    }
    for (i = 0; around.letters[i].offset + begin < offset; i++)
        continue;
    judge_context(&around, i);
    return around.letters[i].faults[OF_CONTEXT] == 0 ? JOINER_ALLOWED
                                                     : JOINER_REFUSED;
}

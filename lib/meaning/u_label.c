/* u_label.c - the rules of a U-label, read by ourselves
 *
 * SPDX-License-Identifier: MIT
 *
 * Every rule marks the letters at fault; adjacent letters with the same fault
 * are told as one finding.
 */
#include "meaning/u_label.h"

#include <assert.h>

#include "meaning/derived_property.h"
#include "meaning/unicode.h"
#include "text/utf8.h"

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
    return derived_property_fault(code_point, label->known, &facts,
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
                letter_fault_of(IDNA_CONTEXT_RULE, rules[rule].rule);
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
        letter->faults[OF_BIDI] = letter_fault_of(IDNA_BIDI_RULE, condition);
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
        letter_fault_of(IDNA_CODE_POINT_DISALLOWED, DISALLOWED_EXCEPTION);
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
        label->letters[i].faults[OF_FORM] =
            letter_fault_of(IDNA_LABEL_NOT_NFC, 0);
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

/* ---- Joiners elsewhere --------------------------------------------------- */

enum { WINDOW = 64 };

/* The rules look past it for what it stands on.  Where ICU cannot tell, what
 * is read of the text says why. */
static bool
is_looked_past(uint32_t code_point)
{
    struct unicode_facts facts;

    return unicode_facts(code_point, &facts) == UNICODE_DONE &&
           facts.joining == JOINS_THROUGH;
}

/* Where the letters begin that a rule for a joiner at `at` looks at. */
static uint32_t
first_looked_at(const unsigned char *text, uint32_t at)
{
    uint32_t begin = at > WINDOW ? at - WINDOW : 0, end = at;

    while (utf8_is_continuation(text[begin]))
        begin++; /* no farther than to the joiner */
    while (at > begin) {
        at = utf8_last_begin(text, begin, at);
        if (!is_looked_past(utf8_decode(text + at, end - at).value))
            break;
        end = at;
    }
    return at;
}

/* Where they end. */
static uint32_t
last_looked_at(const unsigned char *text, uint32_t length, uint32_t at)
{
    uint32_t end = length - at > WINDOW ? at + WINDOW : length;
    struct utf8_unit unit = utf8_decode(text + at, length - at);

    while (end < length && utf8_is_continuation(text[end]))
        end--;
    for (at += unit.length; at < end; at += unit.length) {
        unit = utf8_decode(text + at, end - at);
        if (!is_looked_past(unit.value))
            return at + unit.length;
    }
    return at;
}

enum u_label_joiner
u_label_joiner(const unsigned char *text, uint32_t length, uint32_t offset)
{
    const uint32_t begin = first_looked_at(text, offset);
    const uint32_t end = last_looked_at(text, length, offset);
    struct u_label around;
    uint32_t i;

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

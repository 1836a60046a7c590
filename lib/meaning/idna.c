/* idna.c - U-labels and A-labels, judged
 *
 * SPDX-License-Identifier: MIT
 *
 * A label is judged by our own rules (u_label.h) first.  What they let pass
 * goes to libidn2, as IDNA2008 without any mapping, and to ICU, as UTS 46;
 * either may refuse, and what they return must be the same, of the length
 * that we measured, a label to our own domain step, and lead back to where it
 * came from.
 */
#include "meaning/idna.h"

#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#include <assert.h>
#include <string.h>

#include "meaning/judged.h"
#include "meaning/libidn2.h"
#include "meaning/u_label.h"
#include "meaning/unicode.h"
#include "syntax/scan.h"
#include "text/octets.h"

/* ---- ICU ----------------------------------------------------------------- */

static enum answer
icu_convert(enum unicode_conversion conversion, const struct label *label,
            struct label *converted)
{
    struct unicode_converted result;

    switch (
        unicode_convert(conversion, label->octets, label->length, &result)) {
    case UNICODE_NO_MEMORY:
        return NO_MEMORY;
    case UNICODE_NOT_CHECKED:
        return NO_LIBRARY;
    default:
        break;
    }
    if (result.refused)
        return result.not_punycode ? NOT_PUNYCODE : REFUSED;
    converted->length = result.length > U_LABEL_MAX ? 0 : result.length;
    memcpy(converted->octets, result.octets, converted->length);
    converted->octets[converted->length] = '\0';
    return ANSWERED;
}

/* ---- Labels -------------------------------------------------------------- */

static bool
labels_equal(const struct label *one, const struct label *other)
{
    return one->length == other->length &&
           memcmp(one->octets, other->octets, one->length) == 0;
}

static void
label_copy(struct label *label, const unsigned char *octets, uint32_t length)
{
    assert(length <= U_LABEL_MAX);
    memcpy(label->octets, octets, length);
    label->octets[length] = '\0';
    label->length = length;
}

static void
label_lower(struct label *label)
{
    uint32_t i;

    for (i = 0; i < label->length; i++)
        label->octets[i] = octet_lower(label->octets[i]);
}

/* Our own step reads it as a domain of one label: what a library returns may
 * hold anything. */
static bool
is_label(const struct label *label, uint32_t profile)
{
    return memchr(label->octets, '.', label->length) == NULL &&
           scan_accepts(ADDRSPEC_DOMAIN, profile_by_id(profile), true,
                        label->octets, label->length);
}

/* ---- Judging ------------------------------------------------------------- */

struct judging {
    struct judged *judged;
    const unsigned char *domain;
    uint32_t length;
    idna_sink *sink;
    void *context;
    /* the label at hand */
    uint32_t offset;
    uint32_t label_length;
    uint32_t found; /* faults of it */
    uint32_t first_value;
    /* the domain */
    bool bidi; /* the Bidi rule binds every label */
    bool lack_told;
    bool no_memory;
};

static void
tell(struct judging *judging, enum idna_problem problem, unsigned reason,
     uint32_t value)
{
    const struct idna_finding finding = {
        problem, reason, value, judging->offset, judging->label_length};

    judging->found++;
    judging->sink(judging->context, &finding);
}

/* A finding within the label at hand. */
static void
tell_within(void *context, const struct idna_finding *within)
{
    struct judging *judging = context;
    struct idna_finding finding = *within;

    finding.offset += judging->offset;
    judging->found++;
    judging->sink(judging->context, &finding);
}

/* A finding within what an A-label encodes: the first will do. */
static void
note_value(void *context, const struct idna_finding *finding)
{
    struct judging *judging = context;

    if (judging->found++ == 0)
        judging->first_value = finding->value;
}

/* Said once, of the first label that would have been checked. */
static void
tell_lack(struct judging *judging)
{
    if (judging->judged->lack != 0 && !judging->lack_told)
        tell(judging, IDNA_NOT_CHECKED, judging->judged->lack, IDNA_NO_VALUE);
    judging->lack_told = true;
    judging->found = 0; /* that is no fault of the label */
}

static void
note_u_label_fault(struct judging *judging, bool fault)
{
    judging->judged->u_label_fault = judging->judged->u_label_fault || fault;
}

static bool
out_of_memory(struct judging *judging, bool failed)
{
    judging->no_memory = judging->no_memory || failed;
    return judging->no_memory;
}

static void
append(struct idna_text *text, const struct label *label)
{
    /* A-labels take at most 8 octets for 3 of a domain, their dots included,
     * U-labels fewer than 4 for one. */
    _Static_assert(IDNA_TEXT_MAX > 4 * ADDRSPEC_DOMAIN_MAX, "labels have room");
    assert(label->length < sizeof text->octets - text->length);
    if (text->length > 0)
        text->octets[text->length++] = '.';
    memcpy(text->octets + text->length, label->octets, label->length);
    text->length += label->length;
}

static void
append_both(struct judging *judging, const struct label *a_label,
            const struct label *u_label)
{
    append(&judging->judged->a_labels, a_label);
    append(&judging->judged->u_labels, u_label);
}

static enum answer
decode(const struct label *a_label, struct label *u_label)
{
    const enum answer answer = libidn2_decode(a_label, u_label);

    return answer == NO_LIBRARY
               ? icu_convert(LABEL_TO_UNICODE, a_label, u_label)
               : answer;
}

/* What both libraries make of a U-label in which we found no fault. */
struct opinions {
    enum answer libidn2;
    enum answer icu;
    enum answer back; /* decoded from the A-label */
    enum idna_problem problem;
    struct label by_libidn2;
    struct label by_icu;
    struct label decoded;
};

/* The A-label that whoever is there has made. */
static const struct label *
a_label_of(const struct opinions *opinions)
{
    return opinions->libidn2 == ANSWERED ? &opinions->by_libidn2
                                         : &opinions->by_icu;
}

static bool
ask(const struct label *u_label, struct opinions *opinions)
{
    opinions->libidn2 =
        libidn2_encode(u_label, &opinions->by_libidn2, &opinions->problem);
    opinions->icu = icu_convert(LABEL_TO_ASCII, u_label, &opinions->by_icu);
    opinions->back = REFUSED;
    if (opinions->libidn2 == ANSWERED || opinions->icu == ANSWERED)
        opinions->back = decode(a_label_of(opinions), &opinions->decoded);
    return opinions->libidn2 != NO_MEMORY && opinions->icu != NO_MEMORY &&
           opinions->back != NO_MEMORY;
}

/* They agree on one A-label, of the length that we measured, which our own
 * step reads and which leads back. */
static bool
agree(const struct opinions *opinions, const struct label *u_label,
      uint32_t measured)
{
    const struct label *a_label = a_label_of(opinions);

    return (opinions->icu == NO_LIBRARY ||
            labels_equal(a_label, &opinions->by_icu)) &&
           a_label->length == measured &&
           begins_with_ace(a_label->octets, a_label->length) &&
           is_label(a_label, ADDRSPEC_RFC5321) && opinions->back == ANSWERED &&
           labels_equal(&opinions->decoded, u_label);
}

/* Make an A-label; false if there is none, and why. */
static bool
encode(struct judging *judging, const struct label *u_label, uint32_t measured,
       struct label *a_label, struct idna_finding *why)
{
    struct opinions opinions;

    if (out_of_memory(judging, !ask(u_label, &opinions)))
        return false;
    *why = (struct idna_finding){.problem = IDNA_LIBRARIES_DIFFER};
    if (opinions.icu != ANSWERED && opinions.icu != NO_LIBRARY)
        why->reason = DIFFERENCE_ICU_REFUSES;
    else if (opinions.libidn2 == REFUSED && opinions.icu == NO_LIBRARY &&
             opinions.problem != IDNA_LIBRARIES_DIFFER)
        why->problem = opinions.problem;
    else if (opinions.libidn2 == REFUSED)
        why->reason = DIFFERENCE_LIBIDN2_REFUSES;
    else if (!agree(&opinions, u_label, measured))
        why->reason = DIFFERENCE_A_LABELS;
    else {
        *a_label = *a_label_of(&opinions);
        return true;
    }
    return false;
}

/* Take a label apart; NULL if there was no memory. */
static struct u_label *
read_label(struct judging *judging, const struct label *label,
           struct u_label *letters)
{
    const enum u_label_status status =
        u_label_read(letters, label->octets, label->length);

    return out_of_memory(judging, status == U_LABEL_NO_MEMORY) ? NULL : letters;
}

/* Find the faults of a U-label by our own rules, and how long its A-label
 * would be; false if there was no memory. */
static bool
find_faults(struct judging *judging, const struct label *u_label,
            idna_sink *sink, uint32_t *measured)
{
    struct u_label letters;

    if (read_label(judging, u_label, &letters) == NULL)
        return false;
    *measured = u_label_a_label_length(&letters);
    return !out_of_memory(
        judging,
        !u_label_judge(&letters, judging->bidi || u_label_is_rtl(&letters),
                       sink, judging));
}

static void
judge_u_label(struct judging *judging, const struct label *label)
{
    struct label a_label = *label;
    struct idna_finding why = {0};
    uint32_t measured;

    if (!find_faults(judging, label, tell_within, &measured))
        return;
    if (judging->found == 0 && measured > ADDRSPEC_LABEL_MAX)
        tell(judging, IDNA_A_LABEL_TOO_LONG, 0, measured);
    else if (judging->found == 0 &&
             !encode(judging, label, measured, &a_label, &why) &&
             !judging->no_memory)
        tell(judging, why.problem, why.reason, IDNA_NO_VALUE);
    note_u_label_fault(judging, judging->found > 0);
    append_both(judging, &a_label, label);
}

static void
tell_a_label(struct judging *judging, enum idna_a_label reason, uint32_t value)
{
    tell(judging, IDNA_NO_A_LABEL, reason, value);
}

/* Judge what an A-label encodes. */
static void
judge_decoded(struct judging *judging, const struct label *a_label,
              const struct label *u_label)
{
    struct label again;
    struct idna_finding why = {0};
    uint32_t measured;

    if (octets_are_ascii(u_label->octets, u_label->length))
        tell_a_label(judging, A_LABEL_ONLY_ASCII, IDNA_NO_VALUE);
    else if (!is_label(u_label, ADDRSPEC_RFC6531))
        tell_a_label(judging, A_LABEL_NO_U_LABEL, IDNA_NO_VALUE);
    else if (!find_faults(judging, u_label, note_value, &measured))
        return;
    else if (judging->found > 0)
        tell_a_label(judging, A_LABEL_NO_U_LABEL, judging->first_value);
    else if (measured != a_label->length)
        tell_a_label(judging, A_LABEL_NO_ROUND_TRIP, IDNA_NO_VALUE);
    else if (encode(judging, u_label, measured, &again, &why)) {
        if (!labels_equal(a_label, &again))
            tell_a_label(judging, A_LABEL_NO_ROUND_TRIP, IDNA_NO_VALUE);
    } else if (judging->no_memory)
        return;
    else if (why.problem == IDNA_LIBRARIES_DIFFER)
        tell(judging, why.problem, why.reason, IDNA_NO_VALUE);
    else
        tell_a_label(judging, A_LABEL_NO_U_LABEL, IDNA_NO_VALUE);
}

static void
judge_a_label(struct judging *judging, const struct label *label)
{
    struct label u_label;

    if (label->length > ADDRSPEC_LABEL_MAX) { /* the grammar tells */
        append_both(judging, label, label);
        return;
    }
    switch (decode(label, &u_label)) {
    case NO_MEMORY:
        judging->no_memory = true;
        return;
    case ANSWERED:
        judge_decoded(judging, label, &u_label);
        break;
    case NOT_PUNYCODE:
        tell_a_label(judging, A_LABEL_NOT_PUNYCODE, IDNA_NO_VALUE);
        break;
    default: /* ICU would not tell what it is */
        tell_a_label(judging, A_LABEL_NO_U_LABEL, IDNA_NO_VALUE);
        break;
    }
    append_both(judging, label, judging->found == 0 ? &u_label : label);
}

static void
judge_ascii_label(struct judging *judging, const struct label *label)
{
    struct u_label letters;

    if (judging->bidi) {
        if (read_label(judging, label, &letters) == NULL)
            return;
        u_label_judge_bidi(&letters, tell_within, judging);
        note_u_label_fault(judging, judging->found > 0);
    }
    append_both(judging, label, label);
}

/* Take the label that begins at an offset in hand; its ASCII in lower case
 * unless it is a U-label, in which nothing is changed. */
static void
take_label(struct judging *judging, uint32_t offset, struct label *label)
{
    const unsigned char *octets = judging->domain + offset;
    const uint32_t rest = judging->length - offset;
    const unsigned char *dot = memchr(octets, '.', rest);

    judging->offset = offset;
    judging->label_length = dot == NULL ? rest : (uint32_t)(dot - octets);
    judging->found = 0;
    label_copy(label, octets, judging->label_length);
    if (octets_are_ascii(label->octets, label->length))
        label_lower(label);
}

static void
judge_label(struct judging *judging, const struct label *label)
{
    const bool ascii = octets_are_ascii(label->octets, label->length);
    const bool prefixed = begins_with_ace(label->octets, label->length);
    const bool judged = judging->judged->lack != LACKS_BOTH;

    if (ascii && !prefixed) {
        judge_ascii_label(judging, label);
        return;
    }
    tell_lack(judging);
    if (ascii && judged)
        judge_a_label(judging, label);
    else if (!prefixed && judged)
        judge_u_label(judging, label);
    else {
        if (judged)
            tell_a_label(judging, A_LABEL_NON_ASCII, IDNA_NO_VALUE);
        note_u_label_fault(judging, !ascii);
        append_both(judging, label, label);
    }
}

/* It is right-to-left, or encodes what is. */
static bool
label_is_rtl(struct judging *judging, const struct label *label)
{
    struct label decoded = *label;
    struct u_label letters;

    if (octets_are_ascii(label->octets, label->length)) {
        if (!begins_with_ace(label->octets, label->length))
            return false;
        switch (decode(label, &decoded)) {
        case ANSWERED:
            break;
        case NO_MEMORY:
            judging->no_memory = true;
            /* fall through */
        default:
            return false;
        }
    }
    return read_label(judging, &decoded, &letters) != NULL &&
           u_label_is_rtl(&letters);
}

#if HAVE_LIBIDN2
static const bool has_libidn2 = true;
#else
static const bool has_libidn2 = false;
#endif

/* What is not there of what a domain with U-labels or A-labels needs.  An ICU
 * without its data is found out only by asking. */
static void
find_lack(struct judging *judging)
{
    static const struct label letter = {1, "a"};
    struct label converted;
    struct unicode_facts facts;
    const enum unicode_status known = unicode_facts('a', &facts);
    const enum answer answer = icu_convert(LABEL_TO_ASCII, &letter, &converted);

    if (out_of_memory(judging,
                      known == UNICODE_NO_MEMORY || answer == NO_MEMORY))
        return;
    if (known == UNICODE_NOT_CHECKED || answer == NO_LIBRARY)
        judging->judged->lack = has_libidn2 ? LACKS_ICU : LACKS_BOTH;
    else if (!has_libidn2)
        judging->judged->lack = LACKS_LIBIDN2;
}

/* Is it a Bidi domain name, and one whose labels we hold to that? */
static void
survey(struct judging *judging)
{
    struct label label;
    uint32_t offset;

    for (offset = 0; offset < judging->length;
         offset += judging->label_length + 1) {
        take_label(judging, offset, &label);
        if (!octets_are_ascii(label.octets, label.length))
            judging->judged->has_u_label = true;
        else if (begins_with_ace(label.octets, label.length))
            judging->judged->has_a_label = true;
    }
    if (judging->judged->has_u_label || judging->judged->has_a_label)
        find_lack(judging);
    if (judging->judged->lack == LACKS_BOTH || !judging->judged->has_u_label)
        return;
    for (offset = 0; offset < judging->length && !judging->bidi;
         offset += judging->label_length + 1) {
        take_label(judging, offset, &label);
        judging->bidi = label_is_rtl(judging, &label);
    }
}

bool
judge_domain(struct judged *judged, const unsigned char *domain,
             uint32_t length, idna_sink *sink, void *context)
{
    struct judging judging = {.judged = judged,
                              .domain = domain,
                              .length = length,
                              .sink = sink,
                              .context = context};
    struct label label;
    uint32_t offset;

    memset(judged, 0, sizeof *judged);
    survey(&judging);
    for (offset = 0; offset < length && !judging.no_memory;
         offset += judging.label_length + 1) {
        take_label(&judging, offset, &label);
        judge_label(&judging, &label);
    }
    if (judged->has_u_label && !judged->u_label_fault &&
        judged->a_labels.length > ADDRSPEC_A_LABELS_MAX) {
        judging.offset = 0;
        judging.label_length = length;
        judged->u_label_fault = true;
        tell(&judging, IDNA_DOMAIN_TOO_LONG, 0, judged->a_labels.length);
    }
    return !judging.no_memory;
}

/* ---- The door ------------------------------------------------------------ */

bool
idna_can_read(const unsigned char *domain, uint32_t length)
{
    return length > 0 && length <= ADDRSPEC_DOMAIN_MAX && domain[0] != '[' &&
           scan_accepts(ADDRSPEC_DOMAIN, profile_by_id(ADDRSPEC_RFC6531), false,
                        domain, length);
}

bool
idna_concerns(const unsigned char *domain, uint32_t length)
{
    uint32_t i;

    if (!octets_are_ascii(domain, length))
        return true;
    for (i = 0; i < length; i++)
        if ((i == 0 || domain[i - 1] == '.') &&
            begins_with_ace(domain + i, length - i))
            return true;
    return false;
}

bool
idna_judge(const unsigned char *domain, uint32_t length, idna_sink *sink,
           void *context)
{
    struct judged judged;

    return judge_domain(&judged, domain, length, sink, context);
}

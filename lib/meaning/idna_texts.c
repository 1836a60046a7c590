/* idna_texts.c - domains with A-labels for their U-labels, and the reverse
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "meaning/idna.h"
#include "meaning/judged.h"
#include "meaning/unicode.h"
#include "syntax/scan.h"

/* What came of it is a domain still, within its limits. */
static bool
is_domain(const unsigned char *octets, uint32_t length)
{
    return scan_accepts(ADDRSPEC_DOMAIN, profile_by_id(ADDRSPEC_RFC6531), true,
                        octets, length);
}

static void
tell_nobody(void *context, const struct idna_finding *finding)
{
    (void)context;
    (void)finding;
}

static enum idna_status
text_is(struct idna_text *text, const struct idna_text *result)
{
    memcpy(text->octets, result->octets, result->length);
    text->length = result->length;
    return IDNA_DONE;
}

enum idna_status
idna_to_a_labels(const unsigned char *domain, uint32_t length,
                 struct idna_text *text)
{
    struct judged judged;

    if (!judge_domain(&judged, domain, length, tell_nobody, NULL))
        return IDNA_NO_MEMORY;
    if (judged.u_label_fault)
        return IDNA_IMPOSSIBLE;
    return text_is(text, &judged.a_labels);
}

/* A sink that only asks whether there is a fault, or one of the Bidi rule. */
struct faults {
    bool any;
    bool of_bidi;
};

static void
note_fault(void *context, const struct idna_finding *finding)
{
    struct faults *faults = context;

    faults->any = faults->any || finding->problem != IDNA_NOT_CHECKED;
    faults->of_bidi = faults->of_bidi || finding->problem == IDNA_BIDI_RULE;
}

enum idna_status
idna_to_u_labels(const unsigned char *domain, uint32_t length,
                 struct idna_text *text)
{
    struct judged judged, outcome;
    struct faults faults = {false, false};

    if (!judge_domain(&judged, domain, length, tell_nobody, NULL))
        return IDNA_NO_MEMORY;
    if (!judged.has_a_label)
        return text_is(text, &judged.u_labels);
    if (judged.lack == LACKS_BOTH ||
        !is_domain(judged.u_labels.octets, judged.u_labels.length))
        return IDNA_IMPOSSIBLE;
    if (!judged.has_u_label &&
        !judge_domain(&outcome, judged.u_labels.octets, judged.u_labels.length,
                      note_fault, &faults))
        return IDNA_NO_MEMORY;
    if (faults.of_bidi)
        return IDNA_IMPOSSIBLE;
    return text_is(text, &judged.u_labels);
}

enum idna_status
idna_map(const unsigned char *text, uint32_t length, struct idna_text *mapped)
{
    struct unicode_converted result;
    struct judged judged;
    struct faults faults = {false, false};

    if (length > sizeof result.octets)
        return IDNA_IMPOSSIBLE;
    switch (unicode_convert(NAME_TO_UNICODE, text, length, &result)) {
    case UNICODE_NO_MEMORY:
        return IDNA_NO_MEMORY;
    case UNICODE_NOT_CHECKED:
        return IDNA_IMPOSSIBLE;
    default:
        break;
    }
    if (result.refused ||
        (result.length == length && memcmp(result.octets, text, length) == 0) ||
        !is_domain(result.octets, result.length))
        return IDNA_IMPOSSIBLE;
    if (!judge_domain(&judged, result.octets, result.length, note_fault,
                      &faults))
        return IDNA_NO_MEMORY;
    if (faults.any)
        return IDNA_IMPOSSIBLE;
    return text_is(mapped, &judged.u_labels);
}

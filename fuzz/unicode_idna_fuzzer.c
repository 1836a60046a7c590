/* unicode_idna_fuzzer.c - octets as a domain of U-labels and A-labels
 *
 * SPDX-License-Identifier: MIT
 *
 * What is said twice is the same; findings lie in order within labels; and
 * what nothing is found in has A-labels that our own step reads, in which
 * again nothing is found, and which lead back.
 */
#include "fuzz.h"

#include <stdbool.h>
#include <string.h>

#include "meaning/idna.h"
#include "meaning/u_label.h"
#include "syntax/scan.h"
#include "text/octets.h"
#include "text/utf8.h"

enum { FINDINGS_MAX = 512, DOMAIN_MAX = 255, A_LABELS_MAX = 253 };

struct findings {
    uint32_t count;
    bool unchecked; /* there is no library at all */
    bool a_u_label; /* a U-label, or the whole domain, is at fault */
    struct idna_finding findings[FINDINGS_MAX];
};

static void
collect(void *context, const struct idna_finding *finding)
{
    struct findings *findings = context;

    if (finding->problem == IDNA_NOT_CHECKED) {
        findings->unchecked = finding->reason == LACKS_BOTH;
        return;
    }
    ALWAYS(findings->count < FINDINGS_MAX);
    findings->findings[findings->count++] = *finding;
}

static void
judge(const unsigned char *domain, uint32_t length, struct findings *findings)
{
    memset(findings, 0, sizeof *findings);
    ALWAYS(idna_judge(domain, length, collect, findings));
}

static bool
is_utf8(const uint8_t *data, size_t size)
{
    size_t i = 0;

    while (i < size) {
        const struct utf8_unit unit = utf8_decode(data + i, size - i);

        if (unit.kind != UTF8_WELL_FORMED)
            return false;
        i += unit.length;
    }
    return true;
}

static bool
is_domain(const uint8_t *data, size_t size, uint32_t profile)
{
    struct scan scan;
    size_t i;

    scan_start(&scan, ADDRSPEC_DOMAIN, profile_by_id(profile));
    for (i = 0; i < size; i++)
        if (scan_step(&scan, data[i]) != FAULT_NONE)
            return false;
    return scan_end(&scan) == FAULT_NONE;
}

static bool
is_ascii(const uint8_t *data, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        if (data[i] > 0x7f)
            return false;
    return true;
}

static unsigned
count_labels(const uint8_t *data, size_t size)
{
    unsigned labels = 1;
    size_t i;

    for (i = 0; i < size; i++)
        labels += data[i] == '.';
    return labels;
}

static bool
texts_equal(const struct idna_text *one, const struct idna_text *other)
{
    return one->length == other->length &&
           memcmp(one->octets, other->octets, one->length) == 0;
}

/* In order, each within a label and at the edge of its letters; but that a
 * domain is too long comes last and is about all of it. */
static void
check_places(const uint8_t *domain, uint32_t size,
             const struct findings *findings)
{
    uint32_t i, before = 0;

    for (i = 0; i < findings->count; i++) {
        const struct idna_finding *finding = &findings->findings[i];
        const uint32_t end = finding->offset + finding->length;

        if (finding->problem == IDNA_DOMAIN_TOO_LONG) {
            ALWAYS(i + 1 == findings->count);
            ALWAYS(finding->offset == 0 && finding->length == size);
            ALWAYS(finding->value > A_LABELS_MAX);
            continue;
        }
        ALWAYS(finding->length > 0 && end <= size && end > finding->offset);
        ALWAYS(finding->offset >= before);
        ALWAYS(memchr(domain + finding->offset, '.', finding->length) == NULL);
        ALWAYS(is_utf8(domain + finding->offset, finding->length));
        before = finding->offset;
    }
}

/* Where there is no A-label, the U-labels are the domain in lower case. */
static void
check_u_labels(const uint8_t *domain, uint32_t size,
               const struct idna_text *u_labels)
{
    uint32_t i;

    for (i = 0; i + 2 <= size; i++)
        if (memcmp(domain + i, "--", 2) == 0)
            return; /* there may be one */
    ALWAYS(u_labels->length == size);
    for (i = 0; i < size; i++)
        ALWAYS(u_labels->octets[i] == octet_lower(domain[i]));
}

static void
check_conversions(const uint8_t *domain, uint32_t size)
{
    static struct findings again;
    struct idna_text a_labels, u_labels, back;
    const bool ascii = is_ascii(domain, size);
    enum idna_status status;

    ALWAYS(idna_to_a_labels(domain, size, &a_labels) == IDNA_DONE);
    ALWAYS(is_domain(a_labels.octets, a_labels.length, ADDRSPEC_RFC5321));
    ALWAYS(ascii ? a_labels.length == size : a_labels.length <= A_LABELS_MAX);
    ALWAYS(count_labels(a_labels.octets, a_labels.length) ==
           count_labels(domain, size));
    judge(a_labels.octets, a_labels.length, &again);
    ALWAYS(again.count == 0);
    status = idna_to_u_labels(domain, size, &u_labels);
    ALWAYS(idna_to_u_labels(a_labels.octets, a_labels.length, &back) == status);
    if (status != IDNA_DONE)
        return;
    ALWAYS(texts_equal(&u_labels, &back));
    ALWAYS(is_domain(back.octets, back.length, ADDRSPEC_RFC6531));
    judge(back.octets, back.length, &again);
    ALWAYS(again.count == 0 ||
           again.findings[again.count - 1].problem == IDNA_DOMAIN_TOO_LONG);
    check_u_labels(domain, size, &u_labels);
}

static void
check_domain(const uint8_t *domain, uint32_t size)
{
    static struct findings findings, again;
    struct idna_text text;
    uint32_t i;

    judge(domain, size, &findings);
    judge(domain, size, &again);
    ALWAYS(memcmp(&findings, &again, sizeof findings) == 0);
    ALWAYS(idna_concerns(domain, size) ||
           (findings.count == 0 && !findings.unchecked));
    check_places(domain, size, &findings);
    ALWAYS(idna_to_u_labels(domain, size, &text) != IDNA_NO_MEMORY);
    for (i = 0; i < findings.count; i++)
        findings.a_u_label |= !is_ascii(domain + findings.findings[i].offset,
                                        findings.findings[i].length);
    if (findings.a_u_label || (findings.unchecked && !is_ascii(domain, size)))
        ALWAYS(idna_to_a_labels(domain, size, &text) == IDNA_IMPOSSIBLE);
    if (findings.count == 0 && !findings.unchecked)
        check_conversions(domain, size);
}

/* What comes of a mapping is fine, and cannot be mapped once more. */
static void
check_map(const uint8_t *data, uint32_t size)
{
    static struct findings findings;
    struct idna_text mapped, again;
    const enum idna_status status = idna_map(data, size, &mapped);

    ALWAYS(status != IDNA_NO_MEMORY);
    if (status != IDNA_DONE)
        return;
    ALWAYS(idna_map(data, size, &again) == IDNA_DONE);
    ALWAYS(texts_equal(&mapped, &again));
    ALWAYS(is_domain(mapped.octets, mapped.length, ADDRSPEC_RFC6531));
    judge(mapped.octets, mapped.length, &findings);
    ALWAYS(findings.count == 0);
    ALWAYS(idna_map(mapped.octets, mapped.length, &again) == IDNA_IMPOSSIBLE);
}

static void
check_joiners(const uint8_t *data, uint32_t size)
{
    uint32_t i;

    for (i = 0; i + 3 <= size; i++)
        if (memcmp(data + i, "\xe2\x80\x8c", 3) == 0 ||
            memcmp(data + i, "\xe2\x80\x8d", 3) == 0)
            (void)u_label_joiner(data, size, i);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > UINT16_MAX || !is_utf8(data, size))
        return 0;
    check_map(data, (uint32_t)size);
    check_joiners(data, (uint32_t)size);
    if (size <= DOMAIN_MAX && is_domain(data, size, ADDRSPEC_RFC6531))
        check_domain(data, (uint32_t)size);
    return 0;
}

/* findings.c - what IDNA finds, as words to compare
 *
 * SPDX-License-Identifier: MIT
 */
#include "findings.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void
add(struct findings *findings, const char *format, ...)
{
    char *end = findings->words + findings->length;
    const size_t room = sizeof findings->words - findings->length;
    va_list arguments;
    int written;

    va_start(arguments, format);
    written = vsnprintf(end, room, format, arguments);
    va_end(arguments);
    if (written < 0 || (size_t)written >= room)
        abort();
    findings->length += (size_t)written;
}

void
findings_add(void *context, const struct idna_finding *finding)
{
    static const char *const problems[] = {
        [IDNA_LABEL_NOT_NFC] = "not NFC",
        [IDNA_CODE_POINT_DISALLOWED] = "disallowed",
        [IDNA_CODE_POINT_UNASSIGNED] = "unassigned",
        [IDNA_CONTEXT_RULE] = "context",
        [IDNA_BIDI_RULE] = "bidi",
        [IDNA_HYPHENS_3_4] = "hyphens",
        [IDNA_MARK_LEADS] = "mark leads",
        [IDNA_NO_A_LABEL] = "no A-label",
        [IDNA_LIBRARIES_DIFFER] = "libraries differ",
        [IDNA_A_LABEL_TOO_LONG] = "A-label too long",
        [IDNA_DOMAIN_TOO_LONG] = "domain too long",
    };
    struct findings *findings = context;

    if (finding->problem == IDNA_NOT_CHECKED)
        return;
    add(findings, "%s%s", findings->length > 0 ? "; " : "",
        problems[finding->problem]);
    if (finding->reason != 0)
        add(findings, " %u", finding->reason);
    if (finding->problem == IDNA_A_LABEL_TOO_LONG ||
        finding->problem == IDNA_DOMAIN_TOO_LONG)
        add(findings, " %u", (unsigned)finding->value);
    else if (finding->value != IDNA_NO_VALUE)
        add(findings, " U+%04X", (unsigned)finding->value);
    add(findings, " @%u+%u", (unsigned)finding->offset,
        (unsigned)finding->length);
}

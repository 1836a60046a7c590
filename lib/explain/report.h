/* report.h - the part of a delivery status notification about a recipient
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_EXPLAIN_REPORT_H
#define ADDRSPEC_EXPLAIN_REPORT_H

#include "explain/codes.h"

enum action {
    NO_REPORT,
    OTHER_ACTION, /* delivered, relayed, expanded; or none is named */
    DELAYED,
    FAILED
};

struct report {
    uint8_t action;         /* enum action */
    struct codes codes;     /* of Diagnostic-Code, else of Status */
    struct part diagnostic; /* what Diagnostic-Code says */
    struct part recipient;  /* Final-Recipient: the address; may be empty */
    struct part original;   /* Original-Recipient */
};

/* The per-recipient fields (RFC 3464 2.3) that a paragraph is made of. */
void read_report(const struct view *view, struct report *report);

/* Does `a` tell more of the end than `b` before it? */
bool report_prevails(const struct report *a, const struct report *b);

#endif

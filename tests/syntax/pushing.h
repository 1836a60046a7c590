/* pushing.h - octets pushed into a scan, for its tests
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TESTS_SYNTAX_PUSHING_H
#define ADDRSPEC_TESTS_SYNTAX_PUSHING_H

#include <string.h>

#include "syntax/scan.h"

/* What pushing a text came to: the fault and the octet it was at; at the end,
 * what is missing. */
struct pushed {
    enum fault fault;
    size_t offset;
};

static inline struct scan
started(enum addrspec_production production, enum addrspec_profile profile)
{
    struct scan scan;

    scan_start(&scan, production, profile_by_id(profile));
    return scan;
}

/* Push until the first fault. */
static inline struct pushed
push_octets(struct scan *scan, const char *octets, size_t length)
{
    struct pushed pushed = {FAULT_NONE, 0};

    for (; pushed.offset < length; pushed.offset++) {
        pushed.fault = scan_step(scan, (unsigned char)octets[pushed.offset]);
        if (pushed.fault != FAULT_NONE)
            return pushed;
    }
    pushed.fault = scan_end(scan);
    return pushed;
}

static inline struct pushed
push_text(enum addrspec_production production, enum addrspec_profile profile,
          const char *text)
{
    struct scan scan = started(production, profile);

    return push_octets(&scan, text, strlen(text));
}

/* Push all of it, recovering from each fault; returns how many there were, or
 * a great many where recovery never ends.  At the end too. */
static inline unsigned
push_recovering(struct scan *scan, const char *text)
{
    const size_t length = strlen(text);
    unsigned faults = 0;
    enum fault fault;
    size_t i = 0;

    while (i < length && faults < 1000) {
        fault = scan_step(scan, (unsigned char)text[i]);
        if (fault == FAULT_NONE || fault >= LABEL_TOO_LONG) {
            i++;
            continue;
        }
        faults++;
        if (scan_recover(scan, fault, (unsigned char)text[i]) == SKIP_OCTET)
            i++;
    }
    while (faults < 1000 && (fault = scan_end(scan)) != FAULT_NONE) {
        faults++;
        scan_recover(scan, fault, 0);
    }
    return faults;
}

/* A row of a table of texts. */
struct expected {
    const char *text;
    enum fault fault;
    size_t offset;
};

#define EXPECT_PUSHED(production, profile, rows)                               \
    for (size_t row = 0; row < sizeof(rows) / sizeof(rows)[0]; row++) {        \
        const struct pushed pushed =                                           \
            push_text(production, profile, (rows)[row].text);                  \
                                                                               \
        cr_expect(pushed.fault == (rows)[row].fault &&                         \
                      pushed.offset == (rows)[row].offset,                     \
                  "%s: fault %d at %zu, not %d at %zu", (rows)[row].text,      \
                  pushed.fault, pushed.offset, (rows)[row].fault,              \
                  (rows)[row].offset);                                         \
    }

#endif

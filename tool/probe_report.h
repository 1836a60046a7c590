/* probe_report.h - what a server did, as a table and as JSON lines
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_PROBE_REPORT_H
#define ADDRSPEC_TOOL_PROBE_REPORT_H

#include <stdint.h>

#include "buffer.h"
#include "probe_judge.h"
#include "sink.h"

struct probe_totals {
    uint64_t paths;
    uint64_t outcomes[PROBE_OUTCOME_COUNT];
    uint64_t departures[PROBE_DEPARTURE_COUNT];
    uint64_t departed; /* paths with a departure */
};

struct probe_report {
    struct sink *out;
    const struct probe_session *session;
    struct buffer text; /* for one text of the library at a time */
};

/* A path and what came of it. */
struct probed {
    uint64_t line;
    const char *path;
    size_t length; /* of what is shown of it */
    const struct probe_verdict *verdict;
    const struct probe_answer *answer; /* NULL if it was not sent ... */
    const char *why_not;               /* ... and why */
    enum probe_outcome outcome;
    unsigned departures;
};

struct probe_format {
    void (*begin)(struct probe_report *report);
    void (*path)(struct probe_report *report, const struct probed *probed);
    void (*end)(struct probe_report *report, const struct probe_totals *totals);
};

extern const struct probe_format probe_human;
extern const struct probe_format probe_json;

/* "smtp": as --profile has it. */
const char *probe_profile_name(const struct probe_session *session);

/* Why the session is over before the paths are; NULL if it is not. */
const char *probe_stop_name(const struct probe_session *session);

#endif

/* probe_judge.h - what a server did, beside what it should have done
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_PROBE_JUDGE_H
#define ADDRSPEC_TOOL_PROBE_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

#include <addrspec/addrspec.h>

#include "probe_session.h"

enum probe_departure {
#define DEPARTURE(identifier, name, text) PROBE_##identifier,
#include "probe_departures.def"
#undef DEPARTURE
    PROBE_DEPARTURE_COUNT
};

struct probe_departure_row {
    const char *name;
    const char *text;
};

extern const struct probe_departure_row
    probe_departure_rows[PROBE_DEPARTURE_COUNT];

/* How the server took a path. */
enum probe_outcome {
    PROBE_ACCEPTED,
    PROBE_REFUSED,           /* for its syntax, as far as the codes tell */
    PROBE_REFUSED_OTHERWISE, /* for another reason: no such user, policy */
    PROBE_DEFERRED,          /* 4yz */
    PROBE_UNANSWERED,
    PROBE_NOT_SENT,
    PROBE_OUTCOME_COUNT
};

/* "accepted" ... for programs and people. */
extern const char *const probe_outcome_names[PROBE_OUTCOME_COUNT];

enum probe_expectation {
    PROBE_EXPECT_SUCCESS,
    PROBE_EXPECT_REFUSAL,
    PROBE_EXPECT_EITHER /* it is about an extension that it may not have */
};

/* What is expected of a server; today by a profile. */
struct probe_verdict {
    addrspec_result result;
    const char *argument; /* that was judged */
    size_t length;
    enum probe_expectation expected;
    int id; /* why it is to be refused: an enum addrspec_diagnosis; 0 */
    const addrspec_diag *diag; /* and where, in `result`; NULL */
};

/* Judge the argument of a command, which has to stay where it is, as has the
 * verdict.  False, and said so, without memory. */
bool probe_expect(const struct probe_options *asked, const char *argument,
                  size_t length, struct probe_verdict *verdict);

/* How the server took it. */
enum probe_outcome probe_outcome(const struct probe_session *session,
                                 const struct probe_answer *answer);

/* Its departures: 1u << enum probe_departure each. */
unsigned probe_departures(const struct probe_session *session,
                          const struct probe_verdict *verdict,
                          const struct probe_answer *answer);

#endif

/* output.h - how results are written: one interface, a file a format
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_OUTPUT_H
#define ADDRSPEC_TOOL_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

#include "buffer.h"
#include "members.h"
#include "records.h"
#include "sink.h"
#include "summary.h"

/* Of a record that was too long to be kept so much is shown. */
#define SHOWN_MAX 4096

/* Where results go and how they are said. */
struct report {
    struct sink *out;
    const char *language; /* "en" or "fr" */
    int reply_code;       /* in place of the catalogue's, or 0 */
    bool colour;
    bool invalid_only;  /* of a list, too: its valid members are left out */
    struct buffer text; /* for one text of the library at a time */
    struct buffer more; /* for a second one beside it */
};

/* A record and what became of it. */
struct checked {
    uint64_t line; /* its number, from 1 */
    const struct record *record;
    const addrspec_result *result;
};

/* A list and what became of all of it; of its members there may be too many to
 * be held, and who tells of them walks over them again. */
struct checked_list {
    uint64_t line;
    const struct record *record;
    const addrspec_options *rules;
    uint64_t members;
    uint64_t diag_count;
    bool valid;
    bool smtputf8;
};

struct output_format {
    /* What stands before all records; NULL if nothing does. */
    void (*begin)(struct report *report);
    void (*record)(struct report *report, const struct checked *checked);
    void (*list)(struct report *report, const struct checked_list *list);
    void (*summary)(struct report *report, const struct summary *summary);
};

extern const struct output_format output_human;
extern const struct output_format output_json;
extern const struct output_format output_tsv;

/* The lines of a summary as text. */
void summary_as_text(struct report *report, const struct summary *summary);

/* Is there more of the record than was kept? */
bool is_truncated(const struct record *record);

/* How many octets of it to show. */
size_t shown_length(const struct record *record);

/* The codes of a diagnostic as a reply would have them. */
addrspec_code reply_codes(const struct report *report,
                          const addrspec_result *result,
                          const addrspec_diag *diag);

/* `,"diagnostics":[...]` of a record. */
void json_diagnostics(struct report *report, const struct checked *checked);

/* "error", "warning" or "note": a name, in no language. */
const char *severity_name(int severity);

#endif

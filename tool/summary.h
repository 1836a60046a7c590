/* summary.h - counting records and diagnoses
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_SUMMARY_H
#define ADDRSPEC_TOOL_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

struct summary {
    uint64_t records;
    uint64_t valid;
    /* By id.  Half a megabyte, of which only pages in use are ever memory. */
    uint64_t diagnoses[UINT16_MAX + 1];
};

struct summary_row {
    const char *name;
    uint64_t count;
};

/* Count a record. */
void summary_record(struct summary *summary, bool valid);

/* Count the diagnostics of a record, or of a part of it, as far as they were
 * kept. */
void summary_diagnoses(struct summary *summary, const addrspec_result *result);

/* What was counted of each diagnosis that occurred, most frequent first, then
 * by name.  The caller frees it.  Ends the tool if there is no memory. */
struct summary_row *summary_rows(const struct summary *summary, size_t *count);

#endif

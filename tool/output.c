/* output.c - what the formats have in common
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "output.h"

#include <stdlib.h>

#include "json.h"
#include "utf8.h"

bool
is_truncated(const struct record *record)
{
    return record->length > record->kept;
}

size_t
shown_length(const struct record *record)
{
    if (!is_truncated(record))
        return record->kept;
    return utf8_finished(record->octets, SHOWN_MAX);
}

addrspec_code
reply_codes(const struct report *report, const addrspec_result *result,
            const addrspec_diag *diag)
{
    addrspec_code code = addrspec_diag_code(result, diag);

    if (code.basic != 0 && report->reply_code != 0)
        code.basic = (uint16_t)report->reply_code;
    return code;
}

const char *
severity_name(int severity)
{
    switch (severity) {
    case ADDRSPEC_ERROR:
        return "error";
    case ADDRSPEC_WARNING:
        return "warning";
    default:
        return "note";
    }
}

static void
write_count(struct sink *out, const char *name, uint64_t count)
{
    put_text(out, name);
    put_octet(out, ' ');
    put_number(out, count);
    put_octet(out, '\n');
}

void
summary_as_text(struct report *report, const struct summary *summary)
{
    struct sink *out = report->out;
    size_t count;
    struct summary_row *rows = summary_rows(summary, &count);
    size_t i;

    write_count(out, "records", summary->records);
    write_count(out, "valid", summary->valid);
    write_count(out, "invalid", summary->records - summary->valid);
    for (i = 0; i < count; i++)
        write_count(out, rows[i].name, rows[i].count);
    free(rows);
}

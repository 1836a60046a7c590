/* output_tsv.c - a row a record, for cut, sort, join and spreadsheets
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "codes.h"
#include "output.h"

static void
tsv_begin(struct report *report)
{
    put_text(report->out,
             "line\tverdict\tid\toffset\tlength\treply\tenhanced\tinput\n");
}

/* What --unescape reads: an octet that is not printable ASCII, or is the
 * backslash. */
static void
write_octet_escaped(struct sink *out, unsigned char octet)
{
    static const char digits[] = "0123456789abcdef";

    put_octet(out, '\\');
    switch (octet) {
    case '\\':
        put_octet(out, '\\');
        break;
    case '\t':
        put_octet(out, 't');
        break;
    case '\n':
        put_octet(out, 'n');
        break;
    case '\r':
        put_octet(out, 'r');
        break;
    default:
        put_octet(out, 'x');
        put_octet(out, digits[octet >> 4]);
        put_octet(out, digits[octet & 15]);
        break;
    }
}

static void
write_unescapable(struct sink *out, const char *octets, size_t length)
{
    size_t plain = 0; /* from here on nothing is written yet */
    size_t i;

    for (i = 0; i < length; i++) {
        unsigned char octet = (unsigned char)octets[i];

        if (octet >= 0x20 && octet < 0x7f && octet != '\\')
            continue;
        put_octets(out, octets + plain, i - plain);
        write_octet_escaped(out, octet);
        plain = i + 1;
    }
    put_octets(out, octets + plain, length - plain);
}

/* The first error, else the first warning, else NULL. */
static const addrspec_diag *
row_diag(const addrspec_result *result)
{
    uint8_t wanted =
        result->error_count > 0 ? ADDRSPEC_ERROR : ADDRSPEC_WARNING;
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].severity == wanted)
            return &result->diags[i];
    return NULL;
}

/* The columns from id to enhanced, each with its tab behind it. */
static void
write_diag_columns(struct report *report, const struct checked *checked)
{
    struct sink *out = report->out;
    const addrspec_diag *diag = row_diag(checked->result);
    const addrspec_diagnosis_info *info;
    addrspec_code code;

    if (diag == NULL) {
        put_text(out, "\t\t\t\t\t");
        return;
    }
    info = addrspec_diagnosis(diag->id);
    put_text(out, info == NULL ? "" : info->name);
    put_octet(out, '\t');
    put_number(out, diag->where.offset);
    put_octet(out, '\t');
    put_number(out, diag->where.length);
    put_octet(out, '\t');
    code = reply_codes(report, checked->result, diag);
    if (code.basic != 0)
        put_number(out, code.basic);
    put_octet(out, '\t');
    write_enhanced(out, &code);
    put_octet(out, '\t');
}

static void
tsv_record(struct report *report, const struct checked *checked)
{
    struct sink *out = report->out;

    put_number(out, checked->line);
    put_text(out,
             checked->result->error_count > 0 ? "\tinvalid\t" : "\tvalid\t");
    write_diag_columns(report, checked);
    write_unescapable(out, checked->record->octets,
                      shown_length(checked->record));
    put_octet(out, '\n');
}

/* A row a member, or one of the list that has none. */
static void
tsv_list(struct report *report, const struct checked_list *list)
{
    struct members members;
    addrspec_result nothing = {0};
    struct checked checked = {list->line, list->record, &nothing};

    if (list->members == 0 && list->diag_count == 0)
        tsv_record(report, &checked);
    members_begin(&members, list->record, list->rules);
    while (members_next(&members)) {
        struct record record = *list->record;

        if (report->invalid_only && members.result.error_count == 0)
            continue;
        if (has_member(&members)) {
            record.octets += members.member.where.offset;
            record.length = record.kept = members.member.where.length;
        }
        checked.record = &record;
        checked.result = &members.result;
        tsv_record(report, &checked);
    }
}

const struct output_format output_tsv = {
    .begin = tsv_begin,
    .record = tsv_record,
    .list = tsv_list,
    .summary = summary_as_text,
};

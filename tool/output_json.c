/* output_json.c - an object a record, a line each
 *
 * SPDX-License-Identifier: MIT
 *
 * The keys and their order are those of the manual; all are always there.
 */
#include "system.h"

#include "codes.h"
#include "output.h"

#include <stdlib.h>

#include "charset.h"
#include "json.h"
#include "utf8.h"

static void
json_span(struct report *report, const struct checked *checked,
          const char *name, const addrspec_span *span)
{
    const char *octets = checked->record->octets;
    size_t shown = span->length;

    if (span->offset == ADDRSPEC_ABSENT) {
        json_null(report->out, ',', name);
        return;
    }
    octets += span->offset;
    /* A part of what is shown shortened is shown shortened. */
    if (is_truncated(checked->record) && shown > SHOWN_MAX)
        shown = utf8_finished(octets, SHOWN_MAX);
    json_text(report->out, ',', name, octets, shown);
}

/* The name of an address or a group, as it is meant to be read. */
static void
json_read_name(struct report *report, char before, const char *name,
               const struct record *record, const addrspec_span *span)
{
    const addrspec_result result = {.display_name = *span};

    if (span->offset == ADDRSPEC_ABSENT) {
        json_null(report->out, before, name);
        return;
    }
    buffer_display_name(&report->text, &result, record->octets, record->kept);
    json_text(report->out, before, name, report->text.octets,
              report->text.length);
}

static void
json_domain_kind(struct sink *out, const addrspec_result *result)
{
    const char *kind = NULL;

    if (result->domain.offset != ADDRSPEC_ABSENT) {
        kind = "name";
        if (result->facts & ADDRSPEC_IPV4_LITERAL)
            kind = "ipv4";
        else if (result->facts & ADDRSPEC_IPV6_LITERAL)
            kind = "ipv6";
        else if (result->facts & ADDRSPEC_GENERAL_LITERAL)
            kind = "general";
    }
    json_string(out, ',', "domain_kind", kind);
}

static void
json_number_or_null(struct sink *out, const char *name, uint32_t number)
{
    if (number == ADDRSPEC_ABSENT)
        json_null(out, ',', name);
    else
        json_number(out, ',', name, number);
}

static void
json_fix(struct report *report, const addrspec_diag *diag, const char *input,
         size_t length)
{
    struct sink *out = report->out;

    if (!diag->fixable) {
        put_text(out, "null");
        return;
    }
    json_number(out, '{', "offset", diag->fix.offset);
    json_number(out, ',', "length", diag->fix.length);
    buffer_fix_text(&report->text, diag, input, length);
    json_text(out, ',', "replacement", report->text.octets,
              report->text.length);
    put_octet(out, '}');
}

static void
json_diag(struct report *report, const struct checked *checked,
          const addrspec_diag *diag)
{
    struct sink *out = report->out;
    const char *input = checked->record->octets;
    size_t length = checked->record->kept;
    const addrspec_diagnosis_info *info = addrspec_diagnosis(diag->id);
    addrspec_code code = reply_codes(report, checked->result, diag);

    json_string(out, '{', "id", info == NULL ? NULL : info->name);
    json_number(out, ',', "number", diag->id);
    json_string(out, ',', "severity", severity_name(diag->severity));
    json_number(out, ',', "offset", diag->where.offset);
    json_number(out, ',', "length", diag->where.length);
    json_number_or_null(out, "value", diag->value);
    json_number_or_null(out, "limit", addrspec_diag_limit(diag));
    buffer_message(&report->text, diag, input, length, report->language);
    json_text(out, ',', "message", report->text.octets, report->text.length);
    json_string(out, ',', "source", info == NULL ? NULL : info->section);
    json_codes(out, &code);
    json_name(out, ',', "fix");
    json_fix(report, diag, input, length);
    put_octet(out, '}');
}

void
json_diagnostics(struct report *report, const struct checked *checked)
{
    const addrspec_result *result = checked->result;
    struct sink *out = report->out;
    uint32_t i;

    json_name(out, ',', "diagnostics");
    put_octet(out, '[');
    for (i = 0; i < result->kept_count; i++) {
        if (i > 0)
            put_octet(out, ',');
        json_diag(report, checked, &result->diags[i]);
    }
    put_octet(out, ']');
}

/* `fixed` and `reply`: null for a valid record. */
static void
json_mended(struct report *report, const struct checked *checked)
{
    struct sink *out = report->out;
    const struct record *record = checked->record;
    const addrspec_result *result = checked->result;

    if (result->error_count == 0) {
        json_null(out, ',', "fixed");
        json_null(out, ',', "reply");
        return;
    }
    /* What was not judged cannot be mended. */
    report->text.length = 0;
    if (!is_truncated(record))
        buffer_mend(&report->text, result, record->octets, record->kept);
    if (report->text.length == 0)
        json_null(out, ',', "fixed");
    else
        json_text(out, ',', "fixed", report->text.octets, report->text.length);
    buffer_reply_line(&report->text, result, record->octets, record->kept,
                      report->reply_code, report->language);
    json_text(out, ',', "reply", report->text.octets, report->text.length);
}

/* What octets that are not UTF-8 may be in another charset: a guess. */
static void
json_charset(struct report *report, const struct checked *checked)
{
    const struct record *record = checked->record;
    struct sink *out = report->out;
    struct charset_guess guess;

    if (is_truncated(record) ||
        !charset_guess(checked->result, record->octets, record->kept, &guess)) {
        json_null(out, ',', "charset");
        return;
    }
    json_name(out, ',', "charset");
    json_string(out, '{', "name", guess.name);
    json_text(out, ',', "text", guess.text, guess.length);
    put_octet(out, '}');
}

static void
json_record(struct report *report, const struct checked *checked)
{
    struct sink *out = report->out;
    const struct record *record = checked->record;
    const addrspec_result *result = checked->result;

    json_number(out, '{', "line", checked->line);
    json_text(out, ',', "input", record->octets, shown_length(record));
    json_number(out, ',', "input_length", record->length);
    if (is_truncated(record))
        json_bool(out, ',', "truncated", true);
    json_bool(out, ',', "valid", result->error_count == 0);
    json_bool(out, ',', "smtputf8", (result->facts & ADDRSPEC_SMTPUTF8) != 0);
    if (result->production == ADDRSPEC_HEADER_MAILBOX)
        json_read_name(report, ',', "display_name", record,
                       &result->display_name);
    json_span(report, checked, "local_part", &result->local_part);
    json_span(report, checked, "domain", &result->domain);
    json_domain_kind(out, result);
    json_number(out, ',', "diagnostic_count", result->diag_count);
    json_diagnostics(report, checked);
    json_mended(report, checked);
    json_charset(report, checked);
    put_octets(out, "}\n", 2);
}

/* ---- Lists ----------------------------------------------------------- */

static void
json_member(struct report *report, const struct members *members)
{
    struct sink *out = report->out;
    const addrspec_result *result = &members->result;
    const addrspec_member *member = &members->member;
    const struct checked checked = {0, members->record, result};

    put_octet(out, '{');
    json_read_name(report, JSON_FIRST, "display_name", members->record,
                   &result->display_name);
    json_read_name(report, ',', "group", members->record, &member->group);
    json_span(report, &checked, "local_part", &result->local_part);
    json_span(report, &checked, "domain", &result->domain);
    json_number(out, ',', "offset", member->where.offset);
    json_number(out, ',', "length", member->where.length);
    json_bool(out, ',', "valid", member->verdict == ADDRSPEC_OK);
    put_octet(out, '}');
}

static void
json_members(struct report *report, const struct checked_list *list)
{
    struct members members;
    bool first = true;

    json_name(report->out, ',', "members");
    put_octet(report->out, '[');
    members_begin(&members, list->record, list->rules);
    while (members_next(&members)) {
        if (!has_member(&members))
            continue;
        if (!first)
            put_octet(report->out, ',');
        first = false;
        json_member(report, &members);
    }
    put_octet(report->out, ']');
}

static void
json_list_diags(struct report *report, const struct checked_list *list)
{
    struct members members;
    bool first = true;
    uint32_t i;

    json_name(report->out, ',', "diagnostics");
    put_octet(report->out, '[');
    members_begin(&members, list->record, list->rules);
    while (list->diag_count > 0 && members_next(&members)) {
        const struct checked checked = {0, list->record, &members.result};

        for (i = 0; i < members.result.kept_count; i++) {
            if (!first)
                put_octet(report->out, ',');
            first = false;
            json_diag(report, &checked, &members.result.diags[i]);
        }
    }
    put_octet(report->out, ']');
}

/* The reply to the first error, about the member it is in, or the list. */
static void
json_list_reply(struct report *report, const struct checked_list *list)
{
    const struct record *record = list->record;
    struct members members;
    struct member_apart apart;
    const addrspec_result *result = &apart.own;

    members_begin(&members, record, list->rules);
    while (members_next(&members) && members.result.error_count == 0)
        ;
    members_part(&members, &apart);
    if (apart.own_first)
        record = &apart.record;
    else
        result = &apart.around;
    buffer_reply_line(&report->text, result, record->octets, record->kept,
                      report->reply_code, report->language);
    json_text(report->out, ',', "reply", report->text.octets,
              report->text.length);
}

static void
json_list_mended(struct report *report, const struct checked_list *list)
{
    struct sink *out = report->out;
    const struct record *record = list->record;

    if (list->valid) {
        json_null(out, ',', "fixed");
        json_null(out, ',', "reply");
        return;
    }
    buffer_list_mend(&report->text, record->octets, record->kept, list->rules);
    if (report->text.length == 0)
        json_null(out, ',', "fixed");
    else
        json_text(out, ',', "fixed", report->text.octets, report->text.length);
    json_list_reply(report, list);
}

static void
json_list(struct report *report, const struct checked_list *list)
{
    struct sink *out = report->out;
    const struct record *record = list->record;

    json_number(out, '{', "line", list->line);
    json_text(out, ',', "input", record->octets, record->kept);
    json_number(out, ',', "input_length", record->length);
    json_bool(out, ',', "valid", list->valid);
    json_bool(out, ',', "smtputf8", list->smtputf8);
    json_null(out, ',', "local_part");
    json_null(out, ',', "domain");
    json_null(out, ',', "domain_kind");
    json_members(report, list);
    json_number(out, ',', "diagnostic_count", list->diag_count);
    json_list_diags(report, list);
    json_list_mended(report, list);
    json_null(out, ',', "charset");
    put_octets(out, "}\n", 2);
}

static void
json_summary(struct report *report, const struct summary *summary)
{
    struct sink *out = report->out;
    size_t count;
    struct summary_row *rows = summary_rows(summary, &count);
    size_t i;

    json_number(out, '{', "records", summary->records);
    json_number(out, ',', "valid", summary->valid);
    json_number(out, ',', "invalid", summary->records - summary->valid);
    json_name(out, ',', "diagnoses");
    put_octet(out, '{');
    for (i = 0; i < count; i++)
        json_number(out, i > 0 ? ',' : JSON_FIRST, rows[i].name, rows[i].count);
    put_octets(out, "}}\n", 3);
    free(rows);
}

const struct output_format output_json = {
    .begin = NULL,
    .record = json_record,
    .list = json_list,
    .summary = json_summary,
};

/* probe_json.c - what a server did, as JSON lines
 *
 * SPDX-License-Identifier: MIT
 *
 * An object a path, and at the end one with "summary".
 */
#include "system.h"

#include "codes.h"
#include "probe_report.h"

#include <string.h>

#include "json.h"

static void
json_begin(struct probe_report *report)
{
    (void)report; /* the summary has it all */
}

/* Null where there is no reply, or where what came is none. */
static void
json_codes_of(struct sink *out, const struct probed *probed,
              const struct smtp_reply *reply)
{
    const char *enhanced;
    size_t length;

    if (probed->answer == NULL || probed->answer->event != SMTP_REPLIED) {
        json_null(out, ',', "reply");
        json_null(out, ',', "enhanced");
        return;
    }
    json_number(out, ',', "reply", (uint64_t)reply->code);
    length = smtp_reply_enhanced(reply, &enhanced);
    if (length == 0)
        json_null(out, ',', "enhanced");
    else
        json_text(out, ',', "enhanced", enhanced, length);
}

static void
json_reply(struct probe_report *report, const struct probed *probed)
{
    const struct smtp_reply *reply = &report->session->reply;

    json_codes_of(report->out, probed, reply);
    if (probed->answer == NULL || reply->length == 0)
        json_null(report->out, ',', "text");
    else
        json_text(report->out, ',', "text", reply->text, reply->length);
}

static void
json_verdict(struct probe_report *report, const struct probe_verdict *verdict)
{
    struct sink *out = report->out;
    const addrspec_diagnosis_info *info = addrspec_diagnosis(verdict->id);

    json_bool(out, ',', "valid", verdict->id == 0);
    json_string(out, ',', "id", info == NULL ? NULL : info->name);
    if (verdict->diag == NULL) {
        json_null(out, ',', "message");
        return;
    }
    buffer_message(&report->text, verdict->diag, verdict->argument,
                   verdict->length, "en");
    json_text(out, ',', "message", report->text.octets, report->text.length);
}

static void
json_departures(struct sink *out, unsigned departures)
{
    bool any = false;
    unsigned i;

    json_name(out, ',', "departures");
    put_octet(out, '[');
    for (i = 0; i < PROBE_DEPARTURE_COUNT; i++)
        if (departures >> i & 1) {
            put_text(out, any ? ",\"" : "\"");
            put_text(out, probe_departure_rows[i].name);
            put_octet(out, '"');
            any = true;
        }
    put_octet(out, ']');
}

static const char *
command_name(const struct probe_session *session)
{
    return session->asked->mail ? "mail" : "rcpt";
}

static void
json_path(struct probe_report *report, const struct probed *probed)
{
    const struct probe_session *session = report->session;
    struct sink *out = report->out;

    json_number(out, '{', "line", probed->line);
    json_text(out, ',', "path", probed->path, probed->length);
    json_string(out, ',', "command", command_name(session));
    json_bool(out, ',', "smtputf8", session->asked->smtputf8);
    json_verdict(report, probed->verdict);
    json_string(out, ',', "outcome", probe_outcome_names[probed->outcome]);
    json_reply(report, probed);
    json_departures(out, probed->departures);
    json_string(out, ',', "not_sent", probed->why_not);
    put_octets(out, "}\n", 2);
}

static void
json_counts(struct sink *out, const struct probe_totals *totals)
{
    unsigned i;

    json_number(out, ',', "paths", totals->paths);
    json_name(out, ',', "outcomes");
    for (i = 0; i < PROBE_OUTCOME_COUNT; i++)
        json_number(out, i == 0 ? '{' : ',', probe_outcome_names[i],
                    totals->outcomes[i]);
    put_octet(out, '}');
    json_number(out, ',', "departed", totals->departed);
    json_name(out, ',', "departures");
    for (i = 0; i < PROBE_DEPARTURE_COUNT; i++)
        json_number(out, i == 0 ? '{' : ',', probe_departure_rows[i].name,
                    totals->departures[i]);
    put_octet(out, '}');
}

static void
json_end(struct probe_report *report, const struct probe_totals *totals)
{
    const struct probe_session *session = report->session;
    struct sink *out = report->out;

    json_name(out, '{', "summary");
    json_string(out, '{', "server", session->target.text);
    json_text(out, ',', "greeting", session->greeting.text,
              session->greeting.length);
    json_string(out, ',', "command", command_name(session));
    json_string(out, ',', "profile", probe_profile_name(session));
    json_bool(out, ',', "smtputf8", session->asked->smtputf8);
    json_bool(out, ',', "smtputf8_offered", session->smtputf8);
    json_counts(out, totals);
    json_number(out, ',', "commands", session->commands);
    json_number(out, ',', "connections", session->connections);
    json_string(out, ',', "stopped", probe_stop_name(session));
    put_octets(out, "}}\n", 3);
}

const struct probe_format probe_json = {json_begin, json_path, json_end};

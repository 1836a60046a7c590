/* probe_human.c - what a server did, as a table
 *
 * SPDX-License-Identifier: MIT
 *
 * A row a path: a mark where the server departed, its codes, our verdict, the
 * path.  Below it, what there is to say.
 */
#include "system.h"

#include "probe_report.h"

#include <stdio.h>
#include <string.h>

#include "layout.h"

/* The columns: "! 550 5.1.3  unregistered-literal-tag  <...>". */
#define VERDICT_COLUMN 14
#define PATH_COLUMN 40
#define NOTE_COLUMN 4

/* Of a reply and of a path so much is shown. */
#define REPLY_SHOWN_MAX 400
#define PATH_SHOWN_MAX 1000

static void
put_safe(struct probe_report *report, const char *octets, size_t length,
         size_t most)
{
    buffer_safe(&report->text, octets, length < most ? length : most);
    put_octets(report->out, report->text.octets, report->text.length);
    if (length > most)
        put_text(report->out, "...");
}

/* A reply in one line: " / " stands where another begins. */
static void
put_reply(struct probe_report *report, const struct smtp_reply *reply)
{
    const char *line = reply->text;
    const char *end =
        line +
        (reply->length < REPLY_SHOWN_MAX ? reply->length : REPLY_SHOWN_MAX);

    while (line < end) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        const size_t length = (size_t)((stop == NULL ? end : stop) - line);

        put_safe(report, line, length, length);
        line += length + 1;
        if (line < end)
            put_text(report->out, " / ");
    }
    if (reply->length > REPLY_SHOWN_MAX)
        put_text(report->out, "...");
}

/* Up to a column, with a space at least. */
static void
pad(struct sink *out, size_t width, size_t column)
{
    write_spaces(out, width < column ? column - width : 1);
}

/* ---- The head -------------------------------------------------------- */

static const char *
command_name(const struct probe_session *session)
{
    return session->asked->mail ? "MAIL FROM" : "RCPT TO";
}

static const char *
smtputf8_text(const struct probe_session *session)
{
    if (session->asked->smtputf8)
        return "in use";
    return session->smtputf8 ? "offered, not in use" : "not offered";
}

static void
human_begin(struct probe_report *report)
{
    const struct probe_session *session = report->session;
    char line[160];

    put_safe(report, session->target.text, strlen(session->target.text),
             PATH_SHOWN_MAX);
    put_text(report->out, ": ");
    put_reply(report, &session->greeting);
    (void)snprintf(line, sizeof line, "\n%s, profile %s, SMTPUTF8 %s\n\n",
                   command_name(session), probe_profile_name(session),
                   smtputf8_text(session));
    put_text(report->out, line);
    put_text(report->out, "  reply");
    pad(report->out, strlen("  reply"), VERDICT_COLUMN);
    put_text(report->out, "ours");
    pad(report->out, VERDICT_COLUMN + strlen("ours"), PATH_COLUMN);
    put_text(report->out, "path\n");
}

/* ---- A path ---------------------------------------------------------- */

/* "550 5.1.3"; "-" without a reply. */
static size_t
put_codes(struct probe_report *report, const struct probed *probed)
{
    const struct smtp_reply *reply = &report->session->reply;
    const char *enhanced;
    size_t length;

    if (probed->answer == NULL || probed->answer->event != SMTP_REPLIED) {
        put_octet(report->out, '-');
        return 1;
    }
    put_number(report->out, (uint64_t)reply->code); /* of three digits */
    length = smtp_reply_enhanced(reply, &enhanced);
    if (length == 0)
        return 3;
    put_octet(report->out, ' ');
    put_octets(report->out, enhanced, length);
    return 3 + 1 + length;
}

static const char *
verdict_name(const struct probe_verdict *verdict)
{
    const addrspec_diagnosis_info *info = addrspec_diagnosis(verdict->id);

    return info == NULL ? "valid" : info->name;
}

/* What is no departure, and yet no plain yes or no. */
static const char *
remark(const struct probed *probed)
{
    const bool valid = probed->verdict->id == 0;

    switch (probed->outcome) {
    case PROBE_DEFERRED:
        return "deferred it: that decides nothing";
    case PROBE_REFUSED_OTHERWISE:
        return valid ? "refused it for another reason than how it is written"
                     : NULL;
    case PROBE_REFUSED:
        return valid && probed->verdict->expected == PROBE_EXPECT_EITHER
                   ? "refused it: it may not have the parameter's extension"
                   : NULL;
    case PROBE_ACCEPTED:
        return probed->verdict->expected == PROBE_EXPECT_EITHER && !valid
                   ? "accepted it: it may know the parameter"
                   : NULL;
    default:
        return NULL;
    }
}

/* `indent` of 0: there is one before. */
static void
put_note(struct probe_report *report, size_t indent, const char *text)
{
    if (indent == 0)
        put_text(report->out, "; ");
    write_spaces(report->out, indent);
    put_text(report->out, text);
}

/* In one line: "    accepted what is not valid: 250 OK". */
static void
put_notes(struct probe_report *report, const struct probed *probed)
{
    const struct smtp_reply *reply = &report->session->reply;
    const char *remarked = remark(probed);
    size_t before = NOTE_COLUMN;
    unsigned i;

    for (i = 0; i < PROBE_DEPARTURE_COUNT; i++)
        if (probed->departures >> i & 1) {
            put_note(report, before, probe_departure_rows[i].text);
            before = 0;
        }
    if (remarked != NULL)
        put_note(report, before, remarked);
    if (probed->departures == 0 && remarked == NULL)
        return;
    if (reply->length > 0) {
        put_text(report->out, ": ");
        put_reply(report, reply);
    }
    put_octet(report->out, '\n');
}

static void
human_path(struct probe_report *report, const struct probed *probed)
{
    struct sink *out = report->out;
    const char *verdict = verdict_name(probed->verdict);
    size_t width;

    put_text(out, probed->departures != 0 ? "! " : "  ");
    width = 2 + put_codes(report, probed);
    pad(out, width, VERDICT_COLUMN);
    width = width < VERDICT_COLUMN ? VERDICT_COLUMN : width + 1;
    put_text(out, verdict);
    pad(out, width + strlen(verdict), PATH_COLUMN);
    put_safe(report, probed->path, probed->length, PATH_SHOWN_MAX);
    put_octet(out, '\n');
    if (probed->answer == NULL) {
        write_spaces(out, NOTE_COLUMN);
        put_text(out, "not sent: ");
        put_text(out, probed->why_not);
        put_octet(out, '\n');
    } else {
        put_notes(report, probed);
    }
}

/* ---- The end --------------------------------------------------------- */

static void
put_count(struct sink *out, uint64_t count, const char *what)
{
    put_number(out, count);
    put_octet(out, ' ');
    put_text(out, what);
    if (count != 1)
        put_octet(out, 's');
}

static void
put_outcomes(struct sink *out, const struct probe_totals *totals)
{
    const char *before = ": ";
    unsigned i;

    put_octet(out, '\n');
    put_count(out, totals->paths, "path");
    for (i = 0; i < PROBE_OUTCOME_COUNT; i++)
        if (totals->outcomes[i] > 0) {
            put_text(out, before);
            put_number(out, totals->outcomes[i]);
            put_octet(out, ' ');
            put_text(out, probe_outcome_names[i]);
            before = ", ";
        }
    put_octet(out, '\n');
}

static void
human_end(struct probe_report *report, const struct probe_totals *totals)
{
    const struct probe_session *session = report->session;
    struct sink *out = report->out;
    unsigned i;

    put_outcomes(out, totals);
    put_count(out, totals->departed, "path");
    put_text(out, " where the server departs\n");
    for (i = 0; i < PROBE_DEPARTURE_COUNT; i++)
        if (totals->departures[i] > 0) {
            char count[32];

            (void)snprintf(count, sizeof count, "  %6llu  ",
                           (unsigned long long)totals->departures[i]);
            put_text(out, count);
            put_text(out, probe_departure_rows[i].name);
            pad(out, strlen(probe_departure_rows[i].name), 21);
            put_text(out, probe_departure_rows[i].text);
            put_octet(out, '\n');
        }
    put_count(out, session->commands, "command");
    put_text(out, " on ");
    put_count(out, session->connections, "connection");
    put_octet(out, '\n');
}

const struct probe_format probe_human = {human_begin, human_path, human_end};

/* probe_session.c - path after path, in SMTP dialogues with one server
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "probe_session.h"

#include <assert.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "complain.h"
#include "interrupt.h"

/* After raw octets so long is waited for replies to what they may have been
 * taken for. */
#define MORE_WAIT_MS 250

static const char smtputf8_keyword[] = "SMTPUTF8";

/* ---- The end --------------------------------------------------------- */

static bool
stop(struct probe_session *session, enum probe_stop why)
{
    session->stop = why;
    return false;
}

/* Something that should have been answered with success was not. */
static bool
stop_for(struct probe_session *session, const char *what, enum smtp_event event)
{
    const struct smtp_reply *reply = &session->aside;
    const char *server = session->target.text;
    const int length = reply->length < 300 ? (int)reply->length : 300;

    smtp_close(&session->client);
    if (event == SMTP_INTERRUPTED)
        return stop(session, PROBE_STOPPED_INTERRUPTED);
    if (event == SMTP_REPLIED && reply->code == 421)
        return stop(session, PROBE_STOPPED_421);
    if (event == SMTP_CLOSED)
        complain("addrspec: %s closed the connection, without a reply to %s",
                 server, what);
    else if (event == SMTP_HUNG)
        complain("addrspec: %s does not reply to %s", server, what);
    else
        complain("addrspec: %s replies to %s: '%.*s'%s", server, what, length,
                 reply->text,
                 event == SMTP_GARBLED ? ", which is no SMTP reply" : "");
    return stop(session, PROBE_STOPPED_TROUBLE);
}

/* ---- Commands beside the path ---------------------------------------- */

static enum smtp_event
send_aside(struct probe_session *session, const char *line)
{
    session->commands++;
    return smtp_command(&session->client, line, strlen(line), &session->aside);
}

static bool
succeeded(const struct probe_session *session, enum smtp_event event)
{
    return event == SMTP_REPLIED && session->aside.code / 100 == 2;
}

/* What may still be sent, with a QUIT kept back. */
static bool
may_send(struct probe_session *session, uint64_t count)
{
    if (session->commands + count + 1 <= session->asked->max_commands)
        return true;
    return stop(session, PROBE_STOPPED_COMMANDS);
}

/* ---- Connecting ------------------------------------------------------ */

/* The keyword in a line of the reply to EHLO, of which the first line has
 * none.                                                  RFC 5321 4.1.1.1 */
static bool
is_offered(const struct smtp_reply *reply, const char *keyword)
{
    const size_t length = strlen(keyword);
    const char *end = reply->text + reply->length;
    const char *line = memchr(reply->text, '\n', reply->length);

    while (line != NULL) {
        line += 1 + sizeof "250";
        if (end - line >= (ptrdiff_t)length &&
            strncasecmp(line, keyword, length) == 0 &&
            (line + length == end || strchr(" \n", line[length]) != NULL))
            return true;
        line = line < end ? memchr(line, '\n', (size_t)(end - line)) : NULL;
    }
    return false;
}

/* "EHLO [192.0.2.1]": we have no name, and so give our address. */
static void
write_ehlo(const struct probe_session *session, char *line, size_t size)
{
    struct sockaddr_storage own = {0};
    socklen_t length = sizeof own;
    char address[NI_MAXHOST] = "127.0.0.1";

    if (getsockname(session->client.fd, (struct sockaddr *)&own, &length) == 0)
        (void)getnameinfo((struct sockaddr *)&own, length, address,
                          sizeof address, NULL, 0, NI_NUMERICHOST);
    address[strcspn(address, "%")] = '\0'; /* no scope: RFC 5321 4.1.3 */
    (void)snprintf(line, size, "EHLO [%s%s]\r\n",
                   own.ss_family == AF_INET6 ? "IPv6:" : "", address);
}

static bool
introduce(struct probe_session *session)
{
    char line[NI_MAXHOST + 32];
    enum smtp_event event = smtp_read_reply(&session->client, &session->aside);

    if (!succeeded(session, event))
        return stop_for(session, "the connection", event);
    if (session->connections == 1)
        session->greeting = session->aside;
    write_ehlo(session, line, sizeof line);
    event = send_aside(session, line);
    if (!succeeded(session, event))
        return stop_for(session, "EHLO", event);
    session->smtputf8 = is_offered(&session->aside, smtputf8_keyword);
    if (session->smtputf8 || !session->asked->smtputf8)
        return true;
    complain("addrspec: %s does not offer SMTPUTF8", session->target.text);
    return stop(session, PROBE_STOPPED_TROUBLE);
}

/* One address after the other, until one answers; from then on that one. */
static int
connect_somewhere(struct probe_session *session)
{
    const struct addrinfo *address = session->address;
    int error;

    if (address != NULL)
        return smtp_connect(&session->client, address->ai_addr,
                            address->ai_addrlen);
    error = ENOENT; /* getaddrinfo() gives one at least */
    for (address = session->target.addresses; address != NULL;
         address = address->ai_next) {
        error = smtp_connect(&session->client, address->ai_addr,
                             address->ai_addrlen);
        if (error == 0) {
            session->address = address;
            return 0;
        }
        if (interrupted())
            break;
    }
    return error;
}

static bool
open_connection(struct probe_session *session)
{
    int error;

    if (session->connections == session->asked->max_connections)
        return stop(session, PROBE_STOPPED_CONNECTIONS);
    if (!may_send(session, 1))
        return false;
    error = connect_somewhere(session);
    if (interrupted())
        return stop(session, PROBE_STOPPED_INTERRUPTED);
    if (error != 0) {
        complain("addrspec: cannot connect to %s: %s", session->target.text,
                 strerror(error));
        return stop(session, PROBE_STOPPED_TROUBLE);
    }
    session->connections++;
    return introduce(session);
}

bool
probe_session_begin(struct probe_session *session,
                    const struct probe_options *asked)
{
    session->asked = asked;
    session->address = NULL;
    session->commands = 0;
    session->connections = 0;
    session->stop = PROBE_GOES_ON;
    session->next_ms = interrupt_clock();
    smtp_client_begin(&session->client, asked->timeout_ms);
    if (!probe_target_find(&session->target, asked->target,
                           asked->allow_remote))
        return stop(session, PROBE_STOPPED_TROUBLE);
    return open_connection(session);
}

void
probe_session_end(struct probe_session *session)
{
    if (session->client.fd >= 0 && session->stop != PROBE_STOPPED_INTERRUPTED)
        (void)send_aside(session, "QUIT\r\n");
    smtp_close(&session->client);
    probe_target_release(&session->target);
}

/* ---- The line -------------------------------------------------------- */

static bool
has_raw_octets(const char *octets, size_t length)
{
    return memchr(octets, '\r', length) != NULL ||
           memchr(octets, '\n', length) != NULL ||
           memchr(octets, '\0', length) != NULL;
}

/* Behind a CR or LF octets may be taken for a command.  Is there anything in
 * them that some server could take for DATA or BDAT?  What is no letter may be
 * skipped by one. */
static bool
may_send_data(const char *octets, size_t length)
{
    static const char *const never[] = {"data", "bdat"};
    size_t matched[2] = {0, 0};
    bool line_ended = false;
    size_t i, j;

    for (i = 0; i < length; i++) {
        const char octet = octets[i];
        const char lower =
            octet >= 'A' && octet <= 'Z' ? (char)(octet + 32) : octet;

        line_ended = line_ended || octet == '\r' || octet == '\n';
        if (!line_ended || lower < 'a' || lower > 'z')
            continue;
        for (j = 0; j < 2; j++) {
            matched[j] = lower == never[j][matched[j]] ? matched[j] + 1
                         : lower == never[j][0]        ? 1
                                                       : 0;
            if (never[j][matched[j]] == '\0')
                return true;
        }
    }
    return false;
}

const char *
probe_not_sendable(const struct probe_session *session, const char *path,
                   uint64_t length)
{
    if (length > RECORD_KEPT_MAX)
        return "it is longer than 65536 octets";
    if (!has_raw_octets(path, (size_t)length))
        return NULL;
    if (!session->asked->raw)
        return "it has a CR, LF or NUL (--raw sends them)";
    if (may_send_data(path, (size_t)length))
        return "it might be taken for DATA or BDAT, which are never sent";
    return NULL;
}

/* Has the path this parameter already?  Its name stands alone. */
static bool
has_smtputf8(const char *path, size_t length)
{
    const size_t name = strlen(smtputf8_keyword);
    size_t i;

    for (i = 0; i + name < length; i++)
        if (path[i] == ' ' &&
            strncasecmp(path + i + 1, smtputf8_keyword, name) == 0 &&
            (i + 1 + name == length || path[i + 1 + name] == ' '))
            return true;
    return false;
}

static void
append(struct probe_session *session, const char *octets, size_t length)
{
    assert(session->line_length + length <= sizeof session->line);
    memcpy(session->line + session->line_length, octets, length);
    session->line_length += length;
}

static size_t
verb_length(const struct probe_session *session)
{
    return strlen(session->asked->mail ? "MAIL FROM:" : "RCPT TO:");
}

void
probe_session_line(struct probe_session *session, const char *path,
                   size_t length)
{
    const bool mail = session->asked->mail;

    session->line_length = 0;
    append(session, mail ? "MAIL FROM:" : "RCPT TO:", verb_length(session));
    append(session, path, length);
    if (mail && session->asked->smtputf8 && !has_smtputf8(path, length)) {
        append(session, " ", 1);
        append(session, smtputf8_keyword, strlen(smtputf8_keyword));
    }
    append(session, "\r\n", 2);
}

const char *
probe_session_argument(const struct probe_session *session, size_t *length)
{
    const size_t verb = verb_length(session);

    *length = session->line_length - verb - strlen("\r\n");
    return session->line + verb;
}

/* ---- A path ---------------------------------------------------------- */

/* --rate: wait until it is time. */
static bool
pace(struct probe_session *session)
{
    const uint32_t rate = session->asked->rate;
    const long long now = interrupt_clock();

    if (rate == 0)
        return true;
    if (session->next_ms < now)
        session->next_ms = now;
    (void)interrupt_wait_until(-1, 0, session->next_ms);
    if (interrupted())
        return stop(session, PROBE_STOPPED_INTERRUPTED);
    session->next_ms += (1000 + rate - 1) / rate;
    return true;
}

/* MAIL, RCPT, RSET; of MAIL itself MAIL and RSET. */
static uint64_t
commands_of_path(const struct probe_session *session)
{
    return session->asked->mail ? 2 : 3;
}

/* All that comes before the path.  A server may have closed the connection
 * meanwhile, as RFC 5321 4.5.3.2 allows: then there is another one. */
static bool
begin_transaction(struct probe_session *session)
{
    char line[ADDRSPEC_PATH_MAX + 1024];

    (void)snprintf(line, sizeof line, "MAIL FROM:%s%s%s\r\n",
                   session->asked->sender, session->asked->smtputf8 ? " " : "",
                   session->asked->smtputf8 ? smtputf8_keyword : "");
    for (;;) {
        const bool fresh = !smtp_is_open(&session->client);
        enum smtp_event event;

        if (fresh)
            smtp_close(&session->client);
        if (fresh && !open_connection(session))
            return false;
        if (!may_send(session, commands_of_path(session)))
            return false;
        if (session->asked->mail)
            return true;
        event = send_aside(session, line);
        if (succeeded(session, event))
            return true;
        if (event != SMTP_CLOSED || fresh)
            return stop_for(session, "MAIL", event);
        smtp_close(&session->client);
    }
}

/* Bring the server back to where it was; if that fails, hang up. */
static void
end_transaction(struct probe_session *session, struct probe_answer *answer)
{
    enum smtp_event event;

    answer->more = smtp_has_more(
        &session->client,
        has_raw_octets(session->line, session->line_length - 2) ? MORE_WAIT_MS
                                                                : 0);
    if (answer->more ||
        has_raw_octets(session->line, session->line_length - 2)) {
        smtp_close(&session->client);
        return;
    }
    event = send_aside(session, "RSET\r\n");
    answer->closed_after = event == SMTP_CLOSED;
    if (event == SMTP_INTERRUPTED)
        (void)stop(session, PROBE_STOPPED_INTERRUPTED);
    else if (event == SMTP_REPLIED && session->aside.code == 421)
        (void)stop(session, PROBE_STOPPED_421);
    else if (event == SMTP_REPLIED)
        answer->more = smtp_has_more(&session->client, 0);
    if (!succeeded(session, event) || answer->more)
        smtp_close(&session->client);
}

bool
probe_session_send(struct probe_session *session, struct probe_answer *answer)
{
    answer->closed_after = false;
    answer->more = false;
    if (session->stop != PROBE_GOES_ON || !pace(session) ||
        !begin_transaction(session))
        return false;
    session->commands++;
    answer->event = smtp_command(&session->client, session->line,
                                 session->line_length, &session->reply);
    if (answer->event == SMTP_INTERRUPTED)
        return stop(session, PROBE_STOPPED_INTERRUPTED);
    if (answer->event != SMTP_REPLIED) {
        smtp_close(&session->client);
    } else if (session->reply.code == 421) {
        smtp_close(&session->client);
        (void)stop(session, PROBE_STOPPED_421);
    } else {
        end_transaction(session, answer);
    }
    return true;
}

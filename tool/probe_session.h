/* probe_session.h - path after path, in SMTP dialogues with one server
 *
 * SPDX-License-Identifier: MIT
 *
 * Keeps the promises of the command: so many commands and connections at most,
 * never DATA, nothing after 421.
 */
#ifndef ADDRSPEC_TOOL_PROBE_SESSION_H
#define ADDRSPEC_TOOL_PROBE_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "probe_options.h"
#include "probe_target.h"
#include "records.h"
#include "smtp_client.h"

struct addrinfo;

/* Why no more is sent. */
enum probe_stop {
    PROBE_GOES_ON,
    PROBE_STOPPED_421,
    PROBE_STOPPED_COMMANDS,    /* --max-commands */
    PROBE_STOPPED_CONNECTIONS, /* --max-connections */
    PROBE_STOPPED_TROUBLE,     /* which has been complained of */
    PROBE_STOPPED_INTERRUPTED
};

/* "RCPT TO:", a path, " SMTPUTF8", CR LF. */
#define PROBE_LINE_MAX (RECORD_KEPT_MAX + 32)

struct probe_session {
    const struct probe_options *asked;
    struct probe_target target;
    const struct addrinfo *address; /* that answered */
    struct smtp_client client;
    uint64_t commands;
    uint64_t connections;
    bool smtputf8; /* is offered */
    enum probe_stop stop;
    long long next_ms; /* by interrupt_clock(): for --rate */
    size_t line_length;
    char line[PROBE_LINE_MAX];  /* the command with the path, and its CR LF */
    struct smtp_reply greeting; /* the first one */
    struct smtp_reply reply;    /* to the path */
    struct smtp_reply aside;    /* to everything else */
};

/* What came of a path that was sent; the reply is session->reply. */
struct probe_answer {
    enum smtp_event event;
    bool closed_after; /* the connection, behind the reply */
    bool more;         /* replies than one */
};

/* Find the server and let it introduce itself.  False if it could not be, or
 * the session is over: session->stop. */
bool probe_session_begin(struct probe_session *session,
                         const struct probe_options *asked);

/* Can it be sent?  NULL, or why not.  `length` may be that of a path of which
 * not all was kept. */
const char *probe_not_sendable(const struct probe_session *session,
                               const char *path, uint64_t length);

/* Put the command together: session->line.  The path is sendable. */
void probe_session_line(struct probe_session *session, const char *path,
                        size_t length);

/* The argument in session->line, as it is sent: the path, its parameters. */
const char *probe_session_argument(const struct probe_session *session,
                                   size_t *length);

/* Send session->line in a transaction of its own.  False if it was not sent,
 * as the session is over. */
bool probe_session_send(struct probe_session *session,
                        struct probe_answer *answer);

/* Take leave, and release what is held. */
void probe_session_end(struct probe_session *session);

#endif

/* smtp_client.h - one SMTP connection: send a command, read the reply
 *
 * SPDX-License-Identifier: MIT
 *
 * Whatever the server does, each call comes back: after the timeout at last.
 */
#ifndef ADDRSPEC_TOOL_SMTP_CLIENT_H
#define ADDRSPEC_TOOL_SMTP_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>

#include "smtp_reply.h"

enum smtp_event {
    SMTP_REPLIED,    /* and `reply` is it */
    SMTP_GARBLED,    /* what came is no SMTP reply: `reply` has its octets */
    SMTP_CLOSED,     /* the connection, before the reply was complete */
    SMTP_HUNG,       /* the reply was not complete within the timeout */
    SMTP_INTERRUPTED /* by a signal: see interrupt.h */
};

struct smtp_client {
    int fd; /* -1 while there is no connection */
    int timeout_ms;
    size_t begin, end; /* what of `octets` has not been looked at */
    char octets[4096];
};

void smtp_client_begin(struct smtp_client *client, int timeout_ms);

/* Connect: 0, or an errno; ETIMEDOUT also after the timeout, EINTR where it
 * was interrupted.  What the server says first is to be read. */
int smtp_connect(struct smtp_client *client, const struct sockaddr *address,
                 socklen_t length);

/* Read a reply: all of it has to come within the timeout. */
enum smtp_event smtp_read_reply(struct smtp_client *client,
                                struct smtp_reply *reply);

/* Send `line`, which has its CR LF, and read the reply to it. */
enum smtp_event smtp_command(struct smtp_client *client, const char *line,
                             size_t length, struct smtp_reply *reply);

/* Has something come that was not asked for?  Waits up to `wait_ms` for it.
 * That the connection was closed is not such a thing. */
bool smtp_has_more(struct smtp_client *client, int wait_ms);

/* Is the connection there, as far as can be told without sending? */
bool smtp_is_open(const struct smtp_client *client);

void smtp_close(struct smtp_client *client);

#endif

/* smtp_client.c - one SMTP connection: send a command, read the reply
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "smtp_client.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "interrupt.h"

void
smtp_client_begin(struct smtp_client *client, int timeout_ms)
{
    client->fd = -1;
    client->timeout_ms = timeout_ms;
    client->begin = 0;
    client->end = 0;
}

void
smtp_close(struct smtp_client *client)
{
    if (client->fd >= 0)
        (void)close(client->fd); /* nothing we sent is of value */
    client->fd = -1;
    client->begin = 0;
    client->end = 0;
}

bool
smtp_is_open(const struct smtp_client *client)
{
    char octet;
    ssize_t got;

    if (client->fd < 0)
        return false;
    if (client->begin < client->end)
        return true;
    got = recv(client->fd, &octet, 1, MSG_PEEK); /* which does not block */
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK ||
                                   errno == EINTR));
}

/* ---- Connecting ------------------------------------------------------ */

/* What came of a connect() that was under way; an errno. */
static int
connected(int fd)
{
    int error = 0;
    socklen_t length = sizeof error;

    if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length) != 0)
        return errno;
    return error;
}

static int
open_socket(int family)
{
    const int fd = socket(family, SOCK_STREAM, 0);

    if (fd < 0)
        return -1;
    (void)fcntl(fd, F_SETFD, FD_CLOEXEC);
    (void)fcntl(fd, F_SETFL, O_NONBLOCK);
    return fd;
}

int
smtp_connect(struct smtp_client *client, const struct sockaddr *address,
             socklen_t length)
{
    const long long end = interrupt_clock() + client->timeout_ms;
    int error = 0;

    client->fd = open_socket(address->sa_family);
    if (client->fd < 0)
        return errno;
    if (connect(client->fd, address, length) != 0) {
        error = errno;
        if (error == EINPROGRESS || error == EINTR) {
            error = ETIMEDOUT;
            if (interrupt_wait_until(client->fd, POLLOUT, end))
                error = connected(client->fd);
            else if (interrupted())
                error = EINTR;
        }
    }
    if (error != 0)
        smtp_close(client);
    return error;
}

/* ---- Reading --------------------------------------------------------- */

/* Why waiting came to nothing. */
static enum smtp_event
why_not(void)
{
    return interrupted() ? SMTP_INTERRUPTED : SMTP_HUNG;
}

/* Fill the buffer, which is empty.  SMTP_REPLIED if something came. */
static enum smtp_event
fill(struct smtp_client *client, long long deadline)
{
    ssize_t got;

    do {
        if (!interrupt_wait_until(client->fd, POLLIN, deadline))
            return why_not();
        got = recv(client->fd, client->octets, sizeof client->octets, 0);
    } while (got < 0 &&
             (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK));
    client->begin = 0;
    client->end = got < 0 ? 0 : (size_t)got;
    return got > 0 ? SMTP_REPLIED : SMTP_CLOSED; /* ECONNRESET closes too */
}

static enum smtp_event
read_until(struct smtp_client *client, long long deadline,
           struct smtp_reply *reply)
{
    smtp_reply_begin(reply);
    for (;;) {
        while (client->begin < client->end)
            switch (smtp_reply_push(reply, client->octets[client->begin++])) {
            case SMTP_REPLY_COMPLETE:
                return SMTP_REPLIED;
            case SMTP_REPLY_GARBLED:
                return SMTP_GARBLED;
            case SMTP_REPLY_PARTIAL:
                break;
            }
        {
            const enum smtp_event event = fill(client, deadline);

            if (event != SMTP_REPLIED)
                return event;
        }
    }
}

enum smtp_event
smtp_read_reply(struct smtp_client *client, struct smtp_reply *reply)
{
    return read_until(client, interrupt_clock() + client->timeout_ms, reply);
}

bool
smtp_has_more(struct smtp_client *client, int wait_ms)
{
    return client->begin < client->end ||
           fill(client, interrupt_clock() + wait_ms) == SMTP_REPLIED;
}

/* ---- Sending --------------------------------------------------------- */

enum smtp_event
smtp_command(struct smtp_client *client, const char *line, size_t length,
             struct smtp_reply *reply)
{
    const long long deadline = interrupt_clock() + client->timeout_ms;
    size_t done = 0;

    smtp_reply_begin(reply);
    while (done < length) {
        ssize_t sent;

        if (!interrupt_wait_until(client->fd, POLLOUT, deadline))
            return why_not();
        sent = send(client->fd, line + done, length - done, MSG_NOSIGNAL);
        if (sent >= 0)
            done += (size_t)sent;
        else if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)
            break; /* closed: but first it may have said why */
    }
    return read_until(client, deadline, reply);
}

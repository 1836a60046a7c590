/* sink.c - buffered output with a latch for the first error
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "sink.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

void
sink_begin(struct sink *out, int fd)
{
    out->fd = fd;
    out->error = 0;
    out->used = 0;
}

/* Somebody made our output non-blocking: wait until it takes more. */
static void
wait_for_room(int fd)
{
    struct pollfd room = {.fd = fd, .events = POLLOUT};

    (void)poll(&room, 1, -1);
}

static void
write_all(struct sink *out, const char *octets, size_t length)
{
    while (length > 0 && out->error == 0) {
        ssize_t done = write(out->fd, octets, length);

        if (done >= 0) {
            octets += done;
            length -= (size_t)done;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            wait_for_room(out->fd);
        } else if (errno != EINTR) {
            out->error = errno;
        }
    }
}

bool
sink_flush(struct sink *out)
{
    write_all(out, out->octets, out->used);
    out->used = 0;
    return out->error == 0;
}

bool
sink_end(struct sink *out)
{
    sink_flush(out);
    if (close(out->fd) != 0 && out->error == 0)
        out->error = errno;
    return out->error == 0;
}

void
put_octets(struct sink *out, const char *octets, size_t length)
{
    if (length > SINK_SIZE - out->used)
        sink_flush(out);
    if (length > SINK_SIZE) {
        write_all(out, octets, length);
        return;
    }
    if (length > 0) /* memcpy() may not have a NULL source even then */
        memcpy(out->octets + out->used, octets, length);
    out->used += length;
}

void
put_octet(struct sink *out, char octet)
{
    if (out->used == SINK_SIZE)
        sink_flush(out);
    out->octets[out->used++] = octet;
}

void
put_text(struct sink *out, const char *text)
{
    put_octets(out, text, strlen(text));
}

void
put_number(struct sink *out, uint64_t number)
{
    char digits[20]; /* 2^64 has that many */
    size_t at = sizeof digits;

    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    put_octets(out, digits + at, sizeof digits - at);
}

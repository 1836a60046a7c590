/* interrupt.c - Ctrl-C, and waiting for input so that it is noticed
 *
 * SPDX-License-Identifier: MIT
 *
 * A flag alone would leave a gap between looking at it and sleeping in
 * read(); the handler also writes to a pipe, and poll() watches that.
 */
#include "system.h"

#include "interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

/* What a signal handler can reach has to be global. */
static volatile sig_atomic_t noted;
static int alarm_pipe[2] = {-1, -1};

static void
note_signal(int number)
{
    int saved_errno = errno;

    (void)number;
    noted = 1;
    if (write(alarm_pipe[1], "!", 1) < 0) /* full: it rings already */
        noted = 1;
    errno = saved_errno;
}

void
interrupt_watch(void)
{
    struct sigaction action = {.sa_handler = note_signal};
    struct sigaction before;

    if (sigaction(SIGINT, NULL, &before) != 0 || before.sa_handler == SIG_IGN)
        return;
    if (pipe(alarm_pipe) != 0)
        return; /* no descriptors left: Ctrl-C just ends the tool */
    (void)fcntl(alarm_pipe[1], F_SETFL, O_NONBLOCK);
    (void)sigemptyset(&action.sa_mask);
    action.sa_flags = (int)SA_RESETHAND; /* no SA_RESTART: open() returns */
    (void)sigaction(SIGINT, &action, NULL);
}

bool
interrupted(void)
{
    return noted != 0;
}

bool
interrupt_wait(int fd, struct sink *out)
{
    struct pollfd watched[2] = {
        {.fd = fd, .events = POLLIN},
        {.fd = alarm_pipe[0], .events = POLLIN}, /* poll() skips a -1 */
    };
    int ready = poll(watched, 2, 0);

    if (ready == 0) {
        if (!sink_flush(out))
            return false;
        do
            ready = poll(watched, 2, -1);
        while (ready < 0 && errno == EINTR && !interrupted());
    }
    return !interrupted();
}

/* ---- Not beyond a certain time --------------------------------------- */

long long
interrupt_clock(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0; /* POSIX has it: every system that has poll() */
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool
interrupt_wait_until(int fd, short events, long long deadline)
{
    struct pollfd watched[2] = {
        {.fd = fd, .events = events},
        {.fd = alarm_pipe[0], .events = POLLIN},
    };
    int ready;

    do {
        long long left = deadline - interrupt_clock();

        if (left < 0)
            left = 0;
        if (left > INT_MAX)
            left = INT_MAX;
        ready = poll(watched, 2, (int)left);
    } while (ready < 0 && errno == EINTR && !interrupted());
    return !interrupted() && ready > 0;
}

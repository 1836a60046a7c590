/* progress.c - a line on a terminal while long input is read
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "progress.h"

#include <stdio.h>
#include <sys/stat.h>

#define SILENT_SECONDS 1.0 /* nobody needs a line for less */
#define REDRAW_SECONDS 0.2

void
progress_begin(struct progress *progress, bool wanted)
{
    progress->wanted = wanted;
    progress->shown = false;
    progress->total = 0;
    (void)clock_gettime(CLOCK_MONOTONIC, &progress->begun);
    progress->drawn = progress->begun;
}

void
progress_file(struct progress *progress, int fd)
{
    struct stat status;

    progress->total = 0;
    if (progress->wanted && fstat(fd, &status) == 0 &&
        S_ISREG(status.st_mode) && status.st_size > 0)
        progress->total = (uint64_t)status.st_size;
}

static double
seconds_between(const struct timespec *from, const struct timespec *to)
{
    return (double)(to->tv_sec - from->tv_sec) +
           (double)(to->tv_nsec - from->tv_nsec) / 1e9;
}

void
progress_step(struct progress *progress, uint64_t octets, uint64_t records)
{
    struct timespec now;

    if (!progress->wanted)
        return;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    if (seconds_between(&progress->begun, &now) < SILENT_SECONDS ||
        seconds_between(&progress->drawn, &now) < REDRAW_SECONDS)
        return;
    progress->drawn = now;
    progress->shown = true;
    (void)fprintf(stderr, "\raddrspec: %llu records, %.1f MB",
                  (unsigned long long)records, (double)octets / 1e6);
    if (progress->total > 0)
        (void)fprintf(stderr, " of %.1f, %.0f %%",
                      (double)progress->total / 1e6,
                      100.0 * (double)octets / (double)progress->total);
    (void)fputs("   ", stderr);
    (void)fflush(stderr);
}

void
progress_erase(struct progress *progress)
{
    if (!progress->shown)
        return;
    (void)fprintf(stderr, "\r%60s\r", "");
    (void)fflush(stderr);
    progress->shown = false;
}

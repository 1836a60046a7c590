/* memory.c - the tool's memory does not depend on the length of its input
 *
 * SPDX-License-Identifier: MIT
 *
 *     memory TOOL
 *
 * Pipes 100 MB of addresses, then 1 GB, through TOOL check --summary, and
 * compares how much memory it had at its peak.  Exits with 1 if that is more
 * than a page or two apart.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "addresses.h"

enum { MEGABYTE = 1000000, SLACK_KIB = 256 };

static void
fail(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

static void
write_all(int fd, const char *octets, size_t length)
{
    while (length > 0) {
        const ssize_t written = write(fd, octets, length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail("memory: write");
        octets += written;
        length -= (size_t)written;
    }
}

/* Block after block of addresses, a line each. */
static void
write_addresses(int fd, unsigned megabytes)
{
    static char block[MEGABYTE];
    uint64_t seed = 1;

    for (; megabytes > 0; megabytes--) {
        size_t length = 0;

        while (length + ADDRESS_MAX < sizeof block) {
            length += write_address(MIXED, &seed, block + length);
            block[length++] = '\n';
        }
        /* To be exact: the last one is longer than others. */
        memset(block + length, 'x', sizeof block - length);
        block[sizeof block - 1] = '\n';
        write_all(fd, block, sizeof block);
    }
}

static long
peak_for(const char *tool, unsigned megabytes)
{
    struct timespec begin, end;
    struct rusage usage;
    int ends[2], status;
    pid_t child;

    fflush(stdout);
    clock_gettime(CLOCK_MONOTONIC, &begin);
    if (pipe(ends) != 0)
        fail("memory: pipe");
    child = fork();
    if (child < 0)
        fail("memory: fork");
    if (child == 0) {
        dup2(ends[0], 0);
        close(ends[0]);
        close(ends[1]);
        if (freopen("/dev/null", "w", stdout) != NULL)
            execl(tool, tool, "check", "--summary", (char *)NULL);
        _exit(127);
    }
    close(ends[0]);
    write_addresses(ends[1], megabytes);
    close(ends[1]);
    if (wait4(child, &status, 0, &usage) != child)
        fail("memory: wait");
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 1) {
        fprintf(stderr, "memory: %s did not do its work\n", tool);
        exit(EXIT_FAILURE);
    }
    printf("%5u MB of addresses: %6ld KiB at the peak, %.1f s\n", megabytes,
           usage.ru_maxrss,
           (double)(end.tv_sec - begin.tv_sec) +
               (double)(end.tv_nsec - begin.tv_nsec) / 1e9);
    return usage.ru_maxrss;
}

int
main(int argc, char **argv)
{
    long less, more;

    if (argc != 2) {
        fprintf(stderr, "usage: memory TOOL\n");
        return EXIT_FAILURE;
    }
    less = peak_for(argv[1], 100);
    more = peak_for(argv[1], 1000);
    if (more > less + SLACK_KIB) {
        printf("ten times the input took %ld KiB more\n", more - less);
        return EXIT_FAILURE;
    }
    printf("constant\n");
    return EXIT_SUCCESS;
}

/* bench.c - how long a verdict takes
 *
 * SPDX-License-Identifier: MIT
 *
 *     bench
 *
 * Prints a row for each kind of input: nanoseconds an input and megabytes a
 * second, the best of several runs; then, for hostile octets in one long
 * input, what twice the length costs (linear is 2).
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <addrspec/addrspec.h>

enum { RUNS = 5, REPEATS = 200000, LONG_INPUT = 8 << 20 };

static double
seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The shortest time, in seconds, that `repeats` verdicts took. */
static double
measure(const char *input, size_t length, unsigned repeats)
{
    static addrspec_result result;
    double best = 1e9;
    int run;

    for (run = 0; run < RUNS; run++) {
        double start = seconds_now(), took;
        unsigned i;
        for (i = 0; i < repeats; i++)
            addrspec_parse(ADDRSPEC_MAILBOX, input, length, NULL, &result);
        took = seconds_now() - start;
        if (took < best)
            best = took;
    }
    return best;
}

static void
bench_input(const char *input)
{
    size_t length = strlen(input);
    double took = measure(input, length, REPEATS) / REPEATS;

    printf("%8.1f ns %8.1f MB/s  %s\n", took * 1e9, (double)length / took / 1e6,
           input);
}

/* One input of `unit` over and over. */
static void
bench_growth(const char *unit)
{
    size_t unit_length = strlen(unit), i;
    char *input = malloc(2 * (size_t)LONG_INPUT);
    double once, twice;

    if (input == NULL)
        abort();
    for (i = 0; i < 2 * (size_t)LONG_INPUT; i++)
        input[i] = unit[i % unit_length];
    once = measure(input, LONG_INPUT, 1);
    twice = measure(input, 2 * (size_t)LONG_INPUT, 1);
    printf("%8.1f ms %8.2f times  %d MB of %s\n", once * 1e3, twice / once,
           LONG_INPUT >> 20, unit);
    free(input);
}

int
main(void)
{
    static const char *const inputs[] = {
        "bob.smith@example.com",
        "a-rather-long.local-part+tag@mail.department.example.org",
        "\"quoted string\"@example.com",
        "user@[IPv6:2001:db8::192.0.2.1]",
        "jos\xc3\xa9@m\xc3\xbcnchen.example",
        "bob..smith@example.com",
        "mailto:bob@example.com",
        "bob smith at example.com",
    };
    static const char *const units[] = {"a", "(", "\"", ".", "\\", "a@"};
    size_t i;

    for (i = 0; i < sizeof inputs / sizeof inputs[0]; i++)
        bench_input(inputs[i]);
    for (i = 0; i < sizeof units / sizeof units[0]; i++)
        bench_growth(units[i]);
    return EXIT_SUCCESS;
}

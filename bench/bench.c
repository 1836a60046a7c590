/* bench.c - what a verdict costs, and what twice the length costs
 *
 * SPDX-License-Identifier: MIT
 *
 *     bench [TOOL]
 *
 * First, for addresses of three kinds, nanoseconds an address: of the verdict
 * alone, of the full result, and of that with the line of the reply.
 *
 * Then the cost of one input of 16 MB over that of one of 8 MB, for octets
 * that have brought down other parsers, through the library and, as one line
 * of a file, through the tool; and of lists that are all of one piece.  Linear
 * is 2; over 2.2 bench exits with 1.
 *
 * What is compared is measured by turns, in time of the processor, and the
 * median of the turns taken, so that the figures of one run can be set against
 * each other, even on a machine that has more to do.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <addrspec/addrspec.h>

#include "addresses.h"

enum {
    ADDRESSES = 10000,
    ADDRESS_TURNS = 7,
    LONG_TURNS = 3,
    SHORT_INPUT = 8 << 20,
    LONG_INPUT = 16 << 20
};

static const double most_for_twice = 2.2;

/* ---- Measuring --------------------------------------------------------- */

static double
seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double
seconds_of(const struct timeval *time)
{
    return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

static int
compare(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static double
median(double *values, unsigned count)
{
    qsort(values, count, sizeof *values, compare);
    return values[count / 2];
}

static void
print_cpu(void)
{
    char line[256], *name = NULL;
    FILE *file = fopen("/proc/cpuinfo", "r");

    while (file != NULL && name == NULL &&
           fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, "model name", 10) == 0)
            name = strchr(line, ':');
    if (file != NULL)
        fclose(file);
    printf("CPU%s", name == NULL ? ": unknown\n" : name);
    printf("addrspec %s, %s\n", addrspec_version(), addrspec_built_with());
}

/* ---- Addresses --------------------------------------------------------- */

struct list {
    addrspec_slice *slices; /* ADDRESSES of them */
    char *octets;
    size_t length;
};

static void
make_list(struct list *list, enum mixture mixture)
{
    uint64_t seed = 1;
    unsigned i;

    list->slices = calloc(ADDRESSES, sizeof *list->slices);
    list->octets = malloc((size_t)ADDRESSES * ADDRESS_MAX);
    list->length = 0;
    if (list->slices == NULL || list->octets == NULL)
        abort();
    for (i = 0; i < ADDRESSES; i++) {
        char *address = list->octets + list->length;
        const size_t length = write_address(mixture, &seed, address);

        list->slices[i] = (addrspec_slice){address, length};
        list->length += length;
    }
}

static volatile size_t sink; /* keeps what is measured from being left out */

static void
verdict_of(const addrspec_slice *slice)
{
    sink += (size_t)addrspec_parse(ADDRSPEC_MAILBOX, slice->octets,
                                   slice->length, NULL, NULL);
}

static void
result_of(const addrspec_slice *slice)
{
    static addrspec_result result;

    sink += (size_t)addrspec_parse(ADDRSPEC_MAILBOX, slice->octets,
                                   slice->length, NULL, &result);
}

static void
reply_to(const addrspec_slice *slice)
{
    static addrspec_result result;
    char line[ADDRSPEC_REPLY_LINE_MAX];

    if (addrspec_parse(ADDRSPEC_MAILBOX, slice->octets, slice->length, NULL,
                       &result) != ADDRSPEC_OK)
        sink += addrspec_format_reply_line(
            &result, slice->octets, slice->length, 0, NULL, line, sizeof line);
}

typedef void work_fn(const addrspec_slice *slice);

static double
seconds_for(work_fn *work, const struct list *list)
{
    const double start = seconds_now();
    unsigned i;

    for (i = 0; i < ADDRESSES; i++)
        work(&list->slices[i]);
    return seconds_now() - start;
}

static void
bench_addresses(void)
{
    static const char *const names[MIXTURES] = {"plain", "5 % invalid",
                                                "hostile"};
    static work_fn *const works[] = {verdict_of, result_of, reply_to};
    static struct list lists[MIXTURES];
    static double times[MIXTURES][3][ADDRESS_TURNS];
    double base = 0;
    unsigned turn, i, j;

    for (i = 0; i < MIXTURES; i++)
        make_list(&lists[i], (enum mixture)i);
    for (turn = 0; turn < ADDRESS_TURNS; turn++)
        for (i = 0; i < MIXTURES; i++)
            for (j = 0; j < 3; j++)
                times[i][j][turn] = seconds_for(works[j], &lists[i]);
    printf("\nnanoseconds an address (times that of a plain verdict)\n");
    printf("%-12s %8s %18s %18s %18s\n", "", "octets", "verdict", "full result",
           "and reply line");
    for (i = 0; i < MIXTURES; i++) {
        printf("%-12s %8.1f", names[i], (double)lists[i].length / ADDRESSES);
        for (j = 0; j < 3; j++) {
            const double took = median(times[i][j], ADDRESS_TURNS) / ADDRESSES;

            base = base > 0 ? base : took;
            printf(" %9.1f (%6.2f)", took * 1e9, took / base);
        }
        printf("\n");
        free(lists[i].slices);
        free(lists[i].octets);
    }
}

/* ---- Long inputs ------------------------------------------------------- */

struct long_input {
    char *octets;           /* LONG_INPUT of them */
    FILE *shorter, *longer; /* the tool's; NULL without it */
    const char *tool;
};

typedef double cost_fn(const struct long_input *input, size_t length);

static double
cost_as(enum addrspec_production production, const struct long_input *input,
        size_t length)
{
    static addrspec_result result;
    const double start = seconds_now();

    sink += (size_t)addrspec_parse(production, input->octets, length, NULL,
                                   &result);
    return seconds_now() - start;
}

static double
cost_as_mailbox(const struct long_input *input, size_t length)
{
    return cost_as(ADDRSPEC_MAILBOX, input, length);
}

static double
cost_as_path(const struct long_input *input, size_t length)
{
    return cost_as(ADDRSPEC_FORWARD_PATH, input, length);
}

/* As a list, the result of each member included. */
static double
cost_as_list(const struct long_input *input, size_t length)
{
    static addrspec_result result;
    const double start = seconds_now();
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    addrspec_list list;

    options.profile = ADDRSPEC_RFC5322;
    addrspec_list_init(&list, input->octets, length, &options);
    while (addrspec_list_next(&list, &result) != ADDRSPEC_END)
        sink += result.diag_count;
    return seconds_now() - start;
}

static double
cost_of_tool(const struct long_input *input, size_t length)
{
    FILE *file = length == LONG_INPUT ? input->longer : input->shorter;
    char *arguments[] = {(char *)input->tool, "check", "--summary", NULL};
    char *environment[] = {NULL};
    posix_spawn_file_actions_t actions;
    struct rusage usage;
    int status;
    pid_t child;

    lseek(fileno(file), 0, SEEK_SET);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fileno(file), 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    if (posix_spawn(&child, input->tool, &actions, NULL, arguments,
                    environment) != 0 ||
        wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 1) {
        fprintf(stderr, "bench: %s did not do its work\n", input->tool);
        exit(EXIT_FAILURE);
    }
    posix_spawn_file_actions_destroy(&actions);
    return seconds_of(&usage.ru_utime) + seconds_of(&usage.ru_stime);
}

static FILE *
file_of(const struct long_input *input, size_t length)
{
    FILE *file = tmpfile();

    if (file == NULL || fwrite(input->octets, 1, length, file) != length ||
        putc('\n', file) == EOF || fflush(file) != 0) {
        perror("bench: temporary file");
        exit(EXIT_FAILURE);
    }
    return file;
}

static int
print_cost(cost_fn *cost, const struct long_input *input)
{
    double twice[LONG_TURNS], ratios[LONG_TURNS], ratio;
    unsigned turn;

    cost(input, SHORT_INPUT);
    for (turn = 0; turn < LONG_TURNS; turn++) {
        const double once = cost(input, SHORT_INPUT);

        twice[turn] = cost(input, LONG_INPUT);
        ratios[turn] = twice[turn] / once;
    }
    ratio = median(ratios, LONG_TURNS);
    printf(" %9.1f %5.2f%s", median(twice, LONG_TURNS) * 1e3, ratio,
           ratio > most_for_twice ? "!" : " ");
    fflush(stdout);
    return ratio > most_for_twice;
}

static char *
long_text(const char *unit)
{
    const size_t unit_length = strlen(unit);
    char *text = malloc(LONG_INPUT);
    size_t i;

    if (text == NULL)
        abort();
    for (i = 0; i < LONG_INPUT; i++)
        text[i] = unit[i % unit_length];
    return text;
}

static void
print_unit(const char *unit)
{
    char shown[32];

    addrspec_format_safe(unit, strlen(unit), shown, sizeof shown);
    printf("%-20s", strcmp(unit, " ") == 0 ? "space" : shown);
}

/* Octets of which one line is `unit` over and over. */
static int
bench_unit(const char *unit, const char *tool)
{
    struct long_input input = {long_text(unit), NULL, NULL, tool};
    int too_much;

    print_unit(unit);
    too_much = print_cost(cost_as_mailbox, &input);
    too_much += print_cost(cost_as_path, &input);
    if (tool != NULL) {
        input.shorter = file_of(&input, SHORT_INPUT);
        input.longer = file_of(&input, LONG_INPUT);
        too_much += print_cost(cost_of_tool, &input);
        fclose(input.shorter);
        fclose(input.longer);
    }
    printf("\n");
    free(input.octets);
    return too_much;
}

/* What has cost others the square of the length, or a stack: KNOWN-BUGS 12 to
 * 18, 36 and 38. */
static int
bench_lists(void)
{
    static const char *const units[] = {"a@b.example,",
                                        "Bob <a@b.example>, ",
                                        "a@b.example ",
                                        "a..b@c,",
                                        ",",
                                        ";",
                                        " ,",
                                        "g:",
                                        "g:;",
                                        "(",
                                        "(,",
                                        "()",
                                        "(\\a",
                                        "\"",
                                        "\"a@b,",
                                        "a ",
                                        "a, ",
                                        "a,b ",
                                        "<",
                                        "<a@b> ",
                                        "<a@b> a ",
                                        "<@a,",
                                        "[",
                                        "a@[\\x",
                                        "a@[,",
                                        "\r\n",
                                        "\r\n ",
                                        "=?utf-8?q?a?= "};
    int too_much = 0;
    size_t i;

    printf("\nthe same as a list, of members with one unit each or of one\n");
    for (i = 0; i < sizeof units / sizeof units[0]; i++) {
        struct long_input input = {long_text(units[i]), NULL, NULL, NULL};

        print_unit(units[i]);
        too_much += print_cost(cost_as_list, &input);
        printf("\n");
        free(input.octets);
    }
    return too_much;
}

static int
bench_long_inputs(const char *tool)
{
    static const char *const units[] = {
        "(",        "\"", ".",  "\\", "a@", "<",      "[",
        "@",        ",",  " ",  "a",  "a.", "<@",     "%40",
        "(a)",      "é",  "é.", "Ã",  "＠", "xn--a.", "ن\xe2\x80\x8c",
        "u\xcc\x88"};
    int too_much = 0;
    size_t i;

    printf("\nmilliseconds for one input of 16 MB, and times what 8 MB cost "
           "(at most %.1f)\n",
           most_for_twice);
    printf("%-20s %16s %16s%s\n", "", "as a mailbox", "as a path",
           tool == NULL ? "" : "     by the tool");
    for (i = 0; i < sizeof units / sizeof units[0]; i++)
        too_much += bench_unit(units[i], tool);
    return too_much;
}

int
main(int argc, char **argv)
{
    int too_much;

    print_cpu();
    bench_addresses();
    too_much = bench_long_inputs(argc > 1 ? argv[1] : NULL);
    too_much += bench_lists();
    if (too_much > 0)
        printf("\n%d cost too much: see !\n", too_much);
    return too_much > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

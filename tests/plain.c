/* plain.c - the tables of tests/cases by a driver with its own main
 *
 * SPDX-License-Identifier: MIT
 *
 *     plain [TABLE...]
 *
 * Prints TAP.  Criterion hides what sanitizers and valgrind find, so they run
 * this one.
 */
#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct count {
    unsigned tried;
    unsigned failed;
};

static void
print_case(void *context, const char *file, unsigned line, const char *input,
           const char *wrong)
{
    struct count *count = context;
    const char *slash = strrchr(file, '/');

    count->tried++;
    if (*wrong != '\0')
        count->failed++;
    printf("%s %u - %s:%u\n", *wrong == '\0' ? "ok" : "not ok", count->tried,
           slash == NULL ? file : slash + 1, line);
    if (*wrong != '\0')
        printf("# %s: %s\n", input, wrong);
}

int
main(int argc, char **argv)
{
    struct count count = {0, 0};

    if (cases_try(argc - 1, argv + 1, print_case, &count) == 0) {
        printf("not ok %u - there are rows\n", ++count.tried);
        count.failed++;
    }
    printf("1..%u\n", count.tried);
    return count.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

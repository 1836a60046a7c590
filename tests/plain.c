/* plain.c - what needs no Criterion, by a driver with its own main
 *
 * SPDX-License-Identifier: MIT
 *
 *     plain                       everything
 *     plain TABLE...              the rows of those tables
 *     plain --golden TABLE LANG   writes what tests/golden has of it
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

/* More lines than one are a comment each. */
static void
print_comment(const char *input, const char *wrong)
{
    printf("# %s: ", input);
    for (; *wrong != '\0'; wrong++)
        printf(*wrong == '\n' && wrong[1] != '\0' ? "\n# " : "%c", *wrong);
    printf("\n");
}

static void
print_case(void *context, const char *file, unsigned line, const char *input,
           const char *wrong)
{
    struct count *count = context;

    count->tried++;
    if (*wrong != '\0')
        count->failed++;
    printf("%s %u - %s:%u\n", *wrong == '\0' ? "ok" : "not ok", count->tried,
           file, line);
    if (*wrong != '\0')
        print_comment(input, wrong);
}

static void
try_all(struct count *count)
{
    static try_fn *const tries[] = {tables_try,      catalogue_try,
                                    golden_try,      long_inputs_try,
                                    short_words_try, keys_try};
    size_t i;

    for (i = 0; i < sizeof tries / sizeof tries[0]; i++)
        if (tries[i](print_case, count) == 0)
            print_case(count, "plain", (unsigned)i, "", "nothing was tried");
}

int
main(int argc, char **argv)
{
    struct count count = {0, 0};
    int i;

    if (argc == 4 && strcmp(argv[1], "--golden") == 0)
        return golden_write(argv[2], argv[3]);
    for (i = 1; i < argc; i++)
        table_try(argv[i], print_case, &count);
    if (argc == 1)
        try_all(&count);
    printf("1..%u\n", count.tried);
    return count.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

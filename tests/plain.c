/* plain.c - what needs no Criterion, by a driver with its own main
 *
 * SPDX-License-Identifier: MIT
 *
 *     plain                       everything
 *     plain TABLE...              the rows of those tables
 *     plain --golden TABLE LANG   writes what tests/golden has of it
 *     plain --answers             writes all that is said of every row
 *     plain --locale              writes what the locale is, and does
 *
 * Prints TAP.  Criterion hides what sanitizers and valgrind find, so they run
 * this one.  It sets the locale of its environment, as programs do that use
 * the library.
 */
#include "answers.h"
#include "cases.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

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
    if (is_skipped(wrong)) {
        printf("ok %u - %s:%u # %s\n", count->tried, file, line, wrong);
        return;
    }
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
    static try_fn *const tries[] = {
        tables_try,      catalogue_try, golden_try, long_inputs_try,
        short_words_try, keys_try,      lists_try};
    size_t i;

    for (i = 0; i < sizeof tries / sizeof tries[0]; i++)
        if (tries[i](print_case, count) == 0)
            print_case(count, "plain", (unsigned)i, "", "nothing was tried");
}

/* ---- All answers ------------------------------------------------------ */

static void
write_answers(void *context, const struct row *row, const char *malformed)
{
    static struct answer_text text;
    struct asked asked;

    if (malformed != NULL || !row_asks(row, &asked))
        return;
    printf("== %s:%u\n", row->file, row->line);
    if (answer_all(&asked, &text) != ADDRSPEC_OK)
        *(int *)context = EXIT_FAILURE;
    fwrite(text.octets, 1, text.length, stdout);
    free(asked.input);
}

static void
write_answers_of_table(void *context, const char *path)
{
    table_read(path, write_answers, context);
}

static int
write_all_answers(void)
{
    int status = EXIT_SUCCESS;

    each_table(write_answers_of_table, &status);
    return status;
}

/* ---- The locale -------------------------------------------------------- */

/* Its name, how it writes a half, and its capital of "i". */
static int
write_locale(const char *locale)
{
    if (locale == NULL)
        return EXIT_FAILURE;
    printf("%s %.1f U+%04X\n", locale, 0.5, (unsigned)towupper(L'i'));
    return EXIT_SUCCESS;
}

int
main(int argc, char **argv)
{
    const char *locale = setlocale(LC_ALL, "");
    struct count count = {0, 0};
    int i;

    if (argc == 2 && strcmp(argv[1], "--locale") == 0)
        return write_locale(locale);
    if (argc == 2 && strcmp(argv[1], "--answers") == 0)
        return write_all_answers();
    if (argc == 4 && strcmp(argv[1], "--golden") == 0)
        return golden_write(argv[2], argv[3]);
    for (i = 1; i < argc; i++)
        table_try(argv[i], print_case, &count);
    if (argc == 1)
        try_all(&count);
    printf("1..%u\n", count.tried);
    return count.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

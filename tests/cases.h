/* cases.h - what needs no Criterion to be tried
 *
 * SPDX-License-Identifier: MIT
 *
 * Two programs try all this: units, with Criterion, and plain, with a main of
 * its own, which sanitizers and valgrind can run.
 */
#ifndef ADDRSPEC_TESTS_CASES_H
#define ADDRSPEC_TESTS_CASES_H

#include <stddef.h>
#include <string.h>

#include "table.h"

enum { WRONG_SIZE = 512 };

/* What became of one case: `wrong` is empty, or says what is not as it should
 * be with `input`; one that begins with SKIPPED says why it was not tried. */
#define SKIPPED "SKIP "
typedef void case_fn(void *context, const char *file, unsigned line,
                     const char *input, const char *wrong);

static inline bool
is_skipped(const char *wrong)
{
    return strncmp(wrong, SKIPPED, sizeof SKIPPED - 1) == 0;
}

/* Each of these tells `report` of every case, and returns how many there
 * were. */
typedef unsigned try_fn(case_fn *report, void *context);

/* Every row of every table in tests/cases, and of tests/known-bugs.tsv. */
try_fn tables_try;

/* Every diagnosis is the id of some row, and every example of the catalogue
 * has the diagnosis it is an example of. */
try_fn catalogue_try;

/* The rows of tests/lists.tsv, and lists of a hundred thousand members. */
try_fn lists_try;

/* The replies and pictures in tests/golden. */
try_fn golden_try;

/* Inputs of a million octets. */
try_fn long_inputs_try;

/* All inputs of a few octets, and those an octet away from good ones. */
try_fn short_words_try;

/* Two keys are the same exactly if the local-parts are but for quoting. */
try_fn keys_try;

/* The rows of one table. */
unsigned table_try(const char *path, case_fn *report, void *context);

/* What holds of every input there is; see promises.c. */
void promises_try(const struct asked *asked, int verdict,
                  const addrspec_result *result, char wrong[WRONG_SIZE]);

/* The part of it that is about normal forms; see normal_forms.c. */
void normal_forms_try(const struct asked *asked, int verdict,
                      const addrspec_result *result, char wrong[WRONG_SIZE]);

/* Call `each` with every table in tests/cases and with known-bugs.tsv. */
void each_table(void (*each)(void *context, const char *path), void *context);

/* Write what tests/golden has of the table `path` in that language. */
int golden_write(const char *path, const char *language);

#endif

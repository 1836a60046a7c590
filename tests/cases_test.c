/* cases_test.c - the tables of tests/cases among the unit tests
 *
 * SPDX-License-Identifier: MIT
 */
#include <criterion/criterion.h>

#include "cases.h"

static void
expect_nothing_wrong(void *context, const char *file, unsigned line,
                     const char *input, const char *wrong)
{
    (void)context;
    cr_expect(*wrong == '\0', "%s:%u: %s: %s", file, line, input, wrong);
}

Test(cases, every_row_is_judged_as_it_says)
{
    cr_expect(cases_try(0, NULL, expect_nothing_wrong, NULL) > 0, "no rows");
}

/* cases_test.c - what needs no Criterion, among the unit tests
 *
 * SPDX-License-Identifier: MIT
 */
#include "cases.h"

#include <criterion/criterion.h>

static void
expect_nothing_wrong(void *context, const char *file, unsigned line,
                     const char *input, const char *wrong)
{
    (void)context;
    cr_expect(*wrong == '\0' || is_skipped(wrong), "%s:%u: %s: %s", file, line,
              input, wrong);
}

Test(cases, every_row_is_judged_as_it_says)
{
    cr_expect(tables_try(expect_nothing_wrong, NULL) > 450, "rows are missing");
}

Test(cases, every_diagnosis_has_its_row_and_its_example)
{
    cr_expect(catalogue_try(expect_nothing_wrong, NULL) > 0, "no case");
}

Test(cases, every_text_is_word_for_word_that_of_golden)
{
    cr_expect(golden_try(expect_nothing_wrong, NULL) > 0, "no case");
}

Test(cases, a_million_octets_are_judged)
{
    cr_expect(long_inputs_try(expect_nothing_wrong, NULL) > 0, "no case");
}

Test(cases, every_short_input_keeps_the_promises)
{
    cr_expect(short_words_try(expect_nothing_wrong, NULL) > 0, "no case");
}

Test(cases, every_list_has_its_members)
{
    cr_expect(lists_try(expect_nothing_wrong, NULL) > 0, "no case");
}

Test(cases, keys_are_the_same_exactly_if_the_mailboxes_are)
{
    cr_expect(keys_try(expect_nothing_wrong, NULL) > 0, "no case");
}

/* u_label_rows.h - labels and what is wrong with them, in tables
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TESTS_MEANING_U_LABEL_ROWS_H
#define ADDRSPEC_TESTS_MEANING_U_LABEL_ROWS_H

#include <criterion/criterion.h>

#include "findings.h"
#include "meaning/u_label.h"

struct row {
    const char *label;
    const char *findings;
};

/* As in a domain of that label alone; `enough` of the libraries are there. */
static inline void
expect_rows(bool enough, const struct row *row, size_t count)
{
    static struct u_label label;

    if (!enough)
        cr_skip_test("without ICU most rules are left out");
    for (; count > 0; count--, row++) {
        struct findings found = {0, ""};

        cr_assert_eq(u_label_read(&label, (const unsigned char *)row->label,
                                  (uint32_t)strlen(row->label)),
                     has_icu() ? U_LABEL_READ : U_LABEL_READ_IN_PART);
        cr_assert(u_label_judge(&label, u_label_is_rtl(&label), findings_add,
                                &found));
        cr_expect_str_eq(found.words, row->findings, "%s: %s", row->label,
                         found.words);
    }
}

#define EXPECT(rows) expect_rows(has_icu(), rows, sizeof rows / sizeof rows[0])

/* What libidn2 alone knows as well. */
#define EXPECT_OF_EITHER(rows)                                                 \
    expect_rows(has_icu() || has_libidn2(), rows, sizeof rows / sizeof rows[0])

#endif

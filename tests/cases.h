/* cases.h - the tables of tests/cases, row by row
 *
 * SPDX-License-Identifier: MIT
 *
 * A table is a .tsv file: a header line, then a row an input.
 *
 *     input    octets; \\ \t \n \r \xNN as in `addrspec check --unescape`
 *     form     mailbox, reverse-path, forward-path or domain
 *     profile  smtp, rfc5321 or rfc6531
 *     verdict  valid or invalid
 *     id       the first error; of a valid input the first finding, or -
 *     range    of that diagnostic, as offset+length; of a valid input those of
 *              its local-part and its domain: 0+3,4+9 (- for an absent one)
 *     fix      the input with that diagnostic's fix made, or - for no fix
 *     why      the RFC's section, the CVE, the server: never empty
 *
 * Lines that are empty or begin with "# " are skipped.
 */
#ifndef ADDRSPEC_TESTS_CASES_H
#define ADDRSPEC_TESTS_CASES_H

#include <stdbool.h>
#include <stddef.h>

/* What became of one row: `wrong` is empty, or says what is not as the row
 * has it. */
typedef void case_fn(void *context, const char *file, unsigned line,
                     const char *input, const char *wrong);

/* Try every row of every table in $top_srcdir/tests/cases (or of those whose
 * names are given), and tell `report` of each.  Returns how many rows there
 * were. */
unsigned cases_try(int file_count, char *const *files, case_fn *report,
                   void *context);

#endif

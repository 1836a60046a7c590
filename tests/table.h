/* table.h - the tables of the tests, row by row
 *
 * SPDX-License-Identifier: MIT
 *
 * A table is a file of cells between tabs: a line that names its columns, in
 * any order, then a row an input.  Lines that are empty or begin with "# " are
 * skipped.  The columns there are:
 *
 *     bug       the number in the list of known faults
 *     input     octets; \\ \t \n \r \xNN as in `addrspec check --unescape`
 *     form      mailbox, reverse-path, forward-path, domain or header-mailbox
 *     profile   smtp, rfc5321, rfc6531, rfc5322 or html5
 *     refuse    - or a list, as for --refuse; "sender" for a sender's mailbox
 *     code      the basic code asked for in replies, 0 for the catalogue's
 *     verdict   valid or invalid
 *     id        the first error; of a valid input the first finding, or -
 *     range     of that diagnostic, as offset+length; of a valid input those
 *               of its local-part and its domain: 0+3,4+9 (- for an absent
 *               one)
 *     value     of that diagnostic: a number, U+HHHH, or -
 *     fix       the input with that diagnostic's fix made, or - for no fix
 *     findings  all of them: id@offset+length, one after the other, or -
 *     mended    the input as addrspec_mend() has it, or -
 *     normal    of a valid input, as ADDRSPEC_FORM_MAILBOX has it, or -
 *     octets    its local-part as ADDRSPEC_FORM_LOCAL_PART has it
 *     key       its ADDRSPEC_FORM_KEY, or -
 *     members, names   see lists.c
 *     needs     - or libraries without which the row is skipped: "ICU",
 *               "libidn2", "ICU libidn2" for both, or "either" of them
 *     why       the RFC's section, the CVE, the server: never empty
 */
#ifndef ADDRSPEC_TESTS_TABLE_H
#define ADDRSPEC_TESTS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include <addrspec/addrspec.h>

enum column {
    BUG,
    INPUT,
    FORM,
    PROFILE,
    REFUSE,
    CODE,
    VERDICT,
    ID,
    RANGE,
    VALUE,
    FIX,
    FINDINGS,
    MENDED,
    NORMAL,
    OCTETS,
    KEY,
    MEMBERS,
    NAMES,
    NEEDS,
    WHY,
    COLUMN_COUNT
};

struct row {
    const char *file; /* without its folders */
    unsigned line;
    const char *cell[COLUMN_COUNT]; /* NULL where the table has no such */
};

/* `malformed` is NULL, or says what is wrong with the table there. */
typedef void row_fn(void *context, const struct row *row,
                    const char *malformed);

/* Read a table; returns how many rows it has.  A file that cannot be read, or
 * has no row, is told as a malformed one. */
unsigned table_read(const char *path, row_fn *each, void *context);

/* What a row asks the library.  That a library is missing is not reported:
 * each build would need tables of its own. */
struct asked {
    enum addrspec_production production;
    addrspec_options options;
    char *input; /* a heap block of exactly `length` octets */
    size_t length;
};

/* False if a cell is none of the words above; else `input` is the caller's to
 * free. */
bool row_asks(const struct row *row, struct asked *asked);

/* NULL, or what this build lacks of what `needs` names, as in that column. */
const char *build_lacks(const char *needs);

/* The same of a row. */
const char *row_lacks(const struct row *row);

/* The octets that a cell stands for, in a heap block of exactly their length,
 * so that a sanitizer sees an octet read too far.  NULL for a bad escape. */
char *unescape(const char *cell, size_t *length);

/* "$top_srcdir/tests/NAME" */
void test_path(char *path, size_t size, const char *name);

#endif

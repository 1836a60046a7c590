/* cases.c - the tables of tests/cases against the library
 *
 * SPDX-License-Identifier: MIT
 */
#include "cases.h"

#include <glob.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_SIZE = 1024 };

/* What the library says of a row, in the words of the table. */
struct answer {
    const struct asked *asked;
    addrspec_result result;
    int verdict;
    const addrspec_diag *diag; /* the finding the row is about, or NULL */
};

/* ---- The cells ------------------------------------------------------- */

static void
write_span(char *cell, size_t size, addrspec_span span)
{
    if (span.offset == ADDRSPEC_ABSENT)
        snprintf(cell, size, "-");
    else
        snprintf(cell, size, "%u+%u", (unsigned)span.offset,
                 (unsigned)span.length);
}

static const char *
name_of(const addrspec_diag *diag)
{
    const addrspec_diagnosis_info *info =
        diag == NULL ? NULL : addrspec_diagnosis(diag->id);

    return info == NULL ? "-" : info->name;
}

static void
write_range(const struct answer *answer, char *cell)
{
    size_t used;

    if (answer->verdict != ADDRSPEC_OK) {
        if (answer->diag != NULL)
            write_span(cell, CELL_SIZE, answer->diag->where);
        return;
    }
    write_span(cell, 30, answer->result.local_part);
    used = strlen(cell);
    cell[used++] = ',';
    write_span(cell + used, 30, answer->result.domain);
}

static void
write_findings(const struct answer *answer, char *cell)
{
    size_t used = 0;
    uint32_t i;

    for (i = 0; i < answer->result.kept_count; i++) {
        const addrspec_diag *diag = &answer->result.diags[i];

        used += (size_t)snprintf(cell + used, CELL_SIZE - used, "%s%s@",
                                 i == 0 ? "" : " ", name_of(diag));
        write_span(cell + used, CELL_SIZE - used, diag->where);
        used += strlen(cell + used);
    }
    if (used == 0)
        snprintf(cell, CELL_SIZE, "-");
}

static void
write_verdict(const struct answer *answer, char *cell)
{
    snprintf(cell, CELL_SIZE, "%s",
             answer->verdict == ADDRSPEC_OK ? "valid" : "invalid");
}

static void
write_id(const struct answer *answer, char *cell)
{
    snprintf(cell, CELL_SIZE, "%s", name_of(answer->diag));
}

/* ---- Comparing ------------------------------------------------------- */

static bool
differs(char wrong[WRONG_SIZE], const char *what, const char *is,
        const char *wanted)
{
    if (strcmp(is, wanted) == 0)
        return false;
    snprintf(wrong, WRONG_SIZE, "%s is %.180s, not %.180s", what, is, wanted);
    return true;
}

typedef void cell_fn(const struct answer *answer, char *cell);

static bool
cell_differs(const struct answer *answer, const char *what, cell_fn *write,
             const char *wanted, char wrong[WRONG_SIZE])
{
    char cell[CELL_SIZE] = "";

    if (wanted == NULL)
        return false;
    write(answer, cell);
    return differs(wrong, what, cell, wanted);
}

static uint32_t
read_value(const char *cell)
{
    if (strcmp(cell, "-") == 0)
        return ADDRSPEC_ABSENT;
    if (cell[0] == 'U' && cell[1] == '+')
        return (uint32_t)strtoul(cell + 2, NULL, 16);
    return (uint32_t)strtoul(cell, NULL, 0);
}

static bool
value_differs(const struct answer *answer, const char *wanted,
              char wrong[WRONG_SIZE])
{
    const uint32_t value =
        answer->diag == NULL ? ADDRSPEC_ABSENT : answer->diag->value;

    if (wanted == NULL || value == read_value(wanted))
        return false;
    snprintf(wrong, WRONG_SIZE, "value is 0x%x, not %.100s", (unsigned)value,
             wanted);
    return true;
}

/* Compare a text of the library's with a cell that is escaped: `text` is NULL
 * where there is none. */
static bool
text_differs(const char *what, const char *text, size_t length,
             const char *wanted, char wrong[WRONG_SIZE])
{
    size_t wanted_length = 0;
    char *octets;
    bool same;

    if (text == NULL || strcmp(wanted, "-") == 0)
        return differs(wrong, what, text == NULL ? "-" : text, wanted);
    octets = unescape(wanted, &wanted_length);
    same = octets != NULL && length == wanted_length &&
           memcmp(text, octets, length) == 0;
    free(octets);
    return !same && differs(wrong, what, text, wanted);
}

static bool
fix_differs(const struct answer *answer, const char *wanted,
            char wrong[WRONG_SIZE])
{
    const struct asked *asked = answer->asked;
    const addrspec_diag *diag = answer->diag;
    const bool fixable = diag != NULL && diag->fixable;
    char *fixed = NULL;
    size_t length = 0;
    bool differ;

    if (wanted == NULL)
        return false;
    if (fixable) {
        length = addrspec_fix_apply(diag, asked->input, asked->length, NULL, 0);
        fixed = malloc(length + 1);
        if (fixed != NULL)
            addrspec_fix_apply(diag, asked->input, asked->length, fixed,
                               length + 1);
    }
    differ = text_differs("fix", fixed, length, wanted, wrong);
    free(fixed);
    return differ;
}

static bool
mended_differs(const struct answer *answer, const char *wanted,
               char wrong[WRONG_SIZE])
{
    const struct asked *asked = answer->asked;
    char *mended = NULL;
    size_t length;
    bool differ;

    if (wanted == NULL)
        return false;
    length =
        addrspec_mend(&answer->result, asked->input, asked->length, NULL, 0);
    if (length > 0) {
        mended = malloc(length + 1);
        if (mended != NULL)
            addrspec_mend(&answer->result, asked->input, asked->length, mended,
                          length + 1);
    }
    differ = text_differs("mended", mended, length, wanted, wrong);
    free(mended);
    return differ;
}

/* An empty cell is an empty form. */
static bool
form_differs(const struct answer *answer, const char *what,
             enum addrspec_form form, const char *wanted,
             char wrong[WRONG_SIZE])
{
    const struct asked *asked = answer->asked;
    char text[CELL_SIZE];
    size_t length;

    if (wanted == NULL)
        return false;
    length = addrspec_normalize(&answer->result, asked->input, asked->length,
                                form, text, sizeof text);
    return text_differs(what, length == 0 && *wanted != '\0' ? NULL : text,
                        length, wanted, wrong);
}

/* ---- Rows ------------------------------------------------------------ */

static const addrspec_diag *
first_finding(const addrspec_result *result)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->error_count == 0 ||
            result->diags[i].severity == ADDRSPEC_ERROR)
            return &result->diags[i];
    return NULL;
}

static void
compare(const struct row *row, const struct answer *answer,
        char wrong[WRONG_SIZE])
{
    const char *const *cell = row->cell;

    if (cell_differs(answer, "verdict", write_verdict, cell[VERDICT], wrong) ||
        cell_differs(answer, "id", write_id, cell[ID], wrong) ||
        cell_differs(answer, "range", write_range, cell[RANGE], wrong) ||
        cell_differs(answer, "findings", write_findings, cell[FINDINGS],
                     wrong) ||
        value_differs(answer, cell[VALUE], wrong) ||
        fix_differs(answer, cell[FIX], wrong) ||
        mended_differs(answer, cell[MENDED], wrong) ||
        form_differs(answer, "normal", ADDRSPEC_FORM_MAILBOX, cell[NORMAL],
                     wrong) ||
        form_differs(answer, "octets", ADDRSPEC_FORM_LOCAL_PART, cell[OCTETS],
                     wrong) ||
        form_differs(answer, "key", ADDRSPEC_FORM_KEY, cell[KEY], wrong))
        return;
    promises_try(answer->asked, answer->verdict, &answer->result, wrong);
}

struct reporter {
    case_fn *report;
    void *context;
};

static void
try_row(void *context, const struct row *row, const char *malformed)
{
    const struct reporter *reporter = context;
    const char *input = row->cell[INPUT] == NULL ? "" : row->cell[INPUT];
    char wrong[WRONG_SIZE] = "";
    struct asked asked;
    struct answer answer;

    if (malformed != NULL) {
        snprintf(wrong, sizeof wrong, "%s", malformed);
    } else if (row_lacks(row) != NULL) {
        snprintf(wrong, sizeof wrong, SKIPPED "needs %s", row_lacks(row));
    } else if (!row_asks(row, &asked) || row->cell[VERDICT] == NULL ||
               row->cell[WHY] == NULL || row->cell[WHY][0] == '\0') {
        snprintf(wrong, sizeof wrong, "the row itself is malformed");
        free(asked.input);
    } else {
        answer.asked = &asked;
        answer.verdict =
            addrspec_parse(asked.production, asked.input, asked.length,
                           &asked.options, &answer.result);
        answer.diag = first_finding(&answer.result);
        compare(row, &answer, wrong);
        free(asked.input);
    }
    reporter->report(reporter->context, row->file, row->line, input, wrong);
}

unsigned
table_try(const char *path, case_fn *report, void *context)
{
    struct reporter reporter = {report, context};

    return table_read(path, try_row, &reporter);
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* In one order everywhere: glob() would sort as the locale does. */
void
each_table(void (*each)(void *context, const char *path), void *context)
{
    char path[4096];
    glob_t found;
    size_t i;

    test_path(path, sizeof path, "cases/*.tsv");
    if (glob(path, GLOB_NOSORT, NULL, &found) == 0) {
        qsort(found.gl_pathv, found.gl_pathc, sizeof found.gl_pathv[0],
              compare_names);
        for (i = 0; i < found.gl_pathc; i++)
            each(context, found.gl_pathv[i]);
        globfree(&found);
    }
    test_path(path, sizeof path, "known-bugs.tsv");
    each(context, path);
}

struct tables {
    struct reporter reporter;
    unsigned rows;
};

static void
try_table(void *context, const char *path)
{
    struct tables *tables = context;

    tables->rows += table_read(path, try_row, &tables->reporter);
}

unsigned
tables_try(case_fn *report, void *context)
{
    struct tables tables = {{report, context}, 0};

    each_table(try_table, &tables);
    return tables.rows;
}

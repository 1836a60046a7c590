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

#include <addrspec/addrspec.h>

enum { INPUT, FORM, PROFILE, VERDICT, ID, RANGE, FIX, WHY, COLUMNS };
enum { LINE_MAX_LENGTH = 65536, WRONG_SIZE = 512 };

struct word {
    const char *name;
    int value;
};

static const struct word forms[] = {
    {"mailbox", ADDRSPEC_MAILBOX},
    {"reverse-path", ADDRSPEC_REVERSE_PATH},
    {"forward-path", ADDRSPEC_FORWARD_PATH},
    {"domain", ADDRSPEC_DOMAIN},
    {NULL, -1},
};

static const struct word profiles[] = {
    {"smtp", ADDRSPEC_SMTP},
    {"rfc5321", ADDRSPEC_RFC5321},
    {"rfc6531", ADDRSPEC_RFC6531},
    {NULL, -1},
};

static int
value_of(const struct word *word, const char *name)
{
    while (word->name != NULL && strcmp(word->name, name) != 0)
        word++;
    return word->value;
}

/* The octets that `text` stands for, in a block of exactly their length, so
 * that a sanitizer sees an octet read too far.  NULL for a bad escape. */
static char *
unescape(const char *text, size_t *length)
{
    char *octets = malloc(strlen(text) + 1);
    char *exact;
    size_t count = 0;

    while (octets != NULL && *text != '\0') {
        unsigned octet;
        if (*text != '\\') {
            octets[count++] = *text++;
        } else if (text[1] == 'x' && sscanf(text + 2, "%2x", &octet) == 1) {
            octets[count++] = (char)octet;
            text += 4;
        } else {
            static const char letters[] = "\\tnr", meant[] = "\\\t\n\r";
            const char *letter =
                text[1] == '\0' ? NULL : strchr(letters, text[1]);
            if (letter == NULL) {
                free(octets);
                return NULL;
            }
            octets[count++] = meant[letter - letters];
            text += 2;
        }
    }
    exact = malloc(count == 0 ? 1 : count);
    if (octets == NULL || exact == NULL)
        abort();
    memcpy(exact, octets, count);
    free(octets);
    *length = count;
    return exact;
}

static void
write_span(char *text, size_t size, addrspec_span span)
{
    if (span.offset == ADDRSPEC_ABSENT)
        snprintf(text, size, "-");
    else
        snprintf(text, size, "%u+%u", (unsigned)span.offset,
                 (unsigned)span.length);
}

/* The finding the row is about. */
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

static bool
differs(char *wrong, const char *what, const char *is, const char *wanted)
{
    if (strcmp(is, wanted) == 0)
        return false;
    snprintf(wrong, WRONG_SIZE, "%s is %.200s, not %.200s", what, is, wanted);
    return true;
}

/* The input with the fix made is what the row has. */
static void
try_fix(const addrspec_diag *diag, const char *input, size_t length,
        const char *fix, char *wrong)
{
    size_t wanted_length = 0, fixed_length;
    char *wanted, *fixed;

    if (diag == NULL || !diag->fixable) {
        differs(wrong, "fix", "-", fix);
        return;
    }
    wanted = unescape(fix, &wanted_length);
    fixed_length = addrspec_fix_apply(diag, input, length, NULL, 0);
    fixed = malloc(fixed_length + 1);
    if (wanted == NULL || fixed == NULL)
        abort();
    addrspec_fix_apply(diag, input, length, fixed, fixed_length + 1);
    if (fixed_length != wanted_length ||
        memcmp(fixed, wanted, wanted_length) != 0)
        differs(wrong, "fix", fixed, fix);
    free(fixed);
    free(wanted);
}

static void
try_row(char *const *column, char *wrong)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    addrspec_result result;
    const addrspec_diag *diag;
    int production = value_of(forms, column[FORM]);
    int profile = value_of(profiles, column[PROFILE]);
    size_t length = 0;
    char *input = unescape(column[INPUT], &length);
    char range[64];
    int verdict;

    if (production < 0 || profile < 0 || input == NULL ||
        column[WHY][0] == '\0') {
        snprintf(wrong, WRONG_SIZE, "the row itself is malformed");
        free(input);
        return;
    }
    options.profile = (uint32_t)profile;
    verdict = addrspec_parse((enum addrspec_production)production, input,
                             length, &options, &result);
    diag = first_finding(&result);
    if (verdict == ADDRSPEC_OK) {
        size_t used;
        write_span(range, 30, result.local_part);
        used = strlen(range);
        range[used++] = ',';
        write_span(range + used, 30, result.domain);
    } else if (diag != NULL) {
        write_span(range, sizeof range, diag->where);
    }
    if (!differs(wrong, "verdict", verdict == ADDRSPEC_OK ? "valid" : "invalid",
                 column[VERDICT]) &&
        !differs(wrong, "id",
                 diag == NULL ? "-" : addrspec_diagnosis(diag->id)->name,
                 column[ID]) &&
        !differs(wrong, "range", range, column[RANGE]))
        try_fix(diag, input, length, column[FIX], wrong);
    free(input);
}

/* Cut a line in its columns; returns how many there are. */
static int
split(char *line, char **column)
{
    int count = 0;

    line[strcspn(line, "\n")] = '\0';
    for (;;) {
        size_t length = strcspn(line, "\t");
        bool last = line[length] == '\0';
        if (count < COLUMNS)
            column[count] = line;
        count++;
        line[length] = '\0';
        if (last)
            return count;
        line += length + 1;
    }
}

static unsigned
try_file(const char *name, case_fn *report, void *context)
{
    static char line[LINE_MAX_LENGTH];
    char *column[COLUMNS];
    char wrong[WRONG_SIZE];
    unsigned number = 0, rows = 0;
    FILE *file = fopen(name, "r");

    if (file == NULL) {
        report(context, name, 0, "", "cannot be opened");
        return 0;
    }
    while (fgets(line, sizeof line, file) != NULL) {
        if (++number == 1 || line[0] == '\n' || strncmp(line, "# ", 2) == 0)
            continue;
        wrong[0] = '\0';
        if (split(line, column) != COLUMNS)
            snprintf(wrong, sizeof wrong, "not %d columns", (int)COLUMNS);
        else
            try_row(column, wrong);
        report(context, name, number, line, wrong);
        rows++;
    }
    fclose(file);
    if (rows == 0)
        report(context, name, 0, "", "no row at all");
    return rows;
}

unsigned
cases_try(int file_count, char *const *files, case_fn *report, void *context)
{
    const char *source = getenv("top_srcdir");
    unsigned rows = 0;
    char pattern[4096];
    glob_t found;
    size_t i;

    if (file_count > 0) {
        while (file_count-- > 0)
            rows += try_file(*files++, report, context);
        return rows;
    }
    snprintf(pattern, sizeof pattern, "%s/tests/cases/*.tsv",
             source == NULL ? "." : source);
    if (glob(pattern, 0, NULL, &found) != 0)
        return 0;
    for (i = 0; i < found.gl_pathc; i++)
        rows += try_file(found.gl_pathv[i], report, context);
    globfree(&found);
    return rows;
}

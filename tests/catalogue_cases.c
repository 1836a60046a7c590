/* catalogue_cases.c - the catalogue against the parser and the tables
 *
 * SPDX-License-Identifier: MIT
 */
#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEEN_SIZE = 65536 };

static size_t
diagnosis_count(void)
{
    size_t count = 0;

    while (addrspec_diagnosis_at(count) != NULL)
        count++;
    return count;
}

/* ---- Every diagnosis has its row ------------------------------------- */

struct seen {
    char ids[SEEN_SIZE]; /* " double-dot@3+2 leading-dot ..." */
    size_t length;
};

static void
note_cell(struct seen *seen, const char *cell)
{
    const size_t length = cell == NULL ? 0 : strlen(cell);

    if (length == 0 || seen->length + length + 2 > SEEN_SIZE)
        return;
    seen->ids[seen->length++] = ' ';
    memcpy(seen->ids + seen->length, cell, length);
    seen->length += length;
    seen->ids[seen->length] = '\0';
}

static void
note_row(void *context, const struct row *row, const char *malformed)
{
    if (malformed != NULL)
        return;
    note_cell(context, row->cell[ID]);
    note_cell(context, row->cell[FINDINGS]);
}

static void
note_table(void *context, const char *path)
{
    table_read(path, note_row, context);
}

static bool
is_seen(const struct seen *seen, const char *name)
{
    const size_t length = strlen(name);
    const char *at = seen->ids;

    while ((at = strstr(at, name)) != NULL) {
        if (at > seen->ids && at[-1] == ' ' && strchr(" @", at[length]) != NULL)
            return true;
        at += length;
    }
    return false;
}

/* Whether there is a case at all depends on the libraries: of those,
 * tests/meaning and tests/tool/lacking have them. */
static bool
depends_on_build(const addrspec_diagnosis_info *info)
{
    return info->id == ADDRSPEC_IDNA_DISPUTED ||
           info->id == ADDRSPEC_IDNA_UNCHECKED ||
           info->id == ADDRSPEC_UNICODE_UNCHECKED;
}

static unsigned
try_rows(case_fn *report, void *context)
{
    static struct seen seen;
    const addrspec_diagnosis_info *info;
    char lists[1024];
    unsigned i;

    seen.length = 0;
    each_table(note_table, &seen);
    test_path(lists, sizeof lists, "lists.tsv");
    note_table(&seen, lists);
    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++)
        report(context, "cases", i, info->name,
               is_seen(&seen, info->name) ? ""
               : depends_on_build(info)   ? SKIPPED "depends on the build"
                                          : "no table has a row with it");
    return i;
}

/* ---- Every example shows its own mistake ----------------------------- */

/* What the example has to be asked, as the head of diagnoses.def says. */
static void
ask(const addrspec_diagnosis_info *info, const char *example,
    struct asked *asked)
{
    static const uint16_t ignored[] = {ADDRSPEC_IDNA_UNCHECKED,
                                       ADDRSPEC_UNICODE_UNCHECKED};
    static const addrspec_options defaults = {sizeof defaults, ADDRSPEC_SMTP, 0,
                                              2, ignored};
    const bool path =
        example[0] == '<' || info->id == ADDRSPEC_MISSING_ANGLE_BRACKETS;

    asked->production = path ? ADDRSPEC_FORWARD_PATH : ADDRSPEC_MAILBOX;
    asked->options = defaults;
    if (info->id == ADDRSPEC_REFUSED_BY_SERVERS ||
        info->id == ADDRSPEC_REFUSED_BY_BROWSERS)
        asked->options.profile = ADDRSPEC_HTML5;
    if (info->id == ADDRSPEC_ADDRESS_LITERAL)
        asked->options.flags = ADDRSPEC_NO_ADDRESS_LITERAL;
    asked->length = strlen(example);
    asked->input = malloc(asked->length + 1);
    if (asked->input == NULL)
        abort();
    memcpy(asked->input, example, asked->length);
}

/* Where it is legal, the example has nothing else to say, but perhaps that it
 * needs SMTPUTF8. */
static bool
has_only(const addrspec_result *result, uint16_t id)
{
    bool found = false;
    uint32_t i;

    for (i = 0; i < result->kept_count; i++) {
        if (result->diags[i].id == id)
            found = true;
        else if (result->diags[i].id != ADDRSPEC_NEEDS_SMTPUTF8)
            return false;
    }
    return found && result->error_count == 0;
}

/* Without the library that finds it there is nothing to see. */
static const struct {
    uint16_t id;
    const char *needs;
} libraries[] = {
    {ADDRSPEC_BAD_A_LABEL, "either"},
    {ADDRSPEC_CONFUSABLE_DOMAIN, "ICU"},
    {ADDRSPEC_IDNA_BIDI, "either"},
    {ADDRSPEC_IDNA_CONTEXT, "either"},
    {ADDRSPEC_IDNA_DISALLOWED, "either"},
    {ADDRSPEC_IDNA_HYPHENS, "either"},
    {ADDRSPEC_IDNA_LEADING_MARK, "either"},
    {ADDRSPEC_MIXED_SCRIPT, "ICU"},
    {ADDRSPEC_NOT_NFC, "ICU"},
    {ADDRSPEC_STYLED_CHARACTER, "ICU"},
    {ADDRSPEC_TYPED_PUNYCODE, "either"},
    {ADDRSPEC_UNASSIGNED_CODE_POINT, "ICU"},
};

/* NULL, or what the example of a diagnosis needs and this build lacks. */
static const char *
example_lacks(const addrspec_diagnosis_info *info)
{
    size_t i;

    for (i = 0; i < sizeof libraries / sizeof libraries[0]; i++)
        if (libraries[i].id == info->id)
            return build_lacks(libraries[i].needs);
    return NULL;
}

/* It is a mistake of lists alone. */
static bool
is_of_lists(const addrspec_diagnosis_info *info)
{
    static const uint16_t ids[] = {
        ADDRSPEC_EMPTY_MEMBER,  ADDRSPEC_SPACE_SEPARATOR,
        ADDRSPEC_COMMA_IN_NAME, ADDRSPEC_UNTERMINATED_GROUP,
        ADDRSPEC_NESTED_GROUP,  ADDRSPEC_SEMICOLON_FOR_COMMA,
        ADDRSPEC_UNFOLDED_LINE};
    size_t i;

    for (i = 0; i < sizeof ids / sizeof ids[0]; i++)
        if (ids[i] == info->id)
            return true;
    return false;
}

static void
try_list_example(const addrspec_diagnosis_info *info, char wrong[WRONG_SIZE])
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    const char *example = addrspec_example(info->id);
    unsigned count = 0, others = 0;
    addrspec_list list;
    addrspec_result result;
    uint32_t i;

    options.profile = ADDRSPEC_RFC5322;
    addrspec_list_init(&list, example, strlen(example), &options);
    while (addrspec_list_next(&list, &result) != ADDRSPEC_END)
        for (i = 0; i < result.kept_count; i++) {
            count += result.diags[i].id == info->id;
            others += result.diags[i].id != info->id;
        }
    if (count != 1 || others > 0)
        snprintf(wrong, WRONG_SIZE, "found %u times, and %u others", count,
                 others);
}

static void
try_example(const addrspec_diagnosis_info *info, char wrong[WRONG_SIZE])
{
    const char *example = addrspec_example(info->id);
    addrspec_result result;
    struct asked asked;
    int verdict;

    if (depends_on_build(info)) {
        snprintf(wrong, WRONG_SIZE, SKIPPED "depends on the build");
        return;
    }
    if (example_lacks(info) != NULL) {
        snprintf(wrong, WRONG_SIZE, SKIPPED "needs %s", example_lacks(info));
        return;
    }
    if (info->id == ADDRSPEC_NUL) { /* no string has one */
        if (example[0] != '\0')
            snprintf(wrong, WRONG_SIZE, "an example that cannot be");
        return;
    }
    if (is_of_lists(info)) {
        try_list_example(info, wrong);
        return;
    }
    ask(info, example, &asked);
    verdict = addrspec_parse(asked.production, asked.input, asked.length,
                             &asked.options, &result);
    if (verdict != info->id && !has_only(&result, info->id)) {
        asked.production = ADDRSPEC_HEADER_MAILBOX;
        asked.options.profile = ADDRSPEC_RFC5322;
        verdict = addrspec_parse(asked.production, asked.input, asked.length,
                                 &asked.options, &result);
    }
    if (result.error_count > 1)
        snprintf(wrong, WRONG_SIZE, "%u errors, not one",
                 (unsigned)result.error_count);
    else if (verdict != info->id && !has_only(&result, info->id))
        snprintf(wrong, WRONG_SIZE, "%u findings, the verdict is %s",
                 (unsigned)result.diag_count, addrspec_strerror(verdict));
    else
        promises_try(&asked, verdict, &result, wrong);
    free(asked.input);
}

static unsigned
try_examples(case_fn *report, void *context)
{
    const addrspec_diagnosis_info *info;
    unsigned i;

    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++) {
        char wrong[WRONG_SIZE] = "";

        try_example(info, wrong);
        report(context, "example", i, info->name, wrong);
    }
    return i;
}

unsigned
catalogue_try(case_fn *report, void *context)
{
    const unsigned rows = try_rows(report, context);
    const unsigned examples = try_examples(report, context);

    return rows == diagnosis_count() && examples == rows ? rows + examples : 0;
}

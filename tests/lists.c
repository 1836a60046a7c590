/* lists.c - the table of address-lists against the library
 *
 * SPDX-License-Identifier: MIT
 *
 * Beside the columns that other tables have, tests/lists.tsv has
 *
 *     members   offset+length<local-part@domain> of each, then /GROUP where it
 *               is in one and !ID where it alone has an error; or -
 *     names     the display names, as they are read, with a bar behind each
 *     findings  of all members together, as they come
 */
#include "cases.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_SIZE = 4096 };

struct cell {
    char octets[CELL_SIZE];
    size_t length;
};

struct answer {
    const struct asked *asked;
    struct cell members, names, findings, mended;
    bool valid;
};

/* ---- The cells ------------------------------------------------------- */

static void
add(struct cell *cell, const char *octets, size_t length)
{
    if (length < CELL_SIZE - cell->length) {
        memcpy(cell->octets + cell->length, octets, length);
        cell->length += length;
    }
    cell->octets[cell->length] = '\0';
}

static void
add_text(struct cell *cell, const char *text)
{
    add(cell, text, strlen(text));
}

static void
add_place(struct cell *cell, addrspec_span where)
{
    char text[32];

    snprintf(text, sizeof text, "%u+%u", (unsigned)where.offset,
             (unsigned)where.length);
    add_text(cell, text);
}

static void
add_part(struct cell *cell, const struct asked *asked, addrspec_span part)
{
    if (part.offset == ADDRSPEC_ABSENT)
        add_text(cell, "-");
    else
        add(cell, asked->input + part.offset, part.length);
}

static void
add_member(struct answer *answer, const addrspec_member *member,
           const addrspec_result *result)
{
    struct cell *cell = &answer->members;
    const struct asked *asked = answer->asked;
    char name[CELL_SIZE];

    if (cell->length > 0)
        add_text(cell, " ");
    add_place(cell, member->where);
    add_text(cell, "<");
    add_part(cell, asked, result->local_part);
    add_text(cell, "@");
    add_part(cell, asked, result->domain);
    add_text(cell, ">");
    if (member->group.offset != ADDRSPEC_ABSENT) {
        add_text(cell, "/");
        add_part(cell, asked, member->group);
    }
    if (member->verdict != ADDRSPEC_OK) {
        const addrspec_diagnosis_info *info =
            addrspec_diagnosis(member->verdict);

        add_text(cell, "!");
        add_text(cell, info == NULL ? "?" : info->name);
    }
    if (addrspec_display_name(result, asked->input, asked->length, name,
                              sizeof name) < sizeof name)
        add_text(&answer->names, name);
    add_text(&answer->names, "|");
}

static void
add_findings(struct answer *answer, const addrspec_result *result)
{
    struct cell *cell = &answer->findings;
    uint32_t i;

    for (i = 0; i < result->kept_count; i++) {
        const addrspec_diag *diag = &result->diags[i];
        const addrspec_diagnosis_info *info = addrspec_diagnosis(diag->id);

        if (cell->length > 0)
            add_text(cell, " ");
        add_text(cell, info == NULL ? "?" : info->name);
        add_text(cell, "@");
        add_place(cell, diag->where);
    }
}

/* ---- What must hold of every list ------------------------------------ */

/* The fix of a warning leaves one finding less; that of an error is held
 * to that by promises.c. */
static void
try_fix(const struct answer *answer, const addrspec_diag *diag, uint32_t count,
        char wrong[WRONG_SIZE])
{
    static char fixed[CELL_SIZE];
    const struct asked *asked = answer->asked;
    const size_t length = addrspec_fix_apply(diag, asked->input, asked->length,
                                             fixed, sizeof fixed);
    addrspec_list list;
    addrspec_result result;
    uint32_t after = 0;

    if (length >= sizeof fixed)
        return;
    addrspec_list_init(&list, fixed, length, &asked->options);
    do {
        (void)addrspec_list_next(&list, &result);
        after += result.diag_count;
    } while (result.kept_count > 0 ||
             addrspec_list_member(&list).where.offset != ADDRSPEC_ABSENT);
    if (after >= count)
        snprintf(wrong, WRONG_SIZE, "the fix of %s at %u mends nothing",
                 addrspec_strerror(diag->id), (unsigned)diag->where.offset);
}

static void
try_fixes(const struct answer *answer, uint32_t count, char wrong[WRONG_SIZE])
{
    const struct asked *asked = answer->asked;
    addrspec_list list;
    addrspec_result result;
    uint32_t i;

    addrspec_list_init(&list, asked->input, asked->length, &asked->options);
    while (addrspec_list_next(&list, &result) != ADDRSPEC_END)
        for (i = 0; i < result.kept_count; i++)
            if (result.diags[i].fixable && *wrong == '\0')
                try_fix(answer, &result.diags[i], count, wrong);
}

/* ---- A row ----------------------------------------------------------- */

static uint32_t
walk(struct answer *answer)
{
    const struct asked *asked = answer->asked;
    addrspec_list list;
    addrspec_result result;
    uint32_t count = 0;
    int verdict;

    answer->valid = true;
    addrspec_list_init(&list, asked->input, asked->length, &asked->options);
    do {
        addrspec_member member;

        verdict = addrspec_list_next(&list, &result);
        member = addrspec_list_member(&list);
        if (verdict < ADDRSPEC_OK && verdict != ADDRSPEC_END)
            break;
        if (member.where.offset != ADDRSPEC_ABSENT)
            add_member(answer, &member, &result);
        add_findings(answer, &result);
        count += result.diag_count;
        answer->valid = answer->valid && result.error_count == 0;
    } while (verdict != ADDRSPEC_END);
    return count;
}

static void
compare(const char *what, const struct cell *is, const char *wanted,
        char wrong[WRONG_SIZE])
{
    size_t length;
    char *octets;

    if (wanted == NULL || *wrong != '\0')
        return;
    octets = unescape(strcmp(wanted, "-") == 0 ? "" : wanted, &length);
    if (octets == NULL || length != is->length ||
        memcmp(octets, is->octets, length) != 0)
        snprintf(wrong, WRONG_SIZE, "%s: it is %.190s, not %.190s", what,
                 is->octets, wanted);
    free(octets);
}

static void
judge_row(const struct row *row, const struct asked *asked,
          char wrong[WRONG_SIZE])
{
    static struct answer answer;
    uint32_t count;

    memset(&answer, 0, sizeof answer);
    answer.asked = asked;
    count = walk(&answer);
    answer.mended.length =
        addrspec_list_mend(asked->input, asked->length, &asked->options,
                           answer.mended.octets, sizeof answer.mended.octets);
    compare("members", &answer.members, row->cell[MEMBERS], wrong);
    compare("findings", &answer.findings, row->cell[FINDINGS], wrong);
    compare("names", &answer.names, row->cell[NAMES], wrong);
    compare("mended", &answer.mended, row->cell[MENDED], wrong);
    if (*wrong == '\0' && row->cell[VERDICT] != NULL &&
        answer.valid != (strcmp(row->cell[VERDICT], "valid") == 0))
        snprintf(wrong, WRONG_SIZE, "it is not %s", row->cell[VERDICT]);
    if (*wrong == '\0')
        try_fixes(&answer, count, wrong);
}

struct trying {
    case_fn *report;
    void *context;
};

static void
try_row(void *context, const struct row *row, const char *malformed)
{
    const struct trying *trying = context;
    char wrong[WRONG_SIZE] = "";
    struct asked asked = {.input = NULL};

    if (malformed != NULL)
        snprintf(wrong, WRONG_SIZE, "%s", malformed);
    else if (row_lacks(row) != NULL)
        snprintf(wrong, WRONG_SIZE, SKIPPED "needs %s", row_lacks(row));
    else if (!row_asks(row, &asked))
        snprintf(wrong, WRONG_SIZE, "a cell that is no word of its column");
    else
        judge_row(row, &asked, wrong);
    trying->report(trying->context, row->file, row->line,
                   row->cell[INPUT] == NULL ? "" : row->cell[INPUT], wrong);
    free(asked.input);
}

/* ---- Long lists ------------------------------------------------------ */

enum { MANY = 100000 };

/* A head, a piece over and over, a tail: how many members there are, and how
 * many of them are not valid; 0 where it does not matter. */
static const struct long_list {
    const char *head, *piece, *tail, *why;
    uint32_t members, invalid;
} long_lists[] = {
    {"", "a@b.example,", "", "bug 12: many members", MANY, 0},
    {"", "a..b@b.example,", "", "bug 12: many that are not valid", MANY, MANY},
    {"", ",", "a@b.example", "separators alone", 1, 0},
    {"(", "\\a", ")a@b.example", "bug 15: a comment of quoted-pairs", 1, 1},
    {"", "(", "", "bug 15: comments that are open", 1, 1},
    {"a@b.example,", "(", "a@b.example,c@d.example", "the same, behind one", 3,
     1},
    {"", "(,", "", "each before a comma", 1, 1},
    {"", "a ", "<x@y.example>", "bug 16: a name of many words", 1, 1},
    {"", "g:", "", "bugs 18, 36: groups in groups", 0, 0},
    {"", "g:", "a@b.example", "the same with a member", 1, 0},
    {"", "g:;", "", "bug 18: empty groups", 0, 0},
    {"", "\"a@b.example,", "", "bug 38: quotes, an even number", MANY / 2,
     MANY / 2},
    {"\"", "\"a@b.example,", "", "bug 38: quotes, an odd number", 0, 0},
    {"", "a,", "<a@b.example>", "words between commas", 0, 0},
    {"", "a@b.example ", "", "white space alone", MANY, 0},
    {"", "<a@b.example> a ", "", "names that lead nowhere", 0, 0},
    {"a@[", "\\x", "]", "bug 14: escapes in a literal", 1, 1},
    {"", "a@[", "", "brackets that are open", 1, 1},
    {"", "<", "", "bug 1: angle brackets", 1, 1},
    {"<@a", ",@b", ":c@d.example>", "a long route", 1, 1},
};

static char *
make(const struct long_list *made, size_t *length)
{
    const size_t head = strlen(made->head), piece = strlen(made->piece);
    const size_t tail = strlen(made->tail);
    char *list = malloc(head + MANY * piece + tail);
    size_t i;

    if (list == NULL)
        abort();
    memcpy(list, made->head, head);
    for (i = 0; i < MANY; i++)
        memcpy(list + head + i * piece, made->piece, piece);
    memcpy(list + head + MANY * piece, made->tail, tail);
    *length = head + MANY * piece + tail;
    return list;
}

static void
try_long(const struct long_list *made, char wrong[WRONG_SIZE])
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    uint32_t members = 0, invalid = 0, end = 0;
    addrspec_list list;
    size_t length;
    char *input = make(made, &length);

    options.profile = ADDRSPEC_SMTP;
    addrspec_list_init(&list, input, length, &options);
    while (addrspec_list_next(&list, NULL) != ADDRSPEC_END) {
        const addrspec_member member = addrspec_list_member(&list);

        if (member.where.offset == ADDRSPEC_ABSENT)
            continue;
        if (member.where.offset < end)
            snprintf(wrong, WRONG_SIZE, "members overlap");
        end = member.where.offset + member.where.length;
        members++;
        invalid += member.verdict != ADDRSPEC_OK;
    }
    if (*wrong == '\0' && made->members + made->invalid > 0 &&
        (members != made->members || invalid != made->invalid))
        snprintf(wrong, WRONG_SIZE, "%u members, %u not valid",
                 (unsigned)members, (unsigned)invalid);
    free(input);
}

unsigned
lists_try(case_fn *report, void *context)
{
    struct trying trying = {report, context};
    char path[1024];
    unsigned count, i;

    test_path(path, sizeof path, "lists.tsv");
    count = table_read(path, try_row, &trying);
    for (i = 0; i < sizeof long_lists / sizeof long_lists[0]; i++) {
        char wrong[WRONG_SIZE] = "";

        try_long(&long_lists[i], wrong);
        report(context, "long lists", i, long_lists[i].why, wrong);
    }
    return count + i;
}

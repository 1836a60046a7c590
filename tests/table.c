/* table.c - the tables of the tests, row by row
 *
 * SPDX-License-Identifier: MIT
 */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_LENGTH = 65536, CELLS_MAX = 32 };

static const char *const column_names[COLUMN_COUNT] = {
    [BUG] = "bug",         [INPUT] = "input",     [FORM] = "form",
    [PROFILE] = "profile", [REFUSE] = "refuse",   [CODE] = "code",
    [VERDICT] = "verdict", [ID] = "id",           [RANGE] = "range",
    [VALUE] = "value",     [FIX] = "fix",         [FINDINGS] = "findings",
    [MENDED] = "mended",   [NORMAL] = "normal",   [OCTETS] = "octets",
    [KEY] = "key",         [MEMBERS] = "members", [NAMES] = "names",
    [NEEDS] = "needs",     [WHY] = "why",
};

struct word {
    const char *name;
    int value;
};

static const struct word forms[] = {
    {"mailbox", ADDRSPEC_MAILBOX},
    {"reverse-path", ADDRSPEC_REVERSE_PATH},
    {"forward-path", ADDRSPEC_FORWARD_PATH},
    {"domain", ADDRSPEC_DOMAIN},
    {"header-mailbox", ADDRSPEC_HEADER_MAILBOX},
    {NULL, -1},
};

static const struct word profiles[] = {
    {"smtp", ADDRSPEC_SMTP},       {"rfc5321", ADDRSPEC_RFC5321},
    {"rfc6531", ADDRSPEC_RFC6531}, {"rfc5322", ADDRSPEC_RFC5322},
    {"html5", ADDRSPEC_HTML5},     {NULL, -1},
};

static const struct word refusals[] = {
    {"-", 0},
    {"source-route", ADDRSPEC_NO_SOURCE_ROUTE},
    {"quoted-string", ADDRSPEC_NO_QUOTED_STRING},
    {"address-literal", ADDRSPEC_NO_ADDRESS_LITERAL},
    {"single-label", ADDRSPEC_NEED_DOT},
    {"sender", ADDRSPEC_SENDER},
    {NULL, -1},
};

/* ---- Cells ----------------------------------------------------------- */

static int
value_of(const struct word *word, const char *name, size_t length)
{
    while (word->name != NULL && (strncmp(word->name, name, length) != 0 ||
                                  word->name[length] != '\0'))
        word++;
    return word->value;
}

static bool
read_refusals(const char *cell, uint32_t *flags)
{
    *flags = 0;
    while (cell != NULL) {
        const size_t length = strcspn(cell, ",");
        const int flag = value_of(refusals, cell, length);

        if (flag < 0)
            return false;
        *flags |= (uint32_t)flag;
        cell = cell[length] == ',' ? cell + length + 1 : NULL;
    }
    return true;
}

/* The octet that an escape stands for and how long the escape is, or 0. */
static size_t
read_escape(const char *text, char *octet)
{
    static const char letters[] = "\\tnr", meant[] = "\\\t\n\r";
    const char *letter;
    unsigned number;

    if (text[1] == 'x' && sscanf(text + 2, "%2x", &number) == 1) {
        *octet = (char)number;
        return 4;
    }
    letter = text[1] == '\0' ? NULL : strchr(letters, text[1]);
    if (letter == NULL)
        return 0;
    *octet = meant[letter - letters];
    return 2;
}

static void *
allocate(size_t size)
{
    void *block = malloc(size == 0 ? 1 : size);

    if (block == NULL)
        abort();
    return block;
}

char *
unescape(const char *cell, size_t *length)
{
    char *octets = allocate(strlen(cell)), *exact;
    size_t count = 0;

    while (*cell != '\0') {
        size_t step = 1;

        octets[count] = *cell;
        if (*cell == '\\')
            step = read_escape(cell, &octets[count]);
        if (step == 0) {
            free(octets);
            return NULL;
        }
        count++;
        cell += step;
    }
    exact = allocate(count);
    memcpy(exact, octets, count);
    free(octets);
    *length = count;
    return exact;
}

bool
row_asks(const struct row *row, struct asked *asked)
{
    static const uint16_t ignored[] = {ADDRSPEC_IDNA_UNCHECKED,
                                       ADDRSPEC_UNICODE_UNCHECKED};
    static const addrspec_options defaults = {sizeof defaults, ADDRSPEC_SMTP, 0,
                                              2, ignored};
    const char *form = row->cell[FORM], *profile = row->cell[PROFILE];
    int production, known;

    asked->options = defaults;
    asked->input = NULL;
    if (form == NULL || profile == NULL || row->cell[INPUT] == NULL ||
        !read_refusals(row->cell[REFUSE], &asked->options.flags))
        return false;
    production = value_of(forms, form, strlen(form));
    known = value_of(profiles, profile, strlen(profile));
    if (production < 0 || known < 0)
        return false;
    asked->production = (enum addrspec_production)production;
    asked->options.profile = (uint32_t)known;
    asked->input = unescape(row->cell[INPUT], &asked->length);
    return asked->input != NULL;
}

const char *
build_lacks(const char *needs)
{
    const char *has = addrspec_built_with();
    const bool no_icu = strstr(has, "no ICU") != NULL;
    const bool no_libidn2 = strstr(has, "no libidn2") != NULL;

    if (no_icu && strstr(needs, "ICU") != NULL)
        return "ICU";
    if (no_libidn2 && strstr(needs, "libidn2") != NULL)
        return "libidn2";
    if (no_icu && no_libidn2 && strcmp(needs, "either") == 0)
        return "ICU or libidn2";
    return NULL;
}

const char *
row_lacks(const struct row *row)
{
    return row->cell[NEEDS] == NULL ? NULL : build_lacks(row->cell[NEEDS]);
}

/* ---- Files ----------------------------------------------------------- */

/* Cut a line in its cells; returns how many there are. */
static size_t
split(char *line, const char *cells[CELLS_MAX])
{
    size_t count = 0;

    line[strcspn(line, "\n")] = '\0';
    for (;;) {
        const size_t length = strcspn(line, "\t");
        const bool last = line[length] == '\0';

        if (count < CELLS_MAX)
            cells[count] = line;
        count++;
        line[length] = '\0';
        if (last)
            return count;
        line += length + 1;
    }
}

/* Which column each cell of a row belongs to; 0 cells if one has no name that
 * we know. */
static size_t
read_header(char *line, enum column order[CELLS_MAX])
{
    const char *cells[CELLS_MAX];
    const size_t count = split(line, cells);
    size_t i;

    for (i = 0; i < count; i++) {
        int column = 0;

        while (column < COLUMN_COUNT && i < CELLS_MAX &&
               strcmp(column_names[column], cells[i]) != 0)
            column++;
        if (i == CELLS_MAX || column == COLUMN_COUNT)
            return 0;
        order[i] = (enum column)column;
    }
    return count;
}

static void
tell(const char *file, unsigned line, row_fn *each, void *context,
     const char *malformed)
{
    const struct row nowhere = {.file = file, .line = line};

    each(context, &nowhere, malformed);
}

static void
read_row(const char *file, unsigned number, char *line,
         const enum column order[CELLS_MAX], size_t count, row_fn *each,
         void *context)
{
    struct row row = {.file = file, .line = number};
    const char *cells[CELLS_MAX];
    size_t i;

    if (count == 0 || split(line, cells) != count) {
        tell(file, number, each, context, "not the columns of the first line");
        return;
    }
    for (i = 0; i < count; i++)
        row.cell[order[i]] = cells[i];
    each(context, &row, NULL);
}

unsigned
table_read(const char *path, row_fn *each, void *context)
{
    static char line[LINE_MAX_LENGTH];
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    enum column order[CELLS_MAX];
    size_t columns = 0;
    unsigned number = 0, rows = 0;
    FILE *file = fopen(path, "r");

    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        number++;
        if (line[0] == '\n' || strncmp(line, "# ", 2) == 0)
            continue;
        if (columns == 0) {
            columns = read_header(line, order);
            if (columns == 0)
                break;
            continue;
        }
        read_row(name, number, line, order, columns, each, context);
        rows++;
    }
    if (file == NULL)
        tell(name, 0, each, context, "cannot be opened");
    else
        fclose(file);
    if (rows == 0)
        tell(name, number, each, context, "no row at all");
    return rows;
}

void
test_path(char *path, size_t size, const char *name)
{
    const char *source = getenv("top_srcdir");

    snprintf(path, size, "%s/tests/%s", source == NULL ? "." : source, name);
}

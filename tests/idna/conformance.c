/* conformance.c - Unicode's IdnaTestV2.txt, every line that differs explained
 *
 * SPDX-License-Identifier: MIT
 *
 *     conformance [--print] FILE DIFFERENCES
 *
 * FILE tests UTS 46, which maps first and knows no CONTEXTO; we keep to
 * IDNA2008.  So a line is read as it stands, and if that is refused, as what
 * idna_map() makes of it.  A line on which we then differ must be of a class
 * in DIFFERENCES, and each class there must have a line: the verdict, the
 * A-labels and the U-labels are compared.  --print shows the lines of each
 * class.
 *
 * DIFFERENCES has these cells between tabs:
 *
 *     theirs  "accepts", or the status codes that such a line may have:
 *             letters for all their numbers, or whole codes, and commas
 *     ours    "accepts", "grammar", "dot-at-end", or a problem as it is named
 *             below, with the name of its reason if it has one
 *     text    ASCII or Unicode: what our verdict is about; or any
 *     why
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "meaning/idna.h"
#include "syntax/scan.h"
#include "text/utf8.h"

enum { LINE_LENGTH = 8192, CLASSES_MAX = 64, COLUMNS = 7, SHOWN = 8 };

static unsigned number;
static bool all_passed = true;

static void
tap(bool passed, const char *what)
{
    printf("%s %u - %s\n", passed ? "ok" : "not ok", ++number, what);
    all_passed &= passed;
}

/* ---- A line of the test ---------------------------------------------------
 */

struct text {
    uint32_t length;
    unsigned char octets[LINE_LENGTH];
};

struct test {
    struct text source;
    struct text to_unicode;
    struct text to_ascii;
    char codes[80]; /* of toAsciiN, as "B1,V6"; empty: it is accepted */
};

/* Without the blanks at either end. */
static char *
trimmed(char *cell)
{
    char *end = cell + strlen(cell);

    while (*cell == ' ' || *cell == '\t')
        cell++;
    while (end > cell && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    *end = '\0';
    return cell;
}

/* \uXXXX and \x{X...}: the code point, and how long the escape is; 0 if it is
 * none. */
static int
read_escape(const char *cell, unsigned *code_point)
{
    int length = 0;

    if (sscanf(cell, "\\u%4x%n", code_point, &length) == 1 && length == 6)
        return length;
    if (sscanf(cell, "\\x{%x}%n", code_point, &length) == 1)
        return length;
    return 0;
}

static void
read_text(const char *cell, struct text *text)
{
    text->length = 0;
    while (*cell != '\0') {
        unsigned code_point;
        const int escape = read_escape(cell, &code_point);

        if (escape > 0) {
            text->length +=
                (uint32_t)utf8_encode(code_point, text->octets + text->length);
            cell += escape;
        } else
            text->octets[text->length++] = (unsigned char)*cell++;
    }
}

/* "[B1, V6]" as "B1,V6". */
static void
read_codes(const char *cell, char codes[80])
{
    size_t length = 0;

    for (; *cell != '\0'; cell++)
        if (strchr("[] ", *cell) == NULL && length < 79)
            codes[length++] = *cell;
    codes[length] = '\0';
}

/* False if there is no test in it. */
static bool
read_test(char *line, struct test *test)
{
    char *cells[COLUMNS], *cell = line;
    int count = 0;

    line[strcspn(line, "#\n")] = '\0';
    while (cell != NULL && count < COLUMNS) {
        char *end = strchr(cell, ';');

        if (end != NULL)
            *end++ = '\0';
        cells[count++] = trimmed(cell);
        cell = end;
    }
    if (count < COLUMNS)
        return false;
    read_text(cells[0], &test->source);
    test->to_unicode = test->source;
    if (*cells[1] != '\0')
        read_text(cells[1], &test->to_unicode);
    test->to_ascii = test->to_unicode;
    if (*cells[3] != '\0')
        read_text(cells[3], &test->to_ascii);
    read_codes(*cells[4] != '\0' ? cells[4] : cells[2], test->codes);
    return true;
}

/* ---- What we say -----------------------------------------------------------
 */

struct verdict {
    bool accepted;
    bool ascii; /* of what the verdict is about */
    const char *problem;
    const char *reason;
    struct idna_text a_labels;
};

static const char *const problems[] = {
    [IDNA_LABEL_NOT_NFC] = "not-nfc",
    [IDNA_CODE_POINT_DISALLOWED] = "disallowed",
    [IDNA_CODE_POINT_UNASSIGNED] = "unassigned",
    [IDNA_CONTEXT_RULE] = "context",
    [IDNA_BIDI_RULE] = "bidi",
    [IDNA_HYPHENS_3_4] = "hyphens",
    [IDNA_MARK_LEADS] = "mark-leads",
    [IDNA_NO_A_LABEL] = "no-a-label",
    [IDNA_LIBRARIES_DIFFER] = "libraries-differ",
    [IDNA_A_LABEL_TOO_LONG] = "a-label-too-long",
    [IDNA_DOMAIN_TOO_LONG] = "domain-too-long",
    [IDNA_NOT_CHECKED] = "not-checked",
};

static const char *const why_disallowed[] = {
    [0] = "",
    [DISALLOWED_UPPER_CASE] = " upper-case",
    [DISALLOWED_COMPATIBILITY] = " variant",
    [DISALLOWED_NO_LETTER] = " no-letter",
    [DISALLOWED_EXCEPTION] = " exception",
};

static const char *const why_different[] = {
    [0] = "",
    [DIFFERENCE_ICU_REFUSES] = " icu-refuses",
    [DIFFERENCE_LIBIDN2_REFUSES] = " libidn2-refuses",
    [DIFFERENCE_A_LABELS] = " a-labels",
};

static void
note(void *context, const struct idna_finding *finding)
{
    struct verdict *verdict = context;

    if (verdict->problem != NULL || finding->problem == IDNA_NOT_CHECKED)
        return;
    verdict->problem = problems[finding->problem];
    if (finding->problem == IDNA_CODE_POINT_DISALLOWED)
        verdict->reason = why_disallowed[finding->reason];
    else if (finding->problem == IDNA_LIBRARIES_DIFFER)
        verdict->reason = why_different[finding->reason];
}

/* NULL if it is a Domain, else what it is. */
static const char *
grammar_problem(const unsigned char *octets, uint32_t length)
{
    struct scan scan;
    uint32_t i;

    scan_start(&scan, ADDRSPEC_DOMAIN, profile_by_id(ADDRSPEC_RFC6531));
    for (i = 0; i < length; i++)
        if (scan_step(&scan, octets[i]) != FAULT_NONE)
            return "grammar";
    if (length > 0 && octets[length - 1] == '.')
        return "dot-at-end";
    return scan_end(&scan) == FAULT_NONE ? NULL : "grammar";
}

static void
judge(const unsigned char *octets, uint32_t length, struct verdict *verdict)
{
    uint32_t i;

    memset(verdict, 0, sizeof *verdict);
    verdict->ascii = true;
    for (i = 0; i < length; i++)
        verdict->ascii &= octets[i] < 0x80;
    verdict->reason = "";
    verdict->problem = grammar_problem(octets, length);
    if (verdict->problem != NULL)
        return;
    if (!idna_judge(octets, length, note, verdict))
        abort();
    verdict->accepted =
        verdict->problem == NULL &&
        idna_to_a_labels(octets, length, &verdict->a_labels) == IDNA_DONE;
    if (verdict->accepted)
        verdict->problem = "accepts";
}

/* As it stands, or else as what it is mapped to.  Where both are refused, the
 * problem told is that of the U-labels. */
static void
answer(const struct test *test, struct verdict *verdict)
{
    const struct text *source = &test->source;
    struct verdict in_u_labels;
    struct idna_text mapped;

    judge(source->octets, source->length, verdict);
    if (!verdict->accepted &&
        idna_map(source->octets, source->length, &mapped) == IDNA_DONE)
        judge(mapped.octets, mapped.length, verdict);
    if (verdict->accepted)
        return;
    judge(test->to_unicode.octets, test->to_unicode.length, &in_u_labels);
    if (!in_u_labels.accepted)
        *verdict = in_u_labels;
}

static bool
is_text(const struct idna_text *ours, const struct text *theirs)
{
    return ours->length == theirs->length &&
           memcmp(ours->octets, theirs->octets, ours->length) == 0;
}

/* The verdict, and of what is accepted the A-labels and the way back. */
static bool
is_same(const struct test *test, const struct verdict *verdict)
{
    struct idna_text u_labels;

    if (test->codes[0] != '\0' || !verdict->accepted)
        return (test->codes[0] != '\0') != verdict->accepted;
    return is_text(&verdict->a_labels, &test->to_ascii) &&
           idna_to_u_labels(verdict->a_labels.octets, verdict->a_labels.length,
                            &u_labels) == IDNA_DONE &&
           is_text(&u_labels, &test->to_unicode);
}

/* ---- Differences ------------------------------------------------------------
 */

struct class
{
    char *theirs;
    char *ours;
    char *text;
    char *why;
    unsigned count;
};

static struct class classes[CLASSES_MAX];
static unsigned class_count;

static void
read_class(char *line, struct class *class)
{
    char **cells[] = {&class->theirs, &class->ours, &class->text, &class->why};
    size_t i;

    line = strdup(line);
    if (line == NULL)
        abort();
    line[strcspn(line, "\n")] = '\0';
    for (i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        *cells[i] = line;
        line += strcspn(line, "\t");
        if (*line != '\0')
            *line++ = '\0';
    }
}

static bool
read_classes(const char *name)
{
    static char line[LINE_LENGTH];
    FILE *file = fopen(name, "r");

    if (file == NULL)
        return false;
    while (fgets(line, sizeof line, file) != NULL)
        if (line[0] != '#' && line[0] != '\n' && class_count < CLASSES_MAX)
            read_class(line, &classes[class_count++]);
    fclose(file);
    return class_count > 0;
}

/* A code is in a list: itself, or its letter. */
static bool
is_listed(const char *code, size_t length, const char *list)
{
    while (*list != '\0') {
        const size_t listed = strcspn(list, ",");

        if (strncmp(code, list, listed) == 0 &&
            (listed == length || listed == 1))
            return true;
        list += listed + (list[listed] == ',');
    }
    return false;
}

static bool
is_theirs(const char *codes, const char *list)
{
    if (*codes == '\0' || strcmp(list, "accepts") == 0)
        return *codes == '\0' && strcmp(list, "accepts") == 0;
    while (*codes != '\0') {
        const size_t length = strcspn(codes, ",");

        if (!is_listed(codes, length, list))
            return false;
        codes += length + (codes[length] == ',');
    }
    return true;
}

static bool
is_ours(const struct verdict *verdict, const char *ours)
{
    char named[40];

    snprintf(named, sizeof named, "%s%s", verdict->problem, verdict->reason);
    return strcmp(named, ours) == 0;
}

static struct class *
class_of(const struct test *test, const struct verdict *verdict)
{
    unsigned i;

    for (i = 0; i < class_count; i++)
        if (is_theirs(test->codes, classes[i].theirs) &&
            is_ours(verdict, classes[i].ours) &&
            (strcmp(classes[i].text, "any") == 0 ||
             strcmp(classes[i].text, verdict->ascii ? "ASCII" : "Unicode") ==
                 0))
            return &classes[i];
    return NULL;
}

/* ----------------------------------------------------------------------------
 */

static unsigned tests, differing, unexplained;

static void
print_line(const char *line, const struct test *test,
           const struct verdict *verdict)
{
    printf("# [%s] %s%s, %s, A-labels %.*s: %s", test->codes, verdict->problem,
           verdict->reason, verdict->ascii ? "ASCII" : "Unicode",
           (int)verdict->a_labels.length, (char *)verdict->a_labels.octets,
           line);
}

static void
try_line(char *line, bool print)
{
    static char kept[LINE_LENGTH];
    static struct test test;
    static struct verdict verdict;
    struct class *class;

    strcpy(kept, line);
    if (!read_test(line, &test))
        return;
    tests++;
    answer(&test, &verdict);
    if (is_same(&test, &verdict))
        return;
    differing++;
    class = class_of(&test, &verdict);
    if (class != NULL)
        class->count++;
    else
        unexplained++;
    if (print || (class == NULL && unexplained <= SHOWN))
        print_line(kept, &test, &verdict);
}

static void
tell_classes(void)
{
    unsigned i;

    for (i = 0; i < class_count; i++) {
        printf("# %u lines: %s\n", classes[i].count, classes[i].why);
        tap(classes[i].count > 0 && classes[i].why[0] != '\0', classes[i].why);
    }
}

int
main(int argc, char **argv)
{
    static char line[LINE_LENGTH];
    const bool print = argc > 1 && strcmp(argv[1], "--print") == 0;
    FILE *file;

    argc -= print;
    argv += print;
    if (argc != 3 || !read_classes(argv[2]) ||
        (file = fopen(argv[1], "r")) == NULL) {
        fprintf(stderr, "conformance [--print] FILE DIFFERENCES\n");
        return EXIT_FAILURE;
    }
    while (fgets(line, sizeof line, file) != NULL)
        try_line(line, print);
    fclose(file);
    printf("# %u tests, %u agreed on, %u differ\n", tests, tests - differing,
           differing);
    tap(tests > 0, "the file has tests");
    tap(unexplained == 0, "each line that differs is of a known class");
    tell_classes();
    printf("1..%u\n", number);
    return all_passed ? EXIT_SUCCESS : EXIT_FAILURE;
}

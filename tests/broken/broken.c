/* broken.c - addresses broken in one known place: refused, told, mended?
 *
 * SPDX-License-Identifier: MIT
 *
 *     broken             a table of the ways and their families, then TAP
 *     broken --print     what is made: a row an address, tab-separated
 *     broken --misses    what is not as it should be
 *     ... WAY...         only these ways, or the ways of these families
 *
 * Of each address made from a valid one it is asked whether it is
 *
 *   refused   there is an error;
 *   located   the first error is where it was broken;
 *   named     ... and is called what it is;
 *   mended    addrspec_mend() gives the original (where that can be known);
 *   single    there is one error and no more (this one is not demanded).
 *
 * Where the mistake is legal, and only unwise, the questions are asked of the
 * warnings that the original does not have; "refused" is then that there is
 * one and no error, and "mended" that its own fix gives the original.
 *
 * All must be refused; of the rest a share: overall, of each family, and of
 * each way.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "broken.h"

enum { ORIGINALS = 320 };

enum { REFUSED, LOCATED, NAMED, MENDED, SINGLE, QUESTIONS };

static const char *const question_names[QUESTIONS] = {
    "refused", "located", "named", "mended", "single"};

/* In percent: overall and for each family, and for each way. */
static const unsigned overall_demand[QUESTIONS] = {100, 98, 98, 95, 0};
static const unsigned class_demand[QUESTIONS] = {100, 95, 90, 80, 0};

struct figures {
    unsigned asked[QUESTIONS];
    unsigned right[QUESTIONS];
};

/* ---- Judging ----------------------------------------------------------- */

static const addrspec_diag *
first_error(const addrspec_result *result)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].severity == ADDRSPEC_ERROR)
            return &result->diags[i];
    return NULL;
}

static bool
is_located(const struct broken *broken, const addrspec_diag *diag)
{
    const unsigned begin = diag->where.offset;
    const unsigned end = begin + diag->where.length;
    const struct range place = broken->place;

    if (begin < broken->earliest || begin > broken->latest || end > broken->end)
        return false;
    return begin <= place.end && end >= place.begin;
}

static bool
is_named(const struct break_class *class, const addrspec_diag *diag)
{
    const int *id;

    for (id = class->ids; *id != 0; id++)
        if (*id == diag->id)
            return true;
    return false;
}

static bool
is_mended(const struct broken *broken, const char *text, size_t length)
{
    unsigned i;

    for (i = 0; i < broken->mend_count; i++)
        if (broken->mends[i].length == length &&
            memcmp(broken->mends[i].text, text, length) == 0)
            return true;
    return false;
}

struct judgement {
    bool asked[QUESTIONS];
    bool right[QUESTIONS];
    const addrspec_diag *diag; /* the first error, in result */
    addrspec_result result;
    size_t mend_length;
    char mend[2 * BROKEN_MAX];
};

static uint32_t
warnings_of(const addrspec_result *result, int id)
{
    uint32_t i, count = 0;

    for (i = 0; i < result->kept_count; i++)
        count += result->diags[i].severity == ADDRSPEC_WARNING &&
                 (id == 0 || result->diags[i].id == id);
    return count;
}

/* The first warning that the original does not have. */
static const addrspec_diag *
new_warning(const addrspec_result *result, const addrspec_result *before)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++) {
        const addrspec_diag *diag = &result->diags[i];

        if (diag->severity == ADDRSPEC_WARNING &&
            warnings_of(result, diag->id) > warnings_of(before, diag->id))
            return diag;
    }
    return NULL;
}

static void
judge_error(const struct broken *broken, const char *input,
            struct judgement *judgement)
{
    const addrspec_result *result = &judgement->result;

    judgement->diag = first_error(result);
    judgement->right[REFUSED] = judgement->diag != NULL;
    judgement->right[SINGLE] = result->error_count == 1;
    judgement->mend_length = addrspec_mend(
        result, input, broken->length, judgement->mend, sizeof judgement->mend);
}

static void
judge_warning(const struct original *original, const addrspec_options *options,
              const struct broken *broken, const char *input,
              struct judgement *judgement)
{
    const addrspec_result *result = &judgement->result;
    addrspec_result before;

    addrspec_parse(original->production, original->text, original->length,
                   options, &before);
    judgement->diag = new_warning(result, &before);
    judgement->right[REFUSED] =
        judgement->diag != NULL && result->error_count == 0;
    judgement->right[SINGLE] =
        warnings_of(result, 0) == warnings_of(&before, 0) + 1;
    if (judgement->diag != NULL && judgement->diag->fixable)
        judgement->mend_length =
            addrspec_fix_apply(judgement->diag, input, broken->length,
                               judgement->mend, sizeof judgement->mend);
}

static void
judge(const struct original *original, const struct break_class *class,
      const struct broken *broken, struct judgement *judgement)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    /* A block of that size, so that a sanitizer sees an octet too far. */
    char *input = malloc(broken->length + 1);

    if (input == NULL)
        abort();
    memcpy(input, broken->text, broken->length);
    memset(judgement, 0, sizeof *judgement);
    options.profile = original->profile;
    addrspec_parse(original->production, input, broken->length, &options,
                   &judgement->result);
    judgement->asked[REFUSED] = judgement->asked[LOCATED] = true;
    judgement->asked[NAMED] = judgement->asked[SINGLE] = true;
    judgement->asked[MENDED] = broken->mend_count > 0;
    if (broken->warned)
        judge_warning(original, &options, broken, input, judgement);
    else
        judge_error(broken, input, judgement);
    if (judgement->diag != NULL) {
        judgement->right[LOCATED] = is_located(broken, judgement->diag);
        judgement->right[NAMED] = is_named(class, judgement->diag);
        judgement->right[MENDED] =
            is_mended(broken, judgement->mend, judgement->mend_length);
    }
    free(input);
}

/* ---- Showing ----------------------------------------------------------- */

/* Octets as `check --unescape` reads them. */
static void
show(const char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++) {
        const unsigned char octet = (unsigned char)text[i];

        if (octet == '\\')
            printf("\\\\");
        else if (octet < 0x20 || octet > 0x7e)
            printf("\\x%02x", octet);
        else
            putchar(octet);
    }
}

static const char *
form_name(const struct original *original)
{
    switch (original->production) {
    case ADDRSPEC_REVERSE_PATH:
        return "reverse-path";
    case ADDRSPEC_FORWARD_PATH:
        return "forward-path";
    default:
        return "mailbox";
    }
}

static const char *
profile_name(const struct original *original)
{
    static const char *const names[] = {
        [ADDRSPEC_SMTP] = "smtp",
        [ADDRSPEC_RFC5321] = "rfc5321",
        [ADDRSPEC_RFC6531] = "rfc6531",
    };

    return names[original->profile];
}

static void
show_ids(const struct break_class *class)
{
    const int *id;

    for (id = class->ids; *id != 0; id++)
        printf("%s%s", id == class->ids ? "" : "|",
               addrspec_diagnosis(*id)->name);
}

static void
print_broken(const struct original *original, const struct break_class *class,
             const struct broken *broken)
{
    printf("%s\t%s\t%s\t", class->name, form_name(original),
           profile_name(original));
    show(broken->text, broken->length);
    printf("\t%u+%u\t", broken->place.begin,
           broken->place.end - broken->place.begin);
    show_ids(class);
    putchar('\t');
    if (broken->mend_count > 0)
        show(broken->mends[0].text, broken->mends[0].length);
    else
        putchar('-');
    putchar('\n');
}

static void
print_miss(const struct original *original, const struct break_class *class,
           const struct broken *broken, const struct judgement *judgement)
{
    uint32_t i;
    unsigned question;

    printf("%s: ", class->name);
    for (question = 0; question < QUESTIONS; question++)
        if (judgement->asked[question] && !judgement->right[question])
            printf("not %s, ", question_names[question]);
    printf("%s %s\n    input ", form_name(original), profile_name(original));
    show(broken->text, broken->length);
    printf("\n    came ");
    for (i = 0; i < judgement->result.kept_count; i++) {
        const addrspec_diag *diag = &judgement->result.diags[i];

        if (diag->severity == ADDRSPEC_ERROR || broken->warned)
            printf(" %s %u+%u", addrspec_diagnosis(diag->id)->name,
                   diag->where.offset, diag->where.length);
    }
    printf("\n    want  ");
    show_ids(class);
    printf(" at %u+%u", broken->place.begin,
           broken->place.end - broken->place.begin);
    if (broken->earliest != broken->place.begin ||
        broken->latest != broken->place.begin ||
        broken->end != broken->place.end)
        printf(" (begins %u to %u, ends by %u)", broken->earliest,
               broken->latest, broken->end);
    if (judgement->asked[MENDED] && !judgement->right[MENDED]) {
        printf("\n    mend  ");
        show(judgement->mend, judgement->mend_length);
        printf("\n    not   ");
        show(broken->mends[0].text, broken->mends[0].length);
    }
    putchar('\n');
}

/* ---- Counting ---------------------------------------------------------- */

static void
count(struct figures *figures, const struct judgement *judgement)
{
    unsigned i;

    for (i = 0; i < QUESTIONS; i++) {
        figures->asked[i] += judgement->asked[i];
        figures->right[i] += judgement->asked[i] && judgement->right[i];
    }
}

static void
add_figures(struct figures *sum, const struct figures *figures)
{
    unsigned i;

    for (i = 0; i < QUESTIONS; i++) {
        sum->asked[i] += figures->asked[i];
        sum->right[i] += figures->right[i];
    }
}

static bool
is_enough(const struct figures *figures, const unsigned demand[QUESTIONS])
{
    unsigned i;

    for (i = 0; i < QUESTIONS; i++)
        if (figures->right[i] * 100 < figures->asked[i] * demand[i])
            return false;
    return figures->asked[REFUSED] > 0;
}

static void
print_row(const char *name, const struct figures *figures)
{
    unsigned i;

    printf("# %-30s %6u", name, figures->asked[REFUSED]);
    for (i = 0; i < QUESTIONS; i++)
        if (figures->asked[i] == 0)
            printf("       -");
        else
            printf(" %7.2f", 100.0 * figures->right[i] / figures->asked[i]);
    putchar('\n');
}

static void
print_heading(const char *what)
{
    unsigned i;

    printf("# %-30s %6s", what, "made");
    for (i = 0; i < QUESTIONS; i++)
        printf(" %7s", question_names[i]);
    printf("\n");
}

/* ---- Trying ------------------------------------------------------------ */

enum mode { TABLE, PRINT, MISSES };

static bool
is_wanted(unsigned way, int name_count, char *const *names)
{
    int i;

    for (i = 0; i < name_count; i++)
        if (strcmp(break_class(way)->name, names[i]) == 0 ||
            strcmp(family_name(family_of(way)), names[i]) == 0)
            return true;
    return name_count == 0;
}

static void
try_way(unsigned way, const struct original *originals, enum mode mode,
        struct figures *figures)
{
    static struct broken broken;
    static struct judgement judgement;
    const struct break_class *class = break_class(way);
    unsigned i, question;

    for (i = 0; i < ORIGINALS; i++) {
        struct chance chance = {way * 100003u + i};
        bool wrong = false;

        if (!break_original(way, &originals[i], &chance, &broken))
            continue;
        if (mode == PRINT) {
            print_broken(&originals[i], class, &broken);
            continue;
        }
        judge(&originals[i], class, &broken, &judgement);
        count(figures, &judgement);
        for (question = 0; question < QUESTIONS; question++)
            wrong = wrong ||
                    (judgement.asked[question] && !judgement.right[question]);
        if (mode == MISSES && wrong)
            print_miss(&originals[i], class, &broken, &judgement);
    }
}

/* They are valid, or what is made of them proves nothing. */
static unsigned
invalid_originals(const struct original *originals)
{
    unsigned i, invalid = 0;

    for (i = 0; i < ORIGINALS; i++) {
        addrspec_options options = ADDRSPEC_OPTIONS_INIT;
        int verdict;

        options.profile = originals[i].profile;
        verdict = addrspec_parse(originals[i].production, originals[i].text,
                                 originals[i].length, &options, NULL);
        if (verdict == ADDRSPEC_OK)
            continue;
        invalid++;
        printf("# %s ", form_name(&originals[i]));
        show(originals[i].text, originals[i].length);
        printf(": %s\n", addrspec_strerror(verdict));
    }
    return invalid;
}

/* ---- Telling ----------------------------------------------------------- */

struct run {
    struct figures *ways;     /* figures of each ... */
    struct figures *families; /* ... and of each */
    struct figures all;
    bool *wanted; /* ways */
    unsigned way_count;
    unsigned family_count;
    unsigned number; /* of tests */
    bool passed;
};

static void
tell(struct run *run, const struct figures *figures,
     const unsigned demand[QUESTIONS], const char *what, const char *name)
{
    const bool passed = is_enough(figures, demand);

    printf("%s %u - %s%s\n", passed ? "ok" : "not ok", ++run->number, what,
           name);
    run->passed = run->passed && passed;
}

static void
tell_way(struct run *run, unsigned way)
{
    const char *name = break_class(way)->name, *lacks = break_lacks(way);

    if (!run->wanted[way])
        return;
    if (lacks != NULL)
        printf("ok %u - %s # SKIP this build lacks %s\n", ++run->number, name,
               lacks);
    else
        tell(run, &run->ways[way], class_demand, "", name);
}

static void
tell_all(struct run *run, const struct original *originals)
{
    unsigned i;
    const bool valid = invalid_originals(originals) == 0;

    print_heading("way");
    for (i = 0; i < run->way_count; i++)
        if (run->ways[i].asked[REFUSED] > 0)
            print_row(break_class(i)->name, &run->ways[i]);
    print_heading("family");
    for (i = 0; i < run->family_count; i++)
        if (run->families[i].asked[REFUSED] > 0)
            print_row(family_name(i), &run->families[i]);
    print_row("all, in percent", &run->all);
    printf("%s %u - the originals are valid\n", valid ? "ok" : "not ok",
           ++run->number);
    run->passed = valid;
    for (i = 0; i < run->way_count; i++)
        tell_way(run, i);
    for (i = 0; i < run->family_count; i++)
        if (run->families[i].asked[REFUSED] > 0)
            tell(run, &run->families[i], overall_demand,
                 "98 % located and named, 95 % mended: ", family_name(i));
    tell(run, &run->all, overall_demand,
         "98 % located and named, 95 % mended: ", "all");
    printf("1..%u\n", run->number);
}

/* ---- The run ----------------------------------------------------------- */

static void
start(struct run *run, int name_count, char *const *names)
{
    unsigned i;

    memset(run, 0, sizeof *run);
    run->way_count = break_count();
    while (family_name(run->family_count) != NULL)
        run->family_count++;
    run->ways = calloc(run->way_count, sizeof *run->ways);
    run->families = calloc(run->family_count, sizeof *run->families);
    run->wanted = calloc(run->way_count, sizeof *run->wanted);
    if (run->ways == NULL || run->families == NULL || run->wanted == NULL)
        abort();
    for (i = 0; i < run->way_count; i++)
        run->wanted[i] = is_wanted(i, name_count, names);
}

static void
try_ways(struct run *run, const struct original *originals, enum mode mode)
{
    unsigned i;

    for (i = 0; i < run->way_count; i++) {
        if (!run->wanted[i] || break_lacks(i) != NULL)
            continue;
        try_way(i, originals, mode, &run->ways[i]);
        add_figures(&run->families[family_of(i)], &run->ways[i]);
        add_figures(&run->all, &run->ways[i]);
    }
}

static enum mode
mode_from(const char *word)
{
    if (word != NULL && strcmp(word, "--print") == 0)
        return PRINT;
    if (word != NULL && strcmp(word, "--misses") == 0)
        return MISSES;
    return TABLE;
}

int
main(int argc, char **argv)
{
    static struct original originals[ORIGINALS];
    const enum mode mode = mode_from(argc > 1 ? argv[1] : NULL);
    const int options = mode == TABLE ? 1 : 2;
    struct run run;
    unsigned i;

    start(&run, argc - options, argv + options);
    for (i = 0; i < ORIGINALS; i++)
        make_original(&originals[i], i);
    try_ways(&run, originals, mode);
    if (mode == TABLE)
        tell_all(&run, originals);
    free(run.ways);
    free(run.families);
    free(run.wanted);
    return mode != TABLE || run.passed ? EXIT_SUCCESS : EXIT_FAILURE;
}

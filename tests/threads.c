/* threads.c - four threads get the answers that one gets
 *
 * SPDX-License-Identifier: MIT
 *
 * All start at one moment, with inputs for which ICU and libidn2 are opened,
 * and share the options.  Afterwards the main thread asks again, alone.
 * Prints TAP; tests/check-threads runs it under ThreadSanitizer.
 */
#include "answers.h"
#include "cases.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 4, QUESTIONS_MAX = 8192 };

/* Each needs another part of ICU or libidn2, and all of them would be opened
 * by the first to come: they are asked before the rows of the tables. */
static const char *const first_inputs[] = {
    "a@xn--mnchen-3ya.example",
    "a@m\xc3\xbcnchen.example",
    "cafe\xcc\x81@example.com",
    "p\xd0\xb0ul@ex\xd0\xb0mple.com",
    "a@\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d.example",
    "a@M\xc3\x9cNCHEN.example",
    "a@\xef\xbc\xa1.example",
    "\xe5\xb1\xb1@\xe5\xb1\xb1.example",
};
enum { FIRST_INPUTS = sizeof first_inputs / sizeof first_inputs[0] };

/* What is asked, and how it is called in a report. */
static struct asked asked[QUESTIONS_MAX];
static char *labels[QUESTIONS_MAX];
static size_t asked_count;

/* The inputs once more, in one batch and with options that are one object. */
static addrspec_slice slices[QUESTIONS_MAX];
static const addrspec_options shared_options = ADDRSPEC_OPTIONS_INIT;

struct worker {
    pthread_t thread;
    char **answers; /* one for each question; NULL: there was none */
    int verdicts[QUESTIONS_MAX];
    size_t invalid_count;
};

static void *
allocate(size_t size)
{
    void *block = malloc(size);

    if (block == NULL)
        abort();
    return block;
}

static char *
copy(const char *text, size_t length)
{
    char *copied = allocate(length + 1);

    memcpy(copied, text, length);
    copied[length] = '\0';
    return copied;
}

/* ---- What is asked --------------------------------------------------- */

static void
note_asked(const struct asked *noted, const char *file, unsigned line)
{
    char label[128];

    if (asked_count == QUESTIONS_MAX)
        abort();
    snprintf(label, sizeof label, "%s:%u", file, line);
    slices[asked_count].octets = noted->input;
    slices[asked_count].length = noted->length;
    labels[asked_count] = copy(label, strlen(label));
    asked[asked_count++] = *noted;
}

static void
note_row(void *context, const struct row *row, const char *malformed)
{
    struct asked noted;

    (void)context;
    if (malformed == NULL && row_asks(row, &noted))
        note_asked(&noted, row->file, row->line);
}

static void
note_table(void *context, const char *path)
{
    table_read(path, note_row, context);
}

static void
note_first_inputs(void)
{
    unsigned i;

    for (i = 0; i < FIRST_INPUTS; i++) {
        struct asked noted = {.production = ADDRSPEC_MAILBOX,
                              .options = ADDRSPEC_OPTIONS_INIT};

        noted.length = strlen(first_inputs[i]);
        noted.input = copy(first_inputs[i], noted.length);
        note_asked(&noted, "first", i);
    }
}

/* ---- Asking ---------------------------------------------------------- */

static void
ask_all(struct worker *worker)
{
    struct answer_text *text = allocate(sizeof *text);
    size_t i;

    for (i = 0; i < asked_count; i++)
        worker->answers[i] = answer_all(&asked[i], text) == ADDRSPEC_OK
                                 ? copy(text->octets, text->length)
                                 : NULL;
    worker->invalid_count =
        addrspec_parse_batch(ADDRSPEC_MAILBOX, slices, asked_count,
                             &shared_options, worker->verdicts, NULL);
    free(text);
}

/* No thread waits in the kernel for the others: it would not be one moment. */
static void *
work(void *context)
{
    static atomic_int arrived;

    atomic_fetch_add(&arrived, 1);
    while (atomic_load(&arrived) < THREADS)
        ;
    ask_all(context);
    return NULL;
}

static struct worker *
new_worker(void)
{
    struct worker *worker = allocate(sizeof *worker);

    worker->answers = allocate(asked_count * sizeof worker->answers[0]);
    return worker;
}

/* ---- Comparing ------------------------------------------------------- */

static unsigned cases, failures;

static void
report(bool passed, const char *label)
{
    cases++;
    failures += !passed;
    printf("%s %u - %s\n", passed ? "ok" : "not ok", cases, label);
}

static bool
all_answer(struct worker *const workers[THREADS], const struct worker *alone,
           size_t i)
{
    size_t j;

    for (j = 0; j < THREADS; j++) {
        const char *answer = workers[j]->answers[i];

        if (answer == NULL || alone->answers[i] == NULL ||
            strcmp(answer, alone->answers[i]) != 0 ||
            workers[j]->verdicts[i] != alone->verdicts[i])
            return false;
    }
    return true;
}

static void
compare(struct worker *const workers[THREADS], const struct worker *alone)
{
    bool same = true;
    size_t i;

    for (i = 0; i < asked_count; i++)
        report(all_answer(workers, alone, i), labels[i]);
    for (i = 0; i < THREADS; i++)
        same = same && workers[i]->invalid_count == alone->invalid_count;
    report(same && alone->invalid_count > 0, "how many of a batch are invalid");
}

/* ---- All ------------------------------------------------------------- */

static void
free_worker(struct worker *worker)
{
    size_t i;

    for (i = 0; i < asked_count; i++)
        free(worker->answers[i]);
    free(worker->answers);
    free(worker);
}

static void
free_questions(void)
{
    size_t i;

    for (i = 0; i < asked_count; i++) {
        free(asked[i].input);
        free(labels[i]);
    }
}

int
main(void)
{
    struct worker *workers[THREADS], *alone;
    size_t i;

    note_first_inputs();
    each_table(note_table, NULL);
    for (i = 0; i < THREADS; i++)
        workers[i] = new_worker();
    for (i = 0; i < THREADS; i++)
        if (pthread_create(&workers[i]->thread, NULL, work, workers[i]) != 0)
            abort();
    for (i = 0; i < THREADS; i++)
        pthread_join(workers[i]->thread, NULL);
    alone = new_worker();
    ask_all(alone);
    compare(workers, alone);
    printf("1..%u\n", cases);
    for (i = 0; i < THREADS; i++)
        free_worker(workers[i]);
    free_worker(alone);
    free_questions();
    return failures == 0 && asked_count > FIRST_INPUTS ? EXIT_SUCCESS
                                                       : EXIT_FAILURE;
}

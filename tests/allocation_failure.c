/* allocation_failure.c - every allocation of ICU and libidn2 fails, in turn
 *
 * SPDX-License-Identifier: MIT
 *
 * The library itself allocates nothing, but ICU and libidn2 do.  This program
 * has a malloc() of its own, which their shared objects find first, and lets
 * the n-th call of it fail, or the n-th and every later one, for each n that
 * a question makes.  Then
 *
 *   - the answer is ADDRSPEC_ERR_MEMORY, or nothing from a function that
 *     writes, or what it is with memory: an allocation can be one that the
 *     library does without.  It is never another answer;
 *   - nothing is lost: as much is in use as after the same questions without
 *     a failure;
 *   - asked again, with memory, the answer is the right one.
 *
 * Each question is asked in a process that has asked it before ("warm"), and
 * each that parses also as the first thing a process does ("cold"), a process
 * for each n: then what fails is the opening of what is opened once.
 *
 * What is no leak: ICU opens its normalizers, its property tables and our
 * checkers once, and keeps them (u_cleanup() frees them; a library cannot call
 * it, as others in the process may use ICU).  They are counted after one
 * successful question, and may not grow after that.
 *
 * Prints TAP.
 */
#include "answers.h"

#include <stdio.h>

#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#if defined(__has_feature)
#    if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || \
        __has_feature(thread_sanitizer)
#        define IS_SANITIZED 1
#    endif
#endif

#if !defined(__GLIBC__)
static const char cannot[] = "malloc() is replaced by means of glibc";
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) ||         \
    defined(IS_SANITIZED)
static const char cannot[] = "malloc() is the sanitizer's";
#else
#    define CAN_REPLACE 1
#endif

#if !CAN_REPLACE

int
main(void)
{
    printf("1..0 # SKIP %s\n", cannot);
    return 0;
}

#else

#    include <errno.h>
#    include <stdint.h>
#    include <stdlib.h>
#    include <string.h>
#    include <sys/mman.h>
#    include <sys/wait.h>
#    include <unistd.h>

/* ---- An allocator that fails when it is told to ----------------------- */

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

enum failing { NEVER, ONCE, FROM_THEN_ON };

static struct {
    enum failing failing;
    uint32_t at;    /* which call fails, from 1 */
    uint32_t calls; /* since watch() */
    uint32_t failed;
    int32_t in_use; /* blocks */
} heap;

static void
watch(enum failing failing, uint32_t at)
{
    heap.failing = failing;
    heap.at = at;
    heap.calls = 0;
    heap.failed = 0;
}

static bool
fails(void)
{
    heap.calls++;
    if ((heap.failing == ONCE && heap.calls == heap.at) ||
        (heap.failing == FROM_THEN_ON && heap.calls >= heap.at)) {
        heap.failed++;
        errno = ENOMEM;
        return true;
    }
    return false;
}

static void *
counted(void *block)
{
    heap.in_use += block != NULL;
    return block;
}

void *
malloc(size_t size)
{
    return fails() ? NULL : counted(__libc_malloc(size));
}

void *
calloc(size_t count, size_t size)
{
    return fails() ? NULL : counted(__libc_calloc(count, size));
}

void *
realloc(void *block, size_t size)
{
    if (block == NULL)
        return malloc(size);
    if (size == 0) {
        free(block);
        return NULL;
    }
    return fails() ? NULL : __libc_realloc(block, size);
}

void *
aligned_alloc(size_t alignment, size_t size)
{
    return fails() ? NULL : counted(__libc_memalign(alignment, size));
}

int
posix_memalign(void **block, size_t alignment, size_t size)
{
    void *allocated = aligned_alloc(alignment, size);

    if (allocated == NULL)
        return ENOMEM;
    *block = allocated;
    return 0;
}

void
free(void *block)
{
    heap.in_use -= block != NULL;
    __libc_free(block);
}

/* ---- Inputs ----------------------------------------------------------- */

struct tried_input {
    const char *what;
    enum addrspec_profile profile;
    const char *octets;
};

static const struct tried_input inputs[] = {
    {"ASCII", ADDRSPEC_SMTP, "a..b@c.example"},
    {"a U-label", ADDRSPEC_SMTP, "a@m\xc3\xbcnchen.example"},
    {"an A-label", ADDRSPEC_SMTP, "a@xn--mnchen-3ya.example"},
    {"an A-label that is none", ADDRSPEC_SMTP, "a@xn--a.example"},
    {"a label in capitals", ADDRSPEC_SMTP, "a@M\xc3\x9cNCHEN.example"},
    {"a U-label, ASCII only", ADDRSPEC_RFC5321, "a@m\xc3\xbcnchen.example"},
    {"a U-label, rfc6531", ADDRSPEC_RFC6531, "\xc3\xa9@m\xc3\xbcnchen.example"},
    {"a Hebrew label", ADDRSPEC_SMTP, "a@\xd7\xa9\xd7\x9c\xd7\x95.example"},
    {"a local-part not in NFC", ADDRSPEC_SMTP, "cafe\xcc\x81@example.com"},
    {"a domain not in NFC", ADDRSPEC_SMTP, "a@cafe\xcc\x81.example"},
    {"mixed scripts", ADDRSPEC_SMTP, "p\xd0\xb0ul@ex\xd0\xb0mple.com"},
    {"a confusable", ADDRSPEC_SMTP, "a@\xd1\x80\xd0\xb0\xd1\x83.example"},
    {"full-width letters", ADDRSPEC_SMTP, "a@\xef\xbc\xa2\xef\xbc\xa3.example"},
    {"Han", ADDRSPEC_RFC6531, "\xe5\xb1\xb1@\xe5\xb1\xb1.example"},
};
enum { INPUTS = sizeof inputs / sizeof inputs[0] };

static void
ask_of(const struct tried_input *input, struct asked *asked)
{
    static const addrspec_options defaults = ADDRSPEC_OPTIONS_INIT;
    static char octets[256];

    asked->production = ADDRSPEC_MAILBOX;
    asked->options = defaults;
    asked->options.profile = (uint32_t)input->profile;
    asked->length = strlen(input->octets);
    asked->input = memcpy(octets, input->octets, asked->length);
}

/* ---- One trial, in a process of its own -------------------------------- */

/* What a process tells of itself, in memory that it shares. */
static struct told {
    bool done;
    char wrong[256];  /* empty: nothing */
    uint32_t calls;   /* allocations that the question makes */
    uint32_t failed;  /* of those that were let fail */
    uint32_t refused; /* answers that were ADDRSPEC_ERR_MEMORY or nothing */
    uint32_t stuck;   /* refused again, with memory */
    int32_t in_use;   /* blocks, after two successes */
    struct answer_text right;
} * told;

static struct answer_text answer;

static int
ask(const struct library_question *question, const struct inquiry *inquiry)
{
    answer.length = 0;
    answer.octets[0] = '\0';
    return answer_one(question, inquiry, &answer);
}

static bool
is_right(int status)
{
    return status == ADDRSPEC_OK && answer.length == told->right.length &&
           memcmp(answer.octets, told->right.octets, answer.length) == 0;
}

/* A function that writes has written nothing, though it has something to say
 * with memory. */
static bool
is_refusal(const struct library_question *question, int status)
{
    if (question->write == NULL)
        return status == ADDRSPEC_ERR_MEMORY;
    return answer.length == 0;
}

/* The first complaint stays. */
static void
complain(enum failing failing, uint32_t at, const char *what)
{
    if (told->wrong[0] == '\0')
        snprintf(told->wrong, sizeof told->wrong,
                 "allocation %u%s failed: %s: %.120s", (unsigned)at,
                 failing == ONCE ? "" : " and all after it", what,
                 answer.octets);
}

static void
try_failure(const struct library_question *question,
            const struct inquiry *inquiry, enum failing failing, uint32_t at)
{
    int status;

    watch(failing, at);
    status = ask(question, inquiry);
    told->failed += heap.failed > 0;
    watch(NEVER, 0);
    if (is_refusal(question, status) && !is_right(status))
        told->refused++;
    else if (!is_right(status))
        complain(failing, at, "another answer");
    if (!is_right(ask(question, inquiry)))
        complain(failing, at, "with memory again, another answer");
}

/* Ask twice; what is in use then is what ICU keeps. */
static void
ask_with_memory(const struct library_question *question,
                const struct inquiry *inquiry)
{
    watch(NEVER, 0);
    ask(question, inquiry);
    told->calls = heap.calls;
    ask(question, inquiry);
    told->right = answer;
    told->in_use = heap.in_use;
}

static const enum failing ways[] = {ONCE, FROM_THEN_ON};
enum { WAYS = sizeof ways / sizeof ways[0] };

/* ---- Processes -------------------------------------------------------- */

struct trial {
    const struct library_question *question;
    const struct tried_input *input;
    enum failing failing; /* cold trials */
    uint32_t at;
};

/* False if the process did not end well. */
static bool
in_a_process(void (*try)(const struct trial *trial), const struct trial *trial)
{
    int status;
    pid_t process;

    told->done = false;
    fflush(stdout);
    process = fork();
    if (process == 0) {
        try(trial);
        told->done = true;
        _exit(0);
    }
    if (process < 0 || waitpid(process, &status, 0) != process || !told->done) {
        snprintf(told->wrong, sizeof told->wrong,
                 "allocation %u%s failed: the process ended (%d)",
                 (unsigned)trial->at,
                 trial->failing == ONCE ? "" : " and all after it",
                 process < 0 ? -1 : WTERMSIG(status));
        return false;
    }
    return told->wrong[0] == '\0';
}

/* Each allocation of a question that was asked before. */
static void
try_warm(const struct trial *trial)
{
    struct asked asked;
    addrspec_result result;
    const struct inquiry inquiry = {&asked, &result};
    uint32_t calls;
    unsigned i;

    ask_of(trial->input, &asked);
    addrspec_parse(asked.production, asked.input, asked.length, &asked.options,
                   &result);
    ask_with_memory(trial->question, &inquiry);
    watch(NEVER, 0);
    ask(trial->question, &inquiry);
    told->calls = calls = heap.calls;
    for (i = 0; i < WAYS; i++)
        for (uint32_t at = 1; at <= calls; at++) {
            try_failure(trial->question, &inquiry, ways[i], at);
            if (heap.in_use != told->in_use)
                complain(ways[i], at, "something was lost");
        }
}

static void
count_cold(const struct trial *trial)
{
    const struct inquiry inquiry = {NULL, NULL};
    struct inquiry cold = inquiry;
    struct asked asked;

    ask_of(trial->input, &asked);
    cold.asked = &asked;
    ask_with_memory(trial->question, &cold);
}

/* One allocation of the first question of a process. */
static void
try_cold(const struct trial *trial)
{
    struct inquiry cold = {NULL, NULL};
    struct asked asked;

    ask_of(trial->input, &asked);
    cold.asked = &asked;
    try_failure(trial->question, &cold, trial->failing, trial->at);
    if (told->wrong[0] == '\0' && heap.in_use != told->in_use)
        complain(trial->failing, trial->at, "something was lost");
}

/* ---- Reports ----------------------------------------------------------- */

static unsigned cases, failures, allocations;

static void
begin(void)
{
    memset(told, 0, sizeof *told);
}

static void
report(const char *how, const struct trial *trial, bool passed)
{
    cases++;
    failures += !passed;
    allocations += told->failed;
    printf("%s %u - %s, %s of %s: %u allocations, %u trials, %u refused\n",
           passed ? "ok" : "not ok", cases, how, trial->question->name,
           trial->input->what, (unsigned)told->calls, (unsigned)told->failed,
           (unsigned)told->refused);
    if (!passed)
        printf("# %s\n", told->wrong);
}

static void
report_cold(const struct library_question *question,
            const struct tried_input *input)
{
    struct trial trial = {question, input, ONCE, 0};
    bool passed;
    unsigned i;

    begin();
    passed = in_a_process(count_cold, &trial);
    for (i = 0; i < WAYS; i++) {
        trial.failing = ways[i];
        for (trial.at = 1; passed && trial.at <= told->calls; trial.at++)
            passed = in_a_process(try_cold, &trial);
    }
    report("cold", &trial, passed);
}

static void
report_warm(const struct library_question *question,
            const struct tried_input *input)
{
    const struct trial trial = {question, input, NEVER, 0};
    bool passed;

    begin();
    passed = in_a_process(try_warm, &trial);
    report("warm", &trial, passed);
}

int
main(void)
{
    size_t i, j;

    told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE,
                MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (told == MAP_FAILED)
        return EXIT_FAILURE;
    for (i = 0; i < INPUTS; i++) {
        report_cold(&questions[0], &inputs[i]); /* addrspec_parse */
        for (j = 0; j < question_count; j++)
            report_warm(&questions[j], &inputs[i]);
    }
    printf("# %u allocations were let fail\n", allocations);
    printf("1..%u\n", cases);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif

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
#ifdef HAVE_CONFIG_H
#    include "config.h" /* dl_iterate_phdr() is an extension */
#endif

#include "answers.h"

#include <stdio.h>

#if defined(__has_feature)
#    if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || \
        __has_feature(thread_sanitizer)
#        define IS_SANITIZED 1
#    endif
#endif

#ifndef HAVE_ICU
#    define HAVE_ICU 0
#endif
#ifndef HAVE_LIBIDN2
#    define HAVE_LIBIDN2 0
#endif

#if !HAVE_ICU && !HAVE_LIBIDN2
static const char cannot[] = "neither ICU nor libidn2 is there to allocate";
#elif !defined(__GLIBC__)
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
#    include <link.h>
#    include <stdint.h>
#    include <stdlib.h>
#    include <string.h>
#    include <sys/mman.h>
#    include <sys/wait.h>
#    include <unistd.h>

/* ---- Whose allocation it was --------------------------------------------- */

struct search {
    uintptr_t address;
    const char *name; /* of the object that it is in, without folders */
};

static int
look_in(struct dl_phdr_info *object, size_t size, void *context)
{
    struct search *search = context;
    const char *slash = strrchr(object->dlpi_name, '/');
    unsigned i;

    (void)size;
    for (i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        const uintptr_t begin = object->dlpi_addr + segment->p_vaddr;

        if (segment->p_type == PT_LOAD && search->address >= begin &&
            search->address - begin < segment->p_memsz) {
            search->name = slash == NULL ? object->dlpi_name : slash + 1;
            return 1;
        }
    }
    return 0;
}

enum owner { OF_ICU, OF_LIBIDN2, OF_OTHERS, OWNERS };

static enum owner
owner_of(const void *caller)
{
    struct search search = {(uintptr_t)caller, ""};

    dl_iterate_phdr(look_in, &search);
    if (strncmp(search.name, "libicu", 6) == 0)
        return OF_ICU;
    if (strncmp(search.name, "libidn2", 7) == 0 ||
        strncmp(search.name, "libunistring", 12) == 0)
        return OF_LIBIDN2;
    return OF_OTHERS;
}

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
    uint32_t failed[OWNERS];
    int32_t in_use; /* blocks */
} heap;

static void
watch(enum failing failing, uint32_t at)
{
    heap.failing = failing;
    heap.at = at;
    heap.calls = 0;
    memset(heap.failed, 0, sizeof heap.failed);
}

static bool
fails(const void *caller)
{
    heap.calls++;
    if ((heap.failing == ONCE && heap.calls == heap.at) ||
        (heap.failing == FROM_THEN_ON && heap.calls >= heap.at)) {
        heap.failed[owner_of(caller)]++;
        errno = ENOMEM;
        return true;
    }
    return false;
}

#    define CALLER __builtin_return_address(0)

static void *
counted(void *block)
{
    heap.in_use += block != NULL;
    return block;
}

/* The objects are compiled with -fvisibility=hidden. */
#    define EXPORTED __attribute__((visibility("default")))

EXPORTED void *
malloc(size_t size)
{
    return fails(CALLER) ? NULL : counted(__libc_malloc(size));
}

EXPORTED void *
calloc(size_t count, size_t size)
{
    return fails(CALLER) ? NULL : counted(__libc_calloc(count, size));
}

EXPORTED void *
realloc(void *block, size_t size)
{
    if (fails(CALLER))
        return NULL;
    return block == NULL ? counted(__libc_malloc(size))
                         : __libc_realloc(block, size);
}

EXPORTED void *
aligned_alloc(size_t alignment, size_t size)
{
    return fails(CALLER) ? NULL : counted(__libc_memalign(alignment, size));
}

EXPORTED int
posix_memalign(void **block, size_t alignment, size_t size)
{
    void *allocated = aligned_alloc(alignment, size);

    if (allocated == NULL)
        return ENOMEM;
    *block = allocated;
    return 0;
}

EXPORTED void
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
    bool fine;
    char wrong[4096];        /* a line for each thing */
    uint32_t calls;          /* allocations that the question makes */
    uint32_t failed[OWNERS]; /* allocations, by whose they were */
    bool failed_in_icu;      /* in the last trial */
    uint32_t refused; /* answers that were ADDRSPEC_ERR_MEMORY or nothing */
    uint32_t stuck;   /* refused again, with memory */
    int32_t in_use;   /* blocks, after two successes */
    struct answer_text right;
} * told;

struct trial {
    const struct library_question *question;
    const struct tried_input *input;
    enum failing failing;
    uint32_t at;
};

static struct answer_text answer;

static int
ask(const struct trial *trial, const struct inquiry *inquiry)
{
    answer.length = 0;
    answer.octets[0] = '\0';
    return answer_one(trial->question, inquiry, &answer);
}

static bool
is_right(int status)
{
    return status == ADDRSPEC_OK && answer.length == told->right.length &&
           memcmp(answer.octets, told->right.octets, answer.length) == 0;
}

/* The first lines of a reply, of which the last has a blank for a hyphen: the
 * suggestion is not there, as addrspec_mend() had no memory for it. */
static bool
is_reply_without_suggestion(const char *text, size_t length, const char *right)
{
    size_t i, line = 0;

    for (i = 0; i < length; i++) {
        if (text[i] != right[i] &&
            !(i == line + 3 && text[i] == ' ' && right[i] == '-'))
            return false;
        if (text[i] == '\n')
            line = i + 1;
    }
    return length > 0 && line == length;
}

/* Each piece of the answer is the right one, or is not there. */
static bool
is_right_where_written(bool reply)
{
    const char *piece = answer.octets, *right = told->right.octets;

    while (*piece != '\0' && *right != '\0') {
        const size_t length = strcspn(piece, (const char[]){ANSWER_END, '\0'});
        const size_t wanted = strcspn(right, (const char[]){ANSWER_END, '\0'});

        if (length > wanted ||
            !(length == 0 ||
              (length == wanted && memcmp(piece, right, length) == 0) ||
              (reply && is_reply_without_suggestion(piece, length, right))))
            return false;
        if (piece[length] == '\0' || right[wanted] == '\0')
            return false; /* cut off: there is no room for it all */
        piece += length + 2;
        right += wanted + 2;
    }
    return *piece == *right;
}

static bool
is_refusal(const struct trial *trial, int status)
{
    if (trial->question->write == NULL)
        return status == ADDRSPEC_ERR_MEMORY;
    return is_right_where_written(
        strcmp(trial->question->name, "addrspec_format_reply") == 0);
}

static void
complain(const struct trial *trial, const char *what)
{
    const size_t used = strlen(told->wrong);

    told->fine = false;
    snprintf(told->wrong + used, sizeof told->wrong - used,
             "# allocation %u%s failed: %s\n", (unsigned)trial->at,
             trial->failing == ONCE ? "" : " and all after it", what);
}

static void
try_failure(const struct trial *trial, const struct inquiry *inquiry)
{
    int status;
    unsigned i;

    watch(trial->failing, trial->at);
    status = ask(trial, inquiry);
    for (i = 0; i < OWNERS; i++)
        told->failed[i] += heap.failed[i];
    told->failed_in_icu = heap.failed[OF_ICU] > 0;
    watch(NEVER, 0);
    if (is_right(status))
        return;
    if (is_refusal(trial, status))
        told->refused++;
    else
        complain(trial, answer.octets);
}

/* An address that no library is needed for. */
static bool
still_knows_ascii(void)
{
    static const char octets[] = "bob@example.com";

    return addrspec_parse(ADDRSPEC_MAILBOX, octets, sizeof octets - 1, NULL,
                          NULL) == ADDRSPEC_OK;
}

/* What ICU opens once it never opens again where that failed: it keeps the
 * error (umtx_initOnce() in its umutex.h), and u_cleanup() alone would make it
 * forget.  Then we refuse for good what needs it, and lose nothing. */
static bool
is_stuck(const struct trial *trial, const struct inquiry *inquiry, int status)
{
    const int32_t in_use = heap.in_use;

    return is_refusal(trial, status) && told->failed_in_icu &&
           is_refusal(trial, ask(trial, inquiry)) && heap.in_use == in_use &&
           still_knows_ascii();
}

/* Ask twice; what is in use then is what ICU keeps. */
static void
ask_with_memory(const struct trial *trial, const struct inquiry *inquiry)
{
    watch(NEVER, 0);
    ask(trial, inquiry);
    told->calls = heap.calls;
    ask(trial, inquiry);
    told->right = answer;
    told->in_use = heap.in_use;
}

static const enum failing ways[] = {ONCE, FROM_THEN_ON};
enum { WAYS = sizeof ways / sizeof ways[0] };

/* Each allocation of a question that was asked before. */
static void
try_warm(const struct trial *trial)
{
    struct trial each = *trial;
    struct asked asked;
    addrspec_result result;
    const struct inquiry inquiry = {&asked, &result};
    unsigned i;

    ask_of(trial->input, &asked);
    addrspec_parse(asked.production, asked.input, asked.length, &asked.options,
                   &result);
    ask(trial, &inquiry);
    ask_with_memory(trial, &inquiry);
    for (i = 0; i < WAYS; i++) {
        each.failing = ways[i];
        for (each.at = 1; each.at <= told->calls; each.at++) {
            try_failure(&each, &inquiry);
            if (!is_right(ask(trial, &inquiry)))
                complain(&each, "wrong with memory again");
            if (heap.in_use != told->in_use)
                complain(&each, "something was lost");
        }
    }
}

static void
count_cold(const struct trial *trial)
{
    struct asked asked;
    const struct inquiry inquiry = {&asked, NULL};

    ask_of(trial->input, &asked);
    ask_with_memory(trial, &inquiry);
}

/* One allocation of the first question of a process. */
static void
try_cold(const struct trial *trial)
{
    struct asked asked;
    const struct inquiry inquiry = {&asked, NULL};
    int status;

    ask_of(trial->input, &asked);
    try_failure(trial, &inquiry);
    status = ask(trial, &inquiry);
    if (is_right(status)) {
        /* Less: ICU does for good without something that it can do without,
         * the text of a set of characters, say. */
        if (heap.in_use > told->in_use)
            complain(trial, "something was lost");
    } else if (is_stuck(trial, &inquiry, status)) {
        told->stuck++;
    } else {
        complain(trial, "wrong with memory again");
    }
}

static void
in_a_process(void (*try)(const struct trial *trial), const struct trial *trial)
{
    int status = 0;
    pid_t process;

    told->done = false;
    process = fork();
    if (process == 0) {
        try(trial);
        told->done = true;
        _exit(0);
    }
    if (process < 0 || waitpid(process, &status, 0) != process || !told->done)
        complain(trial, "the process died");
}

/* ---- Reports ----------------------------------------------------------- */

static unsigned cases, failures, stuck, failed[OWNERS];

static void
begin(void)
{
    memset(told, 0, sizeof *told);
    told->fine = true;
    fflush(stdout); /* a process has its own copy of what is not written */
}

static void
report(const char *how, const struct trial *trial)
{
    unsigned i;

    cases++;
    failures += !told->fine;
    stuck += told->stuck;
    for (i = 0; i < OWNERS; i++)
        failed[i] += told->failed[i];
    printf("%s %u - %s, %s of %s: %u allocations, %u refused, %u for good\n%s",
           told->fine ? "ok" : "not ok", cases, how, trial->question->name,
           trial->input->what, (unsigned)told->calls, (unsigned)told->refused,
           (unsigned)told->stuck, told->wrong);
}

static void
report_cold(const struct library_question *question,
            const struct tried_input *input)
{
    struct trial trial = {question, input, NEVER, 0};
    unsigned i;

    begin();
    in_a_process(count_cold, &trial);
    for (i = 0; i < WAYS; i++) {
        trial.failing = ways[i];
        for (trial.at = 1; trial.at <= told->calls; trial.at++)
            in_a_process(try_cold, &trial);
    }
    report("cold", &trial);
}

static void
report_warm(const struct library_question *question,
            const struct tried_input *input)
{
    const struct trial trial = {question, input, NEVER, 0};

    begin();
    in_a_process(try_warm, &trial);
    report("warm", &trial);
}

/* A library that allocates nothing was not asked. */
static void
report_owners(void)
{
    const bool all = (!HAVE_ICU || failed[OF_ICU] > 0) &&
                     (!HAVE_LIBIDN2 || failed[OF_LIBIDN2] > 0);

    cases++;
    failures += !all;
    printf("%s %u - each library has allocated\n", all ? "ok" : "not ok",
           cases);
}

/* A shared object uses the functions above.  By a pointer, as a compiler knows
 * how to do without strdup(). */
static bool
is_interposed(void)
{
    char *(*volatile duplicate)(const char *text) = strdup;
    char *copy;
    bool found;

    watch(NEVER, 0);
    copy = duplicate("a");
    found = heap.calls == 1;
    free(copy);
    return found;
}

int
main(void)
{
    size_t i, j;

    told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE,
                MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (told == MAP_FAILED)
        return EXIT_FAILURE;
    if (!is_interposed()) {
        printf("Bail out! malloc() is not replaced\n");
        return EXIT_FAILURE;
    }
    for (i = 0; i < INPUTS; i++) {
        report_cold(&questions[0], &inputs[i]); /* addrspec_parse */
        for (j = 0; j < question_count; j++)
            report_warm(&questions[j], &inputs[i]);
    }
    report_owners();
    printf("# let fail: %u allocations of ICU, %u of libidn2, %u of others; "
           "%u for good\n",
           failed[OF_ICU], failed[OF_LIBIDN2], failed[OF_OTHERS], stuck);
    printf("1..%u\n", cases);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif

/* mutator.c - mail addresses, changed a little: for fuzzers
 *
 * SPDX-License-Identifier: MIT
 *
 * One file that needs no other but its header: for libFuzzer, for AFL++ and for
 * whoever calls addrspec_mutate().  It has tables of its own, and knows no more
 * of the grammar than where parts begin, so that it shares no fault with a
 * parser that it is to find faults in.
 */
#include <addrspec/mutator.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* ---- Choices --------------------------------------------------------- */

struct choices {
    uint32_t state; /* never 0 */
};

static struct choices
choices_begin(uint32_t seed)
{
    /* Seeds that follow each other have nothing in common. */
    seed = (seed ^ seed >> 16) * 0x7feb352du;
    seed = (seed ^ seed >> 15) * 0x846ca68bu;
    seed ^= seed >> 16;
    return (struct choices){seed == 0 ? 1 : seed};
}

/* Marsaglia, "Xorshift RNGs", 2003: any number below `count`, which is not 0.
 * That the lowest are a little more likely does not matter here. */
static size_t
choose(struct choices *choices, size_t count)
{
    uint32_t state = choices->state;

    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    choices->state = state;
    return (state >> 3) % count;
}

/* ---- Parts ----------------------------------------------------------- */

enum kind {
    ATOM,   /* of a local-part, a name, or anything else */
    QUOTED, /* "..." */
    LABEL,  /* behind an @ */
    LITERAL,
    DOT,
    AT,
    COMMENT,
    SPACE,
    OPEN, /* < */
    CLOSE,
    PARAMETER, /* behind a > */
    SEPARATOR, /* , ; : and whatever else stands alone */
    KIND_COUNT
};

struct part {
    enum kind kind;
    size_t begin, end;
};

enum { PARTS_MAX = 160 };

struct parts {
    size_t count; /* the rest of a longer input is one part */
    struct part part[PARTS_MAX];
};

static bool
is_space(uint8_t octet)
{
    return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
}

/* A letter, a digit, what else an atom may have, or beyond ASCII. */
static bool
is_word(uint8_t octet)
{
    return octet > 0x20 && octet != 0x7f &&
           strchr("()<>[]:;@\\,.\"", octet) == NULL;
}

/* Behind the closing octet, or all where it is missing. */
static size_t
enclosed_end(const uint8_t *data, size_t begin, size_t size, uint8_t closing)
{
    const uint8_t opening = data[begin];
    size_t at = begin + 1, depth = 1;

    while (at < size && depth > 0) {
        if (data[at] == '\\' && at + 1 < size)
            at++;
        else if (data[at] == closing)
            depth--;
        else if (data[at] == opening && closing == ')')
            depth++;
        at++;
    }
    return at;
}

static size_t
run_end(const uint8_t *data, size_t at, size_t size, bool (*has)(uint8_t))
{
    while (at < size && has(data[at]))
        at++;
    return at;
}

static struct part
part_at(const uint8_t *data, size_t begin, size_t size)
{
    static const struct {
        char octet;
        enum kind kind;
        char closing; /* if it encloses something */
    } delimiters[] = {{'"', QUOTED, '"'},  {'[', LITERAL, ']'},
                      {'(', COMMENT, ')'}, {'.', DOT, '\0'},
                      {'@', AT, '\0'},     {'<', OPEN, '\0'},
                      {'>', CLOSE, '\0'}};
    struct part part = {SEPARATOR, begin, begin + 1};
    size_t i;

    for (i = 0; i < sizeof delimiters / sizeof delimiters[0]; i++) {
        if (data[begin] != (uint8_t)delimiters[i].octet)
            continue;
        part.kind = delimiters[i].kind;
        if (delimiters[i].closing != '\0')
            part.end =
                enclosed_end(data, begin, size, (uint8_t)delimiters[i].closing);
        return part;
    }
    if (is_word(data[begin])) {
        part.kind = ATOM;
        part.end = run_end(data, begin, size, is_word);
    } else if (is_space(data[begin])) {
        part.kind = SPACE;
        part.end = run_end(data, begin, size, is_space);
    }
    return part;
}

static void
find_parts(const uint8_t *data, size_t size, struct parts *parts)
{
    enum kind word = ATOM;
    size_t at = 0;

    parts->count = 0;
    while (at < size && parts->count < PARTS_MAX) {
        struct part part = part_at(data, at, size);

        if (parts->count == PARTS_MAX - 1)
            part.end = size;
        if (part.kind == AT)
            word = LABEL;
        else if (part.kind == CLOSE)
            word = PARAMETER;
        else if (part.kind == SEPARATOR ||
                 (part.kind == SPACE && word == LABEL))
            word = ATOM;
        if (part.kind == ATOM)
            part.kind = word;
        parts->part[parts->count++] = part;
        at = part.end;
    }
}

/* What an address is of: in front of the @, and behind it. */
static bool
belongs(enum kind kind, bool domain)
{
    return kind == DOT || (domain ? kind == LABEL || kind == LITERAL
                                  : kind == ATOM || kind == QUOTED);
}

/* ---- Samples --------------------------------------------------------- */

static const char *const atoms[] = {"a",
                                    "user+tag",
                                    "Postmaster",
                                    "!#$%&'*+-/=?^_`{|}~",
                                    "jos\xc3\xa9",
                                    "e\xcc\x81",
                                    "\xe7\x94\xa8\xe6\x88\xb7",
                                    "\xd9\x85\xd8\xab\xd8\xa7\xd9\x84",
                                    "=?utf-8?q?a=40b?="};

static const char *const quoted[] = {
    "\"\"",         "\"a b\"",      "\"a@b\"", "\".a..b.\"",
    "\"\\\"\\\\\"", "\"\xc3\xa9\"", "\"a"};

static const char *const labels[] = {"example",
                                     "com",
                                     "a-b",
                                     "-a",
                                     "a-",
                                     "a--b",
                                     "a_b",
                                     "123",
                                     "xn--bcher-kva",
                                     "XN--FA-HIA",
                                     "xn--",
                                     "xn--a",
                                     "b\xc3\xbc\x63her",
                                     "fa\xc3\x9f",
                                     "\xe4\xbe\x8b\xe3\x81\x88",
                                     "\xd7\x90\xd7\x91"};

static const char *const literals[] = {"[127.0.0.1]",
                                       "[192.0.2.01]",
                                       "[192.0.2.256]",
                                       "[IPv6:::]",
                                       "[IPv6:2001:db8::1]",
                                       "[IPv6:1:2:3:4:5:6:7:8]",
                                       "[IPv6:::ffff:192.0.2.1]",
                                       "[IPv6:1::2::3]",
                                       "[2001:db8::1]",
                                       "[tag:content]",
                                       "[]",
                                       "[127.0.0.1"};

static const char *const dots[] = {".", "..", " . "};

static const char *const ats[] = {"@", "@@", " at ", "%40", "&#64;"};

static const char *const comments[] = {"(c)", "()", "(a(b\\)c)d)", "(\xc3\xa9)",
                                       "(a"};

static const char *const spaces[] = {" ", "\t", "\r\n ", "\r\n\t\r\n ", "\n"};

static const char *const opens[] = {"<", "<@a.example,@b.example:", "Name <",
                                    "\"N. N.\" <"};

static const char *const closes[] = {">", "> SIZE=1", ">>"};

static const char *const parameters[] = {" SIZE=1000",
                                         " BODY=8BITMIME",
                                         " SMTPUTF8",
                                         " RET=HDRS ENVID=q+2Bq",
                                         " NOTIFY=SUCCESS,FAILURE",
                                         " ORCPT=rfc822;a@b.example",
                                         " AUTH=<>",
                                         " X",
                                         " X="};

static const char *const separators[] = {
    ",", ";", ":", ", a@b.example", "Team:a@b.example,c@d.example;", "mailto:"};

/* Good and bad ones of each kind. */
static const struct {
    const char *const *texts;
    size_t count;
} samples[KIND_COUNT] = {
#define SAMPLES(texts)                                                         \
    {                                                                          \
        texts, sizeof(texts) / sizeof(texts)[0]                                \
    }
    [ATOM] = SAMPLES(atoms),
    [QUOTED] = SAMPLES(quoted),
    [LABEL] = SAMPLES(labels),
    [LITERAL] = SAMPLES(literals),
    [DOT] = SAMPLES(dots),
    [AT] = SAMPLES(ats),
    [COMMENT] = SAMPLES(comments),
    [SPACE] = SAMPLES(spaces),
    [OPEN] = SAMPLES(opens),
    [CLOSE] = SAMPLES(closes),
    [PARAMETER] = SAMPLES(parameters),
    [SEPARATOR] = SAMPLES(separators),
#undef SAMPLES
};

static const char *
choose_sample(struct choices *choices, enum kind kind)
{
    return samples[kind].texts[choose(choices, samples[kind].count)];
}

/* An octet, and what may be taken for it: fullwidth forms and other dots,
 * guillemets, curly quotes, dashes, spaces, letters of other scripts. */
static const struct {
    char octet;
    const char *text;
} lookalikes[] = {
    /* clang-format off */
    {'@', "\xef\xbc\xa0"},
    {'@', "\xef\xb9\xab"},
    {'.', "\xe3\x80\x82"},
    {'.', "\xef\xbc\x8e"},
    {'.', "\xef\xbd\xa1"},
    {'.', "\xe2\x80\xa4"},
    {'.', "\xc2\xb7"},
    {'.', "\xe2\x80\xa6"},
    {',', "\xef\xbc\x8c"},
    {':', "\xef\xbc\x9a"},
    {'<', "\xe2\x80\xb9"},
    {'<', "&lt;"},
    {'>', "\xef\xbc\x9e"},
    {'"', "\xe2\x80\x9c"},
    {'"', "\xe2\x80\x9d"},
    {'"', "\xc2\xab"},
    {'\'', "\xe2\x80\x99"},
    {'-', "\xe2\x80\x90"},
    {'-', "\xe2\x80\x93"},
    {'-', "\xc2\xad"},
    {' ', "\xc2\xa0"},
    {' ', "\xe3\x80\x80"},
    {'a', "\xd0\xb0"},
    {'e', "\xd0\xb5"},
    {'o', "\xce\xbf"},
    {'m', "rn"},
    {'1', "\xd9\xa1"},
    {'k', "\xe2\x84\xaa"},
    {'s', "\xc5\xbf"},
    /* clang-format on */
};

/* What is not seen, ends a line or a string, changes direction, combines with
 * what stands before it, is no character, or is not UTF-8; "": a NUL. */
static const char *const intruders[] = {"\xe2\x80\x8b",
                                        "\xe2\x80\x8c",
                                        "\xe2\x80\x8d",
                                        "\xef\xbb\xbf",
                                        "\xe2\x80\xae",
                                        "\xe2\x80\x8f",
                                        "\xe2\x80\xa8",
                                        "\xc2\x85",
                                        "\xcc\x81",
                                        "\xef\xbf\xbd",
                                        "\xf0\x9f\x98\x80",
                                        "\xf3\xa0\x80\xa0",
                                        "\xef\xb7\x90",
                                        "\xc3\x83\xc2\xbc",
                                        "\xfc",
                                        "\x80",
                                        "\xe2\x82",
                                        "\xc0\xae",
                                        "\xed\xa0\x80",
                                        "\xf4\x90\x80\x80",
                                        "",
                                        "\r\n",
                                        "\n",
                                        "\x1b",
                                        "\x7f",
                                        "\\",
                                        "\\x40",
                                        "&amp;"};

/* ---- Changes --------------------------------------------------------- */

struct mutation {
    uint8_t *data;
    size_t size, max_size;
    struct choices choices;
    struct parts parts;
};

/* Behind what `out` has already, as far as there is room; the new size. */
static size_t
copy(uint8_t *out, size_t size, size_t max_size, const uint8_t *from,
     size_t length)
{
    const size_t fitting = length < max_size - size ? length : max_size - size;

    if (fitting > 0)
        memcpy(out + size, from, fitting);
    return size + fitting;
}

/* The longest text that is put in at once. */
enum { TEXT_MAX = 512 };

/* The only place that writes: `text` is none of the data. */
static bool
replace(struct mutation *mutation, size_t begin, size_t end, const void *text,
        size_t length)
{
    const size_t kept = mutation->size - (end - begin);

    if (length > mutation->max_size || kept > mutation->max_size - length)
        return false;
    memmove(mutation->data + begin + length, mutation->data + end,
            mutation->size - end);
    if (length > 0)
        memcpy(mutation->data + begin, text, length);
    mutation->size = kept + length;
    return true;
}

static const struct part *
any_part(struct mutation *mutation)
{
    return mutation->parts.count == 0
               ? NULL
               : &mutation->parts
                      .part[choose(&mutation->choices, mutation->parts.count)];
}

static bool
duplicate_part(struct mutation *mutation)
{
    const struct part *part = any_part(mutation), *at = any_part(mutation);
    uint8_t text[TEXT_MAX];
    size_t length;

    if (part == NULL)
        return false;
    length = part->end - part->begin;
    if (length > TEXT_MAX)
        return false;
    memcpy(text, mutation->data + part->begin, length);
    /* Where one of its kind already is, if possible: behind itself. */
    if (choose(&mutation->choices, 2) == 0)
        at = part;
    return replace(mutation, at->end, at->end, text, length);
}

static bool
delete_part(struct mutation *mutation)
{
    const struct part *part = any_part(mutation);

    return part != NULL && replace(mutation, part->begin, part->end, NULL, 0);
}

/* Two of one kind, so that an address remains. */
static bool
swap_parts(struct mutation *mutation)
{
    const struct part *one = any_part(mutation), *other = any_part(mutation);
    uint8_t text[TEXT_MAX];
    const uint8_t *data = mutation->data;
    size_t length = 0;

    if (one == NULL || one >= other || one->kind != other->kind ||
        other->end - one->begin > TEXT_MAX)
        return false;
    length = copy(text, length, TEXT_MAX, data + other->begin,
                  other->end - other->begin);
    length =
        copy(text, length, TEXT_MAX, data + one->end, other->begin - one->end);
    length =
        copy(text, length, TEXT_MAX, data + one->begin, one->end - one->begin);
    return replace(mutation, one->begin, other->end, text, length);
}

static bool
replace_part(struct mutation *mutation)
{
    const struct part *part = any_part(mutation);
    const char *sample;

    if (part == NULL)
        return false;
    sample = choose_sample(&mutation->choices, part->kind);
    return replace(mutation, part->begin, part->end, sample, strlen(sample));
}

/* A quoted string in place of an atom, a literal in place of a domain's last
 * label, and the other way round. */
static bool
replace_kind(struct mutation *mutation)
{
    static const enum kind others[KIND_COUNT] = {
        [ATOM] = QUOTED, [QUOTED] = ATOM, [LABEL] = LITERAL, [LITERAL] = LABEL};
    const struct part *part = any_part(mutation);
    const char *sample;

    if (part == NULL || part->kind > LITERAL)
        return false;
    sample = choose_sample(&mutation->choices, others[part->kind]);
    return replace(mutation, part->begin, part->end, sample, strlen(sample));
}

static bool
insert_sample(struct mutation *mutation)
{
    const struct part *part = any_part(mutation);
    const char *sample = choose_sample(
        &mutation->choices, (enum kind)choose(&mutation->choices, KIND_COUNT));
    const size_t at = part == NULL                         ? 0
                      : choose(&mutation->choices, 2) == 0 ? part->begin
                                                           : part->end;

    return replace(mutation, at, at, sample, strlen(sample));
}

/* A label or an atom more, with its dot. */
static bool
insert_dotted(struct mutation *mutation)
{
    const struct part *part = any_part(mutation);
    const char *sample;

    if (part == NULL || (part->kind != ATOM && part->kind != LABEL))
        return false;
    sample = choose_sample(&mutation->choices, part->kind);
    return replace(mutation, part->end, part->end, sample, strlen(sample)) &&
           replace(mutation, part->end, part->end, ".", 1);
}

/* In place of what it looks like, the first of these behind any place. */
static bool
insert_lookalike(struct mutation *mutation)
{
    const size_t i =
        choose(&mutation->choices, sizeof lookalikes / sizeof lookalikes[0]);
    size_t at = choose(&mutation->choices, mutation->size + 1);

    while (at < mutation->size &&
           mutation->data[at] != (uint8_t)lookalikes[i].octet)
        at++;
    return at < mutation->size &&
           replace(mutation, at, at + 1, lookalikes[i].text,
                   strlen(lookalikes[i].text));
}

static bool
insert_intruder(struct mutation *mutation)
{
    const char *intruder = intruders[choose(
        &mutation->choices, sizeof intruders / sizeof intruders[0])];
    const size_t at = choose(&mutation->choices, mutation->size + 1);
    const size_t length = strlen(intruder);

    return replace(mutation, at, at, intruder, length == 0 ? 1 : length);
}

static bool
change_case(struct mutation *mutation)
{
    const struct part *part = any_part(mutation);
    size_t i;
    bool changed = false;

    for (i = part == NULL ? 1 : part->begin; part != NULL && i < part->end;
         i++) {
        const uint8_t lower = mutation->data[i] | 0x20;

        if (lower < 'a' || lower > 'z' || choose(&mutation->choices, 2) == 0)
            continue;
        mutation->data[i] ^= 0x20;
        changed = true;
    }
    return changed;
}

static bool
change_octet(struct mutation *mutation)
{
    static const uint8_t octets[] = "@.\"<>()[],;:\\- \r\n\0\t%&=+_1aZ\xff";
    const uint8_t octet = octets[choose(&mutation->choices, sizeof octets - 1)];
    size_t at;

    if (mutation->size == 0)
        return false;
    at = choose(&mutation->choices, mutation->size);
    return replace(mutation, at, at + 1, &octet,
                   choose(&mutation->choices, 4) > 0);
}

/* A beginning and an end around all of it. */
static bool
wrap(struct mutation *mutation)
{
    static const char *const around[][2] = {
        {"<", ">"},      {"<", "> SIZE=1"},    {"Name <", ">"},
        {"\"", "\""},    {"(", ")"},           {"Team:", ";"},
        {"mailto:", ""}, {" ", " "},           {"<mailto:", ">"},
        {"'", "'"},      {"[", "]"},           {"a@b.example, ", ""},
        {"TO:<", ">"},   {"<@a.example:", ">"}};
    const size_t i =
        choose(&mutation->choices, sizeof around / sizeof around[0]);

    return replace(mutation, mutation->size, mutation->size, around[i][1],
                   strlen(around[i][1])) &&
           replace(mutation, 0, 0, around[i][0], strlen(around[i][0]));
}

/* ---- Lengths --------------------------------------------------------- */

/* A span that a limit is about: a label or another part, or a local-part or a
 * domain, or both with their @. */
static struct part
limited_span(struct mutation *mutation)
{
    const struct part *parts = mutation->parts.part;
    struct part span = *any_part(mutation);
    size_t i, first, last;
    const size_t which = choose(&mutation->choices, 4);

    for (i = 0; i < mutation->parts.count && parts[i].kind != AT; i++)
        ;
    if (which == 0 || i == mutation->parts.count)
        return span;
    first = last = i;
    while (which != 2 && first > 0 && belongs(parts[first - 1].kind, false))
        first--;
    while (which != 1 && last + 1 < mutation->parts.count &&
           belongs(parts[last + 1].kind, true))
        last++;
    span.begin = which == 2 ? parts[i].end : parts[first].begin;
    span.end = which == 1 ? parts[i].begin : parts[last].end;
    span.kind = which == 1 ? ATOM : LABEL;
    return span;
}

/* Where a part can grow: in front of what closes it. */
static size_t
growing_end(const struct part *part)
{
    const bool closed =
        part->kind == QUOTED || part->kind == LITERAL || part->kind == COMMENT;

    return closed && part->end > part->begin + 1 ? part->end - 1 : part->end;
}

/* To a limit, or an octet beside it; in labels of a length that has none, but
 * where one of these is to be too long. */
static bool
bring_to_limit(struct mutation *mutation)
{
    static const uint16_t limits[] = {63, 64, 65, 253, 254, 255, 256};
    const size_t limit =
        limits[choose(&mutation->choices, sizeof limits / sizeof limits[0])];
    const size_t step = choose(&mutation->choices, 4) == 0 ? 64 : 50;
    uint8_t text[TEXT_MAX];
    struct part span;
    size_t length, i;

    if (mutation->parts.count == 0)
        return false;
    span = limited_span(mutation);
    length = span.end - span.begin;
    if (length == limit)
        return false;
    if (length > limit)
        return replace(mutation, span.begin + limit / 2,
                       span.begin + limit / 2 + (length - limit), NULL, 0);
    for (i = 0; i < limit - length; i++)
        text[i] = span.kind == LABEL && limit > 65 && i % step == 0 &&
                          i + 1 < limit - length
                      ? '.'
                      : 'a';
    return replace(mutation, growing_end(&span), growing_end(&span), text,
                   limit - length);
}

/* ---- All of it ------------------------------------------------------- */

typedef bool change_fn(struct mutation *mutation);

/* As often as they stand here. */
static change_fn *const changes[] = {
    duplicate_part,
    delete_part,
    swap_parts,
    replace_part,
    replace_part,
    replace_kind,
    insert_dotted,
    insert_sample,
    insert_lookalike,
    insert_intruder,
    change_case,
    change_octet,
    wrap,
    bring_to_limit,
};

static void
change_once(struct mutation *mutation)
{
    enum { TRIES = 16 };
    size_t tries;

    find_parts(mutation->data, mutation->size, &mutation->parts);
    for (tries = 0; tries < TRIES; tries++)
        if (changes[choose(&mutation->choices,
                           sizeof changes / sizeof changes[0])](mutation))
            return;
}

size_t
addrspec_mutate(uint8_t *data, size_t size, size_t max_size, uint32_t seed)
{
    struct mutation mutation = {.data = data,
                                .size = size < max_size ? size : max_size,
                                .max_size = max_size,
                                .choices = choices_begin(seed)};
    size_t count = 1;

    while (count < 4 && choose(&mutation.choices, 4) == 0)
        count++;
    while (count-- > 0)
        change_once(&mutation);
    if (mutation.size == 0 && max_size > 0) /* nothing would be no input */
        (void)replace(&mutation, 0, 0, "@", 1);
    return mutation.size;
}

size_t
addrspec_cross_over(const uint8_t *one, size_t one_size, const uint8_t *other,
                    size_t other_size, uint8_t *out, size_t max_size,
                    uint32_t seed)
{
    struct choices choices = choices_begin(seed);
    struct parts parts, others;
    size_t begin = one_size, end = 0, matches = 0, size, i;
    const struct part *part;

    find_parts(one, one_size, &parts);
    find_parts(other, other_size, &others);
    if (parts.count > 0) {
        part = &parts.part[choose(&choices, parts.count)];
        for (i = 0; i < others.count; i++)
            if (others.part[i].kind == part->kind &&
                choose(&choices, ++matches) == 0)
                end = others.part[i].begin;
        if (matches > 0)
            begin = part->begin;
    }
    size = copy(out, 0, max_size, one, begin);
    return copy(out, size, max_size, other + end, other_size - end);
}

/* ---- libFuzzer ------------------------------------------------------- */

/* Hidden, so that the library for AFL++ does not bring them to a program that
 * has its own; weak, so that a harness may. */
#define FOR_LIBFUZZER __attribute__((weak, visibility("hidden")))

/* libFuzzer's own, where there is libFuzzer. */
__attribute__((weak)) size_t LLVMFuzzerMutate(uint8_t *data, size_t size,
                                              size_t max_size);
FOR_LIBFUZZER size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size,
                                             size_t max_size, unsigned seed);
FOR_LIBFUZZER size_t LLVMFuzzerCustomCrossOver(const uint8_t *one,
                                               size_t one_size,
                                               const uint8_t *other,
                                               size_t other_size, uint8_t *out,
                                               size_t max_size, unsigned seed);

size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size,
                        unsigned seed)
{
    if (LLVMFuzzerMutate != NULL && seed % 2 == 0)
        return LLVMFuzzerMutate(data, size, max_size);
    return addrspec_mutate(data, size, max_size, seed);
}

size_t
LLVMFuzzerCustomCrossOver(const uint8_t *one, size_t one_size,
                          const uint8_t *other, size_t other_size, uint8_t *out,
                          size_t max_size, unsigned seed)
{
    return addrspec_cross_over(one, one_size, other, other_size, out, max_size,
                               seed);
}

/* ---- AFL++ ----------------------------------------------------------- */

#define FOR_AFL __attribute__((visibility("default")))

struct afl_mutator {
    struct choices choices;
    size_t room; /* in ... */
    uint8_t *octets;
};

FOR_AFL void *afl_custom_init(void *afl, unsigned seed);
FOR_AFL size_t afl_custom_fuzz(void *mutator, uint8_t *data, size_t size,
                               uint8_t **out, uint8_t *other, size_t other_size,
                               size_t max_size);
FOR_AFL void afl_custom_deinit(void *mutator);

void *
afl_custom_init(void *afl, unsigned seed)
{
    struct afl_mutator *mutator = calloc(1, sizeof *mutator);

    (void)afl;
    if (mutator != NULL)
        mutator->choices = choices_begin(seed);
    return mutator;
}

static bool
make_room(struct afl_mutator *mutator, size_t size)
{
    uint8_t *octets;

    if (size <= mutator->room)
        return true;
    octets = realloc(mutator->octets, size);
    if (octets == NULL)
        return false;
    mutator->octets = octets;
    mutator->room = size;
    return true;
}

/* One in four of two inputs. */
size_t
afl_custom_fuzz(void *data_of_ours, uint8_t *data, size_t size, uint8_t **out,
                uint8_t *other, size_t other_size, size_t max_size)
{
    struct afl_mutator *mutator = data_of_ours;
    const uint32_t seed = (uint32_t)choose(&mutator->choices, UINT32_MAX >> 3);

    if (!make_room(mutator, max_size)) {
        *out = data;
        return size;
    }
    *out = mutator->octets;
    if (other != NULL && other_size > 0 && seed % 4 == 0)
        return addrspec_cross_over(data, size, other, other_size,
                                   mutator->octets, max_size, seed);
    size = copy(mutator->octets, 0, max_size, data, size);
    return addrspec_mutate(mutator->octets, size, max_size, seed);
}

void
afl_custom_deinit(void *data_of_ours)
{
    struct afl_mutator *mutator = data_of_ours;

    free(mutator->octets);
    free(mutator);
}

/* long_inputs.c - inputs of a million octets
 *
 * SPDX-License-Identifier: MIT
 *
 * Each is a head, a piece over and over, and a tail: what made other parsers
 * slow, recurse or write past an end (KNOWN-BUGS).
 */
#include "cases.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MILLION = 1000000 };

struct repeated {
    const char *head;
    const char *piece;
    const char *tail;
    const char *id; /* the first error */
    uint32_t offset;
    const char *why;
};

static const struct repeated inputs[] = {
    {"", "<>", " \"", "bracket-mismatch", 0, "bug 1: alternating brackets"},
    {"", "(", "", "unterminated-comment", 0, "bug 1: open parentheses"},
    {"\"", "\\\\", "", "unterminated-quote", 0, "bug 3: backslashes"},
    {"", "\"\\\"", "", "text-after-quote", 4, "bug 3: quotes"},
    {"a@[", "\\x", "]", "illegal-character", 3, "bug 14: escapes in brackets"},
    {"", "<", "", "bracket-mismatch", 0, "bug 38: angle brackets"},
    {"\"", "a", "", "unterminated-quote", 0, "bug 38: a quote that is open"},
    {"", ".", "", "leading-dot", 0, "bug 38: dots"},
    {"a@x", ".a", "", "domain-too-long", 257, "bugs 38, 39: many labels"},
    {"", "a", "@example.com", "local-part-too-long", 64, "bug 30: long names"},
    {"a@", "a", "", "label-too-long", 65, "bug 51: a label"},
    {"", "a@", "", "second-at", 3, "one at sign after the other"},
    {"", " ", "", "empty", 0, "blanks"},
    {"", "\r\n", "", "line-break", 0, "bug 50: line breaks"},
    {"a", "\n.\n", "@b", "line-break", 1, "bug 50: ends of messages"},
    {"", "\xc3", "", "bad-utf8", 0, "bug 45: lead octets"},
    {"", "\x80", "", "bad-utf8", 0, "bug 45: continuations"},
    {"", "\xff", "", "bad-utf8", 0, "bug 2: octets of no UTF-8"},
    {"", "&#64;", "", "illegal-character", 4, "references"},
    {"a@b", "\xcc\x80", ".com", "domain-too-long", 257, "bug 47: accents"},
    {"a@b", ",", "", "illegal-character", 3, "commas"},
};

static char *
make(const struct repeated *repeated, size_t *length)
{
    const size_t head = strlen(repeated->head);
    const size_t piece = strlen(repeated->piece);
    const size_t tail = strlen(repeated->tail);
    /* BRIEF in the environment is for valgrind, which is slow. */
    const size_t wanted = getenv("BRIEF") == NULL ? MILLION : MILLION / 20;
    const size_t count = (wanted + piece - 1) / piece;
    char *input, *end;
    size_t i;

    *length = head + count * piece + tail;
    input = malloc(*length);
    if (input == NULL)
        abort();
    memcpy(input, repeated->head, head);
    end = input + head;
    for (i = 0; i < count; i++, end += piece)
        memcpy(end, repeated->piece, piece);
    memcpy(end, repeated->tail, tail);
    return input;
}

static void
try_input(const struct repeated *repeated, enum addrspec_production production,
          char wrong[WRONG_SIZE])
{
    struct asked asked = {.production = production,
                          .options = ADDRSPEC_OPTIONS_INIT};
    const addrspec_diagnosis_info *info;
    addrspec_result result;
    int verdict;
    uint32_t i = 0;

    asked.input = make(repeated, &asked.length);
    verdict = addrspec_parse(production, asked.input, asked.length,
                             &asked.options, &result);
    info = addrspec_diagnosis(verdict);
    while (i + 1 < result.kept_count &&
           result.diags[i].severity != ADDRSPEC_ERROR)
        i++;
    if (info == NULL)
        snprintf(wrong, WRONG_SIZE, "verdict is %d", verdict);
    else if (production == ADDRSPEC_MAILBOX &&
             (strcmp(info->name, repeated->id) != 0 ||
              result.diags[i].where.offset != repeated->offset))
        snprintf(wrong, WRONG_SIZE, "it is %s@%u, not %s@%u", info->name,
                 (unsigned)result.diags[i].where.offset, repeated->id,
                 (unsigned)repeated->offset);
    else
        promises_try(&asked, verdict, &result, wrong);
    free(asked.input);
}

unsigned
long_inputs_try(case_fn *report, void *context)
{
    static const enum addrspec_production productions[] = {
        ADDRSPEC_MAILBOX, ADDRSPEC_FORWARD_PATH, ADDRSPEC_DOMAIN};
    unsigned i, count = 0;
    size_t j;

    for (i = 0; i < sizeof inputs / sizeof inputs[0]; i++)
        for (j = 0; j < sizeof productions / sizeof productions[0]; j++) {
            char wrong[WRONG_SIZE] = "";

            try_input(&inputs[i], productions[j], wrong);
            report(context, "long inputs", ++count, inputs[i].why, wrong);
        }
    return count;
}

/* short_words.c - what holds of every input, for all short ones
 *
 * SPDX-License-Identifier: MIT
 *
 * All words up to a length over an octet or more of each kind that the
 * grammars tell apart; and good addresses with each octet there is put in at
 * each place, or one taken out.
 */
#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char alphabet[] = "a.@\"\\<>[]:,;() -_%1\n\xc3\xa9";

enum { LETTERS = sizeof alphabet - 1, LONGEST = 3, WORD_SIZE = 128 };

struct kind {
    enum addrspec_production production;
    enum addrspec_profile profile;
    const char *address; /* to put octets in; NULL: all short words */
    const char *name;
};

static const struct kind kinds[] = {
    {ADDRSPEC_MAILBOX, ADDRSPEC_SMTP, NULL, "mailbox, smtp"},
    {ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321, NULL, "mailbox, rfc5321"},
    {ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC6531, NULL, "forward-path, rfc6531"},
    {ADDRSPEC_REVERSE_PATH, ADDRSPEC_RFC5321, NULL, "reverse-path, rfc5321"},
    {ADDRSPEC_DOMAIN, ADDRSPEC_RFC6531, NULL, "domain, rfc6531"},
    {ADDRSPEC_MAILBOX, ADDRSPEC_HTML5, NULL, "mailbox, html5"},
    {ADDRSPEC_DOMAIN, ADDRSPEC_HTML5, NULL, "domain, html5"},
    {ADDRSPEC_HEADER_MAILBOX, ADDRSPEC_RFC5322, NULL,
     "header mailbox, rfc5322"},
    {ADDRSPEC_MAILBOX, ADDRSPEC_RFC5322, NULL, "mailbox, rfc5322"},
    {ADDRSPEC_DOMAIN, ADDRSPEC_RFC5322, NULL, "domain, rfc5322"},
    {ADDRSPEC_MAILBOX, ADDRSPEC_SMTP, "bob.smith@mail.example.com", NULL},
    {ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321, "\"b \\\" b\"@[IPv6:1::192.0.2.1]",
     NULL},
    {ADDRSPEC_MAILBOX, ADDRSPEC_HTML5, "bob..smith@mail.example.com", NULL},
    {ADDRSPEC_MAILBOX, ADDRSPEC_HTML5, "\"b \\\" b\"@[192.0.2.1]", NULL},
    {ADDRSPEC_FORWARD_PATH, ADDRSPEC_SMTP,
     "<@a.b,@c.d:bob@e.f> NOTIFY=NEVER ORCPT=x;y", NULL},
    {ADDRSPEC_REVERSE_PATH, ADDRSPEC_RFC5321,
     "<bob@[192.0.2.1]> SIZE=12 BODY=7BIT", NULL},
    {ADDRSPEC_HEADER_MAILBOX, ADDRSPEC_RFC5322,
     "Bob (x) \"B., \\\" \" <@a.b,@c:b . \"b\"@[ IPv6:1::\\2 ]> (y)", NULL},
    {ADDRSPEC_HEADER_MAILBOX, ADDRSPEC_RFC5322,
     "B. Smith\r\n (\\x) bob (\r\n \r\n y) @ example .com", NULL},
    {ADDRSPEC_DOMAIN, ADDRSPEC_SMTP, "mail.example.com", NULL},
    {ADDRSPEC_DOMAIN, ADDRSPEC_SMTP, "[IPv6:2001:db8::1]", NULL},
};

/* Goes on until something is wrong. */
static void
try_word(const struct kind *kind, const char *word, size_t length,
         char wrong[WRONG_SIZE])
{
    struct asked asked = {.production = kind->production,
                          .options = ADDRSPEC_OPTIONS_INIT,
                          .input = malloc(length == 0 ? 1 : length),
                          .length = length};
    addrspec_result result;
    int verdict;

    if (asked.input == NULL)
        abort();
    memcpy(asked.input, word, length);
    asked.options.profile = kind->profile;
    verdict = addrspec_parse(kind->production, asked.input, length,
                             &asked.options, &result);
    promises_try(&asked, verdict, &result, wrong);
    free(asked.input);
    if (wrong[0] != '\0') {
        const size_t used = strlen(wrong);

        snprintf(wrong + used, WRONG_SIZE - used, ": \"%.*s\"", (int)length,
                 word);
    }
}

static void
try_all_words(const struct kind *kind, size_t longest, char wrong[WRONG_SIZE])
{
    size_t length, number, count = 1;

    for (length = 0; length <= longest; length++, count *= LETTERS)
        for (number = 0; number < count && wrong[0] == '\0'; number++) {
            char word[LONGEST];
            size_t i, rest = number;

            for (i = 0; i < length; i++, rest /= LETTERS)
                word[i] = alphabet[rest % LETTERS];
            try_word(kind, word, length, wrong);
        }
}

static void
try_neighbours(const struct kind *kind, unsigned step, char wrong[WRONG_SIZE])
{
    const size_t length = strlen(kind->address);
    char word[WORD_SIZE];
    size_t place;
    unsigned octet;

    for (place = 0; place <= length; place++) {
        memcpy(word, kind->address, place);
        memcpy(word + place + 1, kind->address + place, length - place);
        for (octet = 0; octet < 256 && wrong[0] == '\0'; octet += step) {
            word[place] = (char)octet;
            try_word(kind, word, length + 1, wrong);
        }
        if (place < length && wrong[0] == '\0') {
            memcpy(word + place, kind->address + place + 1, length - place - 1);
            try_word(kind, word, length - 1, wrong);
        }
    }
}

/* BRIEF in the environment is for valgrind, which is slow. */
unsigned
short_words_try(case_fn *report, void *context)
{
    const bool brief = getenv("BRIEF") != NULL;
    unsigned i;

    for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const struct kind *kind = &kinds[i];
        char wrong[WRONG_SIZE] = "";

        if (kind->address == NULL)
            try_all_words(kind, brief ? 2 : LONGEST, wrong);
        else
            try_neighbours(kind, brief ? 7 : 1, wrong);
        report(context, "short words", i + 1,
               kind->address == NULL ? kind->name : kind->address, wrong);
    }
    return i;
}

/* normal_forms.c - what addrspec.h promises of normal forms and keys
 *
 * SPDX-License-Identifier: MIT
 */
#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_SIZE = 2048 };

struct text {
    size_t length;
    char octets[TEXT_SIZE];
};

static bool
is_same(const struct text *a, const struct text *b)
{
    return a->length == b->length &&
           memcmp(a->octets, b->octets, a->length) == 0;
}

/* ---- Of every input -------------------------------------------------- */

static struct text
form_of(const addrspec_result *result, const char *input, size_t length,
        enum addrspec_form form)
{
    struct text text;

    text.length = addrspec_normalize(result, input, length, form, text.octets,
                                     sizeof text.octets);
    return text;
}

/* Without its brackets a path is a mailbox, and is read as one. */
static enum addrspec_production
production_of(const struct asked *asked, const struct text *text)
{
    if (asked->production == ADDRSPEC_DOMAIN || text->octets[0] == '<')
        return asked->production;
    return ADDRSPEC_MAILBOX;
}

/* The forms of what is plain are always there, and always valid. */
static bool
is_plain(const struct asked *asked)
{
    size_t i;

    for (i = 0; i < asked->length; i++)
        if ((unsigned char)asked->input[i] > 0x7f ||
            (i + 4 <= asked->length && (asked->input[i] & 0xdf) == 'X' &&
             (asked->input[i + 1] & 0xdf) == 'N' &&
             asked->input[i + 2] == '-' && asked->input[i + 3] == '-'))
            return false;
    return true;
}

/* What is wrong with one form of a valid input; NULL if nothing is. */
static const char *
form_wrong(const struct asked *asked, const addrspec_result *result,
           enum addrspec_form form)
{
    const struct text text = form_of(result, asked->input, asked->length, form);
    const struct text key =
        form_of(result, asked->input, asked->length, ADDRSPEC_FORM_KEY);
    const struct text octets =
        form_of(result, asked->input, asked->length, ADDRSPEC_FORM_LOCAL_PART);
    struct text again;
    addrspec_result after;

    if (text.length == 0)
        return is_plain(asked) ? "there is none" : NULL;
    if (addrspec_parse(production_of(asked, &text), text.octets, text.length,
                       &asked->options, &after) != ADDRSPEC_OK)
        return form != ADDRSPEC_FORM_KEY || is_plain(asked) ? "is not valid"
                                                            : NULL;
    again = form_of(&after, text.octets, text.length, form);
    if (!is_same(&again, &text))
        return "has another normal form";
    again = form_of(&after, text.octets, text.length, ADDRSPEC_FORM_LOCAL_PART);
    if (!is_same(&again, &octets))
        return is_plain(asked) ? "has another local-part" : NULL;
    again = form_of(&after, text.octets, text.length, ADDRSPEC_FORM_KEY);
    return is_same(&again, &key) ? NULL : "has another key";
}

/* Of what is no valid address, and of a header's that no envelope can carry,
 * nothing is written. */
static const char *
something_written(const struct asked *asked, const addrspec_result *result)
{
    static const enum addrspec_form forms[] = {
        ADDRSPEC_FORM_MAILBOX, ADDRSPEC_FORM_LOCAL_PART, ADDRSPEC_FORM_KEY};
    size_t i;

    for (i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (addrspec_normalize(result, asked->input, asked->length, forms[i],
                               NULL, 0) != 0)
            return "is written of what is not valid";
    return NULL;
}

/* HTML has addresses that are longer than any of RFC 5321: of them nothing is
 * written either. */
static bool
exceeds_limits(const addrspec_result *result)
{
    return result->local_part.length > ADDRSPEC_LOCAL_PART_MAX ||
           result->domain.length > ADDRSPEC_DOMAIN_MAX;
}

/* A mailbox is equal to itself and to its normal form. */
static const char *
unequal(const struct asked *asked, const addrspec_result *result)
{
    const struct text text =
        form_of(result, asked->input, asked->length, ADDRSPEC_FORM_MAILBOX);

    if (asked->production != ADDRSPEC_MAILBOX)
        return NULL;
    if (addrspec_equal(asked->input, asked->length, asked->input, asked->length,
                       &asked->options) != 1)
        return "is not equal to itself";
    return !is_plain(asked) ||
                   addrspec_equal(asked->input, asked->length, text.octets,
                                  text.length, &asked->options) == 1
               ? NULL
               : "is not equal to the input";
}

void
normal_forms_try(const struct asked *asked, int verdict,
                 const addrspec_result *result, char wrong[WRONG_SIZE])
{
    static const struct {
        enum addrspec_form form;
        const char *name;
    } forms[] = {
        {ADDRSPEC_FORM_MAILBOX, "mailbox"},
        {ADDRSPEC_FORM_ASCII, "ASCII"},
        {ADDRSPEC_FORM_UNICODE, "Unicode"},
        {ADDRSPEC_FORM_KEY, "key"},
    };
    const char *what;
    size_t i;

    if (verdict != ADDRSPEC_OK || exceeds_limits(result)) {
        what = something_written(asked, result);
        if (what != NULL)
            snprintf(wrong, WRONG_SIZE, "a normal form %s", what);
        return;
    }
    if (asked->options.profile == ADDRSPEC_RFC5322 &&
        something_written(asked, result) == NULL) {
        if (asked->production == ADDRSPEC_MAILBOX &&
            addrspec_equal(asked->input, asked->length, asked->input,
                           asked->length,
                           &asked->options) != ADDRSPEC_ERR_ARGUMENT)
            snprintf(wrong, WRONG_SIZE, "it has no key and is compared");
        return; /* no envelope can carry it */
    }
    for (i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        what = form_wrong(asked, result, forms[i].form);
        if (what != NULL)
            snprintf(wrong, WRONG_SIZE, "its %s form %s", forms[i].name, what);
    }
    what = unequal(asked, result);
    if (what != NULL)
        snprintf(wrong, WRONG_SIZE, "the mailbox %s", what);
}

/* ---- Of all short local-parts ----------------------------------------
 *
 * Every word over these octets is read as a local-part.  What its quotes stand
 * for is found out here by other means than the library's.  That its key gives
 * back those octets shows that no other octets have this key; that the same
 * octets, every one of them a quoted pair, have it too shows that no octets
 * have another. */

static const char alphabet[] = "aA.@ \\\"";

enum { LETTERS = sizeof alphabet - 1, LONGEST = 6 };

static const char domain[] = "@c.example";

static struct text
with_domain(const char *word, size_t length)
{
    struct text text = {.length = length + sizeof domain - 1};

    memcpy(text.octets, word, length);
    memcpy(text.octets + length, domain, sizeof domain);
    return text;
}

/* The caller knows that the word is a local-part. */
static struct text
meant(const char *word, size_t length)
{
    struct text text = {0};
    size_t i;

    for (i = 0; i < length; i++) {
        if (word[i] == '"')
            continue;
        i += word[i] == '\\';
        text.octets[text.length++] = word[i];
    }
    return text;
}

static struct text
all_pairs(const struct text *octets)
{
    char word[2 * LONGEST + 2] = "\"";
    size_t length = 1, i;

    for (i = 0; i < octets->length; i++) {
        word[length++] = '\\';
        word[length++] = octets->octets[i];
    }
    word[length++] = '"';
    return with_domain(word, length);
}

/* Empty if it does not parse. */
static struct text
form_of_mailbox(const struct text *mailbox, enum addrspec_form form)
{
    const struct text none = {0};
    addrspec_result result;

    if (addrspec_parse(ADDRSPEC_MAILBOX, mailbox->octets, mailbox->length, NULL,
                       &result) != ADDRSPEC_OK)
        return none;
    return form_of(&result, mailbox->octets, mailbox->length, form);
}

static const char *
key_wrong(const char *word, size_t length)
{
    const struct text mailbox = with_domain(word, length);
    const struct text key = form_of_mailbox(&mailbox, ADDRSPEC_FORM_KEY);
    struct text octets, pairs, other;

    if (key.length == 0) /* no local-part */
        return NULL;
    octets = meant(word, length);
    other = form_of_mailbox(&key, ADDRSPEC_FORM_LOCAL_PART);
    if (!is_same(&other, &octets))
        return "the key does not tell the local-part";
    pairs = all_pairs(&octets);
    other = form_of_mailbox(&pairs, ADDRSPEC_FORM_KEY);
    return is_same(&other, &key) ? NULL : "the same octets have another key";
}

/* BRIEF in the environment is for valgrind, which is slow. */
unsigned
keys_try(case_fn *report, void *context)
{
    const size_t longest = getenv("BRIEF") == NULL ? LONGEST : 3;
    size_t length, number, count = 1;

    for (length = 0; length <= longest; length++, count *= LETTERS) {
        char wrong[WRONG_SIZE] = "";

        for (number = 0; number < count && wrong[0] == '\0'; number++) {
            char word[LONGEST];
            const char *what;
            size_t i, rest = number;

            for (i = 0; i < length; i++, rest /= LETTERS)
                word[i] = alphabet[rest % LETTERS];
            what = key_wrong(word, length);
            if (what != NULL)
                snprintf(wrong, sizeof wrong, "%s: %.*s", what, (int)length,
                         word);
        }
        report(context, "keys", (unsigned)length + 1,
               "all local-parts of a length", wrong);
    }
    return (unsigned)length;
}

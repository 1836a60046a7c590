/* example.c - an address with a given mistake, and where it is
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "example.h"

#include <string.h>

#include "words.h"

struct attempt {
    enum addrspec_production production;
    uint32_t profile;
    uint32_t flags;
};

static const addrspec_diag *
find_diag(const addrspec_result *result, int id)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].id == id)
            return &result->diags[i];
    return NULL;
}

/* As a list, in which some mistakes are of what parts its members. */
static const addrspec_diag *
walk_example(const char *input, int id, addrspec_result *result)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    const addrspec_diag *diag;
    addrspec_list list;
    int verdict;

    options.profile = ADDRSPEC_RFC5322;
    addrspec_list_init(&list, input, strlen(input), &options);
    do {
        verdict = addrspec_list_next(&list, result);
        if (verdict < 0 && verdict != ADDRSPEC_END)
            return NULL;
        diag = find_diag(result, id);
    } while (diag == NULL && verdict != ADDRSPEC_END);
    return diag;
}

/* Parse `input` so that it shows the diagnosis: as a mailbox if it can, as a
 * path or what stands in a header where it is one.  NULL if there is no such
 * way. */
static const addrspec_diag *
parse_example(const char *input, int id, addrspec_result *result)
{
    static const struct attempt attempts[] = {
        {ADDRSPEC_MAILBOX, ADDRSPEC_SMTP, 0},
        {ADDRSPEC_FORWARD_PATH, ADDRSPEC_SMTP, 0},
        {ADDRSPEC_REVERSE_PATH, ADDRSPEC_SMTP, 0},
        {ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321, 0},
        {ADDRSPEC_MAILBOX, ADDRSPEC_RFC6531, 0},
        {ADDRSPEC_MAILBOX, ADDRSPEC_HTML5, 0},
        {ADDRSPEC_HEADER_MAILBOX, ADDRSPEC_RFC5322, 0},
        {ADDRSPEC_MAILBOX, ADDRSPEC_SMTP, ADDRSPEC_NO_ADDRESS_LITERAL},
    };
    const addrspec_diag *diag;
    size_t i;

    for (i = 0; i < sizeof attempts / sizeof attempts[0]; i++) {
        addrspec_options options = ADDRSPEC_OPTIONS_INIT;

        options.profile = attempts[i].profile;
        options.flags = attempts[i].flags;
        if (addrspec_parse(attempts[i].production, input, strlen(input),
                           &options, result) < 0)
            return NULL;
        diag = find_diag(result, id);
        if (diag != NULL)
            return diag;
    }
    return walk_example(input, id, result);
}

/* "fix: bob@example.com", a line. */
static void
add_fix(struct buffer *text, const addrspec_diag *diag, const char *input,
        const char *language)
{
    struct buffer fixed = {NULL, 0, 0}, safe = {NULL, 0, 0};

    buffer_fix_apply(&fixed, diag, input, strlen(input));
    buffer_safe(&safe, fixed.octets, fixed.length);
    buffer_add(text, word(WORD_FIX, language));
    buffer_add(text, safe.octets);
    buffer_add(text, "\n");
    buffer_release(&fixed);
    buffer_release(&safe);
}

bool
example_of(struct example *example, int id, const char *language)
{
    const char *input = addrspec_example(id);
    addrspec_result result;
    const addrspec_diag *diag;

    memset(&example->text, 0, sizeof example->text);
    if (input == NULL || input[0] == '\0')
        return false;
    diag = parse_example(input, id, &result);
    if (diag == NULL)
        return false;
    buffer_diag(&example->text, diag, input, strlen(input), language);
    if (diag->fixable)
        add_fix(&example->text, diag, input, language);
    return true;
}

void
example_release(struct example *example)
{
    buffer_release(&example->text);
}

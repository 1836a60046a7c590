/* forms.c - what holds for every normal form
 *
 * SPDX-License-Identifier: MIT
 */
#include "parsed.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* What a form is parsed as. */
static enum addrspec_production
form_production(const struct parsed *parsed, const char *form)
{
    if (parsed->result.production == ADDRSPEC_DOMAIN || form[0] == '<')
        return (enum addrspec_production)parsed->result.production;
    return ADDRSPEC_MAILBOX;
}

static char *
written_form(const struct parsed *parsed, enum addrspec_form form,
             size_t *length)
{
    struct parsed asked = *parsed;

    asked.form = form;
    return written(fuzz_write_form, &asked, length);
}

/* A form is valid, its own normal form, and names the same mailbox, unless NFC
 * made another local-part of it. */
static void
check_form(const struct parsed *parsed, const addrspec_options *options,
           enum addrspec_form form)
{
    struct parsed after = *parsed;
    size_t length, again_length, octets_length, after_length;
    char *text = written_form(parsed, form, &length);
    char *octets =
        written_form(parsed, ADDRSPEC_FORM_LOCAL_PART, &octets_length);
    char *again;

    ALWAYS(octets_length <= ADDRSPEC_LOCAL_PART_MAX);
    if (length > 0) {
        after.input = text;
        after.length = length;
        ALWAYS(addrspec_parse(form_production(parsed, text), text, length,
                              options, &after.result) == ADDRSPEC_OK);
        again = written_form(&after, form, &again_length);
        ALWAYS(again_length == length && memcmp(again, text, length) == 0);
        free(again);
        again = written_form(&after, ADDRSPEC_FORM_LOCAL_PART, &after_length);
        if (parsed->result.production == ADDRSPEC_MAILBOX &&
            after_length == octets_length &&
            memcmp(again, octets, after_length) == 0)
            ALWAYS(addrspec_equal(parsed->input, parsed->length, text, length,
                                  options) == 1);
        free(again);
    }
    free(text);
    free(octets);
}

void
check_forms(const struct parsed *parsed, const addrspec_options *options,
            int verdict)
{
    size_t length;
    char *key = written_form(parsed, ADDRSPEC_FORM_KEY, &length);

    if (verdict != ADDRSPEC_OK)
        ALWAYS(length == 0);
    free(key);
    if (verdict != ADDRSPEC_OK)
        return;
    check_form(parsed, options, ADDRSPEC_FORM_MAILBOX);
    check_form(parsed, options, ADDRSPEC_FORM_ASCII);
    check_form(parsed, options, ADDRSPEC_FORM_UNICODE);
}

/* parsed.h - an input and what was found in it, for tests of replies
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TESTS_REPLY_PARSED_H
#define ADDRSPEC_TESTS_REPLY_PARSED_H

#include <stdlib.h>
#include <string.h>

#include <addrspec/addrspec.h>

struct parsed {
    const char *input;
    size_t length;
    addrspec_result result;
};

static inline struct parsed
parsed_as(enum addrspec_production production, const char *input)
{
    /* Builds without ICU or libidn2 say so. */
    static const uint16_t ignored[] = {ADDRSPEC_IDNA_UNCHECKED,
                                       ADDRSPEC_UNICODE_UNCHECKED};
    static const addrspec_options options = {sizeof options, ADDRSPEC_RFC6531,
                                             0, 2, ignored};
    struct parsed parsed = {.input = input, .length = strlen(input)};

    addrspec_parse(production, input, parsed.length, &options, &parsed.result);
    return parsed;
}

static inline struct parsed
parsed_mailbox(const char *input)
{
    return parsed_as(ADDRSPEC_MAILBOX, input);
}

/* Something that writes as snprintf() does. */
typedef size_t format_fn(const struct parsed *parsed, char *buffer,
                         size_t size);

/* NULL, or what is wrong: every size from none to one too many is tried, in a
 * block of exactly that size. */
static inline const char *
contract_broken(format_fn *format, const struct parsed *parsed)
{
    const size_t length = format(parsed, NULL, 0);
    char *whole = malloc(length + 1);
    const char *wrong = NULL;
    size_t size;

    if (whole == NULL || format(parsed, whole, length + 1) != length ||
        whole[length] != '\0')
        wrong = "the whole text is not as long as was measured";
    for (size = 1; wrong == NULL && size <= length + 1; size++) {
        char *buffer = malloc(size);

        if (buffer == NULL || format(parsed, buffer, size) != length)
            wrong = "the length depends on the size";
        else if (buffer[size - 1] != '\0' ||
                 memcmp(buffer, whole, size - 1) != 0)
            wrong = "what fits is not the beginning of the text";
        free(buffer);
    }
    free(whole);
    return wrong;
}

#endif

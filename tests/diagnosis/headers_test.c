/* headers_test.c - an address of a header that is too long to be mended
 *
 * SPDX-License-Identifier: MIT
 *
 * No envelope takes it: RFC 5321 4.5.3.1.  White space and comments count for
 * nothing there.
 */
#include <addrspec/addrspec.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { INPUT_SIZE = 8192 };

/* `text`, with "%" in it replaced by `piece` over and over, 2000 octets. */
static const char *
lengthened(const char *text, const char *piece)
{
    static char input[INPUT_SIZE];
    char many[2001] = "";
    const char *place = strchr(text, '%');
    size_t i;

    for (i = 0; i + 1 < sizeof many; i++)
        many[i] = piece[i % strlen(piece)];
    snprintf(input, sizeof input, "%.*s%s%s", (int)(place - text), text, many,
             place + 1);
    return input;
}

Test(headers, tells_what_no_envelope_would_take)
{
    static const struct {
        const char *text, *piece;
        int id; /* 0: nothing is too long */
        uint32_t value, offset;
    } rows[] = {
        {"%@b.example", "a", ADDRSPEC_LOCAL_PART_TOO_LONG, 2000, 64},
        {"Bob <%@b.example>", "a", ADDRSPEC_LOCAL_PART_TOO_LONG, 2000, 5 + 64},
        {"a@%.example", "b", ADDRSPEC_LABEL_TOO_LONG, 2000, 2 + 63},
        {"a@b.%", "b", ADDRSPEC_LABEL_TOO_LONG, 2000, 4 + 63},
        {"a@%bb", "b.", ADDRSPEC_DOMAIN_TOO_LONG, 2002, 2 + 255},
        {"a@[%]", "b", ADDRSPEC_DOMAIN_TOO_LONG, 2002, 2 + 255},
        {"a@b.example (%)", "c", 0, 0, 0},
        {"a (%) @b.example", "c", 0, 0, 0},
        {"a@%b.example", " ", 0, 0, 0},
        {"%<a@b.example>", "x ", 0, 0, 0},
    };
    const size_t count = sizeof rows / sizeof rows[0];
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    size_t i;

    options.profile = ADDRSPEC_RFC5322;
    for (i = 0; i < count; i++) {
        const char *input = lengthened(rows[i].text, rows[i].piece);
        const addrspec_diag *found = NULL;
        addrspec_result result;
        uint32_t j;

        cr_expect_eq(addrspec_parse(ADDRSPEC_HEADER_MAILBOX, input,
                                    strlen(input), &options, &result),
                     ADDRSPEC_OK, "%s", rows[i].text);
        for (j = 0; j < result.kept_count; j++)
            if (strstr(addrspec_diagnosis(result.diags[j].id)->name,
                       "too-long"))
                found = &result.diags[j];
        if (rows[i].id == 0) {
            cr_expect_null(found, "%s", rows[i].text);
            continue;
        }
        cr_assert_not_null(found, "%s", rows[i].text);
        cr_expect_eq(found->id, rows[i].id, "%s: %s", rows[i].text,
                     addrspec_diagnosis(found->id)->name);
        cr_expect_eq(found->value, rows[i].value, "%s: %u", rows[i].text,
                     found->value);
        cr_expect_eq(found->where.offset, rows[i].offset, "%s: %u",
                     rows[i].text, found->where.offset);
    }
}

/* known_bugs_test.c - known faults of others that are too many for a table
 *
 * SPDX-License-Identifier: MIT
 */
#include <addrspec/addrspec.h>

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

static int
parse(enum addrspec_profile profile, const char *input, size_t length,
      addrspec_result *result)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    char *exact = malloc(length == 0 ? 1 : length);
    int verdict;

    cr_assert_not_null(exact);
    memcpy(exact, input, length);
    options.profile = profile;
    verdict = addrspec_parse(ADDRSPEC_MAILBOX, exact, length, &options, result);
    free(exact);
    return verdict;
}

/* Sendmail CVE-2003-0161: an octet as a char was taken for a mark. */
Test(known_bugs, octets_over_127_are_no_marks)
{
    static const char *const frames[] = {
        "%",     "a%",  "a%@b", "\"%\"@b", "\"\\%\"@b",
        "\"\\%", "a@%", "a@b%", "a@[%]",   "%@b"};
    size_t i;
    unsigned octet;

    for (i = 0; i < sizeof frames / sizeof frames[0]; i++)
        for (octet = 0x80; octet < 0x100; octet++) {
            char input[16];

            strcpy(input, frames[i]);
            *strchr(input, '%') = (char)octet;
            cr_expect_neq(parse(ADDRSPEC_RFC5321, input, strlen(input), NULL),
                          ADDRSPEC_OK, "0x%02x in %s", octet, frames[i]);
            cr_expect_neq(parse(ADDRSPEC_SMTP, input, strlen(input), NULL),
                          ADDRSPEC_OK, "0x%02x in %s", octet, frames[i]);
        }
}

/* PortSwigger 2024: a code point cut down to its low octet became an "@". */
Test(known_bugs, code_points_are_never_cut_down)
{
    uint32_t code_point;

    for (code_point = 0x100; code_point <= 0xffff; code_point++) {
        char input[16] = "a";
        addrspec_result result;
        size_t length;

        if (code_point >= 0xd800 && code_point <= 0xdfff)
            continue;
        length = utf8_encode(code_point, (unsigned char *)input + 1);
        memcpy(input + 1 + length, "@b.c", 4);
        cr_expect_eq(parse(ADDRSPEC_RFC6531, input, length + 5, &result),
                     ADDRSPEC_OK, "U+%04X", (unsigned)code_point);
        cr_expect_eq(result.local_part.length, length + 1, "U+%04X",
                     (unsigned)code_point);
        cr_expect_neq(parse(ADDRSPEC_RFC5321, input, length + 5, NULL),
                      ADDRSPEC_OK, "U+%04X", (unsigned)code_point);
    }
}

/* SMTP smuggling: whatever ends a line, wherever it stands. */
Test(known_bugs, no_address_has_a_line_break_anywhere)
{
    static const char *const breaks[] = {"\r",    "\n",      "\r\n",
                                         "\n.\n", "\r\n.\r", "\r\n.\r\n"};
    static const char *const addresses[] = {"bob.smith@mail.example",
                                            "\"b b\"@[192.0.2.1]"};
    size_t i, j, place;

    for (i = 0; i < sizeof breaks / sizeof breaks[0]; i++)
        for (j = 0; j < 2; j++)
            for (place = 0; place <= strlen(addresses[j]); place++) {
                const size_t length = strlen(addresses[j]);
                const size_t more = strlen(breaks[i]);
                addrspec_result result;
                char input[64];
                int verdict;

                memcpy(input, addresses[j], place);
                memcpy(input + place, breaks[i], more);
                memcpy(input + place + more, addresses[j] + place,
                       length - place);
                verdict = parse(ADDRSPEC_SMTP, input, length + more, &result);
                cr_expect_eq(verdict, (int)ADDRSPEC_LINE_BREAK,
                             "break %zu at %zu of %s: %s", i, place,
                             addresses[j], addrspec_strerror(verdict));
            }
}

/* Exim CVE-2026-40686, Dovecot CVE-2020-7046: UTF-8 that is cut short. */
Test(known_bugs, utf8_may_be_cut_short_anywhere)
{
    static const char input[] = "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80@"
                                "\xc3\xa9.\xe2\x82\xac.\xf0\x9f\x98\x80";
    size_t length;

    for (length = 0; length < sizeof input; length++) {
        addrspec_result result;

        parse(ADDRSPEC_RFC6531, input, length, &result);
        cr_expect_leq(result.kept_count, ADDRSPEC_DIAGS_MAX);
        cr_expect_leq(result.consumed, length);
    }
}

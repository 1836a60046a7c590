/* display_name_test.c - names as they are meant to be read
 *
 * SPDX-License-Identifier: MIT
 */
#include <addrspec/addrspec.h>

#include <criterion/criterion.h>
#include <string.h>

static const char *
read_name(const char *written)
{
    static char text[256];
    const size_t length = strlen(written);
    const addrspec_result result = {.display_name = {0, (uint32_t)length}};

    addrspec_display_name(&result, written, length, text, sizeof text);
    return text;
}

#define READS(written, wanted) cr_expect_str_eq(read_name(written), wanted)

Test(display_name, goes_without_quotes_comments_and_folding)
{
    READS("Bob Smith", "Bob Smith");
    READS("\"Smith, Bob\"", "Smith, Bob");
    READS("\"a \\\"b\\\\\"", "a \"b\\");
    READS("Bob (the\r\n (old)\\) one) Smith", "Bob Smith");
    READS("Bob\r\n  Smith", "Bob Smith");
    READS("\"Bob\r\n Smith\"", "Bob Smith");
    READS("Bob A. Smith", "Bob A. Smith");
    READS("\"a\"b", "ab");
    READS("(x)", "");
}

/* The examples of RFC 2047 8. */
Test(display_name, has_its_encoded_words_decoded)
{
    READS("=?US-ASCII?Q?Keith_Moore?=", "Keith Moore");
    READS("=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?=", "Keld Jørn Simonsen");
    READS("=?ISO-8859-1?Q?Andr=E9?= Pirard", "André Pirard");
    READS("=?ISO-8859-1?Q?Olle_J=E4rnefors?=", "Olle Järnefors");
    READS("=?ISO-8859-1?Q?a?= b", "a b");
    READS("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab");
    READS("=?ISO-8859-1?Q?a?=\r\n    =?ISO-8859-1?Q?b?=", "ab");
    READS("=?ISO-8859-1?Q?a_b?=", "a b");
    READS("=?utf-8?b?SsO2cmc=?=", "Jörg");
    READS("=?UTF-8*de?Q?J=C3=B6rg?=", "Jörg");
    READS("=?windows-1252?Q?=80?=", "€");
    READS("=?iso-8859-15?Q?=A4?=", "€");
}

Test(display_name, may_have_a_character_cut_in_two)
{
    READS("=?utf-8?Q?J=C3?= =?utf-8?Q?=B6rg?=", "Jörg");
    READS("=?utf-8?b?SsM=?= =?utf-8?b?tnJn?=", "Jörg");
}

Test(display_name, stays_as_it_is_where_it_cannot_be_decoded)
{
    READS("=?koi8-r?Q?=D0?=", "=?koi8-r?Q?=D0?=");
    READS("=?utf-8?Q?=C3?=", "=?utf-8?Q?=C3?=");
    READS("=?utf-8?Q?=C3?=\r\n =?utf-8?Q?x?=", "=?utf-8?Q?=C3?= =?utf-8?Q?x?=");
    READS("=?utf-8?Q?=4?=", "=?utf-8?Q?=4?=");
    READS("=?utf-8?X?a?=", "=?utf-8?X?a?=");
    READS("=?utf-8?b?a?=", "=?utf-8?b?a?=");
    READS("=?utf-8?b?a!==?=", "=?utf-8?b?a!==?=");
    READS("=?us-ascii?Q?=80?=", "=?us-ascii?Q?=80?=");
    READS("=?windows-1252?Q?=81?=", "=?windows-1252?Q?=81?=");
    READS("=?utf-8?Q?a", "=?utf-8?Q?a");
    READS("\"=?utf-8?Q?a?=\"", "=?utf-8?Q?a?=");
    READS("x=?utf-8?Q?a?=", "x=?utf-8?Q?a?=");
}

Test(display_name, may_be_any_octets)
{
    READS("\"open", "open");
    READS("(open", "");
    READS("a\\", "a\\");
    READS("\"a\\", "a\\");
    READS("=?utf-8?Q?=0D=0A=00?=", "\r\n");
}

Test(display_name, is_nothing_where_there_is_none)
{
    addrspec_result result = {.display_name = {ADDRSPEC_ABSENT, 0}};
    char text[8] = "x";

    cr_expect_eq(addrspec_display_name(&result, "a", 1, text, 8), 0u);
    cr_expect_str_eq(text, "");
    result.display_name.offset = 0;
    result.display_name.length = 2; /* not of this input */
    cr_expect_eq(addrspec_display_name(&result, "a", 1, text, 8), 0u);
    cr_expect_eq(addrspec_display_name(NULL, "a", 1, text, 8), 0u);
    cr_expect_eq(addrspec_display_name(&result, "abc", 3, text, 2), 2u);
    cr_expect_str_eq(text, "a");
}

/* list_test.c - the walk over a list, beside what tests/lists.tsv has
 *
 * SPDX-License-Identifier: MIT
 */
#include <addrspec/addrspec.h>

#include <criterion/criterion.h>
#include <string.h>

static void
begin(addrspec_list *list, const char *input, const addrspec_options *options)
{
    addrspec_list_init(list, input, strlen(input), options);
}

Test(list, refuses_wrong_arguments_once)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    addrspec_list list;

    addrspec_list_init(&list, NULL, 1, NULL);
    cr_expect_eq(addrspec_list_next(&list, NULL), (int)ADDRSPEC_ERR_ARGUMENT);
    cr_expect_eq(addrspec_list_next(&list, NULL), (int)ADDRSPEC_END);
    options.size = 1;
    begin(&list, "a@b.example", &options);
    cr_expect_eq(addrspec_list_next(&list, NULL), (int)ADDRSPEC_ERR_ABI);
    cr_expect_eq(addrspec_list_next(&list, NULL), (int)ADDRSPEC_END);
    cr_expect_eq(addrspec_list_next(NULL, NULL), (int)ADDRSPEC_ERR_ARGUMENT);
}

Test(list, ends_more_than_once)
{
    addrspec_list list;
    addrspec_result result;

    begin(&list, "a@b.example,", NULL);
    cr_expect_eq(addrspec_list_next(&list, &result), (int)ADDRSPEC_OK);
    cr_expect_eq(result.diag_count, 1u);
    cr_expect_eq(addrspec_list_next(&list, &result), (int)ADDRSPEC_END);
    cr_expect_eq(result.diag_count, 0u);
    cr_expect_eq(addrspec_list_next(&list, &result), (int)ADDRSPEC_END);
    cr_expect_eq(addrspec_list_member(&list).where.offset, ADDRSPEC_ABSENT);
}

Test(list, says_what_it_has_to_say_of_a_list_without_a_mailbox)
{
    addrspec_list list;
    addrspec_result result;

    begin(&list, "A:,;", NULL);
    cr_expect_eq(addrspec_list_next(&list, &result), (int)ADDRSPEC_END);
    cr_expect_eq(result.diag_count, 1u);
    cr_expect_eq(result.local_part.offset, ADDRSPEC_ABSENT);
    begin(&list, "A:", NULL);
    cr_expect_eq(addrspec_list_next(&list, &result),
                 (int)ADDRSPEC_UNTERMINATED_GROUP);
    cr_expect_eq(addrspec_list_next(&list, &result), (int)ADDRSPEC_END);
}

Test(list, leaves_out_what_is_ignored)
{
    static const uint16_t ignored[] = {ADDRSPEC_SEMICOLON_FOR_COMMA,
                                       ADDRSPEC_UNTERMINATED_GROUP};
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    addrspec_list list;
    addrspec_result result;

    options.ignore = ignored;
    options.ignore_count = 2;
    begin(&list, "a@b.example; A: c@d.example", &options);
    cr_expect_eq(addrspec_list_next(&list, &result), (int)ADDRSPEC_OK);
    cr_expect_eq(result.diag_count, 0u);
    cr_expect_eq(addrspec_list_next(&list, &result), (int)ADDRSPEC_OK);
    cr_expect_eq(result.diag_count, 0u);
}

Test(list, keeps_the_errors_of_a_member_before_the_warnings_around_it)
{
    static const char input[] =
        "a..b@c.example\n,\n,\n,\n,\n,\n,\n,\n,\n,\nd@e.example";
    addrspec_list list;
    addrspec_result result;

    begin(&list, input, NULL);
    cr_expect_eq(addrspec_list_next(&list, &result), (int)ADDRSPEC_DOUBLE_DOT);
    cr_expect_eq(result.kept_count, (uint32_t)ADDRSPEC_DIAGS_MAX);
    cr_expect_gt(result.diag_count, (uint32_t)ADDRSPEC_DIAGS_MAX);
    cr_expect_eq(result.diags[0].id, ADDRSPEC_DOUBLE_DOT);
    cr_expect_eq(addrspec_list_member(&list).verdict, (int)ADDRSPEC_DOUBLE_DOT);
}

Test(list, is_mended_within_its_buffer)
{
    static const char input[] = "A: a..b@c.example";
    char text[64];

    memset(text, 'x', sizeof text);
    cr_expect_eq(addrspec_list_mend(input, sizeof input - 1, NULL, text, 5),
                 17u);
    cr_expect_str_eq(text, "A: a");
    cr_expect_eq(text[5], 'x');
    cr_expect_eq(addrspec_list_mend(input, sizeof input - 1, NULL, NULL, 0),
                 17u);
    cr_expect_eq(
        addrspec_list_mend(input, sizeof input - 1, NULL, text, sizeof text),
        17u);
    cr_expect_str_eq(text, "A: a.b@c.example;");
}

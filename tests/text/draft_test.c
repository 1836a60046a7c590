/* draft_test.c - a short input that can be edited
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/draft.h"

#include <criterion/criterion.h>
#include <string.h>

static struct draft draft;

static void
begin(const char *text)
{
    draft_begin(&draft, (const unsigned char *)text, (uint32_t)strlen(text));
}

static void
expect_text(const char *text)
{
    cr_expect_eq(draft.length, strlen(text));
    cr_expect_eq(memcmp(draft.octets, text, strlen(text)), 0, "%.*s",
                 (int)draft.length, (const char *)draft.octets);
}

/* `origins` has a digit for each octet, and one for the end. */
static void
expect_origins(const char *origins)
{
    size_t i;

    cr_assert_eq(strlen(origins), draft.length + 1);
    for (i = 0; origins[i] != '\0'; i++)
        cr_expect_eq(draft.origin[i], (uint32_t)(origins[i] - '0'),
                     "octet %zu: %u", i, draft.origin[i]);
}

Test(draft, begins_as_the_input)
{
    begin("abc");
    expect_text("abc");
    expect_origins("0123");
    begin("");
    expect_text("");
    expect_origins("0");
}

Test(draft, deletes)
{
    begin("abcd");
    cr_expect(draft_replace(&draft, 1, 2, NULL, 0));
    expect_text("ad");
    expect_origins("034");
    cr_expect(draft_replace(&draft, 0, 2, NULL, 0));
    expect_text("");
    expect_origins("4");
}

Test(draft, inserts_and_what_is_put_in_comes_from_there)
{
    begin("ad");
    cr_expect(draft_replace(&draft, 1, 0, "bc", 2));
    expect_text("abcd");
    expect_origins("01112");
    cr_expect(draft_replace(&draft, 4, 0, "e", 1));
    expect_text("abcde");
    expect_origins("011122");
}

Test(draft, replaces_by_shorter_and_longer_texts)
{
    begin("a..b");
    cr_expect(draft_replace(&draft, 1, 2, ".", 1));
    expect_text("a.b");
    expect_origins("0134");
    cr_expect(draft_replace(&draft, 1, 1, "@@@", 3));
    expect_text("a@@@b");
    expect_origins("011134");
}

Test(draft, refuses_what_has_no_room_and_changes_nothing)
{
    static char text[DRAFT_MAX + 1];

    memset(text, 'x', sizeof text);
    draft_begin(&draft, (const unsigned char *)text, DRAFT_INPUT_MAX);
    cr_expect(draft_replace(&draft, 0, 0, text, DRAFT_MAX - DRAFT_INPUT_MAX));
    cr_expect_eq(draft.length, DRAFT_MAX);
    cr_expect_not(draft_replace(&draft, 0, 0, "y", 1));
    cr_expect_eq(draft.length, DRAFT_MAX);
    cr_expect_eq(draft.octets[0], 'x');
    cr_expect(draft_replace(&draft, 0, 1, "y", 1));
    cr_expect_eq(draft.octets[0], 'y');
}

Test(draft, is_copied_with_its_origins)
{
    static struct draft copy;

    begin("abc");
    draft_replace(&draft, 0, 2, NULL, 0);
    draft_copy(&copy, &draft);
    draft_replace(&draft, 0, 1, NULL, 0);
    cr_expect_eq(copy.length, 1);
    cr_expect_eq(copy.octets[0], 'c');
    cr_expect_eq(copy.origin[0], 2);
    cr_expect_eq(copy.origin[1], 3);
}

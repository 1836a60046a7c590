/* comment_test.c - comments and folding white space, an octet at a time
 *
 * SPDX-License-Identifier: MIT
 */
#include "pushing.h"

#include <criterion/criterion.h>

#define OF_A_HEADER ADDRSPEC_MAILBOX, ADDRSPEC_RFC5322

Test(comment, stands_around_words_and_dots)
{
    static const struct expected rows[] = {
        {"(x)a(x)@(x)b(x)", FAULT_NONE, 15},
        {"a (x) (y) . (z) b@c", FAULT_NONE, 19},
        {"a(x)b@c", SECOND_WORD, 4},
        /*     ^ */
        {"a@b(x)c", SECOND_WORD, 6},
        /*       ^ */
        {"(x", COMMENT_OPEN, 2},
        {"(x\\)a@b", COMMENT_OPEN, 7},
        {"a)@b", ILLEGAL_OCTET, 1},
    };

    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5322, rows)
}

Test(comment, holds_text_pairs_and_comments)
{
    static const struct expected rows[] = {
        {"(a \"b\" [c] <d@e>, (f \\( \\\\)\t\x01\x7f)a@b", FAULT_NONE, 34},
        {"(\xc3\xa9 \\\xc3\xa9)a@b", FAULT_NONE, 11},
        {"(\n)a@b", ILLEGAL_OCTET, 1},
        {"(\\\n)a@b", FAULT_NONE, 7},
        {"(\xc3)a@b", BAD_UTF8, 2},
    };

    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5322, rows)
}

/* The text opens `depth` comments and closes them again. */
static struct pushed
push_nested(size_t depth)
{
    char text[2 * COMMENT_DEPTH_MAX + 8] = "";

    memset(text, '(', depth);
    memset(text + depth, ')', depth);
    strcpy(text + 2 * depth, "a@b");
    return push_text(OF_A_HEADER, text);
}

Test(comment, holds_others_down_to_16)
{
    const struct pushed deepest = push_nested(16), deeper = push_nested(17);

    cr_expect_eq(deepest.fault, FAULT_NONE);
    cr_expect_eq(deeper.fault, COMMENT_TOO_DEEP);
    cr_expect_eq(deeper.offset, 16);
}

Test(comment, that_is_too_deep_is_one_fault)
{
    struct scan scan = started(OF_A_HEADER);

    cr_expect_eq(
        push_recovering(&scan, "(((((((((((((((((x))))))))))))))))) a@b"), 1);
}

Test(comment, folds_lines_before_a_blank)
{
    static const struct expected rows[] = {
        {"a@b\r\n ", FAULT_NONE, 6},
        {"\r\n\ta@b", FAULT_NONE, 6},
        {"a@b \r\n  \r\n (x\r\n y)", FAULT_NONE, 18},
        {"\"a\r\n b\"@c", FAULT_NONE, 9},
        {"a@[1\r\n 2]", FAULT_NONE, 9},
        {"a@b\r\n", FOLD_OPEN, 5},
        {"a@b\r", FOLD_OPEN, 4},
        {"a@b\r\nc", FOLD_OPEN, 5},
        /*       ^ */
        {"a@b\rc", FOLD_OPEN, 4},
        {"a@b\n ", ILLEGAL_OCTET, 3},
    };

    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_RFC5322, rows)
}

/* The obsolete forms that were met by the end. */
static unsigned
obsolete_in(enum addrspec_production production, const char *text)
{
    struct scan scan = started(production, ADDRSPEC_RFC5322);

    cr_expect_eq(push_octets(&scan, text, strlen(text)).fault, FAULT_NONE, "%s",
                 text);
    return scan.obsolete;
}

Test(comment, tells_what_is_obsolete)
{
    static const struct {
        const char *text;
        unsigned forms;
    } rows[] = {
        {"(x) a\r\n (\\x) @ b", 0},
        {"a\r\n \r\n @b", OBSOLETE_WHITE_SPACE},
        {"a\r\n (x)\r\n @b", 0},
        {"(\x01)a@b", OBSOLETE_CONTROL},
        {"(\\\x01)a@b", OBSOLETE_QUOTED_PAIR},
        {"(\\\t)a@b", 0},
        {"(\\\x7f)a@b", OBSOLETE_QUOTED_PAIR},
        {"(a\r\n b\r\n c)a@b", 0},
        {"(a\r\n \r\n c)a@b", OBSOLETE_WHITE_SPACE},
        {"(\x01)\r\n \r\n a@b", OBSOLETE_CONTROL | OBSOLETE_WHITE_SPACE},
        {"\r\n \r\n (\x01)a@b", OBSOLETE_CONTROL | OBSOLETE_WHITE_SPACE},
        {"(\x01\\\x01)a@b", OBSOLETE_CONTROL | OBSOLETE_QUOTED_PAIR},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cr_expect_eq(obsolete_in(ADDRSPEC_MAILBOX, rows[i].text), rows[i].forms,
                     "%s", rows[i].text);
}

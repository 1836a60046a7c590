/* address_list_test.c - where the members of a list are thought to end
 *
 * SPDX-License-Identifier: MIT
 */
#include "syntax/address_list.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* Each chunk in brackets, with what ends it behind. */
static const char *
chunks_of(const char *list)
{
    static const char endings[] = {[LIST_ENDS] = '.',
                                   [COMMA_ENDS] = ',',
                                   [SEMICOLON_ENDS] = ';',
                                   [COLON_ENDS] = ':',
                                   [SPACE_ENDS] = '_'};
    static char text[512];
    const uint32_t length = (uint32_t)strlen(list);
    uint32_t position = 0;
    uint8_t unclosed = 0;
    struct chunk chunk;

    text[0] = '\0';
    do {
        const size_t used = strlen(text);

        read_chunk((const unsigned char *)list, length, position, &unclosed,
                   &chunk);
        snprintf(text + used, sizeof text - used, "[%.*s]%s%c",
                 (int)(chunk.end - chunk.begin), list + chunk.begin,
                 chunk.is_blank ? "-" : "", endings[chunk.ending]);
        position = chunk.stop + (chunk.ending != SPACE_ENDS);
    } while (chunk.ending != LIST_ENDS);
    return text;
}

#define IS_CUT(list, wanted) cr_expect_str_eq(chunks_of(list), wanted)

Test(address_list, is_cut_at_separators)
{
    IS_CUT("", "[]-.");
    IS_CUT("a@b , c@d", "[a@b],[c@d].");
    IS_CUT("a@b;c@d", "[a@b];[c@d].");
    IS_CUT("A: a@b;", "[A]:[a@b];[]-.");
    IS_CUT(" ,(x),", "[]-,[(x)]-,[]-.");
}

Test(address_list, is_not_cut_in_quotes_comments_literals_and_routes)
{
    IS_CUT("\"a,b;c:\"@d", "[\"a,b;c:\"@d].");
    IS_CUT("\"a\\\",b\"@d", "[\"a\\\",b\"@d].");
    IS_CUT("a@b (x,(y;)\\),:)", "[a@b (x,(y;)\\),:)].");
    IS_CUT("a@[x,y;z\\],]", "[a@[x,y;z\\],]].");
    IS_CUT("<@a,@b:c@d>,e@f", "[<@a,@b:c@d>],[e@f].");
    IS_CUT("<,@a,,:c@d>", "[<,@a,,:c@d>].");
    IS_CUT("\"Re: x\" <a@b>", "[\"Re: x\" <a@b>].");
}

Test(address_list, is_cut_at_white_space_between_addresses)
{
    IS_CUT("a@b c@d", "[a@b]_[c@d].");
    IS_CUT("a@b c @ d", "[a@b]_[c @ d].");
    IS_CUT("a@b \"c d\"@e", "[a@b]_[\"c d\"@e].");
    IS_CUT("A <a@b> B C <c@d>", "[A <a@b>]_[B C <c@d>].");
    IS_CUT("<a@b>\n<c@d>", "[<a@b>]_[<c@d>].");
    IS_CUT("a@b\nBob", "[a@b]_[Bob].");
}

Test(address_list, is_not_cut_where_one_address_may_go_on)
{
    IS_CUT("a @ b . c", "[a @ b . c].");
    IS_CUT("a@b. c", "[a@b. c].");
    IS_CUT("a@b x", "[a@b x].");
    IS_CUT("a@b <c@d>", "[a@b <c@d>].");
    IS_CUT("<a@b> <c@d>", "[<a@b> <c@d>].");
    IS_CUT("<a@b>c@d", "[<a@b>c@d].");
    IS_CUT("A\nB <a@b>", "[A\nB <a@b>].");
}

Test(address_list, a_name_may_have_commas)
{
    IS_CUT("Last, First <a@b>", "[Last, First <a@b>].");
    IS_CUT("Last, First, Jr. <a@b>, c@d", "[Last, First, Jr. <a@b>],[c@d].");
    IS_CUT("Last, <a@b>", "[Last],[<a@b>].");
    IS_CUT("Last, First, c@d", "[Last],[First],[c@d].");
    IS_CUT("a, b, c, d, E <e@f>", "[a],[b, c, d, E <e@f>].");
    IS_CUT("a@b, First <c@d>", "[a@b],[First <c@d>].");
}

Test(address_list, a_comma_may_be_a_dot)
{
    IS_CUT("a@b,com", "[a@b,com].");
    IS_CUT("<a@b,com>", "[<a@b,com>].");
    IS_CUT("a@b.co,uk; c@d", "[a@b.co,uk];[c@d].");
    IS_CUT("a@b, com", "[a@b],[com].");
    IS_CUT("a@b.com,jane", "[a@b.com],[jane].");
    IS_CUT("a@b,c@d", "[a@b],[c@d].");
}

Test(address_list, what_is_left_open_spoils_one_member)
{
    IS_CUT("\"a b@c, d@e", "[\"a b@c],[d@e].");
    IS_CUT("\"A <a@b>, \"B\" <c@d>", "[\"A <a@b>],[\"B\" <c@d>].");
    IS_CUT("\"a, b@c, \"d, e\"@f", "[\"a, b@c, \"d],[e\"@f].");
    IS_CUT("(a@b, c@d", "[(a@b],[c@d].");
    IS_CUT("a@[b, c@[d], e@f", "[a@[b],[c@[d]],[e@f].");
    IS_CUT("A <a@b, C <c@d>", "[A <a@b],[C <c@d>].");
    IS_CUT("a@b, \"", "[a@b],[\"].");
    IS_CUT("a@b, (", "[a@b],[(].");
    IS_CUT("\"a@b\nc@d", "[\"a@b]_[c@d].");
    IS_CUT("(a@b\r\nc@d", "[(a@b]_[c@d].");
    IS_CUT("\"ab\nc@d", "[\"ab\nc@d].");
    IS_CUT("\"a@b; c@d", "[\"a@b];[c@d].");
    IS_CUT("a@[b\nc@d", "[a@[b]_[c@d].");
    IS_CUT("\"a\\\"@b, c@d", "[\"a\\\"@b],[c@d].");
    IS_CUT("a@b, \"c\\", "[a@b],[\"c\\].");
    IS_CUT("a@b, \"c  ", "[a@b],[\"c].");
    IS_CUT("a@b, (c@d\\,e", "[a@b],[(c@d\\,e].");
    IS_CUT("a@[b\\], c@d", "[a@[b\\]],[c@d].");
}

/* Many are open: each of the others ends with its address as well. */
Test(address_list, what_is_left_open_often_is_believed_to_end)
{
    IS_CUT("(a@b, (a@b, (a@b, (a@b, (a@b, (a@b, (a@b, (a@b, (a@b, (a@b, c@d",
           "[(a@b],[(a@b],[(a@b],[(a@b],[(a@b],[(a@b],[(a@b],[(a@b],[(a@b],"
           "[(a@b],[c@d].");
}

Test(address_list, a_line_break_without_white_space_behind_is_found)
{
    const unsigned char text[] = "\r\n \n\t\r\r\n";

    cr_expect_eq(unfolded_break(text, 0, 8), 5u);
    cr_expect_eq(unfolded_break(text, 0, 5), 5u);
    cr_expect_eq(unfolded_break(text, 6, 8), 6u);
    cr_expect_eq(skip_white(text, 8, 0), 8u);
}

/* html5_test.c - the e-mail address of HTML, an octet at a time
 *
 * SPDX-License-Identifier: MIT
 */
#include "syntax/html5.h"

#include "pushing.h"

#include <criterion/criterion.h>

Test(html5, has_atoms_and_dots_in_any_order_an_at_and_labels)
{
    static const struct expected rows[] = {
        {"a@b", FAULT_NONE, 3},
        {".@b", FAULT_NONE, 3},
        {"..@b", FAULT_NONE, 4},
        {".a..b.@c.d", FAULT_NONE, 10},
        {"!#$%&'*+-/=?^_`{|}~@b", FAULT_NONE, 21},
        {"a@1.2.3.4", FAULT_NONE, 9},
        {"", LOCAL_PART_EXPECTED, 0},
        {"@b", LOCAL_PART_EXPECTED, 0},
        {"a", AT_EXPECTED, 1},
        {".", AT_EXPECTED, 1},
        {"a@", DOMAIN_EXPECTED, 2},
        {"a@b@c", AT_IN_DOMAIN, 3},
        {"a@.b", EMPTY_LABEL, 2},
        {"a@b..c", EMPTY_LABEL, 4},
        {"a@b.", EMPTY_LABEL, 4},
        {"a@-b", HYPHEN_AT_EDGE, 2},
        {"a@b-", HYPHEN_AT_EDGE, 4},
        {"a@b_c", UNDERSCORE, 3},
        {"a b@c", ILLEGAL_OCTET, 1},
        {"a@b ", ILLEGAL_OCTET, 3},
        {"a@b,c@d", ILLEGAL_OCTET, 3},
        {"\xc3\xa9@b", NON_ASCII, 0},
        {"a@\xc3\xa9", NON_ASCII, 2},
    };

    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_HTML5, rows)
}

Test(html5, has_no_quotes_and_no_literals)
{
    static const struct expected mailboxes[] = {
        {"\"a\"@b", QUOTED_STRING_REFUSED, 0},
        {"a\"b@c", QUOTE_IN_ATOM, 1},
        {".\"b\"@c", QUOTE_IN_ATOM, 1},
        {"a@[1.2.3.4]", LITERAL_REFUSED, 2},
        {"a@b[1.2.3.4]", ILLEGAL_OCTET, 3},
    };
    static const struct expected domains[] = {
        {"b.c", FAULT_NONE, 3},
        {"", DOMAIN_EXPECTED, 0},
        {"[1.2.3.4]", LITERAL_REFUSED, 0},
    };

    EXPECT_PUSHED(ADDRSPEC_MAILBOX, ADDRSPEC_HTML5, mailboxes)
    EXPECT_PUSHED(ADDRSPEC_DOMAIN, ADDRSPEC_HTML5, domains)
}

Test(html5, reads_on_as_RFC_5321_has_it)
{
    static const struct {
        const char *text;
        unsigned faults;
    } rows[] = {
        {"\"a b\"@c", 1},
        {"\"a\\\"@\"@c", 1},
        {"\"a\"b@c", 2},
        {"\"a", 3},
        {"a@[1.2.3.4]", 1},
        {"a@[IPv6:::1]", 1},
        {"a@[1.2.3.4", 2},
        {"a@[x", 3},
        {"\"a\"@[1.2.3.4]", 2},
        {"", 2},
        {"@", 2},
        {"a@\xc3\xa9.b", 2},
        {"\xc3\xa9@b.", 3},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_HTML5);

        cr_expect_eq(push_recovering(&scan, rows[i].text), rows[i].faults, "%s",
                     rows[i].text);
        cr_expect_eq(scan_end(&scan), FAULT_NONE, "%s", rows[i].text);
    }
}

/* Push so many times the same octet; the first fault. */
static enum fault
push_many(struct scan *scan, char octet, unsigned count)
{
    enum fault fault = FAULT_NONE;

    while (count-- > 0 && fault == FAULT_NONE)
        fault = scan_step(scan, (unsigned char)octet);
    return fault;
}

Test(html5, limits_the_label_and_nothing_else)
{
    struct scan scan = started(ADDRSPEC_MAILBOX, ADDRSPEC_HTML5);
    unsigned i;

    cr_expect_eq(push_many(&scan, 'a', 1000), FAULT_NONE, "local-part");
    cr_expect_eq(push_many(&scan, '@', 1), FAULT_NONE);
    for (i = 0; i < 10; i++) {
        cr_expect_eq(push_many(&scan, 'a', 63), FAULT_NONE, "label %u", i);
        cr_expect_eq(push_many(&scan, '.', 1), FAULT_NONE);
    }
    cr_expect_eq(push_many(&scan, 'a', 63), FAULT_NONE);
    cr_expect_eq(push_many(&scan, 'a', 1), LABEL_TOO_LONG);
    cr_expect_eq(scan_end(&scan), FAULT_NONE, "the grammar goes on");
}

/* ---- Several addresses ----------------------------------------------- */

/* The values with "|" between; "none" if there is none. */
static const char *
values_of(const char *list, char *text)
{
    const uint32_t length = (uint32_t)strlen(list);
    uint32_t position = 0, used = 0;
    addrspec_span value;
    bool any = false;

    while (html5_next_value((const unsigned char *)list, length, &position,
                            &value)) {
        if (any)
            text[used++] = '|';
        any = true;
        memcpy(text + used, list + value.offset, value.length);
        used += value.length;
    }
    text[used] = '\0';
    return any ? text : "none";
}

Test(html5_next_value, splits_on_commas_and_strips_whitespace)
{
    static const struct {
        const char *list;
        const char *values;
    } rows[] = {
        {"", "none"},
        {" \t\n\f\r", "none"},
        {"a", "a"},
        {" a ", "a"},
        {"a,b", "a|b"},
        {"\t\n\f\r a \t\n\f\r,\t\n\f\r b \t\n\f\r", "a|b"},
        {" a ,b,,d d ", "a|b||d d"},
        {",", "|"},
        {" , ", "|"},
        {"a,", "a|"},
        {",a", "|a"},
        {"\"a,b\"", "\"a|b\""},
        {"\va\v", "\va\v"},
        {"\xc2\xa0"
         "a",
         "\xc2\xa0"
         "a"},
    };
    char text[64];
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cr_expect_str_eq(values_of(rows[i].list, text), rows[i].values, "%s",
                         rows[i].list);
}

Test(html5_next_value, stays_at_the_end)
{
    uint32_t position = 0;
    addrspec_span value;
    int i;

    cr_expect(
        html5_next_value((const unsigned char *)"a", 1, &position, &value));
    for (i = 0; i < 3; i++)
        cr_expect_not(
            html5_next_value((const unsigned char *)"a", 1, &position, &value));
}

/* utf8_test.c - UTF-8 as RFC 3629 has it
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/utf8.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static bool
is_scalar(uint32_t code_point)
{
    return code_point <= 0x10ffff &&
           (code_point < 0xd800 || code_point > 0xdfff);
}

Test(utf8, every_code_point_survives_the_way_there_and_back)
{
    uint32_t code_point;

    for (code_point = 0; code_point <= 0x10ffff; code_point++) {
        unsigned char octets[4];
        const size_t length = utf8_encode(code_point, octets);
        const struct utf8_unit unit = utf8_decode(octets, length);

        if (unit.value != code_point || unit.length != length ||
            unit.kind !=
                (is_scalar(code_point) ? UTF8_WELL_FORMED : UTF8_SURROGATE))
            cr_assert_fail("U+%04X is read as kind %d, U+%04X, %u octets",
                           (unsigned)code_point, unit.kind,
                           (unsigned)unit.value, (unsigned)unit.length);
    }
}

Test(utf8, is_as_long_as_rfc_3629_3_says)
{
    static const struct {
        uint32_t code_point;
        size_t length;
    } rows[] = {{0x0, 1},   {0x7f, 1},   {0x80, 2},    {0x7ff, 2},
                {0x800, 3}, {0xffff, 3}, {0x10000, 4}, {0x10ffff, 4}};
    unsigned char octets[4];
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cr_expect_eq(utf8_encode(rows[i].code_point, octets), rows[i].length,
                     "U+%04X", (unsigned)rows[i].code_point);
}

struct malformed {
    const char *octets;
    enum utf8_kind kind;
    uint32_t value;
    uint32_t length;
};

static void
expect_malformed(const struct malformed *row)
{
    const size_t length = strlen(row->octets + 1) + 1;
    unsigned char *exact = malloc(length);
    struct utf8_unit unit;

    cr_assert_not_null(exact);
    memcpy(exact, row->octets, length);
    unit = utf8_decode(exact, length);
    cr_expect(unit.kind == row->kind && unit.value == row->value &&
                  unit.length == row->length,
              "%02x...: kind %d, value 0x%x, length %u", exact[0], unit.kind,
              (unsigned)unit.value, (unsigned)unit.length);
    free(exact);
}

Test(utf8, tells_the_ways_of_being_malformed_apart)
{
    static const struct malformed rows[] = {
        {"\x80", UTF8_LONE_CONTINUATION, 0x80, 1},
        {"\xbf", UTF8_LONE_CONTINUATION, 0xbf, 1},
        {"\xc3", UTF8_TRUNCATED, 0xc3, 1},
        {"\xc3"
         "a",
         UTF8_TRUNCATED, 0xc3, 1},
        {"\xe2\x82", UTF8_TRUNCATED, 0xe2, 2},
        {"\xe2\x82@", UTF8_TRUNCATED, 0xe2, 2},
        {"\xf0\x9f\x98", UTF8_TRUNCATED, 0xf0, 3},
        {"\xf0\xc3\xa9", UTF8_TRUNCATED, 0xf0, 1},
        {"\xc0\x80", UTF8_OVERLONG, 0x0, 2},
        {"\xc1\xbf", UTF8_OVERLONG, 0x7f, 2},
        {"\xe0\x80\x80", UTF8_OVERLONG, 0x0, 3},
        {"\xe0\x9f\xbf", UTF8_OVERLONG, 0x7ff, 3},
        {"\xf0\x8f\xbf\xbf", UTF8_OVERLONG, 0xffff, 4},
        {"\xed\xa0\x80", UTF8_SURROGATE, 0xd800, 3},
        {"\xed\xbf\xbf", UTF8_SURROGATE, 0xdfff, 3},
        {"\xf4\x90\x80\x80", UTF8_TOO_LARGE, 0x110000, 4},
        {"\xf7\xbf\xbf\xbf", UTF8_TOO_LARGE, 0x1fffff, 4},
        {"\xf8\x88\x80\x80\x80", UTF8_NEVER, 0xf8, 1},
        {"\xfe", UTF8_NEVER, 0xfe, 1},
        {"\xff", UTF8_NEVER, 0xff, 1},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_malformed(&rows[i]);
}

/* The lead and the range of what follows it say the same as decoding. */
static void
compare_lead(unsigned lead, unsigned second)
{
    unsigned char octets[4] = {0, 0, 0x80, 0x80};
    uint8_t left = 0, low = 0, high = 0;
    bool leads;

    octets[0] = (unsigned char)lead;
    octets[1] = (unsigned char)second;
    leads = utf8_lead(octets[0], &left, &low, &high);
    if (lead >= 0x80)
        cr_expect_eq(leads && second >= low && second <= high,
                     utf8_decode(octets, 4).kind == UTF8_WELL_FORMED,
                     "0x%02x 0x%02x", lead, second);
    if (leads && lead >= 0x80 && second >= low && second <= high)
        cr_expect_eq(utf8_decode(octets, 4).length, left + 1u);
}

Test(utf8, a_lead_knows_what_follows_it)
{
    unsigned lead, second;

    for (lead = 0x80; lead < 0x100; lead++)
        for (second = 0; second < 0x100; second++)
            compare_lead(lead, second);
}

Test(utf8, reads_ascii_octets_as_they_are)
{
    unsigned octet;

    for (octet = 0; octet < 0x80; octet++) {
        const unsigned char octets[] = {(unsigned char)octet};
        const struct utf8_unit unit = utf8_decode(octets, 1);

        cr_expect(unit.kind == UTF8_WELL_FORMED && unit.value == octet &&
                  unit.length == 1);
    }
}

Test(utf8, the_last_code_point_is_found_from_behind)
{
    /* "a", U+00FC, U+20AC, U+1F600, and a lone continuation */
    const unsigned char octets[] = "a\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80";
    const unsigned char lone[] = "\x80\x80";

    cr_expect_eq(utf8_last_begin(octets, 0, 10), 6);
    cr_expect_eq(utf8_last_begin(octets, 0, 6), 3);
    cr_expect_eq(utf8_last_begin(octets, 0, 3), 1);
    cr_expect_eq(utf8_last_begin(octets, 0, 1), 0);
    cr_expect_eq(utf8_last_begin(octets, 0, 0), 0);
    cr_expect_eq(utf8_last_begin(octets, 7, 10), 7);
    cr_expect_eq(utf8_last_begin(lone, 0, 2), 0);
}

static bool
is_well_formed(const char *octets, size_t length)
{
    return utf8_is_well_formed((const unsigned char *)octets, length);
}

Test(utf8, is_well_formed_where_every_octet_is)
{
    static const char text[] = "a\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80";

    cr_expect(is_well_formed(text, 10));
    cr_expect_not(is_well_formed("\x80", 1));
    cr_expect_not(is_well_formed("\x80"
                                 "a",
                                 2),
                  "at the beginning");
    cr_expect_not(is_well_formed("a\xff", 2), "at the end");
    cr_expect_not(is_well_formed("\xc3\xbc\xe2\x82z", 5), "in the middle");
}

Test(utf8, what_is_behind_the_end_makes_nothing_well_formed_or_malformed)
{
    cr_expect(is_well_formed("\x80", 0));
    cr_expect(is_well_formed("a\x80", 1));
    cr_expect(is_well_formed("\xc3\xbc\x80", 2));
    cr_expect_not(is_well_formed("a\xc3\xbc", 2));
    cr_expect_not(is_well_formed("abcd\xf0\x9f\x98\x80", 7));
}

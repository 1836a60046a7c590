/* characters_test.c - the names of code points that people meet unawares
 *
 * SPDX-License-Identifier: MIT
 */
#include "catalogue/catalogue.h"

#include <criterion/criterion.h>
#include <string.h>

#include "meaning/code_points.h"
#include "reply/escape.h"

struct row {
    uint32_t first;
    uint32_t last;
    const char *names[LANGUAGE_COUNT];
};

static const struct row rows[] = {
#define CHARACTER(first, last, english, french)                                \
    {first, last, {english, french}},
#include "catalogue/characters.def"
#undef CHARACTER
};

enum { ROW_COUNT = sizeof rows / sizeof rows[0] };

Test(characters, are_in_order_and_none_is_named_twice)
{
    for (unsigned i = 0; i < ROW_COUNT; i++) {
        cr_expect_leq(rows[i].first, rows[i].last, "%s", rows[i].names[0]);
        cr_expect_leq(rows[i].last, 0x10ffffu, "%s", rows[i].names[0]);
        if (i > 0)
            cr_expect_lt(rows[i - 1].last, rows[i].first, "%s",
                         rows[i].names[0]);
    }
}

static void
expect_name(uint32_t code_point, const char *english, const char *french)
{
    const char *names[] = {character_name(code_point, ENGLISH),
                           character_name(code_point, FRENCH_LANGUAGE)};

    cr_assert(names[0] != NULL && names[1] != NULL, "U+%04X",
              (unsigned)code_point);
    cr_expect_str_eq(names[0], english);
    cr_expect_str_eq(names[1], french);
}

Test(characters, are_found_at_both_ends_of_their_ranges)
{
    for (unsigned i = 0; i < ROW_COUNT; i++) {
        expect_name(rows[i].first, rows[i].names[0], rows[i].names[1]);
        expect_name(rows[i].last, rows[i].names[0], rows[i].names[1]);
    }
    cr_expect_gt(ROW_COUNT, 100);
}

Test(characters, have_the_names_that_unicode_gives_them)
{
    expect_name(0x200b, "zero width space", "espace sans chasse");
    expect_name(0x202e, "right-to-left override", "forçage droite-à-gauche");
    expect_name(0xff20, "fullwidth commercial at", "arobase pleine chasse");
    expect_name(0x3002, "ideographic full stop", "point idéographique");
    expect_name(0xfe0f, "variation selector", "sélecteur de variante");
}

Test(characters, have_no_name_where_none_is_needed)
{
    static const uint32_t others[] = {0,      'a',     0x7f,     0xe9,
                                      0x2665, 0xfe1f,  0x3001,   0xe000,
                                      0xffff, 0xe01f0, 0x10ffff, UINT32_MAX};

    for (unsigned i = 0; i < sizeof others / sizeof others[0]; i++)
        cr_expect_null(character_name(others[i], ENGLISH), "U+%04X",
                       (unsigned)others[i]);
}

/* A name stands in parentheses, and in replies that are ASCII. */
Test(characters, have_names_that_fit_into_a_reply)
{
    for (unsigned i = 0; i < ROW_COUNT; i++)
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const char *name = rows[i].names[language];
            char folded[128];
            struct writer writer = writer_begin(folded, sizeof folded);

            write_folded(&writer, name, strlen(name));
            cr_expect_lt(writer_end(&writer), 56u, "%s", name);
            cr_expect_gt(strlen(name), 4u, "%s", name);
            cr_expect_null(strpbrk(folded, "?()[]{}"), "%s: %s", name, folded);
        }
}

/* Whatever is called by its class has a name, but for what no one can name. */
Test(characters, cover_the_classes_that_are_told_by_their_names)
{
    for (uint32_t code_point = 0x80; code_point <= 0x10ffff; code_point++)
        switch (code_point_class(code_point)) {
        case LINE_BREAKING:
        case JOINER:
        case SPACE_FORM:
        case BIDI_CONTROL:
        case WIDTH_FORM:
        case FULL_STOP_FORM:
        case QUOTE_FORM:
        case DASH_FORM:
        case REPLACEMENT:
            cr_expect_not_null(character_name(code_point, ENGLISH), "U+%04X",
                               (unsigned)code_point);
            break;
        default:
            break;
        }
}

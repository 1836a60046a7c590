/* breaks_surroundings.c - ways to leave an address among other text
 *
 * SPDX-License-Identifier: MIT
 */
#include "ways.h"

/* ---- Put at both ends -------------------------------------------------- */

struct ends {
    const char *first;
    const char *last;
};

static bool
put_some_ends(const struct original *original, struct chance *chance,
              struct broken *broken, const struct ends *ends, unsigned count)
{
    const unsigned chosen = pick(chance, count);

    return put_around(broken, original->path, 0, ends[chosen].first,
                      ends[chosen].last);
}

#define ENDS(function, ...)                                                    \
    static bool function(const struct original *original,                      \
                         struct chance *chance, struct broken *broken)         \
    {                                                                          \
        static const struct ends ends[] = {__VA_ARGS__};                       \
                                                                               \
        return put_some_ends(original, chance, broken, ends,                   \
                             sizeof ends / sizeof ends[0]);                    \
    }

ENDS(in_html, {"<a href=\"mailto:", "\">Bob</a>"}, {"<td>", "</td>"},
     {"<b>", "</b><br>"})
ENDS(in_formula, {"=HYPERLINK(\"mailto:", "\")"},
     {"=HYPERLINK(\"mailto:", "\";\"Bob\")"})
ENDS(in_row, {"\"Bob\",\"", "\",\"Paris\""}, {"1;Bob;", ";Paris"},
     {"Bob\t", "\tParis"})
ENDS(in_sentence, {"Please write to ", "."}, {"my address is ", ", thank you"})
ENDS(in_other_brackets, {"\u3010", "\u3011"}, {"\u300a", "\u300b"},
     {"\u3008", "\u3009"}, {"\u3014", "\u3015"}, {"\u27e8", "\u27e9"},
     {"\u275d", "\u275e"})
ENDS(behind_name, {"\u592a\u90ce\u3000\u5c71\u7530\uff1c", "\uff1e"},
     {"\u5c71\u7530\u592a\u90ce\uff08", "\uff09"}, {"Bob \u2039", "\u203a"},
     {"\u5f20\u4e09\u300a", "\u300b"}, {"Bob (", ")"})

/* ---- Ways -------------------------------------------------------------- */

#define NEEDS .needs = A_MAILBOX | DOTTED

static const struct way other_text[] = {
    {WAY("bullet", ID(SURROUNDING_TEXT)), NEEDS, .where = before_record,
     .texts = {T("1. "), T("1) "), T("- "), T("* "), T("\u2022 "), T("\u2013 "),
               T("\U0001f4e7 ")},
     .mending = BACK},
    {WAY("words-before", ID(SURROUNDING_TEXT)), NEEDS, .where = before_record,
     .texts = {T("Bob Smith "), T("my address is "), T("Smith, Bob; ")},
     .mending = BACK},
    {WAY("words-behind", ID(SURROUNDING_TEXT)), NEEDS, .where = behind_record,
     .texts = {T(" Bob Smith"), T(" Bob"), T("\tBob"), T(", Bob"),
               T(" - Bob Smith")},
     .mending = BACK},
    {WAY("cells-behind", ID(SURROUNDING_TEXT)), NEEDS, .where = behind_record,
     .texts = {T(",Bob"), T(";Bob;Paris"), T(";Bob"), T("\tBob\tParis")},
     .mending = BACK},
    {WAY("row-around", ID(SURROUNDING_TEXT)), NEEDS, .make = in_row,
     .mending = BACK},
    {WAY("sentence-around", ID(SURROUNDING_TEXT)), NEEDS, .make = in_sentence,
     .mending = BACK},
    {WAY("html-around", ID(SURROUNDING_TEXT)), NEEDS, .make = in_html,
     .mending = BACK},
    {WAY("formula-around", ID(SURROUNDING_TEXT)), NEEDS, .make = in_formula,
     .mending = BACK},
    {WAY("other-field-name", ID(FIELD_NAME_PREFIX)), NEEDS,
     .where = before_record,
     .texts = {T("Courriel : "), T("Courriel\u00a0: "), T("Adresse e-mail : "),
               T("An: "), T("\u041a\u043e\u043c\u0443: ")},
     .mending = BACK},
    {WAY("field-name-and-wide-colon", ID(FIELD_NAME_PREFIX)),
     NEEDS | IN_SMTP | DOT_STRING, .where = before_record,
     .texts = {T("\u6536\u4ef6\u4eba\uff1a"), T("\u90ae\u4ef6\uff1a")},
     .mending = BACK},
    {WAY("other-brackets-around", ID(ENCLOSING_BRACKETS)), NEEDS | DOT_STRING,
     .make = in_other_brackets, .mending = BACK},
    {WAY("name-before-other-brackets", ID(DISPLAY_NAME)),
     NEEDS | IN_SMTP | DOT_STRING, .make = behind_name, .mending = BACK},
};

const struct family surroundings_families[] = {
    FAMILY("other text", other_text),
    {.name = NULL},
};

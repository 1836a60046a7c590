/* breaks_unicode.c - ways to write characters that are not seen, or are taken
 * for others
 *
 * SPDX-License-Identifier: MIT
 *
 * RFC 6531 lets all of them stand in a local-part: there they are worth a
 * warning.  Between the parts, and in a domain, no grammar has them.
 */
#include <string.h>

#include "ways.h"

/* ---- Deleted again ----------------------------------------------------- */

/* At each place of a local-part and of a label, where it may take libraries to
 * tell it, and between them. */
#define EVERYWHERE(name, id, label_id, libraries, ...)                          \
    {WAY(name "-before-local", ID(id)),                                         \
     .needs = UTF8 | DOT_STRING,                                                \
     .where = before_local_part,                                                \
     .texts = {__VA_ARGS__},                                                    \
     .mending = BACK,                                                           \
     .warned = IN_RFC6531},                                                     \
        {WAY(name "-in-local", ID(id)), .needs = UTF8,   .where = inside_atom,  \
         .texts = {__VA_ARGS__},        .mending = BACK, .warned = IN_RFC6531}, \
        {WAY(name "-behind-local", ID(id)),                                     \
         .needs = UTF8 | DOT_STRING,                                            \
         .where = behind_local_part,                                            \
         .texts = {__VA_ARGS__},                                                \
         .mending = BACK,                                                       \
         .warned = IN_RFC6531},                                                 \
        {WAY(name "-before-label", ID(label_id)),                               \
         .needs = UTF8 | NAME,                                                  \
         .where = before_label,                                                 \
         .texts = {__VA_ARGS__},                                                \
         .mending = BACK,                                                       \
         .asks = libraries},                                                    \
        {WAY(name "-in-label", ID(label_id)),                                   \
         .needs = UTF8,                                                         \
         .where = inside_label,                                                 \
         .texts = {__VA_ARGS__},                                                \
         .mending = BACK,                                                       \
         .asks = libraries},                                                    \
        {WAY(name "-behind-label", ID(label_id)),                               \
         .needs = UTF8 | NAME,                                                  \
         .where = behind_label,                                                 \
         .texts = {__VA_ARGS__},                                                \
         .mending = BACK,                                                       \
         .asks = libraries},                                                    \
        {WAY(name "-before-literal", ID(id)), .needs = UTF8 | LITERAL,          \
         .where = before_domain, .texts = {__VA_ARGS__}, .mending = BACK},      \
        {WAY(name "-in-literal", ID(id)), .needs = UTF8,                        \
         .where = inside_literal, .texts = {__VA_ARGS__}, .mending = BACK},     \
        {WAY(name "-behind-literal", ID(id)), .needs = UTF8 | LITERAL,          \
         .where = behind_domain, .texts = {__VA_ARGS__}, .mending = BACK},      \
        {WAY(name "-before-quotes", ID(id)), .needs = UTF8 | QUOTED,            \
         .where = before_local_part, .texts = {__VA_ARGS__}, .mending = BACK},  \
        {WAY(name "-behind-quotes", ID(id)), .needs = UTF8 | QUOTED,            \
         .where = behind_local_part, .texts = {__VA_ARGS__}, .mending = BACK},  \
        {WAY(name "-before-path", ID(id)), .needs = UTF8 | A_PATH,              \
         .where = before_record, .texts = {__VA_ARGS__}, .mending = BACK},      \
    {                                                                           \
        WAY(name "-behind-path", ID(id)),                                       \
            .needs = UTF8 | A_PATH, .where = behind_path,                       \
            .texts = {__VA_ARGS__}, .mending = BACK                             \
    }

/* Where a space would be meant, those that look like one are left out. */
#define IN_QUOTES(name, id, ...)                                               \
    {                                                                          \
        WAY(name "-in-quotes", ID(id)), .needs = UTF8, .where = inside_quotes, \
                                        .texts = {__VA_ARGS__},                \
                                        .mending = BACK, .warned = IN_RFC6531  \
    }

#define ZERO_WIDTH                                                             \
    T("\u200b"), T("\u2060"), T("\u200b\u200b"), T("\u200b\u2060"),            \
        T("\u2062"), T("\u2063"), T("\u2064"), T("\u2061"), T("\u180e"),       \
        T("\ufff9"), T("\U00013430"), T("\U0001bca0"), T("\U0001d173")
#define JOINERS T("\u200c"), T("\u200d"), T("\u200d\u200c")
#define SOFT_HYPHENS T("\u00ad"), T("\u00ad\u00ad")
#define VARIATION_SELECTORS                                                    \
    T("\ufe0f"), T("\ufe0e"), T("\ufe00"), T("\U000e0100"), T("\u180b"),       \
        T("\u034f")
#define TAGS                                                                   \
    T("\U000e0001"), T("\U000e0062\U000e006f\U000e0062"), T("\U000e007f")
#define FILLERS                                                                \
    T("\u3164"), T("\u115f"), T("\u1160"), T("\uffa0"), T("\u2800"),           \
        T("\u17b4"), T("\U00016fe4")

static const struct way invisible[] = {
    EVERYWHERE("zero-width", INVISIBLE_CHARACTER, INVISIBLE_CHARACTER, 0,
               ZERO_WIDTH),
    IN_QUOTES("zero-width", INVISIBLE_CHARACTER, ZERO_WIDTH),
    EVERYWHERE("soft-hyphen", INVISIBLE_CHARACTER, INVISIBLE_CHARACTER, 0,
               SOFT_HYPHENS),
    IN_QUOTES("soft-hyphen", INVISIBLE_CHARACTER, SOFT_HYPHENS),
    EVERYWHERE("variation-selector", INVISIBLE_CHARACTER, INVISIBLE_CHARACTER,
               0, VARIATION_SELECTORS),
    IN_QUOTES("variation-selector", INVISIBLE_CHARACTER, VARIATION_SELECTORS),
    EVERYWHERE("tag", INVISIBLE_CHARACTER, INVISIBLE_CHARACTER, 0, TAGS),
    IN_QUOTES("tag", INVISIBLE_CHARACTER, TAGS),
    EVERYWHERE("filler", INVISIBLE_CHARACTER, INVISIBLE_CHARACTER, 0, FILLERS),
    IN_QUOTES("filler", INVISIBLE_CHARACTER, FILLERS),
};

/* RFC 5892 appendix A speaks of them, and of nothing else that is not seen. */
static const struct way joiners[] = {
    EVERYWHERE("joiner", INVISIBLE_CHARACTER, IDNA_CONTEXT, ICU, JOINERS),
    IN_QUOTES("joiner", INVISIBLE_CHARACTER, JOINERS),
};

static const struct way byte_order_marks[] = {
    {WAY("byte-order-mark-before-path", ID(BYTE_ORDER_MARK)),
     .needs = UTF8 | A_PATH, .where = before_record, .texts = {T("\ufeff")},
     .mending = BACK},
    {WAY("byte-order-mark-before-mailbox", ID(BYTE_ORDER_MARK)),
     .needs = UTF8 | A_MAILBOX | DOT_STRING, .where = before_record,
     .texts = {T("\ufeff")}, .mending = BACK, .warned = IN_RFC6531},
    {WAY("byte-order-mark-before-quotes", ID(BYTE_ORDER_MARK)),
     .needs = UTF8 | A_MAILBOX | QUOTED, .where = before_record,
     .texts = {T("\ufeff")}, .mending = BACK},
    {WAY("byte-order-mark-in-local", ID(INVISIBLE_CHARACTER)), .needs = UTF8,
     .where = inside_atom, .texts = {T("\ufeff")}, .mending = BACK,
     .warned = IN_RFC6531},
    {WAY("byte-order-mark-in-label", ID(INVISIBLE_CHARACTER)), .needs = UTF8,
     .where = inside_label, .texts = {T("\ufeff")}, .mending = BACK},
    {WAY("byte-order-mark-behind-domain", ID(INVISIBLE_CHARACTER)),
     .needs = UTF8, .where = behind_domain, .texts = {T("\ufeff")},
     .mending = BACK},
};

#define SPACES                                                                 \
    T("\u00a0"), T("\u1680"), T("\u2000"), T("\u2001"), T("\u2002"),           \
        T("\u2003"), T("\u2004"), T("\u2005"), T("\u2006"), T("\u2007"),       \
        T("\u2008"), T("\u2009"), T("\u200a"), T("\u202f"), T("\u205f"),       \
        T("\u3000"), T("\u00a0\u00a0"), T("\u00a0\u2009")

static const struct way spaces[] = {
    EVERYWHERE("unicode-space", UNICODE_SPACE, UNICODE_SPACE, 0, SPACES),
    {WAY("unicode-space-in-quotes", ID(UNICODE_SPACE)), .needs = UTF8,
     .where = quoted_space,
     .texts = {T("\u00a0"), T("\u2003"), T("\u202f"), T("\u3000")},
     .mending = BACK, .warned = IN_RFC6531},
    {WAY("unicode-space-before-parameter", ID(UNICODE_SPACE)), .needs = UTF8,
     .where = parameter_space,
     .texts = {T("\u00a0"), T("\u2003"), T("\u202f"), T("\u3000")},
     .mending = BACK},
};

#define BIDI_CONTROLS                                                          \
    T("\u200e"), T("\u200f"), T("\u061c"), T("\u202a"), T("\u202b"),           \
        T("\u202c"), T("\u202d"), T("\u202e"), T("\u2066"), T("\u2067"),       \
        T("\u2068"), T("\u2069"), T("\u206a"), T("\u206f"), T("\u202e\u202c"), \
        T("\u200e\u200f")

/* Contacts copied from a screen are embedded or isolated. */
static bool
embedded(const struct original *original, struct chance *chance,
         struct broken *broken)
{
    static const char *const pairs[][2] = {
        {"\u202a", "\u202c"}, {"\u202b", "\u202c"}, {"\u202d", "\u202c"},
        {"\u2066", "\u2069"}, {"\u2068", "\u2069"}, {"\u200e", "\u200e"},
    };
    const unsigned chosen = pick(chance, 6);

    return put_around(broken, original->path, 0, pairs[chosen][0],
                      pairs[chosen][1]);
}

static const struct way bidi_controls[] = {
    EVERYWHERE("bidi-control", BIDI_CONTROL, BIDI_CONTROL, 0, BIDI_CONTROLS),
    IN_QUOTES("bidi-control", BIDI_CONTROL, BIDI_CONTROLS),
    {WAY("bidi-controls-around-path", ID(BIDI_CONTROL)), .needs = UTF8 | A_PATH,
     .make = embedded, .mending = BACK},
    {WAY("bidi-controls-around-mailbox", ID(BIDI_CONTROL)),
     .needs = IN_SMTP | A_MAILBOX, .make = embedded, .mending = BACK},
};

/* U+0085 and C1 have no names of their own in C. */
#define LINE_SEPARATORS T("\xc2\x85"), T("\u2028"), T("\u2029")
#define C1_CONTROLS                                                            \
    T("\xc2\x80"), T("\xc2\x84"), T("\xc2\x86"), T("\xc2\x9b"), T("\xc2\x9f"), \
        T("\xc2\x8d\xc2\x9c")

static const struct way controls[] = {
    EVERYWHERE("line-separator", LINE_BREAK, LINE_BREAK, 0, LINE_SEPARATORS),
    IN_QUOTES("line-separator", LINE_BREAK, LINE_SEPARATORS),
    EVERYWHERE("c1-control", CONTROL_CHARACTER, CONTROL_CHARACTER, 0,
               C1_CONTROLS),
    IN_QUOTES("c1-control", CONTROL_CHARACTER, C1_CONTROLS),
};

/* Without the quotes it is an address, too, if it does not need them. */
static void
or_mend_without_quotes(const struct original *original, struct broken *broken)
{
    char text[BROKEN_MAX];
    const struct range part = original->local_part;
    const unsigned length = part.end - part.begin - 2;

    memcpy(text, original->text + part.begin + 1, length);
    text[length] = '\0';
    if ((original->traits & NEEDS_QUOTES) == 0)
        or_mend(broken, original, part, text);
}

/* ---- Width ------------------------------------------------------------- */

/* All of a range in full-width forms, from U+FF01 for "!". */
static bool
widen(struct broken *broken, struct range range)
{
    char wide[3 * BROKEN_MAX];
    unsigned i, length = 0;

    for (i = range.begin; i < range.end; i++) {
        const unsigned octet = (unsigned char)broken->text[i];

        if (octet < 0x21 || octet > 0x7e)
            return false;
        wide[length++] = (char)0xef;
        wide[length++] = (char)(0xbc + (octet - 0x20) / 0x40);
        wide[length++] = (char)(0x80 + (octet - 0x20) % 0x40);
    }
    put(broken, range, wide, length);
    return true;
}

/* One octet of those that are wanted, in a part. */
static bool
widen_one_of(struct range part, const char *wanted, struct chance *chance,
             struct broken *broken)
{
    unsigned i, count = 0, chosen = 0;

    for (i = part.begin; i < part.end; i++)
        if (strchr(wanted, broken->text[i]) != NULL &&
            pick(chance, ++count) == 0)
            chosen = i;
    return count > 0 && widen(broken, range(chosen, chosen + 1));
}

#define LETTERS_OF_ASCII "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define WIDEN_ONE(function, part, wanted)                                      \
    static bool function(const struct original *original,                      \
                         struct chance *chance, struct broken *broken)         \
    {                                                                          \
        return widen_one_of(original->part, wanted, chance, broken);           \
    }
#define WIDEN_ALL(function, part)                                              \
    static bool function(const struct original *original,                      \
                         struct chance *chance, struct broken *broken)         \
    {                                                                          \
        (void)chance;                                                          \
        return widen(broken, original->part);                                  \
    }
WIDEN_ONE(wide_local_letter, local_part, LETTERS_OF_ASCII)
WIDEN_ONE(wide_local_digit, local_part, "0123456789")
WIDEN_ONE(wide_local_sign, local_part, "!#$%&*+-/=?^_`{|}~")
WIDEN_ONE(wide_local_dot, local_part, ".")
WIDEN_ONE(wide_domain_letter, domain, LETTERS_OF_ASCII)
WIDEN_ONE(wide_domain_digit, domain, "0123456789")
WIDEN_ONE(wide_domain_dot, domain, ".")
WIDEN_ONE(wide_domain_hyphen, domain, "-")
WIDEN_ONE(wide_literal_bracket, domain, "[]")
WIDEN_ALL(wide_domain, domain)
WIDEN_ALL(wide_path, path)

/* Not one that is too long then. */
static bool
wide_local_part(const struct original *original, struct chance *chance,
                struct broken *broken)
{
    const struct range part = original->local_part;

    (void)chance;
    return 3 * (part.end - part.begin) <= ADDRSPEC_LOCAL_PART_MAX &&
           widen(broken, part);
}

static bool
wide_at(const struct original *original, struct chance *chance,
        struct broken *broken)
{
    const unsigned at = original->local_part.end;

    (void)chance;
    return widen(broken, range(at, at + 1));
}

static bool
wide_label(const struct original *original, struct chance *chance,
           struct broken *broken)
{
    struct places labels = {0};

    whole_label(original, &labels);
    return labels.count > 0 &&
           widen(broken, labels.list[pick(chance, labels.count)]);
}

static bool
wide_angles(const struct original *original, struct chance *chance,
            struct broken *broken)
{
    static const char *const pairs[][2] = {{"\uff1c", "\uff1e"},
                                           {"\ufe64", "\ufe65"}};
    const unsigned chosen = pick(chance, 2);

    return put_around(broken, original->path, 1, pairs[chosen][0],
                      pairs[chosen][1]);
}

static bool
wide_angle(const struct original *original, struct chance *chance,
           struct broken *broken)
{
    const unsigned at =
        pick(chance, 2) == 0 ? original->path.begin : original->path.end - 1;

    return widen(broken, range(at, at + 1));
}

static bool
wide_quotes(const struct original *original, struct chance *chance,
            struct broken *broken)
{
    (void)chance;
    or_mend_without_quotes(original, broken);
    return put_around(broken, original->local_part, 1, "\uff02", "\uff02");
}

static const struct way widths[] = {
    {WAY("fullwidth-letter-in-local", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | DOT_STRING, .make = wide_local_letter, .mending = BACK,
     .warned = IN_RFC6531},
    {WAY("fullwidth-digit-in-local", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | DOT_STRING, .make = wide_local_digit, .mending = BACK,
     .warned = IN_RFC6531},
    {WAY("fullwidth-sign-in-local", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | DOT_STRING, .make = wide_local_sign, .mending = BACK,
     .warned = IN_RFC6531},
    {WAY("fullwidth-dot-in-local", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | DOT_STRING, .make = wide_local_dot, .mending = BACK,
     .warned = IN_RFC6531},
    {WAY("fullwidth-local-part", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | DOT_STRING, .make = wide_local_part, .mending = BACK,
     .warned = IN_RFC6531},
    {WAY("fullwidth-letter-in-quotes", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | QUOTED, .make = wide_local_letter, .mending = BACK,
     .warned = IN_RFC6531},
    {WAY("fullwidth-quotes", ID(FULLWIDTH_CHARACTER)),
     .needs = IN_SMTP | QUOTED, .make = wide_quotes, .mending = BACK},
    {WAY("fullwidth-at", ID(FULLWIDTH_CHARACTER)), .needs = UTF8,
     .make = wide_at, .mending = BACK},
    {WAY("fullwidth-letter-in-label", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | NAME, .make = wide_domain_letter, .mending = BACK},
    {WAY("fullwidth-digit-in-label", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | NAME, .make = wide_domain_digit, .mending = BACK},
    {WAY("fullwidth-hyphen-in-label", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | NAME, .make = wide_domain_hyphen, .mending = BACK},
    {WAY("fullwidth-dot-in-domain", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | NAME, .make = wide_domain_dot, .mending = BACK},
    {WAY("fullwidth-comma-for-dot", ID(FULLWIDTH_CHARACTER)), .needs = UTF8,
     .where = domain_dot, .texts = {T("\uff0c"), T("\ufe50")}, .mending = BACK},
    {WAY("fullwidth-label", ID(FULLWIDTH_CHARACTER)), .needs = UTF8,
     .make = wide_label, .mending = BACK},
    {WAY("fullwidth-domain", ID(FULLWIDTH_CHARACTER)), .needs = UTF8 | NAME,
     .make = wide_domain, .mending = BACK},
    {WAY("fullwidth-address", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | A_MAILBOX, .make = wide_path, .mending = BACK},
    {WAY("fullwidth-path", ID(FULLWIDTH_CHARACTER)), .needs = UTF8 | A_PATH,
     .make = wide_path, .mending = BACK},
    {WAY("fullwidth-angles", ID(FULLWIDTH_CHARACTER)), .needs = UTF8 | A_PATH,
     .make = wide_angles, .mending = BACK},
    {WAY("fullwidth-angle", ID(FULLWIDTH_CHARACTER)), .needs = UTF8 | A_PATH,
     .make = wide_angle, .mending = BACK},
    {WAY("fullwidth-digit-in-literal", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | LITERAL, .make = wide_domain_digit, .mending = BACK},
    {WAY("fullwidth-dot-in-literal", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | IPV4, .make = wide_domain_dot, .mending = BACK},
    {WAY("fullwidth-bracket-of-literal", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | LITERAL, .make = wide_literal_bracket, .mending = BACK},
    {WAY("fullwidth-literal", ID(FULLWIDTH_CHARACTER)), .needs = UTF8 | LITERAL,
     .make = wide_domain, .mending = BACK},

    {WAY("small-at", ID(FULLWIDTH_CHARACTER)), .needs = UTF8, .where = at_sign,
     .texts = {T("\ufe6b")}, .mending = BACK},
    {WAY("small-dot-in-local", ID(FULLWIDTH_CHARACTER)), .needs = UTF8,
     .where = local_part_dot, .texts = {T("\ufe52")}, .mending = BACK,
     .warned = IN_RFC6531},
    {WAY("small-dot-in-domain", ID(FULLWIDTH_CHARACTER)), .needs = UTF8,
     .where = domain_dot, .texts = {T("\ufe52")}, .mending = BACK},
    {WAY("small-hyphen-in-domain", ID(FULLWIDTH_CHARACTER)),
     .needs = UTF8 | NAME, .where = domain_hyphen, .texts = {T("\ufe63")},
     .mending = BACK},
    {LETTERS_ROW("halfwidth-in-local", FULLWIDTH_CHARACTER, inside_local_word,
                 (T("\uff76"), T("\uff76\uff9e"), T("\uff81")), "\u30ab",
                 "\u30ac", "\u30c1"),
     .warned = IN_RFC6531, .asks = ICU},
    {LETTERS_ROW("halfwidth-in-label", FULLWIDTH_CHARACTER, inside_domain_word,
                 (T("\uff76"), T("\uff76\uff9e"), T("\uff71\uff72")), "\u30ab",
                 "\u30ac", "\u30a2\u30a4"),
     .asks = ICU},
};

static const struct way full_stops[] = {
    {WAY("ideographic-stop-in-local", ID(IDEOGRAPHIC_FULL_STOP)), .needs = UTF8,
     .where = local_part_dot, .texts = {T("\u3002"), T("\uff61")},
     .mending = BACK, .warned = IN_RFC6531},
    {WAY("ideographic-stop-in-domain", ID(IDEOGRAPHIC_FULL_STOP)),
     .needs = UTF8, .where = domain_dot, .texts = {T("\u3002"), T("\uff61")},
     .mending = BACK},
    {WAY("ideographic-stop-in-literal", ID(IDEOGRAPHIC_FULL_STOP)),
     .needs = UTF8, .where = literal_dot, .texts = {T("\u3002"), T("\uff61")},
     .mending = BACK},
    {WAY("ideographic-stop-beside-dot", ID(IDEOGRAPHIC_FULL_STOP)),
     .needs = UTF8, .where = before_domain_dot,
     .texts = {T("\u3002"), T("\uff61")}, .mending = BACK},
    {WAY("ideographic-stop-behind-domain", ID(IDEOGRAPHIC_FULL_STOP)),
     .needs = UTF8 | NAME, .where = behind_domain,
     .texts = {T("\u3002"), T("\uff61")}, .mending = BACK},
};

/* ---- Typography -------------------------------------------------------- */

static const char *const quote_pairs[][2] = {
    {"\u201c", "\u201d"}, {"\u201e", "\u201c"}, {"\u201d", "\u201d"},
    {"\u2018", "\u2019"}, {"\u201a", "\u2018"}, {"\u00ab", "\u00bb"},
    {"\u00bb", "\u00ab"}, {"\u2039", "\u203a"}, {"\u300c", "\u300d"},
    {"\u300e", "\u300f"}, {"\u301d", "\u301e"}, {"\u2033", "\u2033"},
};
enum { QUOTE_PAIRS = sizeof quote_pairs / sizeof quote_pairs[0] };

static bool
in_quote_forms(struct broken *broken, struct range range, unsigned width,
               struct chance *chance)
{
    const unsigned chosen = pick(chance, QUOTE_PAIRS);

    return put_around(broken, range, width, quote_pairs[chosen][0],
                      quote_pairs[chosen][1]);
}

static bool
local_part_in_quote_forms(const struct original *original,
                          struct chance *chance, struct broken *broken)
{
    return in_quote_forms(broken, original->local_part, 0, chance);
}

static bool
path_in_quote_forms(const struct original *original, struct chance *chance,
                    struct broken *broken)
{
    return in_quote_forms(broken, original->path, 0, chance);
}

static bool
quotes_as_forms(const struct original *original, struct chance *chance,
                struct broken *broken)
{
    or_mend_without_quotes(original, broken);
    return in_quote_forms(broken, original->local_part, 1, chance);
}

static const struct way quote_forms[] = {
    {WAY("apostrophe-in-local", ID(SMART_QUOTE)), .needs = UTF8,
     .where = local_apostrophe,
     .texts = {T("\u2019"), T("\u2018"), T("\u00b4"), T("\u2032"), T("\u201b")},
     .mending = BACK, .warned = IN_RFC6531},
    {WAY("quote-form-before-local", ID(SMART_QUOTE)),
     .needs = UTF8 | DOT_STRING, .where = before_local_part,
     .texts = {T("\u201c"), T("\u201e"), T("\u00ab"), T("\u300c")},
     .mending = BACK, .warned = IN_RFC6531},
    {WAY("quote-form-behind-domain", ID(SMART_QUOTE)), .needs = UTF8,
     .where = behind_domain,
     .texts = {T("\u201d"), T("\u201c"), T("\u2019"), T("\u00bb"), T("\u300d")},
     .mending = BACK},
    {WAY("quote-form-in-label", ID(SMART_QUOTE)), .needs = UTF8,
     .where = inside_label,
     .texts = {T("\u2019"), T("\u2018"), T("\u00b4"), T("\u201d"), T("\u2032")},
     .mending = BACK},
    {WAY("quote-form-in-quotes", ID(SMART_QUOTE)), .needs = UTF8,
     .where = inside_quotes, .texts = {T("\u201c"), T("\u201d")},
     .warned = IN_RFC6531},
    {WAY("quote-forms-around-local", ID(SMART_QUOTE)),
     .needs = UTF8 | DOT_STRING, .make = local_part_in_quote_forms,
     .mending = BACK, .warned = IN_RFC6531},
    {WAY("quote-forms-for-quotes", ID(SMART_QUOTE)), .needs = IN_SMTP | QUOTED,
     .make = quotes_as_forms, .mending = BACK},
    {WAY("quote-forms-around-mailbox", ID(SMART_QUOTE)),
     .needs = UTF8 | A_MAILBOX, .make = path_in_quote_forms, .mending = BACK},
    {WAY("quote-forms-around-path", ID(SMART_QUOTE)), .needs = UTF8 | A_PATH,
     .make = path_in_quote_forms, .mending = BACK},
};

#define DASHES                                                                 \
    T("\u2010"), T("\u2011"), T("\u2012"), T("\u2013"), T("\u2014"),           \
        T("\u2015"), T("\u2043"), T("\u2212")

static const struct way dash_forms[] = {
    {WAY("dash-in-local", ID(SMART_DASH)), .needs = UTF8, .where = local_hyphen,
     .texts = {DASHES}, .mending = BACK, .warned = IN_RFC6531},
    {WAY("dash-in-label", ID(SMART_DASH)), .needs = UTF8 | NAME,
     .where = domain_hyphen, .texts = {DASHES}, .mending = BACK},
    {WAY("dash-before-label", ID(SMART_DASH)), .needs = UTF8 | NAME,
     .where = before_label, .texts = {DASHES}, .mending = BACK},
    {WAY("dash-behind-label", ID(SMART_DASH)), .needs = UTF8 | NAME,
     .where = behind_label, .texts = {DASHES}, .mending = BACK},
};

/* ---- Normal forms ------------------------------------------------------ */

#define DECOMPOSED                                                             \
    (T("e\u0301"), T("u\u0308"), T("n\u0303"), T("a\u030a"), T("c\u0327"),     \
     T("s\u030c"), T("a\u0302\u0323"), T("o\u031b\u0301"))
#define COMPOSED                                                               \
    "\u00e9", "\u00fc", "\u00f1", "\u00e5", "\u00e7", "\u0161", "\u1ead",      \
        "\u1edb"
#define SINGLETONS                                                             \
    (T("\u1f71"), T("\u1fbe"), T("a\u0340"), T("\uf900"), T("\U0002f800"))
#define OF_SINGLETONS "\u03ac", "\u03b9", "\u00e0", "\u8c48", "\u4e3d"
#define JAMO (T("\u1112\u1161\u11ab"), T("\u1100\u1161"), T("\uac00\u11a8"))
#define OF_JAMO "\ud55c", "\uac00", "\uac01"

#define NOT_NFC_WAYS(name, put, ...)                                           \
    {LETTERS_ROW(name "-in-local", NOT_NFC, inside_local_word, put,            \
                 __VA_ARGS__),                                                 \
     .warned = IN_RFC6531, .asks = ICU},                                       \
    {                                                                          \
        LETTERS_ROW(name "-in-label", NOT_NFC, inside_domain_word, put,        \
                    __VA_ARGS__),                                              \
            .asks = ICU                                                        \
    }

static const struct way normal_forms[] = {
    NOT_NFC_WAYS("decomposed", DECOMPOSED, COMPOSED),
    NOT_NFC_WAYS("singleton", SINGLETONS, OF_SINGLETONS),
    NOT_NFC_WAYS("jamo", JAMO, OF_JAMO),
    {LETTERS_ROW("kelvin-in-local", NOT_NFC, inside_local_word,
                 (T("\u212a"), T("\u212b")), "K", "\u00c5"),
     .warned = IN_RFC6531, .asks = ICU},
    {LETTERS_ROW("kelvin-in-label", NOT_NFC, inside_domain_word, (T("\u212a")),
                 "K"),
     .asks = ICU},
};

/* ---- Code points that say nothing -------------------------------------- */

#define NOTHING_WAYS(name, id, mend, libraries, ...)                           \
    {WAY(name "-in-local", ID(id)),                                            \
     .needs = UTF8,                                                            \
     .where = inside_atom,                                                     \
     .texts = {__VA_ARGS__},                                                   \
     .mending = mend,                                                          \
     .warned = IN_RFC6531,                                                     \
     .asks = libraries},                                                       \
        {WAY(name "-in-quotes", ID(id)),                                       \
         .needs = UTF8,                                                        \
         .where = inside_quotes,                                               \
         .texts = {__VA_ARGS__},                                               \
         .mending = mend,                                                      \
         .warned = IN_RFC6531,                                                 \
         .asks = libraries},                                                   \
    {                                                                          \
        WAY(name "-in-label", ID(id)), .needs = UTF8, .where = inside_label,   \
                                       .texts = {__VA_ARGS__},                 \
                                       .mending = mend, .asks = libraries      \
    }

/* No later version of Unicode will give the first ones to a script. */
static const struct way code_points[] = {
    NOTHING_WAYS("unassigned", UNASSIGNED_CODE_POINT, NOBODY_KNOWS, ICU,
                 T("\u0378"), T("\u0380"), T("\u05ff"), T("\u0b00"),
                 T("\U0001fbff"), T("\U00040000")),
    NOTHING_WAYS("private-use", PRIVATE_USE_CODE_POINT, NOBODY_KNOWS, 0,
                 T("\ue000"), T("\uf8ff"), T("\U000f0000"), T("\U0010fffd")),
    NOTHING_WAYS("noncharacter", NONCHARACTER, BACK, 0, T("\ufdd0"),
                 T("\ufffe"), T("\uffff"), T("\U0001fffe"), T("\U0010ffff")),
    NOTHING_WAYS("replacement", REPLACEMENT_CHARACTER, NOBODY_KNOWS, 0,
                 T("\ufffd"), T("\ufffc"), T("\ufffd\ufffd")),
};

/* ---- Scripts ----------------------------------------------------------- */

static const struct {
    char latin;
    const char *others[3]; /* Cyrillic, and Greek where there is one */
} look_alikes[] = {
    {'a', {"\u0430", "\u0430", "\u03b1"}},
    {'c', {"\u0441", "\u0441", "\u0441"}},
    {'e', {"\u0435", "\u0435", "\u0435"}},
    {'i', {"\u0456", "\u0456", "\u03b9"}},
    {'j', {"\u0458", "\u0458", "\u03f3"}},
    {'o', {"\u043e", "\u043e", "\u03bf"}},
    {'p', {"\u0440", "\u0440", "\u03c1"}},
    {'s', {"\u0455", "\u0455", "\u0455"}},
    {'v', {"\u03bd", "\u03bd", "\u03bd"}},
    {'x', {"\u0445", "\u0445", "\u0445"}},
    {'y', {"\u0443", "\u0443", "\u03b3"}},
};
enum { LOOK_ALIKES = sizeof look_alikes / sizeof look_alikes[0] };

/* A letter beside a Latin one becomes one of another script. */
static bool
other_script(struct broken *broken, struct places *beside,
             struct chance *chance)
{
    unsigned i, at;

    while (beside->count > 0) {
        const unsigned chosen = pick(chance, beside->count);

        at = beside->list[chosen].begin;
        for (i = 0; i < LOOK_ALIKES; i++)
            if (broken->text[at] == look_alikes[i].latin) {
                put_text(broken, range(at, at + 1),
                         look_alikes[i].others[pick(chance, 3)]);
                return true;
            }
        beside->list[chosen] = beside->list[--beside->count];
    }
    return false;
}

static bool
other_script_in_local(const struct original *original, struct chance *chance,
                      struct broken *broken)
{
    struct places places = {0};

    inside_local_word(original, &places);
    return other_script(broken, &places, chance);
}

static bool
other_script_in_label(const struct original *original, struct chance *chance,
                      struct broken *broken)
{
    struct places places = {0};

    inside_domain_word(original, &places);
    return other_script(broken, &places, chance);
}

#define WHOLE_SCRIPT                                                           \
    (T("{\u0455\u0440\u0430\u0441\u0435}"), T("{\u0441\u043e\u0440\u0435}"),   \
     T("{\u0455\u0441\u043e\u0440\u0435}"), T("{\u0430\u0441\u0435}"),         \
     T("{\u0445\u0443}"), T("{\u03bd\u03bf}"))

static const struct way scripts[] = {
    {WAY("mixed-script-local-part", ID(MIXED_SCRIPT)), .needs = UTF8 | ASCII,
     .make = other_script_in_local, .mending = BACK, .warned = ANYWHERE,
     .asks = ICU},
    {WAY("mixed-script-label", ID(MIXED_SCRIPT)), .needs = UTF8 | ASCII,
     .make = other_script_in_label, .mending = BACK, .warned = ANYWHERE,
     .asks = ICU},
    {LETTERS_ROW("confusable-label", CONFUSABLE_DOMAIN, whole_label,
                 WHOLE_SCRIPT, "space", "cope", "scope", "ace", "xy", "vo"),
     .marked = true, .warned = ANYWHERE, .asks = ICU},
    {WAY("confusable-a-label", ID(CONFUSABLE_DOMAIN)), .where = whole_label,
     .texts = {T("{xn--80ak5af1h}"), T("{xn--e1argc}"), T("{xn--80ak9a}")},
     .meant = {"space", "cope", "ace"}, .marked = true, .mending = MEANT,
     .warned = ANYWHERE, .asks = ICU | LIBIDN2},
};

const struct family unicode_families[] = {
    FAMILY("invisible characters", invisible),
    FAMILY("joiners", joiners),
    FAMILY("byte order marks", byte_order_marks),
    FAMILY("Unicode spaces", spaces),
    FAMILY("bidi controls", bidi_controls),
    FAMILY("line separators and C1", controls),
    FAMILY("width forms", widths),
    FAMILY("ideographic full stops", full_stops),
    FAMILY("quote forms", quote_forms),
    FAMILY("dash forms", dash_forms),
    FAMILY("normal forms", normal_forms),
    FAMILY("code points of nothing", code_points),
    FAMILY("scripts", scripts),
    {.name = NULL},
};

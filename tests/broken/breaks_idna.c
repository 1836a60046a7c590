/* breaks_idna.c - ways to write labels that IDNA2008 refuses
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "ways.h"

/* In a label of small letters: the case of all else must be kept. */
#define UPPER_CASE                                                             \
    (T("\u00dc"), T("\u00c9"), T("\u00d8"), T("\u0160"), T("\u0416"),          \
     T("\u00c9\u00dc"))
#define OF_UPPER_CASE                                                          \
    "\u00fc", "\u00e9", "\u00f8", "\u0161", "\u0436", "\u00e9\u00fc"
#define LIGATURES                                                              \
    (T("\ufb01"), T("\ufb00"), T("\u0132"), T("\u01c9"), T("\ufb06"))
#define OF_LIGATURES "fi", "ff", "ij", "lj", "st"
#define VARIANTS                                                               \
    (T("\u00b2"), T("\u2075"), T("\u2167"), T("\u2173"), T("\u00aa"),          \
     T("\u017f"), T("\u2460"), T("\u24d0"), T("\U0001d41b"), T("\u1d43"),      \
     T("\u2122"), T("\u2121"), T("\u338f"), T("\u33a1"))
#define OF_VARIANTS                                                            \
    "2", "5", "viii", "iv", "a", "s", "1", "a", "b", "a", "tm", "tel", "kg",   \
        "m2"

static const struct way mapped[] = {
    {LETTERS_ROW("upper-case-in-label", IDNA_DISALLOWED, inside_domain_word,
                 UPPER_CASE, OF_UPPER_CASE),
     .asks = ICU | LIBIDN2},
    {LETTERS_ROW("upper-case-label", IDNA_DISALLOWED, whole_label,
                 (T("{B\u00dcCHER}"), T("{M}\u00fcnchen"), T("{\u00c9}t\u00e9"),
                  T("{\u041f}\u043e\u0447\u0442\u0430")),
                 "b\u00fccher", "m\u00fcnchen", "\u00e9t\u00e9",
                 "\u043f\u043e\u0447\u0442\u0430"),
     .marked = true, .asks = ICU | LIBIDN2},
    {LETTERS_ROW("ligature-in-label", IDNA_DISALLOWED, inside_domain_word,
                 LIGATURES, OF_LIGATURES),
     .asks = ICU | LIBIDN2},
    {LETTERS_ROW("variant-in-label", IDNA_DISALLOWED, inside_domain_word,
                 VARIANTS, OF_VARIANTS),
     .asks = ICU | LIBIDN2},
};

/* What was meant by a symbol nobody knows. */
#define SYMBOLS                                                                \
    T("\u2603"), T("\u2665"), T("\u2605"), T("\u00a9"), T("\u20ac"),           \
        T("\u00d7"), T("\u00b0"), T("\u2192"), T("\u2713"), T("\u00bf")
#define EMOJI                                                                  \
    T("\U0001f600"), T("\U0001f4a9"), T("\u2764"), T("\U0001f1e9\U0001f1ea"),  \
        T("\U0001f44d\U0001f3fd")
#define EXCLUDED T("\u0640"), T("\u302e"), T("\u3031"), T("\u303b")

static const struct way disallowed[] = {
    {WAY("symbol-in-label", ID(IDNA_DISALLOWED)), .needs = UTF8,
     .where = inside_label, .texts = {SYMBOLS}, .asks = ICU | LIBIDN2},
    {WAY("emoji-in-label", ID(IDNA_DISALLOWED)), .needs = UTF8,
     .where = inside_label, .texts = {EMOJI}, .asks = ICU | LIBIDN2},
    {WAY("excluded-in-label", ID(IDNA_DISALLOWED)), .needs = UTF8,
     .where = inside_domain_word, .texts = {EXCLUDED}, .asks = ICU | LIBIDN2},
    {WAY("hyphens-in-3-and-4", ID(IDNA_HYPHENS)), .needs = UTF8,
     .where = whole_label,
     .texts = {T("ab{--}\u00fc"), T("b\u00fc{--}cher"), T("\u0430\u0431{--}1"),
               T("xm{--}b\u00fccher")},
     .marked = true, .asks = ICU | LIBIDN2},
    {WAY("leading-mark", ID(IDNA_LEADING_MARK)), .needs = UTF8 | NAME,
     .where = before_label, .texts = {T("\u0301"), T("\u0308"), T("\u0323")},
     .behind = 1, .asks = ICU | LIBIDN2},
};

/* RFC 5892 appendix A */
#define CONTEXT_WAY(name, ...)                                                 \
    {                                                                          \
        WAY(name, ID(IDNA_CONTEXT)), .needs = UTF8, .where = whole_domain,     \
                                     .texts = {__VA_ARGS__}, .marked = true,   \
                                     .asks = ICU | LIBIDN2                     \
    }

static const struct way context_rules[] = {
    CONTEXT_WAY("rule-a-1", T("\u0628{\u200c}a.example"),
                T("b{\u200c}\u00fccher.example"),
                T("\u0928{\u200c}\u0928.example")),
    CONTEXT_WAY("rule-a-2", T("b{\u200d}\u00fccher.example"),
                T("\u0928{\u200d}\u0928.example")),
    CONTEXT_WAY("rule-a-3", T("a{\u00b7}b.example"), T("l{\u00b7}a.example"),
                T("mail.paral{\u00b7}el.example"), T("{\u00b7}l.example")),
    CONTEXT_WAY("rule-a-4", T("a{\u0375}b.example"),
                T("\u03b1{\u0375}.example")),
    CONTEXT_WAY("rule-a-5", T("{\u05f3}\u05d0.example")),
    CONTEXT_WAY("rule-a-6", T("{\u05f4}\u05d0.example")),
    CONTEXT_WAY("rule-a-7", T("bob{\u30fb}smith.example"),
                T("caf\u00e9{\u30fb}.example")),
    CONTEXT_WAY("rule-a-8", T("\u0628{\u0660}\u06f0.example")),
    CONTEXT_WAY("rule-a-9", T("\u0628{\u06f1}\u0661.example")),
};

/* RFC 5893 section 2: the conditions, each broken alone. */
#define BIDI_WAY(name, ...)                                                    \
    {                                                                          \
        WAY(name, ID(IDNA_BIDI)), .needs = UTF8, .where = whole_domain,        \
                                  .texts = {__VA_ARGS__}, .marked = true,      \
                                  .asks = ICU | LIBIDN2                        \
    }

static const struct way bidi_rule[] = {
    BIDI_WAY("bidi-condition-1", T("{1}\u05d0.example"),
             T("{3}com.\u05d0\u05d1.example"), T("{7}\u0628.example")),
    BIDI_WAY("bidi-condition-2", T("\u05d0{a}\u05d0.example"),
             T("\u0628{x}.example"), T("mail.\u05d0\u05d1{com}.example")),
    BIDI_WAY("bidi-condition-3", T("\u05d0{\u02b9}.example")),
    BIDI_WAY("bidi-condition-4", T("\u06281{\u0661}.example"),
             T("\u06282{\u0662}.example")),
    BIDI_WAY("bidi-condition-5", T("a{\u05d0}b.example"),
             T("mail{\u0628}.example")),
    BIDI_WAY("bidi-condition-6", T("a{\u02b9}.\u05d0.example")),
};

/* ---- Lengths ----------------------------------------------------------- */

/* "ü" before it, and in UTF-8 short enough. */
static bool
a_label_too_long(const struct original *original, struct chance *chance,
                 struct broken *broken)
{
    char label[ADDRSPEC_LABEL_MAX + 1] = "\u00fc";
    struct places labels = {0};
    const unsigned length = 58 + pick(chance, 4);

    whole_label(original, &labels);
    if (labels.count == 0)
        return false;
    memset(label + 2, 'x', length - 2);
    put(broken, labels.list[pick(chance, labels.count)], label, length);
    return original->domain.end - original->domain.begin < 100;
}

/* Labels of 8 octets with their dots, of 15 or so as A-labels. */
static bool
domain_too_long_as_a_labels(const struct original *original,
                            struct chance *chance, struct broken *broken)
{
    char domain[25 * 8 + 1] = "";
    const unsigned count = 22 + pick(chance, 3);
    unsigned i;

    if ((original->traits & NAME) == 0 || original->length > 60)
        return false;
    for (i = 0; i < count; i++)
        memcpy(domain + 8 * i, ".abc\u00fcde", 8);
    put(broken, original->domain, domain + 1, 8 * count - 1);
    broken->latest = broken->end;
    return true;
}

static const struct way a_label_lengths[] = {
    {WAY("label-too-long-as-a-label", ID(LABEL_TOO_LONG)), .needs = UTF8 | NAME,
     .make = a_label_too_long, .asks = ICU | LIBIDN2},
    {WAY("domain-too-long-as-a-labels", ID(DOMAIN_TOO_LONG)),
     .needs = UTF8 | BARE, .make = domain_too_long_as_a_labels,
     .asks = ICU | LIBIDN2},
};

/* ---- A-labels ---------------------------------------------------------- */

/* RFC 5321 and 6531 know nothing of them. */
#define A_LABEL_WAY(name, ...)                                                 \
    {                                                                          \
        WAY(name, ID(BAD_A_LABEL)),                                            \
            .where = whole_label, .texts = {__VA_ARGS__}, .marked = true,      \
            .warned = NO_UTF8 | IN_RFC6531, .asks = ICU | LIBIDN2              \
    }

static const struct way a_labels[] = {
    A_LABEL_WAY("a-label-no-punycode", T("{xn--99999999}"), T("{xn--0049}"),
                T("{xn--0117}"), T("{xn--a-0000}"), T("{XN--0049}")),
    /* B and U+00DC; U+2764; U+1F4A9; U+FB01; U+0378; digit and Hebrew */
    A_LABEL_WAY("a-label-of-no-u-label", T("{xn--bcher-2pa}"), T("{xn--i-7iq}"),
                T("{xn--ls8h}"), T("{xn--n-sy8h}"), T("{xn--bc-xka95w}"),
                T("{xn--1-0hc}"), T("{xn--a}")),
    /* A zero width joiner; e and U+0301; "--" and U+00FC */
    A_LABEL_WAY("a-label-of-hidden-mistake", T("{xn--ab-m1t}"),
                T("{xn--ex-8tb}"), T("{xn--ab---3ra}")),
    {WAY("a-label-of-ascii", ID(BAD_A_LABEL)), .where = whole_label,
     .texts = {T("{xn--example-}"), T("{xn--abc-}"), T("{xn--my-shop-}")},
     .meant = {"example", "abc", "my-shop"}, .marked = true, .mending = MEANT,
     .asks = ICU | LIBIDN2},
    {WAY("hyphen-behind-a-label", ID(HYPHEN_AT_LABEL_EDGE)),
     .where = whole_label,
     .texts = {T("xn--bcher-kva{-}"), T("xn--mnchen-3ya{-}")},
     .meant = {"xn--bcher-kva", "xn--mnchen-3ya"}, .marked = true,
     .mending = MEANT, .asks = ICU | LIBIDN2},
    {WAY("a-label-of-nothing", ID(BAD_A_LABEL)), .where = whole_label,
     .texts = {T("{xn--}"), T("{XN--}")}, .marked = true,
     .asks = ICU | LIBIDN2},
    {LETTERS_ROW("a-label-not-in-ascii", BAD_A_LABEL, whole_label,
                 (T("{xn--b\u00fccher}"), T("{xn--\u304c}")), "b\u00fccher",
                 "\u304c"),
     .marked = true, .asks = ICU | LIBIDN2},
    {WAY("typed-punycode", ID(TYPED_PUNYCODE)), .where = whole_label,
     .texts = {T("{xn-}bcher-kva"), T("{xn-}mnchen-3ya"), T("{xn-}fa-hia")},
     .meant = {"xn--bcher-kva", "xn--mnchen-3ya", "xn--fa-hia"}, .marked = true,
     .mending = MEANT, .warned = ANYWHERE, .asks = ICU | LIBIDN2},
};

const struct family idna_families[] = {
    FAMILY("labels that map to others", mapped),
    FAMILY("what no label holds", disallowed),
    FAMILY("context rules", context_rules),
    FAMILY("Bidi rule", bidi_rule),
    FAMILY("lengths as A-labels", a_label_lengths),
    FAMILY("A-labels", a_labels),
    {.name = NULL},
};

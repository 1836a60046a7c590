/* breaks_encodings.c - ways to encode what should not be
 *
 * SPDX-License-Identifier: MIT
 */
#include "ways.h"

/* Written in another code. */
static const struct way escapes[] = {
    {WAY("percent-encoded-at", ID(PERCENT_ENCODED)), .where = at_sign,
     .texts = {T("%40")}, .mending = BACK},
    {WAY("percent-encoded-dot", ID(PERCENT_ENCODED)), .where = domain_dot,
     .texts = {T("%2E"), T("%2e")}, .mending = BACK},
    {WAY("html-entity-at", ID(HTML_ENTITY)), .where = at_sign,
     .texts = {T("&#64;"), T("&#x40;"), T("&#X40;"), T("&commat;"),
               T("&#064;")},
     .mending = BACK},
    {WAY("html-entity-dot", ID(HTML_ENTITY)), .where = domain_dot,
     .texts = {T("&#46;"), T("&period;")}, .mending = BACK},
    {WAY("spelled-out-at", ID(SPELLED_OUT_SIGN)), .where = at_sign,
     .texts = {T("[at]"), T("(at)"), T(" [at] "), T(" (at) "), T(" at "),
               T("{at}"), T("<at>"), T("[AT]"), T(" AT "), T(" arobase "),
               T("[arobase]"), T("(a)")},
     .mending = BACK},
    {WAY("spelled-out-dot", ID(SPELLED_OUT_SIGN)), .where = domain_dot,
     .texts = {T("(dot)"), T("[dot]"), T(" dot "), T(" [dot] "), T(" (dot) "),
               T("{dot}"), T("[.]"), T(" DOT "), T(" point "), T("(punkt)")},
     .mending = BACK},
    {WAY("quoted-printable-at", ID(QUOTED_PRINTABLE)), .where = at_sign,
     .texts = {T("=40")}, .mending = BACK},
    {WAY("json-escape-at", ID(JSON_ESCAPE)), .where = at_sign,
     .texts = {T("\\u0040"), T("\\x40")}, .mending = BACK},
};

#define LATIN_1                                                                \
    (T("\xe9"), T("\xfc"), T("\xe4"), T("\xf8"), T("\xe7"), T("\xf1"),         \
     T("\xdf"), T("\xe5"), T("\xf0"), T("\xea"))
#define LATIN_1_MEANT                                                          \
    "\u00e9", "\u00fc", "\u00e4", "\u00f8", "\u00e7", "\u00f1", "\u00df",      \
        "\u00e5", "\u00f0", "\u00ea"

static const struct way letters[] = {
    LETTERS("latin-1-in-local", LEGACY_CHARSET, inside_local_word, LATIN_1,
            LATIN_1_MEANT),
    LETTERS("latin-1-in-label", LEGACY_CHARSET, inside_domain_word, LATIN_1,
            LATIN_1_MEANT),
    LETTERS("windows-1252-in-local", LEGACY_CHARSET, inside_local_word,
            (T("\x9a"), T("\x9e"), T("\x9c"), T("\x9c\xe9")), "\u0161",
            "\u017e", "\u0153", "\u0153\u00e9"),
    LETTERS("windows-1252-in-label", LEGACY_CHARSET, inside_domain_word,
            (T("\x9a"), T("\x9e"), T("\x9c")), "\u0161", "\u017e", "\u0153"),
    LETTERS("latin-9-in-local", LEGACY_CHARSET, inside_local_word,
            (T("\xa8"), T("\xb8"), T("\xbd")), "\u0161", "\u017e", "\u0153"),
    LETTERS("mojibake-in-label", MOJIBAKE, inside_domain_word,
            (T("\u00c3\u00bc"), T("\u00c3\u00a9"), T("\u00c3\u00b8"),
             T("\u00c3\u0178"), T("\u00c5\u00a1"),
             T("\u00c3\u0192\u00c2\u00bc"), T("\u00c3\u00bc\u00c3\u00a9")),
            "\u00fc", "\u00e9", "\u00f8", "\u00df", "\u0161", "\u00fc",
            "\u00fc\u00e9"),
    {WAY("mojibake-of-no-break-space", ID(MOJIBAKE)),
     .needs = UTF8 | A_MAILBOX | NAME, .where = behind_record,
     .texts = {T("\u00c2"), T("\u00c2 "), T("\u00c2\u00a0")}, .mending = BACK},
    {WAY("mojibake-of-mark-before-path", ID(BYTE_ORDER_MARK)),
     .needs = UTF8 | A_PATH, .where = before_record,
     .texts = {T("\u00ef\u00bb\u00bf")}, .mending = BACK},
    {WAY("mojibake-of-mark-before-mailbox", ID(BYTE_ORDER_MARK)),
     .needs = UTF8 | A_MAILBOX | DOT_STRING, .where = before_record,
     .texts = {T("\u00ef\u00bb\u00bf")}, .mending = BACK, .warned = IN_RFC6531},
    {WAY("mojibake-of-mark-before-quotes", ID(BYTE_ORDER_MARK)),
     .needs = UTF8 | A_MAILBOX | QUOTED, .where = before_record,
     .texts = {T("\u00ef\u00bb\u00bf")}, .mending = BACK},
    LETTERS("percent-encoded-letter", PERCENT_ENCODED, inside_domain_word,
            (T("%C3%BC"), T("%c3%a9"), T("%C5%A1"), T("%D0%BF")), "\u00fc",
            "\u00e9", "\u0161", "\u043f"),
    LETTERS("quoted-printable-letter", QUOTED_PRINTABLE, inside_domain_word,
            (T("=C3=BC"), T("=C3=A9"), T("=C5=A1")), "\u00fc", "\u00e9",
            "\u0161"),
    LETTERS("html-entity-letter-in-local", HTML_ENTITY, inside_atom_word,
            (T("&uuml;"), T("&eacute;"), T("&#233;"), T("&#xE9;"), T("&szlig;"),
             T("&oslash;"), T("&ccedil;"), T("&scaron;")),
            "\u00fc", "\u00e9", "\u00e9", "\u00e9", "\u00df", "\u00f8",
            "\u00e7", "\u0161"),
    LETTERS(
        "html-entity-letter-in-label", HTML_ENTITY, inside_domain_word,
        (T("&uuml;"), T("&eacute;"), T("&#233;"), T("&#xE9;"), T("&szlig;")),
        "\u00fc", "\u00e9", "\u00e9", "\u00e9", "\u00df"),
    LETTERS("json-escape-letter-in-local", JSON_ESCAPE, inside_atom_word,
            (T("\\u00e9"), T("\\u00FC"), T("\\xe9"), T("\\xc3\\xbc"),
             T("\\ud83d\\ude00")),
            "\u00e9", "\u00fc", "\u00e9", "\u00fc", "\U0001f600"),
    LETTERS("json-escape-letter-in-label", JSON_ESCAPE, inside_domain_word,
            (T("\\u00e9"), T("\\u00FC"), T("\\xe9"), T("\\xc3\\xbc")), "\u00e9",
            "\u00fc", "\u00e9", "\u00fc"),
    LETTERS("utf7-letter", UTF7, inside_domain_word,
            (T("+APw-"), T("+AOk-"), T("+AWE-"), T("+AOkA/A-")), "\u00fc",
            "\u00e9", "\u0161", "\u00e9\u00fc"),
    {WAY("utf7-at", ID(UTF7)), .where = at_sign, .texts = {T("+AEA-")},
     .mending = BACK},
    {WAY("utf7-dot", ID(UTF7)), .where = domain_dot, .texts = {T("+AC4-")},
     .mending = BACK},
};

/* UTF-8, in each way that RFC 3629 forbids. */
#define BAD_UTF8_WAYS(name, ...)                                               \
    {WAY(name "-in-local", ID(BAD_UTF8)), .needs = UTF8, .where = inside_atom, \
     .texts = {__VA_ARGS__}},                                                  \
        {WAY(name "-in-quotes", ID(BAD_UTF8)), .needs = UTF8,                  \
         .where = inside_quotes, .texts = {__VA_ARGS__}},                      \
    {                                                                          \
        WAY(name "-in-label", ID(BAD_UTF8)), .needs = UTF8,                    \
                                             .where = inside_label, .texts = { \
                                                 __VA_ARGS__                   \
                                             }                                 \
    }

static const struct way malformed[] = {
    BAD_UTF8_WAYS("lone-continuation", T("\x80"), T("\xbf")),
    BAD_UTF8_WAYS("truncated", T("\xc3"), T("\xe2\x82"), T("\xe4\xbe"),
                  T("\xf0\x9f\x98")),
    BAD_UTF8_WAYS("overlong", T("\xc0\xaf"), T("\xc1\x80"), T("\xe0\x80\xaf"),
                  T("\xf0\x80\x80\xaf")),
    BAD_UTF8_WAYS("surrogate", T("\xed\xa0\x80"), T("\xed\xbf\xbf")),
    BAD_UTF8_WAYS("beyond-unicode", T("\xf4\x90\x80\x80"),
                  T("\xf5\x80\x80\x80")),
    BAD_UTF8_WAYS("never-utf8", T("\xff"), T("\xfe\xff"),
                  T("\xf8\x88\x80\x80\x80")),
};

/* UTF-8 where there is to be none. */
#define UNSEEN_ROW(name, where_name)                                           \
    WAY(name, ID(INVISIBLE_CHARACTER), ID(UNICODE_SPACE), ID(BIDI_CONTROL),    \
        ID(FULLWIDTH_CHARACTER), ID(SMART_QUOTE)),                             \
        .needs = NO_UTF8, .where = where_name,                                 \
        .texts = {T("\u200b"), T("\u00a0"), T("\u202a"), T("\uff41"),          \
                  T("\u2019")},                                                \
        .mending = MEANT
#define UNSEEN_MEANT(quote)                                                    \
    {                                                                          \
        "", "", "", "a", quote                                                 \
    }

static const struct way unwanted[] = {
    {WAY("u-label-in-ascii", ID(NEEDS_SMTPUTF8)), .needs = NO_UTF8,
     .where = whole_domain,
     .texts = {T("b{\u00fc}cher.example"), T("mail.m{\u00fc}nchen.example"),
               T("{\u4f8b\u3048}.example")},
     .meant = {"xn--bcher-kva.example", "mail.xn--mnchen-3ya.example",
               "xn--r8jz45g.example"},
     .marked = true, .mending = MEANT, .asks = ICU | LIBIDN2},
    {WAY("fullwidth-at-in-ascii", ID(FULLWIDTH_CHARACTER), ID(NEEDS_SMTPUTF8)),
     .needs = NO_UTF8, .where = at_sign, .texts = {T("\uff20"), T("\ufe6b")},
     .mending = BACK},
    {UNSEEN_ROW("unseen-in-ascii-local", inside_atom),
     .meant = UNSEEN_MEANT("'")},
    {UNSEEN_ROW("unseen-in-ascii-label", inside_label),
     .meant = UNSEEN_MEANT("")},
    {WAY("utf8-in-ascii-local", ID(NEEDS_SMTPUTF8)), .needs = NO_UTF8,
     .where = inside_atom, .texts = {T("\xc3\xa9"), T("\xe4\xbe\x8b")}},
    {WAY("utf8-in-ascii-label", ID(NEEDS_SMTPUTF8)), .needs = NO_UTF8,
     .where = inside_label, .texts = {T("\xc3\xa9"), T("\xe4\xbe\x8b")}},
};

/* What is legal in a local-part, and was hardly meant.  An ASCII character in
 * quoted-printable or UTF-7 is left out: "a=2Eb" and "a+AC4-b" are as likely
 * to be meant. */
#define LOOKS(name, id, where_name, put, ...)                                  \
    {                                                                          \
        LETTERS_ROW(name, id, where_name, put, __VA_ARGS__),                   \
            .warned = ANYWHERE                                                 \
    }

static const struct way looks[] = {
    {WAY("percent-encoded-dot-in-local", ID(PERCENT_ENCODED)),
     .where = local_part_dot, .texts = {T("%2E"), T("%2e")}, .mending = BACK,
     .warned = ANYWHERE},
    LOOKS("percent-encoded-letter-in-local", PERCENT_ENCODED, inside_atom_word,
          (T("%C3%BC"), T("%c3%a9"), T("%C5%A1")), "\u00fc", "\u00e9",
          "\u0161"),
    LOOKS("quoted-printable-letter-in-local", QUOTED_PRINTABLE,
          inside_atom_word, (T("=C3=BC"), T("=C3=A9"), T("=C5=A1")), "\u00fc",
          "\u00e9", "\u0161"),
    LOOKS("utf7-letter-in-local", UTF7, inside_atom_word,
          (T("+APw-"), T("+AOk-")), "\u00fc", "\u00e9"),
    LOOKS("mojibake-in-local", MOJIBAKE, inside_local_word,
          (T("\u00c3\u00bc"), T("\u00c3\u00a9"), T("\u00c3\u00b8"),
           T("\u00c3\u0178"), T("\u00c5\u00a1"), T("\u00c3\u00bc\u00c3\u00a9")),
          "\u00fc", "\u00e9", "\u00f8", "\u00df", "\u0161", "\u00fc\u00e9"),
    {WAY("mojibake-of-controls-in-local", ID(MOJIBAKE)), .needs = UTF8,
     .where = inside_local_word,
     .texts = {T("\u00c3\u00ad"), T("\u00c3\u00a0")},
     .meant = {"\u00ed", "\u00e0"}, .mending = MEANT, .warned = IN_RFC6531},
    {WAY("encoded-word", ID(ENCODED_WORD)), .needs = DOT_STRING,
     .where = before_local_part,
     .texts = {T("=?utf-8?q?bob?="), T("=?iso-8859-1?b?Ym9i?="),
               T("=?UTF-8?Q?a=40b?=")},
     .warned = ANYWHERE},
};

/* ---- Families ---------------------------------------------------------- */

const struct family encoding_families[] = {
    FAMILY("escapes", escapes),           FAMILY("letters", letters),
    FAMILY("malformed UTF-8", malformed), FAMILY("UTF-8 in ASCII", unwanted),
    FAMILY("legal looks", looks),         {.name = NULL},
};

/* breaks_syntax.c - ways to break the grammar
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "ways.h"

/* ---- Ways with a function of their own --------------------------------- */

/* What an unclosed quote leaves: the quote is there, its partner is not. */
static void
or_mend_unquoted(struct broken *broken, const struct original *original)
{
    char text[BROKEN_MAX];
    const struct range part = original->local_part;
    const unsigned length = part.end - part.begin - 2;

    if ((original->traits & NEEDS_QUOTES) != 0)
        return;
    memcpy(text, original->text + part.begin + 1, length);
    text[length] = '\0';
    or_mend(broken, original, part, text);
}

static bool
opening_quote_removed(const struct original *original, struct chance *chance,
                      struct broken *broken)
{
    const struct range part = original->local_part;

    (void)chance;
    put_text(broken, range(part.begin, part.begin + 1), "");
    /* What is seen is a quote that closes nothing. */
    broken->place = range(part.begin, part.end - 1);
    broken->latest = part.end - 2;
    broken->end = part.end - 1;
    or_mend_unquoted(broken, original);
    return true;
}

static bool
closing_quote_removed(const struct original *original, struct chance *chance,
                      struct broken *broken)
{
    const struct range part = original->local_part;

    (void)chance;
    put_text(broken, range(part.end - 1, part.end), "");
    broken->place = range(part.begin, part.begin + 1);
    broken->earliest = broken->latest = part.begin;
    broken->end = part.begin + 1;
    or_mend_unquoted(broken, original);
    return true;
}

/* "bob@c" or bob"@c: the one quote goes, or another comes. */
static bool
quote_beside(const struct original *original, struct broken *broken,
             unsigned at)
{
    char text[BROKEN_MAX];
    const struct range part = original->local_part;
    const unsigned length = part.end - part.begin;

    put_text(broken, range(at, at), "\"");
    text[0] = '"';
    memcpy(text + 1, original->text + part.begin, length);
    text[length + 1] = '"';
    text[length + 2] = '\0';
    or_mend(broken, original, part, text);
    return true;
}

static bool
quote_before(const struct original *original, struct chance *chance,
             struct broken *broken)
{
    (void)chance;
    return quote_beside(original, broken, original->local_part.begin);
}

static bool
quote_behind(const struct original *original, struct chance *chance,
             struct broken *broken)
{
    (void)chance;
    return quote_beside(original, broken, original->local_part.end);
}

/* bob."smith"@c: RFC 5322's obs-local-part. */
static bool
word_quoted(const struct original *original, struct broken *broken, bool first)
{
    char text[BROKEN_MAX];
    struct range part = original->local_part;
    unsigned dot = part.begin;

    while (dot < part.end && original->text[dot] != '.')
        dot++;
    if (dot == part.end)
        return false;
    if (first)
        part.end = dot;
    else
        part.begin = dot + 1;
    if (!first &&
        memchr(original->text + part.begin, '.', part.end - part.begin) != NULL)
        return false;
    put_text(broken, range(part.end, part.end), "\"");
    put_text(broken, range(part.begin, part.begin), "\"");
    broken->place = range(part.begin, part.end + 2);
    broken->latest = first ? part.end + 2 : part.begin;
    broken->earliest = original->local_part.begin;
    broken->end = original->local_part.end + 2;
    if (first)
        broken->place.end = broken->end;
    /* All of it in quotes is what the writer had in mind as well. */
    part = original->local_part;
    text[0] = '"';
    memcpy(text + 1, original->text + part.begin, part.end - part.begin);
    text[part.end - part.begin + 1] = '"';
    text[part.end - part.begin + 2] = '\0';
    or_mend(broken, original, part, text);
    return true;
}

static bool
first_word_quoted(const struct original *original, struct chance *chance,
                  struct broken *broken)
{
    (void)chance;
    return word_quoted(original, broken, true);
}

static bool
last_word_quoted(const struct original *original, struct chance *chance,
                 struct broken *broken)
{
    (void)chance;
    return word_quoted(original, broken, false);
}

static bool
text_before_quote(const struct original *original, struct chance *chance,
                  struct broken *broken)
{
    const unsigned begin = original->local_part.begin;

    put_text(broken, range(begin, begin),
             pick(chance, 2) == 0 ? "bob" : "mr.x.");
    broken->place.end++; /* the quote that should have come first */
    broken->latest = broken->place.end - 1;
    broken->end = broken->place.end + original->local_part.end - begin - 1;
    return true;
}

static bool
closing_quote_escaped(const struct original *original, struct chance *chance,
                      struct broken *broken)
{
    const struct range part = original->local_part;

    (void)chance;
    put_text(broken, range(part.end - 1, part.end - 1), "\\");
    broken->place = range(part.begin, part.end + 1);
    broken->earliest = part.begin;
    broken->end = part.end + 1;
    return true;
}

/* Nobody can know where it stood. */
static bool
at_removed(const struct original *original, struct chance *chance,
           struct broken *broken)
{
    static const char *const instead[] = {"", "", "", "#", "2", "*", "."};
    const unsigned at = original->local_part.end;
    const char *text = instead[pick(chance, 7)];

    put_text(broken, range(at, at + 1), text);
    broken->place = range(original->local_part.begin,
                          original->domain.end - 1 + (unsigned)strlen(text));
    broken->earliest = broken->place.begin;
    broken->latest = broken->end = broken->place.end;
    return true;
}

/* The gap is before the "@": that or the "@" itself may be pointed at. */
static bool
local_part_removed(const struct original *original, struct chance *chance,
                   struct broken *broken)
{
    (void)chance;
    put_text(broken, original->local_part, "");
    broken->end++;
    return true;
}

static bool
domain_removed(const struct original *original, struct chance *chance,
               struct broken *broken)
{
    (void)chance;
    put_text(broken, original->domain, "");
    broken->earliest--;
    return true;
}

static bool
only_local_part(const struct original *original, struct chance *chance,
                struct broken *broken)
{
    (void)chance;
    put_text(broken, range(original->local_part.end, original->domain.end), "");
    broken->place = original->local_part;
    broken->earliest = broken->place.begin;
    return true;
}

static bool
only_domain(const struct original *original, struct chance *chance,
            struct broken *broken)
{
    const struct range domain = original->domain;

    (void)chance;
    put_text(broken, range(original->local_part.begin, domain.begin), "");
    broken->place.end = broken->latest = broken->end =
        original->local_part.begin + domain.end - domain.begin;
    return true;
}

/* At which of the two is a matter of taste. */
static bool
second_at(const struct original *original, struct broken *broken, unsigned at)
{
    const unsigned sign = original->local_part.end;

    put_text(broken, range(at, at), "@");
    if (at < sign)
        broken->place.end = broken->end = sign + 2;
    else
        broken->place.begin = broken->earliest = sign;
    broken->latest = broken->end - 1;
    return true;
}

static bool
at_in_local_part(const struct original *original, struct chance *chance,
                 struct broken *broken)
{
    struct places places = {0};

    inside_atom(original, &places);
    if (places.count == 0)
        return false;
    return second_at(original, broken,
                     places.list[pick(chance, places.count)].begin);
}

static bool
at_in_domain(const struct original *original, struct chance *chance,
             struct broken *broken)
{
    struct places places = {0};

    inside_label(original, &places);
    if (places.count == 0)
        return false;
    return second_at(original, broken,
                     places.list[pick(chance, places.count)].begin);
}

static bool
at_before_all(const struct original *original, struct chance *chance,
              struct broken *broken)
{
    (void)chance;
    return second_at(original, broken, original->local_part.begin);
}

static bool
at_behind_all(const struct original *original, struct chance *chance,
              struct broken *broken)
{
    (void)chance;
    return second_at(original, broken, original->domain.end);
}

static bool
domain_twice(const struct original *original, struct chance *chance,
             struct broken *broken)
{
    char text[ORIGINAL_MAX];
    const unsigned sign = original->local_part.end;
    const unsigned length = original->domain.end - sign;

    (void)chance;
    memcpy(text, original->text + sign, length);
    put(broken, range(original->domain.end, original->domain.end), text,
        length);
    broken->place.begin = broken->earliest = sign;
    broken->latest = original->domain.end;
    return true;
}

/* ---- Too long ---- */

/* At least `count` letters more at the end of the local-part or domain, by
 * labels of at most 63. */
static void
lengthen(struct broken *broken, unsigned at, unsigned count, bool labels)
{
    char text[BROKEN_MAX];
    unsigned i;

    for (i = 0; i < count; i++)
        text[i] = labels && i % 40 == 0 && i + 1 < count ? '.' : 'x';
    put(broken, range(at, at), text, count);
}

static bool
local_part_too_long(const struct original *original, struct chance *chance,
                    struct broken *broken)
{
    const struct range part = original->local_part;
    const unsigned quote = (original->traits & QUOTED) != 0;
    const unsigned length = part.end - part.begin;
    const unsigned more =
        ADDRSPEC_LOCAL_PART_MAX - length + 1 + pick(chance, 2) * 30;

    lengthen(broken, part.end - quote, more, false);
    broken->place =
        range(part.begin + ADDRSPEC_LOCAL_PART_MAX, part.end + more);
    broken->earliest = broken->latest = broken->place.begin;
    broken->end = broken->place.end;
    return true;
}

static bool
label_too_long(const struct original *original, struct chance *chance,
               struct broken *broken)
{
    struct places places = {0};
    struct range label;
    unsigned more;

    behind_label(original, &places);
    label = places.list[pick(chance, places.count)];
    while (label.begin > original->domain.begin &&
           original->text[label.begin - 1] != '.')
        label.begin--;
    more = ADDRSPEC_LABEL_MAX - (label.end - label.begin) + 1 +
           pick(chance, 2) * 9;
    lengthen(broken, label.end, more, false);
    broken->place = range(label.begin + ADDRSPEC_LABEL_MAX, label.end + more);
    broken->earliest = broken->latest = broken->place.begin;
    broken->end = broken->place.end;
    return true;
}

static bool
domain_too_long(const struct original *original, struct chance *chance,
                struct broken *broken)
{
    const struct range domain = original->domain;
    const unsigned more = ADDRSPEC_DOMAIN_MAX - (domain.end - domain.begin) +
                          1 + pick(chance, 2) * 20;

    lengthen(broken, domain.end, more, true);
    broken->place =
        range(domain.begin + ADDRSPEC_DOMAIN_MAX, domain.end + more);
    broken->earliest = broken->latest = broken->place.begin;
    broken->end = broken->place.end;
    return true;
}

/* Each part is short enough, and the whole is not. */
static bool
address_too_long(const struct original *original, struct chance *chance,
                 struct broken *broken)
{
    const unsigned limit = (original->traits & A_PATH) != 0
                               ? ADDRSPEC_PATH_MAX
                               : ADDRSPEC_MAILBOX_MAX;
    const unsigned more = limit - original->path.end + 1;

    (void)chance;
    lengthen(broken, original->domain.end, more, true);
    broken->place = range(limit, limit + 1);
    broken->earliest = broken->latest = limit;
    broken->end = limit + 1;
    return true;
}

/* ---- Brackets ---- */

static bool
close_angle_removed(const struct original *original, struct chance *chance,
                    struct broken *broken)
{
    (void)chance;
    put_text(broken, range(original->path.end - 1, original->path.end), "");
    broken->place = range(0, 1); /* an unclosed thing points at its opening */
    broken->earliest = broken->latest = 0;
    broken->end = 1;
    return true;
}

static bool
both_angles_removed(const struct original *original, struct chance *chance,
                    struct broken *broken)
{
    (void)chance;
    return put_around(broken, original->path, 1, "", "");
}

static bool
angles_doubled(const struct original *original, struct chance *chance,
               struct broken *broken)
{
    (void)chance;
    return put_around(broken, original->path, 1, "<<", ">>");
}

static bool
angles_reversed(const struct original *original, struct chance *chance,
                struct broken *broken)
{
    (void)chance;
    return put_around(broken, original->path, 1, ">", "<");
}

static bool
other_brackets(const struct original *original, struct chance *chance,
               struct broken *broken)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"[", "]"}, {"{", "}"}};
    const char *const *pair = pairs[pick(chance, 3)];

    return put_around(broken, original->path, 1, pair[0], pair[1]);
}

static bool
in_angles(const struct original *original, struct chance *chance,
          struct broken *broken)
{
    (void)chance;
    return put_around(broken, original->path, 0, "<", ">");
}

static bool
in_brackets(const struct original *original, struct chance *chance,
            struct broken *broken)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"[", "]"}, {"{", "}"}};
    const char *const *pair = pairs[pick(chance, 3)];

    return put_around(broken, original->path, 0, pair[0], pair[1]);
}

static bool
in_quotes(const struct original *original, struct chance *chance,
          struct broken *broken)
{
    (void)chance;
    return put_around(broken,
                      range(original->local_part.begin, original->domain.end),
                      0, "\"", "\"");
}

static bool
in_apostrophes(const struct original *original, struct chance *chance,
               struct broken *broken)
{
    (void)chance;
    return put_around(broken, original->path, 0, "'", "'");
}

/* Name <a@b>: both ends of a mailbox change, or one of a path. */
static bool
display_name(const struct original *original, struct chance *chance,
             struct broken *broken)
{
    static const char *const names[] = {
        "Bob <", "Bob Smith <", "\"Smith, Bob\" <",          "Bob Q. Smith <",
        "Bob<",  "\"Bob\"<",    "\"Bob \\\"B\\\" Smith\" <",
    };
    char name[32];

    strcpy(name, names[pick(chance, 7)]);
    if ((original->traits & A_MAILBOX) != 0)
        return put_around(broken, original->path, 0, name, ">");
    name[strlen(name) - 1] = '\0';
    put_text(broken, range(0, 0), name);
    return true;
}

static bool
literal_close_removed(const struct original *original, struct chance *chance,
                      struct broken *broken)
{
    const struct range domain = original->domain;

    (void)chance;
    put_text(broken, range(domain.end - 1, domain.end), "");
    broken->place = range(domain.begin, domain.begin + 1);
    broken->earliest = broken->latest = domain.begin;
    broken->end = domain.begin + 1;
    return true;
}

static bool
literal_open_removed(const struct original *original, struct chance *chance,
                     struct broken *broken)
{
    const struct range domain = original->domain;

    (void)chance;
    put_text(broken, range(domain.begin, domain.begin + 1), "");
    broken->place.end = broken->end = domain.end - 1;
    broken->latest = broken->end - 1;
    return true;
}

static bool
literal_brackets_removed(const struct original *original, struct chance *chance,
                         struct broken *broken)
{
    const struct range domain = original->domain;

    (void)chance;
    return put_around(broken, domain, 1, "", "");
}

static bool
literal_brackets_and_tag_removed(const struct original *original,
                                 struct chance *chance, struct broken *broken)
{
    const struct range domain = original->domain;

    (void)chance;
    put_text(broken, range(domain.end - 1, domain.end), "");
    put_text(broken, range(domain.begin, domain.begin + 6), "");
    broken->place.end = broken->end = domain.end - 7;
    return true;
}

static bool
literal_brackets_doubled(const struct original *original, struct chance *chance,
                         struct broken *broken)
{
    (void)chance;
    put_around(broken, original->domain, 1, "[[", "]]");
    broken->latest++;
    return true;
}

/* ---- Literals ---- */

/* A number of an IPv4 address-literal: whatever is said, at that number or at
 * the whole address. */
static bool
ipv4_number(const struct original *original, struct chance *chance,
            struct broken *broken, const char *text)
{
    const struct range domain = original->domain;
    struct range number = range(domain.begin + 1, domain.begin + 1);
    unsigned which = pick(chance, 4);

    for (;; number.begin = ++number.end) {
        while (original->text[number.end] != '.' &&
               original->text[number.end] != ']')
            number.end++;
        if (which-- == 0)
            break;
    }
    put_text(broken, number, text);
    broken->earliest = domain.begin + 1;
    broken->end = broken->length - original->length + domain.end - 1;
    return true;
}

static bool
ipv4_too_great(const struct original *original, struct chance *chance,
               struct broken *broken)
{
    static const char *const numbers[] = {"256", "300", "999", "1000"};

    return ipv4_number(original, chance, broken, numbers[pick(chance, 4)]);
}

static bool
ipv4_no_number(const struct original *original, struct chance *chance,
               struct broken *broken)
{
    static const char *const numbers[] = {"x", "1a", "-1", "0x7f"};

    ipv4_number(original, chance, broken, numbers[pick(chance, 4)]);
    broken->latest = broken->place.end - 1;
    return true;
}

/* Anywhere in what follows the tag, from there up to the mistake. */
static void
in_ipv6(struct broken *broken, const struct original *original)
{
    broken->earliest = original->domain.begin + 1;
    broken->latest = broken->place.end;
    broken->end = broken->length - original->length + original->domain.end - 1;
}

static bool
ipv6_second_gap(const struct original *original, struct chance *chance,
                struct broken *broken)
{
    const unsigned end = original->domain.end - 1;

    (void)chance;
    if (strstr(original->text + original->domain.begin + 6, "::") == NULL ||
        memchr(original->text + original->domain.begin, '.',
               end - original->domain.begin) != NULL)
        return false;
    put_text(broken, range(end, end), "::5");
    in_ipv6(broken, original);
    return true;
}

static bool
ipv6_too_many(const struct original *original, struct chance *chance,
              struct broken *broken)
{
    const unsigned begin = original->domain.begin + 6;

    (void)chance;
    put_text(broken, range(begin, begin), "1:2:3:4:5:6:7:");
    in_ipv6(broken, original);
    broken->place.end = broken->latest = broken->end;
    return true;
}

static bool
ipv6_bad_group(const struct original *original, struct chance *chance,
               struct broken *broken)
{
    static const char *const groups[] = {"12345:", "g:", "20o1:", "-1:"};
    const unsigned begin = original->domain.begin + 6;

    /* In place of the first group, if one is there. */
    struct range group = range(begin, begin);

    while (original->text[group.end] != ':')
        group.end++;
    if (group.end == begin)
        return false;
    group.end++;
    put_text(broken, group, groups[pick(chance, 4)]);
    in_ipv6(broken, original);
    return true;
}

static bool
ipv6_hanging_colon(const struct original *original, struct chance *chance,
                   struct broken *broken)
{
    const unsigned end = original->domain.end - 1;

    (void)chance;
    put_text(broken, range(end, end), ":");
    in_ipv6(broken, original);
    broken->latest = broken->place.begin + 1;
    broken->end++;
    return true;
}

/* ---- Parameters ---- */

static bool
parameter(const struct original *original, struct broken *broken,
          const char *text)
{
    put_text(broken, range(original->path.end, original->path.end), text);
    broken->place.begin++; /* but for the space */
    broken->earliest = broken->latest = broken->place.begin;
    return true;
}

static bool
parameter_unknown(const struct original *original, struct chance *chance,
                  struct broken *broken)
{
    static const char *const unknown[] = {" FOO", " FOO=bar", " SIZ=100",
                                          " X-PRIORITY=1", " NOTFY=NEVER"};

    return parameter(original, broken, unknown[pick(chance, 5)]);
}

static bool
parameter_repeated(const struct original *original, struct chance *chance,
                   struct broken *broken)
{
    char text[ORIGINAL_MAX];
    struct range first = range(original->path.end, original->path.end + 1);

    (void)chance;
    while (first.end < original->length && original->text[first.end] != ' ')
        first.end++;
    memcpy(text, original->text + first.begin, first.end - first.begin);
    put(broken, range(original->length, original->length), text,
        first.end - first.begin);
    broken->place.begin++;
    broken->earliest = first.begin + 1;
    broken->latest = broken->place.begin;
    return true;
}

static bool
parameter_of_other_command(const struct original *original,
                           struct chance *chance, struct broken *broken)
{
    static const char *const of_rcpt[] = {" NOTIFY=NEVER",
                                          " ORCPT=rfc822;bob@example.com"};
    static const char *const of_mail[] = {" SIZE=1000", " BODY=8BITMIME",
                                          " SMTPUTF8"};

    return parameter(original, broken,
                     (original->traits & OF_MAIL) != 0
                         ? of_rcpt[pick(chance, 2)]
                         : of_mail[pick(chance, 3)]);
}

static bool
bad_value(const struct original *original, struct chance *chance,
          struct broken *broken)
{
    static const char *const of_mail[] = {" SIZE=big", " SIZE", " BODY=9BIT",
                                          " RET=ALL", " SMTPUTF8=yes"};
    static const char *const of_rcpt[] = {" NOTIFY=MAYBE",
                                          " NOTIFY=NEVER,DELAY", " NOTIFY",
                                          " ORCPT=bob@example.com"};

    return parameter(original, broken,
                     (original->traits & OF_MAIL) != 0
                         ? of_mail[pick(chance, 5)]
                         : of_rcpt[pick(chance, 4)]);
}

/* ---- Two addresses ---- */

static bool
second_address(const struct original *original, struct chance *chance,
               struct broken *broken, const char *separator)
{
    char text[64];
    const unsigned end = original->domain.end;

    strcpy(text, separator);
    strcat(text, pick(chance, 2) == 0 ? "alice@example.org"
                                      : "j.doe@mail.example.net");
    put_text(broken, range(end, end), text);
    return true;
}

static bool
two_by_comma(const struct original *original, struct chance *chance,
             struct broken *broken)
{
    return second_address(original, chance, broken,
                          pick(chance, 2) == 0 ? "," : ", ");
}

static bool
two_by_semicolon(const struct original *original, struct chance *chance,
                 struct broken *broken)
{
    return second_address(original, chance, broken,
                          pick(chance, 2) == 0 ? ";" : "; ");
}

static bool
two_by_space(const struct original *original, struct chance *chance,
             struct broken *broken)
{
    second_address(original, chance, broken, " ");
    broken->earliest = original->local_part.end;
    broken->latest = broken->end;
    broken->place.begin = broken->earliest;
    return true;
}

static bool
two_by_line_break(const struct original *original, struct chance *chance,
                  struct broken *broken)
{
    return second_address(original, chance, broken,
                          pick(chance, 2) == 0 ? "\n" : "\r\n");
}

/* ---- The tables -------------------------------------------------------- */

#define CONTROLS                                                               \
    {                                                                          \
        T("\1"), T("\2"), T("\6"), T("\a"), T("\b"), T("\v"), T("\f"),         \
            T("\16"), T("\33"), T("\37"), T("\177")                            \
    }
/* Spaces and what else cannot be seen. */
static const struct way blanks[] = {
    {WAY("leading-space", ID(LEADING_SPACE)), .where = before_record,
     .texts = {T(" "), T("  "), T(" \t")}, .mending = BACK},
    {WAY("leading-tab", ID(LEADING_SPACE)), .where = before_record,
     .texts = {T("\t")}, .mending = BACK},
    {WAY("trailing-space", ID(TRAILING_SPACE)), .needs = BARE,
     .where = behind_record, .texts = {T(" "), T("   "), T("\t ")},
     .mending = BACK},
    {WAY("trailing-tab", ID(TRAILING_SPACE)), .needs = BARE,
     .where = behind_record, .texts = {T("\t")}, .mending = BACK},
    {WAY("space-behind-parameters", ID(TRAILING_SPACE)),
     .needs = WITH_PARAMETERS, .where = behind_record, .texts = {T(" ")},
     .mending = BACK},
    {WAY("space-behind-open-angle", ID(LEADING_SPACE), ID(UNQUOTED_SPACE)),
     .needs = A_PATH, .where = behind_open_angle, .texts = {T(" "), T("  ")},
     .mending = BACK},
    {WAY("space-before-close-angle", ID(TRAILING_SPACE), ID(UNQUOTED_SPACE)),
     .needs = A_PATH, .where = before_close_angle, .texts = {T(" "), T("  ")},
     .mending = BACK},
    {WAY("space-in-local-part", ID(UNQUOTED_SPACE)), .where = inside_atom,
     .texts = {T(" "), T("  ")}, .mending = BACK},
    {WAY("space-before-local-dot", ID(UNQUOTED_SPACE)),
     .where = before_local_part_dot, .texts = {T(" ")}, .mending = BACK},
    {WAY("space-behind-local-dot", ID(UNQUOTED_SPACE)),
     .where = behind_local_part_dot, .texts = {T(" ")}, .mending = BACK},
    {WAY("space-before-at", ID(UNQUOTED_SPACE)), .where = behind_local_part,
     .texts = {T(" "), T("  ")}, .mending = BACK},
    {WAY("space-behind-at", ID(UNQUOTED_SPACE)), .where = before_domain,
     .texts = {T(" "), T("  ")}, .mending = BACK},
    {WAY("spaces-around-at", ID(UNQUOTED_SPACE)), .where = at_sign,
     .texts = {T(" @ ")}, .mending = BACK},
    {WAY("space-in-label", ID(UNQUOTED_SPACE)), .where = inside_label,
     .texts = {T(" "), T("  ")}, .mending = BACK},
    {WAY("space-before-domain-dot", ID(UNQUOTED_SPACE)),
     .where = before_domain_dot, .texts = {T(" ")}, .mending = BACK},
    {WAY("space-behind-domain-dot", ID(UNQUOTED_SPACE)),
     .where = behind_domain_dot, .texts = {T(" ")}, .mending = BACK},
    {WAY("space-in-literal", ID(UNQUOTED_SPACE), ID(BAD_IPV4_LITERAL),
         ID(BAD_IPV6_LITERAL)),
     .where = inside_literal, .texts = {T(" ")}, .mending = BACK},
    {WAY("tab-in-local-part", ID(UNQUOTED_SPACE), ID(CONTROL_CHARACTER)),
     .where = inside_atom, .texts = {T("\t")}, .mending = BACK},
    {WAY("tab-in-label", ID(UNQUOTED_SPACE), ID(CONTROL_CHARACTER)),
     .where = inside_label, .texts = {T("\t")}, .mending = BACK},
    {WAY("tab-in-quotes", ID(CONTROL_CHARACTER)), .where = inside_quotes,
     .texts = {T("\t")}, .mending = BACK},
    {WAY("control-octet", ID(CONTROL_CHARACTER)), .where = anywhere,
     .texts = CONTROLS, .mending = BACK},
    {WAY("control-in-literal", ID(CONTROL_CHARACTER)), .where = inside_literal,
     .texts = CONTROLS, .mending = BACK},
    {WAY("control-in-quotes", ID(CONTROL_CHARACTER)), .where = inside_quotes,
     .texts = CONTROLS, .mending = BACK},
    {WAY("nul", ID(NUL)), .where = anywhere, .texts = {T("\0"), T("\0\0")},
     .mending = BACK},
    {WAY("cr", ID(LINE_BREAK)), .where = anywhere, .texts = {T("\r")},
     .mending = BACK},
    {WAY("lf", ID(LINE_BREAK)), .where = anywhere, .texts = {T("\n")},
     .mending = BACK},
    {WAY("crlf", ID(LINE_BREAK)), .where = anywhere, .texts = {T("\r\n")},
     .mending = BACK},
    {WAY("crlf-at-end", ID(LINE_BREAK)), .where = behind_record,
     .texts = {T("\r\n"), T("\n"), T("\r")}, .mending = BACK},
};

/* Specials, one at a time. */
#define SPECIAL(name, text, mend, where_name, ...)                             \
    {                                                                          \
        WAY(name, __VA_ARGS__), .where = where_name, .texts = {T(text)},       \
                                .mending = mend                                \
    }

static const struct way specials[] = {
    SPECIAL("open-paren-in-local", "(", NOBODY_KNOWS, inside_atom,
            ID(UNTERMINATED_COMMENT), ID(ILLEGAL_CHARACTER)),
    SPECIAL("close-paren-in-local", ")", BACK, inside_atom,
            ID(ILLEGAL_CHARACTER)),
    SPECIAL("comma-in-local", ",", DOTTED_TOO, inside_atom, ID(COMMA_FOR_DOT),
            ID(ILLEGAL_CHARACTER)),
    SPECIAL("colon-in-local", ":", BACK, inside_atom, ID(ILLEGAL_CHARACTER)),
    SPECIAL("semicolon-in-local", ";", BACK, inside_atom,
            ID(ILLEGAL_CHARACTER)),
    SPECIAL("less-than-in-local", "<", BACK, inside_atom, ID(BRACKET_MISMATCH)),
    SPECIAL("greater-than-in-local", ">", BACK, inside_atom,
            ID(BRACKET_MISMATCH)),
    SPECIAL("open-square-in-local", "[", BACK, inside_atom,
            ID(ILLEGAL_CHARACTER), ID(BRACKET_MISMATCH)),
    SPECIAL("close-square-in-local", "]", BACK, inside_atom,
            ID(ILLEGAL_CHARACTER), ID(BRACKET_MISMATCH)),
    SPECIAL("backslash-in-local", "\\", BACK, inside_atom,
            ID(ILLEGAL_CHARACTER)),
    SPECIAL("open-paren-in-label", "(", NOBODY_KNOWS, inside_label,
            ID(UNTERMINATED_COMMENT), ID(ILLEGAL_CHARACTER)),
    SPECIAL("close-paren-in-label", ")", BACK, inside_label,
            ID(ILLEGAL_CHARACTER)),
    SPECIAL("comma-in-label", ",", DOTTED_TOO, inside_label, ID(COMMA_FOR_DOT),
            ID(ILLEGAL_CHARACTER)),
    SPECIAL("colon-in-label", ":", NOBODY_KNOWS, inside_label,
            ID(ILLEGAL_CHARACTER), ID(URI_TAIL)),
    SPECIAL("semicolon-in-label", ";", BACK, inside_label,
            ID(ILLEGAL_CHARACTER)),
    SPECIAL("less-than-in-label", "<", BACK, inside_label,
            ID(BRACKET_MISMATCH)),
    SPECIAL("greater-than-in-label", ">", BACK, inside_label,
            ID(BRACKET_MISMATCH)),
    SPECIAL("open-square-in-label", "[", BACK, inside_label,
            ID(ILLEGAL_CHARACTER), ID(BRACKET_MISMATCH)),
    SPECIAL("close-square-in-label", "]", BACK, inside_label,
            ID(ILLEGAL_CHARACTER), ID(BRACKET_MISMATCH)),
    SPECIAL("backslash-in-label", "\\", BACK, inside_label,
            ID(ILLEGAL_CHARACTER)),
    {WAY("atext-in-label", ID(ILLEGAL_CHARACTER)), .where = inside_label,
     .texts = {T("!"), T("$"), T("%"), T("&"), T("'"), T("*"), T("+"), T("="),
               T("^"), T("`"), T("{"), T("|"), T("}"), T("~")},
     .mending = BACK},
    {WAY("uri-sign-in-label", ID(ILLEGAL_CHARACTER), ID(URI_TAIL)),
     .where = inside_label, .texts = {T("/"), T("?"), T("#")},
     .behind = ORIGINAL_MAX},
    {WAY("special-before-local", ID(ILLEGAL_CHARACTER), ID(BRACKET_MISMATCH)),
     .needs = DOT_STRING, .where = before_mailbox,
     .texts = {T(":"), T(")"), T("["), T("]"), T("\\")}, .mending = BACK},
    {WAY("special-behind-local", ID(ILLEGAL_CHARACTER), ID(BRACKET_MISMATCH)),
     .needs = DOT_STRING, .where = behind_local_part,
     .texts = {T(":"), T(")"), T("["), T("]"), T("\\"), T(";"), T(","), T("<")},
     .mending = BACK},
    {WAY("special-before-domain", ID(ILLEGAL_CHARACTER)), .needs = NAME,
     .where = before_domain,
     .texts = {T(":"), T(")"), T("!"), T("*"), T("#"), T("\\"), T(";"), T("="),
               T("&")},
     .mending = BACK},
    {WAY("special-behind-domain", ID(ILLEGAL_CHARACTER), ID(BRACKET_MISMATCH),
         ID(URI_TAIL)),
     .needs = NAME, .where = behind_domain,
     .texts = {T(":"), T(")"), T("!"), T("*"), T("#"), T("\\"), T("'"), T("|"),
               T("?"), T("/"), T("]"), T("}"), T("~"), T("&"), T("$")},
     .mending = BACK},
    {WAY("less-than-behind-all", ID(BRACKET_MISMATCH)), .needs = A_MAILBOX,
     .where = behind_record, .texts = {T("<")}, .mending = BACK},
};

/* Dots. */
static const struct way dots[] = {
    {WAY("leading-dot", ID(LEADING_DOT)), .needs = DOT_STRING,
     .where = before_local_part, .texts = {T(".")}, .mending = BACK},
    {WAY("trailing-dot", ID(TRAILING_DOT)), .needs = DOT_STRING,
     .where = behind_local_part, .texts = {T(".")}, .mending = BACK},
    {WAY("double-dot", ID(DOUBLE_DOT)), .where = local_part_dot,
     .texts = {T("..")}, .mending = BACK},
    {WAY("triple-dot", ID(DOUBLE_DOT)), .where = local_part_dot,
     .texts = {T("...")}, .mending = BACK},
    {WAY("leading-dot-in-domain", ID(LEADING_DOT), ID(EMPTY_LABEL)),
     .needs = NAME, .where = before_domain, .texts = {T(".")}, .mending = BACK},
    {WAY("trailing-dot-in-domain", ID(TRAILING_DOT), ID(EMPTY_LABEL)),
     .needs = NAME, .where = behind_domain, .texts = {T(".")}, .mending = BACK},
    {WAY("double-dot-in-domain", ID(DOUBLE_DOT), ID(EMPTY_LABEL)),
     .where = domain_dot, .texts = {T("..")}, .mending = BACK},
    {WAY("dots-around-at", ID(TRAILING_DOT)), .needs = DOT_STRING | NAME,
     .where = at_sign, .texts = {T(".@.")}, .mending = BACK},
    {WAY("leading-double-dot", ID(LEADING_DOT), ID(DOUBLE_DOT)),
     .needs = DOT_STRING, .where = before_local_part, .texts = {T("..")},
     .mending = BACK},
    {WAY("dot-before-quote", ID(LEADING_DOT)), .needs = QUOTED,
     .where = before_local_part, .texts = {T(".")}, .behind = 1,
     .mending = BACK},
    {WAY("dot-behind-quote", ID(TRAILING_DOT), ID(TEXT_AFTER_QUOTE)),
     .needs = QUOTED, .where = behind_local_part, .texts = {T(".")},
     .mending = BACK},
    {WAY("dot-before-literal", ID(LEADING_DOT), ID(EMPTY_LABEL)),
     .needs = LITERAL, .where = before_domain, .texts = {T(".")},
     .mending = BACK},
    {WAY("dot-behind-literal", ID(TRAILING_DOT), ID(TEXT_AFTER_LITERAL)),
     .needs = LITERAL, .where = behind_domain, .texts = {T(".")},
     .mending = BACK},
};

/* Quotes. */
static const struct way quotes[] = {
    {WAY("opening-quote-removed", ID(STRAY_QUOTE), ID(UNTERMINATED_QUOTE),
         ID(SECOND_AT)), /* of one that was quoted */
     .needs = QUOTED, .make = opening_quote_removed, .mending = BACK},
    {WAY("closing-quote-removed", ID(UNTERMINATED_QUOTE)), .needs = QUOTED,
     .make = closing_quote_removed, .mending = BACK},
    {WAY("quote-in-local-part", ID(STRAY_QUOTE)), .where = inside_atom,
     .texts = {T("\"")}, .mending = BACK},
    {WAY("quote-before-local-part", ID(UNTERMINATED_QUOTE), ID(STRAY_QUOTE)),
     .needs = DOT_STRING, .make = quote_before, .mending = BACK},
    {WAY("quote-behind-local-part", ID(STRAY_QUOTE), ID(UNTERMINATED_QUOTE)),
     .needs = DOT_STRING, .make = quote_behind, .mending = BACK},
    {WAY("quote-in-label", ID(STRAY_QUOTE)), .where = inside_label,
     .texts = {T("\"")}, .mending = BACK},
    {WAY("quote-behind-domain", ID(STRAY_QUOTE)), .where = behind_domain,
     .texts = {T("\"")}, .mending = BACK},
    {WAY("quote-in-quotes", ID(STRAY_QUOTE), ID(TEXT_AFTER_QUOTE)), .late = 1,
     .where = inside_quotes, .texts = {T("\"")}, .before = ORIGINAL_MAX,
     .behind = ORIGINAL_MAX},
    {WAY("first-word-quoted", ID(TEXT_AFTER_QUOTE)), .needs = DOT_STRING,
     .make = first_word_quoted, .mending = BACK},
    {WAY("last-word-quoted", ID(STRAY_QUOTE)), .needs = DOT_STRING,
     .make = last_word_quoted, .mending = BACK},
    {WAY("text-after-quote", ID(TEXT_AFTER_QUOTE)), .needs = QUOTED,
     .where = behind_local_part,
     .texts = {T("bob"), T("x"), T(".smith"), T("-1")}},
    {WAY("text-before-quote", ID(STRAY_QUOTE)), .needs = QUOTED,
     .make = text_before_quote},
    {WAY("closing-quote-escaped", ID(UNTERMINATED_QUOTE), ID(BAD_QUOTED_PAIR)),
     .needs = QUOTED, .make = closing_quote_escaped},
    {WAY("backslash-before-utf8", ID(BAD_QUOTED_PAIR)), .needs = UTF8,
     .where = inside_quotes, .texts = {T("\\\xc3\xa9"), T("\\\xe4\xbe\x8b")}},
    {WAY("backslash-before-control", ID(BAD_QUOTED_PAIR),
         ID(CONTROL_CHARACTER)),
     .late = 1, .where = inside_quotes,
     .texts = {T("\\\1"), T("\\\177"), T("\\\33")}},
    {WAY("backslash-before-line-break", ID(BAD_QUOTED_PAIR), ID(LINE_BREAK)),
     .late = 1, .where = inside_quotes, .texts = {T("\\\n"), T("\\\r\n")}},
};

/* The @ and what it stands between. */
static const struct way at_signs[] = {
    {WAY("at-removed", ID(MISSING_AT)), .needs = DOT_STRING | NAME,
     .make = at_removed},
    {WAY("at-became-space", ID(MISSING_AT), ID(UNQUOTED_SPACE)),
     .needs = DOT_STRING | NAME, .where = at_sign, .texts = {T(" ")},
     .before = ORIGINAL_MAX, .behind = ORIGINAL_MAX},
    {WAY("at-became-quote", ID(MISSING_AT), ID(STRAY_QUOTE)),
     .needs = DOT_STRING | NAME, .where = at_sign, .texts = {T("\"")},
     .behind = ORIGINAL_MAX},
    {WAY("at-removed-after-quote", ID(MISSING_AT)), .needs = QUOTED | NAME,
     .where = at_sign, .texts = {T("")}, .behind = ORIGINAL_MAX,
     .mending = BACK},
    {WAY("at-removed-before-literal", ID(MISSING_AT)),
     .needs = DOT_STRING | LITERAL, .where = at_sign, .texts = {T("")},
     .behind = ORIGINAL_MAX, .mending = BACK},
    {WAY("at-in-local-part", ID(SECOND_AT)), .make = at_in_local_part},
    {WAY("at-in-domain", ID(SECOND_AT)), .make = at_in_domain},
    {WAY("at-doubled", ID(SECOND_AT)), .late = 1, .where = at_sign,
     .texts = {T("@@"), T("@@@")}, .mending = BACK},
    {WAY("at-before-all", ID(SECOND_AT), ID(MISSING_LOCAL_PART)),
     .needs = A_MAILBOX, .make = at_before_all, .mending = BACK},
    {WAY("at-before-path", ID(SECOND_AT), ID(MISSING_LOCAL_PART),
         ID(BAD_SOURCE_ROUTE)),
     .needs = A_PATH | UNROUTED, .make = at_before_all, .mending = BACK},
    {WAY("at-behind-all", ID(SECOND_AT)), .make = at_behind_all,
     .mending = BACK},
    {WAY("domain-twice", ID(SECOND_AT)), .needs = DOTTED, .make = domain_twice,
     .mending = BACK},
    {WAY("local-part-removed", ID(MISSING_LOCAL_PART)),
     .make = local_part_removed},
    {WAY("domain-removed", ID(MISSING_DOMAIN)), .make = domain_removed},
    {WAY("only-local-part", ID(MISSING_AT)), .needs = DOT_STRING,
     .make = only_local_part},
    {WAY("only-domain", ID(MISSING_AT)), .needs = NAME, .make = only_domain},
};

/* Limits. */
static const struct way limits[] = {
    {WAY("local-part-too-long", ID(LOCAL_PART_TOO_LONG)),
     .make = local_part_too_long},
    {WAY("label-too-long", ID(LABEL_TOO_LONG)),
     .needs = NAME | ASCII, /* a U-label may be longer */
     .make = label_too_long},
    {WAY("domain-too-long", ID(DOMAIN_TOO_LONG)), .needs = NAME,
     .make = domain_too_long},
    {WAY("address-too-long", ID(ADDRESS_TOO_LONG)), .needs = NAME,
     .make = address_too_long},
};

/* Labels. */
static const struct way labels[] = {
    {WAY("hyphen-before-label", ID(HYPHEN_AT_LABEL_EDGE)), .needs = NAME,
     .where = before_label, .texts = {T("-")}, .mending = BACK},
    {WAY("hyphen-behind-label", ID(HYPHEN_AT_LABEL_EDGE)), .needs = NAME,
     .where = behind_label, .texts = {T("-")}, .mending = BACK},
    {WAY("underscore-in-domain", ID(UNDERSCORE_IN_DOMAIN)), .needs = NAME,
     .where = inside_label, .texts = {T("_")}, .mending = HYPHENED_TOO},
    {WAY("underscore-for-hyphen", ID(UNDERSCORE_IN_DOMAIN)), .needs = NAME,
     .where = domain_hyphen, .texts = {T("_")}, .mending = BACK},
    {WAY("underscore-before-label", ID(UNDERSCORE_IN_DOMAIN)), .needs = NAME,
     .where = before_label, .texts = {T("_")}, .mending = BACK},
};

/* Commas and semicolons. */
static const struct way separators[] = {
    {WAY("comma-for-dot-in-domain", ID(COMMA_FOR_DOT)), .where = domain_dot,
     .texts = {T(",")}, .mending = BACK},
    {WAY("comma-for-dot-in-local", ID(COMMA_FOR_DOT)), .where = local_part_dot,
     .texts = {T(",")}, .mending = BACK},
    {WAY("comma-for-dot-in-literal", ID(COMMA_FOR_DOT), ID(BAD_IPV4_LITERAL)),
     .where = literal_dot, .texts = {T(",")}, .before = 16, .behind = 16,
     .mending = BACK},
    {WAY("comma-beside-dot", ID(COMMA_FOR_DOT), ID(ILLEGAL_CHARACTER)),
     .where = before_domain_dot, .texts = {T(",")}, .mending = BACK},
    {WAY("trailing-comma", ID(COMMA_SEPARATOR)), .where = behind_domain,
     .texts = {T(","), T(", ")}, .mending = BACK},
    {WAY("trailing-semicolon", ID(SEMICOLON_SEPARATOR)), .where = behind_domain,
     .texts = {T(";"), T("; ")}, .mending = BACK},
    {WAY("separator-behind-path", ID(COMMA_SEPARATOR), ID(SEMICOLON_SEPARATOR),
         ID(TEXT_AFTER_PATH)),
     .needs = A_PATH | BARE, .where = behind_record, .texts = {T(","), T(";")},
     .mending = BACK},
    {WAY("leading-comma", ID(ILLEGAL_CHARACTER), ID(COMMA_SEPARATOR)),
     .where = before_record, .texts = {T(","), T(", ")}, .mending = BACK},
    {WAY("two-by-comma", ID(COMMA_SEPARATOR)), .make = two_by_comma},
    {WAY("two-by-semicolon", ID(SEMICOLON_SEPARATOR)),
     .make = two_by_semicolon},
    {WAY("two-by-space", ID(UNQUOTED_SPACE), ID(SECOND_AT)),
     .make = two_by_space},
    {WAY("two-by-line-break", ID(LINE_BREAK)), .make = two_by_line_break},
    {WAY("two-paths", ID(COMMA_SEPARATOR), ID(SEMICOLON_SEPARATOR),
         ID(TEXT_AFTER_PATH)),
     .needs = A_PATH | BARE, .where = behind_record,
     .texts = {T(",<alice@example.org>"), T(";<alice@example.org>"),
               T(", <alice@example.org>")}},
};

/* Brackets. */
static const struct way brackets[] = {
    {WAY("open-angle-removed", ID(BRACKET_MISMATCH)), .needs = A_PATH,
     .where = open_angle, .texts = {T("")}, .mending = BACK},
    {WAY("close-angle-removed", ID(BRACKET_MISMATCH)), .needs = A_PATH,
     .make = close_angle_removed, .mending = BACK},
    {WAY("both-angles-removed", ID(MISSING_ANGLE_BRACKETS)), .needs = A_PATH,
     .make = both_angles_removed, .mending = BACK},
    {WAY("open-angle-doubled", ID(BRACKET_MISMATCH)), .late = 1,
     .needs = A_PATH, .where = open_angle, .texts = {T("<<")}, .mending = BACK},
    {WAY("close-angle-doubled", ID(BRACKET_MISMATCH)), .needs = A_PATH,
     .late = 1, .where = close_angle, .texts = {T(">>")}, .mending = BACK},
    {WAY("both-angles-doubled", ID(BRACKET_MISMATCH)), .late = 1,
     .needs = A_PATH, .make = angles_doubled, .mending = BACK},
    {WAY("angles-reversed", ID(BRACKET_MISMATCH)), .needs = A_PATH,
     .make = angles_reversed, .mending = BACK},
    {WAY("other-brackets", ID(ENCLOSING_BRACKETS), ID(BRACKET_MISMATCH),
         ID(MISSING_ANGLE_BRACKETS)),
     .needs = A_PATH, .make = other_brackets, .mending = BACK},
    {WAY("stray-open-angle", ID(BRACKET_MISMATCH)), .needs = A_MAILBOX,
     .where = before_record, .texts = {T("<")}, .mending = BACK},
    {WAY("stray-close-angle", ID(BRACKET_MISMATCH)), .needs = A_MAILBOX,
     .where = behind_record, .texts = {T(">")}, .mending = BACK},
    {WAY("mailbox-in-angles", ID(ENCLOSING_BRACKETS), ID(BRACKET_MISMATCH)),
     .needs = A_MAILBOX, .make = in_angles, .mending = BACK},
    {WAY("mailbox-in-brackets", ID(ENCLOSING_BRACKETS)), .needs = A_MAILBOX,
     .make = in_brackets, .mending = BACK},
    {WAY("mailbox-in-quotes", ID(ENCLOSING_BRACKETS)),
     .needs = DOT_STRING | UNROUTED, .make = in_quotes, .mending = BACK},
    {WAY("mailbox-in-apostrophes", ID(ENCLOSING_BRACKETS)), .needs = A_MAILBOX,
     .make = in_apostrophes, .mending = BACK},
};

/* Address literals. */
static const struct way literals[] = {
    {WAY("literal-close-removed", ID(UNTERMINATED_LITERAL)), .needs = LITERAL,
     .make = literal_close_removed, .mending = BACK},
    {WAY("literal-open-removed", ID(BRACKET_MISMATCH), ID(BARE_IP_ADDRESS)),
     .needs = LITERAL, .make = literal_open_removed, .mending = BACK},
    {WAY("literal-brackets-removed", ID(BARE_IP_ADDRESS)), .needs = IPV6,
     .make = literal_brackets_removed, .mending = BACK},
    {WAY("bare-ipv6", ID(BARE_IP_ADDRESS)), .needs = IPV6,
     .make = literal_brackets_and_tag_removed, .mending = BACK},
    {WAY("literal-brackets-doubled", ID(BRACKET_MISMATCH)), .needs = LITERAL,
     .make = literal_brackets_doubled, .mending = BACK},
    {WAY("ipv4-too-great", ID(BAD_IPV4_LITERAL)), .needs = IPV4,
     .make = ipv4_too_great},
    {WAY("ipv4-no-number", ID(BAD_IPV4_LITERAL)), .needs = IPV4,
     .make = ipv4_no_number},
    {WAY("ipv4-five-numbers", ID(BAD_IPV4_LITERAL)), .needs = IPV4,
     .where = before_close_square, .texts = {T(".5"), T(".255")}, .before = 16},
    {WAY("ipv4-double-dot", ID(BAD_IPV4_LITERAL), ID(DOUBLE_DOT)), .late = 1,
     .where = literal_dot, .texts = {T("..")}, .before = 16, .behind = 16},
    {WAY("ipv4-trailing-dot", ID(BAD_IPV4_LITERAL), ID(TRAILING_DOT)),
     .needs = IPV4, .where = before_close_square, .texts = {T(".")},
     .before = 16},
    {WAY("ipv4-with-tag", ID(UNREGISTERED_LITERAL_TAG), ID(BAD_IPV4_LITERAL)),
     .needs = IPV4, .where = behind_open_square,
     .texts = {T("IPv4:"), T("ipv4:")}, .behind = 16, .mending = BACK},
    {WAY("ipv4-port", ID(BAD_IPV4_LITERAL), ID(URI_TAIL)), .needs = IPV4,
     .where = before_close_square, .texts = {T(":25"), T(":587")},
     .before = 16},
    {WAY("ipv6-tag-removed", ID(MISSING_IPV6_TAG)), .needs = IPV6,
     .where = ipv6_tag, .texts = {T("")}, .behind = ORIGINAL_MAX,
     .mending = BACK},
    {WAY("ipv6-colon-of-tag-removed", ID(MISSING_IPV6_TAG),
         ID(BAD_IPV6_LITERAL), ID(UNREGISTERED_LITERAL_TAG)),
     .needs = IPV6, .where = ipv6_tag,
     .texts = {T("IPv6"), T("IPv6 "), T("IPv6-")}, .behind = ORIGINAL_MAX,
     .mending = BACK},
    {WAY("unregistered-tag", ID(UNREGISTERED_LITERAL_TAG)), .needs = IPV6,
     .where = ipv6_tag,
     .texts = {T("IPv7:"), T("X400:"), T("IP:"), T("inet6:")},
     .behind = ORIGINAL_MAX},
    {WAY("ipv6-second-gap", ID(BAD_IPV6_LITERAL)), .needs = IPV6,
     .make = ipv6_second_gap},
    {WAY("ipv6-too-many-groups", ID(BAD_IPV6_LITERAL)), .needs = IPV6,
     .make = ipv6_too_many},
    {WAY("ipv6-bad-group", ID(BAD_IPV6_LITERAL)), .needs = IPV6,
     .make = ipv6_bad_group},
    {WAY("ipv6-hanging-colon", ID(BAD_IPV6_LITERAL)), .needs = IPV6,
     .make = ipv6_hanging_colon},
    {WAY("ipv6-zone", ID(BAD_IPV6_LITERAL)), .needs = IPV6,
     .where = before_close_square, .texts = {T("%eth0"), T("%1"), T("/64")},
     .before = 48},
    {WAY("text-after-literal", ID(TEXT_AFTER_LITERAL)), .needs = LITERAL,
     .where = behind_domain, .texts = {T("x"), T(".example.com"), T("1")}},
};

/* What was copied along. */
static const struct way surroundings[] = {
    {WAY("mailto", ID(MAILTO_PREFIX)), .where = before_mailbox,
     .texts = {T("mailto:"), T("MAILTO:"), T("mailto: ")}, .mending = BACK},
    {WAY("mailto-before-path", ID(MAILTO_PREFIX)), .needs = A_PATH,
     .where = before_record, .texts = {T("mailto:")}, .mending = BACK},
    {WAY("field-name", ID(FIELD_NAME_PREFIX)), .where = before_record,
     .texts = {T("To: "), T("From: "), T("Cc: "), T("To:"), T("E-mail: "),
               T("email:"), T("Reply-To: "), T("Bcc: "), T("Email: "),
               T("Mail: ")},
     .mending = BACK},
    {WAY("command", ID(FIELD_NAME_PREFIX), ID(DISPLAY_NAME)), .needs = A_PATH,
     .where = before_record,
     .texts = {T("RCPT TO:"), T("MAIL FROM:"), T("TO:"), T("FROM:")},
     .mending = BACK},
    {WAY("display-name", ID(DISPLAY_NAME)), .make = display_name,
     .mending = BACK},
    {WAY("quoted-name-no-brackets", ID(DISPLAY_NAME)), .needs = A_MAILBOX,
     .where = before_record, .texts = {T("\"Bob Smith\" "), T("\"Bob\" ")},
     .mending = BACK},
    {WAY("port", ID(URI_TAIL)), .needs = DOTTED, .where = behind_domain,
     .texts = {T(":25"), T(":587")}, .mending = BACK},
    {WAY("port-behind-literal", ID(URI_TAIL), ID(TEXT_AFTER_LITERAL)),
     .needs = LITERAL, .where = behind_domain, .texts = {T(":25"), T(":587")},
     .mending = BACK},
    {WAY("query", ID(URI_TAIL)), .needs = DOTTED, .where = behind_domain,
     .texts = {T("?subject=x"), T("?subject=Hello%20you&body=Hi"),
               T("?cc=alice@example.org")},
     .mending = BACK},
    {WAY("path-of-uri", ID(URI_TAIL)), .needs = DOTTED, .where = behind_domain,
     .texts = {T("/"), T("/index.html"), T("#top"), T("/inbox/1?x=1")},
     .mending = BACK},
    {WAY("source-route", ID(SOURCE_ROUTE)), .needs = A_MAILBOX,
     .where = before_record,
     .texts = {T("@relay.example:"), T("@hub.example,@relay.example.org:")},
     .mending = BACK},
    {WAY("text-behind-path", ID(TEXT_AFTER_PATH)), .needs = A_PATH | BARE,
     .where = behind_record,
     .texts = {T("x"), T("bob"), T("."), T("@example.com"), T("!")},
     .mending = BACK},
};

/* Comments. */
static const struct way comments[] = {
    {WAY("comment-before-local", ID(COMMENT)), .where = before_mailbox,
     .texts = {T("(Bob)"), T("(Bob Smith) "), T("(a (b) c)"), T("()")},
     .mending = BACK},
    {WAY("comment-behind-local", ID(COMMENT)), .where = behind_local_part,
     .texts = {T("(Bob)"), T(" (Bob Smith)"), T("(a (b) c)"), T("(b@c)")},
     .mending = BACK},
    {WAY("comment-before-domain", ID(COMMENT)), .where = before_domain,
     .texts = {T("(work)"), T("(at work) "), T("(a \\) b)"), T("()")},
     .mending = BACK},
    {WAY("comment-behind-domain", ID(COMMENT)), .where = behind_domain,
     .texts = {T("(work)"), T(" (Bob Smith)"), T(" (a (b) c)"), T(" (b@c)")},
     .mending = BACK},
    {WAY("comment-behind-path", ID(COMMENT), ID(TEXT_AFTER_PATH)),
     .needs = A_PATH | BARE, .where = behind_record,
     .texts = {T("(Bob)"), T(" (Bob)")}, .mending = BACK},
    {WAY("unterminated-comment", ID(UNTERMINATED_COMMENT)),
     .where = behind_local_part, .texts = {T("(work"), T("(")}},
    {WAY("unterminated-comment-at-end", ID(UNTERMINATED_COMMENT)), .late = 1,
     .where = behind_domain, .texts = {T("(work"), T(" (work"), T(" (at work")},
     .mending = BACK},
};

/* Parameters. */
static const struct way parameters[] = {
    {WAY("unknown-parameter", ID(UNKNOWN_PARAMETER)), .needs = A_PATH,
     .make = parameter_unknown},
    {WAY("repeated-parameter", ID(REPEATED_PARAMETER)),
     .needs = WITH_PARAMETERS, .make = parameter_repeated},
    {WAY("parameter-of-other-command", ID(PARAMETER_NOT_FOR_COMMAND)),
     .needs = A_PATH, .make = parameter_of_other_command},
    {WAY("bad-parameter-value", ID(BAD_PARAMETER_VALUE)), .late = 24,
     .needs = A_PATH | BARE, .make = bad_value},
    {WAY("bad-parameter-syntax", ID(BAD_PARAMETER_SYNTAX)), .late = 4,
     .needs = A_PATH, .where = behind_path,
     .texts = {T(" =x"), T(" X="), T(" X==1"), T(" -X=1"), T(" X_Y=1"),
               T(" =")}},
    {WAY("spaces-before-parameter", ID(BAD_PARAMETER_SYNTAX),
         ID(UNQUOTED_SPACE)),
     .late = 1, .where = parameter_space, .texts = {T("  ")}, .mending = BACK},
    {WAY("no-space-before-parameter", ID(BAD_PARAMETER_SYNTAX),
         ID(TEXT_AFTER_PATH)),
     .needs = WITH_PARAMETERS, .where = first_parameter_space, .texts = {T("")},
     .behind = ORIGINAL_MAX, .mending = BACK},
};

/* ---- Families ---------------------------------------------------------- */

const struct family syntax_families[] = {
    FAMILY("blanks", blanks),
    FAMILY("specials", specials),
    FAMILY("dots", dots),
    FAMILY("quotes", quotes),
    FAMILY("signs and parts", at_signs),
    FAMILY("limits", limits),
    FAMILY("labels", labels),
    FAMILY("commas and semicolons", separators),
    FAMILY("brackets", brackets),
    FAMILY("address literals", literals),
    FAMILY("surroundings", surroundings),
    FAMILY("comments", comments),
    FAMILY("parameters", parameters),
    {.name = NULL},
};

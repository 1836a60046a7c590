/* originals.c - valid addresses: real ones, and ones drawn from the grammar
 *
 * SPDX-License-Identifier: MIT
 *
 * They keep well below the limits, so that an octet more is one mistake and
 * not two, and hold nothing that looks encoded.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "broken.h"

unsigned
pick(struct chance *chance, unsigned limit)
{
    uint64_t z = chance->state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (unsigned)((z ^ (z >> 31)) % limit);
}

/* ---- Real ones --------------------------------------------------------- */

#define MAILBOX ADDRSPEC_MAILBOX
#define REVERSE ADDRSPEC_REVERSE_PATH
#define FORWARD ADDRSPEC_FORWARD_PATH

static const struct {
    enum addrspec_production production;
    const char *text;
} real[] = {
    {MAILBOX, "bob.smith@example.com"},
    {MAILBOX, "info@example.org"},
    {MAILBOX, "a@b.example"},
    {MAILBOX, "jane.doe+newsletter@mail.example.co.uk"},
    {MAILBOX, "o'connor@example.ie"},
    {MAILBOX, "first.middle.last@dept.university.example"},
    {MAILBOX, "sales-team@my-company.example.com"},
    {MAILBOX, "user_name@example.net"},
    {MAILBOX, "12345@example.com"},
    {MAILBOX, "x.y.z@a-b.c-d.example"},
    {MAILBOX, "no-reply@notifications.service.example.com"},
    {MAILBOX, "postmaster@example.com"},
    {MAILBOX, "MAILER-DAEMON@mx1.example.com"},
    {MAILBOX, "bounce+1234=example.org@lists.example.com"},
    {MAILBOX, "owner-list-outgoing@lists.example.org"},
    {MAILBOX, "SRS0+yf09=Cw=orig.example=bob@forward.example"},
    {MAILBOX, "prvs=123456789=bob@example.com"},
    {MAILBOX, "m.mustermann@3com.example"},
    {MAILBOX, "kunde@web-shop-24.example"},
    {MAILBOX, "webmaster@xn--bcher-kva.example"},
    {MAILBOX, "a.b.c.d.e.f@x.example"},
    {MAILBOX, "firstname.lastname@sub.sub2.sub3.sub4.example.com"},
    {MAILBOX, "d'artagnan@mousquetaires.example"},
    {MAILBOX, "user%lists.example@relay.example"},
    {MAILBOX, "host!user@uucp.example"},
    {MAILBOX, "root@localhost.localdomain"},
    {MAILBOX, "\"john smith\"@example.com"},
    {MAILBOX, "\"smith, john\"@example.com"},
    {MAILBOX, "\"john..doe\"@example.org"},
    {MAILBOX, "\"bob\"@example.com"},
    {MAILBOX, "\"he said \\\"hi\\\"\"@example.com"},
    {MAILBOX, "\"back\\\\slash\"@example.com"},
    {MAILBOX, "\"a@b\"@example.com"},
    {MAILBOX, "\".leading\"@mail.example.com"},
    {MAILBOX, "bob@[192.0.2.1]"},
    {MAILBOX, "postmaster@[203.0.113.255]"},
    {MAILBOX, "bob@[IPv6:2001:db8::1]"},
    {MAILBOX, "bob@[IPv6:2001:db8:1:2:3:4:5:6]"},
    {MAILBOX, "bob@[IPv6:fe80::203:0:113:5]"},
    {MAILBOX, "bob@[IPv6:::ffff:192.0.2.1]"},
    {MAILBOX, "\"john smith\"@[192.0.2.99]"},
    {MAILBOX, "jos\xc3\xa9@example.com"},
    {MAILBOX, "bj\xc3\xb8rn.hansen@example.no"},
    {MAILBOX, "info@m\xc3\xbcnchen.example"},
    {MAILBOX, "j\xc3\xbcrgen@b\xc3\xbc"
              "cher.example"},
    {MAILBOX, "\xe7\x94\xa8\xe6\x88\xb7@\xe4\xbe\x8b\xe5\xad\x90.example"},
    {MAILBOX, "\xd0\xb8\xd0\xb2\xd0\xb0\xd0\xbd@\xd0\xbf\xd0\xbe\xd1\x87\xd1"
              "\x82\xd0\xb0.example"},
    {MAILBOX, "\"jos\xc3\xa9 luis\"@example.es"},
    {REVERSE, "<bob.smith@example.com>"},
    {REVERSE, "<bounces+42@lists.example.org> SIZE=12345"},
    {REVERSE, "<bob@example.com> BODY=8BITMIME SIZE=1000"},
    {REVERSE, "<jos\xc3\xa9@example.com> SMTPUTF8"},
    {REVERSE, "<\"john smith\"@example.com> RET=HDRS ENVID=QQ314159"},
    {REVERSE, "<bob@[192.0.2.1]>"},
    {REVERSE, "<bob@[IPv6:2001:db8::1]> BODY=7BIT"},
    {REVERSE, "<bob@example.com> AUTH=<>"},
    {REVERSE, "<@relay.example:bob@example.com>"},
    {FORWARD, "<bob.smith@example.com>"},
    {FORWARD, "<jane.doe+tag@mail.example.co.uk>"},
    {FORWARD, "<bob@example.com> NOTIFY=SUCCESS,FAILURE"},
    {FORWARD, "<bob@example.com> NOTIFY=NEVER ORCPT=rfc822;bob@example.com"},
    {FORWARD, "<\"john smith\"@example.com>"},
    {FORWARD, "<bob@[192.0.2.1]> NOTIFY=DELAY"},
    {FORWARD, "<@hub.example,@relay.example:bob@example.com>"},
    {FORWARD, "<info@m\xc3\xbcnchen.example>"},
    {FORWARD, "<info@m\xc3\xbcnchen.example> NOTIFY=FAILURE"},
};

/* ---- Drawn ones -------------------------------------------------------- */

static void
add(struct original *original, const char *text)
{
    const size_t length = strlen(text);

    if (original->length + length > ORIGINAL_MAX)
        abort();
    memcpy(original->text + original->length, text, length);
    original->length += (unsigned)length;
}

static void
add_octet(struct original *original, char octet)
{
    const char text[] = {octet, '\0'};

    add(original, text);
}

static const char letters_and_digits[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

static void
add_letter(struct original *original, struct chance *chance, unsigned of)
{
    add_octet(original, letters_and_digits[pick(chance, of)]);
}

static const char *const words[] = {
    "alice",   "bob",   "carol",  "dave",    "eve",     "frank",  "info",
    "sales",   "admin", "office", "support", "contact", "hello",  "web",
    "news",    "shop",  "mail",   "team",    "data",    "smith",  "garcia",
    "mueller", "li",    "kumar",  "ivanov",  "rossi",   "dupont", "jensen",
    "x1",      "q",     "zz9",    "r2d2",
};

static const char *const foreign_words[] = {
    "jos\xc3\xa9",
    "bj\xc3\xb8rn",
    "ma\xc3\xaft\xc3\xa9",
    "\xce\xb4\xce\xbf\xce\xba\xce\xb9\xce\xbc\xce\xae",
    "\xd0\xbf\xd1\x80\xd0\xb8\xd0\xbc\xd0\xb5\xd1\x80",
    "\xe4\xbe\x8b\xe3\x81\x88",
    "\xec\x98\x88\xec\x8b\x9c",
    "\xe7\xa4\xba\xe4\xbe\x8b",
};

#define ANY_OF(array, chance)                                                  \
    ((array)[pick((chance), (unsigned)(sizeof(array) / sizeof((array)[0])))])

/* Atom = 1*atext                                           RFC 5322 3.2.3 */
static void
add_atom(struct original *original, struct chance *chance, bool foreign)
{
    static const char signs[] = "!#$'*+-/?^_`{|}~";
    unsigned i, length;

    switch (pick(chance, foreign ? 6 : 4)) {
    case 0:
        add(original, ANY_OF(words, chance));
        add_octet(original, "+-_"[pick(chance, 3)]);
        add(original, ANY_OF(words, chance));
        break;
    case 1:
        length = 2 + pick(chance, 9);
        for (i = 0; i < length; i++)
            if (pick(chance, 4) == 0)
                add_octet(original, signs[pick(chance, sizeof signs - 1)]);
            else
                add_letter(original, chance, 62);
        break;
    case 2:
    case 3:
        add(original, ANY_OF(words, chance));
        break;
    default:
        add(original, ANY_OF(foreign_words, chance));
        break;
    }
}

/* Dot-string = Atom *("." Atom)                            RFC 5321 4.1.2 */
static void
add_dot_string(struct original *original, struct chance *chance, bool foreign)
{
    unsigned atoms = 1 + pick(chance, 3);

    add_atom(original, chance, foreign);
    while (--atoms > 0) {
        add_octet(original, '.');
        add_atom(original, chance, foreign);
    }
}

/* Quoted-string = DQUOTE *QcontentSMTP DQUOTE              RFC 5321 4.1.2 */
static void
add_quoted_string(struct original *original, struct chance *chance,
                  bool foreign)
{
    static const char *const joins[] = {" ",    ".",    "..",  ", ", "@",
                                        "\\\"", "\\\\", "\\ ", ";",  ":",
                                        "(",    ")",    "<",   ">"};
    unsigned more = pick(chance, 3);

    add_octet(original, '"');
    add_atom(original, chance, foreign);
    while (more-- > 0) {
        add(original, ANY_OF(joins, chance));
        add_atom(original, chance, foreign);
    }
    add_octet(original, '"');
}

/* Domain = sub-domain *("." sub-domain)                    RFC 5321 4.1.2 */
static void
add_domain(struct original *original, struct chance *chance, bool foreign)
{
    static const char *const tops[] = {"example", "test",  "com",
                                       "org",     "co.uk", "example.net"};
    unsigned labels = 1 + pick(chance, 4), i, length;

    for (; labels > 0; labels--) {
        switch (pick(chance, foreign ? 4 : 3)) {
        case 0:
            add(original, ANY_OF(words, chance));
            add_octet(original, '-');
            add(original, ANY_OF(words, chance));
            break;
        case 1:
            length = 2 + pick(chance, 14);
            for (i = 0; i < length; i++)
                add_letter(original, chance, 62);
            break;
        case 2:
            add(original, ANY_OF(words, chance));
            break;
        default:
            add(original, ANY_OF(foreign_words, chance));
            break;
        }
        add_octet(original, '.');
    }
    add(original, ANY_OF(tops, chance));
}

static void
add_number(struct original *original, const char *format, unsigned value)
{
    char number[16];

    snprintf(number, sizeof number, format, value);
    add(original, number);
}

static void
add_ipv4(struct original *original, struct chance *chance)
{
    unsigned i;

    for (i = 0; i < 4; i++)
        add_number(original, i == 0 ? "%u" : ".%u", pick(chance, 256));
}

/* IPv6-full, IPv6-comp, IPv6v4-full or IPv6v4-comp         RFC 5321 4.1.3 */
static void
add_ipv6(struct original *original, struct chance *chance)
{
    const bool short_form = pick(chance, 2) == 0, tail = pick(chance, 4) == 0;
    const unsigned all = tail ? 6 : 8;
    const unsigned groups = short_form ? 1 + pick(chance, all - 3) : all;
    const unsigned gap = short_form ? pick(chance, groups) : groups;
    unsigned i;

    for (i = 0; i < groups; i++) {
        if (i == gap)
            add(original, "::");
        else if (i > 0)
            add_octet(original, ':');
        add_number(original, pick(chance, 2) == 0 ? "%x" : "%X",
                   pick(chance, 65536));
    }
    if (tail) {
        add_octet(original, ':');
        add_ipv4(original, chance);
    }
}

static void
add_mailbox(struct original *original, struct chance *chance, bool foreign)
{
    if (pick(chance, 4) == 0)
        add_quoted_string(original, chance, foreign);
    else
        add_dot_string(original, chance, foreign);
    add_octet(original, '@');
    switch (pick(chance, 8)) {
    case 0:
        add_octet(original, '[');
        add_ipv4(original, chance);
        add_octet(original, ']');
        break;
    case 1:
        add(original, "[IPv6:");
        add_ipv6(original, chance);
        add_octet(original, ']');
        break;
    default:
        add_domain(original, chance, foreign);
        break;
    }
}

static void
add_parameters(struct original *original, struct chance *chance)
{
    static const char *const of_mail[] = {
        " SIZE=4096",        " BODY=8BITMIME", " BODY=BINARYMIME",
        " RET=FULL",         " ENVID=a1b2",    " SMTPUTF8",
        " AUTH=bob+40b.org", " HOLDFOR=600",   " MT-PRIORITY=-3",
        " REQUIRETLS",
    };
    static const char *const of_rcpt[] = {
        " NOTIFY=NEVER",
        " NOTIFY=SUCCESS,DELAY",
        " ORCPT=rfc822;bob@example.com",
        " RRVS=2014-04-03T23:01:00Z",
    };
    const bool mail = original->production == ADDRSPEC_REVERSE_PATH;
    const unsigned first = pick(chance, mail ? 10 : 4);

    add(original, mail ? of_mail[first] : of_rcpt[first]);
    if (pick(chance, 2) == 0)
        add(original,
            mail ? of_mail[first == 0 ? 3 : 0] : of_rcpt[first < 2 ? 2 : 0]);
}

static void
draw(struct original *original, struct chance *chance)
{
    const bool foreign =
        original->profile != ADDRSPEC_RFC5321 && pick(chance, 4) == 0;

    if (original->production == ADDRSPEC_MAILBOX) {
        add_mailbox(original, chance, foreign);
        return;
    }
    add_octet(original, '<');
    if (pick(chance, 6) == 0) {
        add_octet(original, '@');
        add_domain(original, chance, false);
        if (pick(chance, 2) == 0) {
            add(original, ",@");
            add_domain(original, chance, false);
        }
        add_octet(original, ':');
    }
    add_mailbox(original, chance, foreign);
    add_octet(original, '>');
    if (pick(chance, 3) == 0)
        add_parameters(original, chance);
}

/* ---- Their parts ------------------------------------------------------- */

/* Where the octet is, from `at` on: it is there. */
static unsigned
find(const struct original *original, unsigned at, char octet)
{
    while (original->text[at] != octet)
        at++;
    return at;
}

/* The end of the Quoted-string that begins at `at`. */
static unsigned
skip_quoted(const struct original *original, unsigned at)
{
    for (at++; original->text[at] != '"'; at++)
        if (original->text[at] == '\\')
            at++;
    return at + 1;
}

static unsigned
local_part_traits(const struct original *original)
{
    const struct range part = original->local_part;
    unsigned i, traits = QUOTED;
    bool atom = false; /* the octet before is atext */

    if (original->text[part.begin] != '"')
        return DOT_STRING;
    for (i = part.begin + 1; i + 1 < part.end; i++) {
        const char octet = original->text[i];
        const bool dot = octet == '.';

        if (memchr(" \"(),:;<>@[\\]", octet, 13) != NULL || (dot && !atom))
            traits |= NEEDS_QUOTES;
        atom = !dot;
    }
    return atom ? traits : traits | NEEDS_QUOTES;
}

static unsigned
domain_traits(const struct original *original)
{
    const char *domain = original->text + original->domain.begin;
    const unsigned length = original->domain.end - original->domain.begin;

    if (*domain != '[')
        return memchr(domain, '.', length) == NULL ? NAME : NAME | DOTTED;
    return LITERAL | (domain[1] == 'I' ? IPV6 : IPV4);
}

/* Tell the parts of a valid address: far simpler than to parse. */
static void
split(struct original *original)
{
    unsigned at = 0, i;

    if (original->production == ADDRSPEC_MAILBOX) {
        original->traits |= A_MAILBOX | UNROUTED;
    } else {
        original->traits |= A_PATH;
        original->traits |=
            original->production == ADDRSPEC_REVERSE_PATH ? OF_MAIL : OF_RCPT;
        original->traits |= original->text[1] == '@' ? ROUTED : UNROUTED;
        at = original->text[1] == '@' ? find(original, 1, ':') + 1 : 1;
    }
    original->local_part.begin = at;
    at = original->text[at] == '"' ? skip_quoted(original, at)
                                   : find(original, at, '@');
    original->local_part.end = at;
    original->domain.begin = ++at;
    if (original->production == ADDRSPEC_MAILBOX)
        at = original->length;
    else
        at = find(original, at, '>');
    original->domain.end = at;
    original->path.begin = 0;
    original->path.end = original->production == ADDRSPEC_MAILBOX ? at : at + 1;
    original->traits |= local_part_traits(original);
    original->traits |= domain_traits(original);
    original->traits |=
        original->path.end == original->length ? BARE : WITH_PARAMETERS;
    original->traits |= ASCII;
    for (i = 0; i < original->length; i++)
        if ((unsigned char)original->text[i] > 0x7f)
            original->traits &= ~(unsigned)ASCII;
    original->traits |= original->profile == ADDRSPEC_RFC5321 ? NO_UTF8 : UTF8;
    if (original->profile == ADDRSPEC_SMTP)
        original->traits |= IN_SMTP;
    else if (original->profile == ADDRSPEC_RFC6531)
        original->traits |= IN_RFC6531;
}

static bool
is_ascii(const char *text)
{
    while (*text != '\0' && (unsigned char)*text < 0x80)
        text++;
    return *text == '\0';
}

void
make_original(struct original *original, unsigned index)
{
    static const enum addrspec_production forms[] = {MAILBOX, MAILBOX, REVERSE,
                                                     FORWARD};
    static const uint32_t profiles[] = {ADDRSPEC_SMTP, ADDRSPEC_RFC5321,
                                        ADDRSPEC_SMTP, ADDRSPEC_RFC6531};
    const unsigned real_count = sizeof real / sizeof real[0];
    struct chance chance = {index};

    memset(original, 0, sizeof *original);
    if (index < real_count) {
        original->production = real[index].production;
        original->profile = index % 3 == 1 && is_ascii(real[index].text)
                                ? ADDRSPEC_RFC5321
                                : ADDRSPEC_SMTP;
        add(original, real[index].text);
    } else {
        original->production = ANY_OF(forms, &chance);
        original->profile = ANY_OF(profiles, &chance);
        draw(original, &chance);
    }
    split(original);
}

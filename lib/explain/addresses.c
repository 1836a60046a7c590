/* addresses.c - the address that a reply is about
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/addresses.h"

#include <string.h>

#include "text/octets.h"

static struct part
part_of(int begin, int end)
{
    return (struct part){(uint16_t)begin, (uint16_t)end};
}

static bool
has_at(const struct view *view, struct part part)
{
    return memchr(view->octets + part.begin, '@',
                  (size_t)(part.end - part.begin)) != NULL;
}

/* ---- Keeping one ----------------------------------------------------- */

static bool
is_mailbox_in_brackets(const struct view *view, struct part part)
{
    const int begin = part.begin, end = part.end;

    return end - begin > 3 && view->octets[end - 1] == '>' &&
           view->octets[begin + 1] != '@' && has_at(view, part) &&
           memchr(view->octets + begin + 1, '<', (size_t)(end - begin - 1)) ==
               NULL;
}

void
keep_address(const struct view *view, struct part part, struct address *address)
{
    int at;

    memset(address, 0, offsetof(struct address, octets));
    if (!is_empty(part) && view->octets[part.begin] == '<') {
        if (is_mailbox_in_brackets(view, part))
            part = part_of(part.begin + 1, part.end - 1);
        else
            address->path = 1;
    }
    address->where = view_span(view, part);
    for (at = part.begin; at < part.end; at++) {
        if (view->octets[at] == '\n') { /* wrapped: RFC 5322 2.2.3 */
            at = view_skip_blanks(view, at + 1) - 1;
        } else if (address->length < sizeof address->octets) {
            address->octets[address->length++] = view->octets[at];
        }
    }
}

/* ---- In brackets ----------------------------------------------------- */

/* The end of what begins with "<" at `at`; a ">" in quotes is none, unless the
 * quote does not end.  0 if there is none before `limit`. */
static int
bracket_end(const struct view *view, int at, int limit)
{
    const int begin = at;
    int first = 0;
    bool quoted = false;

    for (; at < limit && at - begin <= ADDRSPEC_FOUND_ADDRESS_MAX; at++) {
        const unsigned char octet = view->octets[at];

        if (octet == '"')
            quoted = !quoted;
        else if (octet == '\\' && quoted)
            at++;
        else if (octet == '>' && !quoted)
            return at + 1;
        if (octet == '>' && first == 0)
            first = at + 1;
    }
    return first;
}

static bool
is_url(const struct view *view, struct part part)
{
    int at;

    for (at = part.begin; at + 3 <= part.end; at++)
        if (view_has(view, at, "://"))
            return true;
    return false;
}

/* "contact <postmaster@...>": an address to ask, not the one at fault. */
static bool
is_contact(const struct view *view, int at)
{
    static const char *const words[] = {"contact ", "mail to ",
                                        "mailto:", "e-mail ", "email "};
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++)
        if (view_has(view, at - (int)strlen(words[i]), words[i]))
            return true;
    return false;
}

/* The first "<a@b.example>" of [begin, limit). */
static struct part
find_bracketed(const struct view *view, int begin, int limit)
{
    int at = begin;

    while (at < limit) {
        const int end =
            view->octets[at] == '<' ? bracket_end(view, at, limit) : 0;
        const struct part part = part_of(at, end);

        if (end > 0 && has_at(view, part) && !is_url(view, part) &&
            !is_contact(view, at))
            return part;
        at = end > 0 ? end : at + 1;
    }
    return part_of(0, 0);
}

/* ---- Introduced ------------------------------------------------------ */

struct introducer {
    const char *text;
    bool sender;
};

static const struct introducer introducers[] = {
    {"rcpt to:", false},
    {"to=", false},
    {"mail from:", true},
    {"from=", true},
};

/* What follows an introducer: in brackets, or up to a blank, a comma, or the
 * line's end; what is opened and not closed, too. */
static struct part
introduced(const struct view *view, int at, int limit)
{
    const int begin = view_skip_blanks(view, at);
    int end = begin;

    if (begin < limit && view->octets[begin] == '<') {
        end = bracket_end(view, begin, limit);
        return part_of(begin, end > 0 ? end : view_line_end(view, begin));
    }
    while (end < limit && !octet_is(view->octets[end], BLANK) &&
           view->octets[end] != '\n' && view->octets[end] != ',')
        end++;
    while (end > begin && strchr(":;)", view->octets[end - 1]) != NULL &&
           view->octets[end - 1] != '\0')
        end--;
    return part_of(begin, end);
}

/* The line that a reply is in begins here, with the command before it, the
 * lines it was folded to, and the recipients that a bounce lists above it. */
static int
context_begin(const struct view *view, int at)
{
    int line = view_line_begin(view, at);

    while (line > 0 && !begins_anew(view, line)) {
        const int before = view_line_begin(view, line - 1);

        if (read_basic(view, view_skip_blanks(view, before)) > 0)
            break;
        line = before;
    }
    return line;
}

/* The last of what is introduced in [begin, limit); of the sender only if the
 * reply is about one. */
static bool
find_introduced(const struct view *view, int begin, int limit, bool sender,
                struct part *part)
{
    int at;

    *part = part_of(0, 0);
    for (at = begin; at < limit; at++) {
        size_t i;

        for (i = 0; i < sizeof introducers / sizeof introducers[0]; i++) {
            const char *text = introducers[i].text;

            if (introducers[i].sender == sender && view_has(view, at, text) &&
                !octet_is(view_octet(view, at - 1), LET_DIG) &&
                view_octet(view, at - 1) != '_')
                *part = introduced(view, at + (int)strlen(text), limit);
        }
    }
    return !is_empty(*part);
}

/* ---- Without brackets ------------------------------------------------ */

/* An octet that an address goes on with when it stands among words. */
static bool
is_bare(unsigned char octet)
{
    return octet_is(octet, ATEXT) || octet == '.' || octet == '@' ||
           octet > 0x7f;
}

/* Marks that are atext, and around an address those of a quotation or of
 * data: 'a@b.example', {'a@b.example': ...}. */
static bool
is_outer_mark(unsigned char octet)
{
    return octet != '\0' && strchr("'`{|}*", octet) != NULL;
}

/* What stands around the @ at `at`, without such marks and without the full
 * stop of a sentence. */
static struct part
bare_around(const struct view *view, int at, int begin, int limit)
{
    int first = at, end = at + 1;

    while (first > begin && is_bare(view->octets[first - 1]))
        first--;
    while (end < limit && is_bare(view->octets[end]))
        end++;
    while (first < at && is_outer_mark(view->octets[first]))
        first++;
    while (end > at + 1 && (view->octets[end - 1] == '.' ||
                            is_outer_mark(view->octets[end - 1])))
        end--;
    return first < at && end > at + 1 ? part_of(first, end) : part_of(0, 0);
}

/* The first of [begin, limit), or the last. */
static struct part
find_bare(const struct view *view, int begin, int limit, bool last)
{
    struct part found = part_of(0, 0);
    int at = begin;

    while (at < limit) {
        struct part part;

        if (view->octets[at] != '@') {
            at++;
            continue;
        }
        part = bare_around(view, at, begin, limit);
        if (!is_empty(part) && !is_contact(view, part.begin)) {
            found = part;
            if (!last)
                break;
        }
        at = is_empty(part) ? at + 1 : part.end;
    }
    return found;
}

/* ---- Together -------------------------------------------------------- */

static bool
said_has(const struct said *said, const char *word)
{
    const int end = said->end;
    int at;

    for (at = said->length > 0 ? said->places[0] : end; at < end; at++)
        if (view_has(said->view, at, word))
            return true;
    return false;
}

/* X.1.7 and X.1.8 are of senders: RFC 3463 3.2. */
static bool
is_about_sender(const struct said *said, const struct codes *codes, int begin)
{
    struct part rcpt, mail;

    if (codes->enhanced[1] == 1 &&
        (codes->enhanced[2] == 7 || codes->enhanced[2] == 8))
        return true;
    if (said_has(said, "mail from"))
        return true;
    if (said_has(said, "rcpt to"))
        return false;
    if (!find_introduced(said->view, begin, codes->text, true, &mail))
        return false;
    return !find_introduced(said->view, begin, codes->text, false, &rcpt);
}

static int
said_begin(const struct codes *codes)
{
    return is_empty(codes->basic_at) ? codes->enhanced_at.begin
                                     : codes->basic_at.begin;
}

bool
find_address(const struct said *said, const struct codes *codes,
             const struct recognised *recognised, struct address *address)
{
    const struct view *view = said->view;
    const int begin = context_begin(view, said_begin(codes));
    const bool sender = is_about_sender(said, codes, begin);
    struct part part =
        said_part(said, recognised->address_begin, recognised->address_end);

    if (is_empty(part))
        part = find_bracketed(view, codes->text, said->end);
    if (is_empty(part) &&
        !find_introduced(view, begin, said_begin(codes), sender, &part))
        part = find_bracketed(view, begin, said_begin(codes));
    if (is_empty(part))
        return false;
    keep_address(view, part, address);
    address->sender = sender;
    return true;
}

bool
find_bare_address(const struct said *said, const struct codes *codes,
                  struct address *address)
{
    const struct view *view = said->view;
    const int begin = context_begin(view, said_begin(codes));
    struct part part = find_bare(view, codes->text, said->end, false);

    if (is_empty(part))
        part = find_bare(view, begin, said_begin(codes), true);
    if (is_empty(part))
        return false;
    keep_address(view, part, address);
    address->sender = is_about_sender(said, codes, begin);
    return true;
}

bool
find_failed_recipient(const struct view *view, struct address *address)
{
    static const char *const words[] = {"x-failed-recipients:", "delivered to ",
                                        "remis à "};
    int at;
    size_t i;

    for (at = 0; at < view->length; at++)
        for (i = 0; i < sizeof words / sizeof words[0]; i++) {
            struct part part;

            if (!view_has(view, at, words[i]))
                continue;
            at += (int)strlen(words[i]);
            part = find_bare(view, at, view_line_end(view, at), false);
            if (!is_empty(part)) {
                keep_address(view, part, address);
                return true;
            }
        }
    return false;
}

bool
find_named_address(const struct view *view, struct address *address)
{
    struct part part;

    if (begins_anew(view, 0))
        return false;
    part = find_bracketed(view, 0, view->length);
    if (is_empty(part))
        part = find_bare(view, 0, view->length, false);
    if (is_empty(part))
        return false;
    keep_address(view, part, address);
    return true;
}

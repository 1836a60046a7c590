/* view.c - a paragraph of a text as a person reads it
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/view.h"

#include <string.h>

#include "text/octets.h"

/* Tags of HTML that bounces are laid out with.  Those that begin or end a line
 * on the screen do so here. */
struct tag {
    const char *name;
    bool ends_line;
};

static const struct tag tags[] = {
    {"a", false},    {"b", false},    {"blockquote", true}, {"body", true},
    {"br", true},    {"code", false}, {"div", true},        {"em", false},
    {"font", false}, {"h1", true},    {"h2", true},         {"h3", true},
    {"head", true},  {"hr", true},    {"html", true},       {"i", false},
    {"li", true},    {"meta", true},  {"o:p", false},       {"p", true},
    {"pre", true},   {"span", false}, {"strong", false},    {"style", true},
    {"table", true}, {"tbody", true}, {"td", true},         {"title", true},
    {"tr", true},    {"tt", false},   {"u", false},         {"ul", true},
};

/* The characters that HTML writes as entities in any text. */
static const struct {
    const char *entity;
    char octet;
} entities[] = {
    {"&lt;", '<'},  {"&gt;", '>'},   {"&amp;", '&'},
    {"&#64;", '@'}, {"&quot;", '"'}, {"&nbsp;", ' '},
};

struct reading {
    struct view *view;
    const unsigned char *raw;
    int length;
    bool html;
};

static bool
begins_with(const struct reading *reading, int at, const char *word)
{
    int i;

    for (i = 0; word[i] != '\0'; i++)
        if (at + i >= reading->length ||
            octet_lower(reading->raw[at + i]) != (unsigned char)word[i])
            return false;
    return true;
}

static int
skip_blanks(const struct reading *reading, int at)
{
    while (at < reading->length && octet_is(reading->raw[at], BLANK))
        at++;
    return at;
}

/* ---- HTML ------------------------------------------------------------ */

/* A tag's name ends here, and what comes next is its end or an attribute: an
 * address as "<a b@c.example>" has none. */
static bool
is_tag_end(const struct reading *reading, int at)
{
    const int end = at;
    int name;

    while (at < reading->length &&
           (octet_is(reading->raw[at], BLANK) || reading->raw[at] == '\r' ||
            reading->raw[at] == '\n'))
        at++;
    if (begins_with(reading, at, ">") || begins_with(reading, at, "/>"))
        return true;
    for (name = at; at < reading->length; at++)
        if (!octet_is(reading->raw[at], KEYWORD))
            break;
    return name > end && at > name && begins_with(reading, at, "=");
}

static const struct tag *
tag_at(const struct reading *reading, int at)
{
    size_t i;

    at++;
    at += at < reading->length && reading->raw[at] == '/';
    for (i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        const int end = at + (int)strlen(tags[i].name);

        if (begins_with(reading, at, tags[i].name) && is_tag_end(reading, end))
            return &tags[i];
    }
    return NULL;
}

static bool
is_html(const struct reading *reading)
{
    int at;

    for (at = 0; at < reading->length; at++)
        if (reading->raw[at] == '<' && tag_at(reading, at) != NULL)
            return true;
    return false;
}

static void
add(struct reading *reading, unsigned char octet, int begin, int length)
{
    struct view *view = reading->view;

    view->octets[view->length] = octet;
    view->begins[view->length] = (uint16_t)begin;
    view->lengths[view->length] = (uint8_t)length;
    view->length++;
}

/* Leave out a tag; returns its length, or 0 if it is none. */
static int
read_tag(struct reading *reading, int at)
{
    const struct tag *tag = tag_at(reading, at);
    const unsigned char *end;

    if (tag == NULL)
        return 0;
    end = memchr(reading->raw + at, '>', (size_t)(reading->length - at));
    if (end == NULL)
        return 0;
    if (tag->ends_line)
        add(reading, '\n', at, 1);
    return (int)(end - (reading->raw + at)) + 1;
}

static int
read_entity(struct reading *reading, int at)
{
    size_t i;

    for (i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        const int length = (int)strlen(entities[i].entity);

        if (begins_with(reading, at, entities[i].entity)) {
            add(reading, (unsigned char)entities[i].octet, at, length);
            return length;
        }
    }
    return 0;
}

/* ---- Lines ----------------------------------------------------------- */

/* A line end that quoted-printable puts where a line would be too long:
 * RFC 2045 6.7 (5).  Returns its length, or 0. */
static int
soft_break(const struct reading *reading, int at)
{
    int end = skip_blanks(reading, at + 1);

    end += end < reading->length && reading->raw[end] == '\r';
    return end < reading->length && reading->raw[end] == '\n' ? end + 1 - at
                                                              : 0;
}

/* What marks a line as a quotation ("> ") or as one of a server (">>> ",
 * "<<< " in sendmail's transcripts).  Returns how many octets it has. */
static int
line_mark(const struct reading *reading, int at)
{
    int end = skip_blanks(reading, at);

    if (begins_with(reading, end, "<<< "))
        return end + 4 - at;
    if (end == reading->length || reading->raw[end] != '>')
        return 0;
    while (end < reading->length && reading->raw[end] == '>')
        end = skip_blanks(reading, end + 1);
    return end - at;
}

/* Read one thing; returns how many octets it has. */
static int
read_thing(struct reading *reading, int at)
{
    const unsigned char octet = reading->raw[at];
    int length = 0;

    if (octet == '=')
        length = soft_break(reading, at);
    else if (reading->html && octet == '<')
        length = read_tag(reading, at);
    else if (reading->html && octet == '&')
        length = read_entity(reading, at);
    if (length > 0)
        return length;
    if (octet == '\r' && at + 1 < reading->length &&
        reading->raw[at + 1] == '\n')
        return 1;
    add(reading, octet, at, 1);
    return octet == '\n' ? 1 + line_mark(reading, at + 1) : 1;
}

void
view_of(struct view *view, const struct paragraph *paragraph)
{
    struct reading reading = {
        .view = view, .raw = paragraph->octets, .length = paragraph->length};
    int at = 0;

    view->paragraph = paragraph;
    view->length = 0;
    reading.html = is_html(&reading);
    if (!paragraph->continued)
        at = line_mark(&reading, 0);
    /* Nothing that is read is shorter than what it adds: there is room. */
    while (at < reading.length)
        at += read_thing(&reading, at);
}

/* ---- Looking at it --------------------------------------------------- */

addrspec_span
view_span(const struct view *view, struct part part)
{
    addrspec_span span = {ADDRSPEC_ABSENT, 0};

    if (is_empty(part))
        return span;
    span.offset = view->paragraph->offset + view->begins[part.begin];
    span.length = (uint32_t)view->begins[part.end - 1] +
                  view->lengths[part.end - 1] - view->begins[part.begin];
    return span;
}

bool
view_has(const struct view *view, int at, const char *word)
{
    int i;

    for (i = 0; word[i] != '\0'; i++)
        if (at + i < 0 || at + i >= view->length ||
            octet_lower(view->octets[at + i]) != (unsigned char)word[i])
            return false;
    return true;
}

int
view_line_begin(const struct view *view, int at)
{
    while (at > 0 && view->octets[at - 1] != '\n')
        at--;
    return at;
}

int
view_line_end(const struct view *view, int at)
{
    while (at < view->length && view->octets[at] != '\n')
        at++;
    return at;
}

int
view_skip_blanks(const struct view *view, int at)
{
    while (at < view->length && octet_is(view->octets[at], BLANK))
        at++;
    return at;
}

/* said.c - what a server says behind its codes, on one line
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/said.h"

#include <string.h>

#include "text/octets.h"

/* ---- Where something else begins ------------------------------------- */

static bool
is_month(const struct view *view, int at)
{
    static const char *const months[] = {"jan ", "feb ", "mar ", "apr ",
                                         "may ", "jun ", "jul ", "aug ",
                                         "sep ", "oct ", "nov ", "dec "};
    size_t i;

    for (i = 0; i < sizeof months / sizeof months[0]; i++)
        if (view_has(view, at, months[i]))
            return octet_is(view_octet(view, view_skip_blanks(view, at + 4)),
                            DIGIT);
    return false;
}

/* "2026-11-24" */
static bool
is_date(const struct view *view, int at)
{
    static const char shape[] = "0000-00-00";
    int i;

    for (i = 0; shape[i] != '\0'; i++)
        if (shape[i] == '0' ? !octet_is(view_octet(view, at + i), DIGIT)
                            : view_octet(view, at + i) != '-')
            return false;
    return true;
}

/* "Remote-MTA: dns; mx.example" */
static bool
is_field(const struct view *view, int at)
{
    const int begin = at;

    if (!octet_is(view_octet(view, at), ALPHA))
        return false;
    while (octet_is(view_octet(view, at), KEYWORD))
        at++;
    return view_octet(view, at) == ':' && at - begin > 1 &&
           octet_is(view_octet(view, at + 1), BLANK);
}

bool
begins_anew(const struct view *view, int line)
{
    return is_command(view, line) || is_month(view, line) ||
           is_date(view, line) || is_field(view, line) ||
           view_has(view, line, "--");
}

/* ---- Reading --------------------------------------------------------- */

struct reading {
    struct said *said;
    const struct codes *codes;
    int limit;
};

/* The codes that begin a further line of a reply; 0 if these are others. */
static int
skip_codes(const struct reading *reading, int at, bool both)
{
    const struct view *view = reading->said->view;
    const struct codes *codes = reading->codes;
    const int begin = at;
    uint16_t enhanced[3];
    int length;

    if (!codes->several || at + 3 > reading->limit ||
        memcmp(view->octets + at, view->octets + codes->basic_at.begin, 3) !=
            0 ||
        read_basic(view, at) == 0)
        return 0;
    at += 3;
    at += view_octet(view, at) == '-';
    at = view_skip_blanks(view, at);
    length = read_enhanced(view, at, enhanced);
    if (length > 0 && memcmp(enhanced, codes->enhanced, sizeof enhanced) == 0)
        return at + length - begin;
    return both ? 0 : at - begin;
}

/* Over a line end; -1 where the reply ends with it. */
static int
next_line(const struct reading *reading, int at)
{
    const struct view *view = reading->said->view;
    const int line = at + 1, begin = view_skip_blanks(view, line);
    const int codes = skip_codes(reading, begin, false);

    if (codes > 0)
        return begin + codes;
    if (read_basic(view, begin) > 0 || begins_anew(view, line))
        return -1;
    return begin;
}

static void
add(struct said *said, unsigned char octet, int place)
{
    if (octet == ' ' &&
        (said->length == 0 || said->octets[said->length - 1] == ' '))
        return;
    said->octets[said->length] = octet;
    said->places[said->length] = (uint16_t)place;
    said->length++;
}

void
read_said(struct said *said, const struct view *view, const struct codes *codes,
          int limit)
{
    const struct reading reading = {said, codes, limit};
    int at = codes->text;

    said->view = view;
    said->length = 0;
    while (at >= 0 && at < limit) {
        const unsigned char octet = view->octets[at];

        said->end = (uint16_t)at;
        if (octet == '\n') {
            add(said, ' ', at);
            at = next_line(&reading, at);
        } else if (octet_is(octet, BLANK)) {
            add(said, ' ', at);
            at++;
            at += skip_codes(&reading, at, true);
        } else {
            add(said, octet, at);
            at++;
        }
    }
    if (at >= limit)
        said->end = (uint16_t)limit;
    if (said->length > 0 && said->octets[said->length - 1] == ' ')
        said->length--;
}

struct part
said_part(const struct said *said, int begin, int end)
{
    struct part part = {0, 0};

    if (begin < end) {
        part.begin = said->places[begin];
        part.end = (uint16_t)(said->places[end - 1] + 1);
    }
    return part;
}

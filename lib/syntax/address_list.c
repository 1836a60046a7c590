/* address_list.c - where the members of an address-list begin and end
 *
 * SPDX-License-Identifier: MIT
 *
 * Linear in the length of the list: each octet is read once, at most
 * UNCLOSED_MAX times by a search that finds nothing, and a bounded number of
 * times by looks ahead, none of which goes past the next comma but one, which
 * stops at the third.
 */
#include "syntax/address_list.h"

#include <string.h>

#include "text/octets.h"

/* "Last, First, Jr., PhD <a@b>": commas that a name is thought to have. */
#define NAME_COMMAS_MAX 3

/* Nothing closes it. */
#define NOT_CLOSED UINT32_MAX

enum opening { QUOTE = 1, COMMENT = 2, LITERAL = 4, ALL_OPENINGS = 7 };

enum angle { NO_ANGLE, ANGLE_OPENED, ROUTE_OPENED, ANGLE_CLOSED_AGAIN };

struct cutter {
    const unsigned char *octets;
    uint32_t length;
    uint8_t doubted; /* bits of enum opening: one of them has no end, and none
                        is believed to go on for long */
    struct chunk *chunk;
    /* of the chunk, as far as it is read */
    enum angle angle;
    bool has_at;      /* an "@" outside angle brackets ... */
    bool has_domain;  /* ... and something behind it */
    bool has_dot;     /* in that domain */
    bool only_words;  /* atoms and dots, nothing else */
    bool ends_in_dot; /* or in an "@": more has to follow */
};

static bool
is_white(unsigned char octet)
{
    return octet_is(octet, BLANK) || octet == '\r' || octet == '\n';
}

uint32_t
skip_white(const unsigned char *octets, uint32_t length, uint32_t position)
{
    while (position < length && is_white(octets[position]))
        position++;
    return position;
}

uint32_t
unfolded_break(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    uint32_t i;

    for (i = begin; i < end; i++) {
        uint32_t behind = i + 1;

        if (octets[i] != '\r' && octets[i] != '\n')
            continue;
        if (octets[i] == '\r' && octets[behind] == '\n')
            behind++;
        if (!octet_is(octets[behind], BLANK))
            return i;
        i = behind - 1;
    }
    return end;
}

/* ---- What closes an opening ------------------------------------------ */

/* Where that ends which begins at `begin` and nothing closes before `end`:
 * white space behind it is none of it. */
static uint32_t
open_end(const struct cutter *cutter, enum opening opening, uint32_t begin,
         uint32_t end)
{
    if ((cutter->doubted & opening) == 0)
        return NOT_CLOSED;
    if (end > cutter->length) /* behind a backslash */
        end = cutter->length;
    while (end > begin + 1 && is_white(cutter->octets[end - 1]))
        end--;
    return end;
}

/* An address ends here, if what was opened should have ended before. */
static bool
seems_to_end(const struct cutter *cutter, enum opening opening, uint32_t i,
             bool has_at)
{
    return (cutter->doubted & opening) != 0 && has_at &&
           (cutter->octets[i] == ',' || cutter->octets[i] == ';' ||
            cutter->octets[i] == '\n');
}

/* quoted-string = [CFWS] DQUOTE *([FWS] qcontent) [FWS] DQUOTE [CFWS]
 *                                                          RFC 5322 3.2.4 */
static uint32_t
quote_end(const struct cutter *cutter, uint32_t begin, bool *is_closed)
{
    bool has_at = false;
    uint32_t i;

    *is_closed = true;
    for (i = begin + 1; i < cutter->length; i++) {
        const unsigned char octet = cutter->octets[i];

        if (octet == '"')
            return i + 1;
        if (seems_to_end(cutter, QUOTE, i, has_at))
            break;
        has_at = has_at || octet == '@';
        if (octet == '\\')
            i++;
    }
    *is_closed = false;
    return open_end(cutter, QUOTE, begin, i);
}

/* comment = "(" *([FWS] ccontent) [FWS] ")"                RFC 5322 3.2.2
 *
 * One that is open, and believed to end anyway, is no comment. */
static uint32_t
comment_end(const struct cutter *cutter, uint32_t begin, bool *is_closed)
{
    uint32_t i, depth = 0;
    bool has_at = false;

    *is_closed = true;
    for (i = begin; i < cutter->length; i++) {
        const unsigned char octet = cutter->octets[i];

        if (octet == '(')
            depth++;
        if (octet == ')' && --depth == 0)
            return i + 1;
        if (seems_to_end(cutter, COMMENT, i, has_at))
            break;
        has_at = has_at || octet == '@';
        if (octet == '\\')
            i++;
    }
    *is_closed = false;
    return open_end(cutter, COMMENT, begin, i);
}

/* domain-literal = [CFWS] "[" *([FWS] dtext) [FWS] "]" [CFWS]
 *                                                          RFC 5322 3.4.1
 * No dtext is a "["; another one tells that the first was left open. */
static uint32_t
literal_end(const struct cutter *cutter, uint32_t begin)
{
    uint32_t i;

    for (i = begin + 1; i < cutter->length && cutter->octets[i] != '['; i++) {
        const unsigned char octet = cutter->octets[i];

        if (octet == ']')
            return i + 1;
        if (seems_to_end(cutter, LITERAL, i, true))
            break;
        if (octet == '\\')
            i++;
    }
    return open_end(cutter, LITERAL, begin, i);
}

/* ---- Looks ahead ----------------------------------------------------- */

static uint32_t
skip_words(const struct cutter *cutter, uint32_t i)
{
    while (i < cutter->length &&
           (octet_is(cutter->octets[i], ATEXT) || cutter->octets[i] == '.' ||
            cutter->octets[i] > 0x7f))
        i++;
    return i;
}

/* Behind one word of an address or a name, quoted or not; `i` if none stands
 * there. */
static uint32_t
word_end(const struct cutter *cutter, uint32_t i)
{
    bool is_closed;
    uint32_t end;

    if (i >= cutter->length || cutter->octets[i] != '"')
        return skip_words(cutter, i);
    end = quote_end(cutter, i, &is_closed);
    return end == NOT_CLOSED ? i : end;
}

/* An address without a name begins at `i`: a word and an "@". */
static bool
address_begins(const struct cutter *cutter, uint32_t i)
{
    const uint32_t behind = word_end(cutter, i);
    const uint32_t at = skip_white(cutter->octets, cutter->length, behind);

    return behind > i && at < cutter->length && cutter->octets[at] == '@';
}

/* An address with or without a name begins at `i`: words and "<" or "@". */
static bool
mailbox_begins(const struct cutter *cutter, uint32_t i)
{
    const uint32_t begin = i;
    uint32_t behind = word_end(cutter, i);

    while (behind > i) {
        i = skip_white(cutter->octets, cutter->length, behind);
        if (i < cutter->length && cutter->octets[i] == '@')
            return true;
        behind = word_end(cutter, i);
    }
    return i > begin && i < cutter->length && cutter->octets[i] == '<';
}

/* A ">" comes before the next separator or "<": what stands at `i` is in an
 * address in angle brackets, though it should not be. */
static bool
angle_closes(const struct cutter *cutter, uint32_t i)
{
    for (i++; i < cutter->length; i++)
        switch (cutter->octets[i]) {
        case '>':
            return true;
        case '<':
        case ',':
        case ';':
            return false;
        default:
            break;
        }
    return false;
}

/* obs-route       = obs-domain-list ":"                    RFC 5322 4.4
 * obs-domain-list = *(CFWS / ",") "@" domain
 *                   *("," [CFWS] ["@" domain])
 *
 * The comma at `i` is one of them. */
static bool
route_goes_on(const struct cutter *cutter, uint32_t i)
{
    i = skip_white(cutter->octets, cutter->length, i + 1);
    return i < cutter->length &&
           (cutter->octets[i] == '@' || cutter->octets[i] == ',' ||
            cutter->octets[i] == ':' || cutter->octets[i] == '(');
}

/* Behind the atoms, dots and white space at `i`. */
static uint32_t
skip_name(const struct cutter *cutter, uint32_t i)
{
    uint32_t behind;

    i = skip_white(cutter->octets, cutter->length, i);
    while ((behind = skip_words(cutter, i)) > i)
        i = skip_white(cutter->octets, cutter->length, behind);
    return i;
}

/* "Last, First <a@b>": behind the comma at `i` a name goes on. */
static bool
name_goes_on(const struct cutter *cutter, uint32_t i)
{
    unsigned commas;

    for (commas = 1; commas <= NAME_COMMAS_MAX; commas++) {
        const uint32_t begin =
            skip_white(cutter->octets, cutter->length, i + 1);

        i = skip_name(cutter, begin);
        if (i == begin || i >= cutter->length)
            return false;
        if (cutter->octets[i] != ',')
            return cutter->octets[i] == '<';
    }
    return false;
}

/* "bob@example,com": on most keyboards the comma is the dot's neighbour.
 * Where the domain has a dot already, only before the two letters of a
 * country. */
static bool
is_comma_for_dot(const struct cutter *cutter, uint32_t i)
{
    const uint32_t begin = i + 1;

    if (cutter->chunk->end != i || !cutter->has_domain || cutter->ends_in_dot)
        return false;
    while (++i < cutter->length &&
           (octet_is(cutter->octets[i], LET_DIG) || cutter->octets[i] == '-' ||
            cutter->octets[i] == '.'))
        ;
    if (i == begin || !octet_is(cutter->octets[begin], ALPHA) ||
        (cutter->has_dot && i != begin + 2))
        return false;
    i = skip_white(cutter->octets, cutter->length, i);
    return i >= cutter->length || cutter->octets[i] == ',' ||
           cutter->octets[i] == ';';
}

/* ---- A chunk --------------------------------------------------------- */

/* The octets [i, end) are of the chunk. */
static void
take(struct cutter *cutter, uint32_t i, uint32_t end)
{
    if (cutter->chunk->begin == cutter->chunk->end)
        cutter->chunk->begin = cutter->chunk->mailbox = i;
    cutter->chunk->end = end;
}

static void
take_content(struct cutter *cutter, uint32_t i, uint32_t end)
{
    take(cutter, i, end);
    cutter->chunk->is_blank = false;
    if (cutter->has_at && cutter->angle == NO_ANGLE)
        cutter->has_domain = true;
    cutter->ends_in_dot = false;
}

/* A quoted string or a comment; one that is open, and believed to end anyway,
 * may hold an address. */
static void
take_enclosed(struct cutter *cutter, uint32_t i, uint32_t end, bool is_closed)
{
    take_content(cutter, i, end);
    if (!is_closed && memchr(cutter->octets + i, '@', end - i) != NULL)
        cutter->has_at = cutter->has_domain = true;
    cutter->only_words = false;
}

static void
take_octet(struct cutter *cutter, uint32_t i)
{
    const unsigned char octet = cutter->octets[i];

    take_content(cutter, i, i + 1);
    switch (octet) {
    case '<':
        if (cutter->angle == NO_ANGLE) {
            const uint32_t next =
                skip_white(cutter->octets, cutter->length, i + 1);

            cutter->angle =
                next < cutter->length && (cutter->octets[next] == '@' ||
                                          cutter->octets[next] == ',')
                    ? ROUTE_OPENED
                    : ANGLE_OPENED;
        }
        break;
    case '>':
        if (cutter->angle != NO_ANGLE)
            cutter->angle = ANGLE_CLOSED_AGAIN;
        break;
    case ':':
        if (cutter->angle == ROUTE_OPENED)
            cutter->angle = ANGLE_OPENED;
        break;
    case '@':
        if (cutter->angle == NO_ANGLE) {
            cutter->has_at = true;
            cutter->has_domain = false;
        }
        cutter->ends_in_dot = true;
        break;
    case '.':
        cutter->has_dot = cutter->has_domain;
        cutter->ends_in_dot = true;
        break;
    default:
        break;
    }
    if (octet <= 0x7f && octet != '.' && !octet_is(octet, ATEXT))
        cutter->only_words = false;
}

/* Whether the comma or semicolon at `i` is a part of the chunk. */
static bool
is_part(struct cutter *cutter, uint32_t i)
{
    const bool comma = cutter->octets[i] == ',';

    switch (cutter->angle) {
    case ROUTE_OPENED:
        return comma ? route_goes_on(cutter, i) : angle_closes(cutter, i);
    case ANGLE_OPENED:
        return angle_closes(cutter, i);
    case ANGLE_CLOSED_AGAIN:
        return false;
    default: /* NO_ANGLE */
        break;
    }
    if (!comma || cutter->chunk->is_blank)
        return false;
    if (cutter->has_at)
        return is_comma_for_dot(cutter, i);
    return cutter->only_words && name_goes_on(cutter, i);
}

/* What a comma or semicolon that is a part leaves behind. */
static void
take_separator(struct cutter *cutter, uint32_t i)
{
    const bool in_name = cutter->angle == NO_ANGLE && !cutter->has_at;

    take_content(cutter, i, i + 1);
    if (in_name)
        cutter->chunk->mailbox =
            skip_white(cutter->octets, cutter->length, i + 1);
}

/* White space from `i` to `next` separates two addresses. */
static bool
space_separates(const struct cutter *cutter, uint32_t i, uint32_t next)
{
    const bool closed = cutter->angle == ANGLE_CLOSED_AGAIN;
    const bool whole = closed || (cutter->angle == NO_ANGLE &&
                                  cutter->has_domain && !cutter->ends_in_dot);

    if (!whole || next >= cutter->length)
        return false;
    if (unfolded_break(cutter->octets, i, next) < next)
        return word_end(cutter, next) > next || cutter->octets[next] == '<';
    /* Once only: behind the ">", not behind each word that follows. */
    if (closed)
        return cutter->octets[i - 1] == '>' && mailbox_begins(cutter, next);
    return address_begins(cutter, next);
}

static void
stop(struct cutter *cutter, uint32_t i, enum chunk_end ending)
{
    cutter->chunk->stop = i;
    cutter->chunk->ending = (uint8_t)ending;
}

/* A colon ends a group's display-name, which is a phrase: no "@", no "<". */
static bool
ends_group_name(const struct cutter *cutter)
{
    return cutter->angle == NO_ANGLE && !cutter->has_at &&
           !cutter->chunk->is_blank;
}

/* 0, or the kind of opening that nothing closes. */
static uint8_t
cut(struct cutter *cutter, uint32_t position)
{
    const unsigned char *octets = cutter->octets;
    uint32_t i = position, end;
    bool is_closed;

    while (i < cutter->length) {
        switch (octets[i]) {
        case ' ':
        case '\t':
        case '\r':
        case '\n':
            end = skip_white(octets, cutter->length, i);
            if (space_separates(cutter, i, end)) {
                stop(cutter, i, SPACE_ENDS);
                return 0;
            }
            i = end;
            continue;
        case '"':
            end = quote_end(cutter, i, &is_closed);
            if (end == NOT_CLOSED)
                return QUOTE;
            take_enclosed(cutter, i, end, is_closed);
            i = end;
            continue;
        case '[':
            end = literal_end(cutter, i);
            if (end == NOT_CLOSED)
                return LITERAL;
            take_content(cutter, i, end);
            cutter->only_words = false;
            i = end;
            continue;
        case '(':
            end = comment_end(cutter, i, &is_closed);
            if (end == NOT_CLOSED)
                return COMMENT;
            if (is_closed)
                take(cutter, i, end);
            else
                take_enclosed(cutter, i, end, false);
            cutter->only_words = false;
            i = end;
            continue;
        case ',':
        case ';':
            if (is_part(cutter, i)) {
                take_separator(cutter, i++);
                continue;
            }
            stop(cutter, i, octets[i] == ',' ? COMMA_ENDS : SEMICOLON_ENDS);
            return 0;
        case ':':
            if (ends_group_name(cutter)) {
                stop(cutter, i, COLON_ENDS);
                return 0;
            }
            break;
        default:
            break;
        }
        take_octet(cutter, i++);
    }
    stop(cutter, cutter->length, LIST_ENDS);
    return 0;
}

static struct cutter
cutter_at(const unsigned char *octets, uint32_t length, uint32_t position,
          uint8_t doubted, struct chunk *chunk)
{
    const struct cutter cutter = {.octets = octets,
                                  .length = length,
                                  .doubted = doubted,
                                  .chunk = chunk,
                                  .angle = NO_ANGLE,
                                  .only_words = true};

    *chunk = (struct chunk){.begin = position,
                            .end = position,
                            .stop = length,
                            .mailbox = position,
                            .is_blank = true};
    return cutter;
}

void
read_chunk(const unsigned char *octets, uint32_t length, uint32_t position,
           uint8_t *unclosed, struct chunk *chunk)
{
    uint8_t doubted = *unclosed < UNCLOSED_MAX ? 0 : ALL_OPENINGS;
    uint8_t open;

    do { /* at most once for each kind of opening */
        struct cutter cutter =
            cutter_at(octets, length, position, doubted, chunk);

        open = cut(&cutter, position);
        doubted |= open;
        *unclosed = (uint8_t)(*unclosed + (open != 0));
    } while (open != 0);
}

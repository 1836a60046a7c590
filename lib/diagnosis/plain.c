/* plain.c - the parts of a header's address as an envelope has them
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/plain.h"

#include "text/octets.h"

/* ---- Pieces ---------------------------------------------------------- */

static bool
is_folding_octet(unsigned char octet)
{
    return octet == '\r' || octet == '\n' || octet_is(octet, BLANK);
}

/* Behind the octet that closes what an octet before `begin` has opened; a
 * backslash hides the octet behind it. */
static uint32_t
closed_at(const unsigned char *octets, uint32_t begin, uint32_t end,
          unsigned char opening, unsigned char closing)
{
    uint32_t i, depth = 1;

    for (i = begin; i < end; i++) {
        if (octets[i] == '\\')
            i++;
        else if (octets[i] == closing && --depth == 0)
            return i + 1;
        else if (octets[i] == opening)
            depth++;
    }
    return end;
}

struct piece
piece_at(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    struct piece piece = {PIECE_OCTET, begin, begin + 1};

    switch (octets[begin]) {
    case '(':
        piece.kind = PIECE_COMMENT;
        piece.end = closed_at(octets, begin + 1, end, '(', ')');
        break;
    case '"':
        piece.kind = PIECE_QUOTED;
        piece.end = closed_at(octets, begin + 1, end, '"', '"');
        break;
    case '[':
        piece.kind = PIECE_LITERAL;
        piece.end = closed_at(octets, begin + 1, end, ']', ']');
        break;
    default:
        if (!is_folding_octet(octets[begin]))
            break;
        piece.kind = PIECE_FOLDING;
        while (piece.end < end && is_folding_octet(octets[piece.end]))
            piece.end++;
        break;
    }
    return piece;
}

uint32_t
skip_cfws(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    while (begin < end) {
        const struct piece piece = piece_at(octets, begin, end);

        if (piece.kind != PIECE_FOLDING && piece.kind != PIECE_COMMENT)
            break;
        begin = piece.end;
    }
    return begin;
}

static bool
is_quoted_pair(const unsigned char *octets, uint32_t begin, uint32_t offset)
{
    uint32_t i = offset;

    while (i > begin && octets[i - 1] == '\\')
        i--;
    return (offset - i) % 2 != 0;
}

/* Where the comment begins that ends at `end`; `end` if there is none. */
static uint32_t
comment_begin(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    uint32_t i = end, depth = 0;

    while (i > begin) {
        i--;
        if ((octets[i] != '(' && octets[i] != ')') ||
            is_quoted_pair(octets, begin, i))
            continue;
        depth += octets[i] == ')' ? 1 : UINT32_MAX;
        if (depth == 0)
            return i;
    }
    return end;
}

uint32_t
skip_cfws_back(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    for (;;) {
        uint32_t before = end;

        while (before > begin && is_folding_octet(octets[before - 1]))
            before--;
        if (before > begin && octets[before - 1] == ')')
            before = comment_begin(octets, begin, before);
        if (before == end)
            return end;
        end = before;
    }
}

/* ---- Parts ----------------------------------------------------------- */

void
plain_begin(struct plain *plain, struct draft *draft)
{
    plain->draft = draft;
    plain->fits = plain->whole = true;
    draft->length = 0;
    draft->origin[0] = 0;
}

void
plain_octet(struct plain *plain, unsigned char octet, uint32_t origin)
{
    struct draft *draft = plain->draft;

    if (draft->length >= DRAFT_INPUT_MAX) {
        plain->fits = false;
        return;
    }
    draft->octets[draft->length] = octet;
    draft->origin_end[draft->length] = origin + 1;
    draft->origin[draft->length++] = origin;
    draft->origin[draft->length] = origin + 1;
}

/* A control that is no tab stands only in obsolete forms. */
static bool
is_left_out(const unsigned char *octets, uint32_t i, uint32_t end)
{
    if (octets[i] == '\\' && i + 1 < end)
        i++;
    return octet_is(octets[i], CONTROL) && octets[i] != '\t';
}

/* What stands between quotes or brackets, without line breaks: these are
 * folds, as a CR or LF of its own is quoted.  In a literal blanks mean
 * nothing, and there are no pairs in those of an envelope. */
static void
put_inside(struct plain *plain, const unsigned char *octets, struct piece piece)
{
    const bool literal = piece.kind == PIECE_LITERAL;
    const uint32_t end = piece.end - 1;
    uint32_t i;

    for (i = piece.begin + 1; i < end; i++) {
        const bool pair = octets[i] == '\\' && i + 1 < end;

        if (is_left_out(octets, i, end))
            plain->whole = plain->whole && !pair &&
                           (octets[i] == '\r' || octets[i] == '\n');
        else if (pair && !literal)
            plain_octet(plain, octets[i], i);
        i += pair;
        if (!is_left_out(octets, i, i + 1) &&
            !(literal && octet_is(octets[i], BLANK)))
            plain_octet(plain, octets[i], i);
    }
}

/* What several words, of which some are quoted, come to. */
struct words {
    uint32_t quoted; /* how many are */
    bool has_dot;
    bool are_atoms; /* without their quotes they make a Dot-string */
};

static void
look_inside(const unsigned char *octets, struct piece piece,
            struct words *words)
{
    const uint32_t end = piece.end - 1;
    bool in_atom = false;
    uint32_t i;

    words->quoted++;
    for (i = piece.begin + 1; i < end; i++) {
        const bool dot = octets[i] == '.';

        if (dot ? !in_atom : !octet_is(octets[i], ATEXT) && octets[i] < 0x80)
            words->are_atoms = false;
        in_atom = !dot;
    }
    words->are_atoms = words->are_atoms && in_atom;
}

static struct words
look_at_words(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    struct words words = {0, false, true};

    while (begin < end) {
        const struct piece piece = piece_at(octets, begin, end);

        if (piece.kind == PIECE_QUOTED)
            look_inside(octets, piece, &words);
        words.has_dot = words.has_dot || (piece.kind == PIECE_OCTET &&
                                          octets[piece.begin] == '.');
        begin = piece.end;
    }
    return words;
}

/* A Quoted-string that stands alone keeps its quotes, needed or not; of
 * several words all that is quoted goes into one. */
void
plain_local_part(struct plain *plain, const unsigned char *octets,
                 addrspec_span local_part)
{
    const uint32_t end = local_part.offset + local_part.length;
    const struct words words = look_at_words(octets, local_part.offset, end);
    const bool quotes =
        words.quoted > 0 && (!words.has_dot || !words.are_atoms);
    uint32_t i = local_part.offset;

    if (quotes)
        plain_octet(plain, '"', i);
    while (i < end) {
        const struct piece piece = piece_at(octets, i, end);

        if (piece.kind == PIECE_QUOTED)
            put_inside(plain, octets, piece);
        else if (piece.kind != PIECE_FOLDING && piece.kind != PIECE_COMMENT)
            for (i = piece.begin; i < piece.end; i++)
                plain_octet(plain, octets[i], i);
        i = piece.end;
    }
    if (quotes)
        plain_octet(plain, '"', end - 1);
}

void
plain_domain(struct plain *plain, const unsigned char *octets,
             addrspec_span domain)
{
    const uint32_t end = domain.offset + domain.length;
    uint32_t i = domain.offset;

    while (i < end) {
        const struct piece piece = piece_at(octets, i, end);

        if (piece.kind == PIECE_LITERAL) {
            plain_octet(plain, '[', i);
            put_inside(plain, octets, piece);
            plain_octet(plain, ']', piece.end - 1);
        } else if (piece.kind == PIECE_OCTET) {
            plain_octet(plain, octets[i], i);
        }
        i = piece.end;
    }
}

uint32_t
at_between(const unsigned char *octets, addrspec_span local_part,
           addrspec_span domain)
{
    uint32_t i = local_part.offset + local_part.length;

    while (i < domain.offset && octets[i] != '@')
        i = piece_at(octets, i, domain.offset).end;
    return i;
}

void
plain_addr_spec(struct plain *plain, const unsigned char *octets,
                addrspec_span local_part, addrspec_span domain)
{
    if (local_part.offset != ADDRSPEC_ABSENT)
        plain_local_part(plain, octets, local_part);
    if (local_part.offset != ADDRSPEC_ABSENT &&
        domain.offset != ADDRSPEC_ABSENT)
        plain_octet(plain, '@', at_between(octets, local_part, domain));
    if (domain.offset != ADDRSPEC_ABSENT)
        plain_domain(plain, octets, domain);
}

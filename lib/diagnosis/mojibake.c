/* mojibake.c - text that was encoded twice
 *
 * SPDX-License-Identifier: MIT
 *
 * What went wrong went wrong for the whole record, so it is told once, at its
 * first piece, and mended from there to its last.
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "meaning/code_points.h"
#include "meaning/encoding.h"
#include "text/octets.h"
#include "text/utf8.h"

#define BYTE_ORDER_MARK 0xfeff

struct pieces {
    addrspec_span first; /* and those right behind it */
    uint32_t code_point; /* with which it begins */
    uint32_t end;        /* of the last */
    bool refused;        /* some may not stand there: it is no guess */
    bool to_ascii;       /* nothing else comes of them */
    bool unknown;        /* of another no more than its first octet is left */
};

/* ---- What is mojibake ------------------------------------------------ */

static struct mojibake
piece_at(const struct context *context, uint32_t offset, uint32_t end)
{
    const struct mojibake piece =
        mojibake_at(context->octets + offset, end - offset);

    return piece;
}

static bool
is_capital(const unsigned char *octets, uint32_t begin, uint32_t offset)
{
    const unsigned char octet = octets[offset];

    if (octet <= 0x7f)
        return octet_is(octet, ALPHA) && octet_lower(octet) != octet;
    return octet <= 0x9e && offset > begin && octets[offset - 1] == 0xc3;
}

/* One octet of it is lost, but no one would write U+00C2 or U+00C3 there:
 * words have no capitals behind small letters, and domains none at all. */
static bool
is_half(const struct context *context, uint32_t begin, uint32_t offset,
        struct mojibake piece)
{
    const uint32_t end = offset + piece.length;

    if (piece.code_point != 0xa0 && piece.code_point != 0xe0)
        return false;
    if (end == context->reading->end &&
        mailbox_part_at(context, offset) == ADDRSPEC_PART_DOMAIN)
        return true;
    if (offset == begin)
        return context->octets[end - 1] == ' ';
    return !is_capital(context->octets, begin, offset - 1);
}

/* The first piece in [begin, end) that cannot have been typed; `end` if there
 * is none. */
static uint32_t
find_sure(const struct context *context, uint32_t begin, uint32_t end)
{
    struct mojibake piece;
    uint32_t i;

    for (i = begin; i < end; i++) {
        piece = piece_at(context, i, end);
        if (piece.length > 0 &&
            (!piece.doubtful || is_half(context, begin, i, piece)))
            return i;
    }
    return end;
}

bool
holds_mojibake(const struct context *context)
{
    const struct reading *reading = context->reading;

    return find_sure(context, reading->begin, reading->end) < reading->end;
}

static enum addrspec_part
part_at(const struct context *context, uint32_t offset)
{
    const struct reading *reading = context->reading;

    return !is_absent(reading->route) && offset >= reading->route.offset &&
                   offset < reading->route.offset + reading->route.length
               ? ADDRSPEC_PART_SOURCE_ROUTE
               : mailbox_part_at(context, offset);
}

/* IDNA2008 has none of these pairs, and some stand for controls. */
static bool
is_refused(const struct context *context, uint32_t begin, uint32_t end)
{
    struct utf8_unit unit;
    uint32_t i;

    if (part_at(context, begin) != ADDRSPEC_PART_LOCAL_PART)
        return true;
    for (i = begin; i < end; i += unit.length) {
        unit = utf8_decode(context->octets + i, end - i);
        if (code_point_class(unit.value) != ORDINARY)
            return context->question->profile->id != ADDRSPEC_RFC6531;
    }
    return false;
}

static void
add_piece(const struct context *context, struct pieces *pieces, uint32_t begin,
          struct mojibake piece)
{
    const uint32_t end = begin + piece.length;
    char text[4];

    if (pieces->first.length == 0) {
        pieces->first = span(begin, 0);
        pieces->end = begin;
        pieces->code_point = piece.code_point;
        pieces->to_ascii = true;
    }
    if (pieces->end == pieces->first.offset + pieces->first.length &&
        begin == pieces->end)
        pieces->first.length += piece.length;
    pieces->end = end;
    pieces->refused = pieces->refused || is_refused(context, begin, end);
    pieces->to_ascii =
        pieces->to_ascii && (mend_code_point(piece.code_point, text) == 0 ||
                             (unsigned char)text[0] <= 0x7f);
}

/* U+00C2 or U+00C3: it began a letter. */
static bool
is_beginning(const unsigned char *octets, uint32_t length)
{
    return length > 1 && octets[0] == 0xc3 &&
           (octets[1] == 0x82 || octets[1] == 0x83);
}

/* All in [begin, end); false if there are none. */
static bool
collect(const struct context *context, uint32_t begin, uint32_t end,
        struct pieces *pieces)
{
    const struct pieces no_pieces = {.code_point = 0};
    struct mojibake piece;
    uint32_t i;

    *pieces = no_pieces;
    if (find_sure(context, begin, end) == end)
        return false;
    for (i = begin; i<end; i += piece.length> 0 ? piece.length : 1) {
        piece = piece_at(context, i, end);
        if (piece.length == 0) {
            pieces->unknown =
                pieces->unknown || is_beginning(context->octets + i, end - i);
            continue;
        }
        add_piece(context, pieces, i, piece);
        if (piece.code_point == BYTE_ORDER_MARK && i == begin)
            break; /* a mistake of its own */
    }
    return true;
}

/* ---- What is told of it ---------------------------------------------- */

static bool
is_mark(const struct pieces *pieces, uint32_t begin)
{
    return pieces->code_point == BYTE_ORDER_MARK &&
           pieces->first.offset == begin;
}

static struct finding
finding_of(const struct context *context, const struct pieces *pieces,
           uint32_t begin)
{
    const addrspec_span first = pieces->first;
    struct finding finding =
        mended_at(INDEX_MOJIBAKE, part_at(context, first.offset), first.offset,
                  first.length, UNDO_MOJIBAKE);

    finding.value = pieces->code_point;
    finding.fix.length = pieces->end - first.offset;
    if (pieces->unknown)
        finding.mend = NO_MEND;
    if (is_mark(pieces, begin)) {
        finding.index = INDEX_BYTE_ORDER_MARK;
        finding.part = whole_part(context->question);
        finding.mend = DELETE;
    }
    return finding;
}

void
find_mojibake(const struct context *context)
{
    uint32_t begin = context->reading->begin;
    struct pieces pieces;
    struct finding finding;

    while (collect(context, begin, context->reading->end, &pieces)) {
        finding = finding_of(context, &pieces, begin);
        if (!pieces.refused)
            finding.severity = ADDRSPEC_WARNING;
        add_finding(context, &finding);
        if (!is_mark(&pieces, begin))
            return;
        begin = pieces.end;
    }
}

/* A space that stands for one of its octets is a fault, and so is a byte order
 * mark before a quotation mark.  Where letters would need SMTPUTF8, it is that
 * which is told. */
void
recognise_mojibake(struct trial *trial, const struct context *context)
{
    struct cause cause = {.edit_count = 0};
    struct pieces pieces;

    if (!collect(context, 0, parameters_begin(context), &pieces) ||
        (!pieces.to_ascii && !context->question->profile->utf8))
        return;
    cause.finding = finding_of(context, &pieces, 0);
    if (cause.finding.mend == NO_MEND)
        return;
    try_cause(trial, &cause);
}

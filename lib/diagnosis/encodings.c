/* encodings.c - characters that went through another code
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "text/octets.h"

#define ENCODING_COUNT (SHIFTED + 1)

static const enum diagnosis_index names[ENCODING_COUNT] = {
    [PERCENT] = INDEX_PERCENT_ENCODED,  [ENTITY] = INDEX_HTML_ENTITY,
    [SPELLED] = INDEX_SPELLED_OUT_SIGN, [QUOTED] = INDEX_QUOTED_PRINTABLE,
    [ESCAPED] = INDEX_JSON_ESCAPE,      [SHIFTED] = INDEX_UTF7,
};

/* ---- All of one encoding --------------------------------------------- */

/* Those of a record are mended together: if one was encoded, all were. */
struct pieces {
    uint32_t first, first_length;
    uint32_t code_point; /* of the first */
    uint32_t end;        /* of the last */
    uint32_t sign_count; /* "@" */
    bool to_ascii;       /* nothing else comes of them */
};

static void
add_piece(struct pieces *pieces, uint32_t offset, const struct encoded *encoded)
{
    if (pieces->end == 0) {
        pieces->first = offset;
        pieces->first_length = encoded->length;
        pieces->code_point = encoded->code_point;
        pieces->to_ascii = true;
    }
    pieces->end = offset + encoded->length;
    pieces->sign_count += encoded->code_point == '@' ? 1 : 0;
    pieces->to_ascii = pieces->to_ascii && encoded->code_point <= 0x7f;
}

/* The encoded-word that begins there, which is never decoded, or else the
 * encoded character; of length 0 if neither does. */
static uint32_t
piece_at(const struct context *context, uint32_t offset, uint32_t end,
         struct encoded *encoded)
{
    const unsigned char *here = context->octets + offset;
    const uint32_t word = encoded_word_length(here, end - offset);

    encoded->length = 0;
    if (word == 0)
        *encoded = decode_at(here, end - offset);
    return word > 0 ? word : encoded->length;
}

static void
collect(const struct context *context, struct pieces all[ENCODING_COUNT])
{
    const uint32_t end = parameters_begin(context);
    struct encoded encoded;
    uint32_t i, length;

    memset(all, 0, ENCODING_COUNT * sizeof all[0]);
    for (i = 0; i<end; i += length> 0 ? length : 1) {
        length = piece_at(context, i, end, &encoded);
        if (encoded.length > 0 && is_decoded_along(&encoded))
            add_piece(&all[encoded.encoding], i, &encoded);
    }
}

/* The finding of one of them as that of all; unless there are several "@", or
 * some would need SMTPUTF8 where it is not offered. */
static void
widen(const struct context *context, struct finding *finding,
      const struct encoded *encoded, const struct pieces *pieces)
{
    if (finding->mend != DECODE || !is_decoded_along(encoded) ||
        pieces->sign_count > 1 ||
        (!pieces->to_ascii && !context->question->profile->utf8))
        return;
    finding->part = mailbox_part_at(context, pieces->first);
    finding->where = span(pieces->first, pieces->first_length);
    finding->fix = span(pieces->first, pieces->end - pieces->first);
    finding->value = pieces->code_point;
}

/* ---- As causes of faults --------------------------------------------- */

static struct finding
encoded_at(const struct context *context, uint32_t offset,
           const struct encoded *encoded)
{
    struct finding finding =
        mended_at(names[encoded->encoding], mailbox_part_at(context, offset),
                  offset, encoded->length, DECODE);

    finding.value = encoded->code_point;
    /* A mailbox stands alone: its brackets would only have to go again. */
    if ((encoded->code_point == '<' || encoded->code_point == '>') &&
        !asks_for_path(context->question))
        finding.mend = DELETE;
    return finding;
}

/* A letter of ASCII would not have been a fault; and "=12" is mostly a value.
 */
static bool
could_explain(const struct encoded *encoded)
{
    if (encoded->code_point > 0x7f)
        return true;
    switch (encoded->encoding) {
    case ESCAPED:
        return true;
    case QUOTED:
        return encoded->code_point == '@' || encoded->code_point == '.' ||
               encoded->code_point == '=';
    default:
        return !octet_is((unsigned char)encoded->code_point, LET_DIG);
    }
}

/* What is decoded goes in its place.  Where it would need SMTPUTF8, that is
 * is left untold, and unmended: any letter will do to read on. */
static struct cause
encoded_cause(const struct context *context, uint32_t offset,
              const struct encoded *encoded, const struct pieces *pieces)
{
    struct cause cause = simple_cause(encoded_at(context, offset, encoded), "");

    if (cause.finding.mend != DECODE)
        return cause;
    if (encoded->code_point > 0x7f && !context->question->profile->utf8) {
        cause.finding.mend = NO_MEND;
        cause.edits[0].text = "x";
        cause.edits[0].text_length = 1;
        return cause;
    }
    widen(context, &cause.finding, encoded, pieces);
    cause.edit_count = 0;
    return cause;
}

void
recognise_encodings(struct trial *trial, const struct context *context)
{
    struct pieces all[ENCODING_COUNT];
    struct encoded encoded;
    uint32_t i, length;

    collect(context, all);
    for (i = 0; i<context->length; i += length> 0 ? length : 1) {
        struct cause cause;

        length = piece_at(context, i, context->length, &encoded);
        if (encoded.length == 0)
            continue;
        if (!could_explain(&encoded)) {
            length = 0;
            continue;
        }
        cause = encoded_cause(context, i, &encoded, &all[encoded.encoding]);
        try_cause(trial, &cause);
    }
}

/* ---- Legal, and hardly meant ----------------------------------------- */

static void
warn_encoded_word(const struct context *context, uint32_t offset,
                  uint32_t length)
{
    struct finding finding =
        error_at(INDEX_ENCODED_WORD, ADDRSPEC_PART_LOCAL_PART, offset, length);

    finding.severity = ADDRSPEC_WARNING;
    add_finding(context, &finding);
}

/* "+APw-": words in upper case alone, as "+API-", are mostly just that. */
static bool
is_mixed(const unsigned char *octets, uint32_t length)
{
    uint32_t i;

    for (i = 1; i + 1 < length; i++)
        if (octet_is(octets[i], DIGIT) || octet_lower(octets[i]) == octets[i])
            return octets[length - 1] == '-';
    return false;
}

/* "=XX" is a tag of many a mailing list: only "=3D", an equals sign encoded
 * once too often, is worth a word, and what is not ASCII.  Nor is a sign behind
 * a plus sign one. */
static bool
is_worth_a_word(const unsigned char *octets, const struct encoded *encoded)
{
    switch (encoded->encoding) {
    case PERCENT:
    case ENTITY:
        return true;
    case QUOTED:
        return encoded->code_point == '=' || encoded->code_point > 0x7f;
    case ESCAPED:
        return encoded->code_point > 0x7f;
    case SHIFTED:
        return encoded->code_point > 0x7f && is_mixed(octets, encoded->length);
    default:
        return false;
    }
}

/* Where the address was the path of a URI, there is no doubt of percent signs:
 * but those that would have to be quoted.             RFC 6068 2, 5 */
static bool
is_certain(const struct context *context, enum encoding encoding,
           const struct pieces *pieces)
{
    return encoding == PERCENT && !pieces->to_ascii &&
           pieces->sign_count == 0 && context->question->profile->utf8 &&
           context->report->counts[INDEX_MAILTO_PREFIX] > 0;
}

static void
warn_of_pieces(const struct context *context, enum encoding encoding,
               const struct pieces *pieces)
{
    struct finding finding =
        mended_at(names[encoding], ADDRSPEC_PART_LOCAL_PART, pieces->first,
                  pieces->first_length, DECODE);

    finding.fix.length = pieces->end - pieces->first;
    finding.value = pieces->code_point;
    if (!is_certain(context, encoding, pieces))
        finding.severity = ADDRSPEC_WARNING;
    add_finding(context, &finding);
}

void
warn_of_encodings(const struct context *context)
{
    const addrspec_span local_part = context->reading->local_part;
    struct pieces all[ENCODING_COUNT];
    uint32_t i, end, length;
    int encoding;

    if (is_absent(local_part))
        return;
    memset(all, 0, sizeof all);
    end = local_part.offset + local_part.length;
    for (i = local_part.offset; i<end; i += length> 0 ? length : 1) {
        struct encoded encoded;

        length = 0;
        if (octet_is(context->octets[i], BLANK))
            continue; /* not a sign spelled out, which is never legal */
        length = piece_at(context, i, end, &encoded);
        if (length > 0 && encoded.length == 0)
            warn_encoded_word(context, i, length);
        else if (length > 0 && is_worth_a_word(context->octets + i, &encoded))
            add_piece(&all[encoded.encoding], i, &encoded);
        else
            length = 0;
    }
    for (encoding = 0; encoding < ENCODING_COUNT; encoding++)
        if (all[encoding].end > 0)
            warn_of_pieces(context, (enum encoding)encoding, &all[encoding]);
}

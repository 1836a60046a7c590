/* mends.c - how a fix makes its replacement from the input
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/mends.h"

#include <stdbool.h>
#include <string.h>

#include "diagnosis/look.h"
#include "diagnosis/meaning_mends.h"
#include "diagnosis/plain.h"
#include "meaning/code_points.h"
#include "meaning/encoding.h"
#include "text/utf8.h"

enum keeps {
    NOTHING,
    FIX_SPAN,
    ADDRESS_SPAN,  /* the same, and it is an address */
    UNQUOTED_TEXT, /* the fix's octets without DQUOTEs and backslashes */
    WITHOUT_ENDS,
    INSIDE_ANGLES,
    LONE_ADDRESS,
    DECODED,
    OF_WINDOWS_1252,
    OF_ISO_8859_15,
    MOJIBAKE_UNDONE,
    PLAIN_FORMS,
    WITHOUT_QUOTE_FORMS,
    WITHOUT_END_FORMS,
    COMPOSED,
    UNSTYLED,
    MAPPED,
    A_LABELS,
    WITHOUT_ACE,
    LOOK_ALIKE,
    UNQUOTED_NAME, /* the octets but DQUOTEs, pairs as they are */
    WITHOUT_BREAKS,
    PLAIN_WORDS,
    PLAIN_DOMAIN
};

struct recipe {
    const char *before;
    enum keeps keeps;
    const char *after;
};

static const struct recipe recipes[MEND_COUNT] = {
#define MEND(name, before, keeps, after) [name] = {before, keeps, after},
#include "diagnosis/mends.def"
#undef MEND
};

static addrspec_span
trimmed(const unsigned char *input, uint32_t begin, uint32_t end)
{
    const addrspec_span nothing = {0, 0};

    begin = skip_blanks(input, begin, end);
    end = skip_blanks_back(input, begin, end);
    return begin < end ? (addrspec_span){begin, end - begin} : nothing;
}

addrspec_span
without_ends(const unsigned char *input, uint32_t length)
{
    const addrspec_span all = trimmed(input, 0, length);

    if (all.length < 2)
        return (addrspec_span){0, 0};
    return trimmed(input, all.offset + 1, all.offset + all.length - 1);
}

/* Octets without the first code point and the last. */
static addrspec_span
without_quote_forms(const unsigned char *input, uint32_t length)
{
    const uint32_t first = length > 0 ? utf8_decode(input, length).length : 0;

    return (addrspec_span){first,
                           utf8_last_begin(input, first, length) - first};
}

addrspec_span
without_end_forms(const unsigned char *input, uint32_t length)
{
    if (length == 0)
        return (addrspec_span){0, 0};
    return trimmed(input, utf8_decode(input, length).length,
                   utf8_last_begin(input, 0, length));
}

addrspec_span
inside_angles(const unsigned char *input, uint32_t length)
{
    uint32_t begin = find_octet(input, 0, length, '<'), end = length;

    while (end > begin && input[end - 1] != '>')
        end--;
    while (begin < end && input[begin] == '<')
        begin++;
    while (end > begin && input[end - 1] == '>')
        end--;
    return trimmed(input, begin, end);
}

/* The octets but DQUOTEs; of a quoted pair its second octet. */
static void
send_unquoted(const unsigned char *octets, uint32_t length, mend_sink *sink,
              void *context)
{
    uint32_t i;

    for (i = 0; i < length; i++) {
        if (octets[i] == '"')
            continue;
        if (octets[i] == '\\' && i + 1 < length)
            i++;
        sink(context, (const char *)octets + i, 1);
    }
}

/* The same, of words that go between quotes again: pairs stay. */
static void
send_name(const unsigned char *octets, uint32_t length, mend_sink *sink,
          void *context)
{
    uint32_t i;

    for (i = 0; i < length; i++) {
        if (octets[i] == '"')
            continue;
        if (octets[i] == '\\' && i + 1 < length)
            sink(context, (const char *)octets + i++, 1);
        sink(context, (const char *)octets + i, 1);
    }
}

static void
send_without_breaks(const unsigned char *octets, uint32_t length,
                    mend_sink *sink, void *context)
{
    uint32_t i;

    for (i = 0; i < length; i++)
        if (octets[i] != '\r' && octets[i] != '\n')
            sink(context, (const char *)octets + i, 1);
}

static enum mend_status
send_plain_part(const unsigned char *octets, uint32_t length,
                void plain_part(struct plain *, const unsigned char *,
                                addrspec_span),
                mend_sink *sink, void *context)
{
    struct plain plain;
    struct draft draft;

    plain_begin(&plain, &draft);
    plain_part(&plain, octets, (addrspec_span){0, length});
    sink(context, (const char *)draft.octets, draft.length);
    return plain.fits && plain.whole ? MEND_MADE : MEND_IMPOSSIBLE;
}

static void
send_span(const unsigned char *input, addrspec_span kept, mend_sink *sink,
          void *context)
{
    sink(context, (const char *)input + kept.offset, kept.length);
}

static bool
would_be_seen(uint32_t code_point)
{
    if (code_point <= ' ' || code_point == 0x7f)
        return false;
    switch (code_point_class(code_point)) {
    case LINE_BREAKING:
    case C1_CONTROL:
    case INVISIBLE:
    case SPACE_FORM:
    case BIDI_CONTROL:
        return false;
    default:
        return true;
    }
}

uint32_t
mend_code_point(uint32_t code_point, char text[4])
{
    const unsigned char plain = code_point_plain(code_point);
    unsigned char octets[4];
    size_t length;

    if (plain != 0)
        code_point = plain;
    if (!would_be_seen(code_point))
        return 0;
    length = utf8_encode(code_point, octets);
    memcpy(text, octets, length);
    return (uint32_t)length;
}

/* No word needs the quotation marks that a word processor put around it. */
static void
send_code_point(uint32_t code_point, mend_sink *sink, void *context)
{
    char text[4];

    if (code_point <= 0x7f || code_point_plain(code_point) != '"')
        sink(context, text, mend_code_point(code_point, text));
}

/* What is UTF-8 is kept. */
static void
send_recoded(const unsigned char *octets, uint32_t length, enum charset charset,
             mend_sink *sink, void *context)
{
    struct utf8_unit unit;
    uint32_t i;

    for (i = 0; i < length; i += unit.length) {
        unit = utf8_decode(octets + i, length - i);
        if (unit.kind == UTF8_WELL_FORMED) {
            sink(context, (const char *)octets + i, unit.length);
            continue;
        }
        send_code_point(legacy_decode(charset, octets[i]), sink, context);
        unit.length = 1;
    }
}

/* `all`: doubtful pieces, too. */
static void
send_undone(const unsigned char *octets, uint32_t length, bool all,
            mend_sink *sink, void *context)
{
    uint32_t i = 0;

    while (i < length) {
        const struct mojibake found = mojibake_at(octets + i, length - i);

        if (found.length > 0 && (all || !found.doubtful)) {
            send_code_point(found.code_point, sink, context);
            i += found.length;
        } else {
            sink(context, (const char *)octets + i, 1);
            i++;
        }
    }
}

/* One encoded character: its text, and how many octets it takes; 0 if none
 * begins there, or none that is decoded but where it is all of the fix. */
static uint32_t
decoded_here(const unsigned char *octets, uint32_t length, bool first,
             char *text, uint32_t *text_length)
{
    const struct encoded encoded = decode_at(octets, length);

    if (encoded.length == 0 ||
        (!(first && encoded.length == length) && !is_decoded_along(&encoded)))
        return 0;
    *text_length = decoded_text(octets, &encoded, text);
    return encoded.length;
}

/* What stands between encoded characters is kept.  What was decoded may have
 * been encoded twice before. */
static void
send_decoded(const unsigned char *octets, uint32_t length, mend_sink *sink,
             void *context)
{
    unsigned char text[4 * DECODED_MAX];
    uint32_t i = 0, used = 0, added, decoded, kept;

    while (i < length) {
        added = 0;
        if (used > sizeof text - DECODED_MAX) {
            send_undone(text, used, false, sink, context);
            used = 0;
        }
        kept = encoded_word_length(octets + i, length - i);
        decoded = kept > 0 ? 0
                           : decoded_here(octets + i, length - i, i == 0,
                                          (char *)text + used, &added);
        used += added;
        i += decoded;
        if (decoded > 0)
            continue;
        send_undone(text, used, false, sink, context);
        used = 0;
        kept = kept > 0 ? kept : 1;
        sink(context, (const char *)octets + i, kept);
        i += kept;
    }
    send_undone(text, used, false, sink, context);
}

void
mend_encloses(enum mend mend, const char **before, const char **after)
{
    *before = recipes[mend].before;
    *after = recipes[mend].after;
}

/* A span of the fix as one of the input. */
static addrspec_span
within(addrspec_span fix, addrspec_span part)
{
    return (addrspec_span){fix.offset + part.offset, part.length};
}

addrspec_span
mend_kept_address(enum mend mend, const unsigned char *input, addrspec_span fix)
{
    const unsigned char *here = input + fix.offset;

    switch (recipes[mend].keeps) {
    case ADDRESS_SPAN:
        return fix;
    case WITHOUT_ENDS:
        return within(fix, without_ends(here, fix.length));
    case WITHOUT_END_FORMS:
        return within(fix, without_end_forms(here, fix.length));
    case INSIDE_ANGLES:
        return within(fix, inside_angles(here, fix.length));
    case LONE_ADDRESS:
        return within(fix, lone_address(here, fix.length));
    default:
        return (addrspec_span){0, 0};
    }
}

addrspec_span
mend_kept_span(enum mend mend, const unsigned char *input, addrspec_span fix)
{
    switch (recipes[mend].keeps) {
    case FIX_SPAN:
        return fix;
    case WITHOUT_QUOTE_FORMS:
        return within(fix, without_quote_forms(input + fix.offset, fix.length));
    default:
        return mend_kept_address(mend, input, fix);
    }
}

/* What of it is kept. */
static enum mend_status
send_kept(enum keeps keeps, const unsigned char *here, uint32_t length,
          mend_sink *sink, void *context)
{
    switch (keeps) {
    case NOTHING:
        break;
    case FIX_SPAN:
    case ADDRESS_SPAN:
        sink(context, (const char *)here, length);
        break;
    case UNQUOTED_TEXT:
        send_unquoted(here, length, sink, context);
        break;
    case WITHOUT_ENDS:
        send_span(here, without_ends(here, length), sink, context);
        break;
    case INSIDE_ANGLES:
        send_span(here, inside_angles(here, length), sink, context);
        break;
    case LONE_ADDRESS:
        send_span(here, lone_address(here, length), sink, context);
        break;
    case DECODED:
        send_decoded(here, length, sink, context);
        break;
    case OF_WINDOWS_1252:
        send_recoded(here, length, WINDOWS_1252, sink, context);
        break;
    case OF_ISO_8859_15:
        send_recoded(here, length, ISO_8859_15, sink, context);
        break;
    case MOJIBAKE_UNDONE:
        send_undone(here, length, true, sink, context);
        break;
    case WITHOUT_END_FORMS:
        send_span(here, without_end_forms(here, length), sink, context);
        break;
    case WITHOUT_QUOTE_FORMS:
        send_span(here, without_quote_forms(here, length), sink, context);
        break;
    case PLAIN_FORMS:
        return send_plain_forms(here, length, sink, context);
    case COMPOSED:
        return send_composed(here, length, sink, context);
    case UNSTYLED:
        return send_unstyled(here, length, sink, context);
    case MAPPED:
        return send_mapped(here, length, sink, context);
    case A_LABELS:
        return send_a_labels(here, length, sink, context);
    case WITHOUT_ACE:
        return send_without_ace(here, length, sink, context);
    case LOOK_ALIKE:
        return send_look_alike(here, length, sink, context);
    case UNQUOTED_NAME:
        send_name(here, length, sink, context);
        break;
    case WITHOUT_BREAKS:
        send_without_breaks(here, length, sink, context);
        break;
    case PLAIN_WORDS:
        return send_plain_part(here, length, plain_local_part, sink, context);
    case PLAIN_DOMAIN:
        return send_plain_part(here, length, plain_domain, sink, context);
    }
    return MEND_MADE;
}

enum mend_status
mend_text(enum mend mend, const unsigned char *input, addrspec_span fix,
          mend_sink *sink, void *context)
{
    const struct recipe *recipe = &recipes[mend];
    enum mend_status status;

    sink(context, recipe->before, strlen(recipe->before));
    status =
        send_kept(recipe->keeps, input + fix.offset, fix.length, sink, context);
    sink(context, recipe->after, strlen(recipe->after));
    return status;
}

/* encodings.c - characters that went through another code
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "text/octets.h"

static const enum diagnosis_index names[] = {
    [PERCENT] = INDEX_PERCENT_ENCODED,  [ENTITY] = INDEX_HTML_ENTITY,
    [SPELLED] = INDEX_SPELLED_OUT_SIGN, [QUOTED] = INDEX_QUOTED_PRINTABLE,
    [ESCAPED] = INDEX_JSON_ESCAPE,
};

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

/* Each character that can be decoded to, as a string; a control and a space
 * are left out. */
#define ONE(o)                                                                 \
    {                                                                          \
        o, 0                                                                   \
    }
#define EIGHT(o)                                                               \
    ONE(o), ONE(o + 1), ONE(o + 2), ONE(o + 3), ONE(o + 4), ONE(o + 5),        \
        ONE(o + 6), ONE(o + 7)
static const char ascii[0x80][2] = {
    ['!'] = ONE('!'),   ['"'] = ONE('"'),   ['#'] = ONE('#'),
    ['$'] = ONE('$'),   ['%'] = ONE('%'),   ['&'] = ONE('&'),
    [0x27] = ONE(0x27), ['('] = EIGHT('('), ['0'] = EIGHT('0'),
    ['8'] = EIGHT('8'), ['@'] = EIGHT('@'), ['H'] = EIGHT('H'),
    ['P'] = EIGHT('P'), ['X'] = EIGHT('X'), ['`'] = EIGHT('`'),
    ['h'] = EIGHT('h'), ['p'] = EIGHT('p'), ['x'] = ONE('x'),
    ['y'] = ONE('y'),   ['z'] = ONE('z'),   ['{'] = ONE('{'),
    ['|'] = ONE('|'),   ['}'] = ONE('}'),   ['~'] = ONE('~'),
};

/* A letter would not have been a fault; and "=12" is mostly a value. */
static bool
could_explain(const struct encoded *encoded)
{
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

void
recognise_encodings(struct trial *trial, const struct context *context)
{
    uint32_t i;

    for (i = 0; i < context->length; i++) {
        const struct encoded encoded =
            decode_at(context->octets + i, context->length - i);
        struct finding finding;
        struct cause cause;

        if (encoded.length == 0)
            continue;
        finding = encoded_at(context, i, &encoded);
        cause = simple_cause(finding, finding.mend == DELETE
                                          ? ""
                                          : ascii[encoded.code_point & 0x7f]);
        if (!could_explain(&encoded))
            continue;
        try_cause(trial, &cause);
        i += encoded.length - 1;
    }
}

/* encoded-word = "=?" charset "?" encoding "?" encoded-text "?="  RFC 2047 2 */
static uint32_t
encoded_word_length(const unsigned char *octets, uint32_t length)
{
    uint32_t i, marks = 0;

    if (length < 2 || octets[0] != '=' || octets[1] != '?')
        return 0;
    for (i = 2; i < length; i++) {
        if (octets[i] == '@')
            return 0;
        if (octets[i] != '?')
            continue;
        if (++marks == 3)
            return i + 1 < length && octets[i + 1] == '=' ? i + 2 : 0;
    }
    return 0;
}

static void
warn_encoded_word(const struct context *context, uint32_t offset,
                  uint32_t length)
{
    struct finding finding =
        error_at(INDEX_ENCODED_WORD, ADDRSPEC_PART_LOCAL_PART, offset, length);

    finding.severity = ADDRSPEC_WARNING;
    add_finding(context, &finding);
}

/* "=XX" is a tag of many a mailing list: only "=3D", an equals sign encoded
 * once too often, is worth a word. */
static bool
is_worth_a_word(const struct encoded *encoded)
{
    switch (encoded->encoding) {
    case PERCENT:
    case ENTITY:
        return true;
    case QUOTED:
        return encoded->code_point == '=';
    default:
        return false;
    }
}

void
warn_of_encodings(const struct context *context)
{
    const addrspec_span local_part = context->reading->local_part;
    uint32_t i, left, word;

    if (is_absent(local_part))
        return;
    for (i = 0; i < local_part.length; i++) {
        const uint32_t offset = local_part.offset + i;
        struct encoded encoded;
        struct finding finding;

        left = local_part.length - i;
        word = encoded_word_length(context->octets + offset, left);
        if (word > 0) {
            warn_encoded_word(context, offset, word);
            i += word - 1;
            continue;
        }
        if (octet_is(context->octets[offset], BLANK))
            continue; /* not a sign spelled out, which is never legal */
        encoded = decode_at(context->octets + offset, left);
        if (encoded.length == 0 || !is_worth_a_word(&encoded))
            continue;
        finding = encoded_at(context, offset, &encoded);
        finding.severity = ADDRSPEC_WARNING;
        add_finding(context, &finding);
        i += encoded.length - 1;
    }
}

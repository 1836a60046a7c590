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
    [ESCAPED] = INDEX_JSON_ESCAPE,      [SHIFTED] = INDEX_UTF7,
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

/* What is decoded goes in its place.  Where it would need SMTPUTF8, that is
 * is left untold, and unmended: any letter will do to read on. */
static struct cause
encoded_cause(const struct context *context, uint32_t offset,
              const struct encoded *encoded)
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
    cause.edit_count = 0;
    return cause;
}

void
recognise_encodings(struct trial *trial, const struct context *context)
{
    uint32_t i;

    for (i = 0; i < context->length; i++) {
        const unsigned char *here = context->octets + i;
        const uint32_t word = encoded_word_length(here, context->length - i);
        const struct encoded encoded = decode_at(here, context->length - i);
        struct cause cause;

        if (word > 0)
            i += word - 1; /* it is never decoded */
        if (word > 0 || encoded.length == 0 || !could_explain(&encoded))
            continue;
        cause = encoded_cause(context, i, &encoded);
        try_cause(trial, &cause);
        i += encoded.length - 1;
    }
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
        if (encoded.length == 0 ||
            !is_worth_a_word(context->octets + offset, &encoded))
            continue;
        finding = encoded_at(context, offset, &encoded);
        finding.severity = ADDRSPEC_WARNING;
        add_finding(context, &finding);
        i += encoded.length - 1;
    }
}

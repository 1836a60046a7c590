/* mends.c - how a fix makes its replacement from the input
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/mends.h"

#include <stdbool.h>
#include <string.h>

#include "diagnosis/look.h"
#include "diagnosis/meaning_mends.h"
#include "text/utf8.h"

enum keeps {
    NOTHING,
    FIX_SPAN,
    ADDRESS_SPAN,  /* the same, and it is an address */
    UNQUOTED_TEXT, /* the fix's octets without DQUOTEs and backslashes */
    WITHOUT_ENDS,
    INSIDE_ANGLES,
    DECODED,
    PLAIN_FORMS,
    WITHOUT_QUOTE_FORMS,
    WITHOUT_END_FORMS,
    COMPOSED,
    MAPPED,
    A_LABELS,
    WITHOUT_ACE,
    LOOK_ALIKE
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

addrspec_span
without_end_forms(const unsigned char *input, uint32_t length)
{
    uint32_t end = length;

    if (length == 0)
        return (addrspec_span){0, 0};
    while (end > 0 && (input[end - 1] & 0xc0) == 0x80)
        end--; /* to the lead octet of the last */
    if (end > 0)
        end--;
    return trimmed(input, utf8_decode(input, length).length, end);
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

static void
send_span(const unsigned char *input, addrspec_span kept, mend_sink *sink,
          void *context)
{
    sink(context, (const char *)input + kept.offset, kept.length);
}

/* What is decoded to a control or a space is best left out. */
static void
send_decoded(const unsigned char *octets, uint32_t length, mend_sink *sink,
             void *context)
{
    const struct encoded encoded = decode_at(octets, length);
    const char octet = (char)encoded.code_point;

    if (encoded.length > 0 && encoded.code_point > ' ' &&
        encoded.code_point < 0x7f)
        sink(context, &octet, 1);
}

bool
mend_keeps_span(enum mend mend, const char **before, const char **after)
{
    *before = recipes[mend].before;
    *after = recipes[mend].after;
    return recipes[mend].keeps == FIX_SPAN ||
           recipes[mend].keeps == ADDRESS_SPAN;
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
    default:
        return (addrspec_span){0, 0};
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
    case DECODED:
        send_decoded(here, length, sink, context);
        break;
    case WITHOUT_END_FORMS:
        send_span(here, without_end_forms(here, length), sink, context);
        break;
    case PLAIN_FORMS:
        return send_plain_forms(here, length, sink, context);
    case WITHOUT_QUOTE_FORMS:
        return send_without_quote_forms(here, length, sink, context);
    case COMPOSED:
        return send_composed(here, length, sink, context);
    case MAPPED:
        return send_mapped(here, length, sink, context);
    case A_LABELS:
        return send_a_labels(here, length, sink, context);
    case WITHOUT_ACE:
        return send_without_ace(here, length, sink, context);
    case LOOK_ALIKE:
        return send_look_alike(here, length, sink, context);
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

/* mends.c - how a fix makes its replacement from the input
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/mends.h"

#include <stdbool.h>
#include <string.h>

#include "diagnosis/look.h"

enum keeps {
    NOTHING,
    FIX_SPAN,
    ADDRESS_SPAN,  /* the same, and it is an address */
    UNQUOTED_TEXT, /* the fix's octets without DQUOTEs and backslashes */
    WITHOUT_ENDS,
    INSIDE_ANGLES,
    DECODED
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
    case INSIDE_ANGLES:
        return within(fix, inside_angles(here, fix.length));
    default:
        return (addrspec_span){0, 0};
    }
}

void
mend_text(enum mend mend, const unsigned char *input, addrspec_span fix,
          mend_sink *sink, void *context)
{
    const struct recipe *recipe = &recipes[mend];
    const unsigned char *here = input + fix.offset;

    sink(context, recipe->before, strlen(recipe->before));
    switch (recipe->keeps) {
    case NOTHING:
        break;
    case FIX_SPAN:
    case ADDRESS_SPAN:
        send_span(input, fix, sink, context);
        break;
    case UNQUOTED_TEXT:
        send_unquoted(here, fix.length, sink, context);
        break;
    case WITHOUT_ENDS:
        send_span(here, without_ends(here, fix.length), sink, context);
        break;
    case INSIDE_ANGLES:
        send_span(here, inside_angles(here, fix.length), sink, context);
        break;
    case DECODED:
        send_decoded(here, fix.length, sink, context);
        break;
    }
    sink(context, recipe->after, strlen(recipe->after));
}

/* dots.c - dots, hyphens and underscores where none may be
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "diagnosis/plain.h"
#include "text/octets.h"

/* The run of one octet around, or just before, `offset`. */
static addrspec_span
run_around(const struct context *context, uint32_t offset, unsigned char octet)
{
    uint32_t begin = offset, end = offset;

    while (begin > 0 && context->octets[begin - 1] == octet)
        begin--;
    while (end < context->length && context->octets[end] == octet)
        end++;
    return span(begin, end - begin);
}

static bool
is_let_dig(const struct context *context, uint32_t offset)
{
    return offset < context->length &&
           (octet_is(context->octets[offset], LET_DIG) ||
            context->octets[offset] > 0x7f);
}

/* Where the part that holds `offset` begins and ends: between the delimiters
 * that no dot can stand beside. */
static bool
is_header(const struct context *context)
{
    return context->question->profile->grammar == HEADER_GRAMMAR;
}

/* What means nothing before `offset`: white space, in a header comments. */
static uint32_t
skip_nothing_back(const struct context *context, uint32_t offset)
{
    return is_header(context) ? skip_cfws_back(context->octets, 0, offset)
                              : skip_blanks_back(context->octets, 0, offset);
}

static uint32_t
skip_nothing(const struct context *context, uint32_t offset)
{
    return is_header(context)
               ? skip_cfws(context->octets, offset, context->length)
               : skip_blanks(context->octets, offset, context->length);
}

static bool
begins_part(const struct context *context, uint32_t offset)
{
    unsigned char before;

    offset = skip_nothing_back(context, offset);
    if (offset == 0)
        return true;
    before = context->octets[offset - 1];
    return before == '@' || before == '<' || before == ':';
}

static bool
ends_part(const struct context *context, uint32_t offset)
{
    unsigned char octet;

    offset = skip_nothing(context, offset);
    if (offset >= context->length)
        return true;
    octet = context->octets[offset];
    return octet == '@' || octet == '>' || octet == ',' || octet == ':';
}

/* The dots of a fault: around it, or before what it lies behind. */
static addrspec_span
dots_of(const struct context *context, uint32_t offset)
{
    if (offset == context->length || context->octets[offset] != '.')
        offset = skip_nothing_back(context, offset);
    return run_around(context, offset, '.');
}

/* In a header white space and comments may stand between dots: then the dot
 * before them is of the run, too. */
static addrspec_span
with_dot_before(const struct context *context, addrspec_span dots)
{
    uint32_t begin = skip_nothing_back(context, dots.offset);

    if (begin == 0 || context->octets[begin - 1] != '.')
        return dots;
    begin = run_around(context, begin - 1, '.').offset;
    return span(begin, dots.offset + dots.length - begin);
}

static void
dot_fault(const struct context *context, const struct fault_run *run)
{
    const addrspec_span dots =
        is_header(context)
            ? with_dot_before(context, dots_of(context, run->offset))
            : dots_of(context, run->offset);
    const bool first = begins_part(context, dots.offset);
    const bool last = ends_part(context, dots.offset + dots.length);
    const bool local_part = run->fault == EMPTY_ATOM;
    struct finding finding;

    if (first && last && !local_part)
        finding =
            error_at(INDEX_EMPTY_LABEL, part_of(run), dots.offset, dots.length);
    else if (first)
        finding = mended_at(INDEX_LEADING_DOT, part_of(run), dots.offset,
                            dots.length, DELETE);
    else if (last)
        finding = mended_at(INDEX_TRAILING_DOT, part_of(run), dots.offset,
                            dots.length, DELETE);
    else if (dots.length > 1)
        finding = mended_at(INDEX_DOUBLE_DOT, part_of(run), dots.offset,
                            dots.length, PUT_DOT);
    else /* beside something illegal that has its own finding */
        return;
    add_finding(context, &finding);
}

static void
hyphen_fault(const struct context *context, const struct fault_run *run)
{
    const addrspec_span hyphens = run_around(context, run->offset, '-');
    const struct finding finding =
        mended_at(INDEX_HYPHEN_AT_LABEL_EDGE, part_of(run), hyphens.offset,
                  hyphens.length, DELETE);

    add_finding(context, &finding);
}

/* Mostly a hyphen was meant; at the edge of a label it cannot have been. */
static void
underscore_fault(const struct context *context, const struct fault_run *run)
{
    const bool inside = run->offset > 0 &&
                        is_let_dig(context, run->offset - 1) &&
                        is_let_dig(context, run->offset + run->length);
    const struct finding finding =
        mended_at(INDEX_UNDERSCORE_IN_DOMAIN, part_of(run), run->offset,
                  run->length, inside ? PUT_HYPHEN : DELETE);

    add_finding(context, &finding);
}

/* A dot beside a Quoted-string or an address literal, which stand alone. */
void
recognise_dots(struct trial *trial, const struct context *context)
{
    uint32_t i;

    for (i = 0; i < context->length; i++) {
        const addrspec_span dots = run_around(context, i, '.');
        const uint32_t end = dots.offset + dots.length;
        const bool first = begins_part(context, dots.offset);
        const unsigned char behind =
            end < context->length ? context->octets[end] : '\0';
        struct cause cause;

        if (context->octets[i] != '.')
            continue;
        i = end - 1;
        if (!(first && (behind == '"' || behind == '[')) &&
            !(ends_part(context, end) && dots.offset > 0 &&
              context->octets[dots.offset - 1] == '"'))
            continue;
        cause = simple_cause(
            mended_at(first ? INDEX_LEADING_DOT : INDEX_TRAILING_DOT,
                      behind == '[' ? ADDRSPEC_PART_DOMAIN
                                    : ADDRSPEC_PART_LOCAL_PART,
                      dots.offset, dots.length, DELETE),
            "");
        try_cause(trial, &cause);
    }
}

void
dots_family(const struct context *context, const struct fault_run *run)
{
    if (run->fault == HYPHEN_AT_EDGE)
        hyphen_fault(context, run);
    else if (run->fault == UNDERSCORE)
        underscore_fault(context, run);
    else
        dot_fault(context, run);
}

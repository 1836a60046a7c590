/* characters.c - octets that may not stand where they stand
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "diagnosis/look.h"
#include "diagnosis/repairs.h"
#include "meaning/encoding.h"
#include "syntax/productions.h"
#include "text/octets.h"
#include "text/utf8.h"

void
line_break_or_control(const struct context *context,
                      const struct fault_run *run, uint32_t offset,
                      uint32_t length)
{
    const unsigned char octet = context->octets[offset];
    struct finding finding;

    if (octet == '\0') {
        finding = mended_at(INDEX_NUL, part_of(run), offset, length, DELETE);
    } else if (octet == '\r' || octet == '\n') {
        finding =
            mended_at(INDEX_LINE_BREAK, part_of(run), offset, length, DELETE);
    } else {
        finding = mended_at(INDEX_CONTROL_CHARACTER, part_of(run), offset,
                            length, DELETE);
        finding.value = octet;
    }
    add_finding(context, &finding);
}

/* Blanks that part words: neither an "@" nor a dot is beside them. */
static bool
parts_words(const struct context *context, uint32_t begin, uint32_t end)
{
    const char signs[] = "@.";

    return begin > context->reading->begin && end < context->reading->end &&
           memchr(signs, context->octets[begin - 1], 2) == NULL &&
           memchr(signs, context->octets[end], 2) == NULL;
}

/* What is before those blanks, or behind them, is more than a letter. */
static bool
is_long(const struct context *context, uint32_t begin, uint32_t behind,
        uint32_t end)
{
    const unsigned char *octets = context->octets;

    return (begin > context->reading->begin + 1 &&
            !octet_is(octets[begin - 2], BLANK)) ||
           (behind + 1 < end && !octet_is(octets[behind + 1], BLANK));
}

/* Three words and more on one side of the "@" are a text: to make one word of
 * them helps nobody.  Letters spaced out are no words. */
static bool
glues_words(const struct context *context, uint32_t offset)
{
    const uint32_t at = find_octet(context->octets, context->reading->begin,
                                   context->reading->end, '@');
    const uint32_t end = offset < at ? at : context->reading->end;
    uint32_t i, next;
    unsigned count = 0;

    if (context->length > DRAFT_MAX)
        return false; /* where nothing is mended */
    for (i = offset < at ? context->reading->begin : at; i < end && count < 2;
         i = next) {
        next = skip_blanks(context->octets, i, end);
        count += next > i && parts_words(context, i, next) &&
                 is_long(context, i, next, end);
        next += next == i;
    }
    return count >= 2;
}

void
space_fault(const struct context *context, const struct fault_run *run)
{
    const struct reading *reading = context->reading;
    const uint32_t end = run->offset + run->length;
    enum diagnosis_index index = INDEX_UNQUOTED_SPACE;
    struct finding finding;

    if (run->offset == 0 || run->offset == reading->begin)
        index = INDEX_LEADING_SPACE;
    else if (end == context->length || end == reading->end)
        index = INDEX_TRAILING_SPACE;
    finding = mended_at(index, part_of(run), run->offset, run->length, DELETE);
    if (index != INDEX_UNQUOTED_SPACE)
        finding.part = whole_part(context->question);
    else if (parts_words(context, run->offset, end) &&
             glues_words(context, run->offset)) {
        if (context->repairs != NULL) /* what else there is, is told */
            add_repair(context->repairs, finding.fix, DELETE);
        finding.mend = NO_MEND;
    }
    add_finding(context, &finding);
}

/* The charset that explains all octets which are not UTF-8.  Where there are
 * so many that not all were kept none is asked for, as each of them would go
 * through the whole text once more. */
static enum charset
charset_of_all(const struct context *context)
{
    if (context->reading->run_count > READING_KEEPS)
        return NO_CHARSET;
    return legacy_charset(context->octets, context->length);
}

static void
legacy_fault(const struct context *context, const struct fault_run *run,
             enum charset charset)
{
    static const struct {
        enum reason reason;
        enum mend mend;
    } charsets[] = {
        [NO_CHARSET] = {REASON_NO_REASON, NO_MEND},
        [WINDOWS_1252] = {REASON_WINDOWS_1252, FROM_WINDOWS_1252},
        [ISO_8859_1] = {REASON_ISO_8859_1, FROM_WINDOWS_1252},
        [ISO_8859_15] = {REASON_ISO_8859_15, FROM_ISO_8859_15},
    };
    const uint32_t quotation =
        legacy_quotation(context->octets, context->length);
    struct finding finding =
        mended_at(INDEX_LEGACY_CHARSET, part_of(run), run->offset, run->length,
                  charsets[charset].mend);

    if (run->offset > 0 && run->offset + 1 == quotation)
        return; /* told with its partner */
    if (run->offset == 0 && quotation > 0)
        finding.fix.length = quotation;

    finding.value = legacy_decode(charset, run->octet);
    finding.reason = charsets[charset].reason;
    add_finding(context, &finding);
}

/* RFC 3629 3: the octets 0x80 and up have meaning in sequences alone. */
static void
bad_utf8_fault(const struct context *context, const struct fault_run *run)
{
    static const enum reason reasons[] = {
        [UTF8_WELL_FORMED] = REASON_NO_REASON,
        [UTF8_LONE_CONTINUATION] = REASON_LONE_CONTINUATION,
        [UTF8_TRUNCATED] = REASON_TRUNCATED,
        [UTF8_OVERLONG] = REASON_OVERLONG,
        [UTF8_SURROGATE] = REASON_SURROGATE,
        [UTF8_TOO_LARGE] = REASON_TOO_LARGE,
        [UTF8_NEVER] = REASON_NEVER_UTF8,
    };
    const struct utf8_unit unit = utf8_decode(context->octets + run->offset,
                                              context->length - run->offset);
    const enum charset charset = charset_of_all(context);
    struct finding finding =
        error_at(INDEX_BAD_UTF8, part_of(run), run->offset, run->length);

    if (charset != NO_CHARSET) {
        legacy_fault(context, run, charset);
        return;
    }
    finding.value = unit.value;
    finding.reason = reasons[unit.kind];
    add_finding(context, &finding);
}

static void
non_ascii_fault(const struct context *context, const struct fault_run *run)
{
    const struct utf8_unit unit = utf8_decode(context->octets + run->offset,
                                              context->length - run->offset);
    struct finding finding =
        error_at(INDEX_NEEDS_SMTPUTF8, part_of(run), run->offset, run->length);

    if (unit.kind == UTF8_WELL_FORMED)
        finding.value = unit.value;
    offer_a_labels(context, &finding);
    add_finding(context, &finding);
}

/* Parentheses that enclose something were a cause: this one is alone. */
static void
special_fault(const struct context *context, const struct fault_run *run)
{
    struct finding finding = mended_at(INDEX_ILLEGAL_CHARACTER, part_of(run),
                                       run->offset, run->length, DELETE);
    const struct utf8_unit unit = utf8_decode(context->octets + run->offset,
                                              context->length - run->offset);

    finding.value = unit.value;
    switch (run->octet) {
    case '(':
        finding.index = INDEX_UNTERMINATED_COMMENT;
        finding.value = ADDRSPEC_ABSENT;
        break;
    case '<':
    case '>':
        finding.index = INDEX_BRACKET_MISMATCH;
        finding.value = ADDRSPEC_ABSENT;
        break;
    case ':': /* "http://": what to keep of a URI, nobody can tell */
        if (run->offset + 2 < context->length &&
            context->octets[run->offset + 1] == '/' &&
            context->octets[run->offset + 2] == '/')
            finding.mend = NO_MEND;
        break;
    case '[':
        if (run->place != IN_LITERAL || run->state != LITERAL_START)
            break;
        finding.index = INDEX_BRACKET_MISMATCH;
        finding.value = ADDRSPEC_ABSENT;
        break;
    case '"':
        finding.index = INDEX_STRAY_QUOTE;
        finding.value = ADDRSPEC_ABSENT;
        break;
    default:
        break;
    }
    add_finding(context, &finding);
}

void
characters_family(const struct context *context, const struct fault_run *run)
{
    const bool quoted =
        run->place == IN_LOCAL_PART &&
        (run->state == IN_QUOTED_STRING || run->state == QUOTED_PAIR);

    if (run->fault == BAD_UTF8)
        bad_utf8_fault(context, run);
    else if (run->fault == NON_ASCII)
        non_ascii_fault(context, run);
    else if (octet_is(run->octet, BLANK) && !quoted)
        space_fault(context, run);
    else if (octet_is(run->octet, CONTROL))
        line_break_or_control(context, run, run->offset, run->length);
    else
        special_fault(context, run);
}

/* separators.c - commas and semicolons
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "text/octets.h"

static enum diagnosis_index
separator_index(unsigned char octet)
{
    switch (octet) {
    case ',':
        return INDEX_COMMA_SEPARATOR;
    case ';':
        return INDEX_SEMICOLON_SEPARATOR;
    case '\r':
    case '\n':
        return INDEX_LINE_BREAK;
    default:
        return INDEX_UNQUOTED_SPACE;
    }
}

/* A separator has an address before it, and behind it another or nothing.  In
 * brackets where none are taken, these are told first: what is read alone has
 * to be whole. */
static void
separator(struct trial *trial, const struct context *context, uint32_t offset,
          uint32_t length)
{
    const uint32_t end = context->reading->end;
    uint32_t behind = offset + length;
    struct cause cause;

    while (behind < end && (octet_is(context->octets[behind], BLANK) ||
                            context->octets[behind] == context->octets[offset]))
        behind++;
    if (!holds_octet(context->octets, 0, offset, '@') ||
        (behind < end && !holds_octet(context->octets, behind, end, '@')) ||
        (context->question->profile->grammar != HEADER_GRAMMAR &&
         !asks_for_path(context->question) && is_in_angles(context)))
        return;
    cause =
        simple_cause(mended_at(separator_index(context->octets[offset]),
                               ADDRSPEC_PART_MAILBOX, offset, length, NO_MEND),
                     "");
    cause.edits[0].length = end - offset; /* read the first address alone */
    if (behind == end) {
        cause.finding.mend = DELETE;
        cause.finding.fix.length = end - offset;
    }
    try_cause(trial, &cause);
}

/* On most keyboards the comma is the dot's neighbour. */
static void
comma_for_dot(struct trial *trial, const struct context *context,
              uint32_t offset)
{
    struct cause cause = simple_cause(
        mended_at(INDEX_COMMA_FOR_DOT, mailbox_part_at(context, offset), offset,
                  1, PUT_DOT),
        ".");

    if (!has_surroundings(context)) /* "bob@example.com,Bob" */
        try_cause(trial, &cause);
}

/* "bob@gmail com", with another key beside that of the dot: a domain without
 * a dot, and behind what parts it no more than a top label. */
static void
dot_mistyped(struct trial *trial, const struct context *context,
             const struct fault_run *run)
{
    const struct reading *reading = context->reading;
    const uint32_t behind = run->offset + run->length;
    struct cause cause;

    if (run->place != IN_DOMAIN || is_absent(reading->domain) ||
        run->length != 1 || run->offset == reading->domain.offset ||
        holds_octet(context->octets, reading->domain.offset, reading->end,
                    '.') ||
        !is_top_level(context->octets + behind, reading->end - behind))
        return;
    cause = simple_cause(
        mended_at(octet_is(run->octet, BLANK) ? INDEX_UNQUOTED_SPACE
                                              : INDEX_ILLEGAL_CHARACTER,
                  ADDRSPEC_PART_DOMAIN, run->offset, 1, PUT_DOT),
        ".");
    if (!octet_is(run->octet, BLANK))
        cause.finding.value = run->octet;
    try_cause(trial, &cause);
}

/* "a@b c@d": only where another address follows. */
static void
blank_separator(struct trial *trial, const struct context *context,
                const struct fault_run *run)
{
    const uint32_t behind = run->offset + run->length;

    if (run->place == IN_DOMAIN && run->offset > 0 &&
        behind < context->reading->end &&
        octet_is(context->octets[behind], ATEXT) &&
        context->octets[run->offset - 1] != '@')
        separator(trial, context, run->offset, run->length);
}

/* Before all: nothing stands there to be separated. */
static void
leading_separator(struct trial *trial, const struct context *context,
                  uint32_t offset)
{
    const uint32_t behind =
        skip_blanks(context->octets, offset + 1, context->length);
    struct cause cause;

    cause = simple_cause(mended_at(separator_index(context->octets[offset]),
                                   ADDRSPEC_PART_MAILBOX, offset, 1, DELETE),
                         "");
    cause.finding.fix.length = cause.edits[0].length = behind - offset;
    try_cause(trial, &cause);
}

/* "<a@b>, <c@d>": the second path is no slip in the first. */
static void
separated_path(struct trial *trial, const struct context *context,
               uint32_t offset)
{
    const unsigned char octet = context->octets[offset];
    struct cause cause;

    if ((octet != ',' && octet != ';') ||
        !holds_octet(context->octets, offset, context->length, '<'))
        return;
    cause = simple_cause(error_at(octet == ',' ? INDEX_COMMA_SEPARATOR
                                               : INDEX_SEMICOLON_SEPARATOR,
                                  ADDRSPEC_PART_PATH, offset, 1),
                         "");
    cause.edits[0].length = context->length - offset;
    try_cause(trial, &cause);
}

/* In a header blanks may stand behind a domain, and it is the word after them
 * that is one too many. */
static void
second_domain(struct trial *trial, const struct context *context,
              uint32_t offset)
{
    const uint32_t begin = skip_blanks_back(context->octets, 0, offset);

    if (begin < offset)
        separator(trial, context, begin, offset - begin);
}

void
recognise_separators(struct trial *trial, const struct context *context)
{
    const struct reading *reading = context->reading;
    uint32_t i;

    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++) {
        const struct fault_run *run = &reading->runs[i];

        if (run->fault == TEXT_AFTER_PATH)
            separated_path(trial, context, run->offset);
        if (run->fault == SECOND_WORD && run->place == IN_DOMAIN)
            second_domain(trial, context, run->offset);
        if (run->fault != ILLEGAL_OCTET && run->fault != BAD_LITERAL &&
            run->fault != TEXT_AFTER_LITERAL)
            continue;
        if (run->octet == ',' || run->octet == ';')
            separator(trial, context, run->offset, 1);
        if (run->octet == ' ' || run->octet == ';' || run->octet == ':')
            dot_mistyped(trial, context, run);
        if (octet_is(run->octet, BLANK) || run->octet == '\r' ||
            run->octet == '\n')
            blank_separator(trial, context, run);
        if ((run->octet == ',' || run->octet == ';') &&
            run->offset == reading->begin)
            leading_separator(trial, context, run->offset);
        if (run->octet == ',' && run->length == 1 && run->place != IN_WORDS &&
            run->place != IN_PHRASE) /* in a name it is none */
            comma_for_dot(trial, context, run->offset);
    }
}

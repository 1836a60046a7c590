/* brackets.c - the angle brackets of a path, and what stands around it
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "syntax/productions.h"
#include "text/octets.h"

static bool
holds(const struct context *context, unsigned char octet)
{
    uint32_t i;

    for (i = 0; i < context->length; i++)
        if (context->octets[i] == octet)
            return true;
    return false;
}

static addrspec_span
without_blanks(const struct context *context)
{
    uint32_t begin = 0, end = context->length;

    while (begin < end && octet_is(context->octets[begin], BLANK))
        begin++;
    while (end > begin && octet_is(context->octets[end - 1], BLANK))
        end--;
    return span(begin, end - begin);
}

/* No "<" where a path begins: both are missing, or the "<" alone. */
static void
missing_open(const struct context *context, const struct fault_run *run)
{
    struct finding finding;

    if (holds(context, '>')) {
        finding = mended_at(INDEX_BRACKET_MISMATCH, ADDRSPEC_PART_PATH,
                            run->offset, 0, PUT_OPEN_ANGLE);
    } else {
        finding = mended_at(INDEX_MISSING_ANGLE_BRACKETS, ADDRSPEC_PART_PATH,
                            run->offset, 0, PUT_ANGLES);
        finding.fix = without_blanks(context);
    }
    add_finding(context, &finding);
}

/* No ">" at the end: points at the "<". */
static void
missing_close(const struct context *context)
{
    const uint32_t open = context->reading->open;
    struct finding finding;

    if (open == ADDRSPEC_ABSENT)
        return; /* both are missing, and told */
    finding = mended_at(INDEX_BRACKET_MISMATCH, ADDRSPEC_PART_PATH, open, 1,
                        PUT_CLOSE_ANGLE);
    finding.fix = span(context->length, 0);
    add_finding(context, &finding);
}

static bool
is_all(const struct context *context, const struct fault_run *run,
       unsigned char octet)
{
    uint32_t i;

    for (i = 0; i < run->length; i++)
        if (context->octets[run->offset + i] != octet)
            return false;
    return true;
}

static void
text_after_path(const struct context *context, const struct fault_run *run)
{
    struct finding finding;

    if (octet_is(run->octet, BLANK) &&
        run->offset + run->length == context->length) {
        space_fault(context, run);
        return;
    }
    if (octet_is(run->octet, CONTROL) && run->octet != '\t') {
        line_break_or_control(context, run, run->offset, run->length);
        return;
    }
    finding = mended_at(is_all(context, run, '>') ? INDEX_BRACKET_MISMATCH
                                                  : INDEX_TEXT_AFTER_PATH,
                        ADDRSPEC_PART_PATH, run->offset, run->length, DELETE);
    add_finding(context, &finding);
}

void
brackets_family(const struct context *context, const struct fault_run *run)
{
    const uint32_t open = context->reading->open == ADDRSPEC_ABSENT
                              ? run->offset
                              : context->reading->open;
    struct finding finding;

    switch (run->fault) {
    case ANGLE_EXPECTED:
        missing_open(context, run);
        break;
    case ANGLE_OPEN:
        missing_close(context);
        break;
    case NULL_PATH:
        finding = error_at(INDEX_NULL_PATH_AS_RECIPIENT, ADDRSPEC_PART_PATH,
                           open, run->offset + 1 - open);
        add_finding(context, &finding);
        break;
    default: /* TEXT_AFTER_PATH */
        text_after_path(context, run);
        break;
    }
}

static uint32_t
count_run(const struct context *context, uint32_t offset, unsigned char octet)
{
    uint32_t i = offset;

    while (i < context->length && context->octets[i] == octet)
        i++;
    return i - offset;
}

/* "<<a@b>>": one pair too many.  One edit mends both ends. */
static void
doubled_pairs(struct trial *trial, const struct context *context)
{
    const uint32_t open = count_run(context, 0, '<');
    const bool path = asks_for_path(context->question);
    uint32_t close = 0;
    struct cause cause;

    while (close < context->length &&
           context->octets[context->length - 1 - close] == '>')
        close++;
    if (open < 2 || close < 2)
        return;
    cause.finding =
        mended_at(INDEX_BRACKET_MISMATCH,
                  path ? ADDRSPEC_PART_PATH : ADDRSPEC_PART_MAILBOX,
                  path ? 1 : 0, open - (path ? 1 : 0),
                  path ? REWRAP_ANGLES : UNWRAP_ANGLES);
    cause.finding.fix = span(0, context->length);
    cause.edit_count = 2;
    cause.edits[0] = (struct cause_edit){0, open - (path ? 1 : 0), "", 0};
    close -= path ? 1 : 0;
    cause.edits[1] =
        (struct cause_edit){context->length - close, close, "", 0};
    try_cause(trial, &cause);
}

/* ">a@b<": the brackets are the wrong way round. */
static void
reversed_pair(struct trial *trial, const struct context *context)
{
    const bool path = asks_for_path(context->question);
    struct cause cause;

    if (context->length < 3 || context->octets[0] != '>' ||
        context->octets[context->length - 1] != '<')
        return;
    cause.finding =
        mended_at(INDEX_BRACKET_MISMATCH,
                  path ? ADDRSPEC_PART_PATH : ADDRSPEC_PART_MAILBOX, 0, 1,
                  path ? REWRAP_ENDS : UNWRAP_ENDS);
    cause.finding.fix = span(0, context->length);
    cause.edit_count = 2;
    cause.edits[0] = (struct cause_edit){0, 1, path ? "<" : "", path};
    cause.edits[1] =
        (struct cause_edit){context->length - 1, 1, path ? ">" : "", path};
    try_cause(trial, &cause);
}

/* A ">" inside a path ends it too early: taken out, the rest may be right. */
static void
early_close(struct trial *trial, const struct context *context)
{
    const uint32_t close = context->reading->close;
    struct cause cause;

    if (!asks_for_path(context->question) || close == ADDRSPEC_ABSENT)
        return;
    if (context->octets[close] != '>')
        return;
    cause = simple_cause(mended_at(INDEX_BRACKET_MISMATCH, ADDRSPEC_PART_PATH,
                                   close, 1, DELETE),
                         "");
    try_cause(trial, &cause);
}

void
recognise_brackets(struct trial *trial, const struct context *context)
{
    doubled_pairs(trial, context);
    reversed_pair(trial, context);
    early_close(trial, context);
}

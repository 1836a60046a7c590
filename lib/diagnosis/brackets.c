/* brackets.c - the angle brackets of a path, and what stands around it
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "diagnosis/look.h"
#include "syntax/productions.h"
#include "text/octets.h"

uint32_t
parameters_begin(const struct context *context)
{
    uint32_t i, blank = context->length;

    if (!asks_for_path(context->question))
        return context->length;
    for (i = 0; i <= context->length; i++) {
        const bool end = i == context->length || context->octets[i] == ' ';

        if (end && blank < i &&
            is_parameter_keyword(context->octets + blank + 1, i - blank - 1))
            return blank;
        if (end)
            blank = i;
        else if (context->octets[i] == '=' && blank < i && i > blank + 1)
            return blank;
        else if (!octet_is(context->octets[i], KEYWORD))
            blank = context->length;
    }
    return context->length;
}

static addrspec_span
without_blanks(const struct context *context)
{
    const uint32_t length = parameters_begin(context);
    const uint32_t begin = skip_blanks(context->octets, 0, length);
    const uint32_t end = skip_blanks_back(context->octets, begin, length);

    return span(begin, end - begin);
}

/* No "<" where a path begins: both are missing, or the "<" alone. */
static void
missing_open(const struct context *context, const struct fault_run *run)
{
    struct finding finding;

    if (holds_octet(context->octets, 0, context->length, '>')) {
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

/* Both brackets or the ">" are missing, and parameters follow: they tell
 * where the path ends. */
static void
before_parameters(struct trial *trial, const struct context *context)
{
    const uint32_t end = parameters_begin(context);
    const uint32_t open = context->reading->open;
    struct cause cause;

    if (!asks_for_path(context->question) || end == context->length)
        return;
    if (open == ADDRSPEC_ABSENT) {
        cause.finding = mended_at(INDEX_MISSING_ANGLE_BRACKETS,
                                  ADDRSPEC_PART_PATH, 0, 0, PUT_ANGLES);
        cause.finding.fix = span(0, end);
        cause.edit_count = 2;
        cause.edits[0] = (struct cause_edit){0, 0, "<", 1};
        cause.edits[1] = (struct cause_edit){end, 0, ">", 1};
    } else {
        cause.finding = mended_at(INDEX_BRACKET_MISMATCH, ADDRSPEC_PART_PATH,
                                  open, 1, PUT_CLOSE_ANGLE);
        cause.finding.fix = span(end, 0);
        cause.edit_count = 1;
        cause.edits[0] = (struct cause_edit){end, 0, ">", 1};
    }
    try_cause(trial, &cause);
}

/* "<a@b>\tSIZE=1": a blank that is no SP. */
static void
other_blank(struct trial *trial, const struct context *context)
{
    const uint32_t close = context->reading->close;
    uint32_t end;
    struct cause cause;

    if (!asks_for_path(context->question) || close == ADDRSPEC_ABSENT)
        return;
    end = skip_blanks(context->octets, close + 1, context->length);
    if (end == close + 1 || end == context->length ||
        context->octets[close + 1] == ' ') /* the SP is there */
        return;
    cause = simple_cause(mended_at(INDEX_UNQUOTED_SPACE, ADDRSPEC_PART_PATH,
                                   close + 1, end - close - 1, PUT_SPACE),
                         " ");
    try_cause(trial, &cause);
}

/* "<a@b>SIZE=1": the SP before the parameter is missing. */
static void
missing_space(struct trial *trial, const struct context *context)
{
    const uint32_t close = context->reading->close;
    uint32_t i = close + 1;
    struct cause cause;

    if (!asks_for_path(context->question) || close == ADDRSPEC_ABSENT)
        return;
    while (i < context->length && octet_is(context->octets[i], KEYWORD))
        i++;
    if (i == close + 1 ||
        ((i == context->length || context->octets[i] != '=') &&
         !is_parameter_keyword(context->octets + close + 1, i - close - 1)))
        return;
    i = find_octet(context->octets, i, context->length, ' ');
    cause = simple_cause(mended_at(INDEX_TEXT_AFTER_PATH, ADDRSPEC_PART_PATH,
                                   close + 1, i - close - 1, PUT_SPACE),
                         " ");
    cause.finding.fix = span(close + 1, 0);
    cause.edits[0].length = 0;
    try_cause(trial, &cause);
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

/* "<a@b>c d@e": all that follows is one text, whatever blanks are in it. */
static void
text_after_address(const struct context *context, const struct fault_run *run)
{
    const struct reading *reading = context->reading;
    const uint32_t end = skip_blanks_back(context->octets, 0, context->length);
    struct finding finding;
    uint32_t i = 0;

    while (i < reading->run_count && i < READING_KEEPS &&
           reading->runs[i].fault != TEXT_AFTER_PATH)
        i++;
    if (i < READING_KEEPS && i < reading->run_count &&
        reading->runs[i].offset < run->offset)
        return;
    finding = mended_at(INDEX_TEXT_AFTER_ADDRESS, ADDRSPEC_PART_MAILBOX,
                        run->offset, end - run->offset, DELETE);
    add_finding(context, &finding);
}

/* A name, and nothing more or no brackets around the address behind it. */
static void
missing_address(const struct context *context, const struct fault_run *run)
{
    const struct finding finding =
        run->octet == '@'
            ? error_at(INDEX_UNBRACKETED_ADDRESS, ADDRSPEC_PART_MAILBOX,
                       run->offset, 1)
            : error_at(INDEX_MISSING_AT, ADDRSPEC_PART_MAILBOX, run->offset, 0);

    add_finding(context, &finding);
}

static void
text_after_path(const struct context *context, const struct fault_run *run)
{
    struct finding finding;

    if (octet_is(run->octet, BLANK)) {
        struct fault_run blanks = *run;

        blanks.length = skip_blanks(context->octets, run->offset + run->length,
                                    context->length) -
                        run->offset;
        space_fault(context, &blanks);
        return;
    }
    if (octet_is(run->octet, CONTROL) && run->octet != '\t') {
        line_break_or_control(context, run, run->offset, run->length);
        return;
    }
    if (asks_for_header(context->question) && !is_all(context, run, '>')) {
        text_after_address(context, run);
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
        if (asks_for_header(context->question))
            missing_address(context, run);
        else
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
    const uint32_t end = parameters_begin(context);
    uint32_t close = 0;
    struct cause cause;

    while (close < end && context->octets[end - 1 - close] == '>')
        close++;
    if (open < 2 || close < 2)
        return;
    cause.finding = mended_at(
        INDEX_BRACKET_MISMATCH, whole_part(context->question), path ? 1 : 0,
        open - (path ? 1 : 0), path ? REWRAP_ANGLES : UNWRAP_ANGLES);
    cause.finding.fix = span(0, end);
    cause.edit_count = 2;
    cause.edits[0] = (struct cause_edit){0, open - (path ? 1 : 0), "", 0};
    close -= path ? 1 : 0;
    cause.edits[1] = (struct cause_edit){end - close, close, "", 0};
    try_cause(trial, &cause);
}

/* ">a@b<": the brackets are the wrong way round. */
static void
reversed_pair(struct trial *trial, const struct context *context)
{
    const bool path = asks_for_path(context->question);
    const uint32_t end = parameters_begin(context);
    struct cause cause;

    if (end < 3 || context->octets[0] != '>' || context->octets[end - 1] != '<')
        return;
    cause.finding =
        mended_at(INDEX_BRACKET_MISMATCH, whole_part(context->question), 0, 1,
                  path ? REWRAP_ENDS : UNWRAP_ENDS);
    cause.finding.fix = span(0, end);
    cause.edit_count = 2;
    cause.edits[0] = (struct cause_edit){0, 1, path ? "<" : "", path};
    cause.edits[1] = (struct cause_edit){end - 1, 1, path ? ">" : "", path};
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
    if (context->octets[close] != '>' ||
        (close + 1 < context->length && context->octets[close + 1] == '>'))
        return; /* of two it is the second that is one too many */
    cause = simple_cause(
        mended_at(INDEX_BRACKET_MISMATCH, ADDRSPEC_PART_PATH, close, 1, DELETE),
        "");
    try_cause(trial, &cause);
}

void
recognise_brackets(struct trial *trial, const struct context *context)
{
    doubled_pairs(trial, context);
    reversed_pair(trial, context);
    early_close(trial, context);
    before_parameters(trial, context);
    missing_space(trial, context);
    other_blank(trial, context);
}

/* report.c - the part of a delivery status notification about a recipient
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/report.h"

#include <string.h>

#include "text/octets.h"

enum field {
    FINAL_RECIPIENT,
    ORIGINAL_RECIPIENT,
    ACTION,
    STATUS,
    DIAGNOSTIC_CODE,
    FIELD_COUNT
};

/* RFC 3464 2.3, in small letters. */
static const char *const field_names[FIELD_COUNT] = {
    [FINAL_RECIPIENT] = "final-recipient:",
    [ORIGINAL_RECIPIENT] = "original-recipient:",
    [ACTION] = "action:",
    [STATUS] = "status:",
    [DIAGNOSTIC_CODE] = "diagnostic-code:",
};

/* The end of a field's value: the lines folded behind it are its own. */
static int
value_end(const struct view *view, int at)
{
    do
        at = view_line_end(view, at + 1);
    while (at < view->length && octet_is(view_octet(view, at + 1), BLANK));
    return at < view->length ? at : view->length;
}

static struct part
trimmed(const struct view *view, int begin, int end)
{
    while (begin < end && (octet_is(view->octets[begin], BLANK) ||
                           view->octets[begin] == '\n'))
        begin++;
    while (begin < end && (octet_is(view->octets[end - 1], BLANK) ||
                           view->octets[end - 1] == '\n'))
        end--;
    return (struct part){(uint16_t)begin, (uint16_t)end};
}

/* What stands behind the type, as in "rfc822; a@b.example". */
static struct part
behind_type(const struct view *view, struct part value)
{
    const unsigned char *begin = view->octets + value.begin;
    const unsigned char *semicolon =
        memchr(begin, ';', (size_t)(value.end - value.begin));

    return semicolon == NULL
               ? value
               : trimmed(view, (int)(semicolon - view->octets) + 1, value.end);
}

static enum action
read_action(const struct view *view, struct part value)
{
    if (view_has(view, value.begin, "failed"))
        return FAILED;
    return view_has(view, value.begin, "delayed") ? DELAYED : OTHER_ACTION;
}

static void
read_status(const struct view *view, struct part value, struct codes *codes)
{
    const int length = read_enhanced(view, value.begin, codes->enhanced);

    if (length == 0) {
        memset(codes->enhanced, 0, sizeof codes->enhanced);
        return;
    }
    codes->grade = REPLIED;
    codes->enhanced_at =
        (struct part){value.begin, (uint16_t)(value.begin + length)};
    codes->text = codes->enhanced_at.end;
}

static void
read_fields(const struct view *view, struct part values[FIELD_COUNT])
{
    int line = 0, field;

    while (line < view->length) {
        for (field = 0; field < FIELD_COUNT; field++)
            if (view_has(view, line, field_names[field])) {
                const int begin = line + (int)strlen(field_names[field]);

                values[field] = trimmed(view, begin, value_end(view, line));
            }
        line = view_line_end(view, line) + 1;
    }
}

/* The codes that the remote server gave; those of Status where it gave none,
 * or no enhanced one of the same class. */
static struct codes
codes_of(const struct view *view, const struct part values[FIELD_COUNT])
{
    struct codes status = {.grade = NO_CODES}, codes;

    read_status(view, values[STATUS], &status);
    codes = find_codes(view, values[DIAGNOSTIC_CODE]);
    if (codes.grade != REPLIED)
        return status;
    if (is_empty(codes.enhanced_at) && !is_empty(status.enhanced_at) &&
        codes_class(&status) == codes_class(&codes)) {
        memcpy(codes.enhanced, status.enhanced, sizeof codes.enhanced);
        codes.enhanced_at = status.enhanced_at;
    }
    return codes;
}

void
read_report(const struct view *view, struct report *report)
{
    struct part values[FIELD_COUNT] = {{0, 0}};

    memset(report, 0, sizeof *report);
    read_fields(view, values);
    if (is_empty(values[DIAGNOSTIC_CODE]) && is_empty(values[STATUS]))
        return;
    if (is_empty(values[FINAL_RECIPIENT]) && is_empty(values[ACTION]) &&
        is_empty(values[DIAGNOSTIC_CODE]))
        return; /* a mail's "Status: RO" */
    report->codes = codes_of(view, values);
    if (report->codes.grade == NO_CODES)
        return;
    report->action = (uint8_t)read_action(view, values[ACTION]);
    report->diagnostic = values[DIAGNOSTIC_CODE];
    report->recipient = behind_type(view, values[FINAL_RECIPIENT]);
    report->original = behind_type(view, values[ORIGINAL_RECIPIENT]);
}

bool
report_prevails(const struct report *a, const struct report *b)
{
    if (a->action != b->action)
        return a->action > b->action;
    return codes_prevail(&a->codes, &b->codes);
}

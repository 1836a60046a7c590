/* check.c - addrspec check: verdicts and diagnostics
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <addrspec/addrspec.h>

#include "check_options.h"
#include "commands.h"
#include "complain.h"
#include "help.h"
#include "inputs.h"
#include "interrupt.h"
#include "output.h"
#include "summary.h"

struct check {
    struct check_options asked;
    struct report report;
    bool failed; /* for the exit status 1 */
    bool line_by_line;
    struct summary summary;
    struct sink out;
    struct inputs inputs;
};

/* ---- A record -------------------------------------------------------- */

static bool
has_warning(const addrspec_result *result)
{
    uint32_t i;

    /* Errors are kept first: where a warning was not, there are errors. */
    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].severity == ADDRSPEC_WARNING)
            return true;
    return false;
}

/* Out of memory: the options were looked at. */
static void
complain_status(struct check *check, int status)
{
    complain("addrspec: %s", addrspec_strerror(status));
    check->inputs.trouble = true;
}

static void
note_result(struct check *check, const addrspec_result *result)
{
    if (result->error_count > 0 ||
        (check->asked.fail_on_warning && has_warning(result)))
        check->failed = true;
    if (check->asked.summary)
        summary_diagnoses(&check->summary, result);
}

/* Whether anything is to be told of a record. */
static bool
is_told(struct check *check, bool valid)
{
    if (check->asked.summary)
        summary_record(&check->summary, valid);
    return !check->asked.summary && !(check->asked.invalid_only && valid);
}

static void
judge_address(struct check *check, const struct record *record)
{
    const struct check_options *asked = &check->asked;
    addrspec_result result;
    const struct checked checked = {check->inputs.line, record, &result};
    const int verdict = addrspec_parse(asked->production, record->octets,
                                       record->kept, &asked->rules, &result);

    if (verdict < 0) {
        complain_status(check, verdict);
        return;
    }
    note_result(check, &result);
    if (is_told(check, result.error_count == 0))
        asked->format->record(&check->report, &checked);
}

static void
judge_list(struct check *check, const struct record *record)
{
    const struct check_options *asked = &check->asked;
    struct checked_list list = {.line = check->inputs.line,
                                .record = record,
                                .rules = &asked->rules,
                                .valid = true};
    struct members members;

    members_begin(&members, record, &asked->rules);
    while (members_next(&members)) {
        const addrspec_result *result = &members.result;

        if (members.verdict < 0 && members.verdict != ADDRSPEC_END) {
            complain_status(check, members.verdict);
            return;
        }
        note_result(check, result);
        list.members += has_member(&members);
        list.diag_count += result->diag_count;
        list.valid = list.valid && result->error_count == 0;
        list.smtputf8 =
            list.smtputf8 || (result->facts & ADDRSPEC_SMTPUTF8) != 0;
    }
    if (is_told(check, list.valid))
        asked->format->list(&check->report, &list);
}

static void
judge(void *context, const struct record *record)
{
    struct check *check = context;

    if (record == NULL) /* unreadable: it has been said */
        return;
    if (check->asked.list)
        judge_list(check, record);
    else
        judge_address(check, record);
    if (check->line_by_line)
        sink_flush(&check->out);
}

/* ---- The whole ------------------------------------------------------- */

/* What the variable is set to; NULL if to nothing: https://no-color.org */
static const char *
set_to(const char *name)
{
    const char *value = getenv(name);

    return value != NULL && value[0] != '\0' ? value : NULL;
}

static bool
want_colour(enum colour_wish wish)
{
    const char *terminal = getenv("TERM");
    const char *force = set_to("CLICOLOR_FORCE");

    if (wish != COLOUR_AUTO)
        return wish == COLOUR_ALWAYS;
    if (set_to("NO_COLOR") != NULL)
        return false;
    if (force != NULL && strcmp(force, "0") != 0)
        return true;
    return isatty(STDOUT_FILENO) && terminal != NULL &&
           strcmp(terminal, "dumb") != 0;
}

static void
begin(struct check *check)
{
    const struct check_options *asked = &check->asked;

    sink_begin(&check->out, STDOUT_FILENO);
    check->report.out = &check->out;
    check->report.language = asked->language;
    check->report.reply_code = asked->reply_code;
    check->report.invalid_only = asked->invalid_only;
    check->report.colour = want_colour(asked->colour);
    check->line_by_line = isatty(STDOUT_FILENO);
    inputs_begin(&check->inputs, &asked->inputs, &check->out, judge, check);
    progress_begin(&check->inputs.progress,
                   isatty(STDERR_FILENO) &&
                       (asked->summary || !isatty(STDOUT_FILENO)));
    interrupt_watch();
    if (!asked->summary && asked->format->begin != NULL)
        asked->format->begin(&check->report);
}

static int
end(struct check *check)
{
    if (check->asked.summary)
        check->asked.format->summary(&check->report, &check->summary);
    progress_erase(&check->inputs.progress);
    if (finish_output(&check->out) != EXIT_ALL_VALID)
        check->inputs.trouble = true;
    buffer_release(&check->report.text);
    buffer_release(&check->report.more);
    if (interrupted())
        return EXIT_INTERRUPTED;
    if (check->inputs.trouble)
        return EXIT_TROUBLE;
    return check->failed ? EXIT_SOME_INVALID : EXIT_ALL_VALID;
}

int
check_command(int argc, char **argv)
{
    static struct check check; /* large: not for the stack */
    int status = check_options_read(&check.asked, argc, argv);

    if (status < 0) {
        begin(&check);
        inputs_read(&check.inputs);
        status = end(&check);
    }
    check_options_release(&check.asked);
    return status;
}

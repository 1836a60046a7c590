/* check.c - addrspec check: verdicts and diagnostics
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <addrspec/addrspec.h>

#include "check_options.h"
#include "commands.h"
#include "complain.h"
#include "help.h"
#include "interrupt.h"
#include "output.h"
#include "progress.h"
#include "records.h"
#include "summary.h"

struct check {
    struct check_options asked;
    struct report report;
    struct progress progress;
    uint64_t line; /* of the last record read, over all inputs */
    bool failed;   /* for the exit status 1 ... */
    bool trouble;  /* ... and 2 */
    bool line_by_line;
    struct summary summary;
    struct sink out;
    struct records records;
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

static void
judge(struct check *check, const struct record *record)
{
    const struct check_options *asked = &check->asked;
    addrspec_result result;
    struct checked checked = {check->line, record, &result};
    int verdict = addrspec_parse(asked->production, record->octets,
                                 record->kept, &asked->rules, &result);

    if (verdict < 0) { /* out of memory: the options were looked at */
        complain("addrspec: %s", addrspec_strerror(verdict));
        check->trouble = true;
        return;
    }
    if (result.error_count > 0 ||
        (asked->fail_on_warning && has_warning(&result)))
        check->failed = true;
    if (asked->summary) {
        summary_add(&check->summary, &result);
        return;
    }
    if (asked->invalid_only && result.error_count == 0)
        return;
    asked->format->record(&check->report, &checked);
    if (check->line_by_line)
        sink_flush(&check->out);
}

/* Something to say about the input: results so far go first. */
static void
before_complaint(struct check *check)
{
    sink_flush(&check->out);
    progress_erase(&check->progress);
    check->trouble = true;
}

static bool
should_stop(const struct check *check)
{
    return interrupted() || check->out.error != 0;
}

/* ---- Files ----------------------------------------------------------- */

/* One record of `name`, its `number`th. */
static void
take_record(struct check *check, enum record_kind kind,
            const struct record *record, const char *name, uint64_t number)
{
    const struct unescape *state = &check->records.assembly.unescape;

    check->line++;
    if (kind == RECORD_READ) {
        judge(check, record);
        return;
    }
    before_complaint(check);
    complain("addrspec: %.1000s:%llu:%llu: bad escape '%.*s'", name,
             (unsigned long long)number, (unsigned long long)state->bad_column,
             (int)state->bad_length, state->bad);
}

static void
check_stream(struct check *check, int fd, const char *name)
{
    struct records *records = &check->records;
    uint64_t octets_seen = 0;
    uint64_t number = 0;
    struct record record;
    enum record_kind kind;

    records_begin(records, fd, &check->out, &check->asked.records);
    progress_file(&check->progress, fd);
    while (!should_stop(check)) {
        kind = records_next(records, &record);
        if (kind == RECORD_NONE || kind == RECORD_STOPPED)
            return;
        if (kind == RECORD_TROUBLE) {
            int error = errno;

            before_complaint(check);
            complain("addrspec: cannot read '%.1000s': %s", name,
                     strerror(error));
            return;
        }
        take_record(check, kind, &record, name, ++number);
        if (records->octets_read != octets_seen) {
            octets_seen = records->octets_read;
            progress_step(&check->progress, octets_seen, check->line);
        }
    }
}

static void
check_standard_input(struct check *check)
{
    check_stream(check, STDIN_FILENO, "<stdin>");
}

static void
check_file(struct check *check, const char *path)
{
    int fd;

    if (strcmp(path, "-") == 0) {
        check_standard_input(check);
        return;
    }
    fd = open(path, O_RDONLY | O_NOCTTY);
    if (fd < 0) {
        int error = errno;

        if (error == EINTR && interrupted())
            return;
        before_complaint(check);
        complain("addrspec: cannot open '%.1000s': %s", path, strerror(error));
        return;
    }
    check_stream(check, fd, path);
    (void)close(fd); /* it was only read */
}

/* ---- Arguments ------------------------------------------------------- */

static void
check_argument(struct check *check, const char *address, size_t number)
{
    const struct unescape *state = &check->records.assembly.unescape;
    struct record record;

    check->line++;
    if (record_from_text(&check->records.assembly, address, strlen(address),
                         check->asked.records.unescape,
                         &record) == RECORD_READ) {
        judge(check, &record);
        return;
    }
    before_complaint(check);
    complain("addrspec: argument %zu:%llu: bad escape '%.*s'", number,
             (unsigned long long)state->bad_column, (int)state->bad_length,
             state->bad);
}

static void
check_all(struct check *check)
{
    const struct check_options *asked = &check->asked;
    size_t i;

    for (i = 0; i < asked->operand_count && !should_stop(check); i++)
        if (strcmp(asked->operands[i], "-") == 0)
            check_standard_input(check);
        else
            check_argument(check, asked->operands[i], i + 1);
    for (i = 0; i < asked->file_count && !should_stop(check); i++)
        check_file(check, asked->files[i]);
    if (asked->operand_count > 0 || asked->file_count > 0)
        return;
    if (isatty(STDIN_FILENO))
        complain("addrspec: waiting for addresses on standard input, one a "
                 "line; Ctrl-D ends it");
    check_standard_input(check);
}

/* ---- The whole ------------------------------------------------------- */

/* The variable is set and not empty: https://no-color.org */
static bool
is_set(const char *name)
{
    const char *value = getenv(name);

    return value != NULL && value[0] != '\0';
}

static bool
want_colour(enum colour_wish wish)
{
    const char *terminal = getenv("TERM");

    if (wish != COLOUR_AUTO)
        return wish == COLOUR_ALWAYS;
    if (is_set("NO_COLOR"))
        return false;
    if (is_set("CLICOLOR_FORCE") && strcmp(getenv("CLICOLOR_FORCE"), "0") != 0)
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
    check->report.colour = want_colour(asked->colour);
    check->line_by_line = isatty(STDOUT_FILENO);
    progress_begin(&check->progress,
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
    progress_erase(&check->progress);
    if (finish_output(&check->out) != EXIT_ALL_VALID)
        check->trouble = true;
    buffer_release(&check->report.text);
    buffer_release(&check->report.more);
    if (interrupted())
        return EXIT_INTERRUPTED;
    if (check->trouble)
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
        check_all(&check);
        status = end(&check);
    }
    check_options_release(&check.asked);
    return status;
}

/* inputs.c - the records of arguments, files and standard input, in order
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "complain.h"
#include "interrupt.h"

/* ---- The list -------------------------------------------------------- */

bool
input_list_begin(struct input_list *list, int argc)
{
    static const struct record_rules initial = RECORD_RULES_INIT;

    memset(list, 0, sizeof *list);
    list->rules = initial;
    /* There cannot be more of either than arguments. */
    list->operands = calloc((size_t)argc + 1, sizeof *list->operands);
    list->files = calloc((size_t)argc + 1, sizeof *list->files);
    if (list->operands != NULL && list->files != NULL)
        return true;
    complain("addrspec: out of memory");
    return false;
}

void
input_list_operand(struct input_list *list, const char *operand)
{
    list->operands[list->operand_count++] = operand;
}

void
input_list_file(struct input_list *list, const char *path)
{
    list->files[list->file_count++] = path;
}

void
input_list_release(struct input_list *list)
{
    free(list->operands);
    free(list->files);
}

/* ---- Complaints ------------------------------------------------------ */

/* Something to say about the input: results so far go first. */
static void
before_complaint(struct inputs *inputs)
{
    sink_flush(inputs->out);
    progress_erase(&inputs->progress);
}

static void
complain_input(struct inputs *inputs, const char *doing, const char *name,
               int error)
{
    before_complaint(inputs);
    inputs->trouble = true;
    complain("addrspec: cannot %s '%.1000s': %s", doing, name, strerror(error));
}

void
complain_record(struct inputs *inputs, uint64_t column, const char *format, ...)
{
    char said[1024];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(said, sizeof said, format, arguments);
    va_end(arguments);
    before_complaint(inputs);
    complain("addrspec: %.1000s%s%llu:%llu: %s",
             inputs->name == NULL ? "argument" : inputs->name,
             inputs->name == NULL ? " " : ":",
             (unsigned long long)inputs->number, (unsigned long long)column,
             said);
}

/* ---- Records --------------------------------------------------------- */

static bool
should_stop(const struct inputs *inputs)
{
    return interrupted() || inputs->out->error != 0 || inputs->enough;
}

static void
take_record(struct inputs *inputs, enum record_kind kind,
            const struct record *record)
{
    const struct unescape *state = &inputs->records.assembly.unescape;

    inputs->line++;
    if (kind == RECORD_READ) {
        inputs->take(inputs->context, record);
        return;
    }
    inputs->trouble = true;
    if (kind == RECORD_TOO_LONG)
        complain_record(inputs, 1, "%llu octets are more than --max-record",
                        (unsigned long long)record->length);
    else
        complain_record(inputs, state->bad_column, "bad escape '%.*s'",
                        (int)state->bad_length, state->bad);
    inputs->take(inputs->context, NULL);
}

/* No record of it can be told apart: that is said once, where it begins. */
static void
complain_foreign(struct inputs *inputs)
{
    const char *charset = inputs->records.charset;

    inputs->number = 1;
    inputs->trouble = true;
    complain_record(inputs, 1,
                    "the file is in %s: convert it, e.g. with "
                    "iconv -f %s -t UTF-8",
                    charset, charset);
}

static void
read_stream(struct inputs *inputs, int fd, const char *name)
{
    struct records *records = &inputs->records;
    uint64_t octets_seen = 0;
    struct record record;
    enum record_kind kind;

    inputs->name = name;
    inputs->number = 0;
    records_begin(records, fd, inputs->out, &inputs->list->rules);
    progress_file(&inputs->progress, fd);
    while (!should_stop(inputs)) {
        kind = records_next(records, &record);
        if (kind == RECORD_NONE || kind == RECORD_STOPPED)
            return;
        if (kind == RECORD_FOREIGN) {
            complain_foreign(inputs);
            return;
        }
        if (kind == RECORD_TROUBLE) {
            complain_input(inputs, "read", name, errno);
            return;
        }
        inputs->number++;
        take_record(inputs, kind, &record);
        if (records->octets_read != octets_seen) {
            octets_seen = records->octets_read;
            progress_step(&inputs->progress, octets_seen, inputs->line);
        }
    }
}

static void
read_standard_input(struct inputs *inputs)
{
    read_stream(inputs, STDIN_FILENO, "<stdin>");
}

static void
read_file(struct inputs *inputs, const char *path)
{
    int fd;

    if (strcmp(path, "-") == 0) {
        read_standard_input(inputs);
        return;
    }
    fd = open(path, O_RDONLY | O_NOCTTY);
    if (fd < 0) {
        if (errno != EINTR || !interrupted())
            complain_input(inputs, "open", path, errno);
        return;
    }
    read_stream(inputs, fd, path);
    (void)close(fd); /* it was only read */
}

static void
read_argument(struct inputs *inputs, const char *address, size_t number)
{
    struct record record;
    const enum record_kind kind =
        record_from_text(&inputs->records.assembly, address, strlen(address),
                         &inputs->list->rules, &record);

    inputs->name = NULL;
    inputs->number = number;
    take_record(inputs, kind, &record);
}

void
inputs_begin(struct inputs *inputs, const struct input_list *list,
             struct sink *out, take_fn *take, void *context)
{
    inputs->list = list;
    inputs->out = out;
    inputs->take = take;
    inputs->context = context;
    inputs->line = 0;
    inputs->trouble = false;
    inputs->enough = false;
}

void
inputs_read(struct inputs *inputs)
{
    const struct input_list *list = inputs->list;
    size_t i;

    for (i = 0; i < list->operand_count && !should_stop(inputs); i++)
        if (strcmp(list->operands[i], "-") == 0)
            read_standard_input(inputs);
        else
            read_argument(inputs, list->operands[i], i + 1);
    for (i = 0; i < list->file_count && !should_stop(inputs); i++)
        read_file(inputs, list->files[i]);
    if (list->operand_count == 0 && list->file_count == 0) {
        if (isatty(STDIN_FILENO))
            complain("addrspec: waiting for addresses on standard input, one a "
                     "line; Ctrl-D ends it");
        read_standard_input(inputs);
    }
    assembly_release(&inputs->records.assembly);
}

/* normalize.c - addrspec normalize: each address in one way
 *
 * SPDX-License-Identifier: MIT
 *
 * As text there is a line a record, whatever becomes of it, so that the output
 * can be pasted beside the input: an empty one where there is no such form,
 * which no address has for one.
 */
#include "system.h"

#include <unistd.h>

#include <addrspec/addrspec.h>

#include "buffer.h"
#include "choices.h"
#include "commands.h"
#include "complain.h"
#include "help.h"
#include "inputs.h"
#include "interrupt.h"
#include "json.h"
#include "options.h"
#include "output.h"

#define READ_ON (-1)

struct normalize {
    struct input_list list;
    addrspec_options rules;
    unsigned profile;    /* as --profile has it */
    unsigned form_asked; /* as --form has it ... */
    unsigned command;    /* ... and --command */
    enum addrspec_form form;
    int form_option; /* what asked for it: an enum option_id */
    bool json;
    bool for_terminal; /* nothing may spoil it */
    bool failed;       /* for the exit status 1 */
    struct sink out;
    struct buffer text; /* for one text of the library at a time */
    struct buffer safe;
    struct inputs inputs;
};

/* What became of a record. */
struct normalized {
    const struct record *record;
    addrspec_result result;
    const addrspec_diag *error; /* the first; NULL if there is none */
    bool possible;              /* the form that was asked for is there */
};

/* ---- As text --------------------------------------------------------- */

static void
write_line(struct normalize *normalize, const struct buffer *text)
{
    const struct buffer *shown = text;

    if (normalize->for_terminal) {
        buffer_safe(&normalize->safe, text->octets, text->length);
        shown = &normalize->safe;
    }
    put_octets(&normalize->out, shown->octets, shown->length);
    put_octet(&normalize->out, normalize->list.rules.null_ended ? '\0' : '\n');
    if (normalize->for_terminal)
        sink_flush(&normalize->out);
}

static void
write_empty_line(struct normalize *normalize)
{
    static const struct buffer empty = {.octets = ""};

    write_line(normalize, &empty);
}

/* There is no form: what the address is, or what may be missing. */
static const char no_form[] =
    "there is no such form of it: too long, refused, or of a library that is "
    "not built in ('addrspec --version' has them)";

static void
complain_invalid(struct normalize *normalize, const struct normalized *done)
{
    const struct record *record = done->record;
    const addrspec_diagnosis_info *info;

    if (done->error == NULL) {
        complain_record(&normalize->inputs, 1, "%s", no_form);
        return;
    }
    info = addrspec_diagnosis(done->error->id);
    buffer_message(&normalize->text, done->error, record->octets, record->kept,
                   "en");
    complain_record(&normalize->inputs, (uint64_t)done->error->where.offset + 1,
                    "%s: %.800s", info == NULL ? "" : info->name,
                    normalize->text.octets);
}

static void
write_text(struct normalize *normalize, const struct normalized *done)
{
    if (done->possible) {
        write_line(normalize, &normalize->text);
    } else {
        write_empty_line(normalize);
        complain_invalid(normalize, done);
    }
}

/* ---- As JSON --------------------------------------------------------- */

static void
json_form(struct normalize *normalize, const char *name,
          const struct normalized *done, enum addrspec_form form)
{
    buffer_normalize(&normalize->text, &done->result, done->record->octets,
                     done->record->kept, form);
    if (normalize->text.length == 0)
        json_null(&normalize->out, ',', name);
    else
        json_text(&normalize->out, ',', name, normalize->text.octets,
                  normalize->text.length);
}

static void
json_reason(struct normalize *normalize, const struct normalized *done)
{
    struct sink *out = &normalize->out;
    const struct record *record = done->record;
    const addrspec_diagnosis_info *info =
        done->error == NULL ? NULL : addrspec_diagnosis(done->error->id);

    json_string(out, ',', "id", info == NULL ? NULL : info->name);
    if (done->error == NULL) {
        json_string(out, ',', "message", done->possible ? NULL : no_form);
        return;
    }
    buffer_message(&normalize->text, done->error, record->octets, record->kept,
                   "en");
    json_text(out, ',', "message", normalize->text.octets,
              normalize->text.length);
}

static void
write_json(struct normalize *normalize, const struct normalized *done)
{
    struct sink *out = &normalize->out;
    const struct record *record = done->record;

    json_number(out, '{', "line", normalize->inputs.line);
    json_text(out, ',', "input", record->octets, shown_length(record));
    if (is_truncated(record))
        json_bool(out, ',', "truncated", true);
    json_form(normalize, "normalized", done, normalize->form);
    json_form(normalize, "key", done, ADDRSPEC_FORM_KEY);
    json_reason(normalize, done);
    put_octets(out, "}\n", 2);
    if (normalize->for_terminal)
        sink_flush(out);
}

/* ---- A record -------------------------------------------------------- */

static const addrspec_diag *
first_error(const addrspec_result *result)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].severity == ADDRSPEC_ERROR)
            return &result->diags[i];
    return NULL;
}

static void
take(void *context, const struct record *record)
{
    struct normalize *normalize = context;
    struct normalized done = {.record = record};
    int verdict;

    if (record == NULL) { /* unreadable: it has been said */
        if (!normalize->json)
            write_empty_line(normalize);
        return;
    }
    verdict = addrspec_parse(
        chosen_production(normalize->form_asked, normalize->command,
                          normalize->rules.profile),
        record->octets, record->kept, &normalize->rules, &done.result);
    if (verdict < 0) { /* out of memory, in a library */
        complain("addrspec: %s", addrspec_strerror(verdict));
        normalize->inputs.trouble = true;
        if (!normalize->json)
            write_empty_line(normalize);
        return;
    }
    done.error = first_error(&done.result);
    buffer_normalize(&normalize->text, &done.result, record->octets,
                     record->kept, normalize->form);
    done.possible = normalize->text.length > 0;
    if (!done.possible)
        normalize->failed = true;
    if (normalize->json)
        write_json(normalize, &done);
    else
        write_text(normalize, &done);
}

/* ---- Options --------------------------------------------------------- */

/* One form at a time; the same one twice does no harm. */
static int
choose_form(struct normalize *normalize, int id, enum addrspec_form form)
{
    const int before = normalize->form_option;

    if (before != OPTION_END && before != id) {
        complain_usage(COMMAND_NORMALIZE, "--%s and --%s exclude each other",
                       option_rows[before].name, option_rows[id].name);
        return EXIT_TROUBLE;
    }
    normalize->form_option = id;
    normalize->form = form;
    return READ_ON;
}

/* READ_ON, or the exit status. */
static int
read_option(struct normalize *normalize, const struct option_reader *reader,
            int id)
{
    switch (id) {
    case OPTION_NORMALIZE_ASCII:
        return choose_form(normalize, id, ADDRSPEC_FORM_ASCII);
    case OPTION_NORMALIZE_UNICODE:
        return choose_form(normalize, id, ADDRSPEC_FORM_UNICODE);
    case OPTION_NORMALIZE_KEY:
        return choose_form(normalize, id, ADDRSPEC_FORM_KEY);
    case OPTION_NORMALIZE_FILE:
        input_list_file(&normalize->list, reader->argument);
        break;
    case OPTION_NORMALIZE_PROFILE:
        normalize->profile = reader->choice;
        break;
    case OPTION_NORMALIZE_FORM:
        normalize->form_asked = reader->choice;
        break;
    case OPTION_NORMALIZE_COMMAND:
        normalize->command = reader->choice;
        break;
    case OPTION_NORMALIZE_NULL:
        normalize->list.rules.null_ended = true;
        break;
    case OPTION_NORMALIZE_UNESCAPE:
        normalize->list.rules.unescape = true;
        break;
    case OPTION_NORMALIZE_FORMAT:
        normalize->json = reader->choice == 1;
        break;
    case OPTION_NORMALIZE_HELP:
        return print_help(COMMAND_NORMALIZE);
    case OPTION_NORMALIZE_VERSION:
        return print_version();
    case OPTION_OPERAND:
        input_list_operand(&normalize->list, reader->argument);
        break;
    default:
        return EXIT_TROUBLE; /* OPTION_WRONG: it has been said */
    }
    return READ_ON;
}

static int
read_options(struct normalize *normalize, int argc, char **argv)
{
    static const addrspec_options initial = ADDRSPEC_OPTIONS_INIT;
    struct option_reader reader;
    const char *refused_form;
    int status = READ_ON;

    normalize->rules = initial;
    normalize->profile = CHOICE_NONE;
    normalize->form_asked = CHOICE_MAILBOX;
    normalize->command = CHOICE_RCPT;
    normalize->form = ADDRSPEC_FORM_MAILBOX;
    normalize->form_option = OPTION_END;
    if (!input_list_begin(&normalize->list, argc))
        return EXIT_TROUBLE;
    options_begin(&reader, COMMAND_NORMALIZE, argc, argv);
    while (status == READ_ON) {
        const int id = options_next(&reader);

        if (id == OPTION_END)
            break;
        status = read_option(normalize, &reader, id);
    }
    normalize->rules.profile =
        chosen_profile(normalize->profile, normalize->form_asked);
    refused_form =
        form_refused(normalize->rules.profile, normalize->form_asked);
    if (status == READ_ON && refused_form != NULL) {
        complain_usage(COMMAND_NORMALIZE, "%s", refused_form);
        return EXIT_TROUBLE;
    }
    if (is_header_form(normalize->form_asked)) {
        normalize->list.rules.folded = true;
        normalize->list.rules.most = RECORD_FIELD_MAX;
    }
    return status;
}

/* ---- The whole ------------------------------------------------------- */

static int
normalize_all(struct normalize *normalize)
{
    const bool terminal = isatty(STDOUT_FILENO) != 0;

    normalize->for_terminal = terminal;
    sink_begin(&normalize->out, STDOUT_FILENO);
    inputs_begin(&normalize->inputs, &normalize->list, &normalize->out, take,
                 normalize);
    progress_begin(&normalize->inputs.progress,
                   !terminal && isatty(STDERR_FILENO));
    interrupt_watch();
    inputs_read(&normalize->inputs);
    progress_erase(&normalize->inputs.progress);
    buffer_release(&normalize->text);
    buffer_release(&normalize->safe);
    if (finish_output(&normalize->out) != EXIT_ALL_VALID)
        normalize->inputs.trouble = true;
    if (interrupted())
        return EXIT_INTERRUPTED;
    if (normalize->inputs.trouble)
        return EXIT_TROUBLE;
    return normalize->failed ? EXIT_SOME_INVALID : EXIT_ALL_VALID;
}

int
normalize_command(int argc, char **argv)
{
    static struct normalize normalize; /* large: not for the stack */
    int status = read_options(&normalize, argc, argv);

    if (status == READ_ON)
        status = normalize_all(&normalize);
    input_list_release(&normalize.list);
    return status;
}

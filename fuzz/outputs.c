/* outputs.c - what the tool writes of records, read back
 *
 * SPDX-License-Identifier: MIT
 */
#include "outputs.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "json_reader.h"
#include "text/utf8.h"
#include "tool/output.h"

/* A record, and what is said of it. */
struct judged {
    const struct record *record;
    uint64_t line;
    addrspec_options rules;
    addrspec_result result;
    struct checked_list list;
    uint64_t rows; /* of TSV */
};

/* ---- Writing --------------------------------------------------------- */

static void
judge_address(struct judged *judged)
{
    ALWAYS(addrspec_parse(ADDRSPEC_MAILBOX, judged->record->octets,
                          judged->record->kept, &judged->rules,
                          &judged->result) >= 0);
    judged->rows = 1;
}

static void
judge_list(struct judged *judged)
{
    struct checked_list *list = &judged->list;
    struct members members;

    judged->rules.profile = ADDRSPEC_RFC5322;
    *list = (struct checked_list){.line = judged->line,
                                  .record = judged->record,
                                  .rules = &judged->rules,
                                  .valid = true};
    members_begin(&members, judged->record, &judged->rules);
    while (members_next(&members)) {
        judged->rows++;
        list->members += has_member(&members);
        list->diag_count += members.result.diag_count;
        list->valid = list->valid && members.result.error_count == 0;
        list->smtputf8 |= (members.result.facts & ADDRSPEC_SMTPUTF8) != 0;
    }
    if (judged->rows == 0)
        judged->rows = 1; /* the list itself */
}

/* All that was written, in a block of exactly its size, to be freed. */
static addrspec_slice
written_to(FILE *file, struct sink *out)
{
    addrspec_slice text;
    char *octets;
    off_t length;

    ALWAYS(sink_flush(out));
    length = lseek(out->fd, 0, SEEK_CUR);
    ALWAYS(length >= 0);
    octets = malloc((size_t)length + 1);
    if (octets == NULL)
        abort();
    ALWAYS(pread(out->fd, octets, (size_t)length, 0) == (ssize_t)length);
    (void)fclose(file);
    text.octets = octets;
    text.length = (size_t)length;
    return text;
}

static addrspec_slice
write_as(const struct output_format *format, const struct judged *judged,
         bool list, bool invalid_only)
{
    static struct sink out;
    const struct checked checked = {judged->line, judged->record,
                                    &judged->result};
    struct report report = {.out = &out,
                            .language = judged->line % 2 == 0 ? "en" : "fr",
                            .invalid_only = invalid_only};
    FILE *file = tmpfile();

    if (file == NULL)
        abort();
    sink_begin(&out, fileno(file));
    if (format->begin != NULL)
        format->begin(&report);
    if (list)
        format->list(&report, &judged->list);
    else
        format->record(&report, &checked);
    buffer_release(&report.text);
    buffer_release(&report.more);
    return written_to(file, &out);
}

static void
release(addrspec_slice *text)
{
    free((void *)(uintptr_t)text->octets);
}

/* ---- JSON ------------------------------------------------------------ */

static addrspec_slice
json_get(addrspec_slice object, const char *name)
{
    addrspec_slice value;

    ALWAYS(json_member(object, name, &value));
    return value;
}

static bool
is_text(addrspec_slice value, const char *text)
{
    return value.length == strlen(text) &&
           memcmp(value.octets, text, value.length) == 0;
}

static void
check_number(addrspec_slice object, const char *name, uint64_t number)
{
    char text[32];

    (void)snprintf(text, sizeof text, "%llu", (unsigned long long)number);
    ALWAYS(is_text(json_get(object, name), text));
}

static void
check_bool(addrspec_slice object, const char *name, bool value)
{
    ALWAYS(is_text(json_get(object, name), value ? "true" : "false"));
}

/* NAME, or NAME_base64 where it is not UTF-8, says exactly these octets. */
static void
check_octets(addrspec_slice object, const char *name, const char *octets,
             size_t length)
{
    const bool plain =
        utf8_is_well_formed((const unsigned char *)octets, length);
    char encoded[64], *said;
    addrspec_slice value;
    size_t said_length;

    (void)snprintf(encoded, sizeof encoded, "%s_base64", name);
    value = json_get(object, plain ? name : encoded);
    ALWAYS(!json_member(object, plain ? encoded : name, &value));
    value = json_get(object, plain ? name : encoded);
    said = malloc(value.length + 4);
    if (said == NULL)
        abort();
    ALWAYS(plain ? json_read_string(value, said, &said_length)
                 : json_read_base64(value, said, &said_length));
    ALWAYS(said_length == length && memcmp(said, octets, length) == 0);
    free(said);
}

static void
check_span(addrspec_slice object, const char *name, const struct record *record,
           addrspec_span span)
{
    if (span.offset == ADDRSPEC_ABSENT)
        ALWAYS(is_text(json_get(object, name), "null"));
    else if (!is_truncated(record))
        check_octets(object, name, record->octets + span.offset, span.length);
}

static void
check_json(const struct judged *judged, bool is_list)
{
    const struct record *record = judged->record;
    addrspec_slice text = write_as(&output_json, judged, is_list, false);
    const addrspec_slice object = {text.octets, text.length - 1};

    ALWAYS(text.length > 0 && text.octets[object.length] == '\n');
    ALWAYS(json_value_length(object) == object.length);
    check_number(object, "line", judged->line);
    check_number(object, "input_length", record->length);
    check_octets(object, "input", record->octets,
                 is_list ? record->kept : shown_length(record));
    if (is_list) {
        check_bool(object, "valid", judged->list.valid);
        check_number(object, "diagnostic_count", judged->list.diag_count);
        ALWAYS(json_count(json_get(object, "members")) == judged->list.members);
    } else {
        check_bool(object, "valid", judged->result.error_count == 0);
        check_number(object, "diagnostic_count", judged->result.diag_count);
        ALWAYS(json_count(json_get(object, "diagnostics")) ==
               judged->result.kept_count);
        check_span(object, "local_part", record, judged->result.local_part);
        check_span(object, "domain", record, judged->result.domain);
    }
    release(&text);
}

/* ---- TSV ------------------------------------------------------------- */

/* What --unescape reads: one octet. */
static char
unescaped(const char **at, const char *end)
{
    static const char letters[] = "\\tnr";
    static const char meant[] = "\\\t\n\r";
    char hex[3] = {0};
    const char *found;

    if (**at != '\\')
        return *(*at)++;
    ALWAYS(end - *at >= 2);
    *at += 2;
    if ((*at)[-1] != 'x') {
        found = strchr(letters, (*at)[-1]);
        ALWAYS(found != NULL && *found != '\0');
        return meant[found - letters];
    }
    ALWAYS(end - *at >= 2);
    memcpy(hex, *at, 2);
    *at += 2;
    return (char)strtoul(hex, NULL, 16);
}

/* The last column of a row is octets of the record. */
static void
check_column(const char *begin, const char *end, const struct judged *judged,
             bool list)
{
    const struct record *record = judged->record;
    const size_t shown = shown_length(record);
    char *said = malloc((size_t)(end - begin) + 1);
    size_t length = 0;

    if (said == NULL)
        abort();
    while (begin < end) {
        ALWAYS(*begin >= ' ' && *begin <= '~');
        said[length++] = unescaped(&begin, end);
    }
    if (list)
        ALWAYS(length <= record->kept);
    else
        ALWAYS(length == shown && memcmp(said, record->octets, shown) == 0);
    free(said);
}

static void
check_row(const char *row, const char *end, const struct judged *judged,
          bool list)
{
    const char *column = row;
    uint64_t line = 0;
    int tabs = 0;

    for (; column < end && tabs < 7; column++) {
        if (*column == '\t')
            tabs++;
        else if (tabs == 0)
            line = line * 10 + (uint64_t)(*column - '0');
    }
    ALWAYS(tabs == 7 && line == judged->line);
    check_column(column, end, judged, list);
}

static void
check_tsv(const struct judged *judged, bool is_list)
{
    addrspec_slice text = write_as(&output_tsv, judged, is_list, false);
    const char *at = text.octets, *const end = text.octets + text.length;
    uint64_t lines = 0;

    while (at < end) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));

        ALWAYS(line_end != NULL);
        if (lines++ > 0) /* the head */
            check_row(at, line_end, judged, is_list);
        at = line_end + 1;
    }
    ALWAYS(lines == judged->rows + 1);
    release(&text);
}

/* ---- For people ------------------------------------------------------ */

/* Nothing that would spoil a terminal. */
static void
check_human(const struct judged *judged, bool is_list)
{
    addrspec_slice text =
        write_as(&output_human, judged, is_list, judged->line % 3 == 0);
    size_t i;

    ALWAYS(
        utf8_is_well_formed((const unsigned char *)text.octets, text.length));
    for (i = 0; i < text.length; i++)
        ALWAYS(
            text.octets[i] == '\n' ||
            ((unsigned char)text.octets[i] >= 0x20 && text.octets[i] != 0x7f));
    release(&text);
}

void
fuzz_outputs(const struct record *record, uint64_t line, bool list)
{
    static struct judged judged;

    memset(&judged, 0, sizeof judged);
    judged.record = record;
    judged.line = line;
    judged.rules.size = sizeof judged.rules;
    if (list)
        judge_list(&judged);
    else
        judge_address(&judged);
    check_json(&judged, list);
    check_tsv(&judged, list);
    check_human(&judged, list);
}

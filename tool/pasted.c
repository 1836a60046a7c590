/* pasted.c - a bounce, a line of a log or any other text, explained
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "pasted.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <addrspec/addrspec.h>

#include "code_explanation.h"
#include "codes.h"
#include "complain.h"
#include "facts.h"
#include "foreign.h"
#include "help.h"
#include "interrupt.h"
#include "json.h"
#include "layout.h"
#include "output.h"
#include "utf8.h"
#include "words.h"

/* ---- Reading --------------------------------------------------------- */

/* A text, of which only the beginning is held. */
struct reading {
    addrspec_text text;
    uint64_t length;
    size_t shown; /* octets held */
    char beginning[SHOWN_MAX];
};

static void
take(struct reading *reading, const char *octets, size_t length)
{
    const size_t room = sizeof reading->beginning - reading->shown;
    const size_t held = length < room ? length : room;

    memcpy(reading->beginning + reading->shown, octets, held);
    reading->shown += held;
    reading->length += length;
    addrspec_text_push(&reading->text, octets, length);
}

static int
complain_input(const char *path, int error)
{
    complain("addrspec: cannot read " QUOTED ": %s",
             strcmp(path, "-") == 0 ? "standard input" : path, strerror(error));
    return EXIT_TROUBLE;
}

/* Returns an exit status: EXIT_ALL_VALID when all was read. */
static int
read_all(struct reading *reading, int fd, const char *path, struct sink *out)
{
    static char block[65536];

    for (;;) {
        ssize_t count;
        const char *charset;

        if (!interrupt_wait(fd, out))
            return EXIT_INTERRUPTED;
        count = read(fd, block, sizeof block);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (count < 0)
            return complain_input(path, errno);
        if (count == 0)
            return EXIT_ALL_VALID;
        charset =
            reading->length == 0 ? foreign_charset(block, (size_t)count) : NULL;
        if (charset != NULL && strncmp(charset, "UTF-", 4) == 0 &&
            memchr(block, '\0', (size_t)count) != NULL) {
            complain("addrspec: the text is in %s: convert it, e.g. with "
                     "iconv -f %s -t UTF-8",
                     charset, charset);
            return EXIT_TROUBLE;
        }
        take(reading, block, (size_t)count);
    }
}

static int
read_file(struct reading *reading, const char *path, struct sink *out)
{
    const bool standard = strcmp(path, "-") == 0;
    const int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    int status;

    if (fd < 0)
        return complain_input(path, errno);
    if (isatty(fd))
        complain("addrspec: reading a text from the terminal; Ctrl-D ends it");
    status = read_all(reading, fd, path, out);
    if (!standard)
        (void)close(fd);
    return status;
}

/* ---- What was found -------------------------------------------------- */

struct findings {
    const struct pasted *pasted;
    struct report report;
    addrspec_found found;
    bool judged; /* the address was, and this is its ... */
    addrspec_result result;
    struct record address;
};

static void
judge(struct findings *findings)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    const addrspec_found *found = &findings->found;
    int verdict;

    if (found->production == 0)
        return;
    options.flags = found->flags;
    findings->address = (struct record){found->address, found->address_length,
                                        found->address_length};
    verdict = addrspec_parse((enum addrspec_production)found->production,
                             found->address, found->address_length, &options,
                             &findings->result);
    findings->judged = verdict >= ADDRSPEC_OK;
    if (!findings->judged)
        complain("addrspec: %s", addrspec_strerror(verdict));
}

/* ---- For people ------------------------------------------------------ */

#define INDENT 2

static void
put_word(struct findings *findings, enum word_id id)
{
    put_text(findings->report.out, word(id, findings->report.language));
}

/* Each line with blanks before it. */
static void
put_indented(struct sink *out, const char *text)
{
    while (*text != '\0') {
        const size_t length = strcspn(text, "\n");

        write_spaces(out, INDENT);
        put_octets(out, text, length);
        put_octet(out, '\n');
        text += length + (text[length] == '\n');
    }
}

/* The codes with their titles, and what the one that says most means. */
static void
put_codes(struct findings *findings)
{
    struct report *report = &findings->report;
    const addrspec_code code = findings->found.code;

    code_headings(report->out, code, report->language);
    write_section(report->out, NULL,
                  addrspec_code_text(finest_part(code),
                                     ADDRSPEC_CODE_DESCRIPTION,
                                     report->language),
                  LAYOUT_WIDTH);
}

/* What to do about the codes; where the address has a mistake, that is it. */
static void
put_remedy(struct findings *findings)
{
    if (!findings->judged || findings->result.error_count == 0)
        code_remedies(findings->report.out, finest_part(findings->found.code),
                      findings->report.language);
}

static void
put_servers(struct findings *findings)
{
    struct sink *out = findings->report.out;
    const addrspec_found *found = &findings->found;
    const char *meaning =
        addrspec_found_meaning(found, findings->report.language);
    const char *title;
    size_t i;

    if (found->phrase == 0)
        return;
    put_octet(out, '\n');
    put_word(findings, WORD_SERVER);
    for (i = 0; (title = addrspec_found_server_title(found, i)) != NULL; i++) {
        if (i > 0)
            put_word(findings, WORD_OR);
        put_text(out, title);
    }
    put_octet(out, '\n');
    if (meaning != NULL)
        write_wrapped(out, meaning, INDENT, LAYOUT_WIDTH);
}

static void
put_fix(struct findings *findings)
{
    struct report *report = &findings->report;
    const struct record *address = &findings->address;

    buffer_mend(&report->text, &findings->result, address->octets,
                address->kept);
    if (report->text.length == 0)
        return;
    write_spaces(report->out, INDENT);
    put_word(findings, WORD_FIX);
    buffer_safe(&report->more, report->text.octets, report->text.length);
    put_octets(report->out, report->more.octets, report->more.length);
    put_octet(report->out, '\n');
}

static void
put_address(struct findings *findings)
{
    struct report *report = &findings->report;
    const struct record *address = &findings->address;

    if (!findings->judged)
        return;
    put_octet(report->out, '\n');
    put_word(findings, findings->result.error_count > 0 ? WORD_BAD_ADDRESS
                                                        : WORD_GOOD_ADDRESS);
    put_octet(report->out, '\n');
    if (findings->result.kept_count > 0)
        buffer_picture(&report->text, &findings->result, address->octets,
                       address->kept, report->language);
    else
        buffer_safe(&report->text, address->octets, address->kept);
    put_indented(report->out, report->text.octets);
    put_fix(findings);
}

static void
put_for_people(struct findings *findings)
{
    put_codes(findings);
    put_servers(findings);
    put_address(findings);
    put_remedy(findings);
}

/* ---- For programs ---------------------------------------------------- */

static void
json_input(struct sink *out, const struct reading *reading)
{
    const bool whole = reading->shown == reading->length;
    const size_t shown =
        whole ? reading->shown
              : utf8_finished(reading->beginning, reading->shown);

    json_text(out, '{', "input", reading->beginning, shown);
    if (!whole)
        json_bool(out, ',', "truncated", true);
}

static void
json_address(struct findings *findings)
{
    struct report *report = &findings->report;
    const struct checked checked = {1, &findings->address, &findings->result};

    if (!findings->judged) {
        json_null(report->out, ',', "address");
        json_name(report->out, ',', "diagnostics");
        put_text(report->out, "[]");
        json_null(report->out, ',', "fixed");
        return;
    }
    json_text(report->out, ',', "address", findings->address.octets,
              findings->address.kept);
    json_diagnostics(report, &checked);
    buffer_mend(&report->text, &findings->result, findings->address.octets,
                findings->address.kept);
    if (report->text.length == 0)
        json_null(report->out, ',', "fixed");
    else
        json_text(report->out, ',', "fixed", report->text.octets,
                  report->text.length);
}

static void
json_servers(struct findings *findings)
{
    struct sink *out = findings->report.out;
    const addrspec_found *found = &findings->found;
    const char *name;
    size_t i;

    json_string(out, ',', "server",
                addrspec_found_server(found, 1) == NULL
                    ? addrspec_found_server(found, 0)
                    : NULL);
    json_name(out, ',', "servers");
    put_octet(out, '[');
    for (i = 0; (name = addrspec_found_server(found, i)) != NULL; i++) {
        if (i > 0)
            put_octet(out, ',');
        put_octet(out, '"');
        put_text(out, name);
        put_octet(out, '"');
    }
    put_octet(out, ']');
    json_string(out, ',', "server_meaning",
                addrspec_found_meaning(found, findings->report.language));
}

static void
json_place(struct sink *out, char before, const char *name, addrspec_span span)
{
    if (span.offset == ADDRSPEC_ABSENT) {
        json_null(out, before, name);
        return;
    }
    json_name(out, before, name);
    json_number(out, '{', "offset", span.offset);
    json_number(out, ',', "length", span.length);
    put_octet(out, '}');
}

static void
put_json(struct findings *findings, const struct reading *reading)
{
    struct sink *out = findings->report.out;
    const addrspec_found *found = &findings->found;

    json_input(out, reading);
    json_codes(out, &found->code);
    json_code_texts(out, found->code, findings->report.language);
    json_address(findings);
    json_servers(findings);
    json_name(out, ',', "places");
    json_place(out, '{', "reply", found->basic_at);
    json_place(out, ',', "enhanced", found->enhanced_at);
    json_place(out, ',', "server", found->phrase_at);
    json_place(out, ',', "address", found->address_at);
    put_text(out, "}}\n");
}

/* ---- The whole ------------------------------------------------------- */

static int
tell(struct findings *findings, const struct reading *reading)
{
    struct report *report = &findings->report;
    int status;

    judge(findings);
    if (findings->pasted->json)
        put_json(findings, reading);
    else
        put_for_people(findings);
    status = finish_output(report->out);
    buffer_release(&report->text);
    buffer_release(&report->more);
    return status;
}

int
explain_pasted(const struct pasted *pasted)
{
    static struct reading reading; /* large: not for the stack */
    static struct findings findings;
    static struct sink out;
    int status = EXIT_ALL_VALID;
    bool any;

    sink_begin(&out, STDOUT_FILENO);
    findings.pasted = pasted;
    findings.report.out = &out;
    findings.report.language = pasted->language;
    addrspec_text_init(&reading.text);
    if (pasted->text != NULL)
        take(&reading, pasted->text, strlen(pasted->text));
    else
        status = read_file(&reading, pasted->path, &out);
    if (status != EXIT_ALL_VALID)
        return status;
    any = addrspec_text_end(&reading.text, &findings.found) != 0;
    if (!any && !pasted->json) {
        complain("addrspec explain: no reply code was found in the text");
        return EXIT_SOME_INVALID;
    }
    status = tell(&findings, &reading);
    return status == EXIT_ALL_VALID && !is_known(findings.found.code)
               ? EXIT_SOME_INVALID
               : status;
}

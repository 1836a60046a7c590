/* explanation.c - what is known about a diagnosis, as text and as JSON
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "explanation.h"

#include <stdbool.h>
#include <string.h>

#include "codes.h"
#include "example.h"
#include "facts.h"
#include "json.h"
#include "layout.h"
#include "output.h"
#include "words.h"

static bool
is_enhanced(const addrspec_code *code, int subject, int detail)
{
    return code->enhanced[1] == subject && code->enhanced[2] == detail;
}

/* When a server says so. */
static enum word_id
when_word(const addrspec_diagnosis_info *info)
{
    if (info->severity == ADDRSPEC_WARNING)
        return WORD_WHEN_WARNING;
    if (info->severity == ADDRSPEC_NOTE)
        return WORD_WHEN_NOTE;
    if (info->id == ADDRSPEC_NULL_PATH_AS_RECIPIENT)
        return WORD_WHEN_RCPT_ALONE;
    if (is_enhanced(&info->code, 1, 3)) /* RFC 3463 3.2 */
        return WORD_WHEN_RECIPIENT;
    if (is_enhanced(&info->code, 6, 7)) /* RFC 6531 3.5 */
        return WORD_WHEN_SMTPUTF8;
    return WORD_WHEN_ARGUMENT;
}

void
explanation_of(struct explanation *explanation,
               const addrspec_diagnosis_info *info, const char *language)
{
    explanation->info = info;
    explanation->language = language;
    explanation->title = addrspec_title(info->id, language);
    explanation->description = addrspec_description(info->id, language);
    explanation->when = word(when_word(info), language);
    explanation->remedy = addrspec_remedy(info->id, language);
}

/* ---- The example ----------------------------------------------------- */

static void
write_example(struct sink *out, const struct explanation *explanation)
{
    const char *language = explanation->language;
    struct example example;
    const char *line;

    if (!example_of(&example, explanation->info->id, language))
        return;
    put_octet(out, '\n');
    put_text(out, word(WORD_EXAMPLE, language));
    put_octet(out, '\n');
    for (line = example.text.octets; *line != '\0';) {
        size_t length = strcspn(line, "\n");

        write_spaces(out, 2);
        put_octets(out, line, length);
        put_octet(out, '\n');
        line += length + (line[length] == '\n');
    }
    example_release(&example);
}

/* ---- Text ------------------------------------------------------------ */

static void
write_reply_fact(struct sink *out, const struct explanation *explanation)
{
    const addrspec_code *code = &explanation->info->code;

    if (code->basic == 0)
        return;
    write_label(out, word(WORD_REPLY, explanation->language));
    put_number(out, code->basic);
    put_octet(out, ' ');
    write_enhanced(out, code);
    put_octet(out, '\n');
}

void
explanation_as_text(struct sink *out, const struct explanation *explanation)
{
    const addrspec_diagnosis_info *info = explanation->info;
    const char *language = explanation->language;

    put_text(out, info->name);
    put_text(out, " (");
    put_number(out, info->id);
    put_text(out, ")\n");
    write_wrapped(out, explanation->title == NULL ? "" : explanation->title, 0,
                  LAYOUT_WIDTH);
    put_octet(out, '\n');
    write_fact(out, word(WORD_SEVERITY, language),
               severity_word(info->severity, language));
    write_reply_fact(out, explanation);
    write_fact(out, word(WORD_SOURCE, language), info->section);
    write_fact(out, word(WORD_SINCE, language), info->since);
    write_section(out, NULL, explanation->description, LAYOUT_WIDTH);
    write_section(out, word(WORD_WHEN, language), explanation->when,
                  LAYOUT_WIDTH);
    write_section(out, word(WORD_REMEDY, language), explanation->remedy,
                  LAYOUT_WIDTH);
    write_example(out, explanation);
}

void
list_as_text(struct sink *out, const char *language)
{
    const addrspec_diagnosis_info *info;
    size_t widest = 0;
    size_t i;

    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++)
        if (strlen(info->name) > widest)
            widest = strlen(info->name);
    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++) {
        const char *title = addrspec_title(info->id, language);

        put_text(out, info->name);
        write_spaces(out, widest - strlen(info->name) + 2);
        write_spaces(out, info->id < 100 ? 2 : info->id < 1000 ? 1 : 0);
        put_number(out, info->id);
        write_spaces(out, 2);
        put_text(out, title == NULL ? "" : title);
        put_octet(out, '\n');
    }
}

/* ---- JSON ------------------------------------------------------------ */

/* What the first digit says, RFC 5321 4.2.1. */
static const char *
reply_kind(const addrspec_code *code)
{
    switch (code->basic / 100) {
    case 2:
        return "success";
    case 3:
        return "intermediate";
    case 4:
        return "transient";
    default:
        return "permanent";
    }
}

void
explanation_as_json(struct sink *out, const struct explanation *explanation)
{
    const addrspec_diagnosis_info *info = explanation->info;

    json_string(out, '{', "input", info->name);
    json_codes(out, &info->code);
    json_string(out, ',', "kind", reply_kind(&info->code));
    json_string(out, ',', "title", explanation->title);
    json_string(out, ',', "description", explanation->description);
    json_string(out, ',', "when", explanation->when);
    json_string(out, ',', "fix", explanation->remedy);
    json_string(out, ',', "source", info->section);
    json_null(out, ',', "address");
    json_name(out, ',', "diagnostics");
    put_text(out, "[]}\n");
}

void
list_as_json(struct sink *out, const char *language)
{
    const addrspec_diagnosis_info *info;
    size_t i;

    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++) {
        json_string(out, '{', "id", info->name);
        json_number(out, ',', "number", info->id);
        json_string(out, ',', "severity", severity_name(info->severity));
        json_string(out, ',', "title", addrspec_title(info->id, language));
        json_string(out, ',', "description",
                    addrspec_description(info->id, language));
        json_string(out, ',', "fix", addrspec_remedy(info->id, language));
        json_string(out, ',', "source", info->section);
        json_codes(out, &info->code);
        put_octets(out, "}\n", 2);
    }
}

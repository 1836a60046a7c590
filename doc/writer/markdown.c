/* markdown.c - the catalogue as Markdown
 *
 * SPDX-License-Identifier: MIT
 *
 * A paragraph is a line.  Every entry has an anchor, its name or code, that is
 * written out: what a page makes of a heading differs from page to page.
 */
#include "tool/system.h"

#include "documents.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <addrspec/addrspec.h>

#include "phrases.h"
#include "tool/buffer.h"
#include "tool/code_explanation.h"
#include "tool/example.h"
#include "tool/words.h"

/* ---- Pieces ---------------------------------------------------------- */

/* Text in which nothing is markup. */
static void
put_plain(struct sink *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr("\\`*_[]<>|#", *text) != NULL)
            put_octet(out, '\\');
        put_octet(out, *text);
    }
}

static void
put_paragraph(struct sink *out, const char *heading, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return;
    put_octet(out, '\n');
    if (heading != NULL) {
        put_text(out, "**");
        put_plain(out, heading);
        put_text(out, ".** ");
    }
    put_plain(out, text);
    put_octet(out, '\n');
}

/* Each paragraph of a phrase. */
static void
put_paragraphs(struct sink *out, const char *text)
{
    const char *line;
    size_t length;

    while (next_line(&text, &line, &length)) {
        if (length > 0)
            put_octet(out, '\n');
        put_octets(out, line, length);
        if (length > 0)
            put_octet(out, '\n');
    }
}

static void
put_anchor(struct sink *out, const char *name)
{
    put_text(out, "\n<a id=\"");
    put_text(out, name);
    put_text(out, "\"></a>\n");
}

/* "file.md", of the same language. */
static void
put_file(struct sink *out, const char *name, const char *language)
{
    put_text(out, name);
    put_text(out, strcmp(language, "fr") == 0 ? ".fr.md" : ".md");
}

/* ---- RFCs ------------------------------------------------------------ */

/* A reference that begins with "RFC 5321 4.1.2": a link to where that stands.
 * Returns what is behind it. */
static const char *
put_rfc(struct sink *out, const char *text)
{
    size_t number = strspn(text + 4, "0123456789");
    const char *section = text + 4 + number;
    size_t digits = 0;

    if (*section == ' ' && isdigit((unsigned char)section[1]))
        digits = strspn(section + 1, "0123456789.");
    put_text(out, "[RFC ");
    put_octets(out, text + 4, number + (digits > 0 ? 1 + digits : 0));
    put_text(out, "](https://www.rfc-editor.org/rfc/rfc");
    put_octets(out, text + 4, number);
    if (digits > 0) {
        put_text(out, "#section-");
        put_octets(out, section + 1, digits);
    }
    put_octet(out, ')');
    return section + (digits > 0 ? 1 + digits : 0);
}

static void
put_source(struct sink *out, const char *text)
{
    while (*text != '\0') {
        if (strncmp(text, "RFC ", 4) == 0 && isdigit((unsigned char)text[4])) {
            text = put_rfc(out, text);
        } else {
            const char one[] = {*text++, '\0'};

            put_plain(out, one);
        }
    }
}

/* ---- Diagnoses ------------------------------------------------------- */

static void
put_code(struct sink *out, addrspec_code code)
{
    char text[32];

    addrspec_code_write(code, text, sizeof text);
    put_text(out, text);
}

static void
put_row_of_diagnosis(struct sink *out, const addrspec_diagnosis_info *info,
                     const char *language)
{
    put_text(out, "| [");
    put_text(out, info->name);
    put_text(out, "](#");
    put_text(out, info->name);
    put_text(out, ") | ");
    put_number(out, info->id);
    put_text(out, " | ");
    put_text(out, severity_word(info->severity, language));
    put_text(out, " | ");
    if (info->code.basic != 0)
        put_code(out, info->code);
    put_text(out, " | ");
    put_plain(out, addrspec_title(info->id, language));
    put_text(out, " |\n");
}

static void
put_fact(struct sink *out, const char *label, const char *fact,
         const char *language)
{
    if (fact == NULL || fact[0] == '\0')
        return;
    put_text(out, "- ");
    put_text(out, label);
    put_text(out, word(WORD_COLON, language));
    put_plain(out, fact);
    put_octet(out, '\n');
}

static void
put_source_fact(struct sink *out, const char *source, const char *language)
{
    put_text(out, "- ");
    put_text(out, word(WORD_SOURCE, language));
    put_text(out, word(WORD_COLON, language));
    put_source(out, source);
    put_octet(out, '\n');
}

static void
put_code_link(struct sink *out, const char *code, size_t length,
              const char *file, const char *language)
{
    put_octet(out, '[');
    put_octets(out, code, length);
    put_text(out, "](");
    if (file != NULL)
        put_file(out, file, language);
    put_octet(out, '#');
    put_octets(out, code, length);
    put_octet(out, ')');
}

/* "553 5.1.3", each with a link to what is said of it.  The replies have
 * enhanced codes of any class. */
static void
put_reply_fact(struct sink *out, addrspec_code code, const char *language)
{
    char basic[8], enhanced[24];

    if (code.basic == 0)
        return;
    (void)snprintf(basic, sizeof basic, "%u", code.basic);
    put_text(out, "- ");
    put_text(out, word(WORD_REPLY, language));
    put_text(out, word(WORD_COLON, language));
    put_code_link(out, basic, strlen(basic), "replies", language);
    (void)snprintf(enhanced, sizeof enhanced, "%u.%u.%u", code.enhanced[0],
                   code.enhanced[1], code.enhanced[2]);
    put_text(out, " [");
    put_text(out, enhanced);
    put_text(out, "](");
    put_file(out, "replies", language);
    (void)snprintf(enhanced, sizeof enhanced, "#X.%u.%u)\n", code.enhanced[1],
                   code.enhanced[2]);
    put_text(out, enhanced);
}

/* As code: an empty line, then each line indented. */
static void
put_example(struct sink *out, int id, const char *language)
{
    struct example example;
    const char *text, *line;
    size_t length;

    if (!example_of(&example, id, language))
        return;
    put_octet(out, '\n');
    for (text = example.text.octets; next_line(&text, &line, &length);) {
        put_text(out, length > 0 ? "    " : "");
        put_octets(out, line, length);
        put_octet(out, '\n');
    }
    example_release(&example);
}

static void
put_diagnosis(struct sink *out, const addrspec_diagnosis_info *info,
              const char *language)
{
    char number[8];

    (void)snprintf(number, sizeof number, "%u", info->id);
    put_anchor(out, info->name);
    put_text(out, "\n## ");
    put_text(out, info->name);
    put_text(out, "\n\n");
    put_plain(out, addrspec_title(info->id, language));
    put_text(out, "\n\n");
    put_fact(out, document_phrase(PHRASE_NUMBER, language), number, language);
    put_fact(out, word(WORD_SEVERITY, language),
             severity_word(info->severity, language), language);
    put_reply_fact(out, info->code, language);
    put_source_fact(out, info->section, language);
    put_fact(out, word(WORD_SINCE, language), info->since, language);
    put_paragraph(out, NULL, addrspec_description(info->id, language));
    put_paragraph(out, word(WORD_REMEDY, language),
                  addrspec_remedy(info->id, language));
    put_example(out, info->id, language);
}

static void
put_heading(struct sink *out, enum phrase_id title, enum phrase_id introduction,
            const char *file, const char *language)
{
    const char *other = strcmp(language, "fr") == 0 ? "en" : "fr";

    put_text(out, "# ");
    put_text(out, document_phrase(title, language));
    put_text(out, "\n\n[");
    put_text(out, document_phrase(PHRASE_OTHER_LANGUAGE, language));
    put_text(out, "](");
    put_file(out, file, other);
    put_text(out, ")\n");
    put_paragraphs(out, document_phrase(introduction, language));
}

void
markdown_of_diagnoses(struct sink *out, const char *language)
{
    const addrspec_diagnosis_info *info;
    size_t i;

    put_heading(out, PHRASE_DIAGNOSES_TITLE, PHRASE_DIAGNOSES_INTRODUCTION,
                "diagnoses", language);
    put_text(out, "\n| ");
    put_text(out, document_phrase(PHRASE_NAME, language));
    put_text(out, " | ");
    put_text(out, document_phrase(PHRASE_NUMBER, language));
    put_text(out, " | ");
    put_text(out, word(WORD_SEVERITY, language));
    put_text(out, " | ");
    put_text(out, word(WORD_REPLY, language));
    put_text(out, " | ");
    put_text(out, document_phrase(PHRASE_TITLE, language));
    put_text(out, " |\n| --- | --- | --- | --- | --- |\n");
    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++)
        put_row_of_diagnosis(out, info, language);
    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++)
        put_diagnosis(out, info, language);
}

/* ---- Replies --------------------------------------------------------- */

static const char *
text_of(addrspec_code code, enum addrspec_code_part part, const char *language)
{
    return addrspec_code_text(code, part, language);
}

static void
put_row_of_code(struct sink *out, addrspec_code code, const char *language)
{
    char text[32];

    addrspec_code_write(code, text, sizeof text);
    put_text(out, "| ");
    put_code_link(out, text, strlen(text), NULL, language);
    put_text(out, " | ");
    put_plain(out, text_of(code, ADDRSPEC_CODE_TITLE, language));
    put_text(out, " | ");
    put_plain(out, text_of(code, ADDRSPEC_CODE_RETRY, language));
    put_text(out, " |\n");
}

/* "501 550 5.1.3": a link each; the rows have the enhanced ones of any
 * class. */
static void
put_code_links(struct sink *out, const char *label, const char *codes,
               const char *language)
{
    if (codes[0] == '\0')
        return;
    put_text(out, "- ");
    put_text(out, label);
    put_text(out, word(WORD_COLON, language));
    while (*codes != '\0') {
        const size_t length = strcspn(codes, " ");

        if (memchr(codes, '.', length) != NULL) {
            put_octet(out, '[');
            put_octets(out, codes, length);
            put_text(out, "](#X");
            put_octets(out, codes + 1, length - 1);
            put_octet(out, ')');
        } else {
            put_code_link(out, codes, length, NULL, language);
        }
        codes += length;
        if (*codes == ' ') {
            put_text(out, ", ");
            codes++;
        }
    }
    put_octet(out, '\n');
}

static void
put_code_facts(struct sink *out, const addrspec_code_info *info,
               const char *language)
{
    char answers[256];

    put_fact(out, word(WORD_CLASS, language),
             text_of(info->code, ADDRSPEC_CODE_CLASS, language), language);
    put_fact(out, word(WORD_ABOUT, language),
             text_of(info->code, ADDRSPEC_CODE_GROUP, language), language);
    addrspec_code_answers(info->code, language, answers, sizeof answers);
    put_fact(out, word(WORD_ANSWERS, language), answers, language);
    put_code_links(out, word(WORD_BEHIND, language), info->behind, language);
    put_fact(out, word(WORD_ACTOR, language),
             text_of(info->code, ADDRSPEC_CODE_ACTOR, language), language);
    put_fact(out, word(WORD_RETRY, language),
             text_of(info->code, ADDRSPEC_CODE_RETRY, language), language);
    put_source_fact(out, info->section, language);
    put_code_links(out, word(WORD_RELATED, language), info->related, language);
}

static void
put_diagnoses_of(struct sink *out, addrspec_code code, const char *language)
{
    const addrspec_diagnosis_info *info;
    size_t i;

    for (i = 0; (info = addrspec_code_diagnosis_at(code, i)) != NULL; i++) {
        if (i == 0) {
            put_text(out, "\n**");
            put_text(out, word(WORD_DIAGNOSES, language));
            put_text(out, ".** ");
        } else {
            put_text(out, ", ");
        }
        put_code_link(out, info->name, strlen(info->name), "diagnoses",
                      language);
    }
    if (i > 0)
        put_octet(out, '\n');
}

/* A paragraph for each who can do something. */
static void
put_remedies(struct sink *out, addrspec_code code, const char *language)
{
    struct buffer text = {NULL, 0, 0};
    const char *heading = word(WORD_REMEDY, language);
    const char *lines, *line;
    size_t length;

    if (!code_remedy_text(&text, code, language))
        return;
    for (lines = text.octets; next_line(&lines, &line, &length);) {
        text.octets[line - text.octets + (ptrdiff_t)length] = '\0';
        put_paragraph(out, heading, line);
        heading = NULL;
    }
    buffer_release(&text);
}

static void
put_reply(struct sink *out, const addrspec_code_info *info,
          const char *language)
{
    const addrspec_code code = info->code;
    struct buffer use = {NULL, 0, 0};
    char name[32];

    addrspec_code_write(code, name, sizeof name);
    put_anchor(out, name);
    put_text(out, "\n### ");
    put_text(out, name);
    put_octet(out, ' ');
    put_plain(out, text_of(code, ADDRSPEC_CODE_TITLE, language));
    put_text(out, "\n\n");
    put_code_facts(out, info, language);
    put_paragraph(out, NULL,
                  text_of(code, ADDRSPEC_CODE_DESCRIPTION, language));
    put_paragraph(out, word(WORD_WHEN, language),
                  text_of(code, ADDRSPEC_CODE_WHEN, language));
    put_remedies(out, code, language);
    buffer_code_use(&use, code, language);
    put_paragraph(out, word(WORD_USE, language), use.octets);
    buffer_release(&use);
    put_diagnoses_of(out, code, language);
}

/* Those that are enhanced, or those that are not. */
static void
put_replies(struct sink *out, bool enhanced, const char *language)
{
    const addrspec_code_info *info;
    size_t i;

    put_text(out, "\n## ");
    put_text(out, document_phrase(enhanced ? PHRASE_ENHANCED_CODES
                                           : PHRASE_BASIC_CODES,
                                  language));
    put_text(out, "\n\n| ");
    put_text(out, document_phrase(PHRASE_CODE, language));
    put_text(out, " | ");
    put_text(out, document_phrase(PHRASE_TITLE, language));
    put_text(out, " | ");
    put_text(out, word(WORD_RETRY, language));
    put_text(out, " |\n| --- | --- | --- |\n");
    for (i = 0; (info = addrspec_code_at(i)) != NULL; i++)
        if ((info->code.basic == 0) == enhanced)
            put_row_of_code(out, info->code, language);
    for (i = 0; (info = addrspec_code_at(i)) != NULL; i++)
        if ((info->code.basic == 0) == enhanced)
            put_reply(out, info, language);
}

void
markdown_of_replies(struct sink *out, const char *language)
{
    put_heading(out, PHRASE_REPLIES_TITLE, PHRASE_REPLIES_INTRODUCTION,
                "replies", language);
    put_replies(out, false, language);
    put_replies(out, true, language);
}

/* manual_catalogue.c - manual pages of the diagnoses and of the codes
 *
 * SPDX-License-Identifier: MIT
 */
#include "tool/system.h"

#include "documents.h"

#include <stdio.h>
#include <string.h>

#include <addrspec/addrspec.h>

#include "manual.h"
#include "phrases.h"
#include "roff.h"
#include "tool/buffer.h"
#include "tool/code_explanation.h"
#include "tool/example.h"
#include "tool/words.h"

static void
put_fact(struct sink *out, const char *label, const char *fact)
{
    if (fact == NULL || fact[0] == '\0')
        return;
    put_text(out, ".It ");
    put_text(out, label);
    put_octet(out, '\n');
    roff_text(out, fact);
}

/* A paragraph, with its heading in front. */
static void
put_section(struct sink *out, const char *heading, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return;
    put_text(out, ".Pp\n");
    if (heading != NULL) {
        roff_macro(out, "Em", heading);
        put_text(out, ".Pp\n");
    }
    roff_text(out, text);
}

static void
put_introduction(struct sink *out, enum phrase_id introduction,
                 const char *language)
{
    roff_macro(out, "Sh", document_phrase(PHRASE_PAGE_DESCRIPTION, language));
    roff_text(out, document_phrase(introduction, language));
}

static void
put_see_also(struct sink *out, const char *page, const char *language)
{
    roff_macro(out, "Sh", document_phrase(PHRASE_PAGE_SEE_ALSO, language));
    put_text(out, ".Xr addrspec 1 ,\n.Xr addrspec-explain 1 ,\n"
                  ".Xr addrspec 3 ,\n.Xr ");
    put_text(out, page);
    put_text(out, " 7\n");
}

/* ---- Diagnoses ------------------------------------------------------- */

static void
put_diagnosis(struct sink *out, const addrspec_diagnosis_info *info,
              const char *language)
{
    struct example example;
    char number[8], code[32] = "";

    (void)snprintf(number, sizeof number, "%u", info->id);
    if (info->code.basic != 0)
        addrspec_code_write(info->code, code, sizeof code);
    roff_macro(out, "Ss", info->name);
    roff_text(out, addrspec_title(info->id, language));
    put_text(out, ".Pp\n.Bl -tag -width severity -compact\n");
    put_fact(out, document_phrase(PHRASE_NUMBER, language), number);
    put_fact(out, word(WORD_SEVERITY, language),
             severity_word(info->severity, language));
    put_fact(out, word(WORD_REPLY, language), code);
    put_fact(out, word(WORD_SOURCE, language), info->section);
    put_fact(out, word(WORD_SINCE, language), info->since);
    put_text(out, ".El\n");
    put_section(out, NULL, addrspec_description(info->id, language));
    put_section(out, word(WORD_REMEDY, language),
                addrspec_remedy(info->id, language));
    if (example_of(&example, info->id, language)) {
        roff_display(out, example.text.octets);
        example_release(&example);
    }
}

void
page_of_diagnoses(struct sink *out, const char *language)
{
    const addrspec_diagnosis_info *info;
    size_t i;

    page_begin(out, "addrspec-diagnoses", "7");
    page_name(out, "addrspec-diagnoses",
              document_phrase(PHRASE_DIAGNOSES_ABOUT, language));
    put_introduction(out, PHRASE_DIAGNOSES_INTRODUCTION, language);
    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++)
        put_diagnosis(out, info, language);
    put_see_also(out, "addrspec-replies", language);
}

/* ---- Codes ----------------------------------------------------------- */

/* "501, 550, 5.1.3" of words with blanks between. */
static void
put_words_fact(struct sink *out, const char *label, const char *words)
{
    char text[256];
    size_t length = 0;

    for (; *words != '\0' && length + 3 < sizeof text; words++) {
        if (*words == ' ')
            text[length++] = ',';
        text[length++] = *words;
    }
    text[length] = '\0';
    put_fact(out, label, text);
}

static void
put_code_facts(struct sink *out, const addrspec_code_info *info,
               const char *language)
{
    char answers[256];

    put_text(out, ".Pp\n.Bl -tag -width severity -compact\n");
    put_fact(out, word(WORD_CLASS, language),
             addrspec_code_text(info->code, ADDRSPEC_CODE_CLASS, language));
    put_fact(out, word(WORD_ABOUT, language),
             addrspec_code_text(info->code, ADDRSPEC_CODE_GROUP, language));
    addrspec_code_answers(info->code, language, answers, sizeof answers);
    put_fact(out, word(WORD_ANSWERS, language), answers);
    put_words_fact(out, word(WORD_BEHIND, language), info->behind);
    put_fact(out, word(WORD_ACTOR, language),
             addrspec_code_text(info->code, ADDRSPEC_CODE_ACTOR, language));
    put_fact(out, word(WORD_RETRY, language),
             addrspec_code_text(info->code, ADDRSPEC_CODE_RETRY, language));
    put_fact(out, word(WORD_SOURCE, language), info->section);
    put_words_fact(out, word(WORD_RELATED, language), info->related);
    put_text(out, ".El\n");
}

static void
put_reply(struct sink *out, const addrspec_code_info *info,
          const char *language)
{
    struct buffer remedy = {NULL, 0, 0}, use = {NULL, 0, 0};
    char name[32];

    addrspec_code_write(info->code, name, sizeof name);
    roff_macro(out, "Ss", name);
    roff_text(out,
              addrspec_code_text(info->code, ADDRSPEC_CODE_TITLE, language));
    put_code_facts(out, info, language);
    put_section(
        out, NULL,
        addrspec_code_text(info->code, ADDRSPEC_CODE_DESCRIPTION, language));
    put_section(out, word(WORD_WHEN, language),
                addrspec_code_text(info->code, ADDRSPEC_CODE_WHEN, language));
    if (code_remedy_text(&remedy, info->code, language))
        put_section(out, word(WORD_REMEDY, language), remedy.octets);
    buffer_code_use(&use, info->code, language);
    put_section(out, word(WORD_USE, language), use.octets);
    buffer_release(&remedy);
    buffer_release(&use);
}

void
page_of_replies(struct sink *out, const char *language)
{
    const addrspec_code_info *info;
    size_t i;

    page_begin(out, "addrspec-replies", "7");
    page_name(out, "addrspec-replies",
              document_phrase(PHRASE_REPLIES_ABOUT, language));
    put_introduction(out, PHRASE_REPLIES_INTRODUCTION, language);
    for (i = 0; (info = addrspec_code_at(i)) != NULL; i++)
        put_reply(out, info, language);
    put_see_also(out, "addrspec-diagnoses", language);
}

/* answers.c - all that the library says of an input, as text
 *
 * SPDX-License-Identifier: MIT
 */
#include "answers.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const languages[] = {"en", "fr"};
enum { LANGUAGES = sizeof languages / sizeof languages[0] };

__attribute__((format(printf, 2, 3))) static void
add(struct answer_text *text, const char *format, ...)
{
    const size_t room = ANSWER_SIZE - text->length;
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(text->octets + text->length, room, format, arguments);
    va_end(arguments);
    if (length > 0)
        text->length += (size_t)length < room ? (size_t)length : room - 1;
}

/* ---- Verdict and result ---------------------------------------------- */

static void
add_span(struct answer_text *text, addrspec_span span)
{
    if (span.offset == ADDRSPEC_ABSENT)
        add(text, " -");
    else
        add(text, " %u+%u", (unsigned)span.offset, (unsigned)span.length);
}

static void
add_diag(struct answer_text *text, const addrspec_diag *diag)
{
    add(text, "%s severity %u part %u reason %u value %u",
        addrspec_strerror(diag->id), diag->severity, diag->part, diag->reason,
        (unsigned)diag->value);
    add_span(text, diag->where);
    add(text, " fix %u", diag->fixable);
    if (diag->fixable)
        add_span(text, diag->fix);
    add(text, "\n");
}

static void
add_result(struct answer_text *text, const addrspec_result *result)
{
    uint32_t i;

    add(text, "facts %x parts", (unsigned)result->facts);
    add_span(text, result->source_route);
    add_span(text, result->local_part);
    add_span(text, result->domain);
    add(text, " consumed %u findings %u errors %u\n",
        (unsigned)result->consumed, (unsigned)result->diag_count,
        (unsigned)result->error_count);
    for (i = 0; i < result->kept_count; i++)
        add_diag(text, &result->diags[i]);
}

static int
ask_parse(const struct library_question *question,
          const struct inquiry *inquiry, struct answer_text *text)
{
    const struct asked *asked = inquiry->asked;
    addrspec_result result;
    const int verdict = addrspec_parse(asked->production, asked->input,
                                       asked->length, &asked->options, &result);

    (void)question;
    add(text, "verdict %d\n", verdict);
    if (verdict >= ADDRSPEC_OK)
        add_result(text, &result);
    return verdict < ADDRSPEC_OK ? verdict : ADDRSPEC_OK;
}

static int
ask_verdict(const struct library_question *question,
            const struct inquiry *inquiry, struct answer_text *text)
{
    const struct asked *asked = inquiry->asked;
    const int verdict = addrspec_parse(asked->production, asked->input,
                                       asked->length, &asked->options, NULL);

    (void)question;
    add(text, "verdict %d\n", verdict);
    return verdict < ADDRSPEC_OK ? verdict : ADDRSPEC_OK;
}

/* ---- Texts ----------------------------------------------------------- */

static void
add_written(struct answer_text *text, const struct inquiry *inquiry,
            write_fn *write, const char *language, uint32_t which)
{
    const size_t room = ANSWER_SIZE - text->length;
    const size_t length =
        write(inquiry, language, which, text->octets + text->length, room);

    text->length += length < room ? length : room - 1;
    add(text, "%c\n", ANSWER_END);
}

static int
ask_in_languages(const struct library_question *question,
                 const struct inquiry *inquiry, struct answer_text *text)
{
    size_t i;

    for (i = 0; i < LANGUAGES; i++)
        add_written(text, inquiry, question->write, languages[i], 0);
    return ADDRSPEC_OK;
}

static int
ask_of_diags(const struct library_question *question,
             const struct inquiry *inquiry, struct answer_text *text)
{
    uint32_t i;
    size_t j;

    for (i = 0; i < inquiry->result->kept_count; i++)
        for (j = 0; j < LANGUAGES; j++)
            add_written(text, inquiry, question->write, languages[j], i);
    return ADDRSPEC_OK;
}

static size_t
write_reply_line(const struct inquiry *inquiry, const char *language,
                 uint32_t which, char *buffer, size_t size)
{
    (void)which;
    return addrspec_format_reply_line(inquiry->result, inquiry->asked->input,
                                      inquiry->asked->length, 0, language,
                                      buffer, size);
}

static size_t
write_reply(const struct inquiry *inquiry, const char *language, uint32_t which,
            char *buffer, size_t size)
{
    (void)which;
    return addrspec_format_reply(inquiry->result, inquiry->asked->input,
                                 inquiry->asked->length, 0, language, buffer,
                                 size);
}

static size_t
write_picture(const struct inquiry *inquiry, const char *language,
              uint32_t which, char *buffer, size_t size)
{
    (void)which;
    return addrspec_format_picture(inquiry->result, inquiry->asked->input,
                                   inquiry->asked->length, language, buffer,
                                   size);
}

static size_t
write_diag(const struct inquiry *inquiry, const char *language, uint32_t which,
           char *buffer, size_t size)
{
    return addrspec_format_diag(&inquiry->result->diags[which],
                                inquiry->asked->input, inquiry->asked->length,
                                language, buffer, size);
}

static size_t
write_message(const struct inquiry *inquiry, const char *language,
              uint32_t which, char *buffer, size_t size)
{
    return addrspec_format_message(
        &inquiry->result->diags[which], inquiry->asked->input,
        inquiry->asked->length, language, buffer, size);
}

static size_t
write_fix_text(const struct inquiry *inquiry, const char *language,
               uint32_t which, char *buffer, size_t size)
{
    (void)language;
    return addrspec_fix_text(&inquiry->result->diags[which],
                             inquiry->asked->input, inquiry->asked->length,
                             buffer, size);
}

static size_t
write_fixed(const struct inquiry *inquiry, const char *language, uint32_t which,
            char *buffer, size_t size)
{
    (void)language;
    return addrspec_fix_apply(&inquiry->result->diags[which],
                              inquiry->asked->input, inquiry->asked->length,
                              buffer, size);
}

static size_t
write_mended(const struct inquiry *inquiry, const char *language,
             uint32_t which, char *buffer, size_t size)
{
    (void)language;
    (void)which;
    return addrspec_mend(inquiry->result, inquiry->asked->input,
                         inquiry->asked->length, buffer, size);
}

static size_t
write_safe(const struct inquiry *inquiry, const char *language, uint32_t which,
           char *buffer, size_t size)
{
    (void)language;
    (void)which;
    return addrspec_format_safe(inquiry->asked->input, inquiry->asked->length,
                                buffer, size);
}

/* ---- Normal forms ----------------------------------------------------- */

static size_t
write_form(const struct inquiry *inquiry, const char *language, uint32_t which,
           char *buffer, size_t size)
{
    (void)language;
    return addrspec_normalize(inquiry->result, inquiry->asked->input,
                              inquiry->asked->length, (enum addrspec_form)which,
                              buffer, size);
}

static int
ask_of_forms(const struct library_question *question,
             const struct inquiry *inquiry, struct answer_text *text)
{
    uint32_t form;

    for (form = ADDRSPEC_FORM_MAILBOX; form <= ADDRSPEC_FORM_KEY; form++)
        add_written(text, inquiry, question->write, NULL, form);
    return ADDRSPEC_OK;
}

/* Is it itself, and is it one that is written with an A-label? */
static int
ask_equal(const struct library_question *question,
          const struct inquiry *inquiry, struct answer_text *text)
{
    static const char other[] = "a@xn--mnchen-3ya.example";
    const struct asked *asked = inquiry->asked;
    const int itself = addrspec_equal(asked->input, asked->length, asked->input,
                                      asked->length, &asked->options);
    const int the_other = addrspec_equal(asked->input, asked->length, other,
                                         sizeof other - 1, &asked->options);

    (void)question;
    add(text, "itself %d, %s %d\n", itself, other, the_other);
    return itself == ADDRSPEC_ERR_MEMORY || the_other == ADDRSPEC_ERR_MEMORY
               ? ADDRSPEC_ERR_MEMORY
               : ADDRSPEC_OK;
}

/* ---- As a list --------------------------------------------------------- */

static int
ask_list(const struct library_question *question, const struct inquiry *inquiry,
         struct answer_text *text)
{
    const struct asked *asked = inquiry->asked;
    addrspec_list list;
    addrspec_result result;
    int verdict, status = ADDRSPEC_OK;

    (void)question;
    addrspec_list_init(&list, asked->input, asked->length, &asked->options);
    while ((verdict = addrspec_list_next(&list, &result)) != ADDRSPEC_END) {
        const addrspec_member member = addrspec_list_member(&list);

        if (verdict < ADDRSPEC_OK && status == ADDRSPEC_OK)
            status = verdict;
        add(text, "verdict %d alone %d at", verdict, member.verdict);
        add_span(text, member.where);
        add_span(text, member.group);
        add(text, "\n");
        if (verdict >= ADDRSPEC_OK)
            add_result(text, &result);
    }
    return status;
}

static size_t
write_list_mended(const struct inquiry *inquiry, const char *language,
                  uint32_t which, char *buffer, size_t size)
{
    (void)language;
    (void)which;
    return addrspec_list_mend(inquiry->asked->input, inquiry->asked->length,
                              &inquiry->asked->options, buffer, size);
}

static size_t
write_display_name(const struct inquiry *inquiry, const char *language,
                   uint32_t which, char *buffer, size_t size)
{
    (void)language;
    (void)which;
    return addrspec_display_name(inquiry->result, inquiry->asked->input,
                                 inquiry->asked->length, buffer, size);
}

/* ---- The questions --------------------------------------------------- */

const struct library_question questions[] = {
    {"addrspec_parse", ask_parse, NULL},
    {"addrspec_parse without a result", ask_verdict, NULL},
    {"addrspec_format_reply_line", ask_in_languages, write_reply_line},
    {"addrspec_format_reply", ask_in_languages, write_reply},
    {"addrspec_format_picture", ask_in_languages, write_picture},
    {"addrspec_format_diag", ask_of_diags, write_diag},
    {"addrspec_format_message", ask_of_diags, write_message},
    {"addrspec_format_safe", ask_in_languages, write_safe},
    {"addrspec_fix_text", ask_of_diags, write_fix_text},
    {"addrspec_fix_apply", ask_of_diags, write_fixed},
    {"addrspec_mend", ask_in_languages, write_mended},
    {"addrspec_normalize", ask_of_forms, write_form},
    {"addrspec_equal", ask_equal, NULL},
    {"addrspec_list_next", ask_list, NULL},
    {"addrspec_list_mend", ask_in_languages, write_list_mended},
    {"addrspec_display_name", ask_in_languages, write_display_name},
};
const size_t question_count = sizeof questions / sizeof questions[0];

int
answer_one(const struct library_question *question,
           const struct inquiry *inquiry, struct answer_text *text)
{
    return question->ask(question, inquiry, text);
}

/* ---- All of it ------------------------------------------------------- */

int
answer_all(const struct asked *asked, struct answer_text *text)
{
    addrspec_result result;
    const struct inquiry inquiry = {asked, &result};
    const int verdict = addrspec_parse(asked->production, asked->input,
                                       asked->length, &asked->options, &result);
    int status = verdict < ADDRSPEC_OK ? verdict : ADDRSPEC_OK;
    size_t i;

    text->length = 0;
    for (i = 0; i < question_count && status == ADDRSPEC_OK; i++) {
        add(text, "-- %s\n", questions[i].name);
        status = answer_one(&questions[i], &inquiry, text);
        add(text, "\n");
    }
    return status;
}

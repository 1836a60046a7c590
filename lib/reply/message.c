/* message.c - one diagnostic in words
 *
 * SPDX-License-Identifier: MIT
 */
#include "reply/message.h"

#include <string.h>

#include "reply/escape.h"

/* Octets of the input that a message quotes, at most. */
#define QUOTED_MAX 12

static const char *const phrases[PHRASE_COUNT][LANGUAGE_COUNT] = {
#define PHRASE(name, english, french) [name] = {english, french},
#include "reply/phrases.def"
#undef PHRASE
};

const char *
phrase(enum phrase name, enum language language)
{
    return phrases[name][language];
}

static unsigned
part_index(const addrspec_diag *diag)
{
    return diag->part >= ADDRSPEC_PART_MAILBOX &&
                   diag->part <= ADDRSPEC_PART_PARAMETERS
               ? diag->part - (unsigned)ADDRSPEC_PART_MAILBOX
               : 0;
}

static void
write_part(struct writer *writer, const addrspec_diag *diag,
           enum language language)
{
    write_text(writer, phrase((enum phrase)(NAME_MAILBOX + part_index(diag)),
                              language));
}

/* The offending octets in quotes, no more than a few of them. */
static void
write_quoted(struct writer *writer, addrspec_span where,
             const unsigned char *input, uint32_t length)
{
    const uint32_t end = where.length < length - where.offset
                             ? where.offset + where.length
                             : length;
    uint32_t i, count = 0;

    write_octet(writer, '"');
    for (i = where.offset; i < end && count < QUOTED_MAX; count++) {
        const struct shown shown = show_unit(input + i, end - i);

        write_octets(writer, shown.text, shown.text_length);
        i += shown.length;
    }
    write_text(writer, i < end ? "...\"" : "\"");
}

/* The keyword of the parameter that holds `offset`. */
static addrspec_span
keyword_at(uint32_t offset, const unsigned char *input, uint32_t length)
{
    addrspec_span keyword = {offset, 0};

    while (keyword.offset > 0 && input[keyword.offset - 1] != ' ')
        keyword.offset--;
    while (keyword.offset + keyword.length < length &&
           input[keyword.offset + keyword.length] != '=' &&
           input[keyword.offset + keyword.length] != ' ')
        keyword.length++;
    return keyword;
}

static void
write_code(struct writer *writer, const addrspec_diag *diag,
           const unsigned char *input, uint32_t length)
{
    const bool octet = diag->where.offset < length &&
                       input[diag->where.offset] > 0x7f &&
                       diag->value == input[diag->where.offset];

    write_text(writer, octet ? "0x" : "U+");
    write_hex(writer, diag->value, octet ? 2 : 4);
}

static void
write_limit(struct writer *writer, const addrspec_diag *diag)
{
    const uint32_t limit = addrspec_diag_limit(diag);

    if (limit != ADDRSPEC_ABSENT)
        write_number(writer, limit);
}

static bool
is_named(const char *name, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(name, word, length) == 0;
}

static void
write_placeholder(struct writer *writer, const char *name, size_t name_length,
                  const addrspec_diag *diag, const unsigned char *input,
                  uint32_t length, enum language language)
{
    if (is_named(name, name_length, "part"))
        write_part(writer, diag, language);
    else if (is_named(name, name_length, "octets"))
        write_quoted(writer, diag->where, input, length);
    else if (is_named(name, name_length, "name"))
        write_quoted(writer, keyword_at(diag->where.offset, input, length),
                     input, length);
    else if (is_named(name, name_length, "value"))
        write_number(writer, diag->value);
    else if (is_named(name, name_length, "limit"))
        write_limit(writer, diag);
    else if (is_named(name, name_length, "code"))
        write_code(writer, diag, input, length);
    else if (is_named(name, name_length, "kind"))
        write_text(writer, reason_text(diag->reason, language));
}

void
write_message(struct writer *writer, const addrspec_diag *diag,
              const unsigned char *input, uint32_t length,
              enum language language)
{
    const enum diagnosis_index index = diagnosis_index_of(diag->id);
    const char *text;

    if (index == DIAGNOSIS_COUNT || diag->where.offset > length)
        return;
    text = diagnosis_texts(index, language)->message;
    while (*text != '\0') {
        const char *open = strchr(text, '{');
        const char *close = open == NULL ? NULL : strchr(open, '}');

        if (close == NULL) {
            write_text(writer, text);
            return;
        }
        write_octets(writer, text, (size_t)(open - text));
        write_placeholder(writer, open + 1, (size_t)(close - open - 1), diag,
                          input, length, language);
        text = close + 1;
    }
}

void
write_title(struct writer *writer, const addrspec_diag *diag,
            enum language language)
{
    const enum diagnosis_index index = diagnosis_index_of(diag->id);

    if (index == DIAGNOSIS_COUNT)
        return;
    write_text(writer, diagnosis_texts(index, language)->title);
    if (diagnosis_rows[index].title_wants_part)
        write_text(writer, phrase((enum phrase)(IN_MAILBOX + part_index(diag)),
                                  language));
}

size_t
addrspec_format_message(const addrspec_diag *diag, const char *input,
                        size_t length, const char *language, char *buffer,
                        size_t size)
{
    struct writer writer = writer_begin(buffer, size);

    if (diag != NULL && length < ADDRSPEC_ABSENT)
        write_message(&writer, diag, (const unsigned char *)input,
                      (uint32_t)length, language_of(language));
    return writer_end(&writer);
}

/* roff.c - text in the language of manual pages, mdoc(7)
 *
 * SPDX-License-Identifier: MIT
 */
#include "tool/system.h"

#include "roff.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "documents.h"

#define WIDTH 76

/* What roff would read otherwise, or print as a sign that looks better and
 * cannot be copied. */
static const struct {
    char octet;
    const char *escape;
} escapes[] = {{'\\', "\\e"},  {'-', "\\-"},   {'\'', "\\(aq"}, {'`', "\\(ga"},
               {'^', "\\(ha"}, {'~', "\\(ti"}, {'"', "\\(dq"}};

void
roff_octets(struct sink *out, const char *text, size_t length)
{
    size_t i, e;

    for (i = 0; i < length; i++) {
        for (e = 0; e < sizeof escapes / sizeof escapes[0]; e++)
            if (text[i] == escapes[e].octet)
                break;
        if (e < sizeof escapes / sizeof escapes[0])
            put_text(out, escapes[e].escape);
        else
            put_octet(out, text[i]);
    }
}

/* A word of running text: hyphens and quotation marks are what they are, but
 * "--" begins an option. */
static void
put_word(struct sink *out, const char *word, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++) {
        const bool doubled = word[i] == '-' && ((i > 0 && word[i - 1] == '-') ||
                                                word[i + 1] == '-');

        if (doubled || strchr("\\^~`", word[i]) != NULL)
            roff_octets(out, word + i, 1);
        else
            put_octet(out, word[i]);
    }
}

/* As mandoc counts, to which a letter beyond ASCII is "\\[u00E9]". */
static size_t
width_of(const char *word, size_t length)
{
    size_t width = 0, i;

    for (i = 0; i < length; i++)
        if ((unsigned char)word[i] >= 0xc0)
            width += 9;
        else if ((unsigned char)word[i] < 0x80)
            width += strchr("\\^~`", word[i]) != NULL ? 4 : 1;
    return width;
}

static bool
ends_sentence(const char *word, size_t length)
{
    while (length > 1 && strchr(")\"'", word[length - 1]) != NULL)
        length--;
    return length > 0 && strchr(".!?", word[length - 1]) != NULL;
}

/* A line must not begin with what begins a macro. */
static void
put_line_begin(struct sink *out, const char *word)
{
    if (*word == '.' || *word == '\'')
        put_text(out, "\\&");
}

static void
put_paragraph(struct sink *out, const char *text, size_t length)
{
    const char *end = text + length;
    size_t column = 0;

    while (text < end) {
        size_t word = 0, width;

        while (text + word < end && text[word] != ' ')
            word++;
        width = width_of(text, word);
        if (column > 0 && column + 1 + width > WIDTH) {
            put_octet(out, '\n');
            column = 0;
        }
        if (column > 0)
            put_octet(out, ' ');
        else
            put_line_begin(out, text);
        put_word(out, text, word);
        column += 1 + width;
        if (ends_sentence(text, word) && text + word < end) {
            put_octet(out, '\n');
            column = 0;
        }
        text += word + (text + word < end);
    }
    if (column > 0)
        put_octet(out, '\n');
}

void
roff_text(struct sink *out, const char *text)
{
    const char *line;
    size_t length;

    while (next_line(&text, &line, &length)) {
        if (length == 0)
            put_text(out, ".Pp\n");
        put_paragraph(out, line, length);
    }
}

void
roff_display(struct sink *out, const char *text)
{
    const char *line;
    size_t length;

    put_text(out, ".Bd -literal -offset indent\n");
    while (next_line(&text, &line, &length)) {
        put_line_begin(out, line);
        roff_octets(out, line, length);
        if (length > 0 && line[length - 1] == ' ')
            put_text(out, "\\&"); /* the blank is part of it */
        put_octet(out, '\n');
    }
    put_text(out, ".Ed\n");
}

void
roff_macro(struct sink *out, const char *macro, const char *argument)
{
    put_octet(out, '.');
    put_text(out, macro);
    put_octet(out, ' ');
    put_text(out, argument);
    put_octet(out, '\n');
}

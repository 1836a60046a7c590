/* picture.c - writing the library's caret pictures, in colour where wanted
 *
 * SPDX-License-Identifier: MIT
 *
 * A line of carets is `   ^^ double-dot: two dots in a row …`, with a word for
 * the severity where it is not an error: `   ^^ warning: source-route: …`.
 */
#include "system.h"

#include "picture.h"

#include <string.h>

#include "words.h"

static const char *const escapes[] = {
    [COLOUR_NONE] = "",
    [COLOUR_GOOD] = "\033[32m",      /* green */
    [COLOUR_NOTE] = "\033[1;36m",    /* cyan */
    [COLOUR_WARNING] = "\033[1;33m", /* yellow */
    [COLOUR_BAD] = "\033[1;31m",     /* red */
};

void
write_coloured(struct sink *out, enum colour colour, const char *octets,
               size_t length)
{
    put_text(out, escapes[colour]);
    put_octets(out, octets, length);
    if (colour != COLOUR_NONE)
        put_text(out, "\033[0m");
}

enum colour
severity_colour(int severity)
{
    switch (severity) {
    case ADDRSPEC_ERROR:
        return COLOUR_BAD;
    case ADDRSPEC_WARNING:
        return COLOUR_WARNING;
    default:
        return COLOUR_NOTE;
    }
}

static bool
begins_with(const char *text, size_t length, const char *word)
{
    size_t word_length = strlen(word);

    return length >= word_length && memcmp(text, word, word_length) == 0;
}

/* The diagnostic whose name `text` begins with, NULL if there is none. */
static const addrspec_diag *
named_diag(const addrspec_result *result, const char *text, size_t length)
{
    size_t name_length = 0;
    uint32_t i;

    while (name_length < length &&
           (text[name_length] == '-' ||
            (text[name_length] >= '0' && text[name_length] <= '9') ||
            (text[name_length] >= 'a' && text[name_length] <= 'z')))
        name_length++;
    for (i = 0; i < result->kept_count; i++) {
        const addrspec_diagnosis_info *info =
            addrspec_diagnosis(result->diags[i].id);

        if (info != NULL && strlen(info->name) == name_length &&
            memcmp(info->name, text, name_length) == 0)
            return &result->diags[i];
    }
    return NULL;
}

/* How long the severity's word is that `text` begins with; 0 if there is
 * none. */
static size_t
severity_length(const char *text, size_t length, const char *language)
{
    int severity;

    for (severity = ADDRSPEC_NOTE; severity <= ADDRSPEC_ERROR; severity++) {
        const char *name = severity_word(severity, language);

        if (begins_with(text, length, name))
            return strlen(name);
    }
    return 0;
}

/* What stands between a severity and a name: a colon, French or not. */
static size_t
colon_length(const char *text, size_t length)
{
    static const char *const colons[] = {": ", " : "};
    size_t i;

    for (i = 0; i < sizeof colons / sizeof colons[0]; i++)
        if (begins_with(text, length, colons[i]))
            return strlen(colons[i]);
    return 0;
}

static void
write_line(struct sink *out, const addrspec_result *result,
           const char *language, const char *line, size_t length)
{
    size_t blanks = 0;
    size_t carets = 0;
    size_t severity = 0;
    size_t name;
    const addrspec_diag *diag = NULL;

    while (blanks < length && line[blanks] == ' ')
        blanks++;
    while (blanks + carets < length && line[blanks + carets] == '^')
        carets++;
    name = blanks + carets + 1;
    if (carets > 0 && name < length && line[name - 1] == ' ') {
        severity = severity_length(line + name, length - name, language);
        if (severity > 0)
            name += severity;
        name += colon_length(line + name, length - name);
        diag = named_diag(result, line + name, length - name);
    }
    if (diag == NULL) {
        put_octets(out, line, length);
        return;
    }
    put_octets(out, line, blanks);
    line += blanks;
    length -= blanks;
    write_coloured(out, severity_colour(diag->severity), line,
                   carets + (severity > 0 ? 1 + severity : 0));
    line += carets + (severity > 0 ? 1 + severity : 0);
    length -= carets + (severity > 0 ? 1 + severity : 0);
    put_octets(out, line, length);
}

void
write_picture(struct sink *out, const addrspec_result *result,
              const char *language, const char *picture, size_t length,
              bool colour)
{
    if (!colour) {
        put_octets(out, picture, length);
        return;
    }
    while (length > 0) {
        const char *end = memchr(picture, '\n', length);
        size_t line = end == NULL ? length : (size_t)(end - picture);

        write_line(out, result, language, picture, line);
        if (end != NULL)
            put_octet(out, '\n');
        line += end != NULL;
        picture += line;
        length -= line;
    }
}

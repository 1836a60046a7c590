/* message.c - one diagnostic in words
 *
 * SPDX-License-Identifier: MIT
 */
#include "reply/message.h"

#include <string.h>

#include "reply/escape.h"
#include "text/utf8.h"

/* What a message quotes, at most: code points of the input, and octets of a
 * fix as they are shown, which leaves room for the rest of a reply. */
#define QUOTED_MAX 12
#define FIX_MAX 64

/* What is told, and to whom. */
struct telling {
    struct writer *writer;
    const addrspec_diag *diag;
    const unsigned char *input;
    uint32_t length;
    enum language language;
    bool ascii;
};

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

/* Text of ours. */
static void
tell(const struct telling *telling, const char *text, size_t length)
{
    if (telling->ascii)
        write_folded(telling->writer, text, length);
    else
        write_octets(telling->writer, text, length);
}

static void
tell_text(const struct telling *telling, const char *text)
{
    tell(telling, text, strlen(text));
}

static void
tell_part(const struct telling *telling)
{
    const unsigned name = NAME_MAILBOX + part_index(telling->diag);

    tell_text(telling, phrase((enum phrase)name, telling->language));
}

/* One step of foreign text, escaped. */
static struct shown
show_step(const struct telling *telling, const unsigned char *octets,
          uint32_t length)
{
    struct shown shown = show_unit(octets, length);
    struct writer writer;

    if (!telling->ascii)
        return shown;
    writer = writer_begin(shown.text, sizeof shown.text);
    write_ascii(&writer, octets, shown.length);
    shown.text_length = (uint32_t)writer_end(&writer);
    return shown;
}

/* Foreign text in quotes, escaped: no more of it than so many code points and
 * so many octets.  `length` may exceed what is there at `octets` by what is
 * never shown. */
static void
tell_quoted(const struct telling *telling, const unsigned char *octets,
            uint32_t length, uint32_t code_points, uint32_t room)
{
    uint32_t i = 0;

    write_octet(telling->writer, '"');
    for (; i < length && code_points > 0; code_points--) {
        const struct shown shown = show_step(telling, octets + i, length - i);

        if (shown.text_length > room)
            break;
        write_octets(telling->writer, shown.text, shown.text_length);
        room -= shown.text_length;
        i += shown.length;
    }
    write_text(telling->writer, i < length ? "...\"" : "\"");
}

/* Those octets of the input. */
static void
tell_octets(const struct telling *telling, addrspec_span where)
{
    const uint32_t left = telling->length - where.offset;

    tell_quoted(telling, telling->input + where.offset,
                where.length < left ? where.length : left, QUOTED_MAX,
                UINT32_MAX);
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
tell_code(const struct telling *telling)
{
    const addrspec_diag *diag = telling->diag;
    const bool octet = diag->where.offset < telling->length &&
                       telling->input[diag->where.offset] > 0x7f &&
                       diag->value == telling->input[diag->where.offset];

    write_text(telling->writer, octet ? "0x" : "U+");
    write_hex(telling->writer, diag->value, octet ? 2 : 4);
}

static void
tell_limit(const struct telling *telling)
{
    const uint32_t limit = addrspec_diag_limit(telling->diag);

    if (limit != ADDRSPEC_ABSENT)
        write_number(telling->writer, limit);
}

/* ---- The code point at fault ----------------------------------------- */

static bool
is_code_point(uint32_t value)
{
    return value <= 0x10ffff;
}

/* That of the finding, or else the first of its octets; ADDRSPEC_ABSENT where
 * they are no UTF-8. */
static uint32_t
code_point_of(const struct telling *telling)
{
    const addrspec_diag *diag = telling->diag;
    struct utf8_unit unit;

    if (is_code_point(diag->value))
        return diag->value;
    if (diag->where.offset == telling->length)
        return ADDRSPEC_ABSENT;
    unit = utf8_decode(telling->input + diag->where.offset,
                       telling->length - diag->where.offset);
    return unit.kind == UTF8_WELL_FORMED ? unit.value : ADDRSPEC_ABSENT;
}

/* A letter or sign can be seen, if it is none that sits on another. */
static void
tell_itself(const struct telling *telling, uint32_t code_point)
{
    unsigned char octets[4];
    const uint32_t length = (uint32_t)utf8_encode(code_point, octets);
    const struct shown shown = show_step(telling, octets, length);

    if (shown.text_length != length || shown.columns == 0)
        return; /* an escape would only say the number again */
    write_text(telling->writer, " (");
    write_octets(telling->writer, shown.text, shown.text_length);
    write_octet(telling->writer, ')');
}

static void
tell_character(const struct telling *telling)
{
    const uint32_t code_point = code_point_of(telling);
    const char *name;

    if (code_point == ADDRSPEC_ABSENT) {
        tell_octets(telling, telling->diag->where);
        return;
    }
    write_text(telling->writer, "U+");
    write_hex(telling->writer, code_point, 4);
    name = character_name(code_point, telling->language);
    if (name == NULL) {
        tell_itself(telling, code_point);
        return;
    }
    write_text(telling->writer, " (");
    tell_text(telling, name);
    write_octet(telling->writer, ')');
}

/* ---- The fix --------------------------------------------------------- */

static void
tell_fix(const struct telling *telling)
{
    char fix[FIX_MAX + 4]; /* what is shown is no shorter, but for its end */
    const size_t length =
        addrspec_fix_text(telling->diag, (const char *)telling->input,
                          telling->length, fix, sizeof fix);

    tell_quoted(telling, (const unsigned char *)fix, (uint32_t)length, FIX_MAX,
                FIX_MAX);
}

static bool
has_fix_text(const struct telling *telling)
{
    return addrspec_fix_text(telling->diag, (const char *)telling->input,
                             telling->length, NULL, 0) > 0;
}

/* ---- Placeholders ---------------------------------------------------- */

static bool
is_named(const char *name, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(name, word, length) == 0;
}

static void
tell_placeholder(const struct telling *telling, const char *name, size_t length)
{
    const addrspec_diag *diag = telling->diag;

    if (is_named(name, length, "part"))
        tell_part(telling);
    else if (is_named(name, length, "octets"))
        tell_octets(telling, diag->where);
    else if (is_named(name, length, "name"))
        tell_octets(telling, keyword_at(diag->where.offset, telling->input,
                                        telling->length));
    else if (is_named(name, length, "value"))
        write_number(telling->writer, diag->value);
    else if (is_named(name, length, "limit"))
        tell_limit(telling);
    else if (is_named(name, length, "code"))
        tell_code(telling);
    else if (is_named(name, length, "character"))
        tell_character(telling);
    else if (is_named(name, length, "fix"))
        tell_fix(telling);
}

/* What stands between square brackets has something to say. */
static bool
is_worth_telling(const struct telling *telling, const char *text)
{
    const char *close = strchr(text, ']');
    const char *fix = strstr(text, "{fix}");
    const char *character = strstr(text, "{character}");

    if (fix != NULL && fix < close && !has_fix_text(telling))
        return false;
    return character == NULL || character > close ||
           is_code_point(telling->diag->value);
}

/* The catalogue's tests prove that each bracket and brace has its partner,
 * and that no {kind} holds another. */
static void
tell_filled(const struct telling *telling, const char *text)
{
    const char *after_kind = "";

    if (telling->diag->where.offset > telling->length)
        return;
    for (;;) {
        const size_t plain = strcspn(text, "{[]");
        const char *mark = text + plain;

        tell(telling, text, plain);
        if (*mark == '\0' && *after_kind == '\0')
            return;
        if (*mark == '\0') {
            text = after_kind;
            after_kind = "";
        } else if (*mark == '[' && !is_worth_telling(telling, mark)) {
            text = strchr(mark, ']') + 1;
        } else if (*mark != '{') {
            text = mark + 1;
        } else if (strncmp(mark, "{kind}", 6) == 0) {
            after_kind = mark + 6;
            text = reason_text(telling->diag->reason, telling->language);
        } else {
            const char *close = strchr(mark, '}');

            tell_placeholder(telling, mark + 1, (size_t)(close - mark - 1));
            text = close + 1;
        }
    }
}

static void
tell_message(const struct telling *telling)
{
    const enum diagnosis_index index = diagnosis_index_of(telling->diag->id);

    if (index != DIAGNOSIS_COUNT)
        tell_filled(telling,
                    diagnosis_texts(index, telling->language)->message);
}

void
write_message(struct writer *writer, const addrspec_diag *diag,
              const unsigned char *input, uint32_t length,
              enum language language)
{
    const struct telling telling = {writer, diag,     input,
                                    length, language, false};

    tell_message(&telling);
}

void
write_message_ascii(struct writer *writer, const addrspec_diag *diag,
                    const unsigned char *input, uint32_t length,
                    enum language language)
{
    const struct telling telling = {writer, diag,     input,
                                    length, language, true};

    tell_message(&telling);
}

void
write_title(struct writer *writer, const addrspec_diag *diag,
            const unsigned char *input, uint32_t length, enum language language)
{
    const enum diagnosis_index index = diagnosis_index_of(diag->id);
    const struct telling telling = {writer, diag,     input,
                                    length, language, false};

    if (index == DIAGNOSIS_COUNT)
        return;
    write_text(writer, diagnosis_texts(index, language)->title);
    switch (diagnosis_rows[index].title_end) {
    case BARE:
        break;
    case IN_PART:
        write_text(writer, phrase((enum phrase)(IN_MAILBOX + part_index(diag)),
                                  language));
        break;
    case WITH_KIND:
        write_text(writer, phrase(COLON, language));
        tell_filled(&telling, reason_text(diag->reason, language));
        break;
    }
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

/* display_name.c - the name of a header mailbox as it is meant to be read
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/look.h"
#include "meaning/encoding.h"
#include "reply/writer.h"
#include "text/octets.h"
#include "text/utf8.h"

/* ---- Encoded-words ---------------------------------------------------
 *
 * encoded-word = "=?" charset ["*" language] "?" encoding "?" encoded-text
 *                "?="                              RFC 2047 2, RFC 2231 5 */

enum word_charset {
    UNKNOWN_CHARSET,
    WORD_UTF_8,
    WORD_US_ASCII,
    WORD_ISO_8859_1,
    WORD_ISO_8859_15,
    WORD_WINDOWS_1252
};

static const struct charset_name {
    const char *name;
    enum word_charset charset;
} charset_names[] = {
    {"utf-8", WORD_UTF_8},
    {"utf8", WORD_UTF_8},
    {"us-ascii", WORD_US_ASCII},
    {"ascii", WORD_US_ASCII},
    {"iso-8859-1", WORD_ISO_8859_1},
    {"latin1", WORD_ISO_8859_1},
    {"iso-8859-15", WORD_ISO_8859_15},
    {"latin-9", WORD_ISO_8859_15},
    {"windows-1252", WORD_WINDOWS_1252},
    {"cp1252", WORD_WINDOWS_1252},
};

struct encoded_word {
    uint32_t end; /* behind its "?=" */
    enum word_charset charset;
    bool base64;
    uint32_t text; /* the encoded-text ... */
    uint32_t text_end;
};

static enum word_charset
charset_named(const unsigned char *octets, uint32_t length)
{
    size_t i;

    for (i = 0; i < sizeof charset_names / sizeof charset_names[0]; i++)
        if (strlen(charset_names[i].name) == length &&
            begins_with(octets, length, charset_names[i].name))
            return charset_names[i].charset;
    return UNKNOWN_CHARSET;
}

/* What stands at [i, end), which is an atom or the beginning of one.  False
 * if it is no encoded-word, or of a charset that is not known here. */
static bool
read_encoded_word(const unsigned char *octets, uint32_t i, uint32_t end,
                  struct encoded_word *word)
{
    uint32_t mark, star;

    if (end - i < 2 || octets[i] != '=' || octets[i + 1] != '?')
        return false;
    i += 2;
    mark = find_octet(octets, i, end, '?');
    star = find_octet(octets, i, mark, '*');
    word->charset = charset_named(octets + i, star - i);
    if (word->charset == UNKNOWN_CHARSET || end - mark < 3 ||
        octets[mark + 2] != '?')
        return false;
    word->base64 = octet_lower(octets[mark + 1]) == 'b';
    if (!word->base64 && octet_lower(octets[mark + 1]) != 'q')
        return false;
    word->text = mark + 3;
    word->text_end = find_octet(octets, word->text, end, '?');
    word->end = word->text_end + 2;
    return word->text_end < end && end - word->text_end >= 2 &&
           octets[word->text_end + 1] == '=';
}

/* ---- Their octets ---------------------------------------------------- */

/* Takes one octet after the other; false ends it. */
typedef bool octet_fn(void *context, unsigned char octet);

/* "_" is a space, "=41" an octet.                          RFC 2047 4.2 */
static bool
decode_q(const unsigned char *octets, const struct encoded_word *word,
         octet_fn *take, void *context)
{
    uint32_t i = word->text;

    while (i < word->text_end) {
        unsigned char octet = octets[i++];

        if (octet == '=') {
            if (word->text_end - i < 2 || !octet_is(octets[i], HEXDIG) ||
                !octet_is(octets[i + 1], HEXDIG))
                return false;
            octet = (unsigned char)(octet_hex_value(octets[i]) << 4 |
                                    octet_hex_value(octets[i + 1]));
            i += 2;
        } else if (octet == '_') {
            octet = ' ';
        }
        if (!take(context, octet))
            return false;
    }
    return true;
}

/* Of an octet of the alphabet of RFC 4648 4; 64 of another. */
static uint32_t
base64_value(unsigned char octet)
{
    if (octet >= 'A' && octet <= 'Z')
        return octet - 'A';
    if (octet >= 'a' && octet <= 'z')
        return octet - 'a' + 26u;
    if (octet_is(octet, DIGIT))
        return octet - '0' + 52u;
    return octet == '+' ? 62 : octet == '/' ? 63 : 64;
}

static bool
decode_b(const unsigned char *octets, const struct encoded_word *word,
         octet_fn *take, void *context)
{
    uint32_t i = word->text, bits = 0, held = 0;

    for (; i < word->text_end && octets[i] != '='; i++) {
        const uint32_t value = base64_value(octets[i]);

        if (value == 64)
            return false;
        held = (held << 6 | value) & 0xffff;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            if (!take(context, (unsigned char)(held >> bits & 0xff)))
                return false;
        }
    }
    for (; i < word->text_end; i++)
        if (octets[i] != '=')
            return false;
    return bits < 6;
}

/* ---- Words in a row --------------------------------------------------
 *
 * A character may be cut in two by a writer that counts octets, though it
 * should not be (RFC 2047 5): encoded-words of one charset in a row are
 * decoded together. */

struct run {
    const unsigned char *octets;
    uint32_t begin;
    uint32_t end; /* behind its last word */
    enum word_charset charset;
};

static uint32_t
white_end(const unsigned char *octets, uint32_t i, uint32_t end)
{
    while (i < end && (octet_is(octets[i], BLANK) || octets[i] == '\r' ||
                       octets[i] == '\n'))
        i++;
    return i;
}

/* Where the atom at `i` ends; a dot is no part of one, and needs none. */
static uint32_t
atom_end(const unsigned char *octets, uint32_t i, uint32_t end)
{
    while (i < end && (octet_is(octets[i], ATEXT) || octets[i] > 0x7f))
        i++;
    return i;
}

/* An encoded-word is all of its word (RFC 2047 5), that is, of an atom here;
 * NOTE: "B" encoded text has no other octets than atoms have, "Q" should not
 * have any. */
static bool
encoded_word_at(const unsigned char *octets, uint32_t i, uint32_t end,
                struct encoded_word *word)
{
    const uint32_t atom = atom_end(octets, i, end);

    return read_encoded_word(octets, i, atom, word) && word->end == atom;
}

static bool
read_run(const unsigned char *octets, uint32_t begin, uint32_t end,
         struct run *run)
{
    struct encoded_word word;
    uint32_t i = begin;

    if (!encoded_word_at(octets, begin, end, &word))
        return false;
    *run = (struct run){octets, begin, word.end, word.charset};
    for (;;) {
        i = white_end(octets, run->end, end);
        if (i == run->end || !encoded_word_at(octets, i, end, &word) ||
            word.charset != run->charset)
            return true;
        run->end = word.end;
    }
}

static bool
decode_run(const struct run *run, octet_fn *take, void *context)
{
    struct encoded_word word;
    uint32_t i = run->begin;

    while (i < run->end) {
        if (!encoded_word_at(run->octets, i, run->end, &word) ||
            !(word.base64 ? decode_b : decode_q)(run->octets, &word, take,
                                                 context))
            return false;
        i = white_end(run->octets, word.end, run->end);
    }
    return true;
}

/* ---- What they say --------------------------------------------------- */

/* UTF-8 as it comes, octet by octet. */
struct utf8_check {
    uint8_t left, low, high;
};

static bool
check_utf8(void *context, unsigned char octet)
{
    struct utf8_check *check = context;

    if (check->left == 0)
        return octet <= 0x7f ||
               utf8_lead(octet, &check->left, &check->low, &check->high);
    if (octet < check->low || octet > check->high)
        return false;
    check->left--;
    check->low = 0x80;
    check->high = 0xbf;
    return true;
}

static bool
check_ascii(void *context, unsigned char octet)
{
    (void)context;
    return octet <= 0x7f;
}

static bool
check_windows_1252(void *context, unsigned char octet)
{
    (void)context;
    return octet == 0 || legacy_decode(WINDOWS_1252, octet) != 0;
}

static bool
check_nothing(void *context, unsigned char octet)
{
    (void)context;
    (void)octet;
    return true;
}

static bool
is_decodable(const struct run *run)
{
    static octet_fn *const checks[] = {
        [WORD_UTF_8] = check_utf8,
        [WORD_US_ASCII] = check_ascii,
        [WORD_ISO_8859_1] = check_nothing,
        [WORD_ISO_8859_15] = check_nothing,
        [WORD_WINDOWS_1252] = check_windows_1252,
    };
    struct utf8_check check = {0, 0, 0};

    return decode_run(run, checks[run->charset], &check) && check.left == 0;
}

struct recoding {
    struct writer *writer;
    enum charset charset; /* NO_CHARSET: it is UTF-8 already */
};

static bool
write_recoded(void *context, unsigned char octet)
{
    const struct recoding *recoding = context;
    unsigned char text[4];

    if (recoding->charset == NO_CHARSET)
        write_octet(recoding->writer, (char)octet);
    else
        write_octets(
            recoding->writer, (const char *)text,
            utf8_encode(legacy_decode(recoding->charset, octet), text));
    return true;
}

static void
write_run(struct writer *writer, const struct run *run)
{
    static const enum charset charsets[] = {
        [WORD_UTF_8] = NO_CHARSET,          [WORD_US_ASCII] = NO_CHARSET,
        [WORD_ISO_8859_1] = ISO_8859_1,     [WORD_ISO_8859_15] = ISO_8859_15,
        [WORD_WINDOWS_1252] = WINDOWS_1252,
    };
    struct recoding recoding = {writer, charsets[run->charset]};

    decode_run(run, write_recoded, &recoding);
}

/* ---- A phrase -------------------------------------------------------- */

struct phrase_reader {
    const unsigned char *octets;
    uint32_t end;
    struct writer *writer;
    bool wants_space; /* before what is written next */
};

static void
begin_word(struct phrase_reader *reader)
{
    if (reader->wants_space && reader->writer->length > 0)
        write_octet(reader->writer, ' ');
    reader->wants_space = false;
}

/* Behind a quoted-string, without its marks, backslashes and line breaks. */
static uint32_t
write_quoted(struct phrase_reader *reader, uint32_t i)
{
    const unsigned char *octets = reader->octets;

    begin_word(reader);
    for (i++; i < reader->end && octets[i] != '"'; i++) {
        if (octets[i] == '\r' || octets[i] == '\n')
            continue;
        if (octets[i] == '\\' && i + 1 < reader->end)
            i++;
        write_octet(reader->writer, (char)octets[i]);
    }
    return i < reader->end ? i + 1 : i;
}

/* Behind a comment, which is not for display. */
static uint32_t
skip_comment(const struct phrase_reader *reader, uint32_t i)
{
    uint32_t depth = 0;

    for (; i < reader->end; i++) {
        if (reader->octets[i] == '\\')
            i++;
        else if (reader->octets[i] == '(')
            depth++;
        else if (reader->octets[i] == ')' && --depth == 0)
            return i + 1;
    }
    return reader->end;
}

/* All of them, as each would read those behind it again. */
static void
write_undecoded(struct phrase_reader *reader, const struct run *run)
{
    uint32_t i = run->begin;

    while (i < run->end) {
        const uint32_t end = atom_end(run->octets, i, run->end);

        begin_word(reader);
        write_octets(reader->writer, (const char *)run->octets + i, end - i);
        reader->wants_space = true;
        i = white_end(run->octets, end, run->end);
    }
    reader->wants_space = false;
}

/* Behind an atom, encoded-words in a row, or any other octet. */
static uint32_t
write_word(struct phrase_reader *reader, uint32_t i)
{
    const uint32_t end = atom_end(reader->octets, i, reader->end);
    const uint32_t behind = end > i ? end : i + 1;
    struct run run;

    begin_word(reader);
    if (read_run(reader->octets, i, reader->end, &run)) {
        if (is_decodable(&run)) {
            write_run(reader->writer, &run);
            return run.end;
        }
        write_undecoded(reader, &run);
        return run.end;
    }
    write_octets(reader->writer, (const char *)reader->octets + i, behind - i);
    return behind;
}

static void
write_phrase(struct phrase_reader *reader, uint32_t i)
{
    while (i < reader->end) {
        const unsigned char octet = reader->octets[i];

        if (octet_is(octet, BLANK) || octet == '\r' || octet == '\n') {
            reader->wants_space = true;
            i++;
        } else if (octet == '(') {
            reader->wants_space = true;
            i = skip_comment(reader, i);
        } else if (octet == '"') {
            i = write_quoted(reader, i);
        } else {
            i = write_word(reader, i);
        }
    }
}

size_t
addrspec_display_name(const addrspec_result *result, const char *input,
                      size_t length, char *buffer, size_t size)
{
    struct writer writer = writer_begin(buffer, size);
    struct phrase_reader reader = {.octets = (const unsigned char *)input,
                                   .writer = &writer};
    addrspec_span name;

    if (result == NULL)
        return writer_end(&writer);
    name = result->display_name;
    if (name.offset < length && name.length <= length - name.offset) {
        reader.end = name.offset + name.length;
        write_phrase(&reader, name.offset);
    }
    return writer_end(&writer);
}

/* json_reader.c - reading JSON strictly, to hold what the tool writes against
 *
 * SPDX-License-Identifier: MIT
 */
#include "json_reader.h"

#include <stdint.h>
#include <string.h>

#include "text/utf8.h"

enum { DEPTH_MAX = 8 };

/* ---- Strings --------------------------------------------------------- */

static int
hex_value(char digit)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = digit == '\0' ? NULL : strchr(digits, digit);

    return found == NULL ? -1 : (int)(found - digits);
}

/* The code point of "\uXXXX"; -1 if it is none, or half of a pair. */
static int
escaped_code_point(const char *octets, size_t length)
{
    int value = 0, i;

    if (length < 6)
        return -1;
    for (i = 2; i < 6; i++) {
        if (hex_value(octets[i]) < 0)
            return -1;
        value = value * 16 + hex_value(octets[i]);
    }
    return value >= 0xd800 && value <= 0xdfff ? -1 : value;
}

/* An escape: what it stands for, and its own length; 0 if it is none. */
static size_t
read_escape(const char *octets, size_t length, uint32_t *code_point)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    const char *found;
    int value;

    if (length < 2 || octets[1] == '\0')
        return 0;
    if (octets[1] == 'u') {
        value = escaped_code_point(octets, length);
        *code_point = (uint32_t)value;
        return value < 0 ? 0 : 6;
    }
    found = strchr(letters, octets[1]);
    if (found == NULL)
        return 0;
    *code_point = (unsigned char)meant[found - letters];
    return 2;
}

/* A character of a string as it is written: what it stands for, and its own
 * length; 0 if it may not stand there. */
static size_t
read_character(const char *octets, size_t length, uint32_t *code_point)
{
    const unsigned char first = (unsigned char)octets[0];
    struct utf8_unit unit;

    if (first == '\\')
        return read_escape(octets, length, code_point);
    if (first < 0x20 || first == 0x7f || first == '"')
        return 0;
    unit = utf8_decode((const unsigned char *)octets, length);
    *code_point = unit.value;
    return unit.kind == UTF8_WELL_FORMED ? unit.length : 0;
}

static size_t
string_length(addrspec_slice text)
{
    size_t at = 1, step;
    uint32_t code_point;

    if (text.length == 0 || text.octets[0] != '"')
        return 0;
    while (at < text.length && text.octets[at] != '"') {
        step = read_character(text.octets + at, text.length - at, &code_point);
        if (step == 0)
            return 0;
        at += step;
    }
    return at < text.length ? at + 1 : 0;
}

bool
json_read_string(addrspec_slice string, char *octets, size_t *length)
{
    size_t at = 1;
    uint32_t code_point;

    *length = 0;
    if (string.length < 2 || string_length(string) != string.length)
        return false;
    while (at + 1 < string.length) {
        at +=
            read_character(string.octets + at, string.length - at, &code_point);
        *length += utf8_encode(code_point, (unsigned char *)octets + *length);
    }
    return true;
}

/* RFC 4648 4, with its padding. */
static int
base64_value(char octet)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "abcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = octet == '\0' ? NULL : strchr(alphabet, octet);

    return found == NULL ? -1 : (int)(found - alphabet);
}

bool
json_read_base64(addrspec_slice string, char *octets, size_t *length)
{
    uint32_t bits = 0;
    size_t at, count = 0, padding = 0;

    *length = 0;
    if (string.length < 2 || string.length % 4 != 2)
        return false;
    for (at = 1; at + 1 < string.length; at++) {
        const int value = base64_value(string.octets[at]);

        if (value < 0 && string.octets[at] != '=')
            return false;
        if (value >= 0 && padding > 0)
            return false;
        padding += value < 0;
        bits = bits << 6 | (value < 0 ? 0u : (uint32_t)value);
        if (++count % 4 != 0)
            continue;
        octets[(*length)++] = (char)(bits >> 16 & 0xff);
        octets[(*length)++] = (char)(bits >> 8 & 0xff);
        octets[(*length)++] = (char)(bits & 0xff);
    }
    if (padding > 2)
        return false;
    *length -= padding;
    return true;
}

/* ---- Values ---------------------------------------------------------- */

static size_t
number_length(addrspec_slice text)
{
    size_t length = 0;

    while (length < text.length && text.octets[length] >= '0' &&
           text.octets[length] <= '9')
        length++;
    return length > 1 && text.octets[0] == '0' ? 0 : length;
}

static size_t
scalar_length(addrspec_slice text)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++)
        if (text.length >= strlen(words[i]) &&
            memcmp(text.octets, words[i], strlen(words[i])) == 0)
            return strlen(words[i]);
    return text.octets[0] == '"' ? string_length(text) : number_length(text);
}

static addrspec_slice
rest(addrspec_slice text, size_t at)
{
    const addrspec_slice slice = {text.octets + at, text.length - at};

    return slice;
}

static bool
is_at(addrspec_slice text, size_t at, char octet)
{
    return at < text.length && text.octets[at] == octet;
}

/* `"name":`, its length; 0 if there is none. */
static size_t
name_length(addrspec_slice text)
{
    const size_t length = string_length(text);

    return length > 0 && is_at(text, length, ':') ? length + 1 : 0;
}

/* What a value is in: the closing octets of the arrays and objects around. */
struct nest {
    char closing[DEPTH_MAX];
    size_t depth;
};

/* From the octet behind a value on: over the ends of what it is in, and over
 * the comma and the name before the next value.  The place of that, or 0 where
 * there is no comma; with nothing around it `*end` is the end of all. */
static size_t
next_value(addrspec_slice text, size_t at, struct nest *nest, size_t *end)
{
    size_t name;

    while (nest->depth > 0 && is_at(text, at, nest->closing[nest->depth - 1])) {
        nest->depth--;
        at++;
    }
    if (nest->depth == 0) {
        *end = at;
        return 0;
    }
    if (!is_at(text, at, ','))
        return 0;
    at++;
    if (nest->closing[nest->depth - 1] == ']')
        return at;
    name = name_length(rest(text, at));
    return name == 0 ? 0 : at + name;
}

/* The opening octet of an array or object: true if it is entered, with the
 * place of its first value, or behind it where it has none. */
static bool
enter(addrspec_slice text, size_t *at, struct nest *nest, bool *empty)
{
    const char closing = text.octets[*at] == '[' ? ']' : '}';

    if (nest->depth == DEPTH_MAX)
        return false;
    ++*at;
    *empty = is_at(text, *at, closing);
    if (*empty) {
        ++*at;
        return true;
    }
    nest->closing[nest->depth++] = closing;
    if (closing == '}') {
        const size_t name = name_length(rest(text, *at));

        *at += name;
        return name > 0;
    }
    return true;
}

size_t
json_value_length(addrspec_slice text)
{
    struct nest nest = {.depth = 0};
    size_t at = 0, end = 0, length;
    bool empty;

    while (at < text.length) {
        if (text.octets[at] == '[' || text.octets[at] == '{') {
            if (!enter(text, &at, &nest, &empty))
                return 0;
            if (!empty)
                continue;
        } else {
            length = scalar_length(rest(text, at));
            if (length == 0)
                return 0;
            at += length;
        }
        at = next_value(text, at, &nest, &end);
        if (at == 0)
            return end;
    }
    return 0;
}

bool
json_member(addrspec_slice object, const char *name, addrspec_slice *value)
{
    const size_t wanted = strlen(name);
    size_t at = 1, found = 0;

    while (at + 1 < object.length) {
        const addrspec_slice here = rest(object, at);
        const size_t key = name_length(here);
        const size_t length = json_value_length(rest(here, key));

        if (key == wanted + 3 && memcmp(here.octets + 1, name, wanted) == 0) {
            value->octets = here.octets + key;
            value->length = length;
            found++;
        }
        at += key + length + 1; /* a comma, or the end */
    }
    return found == 1;
}

size_t
json_count(addrspec_slice array)
{
    size_t at = 1, count = 0;

    while (at + 1 < array.length) {
        at += json_value_length(rest(array, at)) + 1;
        count++;
    }
    return count;
}

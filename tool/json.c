/* json.c - writing JSON
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "json.h"

#include <string.h>

#include "utf8.h"

void
json_name(struct sink *out, char before, const char *name)
{
    if (before != JSON_FIRST)
        put_octet(out, before);
    put_octet(out, '"');
    put_text(out, name);
    put_octets(out, "\":", 2);
}

/* ---- Texts ----------------------------------------------------------- */

/* How many octets from the first are written as they are: printable ASCII but
 * for the two that JSON escapes. */
static size_t
plain_run(const char *octets, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++) {
        unsigned char octet = (unsigned char)octets[i];

        if (octet < 0x20 || octet >= 0x7f || octet == '"' || octet == '\\')
            break;
    }
    return i;
}

static void
escape_code_point(struct sink *out, unsigned code_point)
{
    static const char digits[] = "0123456789abcdef";
    char text[6] = {'\\', 'u'};

    text[2] = digits[code_point >> 12 & 15];
    text[3] = digits[code_point >> 8 & 15];
    text[4] = digits[code_point >> 4 & 15];
    text[5] = digits[code_point & 15];
    put_octets(out, text, sizeof text);
}

static void
escape_ascii(struct sink *out, char octet)
{
    static const char named[] = "\"\\\b\f\n\r\t";
    static const char names[] = "\"\\bfnrt";
    const char *found = octet == '\0' ? NULL : strchr(named, octet);

    if (found == NULL) {
        escape_code_point(out, (unsigned char)octet);
        return;
    }
    put_octet(out, '\\');
    put_octet(out, names[found - named]);
}

/* Of the characters beyond ASCII those that are escaped: C1 controls, line and
 * paragraph separators, and what changes the direction of text around it. */
static bool
is_escaped(unsigned code_point)
{
    return (code_point >= 0x80 && code_point <= 0x9f) || code_point == 0x61c ||
           code_point == 0x200e || code_point == 0x200f ||
           (code_point >= 0x2028 && code_point <= 0x202e) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

/* A well-formed character of two octets or more. */
static void
write_character(struct sink *out, const char *octets, size_t length)
{
    unsigned first = (unsigned char)octets[0];
    unsigned code_point = length == 2 ? first & 0x1f : first & 0x0f;
    size_t i;

    for (i = 1; i < length; i++)
        code_point = code_point << 6 | ((unsigned char)octets[i] & 0x3f);
    if (length < 4 && is_escaped(code_point))
        escape_code_point(out, code_point);
    else
        put_octets(out, octets, length);
}

/* `octets` are UTF-8. */
static void
write_escaped(struct sink *out, const char *octets, size_t length)
{
    while (length > 0) {
        size_t done = plain_run(octets, length);

        if (done > 0) {
            put_octets(out, octets, done);
        } else if (((unsigned char)*octets & 0x80) == 0) {
            escape_ascii(out, *octets);
            done = 1;
        } else {
            done = utf8_character(octets, length);
            write_character(out, octets, done);
        }
        octets += done;
        length -= done;
    }
}

void
json_value(struct sink *out, const char *octets, size_t length)
{
    put_octet(out, '"');
    write_escaped(out, octets, length);
    put_octet(out, '"');
}

/* RFC 4648 4. */
static void
write_base64(struct sink *out, const char *octets, size_t length)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "abcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t i, j;

    for (i = 0; i < length; i += 3) {
        size_t count = length - i < 3 ? length - i : 3;
        unsigned bits = 0;
        char text[4];

        for (j = 0; j < 3; j++)
            bits = bits << 8 | (j < count ? (unsigned char)octets[i + j] : 0u);
        for (j = 0; j < 4; j++)
            text[j] = j <= count ? alphabet[bits >> (18 - 6 * j) & 63] : '=';
        put_octets(out, text, sizeof text);
    }
}

void
json_text(struct sink *out, char before, const char *name, const char *octets,
          size_t length)
{
    size_t plain = plain_run(octets, length);

    if (before != JSON_FIRST)
        put_octet(out, before);
    put_octet(out, '"');
    put_text(out, name);
    if (utf8_is_valid(octets + plain, length - plain)) {
        put_octets(out, "\":\"", 3);
        put_octets(out, octets, plain);
        write_escaped(out, octets + plain, length - plain);
    } else {
        put_octets(out, "_base64\":\"", 10);
        write_base64(out, octets, length);
    }
    put_octet(out, '"');
}

void
json_string(struct sink *out, char before, const char *name, const char *text)
{
    if (text == NULL)
        json_null(out, before, name);
    else
        json_text(out, before, name, text, strlen(text));
}

/* ---- Other values ---------------------------------------------------- */

void
json_number(struct sink *out, char before, const char *name, uint64_t number)
{
    json_name(out, before, name);
    put_number(out, number);
}

void
json_bool(struct sink *out, char before, const char *name, bool value)
{
    json_name(out, before, name);
    put_text(out, value ? "true" : "false");
}

void
json_null(struct sink *out, char before, const char *name)
{
    json_name(out, before, name);
    put_text(out, "null");
}

/* escape.c - octets of the input, made safe to show
 *
 * SPDX-License-Identifier: MIT
 */
#include "reply/escape.h"

#include <string.h>

#include "meaning/unicode.h"
#include "text/utf8.h"

static void
show_escaped(struct shown *shown, unsigned char octet)
{
    struct writer writer = writer_begin(shown->text, sizeof shown->text);

    switch (octet) {
    case '\t':
        write_text(&writer, "\\t");
        break;
    case '\r':
        write_text(&writer, "\\r");
        break;
    case '\n':
        write_text(&writer, "\\n");
        break;
    default:
        write_text(&writer, "\\x");
        write_hex(&writer, octet, 2);
        break;
    }
    shown->columns = shown->text_length = (uint32_t)writer_end(&writer);
}

static void
show_code_point(struct shown *shown, uint32_t code_point)
{
    struct writer writer = writer_begin(shown->text, sizeof shown->text);

    write_text(&writer, "\\u{");
    write_hex(&writer, code_point, 4);
    write_octet(&writer, '}');
    shown->columns = shown->text_length = (uint32_t)writer_end(&writer);
}

struct shown
show_unit(const unsigned char *input, uint32_t length)
{
    const struct utf8_unit unit = utf8_decode(input, length);
    struct shown shown = {.length = 1, .columns = 1, .text_length = 1};

    shown.text[0] = (char)input[0];
    if (input[0] >= ' ' && input[0] < 0x7f)
        return shown;
    if (unit.kind != UTF8_WELL_FORMED || input[0] < 0x80) {
        show_escaped(&shown, input[0]);
        return shown;
    }
    shown.length = unit.length;
    if (unicode_is_unseen(unit.value)) {
        show_code_point(&shown, unit.value);
        return shown;
    }
    memcpy(shown.text, input, unit.length);
    shown.text_length = unit.length;
    shown.columns = (uint32_t)unicode_width(unit.value);
    return shown;
}

void
write_ascii(struct writer *writer, const unsigned char *input, uint32_t length)
{
    uint32_t i;

    for (i = 0; i < length; i++) {
        if (input[i] >= ' ' && input[i] < 0x7f) {
            write_octet(writer, (char)input[i]);
        } else {
            write_text(writer, "\\x");
            write_hex(writer, input[i], 2);
        }
    }
}

/* The letters of French beyond ASCII, and its punctuation. */
static const char *
folded(uint32_t code_point)
{
    switch (code_point) {
    case 0xe0:
    case 0xe2:
    case 0xe4:
        return "a";
    case 0xe7:
        return "c";
    case 0xe8:
    case 0xe9:
    case 0xea:
    case 0xeb:
        return "e";
    case 0xee:
    case 0xef:
        return "i";
    case 0xf4:
    case 0xf6:
        return "o";
    case 0xf9:
    case 0xfb:
    case 0xfc:
        return "u";
    case 0xc0:
    case 0xc2:
        return "A";
    case 0xc7:
        return "C";
    case 0xc8:
    case 0xc9:
    case 0xca:
        return "E";
    case 0x153:
        return "oe";
    case 0xab:
    case 0xbb:
        return "\"";
    case 0x2019:
        return "'";
    case 0xa0:
    case 0x202f:
        return " ";
    default:
        return "?";
    }
}

void
write_folded(struct writer *writer, const char *text, size_t length)
{
    const unsigned char *octets = (const unsigned char *)text;
    size_t i = 0;

    while (i < length) {
        const struct utf8_unit unit = utf8_decode(octets + i, length - i);

        if (octets[i] < 0x80)
            write_octet(writer, text[i]);
        else
            write_text(writer, folded(unit.value));
        i += unit.length;
    }
}

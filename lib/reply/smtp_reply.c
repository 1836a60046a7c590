/* smtp_reply.c - a verdict as a mail server would say it (RFC 5321 4.2)
 *
 * SPDX-License-Identifier: MIT
 *
 * Reply-line = *( Reply-code "-" [ textstring ] CRLF )
 *              Reply-code [ SP textstring ] CRLF
 * textstring = 1*(%d09 / %d32-126)
 */
#include <string.h>

#include "reply/escape.h"
#include "reply/message.h"

/* A line without its CRLF. */
#define LINE_MAX_OCTETS (ADDRSPEC_REPLY_LINE_MAX - 2)
/* Octets of the address that a line echoes, escaped, at most: longer than
 * any that is valid, and room for the longest text beside it. */
#define ECHO_MAX 256
#define TEXT_MAX 1024

struct line {
    addrspec_code code;
    enum language language;
};

static void
write_codes(struct writer *writer, const addrspec_code *code, char separator)
{
    write_number(writer, code->basic);
    write_octet(writer, separator);
    write_number(writer, code->enhanced[0]);
    write_octet(writer, '.');
    write_number(writer, code->enhanced[1]);
    write_octet(writer, '.');
    write_number(writer, code->enhanced[2]);
    write_octet(writer, ' ');
}

static bool
is_path(const addrspec_result *result)
{
    return result->production == ADDRSPEC_FORWARD_PATH ||
           result->production == ADDRSPEC_REVERSE_PATH;
}

/* The address, cut short where it is too long: a mailbox between angle
 * brackets, a path as it is. */
static void
write_echo(struct writer *writer, const addrspec_result *result,
           const unsigned char *input, uint32_t length, size_t room)
{
    const bool bare = !is_path(result);
    uint32_t i;

    write_text(writer, bare ? "<" : "");
    for (i = 0; i < length; i++) {
        const bool plain = input[i] >= ' ' && input[i] < 0x7f;
        const size_t octets = plain ? 1 : 4;

        if (octets + 3 > room) {
            write_text(writer, "...");
            break;
        }
        write_ascii(writer, input + i, 1);
        room -= octets;
    }
    write_text(writer, bare ? ">" : "");
}

static const addrspec_diag *
first_error(const addrspec_result *result)
{
    uint32_t i;

    for (i = 0; i < result->kept_count && i < ADDRSPEC_DIAGS_MAX; i++)
        if (result->diags[i].severity == ADDRSPEC_ERROR &&
            diagnosis_index_of(result->diags[i].id) != DIAGNOSIS_COUNT)
            return &result->diags[i];
    return NULL;
}

static void
write_place(struct writer *writer, const addrspec_diag *diag, enum phrase words,
            enum language language)
{
    const enum diagnosis_index index = diagnosis_index_of(diag->id);
    const char *at = phrase(words, language);

    write_folded(writer, at, strlen(at));
    write_number(writer, diag->where.offset + 1);
    write_text(writer, " (");
    write_text(writer, diagnosis_rows[index].info.section);
    write_octet(writer, ')');
}

/* Trim a finished line: the texts are ours and short, and the echo is
 * bounded, so this is a belt. */
static size_t
bounded(size_t length)
{
    return length < LINE_MAX_OCTETS ? length : LINE_MAX_OCTETS;
}

static addrspec_code
chosen_code(const addrspec_result *result, const addrspec_diag *diag,
            int basic_code)
{
    addrspec_code code = addrspec_diag_code(result, diag);

    if (basic_code > 0)
        code.basic = (uint16_t)basic_code;
    return code;
}

size_t
addrspec_format_reply_line(const addrspec_result *result, const char *input,
                           size_t length, int basic_code, const char *language,
                           char *buffer, size_t size)
{
    const enum language tongue = language_of(language);
    const unsigned char *octets = (const unsigned char *)input;
    const addrspec_diag *diag = result == NULL ? NULL : first_error(result);
    char text[TEXT_MAX], line[ADDRSPEC_REPLY_LINE_MAX];
    struct writer all = writer_begin(buffer, size);
    struct writer tail = writer_begin(text, sizeof text);
    struct writer head = writer_begin(line, sizeof line);
    addrspec_code code;
    size_t tail_length, room;

    if (diag == NULL || length >= ADDRSPEC_ABSENT)
        return writer_end(&all);
    code = chosen_code(result, diag, basic_code);
    write_text(&tail, phrase(COLON, tongue));
    write_message_ascii(&tail, diag, octets, (uint32_t)length, tongue);
    write_place(&tail, diag, AT_OCTET, tongue);
    tail_length = bounded(writer_end(&tail));
    write_codes(&head, &code, ' ');
    room = LINE_MAX_OCTETS - tail_length - head.length - 2;
    write_echo(&head, result, octets, (uint32_t)length,
               room < ECHO_MAX ? room : ECHO_MAX);
    write_octets(&head, text, tail_length);
    write_octets(&all, line, bounded(writer_end(&head)));
    return writer_end(&all);
}

/* Lines of the long form, as far as they are there. */
static void
write_line(struct writer *all, const addrspec_code *code, bool last,
           const char *text, size_t length)
{
    struct writer line = writer_begin(NULL, 0);

    write_codes(&line, code, ' ');
    write_codes(all, code, last ? ' ' : '-');
    if (length > LINE_MAX_OCTETS - line.length)
        length = LINE_MAX_OCTETS - line.length;
    write_octets(all, text, length);
    write_text(all, "\r\n");
}

static void
write_question(struct writer *all, const addrspec_code *code,
               const addrspec_result *result, enum language language,
               const char *mended)
{
    char text[TEXT_MAX];
    struct writer line = writer_begin(text, sizeof text);
    size_t mended_length = strlen(mended);
    const bool bare = !is_path(result);
    const char *open = phrase(DID_YOU_MEAN, language);
    const char *close = phrase(QUESTION_MARK, language);

    write_octets(&line, open, strlen(open) - (bare ? 0 : 1));
    write_ascii(&line, (const unsigned char *)mended, (uint32_t)mended_length);
    write_text(&line, bare ? close : close + 1);
    mended_length = writer_end(&line);
    write_line(all, code, true, text,
               mended_length < sizeof text ? mended_length : strlen(text));
}

size_t
addrspec_format_reply(const addrspec_result *result, const char *input,
                      size_t length, int basic_code, const char *language,
                      char *buffer, size_t size)
{
    const enum language tongue = language_of(language);
    const unsigned char *octets = (const unsigned char *)input;
    const addrspec_diag *diag = result == NULL ? NULL : first_error(result);
    struct writer all = writer_begin(buffer, size);
    char text[TEXT_MAX], mended[ADDRSPEC_PATH_MAX + 1];
    struct writer line = writer_begin(text, sizeof text);
    addrspec_code code;
    size_t mended_length;

    if (diag == NULL || length >= ADDRSPEC_ABSENT)
        return writer_end(&all);
    code = chosen_code(result, diag, basic_code);
    mended_length = addrspec_mend(result, input, length, mended, sizeof mended);
    write_echo(&line, result, octets, (uint32_t)length, ECHO_MAX);
    write_text(&line, phrase(COLON, tongue));
    write_message_ascii(&line, diag, octets, (uint32_t)length, tongue);
    write_line(&all, &code, false, text, bounded(writer_end(&line)));
    line = writer_begin(text, sizeof text);
    write_place(&line, diag, AT_OCTET_ALONE, tongue);
    write_line(&all, &code,
               mended_length == 0 || mended_length >= sizeof mended, text,
               bounded(writer_end(&line)));
    if (mended_length > 0 && mended_length < sizeof mended)
        write_question(&all, &code, result, tongue, mended);
    return writer_end(&all);
}

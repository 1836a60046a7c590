/* smtp_reply.c - reading what an SMTP server says, octet by octet
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "smtp_reply.h"

#define CODE_LENGTH 3

void
smtp_reply_begin(struct smtp_reply *reply)
{
    /* `text` is what it is: nothing beyond `length` is ever read. */
    reply->code = 0;
    reply->faults = 0;
    reply->line_count = 0;
    reply->line_begin = 0;
    reply->after_cr = false;
    reply->length = 0;
}

static bool
is_digit(char octet, char last)
{
    return octet >= '0' && octet <= last;
}

/* Reply-code = %x32-35 %x30-35 %x30-39                       RFC 5321 4.2
 *
 * 0 if `line`, of CODE_LENGTH octets or more, does not begin with one. */
static int
read_code(const char *line)
{
    if (!is_digit(line[0], '5') || line[0] < '2' || !is_digit(line[1], '5') ||
        !is_digit(line[2], '9'))
        return 0;
    return 100 * (line[0] - '0') + 10 * (line[1] - '0') + (line[2] - '0');
}

static void
note_octets(struct smtp_reply *reply)
{
    size_t i;

    for (i = reply->line_begin; i < reply->length; i++) {
        const unsigned char octet = (unsigned char)reply->text[i];

        if ((octet < 0x20 && octet != '\t') || octet == 0x7f)
            reply->faults |= SMTP_REPLY_CONTROL;
        else if (octet > 0x7f)
            reply->faults |= SMTP_REPLY_OVER_7F;
    }
}

/* A line has been read, and its end is no longer in `text`.
 *
 * Reply-line = *( Reply-code "-" [ textstring ] CRLF )
 *              Reply-code [ SP textstring ] CRLF             RFC 5321 4.2 */
static enum smtp_reply_state
end_line(struct smtp_reply *reply)
{
    const char *line = reply->text + reply->line_begin;
    const size_t length = reply->length - reply->line_begin;
    const int code = length < CODE_LENGTH ? 0 : read_code(line);

    note_octets(reply);
    if (code == 0 || (reply->line_count > 0 && code != reply->code))
        return SMTP_REPLY_GARBLED;
    if (length > CODE_LENGTH && line[CODE_LENGTH] != ' ' &&
        line[CODE_LENGTH] != '-')
        return SMTP_REPLY_GARBLED;
    reply->code = code;
    reply->line_count++;
    if (length == CODE_LENGTH || line[CODE_LENGTH] == ' ')
        return SMTP_REPLY_COMPLETE;
    if (reply->length == sizeof reply->text)
        return SMTP_REPLY_GARBLED;
    reply->text[reply->length++] = '\n';
    reply->line_begin = reply->length;
    return SMTP_REPLY_PARTIAL;
}

enum smtp_reply_state
smtp_reply_push(struct smtp_reply *reply, char octet)
{
    if (octet == '\n') {
        if (reply->after_cr)
            reply->length--;
        else
            reply->faults |= SMTP_REPLY_BARE_LF;
        reply->after_cr = false;
        if (reply->length - reply->line_begin + 2 > SMTP_REPLY_LINE_MAX)
            reply->faults |= SMTP_REPLY_LONG_LINE;
        return end_line(reply);
    }
    if (reply->length == sizeof reply->text) {
        note_octets(reply);
        return SMTP_REPLY_GARBLED;
    }
    reply->text[reply->length++] = octet;
    reply->after_cr = octet == '\r';
    return SMTP_REPLY_PARTIAL;
}

/* ---- Enhanced codes -------------------------------------------------- */

/* How many digits, at most `most`, there are at `text`; 0 if there are more. */
static size_t
digits(const char *text, const char *end, size_t most)
{
    size_t count = 0;

    while (text + count < end && is_digit(text[count], '9'))
        count++;
    return count > most ? 0 : count;
}

/* status-code = class "." subject "." detail
 * class = "2"/"4"/"5"    subject = 1*3digit    detail = 1*3digit
 *                                                            RFC 2034 4 */
size_t
smtp_reply_enhanced(const struct smtp_reply *reply, const char **code)
{
    const char *begin = reply->text + CODE_LENGTH + 1;
    const char *end = reply->text + reply->length;
    const char *at = begin + 2;
    size_t count;

    *code = begin;
    /* The class is that of the reply: RFC 2034 4. */
    if (reply->code == 0 || end - begin < 5 || begin[0] != reply->text[0] ||
        begin[1] != '.')
        return 0;
    count = digits(at, end, 3);
    at += count;
    if (count == 0 || at == end || *at++ != '.')
        return 0;
    count = digits(at, end, 3);
    at += count;
    if (count == 0 || (at < end && *at != ' ' && *at != '\n'))
        return 0;
    return (size_t)(at - begin);
}

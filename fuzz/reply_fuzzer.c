/* reply_fuzzer.c - octets as what an SMTP server says
 *
 * SPDX-License-Identifier: MIT
 *
 * What the probe reads octet by octet is what a reading of the whole, a line at
 * a time, makes of it; and a connection gives the same replies, wherever it
 * cuts them.
 */
#include "fuzz.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tool/smtp_client.h"

enum { PIECES_MAX = 64 };

/* A reply, and how many octets were read of it. */
struct told {
    enum smtp_reply_state state;
    size_t consumed;
    struct smtp_reply reply;
};

static void
push_all(const uint8_t *data, size_t size, struct told *told)
{
    smtp_reply_begin(&told->reply);
    told->state = SMTP_REPLY_PARTIAL;
    told->consumed = 0;
    while (told->consumed < size && told->state == SMTP_REPLY_PARTIAL)
        told->state =
            smtp_reply_push(&told->reply, (char)data[told->consumed++]);
}

/* ---- The whole, a line at a time ------------------------------------- */

static unsigned
octet_faults(const uint8_t *line, size_t length)
{
    unsigned faults = 0;
    size_t i;

    for (i = 0; i < length; i++)
        if (line[i] > 0x7f)
            faults |= SMTP_REPLY_OVER_7F;
        else if (line[i] == 0x7f || (line[i] < 0x20 && line[i] != '\t'))
            faults |= SMTP_REPLY_CONTROL;
    return faults;
}

static int
line_code(const uint8_t *line, size_t length)
{
    if (length < 3 || line[0] < '2' || line[0] > '5' || line[1] < '0' ||
        line[1] > '5' || line[2] < '0' || line[2] > '9')
        return 0;
    if (length > 3 && line[3] != ' ' && line[3] != '-')
        return 0;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + line[2] - '0';
}

static void
add_text(struct smtp_reply *reply, const uint8_t *octets, size_t length)
{
    memcpy(reply->text + reply->length, octets, length);
    reply->length += length;
}

/* A line and its LF were read: what becomes of the reply. */
static enum smtp_reply_state
take_line(struct smtp_reply *reply, const uint8_t *line, size_t length)
{
    const bool cr = length > 0 && line[length - 1] == '\r';
    const int code = line_code(line, length - cr);

    if (!cr)
        reply->faults |= SMTP_REPLY_BARE_LF;
    length -= cr;
    add_text(reply, line, length);
    reply->faults |= octet_faults(line, length);
    if (length + 2 > SMTP_REPLY_LINE_MAX)
        reply->faults |= SMTP_REPLY_LONG_LINE;
    if (code == 0 || (reply->line_count > 0 && code != reply->code))
        return SMTP_REPLY_GARBLED;
    reply->code = code;
    reply->line_count++;
    if (length == 3 || line[3] == ' ')
        return SMTP_REPLY_COMPLETE;
    if (reply->length == SMTP_REPLY_MAX)
        return SMTP_REPLY_GARBLED;
    add_text(reply, (const uint8_t *)"\n", 1);
    return SMTP_REPLY_PARTIAL;
}

static void
read_whole(const uint8_t *data, size_t size, struct told *told)
{
    struct smtp_reply *reply = &told->reply;

    smtp_reply_begin(reply);
    told->state = SMTP_REPLY_PARTIAL;
    told->consumed = 0;
    while (told->consumed < size && told->state == SMTP_REPLY_PARTIAL) {
        const uint8_t *line = data + told->consumed;
        const size_t left = size - told->consumed;
        const size_t room = SMTP_REPLY_MAX - reply->length;
        const uint8_t *end = memchr(line, '\n', left);
        const size_t length = end == NULL ? left : (size_t)(end - line);

        if (length > room) {
            add_text(reply, line, room);
            reply->faults |= octet_faults(line, room);
            told->consumed += room + 1;
            told->state = SMTP_REPLY_GARBLED;
        } else if (end == NULL) {
            add_text(reply, line, length);
            told->consumed += length;
        } else {
            told->state = take_line(reply, line, length);
            told->consumed += length + 1;
        }
    }
}

static void
check_same(const struct told *told, const struct told *wanted)
{
    ALWAYS(told->state == wanted->state);
    ALWAYS(told->consumed == wanted->consumed);
    ALWAYS(told->reply.code == wanted->reply.code);
    ALWAYS(told->reply.faults == wanted->reply.faults);
    ALWAYS(told->reply.line_count == wanted->reply.line_count);
    ALWAYS(told->reply.length == wanted->reply.length);
    ALWAYS(memcmp(told->reply.text, wanted->reply.text, wanted->reply.length) ==
           0);
}

/* ---- The enhanced code ----------------------------------------------- */

/* A digit, then twice a dot and one to three digits: with leading zeros, too,
 * which RFC 3464 2.3.4 forbids where the code is a field of a report. */
static bool
is_enhanced(const char *word, size_t length, char digit)
{
    size_t digits = 0, dots = 0, i;

    if (length == 0 || word[0] != digit)
        return false;
    for (i = 1; i < length; i++) {
        if (word[i] == '.' && dots < 2 && (dots == 0 || digits > 0)) {
            dots++;
            digits = 0;
        } else if (word[i] < '0' || word[i] > '9' || dots == 0 ||
                   digits++ == 3) {
            return false;
        }
    }
    return dots == 2 && digits > 0;
}

/* The first word behind the code, if it is a code of that class. */
static size_t
first_word(const struct smtp_reply *reply)
{
    const char *word = reply->text + 4;
    size_t length = 0;

    while (4 + length < reply->length && word[length] != ' ' &&
           word[length] != '\n')
        length++;
    return is_enhanced(word, length, reply->text[0]) ? length : 0;
}

static void
check_enhanced(const struct smtp_reply *reply)
{
    const char *found;
    const size_t length = smtp_reply_enhanced(reply, &found);

    ALWAYS(found >= reply->text && found <= reply->text + SMTP_REPLY_MAX);
    if (reply->line_count == 0) {
        ALWAYS(length == 0);
        return;
    }
    ALWAYS(length == 0 ||
           (size_t)(found - reply->text) + length <= reply->length);
    ALWAYS(length == first_word(reply));
}

/* ---- A connection ---------------------------------------------------- */

static enum smtp_event
event_of(enum smtp_reply_state state)
{
    switch (state) {
    case SMTP_REPLY_COMPLETE:
        return SMTP_REPLIED;
    case SMTP_REPLY_GARBLED:
        return SMTP_GARBLED;
    case SMTP_REPLY_PARTIAL:
        break;
    }
    return SMTP_CLOSED;
}

/* In pieces whose lengths the octets give: what is sent at once is received at
 * once by this kind of socket. */
static void
send_pieces(int fd, const uint8_t *data, size_t size)
{
    size_t at = 0, i;

    for (i = 1; at < size; i++) {
        const size_t wish = i < PIECES_MAX ? data[at] % 61u + 1u : size - at;
        const size_t length = wish < size - at ? wish : size - at;

        ALWAYS(send(fd, data + at, length, 0) == (ssize_t)length);
        at += length;
    }
}

/* Reply by reply, until the octets are used up. */
static void
check_replies(struct smtp_client *client, const uint8_t *data, size_t size)
{
    static struct told wanted, told;
    size_t at = 0;

    do {
        push_all(data + at, size - at, &wanted);
        ALWAYS(smtp_read_reply(client, &told.reply) == event_of(wanted.state));
        told.state = wanted.state;
        told.consumed = wanted.consumed;
        check_same(&told, &wanted);
        at += wanted.consumed;
    } while (wanted.state == SMTP_REPLY_COMPLETE);
    if (wanted.state == SMTP_REPLY_PARTIAL)
        ALWAYS(!smtp_is_open(client) && !smtp_has_more(client, 0));
}

static void
check_connection(const uint8_t *data, size_t size)
{
    static struct smtp_client client;
    int pair[2];

    if (size > sizeof client.octets) /* a piece has to fit */
        return;
    ALWAYS(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK, 0, pair) == 0);
    smtp_client_begin(&client, 1000);
    client.fd = pair[0];
    send_pieces(pair[1], data, size);
    ALWAYS(close(pair[1]) == 0);
    check_replies(&client, data, size);
    smtp_close(&client);
}

/* ---- All of it ------------------------------------------------------- */

static void
check_reply(const uint8_t *data, size_t size)
{
    static struct told told, wanted;

    push_all(data, size, &told);
    read_whole(data, size, &wanted);
    check_same(&told, &wanted);
    check_enhanced(&told.reply);
}

/* The same octets again and again, so that there are more than are read. */
static void
check_repeated(const uint8_t *data, size_t size)
{
    static uint8_t many[SMTP_REPLY_MAX + 8];
    size_t i;

    if (size == 0)
        return;
    for (i = 0; i < sizeof many; i++)
        many[i] = data[i % size];
    check_reply(many, sizeof many);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint32_t hash = fuzz_hash(data, size);

    check_reply(data, size);
    if (fuzz_is_chosen(hash, 1, FUZZ_RESULT_ONE_IN))
        check_connection(data, size);
    if (fuzz_is_chosen(hash, 2, FUZZ_TEXTS_ONE_IN))
        check_repeated(data, size);
    return 0;
}

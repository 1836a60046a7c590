/* smtp_reply.h - reading what an SMTP server says, octet by octet
 *
 * SPDX-License-Identifier: MIT
 *
 * Reads what servers send, not only what they should: a reply is taken as far
 * as a client can make sense of it, and what is wrong with it is noted.
 */
#ifndef ADDRSPEC_TOOL_SMTP_REPLY_H
#define ADDRSPEC_TOOL_SMTP_REPLY_H

#include <stdbool.h>
#include <stddef.h>

/* RFC 5321 4.5.3.1.5 allows a line 512 octets, and 4.2.1 any number of lines.
 * We go on reading to these, and not beyond. */
#define SMTP_REPLY_LINE_MAX 512
#define SMTP_REPLY_MAX 16384

/* What is wrong with a reply that can be read nevertheless. */
#define SMTP_REPLY_CONTROL 0x1u   /* a control octet but HT, RFC 5321 4.2.1 */
#define SMTP_REPLY_OVER_7F 0x2u   /* an octet over 0x7f, the same */
#define SMTP_REPLY_LONG_LINE 0x4u /* a line over SMTP_REPLY_LINE_MAX */
#define SMTP_REPLY_BARE_LF 0x8u   /* a line that LF alone ends */

struct smtp_reply {
    int code;          /* 250; 0 while no line has been read */
    unsigned faults;   /* SMTP_REPLY_... */
    size_t line_count; /* lines that were read to their end */
    size_t line_begin; /* where in `text` the line begins that is read */
    bool after_cr;     /* and its last octet was a CR, which is in `text` */
    size_t length;     /* of `text` */
    char text[SMTP_REPLY_MAX]; /* lines with an LF between, codes included */
};

enum smtp_reply_state {
    SMTP_REPLY_PARTIAL,  /* there is more to come */
    SMTP_REPLY_COMPLETE, /* its last line has been read */
    SMTP_REPLY_GARBLED   /* it is no SMTP reply, or longer than we read */
};

void smtp_reply_begin(struct smtp_reply *reply);

/* Nothing more may be pushed after COMPLETE and GARBLED. */
enum smtp_reply_state smtp_reply_push(struct smtp_reply *reply, char octet);

/* The enhanced code (RFC 3463) that the text of the reply begins with:
 * "5.1.3".  Its length, and where it is in `text`; 0 if there is none. */
size_t smtp_reply_enhanced(const struct smtp_reply *reply, const char **code);

#endif

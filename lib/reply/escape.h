/* escape.h - octets of the input, made safe to show
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_REPLY_ESCAPE_H
#define ADDRSPEC_REPLY_ESCAPE_H

#include "reply/writer.h"

/* One step of what a person is shown: a code point, or an octet of no UTF-8. */
struct shown {
    uint32_t length;  /* octets of the input it stands for, at least 1 */
    uint32_t columns; /* it takes on a terminal */
    char text[17];    /* at most four \xHH, and a NUL */
    uint32_t text_length;
};

/* What stands at input[0] for a terminal: itself, or \t, \r, \n, \xHH or
 * \u{HHHH}.  `length` is at least 1. */
struct shown show_unit(const unsigned char *input, uint32_t length);

/* The octets for an SMTP reply, which is ASCII (RFC 5321 4.2): what may not
 * stand there is \xHH. */
void write_ascii(struct writer *writer, const unsigned char *input,
                 uint32_t length);

/* UTF-8 text of ours in ASCII: French without its accents. */
void write_folded(struct writer *writer, const char *text, size_t length);

#endif

/* said.h - what a server says behind its codes, on one line
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_EXPLAIN_SAID_H
#define ADDRSPEC_EXPLAIN_SAID_H

#include "explain/codes.h"

/* The words of a reply, of all its lines, without codes, folding and line
 * ends: each run of blanks is one space. */
struct said {
    const struct view *view;
    uint16_t length;
    uint16_t end; /* in the view: what was read ends here */
    unsigned char octets[PARAGRAPH_MAX];
    uint16_t places[PARAGRAPH_MAX]; /* in the view */
};

/* `limit` is the end of the field it is in, or of the view. */
void read_said(struct said *said, const struct view *view,
               const struct codes *codes, int limit);

/* Octets of it in the view. */
struct part said_part(const struct said *said, int begin, int end);

/* Does something else begin with this line: a field, a line of a log, a part
 * of a mail? */
bool begins_anew(const struct view *view, int line);

#endif

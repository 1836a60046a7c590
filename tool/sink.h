/* sink.h - buffered output with a latch for the first error
 *
 * SPDX-License-Identifier: MIT
 *
 * After a write has failed everything else is thrown away, so that callers
 * write without looking and ask once, at the end.
 */
#ifndef ADDRSPEC_TOOL_SINK_H
#define ADDRSPEC_TOOL_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SINK_SIZE 65536

struct sink {
    int fd;
    int error; /* errno of the first write that failed, else 0 */
    size_t used;
    char octets[SINK_SIZE];
};

void sink_begin(struct sink *out, int fd);

void put_octets(struct sink *out, const char *octets, size_t length);
void put_octet(struct sink *out, char octet);
void put_text(struct sink *out, const char *text);
void put_number(struct sink *out, uint64_t number);

/* Each hands all that is held to the system; false if this or an earlier
 * write has failed.  The second closes the descriptor too, since some file
 * systems say only then that there was no room. */
bool sink_flush(struct sink *out);
bool sink_end(struct sink *out);

#endif

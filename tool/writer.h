/* writer.h - buffered output with a latch for the first error
 *
 * SPDX-License-Identifier: MIT
 *
 * After a write has failed everything else is thrown away, so that callers
 * write without looking and ask once, at the end.
 */
#ifndef ADDRSPEC_TOOL_WRITER_H
#define ADDRSPEC_TOOL_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WRITER_SIZE 65536

struct writer {
    int fd;
    int error; /* errno of the first write that failed, else 0 */
    size_t used;
    char octets[WRITER_SIZE];
};

void writer_begin(struct writer *out, int fd);

void write_octets(struct writer *out, const char *octets, size_t length);
void write_octet(struct writer *out, char octet);
void write_text(struct writer *out, const char *text);
void write_number(struct writer *out, uint64_t number);

/* Each hands all that is held to the system; false if this or an earlier
 * write has failed.  The second closes the descriptor too, since some file
 * systems say only then that there was no room. */
bool writer_flush(struct writer *out);
bool writer_end(struct writer *out);

#endif

/* progress.h - a line on a terminal while long input is read
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_PROGRESS_H
#define ADDRSPEC_TOOL_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct progress {
    bool wanted;
    bool shown;
    struct timespec begun;
    struct timespec drawn;
    uint64_t total; /* octets of the file that is read; 0 if unknown */
};

/* `wanted`: standard error is a terminal and no results go there. */
void progress_begin(struct progress *progress, bool wanted);

/* Another file is read. */
void progress_file(struct progress *progress, int fd);

/* So much of it was read; from the second second on, draw it now and then. */
void progress_step(struct progress *progress, uint64_t octets,
                   uint64_t records);

/* Before anything else is written to the terminal, and at the end. */
void progress_erase(struct progress *progress);

#endif

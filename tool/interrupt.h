/* interrupt.h - Ctrl-C, and waiting for input so that it is noticed
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_INTERRUPT_H
#define ADDRSPEC_TOOL_INTERRUPT_H

#include <stdbool.h>

#include "sink.h"

/* From here on the first SIGINT is noted instead of ending the tool; a second
 * one ends it.  Does nothing where SIGINT is ignored, as in the background of
 * a shell without job control. */
void interrupt_watch(void);

bool interrupted(void);

/* Wait until `fd` has something to read (or has ended, or has an error: read()
 * will tell).  Before it would block, `out` is flushed, so that whoever reads
 * along has every result whose record was read.  False if interrupted, or if
 * nothing can be written any more. */
bool interrupt_wait(int fd, struct sink *out);

/* Milliseconds of a clock that is never set. */
long long interrupt_clock(void);

/* Wait until `fd` (-1: nothing) is ready for `events` of poll(), or has failed,
 * but not beyond `deadline`.  False if interrupted, or too late. */
bool interrupt_wait_until(int fd, short events, long long deadline);

#endif

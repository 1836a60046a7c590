/* escape.h - octets as "\\", "\t", "\n", "\r" and "\xNN", for --unescape
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_ESCAPE_H
#define ADDRSPEC_TOOL_ESCAPE_H

#include <stddef.h>

#include "sink.h"

/* Control octets, backslashes and all that is not ASCII but for well-formed
 * UTF-8 that can be seen: what --unescape reads back is the same octets. */
void put_escaped(struct sink *out, const char *octets, size_t length);

#endif

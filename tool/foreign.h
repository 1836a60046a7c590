/* foreign.h - files that are in no charset of which ASCII is a part
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_FOREIGN_H
#define ADDRSPEC_TOOL_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

/* The charset of a file that begins so, as iconv has it: UTF-16, UTF-32 (LE
 * and BE where no byte order mark tells) or ISO-2022-JP; NULL if it is none of
 * them.  `null_ended`: NULs part its records, and tell nothing. */
const char *foreign_charset(const char *octets, size_t length, bool null_ended);

#endif

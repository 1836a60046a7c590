/* foreign.h - files that are in no charset of which ASCII is a part
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_FOREIGN_H
#define ADDRSPEC_TOOL_FOREIGN_H

#include <stddef.h>

/* The charset of a file that begins so, as iconv has it: UTF-16 or UTF-32, with
 * LE or BE where no byte order mark tells; NULL if it is neither. */
const char *foreign_charset(const char *octets, size_t length);

#endif

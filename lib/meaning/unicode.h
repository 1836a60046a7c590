/* unicode.h - what is known of code points
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_MEANING_UNICODE_H
#define ADDRSPEC_MEANING_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

/* Columns that a terminal gives to a printable code point: 0, 1 or 2. */
int unicode_width(uint32_t code_point);

/* Nothing, or something misleading, would be seen: controls, format and bidi
 * characters, separators, unassigned, private and noncharacters. */
bool unicode_is_unseen(uint32_t code_point);

/* "ICU 72.1, Unicode 15.0", or that there is none. */
const char *unicode_source(void);

#endif

/* utf8.h - is a text UTF-8?
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_UTF8_H
#define ADDRSPEC_TOOL_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* The octets of the well-formed character (RFC 3629) that [octets, octets +
 * length) begins with; 0 if it begins with none, or is empty. */
size_t utf8_character(const char *octets, size_t length);

bool utf8_is_valid(const char *octets, size_t length);

/* `length`, or up to three less: without the beginning of a character that
 * the text was cut in. */
size_t utf8_finished(const char *octets, size_t length);

#endif

/* layout.h - running text in lines of a certain width
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_LAYOUT_H
#define ADDRSPEC_TOOL_LAYOUT_H

#include <stddef.h>

#include "sink.h"

#define LAYOUT_WIDTH 79

/* `text` (UTF-8; it breaks at spaces, and where it has an LF) in lines that
 * begin with `indent` spaces and are `width` wide at most, if its words are
 * short enough; an LF behind each. */
void write_wrapped(struct sink *out, const char *text, size_t indent,
                   size_t width);

/* The octets of `text` that fit on a line: at least a word.  0 at the end, and
 * at an LF. */
size_t line_length(const char *text, size_t width);

/* Two texts side by side, each in a column of that width. */
void write_columns(struct sink *out, const char *left, const char *right,
                   size_t width);

void write_spaces(struct sink *out, size_t count);

/* How many code points there are in [text, text + length) of UTF-8. */
size_t code_points(const char *text, size_t length);

#endif

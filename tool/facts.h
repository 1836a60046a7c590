/* facts.h - facts in a column, and sections of running text
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_FACTS_H
#define ADDRSPEC_TOOL_FACTS_H

#include <stddef.h>

#include "sink.h"

/* The beginning of a line: a label in its column. */
void write_label(struct sink *out, const char *label);

/* A label and its fact; nothing where the fact is NULL or "". */
void write_fact(struct sink *out, const char *label, const char *fact);

/* An empty line, a heading, and the text under it, indented; or, where
 * `heading` is NULL, the text alone.  Nothing where the text is NULL. */
void write_section(struct sink *out, const char *heading, const char *text,
                   size_t width);

#endif

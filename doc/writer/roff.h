/* roff.h - text in the language of manual pages, mdoc(7)
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_DOC_WRITER_ROFF_H
#define ADDRSPEC_DOC_WRITER_ROFF_H

#include <stddef.h>

#include "tool/sink.h"

/* Running text: lines that are not too long, a sentence beginning on a new
 * one, and an empty line in `text` beginning a paragraph. */
void roff_text(struct sink *out, const char *text);

/* The octets as they are, no sign of them turned into a prettier one. */
void roff_octets(struct sink *out, const char *text, size_t length);

/* Lines as they are, indented. */
void roff_display(struct sink *out, const char *text);

/* ".Sh NAME": a line with a macro and what it is given, in plain letters. */
void roff_macro(struct sink *out, const char *macro, const char *argument);

#endif

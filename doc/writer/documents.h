/* documents.h - documents made of the rows that the tool and library have
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_DOC_WRITER_DOCUMENTS_H
#define ADDRSPEC_DOC_WRITER_DOCUMENTS_H

#include "tool/options.h"
#include "tool/sink.h"

typedef void document_writer(struct sink *out, const char *language);

#define DOCUMENT(file, writer, language) document_writer writer;
#include "documents.def"
#undef DOCUMENT

/* The page of a sub-command, addrspec-NAME(1). */
void page_of_command(struct sink *out, enum command command);

struct command_row {
    const char *name;
    const char *summary, *usage, *description, *statuses, *examples;
};

/* Indexed by enum command; that of COMMAND_MAIN is empty. */
extern const struct command_row command_rows[COMMAND_COUNT];

/* The next line of *text, which moves behind it; false at the end. */
bool next_line(const char **text, const char **line, size_t *length);

#endif

/* main.c - writes a document to standard output, or their names
 *
 * SPDX-License-Identifier: MIT
 *
 *     documents --list     the names of all files
 *     documents FILE       what is to stand in it
 */
#include "tool/system.h"

#include "documents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PAGE_BEGIN "doc/man/addrspec-"
#define PAGE_END ".1"

static const struct {
    const char *file;
    document_writer *write;
    const char *language;
} documents[] = {
#define DOCUMENT(file, writer, language) {file, writer, language},
#include "documents.def"
#undef DOCUMENT
};
enum { DOCUMENTS = sizeof documents / sizeof documents[0] };

const struct command_row command_rows[COMMAND_COUNT] = {
#define COMMAND(identifier, run, name, summary, usage, description, status,    \
                examples)                                                      \
    [COMMAND_##                                                                \
        identifier] = {name, summary, usage, description, status, examples},
#include "tool/commands.def"
#undef COMMAND
};

bool
next_line(const char **text, const char **line, size_t *length)
{
    *line = *text;
    *length = strcspn(*text, "\n");
    *text += *length + ((*text)[*length] != '\0');
    return *text != *line;
}

static int
list_documents(void)
{
    int i;

    for (i = 0; i < DOCUMENTS; i++)
        puts(documents[i].file);
    for (i = COMMAND_MAIN + 1; i < COMMAND_COUNT; i++)
        printf(PAGE_BEGIN "%s" PAGE_END "\n", command_rows[i].name);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* False if there is no such file. */
static bool
write_document(struct sink *out, const char *file)
{
    char page[64];
    int i;

    for (i = 0; i < DOCUMENTS; i++)
        if (strcmp(file, documents[i].file) == 0) {
            documents[i].write(out, documents[i].language);
            return true;
        }
    for (i = COMMAND_MAIN + 1; i < COMMAND_COUNT; i++) {
        (void)snprintf(page, sizeof page, PAGE_BEGIN "%s" PAGE_END,
                       command_rows[i].name);
        if (strcmp(file, page) == 0) {
            page_of_command(out, (enum command)i);
            return true;
        }
    }
    return false;
}

int
main(int argc, char **argv)
{
    struct sink out;

    if (argc != 2) {
        fputs("usage: documents --list | FILE\n", stderr);
        return EXIT_FAILURE;
    }
    if (strcmp(argv[1], "--list") == 0)
        return list_documents();
    sink_begin(&out, STDOUT_FILENO);
    if (!write_document(&out, argv[1])) {
        fprintf(stderr, "documents: no document %s\n", argv[1]);
        return EXIT_FAILURE;
    }
    return sink_end(&out) ? EXIT_SUCCESS : EXIT_FAILURE;
}

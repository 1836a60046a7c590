/* pasted.h - a bounce, a line of a log or any other text, explained
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_PASTED_H
#define ADDRSPEC_TOOL_PASTED_H

#include <stdbool.h>

struct pasted {
    const char *text;     /* NULL: it is read from ... */
    const char *path;     /* ... this file; "-" is standard input */
    const char *language; /* "en" or "fr" */
    bool json;
};

/* Read the text and print what was found in it; returns the exit status. */
int explain_pasted(const struct pasted *pasted);

#endif

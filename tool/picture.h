/* picture.h - writing the library's caret pictures, in colour where wanted
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_PICTURE_H
#define ADDRSPEC_TOOL_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include <addrspec/addrspec.h>

#include "sink.h"

enum colour {
    COLOUR_NONE,
    COLOUR_GOOD,
    COLOUR_NOTE,
    COLOUR_WARNING,
    COLOUR_BAD
};

void write_coloured(struct sink *out, enum colour colour, const char *octets,
                    size_t length);

enum colour severity_colour(int severity);

/* The lines of a picture of `result`: carets and severities in the colour of
 * the diagnostic that the line names. */
void write_picture(struct sink *out, const addrspec_result *result,
                   const char *language, const char *picture, size_t length,
                   bool colour);

#endif

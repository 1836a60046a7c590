/* check_options.h - what `addrspec check` was asked
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_CHECK_OPTIONS_H
#define ADDRSPEC_TOOL_CHECK_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

#include "inputs.h"
#include "output.h"

enum colour_wish { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

struct check_options {
    struct input_list inputs;
    enum addrspec_production production;
    bool list; /* of addresses: of its members that is the production */
    addrspec_options rules;
    uint16_t *ignored; /* what rules.ignore points to */
    const struct output_format *format;
    const char *language;
    enum colour_wish colour;
    int reply_code; /* 0: the catalogue's own */
    bool invalid_only;
    bool summary;
    bool fail_on_warning;
};

/* Negative when all is well, else the exit status: of --help and --version, or
 * of wrong usage, which has been complained of. */
int check_options_read(struct check_options *asked, int argc, char **argv);

void check_options_release(struct check_options *asked);

#endif

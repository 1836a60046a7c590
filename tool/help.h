/* help.h - what --help and --version print
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_HELP_H
#define ADDRSPEC_TOOL_HELP_H

#include "options.h"
#include "sink.h"

/* Each returns the exit status: EXIT_TROUBLE if it could not be written. */
int print_help(enum command command);
int print_version(void);

/* "usage: addrspec check ...", a form a line. */
void put_usage(struct sink *out, enum command command);

/* Write what is left; EXIT_ALL_VALID, or EXIT_TROUBLE after saying why not. */
int finish_output(struct sink *out);

#endif

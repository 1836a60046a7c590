/* probe_options.h - what `addrspec probe` was asked
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_PROBE_OPTIONS_H
#define ADDRSPEC_TOOL_PROBE_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

#include "inputs.h"

struct probe_options {
    const char *target; /* HOST:PORT */
    bool allow_remote;
    struct input_list inputs; /* paths; none: the built-in ones */
    int generate; /* enum addrspec_generated_kind, in place of them; or 0 */
    uint32_t count, seed; /* of those that are generated */
    addrspec_options rules;
    bool mail; /* the command is MAIL, not RCPT */
    const char *sender;
    bool smtputf8;
    bool raw;
    bool json;
    bool departures_only;
    int timeout_ms;
    uint32_t rate; /* paths a second; 0: as fast as they are answered */
    uint32_t max_commands;
    uint32_t max_connections;
};

/* Negative when all is well, else the exit status: of --help and --version, or
 * of wrong usage, which has been complained of. */
int probe_options_read(struct probe_options *asked, int argc, char **argv);

void probe_options_release(struct probe_options *asked);

#endif

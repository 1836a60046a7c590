/* commands.h - the sub-commands, a file each
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_COMMANDS_H
#define ADDRSPEC_TOOL_COMMANDS_H

/* Each returns the exit status.  argv[0] is the sub-command's own name. */
#define COMMAND(identifier, run, name, summary, usage, description, status,    \
                examples)                                                      \
    int run(int argc, char **argv);
#include "commands.def"
#undef COMMAND

#endif

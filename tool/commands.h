/* commands.h - the sub-commands, a file each
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_COMMANDS_H
#define ADDRSPEC_TOOL_COMMANDS_H

/* Each returns the exit status.  argv[0] is the sub-command's own name. */
int check_command(int argc, char **argv);
int compare_command(int argc, char **argv);
int explain_command(int argc, char **argv);
int normalize_command(int argc, char **argv);
int probe_command(int argc, char **argv);

#endif

/* options.h - reading a sub-command's options and operands
 *
 * SPDX-License-Identifier: MIT
 *
 * What there is to ask for is in options.def.  Options and operands may stand
 * in any order; "--" ends the options.
 */
#ifndef ADDRSPEC_TOOL_OPTIONS_H
#define ADDRSPEC_TOOL_OPTIONS_H

#include <stdbool.h>

#include "sink.h"

enum command {
    COMMAND_MAIN, /* the tool itself: no sub-command */
#define COMMAND(identifier, run, name, summary, usage, description, status,    \
                examples)                                                      \
    COMMAND_##identifier,
#include "commands.def"
#undef COMMAND
    COMMAND_COUNT
};

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_CHOICE, OPTION_LIST };

/* OPTION_CHECK_FORMAT … one for each row. */
enum option_id {
#define OPTION(command, identifier, name, letter, kind, argument, help)        \
    OPTION_##command##_##identifier,
#include "options.def"
#undef OPTION
    OPTION_COUNT,
    OPTION_OPERAND = OPTION_COUNT, /* no option: reader->argument is it */
    OPTION_END,                    /* there is no more */
    OPTION_WRONG                   /* and what is wrong has been said */
};

struct option_row {
    enum command command;
    const char *name;
    int letter; /* 0 if it has none */
    enum option_kind kind;
    const char *argument; /* its name, or the choices: "a|b" */
    const char *help;
};

/* Indexed by enum option_id. */
extern const struct option_row option_rows[OPTION_COUNT];

/* "check": for usage and complaints; "" for COMMAND_MAIN. */
extern const char *const command_names[COMMAND_COUNT];

struct option_reader {
    enum command command;
    int argc;
    char **argv;
    const char *argument; /* of the option just read */
    bool operands_only;   /* "--" has been read */
    unsigned choice;      /* CHOICE: which it is, from 0; LIST: a bit each */
};

/* `argv[0]` is the sub-command (its name is not looked at).  There is one
 * reader a process: getopt_long() keeps its place in global variables. */
void options_begin(struct option_reader *reader, enum command command, int argc,
                   char **argv);

/* An enum option_id. */
int options_next(struct option_reader *reader);

/* Say what is wrong with the use of a sub-command, and where to read on. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void
complain_usage(enum command command, const char *format, ...);

/* The list of options, as --help has it. */
void options_help(struct sink *out, enum command command);

#endif

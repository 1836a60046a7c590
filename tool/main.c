/* main.c - addrspec: which sub-command
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "complain.h"
#include "help.h"
#include "nearest.h"
#include "options.h"

static int (*const commands[COMMAND_COUNT])(int argc, char **argv) = {
#define COMMAND(identifier, run, name, summary, usage, description, status,    \
                examples)                                                      \
    [COMMAND_##identifier] = run,
#include "commands.def"
#undef COMMAND
};

/* A file or pipe opened later must not take the place of a standard stream
 * that was closed: fill it with what cannot be used. */
static void
occupy_standard_streams(void)
{
    static const int useless[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    int fd;

    for (fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            (void)open("/dev/null", useless[fd]); /* the lowest free: `fd` */
}

/* Options before any sub-command: --help and --version. */
static int
main_options(int argc, char **argv)
{
    struct option_reader reader;

    options_begin(&reader, COMMAND_MAIN, argc, argv);
    switch (options_next(&reader)) {
    case OPTION_MAIN_HELP:
        return print_help(COMMAND_MAIN);
    case OPTION_MAIN_VERSION:
        return print_version();
    case OPTION_WRONG:
        return EXIT_TROUBLE;
    default:
        complain_usage(COMMAND_MAIN, "no sub-command given");
        return EXIT_TROUBLE;
    }
}

static int
complain_command(const char *typed)
{
    struct nearest nearest;
    int command;

    nearest_begin(&nearest, typed);
    for (command = COMMAND_MAIN + 1; command < COMMAND_COUNT; command++)
        nearest_candidate(&nearest, command_names[command]);
    if (strchr(typed, '@') != NULL)
        complain_usage(COMMAND_MAIN,
                       QUOTED " is no sub-command (addresses "
                              "are checked with 'addrspec check')",
                       typed);
    else
        complain_usage(COMMAND_MAIN, "there is no sub-command " QUOTED "%s%s%s",
                       typed, nearest_hint(&nearest), nearest_name(&nearest),
                       nearest_close(&nearest));
    return EXIT_TROUBLE;
}

/* A short usage, on standard error. */
static int
complain_nothing(void)
{
    struct sink err;
    int command;

    sink_begin(&err, STDERR_FILENO);
    for (command = COMMAND_MAIN + 1; command < COMMAND_COUNT; command++)
        put_usage(&err, (enum command)command);
    put_text(&err, "try 'addrspec --help'\n");
    (void)sink_end(&err);
    return EXIT_TROUBLE;
}

int
main(int argc, char **argv)
{
    int command;

    occupy_standard_streams();
    (void)signal(SIGPIPE, SIG_DFL); /* also where our parent ignores it */
    if (argc < 2)
        return complain_nothing();
    if (argv[1][0] == '-')
        return main_options(argc, argv);
    for (command = COMMAND_MAIN + 1; command < COMMAND_COUNT; command++)
        if (strcmp(argv[1], command_names[command]) == 0)
            return commands[command](argc - 1, argv + 1);
    return complain_command(argv[1]);
}

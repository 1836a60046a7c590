/* help.c - what --help and --version print
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "help.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <addrspec/addrspec.h>

#include "complain.h"

/* What stands before and behind the options, by sub-command. */
static const struct {
    const char *before;
    const char *after;
} texts[COMMAND_COUNT] = {
    [COMMAND_MAIN] =
        {"usage: addrspec SUB-COMMAND [OPTIONS] ...\n"
         "\n"
         "Says what is wrong with a mail address, where, why, and how to mend\n"
         "it.\n"
         "\n"
         "sub-commands:\n"
         "  check      check addresses: arguments, or records of a file\n"
         "  explain    explain a code, as 553, a diagnosis, as double-dot, or "
         "a\n"
         "             bounce\n"
         "  compare    two codes side by side, as 214 553\n"
         "  normalize  write addresses in one way, to compare or keep them\n"
         "  probe      find out where an SMTP server takes them otherwise\n"
         "\n"
         "'addrspec SUB-COMMAND --help' says more about each.\n"
         "\n"
         "options:\n",
         "\n"
         "example:\n"
         "  addrspec check 'bob..smith@example.com'\n"},
    [COMMAND_CHECK] =
        {"usage: addrspec check [OPTIONS] [ADDRESS... | -]\n"
         "\n"
         "Says whether each address is valid and, where not, what is wrong,\n"
         "where, why, and how to mend it.  '-' or no address reads standard\n"
         "input, a record a line.  Options may stand after addresses; '--'\n"
         "ends them.\n"
         "\n"
         "options:\n",
         "\n"
         "exit status:\n"
         "  0 every record is valid, 1 some are not, 2 trouble (usage, input,\n"
         "  output), 130 interrupted\n"
         "\n"
         "examples:\n"
         "  addrspec check 'bob..smith@example.com'\n"
         "  addrspec check --format json --invalid-only --file list.txt\n"
         "  addrspec check --form path --command mail '<a@b.example> SIZE=1'\n"
         "  addrspec check --summary < list.txt\n"
         "  addrspec check --unescape 'a\\x00b@example.com'\n"},
    [COMMAND_COMPARE] =
        {"usage: addrspec compare [OPTIONS] CODE CODE\n"
         "\n"
         "Two reply codes or enhanced codes side by side: what each means, "
         "when\n"
         "you see it and how to fix it, in what they differ, and when which\n"
         "applies.  On a wide terminal they stand in two columns.\n"
         "\n"
         "options:\n",
         "\n"
         "exit status:\n"
         "  0 compared, 1 one of them is not known, 2 trouble\n"
         "\n"
         "examples:\n"
         "  addrspec compare 214 553\n"
         "  addrspec compare 5.1.1 5.1.3 --lang fr\n"},
    [COMMAND_EXPLAIN] =
        {"usage: addrspec explain [OPTIONS] CODE | NAME\n"
         "       addrspec explain [OPTIONS] [TEXT... | - | --file PATH]\n"
         "       addrspec explain [OPTIONS] --list\n"
         "\n"
         "Explains a reply code (553), an enhanced code (5.1.3, or X.1.3 of "
         "any\n"
         "class) or a diagnosis (double-dot): what it means, when it comes, "
         "by\n"
         "which standard, and what to do.\n"
         "\n"
         "Any other text is a reply, a bounce, lines of a log, a whole mail:\n"
         "which codes are in it, which server words it so and what it means,\n"
         "and what is wrong with the address.  '-' or nothing reads standard\n"
         "input.\n"
         "\n"
         "options:\n",
         "\n"
         "exit status:\n"
         "  0 explained, 1 nothing is known by that name or found in the "
         "text,\n"
         "  or only the class of a code is known, 2 trouble\n"
         "\n"
         "examples:\n"
         "  addrspec explain 553\n"
         "  addrspec explain double-dot\n"
         "  addrspec explain '501 <a..b@c.example>: malformed address'\n"
         "  addrspec explain < bounce.eml\n"
         "  addrspec explain --list --lang fr\n"},
    [COMMAND_NORMALIZE] =
        {"usage: addrspec normalize [OPTIONS] [ADDRESS... | -]\n"
         "\n"
         "Prints each address in its normal form: quotes only where they must\n"
         "be, the local-part in Unicode's Normalization Form C, the domain in\n"
         "lower case, address literals in their shortest way.  '-' or no\n"
         "address reads standard input, a record a line.  Options may stand\n"
         "after addresses; '--' ends them.\n"
         "\n"
         "There is a line of output a record, in order.  It is empty where "
         "the\n"
         "address is not valid or has no such form: then standard error says\n"
         "which record and why.  So the output can be pasted beside the "
         "input;\n"
         "'grep .' drops the empty lines.\n"
         "\n"
         "options:\n",
         "\n"
         "exit status:\n"
         "  0 every record has the form, 1 some do not, 2 trouble (usage,\n"
         "  input, output), 130 interrupted\n"
         "\n"
         "examples:\n"
         "  addrspec normalize '\"bob\"@EXAMPLE.com'\n"
         "  addrspec normalize --key < list.txt | grep . | sort | uniq -d\n"
         "  addrspec normalize < list.txt | paste list.txt -\n"},
    [COMMAND_PROBE] =
        {"usage: addrspec probe [OPTIONS] HOST:PORT [PATH... | -]\n"
         "\n"
         "Sends paths to an SMTP server, each in a transaction of its own, "
         "and\n"
         "reports where the server departs from a profile: what it accepts\n"
         "though it is invalid, refuses though it is valid, does not survive,\n"
         "or answers with what is no reply.  A path is what stands after RCPT\n"
         "TO: or MAIL FROM:, with its brackets.  '-' reads standard input, a\n"
         "path a line; without paths those are sent that are built in.\n"
         "\n"
         "It sends EHLO, MAIL, RCPT, RSET and QUIT, never DATA: no mail comes\n"
         "of it.  It sends to the host named, only if that is this machine\n"
         "unless --allow-remote is given, and nothing more after a reply 421.\n"
         "\n"
         "options:\n",
         "\n"
         "exit status:\n"
         "  0 no departure, 1 some, 2 not all could be sent (usage, input,\n"
         "  output, connection, 421, --max-commands), 130 interrupted\n"
         "\n"
         "examples:\n"
         "  addrspec probe localhost:25\n"
         "  addrspec probe '[::1]:2525' '<us..er@example.com>'\n"
         "  addrspec probe --command mail --format json localhost:25\n"
         "  addrspec probe --unescape --file paths.txt 127.0.0.1:25\n"},
};

int
finish_output(struct sink *out)
{
    if (sink_end(out))
        return EXIT_ALL_VALID;
    if (out->error != EPIPE) /* whoever read has read enough */
        complain("addrspec: cannot write standard output: %s",
                 strerror(out->error));
    return EXIT_TROUBLE;
}

int
print_help(enum command command)
{
    struct sink out;

    sink_begin(&out, STDOUT_FILENO);
    put_text(&out, texts[command].before);
    options_help(&out, command);
    put_text(&out, texts[command].after);
    return finish_output(&out);
}

int
print_version(void)
{
    struct sink out;

    sink_begin(&out, STDOUT_FILENO);
    put_text(&out, "addrspec " ADDRSPEC_VERSION "\nlibaddrspec ");
    put_text(&out, addrspec_version());
    put_text(&out, " with ");
    put_text(&out, addrspec_built_with());
    put_text(&out, "\nlicence MIT <https://spdx.org/licenses/MIT.html>\n");
    return finish_output(&out);
}

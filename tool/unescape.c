/* unescape.c - "\\", "\t", "\n", "\r" and "\xNN" as octets, piece by piece
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "unescape.h"

#include <string.h>

void
unescape_begin(struct unescape *state)
{
    memset(state, 0, sizeof *state);
}

static int
hex_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return -1;
}

/* The escape that was being read is none. */
static void
escape_is_bad(struct unescape *state)
{
    memcpy(state->bad, state->escape, state->held);
    state->bad_length = state->held;
    state->bad_column = state->column - state->held + 1;
    state->held = 0;
}

/* The octet behind the backslash. */
static bool
short_escape(struct unescape *state, char *octet)
{
    static const char letters[] = "\\tnr";
    static const char octets[] = "\\\t\n\r";
    char letter = state->escape[1];
    const char *found;

    if (letter == 'x')
        return false;
    found = letter == '\0' ? NULL : strchr(letters, letter);
    if (found == NULL) {
        escape_is_bad(state);
        return false;
    }
    *octet = octets[found - letters];
    state->held = 0;
    return true;
}

bool
unescape_step(struct unescape *state, char read, char *octet)
{
    if (state->bad_column != 0)
        return false;
    state->column++;
    if (state->held == 0) {
        if (read != '\\') {
            *octet = read;
            return true;
        }
        state->escape[state->held++] = read;
        return false;
    }
    state->escape[state->held++] = read;
    if (state->held == 2)
        return short_escape(state, octet);
    if (hex_value(read) < 0) {
        escape_is_bad(state);
        return false;
    }
    if (state->held < ESCAPE_MAX)
        return false;
    *octet = (char)(unsigned char)(hex_value(state->escape[2]) * 16 +
                                   hex_value(state->escape[3]));
    state->held = 0;
    return true;
}

void
unescape_end(struct unescape *state)
{
    if (state->held > 0)
        escape_is_bad(state);
}

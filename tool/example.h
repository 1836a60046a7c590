/* example.h - an address with a given mistake, and where it is
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_EXAMPLE_H
#define ADDRSPEC_TOOL_EXAMPLE_H

#include <stdbool.h>

#include "buffer.h"

/* Lines: the address, carets under the octets at fault with what is wrong
 * behind them, and the mended address if there is a fix. */
struct example {
    struct buffer text;
};

/* False if this diagnosis cannot be shown as text; there is nothing to release
 * then. */
bool example_of(struct example *example, int id, const char *language);

void example_release(struct example *example);

#endif

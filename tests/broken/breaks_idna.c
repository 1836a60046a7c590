/* breaks_idna.c - ways to write labels that IDNA2008 refuses
 *
 * SPDX-License-Identifier: MIT
 */
#include "ways.h"

const struct family idna_families[] = {
    {.name = NULL},
};

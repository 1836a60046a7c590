/* version.c - what this library is
 *
 * SPDX-License-Identifier: MIT
 */
#include <addrspec/addrspec.h>

#include "meaning/unicode.h"

const char *
addrspec_version(void)
{
    return ADDRSPEC_VERSION;
}

const char *
addrspec_built_with(void)
{
    return unicode_source();
}

/* version.c - what this library is
 *
 * SPDX-License-Identifier: MIT
 */
#include <addrspec/addrspec.h>

#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#include "meaning/idna.h"

const char *
addrspec_version(void)
{
    return ADDRSPEC_VERSION;
}

#define BUILT_WITH ICU_SOURCE ", " LIBIDN2_SOURCE

/* libidn2 does not say which Unicode its tables are of: a code point of each
 * version tells, as the tables of the one before it have it as unassigned. */
const char *
addrspec_built_with(void)
{
    static const struct {
        uint32_t code_point;
        const char *text;
    } versions[] = {
        {0x323b0, BUILT_WITH " (Unicode 17.0)"},
        {0x1c8a, BUILT_WITH " (Unicode 16.0)"},
        {0x2ebf0, BUILT_WITH " (Unicode 15.1)"},
        {0xcf3, BUILT_WITH " (Unicode 15.0)"},
        {0x870, BUILT_WITH " (Unicode 14.0)"},
        {0x8be, BUILT_WITH " (Unicode 13.0)"},
        {0x32ff, BUILT_WITH " (Unicode 12.1)"},
        {0xe86, BUILT_WITH " (Unicode 12.0)"},
        {0x560, BUILT_WITH " (Unicode 11.0)"},
        {0x860, BUILT_WITH " (Unicode 10.0)"},
    };
    size_t i;

    for (i = 0; i < sizeof versions / sizeof versions[0]; i++)
        switch (idna_opinion_of(versions[i].code_point)) {
        case OPINION_VALID:
        case OPINION_DISALLOWED:
            return versions[i].text;
        default:
            break;
        }
    return BUILT_WITH;
}

/* profile.h - what each profile allows, as data
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_PROFILE_PROFILE_H
#define ADDRSPEC_PROFILE_PROFILE_H

#include <stdbool.h>

#include <addrspec/addrspec.h>

struct profile {
    enum addrspec_profile id;
    bool utf8; /* UTF8-non-ascii in local-parts and labels, RFC 6531 3.3 */
};

/* NULL if unknown. */
const struct profile *profile_by_id(uint32_t id);

#endif

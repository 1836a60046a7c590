/* profile.c - what each profile allows
 *
 * SPDX-License-Identifier: MIT
 */
#include "profile/profile.h"

static const struct profile profiles[] = {
    [ADDRSPEC_SMTP] = {.id = ADDRSPEC_SMTP, .utf8 = true},
    [ADDRSPEC_RFC5321] = {.id = ADDRSPEC_RFC5321, .utf8 = false},
    [ADDRSPEC_RFC6531] = {.id = ADDRSPEC_RFC6531, .utf8 = true},
};

const struct profile *
profile_by_id(uint32_t id)
{
    if (id >= sizeof profiles / sizeof profiles[0])
        return NULL;
    return &profiles[id];
}

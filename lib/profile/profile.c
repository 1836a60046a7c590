/* profile.c - what each profile allows
 *
 * SPDX-License-Identifier: MIT
 */
#include "profile/profile.h"

static const struct profile profiles[] = {
    [ADDRSPEC_SMTP] = {.id = ADDRSPEC_SMTP, .utf8 = true},
    [ADDRSPEC_RFC5321] = {.id = ADDRSPEC_RFC5321, .utf8 = false},
    [ADDRSPEC_RFC6531] = {.id = ADDRSPEC_RFC6531, .utf8 = true},
    [ADDRSPEC_RFC5322] = {.id = ADDRSPEC_RFC5322,
                          .utf8 = true,
                          .grammar = HEADER_GRAMMAR},
    [ADDRSPEC_HTML5] = {.id = ADDRSPEC_HTML5, .grammar = HTML_GRAMMAR},
};

const struct profile *
profile_by_id(uint32_t id)
{
    if (id >= sizeof profiles / sizeof profiles[0])
        return NULL;
    return &profiles[id];
}

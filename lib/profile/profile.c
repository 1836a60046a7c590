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
                          .grammar = HEADER_GRAMMAR,
                          .comment_depth = COMMENT_DEPTH_MAX},
    [ADDRSPEC_HTML5] = {.id = ADDRSPEC_HTML5, .grammar = HTML_GRAMMAR},
};

const struct profile *
profile_by_id(uint32_t id)
{
    if (id >= sizeof profiles / sizeof profiles[0])
        return NULL;
    return &profiles[id];
}

bool
profile_has(const struct profile *profile, enum addrspec_production production)
{
    static const unsigned productions[] = {
        [ENVELOPE_GRAMMAR] =
            1u << ADDRSPEC_MAILBOX | 1u << ADDRSPEC_REVERSE_PATH |
            1u << ADDRSPEC_FORWARD_PATH | 1u << ADDRSPEC_DOMAIN,
        [HEADER_GRAMMAR] = 1u << ADDRSPEC_MAILBOX | 1u << ADDRSPEC_DOMAIN |
                           1u << ADDRSPEC_HEADER_MAILBOX,
        [HTML_GRAMMAR] = 1u << ADDRSPEC_MAILBOX | 1u << ADDRSPEC_DOMAIN,
    };

    return production >= ADDRSPEC_MAILBOX &&
           production <= ADDRSPEC_HEADER_MAILBOX &&
           (productions[profile->grammar] >> production & 1) != 0;
}

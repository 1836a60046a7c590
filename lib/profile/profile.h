/* profile.h - what each profile allows, as data
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_PROFILE_PROFILE_H
#define ADDRSPEC_PROFILE_PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

/* How many comments may stand one in the other: RFC 5322 3.2.2 knows no limit,
 * but who counts them needs one. */
#define COMMENT_DEPTH_MAX 16

enum grammar {
    ENVELOPE_GRAMMAR, /* RFC 5321, and RFC 6531 with utf8 */
    HEADER_GRAMMAR,   /* RFC 5322 with RFC 6532 */
    HTML_GRAMMAR      /* WHATWG, "valid e-mail address" */
};

struct profile {
    enum addrspec_profile id;
    bool utf8; /* UTF8-non-ascii in local-parts and labels, RFC 6531 3.3 */
    enum grammar grammar;
    uint8_t comment_depth; /* 0: no comments */
};

/* NULL if unknown. */
const struct profile *profile_by_id(uint32_t id);

/* Its grammar has such a production. */
bool profile_has(const struct profile *profile,
                 enum addrspec_production production);

#endif

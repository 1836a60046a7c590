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
    enum grammar {
        ENVELOPE_GRAMMAR, /* RFC 5321, and RFC 6531 with utf8 */
        HEADER_GRAMMAR,   /* RFC 5322 with RFC 6532 */
        HTML_GRAMMAR      /* WHATWG, "valid e-mail address" */
    } grammar;
};

/* NULL if unknown. */
const struct profile *profile_by_id(uint32_t id);

#endif

/* members.h - what is said of a list, member by member
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_MEMBERS_H
#define ADDRSPEC_TOOL_MEMBERS_H

#include <stdbool.h>

#include <addrspec/addrspec.h>

#include "records.h"

struct members {
    const struct record *record; /* the list */
    addrspec_list list;
    /* what was read last */
    int verdict;            /* an ADDRSPEC_ERR_, or anything else */
    addrspec_result result; /* spans count in the record */
    addrspec_member member; /* absent where there is but something to say */
    bool ended;
};

void members_begin(struct members *members, const struct record *record,
                   const addrspec_options *rules);

/* The next member, or what is said of a list that has none; false if there is
 * no more. */
bool members_next(struct members *members);

bool has_member(const struct members *members);

/* What was read last, in two: the member as a record of its own, with all that
 * is said of it, and what is said of the list around it. */
struct member_apart {
    struct record record;
    addrspec_result own;
    addrspec_result around; /* spans count in the list's record */
    bool own_first;         /* the first error is one of the member's own */
};
void members_part(const struct members *members, struct member_apart *apart);

#endif

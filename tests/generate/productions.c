/* productions.c - every production of every profile, and its states
 *
 * SPDX-License-Identifier: MIT
 */
#include "productions.h"

#include <stdlib.h>
#include <string.h>

const struct production productions[PRODUCTIONS] = {
    {ADDRSPEC_MAILBOX, ADDRSPEC_SMTP, "smtp mailbox"},
    {ADDRSPEC_MAILBOX, ADDRSPEC_RFC5321, "rfc5321 mailbox"},
    {ADDRSPEC_MAILBOX, ADDRSPEC_RFC6531, "rfc6531 mailbox"},
    {ADDRSPEC_MAILBOX, ADDRSPEC_RFC5322, "rfc5322 mailbox"},
    {ADDRSPEC_MAILBOX, ADDRSPEC_HTML5, "html5 mailbox"},
    {ADDRSPEC_REVERSE_PATH, ADDRSPEC_SMTP, "smtp reverse-path"},
    {ADDRSPEC_REVERSE_PATH, ADDRSPEC_RFC5321, "rfc5321 reverse-path"},
    {ADDRSPEC_REVERSE_PATH, ADDRSPEC_RFC6531, "rfc6531 reverse-path"},
    {ADDRSPEC_FORWARD_PATH, ADDRSPEC_SMTP, "smtp forward-path"},
    {ADDRSPEC_FORWARD_PATH, ADDRSPEC_RFC5321, "rfc5321 forward-path"},
    {ADDRSPEC_DOMAIN, ADDRSPEC_SMTP, "smtp domain"},
    {ADDRSPEC_DOMAIN, ADDRSPEC_RFC5321, "rfc5321 domain"},
    {ADDRSPEC_DOMAIN, ADDRSPEC_RFC5322, "rfc5322 domain"},
    {ADDRSPEC_DOMAIN, ADDRSPEC_HTML5, "html5 domain"},
    {ADDRSPEC_HEADER_MAILBOX, ADDRSPEC_RFC5322, "rfc5322 header mailbox"},
};

static size_t
state_of(struct states *states, const struct scan *scan)
{
    size_t i;

    for (i = 0; i < states->count; i++)
        if (memcmp(&states->scan[i], scan, sizeof *scan) == 0)
            return i;
    if (states->count == STATES_MAX)
        abort();
    states->scan[states->count] = *scan;
    return states->count++;
}

static void
step_all(struct states *states, size_t from)
{
    bool seen[STATES_MAX] = {false};
    int octet;

    for (octet = 0; octet < OCTETS; octet++) {
        struct scan next = states->scan[from];
        size_t to;

        states->to[from][octet] = NOWHERE;
        if (scan_step(&next, (unsigned char)octet) != FAULT_NONE)
            continue;
        next.obsolete = 0; /* what has been met, not where we are */
        to = state_of(states, &next);
        states->to[from][octet] = (uint16_t)to;
        states->transitions += !seen[to];
        seen[to] = true;
    }
}

const struct states *
explore(const struct production *production)
{
    static struct states states;
    struct scan start;
    size_t i;

    scan_start(&start, production->symbol, profile_by_id(production->profile));
    start.counting = 0;
    if (start.comment_depth > 2)
        start.comment_depth = 2;
    states.count = states.transitions = 0;
    (void)state_of(&states, &start);
    for (i = 0; i < states.count; i++)
        step_all(&states, i);
    return &states;
}

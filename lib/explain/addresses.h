/* addresses.h - the address that a reply is about
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_EXPLAIN_ADDRESSES_H
#define ADDRSPEC_EXPLAIN_ADDRESSES_H

#include "explain/servers.h"

/* An address as it is kept when its paragraph has gone. */
struct address {
    addrspec_span where; /* in the text */
    uint32_t length;     /* octets kept of it */
    uint8_t sender;      /* of the mail, not a recipient */
    uint8_t path;        /* its brackets belong to it */
    unsigned char octets[ADDRSPEC_FOUND_ADDRESS_MAX];
};

/* The address in what was said, or in the command or the line of a log before
 * it; `recognised` may name it.  False if there is none. */
bool find_address(const struct said *said, const struct codes *codes,
                  const struct recognised *recognised, struct address *address);

/* One without brackets, in what was said or in the lines before it. */
bool find_bare_address(const struct said *said, const struct codes *codes,
                       struct address *address);

/* That of X-Failed-Recipients, or the one that a notice says a mail could not
 * be delivered to. */
bool find_failed_recipient(const struct view *view, struct address *address);

/* The address that a paragraph of a text names, if it is none of a header. */
bool find_named_address(const struct view *view, struct address *address);

/* Keep what stands in a part of a view: of "<a@b.example>" the mailbox.  What
 * else begins with a bracket is a path: one that lacks the other, too, and a
 * source route. */
void keep_address(const struct view *view, struct part part,
                  struct address *address);

#endif

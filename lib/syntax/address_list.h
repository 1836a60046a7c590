/* address_list.h - where the members of an address-list begin and end
 *
 * SPDX-License-Identifier: MIT
 *
 * address-list = (mailbox / group) *("," (mailbox / group))  RFC 5322 3.4
 *
 * A list is cut into chunks: what stands between two separators, whatever it
 * is.  Of a list that RFC 5322 allows, obsolete forms included, each chunk is
 * a mailbox, the display-name of a group, or nothing but CFWS; of any other it
 * is cut where a person would say that the next address begins.
 */
#ifndef ADDRSPEC_SYNTAX_ADDRESS_LIST_H
#define ADDRSPEC_SYNTAX_ADDRESS_LIST_H

#include <stdbool.h>
#include <stdint.h>

/* What ends a chunk. */
enum chunk_end {
    LIST_ENDS,
    COMMA_ENDS,
    SEMICOLON_ENDS,
    COLON_ENDS, /* of a group's display-name */
    SPACE_ENDS  /* white space with the next address behind it */
};

struct chunk {
    uint32_t begin; /* its octets without white space around them */
    uint32_t end;
    uint32_t stop;    /* where that stands which ends it */
    uint32_t mailbox; /* where the mailbox begins: at `begin`, or behind the
                         comma of "Last, First <a@b>" */
    uint8_t ending;   /* enum chunk_end */
    bool is_blank;    /* white space and comments alone */
};

/* Behind this many quotes, comments and brackets that nothing closes no other
 * is believed to go on for long: each was looked for up to the end. */
#define UNCLOSED_MAX 8

/* The chunk that begins at `position`, which is at most `length`.
 *
 * `unclosed` counts, from chunk to chunk of one list, the openings that
 * nothing closed; 0 at first.  A chunk with one ends where an address seems to
 * end, and not at the end of the list. */
void read_chunk(const unsigned char *octets, uint32_t length, uint32_t position,
                uint8_t *unclosed, struct chunk *chunk);

/* Behind the white space, line breaks included, that begins at `position`. */
uint32_t skip_white(const unsigned char *octets, uint32_t length,
                    uint32_t position);

/* The first line break in octets [begin, end) that is not followed by WSP: by
 * RFC 5322 2.2.3 the field ends there.  `end` if there is none.  An octet
 * stands behind. */
uint32_t unfolded_break(const unsigned char *octets, uint32_t begin,
                        uint32_t end);

#endif

/* draft.h - a short input that can be edited, and knows where it came from
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TEXT_DRAFT_H
#define ADDRSPEC_TEXT_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

/* Longest input that is edited, in octets: room for the longest path with an
 * ORCPT of 500 octets and more behind it.  What is longer is no address with
 * a slip in it, and is told its faults without a mend. */
#define DRAFT_INPUT_MAX 1024
#define DRAFT_MAX (DRAFT_INPUT_MAX + 128) /* with what edits may add */

struct draft {
    uint32_t length;
    unsigned char octets[DRAFT_MAX];
    /* Each octet came from these of the input; the end's origin, too. */
    uint32_t origin[DRAFT_MAX + 1];
    uint32_t origin_end[DRAFT_MAX];
};

/* `length` is at most DRAFT_INPUT_MAX. */
void draft_begin(struct draft *draft, const unsigned char *input,
                 uint32_t length);

/* `draft` was made from the text of `from`: let it know where that came from.
 */
void draft_compose(struct draft *draft, const struct draft *from);

void draft_copy(struct draft *to, const struct draft *from);

/* Replace octets [offset, offset + length).  All that is put in came from all
 * that was there; where nothing was, from a gap of the input.  False, and
 * nothing changed, if there is no room. */
bool draft_replace(struct draft *draft, uint32_t offset, uint32_t length,
                   const char *text, uint32_t text_length);

#endif

/* draft.c - a short input that can be edited
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/draft.h"

#include <string.h>

void
draft_begin(struct draft *draft, const unsigned char *input, uint32_t length)
{
    uint32_t i;

    draft->length = length;
    if (length > 0)
        memcpy(draft->octets, input, length);
    for (i = 0; i <= length; i++)
        draft->origin[i] = i;
    for (i = 0; i < length; i++)
        draft->origin_end[i] = i + 1;
}

void
draft_compose(struct draft *draft, const struct draft *from)
{
    uint32_t i;

    for (i = 0; i < draft->length; i++)
        draft->origin_end[i] = from->origin_end[draft->origin_end[i] - 1];
    for (i = 0; i <= draft->length; i++)
        draft->origin[i] = from->origin[draft->origin[i]];
}

void
draft_copy(struct draft *to, const struct draft *from)
{
    to->length = from->length;
    memcpy(to->octets, from->octets, from->length);
    memcpy(to->origin, from->origin,
           (from->length + 1) * sizeof from->origin[0]);
    memcpy(to->origin_end, from->origin_end,
           from->length * sizeof from->origin_end[0]);
}

bool
draft_replace(struct draft *draft, uint32_t offset, uint32_t length,
              const char *text, uint32_t text_length)
{
    const uint32_t behind = draft->length - offset - length;
    const uint32_t origin = draft->origin[offset];
    const uint32_t end =
        length > 0 ? draft->origin_end[offset + length - 1] : origin;
    uint32_t i;

    if (draft->length - length + text_length > DRAFT_MAX)
        return false;
    memmove(draft->octets + offset + text_length,
            draft->octets + offset + length, behind);
    memmove(draft->origin + offset + text_length,
            draft->origin + offset + length,
            (behind + 1) * sizeof draft->origin[0]);
    memmove(draft->origin_end + offset + text_length,
            draft->origin_end + offset + length,
            behind * sizeof draft->origin_end[0]);
    if (text_length > 0)
        memcpy(draft->octets + offset, text, text_length);
    for (i = 0; i < text_length; i++) {
        draft->origin[offset + i] = origin;
        draft->origin_end[offset + i] = end;
    }
    draft->length += text_length - length;
    return true;
}

/* members.c - what is said of a list, member by member
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "members.h"

void
members_begin(struct members *members, const struct record *record,
              const addrspec_options *rules)
{
    members->record = record;
    members->ended = false;
    addrspec_list_init(&members->list, record->octets, record->kept, rules);
}

bool
members_next(struct members *members)
{
    if (members->ended)
        return false;
    members->verdict = addrspec_list_next(&members->list, &members->result);
    members->member = addrspec_list_member(&members->list);
    if (members->verdict != ADDRSPEC_END)
        return true;
    members->ended = true;
    return members->result.diag_count > 0;
}

bool
has_member(const struct members *members)
{
    return members->member.where.offset != ADDRSPEC_ABSENT;
}

/* It is of the member, not of what stands around it. */
static bool
is_own(const addrspec_diag *diag, const addrspec_span *member)
{
    uint32_t offset = diag->where.offset;

    if (member->offset == ADDRSPEC_ABSENT || offset < member->offset)
        return false;
    offset -= member->offset;
    return offset < member->length ||
           (offset == member->length && diag->where.length == 0);
}

static void
add_diag(addrspec_result *result, const addrspec_diag *diag, uint32_t shift)
{
    addrspec_diag *added = &result->diags[result->kept_count++];

    *added = *diag;
    added->where.offset -= shift;
    added->fix.offset -= shift;
    result->diag_count++;
    result->error_count += diag->severity == ADDRSPEC_ERROR;
}

static void
shift_back(addrspec_span *span, uint32_t shift)
{
    if (span->offset != ADDRSPEC_ABSENT)
        span->offset -= shift;
}

static void
forget_diags(addrspec_result *result)
{
    result->diag_count = result->kept_count = result->error_count = 0;
}

void
members_part(const struct members *members, struct member_apart *apart)
{
    const addrspec_span *where = &members->member.where;
    const addrspec_result *result = &members->result;
    uint32_t i;

    apart->own = apart->around = *result;
    forget_diags(&apart->own);
    forget_diags(&apart->around);
    for (i = 0; i < result->kept_count; i++)
        if (is_own(&result->diags[i], where))
            add_diag(&apart->own, &result->diags[i], where->offset);
        else
            add_diag(&apart->around, &result->diags[i], 0);
    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].severity == ADDRSPEC_ERROR)
            break;
    apart->own_first =
        i < result->kept_count && is_own(&result->diags[i], where);
    if (!has_member(members))
        return;
    /* Of a member that has more than are kept most of the rest is its own. */
    apart->own.diag_count += result->diag_count - result->kept_count;
    if (apart->own.error_count == 0)
        apart->own.error_count = members->member.verdict > ADDRSPEC_OK;
    shift_back(&apart->own.display_name, where->offset);
    shift_back(&apart->own.source_route, where->offset);
    shift_back(&apart->own.local_part, where->offset);
    shift_back(&apart->own.domain, where->offset);
    apart->own.consumed -= where->offset;
    apart->record.octets = members->record->octets + where->offset;
    apart->record.length = apart->record.kept = where->length;
}

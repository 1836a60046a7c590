/* lengths.c - parts over the limits of RFC 5321 4.5.3.1 and RFC 1035 2.3.4
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"

/* Octets of the label that holds `offset`; where it ends. */
static uint32_t
label_length(const struct context *context, uint32_t offset, uint32_t *end)
{
    const uint32_t stop = context->reading->end;
    uint32_t begin = offset;

    *end = offset;
    while (begin > 0 && context->octets[begin - 1] != '.' &&
           context->octets[begin - 1] != '@' &&
           context->octets[begin - 1] != ',' &&
           context->octets[begin - 1] != ':')
        begin--;
    while (*end < stop && context->octets[*end] != '.' &&
           context->octets[*end] != ',' && context->octets[*end] != ':')
        ++*end;
    return *end - begin;
}

static void
add_too_long(const struct context *context, enum diagnosis_index index,
             enum addrspec_part part, uint32_t beyond, uint32_t end,
             uint32_t measured)
{
    struct finding finding =
        error_at(index, part, beyond, end > beyond ? end - beyond : 0);

    finding.value = measured;
    add_finding(context, &finding);
}

static uint32_t
end_of(addrspec_span part)
{
    return part.offset + part.length;
}

/* Of several limits exceeded only the innermost is told. */
void
lengths_family(const struct context *context, const struct fault_run *run)
{
    const struct reading *reading = context->reading;
    const uint32_t inner = reading->limits & ~limit_bit(WHOLE_TOO_LONG);
    const bool path = asks_for_path(context->question);
    const uint32_t begin =
        path && reading->open != ADDRSPEC_ABSENT ? reading->open : 0;
    uint32_t end;

    switch (run->fault) {
    case LABEL_TOO_LONG: {
        const uint32_t measured = label_length(context, run->offset, &end);

        add_too_long(context, INDEX_LABEL_TOO_LONG, part_of(run), run->offset,
                     end, measured);
        break;
    }
    case LOCAL_PART_TOO_LONG:
        /* Without an "@" nothing tells where it ends. */
        if (!is_absent(reading->local_part) && !has_fault(reading, AT_EXPECTED))
            add_too_long(context, INDEX_LOCAL_PART_TOO_LONG,
                         ADDRSPEC_PART_LOCAL_PART, run->offset,
                         end_of(reading->local_part),
                         reading->local_part.length);
        break;
    case DOMAIN_TOO_LONG:
        if ((inner & limit_bit(LABEL_TOO_LONG)) == 0 &&
            !is_absent(reading->domain))
            add_too_long(context, INDEX_DOMAIN_TOO_LONG, ADDRSPEC_PART_DOMAIN,
                         run->offset, end_of(reading->domain),
                         reading->domain.length);
        break;
    default: /* WHOLE_TOO_LONG */
        end = reading->end + (reading->close == ADDRSPEC_ABSENT ? 0 : 1);
        if (inner == 0)
            add_too_long(context, INDEX_ADDRESS_TOO_LONG,
                         whole_part(context->question), run->offset, end,
                         end - begin);
        break;
    }
}

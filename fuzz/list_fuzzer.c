/* list_fuzzer.c - octets as an address-list
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz.h"

#include <stdbool.h>
#include <string.h>

static const uint32_t profiles[] = {ADDRSPEC_RFC5322, ADDRSPEC_SMTP,
                                    ADDRSPEC_RFC5321, ADDRSPEC_RFC6531,
                                    ADDRSPEC_HTML5};

/* A list, and what the walk over it has come to. */
struct walked {
    const char *input;
    size_t length;
    addrspec_options options;
    uint32_t end; /* of the last member */
    uint32_t errors;
    char *joined; /* the valid members, with commas between */
    size_t joined_length;
    uint32_t joined_count;
};

static bool
is_inside(addrspec_span part, uint32_t begin, uint32_t end)
{
    return part.offset >= begin && part.offset <= end &&
           part.length <= end - part.offset;
}

static void
check_part(addrspec_span part, addrspec_span member)
{
    if (part.offset != ADDRSPEC_ABSENT)
        ALWAYS(is_inside(part, member.offset, member.offset + member.length));
}

static bool
has_diag(const addrspec_result *result, int id)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].id == id)
            return true;
    return false;
}

static void
check_diags(const struct walked *walked, const addrspec_result *result,
            int verdict)
{
    const uint32_t length = (uint32_t)walked->length;
    uint32_t i, offset = 0, errors = 0;

    ALWAYS(result->kept_count <= ADDRSPEC_DIAGS_MAX);
    ALWAYS(result->kept_count <= result->diag_count);
    for (i = 0; i < result->kept_count; i++) {
        const addrspec_diag *diag = &result->diags[i];

        ALWAYS(is_inside(diag->where, 0, length));
        ALWAYS(is_inside(diag->fix, 0, length));
        ALWAYS(diag->where.offset >= offset);
        offset = diag->where.offset;
        if (diag->severity == ADDRSPEC_ERROR && errors++ == 0)
            ALWAYS(verdict == diag->id);
    }
    ALWAYS((errors == 0) == (result->error_count == 0));
}

static void
join(struct walked *walked, addrspec_span where)
{
    char *end = walked->joined + walked->joined_length;

    if (walked->joined_count++ > 0)
        *end++ = ',';
    memcpy(end, walked->input + where.offset, where.length);
    walked->joined_length = (size_t)(end - walked->joined) + where.length;
}

/* A member is what stands there, alone, but for a comma in a name: that is one
 * in a list only. */
static void
check_member(struct walked *walked, const addrspec_member *member,
             const addrspec_result *result)
{
    const addrspec_span where = member->where;
    const char *octets = walked->input + where.offset;
    addrspec_result own;
    char name[64];

    ALWAYS(where.offset >= walked->end);
    ALWAYS(where.length > 0 || walked->options.profile == ADDRSPEC_HTML5);
    ALWAYS(is_inside(where, 0, (uint32_t)walked->length));
    walked->end = where.offset + where.length;
    if (member->group.offset != ADDRSPEC_ABSENT)
        ALWAYS(is_inside(member->group, 0, where.offset));
    check_part(result->display_name, where);
    check_part(result->local_part, where);
    check_part(result->domain, where);
    ALWAYS(addrspec_display_name(result, walked->input, walked->length, name,
                                 sizeof name) <=
           3 * (size_t)result->display_name.length + 3);
    if (has_diag(result, ADDRSPEC_COMMA_IN_NAME) ||
        result->diag_count > result->kept_count)
        return;
    ALWAYS(addrspec_parse((enum addrspec_production)result->production, octets,
                          where.length, &walked->options,
                          &own) == member->verdict);
    if (member->verdict != ADDRSPEC_OK)
        return;
    ALWAYS(own.local_part.offset + where.offset == result->local_part.offset &&
           own.local_part.length == result->local_part.length &&
           own.domain.offset + where.offset == result->domain.offset &&
           own.domain.length == result->domain.length);
    join(walked, where);
}

/* Valid, with so many members. */
static void
check_valid(const char *input, size_t length, const addrspec_options *options,
            uint32_t count)
{
    addrspec_list list;
    uint32_t members = 0;
    int verdict;

    addrspec_list_init(&list, input, length, options);
    while ((verdict = addrspec_list_next(&list, NULL)) != ADDRSPEC_END) {
        ALWAYS(verdict == ADDRSPEC_OK);
        members++;
    }
    if (count != ADDRSPEC_ABSENT)
        ALWAYS(members == count);
}

static void
check_mended(const struct walked *walked)
{
    const size_t room = addrspec_list_mend(walked->input, walked->length,
                                           &walked->options, NULL, 0);
    char *mended = malloc(room + 1);
    size_t length;

    if (mended == NULL)
        abort();
    length = addrspec_list_mend(walked->input, walked->length, &walked->options,
                                mended, room + 1);
    ALWAYS(length == room || length == 0);
    if (walked->errors == 0)
        ALWAYS(length == 0);
    if (length > 0)
        check_valid(mended, length, &walked->options, ADDRSPEC_ABSENT);
    free(mended);
}

static void
walk(struct walked *walked)
{
    addrspec_list list;
    addrspec_list alone;
    addrspec_result result;
    int verdict;

    addrspec_list_init(&list, walked->input, walked->length, &walked->options);
    alone = list;
    do {
        memset(&result, 0xAA, sizeof result);
        verdict = addrspec_list_next(&list, &result);
        ALWAYS(verdict >= ADDRSPEC_OK || verdict == ADDRSPEC_END);
        ALWAYS(addrspec_list_next(&alone, NULL) == verdict);
        check_diags(walked, &result, verdict);
        walked->errors += result.error_count;
        if (addrspec_list_member(&list).where.offset != ADDRSPEC_ABSENT) {
            const addrspec_member member = addrspec_list_member(&list);

            check_member(walked, &member, &result);
        }
    } while (verdict != ADDRSPEC_END);
    ALWAYS(addrspec_list_next(&list, &result) == ADDRSPEC_END);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct walked walked = {.input = (const char *)data,
                            .length = size,
                            .options = ADDRSPEC_OPTIONS_INIT,
                            .joined = malloc(2 * size + 1)};

    if (walked.joined == NULL)
        abort();
    walked.options.profile =
        profiles[size % (sizeof profiles / sizeof profiles[0])];
    walk(&walked);
    if (walked.joined_count > 0)
        check_valid(walked.joined, walked.joined_length, &walked.options,
                    walked.joined_count);
    check_mended(&walked);
    free(walked.joined);
    return 0;
}

/* list.c - the members of an address-list, one after the other
 *
 * SPDX-License-Identifier: MIT
 *
 * A member is what read_chunk() cuts out, parsed as if it stood alone.  What
 * stands between two members is read with the first of them, so that all there
 * is to say of the list comes with a member as long as there is one.
 */
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "reply/writer.h"
#include "syntax/address_list.h"
#include "syntax/html5.h"
#include "text/octets.h"
#include "text/utf8.h"

/* addrspec_list.state */
enum { FRESH, MEMBER_NEXT, WALKED };

/* addrspec_list.before: what stands before the place that is looked at, since
 * the last member, or the beginning of the list or of a group. */
enum { NOTHING_BEFORE, MEMBER_BEFORE, SEPARATOR_BEFORE, GROUP_BEFORE };

/* addrspec_list.found */
enum {
    FOUND_MEMBER = 1,
    FOUND_GROUP = 2,
    FOUND_IN_GROUP = 4, /* a member, in the last one */
    FOUND_NESTED = 8,
    FOUND_COMMENT = 16 /* since the last member */
};

/* What is said of the list around one member. */
struct remarks {
    uint32_t count;
    uint32_t error_count;
    uint32_t kept_count;
    addrspec_diag kept[2 * ADDRSPEC_DIAGS_MAX]; /* room to merge in */
};

struct walk {
    addrspec_list *list;
    const unsigned char *octets;
    uint32_t length;
    struct remarks remarks;
};

static const addrspec_span absent = {ADDRSPEC_ABSENT, 0};

/* ---- Remarks --------------------------------------------------------- */

/* Which is kept rather: errors, then what comes first. */
static bool
goes_first(const addrspec_diag *a, const addrspec_diag *b)
{
    if (a->severity != b->severity)
        return a->severity > b->severity;
    return a->where.offset < b->where.offset;
}

/* In the order in which they are kept; what has no room is dropped. */
static void
keep(struct remarks *remarks, const addrspec_diag *diag, uint32_t room)
{
    uint32_t i = remarks->kept_count;

    if (i == room && !goes_first(diag, &remarks->kept[i - 1]))
        return;
    i -= i == room;
    remarks->kept_count = i + 1;
    for (; i > 0 && goes_first(diag, &remarks->kept[i - 1]); i--)
        remarks->kept[i] = remarks->kept[i - 1];
    remarks->kept[i] = *diag;
}

static bool
is_ignored(const addrspec_options *options, uint16_t id)
{
    uint32_t i;

    for (i = 0; options != NULL && i < options->ignore_count; i++)
        if (options->ignore[i] == id)
            return true;
    return false;
}

static void
remark(struct walk *walk, enum diagnosis_index index, addrspec_span where,
       addrspec_span fix, enum mend mend)
{
    const addrspec_diagnosis_info *info = &diagnosis_rows[index].info;
    const addrspec_diag diag = {
        .id = info->id,
        .severity = info->severity,
        .fixable = (uint8_t)mend,
        .part = ADDRSPEC_PART_MAILBOX,
        .value = ADDRSPEC_ABSENT,
        .where = where,
        .fix = mend == NO_MEND ? span(where.offset, 0) : fix,
    };

    if (is_ignored(walk->list->options, info->id))
        return;
    walk->remarks.count++;
    walk->remarks.error_count += info->severity == ADDRSPEC_ERROR;
    keep(&walk->remarks, &diag, ADDRSPEC_DIAGS_MAX);
}

/* One that is mended where it stands. */
static void
remark_here(struct walk *walk, enum diagnosis_index index, uint32_t offset,
            uint32_t length, enum mend mend)
{
    remark(walk, index, span(offset, length), span(offset, length), mend);
}

/* ---- Separators ------------------------------------------------------ */

static void
remark_breaks(struct walk *walk, uint32_t begin, uint32_t end)
{
    uint32_t at = begin;

    /* A line break at the very end is the field's own. */
    if (skip_white(walk->octets, walk->length, begin) == walk->length)
        return;
    while ((at = unfolded_break(walk->octets, at, end)) < end) {
        const uint32_t behind = at + 1 +
                                (walk->octets[at] == '\r' && at + 1 < end &&
                                 walk->octets[at + 1] == '\n');

        remark_here(walk, INDEX_UNFOLDED_LINE, at, behind - at, PUT_SPACE);
        at = behind;
    }
}

/* Another separator than the one that is wanted there. */
static void
note_surplus(addrspec_list *list, uint32_t offset)
{
    if (is_absent(list->surplus))
        list->surplus = span(offset, 1);
    else
        list->surplus.length = offset + 1 - list->surplus.offset;
}

/* Without the separator a comment would be of the mailbox beside it, which is
 * not what was written. */
static enum mend
deletion(const addrspec_list *list)
{
    return (list->found & FOUND_COMMENT) != 0 ? NO_MEND : DELETE;
}

static void
remark_surplus(struct walk *walk)
{
    const addrspec_span surplus = walk->list->surplus;

    if (!is_absent(surplus))
        remark(walk, INDEX_EMPTY_MEMBER, surplus, surplus,
               deletion(walk->list));
    walk->list->surplus = absent;
}

static void
note_separator(struct walk *walk, uint32_t offset)
{
    addrspec_list *list = walk->list;

    if (list->before == MEMBER_BEFORE ||
        (list->before == GROUP_BEFORE && walk->octets[offset] == ',')) {
        remark_surplus(walk);
        list->before = SEPARATOR_BEFORE;
        list->separator = offset;
    } else {
        note_surplus(list, offset);
    }
}

/* A mailbox or a group follows what was separated. */
static void
end_separation(struct walk *walk)
{
    addrspec_list *list = walk->list;
    const uint32_t at = list->separator;

    if (list->before == SEPARATOR_BEFORE && at != ADDRSPEC_ABSENT &&
        walk->octets[at] == ';')
        remark_here(walk, INDEX_SEMICOLON_FOR_COMMA, at, 1, PUT_COMMA);
    if (list->before == GROUP_BEFORE)
        remark_here(walk, INDEX_SEMICOLON_FOR_COMMA, at, 1,
                    PUT_SEMICOLON_COMMA);
    remark_surplus(walk);
    list->found &= (uint8_t)~FOUND_COMMENT;
    list->before = NOTHING_BEFORE;
}

/* Nothing follows it in the list or the group: it is too many itself. */
static void
end_in_separation(struct walk *walk)
{
    addrspec_list *list = walk->list;
    const uint32_t at = list->separator;

    if (list->before == SEPARATOR_BEFORE && at != ADDRSPEC_ABSENT) {
        if (is_absent(list->surplus) && walk->octets[at] == ';') {
            remark_here(walk, INDEX_SEMICOLON_FOR_COMMA, at, 1, deletion(list));
        } else {
            const addrspec_span surplus = list->surplus;

            list->surplus = span(at, 1);
            if (!is_absent(surplus))
                note_surplus(list, surplus.offset + surplus.length - 1);
        }
    }
    remark_surplus(walk);
    list->found &= (uint8_t)~FOUND_COMMENT;
}

/* ---- Names ----------------------------------------------------------- */

/* What a member is parsed as: it has a name where the profile has any. */
static enum addrspec_production
member_production(const addrspec_options *options)
{
    return options != NULL && options->profile == ADDRSPEC_RFC5322
               ? ADDRSPEC_HEADER_MAILBOX
               : ADDRSPEC_MAILBOX;
}

/* A list as HTML has it. */
static bool
is_multiple(const addrspec_options *options)
{
    return options != NULL && options->profile == ADDRSPEC_HTML5;
}

/* phrase = 1*word / obs-phrase                             RFC 5322 3.2.5
 * It is one if "<" may follow.  Commas outside quotation marks separate as
 * white space does: see name_with_commas(). */
static bool
is_phrase(const struct walk *walk, addrspec_span name)
{
    const struct profile *profile = profile_by_id(ADDRSPEC_RFC5322);
    struct scan scan;
    uint32_t i;

    scan_start(&scan, ADDRSPEC_HEADER_MAILBOX, profile);
    for (i = 0; i < name.length; i++) {
        const unsigned char octet = walk->octets[name.offset + i];

        if (scan_step(&scan, octet) != FAULT_NONE &&
            (octet != ',' || scan_step(&scan, ' ') != FAULT_NONE))
            return false;
    }
    return scan_step(&scan, '<') == FAULT_NONE;
}

/* A line break that folds: FWS = ([*WSP CRLF] 1*WSP)      RFC 5322 3.2.2 */
static bool
folds(const unsigned char *octets, uint32_t length)
{
    return length > 2 && octets[0] == '\r' && octets[1] == '\n' &&
           octet_is(octets[2], BLANK);
}

/* Marks around it are all that it takes to be a quoted-string. */
static bool
is_quotable(const struct walk *walk, addrspec_span name)
{
    const unsigned char *octets = walk->octets + name.offset;
    uint32_t i;

    for (i = 0; i < name.length; i++)
        if (folds(octets + i, name.length - i))
            i++;
        else if (octets[i] == '"' || octets[i] == '\\' || octets[i] == '(' ||
                 (octet_is(octets[i], CONTROL) && octets[i] != '\t'))
            return false;
    return utf8_is_well_formed(octets, name.length);
}

/* ---- Groups ---------------------------------------------------------- */

/* `chunk` ends at the colon. */
static void
open_group(struct walk *walk, const struct chunk *chunk)
{
    addrspec_list *list = walk->list;
    const addrspec_span name = span(chunk->begin, chunk->end - chunk->begin);

    end_separation(walk);
    list->found |= FOUND_GROUP;
    list->found &= (uint8_t)~FOUND_IN_GROUP;
    if (list->depth > 0) {
        list->found |= FOUND_NESTED;
        remark(walk, INDEX_NESTED_GROUP, name, absent, NO_MEND);
    }
    if (!is_phrase(walk, name))
        remark(walk, INDEX_UNQUOTED_NAME, name, name,
               is_quotable(walk, name) ? PUT_QUOTES : NO_MEND);
    if (list->depth == 1)
        list->outer_group = list->group;
    list->group = name;
    list->depth++;
    list->before = NOTHING_BEFORE;
}

static void
close_group(struct walk *walk, uint32_t offset)
{
    addrspec_list *list = walk->list;

    end_in_separation(walk);
    list->depth--;
    list->group = list->depth > 0 ? list->outer_group : absent;
    list->before = GROUP_BEFORE;
    list->separator = offset;
}

/* "To: bob@example.com": that is no group's name.  One that is, like "Mail",
 * has an end. */
static struct prefix
prefix_of(const struct walk *walk, addrspec_span name)
{
    struct prefix prefix =
        field_prefix(walk->octets + name.offset, walk->length - name.offset);

    if (prefix.length != name.length + 1)
        prefix.length = 0;
    return prefix;
}

static void
remark_open_group(struct walk *walk)
{
    const addrspec_list *list = walk->list;
    const addrspec_span name = list->group;
    struct prefix prefix;
    uint32_t end = walk->length;

    /* Where a group began in another, it was its end that was forgotten. */
    if (list->depth == 0 || (list->found & FOUND_NESTED) != 0)
        return;
    while (end > 0 &&
           (octet_is(walk->octets[end - 1], BLANK) ||
            walk->octets[end - 1] == '\r' || walk->octets[end - 1] == '\n'))
        end--;
    prefix = prefix_of(walk, name);
    if (prefix.length > 0 && (list->found & FOUND_IN_GROUP) != 0)
        remark(walk, prefix.index, span(name.offset, prefix.length),
               span(name.offset, skip_white(walk->octets, walk->length,
                                            name.offset + prefix.length) -
                                     name.offset),
               DELETE);
    else
        remark(walk, INDEX_UNTERMINATED_GROUP, name, span(end, 0),
               PUT_SEMICOLON);
}

/* ---- The walk -------------------------------------------------------- */

/* Past what ended a chunk. */
static void
pass_ending(struct walk *walk, enum chunk_end ending, uint32_t stop)
{
    addrspec_list *list = walk->list;

    list->position = stop + 1;
    switch (ending) {
    case LIST_ENDS:
        list->position = walk->length;
        break;
    case COMMA_ENDS:
        note_separator(walk, stop);
        break;
    case SEMICOLON_ENDS:
        if (list->depth > 0)
            close_group(walk, stop);
        else
            note_separator(walk, stop);
        break;
    case SPACE_ENDS:
        list->position = skip_white(walk->octets, walk->length, stop);
        remark_here(walk, INDEX_SPACE_SEPARATOR, stop, list->position - stop,
                    PUT_COMMA_SPACE);
        list->before = SEPARATOR_BEFORE;
        list->separator = ADDRSPEC_ABSENT;
        break;
    case COLON_ENDS:
        break;
    }
}

static void
set_next(struct walk *walk, const struct chunk *chunk)
{
    addrspec_list *list = walk->list;

    end_separation(walk);
    list->found |=
        list->depth > 0 ? FOUND_MEMBER | FOUND_IN_GROUP : FOUND_MEMBER;
    list->next = span(chunk->begin, chunk->end - chunk->begin);
    list->next_mailbox = chunk->mailbox;
    list->next_stop = chunk->stop;
    list->next_ending = chunk->ending;
    list->state = MEMBER_NEXT;
}

/* Nothing but comments stood before the separator. */
static void
pass_blank(struct walk *walk, const struct chunk *chunk)
{
    if (chunk->begin < chunk->end) {
        remark_surplus(walk); /* a fix is not to delete the comment, too */
        walk->list->found |= FOUND_COMMENT;
    }
    pass_ending(walk, (enum chunk_end)chunk->ending, chunk->stop);
}

static void
end_list(struct walk *walk)
{
    walk->list->state = WALKED;
    if ((walk->list->found & (FOUND_MEMBER | FOUND_GROUP)) ==
        0) { /* separators alone are nothing either */
        walk->remarks = (struct remarks){0};
        remark(walk, INDEX_EMPTY, span(0, walk->length), absent, NO_MEND);
        return;
    }
    end_in_separation(walk);
    remark_open_group(walk);
}

/* On to the next member, or to the end. */
static void
find_member(struct walk *walk)
{
    addrspec_list *list = walk->list;
    struct chunk chunk;

    do {
        read_chunk(walk->octets, walk->length, list->position, &list->unclosed,
                   &chunk);
        remark_breaks(walk, list->position, chunk.begin);
        if (chunk.ending == COLON_ENDS) {
            open_group(walk, &chunk);
            list->position = chunk.stop + 1;
        } else if (chunk.is_blank) {
            remark_breaks(walk, chunk.end, chunk.stop);
            pass_blank(walk, &chunk);
        } else {
            set_next(walk, &chunk);
            return;
        }
    } while (chunk.ending != LIST_ENDS);
    end_list(walk);
}

/* ---- A member -------------------------------------------------------- */

static void
shift(addrspec_span *part, uint32_t by)
{
    if (!is_absent(*part))
        part->offset += by;
}

/* From the start of the mailbox to the start of the list. */
static void
shift_result(addrspec_result *result, uint32_t by)
{
    uint32_t i;

    shift(&result->display_name, by);
    shift(&result->source_route, by);
    shift(&result->local_part, by);
    shift(&result->domain, by);
    result->consumed += by;
    for (i = 0; i < result->kept_count; i++) {
        result->diags[i].where.offset += by;
        result->diags[i].fix.offset += by;
    }
}

static void
empty_result(const addrspec_list *list, addrspec_result *result)
{
    memset(result, 0, sizeof *result);
    result->production = (uint16_t)member_production(list->options);
    if (list->options != NULL) {
        result->profile = (uint16_t)list->options->profile;
        result->flags = list->options->flags;
    }
    result->display_name = result->source_route = absent;
    result->local_part = result->domain = absent;
}

/* What is said of the member and of the list around it, the most important
 * of both, in order of offset. */
static void
merge(struct remarks *remarks, addrspec_result *result)
{
    uint32_t i, j;

    for (i = 0; i < result->kept_count; i++)
        keep(remarks, &result->diags[i], 2 * ADDRSPEC_DIAGS_MAX);
    if (remarks->kept_count > ADDRSPEC_DIAGS_MAX)
        remarks->kept_count = ADDRSPEC_DIAGS_MAX;
    for (i = 0; i < remarks->kept_count; i++) {
        const addrspec_diag diag = remarks->kept[i];

        for (j = i;
             j > 0 && result->diags[j - 1].where.offset > diag.where.offset;
             j--)
            result->diags[j] = result->diags[j - 1];
        result->diags[j] = diag;
    }
    result->kept_count = remarks->kept_count;
    result->diag_count += remarks->count;
    result->error_count += remarks->error_count;
}

static int
verdict_of(const addrspec_result *result)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].severity == ADDRSPEC_ERROR)
            return result->diags[i].id;
    return ADDRSPEC_OK;
}

/* "Last, First <a@b>": all of the name of the next member, absent where it has
 * no comma or marks around it would not mend it.  It is one where profiles have
 * no names, too: there the member is refused for having any. */
static addrspec_span
name_with_commas(const struct walk *walk)
{
    const addrspec_span member = walk->list->next;
    const uint32_t mailbox = walk->list->next_mailbox;
    addrspec_span name = absent;

    if (mailbox == member.offset)
        return absent;
    name.offset = member.offset;
    name.length =
        find_octet(walk->octets, mailbox, member.offset + member.length, '<') -
        member.offset;
    while (octet_is(walk->octets[name.offset + name.length - 1], BLANK))
        name.length--;
    return is_quotable(walk, name) && is_phrase(walk, name) ? name : absent;
}

/* A name with commas is mended as a whole or not at all: with a part of it in
 * quotation marks its commas would separate. */
static void
take_name(addrspec_result *result, addrspec_span name)
{
    uint32_t i;

    result->display_name = name;
    for (i = 0; i < result->kept_count; i++) {
        addrspec_diag *diag = &result->diags[i];

        if (diag->fix.offset < name.offset + name.length) {
            diag->fixable = NO_MEND;
            diag->fix = span(diag->where.offset, 0);
        }
    }
}

static int
next_member(struct walk *walk, addrspec_result *result)
{
    addrspec_list *list = walk->list;
    const addrspec_span where = list->next;
    const uint32_t end = where.offset + where.length;
    const addrspec_span name = name_with_commas(walk);
    const uint32_t mailbox =
        is_absent(name) ? where.offset : list->next_mailbox;
    addrspec_result own;
    int verdict;

    list->member.where = where;
    list->member.group = list->group;
    if (!is_absent(name))
        remark(walk, INDEX_COMMA_IN_NAME, name, name, PUT_QUOTES);
    list->before = MEMBER_BEFORE;
    if (list->next_ending != SPACE_ENDS)
        remark_breaks(walk, end, list->next_stop);
    pass_ending(walk, (enum chunk_end)list->next_ending, list->next_stop);
    find_member(walk);

    if (result == NULL && walk->remarks.error_count > 0)
        result = &own;
    verdict =
        addrspec_parse(member_production(list->options), list->input + mailbox,
                       end - mailbox, list->options, result);
    list->member.verdict = verdict;
    if (verdict < ADDRSPEC_OK || result == NULL)
        return verdict;
    shift_result(result, mailbox);
    if (!is_absent(name))
        take_name(result, name);
    merge(&walk->remarks, result);
    return verdict_of(result);
}

/* There was no member: what there is to say of the list, once. */
static int
say_without_member(struct walk *walk, addrspec_result *result)
{
    addrspec_result own;

    if (result == NULL)
        result = &own;
    empty_result(walk->list, result);
    merge(&walk->remarks, result);
    return result->error_count > 0 ? verdict_of(result) : ADDRSPEC_END;
}

/* ---- Without groups and names ---------------------------------------- */

/* <input type=email multiple>: nothing but a comma separates, and what stands
 * between two of them has to be an address. */
static int
next_value(struct walk *walk, addrspec_result *result)
{
    addrspec_list *list = walk->list;
    addrspec_span value;
    int verdict;

    if (list->state == WALKED || !html5_next_value(walk->octets, walk->length,
                                                   &list->position, &value)) {
        list->state = WALKED;
        return say_without_member(walk, result);
    }
    verdict = addrspec_parse(ADDRSPEC_MAILBOX, list->input + value.offset,
                             value.length, list->options, result);
    list->member.where = value;
    list->member.verdict = verdict;
    if (verdict >= ADDRSPEC_OK && result != NULL)
        shift_result(result, value.offset);
    return verdict;
}

/* ---- In public ------------------------------------------------------- */

void
addrspec_list_init(addrspec_list *list, const char *input, size_t length,
                   const addrspec_options *options)
{
    memset(list, 0, sizeof *list);
    list->input = input;
    list->length = length;
    list->options = options;
    list->group = list->outer_group = list->surplus = absent;
    list->separator = ADDRSPEC_ABSENT;
    list->member.where = list->member.group = absent;
}

/* An ADDRSPEC_ERR_ for what no parse would take. */
static int
status_of(const addrspec_list *list)
{
    const int verdict = addrspec_parse(member_production(list->options), "", 0,
                                       list->options, NULL);

    if (list->length >= ADDRSPEC_ABSENT ||
        (list->input == NULL && list->length > 0))
        return ADDRSPEC_ERR_ARGUMENT;
    return verdict < ADDRSPEC_OK ? verdict : ADDRSPEC_OK;
}

int
addrspec_list_next(addrspec_list *list, addrspec_result *result)
{
    struct walk walk = {.list = list};
    int status;

    if (list == NULL)
        return ADDRSPEC_ERR_ARGUMENT;
    walk.octets = (const unsigned char *)list->input;
    walk.length = (uint32_t)list->length;
    list->member = (addrspec_member){absent, absent, ADDRSPEC_OK};
    if (list->state == FRESH) {
        status = status_of(list);
        if (status != ADDRSPEC_OK) {
            list->state = WALKED;
            return status;
        }
        if (!is_multiple(list->options))
            find_member(&walk);
    }
    if (is_multiple(list->options))
        return next_value(&walk, result);
    if (list->state == MEMBER_NEXT)
        return next_member(&walk, result);
    return say_without_member(&walk, result);
}

addrspec_member
addrspec_list_member(const addrspec_list *list)
{
    return list->member;
}

/* ---- Mending --------------------------------------------------------- */

struct mending {
    const char *input;
    uint32_t length;
    const addrspec_options *options;
    uint32_t errors;
    addrspec_diag last; /* what is known at the end alone, and may have to
                           be mended at the beginning */
    bool has_last;
    struct writer *writer; /* NULL: look whether there is a fix for all */
    uint32_t written;      /* so much of the input is */
};

static void
write_piece(void *context, const char *text, size_t length)
{
    write_octets(context, text, length);
}

static void
copy_unchanged(struct mending *mending, uint32_t offset)
{
    write_octets(mending->writer, mending->input + mending->written,
                 offset - mending->written);
    mending->written = offset;
}

/* The input up to `offset`, in which only what is in `last` is mended. */
static void
copy_to(struct mending *mending, uint32_t offset)
{
    const addrspec_span fix = mending->last.fix;

    if (mending->has_last && fix.offset >= mending->written &&
        fix.offset + fix.length <= offset) {
        mending->has_last = false;
        copy_unchanged(mending, fix.offset);
        write_replacement(&mending->last, (const unsigned char *)mending->input,
                          write_piece, mending->writer);
        mending->written = fix.offset + fix.length;
    }
    copy_unchanged(mending, offset);
}

/* The rest of the buffer for a function that writes as snprintf() does. */
static size_t
mend_mailbox(const struct mending *mending, const addrspec_member *member,
             struct writer *writer)
{
    const char *mailbox = mending->input + member->where.offset;
    const bool has_room = writer != NULL && writer->length < writer->size;
    addrspec_result own;

    if (addrspec_parse(member_production(mending->options), mailbox,
                       member->where.length, mending->options,
                       &own) != member->verdict)
        return 0; /* a comma in its name: once mended, another list, perhaps */
    return addrspec_mend(&own, mailbox, member->where.length,
                         has_room ? writer->buffer + writer->length : NULL,
                         has_room ? writer->size - writer->length : 0);
}

static bool
mend_member(struct mending *mending, const addrspec_member *member)
{
    size_t length;

    if (member->verdict == ADDRSPEC_OK)
        return true;
    if (mending->writer == NULL)
        return mend_mailbox(mending, member, NULL) > 0;
    copy_to(mending, member->where.offset);
    length = mend_mailbox(mending, member, mending->writer);
    mending->writer->length += length;
    mending->written += member->where.length;
    return length > 0;
}

static bool
is_inside(addrspec_span part, const addrspec_member *member)
{
    return !is_absent(member->where) && part.offset >= member->where.offset &&
           part.offset <= member->where.offset + member->where.length;
}

/* An error of the list itself; false if nothing mends it. */
static bool
mend_list_error(struct mending *mending, const addrspec_diag *diag)
{
    if (mending->writer == NULL) {
        if (diag->fixable == NO_MEND || mending->has_last)
            return false;
        mending->has_last = true;
        mending->last = *diag;
    }
    return true;
}

static bool
mend_found(struct mending *mending, const addrspec_list *list,
           const addrspec_result *result)
{
    uint32_t i, kept_errors = 0;

    for (i = 0; i < result->kept_count; i++) {
        const addrspec_diag *diag = &result->diags[i];

        if (diag->severity != ADDRSPEC_ERROR)
            continue;
        kept_errors++;
        if (!is_inside(diag->where, &list->member) &&
            !mend_list_error(mending, diag))
            return false;
    }
    mending->errors += kept_errors;
    return kept_errors == result->error_count &&
           mend_member(mending, &list->member);
}

static bool
mend_list(struct mending *mending)
{
    addrspec_list list;
    addrspec_result result;
    int verdict;

    addrspec_list_init(&list, mending->input, mending->length,
                       mending->options);
    while ((verdict = addrspec_list_next(&list, &result)) != ADDRSPEC_END)
        if (verdict < ADDRSPEC_OK || !mend_found(mending, &list, &result))
            return false;
    if (mending->writer != NULL)
        copy_to(mending, mending->length);
    return mending->errors > 0;
}

static bool
is_valid(const char *input, size_t length, const addrspec_options *options)
{
    addrspec_list list;
    int verdict;

    addrspec_list_init(&list, input, length, options);
    do
        verdict = addrspec_list_next(&list, NULL);
    while (verdict == ADDRSPEC_OK);
    return verdict == ADDRSPEC_END;
}

size_t
addrspec_list_mend(const char *input, size_t length,
                   const addrspec_options *options, char *buffer, size_t size)
{
    struct writer writer = writer_begin(buffer, size);
    struct mending mending = {
        .input = input, .length = (uint32_t)length, .options = options};

    if (length >= ADDRSPEC_ABSENT || !mend_list(&mending))
        return writer_end(&writer);
    mending.writer = &writer;
    if (!mend_list(&mending) ||
        (writer.length < size && !is_valid(buffer, writer.length, options)))
        writer = writer_begin(buffer, size);
    return writer_end(&writer);
}

/* output_human.c - a picture of each mistake, as compilers draw them
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "output.h"

#include <string.h>

#include "charset.h"
#include "picture.h"
#include "words.h"

static void
write_word(struct report *report, enum word_id id)
{
    put_text(report->out, word(id, report->language));
}

/* How many diagnostics there are beside those that were kept. */
static void
write_more(struct report *report, const addrspec_result *result)
{
    uint32_t more = result->diag_count - result->kept_count;

    if (more == 0)
        return;
    if (more == 1) {
        write_word(report, WORD_AND_ONE_MORE);
    } else {
        write_word(report, WORD_AND);
        put_number(report->out, more);
        write_word(report, WORD_MORE);
    }
    put_octet(report->out, '\n');
}

static void
write_truncated(struct report *report, const struct record *record)
{
    if (!is_truncated(record))
        return;
    write_word(report, WORD_JUDGED_ON);
    put_number(report->out, record->kept);
    write_word(report, WORD_OCTETS_OF);
    put_number(report->out, record->length);
    put_octet(report->out, '\n');
}

/* `label` and an address, which may hold anything. */
static void
write_offer(struct report *report, enum word_id label,
            const struct buffer *address)
{
    write_word(report, label);
    buffer_safe(&report->more, address->octets, address->length);
    put_octets(report->out, report->more.octets, report->more.length);
    put_octet(report->out, '\n');
}

/* The pictures of a valid record: the address stands already above them,
 * unless only a part of it is in the picture. */
static void
write_pictures_below(struct report *report, const struct checked *checked,
                     const struct buffer *above)
{
    const struct record *record = checked->record;
    struct buffer *picture = &report->text;
    size_t skip = 0;

    buffer_picture(picture, checked->result, record->octets, record->kept,
                   report->language);
    if (picture->length > above->length &&
        picture->octets[above->length] == '\n' &&
        memcmp(picture->octets, above->octets, above->length) == 0)
        skip = above->length + 1;
    write_picture(report->out, checked->result, report->language,
                  picture->octets + skip, picture->length - skip,
                  report->colour);
}

/* What a warning's fix would give: offered, never applied. */
static void
write_suggestions(struct report *report, const struct checked *checked)
{
    const struct record *record = checked->record;
    uint32_t i;

    if (is_truncated(record))
        return;
    for (i = 0; i < checked->result->kept_count; i++) {
        const addrspec_diag *diag = &checked->result->diags[i];

        if (diag->severity != ADDRSPEC_WARNING || !diag->fixable)
            continue;
        buffer_fix_apply(&report->text, diag, record->octets, record->kept);
        write_offer(report, WORD_SUGGESTION, &report->text);
    }
}

static void
human_valid(struct report *report, const struct checked *checked)
{
    const struct record *record = checked->record;
    const char *verdict = word(WORD_IS_VALID, report->language);

    buffer_safe(&report->more, record->octets, shown_length(record));
    put_octets(report->out, report->more.octets, report->more.length);
    write_coloured(report->out, report->colour ? COLOUR_GOOD : COLOUR_NONE,
                   verdict, strlen(verdict));
    put_octet(report->out, '\n');
    if (checked->result->kept_count > 0)
        write_pictures_below(report, checked, &report->more);
    write_more(report, checked->result);
    write_truncated(report, record);
    write_suggestions(report, checked);
}

/* What the octets may be in another charset: never more than a guess. */
static void
write_charset(struct report *report, const struct checked *checked)
{
    const struct record *record = checked->record;
    struct charset_guess guess;

    if (is_truncated(record) ||
        !charset_guess(checked->result, record->octets, record->kept, &guess))
        return;
    write_word(report, WORD_READS_AS);
    put_text(report->out, guess.name);
    write_word(report, WORD_COLON);
    buffer_safe(&report->more, guess.text, guess.length);
    put_octets(report->out, report->more.octets, report->more.length);
    put_octet(report->out, '\n');
}

static void
human_invalid(struct report *report, const struct checked *checked)
{
    const struct record *record = checked->record;
    const addrspec_result *result = checked->result;

    buffer_picture(&report->text, result, record->octets, record->kept,
                   report->language);
    write_picture(report->out, result, report->language, report->text.octets,
                  report->text.length, report->colour);
    write_more(report, result);
    write_truncated(report, record);
    buffer_reply_line(&report->text, result, record->octets, record->kept,
                      report->reply_code, report->language);
    put_octets(report->out, report->text.octets, report->text.length);
    put_octet(report->out, '\n');
    write_charset(report, checked);
    if (is_truncated(record))
        return; /* what was not judged cannot be mended */
    buffer_mend(&report->text, result, record->octets, record->kept);
    if (report->text.length > 0)
        write_offer(report, WORD_FIX, &report->text);
}

static void
human_record(struct report *report, const struct checked *checked)
{
    if (checked->result->error_count == 0)
        human_valid(report, checked);
    else
        human_invalid(report, checked);
}

/* ---- Lists ----------------------------------------------------------- */

/* A longer list is not shown again for each warning with a fix. */
#define SUGGESTED_MAX 512

/* "member 2 at octet 22:" */
static void
write_place(struct report *report, uint64_t number, uint32_t offset)
{
    write_word(report, WORD_MEMBER);
    put_number(report->out, number);
    write_word(report, WORD_AT_OCTET);
    put_number(report->out, (uint64_t)offset + 1);
    write_word(report, WORD_COLON_ALONE);
    put_octet(report->out, '\n');
}

/* What is said of the list around a member: each with the place it is at. */
static void
write_around(struct report *report, const struct record *list,
             const addrspec_result *around)
{
    const struct checked checked = {0, list, around};
    uint32_t i;

    for (i = 0; i < around->kept_count; i++) {
        buffer_diag(&report->text, &around->diags[i], list->octets, list->kept,
                    report->language);
        write_picture(report->out, around, report->language,
                      report->text.octets, report->text.length, report->colour);
    }
    if (around->error_count > 0) {
        buffer_reply_line(&report->text, around, list->octets, list->kept,
                          report->reply_code, report->language);
        put_octets(report->out, report->text.octets, report->text.length);
        put_octet(report->out, '\n');
    }
    if (list->kept <= SUGGESTED_MAX)
        write_suggestions(report, &checked);
}

static void
write_whole_fix(struct report *report, const struct checked_list *list)
{
    const struct record *record = list->record;

    if (list->valid || record->kept > SHOWN_MAX)
        return;
    buffer_list_mend(&report->text, record->octets, record->kept, list->rules);
    if (report->text.length > 0)
        write_offer(report, WORD_FIX, &report->text);
}

/* One without a mailbox, of which there is nothing to say. */
static void
write_valid_list(struct report *report, const struct checked_list *list)
{
    addrspec_result nothing = {0};
    const struct checked checked = {list->line, list->record, &nothing};

    human_valid(report, &checked);
}

static void
human_list(struct report *report, const struct checked_list *list)
{
    struct members members;
    struct member_apart apart;
    uint64_t number = 0;
    bool whole = list->members != 1;

    if (list->members == 0 && list->diag_count == 0)
        write_valid_list(report, list);
    members_begin(&members, list->record, list->rules);
    while (members_next(&members)) {
        const struct checked checked = {list->line, &apart.record, &apart.own};

        number += has_member(&members);
        if (report->invalid_only && members.result.error_count == 0)
            continue;
        members_part(&members, &apart);
        if (has_member(&members)) {
            if (list->members > 1)
                write_place(report, number, members.member.where.offset);
            human_record(report, &checked);
        }
        write_around(report, list->record, &apart.around);
        whole = whole || apart.around.error_count > 0;
    }
    if (whole)
        write_whole_fix(report, list);
}

const struct output_format output_human = {
    .begin = NULL,
    .record = human_record,
    .list = human_list,
    .summary = summary_as_text,
};

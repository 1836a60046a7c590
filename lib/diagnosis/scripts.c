/* scripts.c - letters that are taken for those of another script
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "diagnosis/look.h"
#include "diagnosis/meaning_mends.h"
#include "meaning/code_points.h"
#include "meaning/unicode.h"
#include "text/utf8.h"

/* Without ICU neither NFC nor unassigned code points nor scripts are looked
 * at: said once a record, and not again of a domain that was not fully checked
 * for IDNA2008, as that says it. */
static void
note_unchecked(const struct context *context, enum addrspec_part id,
               addrspec_span where)
{
    struct finding finding =
        error_at(INDEX_UNICODE_UNCHECKED, id, where.offset, where.length);

    finding.severity = ADDRSPEC_NOTE;
    if (context->report->counts[INDEX_UNICODE_UNCHECKED] == 0 &&
        (id != ADDRSPEC_PART_DOMAIN ||
         context->report->counts[INDEX_IDNA_UNCHECKED] == 0))
        add_finding(context, &finding);
}

/* What is of no script at all was told as what it is. */
static bool
is_of_a_script(uint32_t code_point)
{
    return code_point_class(code_point) == ORDINARY &&
           unicode_is_assigned(code_point);
}

/* A label, or a local-part, as it is seen: of an A-label its U-label. */
struct seen {
    const struct context *context;
    enum addrspec_part id;
    addrspec_span where; /* as written */
    uint32_t length;
    unsigned char octets[DRAFT_MAX];
};

/* False if it cannot be seen, which was told where it is a mistake. */
static bool
see(struct seen *seen)
{
    const unsigned char *written = seen->context->octets + seen->where.offset;
    const enum mend_status status =
        label_as_seen(written, seen->where.length, seen->octets,
                      sizeof seen->octets, &seen->length);

    if (status == MEND_NO_MEMORY)
        seen->context->report->out_of_memory = true;
    return status == MEND_MADE;
}

static bool
is_as_written(const struct seen *seen)
{
    return !is_ace(seen->context, seen->where);
}

/* Look at a part of what is seen; false if that cannot be done, and is said. */
static bool
look_at(const struct seen *seen, addrspec_span part, struct unicode_look *look)
{
    switch (unicode_look(seen->octets + part.offset, part.length, look)) {
    case UNICODE_DONE:
        return true;
    case UNICODE_NOT_CHECKED:
        note_unchecked(seen->context, seen->id, seen->where);
        return false;
    default:
        seen->context->report->out_of_memory = true;
        return false;
    }
}

/* UTS 39 5.2: the letters of another script than most of the word are of. */
static void
warn_of_mixture(const struct seen *seen, addrspec_span word,
                const struct unicode_look *look)
{
    const uint32_t begin = word.offset + look->foreign;
    const struct utf8_unit foreign =
        utf8_decode(seen->octets + begin, seen->length - begin);
    struct finding finding =
        mended_at(INDEX_MIXED_SCRIPT, seen->id, seen->where.offset,
                  seen->where.length, PUT_LOOK_ALIKE);
    bool alike = look->plain_length > 0;

    if (!is_of_a_script(foreign.value))
        return;
    if (is_as_written(seen)) {
        finding.where = span(seen->where.offset + begin, look->foreign_length);
        finding.fix = span(seen->where.offset + word.offset, word.length);
    } else {
        alike = alike && word.length == seen->length;
    }
    finding.mend = alike ? PUT_LOOK_ALIKE : NO_MEND;
    finding.reason = alike ? REASON_LOOKS_LIKE : REASON_LOOKS_LIKE_NOTHING;
    finding.value = foreign.value;
    finding.severity = ADDRSPEC_WARNING;
    add_finding(seen->context, &finding);
}

/* Each word is of one script or a few: "it-школа" and "anna.иванова" are
 * written on purpose, "аpple" is not.  True if none is mixed. */
static bool
look_at_words(const struct seen *seen, const char *between)
{
    bool pure = true;
    uint32_t begin, i;

    for (begin = 0; begin < seen->length; begin = i + 1) {
        struct unicode_look look;
        addrspec_span word;

        for (i = begin; i < seen->length; i++)
            if (seen->octets[i] != '\0' &&
                strchr(between, seen->octets[i]) != NULL)
                break;
        word = span(begin, i - begin);
        if (are_ascii(seen->octets, word) || !look_at(seen, word, &look) ||
            !look.mixed)
            continue;
        warn_of_mixture(seen, word, &look);
        pure = false;
    }
    return pure;
}

/* UTS 39 4: a label that is of one script, and looks like one in ASCII. */
static void
look_at_label(const struct seen *seen)
{
    struct finding finding =
        mended_at(INDEX_CONFUSABLE_DOMAIN, seen->id, seen->where.offset,
                  seen->where.length, PUT_LOOK_ALIKE);
    struct unicode_look look;

    finding.severity = ADDRSPEC_WARNING;
    if (look_at(seen, span(0, seen->length), &look) && look.confusable)
        add_finding(seen->context, &finding);
}

static void
warn_of_part(const struct context *context, enum addrspec_part id,
             addrspec_span where)
{
    struct seen seen = {.context = context, .id = id, .where = where};

    if (!see(&seen))
        return;
    if (id == ADDRSPEC_PART_LOCAL_PART)
        look_at_words(&seen, ".+-_=\" ");
    else if (look_at_words(&seen, "-"))
        look_at_label(&seen);
}

void
warn_of_scripts(const struct context *context)
{
    const bool utf8 = context->question->profile->utf8;
    const addrspec_span local_part = context->reading->local_part;
    addrspec_span label;

    if (!may_ask(context))
        return;
    if (utf8 && !is_absent(local_part) &&
        !are_ascii(context->octets, local_part))
        warn_of_part(context, ADDRSPEC_PART_LOCAL_PART, local_part);
    for (label = first_label(context); label.length > 0;
         label = next_label(context, label))
        if (are_ascii(context->octets, label) ? is_ace(context, label) : utf8)
            warn_of_part(context, ADDRSPEC_PART_DOMAIN, label);
}

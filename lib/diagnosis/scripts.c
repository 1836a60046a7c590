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

/* One label or local-part as it is seen: of an A-label its U-label. */
struct seen {
    unsigned char octets[DRAFT_MAX];
    uint32_t length;
    struct unicode_look look;
};

/* Look at it; false if that cannot be done, and is said. */
static bool
see(const struct context *context, enum addrspec_part id, addrspec_span where,
    struct seen *seen)
{
    enum unicode_status status;

    switch (label_as_seen(context->octets + where.offset, where.length,
                          seen->octets, sizeof seen->octets, &seen->length)) {
    case MEND_MADE:
        status = unicode_look(seen->octets, seen->length, &seen->look);
        break;
    case MEND_NO_MEMORY:
        status = UNICODE_NO_MEMORY;
        break;
    default: /* it is not UTF-8, and was told to be none */
        return false;
    }
    if (status == UNICODE_NO_MEMORY)
        context->report->out_of_memory = true;
    if (status == UNICODE_NOT_CHECKED)
        note_unchecked(context, id, where);
    return status == UNICODE_DONE;
}

/* UTS 39 5.2: the letters of another script than most are of. */
static void
warn_of_mixture(const struct context *context, enum addrspec_part id,
                addrspec_span where, const struct seen *seen)
{
    const struct unicode_look *look = &seen->look;
    const struct utf8_unit foreign =
        utf8_decode(seen->octets + look->foreign, seen->length - look->foreign);
    const bool alike = look->plain_length > 0;
    struct finding finding =
        mended_at(INDEX_MIXED_SCRIPT, id, where.offset, where.length,
                  alike ? PUT_LOOK_ALIKE : NO_MEND);

    if (!is_of_a_script(foreign.value))
        return;
    finding.severity = ADDRSPEC_WARNING;
    finding.value = foreign.value;
    finding.reason = alike ? REASON_LOOKS_LIKE : REASON_LOOKS_LIKE_NOTHING;
    if (seen->length == where.length) /* as written */
        finding.where =
            span(where.offset + look->foreign, look->foreign_length);
    add_finding(context, &finding);
}

/* UTS 39 4: a label that is of one script, and looks like one in ASCII. */
static void
warn_of_look_alike(const struct context *context, addrspec_span label)
{
    struct finding finding =
        mended_at(INDEX_CONFUSABLE_DOMAIN, ADDRSPEC_PART_DOMAIN, label.offset,
                  label.length, PUT_LOOK_ALIKE);

    finding.severity = ADDRSPEC_WARNING;
    add_finding(context, &finding);
}

static void
warn_of_part(const struct context *context, enum addrspec_part id,
             addrspec_span where)
{
    struct seen seen;

    if (!see(context, id, where, &seen))
        return;
    if (seen.look.mixed)
        warn_of_mixture(context, id, where, &seen);
    else if (seen.look.confusable && id == ADDRSPEC_PART_DOMAIN)
        warn_of_look_alike(context, where);
}

/* Each word is of one script or a few: "it-школа" and "anna.иванова" are
 * written on purpose, "аpple" is not. */
static void
warn_of_words(const struct context *context, enum addrspec_part id,
              addrspec_span part, const char *between)
{
    const uint32_t end = part.offset + part.length;
    uint32_t begin, i;

    for (begin = part.offset; begin < end; begin = i + 1) {
        addrspec_span word;

        for (i = begin; i < end; i++)
            if (context->octets[i] != '\0' &&
                strchr(between, context->octets[i]) != NULL)
                break;
        word = span(begin, i - begin);
        if (!are_ascii(context->octets, word))
            warn_of_part(context, id, word);
    }
}

void
warn_of_scripts(const struct context *context)
{
    const bool utf8 = context->question->profile->utf8;
    const addrspec_span local_part = context->reading->local_part;
    addrspec_span label;

    if ((context->question->flags & ADDRSPEC_NO_IDNA) != 0)
        return;
    if (utf8 && !is_absent(local_part) && local_part.length <= DRAFT_MAX)
        warn_of_words(context, ADDRSPEC_PART_LOCAL_PART, local_part,
                      ".+-_=\" ");
    for (label = first_label(context); label.length > 0;
         label = next_label(context, label)) {
        if (is_ace(context, label) &&
            (utf8 || are_ascii(context->octets, label)))
            warn_of_part(context, ADDRSPEC_PART_DOMAIN, label);
        else if (utf8)
            warn_of_words(context, ADDRSPEC_PART_DOMAIN, label, "-");
    }
}

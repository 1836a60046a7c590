/* causes.c - the search for causes that explain faults
 *
 * SPDX-License-Identifier: MIT
 *
 * A cause is tried by making its edits and reading again: it explains a fault
 * if there are fewer then.  Of several, the one after which the whole record
 * is right (or the fewest faults are left), then the shortest edit, then the
 * leftmost is taken, and the search goes on.  Rounds and tries are bounded, so
 * that the time stays linear in the length.
 */
#include "diagnosis/diagnosis.h"

/* No more causes are reported than diagnostics are kept. */
#define ROUNDS ADDRSPEC_DIAGS_MAX
/* Tries of one recogniser in a round: enough for each of the faults. */
#define TRIES 16
/* With more faults than this a record is no address with a slip in it: then
 * only what encloses an address is looked for. */
#define FAULTS_MAX 16

struct trial {
    const struct context *context;
    const struct draft *draft; /* as edited so far */
    uint32_t first;            /* offset of its first fault, in the input */
    uint32_t badness;          /* of it */
    unsigned tries;
    bool found;
    struct cause best;
    uint32_t best_badness;
    uint32_t best_size;
};

/* `draft` holds what `before` does. */
static bool
make_edits(const struct cause *cause, const struct draft *before,
           struct draft *draft)
{
    unsigned i;

    if (cause->edit_count == 0)
        return make_mend(draft, cause->finding.mend, cause->finding.fix,
                         before) == MEND_MADE;
    /* From the right, so that offsets on the left stay true. */
    for (i = cause->edit_count; i > 0; i--) {
        const struct cause_edit *edit = &cause->edits[i - 1];

        if (!draft_replace(draft, edit->offset, edit->length, edit->text,
                           edit->text_length))
            return false;
    }
    return true;
}

/* No one types these on purpose. */
static bool
is_unintended(enum diagnosis_index index)
{
    switch (index) {
    case INDEX_LINE_BREAK:
    case INDEX_CONTROL_CHARACTER:
    case INDEX_BYTE_ORDER_MARK:
    case INDEX_INVISIBLE_CHARACTER:
    case INDEX_UNICODE_SPACE:
    case INDEX_BIDI_CONTROL:
    case INDEX_FULLWIDTH_CHARACTER:
    case INDEX_IDEOGRAPHIC_FULL_STOP:
    case INDEX_SMART_QUOTE:
    case INDEX_SMART_DASH:
    case INDEX_NONCHARACTER:
        return true;
    default:
        return false;
    }
}

/* To take away what was not meant costs nothing: it is sooner believed than
 * any change of what could have been typed. */
static uint32_t
edit_size(const struct cause *cause)
{
    uint32_t size = cause->edit_count == 0 ? cause->finding.fix.length : 0;
    unsigned i;

    if (is_unintended(cause->finding.index))
        return 0;
    for (i = 0; i < cause->edit_count; i++)
        size += cause->edits[i].length + cause->edits[i].text_length;
    return size;
}

static bool
is_preferred(const struct trial *trial, const struct cause *cause,
             uint32_t found)
{
    const uint32_t size = edit_size(cause);

    if (!trial->found)
        return true;
    if (found != trial->best_badness)
        return found < trial->best_badness;
    if (size != trial->best_size)
        return size < trial->best_size;
    return cause->finding.where.offset < trial->best.finding.where.offset;
}

/* How bad it is.  Without its "@" an address has no domain that could be
 * read, so one that is found is worth the faults that then come to light.
 * What browsers refuse is what it is: no cause explains it. */
static uint32_t
badness(const struct reading *reading)
{
    return reading->fault_count - has_fault(reading, QUOTED_STRING_REFUSED) -
           has_fault(reading, LITERAL_REFUSED) +
           (has_fault(reading, AT_EXPECTED) ? FAULTS_MAX : 0);
}

/* Offset in the input of the first fault; ADDRSPEC_ABSENT if there is none. */
static uint32_t
first_fault(const struct reading *reading, const struct draft *draft)
{
    uint32_t i, first = ADDRSPEC_ABSENT;

    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++)
        if (reading->runs[i].fault < LABEL_TOO_LONG &&
            draft->origin[reading->runs[i].offset] < first)
            first = draft->origin[reading->runs[i].offset];
    return first;
}

/* A cause that takes away the first fault is told in its place, so it must
 * not begin behind it. */
static bool
comes_too_late(const struct trial *trial, const struct cause *cause,
               uint32_t first)
{
    const uint32_t where = cause->finding.where.offset;

    return first > trial->first && trial->draft->origin[where] > trial->first;
}

void
try_cause(struct trial *trial, const struct cause *cause)
{
    const struct question *question = trial->context->question;
    struct draft draft;
    struct reading reading;

    if (trial->tries == TRIES)
        return;
    trial->tries++;
    draft_copy(&draft, trial->draft);
    if (!make_edits(cause, trial->draft, &draft))
        return;
    read_input(&reading, draft.octets, draft.length, question->production,
               question->profile, NULL, NULL);
    if (badness(&reading) >= trial->badness ||
        comes_too_late(trial, cause, first_fault(&reading, &draft)) ||
        !is_preferred(trial, cause, badness(&reading)))
        return;
    trial->found = true;
    trial->best = *cause;
    trial->best_badness = badness(&reading);
    trial->best_size = edit_size(cause);
}

struct cause
simple_cause(struct finding finding, const char *text)
{
    struct cause cause = {.finding = finding, .edit_count = 1};
    uint32_t length = 0;

    while (text[length] != '\0')
        length++;
    cause.edits[0] = (struct cause_edit){finding.fix.offset, finding.fix.length,
                                         text, length};
    return cause;
}

static recogniser_fn *const recognisers[] = {
    recognise_wrappers,     recognise_comments,   recognise_routes,
    recognise_surroundings, recognise_separators, recognise_quotes,
    recognise_brackets,     recognise_literals,   recognise_encodings,
    recognise_dots,         recognise_missing,    recognise_mojibake,
    recognise_lookalikes,   recognise_labels,     recognise_names,
};

#define RECOGNISERS (sizeof recognisers / sizeof recognisers[0])
#define ENCLOSING_RECOGNISERS 4 /* the first of them */

static bool
find_cause(const struct context *context, struct draft *draft,
           struct reading *reading)
{
    const bool faultless = reading->fault_count == 0;
    struct trial trial = {.context = context,
                          .draft = draft,
                          .first = first_fault(reading, draft),
                          .badness = faultless ? 1 : badness(reading)};
    const size_t count =
        reading->fault_count > FAULTS_MAX ? ENCLOSING_RECOGNISERS : RECOGNISERS;
    struct context now = *context;
    struct draft before;
    size_t i;

    now.octets = draft->octets;
    now.length = draft->length;
    now.draft = draft;
    now.reading = reading;
    /* What the grammar takes may still stand among what no label holds. */
    if (faultless)
        recognise_surroundings(&trial, &now);
    for (i = 0; i < count && !faultless; i++) {
        trial.tries = 0;
        recognisers[i](&trial, &now);
    }
    if (!trial.found)
        return false;
    add_finding(&now, &trial.best.finding);
    draft_copy(&before, draft);
    make_edits(&trial.best, &before, draft);
    read_input(reading, draft->octets, draft->length,
               context->question->production, context->question->profile, NULL,
               NULL);
    return true;
}

void
find_causes(const struct context *context, struct draft *draft,
            struct reading *reading)
{
    int round = 0;

    do {
        if (!find_cause(context, draft, reading))
            break;
    } while (++round < ROUNDS && reading->fault_count > 0);
}

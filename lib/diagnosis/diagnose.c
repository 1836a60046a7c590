/* diagnose.c - from faults to findings
 *
 * SPDX-License-Identifier: MIT
 */
#include <assert.h>
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "diagnosis/look.h"
#include "diagnosis/repairs.h"
#include "text/octets.h"

/* Who knows about which fault. */
static family_fn *const families[FAULT_COUNT] = {
    [LOCAL_PART_EXPECTED] = missing_family,
    [EMPTY_ATOM] = dots_family,
    [QUOTE_IN_ATOM] = quotes_family,
    [AT_EXPECTED_AFTER_QUOTE] = quotes_family,
    [BAD_QUOTED_PAIR] = quotes_family,
    [QUOTE_OPEN] = quotes_family,
    [AT_EXPECTED] = missing_family,
    [DOMAIN_EXPECTED] = missing_family,
    [EMPTY_LABEL] = dots_family,
    [HYPHEN_AT_EDGE] = dots_family,
    [UNDERSCORE] = dots_family,
    [AT_IN_DOMAIN] = missing_family,
    [BAD_LITERAL] = literals_family,
    [LITERAL_OPEN] = literals_family,
    [TEXT_AFTER_LITERAL] = literals_family,
    [ANGLE_EXPECTED] = brackets_family,
    [ANGLE_OPEN] = brackets_family,
    [NULL_PATH] = brackets_family,
    [ROUTE_EXPECTED] = route_family,
    [TEXT_AFTER_PATH] = brackets_family,
    [PARAMETER_EXPECTED] = parameters_family,
    [SECOND_WORD] = header_family,
    [FOLD_OPEN] = header_family,
    [COMMENT_OPEN] = header_family,
    [COMMENT_TOO_DEEP] = header_family,
    [QUOTED_STRING_REFUSED] = browsers_family,
    [LITERAL_REFUSED] = browsers_family,
    [ILLEGAL_OCTET] = characters_family,
    [NON_ASCII] = characters_family,
    [BAD_UTF8] = characters_family,
    [LABEL_TOO_LONG] = lengths_family,
    [LOCAL_PART_TOO_LONG] = lengths_family,
    [DOMAIN_TOO_LONG] = lengths_family,
    [WHOLE_TOO_LONG] = lengths_family,
};

enum addrspec_part
part_of(const struct fault_run *run)
{
    switch ((enum place)run->place) {
    case IN_WORDS:
    case IN_PHRASE:
        return ADDRSPEC_PART_MAILBOX;
    case PATH_OPEN: /* what stands here would begin it */
    case IN_LOCAL_PART:
        return ADDRSPEC_PART_LOCAL_PART;
    case IN_DOMAIN:
        return ADDRSPEC_PART_DOMAIN;
    case IN_LITERAL:
        return ADDRSPEC_PART_ADDRESS_LITERAL;
    case IN_ROUTE:
    case ROUTE_AT:
        return ADDRSPEC_PART_SOURCE_ROUTE;
    case IN_PARAMETERS:
        return ADDRSPEC_PART_PARAMETERS;
    default:
        return ADDRSPEC_PART_PATH;
    }
}

struct finding
error_at(enum diagnosis_index index, enum addrspec_part part, uint32_t offset,
         uint32_t length)
{
    const struct finding finding = {.index = index,
                                    .severity = ADDRSPEC_ERROR,
                                    .part = part,
                                    .value = ADDRSPEC_ABSENT,
                                    .where = {offset, length},
                                    .fix = {offset, length},
                                    .mend = NO_MEND};

    return finding;
}

struct finding
mended_at(enum diagnosis_index index, enum addrspec_part part, uint32_t offset,
          uint32_t length, enum mend mend)
{
    struct finding finding = error_at(index, part, offset, length);

    finding.mend = mend;
    return finding;
}

/* ---- The report ------------------------------------------------------ */

static bool
is_ignored(const struct question *question, uint16_t id)
{
    uint32_t i;

    for (i = 0; i < question->ignore_count; i++)
        if (question->ignore[i] == id)
            return true;
    return false;
}

/* Which is kept rather: errors, then what comes first. */
static bool
matters_more(const addrspec_diag *a, const addrspec_diag *b)
{
    if (a->severity != b->severity)
        return a->severity > b->severity;
    return a->where.offset < b->where.offset;
}

static void
keep(struct report *report, const addrspec_diag *diag)
{
    uint32_t i = report->kept_count;

    if (i == ADDRSPEC_DIAGS_MAX) {
        if (!matters_more(diag, &report->kept[i - 1]))
            return;
        i--;
    } else {
        report->kept_count++;
    }
    for (; i > 0 && matters_more(diag, &report->kept[i - 1]); i--)
        report->kept[i] = report->kept[i - 1];
    report->kept[i] = *diag;
}

static bool
is_kept_already(const struct report *report, const addrspec_diag *diag)
{
    uint32_t i;

    for (i = 0; i < report->kept_count; i++)
        if (report->kept[i].id == diag->id &&
            report->kept[i].where.offset == diag->where.offset)
            return true;
    return false;
}

void
add_finding(const struct context *context, const struct finding *finding)
{
    struct report *report = context->report;
    const addrspec_diagnosis_info *info = &diagnosis_rows[finding->index].info;
    addrspec_diag diag = {
        .id = info->id,
        .severity = (uint8_t)finding->severity,
        .fixable = (uint8_t)finding->mend,
        .part = (uint8_t)finding->part,
        .reason = (uint8_t)finding->reason,
        .value = finding->value,
        .where = in_input(context, finding->where),
        .fix = in_input(context, finding->fix),
    };

    if (context->demoted && diag.severity == ADDRSPEC_ERROR)
        diag.severity = ADDRSPEC_WARNING;
    if (finding->mend == NO_MEND)
        diag.fix = span(diag.where.offset, 0);
    else if (context->repairs != NULL && diag.severity == ADDRSPEC_ERROR)
        add_repair(context->repairs, finding->fix, finding->mend);
    if (is_ignored(context->question, diag.id) ||
        is_kept_already(report, &diag))
        return;
    report->count++;
    report->counts[finding->index]++;
    if (diag.severity == ADDRSPEC_ERROR)
        report->error_count++;
    keep(report, &diag);
}

/* In order of offset; where two begin together the more severe first. */
static void
sort_by_place(struct report *report)
{
    uint32_t i, j;

    for (i = 1; i < report->kept_count; i++) {
        const addrspec_diag diag = report->kept[i];

        for (j = i;
             j > 0 && report->kept[j - 1].where.offset > diag.where.offset; j--)
            report->kept[j] = report->kept[j - 1];
        report->kept[j] = diag;
    }
}

/* ---- The steps of a diagnosis ---------------------------------------- */

static void
explain_fault(void *context, const struct fault_run *run)
{
    families[run->fault](context, run);
}

/* An input of nothing, or of blanks alone, has one fault: it is empty. */
static bool
is_blank(const unsigned char *input, uint32_t length)
{
    uint32_t i;

    for (i = 0; i < length; i++)
        if (!octet_is(input[i], BLANK))
            return false;
    return true;
}

static void
read_again(const struct context *context, struct reading *reading,
           fault_fn *each, struct context *with)
{
    read_input(reading, context->octets, context->length,
               context->question->production, context->question->profile, each,
               with);
}

/* Go on with the text as it would be with all errors found so far mended, so
 * that a slip does not hide what else is to be said, nor is told again as
 * another. */
static void
go_on_mended(struct context *context, struct draft *draft)
{
    struct report *report = context->report;
    struct draft mended;

    if (context->repairs == NULL || context->repairs->count == 0)
        return;
    assert(draft != NULL); /* who keeps repairs keeps a draft for them */
    if (!make_repairs(context->repairs, draft, &mended))
        report->out_of_memory = true;
    draft_copy(draft, &mended);
    context->repairs->count = 0;
    context->length = draft->length;
    read_again(context, &report->reading, NULL, NULL);
}

/* It has an octet over 0x7f, or a label that could be an A-label: only then
 * is there anything to be known of Unicode or IDNA. */
static bool
concerns_meaning(const unsigned char *octets, uint32_t length)
{
    uint32_t i;

    for (i = 0; i < length; i++)
        if (octets[i] > 0x7f || (octets[i] == '-' && i >= 2 &&
                                 begins_with(octets + i - 2, 2, "xn")))
            return true;
    return false;
}

static void
find_meaning(struct context *context, struct draft *draft)
{
    if (concerns_meaning(context->octets, context->length)) {
        find_lookalikes(context);
        go_on_mended(context, draft);
        find_label_mistakes(context);
        go_on_mended(context, draft);
    }
    context->repairs = NULL;
    find_warnings(context);
}

/* The address of a header as an envelope has it: what is refused there is a
 * warning here, and what Unicode and IDNA have to say is the same.  What is
 * too long to be copied is too long for every envelope. */
static void
diagnose_as_sent(struct context *context)
{
    const struct reading reading = context->report->reading;
    struct question question = *context->question;
    struct context sent = *context;
    struct repairs repairs = {0};
    struct reading again;
    struct draft draft;

    find_obsolete_forms(context);
    question.profile = profile_by_id(ADDRSPEC_RFC6531);
    if (question.production != ADDRSPEC_DOMAIN)
        question.production = ADDRSPEC_MAILBOX;
    sent.question = &question;
    if (!draft_as_sent(context, &draft)) {
        find_excess(context);
        sent.repairs = NULL;
        find_meaning(&sent, NULL);
        return;
    }
    sent.octets = draft.octets;
    sent.length = draft.length;
    sent.draft = &draft;
    sent.repairs = &repairs;
    sent.demoted = true;
    read_again(&sent, &context->report->reading, NULL, NULL);
    if (reading.fault_count == 0 && context->report->reading.run_count > 0)
        read_again(&sent, &again, explain_fault, &sent);
    sent.demoted = false;
    find_meaning(&sent, &draft);
    context->report->reading = reading; /* as written */
}

/* From the grammar to the code points, to the labels, to what is legal and
 * unwise: each on the text as mended by those before.  `draft` is NULL if the
 * text is too long to be mended, or needs no mend. */
static void
diagnose_in_stages(struct context *context, struct draft *draft)
{
    struct report *report = context->report;
    struct reading again;

    if (report->reading.run_count > 0)
        read_again(context, &again, explain_fault, context);
    find_parameter_mistakes(context);
    go_on_mended(context, draft);
    if (context->question->profile->grammar == HEADER_GRAMMAR)
        diagnose_as_sent(context);
    else
        find_meaning(context, draft);
    map_parts(context, &report->reading);
}

static void
diagnose_drafted(const struct context *context, const unsigned char *input)
{
    struct context drafted = *context;
    struct repairs repairs = {0};
    struct draft draft;

    draft_begin(&draft, input, context->length);
    drafted.draft = &draft;
    drafted.octets = draft.octets;
    find_causes(&drafted, &draft, &context->report->reading);
    drafted.length = draft.length;
    drafted.repairs = &repairs;
    diagnose_in_stages(&drafted, &draft);
}

static void
begin_report(struct report *report)
{
    report->count = report->error_count = report->kept_count = 0;
    report->out_of_memory = false;
    memset(report->counts, 0, sizeof report->counts);
}

/* What browsers accept is ASCII, and of its labels nothing new is to be known
 * when a mail server reads it. */
static void
ask_servers(const struct context *context)
{
    const struct question question = {
        .production = context->question->production,
        .profile = profile_by_id(ADDRSPEC_RFC5321),
        .flags = ADDRSPEC_NO_IDNA,
    };
    struct report server;
    struct context asked = *context;

    asked.question = &question;
    asked.reading = &server.reading;
    asked.report = &server;
    begin_report(&server);
    read_again(&asked, &server.reading, NULL, NULL);
    diagnose_in_stages(&asked, NULL);
    note_refused_by_servers(context, &server);
}

void
diagnose(const struct question *question, const unsigned char *input,
         uint32_t length, struct report *report)
{
    struct context context = {.question = question,
                              .octets = input,
                              .input = input,
                              .length = length,
                              .reading = &report->reading,
                              .report = report};

    begin_report(report);
    read_again(&context, &report->reading, NULL, NULL);
    if (is_blank(input, length)) {
        const struct finding empty =
            error_at(INDEX_EMPTY, whole_part(question), 0, length);

        add_finding(&context, &empty);
        return;
    }
    if (length <= DRAFT_INPUT_MAX &&
        (report->reading.fault_count > 0 || concerns_meaning(input, length)))
        diagnose_drafted(&context, input);
    else
        diagnose_in_stages(&context, NULL);
    if (question->profile->grammar == HTML_GRAMMAR && report->error_count == 0)
        ask_servers(&context);
    sort_by_place(report);
}

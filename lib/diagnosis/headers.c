/* headers.c - what only an address in a header has: folds, comments, names
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "diagnosis/plain.h"
#include "text/octets.h"

/* ---- Faults ---------------------------------------------------------- */

static bool
is_white(unsigned char octet)
{
    return octet == '\r' || octet == '\n' || octet_is(octet, BLANK);
}

static bool
ends_comment(const struct context *context, uint32_t offset)
{
    struct piece piece = {PIECE_OCTET, 0, 0};

    while (piece.end < offset)
        piece = piece_at(context->octets, piece.end, context->length);
    return piece.kind == PIECE_COMMENT && piece.end == offset;
}

/* A word that no dot joins to the one before it: the white space between them
 * is one too many, or the comment. */
static void
second_word(const struct context *context, const struct fault_run *run)
{
    uint32_t begin = run->offset;
    struct finding finding;

    while (begin > 0 && is_white(context->octets[begin - 1]))
        begin--;
    if (begin < run->offset &&
        octet_is(context->octets[run->offset - 1], BLANK))
        finding = mended_at(INDEX_UNQUOTED_SPACE, part_of(run), begin,
                            run->offset - begin, DELETE);
    else if (ends_comment(context, run->offset))
        finding = error_at(INDEX_COMMENT, part_of(run), run->offset - 1, 1);
    else
        return; /* what stands between them is told */
    add_finding(context, &finding);
}

/* A line break that no blank follows. */
static void
open_fold(const struct context *context, const struct fault_run *run)
{
    uint32_t begin = run->offset;
    struct finding finding;

    while (begin > 0 && begin + 2 > run->offset &&
           (context->octets[begin - 1] == '\r' ||
            context->octets[begin - 1] == '\n'))
        begin--;
    finding = mended_at(INDEX_LINE_BREAK, part_of(run), begin,
                        run->offset - begin, DELETE);
    add_finding(context, &finding);
}

/* Where the comment begins that is still open at the end. */
static uint32_t
open_comment(const struct context *context)
{
    uint32_t i = 0;

    while (i < context->length) {
        const struct piece piece =
            piece_at(context->octets, i, context->length);

        if (piece.kind == PIECE_COMMENT && piece.end == context->length)
            return i;
        i = piece.end;
    }
    return context->length;
}

void
header_family(const struct context *context, const struct fault_run *run)
{
    struct finding finding;

    switch (run->fault) {
    case SECOND_WORD:
        second_word(context, run);
        return;
    case FOLD_OPEN:
        open_fold(context, run);
        return;
    case COMMENT_OPEN:
        finding = error_at(INDEX_UNTERMINATED_COMMENT, part_of(run),
                           open_comment(context), 1);
        break;
    default: /* COMMENT_TOO_DEEP */
        finding = error_at(INDEX_COMMENT_TOO_DEEP, part_of(run), run->offset,
                           run->length);
        break;
    }
    if (finding.where.offset < context->length)
        add_finding(context, &finding);
}

/* ---- Names as causes ------------------------------------------------- */

/* The words before the "<"; of length 0 where there is none of them, or no
 * "<". */
static addrspec_span
name_before_angle(const struct context *context)
{
    addrspec_span name = {0, 0};
    uint32_t i = 0;

    while (i < context->length && context->octets[i] != '<') {
        const struct piece piece =
            piece_at(context->octets, i, context->length);

        if (piece.kind != PIECE_FOLDING && piece.kind != PIECE_COMMENT) {
            if (name.length == 0)
                name.offset = piece.begin;
            name.length = piece.end - name.offset;
        }
        i = piece.end;
    }
    return i < context->length ? name : span(0, 0);
}

static bool
holds_comment(const struct context *context, addrspec_span part)
{
    const uint32_t end = part.offset + part.length;
    uint32_t i = part.offset;

    while (i < end) {
        const struct piece piece = piece_at(context->octets, i, end);

        if (piece.kind == PIECE_COMMENT)
            return true;
        i = piece.end;
    }
    return false;
}

static bool
holds_encoded_word(const struct context *context, addrspec_span part)
{
    const uint32_t end = part.offset + part.length;
    uint32_t i;

    for (i = part.offset; i < end; i++)
        if (encoded_word_length(context->octets + i, end - i) > 0)
            return true;
    return false;
}

/* In quotes a comment would be one of the words, and an encoded-word would
 * stand as it is (RFC 2047 5). */
static bool
may_be_quoted(const struct context *context, addrspec_span name)
{
    return !holds_comment(context, name) && !holds_encoded_word(context, name);
}

/* phrase = 1*word / obs-phrase                             RFC 5322 3.2.5
 * "Smith, Bob <b@c>": what no word may hold goes between quotes. */
static void
unquoted_name(struct trial *trial, const struct context *context)
{
    const addrspec_span name = name_before_angle(context);
    const uint32_t end = name.offset + name.length;
    struct cause cause = {
        .finding = mended_at(INDEX_UNQUOTED_NAME, ADDRSPEC_PART_MAILBOX,
                             name.offset, name.length, QUOTE_NAME),
    };

    if (!may_be_quoted(context, name)) { /* told, not mended */
        cause.finding = mended_at(INDEX_UNQUOTED_NAME, ADDRSPEC_PART_MAILBOX,
                                  name.offset, name.length, NO_MEND);
        cause.edit_count = 2;
        cause.edits[0] = (struct cause_edit){name.offset, 0, "\"", 1};
        cause.edits[1] = (struct cause_edit){end, 0, "\"", 1};
    }
    if (name.length > 0 &&
        !holds_octet(context->octets, name.offset, end, '\r') &&
        !holds_octet(context->octets, name.offset, end, '\n'))
        try_cause(trial, &cause);
}

/* Where the quote is that was not closed: the grammar has missed its end. */
static uint32_t
unclosed_quote(const struct context *context)
{
    uint32_t i = 0;

    while (i < context->length) {
        const struct piece piece =
            piece_at(context->octets, i, context->length);

        if (piece.kind == PIECE_QUOTED && piece.end == context->length)
            return i;
        i = piece.end;
    }
    return context->length;
}

/* "Bob \"Bobby Smith <b@c>" */
static void
unterminated_quote(struct trial *trial, const struct context *context)
{
    const uint32_t quote = unclosed_quote(context);
    const struct cause cause = {
        .finding = mended_at(INDEX_UNTERMINATED_QUOTE, ADDRSPEC_PART_MAILBOX,
                             quote, 1, DELETE),
    };

    if (quote < context->length)
        try_cause(trial, &cause);
}

/* What a word without white space in it was meant for: a local-part. */
static void
mistaken_word(struct trial *trial, const struct context *context, uint32_t at)
{
    uint32_t begin = at, quote, i;
    struct cause cause = {.edit_count = 0};

    while (begin > 0 && !is_white(context->octets[begin - 1]))
        begin--;
    for (i = begin; i + 1 < at; i++)
        if (context->octets[i] == '.' && context->octets[i + 1] == '.')
            break;
    if (i + 1 < at) { /* "a..b@c" */
        uint32_t end = i;

        while (context->octets[end] == '.')
            end++;
        cause.finding = mended_at(INDEX_DOUBLE_DOT, ADDRSPEC_PART_LOCAL_PART, i,
                                  end - i, PUT_DOT);
        try_cause(trial, &cause);
    }
    quote = find_octet(context->octets, begin, at, '"');
    if (quote < at) { /* "a\"b\"@c" */
        i = at;
        while (context->octets[i - 1] != '"')
            i--;
        cause.finding = mended_at(INDEX_STRAY_QUOTE, ADDRSPEC_PART_LOCAL_PART,
                                  quote, i - quote, DROP_QUOTES);
        try_cause(trial, &cause);
    }
}

/* "Bob Smith bob@example.com": the last word is the address. */
static void
unbracketed_address(struct trial *trial, const struct context *context,
                    const struct fault_run *run)
{
    uint32_t begin = run->offset, end = run->offset;
    struct cause cause;

    while (begin > 0 && !is_white(context->octets[begin - 1]))
        begin--;
    while (end < context->length && !is_white(context->octets[end]) &&
           context->octets[end] != '(')
        end++;
    cause.finding = mended_at(INDEX_UNBRACKETED_ADDRESS, ADDRSPEC_PART_MAILBOX,
                              begin, end - begin, PUT_ANGLES);
    cause.edit_count = 2;
    cause.edits[0] = (struct cause_edit){begin, 0, "<", 1};
    cause.edits[1] = (struct cause_edit){end, 0, ">", 1};
    try_cause(trial, &cause);
}

void
recognise_names(struct trial *trial, const struct context *context)
{
    const struct reading *reading = context->reading;
    uint32_t i;

    if (!asks_for_header(context->question))
        return;
    unquoted_name(trial, context);
    if (has_fault(reading, QUOTE_OPEN))
        unterminated_quote(trial, context);
    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++)
        if (reading->runs[i].fault == ANGLE_EXPECTED &&
            reading->runs[i].octet == '@') {
            mistaken_word(trial, context, reading->runs[i].offset);
            unbracketed_address(trial, context, &reading->runs[i]);
        }
}

/* ---- Obsolete forms, RFC 5322 section 4 ------------------------------ */

static void
warn(const struct context *context, struct finding finding)
{
    finding.severity = ADDRSPEC_WARNING;
    add_finding(context, &finding);
}

static bool
was_met(const struct context *context, enum obsolete form)
{
    return (context->reading->obsolete & form) != 0;
}

/* The octet that made it one: the index is that of the form's bit. */
static uint32_t
met_at(const struct context *context, enum obsolete form)
{
    unsigned i = 0;

    while ((form >> i & 1) == 0)
        i++;
    return context->reading->obsolete_at[i];
}

/* A line of white space alone, in the white space around it. */
static void
obsolete_white_space(const struct context *context)
{
    uint32_t begin = met_at(context, OBSOLETE_WHITE_SPACE), end = begin;

    while (begin > 0 && is_white(context->octets[begin - 1]))
        begin--;
    while (end < context->length && is_white(context->octets[end]))
        end++;
    warn(context, mended_at(INDEX_OBSOLETE_WHITE_SPACE, ADDRSPEC_PART_MAILBOX,
                            begin, end - begin, UNFOLD));
}

/* The backslash of a pair in a literal, or the control behind one. */
static void
obsolete_quoted_pair(const struct context *context)
{
    const uint32_t at = met_at(context, OBSOLETE_QUOTED_PAIR);
    const bool control = octet_is(context->octets[at], CONTROL);
    const uint32_t begin = at - control;
    struct finding finding = mended_at(INDEX_OBSOLETE_QUOTED_PAIR,
                                       ADDRSPEC_PART_MAILBOX, begin, 2, DELETE);

    if (!control) /* the octet may stand without it */
        finding.fix.length = 1;
    finding.value = context->octets[begin + 1];
    warn(context, finding);
}

static void
obsolete_control(const struct context *context)
{
    const uint32_t at = met_at(context, OBSOLETE_CONTROL);
    struct finding finding =
        mended_at(INDEX_OBSOLETE_CONTROL, ADDRSPEC_PART_MAILBOX, at, 1, DELETE);

    finding.value = context->octets[at];
    warn(context, finding);
}

static void
obsolete_phrase(const struct context *context)
{
    const addrspec_span name = context->reading->display_name;

    if (!is_absent(name))
        warn(context,
             mended_at(INDEX_OBSOLETE_PHRASE, ADDRSPEC_PART_MAILBOX,
                       name.offset, name.length,
                       may_be_quoted(context, name) ? QUOTE_NAME : NO_MEND));
}

/* RFC 5322 4.4: to be accepted, and ignored. */
static void
obsolete_route(const struct context *context)
{
    const addrspec_span route = context->reading->route;
    const addrspec_span local_part = context->reading->local_part;
    struct finding finding;

    if (is_absent(route) || is_absent(local_part))
        return;
    finding = mended_at(INDEX_SOURCE_ROUTE, ADDRSPEC_PART_SOURCE_ROUTE,
                        route.offset, route.length, DELETE);
    finding.fix.length = local_part.offset - route.offset;
    finding.severity = (context->question->flags & ADDRSPEC_NO_SOURCE_ROUTE)
                           ? ADDRSPEC_ERROR
                           : ADDRSPEC_WARNING;
    add_finding(context, &finding);
}

/* ---- White space and comments around what is sent -------------------- */

/* "Comments and folding white space SHOULD NOT be used around the "@" in the
 * addr-spec."                                              RFC 5322 3.4.1 */
static void
gap_beside_at(const struct context *context, uint32_t begin, uint32_t end)
{
    if (begin < end)
        warn(context,
             mended_at(holds_octet(context->octets, begin, end, '(')
                           ? INDEX_COMMENT
                           : INDEX_UNQUOTED_SPACE,
                       ADDRSPEC_PART_MAILBOX, begin, end - begin, DELETE));
}

static void
gaps_beside_at(const struct context *context)
{
    const addrspec_span local_part = context->reading->local_part;
    const addrspec_span domain = context->reading->domain;
    uint32_t at;

    if (is_absent(local_part) || is_absent(domain))
        return;
    at = at_between(context->octets, local_part, domain);
    gap_beside_at(context, local_part.offset + local_part.length, at);
    gap_beside_at(context, at + 1, domain.offset);
}

/* It lies inside the address, where more is said of it than that it is one. */
static bool
is_within(const struct context *context, struct piece comment)
{
    const struct reading *reading = context->reading;

    return !is_absent(reading->local_part) && !is_absent(reading->domain) &&
           comment.begin >= reading->local_part.offset &&
           comment.begin < reading->domain.offset + reading->domain.length;
}

/* "comments generally SHOULD NOT be used in address fields to avoid confusing
 * such implementations"                                    RFC 5322 3.4
 * One note says so. */
static void
note_comment(const struct context *context)
{
    uint32_t i = 0;

    while (i < context->length) {
        const struct piece piece =
            piece_at(context->octets, i, context->length);
        struct finding finding;

        i = piece.end;
        if (piece.kind != PIECE_COMMENT || is_within(context, piece))
            continue;
        finding = mended_at(INDEX_COMMENT, whole_part(context->question),
                            piece.begin, piece.end - piece.begin, DELETE);
        if (piece.end == context->length) {
            finding.fix.offset =
                skip_blanks_back(context->octets, 0, piece.begin);
            finding.fix.length = piece.end - finding.fix.offset;
        }
        finding.severity = ADDRSPEC_NOTE;
        add_finding(context, &finding);
        return;
    }
}

void
find_obsolete_forms(const struct context *context)
{
    const struct reading *reading = context->reading;

    obsolete_route(context);
    if (was_met(context, OBSOLETE_PHRASE))
        obsolete_phrase(context);
    if (was_met(context, OBSOLETE_LOCAL_PART) &&
        !is_absent(reading->local_part))
        warn(context,
             mended_at(INDEX_OBSOLETE_LOCAL_PART, ADDRSPEC_PART_LOCAL_PART,
                       reading->local_part.offset, reading->local_part.length,
                       PUT_PLAIN_WORDS));
    if (was_met(context, OBSOLETE_DOMAIN) && !is_absent(reading->domain))
        warn(context, mended_at(INDEX_OBSOLETE_DOMAIN, ADDRSPEC_PART_DOMAIN,
                                reading->domain.offset, reading->domain.length,
                                PUT_PLAIN_DOMAIN));
    if (was_met(context, OBSOLETE_WHITE_SPACE))
        obsolete_white_space(context);
    if (was_met(context, OBSOLETE_CONTROL))
        obsolete_control(context);
    if (was_met(context, OBSOLETE_QUOTED_PAIR))
        obsolete_quoted_pair(context);
    gaps_beside_at(context);
    note_comment(context);
}

/* ---- As an envelope has it ------------------------------------------- */

bool
draft_as_sent(const struct context *context, struct draft *draft)
{
    const struct reading *reading = context->reading;
    struct plain plain;

    plain_begin(&plain, draft);
    plain_addr_spec(&plain, context->octets, reading->local_part,
                    reading->domain);
    if (context->draft != NULL)
        draft_compose(draft, context->draft);
    return plain.fits;
}

struct excess {
    uint32_t length; /* octets that an envelope would have */
    uint32_t beyond; /* the first of them over the limit */
};

/* What means something, counted.  A label ends at each dot. */
static struct excess
measure(const struct context *context, addrspec_span part, uint32_t limit,
        bool label)
{
    const uint32_t end = part.offset + part.length;
    struct excess excess = {0, end};
    uint32_t i = part.offset;

    while (!is_absent(part) && i < end) {
        const struct piece piece = piece_at(context->octets, i, end);

        for (; i < piece.end; i++) {
            if (piece.kind == PIECE_FOLDING || piece.kind == PIECE_COMMENT)
                continue;
            if (label && context->octets[i] == '.') {
                if (excess.length > limit)
                    return excess;
                excess.length = 0;
            } else if (++excess.length == limit + 1) {
                excess.beyond = i;
            }
        }
    }
    return excess;
}

/* Of several limits exceeded only the innermost is told. */
void
find_excess(const struct context *context)
{
    const addrspec_span parts[] = {context->reading->domain,
                                   context->reading->local_part,
                                   context->reading->domain};
    static const struct {
        enum diagnosis_index index;
        enum addrspec_part part;
        uint32_t limit;
    } limits[] = {
        {INDEX_LABEL_TOO_LONG, ADDRSPEC_PART_DOMAIN, ADDRSPEC_LABEL_MAX},
        {INDEX_LOCAL_PART_TOO_LONG, ADDRSPEC_PART_LOCAL_PART,
         ADDRSPEC_LOCAL_PART_MAX},
        {INDEX_DOMAIN_TOO_LONG, ADDRSPEC_PART_DOMAIN, ADDRSPEC_DOMAIN_MAX},
    };
    bool label = false;
    size_t i;

    for (i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        const struct excess excess =
            measure(context, parts[i], limits[i].limit, i == 0);
        struct finding finding =
            error_at(limits[i].index, limits[i].part, excess.beyond,
                     parts[i].offset + parts[i].length - excess.beyond);

        if (excess.length <= limits[i].limit || (label && i == 2) ||
            (i == 0 && context->octets[parts[i].offset] == '['))
            continue;
        label = label || i == 0;
        finding.value = excess.length;
        warn(context, finding);
    }
}

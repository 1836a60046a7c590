/* lookalikes.c - characters that are not seen, or are taken for others
 *
 * SPDX-License-Identifier: MIT
 *
 * What no one types on purpose comes from word processors, phones, input
 * methods and web pages.  RFC 6531 lets most of it stand in a local-part, so
 * there it is an error only under `smtp`; in a label IDNA2008 refuses it.
 */
#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "diagnosis/look.h"
#include "meaning/code_points.h"
#include "meaning/encoding.h"
#include "meaning/u_label.h"
#include "meaning/unicode.h"
#include "text/octets.h"
#include "text/utf8.h"

static const enum diagnosis_index names[CODE_POINT_CLASS_COUNT] = {
    [LINE_BREAKING] = INDEX_LINE_BREAK,
    [C1_CONTROL] = INDEX_CONTROL_CHARACTER,
    [INVISIBLE] = INDEX_INVISIBLE_CHARACTER,
    [JOINER] = INDEX_INVISIBLE_CHARACTER,
    [SPACE_FORM] = INDEX_UNICODE_SPACE,
    [BIDI_CONTROL] = INDEX_BIDI_CONTROL,
    [WIDTH_FORM] = INDEX_FULLWIDTH_CHARACTER,
    [FULL_STOP_FORM] = INDEX_IDEOGRAPHIC_FULL_STOP,
    [QUOTE_FORM] = INDEX_SMART_QUOTE,
    [DASH_FORM] = INDEX_SMART_DASH,
    [REPLACEMENT] = INDEX_REPLACEMENT_CHARACTER,
    [PRIVATE_USE] = INDEX_PRIVATE_USE_CODE_POINT,
    [NONCHARACTER] = INDEX_NONCHARACTER,
};

/* A part of the text, and what may stand in it. */
struct part {
    const struct context *context;
    enum addrspec_part id;
    uint32_t begin, end;
    bool quoted;   /* a Quoted-string */
    bool mojibake; /* the text is encoded twice */
};

static bool
is_domain(const struct part *part)
{
    return part->id != ADDRSPEC_PART_LOCAL_PART;
}

static struct utf8_unit
unit_at(const struct context *context, uint32_t offset)
{
    return utf8_decode(context->octets + offset, context->length - offset);
}

/* ---- What was meant -------------------------------------------------- */

/* Neither at an end of the part nor beside a dot: a dot can stand there, and
 * in a domain a hyphen. */
static bool
is_inside(const struct part *part, uint32_t offset, uint32_t length)
{
    const unsigned char *octets = part->context->octets;

    return offset > part->begin && octets[offset - 1] != '.' &&
           offset + length < part->end && octets[offset + length] != '.';
}

static enum mend
plain_mend(const struct part *part, uint32_t offset, uint32_t length,
           unsigned char plain)
{
    if (part->quoted)
        return plain != '"' && plain != '\\' ? PUT_PLAIN : DELETE;
    if (plain == '.' || (plain == ',' && is_domain(part))) {
        if (!is_inside(part, offset, length))
            return DELETE;
        return plain == '.' ? PUT_PLAIN : PUT_DOT;
    }
    if (is_domain(part))
        return octet_is(plain, LET_DIG) ||
                       (plain == '-' && is_inside(part, offset, length))
                   ? PUT_PLAIN
                   : DELETE;
    return octet_is(plain, ATEXT) ? PUT_PLAIN : DELETE;
}

/* "xn–": word processors make one dash of two hyphens. */
static bool
makes_prefix(const struct part *part, uint32_t offset)
{
    const unsigned char *octets = part->context->octets;

    return is_domain(part) && offset >= part->begin + 2 &&
           begins_with(octets + offset - 2, 2, "xn") &&
           (offset == part->begin + 2 || octets[offset - 3] == '.');
}

static enum mend
mend_of(const struct part *part, uint32_t offset, struct utf8_unit unit,
        enum code_point_class class)
{
    const unsigned char plain = code_point_plain(unit.value);

    if (class == DASH_FORM && makes_prefix(part, offset))
        return PUT_TWO_HYPHENS;
    switch (class) {
    case REPLACEMENT: /* what it was, nobody can tell */
    case PRIVATE_USE:
        return NO_MEND;
    case WIDTH_FORM:
    case FULL_STOP_FORM:
    case QUOTE_FORM:
    case DASH_FORM:
    case SPACE_FORM:
        if (plain != 0)
            return plain_mend(part, offset, unit.length, plain);
        return class == WIDTH_FORM ? MAP : DELETE;
    default:
        return DELETE;
    }
}

/* ---- Findings -------------------------------------------------------- */

static enum addrspec_severity
severity_in(const struct part *part)
{
    return !is_domain(part) &&
                   part->context->question->profile->id == ADDRSPEC_RFC6531
               ? ADDRSPEC_WARNING
               : ADDRSPEC_ERROR;
}

static bool
is_right_joiner(const struct part *part, uint32_t offset)
{
    const struct context *context = part->context;

    if (!may_ask(context))
        return true; /* nobody is to say that it is not */
    switch (u_label_joiner(context->octets + part->begin,
                           part->end - part->begin, offset - part->begin)) {
    case JOINER_ALLOWED:
        return true;
    case JOINER_NO_MEMORY:
        context->report->out_of_memory = true;
        return true;
    default:
        return false;
    }
}

/* The class of what stands there: RFC 5892 appendix A lets joiners stand
 * between some letters, and of labels it is asked with the rest of IDNA. */
static enum code_point_class
class_at(const struct part *part, uint32_t offset, struct utf8_unit unit)
{
    const enum code_point_class class = code_point_class(unit.value);

    if (unit.kind != UTF8_WELL_FORMED)
        return ORDINARY;
    if (class == JOINER && (is_domain(part) || is_right_joiner(part, offset)))
        return ORDINARY;
    return class;
}

static bool
is_byte_order_mark(const struct part *part, uint32_t offset,
                   struct utf8_unit unit)
{
    return unit.value == 0xfeff && offset == part->begin && !is_domain(part);
}

/* One finding for all of a class that stand together and are mended alike. */
static uint32_t
add_class(const struct part *part, uint32_t offset, enum code_point_class class)
{
    const struct utf8_unit first = unit_at(part->context, offset);
    const enum mend mend = mend_of(part, offset, first, class);
    struct finding finding;
    uint32_t end = offset + first.length;

    if (is_byte_order_mark(part, offset, first)) {
        finding = mended_at(INDEX_BYTE_ORDER_MARK,
                            whole_part(part->context->question), offset,
                            first.length, DELETE);
    } else {
        while (end < part->end) {
            const struct utf8_unit next = unit_at(part->context, end);

            if (class_at(part, end, next) != class ||
                mend_of(part, end, next, class) != mend)
                break;
            end += next.length;
        }
        finding = mended_at(names[class], part->id, offset, end - offset, mend);
    }
    finding.value = first.value;
    finding.severity = severity_in(part);
    add_finding(part->context, &finding);
    return end;
}

static bool
is_unassigned(const struct part *part, struct utf8_unit unit)
{
    return unit.kind == UTF8_WELL_FORMED && !is_domain(part) &&
           !unicode_is_assigned(unit.value);
}

static bool
is_styled(const struct part *part, uint32_t offset)
{
    const struct utf8_unit unit = unit_at(part->context, offset);

    return unit.kind == UTF8_WELL_FORMED && may_ask(part->context) &&
           code_point_class(unit.value) == ORDINARY &&
           unicode_is_styled(unit.value);
}

/* RFC 8264 9.17 has none of them in an identifier, RFC 6531 all: a warning.
 * Of labels, IDNA says it. */
static uint32_t
add_styled(const struct part *part, uint32_t offset)
{
    struct finding finding;
    uint32_t end = offset;

    while (end < part->end && is_styled(part, end))
        end += unit_at(part->context, end).length;
    finding = mended_at(INDEX_STYLED_CHARACTER, part->id, offset, end - offset,
                        UNSTYLE);
    finding.value = unit_at(part->context, offset).value;
    finding.severity = ADDRSPEC_WARNING;
    add_finding(part->context, &finding);
    return end;
}

static uint32_t
add_unassigned(const struct part *part, uint32_t offset)
{
    const struct utf8_unit first = unit_at(part->context, offset);
    struct finding finding =
        error_at(INDEX_UNASSIGNED_CODE_POINT, part->id, offset, first.length);

    finding.value = first.value;
    finding.severity = severity_in(part);
    add_finding(part->context, &finding);
    return offset + first.length;
}

/* What was told as mojibake is nothing else. */
static uint32_t
mojibake_length(const struct part *part, uint32_t offset)
{
    return part->mojibake
               ? mojibake_at(part->context->octets + offset, part->end - offset)
                     .length
               : 0;
}

static void
find_in_part(const struct part *part)
{
    uint32_t i = part->begin;

    while (i < part->end) {
        const struct utf8_unit unit = unit_at(part->context, i);
        enum code_point_class class;
        uint32_t length;

        if (unit.value <= 0x7f || unit.kind != UTF8_WELL_FORMED) {
            i += unit.length;
            continue;
        }
        length = mojibake_length(part, i);
        class = class_at(part, i, unit);
        if (length > 0)
            i += length;
        else if (class != ORDINARY)
            i = add_class(part, i, class);
        else if (!is_domain(part) && is_styled(part, i))
            i = add_styled(part, i);
        else if (is_unassigned(part, unit))
            i = add_unassigned(part, i);
        else
            i += unit.length;
    }
}

/* ---- Around a part --------------------------------------------------- */

/* Where the last code point before `end` begins. */
static uint32_t
last_before(const struct context *context, uint32_t begin, uint32_t end)
{
    return utf8_last_begin(context->octets, begin, end);
}

/* Typographic quotes, and full-width brackets, enclose things. */
static bool
is_encloser(const struct context *context, uint32_t offset, const char *plains)
{
    const struct utf8_unit unit = unit_at(context, offset);
    const enum code_point_class class = code_point_class(unit.value);
    const unsigned char plain = code_point_plain(unit.value);
    size_t i;

    if (unit.kind != UTF8_WELL_FORMED ||
        (class != QUOTE_FORM && class != WIDTH_FORM))
        return false;
    for (i = 0; plains[i] != '\0'; i++)
        if ((unsigned char)plains[i] == plain)
            return true;
    return class == QUOTE_FORM;
}

/* What encloses [begin, end): a finding whose fix is all of it. */
static bool
find_enclosers(const struct context *context, uint32_t begin, uint32_t end,
               enum addrspec_part part, struct finding *finding)
{
    const uint32_t last = last_before(context, begin, end);
    struct utf8_unit first;

    if (begin >= last || !is_encloser(context, begin, "\"'<[({") ||
        !is_encloser(context, last, "\"'>])}"))
        return false;
    first = unit_at(context, begin);
    *finding = mended_at(names[code_point_class(first.value)], part, begin,
                         first.length, UNWRAP_FORMS);
    finding->value = first.value;
    finding->fix = span(begin, end - begin);
    return true;
}

/* It would be no Dot-string. */
static bool
needs_quotes(const struct part *part)
{
    const unsigned char *octets = part->context->octets;
    uint32_t i;

    for (i = part->begin; i < part->end; i++)
        if (octets[i] == '.' ? !is_inside(part, i, 1)
                             : octets[i] <= 0x7f && !octet_is(octets[i], ATEXT))
            return true;
    return false;
}

/* Typographic quotes around a local-part: left out, or put right where the
 * local-part needs them. */
static bool
find_quoting(struct part *part)
{
    struct finding finding;
    uint32_t last;

    if (!find_enclosers(part->context, part->begin, part->end, part->id,
                        &finding))
        return false;
    last = last_before(part->context, part->begin, part->end);
    part->begin += finding.where.length;
    part->end = last;
    finding.mend = needs_quotes(part) ? REQUOTE_FORMS : DROP_QUOTE_FORMS;
    finding.severity = severity_in(part);
    add_finding(part->context, &finding);
    return true;
}

/* "［192.0.2.1］": of its brackets one finding mends both. */
static bool
find_literal_brackets(const struct part *part)
{
    struct finding finding;
    uint32_t end = part->begin;

    if (code_point_plain(unit_at(part->context, part->begin).value) != '[' ||
        !find_enclosers(part->context, part->begin, part->end, part->id,
                        &finding))
        return false;
    while (end < part->end &&
           code_point_class(unit_at(part->context, end).value) == WIDTH_FORM)
        end += unit_at(part->context, end).length;
    finding.where.length = end - part->begin;
    finding.mend = PUT_PLAIN;
    add_finding(part->context, &finding);
    return true;
}

static struct part
part_from(const struct context *context, enum addrspec_part id,
          addrspec_span where)
{
    const struct part part = {
        .context = context,
        .id = id,
        .begin = where.offset,
        .end = where.offset + where.length,
        .quoted = id == ADDRSPEC_PART_LOCAL_PART &&
                  context->octets[where.offset] == '"',
        .mojibake = holds_mojibake(context),
    };

    return part;
}

/* ---- Normalization Form C -------------------------------------------- */

uint32_t
value_not_nfc(const unsigned char *run, uint32_t length)
{
    const struct utf8_unit first = utf8_decode(run, length);

    return first.length < length
               ? utf8_decode(run + first.length, length - first.length).value
               : first.value;
}

/* RFC 6532 3.1, RFC 5198 3: a local-part not in NFC is not what the next
 * program will look up.  Of labels, IDNA says it. */
static void
find_not_nfc(const struct context *context, const struct part *part)
{
    uint32_t begin = part->begin, offset, length;

    while (begin < part->end) {
        struct finding finding;

        switch (unicode_not_nfc(context->octets + begin, part->end - begin,
                                &offset, &length)) {
        case UNICODE_NO_MEMORY:
            context->report->out_of_memory = true;
            return;
        case UNICODE_NOT_CHECKED:
            return;
        default:
            break;
        }
        if (length == 0)
            return;
        finding =
            mended_at(INDEX_NOT_NFC, part->id, begin + offset, length, COMPOSE);
        finding.value = value_not_nfc(context->octets + begin + offset, length);
        finding.severity = severity_in(part);
        add_finding(context, &finding);
        begin += offset + length;
    }
}

void
find_lookalikes(const struct context *context)
{
    const struct reading *reading = context->reading;
    struct finding enclosed;
    struct part part;

    if (!context->question->profile->utf8)
        return; /* one needs-smtputf8 tells of them all */
    if (find_enclosers(context, reading->begin, reading->end,
                       whole_part(context->question), &enclosed)) {
        add_finding(context, &enclosed);
        return;
    }
    find_mojibake(context);
    if (!is_absent(reading->route)) {
        part = part_from(context, ADDRSPEC_PART_SOURCE_ROUTE, reading->route);
        find_in_part(&part);
    }
    if (!is_absent(reading->local_part)) {
        part =
            part_from(context, ADDRSPEC_PART_LOCAL_PART, reading->local_part);
        find_quoting(&part);
        find_in_part(&part);
        if (may_ask(context) &&
            utf8_is_well_formed(context->octets + part.begin,
                                part.end - part.begin))
            find_not_nfc(context, &part);
    }
    if (!is_absent(reading->domain)) {
        part = part_from(context, ADDRSPEC_PART_DOMAIN, reading->domain);
        if (!find_literal_brackets(&part))
            find_in_part(&part);
    }
}

/* ---- As causes of faults --------------------------------------------- */

/* It parts a parameter from what is before it, and no SP does. */
static bool
stands_for_space(const struct context *context, uint32_t offset,
                 struct utf8_unit unit)
{
    const uint32_t close = context->reading->close;
    uint32_t end = offset;

    for (; code_point_class(unit.value) == SPACE_FORM;
         unit = unit_at(context, end))
        end += unit.length;
    return asks_for_path(context->question) && close != ADDRSPEC_ABSENT &&
           offset > close && context->octets[offset - 1] != ' ' &&
           end < context->length && context->octets[end] != ' ';
}

/* A mailbox stands alone: its brackets would only have to go again. */
static bool
is_left_out(const struct context *context, uint32_t offset,
            struct utf8_unit unit)
{
    const unsigned char plain = code_point_plain(unit.value);

    if (plain == ' ')
        return !stands_for_space(context, offset, unit);
    return plain == 0 || ((plain == '<' || plain == '>') &&
                          !asks_for_path(context->question));
}

/* All of a class that stand together, as in "ｂｏｂ＠ｅｘａｍｐｌｅ．ｃｏｍ".
 * Returns where they end. */
static uint32_t
try_class(struct trial *trial, const struct context *context, uint32_t offset,
          enum code_point_class class)
{
    const struct utf8_unit first = unit_at(context, offset);
    const bool left_out = is_left_out(context, offset, first);
    struct cause cause = {.edit_count = 0};
    bool sign = false;
    uint32_t end = offset;

    while (end < context->length) {
        const struct utf8_unit next = unit_at(context, end);

        if (next.kind != UTF8_WELL_FORMED ||
            code_point_class(next.value) != class ||
            is_left_out(context, end, next) != left_out)
            break;
        sign = sign || code_point_plain(next.value) == '@';
        end += next.length;
    }
    cause.finding = mended_at(
        names[class],
        sign ? whole_part(context->question) : mailbox_part_at(context, offset),
        offset, end - offset, left_out ? DELETE : PUT_PLAIN);
    cause.finding.value = first.value;
    try_cause(trial, &cause);
    if (class == QUOTE_FORM) { /* of a pair of which this is the rest */
        cause.finding.mend = DELETE;
        try_cause(trial, &cause);
    }
    return end;
}

/* What encloses [begin, end), and what is put there: two octets, or none. */
static void
try_enclosers(struct trial *trial, const struct context *context,
              uint32_t begin, uint32_t end, enum mend mend, const char *put)
{
    struct cause cause = {.edit_count = 2};
    const uint32_t last = last_before(context, begin, end);

    if (!find_enclosers(context, begin, end, mailbox_part_at(context, begin),
                        &cause.finding))
        return;
    cause.finding.mend = mend;
    cause.edits[0] = (struct cause_edit){begin, cause.finding.where.length, put,
                                         put != NULL};
    cause.edits[1] = (struct cause_edit){
        last, end - last, put == NULL ? put : put + 1, put != NULL};
    try_cause(trial, &cause);
}

/* "“a@b”", "＜a@b＞" where a path is wanted, "“<a@b>” SIZE=1". */
static void
try_enclosers_of_all(struct trial *trial, const struct context *context)
{
    const uint32_t end = parameters_begin(context);

    if (!asks_for_path(context->question)) {
        try_enclosers(trial, context, 0, end, UNWRAP_FORMS, NULL);
    } else {
        try_enclosers(trial, context, 0, end, DROP_QUOTE_FORMS, NULL);
        try_enclosers(trial, context, 0, end, REWRAP_FORMS, "<>");
    }
}

/* "“a b”@c", and "“a@b”@c". */
static void
try_enclosers_of_local_part(struct trial *trial, const struct context *context)
{
    const addrspec_span local_part = context->reading->local_part;
    uint32_t at = parameters_begin(context);

    if (is_absent(local_part))
        return;
    while (at > local_part.offset && context->octets[at - 1] != '@')
        at--;
    if (at > local_part.offset)
        try_enclosers(trial, context, local_part.offset, at - 1, REQUOTE_FORMS,
                      "\"\"");
}

void
recognise_lookalikes(struct trial *trial, const struct context *context)
{
    uint32_t i;

    try_enclosers_of_all(trial, context);
    try_enclosers_of_local_part(trial, context);
    for (i = 0; i < context->length;) {
        const struct utf8_unit unit = unit_at(context, i);
        const enum code_point_class class = code_point_class(unit.value);

        if (unit.kind != UTF8_WELL_FORMED || names[class] == 0 ||
            class == REPLACEMENT || class == PRIVATE_USE)
            i += unit.length;
        else
            i = try_class(trial, context, i, class);
    }
}

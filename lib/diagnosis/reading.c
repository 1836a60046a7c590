/* reading.c - one pass of the grammar over an input, with its faults
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/reading.h"

#include <string.h>

#include "syntax/productions.h"
#include "text/octets.h"
#include "text/utf8.h"

/* Where the scan is before an octet. */
struct stand {
    uint8_t place;
    uint8_t comment;
    uint8_t obsolete;
};

struct pass {
    struct reading *reading;
    const unsigned char *octets;
    uint32_t length;
    uint32_t position;
    struct scan scan;
    struct fault_run run; /* the current one; FAULT_NONE if there is none */
    bool non_ascii_seen;
    bool label_reported;
    addrspec_span text; /* of the part of a header that is being read */
    fault_fn *each;
    void *context;
};

static struct stand
stand_of(const struct scan *scan)
{
    const struct stand stand = {scan->place, scan->comment, scan->obsolete};

    return stand;
}

static void
end_run(struct pass *pass)
{
    struct reading *reading = pass->reading;

    if (pass->run.fault == FAULT_NONE)
        return;
    if (reading->run_count < READING_KEEPS)
        reading->runs[reading->run_count] = pass->run;
    reading->run_count++;
    reading->fault_count += pass->run.fault < LABEL_TOO_LONG;
    if (pass->each != NULL)
        pass->each(pass->context, &pass->run);
    pass->run.fault = FAULT_NONE;
}

static bool
is_line_end(unsigned char octet)
{
    return octet == '\r' || octet == '\n';
}

/* Octets that a person takes for one and the same mistake. */
static bool
same_kind(unsigned char a, unsigned char b)
{
    return a == b || (octet_is(a, BLANK) && octet_is(b, BLANK)) ||
           (is_line_end(a) && is_line_end(b));
}

static bool
continues_run(const struct pass *pass, enum fault fault, unsigned char octet,
              uint32_t length)
{
    const struct fault_run *run = &pass->run;

    if (run->fault == FAULT_NONE || run->offset + run->length != pass->position)
        return false;
    /* CR LF is one line break, whatever is wrong with each of them. */
    if (is_line_end(run->octet) && is_line_end(octet) && length == 1)
        return true;
    if (run->fault != fault)
        return false;
    if (octet_is(run->octet, CONTROL | BLANK) ||
        octet_is(octet, CONTROL | BLANK))
        return same_kind(run->octet, octet);
    switch (fault) {
    case ILLEGAL_OCTET:
    case BAD_UTF8:
        return run->octet == octet && length == 1;
    case BAD_QUOTED_PAIR:
    case ANGLE_OPEN:
    case LITERAL_OPEN:
        return false;
    default:
        return true;
    }
}

/* Note a fault at the current position that takes `length` octets. */
static void
note_fault(struct pass *pass, enum fault fault, unsigned char octet,
           uint32_t length)
{
    if (fault == NON_ASCII) {
        if (pass->non_ascii_seen && !continues_run(pass, fault, octet, length))
            return; /* one a record is enough */
        pass->non_ascii_seen = true;
    }
    if (continues_run(pass, fault, octet, length)) {
        pass->run.length += length;
        return;
    }
    end_run(pass);
    pass->run = (struct fault_run){.fault = fault,
                                   .place = pass->scan.place,
                                   .state = pass->scan.state,
                                   .comment = pass->scan.comment > 0,
                                   .octet = octet,
                                   .offset = pass->position,
                                   .length = length};
}

static void
note_limit(struct pass *pass, enum fault fault, bool exceeded, bool seen)
{
    struct fault_run current;

    if (!exceeded || seen || !scan_has_limit(&pass->scan, fault))
        return;
    current = pass->run;
    pass->reading->limits |= limit_bit(fault);
    pass->run = (struct fault_run){.fault = fault,
                                   .place = pass->scan.place,
                                   .state = pass->scan.state,
                                   .octet = pass->octets[pass->position],
                                   .offset = pass->position,
                                   .length = 1};
    end_run(pass);
    pass->run = current; /* a run may go on over the limit */
}

/* A limit is told once for each part that exceeds it, at the first octet too
 * many, whether that octet fits the grammar or not. */
static void
note_limits(struct pass *pass)
{
    const struct scan *scan = &pass->scan;
    const uint32_t seen = pass->reading->limits;
    const uint32_t whole =
        scan_is_path(scan) ? ADDRSPEC_PATH_MAX : ADDRSPEC_MAILBOX_MAX;
    const bool label = scan->label_length > ADDRSPEC_LABEL_MAX &&
                       scan->label_length != U_LABEL;

    if (scan_is_header(scan) || /* RFC 5322 has none */
        (!label && scan->whole_length <= ADDRSPEC_LOCAL_PART_MAX)) {
        pass->label_reported = false;
        return; /* too short for any limit: nearly always */
    }
    note_limit(pass, LABEL_TOO_LONG, label, pass->label_reported);
    pass->label_reported = label;
    note_limit(pass, LOCAL_PART_TOO_LONG,
               scan->local_part_length > ADDRSPEC_LOCAL_PART_MAX,
               (seen & limit_bit(LOCAL_PART_TOO_LONG)) != 0);
    note_limit(pass, DOMAIN_TOO_LONG, scan->domain_length > ADDRSPEC_DOMAIN_MAX,
               (seen & limit_bit(DOMAIN_TOO_LONG)) != 0);
    note_limit(pass, WHOLE_TOO_LONG,
               scan->whole_length > whole &&
                   scan->production != ADDRSPEC_DOMAIN,
               (seen & limit_bit(WHOLE_TOO_LONG)) != 0);
}

/* A part that is empty is absent. */
static void
close_span(addrspec_span *span, uint32_t end)
{
    if (span->offset == ADDRSPEC_ABSENT || span->length > 0)
        return;
    if (end > span->offset)
        span->length = end - span->offset;
    else
        span->offset = ADDRSPEC_ABSENT;
}

/* ---- Parts of an envelope's address ---------------------------------- */

/* Parts begin and end where the scan moves from one place to another over
 * the octet at `position`. */
static void
note_envelope_parts(struct pass *pass, uint8_t before)
{
    struct reading *reading = pass->reading;
    const uint32_t here = pass->position;

    if (before == pass->scan.place || before == IN_PARAMETERS)
        return;
    if (before == BEFORE_PATH)
        reading->open = here;
    if (before == PATH_OPEN && pass->scan.place == IN_ROUTE)
        reading->route.offset = here;
    if (pass->scan.place == IN_LOCAL_PART &&
        (before == IN_ROUTE || before == ROUTE_AT))
        close_span(&reading->route, here);
    if (before == IN_LOCAL_PART)
        close_span(&reading->local_part, here);
    if (pass->scan.place == IN_DOMAIN && pass->octets[here] == '@')
        reading->domain.offset = here + 1;
    if (pass->scan.place == PATH_CLOSED) {
        close_span(&reading->domain, here);
        reading->close = here;
    }
}

/* ---- Parts of a header ----------------------------------------------- */

/* What one part is made of. */
static enum place
part_place(uint8_t place)
{
    switch ((enum place)place) {
    case IN_PHRASE:
        return IN_WORDS;
    case IN_LITERAL:
        return IN_DOMAIN;
    case ROUTE_AT:
        return IN_ROUTE;
    default:
        return (enum place)place;
    }
}

/* White space and comments around a part are none of it. */
static void
extend_text(struct pass *pass, uint32_t begin, uint32_t end)
{
    if (pass->text.length == 0)
        pass->text.offset = begin;
    pass->text.length = end - pass->text.offset;
}

/* The scan has moved from one part to another, over the octet here or, at the
 * end, without one. */
static void
leave_part(struct pass *pass, enum place before, enum place after)
{
    struct reading *reading = pass->reading;

    if (pass->text.length > 0) {
        if (before == IN_DOMAIN)
            reading->domain = pass->text;
        else if (before == IN_ROUTE)
            reading->route = pass->text;
        else if (before == IN_WORDS &&
                 (after == PATH_OPEN || after == PATH_CLOSED))
            reading->display_name = pass->text;
        else if (before == IN_WORDS || before == IN_LOCAL_PART)
            reading->local_part = pass->text;
    }
    pass->text.length = 0;
    if (after == PATH_OPEN)
        reading->open = pass->position;
    if (after == PATH_CLOSED && pass->position < pass->length &&
        pass->octets[pass->position] == '>')
        reading->close = pass->position;
}

/* The octet here was read, or skipped, in a header. */
static void
note_header_octet(struct pass *pass, struct stand from)
{
    const struct scan *scan = &pass->scan;
    const enum place before = part_place(from.place);
    const enum place after = part_place(scan->place);
    const uint32_t here = pass->position;
    const bool inside = in_quoted_string(scan) || in_domain_literal(scan);
    const uint32_t met = scan->obsolete & ~(uint32_t)from.obsolete;
    uint32_t i;

    for (i = 0; met != 0 && i < OBSOLETE_COUNT; i++)
        if ((met >> i & 1) != 0)
            pass->reading->obsolete_at[i] = here;
    if (before != after)
        leave_part(pass, before, after);
    if ((before != after && before != PATH_OPEN) || from.comment > 0 ||
        scan->comment > 0 || after == PATH_CLOSED || after == PATH_OPEN)
        return; /* a delimiter, or in no part */
    if (inside || !octet_is(pass->octets[here], CONTROL | BLANK))
        extend_text(pass, here, here + 1);
}

static void
note_parts(struct pass *pass, struct stand from)
{
    if (scan_is_header(&pass->scan))
        note_header_octet(pass, from);
    else
        note_envelope_parts(pass, from.place);
}

/* The recovery has moved the scan without an octet. */
static void
note_move(struct pass *pass, struct stand from)
{
    if (scan_is_header(&pass->scan)) {
        if (part_place(from.place) != part_place(pass->scan.place))
            leave_part(pass, part_place(from.place),
                       part_place(pass->scan.place));
    } else if (from.place == IN_LOCAL_PART &&
               pass->scan.place != IN_LOCAL_PART) {
        close_span(&pass->reading->local_part, pass->position);
    }
}

/* The code point, or malformed sequence, that begins at `begin`. */
static struct utf8_unit
unit_here(const struct pass *pass, uint32_t begin)
{
    return utf8_decode(pass->octets + begin, pass->length - begin);
}

/* Skip the rest of a code point or malformed sequence whose first octet the
 * recovery has skipped. */
static void
skip_rest(struct pass *pass, uint32_t end)
{
    while (pass->position + 1 < end) {
        pass->position++;
        if (pass->text.length > 0 &&
            pass->text.offset + pass->text.length == pass->position)
            pass->text.length++;
        if (pass->scan.place == IN_LOCAL_PART)
            pass->scan.local_part_length++;
        else
            pass->scan.domain_length++;
        pass->scan.whole_length++;
    }
}

/* A malformed sequence: it begins where its lead octet is. */
static void
malformed(struct pass *pass)
{
    const uint32_t here = pass->position;
    const uint8_t left = pass->scan.utf8_left;
    const struct stand from = stand_of(&pass->scan);
    const uint32_t begin =
        left > 0 ? utf8_last_begin(pass->octets, 0, here) : here;
    const struct utf8_unit unit = unit_here(pass, begin);

    pass->position = begin;
    note_fault(pass, BAD_UTF8, pass->octets[begin], unit.length);
    pass->position = here;
    if (left > 0)
        pass->scan.utf8_left = pass->scan.utf8_low = pass->scan.utf8_high = 0;
    else
        scan_recover(&pass->scan, BAD_UTF8, pass->octets[here]);
    if (here < pass->length)
        note_parts(pass, from);
    if (begin + unit.length <= here)
        pass->position--; /* the octet here is read again */
    else
        skip_rest(pass, begin + unit.length);
}

/* Push the octet at the position until it fits or is skipped. */
static void
push_here(struct pass *pass)
{
    const unsigned char octet = pass->octets[pass->position];

    for (;;) {
        const struct stand from = stand_of(&pass->scan);
        const enum fault fault = scan_step(&pass->scan, octet);
        enum recovery recovery;
        struct scan after;
        uint32_t length = 1;

        if (fault == FAULT_NONE || fault >= LABEL_TOO_LONG) {
            note_parts(pass, from);
            return;
        }
        if (fault == BAD_UTF8) {
            malformed(pass);
            return;
        }
        if (octet > 0x7f && pass->scan.utf8)
            length = unit_here(pass, pass->position).length;
        after = pass->scan;
        recovery = scan_recover(&after, fault, octet);
        note_fault(pass, fault, octet, recovery == SKIP_OCTET ? length : 0);
        pass->scan = after;
        if (recovery == SKIP_OCTET) {
            note_parts(pass, from);
            skip_rest(pass, pass->position + length);
            return;
        }
        if (from.place == BEFORE_PATH)
            continue; /* no "<" to note */
        note_move(pass, from);
    }
}

static void
push_end(struct pass *pass)
{
    enum fault fault;

    /* Each turn supplies what is missing, and there are few things that can
     * be: the count is a belt for the proof's braces. */
    for (int turn = 0; turn < 8; turn++) {
        const struct stand from = stand_of(&pass->scan);

        fault = scan_end(&pass->scan);
        if (fault == FAULT_NONE)
            break;
        if (fault == BAD_UTF8) {
            pass->position = pass->length;
            malformed(pass);
            pass->position = pass->length;
            continue;
        }
        note_fault(pass, fault, 0, 0);
        if (pass->scan.place == IN_LOCAL_PART && !scan_is_header(&pass->scan))
            close_span(&pass->reading->local_part, pass->length);
        scan_recover(&pass->scan, fault, 0);
        note_move(pass, from);
    }
    end_run(pass);
}

static void
begin_reading(struct pass *pass, enum addrspec_production production,
              enum grammar grammar)
{
    static const addrspec_span absent = {ADDRSPEC_ABSENT, 0};
    struct reading *reading = pass->reading;

    reading->route = reading->local_part = reading->domain = absent;
    reading->display_name = absent;
    reading->obsolete = 0;
    reading->open = reading->close = ADDRSPEC_ABSENT;
    reading->limits = reading->run_count = reading->fault_count = 0;
    if (production == ADDRSPEC_DOMAIN && grammar != HEADER_GRAMMAR)
        reading->domain.offset = 0;
}

static bool
is_unset(const struct reading *reading)
{
    return reading->local_part.offset == ADDRSPEC_ABSENT;
}

static void
end_reading(struct pass *pass)
{
    struct reading *reading = pass->reading;

    if (scan_is_header(&pass->scan))
        leave_part(pass, part_place(pass->scan.place), PATH_CLOSED);
    reading->obsolete = pass->scan.obsolete;
    close_span(&reading->route, pass->length);
    close_span(&reading->local_part, pass->length);
    close_span(&reading->domain, pass->length);
    reading->begin = reading->open == ADDRSPEC_ABSENT ? 0 : reading->open + 1;
    reading->end =
        reading->close == ADDRSPEC_ABSENT ? pass->length : reading->close;
}

void
read_input(struct reading *reading, const unsigned char *octets,
           uint32_t length, enum addrspec_production production,
           const struct profile *profile, fault_fn *each, void *context)
{
    struct pass pass;

    memset(&pass, 0, sizeof pass);
    pass.reading = reading;
    pass.octets = octets;
    pass.length = length;
    pass.each = each;
    pass.context = context;
    begin_reading(&pass, production, profile->grammar);
    scan_start(&pass.scan, production, profile);
    for (; pass.position < length; pass.position++) {
        const uint32_t here = pass.position;

        push_here(&pass);
        if (pass.scan.place == IN_LOCAL_PART && !scan_is_header(&pass.scan) &&
            pass.scan.state != LOCAL_PART_START && is_unset(reading))
            reading->local_part.offset = here; /* behind what was skipped */
        note_limits(&pass);
    }
    push_end(&pass);
    end_reading(&pass);
}

bool
has_fault(const struct reading *reading, enum fault fault)
{
    uint32_t i;

    for (i = 0; i < reading->run_count && i < READING_KEEPS; i++)
        if (reading->runs[i].fault == fault)
            return true;
    return false;
}

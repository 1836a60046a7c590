/* text.c - what a text that comes in pieces says in the end
 *
 * SPDX-License-Identifier: MIT
 *
 * A text is read by paragraphs: each is looked at once, and of all of them
 * those are kept that have the reply that counts and the report that counts.
 */
#include <stddef.h>
#include <string.h>

#include "explain/addresses.h"
#include "explain/report.h"
#include "text/octets.h"

/* A paragraph that is kept, and what is in it. */
struct kept {
    struct codes codes;
    struct report report; /* of the kept report alone */
    struct paragraph paragraph;
};

struct reader {
    uint32_t offset; /* of what comes next */
    uint8_t full;    /* what comes next is beyond what a span can tell */
    uint8_t blank;   /* the line so far is, ... */
    uint8_t empty;   /* ... and the whole paragraph */
    struct paragraph paragraph;
    struct kept reply;
    struct kept report;
    struct address failed; /* the first recipient that is named as failed */
    struct address named;  /* the last address before ... */
    struct address above;  /* ... and the one above the reply that is kept */
};

_Static_assert(sizeof(struct reader) <= sizeof(addrspec_text),
               "addrspec_text has room for a reader");
_Static_assert(_Alignof(struct reader) <= _Alignof(addrspec_text),
               "and is aligned for one");

/* ---- Paragraphs ------------------------------------------------------ */

static void
keep(struct kept *kept, const struct paragraph *paragraph)
{
    memcpy(&kept->paragraph, paragraph,
           offsetof(struct paragraph, octets) + paragraph->length);
}

static void
look_for_report(struct reader *reader, const struct view *view)
{
    struct report report;

    read_report(view, &report);
    if (report.action == NO_REPORT ||
        (reader->report.report.action != NO_REPORT &&
         !report_prevails(&report, &reader->report.report)))
        return;
    reader->report.report = report;
    reader->report.codes = report.codes;
    keep(&reader->report, view->paragraph);
}

static void
look_for_reply(struct reader *reader, const struct view *view)
{
    const struct codes codes = find_codes(view, (struct part){0, view->length});

    if (codes.grade == NO_CODES || !codes_prevail(&codes, &reader->reply.codes))
        return;
    reader->reply.codes = codes;
    reader->above = reader->named;
    keep(&reader->reply, view->paragraph);
}

/* Without a digit there is neither code nor report. */
static bool
has_digit(const struct paragraph *paragraph)
{
    uint16_t i;

    for (i = 0; i < paragraph->length; i++)
        if (octet_is(paragraph->octets[i], DIGIT))
            return true;
    return false;
}

/* A program or a picture has numbers, too.  Of control octets a reply has those
 * of the address that it repeats. */
static bool
is_binary(const struct paragraph *paragraph)
{
    uint16_t i, controls = 0;

    for (i = 0; i < paragraph->length; i++)
        if (octet_is(paragraph->octets[i], CONTROL) &&
            (paragraph->octets[i] == '\0' ||
             strchr("\t\n\r", paragraph->octets[i]) == NULL))
            controls++;
    return controls > 4 + paragraph->length / 32;
}

static bool
has_address(const struct paragraph *paragraph)
{
    return memchr(paragraph->octets, '@', paragraph->length) != NULL;
}

static void
look_at(struct reader *reader)
{
    const struct paragraph *paragraph = &reader->paragraph;
    const bool digits = has_digit(paragraph);
    const bool address = has_address(paragraph);
    struct view view;

    if ((!digits && !address) || is_binary(paragraph))
        return;
    view_of(&view, paragraph);
    if (digits) {
        look_for_report(reader, &view);
        look_for_reply(reader, &view);
    }
    if (address) {
        if (reader->failed.length == 0)
            (void)find_failed_recipient(&view, &reader->failed);
        (void)find_named_address(&view, &reader->named);
    }
}

static void
begin_paragraph(struct reader *reader, uint16_t kept, bool continued)
{
    struct paragraph *paragraph = &reader->paragraph;

    memmove(paragraph->octets, paragraph->octets + (paragraph->length - kept),
            kept);
    paragraph->offset = reader->offset - kept;
    paragraph->length = kept;
    paragraph->first = paragraph->first && reader->empty;
    paragraph->continued = continued;
    paragraph->prose = 0;
}

/* A line that goes on with the one before. */
static bool
is_folded(const struct paragraph *paragraph, uint16_t line)
{
    return line < paragraph->length && octet_is(paragraph->octets[line], BLANK);
}

/* Is the line before `line` one of a reply's? */
static bool
follows_reply(const struct paragraph *paragraph, uint16_t line)
{
    const unsigned char *octets = paragraph->octets;
    uint16_t at = (uint16_t)(line - 1);

    while (at > 0 && octets[at - 1] != '\n')
        at--;
    while (at < line && (octet_is(octets[at], BLANK) || octets[at] == '>'))
        at++;
    return line - at > 3 && octet_is(octets[at], DIGIT) &&
           octet_is(octets[at + 1], DIGIT) && octet_is(octets[at + 2], DIGIT);
}

/* The paragraph is longer than what is looked at together: it is cut before a
 * line of its second half, if it can be one that is not folded.  A line with no
 * end is cut where the buffer ends, and what is cut in two there comes again
 * with what follows. */
static void
cut(struct reader *reader)
{
    enum { OVERLAP = 1024 };
    struct paragraph *paragraph = &reader->paragraph;
    uint16_t at = PARAGRAPH_MAX, line = 0;
    bool prose;

    look_at(reader);
    while (at > PARAGRAPH_MAX / 2) {
        at--;
        if (paragraph->octets[at - 1] != '\n')
            continue;
        if (line == 0)
            line = at;
        if (!is_folded(paragraph, at)) {
            line = at;
            break;
        }
    }
    if (line == 0) {
        begin_paragraph(reader, OVERLAP, true);
        return;
    }
    prose = !follows_reply(paragraph, line);
    begin_paragraph(reader, (uint16_t)(PARAGRAPH_MAX - line), false);
    paragraph->prose = prose;
}

static void
end_line(struct reader *reader)
{
    if (reader->blank) {
        look_at(reader);
        begin_paragraph(reader, 0, false);
        reader->empty = 1;
    }
    reader->blank = 1;
}

/* A line of a quotation with nothing in it is blank, too. */
static bool
is_blank(unsigned char octet)
{
    return octet_is(octet, BLANK) || octet == '\r' || octet == '>';
}

static void
push(struct reader *reader, unsigned char octet)
{
    struct paragraph *paragraph = &reader->paragraph;

    if (reader->offset == ADDRSPEC_ABSENT - 1)
        reader->full = 1;
    if (reader->full)
        return;
    if (paragraph->length == PARAGRAPH_MAX)
        cut(reader);
    paragraph->octets[paragraph->length++] = octet;
    reader->offset++;
    if (octet == '\n')
        end_line(reader);
    else if (!is_blank(octet))
        reader->blank = reader->empty = 0;
}

/* ---- What comes of it ------------------------------------------------ */

static bool
same_enhanced(const struct codes *a, const struct codes *b)
{
    return is_empty(a->enhanced_at) || is_empty(b->enhanced_at) ||
           memcmp(a->enhanced, b->enhanced, sizeof a->enhanced) == 0;
}

/* A report that names no reply is about the one in the text before it, if that
 * does not contradict it. */
static bool
is_reply_of_report(const struct codes *reply, const struct codes *report)
{
    return reply->grade == REPLIED && reply->basic != 0 &&
           codes_class(reply) == codes_class(report) &&
           same_enhanced(reply, report);
}

static void
fill_codes(addrspec_found *found, const struct view *view,
           const struct codes *codes)
{
    found->code.basic = codes->basic;
    found->basic_at = view_span(view, codes->basic_at);
    if (is_empty(codes->enhanced_at))
        return;
    memcpy(found->code.enhanced, codes->enhanced, sizeof found->code.enhanced);
    found->enhanced_at = view_span(view, codes->enhanced_at);
}

static void
fill_address(addrspec_found *found, const struct address *address)
{
    found->address_at = address->where;
    found->production = ADDRSPEC_MAILBOX;
    if (address->path)
        found->production =
            address->sender ? ADDRSPEC_REVERSE_PATH : ADDRSPEC_FORWARD_PATH;
    else if (address->sender)
        found->flags = ADDRSPEC_SENDER;
    found->address_length = address->length;
    memcpy(found->address, address->octets, address->length);
}

/* The one that the reply is about: in it, of the report or the header around
 * it, or above it. */
static void
find_in(const struct kept *kept, int limit, const struct address *recipient,
        const struct address *above, addrspec_found *found)
{
    struct view view;
    struct said said;
    struct recognised recognised;
    struct address address;

    view_of(&view, &kept->paragraph);
    fill_codes(found, &view, &kept->codes);
    read_said(&said, &view, &kept->codes, limit > 0 ? limit : view.length);
    recognise(&said, &kept->codes, &recognised);
    found->phrase = recognised.phrase;
    if (recognised.phrase != 0)
        found->phrase_at =
            view_span(&view, said_part(&said, 0, recognised.end));
    if (find_address(&said, &kept->codes, &recognised, &address))
        fill_address(found, &address);
    else if (recipient->length > 0)
        fill_address(found, recipient);
    else if (find_bare_address(&said, &kept->codes, &address))
        fill_address(found, &address);
    else if (above->length > 0)
        fill_address(found, above);
}

static void
recipient_of(const struct kept *kept, struct address *recipient)
{
    const struct report *report = &kept->report;
    struct view view;

    view_of(&view, &kept->paragraph);
    keep_address(&view,
                 is_empty(report->recipient) ? report->original
                                             : report->recipient,
                 recipient);
}

static void
find_with_report(const struct reader *reader, addrspec_found *found)
{
    const struct codes *codes = &reader->report.codes;
    struct address recipient;
    struct view view;

    recipient_of(&reader->report, &recipient);
    if (recipient.length == 0)
        recipient = reader->failed;
    if (codes->basic == 0 && is_reply_of_report(&reader->reply.codes, codes)) {
        find_in(&reader->reply, 0, &recipient, &reader->above, found);
        if (found->code.enhanced[0] != 0)
            return;
        view_of(&view, &reader->report.paragraph);
        memcpy(found->code.enhanced, codes->enhanced,
               sizeof found->code.enhanced);
        found->enhanced_at = view_span(&view, codes->enhanced_at);
        return;
    }
    find_in(&reader->report, reader->report.report.diagnostic.end, &recipient,
            &recipient, found);
}

static void
begin(struct reader *reader)
{
    memset(reader, 0, sizeof *reader);
    reader->paragraph.first = 1;
    reader->blank = reader->empty = 1;
}

static void
push_all(struct reader *reader, const char *piece, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        push(reader, (unsigned char)piece[i]);
}

static int
end(struct reader *reader, addrspec_found *found)
{
    look_at(reader);
    begin_paragraph(reader, 0, false);
    memset(found, 0, sizeof *found);
    found->basic_at.offset = found->enhanced_at.offset = ADDRSPEC_ABSENT;
    found->phrase_at.offset = found->address_at.offset = ADDRSPEC_ABSENT;
    if (reader->report.report.action != NO_REPORT)
        find_with_report(reader, found);
    else if (reader->reply.codes.grade != NO_CODES)
        find_in(&reader->reply, 0, &reader->failed, &reader->above, found);
    return found->code.basic != 0 || found->code.enhanced[0] != 0;
}

/* ---- In public ------------------------------------------------------- */

static struct reader *
reader_of(addrspec_text *text)
{
    return (struct reader *)(void *)text;
}

void
addrspec_text_init(addrspec_text *text)
{
    begin(reader_of(text));
}

void
addrspec_text_push(addrspec_text *text, const char *piece, size_t length)
{
    push_all(reader_of(text), piece, length);
}

int
addrspec_text_end(addrspec_text *text, addrspec_found *found)
{
    return end(reader_of(text), found);
}

int
addrspec_read_text(const char *text, size_t length, addrspec_found *found)
{
    struct reader reader;

    begin(&reader);
    push_all(&reader, text, length);
    return end(&reader, found);
}

/* codes.c - the reply codes that stand in a text
 *
 * SPDX-License-Identifier: MIT
 *
 * Three digits are a code, and not a port, a size, a year or a part of a
 * queue's id, by what stands around them: they begin a line, or follow what
 * introduces a reply, or an enhanced code follows them.
 */
#include "explain/codes.h"

#include <string.h>

#include "text/octets.h"

/* ---- Words ----------------------------------------------------------- */

struct introducer {
    const char *text; /* what stands before the code, in small letters */
    enum grade basic;
    enum grade enhanced;
};

/* What mail systems, and people, write before a code. */
static const struct introducer introducers[] = {
    {"said:", REPLIED, REPLIED},
    {"said", REPLIED, REPLIED},
    {"smtp;", REPLIED, REPLIED},
    {"lmtp;", REPLIED, REPLIED},
    {"unix;", REPLIED, REPLIED},
    {"response:", REPLIED, REPLIED},
    {"response was:", REPLIED, REPLIED},
    {"server was:", REPLIED, REPLIED},
    {"responded:", REPLIED, REPLIED},
    {"responded with", REPLIED, REPLIED},
    {"returned:", REPLIED, REPLIED},
    {"returned", REPLIED, REPLIED},
    {"replied:", REPLIED, REPLIED},
    {"replied", REPLIED, REPLIED},
    {"reply:", REPLIED, REPLIED},
    {"answered:", REPLIED, REPLIED},
    {"rejected:", REPLIED, REPLIED},
    {"failed:", REPLIED, REPLIED},
    {"error:", REPLIED, REPLIED},
    {"reason:", REPLIED, REPLIED},
    {"message:", REPLIED, REPLIED},
    {"diagnostic-code:", REPLIED, REPLIED},
    {"diagnostic code:", REPLIED, REPLIED},
    {"status:", REPLIED, REPLIED},
    {"code:", REPLIED, REPLIED},
    {"code=", REPLIED, REPLIED},
    {"stat=", REPLIED, REPLIED},
    {"reject=", REPLIED, REPLIED},
    {"reply=", REPLIED, REPLIED},
    {"response=", REPLIED, REPLIED},
    {"dsn=", NO_CODES, REPLIED},
    {"dsn:", NO_CODES, REPLIED},
    {"#", NO_CODES, REPLIED},
    {">:", REPLIED, REPLIED},      /* "after RCPT TO:<a@b>: 550" */
    {"]:", REPLIED, REPLIED},      /* "host mx.example [192.0.2.1]: 550" */
    {"smtp<<", REPLIED, NO_CODES}, /* exim -v */
    {"<-", REPLIED, NO_CODES},     /* swaks */
    {"<**", REPLIED, NO_CODES},
    {"<~", REPLIED, NO_CODES},
    {"s:", REPLIED, NO_CODES}, /* the examples of RFC 5321 */
    {"erreur :", REPLIED, REPLIED},
    {"code", MENTIONED, MENTIONED},
    {"error", MENTIONED, MENTIONED},
    {"erreur", MENTIONED, MENTIONED},
    {"status", MENTIONED, MENTIONED},
    {"reply", MENTIONED, MENTIONED},
    {"response", MENTIONED, MENTIONED},
    {"smtp", MENTIONED, MENTIONED},
};

/* "553 error" */
static const char *const followers[] = {
    "error", "reply", "response", "code", "status", "bounce", "rejection", NULL,
};

/* "250 octets" is no reply to anything. */
static const char *const measures[] = {
    "bytes", "octets",  "kb",      "kib",        "mb",      "mib",
    "gb",    "gib",     "bits",    "messages",   "mails",   "emails",
    "files", "lines",   "users",   "people",     "times",   "days",
    "hours", "minutes", "seconds", "ms",         "years",   "euros",
    "eur",   "dollars", "usd",     "characters", "chars",   "words",
    "items", "rows",    "pages",   "records",    "percent", NULL,
};

/* Header fields with numbers in them that are none of a reply's. */
static const char *const ignored_fields[] = {
    "arc-",          "authentication-results:",
    "autocrypt:",    "content-",
    "date:",         "dkim-",
    "from:",         "in-reply-to:",
    "list-",         "message-id",
    "mime-version:", "received:",
    "received-",     "references:",
    "return-path:",  "to:",
    "user-agent:",   "x-google-",
    "x-mailer:",     "x-microsoft-",
    "x-ms-",         NULL,
};

static const char *const commands[] = {
    "mail from:", "rcpt to:", "ehlo ", "helo ", "lhlo ", "vrfy ",
    "expn ",      "auth ",    "bdat ", "help ", NULL,
};

static const char *const lone_commands[] = {
    "data", "quit", "rset", "noop", "help", "starttls", NULL,
};

static bool
begins_with_any(const struct view *view, int at, const char *const *words)
{
    for (; *words != NULL; words++)
        if (view_has(view, at, *words))
            return true;
    return false;
}

static bool
is_one_of(unsigned char octet, const char *set)
{
    return octet != '\0' && strchr(set, octet) != NULL;
}

static bool
is_word_octet(unsigned char octet)
{
    return octet_is(octet, LET_DIG) || octet == '_' || octet > 0x7f;
}

static bool
is_whole_word_of(const struct view *view, int at, const char *const *words)
{
    for (; *words != NULL; words++)
        if (view_has(view, at, *words) &&
            !is_word_octet(view_octet(view, at + (int)strlen(*words))))
            return true;
    return false;
}

bool
is_command(const struct view *view, int line)
{
    const int at = view_skip_blanks(view, line);
    int end;

    if (begins_with_any(view, at, commands))
        return true;
    end = view_line_end(view, at);
    while (end > at && octet_is(view->octets[end - 1], BLANK))
        end--;
    return end - at <= 8 && is_whole_word_of(view, at, lone_commands);
}

/* ---- Numbers --------------------------------------------------------- */

static bool
is_digit(const struct view *view, int at)
{
    return octet_is(view_octet(view, at), DIGIT);
}

/* What goes on is a number of another kind: 5.1.1.2, 550.25, 550,000. */
static bool
goes_on(const struct view *view, int at)
{
    const unsigned char next = view_octet(view, at);

    return is_word_octet(next) || next == '@' || next == '%' ||
           ((next == '.' || next == ',' || next == ':' || next == '/') &&
            octet_is(view_octet(view, at + 1), LET_DIG));
}

/* An octet that neither a number nor a name goes on from. */
static bool
is_boundary(unsigned char octet)
{
    return !is_word_octet(octet) && !is_one_of(octet, ".-+@/$%&*~");
}

/* Number of RFC 3463 2: one to three digits, and no 0 before others. */
static int
read_number(const struct view *view, int at, uint16_t *number)
{
    int length = 0;

    *number = 0;
    while (length < 3 && is_digit(view, at + length)) {
        *number = (uint16_t)(*number * 10 + view->octets[at + length] - '0');
        length++;
    }
    return view_octet(view, at) == '0' && length > 1 ? 0 : length;
}

/* status-code = class "." subject "." detail           RFC 3463 2
 * class = "2" / "4" / "5" */
int
read_enhanced(const struct view *view, int at, uint16_t enhanced[3])
{
    const unsigned char class = view_octet(view, at);
    int end = at + 1, i;

    if (class != '2' && class != '4' && class != '5')
        return 0;
    enhanced[0] = (uint16_t)(class - '0');
    for (i = 1; i < 3; i++) {
        int length;

        if (view_octet(view, end) != '.')
            return 0;
        length = read_number(view, end + 1, &enhanced[i]);
        if (length == 0)
            return 0;
        end += 1 + length;
    }
    return goes_on(view, end) ? 0 : end - at;
}

/* Reply-code = %x32-35 %x30-35 %x30-39                 RFC 5321 4.2 */
int
read_basic(const struct view *view, int at)
{
    const unsigned char first = view_octet(view, at),
                        second = view_octet(view, at + 1);

    if (first < '2' || first > '5' || second < '0' || second > '5' ||
        !is_digit(view, at + 2) || goes_on(view, at + 3))
        return 0;
    return 3;
}

static uint16_t
basic_value(const struct view *view, int at)
{
    return (uint16_t)((view->octets[at] - '0') * 100 +
                      (view->octets[at + 1] - '0') * 10 +
                      (view->octets[at + 2] - '0'));
}

/* ---- The scan -------------------------------------------------------- */

/* A line is looked at with the folded ones behind it. */
struct scan {
    const struct view *view;
    struct codes best;
    struct codes last; /* of this line: what follows may belong to it */
    bool ignored;      /* the line is a header field of no interest */
    bool begins;       /* a code may begin the line: the one before it is no
                          prose */
    uint16_t loose[3]; /* an enhanced code without a basic one so far */
    struct part loose_at;
    uint16_t open; /* the reply whose lines go on */
};

unsigned
codes_class(const struct codes *codes)
{
    return codes->basic != 0 ? codes->basic / 100u : codes->enhanced[0];
}

static unsigned
severity(const struct codes *codes)
{
    const unsigned class = codes_class(codes);

    return class >= 4 ? class : 3;
}

bool
codes_prevail(const struct codes *a, const struct codes *b)
{
    if (a->grade != b->grade)
        return a->grade > b->grade;
    if (severity(a) != severity(b))
        return severity(a) > severity(b);
    return a->basic != 0 || b->basic == 0;
}

/* Nothing more will come that belongs to the last one. */
static void
settle(struct scan *scan)
{
    if (scan->last.grade != NO_CODES && codes_prevail(&scan->last, &scan->best))
        scan->best = scan->last;
    memset(&scan->last, 0, sizeof scan->last);
}

static void
give_enhanced(struct codes *codes, const uint16_t enhanced[3], struct part at)
{
    memcpy(codes->enhanced, enhanced, sizeof codes->enhanced);
    codes->enhanced_at = at;
}

static bool
is_mark(unsigned char octet)
{
    return is_one_of(octet, "([\"'<\\");
}

/* What introduces the code at `at`: over blanks, line ends and opening marks,
 * of which there are none behind the code before, so that this is linear. */
static const struct introducer *
introducer_of(const struct view *view, int at)
{
    size_t i;

    while (at > 0 &&
           (octet_is(view->octets[at - 1], BLANK) ||
            view->octets[at - 1] == '\n' || is_mark(view->octets[at - 1])))
        at--;
    for (i = 0; i < sizeof introducers / sizeof introducers[0]; i++) {
        const char *text = introducers[i].text;
        const int begin = at - (int)strlen(text);

        if (view_has(view, begin, text) &&
            (!octet_is((unsigned char)text[0], ALPHA) ||
             !is_word_octet(view_octet(view, begin - 1))))
            return &introducers[i];
    }
    return NULL;
}

static bool
is_line_begin(const struct view *view, int at)
{
    while (at > 0 && octet_is(view->octets[at - 1], BLANK))
        at--;
    return at == 0 ? !view->paragraph->continued : view->octets[at - 1] == '\n';
}

/* "(550, b'5.1.1 ...')": the way Python shows a reply.  Where the text begins,
 * or 0. */
static int
skip_tuple(const struct view *view, int at)
{
    if (view_octet(view, at) != ',')
        return 0;
    at = view_skip_blanks(view, at + 1);
    at += view_octet(view, at) == 'b';
    return is_one_of(view_octet(view, at), "'\"") ? at + 1 : 0;
}

/* Over what may stand between the basic and the enhanced code. */
static int
skip_between(const struct view *view, int at)
{
    const int tuple = skip_tuple(view, at);

    if (tuple > 0)
        return tuple;
    at += is_one_of(view_octet(view, at), "-,:;");
    while (octet_is(view_octet(view, at), BLANK) ||
           (at < view->length && view->octets[at] == '\n'))
        at++;
    while (is_one_of(view_octet(view, at), "#("))
        at++;
    return at;
}

/* Behind the codes: over one closing mark and blanks. */
static int
skip_behind(const struct view *view, int at)
{
    const unsigned char octet = view_octet(view, at);

    if (skip_tuple(view, at) > 0)
        return skip_tuple(view, at);
    at += is_one_of(octet, "):-]");
    return view_skip_blanks(view, at);
}

/* "553-": a hyphen and what is no number, but that of an extension's name,
 * as 8BITMIME. */
static bool
is_continued(const struct view *view, int at)
{
    if (view_octet(view, at) != '-')
        return false;
    for (at++; is_digit(view, at); at++)
        ;
    return is_digit(view, at - 1) ? octet_is(view_octet(view, at), ALPHA)
                                  : view_octet(view, at) != '-';
}

/* How sure it is that three digits without an enhanced code are a code. */
static enum grade
grade_basic(const struct scan *scan, int at)
{
    const struct view *view = scan->view;
    const unsigned char next = view_octet(view, at + 3);
    const int word = view_skip_blanks(view, at + 3);
    const struct introducer *introducer;

    if (next == '-' && !is_continued(view, at + 3))
        return NO_CODES;
    if (word > at + 3 && is_whole_word_of(view, word, measures))
        return NO_CODES;
    if (scan->begins && is_line_begin(view, at) && is_one_of(next, " -\n\t"))
        return REPLIED;
    if (view_octet(view, at - 1) == '(' && skip_tuple(view, at + 3) > 0)
        return REPLIED;
    introducer = introducer_of(view, at);
    if (introducer != NULL)
        return introducer->basic;
    return is_whole_word_of(view, word, followers) ? MENTIONED : NO_CODES;
}

/* A line of a reply of which one stands before: "553-5.1.3 ... 553 5.1.3".
 * Programs that put all on one line repeat the codes in it. */
static bool
is_further_line(const struct scan *scan, int at, const struct codes *codes)
{
    return codes->basic == scan->open &&
           (is_line_begin(scan->view, at) ||
            (!is_empty(codes->enhanced_at) &&
             memcmp(codes->enhanced, scan->last.enhanced,
                    sizeof codes->enhanced) == 0));
}

static bool
same_class(const uint16_t enhanced[3], const struct codes *codes)
{
    return codes->basic != 0 && codes->basic / 100 == enhanced[0];
}

/* The codes at `at`, a basic one and, perhaps, an enhanced one behind it;
 * returns how many octets they take. */
static int
read_codes(const struct view *view, int at, struct codes *codes)
{
    const int between = skip_between(view, at + 3);
    int length;

    memset(codes, 0, sizeof *codes);
    codes->basic = basic_value(view, at);
    codes->basic_at = (struct part){(uint16_t)at, (uint16_t)(at + 3)};
    codes->several = view_octet(view, at + 3) == '-';
    length =
        between == at + 3 ? 0 : read_enhanced(view, between, codes->enhanced);
    if (length == 0) {
        memset(codes->enhanced, 0, sizeof codes->enhanced);
        codes->text = (uint16_t)skip_behind(view, at + 3);
        return 3;
    }
    codes->enhanced_at =
        (struct part){(uint16_t)between, (uint16_t)(between + length)};
    codes->text = (uint16_t)skip_behind(view, between + length);
    return between + length - at;
}

/* A basic code at `at`, perhaps; returns how many octets it takes. */
static int
take_basic(struct scan *scan, int at)
{
    struct codes codes;
    const int length = read_codes(scan->view, at, &codes);

    if (is_further_line(scan, at, &codes)) {
        scan->open = codes.several ? codes.basic : 0;
        return length;
    }
    codes.grade = (uint8_t)(is_empty(codes.enhanced_at) ? grade_basic(scan, at)
                                                        : REPLIED);
    if (codes.grade == NO_CODES)
        return length;
    settle(scan);
    scan->last = codes;
    scan->open = codes.several ? codes.basic : 0;
    if (is_empty(codes.enhanced_at) && !is_empty(scan->loose_at) &&
        same_class(scan->loose, &codes))
        give_enhanced(&scan->last, scan->loose, scan->loose_at);
    return length;
}

/* An enhanced code without a basic one before it. */
static int
take_enhanced(struct scan *scan, int at, int length, const uint16_t enhanced[3])
{
    const struct view *view = scan->view;
    const struct part where = {(uint16_t)at, (uint16_t)(at + length)};
    const unsigned char before = view_octet(view, at - 1);
    struct codes codes = {.grade = NO_CODES};
    const struct introducer *introducer;

    if ((before == '#' || before == '(') && is_empty(scan->last.enhanced_at) &&
        same_class(enhanced, &scan->last)) { /* "550 no such user (#5.1.1)" */
        give_enhanced(&scan->last, enhanced, where);
        return length;
    }
    introducer = introducer_of(view, at);
    if (enhanced[1] > 9) /* subjects have one digit so far: RFC 3463 3 */
        return length;
    if (introducer != NULL)
        codes.grade = (uint8_t)introducer->enhanced;
    else if (view->paragraph->first && view_line_begin(view, at) == 0 &&
             is_line_begin(view, at))
        codes.grade = REPLIED;
    if (codes.grade == NO_CODES)
        return length;
    give_enhanced(&codes, enhanced, where);
    codes.text = (uint16_t)skip_behind(view, at + length);
    memcpy(scan->loose, enhanced, sizeof scan->loose);
    scan->loose_at = where;
    settle(scan);
    scan->last = codes;
    return length;
}

/* What may be at `at`; returns how many octets are done with. */
static int
take(struct scan *scan, int at)
{
    const struct view *view = scan->view;
    uint16_t enhanced[3];
    int length;

    if (!is_digit(view, at) || !is_boundary(view_octet(view, at - 1)))
        return 1;
    if (at == 0 && view->paragraph->continued)
        return 1; /* nobody knows what stood before */
    length = read_enhanced(view, at, enhanced);
    if (length > 0)
        return take_enhanced(scan, at, length, enhanced);
    return read_basic(view, at) > 0 ? take_basic(scan, at) : 1;
}

/* A line that is none of a text's running words: a reply or a command. */
static bool
is_dialogue(const struct view *view, int line)
{
    const int at = view_skip_blanks(view, line);

    return (read_basic(view, at) > 0 &&
            is_one_of(view_octet(view, at + 3), " -\n\t")) ||
           is_command(view, at);
}

/* Does the line go on with the reply that is open?  A line of a reply that was
 * wrapped has no code. */
static bool
goes_on_with_reply(const struct scan *scan, int line)
{
    const int at = view_skip_blanks(scan->view, line);

    if (!is_dialogue(scan->view, line))
        return true;
    return read_basic(scan->view, at) > 0 &&
           basic_value(scan->view, at) == scan->open;
}

static void
begin_line(struct scan *scan, int line, int begin)
{
    const struct view *view = scan->view;

    scan->begins = line == begin
                       ? !view->paragraph->prose
                       : is_dialogue(view, view_line_begin(view, line - 1));
    if (scan->open != 0 && !goes_on_with_reply(scan, line))
        scan->open = 0;
    if (octet_is(view_octet(view, line), BLANK) && line != begin)
        return; /* folded */
    if (scan->open == 0)
        settle(scan);
    scan->loose_at = (struct part){0, 0};
    scan->ignored = begins_with_any(view, line, ignored_fields);
}

struct codes
find_codes(const struct view *view, struct part where)
{
    struct scan scan = {.view = view};
    int at = where.begin;

    begin_line(&scan, at, at);
    while (at < where.end) {
        const int done = scan.ignored ? 1 : take(&scan, at);
        int end = at + done;

        for (; at < end; at++)
            if (view->octets[at] == '\n' && at + 1 < where.end)
                begin_line(&scan, at + 1, where.begin);
    }
    settle(&scan);
    return scan.best;
}

/* wrappers.c - what was copied along with the address
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "text/octets.h"

/* "mailto://a@b": slashes that belong to other URIs. */
static uint32_t
skip_slashes(const struct context *context, uint32_t offset)
{
    while (offset < context->length && context->octets[offset] == '/')
        offset++;
    return offset;
}

struct prefix
field_prefix(const unsigned char *octets, uint32_t length)
{
    static const struct {
        const char *word;
        enum diagnosis_index index;
    } prefixes[] = {
        {"mailto:", INDEX_MAILTO_PREFIX},
        {"rcpt to:", INDEX_FIELD_NAME_PREFIX},
        {"mail from:", INDEX_FIELD_NAME_PREFIX},
        {"to:", INDEX_FIELD_NAME_PREFIX},
        {"cc:", INDEX_FIELD_NAME_PREFIX},
        {"bcc:", INDEX_FIELD_NAME_PREFIX},
        {"from:", INDEX_FIELD_NAME_PREFIX},
        {"sender:", INDEX_FIELD_NAME_PREFIX},
        {"reply-to:", INDEX_FIELD_NAME_PREFIX},
        {"email:", INDEX_FIELD_NAME_PREFIX},
        {"e-mail:", INDEX_FIELD_NAME_PREFIX},
        {"mail:", INDEX_FIELD_NAME_PREFIX},
        {"smtp:", INDEX_FIELD_NAME_PREFIX},
        {"sip:", INDEX_FIELD_NAME_PREFIX},
        {"xmpp:", INDEX_FIELD_NAME_PREFIX},
    };
    size_t i;

    for (i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (begins_with(octets, length, prefixes[i].word))
            return (struct prefix){(uint32_t)strlen(prefixes[i].word),
                                   prefixes[i].index};
    return (struct prefix){0, INDEX_FIELD_NAME_PREFIX};
}

/* Where an address could begin: behind blanks, and behind a "<". */
static void
prefix_at(struct trial *trial, const struct context *context, uint32_t offset)
{
    const struct prefix prefix =
        field_prefix(context->octets + offset, context->length - offset);
    struct cause cause;

    if (prefix.length == 0)
        return;
    cause = simple_cause(mended_at(prefix.index, whole_part(context->question),
                                   offset, prefix.length, DELETE),
                         "");
    cause.finding.fix.length = cause.edits[0].length =
        skip_slashes(context,
                     skip_blanks(context->octets, offset + prefix.length,
                                 context->length)) -
        offset;
    try_cause(trial, &cause);
}

/* U+FEFF at the beginning: a file's mark, not the address's. */
static void
byte_order_mark(struct trial *trial, const struct context *context)
{
    struct cause cause;

    if (!begins_with(context->octets, context->length, "\xef\xbb\xbf"))
        return;
    cause = simple_cause(mended_at(INDEX_BYTE_ORDER_MARK,
                                   whole_part(context->question), 0, 3, DELETE),
                         "");
    cause.finding.value = 0xfeff;
    try_cause(trial, &cause);
}

/* A name has something to read in it, and no controls. */
static bool
is_name(const struct context *context, uint32_t begin, uint32_t end)
{
    bool readable = false;
    uint32_t i;

    for (i = begin; i < end; i++) {
        if (octet_is(context->octets[i], CONTROL))
            return false;
        readable = readable || octet_is(context->octets[i], ATEXT) ||
                   context->octets[i] > 0x7f;
    }
    return readable;
}

/* "Name <a@b>".  In a mailbox the mend is at both ends, so it is one edit
 * that replaces all; in a path only the name goes. */
static void
display_name(struct trial *trial, const struct context *context)
{
    const bool path = asks_for_path(context->question);
    const uint32_t open = find_octet(context->octets, 0, context->length, '<');
    const uint32_t end = skip_blanks_back(context->octets, 0, context->length);
    const addrspec_span inside =
        inside_angles(context->octets, context->length);
    const uint32_t begin = skip_blanks(context->octets, 0, context->length);
    const uint32_t name_end = skip_blanks_back(context->octets, 0, open);
    struct cause cause;

    if (open == context->length || name_end <= begin ||
        !holds_octet(context->octets, inside.offset,
                     inside.offset + inside.length, '@') ||
        !is_name(context, begin, name_end) ||
        (!path && context->octets[end - 1] != '>'))
        return;
    cause.finding =
        mended_at(INDEX_DISPLAY_NAME, whole_part(context->question), begin,
                  name_end - begin, path ? DELETE : UNWRAP_ANGLES);
    cause.finding.fix = span(begin, (path ? open : end) - begin);
    cause.edit_count = path ? 1 : 2;
    cause.edits[0] = (struct cause_edit){
        begin, (path ? open : inside.offset) - begin, "", 0};
    cause.edits[1] =
        (struct cause_edit){inside.offset + inside.length,
                            end - inside.offset - inside.length, "", 0};
    try_cause(trial, &cause);
}

/* "Name <a@b": the ">" is missing, too; what goes is at one end. */
static void
display_name_open(struct trial *trial, const struct context *context)
{
    const uint32_t open = find_octet(context->octets, 0, context->length, '<');
    const uint32_t begin = skip_blanks(context->octets, 0, context->length);
    const uint32_t name_end = skip_blanks_back(context->octets, 0, open);
    struct cause cause;

    if (asks_for_path(context->question) || open == context->length ||
        holds_octet(context->octets, 0, context->length, '>') ||
        name_end <= begin || name_end == open ||
        !is_name(context, begin, name_end) ||
        !holds_octet(context->octets, open, context->length, '@'))
        return;
    cause = simple_cause(mended_at(INDEX_DISPLAY_NAME, ADDRSPEC_PART_MAILBOX,
                                   begin, name_end - begin, DELETE),
                         "");
    cause.finding.fix = span(begin, open + 1 - begin);
    cause.edits[0].length = open + 1 - begin;
    try_cause(trial, &cause);
}

/* "\"Name\" a@b": a quoted name and a space, without brackets. */
static void
quoted_name(struct trial *trial, const struct context *context)
{
    const uint32_t begin = context->reading->begin;
    uint32_t end, behind;
    struct cause cause;

    if (begin >= context->length || context->octets[begin] != '"')
        return;
    end = find_octet(context->octets, begin + 1, context->length, '"');
    behind = skip_blanks(context->octets, end + 1, context->length);
    if (end + 1 >= context->length || behind == end + 1 ||
        behind == context->length || context->octets[behind] == '@' ||
        context->octets[behind] == '<')
        return;
    cause = simple_cause(mended_at(INDEX_DISPLAY_NAME,
                                   whole_part(context->question), begin,
                                   end + 1 - begin, DELETE),
                         "");
    cause.finding.fix.length = cause.edits[0].length = behind - begin;
    try_cause(trial, &cause);
}

/* The first bracket is closed by the last, and not before: "(a)b@c(d)". */
static bool
is_one_pair(const struct context *context, uint32_t first, uint32_t last,
            const char pair[2])
{
    uint32_t i, depth = 0;

    if (pair[0] == pair[1])
        return true;
    for (i = first; i < last; i++) {
        if (context->octets[i] == (unsigned char)pair[0])
            depth++;
        if (context->octets[i] == (unsigned char)pair[1] && depth > 0 &&
            --depth == 0)
            return i == last - 1;
    }
    return false;
}

bool
is_in_angles(const struct context *context)
{
    const uint32_t first = skip_blanks(context->octets, 0, context->length);
    const uint32_t last =
        skip_blanks_back(context->octets, first, context->length);

    return last > first && context->octets[first] == '<' &&
           context->octets[last - 1] == '>' &&
           is_one_pair(context, first, last, "<>");
}

/* "[a@b]", "'a@b'": the whole in brackets or quotation marks. */
static void
enclosed(struct trial *trial, const struct context *context)
{
    static const char pairs[] = "<>()[]{}\"\"''``**";
    const bool path = asks_for_path(context->question);
    const uint32_t end = parameters_begin(context);
    const addrspec_span inside = without_ends(context->octets, end);
    const uint32_t first = skip_blanks(context->octets, 0, context->length);
    const uint32_t last = skip_blanks_back(context->octets, 0, end);
    struct cause cause;
    size_t i;

    if (inside.length == 0)
        return;
    for (i = path ? 2 : 0; i < sizeof pairs - 1; i += 2) {
        if (context->octets[first] != (unsigned char)pairs[i] ||
            context->octets[last - 1] != (unsigned char)pairs[i + 1] ||
            !is_one_pair(context, first, last, pairs + i))
            continue;
        cause.finding =
            mended_at(INDEX_ENCLOSING_BRACKETS, whole_part(context->question),
                      first, 1, path ? REWRAP_ENDS : UNWRAP_ENDS);
        cause.finding.fix = span(first, last - first);
        cause.edit_count = 2;
        cause.edits[0] = (struct cause_edit){first, inside.offset - first,
                                             path ? "<" : "", path};
        cause.edits[1] = (struct cause_edit){
            inside.offset + inside.length, last - inside.offset - inside.length,
            path ? ">" : "", path};
        try_cause(trial, &cause);
    }
}

/* "<\"a@b\">": a quotation mark at each end of what the path holds. */
static void
quoted_whole(struct trial *trial, const struct context *context)
{
    const struct reading *reading = context->reading;
    const uint32_t begin = reading->begin, end = reading->end;
    struct cause cause;

    if (!asks_for_path(context->question) || end < begin + 3 ||
        context->octets[begin] != '"' || context->octets[end - 1] != '"')
        return;
    cause.finding = mended_at(INDEX_ENCLOSING_BRACKETS, ADDRSPEC_PART_PATH,
                              begin, 1, DROP_QUOTES);
    cause.finding.fix = span(begin, end - begin);
    cause.edit_count = 2;
    cause.edits[0] = (struct cause_edit){begin, 1, "", 0};
    cause.edits[1] = (struct cause_edit){end - 1, 1, "", 0};
    try_cause(trial, &cause);
}

/* "?subject=x", "/path", "#top", ":25" behind a domain that has a dot. */
static void
uri_tail(struct trial *trial, const struct context *context)
{
    const struct reading *reading = context->reading;
    uint32_t i = reading->domain.offset;
    bool dotted = false;
    struct cause cause;

    if (is_absent(reading->domain))
        return;
    for (; i < reading->end; i++) {
        dotted =
            dotted || context->octets[i] == '.' || context->octets[i] == ']';
        if (context->octets[i] == '@' || strchr("?/#:", context->octets[i]))
            break;
    }
    if (i >= reading->end || !dotted || context->octets[i] == '@' ||
        context->octets[i] == '\0')
        return;
    if (context->octets[i] == ':' &&
        (i + 1 == reading->end ||
         !are_all(context->octets, i + 1, reading->end, DIGIT)))
        return; /* no port */
    cause = simple_cause(mended_at(INDEX_URI_TAIL, ADDRSPEC_PART_DOMAIN, i,
                                   reading->end - i, DELETE),
                         "");
    try_cause(trial, &cause);
}

void
recognise_wrappers(struct trial *trial, const struct context *context)
{
    const uint32_t begin = skip_blanks(context->octets, 0, context->length);

    byte_order_mark(trial, context);
    prefix_at(trial, context, begin);
    if (begin < context->length && context->octets[begin] == '<')
        prefix_at(trial, context, begin + 1);
    if (!asks_for_header(context->question)) { /* there a name is welcome */
        display_name(trial, context);
        display_name_open(trial, context);
        quoted_name(trial, context);
    }
    enclosed(trial, context);
    quoted_whole(trial, context);
    uri_tail(trial, context);
}

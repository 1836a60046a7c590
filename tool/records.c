/* records.c - reading records, one a line, of any length from any file
 *
 * SPDX-License-Identifier: MIT
 *
 * A record that lies whole in the block is handed out where it lies.  Others
 * are assembled: one a block, or all where escapes have to be read.
 */
#include "system.h"

#include "records.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "foreign.h"
#include "interrupt.h"
#include "utf8.h"

/* `octets`: the first RECORD_KEPT_MAX of `length`, or all. */
static void
hand_out(struct record *record, const char *octets, uint64_t length)
{
    record->octets = octets;
    record->length = length;
    record->kept = length > RECORD_KEPT_MAX
                       ? utf8_finished(octets, RECORD_KEPT_MAX)
                       : (size_t)length;
}

/* ---- A record in pieces ---------------------------------------------- */

static void
assembly_begin(struct assembly *assembly)
{
    assembly->kept = 0;
    assembly->length = 0;
    unescape_begin(&assembly->unescape);
}

static void
add_plain(struct assembly *assembly, const char *octets, size_t length)
{
    size_t room = RECORD_KEPT_MAX - assembly->kept;
    size_t kept = length < room ? length : room;

    if (kept > 0)
        memcpy(assembly->octets + assembly->kept, octets, kept);
    assembly->kept += kept;
    assembly->length += length;
}

static void
add_escaped(struct assembly *assembly, const char *octets, size_t length)
{
    size_t i;
    char octet;

    for (i = 0; i < length; i++)
        if (unescape_step(&assembly->unescape, octets[i], &octet))
            add_plain(assembly, &octet, 1);
}

static void
add_piece(struct assembly *assembly, const char *octets, size_t length,
          bool unescape)
{
    if (unescape)
        add_escaped(assembly, octets, length);
    else
        add_plain(assembly, octets, length);
}

static enum record_kind
assembly_end(struct assembly *assembly, struct record *record)
{
    unescape_end(&assembly->unescape);
    hand_out(record, assembly->octets, assembly->length);
    return assembly->unescape.bad_column != 0 ? RECORD_BAD_ESCAPE : RECORD_READ;
}

enum record_kind
record_from_text(struct assembly *assembly, const char *text, size_t length,
                 bool unescape, struct record *record)
{
    assembly_begin(assembly);
    add_piece(assembly, text, length, unescape);
    return assembly_end(assembly, record);
}

/* ---- Records of a file ----------------------------------------------- */

void
records_begin(struct records *records, int fd, struct sink *out,
              const struct record_rules *rules)
{
    records->rules = *rules;
    records->fd = fd;
    records->out = out;
    records->octets_read = 0;
    records->charset = NULL;
    records->pending = false;
    records->held_cr = false;
    records->begin = records->end = 0;
}

/* Octets of a record whose end is not yet known to come next: a CR at the end
 * of the piece waits until it is. */
static void
assemble(struct records *records, const char *octets, size_t length)
{
    struct assembly *assembly = &records->assembly;

    if (!records->pending) {
        assembly_begin(assembly);
        records->pending = true;
    }
    if (length == 0)
        return;
    if (records->held_cr)
        add_piece(assembly, "\r", 1, records->rules.unescape);
    records->held_cr = !records->rules.null_ended && octets[length - 1] == '\r';
    if (records->held_cr)
        length--;
    add_piece(assembly, octets, length, records->rules.unescape);
}

/* `ended`: by a line end, of which a CR held is a part. */
static enum record_kind
assembled(struct records *records, bool ended, struct record *record)
{
    if (records->held_cr && !ended)
        add_piece(&records->assembly, "\r", 1, records->rules.unescape);
    records->held_cr = false;
    records->pending = false;
    return assembly_end(&records->assembly, record);
}

/* The record [octets, octets + length) with a line end behind it. */
static enum record_kind
whole(struct records *records, const char *octets, size_t length,
      struct record *record)
{
    if (records->pending || records->rules.unescape) {
        assemble(records, octets, length);
        return assembled(records, true, record);
    }
    if (!records->rules.null_ended && length > 0 && octets[length - 1] == '\r')
        length--;
    hand_out(record, octets, length);
    return RECORD_READ;
}

/* The next block; RECORD_READ if there is one. */
static enum record_kind
read_block(struct records *records)
{
    ssize_t length;

    for (;;) {
        if (!interrupt_wait(records->fd, records->out))
            return RECORD_STOPPED;
        length = read(records->fd, records->block, RECORDS_BLOCK_SIZE);
        if (length >= 0)
            break;
        if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)
            return RECORD_TROUBLE;
    }
    records->begin = 0;
    records->end = (size_t)length;
    if (records->octets_read == 0)
        records->charset = foreign_charset(records->block, records->end,
                                           records->rules.null_ended);
    records->octets_read += (uint64_t)length;
    if (records->charset != NULL)
        return RECORD_FOREIGN;
    return length > 0 ? RECORD_READ : RECORD_NONE;
}

enum record_kind
records_next(struct records *records, struct record *record)
{
    int end_octet = records->rules.null_ended ? '\0' : '\n';

    for (;;) {
        const char *from = records->block + records->begin;
        size_t left = records->end - records->begin;
        const char *found = left > 0 ? memchr(from, end_octet, left) : NULL;
        enum record_kind kind;

        if (found != NULL) {
            size_t length = (size_t)(found - from);

            records->begin += length + 1;
            return whole(records, from, length, record);
        }
        if (left > 0)
            assemble(records, from, left);
        records->begin = records->end;
        kind = read_block(records);
        if (kind == RECORD_NONE && records->pending)
            return assembled(records, false, record);
        if (kind != RECORD_READ)
            return kind;
    }
}

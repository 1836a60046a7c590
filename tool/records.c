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
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "complain.h"
#include "foreign.h"
#include "interrupt.h"
#include "utf8.h"

/* `octets`: the first rules->most of `length`, or all. */
static enum record_kind
hand_out(const struct record_rules *rules, struct record *record,
         const char *octets, uint64_t length)
{
    record->octets = octets;
    record->length = length;
    record->kept = length > rules->most ? utf8_finished(octets, rules->most)
                                        : (size_t)length;
    return rules->folded && length > rules->most ? RECORD_TOO_LONG
                                                 : RECORD_READ;
}

/* ---- A record in pieces ---------------------------------------------- */

static void
assembly_begin(struct assembly *assembly, const struct record_rules *rules)
{
    assembly->rules = rules;
    assembly->kept = 0;
    assembly->length = 0;
    unescape_begin(&assembly->unescape);
}

void
assembly_release(struct assembly *assembly)
{
    free(assembly->octets);
    assembly->octets = NULL;
    assembly->size = 0;
}

/* Room for `size` octets, which is never more than are kept of a record. */
static void
assembly_reserve(struct assembly *assembly, size_t size)
{
    char *octets;

    if (size <= assembly->size)
        return;
    if (size < RECORD_KEPT_MAX)
        size = RECORD_KEPT_MAX;
    if (size < 2 * assembly->size)
        size = 2 * assembly->size;
    octets = realloc(assembly->octets, size);
    if (octets == NULL) {
        complain("addrspec: out of memory");
        exit(EXIT_TROUBLE);
    }
    assembly->octets = octets;
    assembly->size = size;
}

static void
add_plain(struct assembly *assembly, const char *octets, size_t length)
{
    size_t room = assembly->rules->most - assembly->kept;
    size_t kept = length < room ? length : room;

    if (kept > 0) {
        assembly_reserve(assembly, assembly->kept + kept);
        memcpy(assembly->octets + assembly->kept, octets, kept);
    }
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
add_piece(struct assembly *assembly, const char *octets, size_t length)
{
    if (assembly->rules->unescape)
        add_escaped(assembly, octets, length);
    else
        add_plain(assembly, octets, length);
}

static enum record_kind
assembly_end(struct assembly *assembly, struct record *record)
{
    enum record_kind kind;

    unescape_end(&assembly->unescape);
    kind =
        hand_out(assembly->rules, record,
                 assembly->kept > 0 ? assembly->octets : "", assembly->length);
    return assembly->unescape.bad_column != 0 ? RECORD_BAD_ESCAPE : kind;
}

enum record_kind
record_from_text(struct assembly *assembly, const char *text, size_t length,
                 const struct record_rules *rules, struct record *record)
{
    assembly_begin(assembly, rules);
    add_piece(assembly, text, length);
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
        assembly_begin(assembly, &records->rules);
        records->pending = true;
    }
    if (length == 0)
        return;
    if (records->held_cr)
        add_piece(assembly, "\r", 1);
    records->held_cr = !records->rules.null_ended && octets[length - 1] == '\r';
    if (records->held_cr)
        length--;
    add_piece(assembly, octets, length);
}

/* `ended`: by a line end, of which a CR held is a part. */
static enum record_kind
assembled(struct records *records, bool ended, struct record *record)
{
    if (records->held_cr && !ended)
        add_piece(&records->assembly, "\r", 1);
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
    return hand_out(&records->rules, record, octets, length);
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
    if (records->octets_read == 0 && !records->rules.null_ended)
        records->charset = foreign_charset(records->block, records->end);
    records->octets_read += (uint64_t)length;
    if (records->charset != NULL)
        return RECORD_FOREIGN;
    return length > 0 ? RECORD_READ : RECORD_NONE;
}

/* Whether white space begins what is left of the block. */
static bool
begins_with_white(const struct records *records)
{
    const char first =
        records->begin < records->end ? records->block[records->begin] : '\0';

    return first == ' ' || first == '\t';
}

/* A folded record is handed out unfolded (RFC 5322 2.2.3): the line end, a CR
 * that was held included, is no part of it, and the white space behind is. */
enum record_kind
records_next(struct records *records, struct record *record)
{
    const bool folded = records->rules.folded && !records->rules.null_ended;
    const int end_octet = records->rules.null_ended ? '\0' : '\n';

    for (;;) {
        const char *from = records->block + records->begin;
        size_t length = records->end - records->begin;
        const char *found = length > 0 ? memchr(from, end_octet, length) : NULL;
        enum record_kind kind;

        if (found != NULL)
            length = (size_t)(found - from);
        records->begin += length + (found != NULL);
        if (found != NULL && folded && begins_with_white(records)) {
            assemble(records, from, length);
            records->held_cr = false;
            continue;
        }
        if (found != NULL && (!folded || records->begin < records->end))
            return whole(records, from, length, record);
        if (length > 0 || found != NULL)
            assemble(records, from, length);
        kind = read_block(records);
        if (kind == RECORD_NONE && records->pending)
            return assembled(records, found != NULL, record);
        if (kind != RECORD_READ)
            return kind;
        if (found != NULL && !begins_with_white(records))
            return assembled(records, true, record);
        if (found != NULL)
            records->held_cr = false;
    }
}

/* records.h - reading records, one a line, of any length from any file
 *
 * SPDX-License-Identifier: MIT
 *
 * Memory is the same for every file: a block that is read into, and the first
 * octets of the record that a block ended in.
 */
#ifndef ADDRSPEC_TOOL_RECORDS_H
#define ADDRSPEC_TOOL_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sink.h"
#include "unescape.h"

/* A longer record is judged by this much of it. */
#define RECORD_KEPT_MAX 65536

struct record {
    const char *octets; /* the first `kept` of ... */
    size_t kept;        /* at most RECORD_KEPT_MAX; no character is cut */
    uint64_t length;    /* ... so many, without the line end */
};

/* A record that comes in pieces. */
struct assembly {
    size_t kept;
    uint64_t length;
    struct unescape unescape;
    char octets[RECORD_KEPT_MAX];
};

struct record_rules {
    bool null_ended; /* a NUL ends a record, no CR is stripped; else LF, CRLF */
    bool unescape;
};

enum record_kind {
    RECORD_READ,
    RECORD_BAD_ESCAPE, /* see records->assembly.unescape; reading can go on */
    RECORD_NONE,       /* the end */
    RECORD_STOPPED,    /* interrupted, or nobody can be told any more */
    RECORD_FOREIGN,    /* the file is in records->charset: nothing is read */
    RECORD_TROUBLE     /* read() failed: see errno */
};

#define RECORDS_BLOCK_SIZE 262144

struct records {
    struct record_rules rules;
    int fd;
    struct sink *out;     /* flushed before reading blocks */
    uint64_t octets_read; /* from `fd` */
    const char *charset;  /* see foreign.h; else NULL */
    bool pending;         /* the assembly has the beginning of a record */
    bool held_cr;         /* and behind it a CR that may belong to a CRLF */
    size_t begin, end;    /* what of the block is still to be looked at */
    struct assembly assembly;
    char block[RECORDS_BLOCK_SIZE];
};

/* Begin with `fd`, also after another one has ended. */
void records_begin(struct records *records, int fd, struct sink *out,
                   const struct record_rules *rules);

/* The next record; it stays as it is until the next call. */
enum record_kind records_next(struct records *records, struct record *record);

/* A record that is in memory already: an argument. */
enum record_kind record_from_text(struct assembly *assembly, const char *text,
                                  size_t length, bool unescape,
                                  struct record *record);

#endif

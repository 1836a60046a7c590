/* records.h - reading records, one a line, of any length from any file
 *
 * SPDX-License-Identifier: MIT
 *
 * Memory depends on no file: it is a block that is read into, and of the
 * record that a block ended in the first octets, or all where a record has to
 * be judged whole.
 */
#ifndef ADDRSPEC_TOOL_RECORDS_H
#define ADDRSPEC_TOOL_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sink.h"
#include "unescape.h"

/* A longer mailbox or path is judged by this much of it ... */
#define RECORD_KEPT_MAX 65536
/* ... and a header field is not judged at all that is longer than this, unless
 * --max-record says otherwise. */
#define RECORD_FIELD_MAX 268435456

struct record {
    const char *octets; /* the first `kept` of ... */
    size_t kept;        /* at most rules.most; no character is cut */
    uint64_t length;    /* ... so many, without the line end */
};

struct record_rules {
    bool null_ended; /* a NUL ends a record, no CR is stripped; else LF, CRLF */
    bool unescape;
    bool folded; /* a record is a header field: white space at the beginning of
                    a line continues it, the line end before that is no part of
                    it, and it is judged whole or not at all */
    size_t most; /* octets of a record that are kept */
};

/* The rules before options change them. */
#define RECORD_RULES_INIT                                                      \
    {                                                                          \
        false, false, false, RECORD_KEPT_MAX                                   \
    }

/* A record that comes in pieces. */
struct assembly {
    const struct record_rules *rules;
    size_t kept;
    uint64_t length;
    struct unescape unescape;
    char *octets;
    size_t size; /* there is room for */
};

enum record_kind {
    RECORD_READ,
    RECORD_BAD_ESCAPE, /* see records->assembly.unescape; reading can go on */
    RECORD_TOO_LONG,   /* for what has to be judged whole; likewise */
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
                                  size_t length,
                                  const struct record_rules *rules,
                                  struct record *record);

/* Free what was kept from record to record. */
void assembly_release(struct assembly *assembly);

#endif

/* reading.h - one pass of the grammar over an input, with its faults
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_DIAGNOSIS_READING_H
#define ADDRSPEC_DIAGNOSIS_READING_H

#include "syntax/scan.h"

/* A run of octets at which the grammar could not go on for one reason.  A
 * fault at the end, or one after which the same octet was read again, has
 * length 0. */
struct fault_run {
    enum fault fault;
    uint8_t place; /* enum place, when it began */
    bool comment;  /* in a comment there */
    uint8_t state;
    unsigned char octet; /* the first; 0 at the end */
    uint32_t offset;
    uint32_t length;
};

#define READING_KEEPS 24

struct reading {
    addrspec_span display_name;
    addrspec_span route;      /* without its ":" */
    addrspec_span local_part; /* ADDRSPEC_ABSENT where there is none */
    addrspec_span domain;
    uint32_t open;        /* offset of its "<"; ADDRSPEC_ABSENT */
    uint32_t close;       /* offset of its ">"; ADDRSPEC_ABSENT */
    uint32_t begin;       /* where the mailbox, or what should be one, begins */
    uint32_t end;         /* where it ends: before ">", or at the end */
    uint32_t limits;      /* bit FAULT - LABEL_TOO_LONG: limits exceeded */
    uint32_t fault_count; /* runs that are no limits */
    uint32_t run_count;   /* faults, limits among them */
    struct fault_run runs[READING_KEEPS]; /* the first of them */
    uint32_t obsolete; /* enum obsolete: forms that were met */
    uint32_t obsolete_at[OBSOLETE_COUNT]; /* the octet that made it one */
};

typedef void fault_fn(void *context, const struct fault_run *run);

/* Read it all, faults and recovery included.  Calls `each` (unless NULL) for
 * every run in order of its offset.  Linear in `length`. */
void read_input(struct reading *reading, const unsigned char *octets,
                uint32_t length, enum addrspec_production production,
                const struct profile *profile, fault_fn *each, void *context);

/* It is among the faults that were kept. */
bool has_fault(const struct reading *reading, enum fault fault);

static inline uint32_t
limit_bit(enum fault fault)
{
    return 1u << (fault - LABEL_TOO_LONG);
}

#endif

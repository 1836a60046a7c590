/* repairs.h - the text as it would be with what was found mended
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_DIAGNOSIS_REPAIRS_H
#define ADDRSPEC_DIAGNOSIS_REPAIRS_H

#include "diagnosis/diagnosis.h"

/* A span of the text read as one of the input. */
addrspec_span in_input(const struct context *context, addrspec_span where);

/* The parts, open and close of a reading as those of the input; a part of
 * which nothing is there is absent. */
void map_parts(const struct context *context, struct reading *reading);

/* Keep the fix of a finding for make_repairs(), in order of its place, of two
 * that begin together the longer first. */
void add_repair(struct repairs *repairs, addrspec_span fix, enum mend mend);

/* `mended` is `draft` with all repairs made that do not overlap one before
 * them.  False if there was no memory. */
bool make_repairs(const struct repairs *repairs, const struct draft *draft,
                  struct draft *mended);

#endif

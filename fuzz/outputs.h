/* outputs.h - what the tool writes of records, read back
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_FUZZ_OUTPUTS_H
#define ADDRSPEC_FUZZ_OUTPUTS_H

#include "fuzz.h"

#include "tool/records.h"

/* Write the record, number `line`, in each format, and abort when what is
 * written does not say the same again.  `list`: of addresses, as in a header;
 * else a mailbox. */
void fuzz_outputs(const struct record *record, uint64_t line, bool list);

#endif

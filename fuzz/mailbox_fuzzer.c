/* mailbox_fuzzer.c - octets as a Mailbox
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_production(ADDRSPEC_MAILBOX, data, size);
    return 0;
}

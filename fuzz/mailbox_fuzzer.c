/* mailbox_fuzzer.c - octets as a Mailbox and as a Domain
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_production(ADDRSPEC_MAILBOX, data, size);
    fuzz_production(ADDRSPEC_DOMAIN, data, size);
    fuzz_options(ADDRSPEC_MAILBOX, data, size);
    return 0;
}

/* header_fuzzer.c - octets as a mailbox of a header, and as its parts
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_production(ADDRSPEC_HEADER_MAILBOX, data, size);
    fuzz_options(ADDRSPEC_HEADER_MAILBOX, data, size);
    fuzz_production(ADDRSPEC_MAILBOX, data, size);
    fuzz_production(ADDRSPEC_DOMAIN, data, size);
    return 0;
}

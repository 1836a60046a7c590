/* path_fuzzer.c - octets as a Reverse-path and as a Forward-path
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_production(ADDRSPEC_REVERSE_PATH, data, size);
    fuzz_production(ADDRSPEC_FORWARD_PATH, data, size);
    return 0;
}

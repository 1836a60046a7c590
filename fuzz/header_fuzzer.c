/* header_fuzzer.c - octets as a mailbox, an addr-spec and a domain of a header
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz.h"

#include <stdbool.h>
#include <string.h>

enum { TEXT_MAX = 1024 };

/* A valid mailbox as a program would print it: "name" <address>. */
struct printed {
    size_t length;
    char octets[4 * TEXT_MAX];
};

static void
put(struct printed *printed, const char *octets, size_t length)
{
    memcpy(printed->octets + printed->length, octets, length);
    printed->length += length;
}

/* In quotation marks everything stands for itself but these, and what only
 * the obsolete quoted-pair holds. */
static void
put_quoted(struct printed *printed, const char *name, size_t length)
{
    size_t i;

    put(printed, "\"", 1);
    for (i = 0; i < length; i++) {
        const unsigned char octet = (unsigned char)name[i];

        if (octet == '"' || octet == '\\' || octet == 0x7f ||
            (octet < 0x20 && octet != '\t'))
            put(printed, "\\", 1);
        put(printed, name + i, 1);
    }
    put(printed, "\" ", 2);
}

/* False where it has no printed form, or is no mailbox. */
static bool
print_mailbox(struct printed *printed, const char *input, size_t length)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    char name[TEXT_MAX], address[TEXT_MAX];
    addrspec_result result;
    size_t name_length, address_length;

    options.profile = ADDRSPEC_RFC5322;
    printed->length = 0;
    if (addrspec_parse(ADDRSPEC_HEADER_MAILBOX, input, length, &options,
                       &result) != ADDRSPEC_OK)
        return false;
    name_length =
        addrspec_display_name(&result, input, length, name, sizeof name);
    address_length = addrspec_normalize(
        &result, input, length, ADDRSPEC_FORM_MAILBOX, address, sizeof address);
    if (address_length == 0)
        return false;
    ALWAYS(name_length < sizeof name && address_length < sizeof address);
    if (result.display_name.offset != ADDRSPEC_ABSENT)
        put_quoted(printed, name, name_length);
    put(printed, "<", 1);
    put(printed, address, address_length);
    put(printed, ">", 1);
    return true;
}

/* Parse, print, parse is a fixed point: of the name, and of the address. */
static void
check_round_trip(const uint8_t *data, size_t size)
{
    static struct printed first, second;

    if (size > TEXT_MAX / 4 || !print_mailbox(&first, (const char *)data, size))
        return;
    ALWAYS(print_mailbox(&second, first.octets, first.length));
    ALWAYS(first.length == second.length &&
           memcmp(first.octets, second.octets, first.length) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_round_trip(data, size);
    fuzz_production(ADDRSPEC_HEADER_MAILBOX, data, size);
    fuzz_options(ADDRSPEC_HEADER_MAILBOX, data, size);
    fuzz_production(ADDRSPEC_MAILBOX, data, size);
    fuzz_production(ADDRSPEC_DOMAIN, data, size);
    return 0;
}

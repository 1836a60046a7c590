/* explain_fuzzer.c - octets as a text that something is found in
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz.h"

#include <stdbool.h>
#include <string.h>

static bool
is_absent(addrspec_span span)
{
    return span.offset == ADDRSPEC_ABSENT;
}

static void
check_inside(addrspec_span span, size_t size)
{
    if (is_absent(span)) {
        ALWAYS(span.length == 0);
        return;
    }
    ALWAYS(span.offset <= size && span.length <= size - span.offset);
}

/* The digits and dots of a span are those of the code: else only the line end
 * of quoted-printable, or a tag, is in it. */
static void
check_code(const uint8_t *data, addrspec_span span, const char *code)
{
    size_t length = strlen(code), i, at = 0;

    ALWAYS(span.length >= length);
    ALWAYS(data[span.offset] == (uint8_t)code[0]);
    ALWAYS(data[span.offset + span.length - 1] == (uint8_t)code[length - 1]);
    for (i = 0; i < span.length && at < length; i++)
        at += data[span.offset + i] == (uint8_t)code[at];
    ALWAYS(at == length);
}

static void
check_codes(const addrspec_found *found, const uint8_t *data)
{
    char code[32];

    ALWAYS((found->code.basic == 0) == is_absent(found->basic_at));
    ALWAYS((found->code.enhanced[0] == 0) == is_absent(found->enhanced_at));
    if (found->code.basic != 0) {
        ALWAYS(found->code.basic >= 200 && found->code.basic <= 559);
        snprintf(code, sizeof code, "%u", found->code.basic + 0u);
        check_code(data, found->basic_at, code);
    }
    if (found->code.enhanced[0] != 0) {
        ALWAYS(found->code.enhanced[1] <= 999 &&
               found->code.enhanced[2] <= 999);
        snprintf(code, sizeof code, "%u.%u.%u", found->code.enhanced[0] + 0u,
                 found->code.enhanced[1] + 0u, found->code.enhanced[2] + 0u);
        check_code(data, found->enhanced_at, code);
    }
}

static void
check_address(const addrspec_found *found)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    addrspec_result result;

    ALWAYS((found->production == 0) == is_absent(found->address_at));
    if (found->production == 0) {
        ALWAYS(found->address_length == 0 && found->flags == 0);
        return;
    }
    ALWAYS(found->address_length > 0);
    ALWAYS(found->address_length <= ADDRSPEC_FOUND_ADDRESS_MAX);
    ALWAYS(found->address_length <= found->address_at.length);
    options.flags = found->flags | ADDRSPEC_NO_IDNA;
    ALWAYS(addrspec_parse((enum addrspec_production)found->production,
                          found->address, found->address_length, &options,
                          &result) >= 0);
}

static void
check_servers(const addrspec_found *found)
{
    size_t i = 0;

    while (addrspec_found_server(found, i) != NULL)
        ALWAYS(addrspec_found_server_title(found, i++) != NULL);
    ALWAYS(addrspec_found_server_title(found, i) == NULL);
    ALWAYS((found->phrase == 0) == (i == 0));
    ALWAYS(found->phrase != 0 || is_absent(found->phrase_at));
    if (i == 0)
        ALWAYS(addrspec_found_meaning(found, "fr") == NULL);
}

/* In pieces of lengths that the octets themselves give. */
static void
check_pieces(const addrspec_found *found, const uint8_t *data, size_t size)
{
    static addrspec_text text;
    addrspec_found again;
    size_t at = 0;

    addrspec_text_init(&text);
    while (at < size) {
        const size_t wish = (size_t)data[at] % 7 + 1;
        const size_t step = wish < size - at ? wish : size - at;

        addrspec_text_push(&text, (const char *)data + at, step);
        at += step;
    }
    (void)addrspec_text_end(&text, &again);
    ALWAYS(memcmp(found, &again, sizeof again) == 0);
}

static void
check_text(const uint8_t *data, size_t size)
{
    addrspec_found found;
    const int any = addrspec_read_text((const char *)data, size, &found);

    ALWAYS(any == (found.code.basic != 0 || found.code.enhanced[0] != 0));
    check_inside(found.basic_at, size);
    check_inside(found.enhanced_at, size);
    check_inside(found.phrase_at, size);
    check_inside(found.address_at, size);
    check_codes(&found, data);
    check_servers(&found);
    check_address(&found);
    ALWAYS(any || found.production == 0);
    check_pieces(&found, data, size);
}

/* The same octets many times over, so that paragraphs have to be cut. */
static void
check_repeated(const uint8_t *data, size_t size)
{
    enum { LENGTH = 12288 };
    static uint8_t many[LENGTH];
    size_t at;

    if (size == 0)
        return;
    for (at = 0; at < LENGTH; at++)
        many[at] = data[at % size];
    check_text(many, LENGTH);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_text(data, size);
    if (size > 0 && data[0] % 8 == 0)
        check_repeated(data, size);
    return 0;
}

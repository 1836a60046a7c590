/* writer_test.c - text into a buffer of any size
 *
 * SPDX-License-Identifier: MIT
 */
#include "reply/writer.h"

#include <criterion/criterion.h>
#include <string.h>

static const char whole[] = "ab12345FFend";

static size_t
write_all(char *buffer, size_t size)
{
    struct writer writer = writer_begin(buffer, size);

    write_octet(&writer, 'a');
    write_octets(&writer, "bXX", 1);
    write_number(&writer, 12345);
    write_hex(&writer, 0xff, 2);
    write_text(&writer, "end");
    write_text(&writer, "");
    return writer_end(&writer);
}

Test(writer, writes_what_fits_and_counts_all)
{
    size_t size;

    for (size = 1; size <= sizeof whole + 1; size++) {
        const size_t room = size - 1;
        const size_t fits = room < sizeof whole - 1 ? room : sizeof whole - 1;
        char buffer[32];

        memset(buffer, '#', sizeof buffer);
        cr_expect_eq(write_all(buffer, size), sizeof whole - 1);
        cr_expect_eq(memcmp(buffer, whole, fits), 0, "size %zu", size);
        cr_expect_eq(buffer[fits], '\0', "size %zu", size);
        cr_expect_eq(buffer[size], '#', "size %zu", size);
    }
}

Test(writer, measures_without_a_buffer)
{
    char octet = '#';

    cr_expect_eq(write_all(NULL, 0), sizeof whole - 1);
    cr_expect_eq(write_all(NULL, 100), sizeof whole - 1);
    cr_expect_eq(write_all(&octet, 0), sizeof whole - 1);
    cr_expect_eq(octet, '#');
}

static void
expect_number(uint32_t number, const char *wanted)
{
    char buffer[16];
    struct writer writer = writer_begin(buffer, sizeof buffer);

    write_number(&writer, number);
    writer_end(&writer);
    cr_expect_str_eq(buffer, wanted);
}

Test(writer, writes_numbers)
{
    expect_number(0, "0");
    expect_number(9, "9");
    expect_number(10, "10");
    expect_number(255, "255");
    expect_number(UINT32_MAX, "4294967295");
}

static void
expect_hex(uint32_t number, int digits, const char *wanted)
{
    char buffer[16];
    struct writer writer = writer_begin(buffer, sizeof buffer);

    write_hex(&writer, number, digits);
    writer_end(&writer);
    cr_expect_str_eq(buffer, wanted);
}

Test(writer, writes_at_least_so_many_hexadecimal_digits)
{
    expect_hex(0, 2, "00");
    expect_hex(0xab, 2, "AB");
    expect_hex(0xad, 4, "00AD");
    expect_hex(0x1f600, 4, "1F600");
    expect_hex(0x10ffff, 4, "10FFFF");
    expect_hex(UINT32_MAX, 4, "FFFFFFFF");
}

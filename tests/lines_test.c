/* lines_test.c - many inputs in one call
 *
 * SPDX-License-Identifier: MIT
 */
#include <addrspec/addrspec.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* ---- A batch --------------------------------------------------------- */

static const addrspec_slice inputs[] = {
    {"a@b.example", 11}, {"a..b@c.example", 14}, {NULL, 0}, {"-a@b", 4}};

Test(batch, answers_each_as_if_it_were_alone)
{
    addrspec_result results[4], alone;
    int verdicts[4];
    size_t i;

    cr_expect_eq(addrspec_parse_batch(ADDRSPEC_MAILBOX, inputs, 4, NULL,
                                      verdicts, results),
                 2);
    for (i = 0; i < 4; i++) {
        cr_expect_eq(addrspec_parse(ADDRSPEC_MAILBOX, inputs[i].octets,
                                    inputs[i].length, NULL, &alone),
                     verdicts[i]);
        cr_expect_eq(results[i].diag_count, alone.diag_count);
        cr_expect_eq(results[i].local_part.length, alone.local_part.length);
    }
}

Test(batch, counts_without_verdicts_or_results)
{
    addrspec_result results[4];
    int verdicts[4];

    cr_expect_eq(
        addrspec_parse_batch(ADDRSPEC_MAILBOX, inputs, 4, NULL, NULL, NULL), 2);
    cr_expect_eq(
        addrspec_parse_batch(ADDRSPEC_MAILBOX, inputs, 4, NULL, verdicts, NULL),
        2);
    cr_expect_eq(
        addrspec_parse_batch(ADDRSPEC_MAILBOX, inputs, 4, NULL, NULL, results),
        2);
    cr_expect_eq(
        addrspec_parse_batch(ADDRSPEC_MAILBOX, NULL, 0, NULL, NULL, NULL), 0);
}

Test(batch, counts_failed_calls_too)
{
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    int verdicts[4];

    options.size = 1;
    cr_expect_eq(addrspec_parse_batch(ADDRSPEC_MAILBOX, inputs, 4, &options,
                                      verdicts, NULL),
                 4);
    cr_expect_eq(verdicts[0], ADDRSPEC_ERR_ABI);
}

/* ---- Lines ----------------------------------------------------------- */

/* What the walk told, as "3:a..b 417;" for each line. */
struct told {
    char text[512];
    size_t length;
    size_t stop_at;
};

static int
tell(void *context, size_t number, const char *line, size_t length, int verdict,
     const addrspec_result *result)
{
    struct told *told = context;

    cr_expect(result != NULL && result->error_count > 0);
    told->length += (size_t)snprintf(
        told->text + told->length, sizeof told->text - told->length,
        "%zu:%.*s %d;", number, (int)length, line, verdict);
    return number == told->stop_at;
}

static void
expect_lines(const char *buffer, size_t stop_at, size_t lines,
             const char *wanted)
{
    struct told told = {.stop_at = stop_at};

    cr_expect_eq(addrspec_parse_lines(ADDRSPEC_MAILBOX, buffer, strlen(buffer),
                                      NULL, tell, &told),
                 lines, "%s", buffer);
    cr_expect_str_eq(told.text, wanted);
}

Test(lines, end_with_lf_or_crlf)
{
    expect_lines("a..b@c.d\ne@f.g\n", 0, 2, "1:a..b@c.d 417;");
    expect_lines("a..b@c.d\r\ne@f.g\r\n", 0, 2, "1:a..b@c.d 417;");
    expect_lines("e@f.g\na..b@c.d", 0, 2, "2:a..b@c.d 417;");
    expect_lines("", 0, 0, "");
}

Test(lines, may_be_empty)
{
    expect_lines("\n", 0, 1, "1: 867;");
    expect_lines("\r\n", 0, 1, "1: 867;");
    expect_lines("a@b.c\n\na@b.c\n", 0, 3, "2: 867;");
}

Test(lines, keep_a_cr_that_ends_none)
{
    expect_lines("a@b.c\r", 0, 1, "1:a@b.c\r 427;");
    expect_lines("a@b.c\r\r\n", 0, 1, "1:a@b.c\r 427;");
}

Test(lines, stop_where_they_are_told_to)
{
    expect_lines("a..b@c.d\nx\ny\n", 1, 1, "1:a..b@c.d 417;");
    expect_lines("a@b.c\nx\ny\nz\n", 3, 3, "2:x 800;3:y 800;");
}

Test(lines, are_counted_without_a_callback)
{
    cr_expect_eq(
        addrspec_parse_lines(ADDRSPEC_MAILBOX, "a\nb\nc", 5, NULL, NULL, NULL),
        3);
    cr_expect_eq(
        addrspec_parse_lines(ADDRSPEC_MAILBOX, NULL, 0, NULL, NULL, NULL), 0);
}

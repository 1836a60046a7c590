/* lines.c - many inputs in one call
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include <addrspec/addrspec.h>

size_t
addrspec_parse_batch(enum addrspec_production production,
                     const addrspec_slice *inputs, size_t count,
                     const addrspec_options *options, int *verdicts,
                     addrspec_result *results)
{
    size_t i, invalid = 0;

    for (i = 0; i < count; i++) {
        const int verdict =
            addrspec_parse(production, inputs[i].octets, inputs[i].length,
                           options, results == NULL ? NULL : &results[i]);

        if (verdicts != NULL)
            verdicts[i] = verdict;
        invalid += verdict != ADDRSPEC_OK;
    }
    return invalid;
}

size_t
addrspec_parse_lines(enum addrspec_production production, const char *buffer,
                     size_t length, const addrspec_options *options,
                     addrspec_line_fn *invalid, void *context)
{
    addrspec_result result;
    size_t lines = 0, begin = 0;

    while (buffer != NULL && begin < length) {
        const char *line = buffer + begin;
        const char *end = memchr(line, '\n', length - begin);
        size_t octets = end == NULL ? length - begin : (size_t)(end - line);
        int verdict;

        lines++;
        begin += octets + 1;
        if (end != NULL && octets > 0 && line[octets - 1] == '\r')
            octets--;
        verdict = addrspec_parse(production, line, octets, options,
                                 invalid == NULL ? NULL : &result);
        if (verdict != ADDRSPEC_OK && invalid != NULL &&
            invalid(context, lines, line, octets, verdict,
                    verdict < 0 ? NULL : &result) != 0)
            break;
    }
    return lines;
}

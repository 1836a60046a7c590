/* punycode_length.c - the length of the A-label (RFC 3492)
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/u_label.h"
#include "text/octets.h"

enum { BASE = 36, T_MIN = 1, T_MAX = 26, SKEW = 38, DAMP = 700, BIAS = 72 };

/* 6.1 Bias adaptation function */
static uint32_t
adapt(uint32_t delta, uint32_t count, bool first)
{
    uint32_t k = 0;

    delta = first ? delta / DAMP : delta / 2;
    delta += delta / count;
    for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
        delta /= BASE - T_MIN;
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

/* 3.3: digits of a generalized variable-length integer. */
static uint32_t
digits_of(uint32_t delta, uint32_t bias)
{
    uint32_t count = 1, k = BASE;

    for (;; k += BASE, count++) {
        const uint32_t threshold = k <= bias           ? T_MIN
                                   : k >= bias + T_MAX ? T_MAX
                                                       : k - bias;
        if (delta < threshold)
            return count;
        delta = (delta - threshold) / (BASE - threshold);
    }
}

/* The smallest code point from `least` on. */
static uint32_t
smallest_from(const struct u_label *label, uint32_t least)
{
    uint32_t smallest = UINT32_MAX, i;

    for (i = 0; i < label->count; i++)
        if (label->letters[i].code_point >= least &&
            label->letters[i].code_point < smallest)
            smallest = label->letters[i].code_point;
    return smallest;
}

/* 6.3 Encoding procedure.  Nothing overflows: delta never exceeds 0x10ffff
 * times one more than the letters, at most 256 times. */
uint32_t
u_label_a_label_length(const struct u_label *label)
{
    uint32_t next = 0x80, delta = 0, bias = BIAS, handled = 0, i;
    uint32_t length = ACE_PREFIX_LENGTH, ascii;

    for (i = 0; i < label->count; i++)
        if (label->letters[i].code_point < 0x80)
            handled++;
    ascii = handled;
    length += ascii > 0 ? ascii + 1 : 0;
    while (handled < label->count) {
        const uint32_t smallest = smallest_from(label, next);

        delta += (smallest - next) * (handled + 1);
        next = smallest;
        for (i = 0; i < label->count; i++) {
            if (label->letters[i].code_point < next)
                delta++;
            if (label->letters[i].code_point != next)
                continue;
            length += digits_of(delta, bias);
            bias = adapt(delta, handled + 1, handled == ascii);
            delta = 0;
            handled++;
        }
        delta++;
        next++;
    }
    return length;
}

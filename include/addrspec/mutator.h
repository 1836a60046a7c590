/* mutator.h - mail addresses, changed a little: for fuzzers
 *
 * SPDX-License-Identifier: MIT
 *
 * Of octets changed at random few are still an address, or nearly one, and a
 * fuzzer takes long to get past the first checks of a parser.  These functions
 * know what addresses are made of: local-parts and labels, dots, quoted
 * strings, literals, comments, groups, routes, A-labels, UTF-8 and parameters
 * of SMTP.  They double, drop, swap and replace such parts, bring them to the
 * lengths at which there are limits, and put in characters that look like
 * others.
 *
 * The library addrspec-mutator has them, and so has one source file without
 * any other, fuzz/mutator.c, which can be compiled into anything.
 *
 *   - libFuzzer: link that file, or the static library with
 *     -Wl,-u,LLVMFuzzerCustomMutator,-u,LLVMFuzzerCustomCrossOver.  Every other
 *     mutation stays libFuzzer's own.
 *   - AFL++: AFL_CUSTOM_MUTATOR_LIBRARY=.../libaddrspec-mutator.so
 *   - any other harness calls the functions below.
 *
 * They depend on nothing but their arguments, allocate nothing and are
 * thread-safe.
 */
#ifndef ADDRSPEC_MUTATOR_H
#define ADDRSPEC_MUTATOR_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef ADDRSPEC_MUTATOR_API
#    if defined(__GNUC__)
#        define ADDRSPEC_MUTATOR_API __attribute__((visibility("default")))
#    else
#        define ADDRSPEC_MUTATOR_API
#    endif
#endif

/* Change the `size` octets in place, to at most `max_size`, which is what there
 * is room for.  Returns the new size: 0 only if there is no room.  The same
 * octets, `max_size` and seed give the same result, on any machine. */
ADDRSPEC_MUTATOR_API size_t addrspec_mutate(uint8_t *data, size_t size,
                                            size_t max_size, uint32_t seed);

/* The beginning of one and the end of the other, cut where in both a part of
 * the same kind begins; at most `max_size` octets in `out`, which neither of
 * the two may overlap.  Returns how many. */
ADDRSPEC_MUTATOR_API size_t addrspec_cross_over(const uint8_t *one,
                                                size_t one_size,
                                                const uint8_t *other,
                                                size_t other_size, uint8_t *out,
                                                size_t max_size, uint32_t seed);

#ifdef __cplusplus
}
#endif

#endif

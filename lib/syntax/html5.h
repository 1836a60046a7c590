/* html5.h - the values of <input type=email multiple>
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_SYNTAX_HTML5_H
#define ADDRSPEC_SYNTAX_HTML5_H

#include <stdbool.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

/* The next of the values between commas, without the ASCII whitespace around
 * it, which may leave nothing: each has to be a valid address for the list to
 * be one ("a set of comma-separated tokens", WHATWG HTML).
 *
 * `*position` is 0 at first, and the next call's to read.  Quotation marks
 * hide no comma.  Returns false behind the last value; of a list of nothing,
 * or of whitespace alone, at once: it has no values, and is valid.  All calls
 * together take time linear in `length`, which is at most UINT32_MAX - 2. */
bool html5_next_value(const unsigned char *octets, uint32_t length,
                      uint32_t *position, addrspec_span *value);

#endif

/* codes.h - the codes of a reply, as text and as JSON
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_CODES_H
#define ADDRSPEC_TOOL_CODES_H

#include <addrspec/addrspec.h>

#include "sink.h"

/* "5.1.3"; nothing if there is no code. */
void write_enhanced(struct sink *out, const addrspec_code *code);

/* `,"reply":553,"enhanced":"5.1.3"`; null where there is none. */
void json_codes(struct sink *out, const addrspec_code *code);

#endif

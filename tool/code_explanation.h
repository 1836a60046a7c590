/* code_explanation.h - what is known about a reply code or enhanced code
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_CODE_EXPLANATION_H
#define ADDRSPEC_TOOL_CODE_EXPLANATION_H

#include <stdbool.h>

#include <addrspec/addrspec.h>

#include "buffer.h"
#include "sink.h"

/* Of "553 5.1.3" the part that says most: 5.1.3, or 553 where that is unknown
 * or says nothing, as 5.1.0. */
addrspec_code finest_part(addrspec_code code);

/* Is there a row for one of its parts? */
bool is_known(addrspec_code code);

/* "553  Mailbox name invalid", a line a part. */
void code_headings(struct sink *out, addrspec_code code, const char *language);

/* Tell standard error of a code that has no row. */
void complain_unknown_code(addrspec_code code);

/* How to fix it, a line for the sender and one for the administrator.  False
 * where the code is unknown. */
bool code_remedy_text(struct buffer *text, addrspec_code code,
                      const char *language);

/* Under the heading "How to mend it": for the sender, for the administrator. */
void code_remedies(struct sink *out, addrspec_code code, const char *language);

void code_as_text(struct sink *out, addrspec_code code, const char *language);
void code_as_json(struct sink *out, const char *input, addrspec_code code,
                  const char *language);

/* `,"kind":..,"title":..,"description":..,"when":..,"fix":..,"source":..` */
void json_code_texts(struct sink *out, addrspec_code code,
                     const char *language);

/* All codes: a line each, or an object a line. */
void list_codes_as_text(struct sink *out, const char *language);
void list_codes_as_json(struct sink *out, const char *language);

#endif

/* json.h - writing JSON
 *
 * SPDX-License-Identifier: MIT
 *
 * Every member begins with what stands before it, '{' or ',', or with
 * JSON_FIRST where that has been written.
 */
#ifndef ADDRSPEC_TOOL_JSON_H
#define ADDRSPEC_TOOL_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sink.h"

#define JSON_FIRST '\0'

/* `"name":`, to be followed by a value. */
void json_name(struct sink *out, char before, const char *name);

/* A text of any octets: `"name":"…"`, or, where it is not UTF-8,
 * `"name_base64":"…"`.  All that is invisible, would end a line or change the
 * direction of others is escaped. */
void json_text(struct sink *out, char before, const char *name,
               const char *octets, size_t length);

/* `"name":"…"` of a text with a NUL behind it, null if `text` is NULL. */
void json_string(struct sink *out, char before, const char *name,
                 const char *text);

/* `"…"` of text that is UTF-8. */
void json_value(struct sink *out, const char *octets, size_t length);

void json_number(struct sink *out, char before, const char *name,
                 uint64_t number);
void json_bool(struct sink *out, char before, const char *name, bool value);
void json_null(struct sink *out, char before, const char *name);

#endif

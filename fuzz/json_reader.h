/* json_reader.h - reading JSON strictly, to hold what the tool writes against
 *
 * SPDX-License-Identifier: MIT
 *
 * RFC 8259 without white space, which the tool never writes.  Values are
 * slices of the text.
 */
#ifndef ADDRSPEC_FUZZ_JSON_READER_H
#define ADDRSPEC_FUZZ_JSON_READER_H

#include <stdbool.h>
#include <stddef.h>

#include <addrspec/addrspec.h>

/* How long the value is that the text begins with; 0 if it begins with none,
 * or with one nested too deeply. */
size_t json_value_length(addrspec_slice text);

/* The member of that name; false if the object, which is well-formed, has
 * none, or more than one. */
bool json_member(addrspec_slice object, const char *name,
                 addrspec_slice *value);

/* How many elements an array has, which is well-formed. */
size_t json_count(addrspec_slice array);

/* What a string says, or what its Base64 stands for, in `octets`, which has
 * room for as many as the string is long.  False if it does not. */
bool json_read_string(addrspec_slice string, char *octets, size_t *length);
bool json_read_base64(addrspec_slice string, char *octets, size_t *length);

#endif

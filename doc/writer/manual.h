/* manual.h - what manual pages begin with
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_DOC_WRITER_MANUAL_H
#define ADDRSPEC_DOC_WRITER_MANUAL_H

#include "tool/sink.h"

/* When what they say was changed last, as mdoc(7) has dates. */
#define PAGE_DATE "November 25, 2026"

void page_begin(struct sink *out, const char *title, const char *section);
void page_name(struct sink *out, const char *name, const char *about);

#endif

/* facts.c - facts in a column, and sections of running text
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "facts.h"

#include <string.h>

#include "layout.h"

#define LABEL_WIDTH 10

void
write_label(struct sink *out, const char *label)
{
    const size_t width = code_points(label, strlen(label));

    write_spaces(out, 2);
    put_text(out, label);
    write_spaces(out, width < LABEL_WIDTH ? LABEL_WIDTH - width : 1);
}

void
write_fact(struct sink *out, const char *label, const char *fact)
{
    if (fact == NULL || fact[0] == '\0')
        return;
    write_label(out, label);
    put_text(out, fact);
    put_octet(out, '\n');
}

void
write_section(struct sink *out, const char *heading, const char *text,
              size_t width)
{
    if (text == NULL)
        return;
    put_octet(out, '\n');
    if (heading != NULL) {
        put_text(out, heading);
        put_octet(out, '\n');
    }
    write_wrapped(out, text, heading == NULL ? 0 : 2, width);
}

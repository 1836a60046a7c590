/* escape.c - octets as "\\", "\t", "\n", "\r" and "\xNN", for --unescape
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "escape.h"

#include <stdbool.h>
#include <string.h>

#include <addrspec/addrspec.h>

#include "utf8.h"

static void
put_hexadecimal(struct sink *out, unsigned char octet)
{
    static const char digits[] = "0123456789ABCDEF";
    const char text[] = {'\\', 'x', digits[octet >> 4], digits[octet & 15]};

    put_octets(out, text, sizeof text);
}

/* The character is shown as it is: it can be seen, and changes nothing else. */
static bool
can_be_seen(const char *character, size_t length)
{
    char shown[32];

    return addrspec_format_safe(character, length, shown, sizeof shown) ==
               length &&
           memcmp(shown, character, length) == 0;
}

void
put_escaped(struct sink *out, const char *octets, size_t length)
{
    static const char named[] = "\\\t\n\r", names[] = "\\tnr";
    size_t i = 0;

    while (i < length) {
        const char *name = octets[i] == '\0' ? NULL : strchr(named, octets[i]);
        const size_t character = utf8_character(octets + i, length - i);

        if (name != NULL) {
            put_octet(out, '\\');
            put_octet(out, names[name - named]);
        } else if (character > 0 && can_be_seen(octets + i, character)) {
            put_octets(out, octets + i, character);
            i += character - 1;
        } else {
            put_hexadecimal(out, (unsigned char)octets[i]);
        }
        i++;
    }
}

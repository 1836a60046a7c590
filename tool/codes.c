/* codes.c - the codes of a reply, as text and as JSON
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "codes.h"

#include "json.h"

void
write_enhanced(struct sink *out, const addrspec_code *code)
{
    addrspec_code enhanced = *code;
    char text[32];

    enhanced.basic = 0;
    addrspec_code_write(enhanced, text, sizeof text);
    put_text(out, text);
}

void
json_codes(struct sink *out, const addrspec_code *code)
{
    if (code->basic == 0)
        json_null(out, ',', "reply");
    else
        json_number(out, ',', "reply", code->basic);
    if (code->enhanced[0] == 0) {
        json_null(out, ',', "enhanced");
    } else {
        json_name(out, ',', "enhanced");
        put_octet(out, '"');
        write_enhanced(out, code);
        put_octet(out, '"');
    }
}

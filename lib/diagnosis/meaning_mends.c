/* meaning_mends.c - replacements that take knowledge of Unicode and IDNA
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/meaning_mends.h"

#include <string.h>

#include "diagnosis/families.h"
#include "diagnosis/look.h"
#include "meaning/code_points.h"
#include "meaning/idna.h"
#include "meaning/unicode.h"
#include "text/draft.h"
#include "text/octets.h"
#include "text/utf8.h"

enum mend_status
send_plain_forms(const unsigned char *octets, uint32_t length, mend_sink *sink,
                 void *context)
{
    uint32_t i;
    struct utf8_unit unit;

    for (i = 0; i < length; i += unit.length) {
        char plain;

        unit = utf8_decode(octets + i, length - i);
        plain = (char)code_point_plain(unit.value);
        if (unit.kind == UTF8_WELL_FORMED && plain != '\0')
            sink(context, &plain, 1);
        else
            sink(context, (const char *)octets + i, unit.length);
    }
    return MEND_MADE;
}

typedef enum unicode_status form_fn(const unsigned char *text, uint32_t length,
                                    unsigned char *form, uint32_t size,
                                    uint32_t *written);

static enum mend_status
send_form(form_fn *form, const unsigned char *octets, uint32_t length,
          mend_sink *sink, void *context)
{
    unsigned char text[3 * DRAFT_INPUT_MAX];
    uint32_t written;

    if (length > DRAFT_INPUT_MAX || !utf8_is_well_formed(octets, length))
        return MEND_IMPOSSIBLE;
    switch (form(octets, length, text, sizeof text, &written)) {
    case UNICODE_DONE:
        sink(context, (const char *)text, written);
        return written > 0 ? MEND_MADE : MEND_IMPOSSIBLE; /* no room */
    case UNICODE_NO_MEMORY:
        return MEND_NO_MEMORY;
    default:
        return MEND_IMPOSSIBLE;
    }
}

enum mend_status
send_composed(const unsigned char *octets, uint32_t length, mend_sink *sink,
              void *context)
{
    return send_form(unicode_nfc, octets, length, sink, context);
}

enum mend_status
send_unstyled(const unsigned char *octets, uint32_t length, mend_sink *sink,
              void *context)
{
    return send_form(unicode_nfkc, octets, length, sink, context);
}

static enum mend_status
send_text(enum idna_status status, const struct idna_text *text,
          mend_sink *sink, void *context)
{
    switch (status) {
    case IDNA_DONE:
        sink(context, (const char *)text->octets, text->length);
        return MEND_MADE;
    case IDNA_NO_MEMORY:
        return MEND_NO_MEMORY;
    default:
        return MEND_IMPOSSIBLE;
    }
}

/* A capital whose small letter UTS 46 does not tell: U+0130 is a Turkish i,
 * and becomes one with a dot of its own; U+03A3 is another letter at the end
 * of a word; U+1E9E stands for the U+00DF that IDNA2008 has. */
static bool
is_ambiguous(uint32_t code_point)
{
    return code_point == 0x130 || code_point == 0x3a3 || code_point == 0x1e9e;
}

static bool
maps_plainly(const unsigned char *octets, uint32_t length)
{
    uint32_t i;
    struct utf8_unit unit;

    for (i = 0; i < length; i += unit.length) {
        unit = utf8_decode(octets + i, length - i);
        if (is_ambiguous(unit.value))
            return false;
    }
    return true;
}

enum mend_status
send_mapped(const unsigned char *octets, uint32_t length, mend_sink *sink,
            void *context)
{
    struct idna_text mapped;

    if (!idna_can_read(octets, length) || !maps_plainly(octets, length))
        return MEND_IMPOSSIBLE;
    return send_text(idna_map(octets, length, &mapped), &mapped, sink, context);
}

enum mend_status
send_a_labels(const unsigned char *octets, uint32_t length, mend_sink *sink,
              void *context)
{
    struct idna_text mapped, text;
    enum idna_status status;

    if (!idna_can_read(octets, length))
        return MEND_IMPOSSIBLE;
    status = idna_to_a_labels(octets, length, &text);
    if (status == IDNA_IMPOSSIBLE && maps_plainly(octets, length)) {
        status = idna_map(octets, length, &mapped);
        if (status == IDNA_DONE)
            status = idna_to_a_labels(mapped.octets, mapped.length, &text);
    }
    return send_text(status, &text, sink, context);
}

enum mend_status
send_without_ace(const unsigned char *octets, uint32_t length, mend_sink *sink,
                 void *context)
{
    const uint32_t begin =
        begins_with_ace(octets, length) ? ACE_PREFIX_LENGTH : 0;

    if (length > begin && octets[length - 1] == '-')
        length--;
    else if (holds_octet(octets, begin, length, '-'))
        return MEND_IMPOSSIBLE; /* Punycode stands behind its last hyphen */
    sink(context, (const char *)octets + begin, length - begin);
    return MEND_MADE;
}

enum mend_status
label_as_seen(const unsigned char *octets, uint32_t length, unsigned char *seen,
              uint32_t size, uint32_t *seen_length)
{
    struct idna_text text;

    if (length == 0 || length > size || !utf8_is_well_formed(octets, length))
        return MEND_IMPOSSIBLE;
    memcpy(seen, octets, length);
    *seen_length = length;
    if (!begins_with_ace(octets, length) || !idna_can_read(octets, length))
        return MEND_MADE;
    switch (idna_to_u_labels(octets, length, &text)) {
    case IDNA_NO_MEMORY:
        return MEND_NO_MEMORY;
    case IDNA_DONE:
        if (text.length > size)
            return MEND_IMPOSSIBLE;
        memcpy(seen, text.octets, text.length);
        *seen_length = text.length;
        return MEND_MADE;
    default:
        return MEND_MADE;
    }
}

enum mend_status
send_look_alike(const unsigned char *octets, uint32_t length, mend_sink *sink,
                void *context)
{
    unsigned char seen[DRAFT_INPUT_MAX];
    struct unicode_look look;
    uint32_t seen_length;
    enum mend_status status =
        label_as_seen(octets, length, seen, sizeof seen, &seen_length);

    if (status != MEND_MADE)
        return status;
    switch (unicode_look(seen, seen_length, &look)) {
    case UNICODE_DONE:
        sink(context, (const char *)look.plain, look.plain_length);
        return look.plain_length > 0 ? MEND_MADE : MEND_IMPOSSIBLE;
    case UNICODE_NO_MEMORY:
        return MEND_NO_MEMORY;
    default:
        return MEND_IMPOSSIBLE;
    }
}

/* code_explanation.c - what is known about a reply code or enhanced code
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "code_explanation.h"

#include <string.h>

#include "buffer.h"
#include "codes.h"
#include "complain.h"
#include "facts.h"
#include "json.h"
#include "layout.h"
#include "words.h"

#define NEAREST 4

static addrspec_code
basic_part(addrspec_code code)
{
    memset(code.enhanced, 0, sizeof code.enhanced);
    return code;
}

static addrspec_code
enhanced_part(addrspec_code code)
{
    code.basic = 0;
    return code;
}

addrspec_code
finest_part(addrspec_code code)
{
    const bool basic =
        code.basic != 0 && addrspec_code_find(basic_part(code)) != NULL;
    const bool enhanced = code.enhanced[0] != 0 &&
                          addrspec_code_find(enhanced_part(code)) != NULL;

    if (code.basic == 0 || (enhanced && (code.enhanced[2] != 0 || !basic)))
        return enhanced_part(code);
    return basic_part(code);
}

bool
is_known(addrspec_code code)
{
    return addrspec_code_find(finest_part(code)) != NULL;
}

static const char *
text_of(addrspec_code code, enum addrspec_code_part part, const char *language)
{
    return addrspec_code_text(code, part, language);
}

void
complain_unknown_code(addrspec_code code)
{
    addrspec_code nearest;
    char name[32], near[32];

    addrspec_code_write(code, name, sizeof name);
    if (addrspec_code_nearest(finest_part(code), &nearest, 1) == 0) {
        complain("addrspec: no code %s is known", name);
        return;
    }
    addrspec_code_write(nearest, near, sizeof near);
    complain("addrspec: no code %s is known; the nearest is %s", name, near);
}

/* ---- For people ------------------------------------------------------ */

static void
put_code(struct sink *out, addrspec_code code)
{
    char text[32];

    addrspec_code_write(code, text, sizeof text);
    put_text(out, text);
}

/* What its second number says is known all the same. */
static void
unknown_title(struct sink *out, addrspec_code code, const char *language)
{
    const char *group = text_of(code, ADDRSPEC_CODE_GROUP, language);

    put_text(out, word(WORD_UNKNOWN_CODE, language));
    if (group == NULL)
        return;
    put_text(out, word(WORD_COLON, language));
    put_text(out, group);
}

static void
heading(struct sink *out, addrspec_code code, size_t width,
        const char *language)
{
    const char *title = text_of(code, ADDRSPEC_CODE_TITLE, language);
    const size_t length = addrspec_code_write(code, NULL, 0);

    put_code(out, code);
    write_spaces(out, (width > length ? width - length : 0) + 2);
    if (title != NULL)
        put_text(out, title);
    else
        unknown_title(out, code, language);
    put_octet(out, '\n');
}

void
code_headings(struct sink *out, addrspec_code code, const char *language)
{
    const addrspec_code enhanced = enhanced_part(code);
    const bool both = code.basic != 0 && code.enhanced[0] != 0;
    const size_t width = both ? addrspec_code_write(enhanced, NULL, 0) : 0;

    if (code.basic != 0)
        heading(out, basic_part(code), width, language);
    if (code.enhanced[0] != 0)
        heading(out, enhanced, width, language);
}

/* Blank-separated words with commas between; `room` is for all of them. */
static const char *
with_commas(const char *words, char *room, size_t size)
{
    size_t length = 0;

    for (; *words != '\0' && length + 2 < size; words++) {
        if (*words == ' ')
            room[length++] = ',';
        room[length++] = *words;
    }
    room[length] = '\0';
    return room;
}

static void
write_facts(struct sink *out, addrspec_code code, const char *language)
{
    const addrspec_code_info *info = addrspec_code_find(code);
    char room[256];

    write_fact(out, word(WORD_CLASS, language),
               text_of(code, ADDRSPEC_CODE_CLASS, language));
    write_fact(out, word(WORD_ABOUT, language),
               text_of(code, ADDRSPEC_CODE_GROUP, language));
    if (info == NULL)
        return;
    addrspec_code_answers(code, language, room, sizeof room);
    write_fact(out, word(WORD_ANSWERS, language), room);
    write_fact(out, word(WORD_BEHIND, language),
               with_commas(info->behind, room, sizeof room));
    write_fact(out, word(WORD_ACTOR, language),
               text_of(code, ADDRSPEC_CODE_ACTOR, language));
    write_fact(out, word(WORD_RETRY, language),
               text_of(code, ADDRSPEC_CODE_RETRY, language));
    write_fact(out, word(WORD_SOURCE, language), info->section);
    write_fact(out, word(WORD_RELATED, language),
               with_commas(info->related, room, sizeof room));
}

/* "label: text" */
static void
add_labelled(struct buffer *text, enum word_id label, const char *fix,
             const char *language)
{
    if (fix == NULL)
        return;
    if (text->length > 0)
        buffer_add(text, "\n");
    buffer_add(text, word(label, language));
    buffer_add(text, fix);
}

bool
code_remedy_text(struct buffer *text, addrspec_code code, const char *language)
{
    const char *sender = text_of(code, ADDRSPEC_CODE_SENDER, language);
    const char *administrator =
        text_of(code, ADDRSPEC_CODE_ADMINISTRATOR, language);

    if (sender == NULL)
        return false;
    if (administrator == NULL) {
        buffer_add(text, sender);
    } else {
        add_labelled(text, WORD_FOR_SENDER, sender, language);
        add_labelled(text, WORD_FOR_ADMINISTRATOR, administrator, language);
    }
    return true;
}

void
code_remedies(struct sink *out, addrspec_code code, const char *language)
{
    struct buffer text = {NULL, 0, 0};

    if (code_remedy_text(&text, code, language))
        write_section(out, word(WORD_REMEDY, language), text.octets,
                      LAYOUT_WIDTH);
    buffer_release(&text);
}

/* The names of the diagnoses that lead to it, with `between` between. */
static void
add_diagnoses(struct buffer *names, addrspec_code code)
{
    const addrspec_diagnosis_info *info;
    size_t i;

    for (i = 0; (info = addrspec_code_diagnosis_at(code, i)) != NULL; i++) {
        if (i > 0)
            buffer_add(names, ", ");
        buffer_add(names, info->name);
    }
}

static void
write_diagnoses(struct sink *out, addrspec_code code, const char *language)
{
    struct buffer names = {NULL, 0, 0};

    add_diagnoses(&names, code);
    if (names.length > 0)
        write_section(out, word(WORD_DIAGNOSES, language), names.octets,
                      LAYOUT_WIDTH);
    buffer_release(&names);
}

static void
write_use(struct sink *out, addrspec_code code, const char *language)
{
    struct buffer use = {NULL, 0, 0};

    buffer_code_use(&use, code, language);
    write_section(out, word(WORD_USE, language), use.octets, LAYOUT_WIDTH);
    buffer_release(&use);
}

/* What is near a code that nothing is known of. */
static void
write_nearest(struct sink *out, addrspec_code code, const char *language)
{
    addrspec_code nearest[NEAREST];
    const size_t count = addrspec_code_nearest(code, nearest, NEAREST);
    size_t i;

    if (count == 0)
        return;
    put_octet(out, '\n');
    put_text(out, word(WORD_NEAREST, language));
    put_octet(out, '\n');
    for (i = 0; i < count; i++) {
        write_spaces(out, 2);
        heading(out, nearest[i],
                addrspec_code_write(nearest[count - 1], NULL, 0), language);
    }
}

void
code_as_text(struct sink *out, addrspec_code code, const char *language)
{
    const addrspec_code finest = finest_part(code);

    code_headings(out, code, language);
    put_octet(out, '\n');
    write_facts(out, finest, language);
    if (addrspec_code_find(finest) == NULL) {
        write_nearest(out, finest, language);
        return;
    }
    write_section(out, NULL,
                  text_of(finest, ADDRSPEC_CODE_DESCRIPTION, language),
                  LAYOUT_WIDTH);
    write_section(out, word(WORD_WHEN, language),
                  text_of(finest, ADDRSPEC_CODE_WHEN, language), LAYOUT_WIDTH);
    code_remedies(out, finest, language);
    write_use(out, finest, language);
    write_diagnoses(out, finest, language);
}

void
list_codes_as_text(struct sink *out, const char *language)
{
    const addrspec_code_info *info;
    size_t i, widest = 0;

    for (i = 0; (info = addrspec_code_at(i)) != NULL; i++) {
        const size_t length = addrspec_code_write(info->code, NULL, 0);

        if (length > widest)
            widest = length;
    }
    for (i = 0; (info = addrspec_code_at(i)) != NULL; i++)
        heading(out, info->code, widest, language);
}

/* ---- For programs ---------------------------------------------------- */

static const char *
kind_of(addrspec_code code)
{
    switch (code.basic != 0 ? code.basic / 100u : code.enhanced[0]) {
    case ADDRSPEC_SUCCESS:
        return "success";
    case ADDRSPEC_INTERMEDIATE:
        return "intermediate";
    case ADDRSPEC_TRANSIENT:
        return "transient";
    case ADDRSPEC_PERMANENT:
        return "permanent";
    default:
        return NULL;
    }
}

static void
json_fix(struct sink *out, addrspec_code code, const char *language)
{
    struct buffer text = {NULL, 0, 0};

    json_string(out, ',', "fix",
                code_remedy_text(&text, code, language) ? text.octets : NULL);
    buffer_release(&text);
}

void
json_code_texts(struct sink *out, addrspec_code code, const char *language)
{
    const addrspec_code finest = finest_part(code);
    const addrspec_code_info *info = addrspec_code_find(finest);

    json_string(out, ',', "kind", kind_of(code));
    json_string(out, ',', "title",
                text_of(finest, ADDRSPEC_CODE_TITLE, language));
    json_string(out, ',', "description",
                text_of(finest, ADDRSPEC_CODE_DESCRIPTION, language));
    json_string(out, ',', "when",
                text_of(finest, ADDRSPEC_CODE_WHEN, language));
    json_fix(out, finest, language);
    json_string(out, ',', "source", info == NULL ? NULL : info->section);
}

/* A list of blank-separated words. */
static void
json_words(struct sink *out, const char *name, const char *words)
{
    json_name(out, ',', name);
    put_octet(out, '[');
    while (*words != '\0') {
        const size_t length = strcspn(words, " ");

        put_octet(out, '"');
        put_octets(out, words, length);
        put_octet(out, '"');
        words += length;
        if (*words == ' ') {
            put_octet(out, ',');
            words++;
        }
    }
    put_octet(out, ']');
}

static void
json_diagnosis_names(struct sink *out, addrspec_code code)
{
    const addrspec_diagnosis_info *info;
    size_t i;

    json_name(out, ',', "diagnoses");
    put_octet(out, '[');
    for (i = 0; (info = addrspec_code_diagnosis_at(code, i)) != NULL; i++) {
        put_text(out, i > 0 ? ",\"" : "\"");
        put_text(out, info->name);
        put_octet(out, '"');
    }
    put_octet(out, ']');
}

static void
json_nearest(struct sink *out, addrspec_code code)
{
    addrspec_code nearest[NEAREST];
    size_t i, count = 0;

    if (addrspec_code_find(code) == NULL)
        count = addrspec_code_nearest(code, nearest, NEAREST);
    json_name(out, ',', "nearest");
    put_octet(out, '[');
    for (i = 0; i < count; i++) {
        put_text(out, i > 0 ? ",\"" : "\"");
        put_code(out, nearest[i]);
        put_octet(out, '"');
    }
    put_octet(out, ']');
}

/* What only a code has. */
static void
json_code_facts(struct sink *out, addrspec_code code, const char *language)
{
    const addrspec_code_info *info = addrspec_code_find(code);
    struct buffer use = {NULL, 0, 0};

    json_string(out, ',', "class",
                text_of(code, ADDRSPEC_CODE_CLASS, language));
    json_string(out, ',', "about",
                text_of(code, ADDRSPEC_CODE_GROUP, language));
    json_words(out, "answers", info == NULL ? "" : info->answers);
    json_words(out, "behind", info == NULL ? "" : info->behind);
    json_string(out, ',', "actor",
                text_of(code, ADDRSPEC_CODE_ACTOR, language));
    json_string(out, ',', "retry",
                text_of(code, ADDRSPEC_CODE_RETRY, language));
    json_string(out, ',', "fix_sender",
                text_of(code, ADDRSPEC_CODE_SENDER, language));
    json_string(out, ',', "fix_administrator",
                text_of(code, ADDRSPEC_CODE_ADMINISTRATOR, language));
    buffer_code_use(&use, code, language);
    json_string(out, ',', "use", use.length == 0 ? NULL : use.octets);
    buffer_release(&use);
    json_words(out, "related", info == NULL ? "" : info->related);
    json_diagnosis_names(out, code);
    json_nearest(out, code);
}

void
code_as_json(struct sink *out, const char *input, addrspec_code code,
             const char *language)
{
    json_string(out, '{', "input", input);
    json_codes(out, &code);
    json_code_texts(out, code, language);
    json_null(out, ',', "address");
    json_name(out, ',', "diagnostics");
    put_text(out, "[]");
    json_code_facts(out, finest_part(code), language);
    put_octet(out, '}');
}

void
list_codes_as_json(struct sink *out, const char *language)
{
    const addrspec_code_info *info;
    size_t i;

    for (i = 0; (info = addrspec_code_at(i)) != NULL; i++) {
        char text[32];

        addrspec_code_write(info->code, text, sizeof text);
        json_string(out, '{', "id", text);
        json_codes(out, &info->code);
        json_code_texts(out, info->code, language);
        json_code_facts(out, info->code, language);
        put_text(out, "}\n");
    }
}

/* codes.c - reply codes and enhanced status codes, for those who ask
 *
 * SPDX-License-Identifier: MIT
 */
#include "catalogue/codes.h"

#include <string.h>

#include "reply/writer.h"

/* ---- Reading and writing --------------------------------------------- */

#define NUMBER_MAX 999 /* of three digits, RFC 3463 2 */

/* 1*3DIGIT without leading zeros; returns how many there are, 0 if none. */
static size_t
read_number(const char *text, size_t length, uint16_t *number)
{
    size_t i;
    unsigned value = 0;

    for (i = 0; i < length && i < 3 && text[i] >= '0' && text[i] <= '9'; i++)
        value = value * 10 + (unsigned)(text[i] - '0');
    if (i > 1 && text[0] == '0')
        return 0;
    *number = (uint16_t)value;
    return i;
}

/* status-code = class "." subject "." detail               RFC 3463 2 */
static int
read_enhanced(const char *text, size_t length, uint16_t enhanced[3])
{
    size_t i = 0;
    int part;

    for (part = 0; part < 3; part++) {
        size_t digits;

        if (part > 0 && (i >= length || text[i++] != '.'))
            return 0;
        if (part == 0 && length > 0 && (text[0] | 0x20) == 'x') {
            enhanced[0] = ADDRSPEC_ANY_CLASS;
            i = 1;
            continue;
        }
        digits = read_number(text + i, length - i, &enhanced[part]);
        if (digits == 0 || (part == 0 && (enhanced[0] < 1 || enhanced[0] > 9)))
            return 0;
        i += digits;
    }
    return i == length;
}

int
addrspec_code_read(const char *text, size_t length, addrspec_code *code)
{
    static const addrspec_code none = {0, {0, 0, 0}};
    size_t digits;

    *code = none;
    if (text == NULL || length == 0)
        return 0;
    if (read_enhanced(text, length, code->enhanced))
        return 1;
    *code = none;
    digits = read_number(text, length, &code->basic);
    if (digits == 3 && code->basic >= 100 &&
        (length == 3 || ((text[3] == ' ' || text[3] == '-') &&
                         read_enhanced(text + 4, length - 4, code->enhanced))))
        return 1;
    *code = none;
    return 0;
}

static void
write_code(struct writer *writer, addrspec_code code)
{
    int part;

    if (code.basic != 0)
        write_number(writer, code.basic);
    if (code.basic != 0 && code.enhanced[0] != 0)
        write_octet(writer, ' ');
    for (part = 0; part < 3 && code.enhanced[0] != 0; part++) {
        if (part > 0)
            write_octet(writer, '.');
        if (part == 0 && code.enhanced[0] == ADDRSPEC_ANY_CLASS)
            write_octet(writer, 'X');
        else
            write_number(writer, code.enhanced[part]);
    }
}

size_t
addrspec_code_write(addrspec_code code, char *buffer, size_t size)
{
    struct writer writer = writer_begin(buffer, size);

    write_code(&writer, code);
    return writer_end(&writer);
}

/* ---- Look-ups -------------------------------------------------------- */

const addrspec_code_info *
addrspec_code_find(addrspec_code code)
{
    const struct code_row *row = code_row_of(code);

    return row == NULL ? NULL : &row->info;
}

const addrspec_code_info *
addrspec_code_at(size_t index)
{
    return index < code_row_count ? &code_rows[index].info : NULL;
}

/* How far a known code is: first by its group, then by its last number. */
static unsigned
distance(addrspec_code code, addrspec_code known)
{
    const unsigned far = NUMBER_MAX + 1;

    if (code.basic != 0) {
        const unsigned apart = code.basic > known.basic
                                   ? 0u + code.basic - known.basic
                                   : 0u + known.basic - code.basic;

        if (known.basic == 0 || known.basic / 100 != code.basic / 100)
            return UINT32_MAX;
        return known.basic / 10 == code.basic / 10 ? apart : far + apart;
    }
    if (code.enhanced[0] == 0 || known.basic != 0 ||
        known.enhanced[1] != code.enhanced[1])
        return UINT32_MAX;
    return code.enhanced[2] > known.enhanced[2]
               ? 0u + code.enhanced[2] - known.enhanced[2]
               : 0u + known.enhanced[2] - code.enhanced[2];
}

/* A code of the class that is asked about. */
static addrspec_code
of_class(addrspec_code known, addrspec_code code)
{
    if (known.basic == 0)
        known.enhanced[0] = code.enhanced[0];
    return known;
}

size_t
addrspec_code_nearest(addrspec_code code, addrspec_code *nearest, size_t count)
{
    unsigned last = 0; /* the distance of the one before, and one more */
    size_t i, found = 0, row = 0;

    while (found < count) {
        unsigned best = UINT32_MAX;
        size_t at = code_row_count;

        for (i = 0; i < code_row_count; i++) {
            const unsigned far = distance(code, code_rows[i].info.code);

            /* Of two as far the one of the lower row comes first. */
            if (far < best &&
                (found == 0 || far + 1 > last || (far + 1 == last && i > row)))
                best = far, at = i;
        }
        if (at == code_row_count)
            break;
        nearest[found++] = of_class(code_rows[at].info.code, code);
        last = best + 1;
        row = at;
    }
    return found;
}

static unsigned
class_of(addrspec_code code)
{
    return code.basic != 0 ? code.basic / 100u : code.enhanced[0];
}

/* What there is to mend, for whom; after a success there is nothing, but for
 * what a reply code's own row says. */
static const char *
fix_text(const struct code_row *row, addrspec_code code, const char *fix,
         bool first, enum language language)
{
    const bool success =
        row->info.code.basic == 0 && code.enhanced[0] == ADDRSPEC_SUCCESS;

    if (fix[0] != '\0' && !success)
        return fix;
    return first ? code_phrase(CODE_PHRASE_NOTHING_TO_MEND, language) : NULL;
}

static unsigned
retry_of(const struct code_row *row, addrspec_code code)
{
    if (row->info.code.basic != 0)
        return row->info.retry;
    switch (code.enhanced[0]) {
    case ADDRSPEC_SUCCESS:
        return ADDRSPEC_RETRY_NONE;
    case ADDRSPEC_TRANSIENT:
        return ADDRSPEC_RETRY_LATER;
    case ADDRSPEC_PERMANENT:
        return ADDRSPEC_RETRY_CHANGED;
    default:
        return ADDRSPEC_RETRY_BY_CLASS;
    }
}

static unsigned
actor_of(const struct code_row *row, addrspec_code code)
{
    return row->info.code.basic == 0 && code.enhanced[0] == ADDRSPEC_SUCCESS
               ? ADDRSPEC_ACTOR_NOBODY
               : row->info.actor;
}

const char *
addrspec_code_text(addrspec_code code, enum addrspec_code_part text,
                   const char *tag)
{
    const enum language language = language_of(tag);
    const struct class_words *class = class_words(class_of(code), language);
    const struct code_row *row = code_row_of(code);
    const struct code_texts *texts;

    if (text == ADDRSPEC_CODE_CLASS)
        return class == NULL ? NULL : class->is;
    if (text == ADDRSPEC_CODE_GROUP)
        return group_words(code, language);
    if (row == NULL)
        return NULL;
    texts = code_texts(row, language);
    switch (text) {
    case ADDRSPEC_CODE_TITLE:
        return texts->title;
    case ADDRSPEC_CODE_DESCRIPTION:
        return texts->description;
    case ADDRSPEC_CODE_WHEN:
        return texts->when;
    case ADDRSPEC_CODE_SENDER:
        return fix_text(row, code, texts->sender, true, language);
    case ADDRSPEC_CODE_ADMINISTRATOR:
        return fix_text(row, code, texts->administrator, false, language);
    case ADDRSPEC_CODE_ACTOR:
        return actor_words(actor_of(row, code), language)->noun;
    case ADDRSPEC_CODE_RETRY:
        return retry_words(retry_of(row, code), language);
    default:
        return NULL;
    }
}

const addrspec_diagnosis_info *
addrspec_code_diagnosis_at(addrspec_code code, size_t index)
{
    const addrspec_diagnosis_info *info;
    size_t i;

    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++) {
        const bool leads =
            info->severity == ADDRSPEC_ERROR &&
            (code.basic != 0 ? info->code.basic == code.basic
                             : memcmp(info->code.enhanced, code.enhanced,
                                      sizeof code.enhanced) == 0);

        if (leads && index-- == 0)
            return info;
    }
    return NULL;
}

/* ---- Sentences ------------------------------------------------------- */

/* Blank-separated words, as they are listed in a sentence. */
static void
write_list(struct writer *writer, const char *words, enum language language)
{
    bool first = true;

    while (*words != '\0') {
        const size_t length = strcspn(words, " ");
        const char *occasion = occasion_words(words, length, language);
        const char *rest = words + length + (words[length] == ' ');

        if (!first)
            write_text(writer, *rest == '\0'
                                   ? code_phrase(CODE_PHRASE_AND, language)
                                   : ", ");
        if (occasion != NULL)
            write_text(writer, occasion);
        else
            write_octets(writer, words, length);
        first = false;
        words = rest;
    }
}

size_t
addrspec_code_answers(addrspec_code code, const char *language, char *buffer,
                      size_t size)
{
    struct writer writer = writer_begin(buffer, size);
    const struct code_row *row = code_row_of(code);

    if (row != NULL)
        write_list(&writer, row->info.answers, language_of(language));
    return writer_end(&writer);
}

/* Two codes and what is said of each. */
struct comparison {
    addrspec_code codes[2];
    const struct code_row *rows[2];
    enum language language;
    const char *said[2];
    bool listed; /* they are lists of words */
};

static void
write_said(struct writer *writer, const struct comparison *comparison,
           unsigned which)
{
    const char *said = comparison->said[which];

    if (comparison->listed)
        write_list(writer, said, comparison->language);
    else
        write_text(writer, said);
}

/* {a} and {b} are the codes, {x} and {y} what is said of them. */
static void
write_phrase(struct writer *writer, const struct comparison *comparison,
             enum code_phrase phrase)
{
    const char *text = code_phrase(phrase, comparison->language);

    for (; *text != '\0'; text++) {
        if (*text != '{') {
            write_octet(writer, *text);
            continue;
        }
        if (text[1] == 'a' || text[1] == 'b')
            write_code(writer, comparison->codes[text[1] - 'a']);
        else
            write_said(writer, comparison, text[1] == 'y');
        text += 2;
    }
}

size_t
addrspec_code_use(addrspec_code code, const char *tag, char *buffer,
                  size_t size)
{
    struct writer writer = writer_begin(buffer, size);
    struct comparison comparison = {.codes = {code}};
    const struct code_row *row = code_row_of(code);

    comparison.language = language_of(tag);
    if (row != NULL) {
        comparison.said[0] = code_texts(row, comparison.language)->use;
        write_phrase(&writer, &comparison, CODE_PHRASE_USE);
    }
    return writer_end(&writer);
}

/* ---- Differences ----------------------------------------------------- */

/* Each writes a sentence, or nothing where there is nothing to say. */
typedef void aspect_fn(struct writer *writer, struct comparison *comparison);

static bool
is_enhanced(addrspec_code code)
{
    return code.basic == 0;
}

static void
write_either(struct writer *writer, struct comparison *comparison,
             enum code_phrase both, enum code_phrase each)
{
    if (comparison->said[0] == NULL || comparison->said[1] == NULL)
        return;
    write_phrase(writer, comparison,
                 strcmp(comparison->said[0], comparison->said[1]) == 0 ? both
                                                                       : each);
}

static void
compare_classes(struct writer *writer, struct comparison *comparison)
{
    const enum language language = comparison->language;
    const struct class_words *a =
        class_words(class_of(comparison->codes[0]), language);
    const struct class_words *b =
        class_words(class_of(comparison->codes[1]), language);

    if (a == NULL || b == NULL)
        return;
    comparison->said[0] = a == b ? a->say : a->says;
    comparison->said[1] = a == b ? b->say : b->says;
    write_either(writer, comparison, CODE_PHRASE_SAME_CLASS,
                 CODE_PHRASE_CLASSES);
}

static void
compare_groups(struct writer *writer, struct comparison *comparison)
{
    int i;

    for (i = 0; i < 2; i++)
        comparison->said[i] =
            group_words(comparison->codes[i], comparison->language);
    write_either(writer, comparison, CODE_PHRASE_SAME_GROUP,
                 CODE_PHRASE_GROUPS);
}

static void
compare_commands(struct writer *writer, struct comparison *comparison)
{
    int i;

    for (i = 0; i < 2; i++)
        comparison->said[i] = comparison->rows[i]->info.answers;
    comparison->listed = true;
    write_either(writer, comparison, CODE_PHRASE_SAME_COMMANDS,
                 CODE_PHRASE_COMMANDS);
}

static void
compare_actors(struct writer *writer, struct comparison *comparison)
{
    int i;

    for (i = 0; i < 2; i++)
        comparison->said[i] =
            actor_words(actor_of(comparison->rows[i], comparison->codes[i]),
                        comparison->language)
                ->acts;
    write_either(writer, comparison, CODE_PHRASE_AFTER_EITHER,
                 CODE_PHRASE_AFTER_EACH);
}

static void
compare_retries(struct writer *writer, struct comparison *comparison)
{
    int i;

    for (i = 0; i < 2; i++)
        comparison->said[i] =
            retry_words(retry_of(comparison->rows[i], comparison->codes[i]),
                        comparison->language);
    write_either(writer, comparison, CODE_PHRASE_AFTER_EITHER,
                 CODE_PHRASE_AFTER_EACH);
}

/* The reply code first, whichever was asked for first. */
static void
compare_kinds(struct writer *writer, struct comparison *comparison)
{
    if (is_enhanced(comparison->codes[0]) == is_enhanced(comparison->codes[1]))
        return;
    write_phrase(writer, comparison,
                 is_enhanced(comparison->codes[0])
                     ? CODE_PHRASE_TWO_KINDS_TURNED
                     : CODE_PHRASE_TWO_KINDS);
}

/* What an enhanced code is registered behind. */
static void
compare_pairing(struct writer *writer, struct comparison *comparison)
{
    const unsigned enhanced = is_enhanced(comparison->codes[0]) ? 0 : 1;
    const char *behind = comparison->rows[enhanced]->info.behind;

    if (is_enhanced(comparison->codes[0]) ==
            is_enhanced(comparison->codes[1]) ||
        behind[0] == '\0')
        return;
    comparison->said[0] = behind;
    comparison->listed = true;
    write_phrase(writer, comparison,
                 enhanced == 0 ? CODE_PHRASE_PAIRED_TURNED
                               : CODE_PHRASE_PAIRED);
}

static aspect_fn *const aspects[] = {
    compare_kinds,    compare_classes, compare_groups, compare_pairing,
    compare_commands, compare_actors,  compare_retries};

static void
write_difference(struct writer *writer, const struct comparison *start,
                 size_t index)
{
    size_t i;

    for (i = 0; i < sizeof aspects / sizeof aspects[0]; i++) {
        struct writer measure = writer_begin(NULL, 0);
        struct comparison comparison = *start;

        aspects[i](&measure, &comparison);
        if (measure.length == 0 || index-- > 0)
            continue;
        comparison = *start;
        aspects[i](writer, &comparison);
        return;
    }
}

size_t
addrspec_code_difference(addrspec_code code, addrspec_code other, size_t index,
                         const char *tag, char *buffer, size_t size)
{
    struct writer writer = writer_begin(buffer, size);
    const struct comparison comparison = {
        .codes = {code, other},
        .rows = {code_row_of(code), code_row_of(other)},
        .language = language_of(tag),
    };

    if (comparison.rows[0] != NULL && comparison.rows[1] != NULL) {
        if (comparison.rows[0] == comparison.rows[1] &&
            class_of(code) == class_of(other)) {
            if (index == 0)
                write_phrase(&writer, &comparison, CODE_PHRASE_SAME_CODE);
        } else
            write_difference(&writer, &comparison, index);
    }
    return writer_end(&writer);
}

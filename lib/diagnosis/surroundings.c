/* surroundings.c - an address that stands among other text
 *
 * SPDX-License-Identifier: MIT
 *
 * A line of a spreadsheet, of a web page or of a letter: cut at its marks and
 * blanks, it has one piece with an "@", and that is an address.  A blank or a
 * mark inside an address cuts it, too, so one word more is told from a part
 * of the address before the rest is given up: of two readings that are both
 * likely, the one that loses no octet is left to others.
 */
#include <string.h>

#include "diagnosis/cuts.h"
#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "diagnosis/sides.h"
#include "meaning/code_points.h"
#include "text/octets.h"
#include "text/utf8.h"

/* ---- Whether there is one -------------------------------------------- */

static bool
is_address(const struct context *context, addrspec_span piece)
{
    struct reading reading;

    if (piece.length == 0 ||
        begins_with(context->octets + piece.offset, piece.length, "//"))
        return false; /* "http://bob@example.com/" */
    read_input(&reading, context->octets + piece.offset, piece.length,
               ADDRSPEC_MAILBOX, context->question->profile, NULL, NULL);
    return reading.run_count == 0 &&
           holds_octet(context->octets, piece.offset + reading.domain.offset,
                       piece.offset + piece.length, '.');
}

/* Code points at both ends that are a pair; they are stepped over. */
static const struct pair *
step_in(const unsigned char *octets, uint32_t *begin, uint32_t *end)
{
    const struct utf8_unit first =
        *begin < *end ? utf8_decode(octets + *begin, *end - *begin)
                      : (struct utf8_unit){.kind = UTF8_NEVER};
    const struct pair *pair = pair_of(first.value);
    uint32_t last;

    if (first.kind != UTF8_WELL_FORMED || pair == NULL ||
        first.value != pair->open)
        return NULL;
    last = before(octets, *begin, *end);
    if (last < *begin + first.length ||
        utf8_decode(octets + last, *end - last).value != pair->close)
        return NULL;
    *begin += first.length;
    *end = last;
    return pair;
}

static bool
holds_controls(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    while (begin < end &&
           (!octet_is(octets[begin], CONTROL) || octets[begin] == '\t'))
        begin++;
    return begin < end;
}

static bool
find_scene(const struct context *context, struct scene *scene)
{
    const uint32_t length = parameters_begin(context);
    const uint32_t begin = skip_blanks(context->octets, 0, length);
    const uint32_t end = skip_blanks_back(context->octets, begin, length);
    addrspec_span address;

    /* A line break, or a NUL, tells of a worse thing than a text around. */
    if ((context->question->production != ADDRSPEC_MAILBOX &&
         !asks_for_path(context->question)) ||
        holds_controls(context->octets, begin, end))
        return false;
    address = lone_address(context->octets + begin, end - begin);
    address.offset += begin;
    *scene = (struct scene){context, begin, end, address};
    return is_address(context, address);
}

/* ---- What it is called ----------------------------------------------- */

/* The marks right around the address, and what is on their far sides. */
struct enclosed {
    const struct pair *pair; /* NULL: there is none */
    uint32_t begin;          /* of the opening mark */
    uint32_t end;            /* of the closing one */
};

static struct enclosed
find_enclosed(const struct scene *scene)
{
    const unsigned char *octets = scene->context->octets;
    const uint32_t behind = scene->address.offset + scene->address.length;
    const uint32_t before_end =
        skip_spaces_back(octets, scene->begin, scene->address.offset);
    const uint32_t close = skip_spaces(octets, behind, scene->end);
    struct enclosed enclosed = {.pair = NULL};
    uint32_t begin, end;

    if (before_end == scene->begin || close == scene->end)
        return enclosed;
    begin = enclosed.begin = before(octets, scene->begin, before_end);
    end = enclosed.end =
        close + utf8_decode(octets + close, scene->end - close).length;
    enclosed.pair = step_in(octets, &begin, &end);
    return enclosed;
}

/* Words that may name a field or a person: blanks are all that parts them. */
static bool
are_words(const struct scene *scene, uint32_t begin, uint32_t end)
{
    const struct side side = look_at(scene, begin, end);

    return side.words > 0 && side.words <= 4 && side.marks == 0;
}

/* "Courriel : bob@example.com": returns where the colon ends; 0 if there is
 * none. */
static uint32_t
field_name_end(const struct scene *scene)
{
    const unsigned char *octets = scene->context->octets;
    uint32_t end = scene->address.offset, colon;

    if (asks_for_path(scene->context->question) && end > scene->begin &&
        octets[end - 1] == '<')
        end--;
    end = skip_spaces_back(octets, scene->begin, end);
    if (end == scene->begin)
        return 0;
    colon = before(octets, scene->begin, end);
    return is_colon(utf8_decode(octets + colon, end - colon).value) &&
                   are_words(scene, scene->begin, colon)
               ? end
               : 0;
}

/* Where the name ends that stands before the address in its brackets; 0 if
 * none does. */
static uint32_t
name_end(const struct scene *scene, const struct enclosed *enclosed)
{
    if (enclosed->pair == NULL || enclosed->pair->kind == QUOTES ||
        enclosed->end != scene->end ||
        !are_words(scene, scene->begin, enclosed->begin))
        return 0;
    return skip_spaces_back(scene->context->octets, scene->begin,
                            enclosed->begin);
}

/* "taro@x.jp（自宅）": all that is there is in parentheses. */
static bool
is_comment(const struct scene *scene)
{
    const unsigned char *octets = scene->context->octets;
    uint32_t end = scene->end;
    uint32_t begin = skip_spaces(
        octets, scene->address.offset + scene->address.length, scene->end);
    const struct pair *pair = step_in(octets, &begin, &end);

    return pair != NULL && pair->kind == PARENTHESES &&
           scene->address.offset == scene->begin &&
           look_at(scene, begin, end).marks == 0;
}

static struct finding
finding_of(const struct scene *scene)
{
    const struct enclosed enclosed = find_enclosed(scene);
    const enum addrspec_part part = whole_part(scene->context->question);
    const uint32_t behind = scene->address.offset + scene->address.length;
    const uint32_t colon = field_name_end(scene);
    const uint32_t name = name_end(scene, &enclosed);
    uint32_t begin = scene->begin;
    uint32_t end =
        skip_spaces_back(scene->context->octets, begin, scene->address.offset);
    enum diagnosis_index index = INDEX_SURROUNDING_TEXT;

    if (begin == scene->address.offset) {
        begin = behind;
        end = scene->end;
        if (is_comment(scene))
            index = INDEX_COMMENT;
    } else if (enclosed.pair != NULL && enclosed.begin == scene->begin &&
               enclosed.end == scene->end) {
        index = INDEX_ENCLOSING_BRACKETS;
    } else if (colon != 0 && side_behind(scene).words == 0) {
        index = INDEX_FIELD_NAME_PREFIX;
        end = colon;
    } else if (name != 0) {
        index = INDEX_DISPLAY_NAME;
        end = name;
    }
    return mended_at(index, part, begin, end - begin,
                     asks_for_path(scene->context->question) ? TAKE_PATH
                                                             : TAKE_ADDRESS);
}

/* ---- As a cause ------------------------------------------------------ */

static bool
is_in_parentheses(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    begin = skip_spaces(octets, begin, end);
    end = skip_spaces_back(octets, begin, end);
    return end > begin + 1 && octets[begin] == '(' && octets[end - 1] == ')';
}

/* Others tell more of it, a mistake at a time. */
static bool
is_told_by_others(const struct scene *scene)
{
    const unsigned char *octets = scene->context->octets;
    const struct enclosed enclosed = find_enclosed(scene);
    const uint32_t behind = scene->address.offset + scene->address.length;
    const uint32_t next = skip_spaces(octets, behind, scene->end);
    const bool angles = enclosed.pair != NULL && enclosed.pair->open == '<';

    if (angles && enclosed.end == scene->end)
        return true; /* "Bob <bob@example.com>" */
    if (angles && asks_for_path(scene->context->question) &&
        enclosed.begin == scene->begin)
        return true; /* a path, and text behind it */
    if (is_in_parentheses(octets, scene->begin, scene->address.offset) &&
        is_in_parentheses(octets, behind, scene->end))
        return true; /* "(work)bob@example.com(home)" */
    if (next < scene->end && octets[next] == '(' &&
        octets[scene->end - 1] == ')' && field_name_end(scene) != 0)
        return true; /* "To: bob@example.com (Bob)" */
    return begins_with(octets + scene->begin, scene->end - scene->begin,
                       "mailto:") &&
           field_name_end(scene) != 0 &&
           (behind == scene->end || octets[behind] == '?');
}

/* In a text that the grammar takes as it is: marks that no label holds, or
 * that no one types in a local-part on purpose. */
static bool
holds_refused_marks(const struct scene *scene)
{
    const struct context *context = scene->context;
    const bool lenient = context->question->profile->id == ADDRSPEC_RFC6531;
    const uint32_t behind = scene->address.offset + scene->address.length;
    uint32_t i;
    struct utf8_unit unit;

    for (i = scene->begin; i < scene->end; i += unit.length) {
        unit = utf8_decode(context->octets + i, scene->end - i);
        if (unit.value > 0x7f && is_cut(unit) &&
            (i >= behind ||
             (!lenient && code_point_class(unit.value) != ORDINARY)))
            return true;
    }
    return false;
}

/* Nothing but a pair of brackets that no other file knows. */
static bool
is_bracketed(const struct scene *scene)
{
    const struct enclosed enclosed = find_enclosed(scene);

    return enclosed.pair != NULL && enclosed.begin == scene->begin &&
           enclosed.end == scene->end && enclosed.pair->open > 0x7f &&
           code_point_class(enclosed.pair->open) == ORDINARY;
}

static bool
is_surrounded(const struct scene *scene)
{
    const struct enclosed enclosed = find_enclosed(scene);
    struct scene inner = *scene;
    struct side front, back;

    if (is_bracketed(scene))
        return true;
    if (name_end(scene, &enclosed) != 0)
        return !is_told_by_others(scene);
    step_in(scene->context->octets, &inner.begin, &inner.end);
    front = side_before(&inner);
    back = side_behind(&inner);
    return (is_clear_before(&inner, &front) ||
            is_clear_behind(&inner, &back)) &&
           !is_told_by_others(scene);
}

bool
has_surroundings(const struct context *context)
{
    struct scene scene;

    return find_scene(context, &scene) && is_surrounded(&scene);
}

void
recognise_surroundings(struct trial *trial, const struct context *context)
{
    const bool path = asks_for_path(context->question);
    struct scene scene;
    struct cause cause = {.edit_count = 2};
    uint32_t behind;

    if (!find_scene(context, &scene) || !is_surrounded(&scene) ||
        (context->reading->fault_count == 0 && !holds_refused_marks(&scene)))
        return;
    behind = scene.address.offset + scene.address.length;
    cause.finding = finding_of(&scene);
    cause.finding.fix = span(scene.begin, scene.end - scene.begin);
    cause.edits[0] = (struct cause_edit){
        scene.begin, scene.address.offset - scene.begin, path ? "<" : "", path};
    cause.edits[1] =
        (struct cause_edit){behind, scene.end - behind, path ? ">" : "", path};
    try_cause(trial, &cause);
}

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

#include "diagnosis/diagnosis.h"
#include "diagnosis/look.h"
#include "meaning/code_points.h"
#include "text/octets.h"
#include "text/utf8.h"

/* ---- Where the text is cut ------------------------------------------- */

enum pair_kind { PARENTHESES, BRACKETS, QUOTES };

static const struct pair {
    uint32_t open;
    uint32_t close;
    enum pair_kind kind;
} pairs[] = {
    {'(', ')', PARENTHESES},
    {'<', '>', BRACKETS},
    {'[', ']', BRACKETS},
    {'"', '"', QUOTES},
    {0xab, 0xbb, BRACKETS}, /* guillemets */
    {0x2039, 0x203a, BRACKETS},
    {0x201c, 0x201d, QUOTES},
    {0x201e, 0x201c, QUOTES},
    {0x2329, 0x232a, BRACKETS}, /* angle brackets of several blocks */
    {0x275d, 0x275e, QUOTES},   /* ornaments */
    {0x276e, 0x276f, BRACKETS},
    {0x2770, 0x2771, BRACKETS},
    {0x27e8, 0x27e9, BRACKETS},
    {0x27ea, 0x27eb, BRACKETS},
    {0x3008, 0x3009, BRACKETS}, /* CJK */
    {0x300a, 0x300b, BRACKETS},
    {0x300c, 0x300d, QUOTES},
    {0x300e, 0x300f, QUOTES},
    {0x3010, 0x3011, BRACKETS},
    {0x3014, 0x3015, BRACKETS},
    {0x3016, 0x3017, BRACKETS},
    {0x3018, 0x3019, BRACKETS},
    {0x301a, 0x301b, BRACKETS},
    {0xff08, 0xff09, PARENTHESES}, /* full-width */
    {0xff1c, 0xff1e, BRACKETS},
    {0xff3b, 0xff3d, BRACKETS},
    {0xff5b, 0xff5d, BRACKETS},
    {0xff5f, 0xff60, BRACKETS},
};

static const struct pair *
pair_of(uint32_t code_point)
{
    size_t i;

    for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (code_point == pairs[i].open || code_point == pairs[i].close)
            return &pairs[i];
    return NULL;
}

static bool
is_space(struct utf8_unit unit)
{
    return unit.kind == UTF8_WELL_FORMED &&
           (unit.value == ' ' || unit.value == '\t' ||
            code_point_class(unit.value) == SPACE_FORM);
}

#define FULLWIDTH_COLON 0xff1a

static bool
is_colon(uint32_t code_point)
{
    return code_point == ':' || code_point == FULLWIDTH_COLON;
}

/* What parts words, and is no blank. */
static bool
is_mark(struct utf8_unit unit)
{
    const uint32_t it = unit.value;

    return unit.kind == UTF8_WELL_FORMED &&
           (it == ',' || it == ';' || is_colon(it) || it == 0x3001 || /* 、 */
            it == 0xff0c || it == 0xff1b || it == 0xff1d || /* ，；＝ */
            pair_of(it) != NULL);
}

static bool
is_cut(struct utf8_unit unit)
{
    return is_space(unit) || is_mark(unit);
}

/* Where the code point before `offset` begins. */
static uint32_t
before(const unsigned char *octets, uint32_t begin, uint32_t offset)
{
    do
        offset--;
    while (offset > begin && (octets[offset] & 0xc0) == 0x80);
    return offset;
}

static uint32_t
skip_spaces(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    while (begin < end) {
        const struct utf8_unit unit = utf8_decode(octets + begin, end - begin);

        if (!is_space(unit))
            break;
        begin += unit.length;
    }
    return begin;
}

static uint32_t
skip_spaces_back(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    while (end > begin) {
        const uint32_t last = before(octets, begin, end);

        if (!is_space(utf8_decode(octets + last, end - last)))
            break;
        end = last;
    }
    return end;
}

/* Behind the Quoted-string that begins there, if an "@" follows it; else
 * `begin`. */
static uint32_t
quoted_end(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    uint32_t i = begin + 1;

    if (begin >= end || octets[begin] != '"')
        return begin;
    while (i < end && octets[i] != '"')
        i += octets[i] == '\\' ? 2 : 1;
    return i + 1 < end && octets[i + 1] == '@' ? i + 1 : begin;
}

/* Behind the piece that begins there. */
static uint32_t
piece_end(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    begin = quoted_end(octets, begin, end);
    while (begin < end) {
        const struct utf8_unit unit = utf8_decode(octets + begin, end - begin);

        if (is_cut(unit))
            break;
        begin += unit.length;
    }
    return begin;
}

/* The address without what a sentence, or a URI, puts behind its domain. */
static addrspec_span
without_tail(const unsigned char *octets, addrspec_span piece)
{
    static const char uri[] = "?/#", ends[] = ".,'*!`";
    const uint32_t piece_ends = piece.offset + piece.length;
    uint32_t end = find_octet(
        octets, quoted_end(octets, piece.offset, piece_ends), piece_ends, '@');

    while (end < piece_ends && memchr(uri, octets[end], sizeof uri - 1) == NULL)
        end++;
    while (end > piece.offset &&
           memchr(ends, octets[end - 1], sizeof ends - 1) != NULL)
        end--;
    return span(piece.offset, end - piece.offset);
}

static bool
is_same_text(const unsigned char *octets, addrspec_span a, addrspec_span b)
{
    return a.length == b.length &&
           memcmp(octets + a.offset, octets + b.offset, a.length) == 0;
}

addrspec_span
lone_address(const unsigned char *octets, uint32_t length)
{
    addrspec_span found = {0, 0};
    uint32_t i = 0;

    while (i < length) {
        const uint32_t end = piece_end(octets, i, length);
        const addrspec_span piece = without_tail(octets, span(i, end - i));

        if (holds_octet(octets, i, end, '@')) {
            if (found.length > 0 && !is_same_text(octets, found, piece))
                return span(0, 0);
            if (found.length == 0)
                found = piece;
        }
        i = end < length ? end + utf8_decode(octets + end, length - end).length
                         : end;
    }
    return found;
}

/* ---- What stands on each side ---------------------------------------- */

struct scene {
    const struct context *context;
    uint32_t begin; /* of what may surround it, without blanks at the ends */
    uint32_t end;
    addrspec_span address;
};

static addrspec_span
local_part_of(const struct scene *scene)
{
    uint32_t at = scene->address.offset + scene->address.length - 1;

    while (scene->context->octets[at] != '@')
        at--; /* there is one: see is_address() */
    return span(scene->address.offset, at - scene->address.offset);
}

static addrspec_span
top_label_of(const struct scene *scene)
{
    const uint32_t end = scene->address.offset + scene->address.length;
    uint32_t begin = end;

    while (scene->context->octets[begin - 1] != '.')
        begin--; /* there is one: see is_address() */
    return span(begin, end - begin);
}

struct side {
    uint32_t begin;
    uint32_t end;
    unsigned words;
    addrspec_span word; /* the first of them */
    bool spaced;        /* a blank beside a word, or between two */
    unsigned letters;   /* words of one octet */
    bool paired;        /* a mark is one of a pair */
    unsigned marks;     /* runs of them, each of one kind */
    uint32_t mark;      /* the last of them */
};

/* More than what no one sees. */
static bool
holds_seen(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    struct utf8_unit unit;

    for (; begin < end; begin += unit.length) {
        unit = utf8_decode(octets + begin, end - begin);
        switch (code_point_class(unit.value)) {
        case JOINER:
        case INVISIBLE:
        case BIDI_CONTROL:
            break;
        default:
            return true;
        }
    }
    return false;
}

static struct side
look_at(const struct scene *scene, uint32_t begin, uint32_t end)
{
    const unsigned char *octets = scene->context->octets;
    struct side side = {.begin = begin, .end = end};

    while (begin < end) {
        const struct utf8_unit unit = utf8_decode(octets + begin, end - begin);
        uint32_t next = begin + unit.length;

        if (is_space(unit)) {
            side.spaced = true;
        } else if (is_mark(unit)) {
            side.marks += side.mark != unit.value;
            side.mark = unit.value;
            side.paired = side.paired || pair_of(unit.value) != NULL;
        } else {
            next = piece_end(octets, begin, end);
            if (holds_seen(octets, begin, next)) {
                if (side.words++ == 0)
                    side.word = span(begin, next - begin);
                side.letters += next - begin == 1;
            }
        }
        begin = next;
    }
    return side;
}

static struct side
side_before(const struct scene *scene)
{
    return look_at(scene, scene->begin, scene->address.offset);
}

static struct side
side_behind(const struct scene *scene)
{
    return look_at(scene, scene->address.offset + scene->address.length,
                   scene->end);
}

static bool
holds_capital(const unsigned char *octets, addrspec_span word)
{
    uint32_t i;

    for (i = word.offset; i < word.offset + word.length; i++)
        if (octets[i] >= 'A' && octets[i] <= 'Z')
            return true;
    return false;
}

/* "Bob": a capital, and letters behind it. */
static bool
is_name(const unsigned char *octets, addrspec_span word)
{
    uint32_t i;

    for (i = word.offset + 1; i < word.offset + word.length; i++)
        if (octets[i] <= 0x7f && (!octet_is(octets[i], ALPHA) ||
                                  octet_lower(octets[i]) != octets[i]))
            return false;
    return word.length > 1 && holds_capital(octets, span(word.offset, 1));
}

/* A code point of a script that is not Latin: from Greek on, but for the
 * Latin letters and the punctuation of U+1E00 to U+206F. */
static bool
begins_foreign(const unsigned char *octets, addrspec_span word)
{
    const struct utf8_unit unit =
        utf8_decode(octets + word.offset, word.length);

    return unit.kind == UTF8_WELL_FORMED && unit.value >= 0x370 &&
           (unit.value < 0x1e00 || unit.value > 0x206f);
}

/* Written otherwise than the part of the address that is next to it, so hardly
 * a part of that. */
static bool
is_apart(const struct scene *scene, addrspec_span word, addrspec_span next,
         bool spaced)
{
    const unsigned char *octets = scene->context->octets;

    if (begins_foreign(octets, word))
        return are_ascii(octets, next);
    return !spaced && is_name(octets, word) && !holds_capital(octets, next);
}

/* Blocks of dashes, bullets, arrows, dingbats and emoji. */
static bool
is_symbol(uint32_t code_point)
{
    return code_point == 0xb7 || code_point == 0xfe0f ||
           (code_point >= 0x200d && code_point <= 0x2bff) ||
           (code_point >= 0x1f000 && code_point <= 0x1faff);
}

/* A dash, a bullet, an emoji, "1.": what begins an item of a list. */
static bool
is_bullet(const unsigned char *octets, addrspec_span word)
{
    const uint32_t end = word.offset + word.length;
    uint32_t i;
    struct utf8_unit unit;

    if (word.length == 1)
        return memchr("-*+#", octets[word.offset], 4) != NULL;
    if (octets[end - 1] == '.')
        return are_all(octets, word.offset, end - 1, DIGIT);
    for (i = word.offset; i < end; i += unit.length) {
        unit = utf8_decode(octets + i, end - i);
        if (unit.kind != UTF8_WELL_FORMED || !is_symbol(unit.value))
            return false;
    }
    return true;
}

/* "\"a b\"smith@example.com": a Quoted-string, and more behind it. */
static bool
is_quoted(const struct scene *scene, const struct side *side)
{
    const unsigned char *octets = scene->context->octets;

    return octets[side->begin] == '"' && octets[side->end - 1] == '"' &&
           find_octet(octets, side->begin + 1, side->end, '"') == side->end - 1;
}

/* "1;bob@example.com": a number, and then a name. */
static bool
is_column(const struct scene *scene, const struct side *side)
{
    const unsigned char *octets = scene->context->octets;

    return (side->mark == ',' || side->mark == ';') &&
           are_all(octets, side->word.offset,
                   side->word.offset + side->word.length, DIGIT) &&
           octet_is(octets[scene->address.offset], ALPHA);
}

/* It cannot well be the beginning of the local-part, cut off. */
static bool
is_clear_before(const struct scene *scene, const struct side *side)
{
    const addrspec_span next = local_part_of(scene);

    if (side->words == 0)
        return false;
    if (side->mark == FULLWIDTH_COLON)
        return true;
    if (side->marks == 0 && side->words == 1)
        return is_bullet(scene->context->octets, side->word) ||
               is_apart(scene, side->word, next, true);
    if (!side->spaced &&
        (side->marks == 1 || (side->words == 1 && !side->paired)))
        return is_apart(scene, side->word, next, false) ||
               is_column(scene, side);
    if (side->marks == 0 && 2 * side->letters > side->words)
        return false; /* spaced out */
    return !is_quoted(scene, side);
}

bool
is_top_level(const unsigned char *label, uint32_t length)
{
    static const char *const labels[] = {
#define TOP_LEVEL_DOMAIN(label) label,
#include "diagnosis/top_level_domains.def"
#undef TOP_LEVEL_DOMAIN
    };
    size_t i;

    for (i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (length == strlen(labels[i]) &&
            begins_with(label, length, labels[i]))
            return true;
    return false;
}

/* The domain may go on in that word: with a blank or a mark in it, or one in
 * the place of a dot. */
static bool
may_go_on(const struct scene *scene, const struct side *side)
{
    const unsigned char *octets = scene->context->octets;
    const addrspec_span word = side->word;
    const addrspec_span top = top_label_of(scene);
    uint32_t i;
    unsigned char label[64];

    for (i = word.offset; i < word.offset + word.length; i++)
        if (octets[i] <= 0x7f && !octet_is(octets[i], LET_DIG) &&
            octets[i] != '-' && octets[i] != '.')
            return false;
    if (side->marks == 1 && side->paired && !side->spaced)
        return true; /* a bracket alone is a slip of the finger */
    if (octets[word.offset] == '.' ||
        !is_top_level(octets + top.offset, top.length))
        return true;
    if (side->marks == 1 && !side->spaced &&
        is_top_level(octets + word.offset, word.length))
        return true; /* "com,au" */
    if (top.length == 2 &&
        holds_octet(octets, word.offset, word.offset + word.length, '.'))
        return true;
    if (top.length + word.length > sizeof label)
        return false;
    memcpy(label, octets + top.offset, top.length);
    memcpy(label + top.length, octets + word.offset, word.length);
    return is_top_level(label, top.length + word.length); /* "co m" */
}

/* Something to read. */
static bool
holds_letters(const unsigned char *octets, addrspec_span word)
{
    uint32_t i;

    for (i = word.offset; i < word.offset + word.length; i++)
        if (octets[i] > 0x7f || octet_is(octets[i], LET_DIG))
            return true;
    return false;
}

/* It cannot well be the end of the domain, cut off. */
static bool
is_clear_behind(const struct scene *scene, const struct side *side)
{
    if (side->words == 0 ||
        (side->words == 1 &&
         !holds_letters(scene->context->octets, side->word)))
        return false;
    if (side->words > 1 && side->spaced &&
        is_bullet(scene->context->octets, side->word))
        return true; /* "bob@example.com - Bob" */
    return is_apart(scene, side->word, top_label_of(scene), false) ||
           side->marks > 1 || (side->marks == 1 && side->spaced) ||
           !may_go_on(scene, side);
}

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

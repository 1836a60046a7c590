/* properties.c - what lib/meaning knows of code points, held against the
 *                Unicode data and against ICU
 *
 * SPDX-License-Identifier: MIT
 *
 * The class and the ASCII character of each of the 0x110000 code points are
 * derived by rule from the files of Debian's package unicode-data, and once
 * more from ICU's properties.  Normalization Form C is held against Unicode's
 * own test.  What is not there, or of another version, is skipped and named.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "meaning/code_points.h"
#include "meaning/unicode.h"
#include "text/utf8.h"

#ifdef HAVE_CONFIG_H
#    include "config.h"
#endif

#if HAVE_ICU
#    include <unicode/uchar.h>
#endif

#define DATA_VERSION "15.0" /* of code_points.def */
#define FOLDER "/usr/share/unicode/"

enum { CODE_POINTS = 0x110000, SHOWN = 5 };

enum property {
    NONCHARACTER_CODE_POINT = 1 << 0,
    JOIN_CONTROL = 1 << 1,
    BIDI_CONTROLS = 1 << 2, /* BIDI_CONTROL is a class */
    DEFAULT_IGNORABLE = 1 << 3,
    PREPENDED_MARK = 1 << 4, /* format characters that show something */
    QUOTATION_MARK = 1 << 5,
    VARIANT = 1 << 6 /* decomposes as <wide>, <narrow> or <small> */
};

struct facts {
    char category[3];
    uint8_t properties;
    uint32_t decomposition; /* of a variant, the first code point */
};

static unsigned number;
static bool all_passed = true;

static void
tap(bool passed, const char *what)
{
    printf("%s %u - %s\n", passed ? "ok" : "not ok", ++number, what);
    all_passed &= passed;
}

static void
skip(const char *what, const char *why)
{
    printf("ok %u - %s # SKIP %s\n", ++number, what, why);
}

/* ---- Facts from the Unicode data ------------------------------------- */

static FILE *
open_data(const char *name)
{
    char path[256];

    snprintf(path, sizeof path, FOLDER "%s", name);
    return fopen(path, "r");
}

/* Each line is "code;name;category;;;decomposition;..."; of a large range only
 * the first and the last code point have one. */
static bool
read_unicode_data(struct facts *facts)
{
    FILE *file = open_data("UnicodeData.txt");
    uint32_t code_point = 0, first = 0;
    char line[1024];

    if (file == NULL)
        return false;
    while (fgets(line, sizeof line, file) != NULL) {
        char name[128], category[3], decomposition[64] = "", tag[16];
        unsigned value, variant = 0;
        bool is_variant;

        if (sscanf(line, "%x;%127[^;];%2[^;];%*[^;];%*[^;];%63[^;]", &value,
                   name, category, decomposition) < 3)
            continue;
        is_variant =
            sscanf(decomposition, "<%15[a-z]> %x", tag, &variant) == 2 &&
            (strcmp(tag, "wide") == 0 || strcmp(tag, "narrow") == 0 ||
             strcmp(tag, "small") == 0);
        first = strstr(name, ", Last>") != NULL ? first : value;
        for (code_point = first; code_point <= value; code_point++) {
            strcpy(facts[code_point].category, category);
            facts[code_point].properties |= is_variant ? VARIANT : 0;
            facts[code_point].decomposition = is_variant ? variant : 0;
        }
        first = value;
    }
    fclose(file);
    return code_point > 0;
}

/* Lines are "first[..last] ; Property # remark"; the first one of the file
 * names its version. */
static bool
read_properties(struct facts *facts, const char *name)
{
    static const struct {
        const char *name;
        enum property property;
    } wanted[] = {
        {"Noncharacter_Code_Point", NONCHARACTER_CODE_POINT},
        {"Join_Control", JOIN_CONTROL},
        {"Bidi_Control", BIDI_CONTROLS},
        {"Default_Ignorable_Code_Point", DEFAULT_IGNORABLE},
        {"Prepended_Concatenation_Mark", PREPENDED_MARK},
        {"Quotation_Mark", QUOTATION_MARK},
    };
    FILE *file = open_data(name);
    char line[512];
    bool right_version;

    if (file == NULL)
        return false;
    right_version = fgets(line, sizeof line, file) != NULL &&
                    strstr(line, "-" DATA_VERSION) != NULL;
    while (right_version && fgets(line, sizeof line, file) != NULL) {
        unsigned first, last, i;
        char property[64];

        if (sscanf(line, "%x..%x ; %63s", &first, &last, property) != 3) {
            if (sscanf(line, "%x ; %63s", &first, property) != 2)
                continue;
            last = first;
        }
        for (i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
            if (strcmp(property, wanted[i].name) == 0)
                for (; first <= last; first++)
                    facts[first].properties |= (uint8_t)wanted[i].property;
    }
    fclose(file);
    return right_version;
}

static bool
read_facts(struct facts *facts)
{
    uint32_t code_point;

    for (code_point = 0; code_point < CODE_POINTS; code_point++)
        strcpy(facts[code_point].category, "Cn");
    return read_unicode_data(facts) && read_properties(facts, "PropList.txt") &&
           read_properties(facts, "DerivedCoreProperties.txt");
}

/* ---- The rules of code_points.def ------------------------------------ */

static bool
is_among(uint32_t code_point, const uint32_t *list, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (list[i] == code_point)
            return true;
    return false;
}

#define IS_AMONG(code_point, list)                                             \
    is_among(code_point, list, sizeof(list) / sizeof(list)[0])

/* Not format characters, and yet drawn as nothing: braille blank, Khitan
 * filler, null notehead. */
static const uint32_t drawn_as_nothing[] = {0x2800, 0x16fe4, 0x1d159};
/* Deprecated, and once meant to change how Arabic is drawn. */
static const uint32_t deprecated_first = 0x206a, deprecated_last = 0x206f;
static const uint32_t full_stops[] = {0x3002, 0xff61};
/* What stands in for a quotation mark and has not the property: acute accent,
 * primes. */
static const uint32_t like_quotes[] = {0xb4, 0x2032, 0x2033, 0x2035, 0x2036};
/* What phones and word processors put for "-": not the hyphens of scripts. */
static const uint32_t dashes[] = {0x2010, 0x2011, 0x2012, 0x2013,
                                  0x2014, 0x2015, 0x2043, 0x2212};
static const uint32_t line_breaks[] = {0x85, 0x2028, 0x2029};
static const uint32_t replacements[] = {0xfffc, 0xfffd};

static enum code_point_class
class_by_rule(const struct facts *facts, uint32_t code_point)
{
    const uint8_t properties = facts[code_point].properties;
    const char *category = facts[code_point].category;

    if (code_point < 0x80)
        return ORDINARY;
    if (IS_AMONG(code_point, line_breaks))
        return LINE_BREAKING;
    if (strcmp(category, "Cc") == 0)
        return C1_CONTROL;
    if (properties & NONCHARACTER_CODE_POINT)
        return NONCHARACTER;
    if (strcmp(category, "Co") == 0)
        return PRIVATE_USE;
    if (properties & JOIN_CONTROL)
        return JOINER;
    if ((properties & BIDI_CONTROLS) ||
        (code_point >= deprecated_first && code_point <= deprecated_last))
        return BIDI_CONTROL;
    if (strcmp(category, "Zs") == 0)
        return SPACE_FORM;
    if ((properties & DEFAULT_IGNORABLE) ||
        (strcmp(category, "Cf") == 0 && !(properties & PREPENDED_MARK)) ||
        IS_AMONG(code_point, drawn_as_nothing))
        return INVISIBLE;
    if (IS_AMONG(code_point, replacements))
        return REPLACEMENT;
    if (IS_AMONG(code_point, full_stops))
        return FULL_STOP_FORM;
    if (properties & VARIANT)
        return WIDTH_FORM;
    if ((properties & QUOTATION_MARK) || IS_AMONG(code_point, like_quotes))
        return QUOTE_FORM;
    return IS_AMONG(code_point, dashes) ? DASH_FORM : ORDINARY;
}

/* A variant stands for what it decomposes to, or what that stands for. */
static unsigned char
plain_by_rule(const struct facts *facts, uint32_t code_point)
{
    static const uint32_t singles[] = {0xb4,   0x2018, 0x2019, 0x201b,
                                       0x2032, 0x2035, 0x2039, 0x203a};
    const uint32_t decomposition = facts[code_point].decomposition;

    switch (class_by_rule(facts, code_point)) {
    case SPACE_FORM:
        return ' ';
    case FULL_STOP_FORM:
        return '.';
    case DASH_FORM:
        return '-';
    case QUOTE_FORM:
        if (code_point == 0x201a) /* it looks like one */
            return ',';
        return IS_AMONG(code_point, singles) ? '\'' : '"';
    case WIDTH_FORM:
        return decomposition < 0x80 ? (unsigned char)decomposition
                                    : code_point_plain(decomposition);
    default:
        return 0;
    }
}

static void
compare_classes(const struct facts *facts, const char *what)
{
    unsigned wrong = 0, counts[CODE_POINT_CLASS_COUNT] = {0}, i;
    uint32_t code_point;

    for (code_point = 0; code_point < CODE_POINTS; code_point++) {
        const enum code_point_class is = code_point_class(code_point);
        const enum code_point_class due = class_by_rule(facts, code_point);

        counts[is]++;
        if (is != due && wrong++ < SHOWN)
            printf("# U+%04X is of class %d, by rule of %d\n",
                   (unsigned)code_point, (int)is, (int)due);
    }
    for (i = 0; i < CODE_POINT_CLASS_COUNT; i++) {
        printf("# class %u: %u\n", i, counts[i]);
        wrong += counts[i] == 0;
    }
    tap(wrong == 0, what);
}

static void
compare_plain(const struct facts *facts, const char *what)
{
    uint32_t code_point;
    unsigned wrong = 0;

    for (code_point = 0; code_point < CODE_POINTS; code_point++) {
        const unsigned char is = code_point_plain(code_point);
        const unsigned char due = plain_by_rule(facts, code_point);

        if (is != due && wrong++ < SHOWN)
            printf("# U+%04X stands for 0x%02x, by rule for 0x%02x\n",
                   (unsigned)code_point, is, due);
    }
    tap(wrong == 0, what);
}

static void
compare_assigned(const struct facts *facts, const char *what)
{
    uint32_t code_point;
    unsigned wrong = 0;

    for (code_point = 0; code_point < CODE_POINTS; code_point++) {
        const bool due =
            strcmp(facts[code_point].category, "Cn") != 0 ||
            (facts[code_point].properties & NONCHARACTER_CODE_POINT) != 0;

        if (unicode_is_assigned(code_point) != due && wrong++ < SHOWN)
            printf("# U+%04X\n", (unsigned)code_point);
    }
    tap(wrong == 0, what);
}

/* ---- Facts from ICU -------------------------------------------------- */

/* Why the library is not held against ICU; NULL: it is. */
static const char *
why_no_icu(void)
{
#if HAVE_ICU
    return strstr(unicode_source(), "Unicode " DATA_VERSION) != NULL
               ? NULL
               : "ICU is not of Unicode " DATA_VERSION;
#else
    return "there is no ICU";
#endif
}

static void
ask_icu(struct facts *facts)
{
#if HAVE_ICU
    static const struct {
        UProperty icu;
        enum property property;
    } wanted[] = {
        {UCHAR_NONCHARACTER_CODE_POINT, NONCHARACTER_CODE_POINT},
        {UCHAR_JOIN_CONTROL, JOIN_CONTROL},
        {UCHAR_BIDI_CONTROL, BIDI_CONTROLS},
        {UCHAR_DEFAULT_IGNORABLE_CODE_POINT, DEFAULT_IGNORABLE},
        {UCHAR_PREPENDED_CONCATENATION_MARK, PREPENDED_MARK},
        {UCHAR_QUOTATION_MARK, QUOTATION_MARK},
    };
    UChar32 c;
    unsigned i;

    for (c = 0; c < CODE_POINTS; c++) {
        const int type = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);

        snprintf(facts[c].category, sizeof facts[c].category, "%s",
                 u_getPropertyValueName(UCHAR_GENERAL_CATEGORY, u_charType(c),
                                        U_SHORT_PROPERTY_NAME));
        for (i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
            if (u_hasBinaryProperty(c, wanted[i].icu))
                facts[c].properties |= (uint8_t)wanted[i].property;
        if (type == U_DT_WIDE || type == U_DT_NARROW || type == U_DT_SMALL)
            facts[c].properties |= VARIANT;
    }
#else
    (void)facts;
#endif
}

/* ---- Normalization Form C -------------------------------------------- */

enum { COLUMN_MAX = 256 };

struct column {
    uint32_t length;
    unsigned char octets[COLUMN_MAX];
};

/* Read "0041 030A" up to a ";"; NULL if there is none. */
static const char *
read_column(const char *text, struct column *column)
{
    column->length = 0;
    while (*text != ';') {
        char *end;
        const unsigned long value = strtoul(text, &end, 16);

        if (end == text || column->length > COLUMN_MAX - 4)
            return NULL;
        column->length += (uint32_t)utf8_encode(
            (uint32_t)value, column->octets + column->length);
        text = end;
    }
    return text + 1;
}

static bool
is_same(const struct column *one, const unsigned char *other, uint32_t length)
{
    return one->length == length && memcmp(one->octets, other, length) == 0;
}

static bool
has_form(const struct column *text, const struct column *form)
{
    unsigned char nfc[3 * COLUMN_MAX];
    uint32_t written, offset, length;

    return unicode_nfc(text->octets, text->length, nfc, sizeof nfc, &written) ==
               UNICODE_DONE &&
           is_same(form, nfc, written) &&
           unicode_not_nfc(text->octets, text->length, &offset, &length) ==
               UNICODE_DONE &&
           offset + length <= text->length &&
           (length == 0) == is_same(text, form->octets, form->length);
}

/* The first run changed alone is a change that the form of the whole has. */
static bool
has_run(const struct column *text, const struct column *form)
{
    unsigned char nfc[3 * COLUMN_MAX];
    uint32_t written, offset, length;

    unicode_not_nfc(text->octets, text->length, &offset, &length);
    return unicode_nfc(text->octets + offset, length, nfc, sizeof nfc,
                       &written) == UNICODE_DONE &&
           offset + written <= form->length &&
           memcmp(form->octets, text->octets, offset) == 0 &&
           memcmp(form->octets + offset, nfc, written) == 0;
}

/* NormalizationTest.txt: source; NFC; NFD; NFKC; NFKD; with
 * NFC = toNFC(source) = toNFC(NFC) = toNFC(NFD). */
static void
test_normalization(const char *what)
{
    FILE *pipe = popen("bzip2 -dc " FOLDER "NormalizationTest.txt.bz2 "
                       "2>/dev/null",
                       "r");
    unsigned rows = 0, wrong = 0;
    char line[2048];

    while (pipe != NULL && fgets(line, sizeof line, pipe) != NULL) {
        struct column source, nfc, nfd;
        const char *rest = read_column(line, &source);

        if (rest == NULL || (rest = read_column(rest, &nfc)) == NULL ||
            (rest = read_column(rest, &nfd)) == NULL)
            continue;
        rows++;
        if ((!has_form(&source, &nfc) || !has_form(&nfc, &nfc) ||
             !has_form(&nfd, &nfc) || !has_run(&source, &nfc) ||
             !has_run(&nfd, &nfc)) &&
            wrong++ < SHOWN)
            printf("# %s", line);
    }
    if (pipe != NULL)
        pclose(pipe);
    printf("# %u rows\n", rows);
    if (rows == 0)
        skip(what, "bzip2 or unicode-data is not installed");
    else
        tap(wrong == 0, what);
}

/* ---------------------------------------------------------------------- */

int
main(void)
{
    static struct facts by_data[CODE_POINTS], by_icu[CODE_POINTS];
    const char *no_data = read_facts(by_data) ? NULL
                                              : "unicode-data " DATA_VERSION
                                                " is not installed";
    const char *no_icu = why_no_icu();

    if (no_data != NULL) {
        skip("each class is as the Unicode data have it", no_data);
        skip("each ASCII character is as the Unicode data have it", no_data);
    } else {
        compare_classes(by_data, "each class is as the Unicode data have it");
        compare_plain(by_data,
                      "each ASCII character is as the Unicode data have it");
    }
    if (no_icu != NULL) {
        skip("each class is as ICU has it", no_icu);
        skip("NFC is that of Unicode's own test", no_icu);
    } else {
        ask_icu(by_icu);
        compare_classes(by_icu, "each class is as ICU has it");
        test_normalization("NFC is that of Unicode's own test");
    }
    if (no_icu != NULL || no_data != NULL)
        skip("what is assigned", no_icu != NULL ? no_icu : no_data);
    else
        compare_assigned(by_data, "what is assigned");
    printf("1..%u\n", number);
    return all_passed ? EXIT_SUCCESS : EXIT_FAILURE;
}

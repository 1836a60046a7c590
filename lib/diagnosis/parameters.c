/* parameters.c - the ESMTP parameters behind a path
 *
 * SPDX-License-Identifier: MIT
 *
 * The step reads their common syntax (RFC 5321 4.1.2); here is what each of
 * them wants, and which command it belongs to.
 */
#include <assert.h>
#include <string.h>

#include "diagnosis/diagnosis.h"
#include "diagnosis/families.h"
#include "diagnosis/look.h"
#include "syntax/productions.h"
#include "text/octets.h"
#include "text/utf8.h"

#define SIZE_DIGITS 20   /* RFC 1870 3 */
#define HOLDFOR_DIGITS 9 /* RFC 4865 4 */
#define ENVID_MAX 100    /* octets, RFC 3461 4.4 */
#define ORCPT_MAX 500    /* octets, RFC 3461 4.2 */

struct value {
    const unsigned char *octets;
    uint32_t length;
};

static bool
is_word(const struct value *value, const char *word)
{
    uint32_t i;

    for (i = 0; i < value->length; i++)
        if (word[i] == '\0' || octet_lower(value->octets[i]) !=
                                   octet_lower((unsigned char)word[i]))
            return false;
    return word[i] == '\0';
}

static bool
is_made_of(const struct value *value, unsigned classes)
{
    return value->length > 0 &&
           are_all(value->octets, 0, value->length, classes);
}

static struct value
part_of_value(const struct value *value, uint32_t begin, uint32_t end)
{
    const struct value part = {value->octets + begin, end - begin};

    return part;
}

/* xtext = *( xchar / hexchar ); hexchar = "+" 2(%x30-39 / %x41-46)
 *                                                          RFC 3461 4 */
static bool
is_xtext(const struct value *value)
{
    uint32_t i;

    for (i = 0; i < value->length; i++) {
        if (octet_is(value->octets[i], XCHAR))
            continue;
        if (value->octets[i] != '+' || i + 2 >= value->length ||
            !octet_is(value->octets[i + 1], HEXDIG) ||
            !octet_is(value->octets[i + 2], HEXDIG) ||
            value->octets[i + 1] >= 'a' || value->octets[i + 2] >= 'a')
            return false;
        i += 2;
    }
    return true;
}

static bool
is_nothing(const struct value *value)
{
    return value->octets == NULL;
}

/* size-value ::= 1*20DIGIT                                 RFC 1870 4 */
static bool
is_size(const struct value *value)
{
    return is_made_of(value, DIGIT) && value->length <= SIZE_DIGITS;
}

static bool
is_body(const struct value *value)
{
    return is_word(value, "7BIT") || is_word(value, "8BITMIME") ||
           is_word(value, "BINARYMIME");
}

static bool
is_ret(const struct value *value)
{
    return is_word(value, "FULL") || is_word(value, "HDRS");
}

static bool
is_envid(const struct value *value)
{
    return value->length > 0 && value->length <= ENVID_MAX && is_xtext(value);
}

/* notify-esmtp-value = "NEVER" / 1#notify-list-element     RFC 3461 4.1 */
static bool
is_notify(const struct value *value)
{
    uint32_t begin = 0;

    if (is_word(value, "NEVER"))
        return true;
    while (begin <= value->length) {
        const uint32_t comma =
            find_octet(value->octets, begin, value->length, ',');
        const struct value element = part_of_value(value, begin, comma);

        if (!is_word(&element, "SUCCESS") && !is_word(&element, "FAILURE") &&
            !is_word(&element, "DELAY"))
            return false;
        begin = comma + 1;
    }
    return true;
}

/* original-recipient-address = addr-type ";" xtext         RFC 3461 4.2
 * utf-8-addr-unitext for the type "utf-8"                  RFC 6533 3 */
static bool
is_orcpt(const struct value *value)
{
    const uint32_t semicolon = find_octet(value->octets, 0, value->length, ';');
    const struct value type = part_of_value(value, 0, semicolon);
    struct value address;
    uint32_t i;

    if (semicolon == value->length || value->length > ORCPT_MAX ||
        !is_made_of(&type, ATEXT))
        return false;
    address = part_of_value(value, semicolon + 1, value->length);
    if (!is_word(&type, "utf-8"))
        return address.length > 0 && is_xtext(&address);
    for (i = 0; i < address.length; i++)
        if (address.octets[i] <= ' ' || address.octets[i] == 0x7f)
            return false;
    return address.length > 0;
}

/* future-release-integer = %x31-39 *8DIGIT                 RFC 4865 4 */
static bool
is_holdfor(const struct value *value)
{
    return is_made_of(value, DIGIT) && value->length <= HOLDFOR_DIGITS &&
           value->octets[0] != '0';
}

static bool
is_number_at(const struct value *value, uint32_t offset, uint32_t digits,
             uint32_t low, uint32_t high)
{
    uint32_t i, number = 0;

    for (i = offset; i < offset + digits; i++) {
        if (i >= value->length || !octet_is(value->octets[i], DIGIT))
            return false;
        number = number * 10 + (value->octets[i] - 48u);
    }
    return number >= low && number <= high;
}

/* time-numoffset / "Z", from `offset` to the end          RFC 3339 5.6 */
static bool
is_zone(const struct value *value, uint32_t offset)
{
    const uint32_t left = value->length - offset;

    if (left == 1)
        return octet_lower(value->octets[offset]) == 'z';
    return left == 6 &&
           (value->octets[offset] == '+' || value->octets[offset] == '-') &&
           is_number_at(value, offset + 1, 2, 0, 23) &&
           value->octets[offset + 3] == ':' &&
           is_number_at(value, offset + 4, 2, 0, 59);
}

/* date-time = full-date "T" full-time                      RFC 3339 5.6 */
static bool
is_date_time(const struct value *value)
{
    uint32_t i = 19;

    if (value->length < 20 || !is_number_at(value, 0, 4, 0, 9999) ||
        value->octets[4] != '-' || !is_number_at(value, 5, 2, 1, 12) ||
        value->octets[7] != '-' || !is_number_at(value, 8, 2, 1, 31) ||
        octet_lower(value->octets[10]) != 't' ||
        !is_number_at(value, 11, 2, 0, 23) || value->octets[13] != ':' ||
        !is_number_at(value, 14, 2, 0, 59) || value->octets[16] != ':' ||
        !is_number_at(value, 17, 2, 0, 60))
        return false;
    if (value->octets[i] == '.') {
        const uint32_t first = ++i;

        while (i < value->length && octet_is(value->octets[i], DIGIT))
            i++;
        if (i == first)
            return false;
    }
    return i < value->length && is_zone(value, i);
}

/* AUTH=<> or a Mailbox as xtext                            RFC 4954 5 */
static bool
is_auth(const struct value *value)
{
    struct scan scan;
    uint32_t i;

    if (is_word(value, "<>"))
        return true;
    if (!is_xtext(value))
        return false;
    scan_start(&scan, ADDRSPEC_MAILBOX, profile_by_id(ADDRSPEC_RFC6531));
    for (i = 0; i < value->length; i++) {
        unsigned octet = value->octets[i];

        if (octet == '+') {
            octet = octet_hex_value(value->octets[i + 1]) << 4 |
                    octet_hex_value(value->octets[i + 2]);
            i += 2;
        }
        if (scan_step(&scan, (unsigned char)octet) != FAULT_NONE)
            return false;
    }
    return scan_end(&scan) == FAULT_NONE;
}

/* priority-value = (["-"] NZDIGIT) / "0"                   RFC 6710 7 */
static bool
is_priority(const struct value *value)
{
    const uint32_t sign = value->length > 0 && value->octets[0] == '-';

    return value->length == sign + 1 && octet_is(value->octets[sign], DIGIT) &&
           !(sign == 1 && value->octets[1] == '0');
}

/* rrvs-param = date-time [ ";" ( "C" / "R" ) ]             RFC 7293 3.1 */
static bool
is_rrvs(const struct value *value)
{
    const uint32_t semicolon = find_octet(value->octets, 0, value->length, ';');
    const struct value time = part_of_value(value, 0, semicolon);

    if (semicolon < value->length) {
        const struct value action =
            part_of_value(value, semicolon + 1, value->length);

        if (!is_word(&action, "C") && !is_word(&action, "R"))
            return false;
    }
    return is_date_time(&time);
}

enum command { MAIL_COMMAND, RCPT_COMMAND };

struct parameter {
    const char *keyword;
    enum command command;
    bool (*is_value)(const struct value *value);
};

static const struct parameter parameters[] = {
#define PARAMETER(keyword, command, value, source)                             \
    {keyword, command, is_##value},
#include "diagnosis/esmtp_parameters.def"
#undef PARAMETER
};

#define PARAMETER_COUNT (sizeof parameters / sizeof parameters[0])

static size_t
parameter_named(const struct value *keyword)
{
    size_t i;

    for (i = 0; i < PARAMETER_COUNT; i++)
        if (is_word(keyword, parameters[i].keyword))
            break;
    return i;
}

bool
is_parameter_keyword(const unsigned char *octets, uint32_t length)
{
    const struct value keyword = {octets, length};

    return parameter_named(&keyword) < PARAMETER_COUNT;
}

static struct finding
about(enum diagnosis_index index, addrspec_span where)
{
    return error_at(index, ADDRSPEC_PART_PARAMETERS, where.offset,
                    where.length);
}

/* A parameter goes with the SP before it. */
static struct finding
removable(enum diagnosis_index index, addrspec_span where, addrspec_span all)
{
    struct finding finding = about(index, where);

    finding.mend = DELETE;
    finding.fix = span(all.offset - 1, all.length + 1);
    return finding;
}

/* One well-formed esmtp-param; `seen` has a bit for each known keyword. */
static void
judge_parameter(const struct context *context, addrspec_span all,
                uint32_t *seen)
{
    const struct value whole = {context->octets + all.offset, all.length};
    const uint32_t equals = find_octet(whole.octets, 0, whole.length, '=');
    const struct value keyword = part_of_value(&whole, 0, equals);
    const addrspec_span name = span(all.offset, equals);
    const size_t known = parameter_named(&keyword);
    const enum command command =
        context->question->production == ADDRSPEC_REVERSE_PATH ? MAIL_COMMAND
                                                               : RCPT_COMMAND;
    struct value value = {NULL, 0};
    struct finding finding;

    if (equals < whole.length)
        value = part_of_value(&whole, equals + 1, whole.length);
    if (known == PARAMETER_COUNT) {
        finding = removable(INDEX_UNKNOWN_PARAMETER, name, all);
    } else if (parameters[known].command != command) {
        finding = removable(INDEX_PARAMETER_NOT_FOR_COMMAND, name, all);
    } else if ((*seen & 1u << known) != 0) {
        finding = removable(INDEX_REPEATED_PARAMETER, name, all);
    } else if (value.octets == NULL &&
               parameters[known].is_value != is_nothing) {
        finding =
            about(INDEX_BAD_PARAMETER_VALUE, span(all.offset + all.length, 0));
    } else if (!parameters[known].is_value(&value)) {
        finding = about(INDEX_BAD_PARAMETER_VALUE,
                        span(all.offset + equals + 1, value.length));
        if (parameters[known].is_value == is_nothing) {
            finding.mend = DELETE;
            finding.fix = span(all.offset + equals, value.length + 1);
        }
    } else {
        *seen |= 1u << known;
        return;
    }
    if (known < PARAMETER_COUNT)
        *seen |= 1u << known;
    add_finding(context, &finding);
}

static bool
is_well_formed(const struct context *context, addrspec_span all)
{
    const struct value whole = {context->octets + all.offset, all.length};
    const uint32_t equals = find_octet(whole.octets, 0, whole.length, '=');
    uint32_t i;

    if (all.length == 0 || !octet_is(whole.octets[0], LET_DIG))
        return false;
    if (!are_all(whole.octets, 0, equals, KEYWORD))
        return false;
    for (i = equals + 1; i < whole.length; i++)
        if (!octet_is(whole.octets[i], VALUE) && whole.octets[i] < 0x80)
            return false;
    return equals == whole.length || equals + 1 < whole.length;
}

void
find_parameter_mistakes(const struct context *context)
{
    uint32_t begin, end, seen = 0;

    if (!asks_for_path(context->question) ||
        context->reading->close == ADDRSPEC_ABSENT)
        return;
    assert(context->octets != NULL); /* it has a ">" */
    begin = context->reading->close + 1;
    begin = find_octet(context->octets, begin, context->length, ' ');
    for (begin++; begin < context->length; begin = end + 1) {
        end = find_octet(context->octets, begin, context->length, ' ');
        if (is_well_formed(context, span(begin, end - begin)))
            judge_parameter(context, span(begin, end - begin), &seen);
    }
}

/* PARAMETER_EXPECTED: what stands there is no esmtp-param. */
void
parameters_family(const struct context *context, const struct fault_run *run)
{
    uint32_t begin = run->offset, end;
    struct finding finding;

    if (octet_is(run->octet, CONTROL) && run->octet != '\t' &&
        run->length > 0) {
        line_break_or_control(context, run, run->offset, run->length);
        return;
    }
    if (run->state == KEYWORD_START &&
        (run->octet == ' ' || run->octet == '\t' || run->length == 0)) {
        struct fault_run blanks = *run;

        /* At the end, the SP that was taken for a separator, too. */
        while (run->offset + run->length == context->length &&
               octet_is(context->octets[blanks.offset - 1], BLANK)) {
            blanks.offset--;
            blanks.length++;
        }
        space_fault(context, &blanks);
        return;
    }
    if (run->state == VALUE_START && run->length == 0) {
        finding = about(INDEX_BAD_PARAMETER_SYNTAX, span(run->offset, 0));
        add_finding(context, &finding);
        return;
    }
    while (begin > 0 && context->octets[begin - 1] != ' ')
        begin--;
    end = find_octet(context->octets, run->offset, context->length, ' ');
    finding = removable(INDEX_BAD_PARAMETER_SYNTAX, span(begin, end - begin),
                        span(begin, end - begin));
    add_finding(context, &finding);
}

/* lookups_test.c - the catalogue, for those who ask
 *
 * SPDX-License-Identifier: MIT
 */
#include "catalogue/catalogue.h"

#include <criterion/criterion.h>
#include <string.h>

Test(lookups, find_a_diagnosis_by_number_and_by_name)
{
    const addrspec_diagnosis_info *info =
        addrspec_diagnosis(ADDRSPEC_DOUBLE_DOT);

    cr_assert_not_null(info);
    cr_expect_str_eq(info->name, "double-dot");
    cr_expect_eq(info->id, (int)ADDRSPEC_DOUBLE_DOT);
    cr_expect_eq(info->severity, ADDRSPEC_ERROR);
    cr_expect_eq(info->code.basic, 553);
    cr_expect_str_eq(info->section, "RFC 5321 4.1.2");
    cr_expect_eq(addrspec_diagnosis_named("double-dot"), info);
}

Test(lookups, find_nothing_where_nothing_is)
{
    cr_expect_null(addrspec_diagnosis(0));
    cr_expect_null(addrspec_diagnosis(-1));
    cr_expect_null(addrspec_diagnosis(553));
    cr_expect_null(addrspec_diagnosis(100000));
    cr_expect_null(addrspec_diagnosis_named("double_dot"));
    cr_expect_null(addrspec_diagnosis_named("Double-Dot"));
    cr_expect_null(addrspec_diagnosis_named("double"));
    cr_expect_null(addrspec_diagnosis_named(""));
    cr_expect_null(addrspec_diagnosis_named(NULL));
    cr_expect_null(addrspec_title(0, NULL));
    cr_expect_null(addrspec_description(0, "fr"));
    cr_expect_null(addrspec_remedy(-2, NULL));
    cr_expect_null(addrspec_example(0));
}

Test(lookups, walk_the_catalogue_by_name_each_once)
{
    const addrspec_diagnosis_info *info, *before = NULL;
    size_t i;

    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; before = info, i++) {
        cr_expect(before == NULL || strcmp(before->name, info->name) < 0, "%s",
                  info->name);
        cr_expect_eq(addrspec_diagnosis(info->id), info);
        cr_expect_eq(addrspec_diagnosis_named(info->name), info);
    }
    cr_expect_gt(i, 50);
    cr_expect_null(addrspec_diagnosis_at(i + 1));
    cr_expect_null(addrspec_diagnosis_at(SIZE_MAX));
}

Test(lookups, have_texts_in_both_languages)
{
    const addrspec_diagnosis_info *info;
    size_t i;

    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++) {
        cr_expect_str_neq(addrspec_title(info->id, "en"),
                          addrspec_title(info->id, "fr"));
        cr_expect_str_neq(addrspec_description(info->id, "en"),
                          addrspec_description(info->id, "fr"));
        cr_expect_str_neq(addrspec_remedy(info->id, "en"),
                          addrspec_remedy(info->id, "fr"));
        cr_expect_str_eq(addrspec_title(info->id, NULL),
                         addrspec_title(info->id, "xx"));
        cr_expect_not_null(addrspec_example(info->id));
    }
}

static uint32_t
limit_of(int id, enum addrspec_part part)
{
    const addrspec_diag diag = {.id = (uint16_t)id, .part = (uint8_t)part};

    return addrspec_diag_limit(&diag);
}

/* What a mail server has to say of one that HTML accepts. */
static uint32_t
limit_of_servers(enum reason reason)
{
    const addrspec_diag diag = {.id = ADDRSPEC_REFUSED_BY_SERVERS,
                                .reason = (uint8_t)reason};

    return addrspec_diag_limit(&diag);
}

Test(lookups, know_the_limit_that_was_exceeded)
{
    cr_expect_eq(limit_of(ADDRSPEC_LABEL_TOO_LONG, ADDRSPEC_PART_DOMAIN), 63);
    cr_expect_eq(
        limit_of(ADDRSPEC_LOCAL_PART_TOO_LONG, ADDRSPEC_PART_LOCAL_PART), 64);
    cr_expect_eq(limit_of(ADDRSPEC_DOMAIN_TOO_LONG, ADDRSPEC_PART_DOMAIN), 255);
    cr_expect_eq(limit_of(ADDRSPEC_ADDRESS_TOO_LONG, ADDRSPEC_PART_MAILBOX),
                 254);
    cr_expect_eq(limit_of(ADDRSPEC_ADDRESS_TOO_LONG, ADDRSPEC_PART_PATH), 256);
    cr_expect_eq(limit_of(ADDRSPEC_DOUBLE_DOT, ADDRSPEC_PART_DOMAIN),
                 ADDRSPEC_ABSENT);
    cr_expect_eq(limit_of_servers(REASON_SERVER_LOCAL_PART), 64);
    cr_expect_eq(limit_of_servers(REASON_SERVER_DOMAIN), 255);
    cr_expect_eq(limit_of_servers(REASON_SERVER_ADDRESS), 254);
    cr_expect_eq(limit_of_servers(REASON_SERVER_DOUBLE_DOT), ADDRSPEC_ABSENT);
}

static void
expect_code(int id, enum addrspec_production production, uint32_t flags,
            unsigned basic, unsigned detail)
{
    const addrspec_result result = {.production = (uint16_t)production,
                                    .flags = flags};
    const addrspec_diag diag = {.id = (uint16_t)id,
                                .part = production == ADDRSPEC_MAILBOX
                                            ? ADDRSPEC_PART_MAILBOX
                                            : ADDRSPEC_PART_PATH};
    const addrspec_code code = addrspec_diag_code(&result, &diag);

    cr_expect_eq(code.basic, basic, "diagnosis %d: %u", id, code.basic);
    cr_expect_eq(code.enhanced[2], detail, "diagnosis %d: %u", id,
                 code.enhanced[2]);
}

Test(lookups, know_the_codes_of_a_diagnostic)
{
    expect_code(ADDRSPEC_DOUBLE_DOT, ADDRSPEC_MAILBOX, 0, 553, 3);
    expect_code(ADDRSPEC_DOUBLE_DOT, ADDRSPEC_MAILBOX, ADDRSPEC_SENDER, 553, 7);
    expect_code(ADDRSPEC_DOUBLE_DOT, ADDRSPEC_FORWARD_PATH, 0, 553, 3);
    expect_code(ADDRSPEC_DOUBLE_DOT, ADDRSPEC_REVERSE_PATH, 0, 553, 7);
    expect_code(ADDRSPEC_BRACKET_MISMATCH, ADDRSPEC_MAILBOX, 0, 553, 3);
    expect_code(ADDRSPEC_BRACKET_MISMATCH, ADDRSPEC_REVERSE_PATH, 0, 501, 4);
    expect_code(ADDRSPEC_ADDRESS_TOO_LONG, ADDRSPEC_REVERSE_PATH, 0, 501, 7);
    expect_code(ADDRSPEC_UNKNOWN_PARAMETER, ADDRSPEC_REVERSE_PATH, 0, 555, 4);
    expect_code(ADDRSPEC_BAD_PARAMETER_VALUE, ADDRSPEC_FORWARD_PATH, 0, 501, 4);
    expect_code(ADDRSPEC_NEEDS_SMTPUTF8, ADDRSPEC_REVERSE_PATH, 0, 553, 7);
}

Test(lookups, have_a_word_for_every_status)
{
    static const int statuses[] = {ADDRSPEC_OK,
                                   ADDRSPEC_ERR_ARGUMENT,
                                   ADDRSPEC_ERR_ABI,
                                   ADDRSPEC_DOUBLE_DOT,
                                   1,
                                   -99};
    size_t i, j;

    for (i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
        cr_assert_not_null(addrspec_strerror(statuses[i]));
        for (j = 0; j < i && statuses[i] != -99; j++)
            cr_expect_str_neq(addrspec_strerror(statuses[i]),
                              addrspec_strerror(statuses[j]));
    }
    cr_expect_str_eq(addrspec_strerror(ADDRSPEC_DOUBLE_DOT),
                     addrspec_title(ADDRSPEC_DOUBLE_DOT, NULL));
}

Test(lookups, know_the_version)
{
    cr_expect_str_eq(addrspec_version(), ADDRSPEC_VERSION);
    cr_expect_not_null(addrspec_built_with());
    cr_expect_gt(strlen(addrspec_built_with()), 3);
}

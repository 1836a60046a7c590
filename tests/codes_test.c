/* codes_test.c - reply codes, as those who ask see them
 *
 * SPDX-License-Identifier: MIT
 */
#include <addrspec/addrspec.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static addrspec_code
code(const char *text)
{
    addrspec_code read;

    cr_assert(addrspec_code_read(text, strlen(text), &read), "%s", text);
    return read;
}

static const char *
written(addrspec_code read)
{
    static char text[32];

    cr_assert_eq(addrspec_code_write(read, text, sizeof text), strlen(text));
    return text;
}

/* ---- Reading and writing --------------------------------------------- */

Test(reply_codes, are_read_and_written)
{
    static const char *const codes[] = {
        "214",     "553",   "999", "5.1.3",     "X.1.3",     "X.0.0",
        "5.7.606", "2.0.0", "100", "4.999.999", "553 5.1.3", "250 2.1.5"};
    size_t i;

    for (i = 0; i < sizeof codes / sizeof codes[0]; i++)
        cr_expect_str_eq(written(code(codes[i])), codes[i]);
    cr_expect_str_eq(written(code("553-5.1.3")), "553 5.1.3");
    cr_expect_str_eq(written(code("x.1.3")), "X.1.3");
}

Test(reply_codes, are_nothing_else)
{
    static const char *const none[] = {
        "",      "5",         "55",        "5530",   "099",      "5.1",
        "5.1.",  ".1.3",      "5..3",      "5.1.03", "5.1.1000", "0.1.3",
        "a.1.3", "X",         "5.1.3 ",    " 553",   "553 ",     "553 5.1",
        "-53",   "553+5.1.3", "5.1.3 553", "55x"};
    size_t i;

    for (i = 0; i < sizeof none / sizeof none[0]; i++) {
        addrspec_code read = {1, {2, 3, 4}};

        cr_expect_not(addrspec_code_read(none[i], strlen(none[i]), &read), "%s",
                      none[i]);
        cr_expect_str_eq(written(read), "", "%s", none[i]);
    }
    cr_expect_not(addrspec_code_read(NULL, 0, &(addrspec_code){0}));
}

/* ---- Look-ups -------------------------------------------------------- */

Test(reply_codes, are_found)
{
    const addrspec_code_info *info = addrspec_code_find(code("553"));

    cr_assert_not_null(info);
    cr_expect_str_eq(info->section, "RFC 5321 4.2.3");
    cr_expect_eq(info->actor, ADDRSPEC_ACTOR_SENDER);
    info = addrspec_code_find(code("4.1.3"));
    cr_assert_not_null(info);
    cr_expect_str_eq(info->behind, "501");
    cr_expect_eq(addrspec_code_find(code("X.1.3")), info);
    cr_expect_null(addrspec_code_find(code("557")));
    cr_expect_null(addrspec_code_find(code("5.1.99")));
    cr_expect_null(addrspec_code_find((addrspec_code){0, {0, 0, 0}}));
    cr_expect_eq(addrspec_code_find(code("553 5.1.3")),
                 addrspec_code_find(code("553")));
}

Test(reply_codes, are_listed_once)
{
    const addrspec_code_info *info;
    size_t i;

    for (i = 0; (info = addrspec_code_at(i)) != NULL; i++)
        cr_expect_eq(addrspec_code_find(info->code), info, "%s",
                     written(info->code));
    cr_expect_gt(i, 120u);
    cr_expect_null(addrspec_code_at(i + 1));
}

static void
expect_nearest(const char *asked, const char *expected)
{
    addrspec_code nearest[3];
    const size_t count = addrspec_code_nearest(code(asked), nearest, 3);
    char text[100] = "";
    size_t i;

    for (i = 0; i < count; i++) {
        strcat(text, i > 0 ? " " : "");
        strcat(text, written(nearest[i]));
    }
    cr_expect_str_eq(text, expected, "%s", asked);
}

Test(reply_codes, that_are_unknown_have_near_ones)
{
    expect_nearest("557", "556 555 554");
    expect_nearest("215", "214 211 220");
    expect_nearest("540", "538 535 534");
    expect_nearest("5.1.11", "5.1.10 5.1.9 5.1.8");
    expect_nearest("4.2.9", "4.2.4 4.2.3 4.2.2");
    expect_nearest("999", "");
    expect_nearest("5.9.1", "");
}

Test(reply_codes, that_are_none_have_no_near_ones)
{
    addrspec_code nearest;

    cr_expect_eq(
        addrspec_code_nearest((addrspec_code){0, {0, 0, 0}}, &nearest, 1), 0u);
    cr_expect_eq(
        addrspec_code_nearest((addrspec_code){0, {0, 1, 3}}, &nearest, 1), 0u);
}

/* ---- Texts ----------------------------------------------------------- */

static const char *
text(const char *asked, enum addrspec_code_part part, const char *language)
{
    const char *found = addrspec_code_text(code(asked), part, language);

    return found == NULL ? "NULL" : found;
}

Test(reply_codes, have_texts)
{
    cr_expect_str_eq(text("214", ADDRSPEC_CODE_TITLE, NULL), "Help message");
    cr_expect_str_eq(text("553", ADDRSPEC_CODE_TITLE, "en"),
                     "Mailbox name invalid");
    cr_expect_str_eq(text("553", ADDRSPEC_CODE_TITLE, "fr-CA"),
                     "Nom de boîte aux lettres non valide");
    cr_expect_str_eq(text("557", ADDRSPEC_CODE_TITLE, "en"), "NULL");
    cr_expect_str_eq(text("553", (enum addrspec_code_part)0, "en"), "NULL");
    cr_expect_str_eq(text("553", (enum addrspec_code_part)99, "en"), "NULL");
}

Test(reply_codes, that_are_unknown_have_a_class)
{
    cr_expect_str_eq(text("557", ADDRSPEC_CODE_CLASS, "en"),
                     text("553", ADDRSPEC_CODE_CLASS, "en"));
    cr_expect_str_eq(text("557", ADDRSPEC_CODE_GROUP, "en"), "the mail system");
    cr_expect_str_eq(text("5.7.606", ADDRSPEC_CODE_GROUP, "en"),
                     "security or policy");
    cr_expect_str_eq(text("999", ADDRSPEC_CODE_CLASS, "en"), "NULL");
    cr_expect_str_eq(text("999", ADDRSPEC_CODE_GROUP, "en"), "NULL");
    cr_expect_str_eq(text("5.9.1", ADDRSPEC_CODE_GROUP, "en"), "NULL");
    cr_expect_str_eq(text("X.1.3", ADDRSPEC_CODE_CLASS, "en"), "NULL");
}

Test(reply_codes, of_success_say_that_nothing_needs_mending)
{
    cr_expect_str_eq(text("214", ADDRSPEC_CODE_SENDER, "en"),
                     "Nothing needs mending.");
    cr_expect_str_eq(text("214", ADDRSPEC_CODE_ADMINISTRATOR, "en"), "NULL");
    cr_expect_str_eq(text("2.1.1", ADDRSPEC_CODE_SENDER, "fr"),
                     "Il n'y a rien à corriger.");
    cr_expect_str_eq(text("2.1.1", ADDRSPEC_CODE_ACTOR, "en"), "nobody");
    cr_expect_str_eq(text("5.1.1", ADDRSPEC_CODE_ACTOR, "en"), "the sender");
}

Test(reply_codes, of_an_enhanced_class_say_whether_to_try_again)
{
    cr_expect_str_eq(text("4.1.3", ADDRSPEC_CODE_RETRY, "en"),
                     text("450", ADDRSPEC_CODE_RETRY, "en"));
    cr_expect_str_eq(text("5.1.3", ADDRSPEC_CODE_RETRY, "en"),
                     text("553", ADDRSPEC_CODE_RETRY, "en"));
    cr_expect_str_eq(text("2.1.5", ADDRSPEC_CODE_RETRY, "en"),
                     text("250", ADDRSPEC_CODE_RETRY, "en"));
    cr_expect_str_neq(text("X.1.3", ADDRSPEC_CODE_RETRY, "en"),
                      text("5.1.3", ADDRSPEC_CODE_RETRY, "en"));
}

Test(reply_codes, tell_what_they_answer_and_when_to_use_them)
{
    char room[200];

    cr_expect_eq(addrspec_code_answers(code("553"), "fr", room, sizeof room),
                 strlen("MAIL, RCPT, VRFY et EXPN"));
    cr_expect_str_eq(room, "MAIL, RCPT, VRFY et EXPN");
    addrspec_code_answers(code("421"), "en", room, sizeof room);
    cr_expect_str_eq(room, "the connection itself and any command");
    cr_expect_eq(addrspec_code_answers(code("557"), "en", room, 1), 0);
    cr_expect_gt(addrspec_code_use(code("214"), "en", room, sizeof room), 0u);
    cr_expect_eq(strncmp(room, "Use 214 to answer HELP", 22), 0, "%s", room);
    cr_expect_eq(addrspec_code_use(code("557"), "en", room, sizeof room), 0);
    cr_expect_str_eq(room, "");
    cr_expect_gt(addrspec_code_use(code("214"), "fr", NULL, 0), 20u);
}

Test(reply_codes, and_diagnoses_point_at_each_other)
{
    const addrspec_diagnosis_info *info;
    size_t i, errors = 0, found = 0;

    for (i = 0; (info = addrspec_diagnosis_at(i)) != NULL; i++)
        errors += info->severity == ADDRSPEC_ERROR && info->code.basic == 553;
    for (i = 0; (info = addrspec_code_diagnosis_at(code("553"), i)) != NULL;
         i++) {
        found++;
        cr_expect_not_null(addrspec_code_find(info->code), "%s", info->name);
    }
    cr_expect_eq(found, errors);
    info = addrspec_code_diagnosis_at(code("5.6.7"), 0);
    cr_assert_not_null(info);
    cr_expect_str_eq(info->name, "needs-smtputf8");
    cr_expect_null(addrspec_code_diagnosis_at(code("214"), 0));
}

/* ---- Comparing ------------------------------------------------------- */

static const char *
difference(const char *a, const char *b, size_t index, const char *language)
{
    static char room[512];
    const size_t length = addrspec_code_difference(code(a), code(b), index,
                                                   language, room, sizeof room);

    cr_assert_eq(length, strlen(room));
    return room;
}

Test(reply_codes, are_compared)
{
    cr_expect_str_eq(difference("214", "553", 0, "en"),
                     "214 reports a success; 553 reports a permanent failure.");
    cr_expect_str_eq(difference("214", "553", 3, "fr"),
                     "Après 214, personne n'a à agir ; après 553, c'est à "
                     "l'expéditeur d'agir.");
    cr_expect_str_eq(difference("550", "553", 0, "en"),
                     "Both report a permanent failure.");
    cr_expect_str_eq(difference("553", "553", 0, "en"),
                     "They are one and the same code.");
    cr_expect_str_eq(difference("553", "553", 1, "en"), "");
    cr_expect_str_eq(difference("553", "557", 0, "en"), "");
    cr_expect_neq(strcmp(difference("4.1.1", "5.1.1", 0, "en"),
                         "They are one and the same code."),
                  0);
    cr_expect_eq(strncmp(difference("5.1.3", "553", 0, "en"),
                         "5.1.3 is an enhanced code", 25),
                 0);
}

/* Any two compare: no sentence has a placeholder left in it. */
Test(reply_codes, are_compared_all_with_all)
{
    const addrspec_code_info *a, *b;
    size_t i, j, k;

    for (i = 0; (a = addrspec_code_at(i)) != NULL; i++)
        for (j = 0; (b = addrspec_code_at(j)) != NULL; j++)
            for (k = 0; k < 20; k++) {
                char room[512];
                const size_t length = addrspec_code_difference(
                    a->code, b->code, k, i % 2 ? "fr" : "en", room,
                    sizeof room);

                if (length == 0)
                    break;
                cr_expect_eq(length, strlen(room));
                cr_expect_null(strpbrk(room, "{}"), "%s", room);
                cr_expect_eq(room[length - 1], '.', "%s", room);
            }
}

Test(reply_codes, differences_end_where_the_buffer_does)
{
    char whole[512], part[512];
    const size_t length = addrspec_code_difference(code("214"), code("553"), 0,
                                                   "en", whole, sizeof whole);
    size_t size;

    for (size = 0; size <= length + 1; size++) {
        memset(part, '#', sizeof part);
        cr_expect_eq(addrspec_code_difference(code("214"), code("553"), 0, "en",
                                              part, size),
                     length);
        cr_expect_eq(part[size], '#');
        if (size > 0)
            cr_expect(memcmp(part, whole, size - 1) == 0 &&
                      part[size - 1] == '\0');
    }
}

/* idna_test.c - U-labels and A-labels
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/idna.h"

#include <stdio.h>
#include <stdlib.h>

#include <criterion/criterion.h>

#include "../table.h"
#include "findings.h"
#include "texts.h"

/* As the column `needs` of the tables has it. */
static void
skip_without(const char *needs)
{
    if (build_lacks(needs) != NULL)
        cr_skip_test("needs %s", build_lacks(needs));
}

struct expected {
    const char *domain;
    const char *findings;
    const char *a_labels; /* NULL: impossible */
    const char *u_labels; /* NULL: impossible */
};

static void
expect_rows(const char *needs, const struct expected *row, size_t count)
{
    skip_without(needs);
    for (; count > 0; count--, row++) {
        struct findings found = {0, ""};
        struct idna_text text;
        uint32_t length;
        unsigned char *domain = exactly(row->domain, &length);

        cr_assert(idna_judge(domain, length, findings_add, &found));
        cr_expect_str_eq(found.words, row->findings, "%s: %s", row->domain,
                         found.words);
        expect_text(row->domain, idna_to_a_labels(domain, length, &text), &text,
                    row->a_labels);
        expect_text(row->domain, idna_to_u_labels(domain, length, &text), &text,
                    row->u_labels);
        free(domain);
    }
}

#define EXPECT(needs, rows)                                                    \
    expect_rows(needs, rows, sizeof rows / sizeof rows[0])

Test(idna, reads_names_of_255_octets_with_labels_of_any_length)
{
    unsigned char domain[ADDRSPEC_DOMAIN_MAX + 1];

    memset(domain, 'a', sizeof domain);
    cr_expect(idna_can_read(domain, ADDRSPEC_DOMAIN_MAX));
    cr_expect_not(idna_can_read(domain, ADDRSPEC_DOMAIN_MAX + 1));
    cr_expect_not(idna_can_read(domain, 0));
    cr_expect(idna_can_read((const unsigned char *)"b\xc3\xbc", 3));
    cr_expect_not(idna_can_read((const unsigned char *)"b\xc3", 2));
    cr_expect_not(idna_can_read((const unsigned char *)"a..b", 4));
    cr_expect_not(idna_can_read((const unsigned char *)"[127.0.0.1]", 11));
}

Test(idna, u_labels_have_a_labels)
{
    static const struct expected rows[] = {
        {"bücher.example", "", "xn--bcher-kva.example", "bücher.example"},
        {"bücher.EXAMPLE", "", "xn--bcher-kva.example", "bücher.example"},
        {"faß.de", "", "xn--fa-hia.de", "faß.de"},
        {"例え.テスト", "", "xn--r8jz45g.xn--zckzah", "例え.テスト"},
        {"דוגמה.example", "", "xn--6dbbec0c.example", "דוגמה.example"},
        {"ö.ä.ü", "", "xn--nda.xn--4ca.xn--tda", "ö.ä.ü"},
        {"bücher.XN--Bcher-KVA", "", "xn--bcher-kva.xn--bcher-kva",
         "bücher.bücher"},
    };

    EXPECT("either", rows);
}

Test(idna, a_labels_are_taken_back)
{
    static const struct expected rows[] = {
        {"xn--bcher-kva.example", "", "xn--bcher-kva.example",
         "bücher.example"},
        {"XN--BCHER-KVA.Example", "", "xn--bcher-kva.example",
         "bücher.example"},
        {"xn--fa-hia.de", "", "xn--fa-hia.de", "faß.de"},
    };

    EXPECT("either", rows);
}

Test(idna, bad_a_labels_are_told_and_stay)
{
    static const struct expected rows[] = {
        /* no Punycode, an overflow, numbers after no delimiter */
        {"xn--0049.com", "no A-label 1 @0+8", "xn--0049.com", "xn--0049.com"},
        {"a.XN--99999999", "no A-label 1 @2+12", "a.xn--99999999",
         "a.xn--99999999"},
        {"xn--0117.example", "no A-label 1 @0+8", "xn--0117.example",
         "xn--0117.example"},
        /* hyphens at the edge of what is encoded */
        {"xn----eha.com", "no A-label 4 @0+9", "xn----eha.com",
         "xn----eha.com"},
        /* not all of it is ASCII */
        {"xn--が.com", "no A-label 5 @0+7", NULL, "xn--が.com"},
    };

    EXPECT("either", rows);
}

/* ICU does not tell what it has decoded and refuses. */
Test(idna, what_a_bad_a_label_encodes_is_named)
{
    static const struct expected rows[] = {
        {"xn--ls8h.com", "no A-label 4 U+1F4A9 @0+8", "xn--ls8h.com",
         "xn--ls8h.com"},
        {"xn--a.com", "no A-label 4 U+0080 @0+5", "xn--a.com", "xn--a.com"},
        {"xn--wca.com", "no A-label 4 U+00DC @0+7", "xn--wca.com",
         "xn--wca.com"},
    };
    /* U+200D where it may not stand: only ICU knows that. */
    static const struct expected joiners[] = {
        {"xn--ab-m1t", "no A-label 4 U+200D @0+10", "xn--ab-m1t", "xn--ab-m1t"},
    };

    EXPECT("libidn2", rows);
    EXPECT("ICU libidn2", joiners);
}

Test(idna, ascii_labels_are_no_business_of_it)
{
    static const struct expected rows[] = {
        {"ab--cd.Example.COM", "", "ab--cd.example.com", "ab--cd.example.com"},
        {"0.1a", "", "0.1a", "0.1a"},
    };

    EXPECT("-", rows);
    cr_expect_not(idna_concerns((const unsigned char *)"a.xn-b.axn--c", 13));
    cr_expect(idna_concerns((const unsigned char *)"a.Xn--c", 7));
    cr_expect(idna_concerns((const unsigned char *)"a.\xc3\xbc", 4));
    cr_expect_not(idna_concerns((const unsigned char *)"a.xn-", 5));
}

Test(idna, faults_are_told_label_by_label)
{
    static const struct expected rows[] = {
        {"BÜ.a☃.xn--0049.bü--c",
         "disallowed 1 U+0042 @0+3; disallowed 3 U+2603 @5+3; "
         "no A-label 1 @9+8; hyphens @21+2",
         NULL, "BÜ.a☃.xn--0049.bü--c"},
    };

    EXPECT("ICU", rows);
}

Test(idna, the_bidi_rule_binds_all_labels_beside_a_u_label)
{
    static const struct expected rows[] = {
        {"אב.1a", "bidi 1 U+0031 @5+1", NULL, "אב.1a"},
        {"אב.a-1.com", "", "xn--4dbc.a-1.com", "אב.a-1.com"},
        {"1a.ü.com", "", "1a.xn--tda.com", "1a.ü.com"},
        {"1ü.אב", "bidi 1 U+0031 @0+1", NULL, "1ü.אב"},
        /* through an A-label, and of one */
        {"ü.xn--4dbc.1a", "bidi 1 U+0031 @12+1", NULL, "ü.אב.1a"},
        {"אב.xn--1-eha", "no A-label 4 U+0031 @5+9", "xn--4dbc.xn--1-eha",
         "אב.xn--1-eha"},
        /* an ASCII address that RFC 5321 allows is not refused; but there is
         * no way to write it in U-labels */
        {"1a.xn--4dbc", "", "1a.xn--4dbc", NULL},
        {"a.xn--4dbc", "", "a.xn--4dbc", "a.אב"},
    };

    EXPECT("ICU", rows);
}

Test(idna, a_label_ends_at_63_octets)
{
    char label[64];
    uint32_t letters;

    skip_without("either");
    /* "xn--" and 55 letters and "-" leave 3 octets for the one at the end. */
    for (letters = 54; letters <= 57; letters++) {
        struct findings found = {0, ""};
        struct idna_text text;
        char expected[40] = "";
        const uint32_t length = letters + 2;

        memset(label, 'a', letters);
        memcpy(label + letters, "\xc3\xbc", 2);
        cr_assert(
            idna_judge((unsigned char *)label, length, findings_add, &found));
        if (idna_to_a_labels((unsigned char *)label, length, &text) ==
            IDNA_DONE)
            cr_expect_leq(text.length, 63);
        else
            snprintf(expected, sizeof expected, "A-label too long %u @0+%u",
                     letters + 8, length);
        cr_expect_str_eq(found.words, expected, "%u: %s", letters, found.words);
    }
}

Test(idna, a_domain_ends_at_253_octets_of_a_labels)
{
    unsigned char domain[255];
    uint32_t labels, last;

    skip_without("either");
    /* "xn--tda." is 8 octets: 31 of them, and the last label. */
    for (labels = 0; labels < 31; labels++)
        memcpy(domain + labels * 3, "\xc3\xbc.", 3);
    memcpy(domain + 93, "abcdef", 6);
    for (last = 5; last <= 6; last++) {
        struct findings found = {0, ""};
        struct idna_text text;

        cr_assert(idna_judge(domain, 93 + last, findings_add, &found));
        cr_expect_str_eq(found.words,
                         last == 5 ? "" : "domain too long 254 @0+99");
        cr_expect_eq(idna_to_a_labels(domain, 93 + last, &text),
                     last == 5 ? IDNA_DONE : IDNA_IMPOSSIBLE);
    }
}

Test(idna, libraries_that_differ_are_said_to)
{
    /* U+08BE is of Unicode 13: libidn2 2.3.3 knows Unicode 12. */
    struct findings found = {0, ""};
    const unsigned char label[] = "\xe0\xa2\xbe";

    if (!has_icu() || idna_opinion_of(0x8be) != OPINION_UNASSIGNED)
        cr_skip_test("libidn2 is as new as ICU, or is not there");
    cr_assert(idna_judge(label, 3, findings_add, &found));
    cr_expect_str_eq(found.words, "libraries differ 2 @0+3");
}

static void
note_lacks(void *context, const struct idna_finding *finding)
{
    struct idna_finding *lack = context;

    if (finding->problem != IDNA_NOT_CHECKED)
        return;
    cr_expect_eq(lack->length, 0, "it is said once");
    *lack = *finding;
}

Test(idna, what_was_not_checked_is_said_once)
{
    struct idna_finding lack = {IDNA_NOT_CHECKED, 0, 0, 0, 0};
    const unsigned char domain[] = "a.\xc3\xbc.\xc3\xbc.xn--tda";

    cr_assert(idna_judge(domain, sizeof domain - 1, note_lacks, &lack));
    if (has_icu() && has_libidn2()) {
        cr_expect_eq(lack.length, 0);
        return;
    }
    cr_expect_eq(lack.offset, 2);
    cr_expect_eq(lack.length, 2);
    cr_expect_eq(lack.reason, has_icu()       ? LACKS_LIBIDN2
                              : has_libidn2() ? LACKS_ICU
                                              : LACKS_BOTH);
}

Test(idna, libidn2_alone_tells_what_it_can)
{
    static const struct {
        const char *domain;
        const char *findings;
    } rows[] = {
        {"bücher", ""},
        {"BÜ", "disallowed 1 U+0042 @0+1; disallowed U+00DC @1+2"},
        {"i♥ny", "disallowed U+2665 @1+3"},
        {"bu\xcc\x88", "not NFC @0+4"},
        {"\xcc\x80"
         "a",
         "mark leads @0+3"},
        {"aא", "bidi @0+3"},
        {"a\xe2\x80\x8c"
         "b",
         "context @0+5"},
        {"a·b", "context 3 U+00B7 @1+2"},
        {"xn--ls8h", "no A-label 4 U+1F4A9 @0+8"},
        {"xn--a-0hc", "no A-label 4 @0+9"},
        {"bü--cher", "hyphens @3+2"},
        {"اـب", "disallowed 4 U+0640 @2+2"},
        {"ا١۱", "context 8 U+0661 @2+2; context 9 U+06F1 @4+2"},
        {"ü.a\xcd\xb8", "unassigned U+0378 @4+2"},
    };
    size_t i;

    if (has_icu() || !has_libidn2())
        cr_skip_test("libidn2 is not alone");
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct findings found = {0, ""};

        cr_assert(idna_judge((const unsigned char *)rows[i].domain,
                             (uint32_t)strlen(rows[i].domain), findings_add,
                             &found));
        cr_expect_str_eq(found.words, rows[i].findings, "%s: %s",
                         rows[i].domain, found.words);
    }
}

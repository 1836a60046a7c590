/* idna_texts_test.c - domains with A-labels for their U-labels, and the reverse
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/idna.h"

#include <criterion/criterion.h>

#include "findings.h"
#include "texts.h"

Test(idna_texts, no_domain_of_u_labels_gets_too_long)
{
    /* 4 A-labels of 56 times one letter of 4 octets. */
    static const char label[] =
        "xn--o28ca0caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    struct idna_text text;
    unsigned char domain[255];
    uint32_t i, length = 0;

    for (i = 0; i < 5; i++) {
        memcpy(domain + length, label, sizeof label - 1);
        length += (uint32_t)sizeof label - 1;
        domain[length++] = '.';
    }
    cr_expect_neq(idna_to_u_labels(domain, length - 1, &text), IDNA_NO_MEMORY);
}

Test(idna_texts, one_library_is_enough_for_a_labels)
{
    const unsigned char domain[] = "b\xc3\xbc"
                                   "cher.Example";
    struct idna_text text;

    if (!has_icu() && !has_libidn2()) {
        expect_text("none", idna_to_a_labels(domain, 15, &text), &text, NULL);
        return;
    }
    expect_text("one", idna_to_a_labels(domain, 15, &text), &text,
                "xn--bcher-kva.example");
}

Test(idna_texts, uts_46_maps_what_people_type)
{
    static const struct {
        const char *text;
        const char *mapped;
    } rows[] = {
        {"BÜCHER", "bücher"},
        {"Bücher.Example", "bücher.example"},
        {"ＧＯＯＧＬＥ.com", "google.com"},
        {"ﬁne", "fine"},
        {"m²", "m2"},
        {"bu\xcc\x88"
         "cher",
         "bücher"},
        {"b\xc2\xadücher", "bücher"},
        {"例え。テスト", "例え.テスト"},
        {"FAẞ.de", "fass.de"},
        {"xn--bcher-kva", "bücher"},
        {"bücher", NULL}, /* it is what it was */
        {"i♥NY", NULL},   /* nothing valid */
        {"Ü_a", NULL},
        {"℅", NULL}, /* c/o */
        {"a＠b", NULL},
        {"\xc2\xad", NULL},
        {"a。。b", NULL},
        {"Ü-", NULL},
        {"", NULL},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct idna_text text;
        uint32_t length;
        unsigned char *octets = exactly(rows[i].text, &length);

        expect_text(rows[i].text, idna_map(octets, length, &text), &text,
                    has_icu() ? rows[i].mapped : NULL);
        free(octets);
    }
}

Test(idna_texts, uts_46_maps_no_more_than_a_domain)
{
    static unsigned char text[4096];
    struct idna_text mapped;
    uint32_t length;

    memset(text, 'A', sizeof text);
    for (length = 1; length <= sizeof text; length *= 2)
        cr_expect_eq(idna_map(text, length, &mapped),
                     has_icu() && length <= 63 ? IDNA_DONE : IDNA_IMPOSSIBLE,
                     "%u", (unsigned)length);
}

/* punycode_length_test.c - the length of the A-label
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/u_label.h"

#include <criterion/criterion.h>
#include <string.h>

Test(punycode_length, the_length_of_the_a_label_is_measured)
{
    /* RFC 3492 7.1, (A) to (S), with the prefix */
    static const struct {
        const char *label;
        const char *punycode;
    } rows[] = {
        {"ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"},
        {"他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"},
        {"Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"},
        {"למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"},
        {"なぜみんな日本語を話してくれないのか",
         "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"},
        {"почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"},
        {"TạisaohọkhôngthểchỉnóitiếngViệt",
         "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"},
        {"3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"},
        {"bücher", "bcher-kva"},
        {"ü", "tda"},
    };
    static struct u_label label;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (u_label_read(&label, (const unsigned char *)rows[i].label,
                         (uint32_t)strlen(rows[i].label)) == U_LABEL_NOT_READ)
            cr_skip_test("there is no library");
        cr_expect_eq(u_label_a_label_length(&label),
                     strlen("xn--") + strlen(rows[i].punycode), "%s: %u",
                     rows[i].label, (unsigned)u_label_a_label_length(&label));
    }
}

/* octets_test.c - the octet classes
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/octets.h"

#include <criterion/criterion.h>

Test(octets, atext_is_what_rfc_5322_3_2_3_lists)
{
    static const char atext[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789!#$%&'*+-/=?^_`{|}~";
    unsigned octet;

    for (octet = 0; octet < 256; octet++) {
        bool listed = octet != 0 && strchr(atext, (int)octet) != NULL;
        cr_expect_eq(octet_is((unsigned char)octet, ATEXT), listed, "octet %u",
                     octet);
    }
}

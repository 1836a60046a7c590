/* eva.c - what Frama-C reads: the step of every grammar, over any octets
 *
 * SPDX-License-Identifier: MIT
 *
 * It is never run.  How often each loop turns nobody knows, nor what octet
 * comes: what Eva shows of this holds for input of any length.
 */
#include "syntax/scan.h"

/*@ assigns \result \from min, max;
    ensures min <= \result <= max; */
extern int Frama_C_interval(int min, int max);

/* Recovery goes on as a reading does: a retry is pushed once more. */
static void
push(struct scan *scan, unsigned char octet)
{
    const enum fault fault = scan_step(scan, octet);

    if (fault == FAULT_NONE || fault >= LABEL_TOO_LONG)
        return;
    if (Frama_C_interval(0, 1) == 0)
        return;
    if (scan_recover(scan, fault, octet) == RETRY_OCTET)
        (void)scan_step(scan, octet);
}

int
main(void)
{
    const int production = Frama_C_interval(0, 255);
    const struct profile *profile =
        profile_by_id((uint32_t)Frama_C_interval(0, 255));
    struct scan scan;

    if (profile == NULL ||
        !profile_has(profile, (enum addrspec_production)production))
        return 0;
    scan_start(&scan, (enum addrspec_production)production, profile);
    if (Frama_C_interval(0, 1) == 0)
        scan.counting = 0;
    /* Told apart by where it is, it is known how far each count has come. */
    while (Frama_C_interval(0, 1) != 0)
        push(&scan, (unsigned char)Frama_C_interval(0, 255));
    return (int)scan_end(&scan);
}

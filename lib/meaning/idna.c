/* idna.c - U-labels and A-labels: the only file that includes libidn2
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/idna.h"

bool
idna_concerns(const unsigned char *domain, uint32_t length)
{
    (void)domain;
    (void)length;
    return false;
}

bool
idna_judge(const unsigned char *domain, uint32_t length, idna_sink *sink,
           void *context)
{
    (void)domain;
    (void)length;
    (void)sink;
    (void)context;
    return true;
}

enum idna_status
idna_to_a_labels(const unsigned char *domain, uint32_t length,
                 struct idna_text *text)
{
    (void)domain;
    (void)length;
    (void)text;
    return IDNA_IMPOSSIBLE;
}

enum idna_status
idna_to_u_labels(const unsigned char *domain, uint32_t length,
                 struct idna_text *text)
{
    (void)domain;
    (void)length;
    (void)text;
    return IDNA_IMPOSSIBLE;
}

enum idna_status
idna_map(const unsigned char *text, uint32_t length, struct idna_text *mapped)
{
    (void)text;
    (void)length;
    (void)mapped;
    return IDNA_IMPOSSIBLE;
}

const char *
idna_source(void)
{
    return "no libidn2";
}

/* html5.c - the e-mail address of HTML (WHATWG HTML 4.10.5.1.5)
 *
 * SPDX-License-Identifier: MIT
 *
 * email   = 1*( atext / "." ) "@" label *( "." label )
 * label   = let-dig [ [ ldh-str ] let-dig ]  ; at most 63 characters
 * atext   = < as in RFC 5322 3.2.3 >
 * let-dig = < as in RFC 1034 3.5 >
 * ldh-str = < as in RFC 1034 3.5 >
 *
 * The labels are the sub-domains of RFC 5321 4.1.2, and domain.c reads them.
 * What else RFC 5321 has, a Quoted-string and an address-literal, is a fault
 * at its first octet, and is then read as RFC 5321 has it: so it is told as
 * what it is, and once.
 */
#include "syntax/html5.h"

#include "syntax/productions.h"
#include "text/octets.h"

/* 1*( atext / "." ) */
static bool
in_atoms(const struct scan *scan)
{
    return scan->place == IN_LOCAL_PART &&
           (scan->state == LOCAL_PART_START || scan->state == IN_ATOM);
}

enum fault
html5_step(struct scan *scan, unsigned char octet)
{
    if (in_atoms(scan) && octet == '.') {
        scan->postmaster = NOT_POSTMASTER;
        scan->state = IN_ATOM;
        return FAULT_NONE;
    }
    if (scan->place == IN_LOCAL_PART && scan->state == LOCAL_PART_START &&
        octet == '"')
        return QUOTED_STRING_REFUSED;
    if (scan->place == IN_DOMAIN && scan->state == DOMAIN_START && octet == '[')
        return LITERAL_REFUSED;
    return mailbox_step(scan, octet);
}

enum recovery
html5_recover(struct scan *scan, enum fault fault, unsigned char octet)
{
    switch (fault) {
    case QUOTED_STRING_REFUSED:
        scan->state = IN_QUOTED_STRING;
        return SKIP_OCTET;
    case LITERAL_REFUSED:
        literal_begin(scan);
        return SKIP_OCTET;
    default:
        return mailbox_recover(scan, fault, octet);
    }
}

/* ---- Several addresses ----------------------------------------------- */

/* ASCII whitespace of the Infra Standard, which has FF as no RFC does. */
static bool
is_ascii_whitespace(unsigned char octet)
{
    return octet_is(octet, BLANK) || octet == '\n' || octet == '\f' ||
           octet == '\r';
}

bool
html5_next_value(const unsigned char *octets, uint32_t length,
                 uint32_t *position, addrspec_span *value)
{
    const bool first = *position == 0;
    uint32_t begin = *position, end, comma;

    if (begin > length)
        return false;
    for (comma = begin; comma < length && octets[comma] != ',';)
        comma++;
    *position = comma + 1;
    for (end = comma; end > begin && is_ascii_whitespace(octets[end - 1]);)
        end--;
    while (begin < end && is_ascii_whitespace(octets[begin]))
        begin++;
    value->offset = begin;
    value->length = end - begin;
    /* A field that is left empty has no value, not one that is empty. */
    return !(first && comma == length && value->length == 0);
}

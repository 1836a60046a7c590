/* look.c - looking around in the text read
 *
 * SPDX-License-Identifier: MIT
 */
#include "diagnosis/look.h"

#include "text/octets.h"

uint32_t
find_octet(const unsigned char *octets, uint32_t begin, uint32_t end,
           unsigned char octet)
{
    uint32_t i = begin;

    while (i < end && octets[i] != octet)
        i++;
    return i < end ? i : end;
}

bool
holds_octet(const unsigned char *octets, uint32_t begin, uint32_t end,
            unsigned char octet)
{
    return find_octet(octets, begin, end, octet) < end;
}

uint32_t
skip_blanks(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    while (begin < end && octet_is(octets[begin], BLANK))
        begin++;
    return begin;
}

uint32_t
skip_blanks_back(const unsigned char *octets, uint32_t begin, uint32_t end)
{
    while (end > begin && octet_is(octets[end - 1], BLANK))
        end--;
    return end;
}

bool
are_all(const unsigned char *octets, uint32_t begin, uint32_t end,
        unsigned classes)
{
    while (begin < end && octet_is(octets[begin], classes))
        begin++;
    return begin >= end;
}

bool
are_ascii(const unsigned char *octets, addrspec_span part)
{
    return part.length == 0 ||
           octets_are_ascii(octets + part.offset, part.length);
}

bool
begins_with(const unsigned char *octets, uint32_t length, const char *word)
{
    uint32_t i;

    for (i = 0; word[i] != '\0'; i++)
        if (i >= length || octet_lower(octets[i]) != (unsigned char)word[i])
            return false;
    return true;
}

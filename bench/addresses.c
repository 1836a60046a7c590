/* addresses.c - addresses to measure with
 *
 * SPDX-License-Identifier: MIT
 */
#include "addresses.h"

#include <stdio.h>
#include <string.h>

/* splitmix64 */
static unsigned
pick(uint64_t *seed, unsigned limit)
{
    uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (unsigned)((z ^ (z >> 31)) % limit);
}

#define ANY_OF(array, seed)                                                    \
    ((array)[pick((seed), (unsigned)(sizeof(array) / sizeof((array)[0])))])

static size_t
write_plain(uint64_t *seed, char *address)
{
    static const char *const first[] = {"alice", "bob",   "carol", "j",
                                        "maria", "peter", "info",  "office"};
    static const char *const last[] = {"smith", "garcia", "mueller", "li",
                                       "rossi", "dupont", "kumar",   "jensen"};
    static const char *const join[] = {".", ".", "_", "-", ""};
    static const char *const sub[] = {"", "", "", "mail.", "lists.", "dept."};
    static const char *const top[] = {"example.com", "example.org",
                                      "example.co.uk", "web-shop.example"};

    return (size_t)snprintf(address, ADDRESS_MAX, "%s%s%s%u@%s%s",
                            ANY_OF(first, seed), ANY_OF(join, seed),
                            ANY_OF(last, seed), pick(seed, 1000),
                            ANY_OF(sub, seed), ANY_OF(top, seed));
}

/* A mistake of the kind that people make. */
static size_t
spoil(uint64_t *seed, char *address, size_t length)
{
    char *at = memchr(address, '@', length);
    char *dot = strrchr(address, '.');

    switch (pick(seed, 8)) {
    case 0:
        memmove(at + 2, at, length - (size_t)(at - address));
        memcpy(at, "..", 2);
        return length + 2;
    case 1:
        memmove(at, at + 1, length - (size_t)(at - address) - 1);
        return length - 1;
    case 2:
        *dot = ',';
        return length;
    case 3:
        address[length] = ' ';
        return length + 1;
    case 4:
        memmove(address + 7, address, length);
        memcpy(address, "mailto:", 7);
        return length + 7;
    case 5:
        address[1] = ' ';
        return length;
    case 6:
        address[length] = '.';
        return length + 1;
    default:
        memmove(at + 1, at, length - (size_t)(at - address));
        return length + 1;
    }
}

static size_t
write_hostile(uint64_t *seed, char *address)
{
    static const char *const units[] = {
        "(", "\"", ".",   "\\",    "a@",    "<",    "[",  "@",    ",",
        " ", ")",  "%40", "&#64;", "[at]",  "\r\n", "a.", "\xff", "\xe4\xbe",
        ">", ";",  "::",  "<@a,",  "(dot)", "=40",  "]",  "\\\"", "mailto:",
    };
    const size_t length = 64 + pick(seed, ADDRESS_MAX - 64);
    const char *first = ANY_OF(units, seed), *second = ANY_OF(units, seed);
    size_t i = 0;

    while (i < length) {
        const char *unit = pick(seed, 2) == 0 ? first : second;

        for (; *unit != '\0' && i < length; unit++)
            address[i++] = *unit;
    }
    return length;
}

size_t
write_address(enum mixture mixture, uint64_t *seed, char address[ADDRESS_MAX])
{
    size_t length;

    if (mixture == HOSTILE)
        return write_hostile(seed, address);
    length = write_plain(seed, address);
    if (mixture == MIXED && pick(seed, 20) == 0)
        length = spoil(seed, address, length);
    return length;
}

/* mistakes.c - a valid address, spoilt
 *
 * SPDX-License-Identifier: MIT
 */
#include "generate/mistakes.h"

#include <string.h>

enum edit {
    BEFORE,
    BEHIND,
    BEFORE_LOCAL_PART,
    BEHIND_LOCAL_PART,
    IN_LOCAL_PART,
    BEFORE_DOMAIN,
    BEHIND_DOMAIN,
    IN_DOMAIN,
    FOR_LOCAL_PART,
    FOR_AT,
    FOR_DOMAIN,
    FOR_DOT,
    FOR_ALL,
    LONG_LOCAL_PART,
    LONG_LABEL,
    LONG_DOMAIN
};

static const struct {
    uint16_t diagnosis;
    uint8_t edit; /* enum edit */
    uint8_t length;
    const char *octets;
} mistakes[] = {
#define MISTAKE(diagnosis, edit, octets)                                       \
    {ADDRSPEC_##diagnosis, edit, sizeof(octets) - 1, octets},
#include "generate/mistakes.def"
#undef MISTAKE
};
enum { MISTAKES = sizeof mistakes / sizeof mistakes[0] };

/* ---- Edits ----------------------------------------------------------- */

static bool
replace(struct spoilt *spoilt, uint32_t begin, uint32_t removed,
        const char *octets, uint32_t length)
{
    char *at = spoilt->octets + begin;

    if (spoilt->length - removed > ADDRSPEC_GENERATED_MAX - length)
        return false;
    memmove(at + length, at + removed, spoilt->length - begin - removed);
    memcpy(at, octets, length);
    spoilt->length = spoilt->length - removed + length;
    return true;
}

static uint32_t
end_of(addrspec_span part)
{
    return part.offset + part.length;
}

/* Between two octets of the part, or where it has one, behind it. */
static uint32_t
place_in(addrspec_span part, struct random *random)
{
    return part.length < 2
               ? end_of(part)
               : part.offset + 1 + random_below(random, part.length - 1);
}

/* A dot of the domain; its end if there is none. */
static uint32_t
place_of_dot(const struct spoilt *spoilt, struct random *random)
{
    const addrspec_span domain = spoilt->domain;
    const uint32_t begin =
        domain.length == 0 ? 0 : random_below(random, domain.length);
    uint32_t i;

    for (i = 0; i < domain.length; i++) {
        const uint32_t at = domain.offset + (begin + i) % domain.length;

        if (spoilt->octets[at] == '.')
            return at;
    }
    return end_of(domain);
}

/* Letters, a dot behind every `label` of them, and some more than so many. */
static bool
lengthen(struct spoilt *spoilt, uint32_t at, uint32_t more, uint32_t label,
         struct random *random)
{
    char octets[ADDRSPEC_GENERATED_MAX];
    uint32_t i;

    more += random_below(random, 16);
    for (i = 0; i < more; i++)
        octets[i] = i % label == label - 1 && i + 1 < more
                        ? '.'
                        : (char)('a' + random_below(random, 26));
    return replace(spoilt, at, 0, octets, more);
}

static bool
spoil(struct spoilt *spoilt, enum edit edit, const char *octets,
      uint32_t length, struct random *random)
{
    const addrspec_span local = spoilt->local_part, domain = spoilt->domain;
    uint32_t dot;

    switch (edit) {
    case BEFORE:
        return replace(spoilt, 0, 0, octets, length);
    case BEHIND:
        return replace(spoilt, spoilt->length, 0, octets, length);
    case BEFORE_LOCAL_PART:
        return replace(spoilt, local.offset, 0, octets, length);
    case BEHIND_LOCAL_PART:
        return replace(spoilt, end_of(local), 0, octets, length);
    case IN_LOCAL_PART:
        return replace(spoilt, place_in(local, random), 0, octets, length);
    case BEFORE_DOMAIN:
        return replace(spoilt, domain.offset, 0, octets, length);
    case BEHIND_DOMAIN:
        return replace(spoilt, end_of(domain), 0, octets, length);
    case IN_DOMAIN:
        return replace(spoilt, place_in(domain, random), 0, octets, length);
    case FOR_LOCAL_PART:
        return replace(spoilt, local.offset, local.length, octets, length);
    case FOR_AT:
        return replace(spoilt, end_of(local), domain.offset - end_of(local),
                       octets, length);
    case FOR_DOMAIN:
        return replace(spoilt, domain.offset, domain.length, octets, length);
    case FOR_DOT:
        dot = place_of_dot(spoilt, random);
        return dot != end_of(domain) && replace(spoilt, dot, 1, octets, length);
    case FOR_ALL:
        return replace(spoilt, 0, spoilt->length, octets, length);
    case LONG_LOCAL_PART:
        return lengthen(spoilt, local.offset, ADDRSPEC_LOCAL_PART_MAX,
                        ADDRSPEC_GENERATED_MAX, random);
    case LONG_LABEL:
        return lengthen(spoilt, domain.offset, ADDRSPEC_LABEL_MAX,
                        ADDRSPEC_GENERATED_MAX, random);
    case LONG_DOMAIN:
        return lengthen(spoilt, domain.offset, ADDRSPEC_DOMAIN_MAX, 50, random);
    }
    return false;
}

/* A null path has no parts, and a domain alone no local-part. */
static bool
fits(const struct spoilt *spoilt, uint32_t mistake, int diagnosis)
{
    const bool has_local = spoilt->local_part.offset != ADDRSPEC_ABSENT;
    const bool has_domain = spoilt->domain.offset != ADDRSPEC_ABSENT;

    if (mistakes[mistake].diagnosis != diagnosis)
        return false;
    switch ((enum edit)mistakes[mistake].edit) {
    case BEFORE:
    case BEHIND:
    case FOR_ALL:
        return true;
    case BEFORE_DOMAIN:
    case BEHIND_DOMAIN:
    case IN_DOMAIN:
    case FOR_DOMAIN:
    case FOR_DOT:
    case LONG_LABEL:
    case LONG_DOMAIN:
        return has_domain;
    case BEFORE_LOCAL_PART:
    case BEHIND_LOCAL_PART:
    case IN_LOCAL_PART:
    case FOR_LOCAL_PART:
    case FOR_AT:
    case LONG_LOCAL_PART:
        break;
    }
    return has_local && has_domain;
}

bool
make_mistake(struct spoilt *spoilt, int diagnosis, struct random *random)
{
    uint32_t i, count = 0, chosen;

    for (i = 0; i < MISTAKES; i++)
        count += fits(spoilt, i, diagnosis);
    if (count == 0)
        return false;
    chosen = random_below(random, count);
    for (i = 0; i < MISTAKES; i++)
        if (fits(spoilt, i, diagnosis) && chosen-- == 0)
            return spoil(spoilt, (enum edit)mistakes[i].edit,
                         mistakes[i].octets, mistakes[i].length, random);
    return false;
}

/* ---- Examples -------------------------------------------------------- */

static bool
is_letter(char octet)
{
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') ||
           (octet & 0x80) != 0;
}

/* Names that examples have, and nothing is meant by. */
static uint32_t
name_length(const char *text)
{
    static const char *const names[] = {"bob",   "smith", "jim", "example",
                                        "relay", "hub",   "Bob", "Smith"};
    uint32_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++) {
        const size_t length = strlen(names[i]);

        if (strncmp(text, names[i], length) == 0 && !is_letter(text[length]))
            return (uint32_t)length;
    }
    return 0;
}

/* Another name, that begins as the old one does: in a capital or not. */
static void
put_name(struct spoilt *spoilt, bool capital, struct random *random)
{
    uint32_t length = 1 + random_below(random, 12);

    while (length-- > 0 && spoilt->length < ADDRSPEC_GENERATED_MAX) {
        const char letter = (char)('a' + random_below(random, 26));

        spoilt->octets[spoilt->length++] =
            (char)(capital ? letter - 'a' + 'A' : letter);
        capital = false;
    }
}

bool
make_example(struct spoilt *spoilt, const char *example, struct random *random)
{
    bool letter_before = false;

    spoilt->length = 0;
    while (*example != '\0') {
        const uint32_t name = letter_before ? 0 : name_length(example);

        if (name > 0) {
            put_name(spoilt, example[0] <= 'Z', random);
        } else {
            if (spoilt->length == ADDRSPEC_GENERATED_MAX)
                return false;
            spoilt->octets[spoilt->length++] = *example;
        }
        letter_before = is_letter(*example);
        example += name > 0 ? name : 1;
    }
    return true;
}

/* ---- Slips ----------------------------------------------------------- */

void
make_slip(struct spoilt *spoilt, struct random *random)
{
    static const char octets[] =
        "@.\"<>()[],;:\\- _\r\n\0\t%&=+\x7f\x80\xc3\xff";
    const char octet = random_below(random, 2) == 0
                           ? (char)('a' + random_below(random, 26))
                           : octets[random_below(random, sizeof octets - 1)];
    const uint32_t at = random_below(random, spoilt->length + 1);

    switch (random_below(random, 3)) {
    case 0:
        (void)replace(spoilt, at, 0, &octet, 1);
        break;
    case 1:
        (void)replace(spoilt, at, at < spoilt->length, &octet, 1);
        break;
    default:
        (void)replace(spoilt, at, at < spoilt->length, "", 0);
    }
}

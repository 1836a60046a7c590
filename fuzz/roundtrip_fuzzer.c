/* roundtrip_fuzzer.c - what is made of an address, as an address again
 *
 * SPDX-License-Identifier: MIT
 *
 * A fix removes its diagnostic and adds none, and when no fix is left there is
 * an end; what was mended needs no mending; a normal form is its own; and an
 * address that is valid alone is so in its parts, in a path, in a header and in
 * a list.
 */
#include "fuzz.h"

#include <string.h>

#include "parsed.h"

enum { INPUT_MAX = 1024, TEXT_MAX = 4 * INPUT_MAX };

/* A text, parsed; the spans of its result count in it. */
struct text {
    struct parsed parsed;
    int verdict;
    char octets[TEXT_MAX];
};

/* What is parsed as what, and how. */
struct asked {
    enum addrspec_production production;
    addrspec_options options;
};

static void
parse(struct text *text, const struct asked *asked, size_t length)
{
    struct parsed *parsed = &text->parsed;

    parsed->input = text->octets;
    parsed->length = length;
    memset(&parsed->result, 0xAA, sizeof parsed->result);
    text->verdict = addrspec_parse(asked->production, text->octets, length,
                                   &asked->options, &parsed->result);
    ALWAYS(text->verdict >= 0);
    check_spans(&parsed->result, length);
    check_counts(&parsed->result, text->verdict, length);
}

static void
parse_octets(struct text *text, const struct asked *asked, const char *octets,
             size_t length)
{
    ALWAYS(length <= TEXT_MAX);
    memcpy(text->octets, octets, length);
    parse(text, asked, length);
}

/* ---- Fixes ----------------------------------------------------------- */

/* Notes aside, which may come of a fix: of what browsers take, and servers
 * do not. */
static const addrspec_diag *
fixable(const addrspec_result *result)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].fixable &&
            result->diags[i].severity != ADDRSPEC_NOTE)
            return &result->diags[i];
    return NULL;
}

/* One fix after the other: there is an end, as each leaves less to be said. */
static void
check_fixed_up(const struct text *text, const struct asked *asked)
{
    static struct text now;
    const addrspec_diag *diag;
    size_t left = text->parsed.result.diag_count;
    char *fixed;
    size_t length;

    parse_octets(&now, asked, text->octets, text->parsed.length);
    while ((diag = fixable(&now.parsed.result)) != NULL) {
        ALWAYS(left-- > 0);
        now.parsed.diag = diag;
        fixed = written(fuzz_write_fixed, &now.parsed, &length);
        if (length <= TEXT_MAX)
            parse_octets(&now, asked, fixed, length);
        free(fixed);
        if (length > TEXT_MAX)
            return;
    }
}

static void
check_mended(const struct text *text, const struct asked *asked)
{
    static struct text mended;
    size_t length, more;
    char *octets = written(fuzz_write_mended, &text->parsed, &length);

    if (text->verdict == ADDRSPEC_OK)
        ALWAYS(length == 0);
    if (length > 0 && length <= TEXT_MAX) {
        parse_octets(&mended, asked, octets, length);
        ALWAYS(mended.verdict == ADDRSPEC_OK);
        free(written(fuzz_write_mended, &mended.parsed, &more));
        ALWAYS(more == 0);
    }
    free(octets);
}

/* ---- Parts ----------------------------------------------------------- */

static void
check_slid(addrspec_span here, addrspec_span there, uint32_t by)
{
    ALWAYS(here.length == there.length);
    if (here.offset == ADDRSPEC_ABSENT)
        ALWAYS(there.offset == ADDRSPEC_ABSENT);
    else
        ALWAYS(there.offset == here.offset + by);
}

/* The domain alone. */
static void
check_domain(const struct text *text, const struct asked *asked)
{
    static struct text domain;
    struct asked alone = *asked;
    const addrspec_result *result = &text->parsed.result;
    const uint32_t local = ADDRSPEC_QUOTED | ADDRSPEC_SMTPUTF8;

    alone.production = ADDRSPEC_DOMAIN;
    parse_octets(&domain, &alone, text->octets + result->domain.offset,
                 result->domain.length);
    ALWAYS(domain.verdict == ADDRSPEC_OK);
    ALWAYS((domain.parsed.result.facts & ~local) == (result->facts & ~local));
}

/* In the brackets of a path. */
static void
check_path(const struct text *text, const struct asked *asked,
           enum addrspec_production production)
{
    static struct text path;
    struct asked within = *asked;
    const size_t length = text->parsed.length;

    within.production = production;
    path.octets[0] = '<';
    memcpy(path.octets + 1, text->octets, length);
    path.octets[length + 1] = '>';
    parse(&path, &within, length + 2);
    ALWAYS(path.verdict == ADDRSPEC_OK);
    ALWAYS(path.parsed.result.consumed == length + 2);
    ALWAYS(path.parsed.result.facts == text->parsed.result.facts);
    check_slid(text->parsed.result.local_part, path.parsed.result.local_part,
               1);
    check_slid(text->parsed.result.domain, path.parsed.result.domain, 1);
}

/* In a header: twice, in a list. */
static void
check_header(const struct text *text)
{
    static struct text list;
    addrspec_options options = ADDRSPEC_OPTIONS_INIT;
    addrspec_list walk;
    addrspec_result result;
    const uint32_t length = (uint32_t)text->parsed.length;
    uint32_t i;

    options.profile = ADDRSPEC_RFC5322;
    memcpy(list.octets, text->octets, length);
    list.octets[length] = ',';
    memcpy(list.octets + length + 1, text->octets, length);
    addrspec_list_init(&walk, list.octets, 2 * length + 1, &options);
    for (i = 0; i < 2; i++) {
        ALWAYS(addrspec_list_next(&walk, &result) == ADDRSPEC_OK);
        check_slid(text->parsed.result.local_part, result.local_part,
                   i * (length + 1));
        check_slid(text->parsed.result.domain, result.domain, i * (length + 1));
    }
    ALWAYS(addrspec_list_next(&walk, &result) == ADDRSPEC_END);
}

/* A Mailbox that SMTP takes is a local-part, an @ and a domain. */
static void
check_mailbox(const struct text *text, const struct asked *asked)
{
    const addrspec_result *result = &text->parsed.result;

    ALWAYS(result->local_part.offset == 0);
    ALWAYS(result->domain.offset == result->local_part.length + 1);
    ALWAYS(text->octets[result->local_part.length] == '@');
    ALWAYS(result->domain.offset + result->domain.length ==
           text->parsed.length);
    check_domain(text, asked);
    if (asked->options.profile == ADDRSPEC_HTML5)
        return;
    check_path(text, asked, ADDRSPEC_REVERSE_PATH);
    check_path(text, asked, ADDRSPEC_FORWARD_PATH);
    check_header(text);
}

/* ---- Names and codes ------------------------------------------------- */

static void
check_code(const struct text *text, const addrspec_diag *diag)
{
    const addrspec_diagnosis_info *info = addrspec_diagnosis(diag->id);
    const addrspec_code code = addrspec_diag_code(&text->parsed.result, diag);
    addrspec_code again;
    char octets[32];
    size_t length;

    ALWAYS(addrspec_diagnosis_named(info->name) == info);
    length = addrspec_code_write(code, octets, sizeof octets);
    ALWAYS(length < sizeof octets);
    ALWAYS(addrspec_code_read(octets, length, &again) == (length > 0));
    ALWAYS(memcmp(&code, &again, sizeof code) == 0);
}

/* ---- All of it ------------------------------------------------------- */

static void
check(const struct asked *asked, const uint8_t *data, size_t size,
      uint32_t hash)
{
    static struct text text;
    uint32_t i;

    text.parsed.hash = hash;
    text.parsed.language = hash % 2 == 0 ? "en" : "fr-CA";
    parse_octets(&text, asked, (const char *)data, size);
    for (i = 0; i < text.parsed.result.kept_count; i++)
        check_code(&text, &text.parsed.result.diags[i]);
    check_fixes(&text.parsed, &asked->options);
    check_fixed_up(&text, asked);
    check_mended(&text, asked);
    check_forms(&text.parsed, &asked->options, text.verdict);
    if (text.verdict == ADDRSPEC_OK && asked->production == ADDRSPEC_MAILBOX &&
        asked->options.profile != ADDRSPEC_RFC5322)
        check_mailbox(&text, asked);
}

/* One production and profile, or in a replay all. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint32_t hash = fuzz_hash(data, size);
    struct asked asked = {.options = ADDRSPEC_OPTIONS_INIT};
    uint32_t profiles[FUZZ_PROFILES], count, production, i;

    if (size > INPUT_MAX)
        return 0;
    for (production = ADDRSPEC_MAILBOX; production <= ADDRSPEC_HEADER_MAILBOX;
         production++) {
        if (!fuzz_everything && hash / 2 % 5 != production - 1)
            continue;
        asked.production = (enum addrspec_production)production;
        count = fuzz_profiles_of(asked.production, profiles);
        for (i = 0; i < count; i++) {
            if (!fuzz_everything && hash / 16 % count != i)
                continue;
            asked.options.profile = profiles[i];
            check(&asked, data, size, hash);
        }
    }
    return 0;
}

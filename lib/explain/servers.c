/* servers.c - which server speaks, and what it means
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/servers.h"

#include <stdio.h>
#include <string.h>

#include "catalogue/catalogue.h"

#define SERVER(identifier, name, title) SERVER_##identifier,
#define PHRASE(servers, codes, text, english, french)
enum server_index {
#include "explain/servers.def"
    SERVER_COUNT
};
#undef SERVER

/* A set of servers: some share their words. */
#define SERVER(identifier, name, title) identifier = 1u << SERVER_##identifier,
enum server_set {
#include "explain/servers.def"
    NO_SERVER = 0
};
#undef SERVER
#undef PHRASE

static const struct {
    const char *name;
    const char *title;
} servers[SERVER_COUNT] = {
#define SERVER(identifier, name, title) {name, title},
#define PHRASE(servers, codes, text, english, french)
#include "explain/servers.def"
#undef SERVER
#undef PHRASE
};

struct phrase {
    uint32_t servers;
    const char *codes;
    const char *text;
    const char *meaning[LANGUAGE_COUNT];
};

static const struct phrase phrases[] = {
#define SERVER(identifier, name, title)
#define PHRASE(servers, codes, text, english, french)                          \
    {servers, codes, text, {english, french}},
#include "explain/servers.def"
#undef SERVER
#undef PHRASE
};

/* ---- Codes ----------------------------------------------------------- */

static bool
is_number(const char *text, unsigned number)
{
    return (unsigned)(text[0] - '0') * 100 + (unsigned)(text[1] - '0') * 10 +
               (unsigned)(text[2] - '0') ==
           number;
}

/* "" matches any, "501" any enhanced code, "501 -" none, "501 5.1.3" that. */
static bool
matches_codes(const char *wanted, const struct codes *codes)
{
    char text[sizeof "5.65535.65535"];

    if (wanted[0] == '\0')
        return true;
    if (!is_number(wanted, codes->basic))
        return false;
    if (wanted[3] == '\0')
        return true;
    if (wanted[4] == '-')
        return is_empty(codes->enhanced_at);
    (void)snprintf(text, sizeof text, "%u.%u.%u", codes->enhanced[0] % 10u,
                   codes->enhanced[1] + 0u, codes->enhanced[2] + 0u);
    return strcmp(wanted + 4, text) == 0;
}

/* ---- Words ----------------------------------------------------------- */

/* What is matched goes on from here if a wildcard takes one octet more. */
struct retry {
    const char *pattern; /* behind the wildcard; NULL: there was none */
    int at;
    bool address;
};

/* What stands around a quoted reply may follow it: "(in reply to RCPT TO)",
 * a bracket, the line's end. */
static bool
is_end(const struct said *said, int at)
{
    static const char reply_to[] = "(in reply to";

    if (at >= said->length || said->view->octets[said->places[at]] == '\n' ||
        (said->octets[at] != '\0' && strchr(")]'\"", said->octets[at]) != NULL))
        return true;
    at += said->octets[at] == ' ';
    return said->length - at >= (int)sizeof reply_to - 1 &&
           memcmp(said->octets + at, reply_to, sizeof reply_to - 1) == 0;
}

static void
close_address(const struct retry *retry, struct recognised *recognised, int end)
{
    if (retry->pattern != NULL && retry->address)
        recognised->address_end = end;
}

/* Each wildcard takes as little as it can, which is all there is to try: the
 * part before the last one matched where it stands first. */
static bool
matches(const char *pattern, const struct said *said,
        struct recognised *recognised)
{
    struct retry retry = {NULL, 0, false};
    int at = 0;

    recognised->address_begin = recognised->address_end = 0;
    for (;;) {
        if (pattern[0] == '%' && pattern[1] != '%') {
            close_address(&retry, recognised, retry.at);
            retry = (struct retry){pattern + 2, at, pattern[1] == 'a'};
            if (retry.address)
                recognised->address_begin = at;
            pattern += 2;
        } else if (pattern[0] == '\0' ||
                   (pattern[0] == '$' && pattern[1] == '\0' &&
                    is_end(said, at))) {
            close_address(&retry, recognised, retry.at);
            recognised->end = at;
            return true;
        } else if (at < said->length &&
                   said->octets[at] == (unsigned char)pattern[0]) {
            pattern += 1 + (pattern[0] == '%');
            at++;
        } else if (retry.pattern != NULL && retry.at < said->length) {
            at = ++retry.at;
            pattern = retry.pattern;
        } else {
            return false;
        }
    }
}

void
recognise(const struct said *said, const struct codes *codes,
          struct recognised *recognised)
{
    uint16_t i;

    for (i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
        if (matches_codes(phrases[i].codes, codes) &&
            matches(phrases[i].text, said, recognised)) {
            recognised->phrase = (uint16_t)(i + 1);
            return;
        }
    memset(recognised, 0, sizeof *recognised);
}

/* ---- In public ------------------------------------------------------- */

static const struct phrase *
phrase_of(const addrspec_found *found)
{
    return found->phrase == 0 ||
                   found->phrase > sizeof phrases / sizeof phrases[0]
               ? NULL
               : &phrases[found->phrase - 1];
}

/* The index-th of the servers that say so; SERVER_COUNT past the last. */
static int
server_of(const addrspec_found *found, size_t index)
{
    const struct phrase *phrase = phrase_of(found);
    int server = phrase == NULL ? SERVER_COUNT : 0;

    for (; server < SERVER_COUNT; server++)
        if ((phrase->servers >> server & 1) != 0 && index-- == 0)
            break;
    return server;
}

const char *
addrspec_found_server(const addrspec_found *found, size_t index)
{
    const int server = server_of(found, index);

    return server == SERVER_COUNT ? NULL : servers[server].name;
}

const char *
addrspec_found_server_title(const addrspec_found *found, size_t index)
{
    const int server = server_of(found, index);

    return server == SERVER_COUNT ? NULL : servers[server].title;
}

const char *
addrspec_found_meaning(const addrspec_found *found, const char *language)
{
    const struct phrase *phrase = phrase_of(found);

    return phrase == NULL ? NULL : phrase->meaning[language_of(language)];
}

/* probe_target.c - HOST:PORT, and whether it is this machine
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "probe_target.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "complain.h"
#include "options.h"

/* ---- Taking it apart ------------------------------------------------- */

struct parts {
    char host[PROBE_TARGET_MAX];
    const char *port;
};

static bool
is_port(const char *text)
{
    unsigned long port = 0;
    size_t i;

    for (i = 0; text[i] >= '0' && text[i] <= '9' && i < 5; i++)
        port = 10 * port + (unsigned long)(text[i] - '0');
    return i > 0 && text[i] == '\0' && port >= 1 && port <= UINT16_MAX;
}

static bool
take_apart(const char *text, struct parts *parts)
{
    const bool bracketed = text[0] == '[';
    const char *end = bracketed ? strchr(text, ']') : strrchr(text, ':');
    const char *begin = text + bracketed;
    size_t length;

    if (end == NULL || strlen(text) >= PROBE_TARGET_MAX)
        return false;
    length = (size_t)(end - begin);
    memcpy(parts->host, begin, length);
    parts->host[length] = '\0';
    parts->port = end + 1 + bracketed;
    /* Without brackets nobody can tell the port of an IPv6 address. */
    return length > 0 && end[bracketed] == ':' && is_port(parts->port) &&
           (bracketed || strchr(parts->host, ':') == NULL);
}

/* ---- Whose address it is --------------------------------------------- */

static bool
is_loopback_ipv4(const unsigned char *octets)
{
    return octets[0] == 127; /* RFC 1122 3.2.1.3 (g) */
}

static bool
is_loopback(const struct sockaddr *address)
{
    /* ::1, and 127.0.0.0/8 as RFC 4291 2.5.5.2 maps it. */
    static const unsigned char one[16] = {[15] = 1};
    static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};
    unsigned char octets[16];

    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *ipv4 = (const void *)address;

        memcpy(octets, &ipv4->sin_addr, 4);
        return is_loopback_ipv4(octets);
    }
    if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *ipv6 = (const void *)address;

        memcpy(octets, &ipv6->sin6_addr, sizeof octets);
        return memcmp(octets, one, sizeof octets) == 0 ||
               (memcmp(octets, mapped, sizeof mapped) == 0 &&
                is_loopback_ipv4(octets + sizeof mapped));
    }
    return false;
}

static bool
refuse_remote(const char *text, const struct addrinfo *address)
{
    char numeric[PROBE_TARGET_MAX] = "?";

    (void)getnameinfo(address->ai_addr, address->ai_addrlen, numeric,
                      sizeof numeric, NULL, 0, NI_NUMERICHOST);
    complain("addrspec: " QUOTED " is %s, which is not this machine; probe "
             "servers that you may probe, with --allow-remote",
             text, numeric);
    return false;
}

/* ---- The whole ------------------------------------------------------- */

bool
probe_target_find(struct probe_target *target, const char *text,
                  bool allow_remote)
{
    const struct addrinfo hints = {.ai_family = AF_UNSPEC,
                                   .ai_socktype = SOCK_STREAM,
                                   .ai_flags = AI_NUMERICSERV};
    const struct addrinfo *address;
    struct parts parts;
    int error;

    target->addresses = NULL;
    if (!take_apart(text, &parts)) {
        complain_usage(COMMAND_PROBE,
                       QUOTED " is not HOST:PORT, as localhost:25, "
                              "127.0.0.1:25 or [::1]:25",
                       text);
        return false;
    }
    (void)snprintf(target->text, sizeof target->text, "%s", text);
    error = getaddrinfo(parts.host, parts.port, &hints, &target->addresses);
    if (error != 0) {
        complain("addrspec: cannot find '%.255s': %s", parts.host,
                 error == EAI_SYSTEM ? strerror(errno) : gai_strerror(error));
        target->addresses = NULL;
        return false;
    }
    /* Each of them may be connected to. */
    for (address = target->addresses; address != NULL && !allow_remote;
         address = address->ai_next)
        if (!is_loopback(address->ai_addr))
            return refuse_remote(text, address);
    return true;
}

void
probe_target_release(struct probe_target *target)
{
    if (target->addresses != NULL)
        freeaddrinfo(target->addresses);
}

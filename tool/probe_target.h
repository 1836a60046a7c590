/* probe_target.h - HOST:PORT, and whether it is this machine
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_PROBE_TARGET_H
#define ADDRSPEC_TOOL_PROBE_TARGET_H

#include <stdbool.h>

struct addrinfo;

/* A name of 255 octets, "[]:", a port and a NUL. */
#define PROBE_TARGET_MAX 272

struct probe_target {
    char text[PROBE_TARGET_MAX]; /* as it was given */
    struct addrinfo *addresses;
};

/* Read "localhost:25", "127.0.0.1:25" or "[::1]:25" and look the host up.
 *
 * False, and said why, if that cannot be done; or if one of its addresses is
 * not of this machine's loopback, unless that is allowed. */
bool probe_target_find(struct probe_target *target, const char *text,
                       bool allow_remote);

void probe_target_release(struct probe_target *target);

#endif

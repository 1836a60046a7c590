/* system.h - what every file of the tool includes first: POSIX.1-2008
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_SYSTEM_H
#define ADDRSPEC_TOOL_SYSTEM_H

#ifdef HAVE_CONFIG_H
#    include <config.h>
#endif

#ifndef _POSIX_C_SOURCE
#    define _POSIX_C_SOURCE 200809L
#endif

#endif

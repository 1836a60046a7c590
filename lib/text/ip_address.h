/* ip_address.h - IP addresses as text, each in its one canonical way
 *
 * SPDX-License-Identifier: MIT
 *
 * The text is what stands in an address-literal, its tag left out: the
 * grammar has accepted it.  Each returns how many octets it wrote.
 */
#ifndef ADDRSPEC_TEXT_IP_ADDRESS_H
#define ADDRSPEC_TEXT_IP_ADDRESS_H

#include <stdint.h>

#define IPV4_CANONICAL_MAX 15 /* "255.255.255.255" */
#define IPV6_CANONICAL_MAX 39 /* eight groups; "::ffff:" and IPv4 are less */

/* Decimal numbers without leading zeros. */
uint32_t ipv4_canonical(const unsigned char *text, uint32_t length,
                        char canonical[IPV4_CANONICAL_MAX]);

/* As RFC 5952 4 has it, and with an IPv4 part in the one block where the
 * octets alone say so, ::ffff:0:0/96 (RFC 5952 5). */
uint32_t ipv6_canonical(const unsigned char *text, uint32_t length,
                        char canonical[IPV6_CANONICAL_MAX]);

#endif

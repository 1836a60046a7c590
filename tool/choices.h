/* choices.h - what the words of options mean that several sub-commands have
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_CHOICES_H
#define ADDRSPEC_TOOL_CHOICES_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

/* In the order of options.def. */
enum { CHOICE_MAILBOX, CHOICE_PATH, CHOICE_HEADER, CHOICE_LIST };
enum { CHOICE_MAIL, CHOICE_RCPT };

/* No --profile. */
#define CHOICE_NONE UINT_MAX

/* --profile, or what --form has without one. */
uint32_t chosen_profile(unsigned choice, unsigned form);

/* A record is a header field. */
bool is_header_form(unsigned form);

/* What to say of a form that the profile has not; NULL if it has it. */
const char *form_refused(uint32_t profile, unsigned form);

/* --form and --command; of a list, what its members are.  Other profiles than
 * rfc5322 know addresses without a name alone, in a header as well. */
enum addrspec_production chosen_production(unsigned form, unsigned command,
                                           uint32_t profile);

#endif

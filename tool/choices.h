/* choices.h - what the words of options mean that several sub-commands have
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_CHOICES_H
#define ADDRSPEC_TOOL_CHOICES_H

#include <stdbool.h>
#include <stdint.h>

#include <addrspec/addrspec.h>

/* In the order of options.def. */
enum { CHOICE_MAILBOX, CHOICE_PATH };
enum { CHOICE_MAIL, CHOICE_RCPT };

/* --profile */
uint32_t chosen_profile(unsigned choice);

/* HTML has no paths. */
bool profile_has_form(uint32_t profile, unsigned form);

/* --form and --command */
enum addrspec_production chosen_production(unsigned form, unsigned command);

#endif

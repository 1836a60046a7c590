/* choices.c - what the words of options mean that several sub-commands have
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "choices.h"

uint32_t
chosen_profile(unsigned choice)
{
    static const uint32_t profiles[] = {ADDRSPEC_SMTP, ADDRSPEC_RFC5321,
                                        ADDRSPEC_RFC6531, ADDRSPEC_HTML5};

    return profiles[choice];
}

bool
profile_has_form(uint32_t profile, unsigned form)
{
    return profile != ADDRSPEC_HTML5 || form == CHOICE_MAILBOX;
}

enum addrspec_production
chosen_production(unsigned form, unsigned command)
{
    if (form == CHOICE_MAILBOX)
        return ADDRSPEC_MAILBOX;
    return command == CHOICE_MAIL ? ADDRSPEC_REVERSE_PATH
                                  : ADDRSPEC_FORWARD_PATH;
}

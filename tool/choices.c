/* choices.c - what the words of options mean that several sub-commands have
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "choices.h"

bool
is_header_form(unsigned form)
{
    return form == CHOICE_HEADER || form == CHOICE_LIST;
}

uint32_t
chosen_profile(unsigned choice, unsigned form)
{
    static const uint32_t profiles[] = {ADDRSPEC_SMTP, ADDRSPEC_RFC5321,
                                        ADDRSPEC_RFC6531, ADDRSPEC_RFC5322,
                                        ADDRSPEC_HTML5};

    if (choice == CHOICE_NONE)
        return is_header_form(form) ? ADDRSPEC_RFC5322 : ADDRSPEC_SMTP;
    return profiles[choice];
}

const char *
form_refused(uint32_t profile, unsigned form)
{
    if (profile == ADDRSPEC_HTML5 && form == CHOICE_PATH)
        return "--profile html5 has no paths";
    if (profile == ADDRSPEC_HTML5 && form == CHOICE_HEADER)
        return "--profile html5 has no headers";
    if (profile == ADDRSPEC_RFC5322 && form == CHOICE_PATH)
        return "--profile rfc5322 has no paths";
    return NULL;
}

enum addrspec_production
chosen_production(unsigned form, unsigned command, uint32_t profile)
{
    if (is_header_form(form) && profile == ADDRSPEC_RFC5322)
        return ADDRSPEC_HEADER_MAILBOX;
    if (form != CHOICE_PATH)
        return ADDRSPEC_MAILBOX;
    return command == CHOICE_MAIL ? ADDRSPEC_REVERSE_PATH
                                  : ADDRSPEC_FORWARD_PATH;
}

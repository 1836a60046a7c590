/* probe_report.c - names that both reports of a probe have
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "probe_report.h"

const char *
probe_profile_name(const struct probe_session *session)
{
    static const char *const names[] = {[ADDRSPEC_SMTP] = "smtp",
                                        [ADDRSPEC_RFC5321] = "rfc5321",
                                        [ADDRSPEC_RFC6531] = "rfc6531"};

    return names[session->asked->rules.profile];
}

const char *
probe_stop_name(const struct probe_session *session)
{
    static const char *const names[] = {
        [PROBE_GOES_ON] = NULL,
        [PROBE_STOPPED_421] = "421",
        [PROBE_STOPPED_COMMANDS] = "max-commands",
        [PROBE_STOPPED_CONNECTIONS] = "max-connections",
        [PROBE_STOPPED_TROUBLE] = "trouble",
        [PROBE_STOPPED_INTERRUPTED] = "interrupted",
    };

    return names[session->stop];
}

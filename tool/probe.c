/* probe.c - addrspec probe: where an SMTP server departs from a profile
 *
 * SPDX-License-Identifier: MIT
 *
 * Paths come from probe_path(), whatever they were read from or made by.
 */
#include "system.h"

#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "complain.h"
#include "help.h"
#include "inputs.h"
#include "interrupt.h"
#include "output.h"
#include "probe_judge.h"
#include "probe_options.h"
#include "probe_report.h"
#include "probe_session.h"

struct probe {
    struct probe_options asked;
    struct probe_session session;
    struct probe_report report;
    const struct probe_format *format;
    struct probe_totals totals;
    struct sink out;
    struct inputs inputs;
    addrspec_generator generator;
};

/* ---- A path ---------------------------------------------------------- */

static void
count(struct probe_totals *totals, const struct probed *probed)
{
    unsigned i;

    totals->paths++;
    totals->outcomes[probed->outcome]++;
    totals->departed += probed->departures != 0;
    for (i = 0; i < PROBE_DEPARTURE_COUNT; i++)
        totals->departures[i] += probed->departures >> i & 1;
}

static void
tell(struct probe *probe, const struct probed *probed)
{
    count(&probe->totals, probed);
    if (probe->asked.departures_only && probed->departures == 0)
        return;
    probe->format->path(&probe->report, probed);
    /* Servers take their time: whoever reads along is to see it at once. */
    sink_flush(&probe->out);
}

/* Send a path and tell what came of it.  False if no more is to be sent. */
static bool
probe_path(struct probe *probe, uint64_t line, const struct record *path)
{
    struct probe_session *session = &probe->session;
    const char *argument = path->octets;
    size_t length = path->kept;
    struct probe_verdict verdict;
    struct probe_answer answer;
    struct probed probed = {.line = line,
                            .path = path->octets,
                            .length = shown_length(path),
                            .verdict = &verdict,
                            .outcome = PROBE_NOT_SENT};

    probed.why_not = probe_not_sendable(session, path->octets, path->length);
    if (probed.why_not == NULL) {
        probe_session_line(session, path->octets, path->kept);
        argument = probe_session_argument(session, &length);
    }
    if (!probe_expect(&probe->asked, argument, length, &verdict)) {
        probe->inputs.trouble = true;
        return true;
    }
    if (probed.why_not == NULL) {
        if (!probe_session_send(session, &answer))
            return false;
        probed.answer = &answer;
        probed.outcome = probe_outcome(session, &answer);
        probed.departures = probe_departures(session, &verdict, &answer);
    }
    tell(probe, &probed);
    return session->stop == PROBE_GOES_ON;
}

/* ---- Where paths come from ------------------------------------------- */

static void
take(void *context, const struct record *record)
{
    struct probe *probe = context;

    if (record != NULL && /* else it is unreadable, and that has been said */
        !probe_path(probe, probe->inputs.line, record))
        probe->inputs.enough = true;
}

static void
probe_built_in(struct probe *probe)
{
    static const char *const paths[] = {
#define PATH(octets) octets,
#include "probe_paths.def"
#undef PATH
    };
    size_t i;

    for (i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        const size_t length = strlen(paths[i]);
        const struct record path = {paths[i], length, length};

        if (!probe_path(probe, i + 1, &path))
            return;
    }
}

static void
probe_generated(struct probe *probe)
{
    const struct probe_options *asked = &probe->asked;
    char octets[ADDRSPEC_GENERATED_MAX];
    addrspec_generated generated;
    uint32_t i;

    if (addrspec_generator_init(
            &probe->generator,
            asked->mail ? ADDRSPEC_REVERSE_PATH : ADDRSPEC_FORWARD_PATH,
            asked->rules.profile, (enum addrspec_generated_kind)asked->generate,
            0, asked->seed) != ADDRSPEC_OK)
        return; /* paths are generated under every profile that is offered */
    for (i = 1; i <= asked->count &&
                addrspec_generate(&probe->generator, octets, &generated) != 0;
         i++) {
        const struct record path = {octets, generated.length, generated.length};

        if (!probe_path(probe, i, &path))
            return;
    }
}

static void
probe_all(struct probe *probe)
{
    const struct input_list *list = &probe->asked.inputs;

    if (probe->asked.generate != 0)
        probe_generated(probe);
    else if (list->operand_count > 0 || list->file_count > 0)
        inputs_read(&probe->inputs);
    else
        probe_built_in(probe);
}

/* ---- The whole ------------------------------------------------------- */

static void
complain_stop(struct probe *probe)
{
    static const char *const why[] = {
        [PROBE_STOPPED_421] = "the server said 421",
        [PROBE_STOPPED_COMMANDS] = "--max-commands are sent",
        [PROBE_STOPPED_CONNECTIONS] = "--max-connections are used up",
        [PROBE_STOPPED_INTERRUPTED] = NULL,
    };
    const struct probe_session *session = &probe->session;

    if (session->stop == PROBE_GOES_ON)
        return;
    probe->inputs.trouble = true;
    if (why[session->stop] != NULL)
        complain("addrspec: stopped after %llu paths, as %s",
                 (unsigned long long)probe->totals.paths, why[session->stop]);
}

static int
probe_server(struct probe *probe)
{
    struct probe_session *session = &probe->session;
    const bool begun = probe_session_begin(session, &probe->asked);

    if (begun) {
        probe->format->begin(&probe->report);
        probe_all(probe);
    }
    probe_session_end(session);
    if (begun)
        probe->format->end(&probe->report, &probe->totals);
    if (finish_output(&probe->out) != EXIT_ALL_VALID)
        probe->inputs.trouble = true;
    complain_stop(probe);
    buffer_release(&probe->report.text);
    if (interrupted())
        return EXIT_INTERRUPTED;
    if (probe->inputs.trouble)
        return EXIT_TROUBLE;
    return probe->totals.departed > 0 ? EXIT_SOME_INVALID : EXIT_ALL_VALID;
}

int
probe_command(int argc, char **argv)
{
    static struct probe probe; /* large: not for the stack */
    int status = probe_options_read(&probe.asked, argc, argv);

    if (status < 0) {
        sink_begin(&probe.out, STDOUT_FILENO);
        probe.format = probe.asked.json ? &probe_json : &probe_human;
        probe.report.out = &probe.out;
        probe.report.session = &probe.session;
        inputs_begin(&probe.inputs, &probe.asked.inputs, &probe.out, take,
                     &probe);
        interrupt_watch();
        status = probe_server(&probe);
    }
    probe_options_release(&probe.asked);
    return status;
}

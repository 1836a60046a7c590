/* probe_judge.c - what a server did, beside what it should have done
 *
 * SPDX-License-Identifier: MIT
 */
#include "system.h"

#include "probe_judge.h"

#include <string.h>

#include "complain.h"
#include "utf8.h"

const struct probe_departure_row probe_departure_rows[PROBE_DEPARTURE_COUNT] = {
#define DEPARTURE(identifier, name, text) [PROBE_##identifier] = {name, text},
#include "probe_departures.def"
#undef DEPARTURE
};

const char *const probe_outcome_names[PROBE_OUTCOME_COUNT] = {
    [PROBE_ACCEPTED] = "accepted",
    [PROBE_REFUSED] = "refused",
    [PROBE_REFUSED_OTHERWISE] = "refused-otherwise",
    [PROBE_DEFERRED] = "deferred",
    [PROBE_UNANSWERED] = "unanswered",
    [PROBE_NOT_SENT] = "not-sent",
};

/* ---- What is expected ------------------------------------------------ */

static const addrspec_diag *
first_error(const addrspec_result *result)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].severity == ADDRSPEC_ERROR)
            return &result->diags[i];
    return NULL;
}

static const addrspec_diag *
first_of(const addrspec_result *result, int id)
{
    uint32_t i;

    for (i = 0; i < result->kept_count; i++)
        if (result->diags[i].id == id)
            return &result->diags[i];
    return NULL;
}

/* A server may not have the extension that a parameter belongs to, or have one
 * that we do not know. */
static bool
has_parameters(const addrspec_result *result, size_t length)
{
    return result->consumed < length;
}

bool
probe_expect(const struct probe_options *asked, const char *argument,
             size_t length, struct probe_verdict *verdict)
{
    addrspec_result *result = &verdict->result;
    const int status = addrspec_parse(asked->mail ? ADDRSPEC_REVERSE_PATH
                                                  : ADDRSPEC_FORWARD_PATH,
                                      argument, length, &asked->rules, result);

    if (status < 0) {
        complain("addrspec: %s", addrspec_strerror(status));
        return false;
    }
    verdict->argument = argument;
    verdict->length = length;
    verdict->diag = first_error(result);
    verdict->id = verdict->diag == NULL ? 0 : verdict->diag->id;
    verdict->expected =
        verdict->id == 0 ? PROBE_EXPECT_SUCCESS : PROBE_EXPECT_REFUSAL;
    if (verdict->id == ADDRSPEC_UNKNOWN_PARAMETER ||
        (verdict->id == 0 && has_parameters(result, length)))
        verdict->expected = PROBE_EXPECT_EITHER;
    if (verdict->id == 0 && (result->facts & ADDRSPEC_SMTPUTF8) != 0 &&
        !asked->smtputf8) {
        /* Valid, but not where MAIL has not said SMTPUTF8: RFC 6531 3.5. */
        verdict->id = ADDRSPEC_NEEDS_SMTPUTF8;
        verdict->diag = first_of(result, verdict->id);
        verdict->expected = PROBE_EXPECT_REFUSAL;
    }
    return true;
}

/* ---- What codes mean ------------------------------------------------- */

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static bool
is_among(int code, const int *codes, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (codes[i] == code)
            return true;
    return false;
}

/* Codes that are about how the argument is written: RFC 5321 4.2.3. */
static bool
is_syntax_code(int code)
{
    static const int codes[] = {500, 501, 502, 503, 504, 553, 555};

    return is_among(code, codes, LENGTH(codes));
}

/* Is a refusal about how the argument is written?  The enhanced code knows
 * better, where it says anything: RFC 3463 3.2 to 3.8. */
static bool
is_about_syntax(const struct smtp_reply *reply)
{
    static const char *const syntax[] = {"5.1.3", "5.1.7", "5.6.7", "5.6.9"};
    const char *code;
    const size_t length = smtp_reply_enhanced(reply, &code);
    size_t i;

    if (length == 0 || strncmp(code, "5.0.", 4) == 0 ||
        (length == 5 && memcmp(code, "5.1.0", 5) == 0))
        return is_syntax_code(reply->code);
    if (strncmp(code, "5.5.", 4) == 0) /* "protocol status" */
        return true;
    for (i = 0; i < LENGTH(syntax); i++)
        if (length == strlen(syntax[i]) && memcmp(code, syntax[i], length) == 0)
            return true;
    return false;
}

/* RFC 5321 4.3.2, with 530 of RFC 4954 6 and 556 of RFC 7504 4.  Failures that
 * may pass are told apart from departures, and not looked up. */
static bool
is_code_of(bool mail, int code)
{
    static const int any[] = {500, 501, 530};
    static const int of_mail[] = {250, 503, 550, 552, 553, 555};
    static const int of_rcpt[] = {250, 251, 503, 550, 551, 552, 553, 555, 556};

    return code / 100 == 4 || is_among(code, any, LENGTH(any)) ||
           (mail ? is_among(code, of_mail, LENGTH(of_mail))
                 : is_among(code, of_rcpt, LENGTH(of_rcpt)));
}

/* ---- What came of it ------------------------------------------------- */

enum probe_outcome
probe_outcome(const struct probe_session *session,
              const struct probe_answer *answer)
{
    if (answer->event != SMTP_REPLIED)
        return PROBE_UNANSWERED;
    switch (session->reply.code / 100) {
    case 2:
        return PROBE_ACCEPTED;
    case 4:
        return PROBE_DEFERRED;
    default: /* 3yz too: it does not let the transaction go on */
        return is_about_syntax(&session->reply) ? PROBE_REFUSED
                                                : PROBE_REFUSED_OTHERWISE;
    }
}

static unsigned
bit(enum probe_departure departure)
{
    return 1u << departure;
}

/* That of a reply alone, whatever it was the reply to. */
static unsigned
faults_of_reply(const struct smtp_reply *reply, bool smtputf8)
{
    unsigned departures = 0;

    if (reply->faults & SMTP_REPLY_CONTROL)
        departures |= bit(PROBE_CONTROL);
    /* RFC 6531 3.7.4.2 lets UTF-8 in where the client has said SMTPUTF8. */
    if ((reply->faults & SMTP_REPLY_OVER_7F) &&
        !(smtputf8 && utf8_is_valid(reply->text, reply->length)))
        departures |= bit(PROBE_RAW);
    if (reply->faults & SMTP_REPLY_LONG_LINE)
        departures |= bit(PROBE_LONG_LINE);
    if (reply->faults & SMTP_REPLY_BARE_LF)
        departures |= bit(PROBE_BARE_LF);
    return departures;
}

static unsigned
by_event(const struct smtp_reply *reply, enum smtp_event event)
{
    switch (event) {
    case SMTP_CLOSED:
        return bit(PROBE_CLOSED);
    case SMTP_HUNG:
        return bit(PROBE_HUNG);
    case SMTP_GARBLED:
        return bit(reply->length == SMTP_REPLY_MAX ? PROBE_ENDLESS
                                                   : PROBE_GARBLED);
    case SMTP_REPLIED:
    case SMTP_INTERRUPTED:
        break;
    }
    return 0;
}

unsigned
probe_departures(const struct probe_session *session,
                 const struct probe_verdict *verdict,
                 const struct probe_answer *answer)
{
    const struct smtp_reply *reply = &session->reply;
    const enum probe_outcome outcome = probe_outcome(session, answer);
    unsigned departures = by_event(reply, answer->event) |
                          faults_of_reply(reply, session->asked->smtputf8);

    if (outcome == PROBE_ACCEPTED && verdict->expected == PROBE_EXPECT_REFUSAL)
        departures |= bit(PROBE_ACCEPTED_INVALID);
    if (outcome == PROBE_REFUSED && verdict->expected == PROBE_EXPECT_SUCCESS)
        departures |= bit(PROBE_REFUSED_VALID);
    if (answer->event == SMTP_REPLIED &&
        !is_code_of(session->asked->mail, reply->code))
        departures |= bit(PROBE_CODE);
    if (answer->closed_after)
        departures |= bit(PROBE_CLOSED_AFTER);
    if (answer->more)
        departures |= bit(PROBE_MORE);
    return departures;
}

/* options_fuzzer.c - any options, buffers of any size, any sequence of calls
 *
 * SPDX-License-Identifier: MIT
 *
 * The last octets are calls, one after the other, with their arguments, the
 * very last one says how many octets that are; what stands before them is the
 * input.  No function writes beyond the buffer it is given, all return the
 * length of the whole text, and none takes what it cannot know.
 */
#include "fuzz.h"

#include <string.h>

#include "parsed.h"
#include "session.h"

enum { INPUT_MAX = 1024, CALLS_MAX = 96 };

/* ---- What is asked --------------------------------------------------- */

static void
set_production(struct session *session)
{
    session->production = (enum addrspec_production)(session_take(session) % 8);
}

static void
set_profile(struct session *session)
{
    const uint8_t octet = session_take(session);

    session->options.profile = octet < 240 ? octet % 5u : octet;
}

static void
set_flags(struct session *session)
{
    const uint8_t octet = session_take(session);

    session->options.flags = octet < 240 ? octet % 64u : octet * 0x01010101u;
}

/* One in eight is of a library that is not ours. */
static void
set_size(struct session *session)
{
    const uint8_t octet = session_take(session);

    session->options.size = octet % 8 == 0 ? octet : sizeof session->options;
    session->without_options = octet % 8 == 1;
}

static void
set_ignored(struct session *session)
{
    const uint8_t octet = session_take(session);
    size_t i;

    for (i = 0; i < IGNORED_MAX; i++) {
        const addrspec_diagnosis_info *info =
            addrspec_diagnosis_at(session_take(session));

        session->ignored[i] =
            info != NULL ? info->id : session_take_two(session);
    }
    session->options.ignore_count = octet % (IGNORED_MAX + 1);
    session->options.ignore = octet < 240 ? session->ignored : NULL;
}

static void
set_language(struct session *session)
{
    static const char *const languages[] = {
        "en", "fr", "fr-CA", "en-GB", "", "f", "FR", "fro", "x-klingon", NULL};

    session->language = languages[session_take(session) %
                                  (sizeof languages / sizeof languages[0])];
}

static void
set_code(struct session *session)
{
    size_t i;

    session->code.basic = session_take_two(session) % 1024;
    for (i = 0; i < 3; i++)
        session->code.enhanced[i] = session_take(session) % 12;
    session->code.enhanced[session_take(session) % 3] =
        session_take_two(session);
}

static void
set_number(struct session *session)
{
    session->number = session_take_two(session) - 256;
}

/* The result of other octets: whatever stands in it, nobody writes or reads
 * where he may not. */
static void
forge_result(struct session *session)
{
    uint8_t *octets = (uint8_t *)&session->result;
    size_t count = session_take(session) % 8;

    while (count-- > 0)
        octets[session_take_two(session) % sizeof session->result] =
            session_take(session);
}

/* ---- Parsing --------------------------------------------------------- */

static bool
has_production(uint32_t profile, int production)
{
    switch (profile) {
    case ADDRSPEC_SMTP:
    case ADDRSPEC_RFC5321:
    case ADDRSPEC_RFC6531:
        return production >= ADDRSPEC_MAILBOX && production <= ADDRSPEC_DOMAIN;
    case ADDRSPEC_RFC5322:
        return production == ADDRSPEC_MAILBOX ||
               production == ADDRSPEC_DOMAIN ||
               production == ADDRSPEC_HEADER_MAILBOX;
    case ADDRSPEC_HTML5:
        return production == ADDRSPEC_MAILBOX || production == ADDRSPEC_DOMAIN;
    default:
        return false;
    }
}

/* What cannot be asked: an ADDRSPEC_ERR_, else ADDRSPEC_OK. */
static int
refusal(const struct session *session, int production)
{
    static const addrspec_options defaults = ADDRSPEC_OPTIONS_INIT;
    const addrspec_options *options = session_options(session);

    if (options == NULL)
        options = &defaults;
    if (options->size != sizeof *options)
        return ADDRSPEC_ERR_ABI;
    if (!has_production(options->profile, production) ||
        (options->flags & ~0x3fu) != 0 ||
        (options->ignore_count > 0 && options->ignore == NULL))
        return ADDRSPEC_ERR_ARGUMENT;
    return ADDRSPEC_OK;
}

static int
parse_slice(const struct session *session, addrspec_slice slice,
            addrspec_result *result)
{
    const int verdict =
        addrspec_parse(session->production, slice.octets, slice.length,
                       session_options(session), result);
    const int refused = refusal(session, (int)session->production);

    ALWAYS(refused == ADDRSPEC_OK ? verdict >= 0 : verdict == refused);
    return verdict;
}

static void
check_as_asked(const struct session *session, const addrspec_result *result)
{
    const addrspec_options *options = session_options(session);
    uint32_t i, k;

    ALWAYS(result->production == session->production);
    ALWAYS(result->profile == (options == NULL ? 0 : options->profile));
    ALWAYS(result->flags == (options == NULL ? 0 : options->flags));
    if (options == NULL)
        return;
    for (i = 0; i < result->kept_count; i++)
        for (k = 0; k < options->ignore_count; k++)
            ALWAYS(result->diags[i].id != options->ignore[k]);
}

static void
parse(struct session *session)
{
    const addrspec_slice slice = session_take_slice(session);
    addrspec_result result, again;
    const int verdict = parse_slice(session, slice, &result);

    ALWAYS(parse_slice(session, slice, NULL) == verdict);
    if (verdict < 0)
        return;
    check_spans(&result, slice.length);
    check_counts(&result, verdict, slice.length);
    check_as_asked(session, &result);
    ALWAYS(parse_slice(session, slice, &again) == verdict);
    memset(result.diags + result.kept_count, 0,
           (ADDRSPEC_DIAGS_MAX - result.kept_count) * sizeof result.diags[0]);
    memset(again.diags + again.kept_count, 0,
           (ADDRSPEC_DIAGS_MAX - again.kept_count) * sizeof again.diags[0]);
    ALWAYS(memcmp(&result, &again, sizeof result) == 0);
    session->result = result; /* the slice may not be the input: forged */
}

static void
parse_nothing(struct session *session)
{
    const addrspec_slice none = {NULL, 0};

    (void)parse_slice(session, none, NULL);
    ALWAYS(addrspec_parse(ADDRSPEC_MAILBOX, NULL, 1, NULL, NULL) ==
           ADDRSPEC_ERR_ARGUMENT);
}

static void
parse_batch(struct session *session)
{
    enum { COUNT = 3 };
    addrspec_slice slices[COUNT];
    addrspec_result results[COUNT];
    int verdicts[COUNT];
    size_t i, invalid = 0;
    const size_t count = session_take(session) % (COUNT + 1);

    for (i = 0; i < count; i++) {
        slices[i] = session_take_slice(session);
        invalid += parse_slice(session, slices[i], NULL) != ADDRSPEC_OK;
    }
    ALWAYS(addrspec_parse_batch(session->production, slices, count,
                                session_options(session), verdicts,
                                results) == invalid);
    for (i = 0; i < count; i++)
        ALWAYS(parse_slice(session, slices[i], NULL) == verdicts[i]);
    ALWAYS(addrspec_parse_batch(session->production, slices, count,
                                session_options(session), NULL,
                                NULL) == invalid);
}

/* What a walk over lines has come to. */
struct lines {
    const struct session *session;
    size_t last;
    size_t left; /* calls until it is ended */
};

static int
take_line(void *context, size_t number, const char *line, size_t length,
          int verdict, const addrspec_result *result)
{
    struct lines *lines = context;
    const addrspec_slice slice = {line, length};

    ALWAYS(number > lines->last);
    ALWAYS(memchr(line, '\n', length) == NULL);
    ALWAYS(verdict != ADDRSPEC_OK);
    ALWAYS((result == NULL) == (verdict < 0));
    ALWAYS(parse_slice(lines->session, slice, NULL) == verdict);
    lines->last = number;
    return lines->left-- == 0;
}

static void
parse_lines(struct session *session)
{
    const addrspec_slice slice = session_take_slice(session);
    struct lines lines = {session, 0, session_take(session) % 4};
    size_t i, count = slice.length > 0;

    for (i = 0; i + 1 < slice.length; i++)
        count += slice.octets[i] == '\n';
    ALWAYS(addrspec_parse_lines(session->production, slice.octets, slice.length,
                                session_options(session), NULL, NULL) == count);
    i = addrspec_parse_lines(session->production, slice.octets, slice.length,
                             session_options(session), take_line, &lines);
    ALWAYS(i <= count && i >= lines.last);
}

static void
walk_list(struct session *session)
{
    const addrspec_slice slice = session_take_slice(session);
    const addrspec_options *options = session_options(session);
    const bool header = options != NULL && options->profile == ADDRSPEC_RFC5322;
    const int refused =
        refusal(session, header ? ADDRSPEC_HEADER_MAILBOX : ADDRSPEC_MAILBOX);
    size_t left = session_take(session) % 16;
    addrspec_result result;
    addrspec_list list;
    int verdict;

    addrspec_list_init(&list, slice.octets, slice.length, options);
    do {
        verdict = addrspec_list_next(&list, left % 2 == 0 ? &result : NULL);
        if (refused != ADDRSPEC_OK)
            ALWAYS(verdict == refused);
        else
            ALWAYS(verdict >= 0 || verdict == ADDRSPEC_END);
    } while (verdict >= 0 && left-- > 0);
    if (verdict < 0)
        ALWAYS(addrspec_list_next(&list, NULL) == ADDRSPEC_END);
}

static void
compare(struct session *session)
{
    const addrspec_slice a = session_take_slice(session),
                         b = session_take_slice(session);
    const int equal = addrspec_equal(a.octets, a.length, b.octets, b.length,
                                     session_options(session));
    const addrspec_options *options = session_options(session);

    if (options != NULL && options->size != sizeof *options) {
        ALWAYS(equal == ADDRSPEC_ERR_ABI);
        return;
    }
    ALWAYS(equal == 0 || equal == 1 || equal == ADDRSPEC_ERR_ARGUMENT);
    ALWAYS(addrspec_equal(b.octets, b.length, a.octets, a.length, options) ==
           equal);
}

/* ---- Calls ----------------------------------------------------------- */

static call *const calls[] = {
    set_production,
    set_profile,
    set_flags,
    set_size,
    set_ignored,
    set_language,
    set_code,
    set_number,
    forge_result,
    parse,
    parse,
    parse_nothing,
    parse_batch,
    parse_lines,
    walk_list,
    compare,
    session_write_text,
    session_write_text,
    session_write_text,
    session_write_text,
    session_mend_list,
    session_read_code,
    session_read_text,
    session_look_up_diagnosis,
    session_look_up_name,
    session_look_up_code,
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct session session = {.production = ADDRSPEC_MAILBOX,
                              .options = ADDRSPEC_OPTIONS_INIT,
                              .language = "en"};
    size_t count;

    if (size == 0 || size > INPUT_MAX)
        return 0;
    count = data[size - 1] % CALLS_MAX;
    if (count > size - 1)
        count = size - 1;
    session.input = (const char *)data;
    session.length = size - 1 - count;
    session.at = data + session.length;
    session.end = data + size - 1;
    while (session.at < session.end)
        calls[session_take(&session) % (sizeof calls / sizeof calls[0])](
            &session);
    return 0;
}

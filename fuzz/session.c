/* session.c - calls to functions that write, or look something up
 *
 * SPDX-License-Identifier: MIT
 */
#include "session.h"

#include <string.h>

enum { GUARD = 16 };

uint8_t
session_take(struct session *session)
{
    return session->at < session->end ? *session->at++ : 0;
}

uint16_t
session_take_two(struct session *session)
{
    const uint16_t first = session_take(session);

    return (uint16_t)(first << 8 | session_take(session));
}

addrspec_slice
session_take_slice(struct session *session)
{
    const size_t begin = session_take_two(session) % (session->length + 1);
    const size_t length =
        session_take_two(session) % (session->length - begin + 1);
    const addrspec_slice slice = {session->input + begin, length};

    return slice;
}

const addrspec_options *
session_options(const struct session *session)
{
    return session->without_options ? NULL : &session->options;
}

/* ---- Writing --------------------------------------------------------- */

/* Functions that write as snprintf() does, with what is asked now. */
typedef size_t write_fn(const struct session *session, char *buffer,
                        size_t size);

static const addrspec_diag *
any_diag(const struct session *session)
{
    return &session->result
                .diags[(unsigned)session->number % ADDRSPEC_DIAGS_MAX];
}

static size_t
reply_line(const struct session *session, char *buffer, size_t size)
{
    return addrspec_format_reply_line(&session->result, session->input,
                                      session->length, session->number,
                                      session->language, buffer, size);
}

static size_t
reply(const struct session *session, char *buffer, size_t size)
{
    return addrspec_format_reply(&session->result, session->input,
                                 session->length, session->number,
                                 session->language, buffer, size);
}

static size_t
picture(const struct session *session, char *buffer, size_t size)
{
    return addrspec_format_picture(&session->result, session->input,
                                   session->length, session->language, buffer,
                                   size);
}

static size_t
diag(const struct session *session, char *buffer, size_t size)
{
    return addrspec_format_diag(any_diag(session), session->input,
                                session->length, session->language, buffer,
                                size);
}

static size_t
message(const struct session *session, char *buffer, size_t size)
{
    return addrspec_format_message(any_diag(session), session->input,
                                   session->length, session->language, buffer,
                                   size);
}

static size_t
safe(const struct session *session, char *buffer, size_t size)
{
    return addrspec_format_safe(session->input, session->length, buffer, size);
}

static size_t
display_name(const struct session *session, char *buffer, size_t size)
{
    return addrspec_display_name(&session->result, session->input,
                                 session->length, buffer, size);
}

static size_t
fix_text(const struct session *session, char *buffer, size_t size)
{
    return addrspec_fix_text(any_diag(session), session->input, session->length,
                             buffer, size);
}

static size_t
fix_apply(const struct session *session, char *buffer, size_t size)
{
    return addrspec_fix_apply(any_diag(session), session->input,
                              session->length, buffer, size);
}

static size_t
mend(const struct session *session, char *buffer, size_t size)
{
    return addrspec_mend(&session->result, session->input, session->length,
                         buffer, size);
}

static size_t
normalize(const struct session *session, char *buffer, size_t size)
{
    return addrspec_normalize(&session->result, session->input, session->length,
                              (enum addrspec_form)(session->number % 8), buffer,
                              size);
}

static size_t
code_write(const struct session *session, char *buffer, size_t size)
{
    return addrspec_code_write(session->code, buffer, size);
}

static size_t
code_answers(const struct session *session, char *buffer, size_t size)
{
    return addrspec_code_answers(session->code, session->language, buffer,
                                 size);
}

static size_t
code_use(const struct session *session, char *buffer, size_t size)
{
    return addrspec_code_use(session->code, session->language, buffer, size);
}

static size_t
code_difference(const struct session *session, char *buffer, size_t size)
{
    const addrspec_code other = {553, {5, 1, 3}};

    return addrspec_code_difference(session->code, other,
                                    (size_t)(unsigned)session->number,
                                    session->language, buffer, size);
}

static const struct {
    write_fn *write;
} writers[] = {
    {reply_line},   {reply},      {picture},      {diag},     {message},
    {safe},         {fix_text},   {fix_apply},    {mend},     {normalize},
    {display_name}, {code_write}, {code_answers}, {code_use}, {code_difference},
};

/* A size about which there may be a mistake, or any. */
static size_t
any_size(struct session *session, size_t length)
{
    const uint8_t octet = session_take(session);

    switch (octet % 5) {
    case 0:
        return octet / 5u; /* 0 to 51 */
    case 1:
        return length;
    case 2:
        return length + 1;
    case 3:
        return length + 2;
    default:
        return session_take_two(session) % (length + 8);
    }
}

void
session_write_text(struct session *session)
{
    write_fn *write =
        writers[session_take(session) % (sizeof writers / sizeof writers[0])]
            .write;
    const size_t length = write(session, NULL, 0);
    const size_t size = any_size(session, length);
    char *whole = malloc(length + 1), *part = malloc(size + GUARD);
    size_t i;

    if (whole == NULL || part == NULL)
        abort();
    ALWAYS(write(session, whole, length + 1) == length);
    ALWAYS(whole[length] == '\0');
    memset(part, 0xA5, size + GUARD);
    ALWAYS(write(session, part, size) == length);
    for (i = 0; i < GUARD; i++)
        ALWAYS((unsigned char)part[size + i] == 0xA5);
    if (size > 0) {
        const size_t shown = length < size ? length : size - 1;

        ALWAYS(part[shown] == '\0' && memcmp(part, whole, shown) == 0);
    }
    free(whole);
    free(part);
}

/* What fits may be nothing at all: a list that cannot be seen as a whole. */
void
session_mend_list(struct session *session)
{
    const size_t length = addrspec_list_mend(session->input, session->length,
                                             session_options(session), NULL, 0);
    const size_t size = any_size(session, length);
    char *part = malloc(size + GUARD);
    size_t i;

    if (part == NULL)
        abort();
    memset(part, 0xA5, size + GUARD);
    ALWAYS(addrspec_list_mend(session->input, session->length,
                              session_options(session), part, size) <= length);
    for (i = 0; i < GUARD; i++)
        ALWAYS((unsigned char)part[size + i] == 0xA5);
    free(part);
}

/* ---- The catalogue --------------------------------------------------- */

void
session_look_up_diagnosis(struct session *session)
{
    const int id = session->number;
    const bool known = addrspec_diagnosis(id) != NULL;

    ALWAYS((addrspec_title(id, session->language) != NULL) == known);
    ALWAYS((addrspec_description(id, session->language) != NULL) == known);
    ALWAYS((addrspec_remedy(id, session->language) != NULL) == known);
    ALWAYS((addrspec_example(id) != NULL) == known);
    ALWAYS(addrspec_strerror(id) != NULL);
    ALWAYS(addrspec_diagnosis_at((size_t)id + 1000) == NULL || id < 0);
    (void)addrspec_diag_code(&session->result, any_diag(session));
    (void)addrspec_diag_limit(any_diag(session));
}

void
session_look_up_name(struct session *session)
{
    const addrspec_slice slice = session_take_slice(session);
    char name[64];
    const size_t length =
        slice.length < sizeof name ? slice.length : sizeof name - 1;
    const addrspec_diagnosis_info *info;

    memcpy(name, slice.octets, length);
    name[length] = '\0';
    info = addrspec_diagnosis_named(name);
    ALWAYS(info == NULL || strcmp(info->name, name) == 0);
}

void
session_look_up_code(struct session *session)
{
    enum { COUNT = 4 };
    addrspec_code nearest[COUNT];
    const addrspec_code_info *info = addrspec_code_find(session->code);
    const size_t count = session_take(session) % (COUNT + 1);
    const size_t found = addrspec_code_nearest(session->code, nearest, count);
    size_t i;

    ALWAYS(found <= count);
    for (i = 0; i < found; i++)
        ALWAYS(addrspec_code_find(nearest[i]) != NULL);
    (void)addrspec_code_text(session->code,
                             (enum addrspec_code_part)session_take(session),
                             session->language);
    (void)addrspec_code_diagnosis_at(session->code, session_take(session));
    (void)addrspec_code_at(session_take_two(session));
    if (info != NULL)
        ALWAYS(addrspec_code_text(session->code, ADDRSPEC_CODE_TITLE,
                                  session->language) != NULL);
}

void
session_read_code(struct session *session)
{
    const addrspec_slice slice = session_take_slice(session);
    addrspec_code code, again;
    char octets[32];
    size_t length;

    if (!addrspec_code_read(slice.octets, slice.length, &code)) {
        ALWAYS(code.basic == 0 && code.enhanced[0] == 0);
        return;
    }
    length = addrspec_code_write(code, octets, sizeof octets);
    ALWAYS(length < sizeof octets);
    ALWAYS(addrspec_code_read(octets, length, &again) == 1);
    ALWAYS(memcmp(&code, &again, sizeof code) == 0);
}

void
session_read_text(struct session *session)
{
    static addrspec_text text;
    const addrspec_slice slice = session_take_slice(session);
    const size_t cut = session_take_two(session) % (slice.length + 1);
    addrspec_found found, again;
    const int any = addrspec_read_text(slice.octets, slice.length, &found);

    addrspec_text_init(&text);
    addrspec_text_push(&text, slice.octets, cut);
    addrspec_text_push(&text, NULL, 0);
    addrspec_text_push(&text, slice.octets + cut, slice.length - cut);
    ALWAYS(addrspec_text_end(&text, &again) == any);
    ALWAYS(memcmp(&found, &again, sizeof found) == 0);
    found.phrase = session_take_two(session);
    (void)addrspec_found_server(&found, session_take(session));
    (void)addrspec_found_server_title(&found, session_take(session));
    (void)addrspec_found_meaning(&found, session->language);
}

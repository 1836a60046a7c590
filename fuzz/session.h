/* session.h - a sequence of calls to the library
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_FUZZ_SESSION_H
#define ADDRSPEC_FUZZ_SESSION_H

#include "fuzz.h"

enum { IGNORED_MAX = 4 };

/* What is asked now; calls change it. */
struct session {
    const uint8_t *at, *end; /* of the calls left */
    const char *input;
    size_t length;
    enum addrspec_production production;
    addrspec_options options;
    uint16_t ignored[IGNORED_MAX];
    bool without_options; /* NULL is given for them */
    const char *language;
    addrspec_result result; /* of a parse, or of nothing, or forged */
    addrspec_code code;
    int number; /* for whatever takes one */
};

/* The next octet of the calls, and the next two; 0 where none is left. */
uint8_t session_take(struct session *session);
uint16_t session_take_two(struct session *session);

/* A part of the input, from any place to any other. */
addrspec_slice session_take_slice(struct session *session);

const addrspec_options *session_options(const struct session *session);

/* Calls of functions that write, or look something up: see the names. */
typedef void call(struct session *session);
call session_write_text;
call session_mend_list;
call session_look_up_diagnosis;
call session_look_up_name;
call session_look_up_code;
call session_read_code;
call session_read_text;

#endif

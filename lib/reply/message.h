/* message.h - one diagnostic in words
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_REPLY_MESSAGE_H
#define ADDRSPEC_REPLY_MESSAGE_H

#include "catalogue/catalogue.h"
#include "reply/writer.h"

enum phrase {
#define PHRASE(name, english, french) name,
#include "reply/phrases.def"
#undef PHRASE
    PHRASE_COUNT
};

const char *phrase(enum phrase name, enum language language);

/* The catalogue's sentence with its placeholders filled: UTF-8, the octets of
 * the input escaped. */
void write_message(struct writer *writer, const addrspec_diag *diag,
                   const unsigned char *input, uint32_t length,
                   enum language language);

/* The same for an SMTP reply, which is ASCII (RFC 5321 4.2). */
void write_message_ascii(struct writer *writer, const addrspec_diag *diag,
                         const unsigned char *input, uint32_t length,
                         enum language language);

/* The title, and where its row wants it the part: "two dots in a row in the
 * local-part"; or the reason. */
void write_title(struct writer *writer, const addrspec_diag *diag,
                 const unsigned char *input, uint32_t length,
                 enum language language);

#endif

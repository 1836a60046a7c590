/* addrspec.h - parse, validate and explain Internet mailboxes
 *
 * SPDX-License-Identifier: MIT
 *
 * Three ideas carry the whole interface:
 *
 *   1. A *production* says what the input claims to be: a Mailbox, a
 *      Reverse-path, a Forward-path, a Domain.  It is the start symbol of
 *      the grammar, and the only thing that differs between kinds of input.
 *   2. A *span* says where: octets [offset, offset + length) of the input.
 *      The local-part, the mistake and the fix all use it.
 *   3. A *diagnosis* says why: a number that keeps its meaning for ever.
 *      Everything known about it (reply code, enhanced status code, RFC
 *      section, texts) is in one read-only catalogue.
 *
 * Unless a comment says otherwise, a function takes octets and a length (no
 * terminating NUL is needed, NUL octets are ordinary invalid input), keeps
 * nothing, allocates nothing, reads no locale, and is thread-safe.
 *
 * Only ICU and libidn2 allocate, and they are asked only about an address with
 * an octet over 0x7f or a label that begins with "xn-": by the functions that
 * parse, mend, write or compare one.  ADDRSPEC_NO_IDNA keeps a parse from
 * asking them.  ICU's checkers are opened once and stay open: do not call
 * ICU's u_cleanup() before the last call to this library.
 */
#ifndef ADDRSPEC_H
#define ADDRSPEC_H

#include <stddef.h>
#include <stdint.h>

#include <addrspec/version.h> /* ADDRSPEC_VERSION "0.1.0", _NUMBER 0x000100 */

#ifdef __cplusplus
extern "C" {
#endif

#ifndef ADDRSPEC_API
#    if defined(__GNUC__)
#        define ADDRSPEC_API __attribute__((visibility("default")))
#    else
#        define ADDRSPEC_API
#    endif
#endif

/* ---- Limits ---------------------------------------------------------- */

#define ADDRSPEC_LOCAL_PART_MAX 64 /* octets, RFC 5321 4.5.3.1.1 */
#define ADDRSPEC_DOMAIN_MAX 255    /* octets, RFC 5321 4.5.3.1.2 */
#define ADDRSPEC_PATH_MAX 256      /* octets with "<" ">", RFC 5321 4.5.3.1.3 */
#define ADDRSPEC_MAILBOX_MAX 254   /* octets: a path without its "<" ">" */
#define ADDRSPEC_LABEL_MAX 63      /* octets, RFC 1035 2.3.4 */
#define ADDRSPEC_A_LABELS_MAX                                                  \
    253                             /* octets of a domain with its U-labels as \
                                       A-labels, RFC 1035 2.3.4 on the wire */
#define ADDRSPEC_REPLY_LINE_MAX 512 /* octets with CRLF, RFC 5321 4.5.3.1.5 */
#define ADDRSPEC_DIAGS_MAX 8        /* diagnostics kept for one input */

/* ---- Status ---------------------------------------------------------- */

/* What every checking function returns: 0 for success, a negative number
 * when the call itself failed, a positive number (an enum
 * addrspec_diagnosis) for the first error in the input. */
enum addrspec_status {
    ADDRSPEC_OK = 0,
    ADDRSPEC_ERR_ARGUMENT = -1, /* NULL pointer, unknown production... */
    ADDRSPEC_ERR_ABI = -2,      /* options.size is not one we know */
    ADDRSPEC_ERR_MEMORY = -3,   /* in libidn2 or ICU.  ICU keeps it for good
                                   if it could not be opened for want of it */
    ADDRSPEC_END = -4           /* addrspec_list_next(): no mailbox is left */
};

/* ---- Diagnoses ------------------------------------------------------- */

/* enum addrspec_diagnosis: ADDRSPEC_DOUBLE_DOT = 417...
 * Numbers are assigned once, in no order, and never reused or renumbered. */
#include <addrspec/diagnoses.h>

enum addrspec_severity {
    ADDRSPEC_NOTE = 1,    /* legal, and worth knowing */
    ADDRSPEC_WARNING = 2, /* legal, and refused by servers in wide use */
    ADDRSPEC_ERROR = 3    /* refused by the profile that was asked for */
};

/* The part of the input a diagnostic speaks of. */
enum addrspec_part {
    ADDRSPEC_PART_MAILBOX = 1,
    ADDRSPEC_PART_PATH,
    ADDRSPEC_PART_LOCAL_PART,
    ADDRSPEC_PART_DOMAIN,
    ADDRSPEC_PART_ADDRESS_LITERAL,
    ADDRSPEC_PART_SOURCE_ROUTE,
    ADDRSPEC_PART_PARAMETERS
};

/* Octets [offset, offset + length) of the input.  An absent part has
 * offset ADDRSPEC_ABSENT; a present but empty one has length 0. */
typedef struct addrspec_span {
    uint32_t offset;
    uint32_t length;
} addrspec_span;

#define ADDRSPEC_ABSENT UINT32_MAX

/* One finding.  28 octets, and frozen: what may grow is the catalogue.
 *
 * `value` is the measured length where a limit is exceeded, the code point
 * at fault where there is one, ADDRSPEC_ABSENT where there is neither.
 * `where` of length 0 is a gap: the place where something is missing.
 * `fixable` is nonzero if there is one edit after which this diagnostic is
 * gone and no other has come; addrspec_fix_text() has its text, `fix` the
 * octets it replaces (length 0 inserts). */
typedef struct addrspec_diag {
    uint16_t id;      /* enum addrspec_diagnosis */
    uint8_t severity; /* enum addrspec_severity */
    uint8_t fixable;
    uint8_t part;        /* enum addrspec_part */
    uint8_t reason;      /* which of several, for the message; 0: the only */
    uint8_t reserved[2]; /* zero */
    uint32_t value;
    addrspec_span where;
    addrspec_span fix;
} addrspec_diag;

/* ---- Options and result ---------------------------------------------- */

enum addrspec_production {
    ADDRSPEC_MAILBOX = 1,       /* Mailbox, RFC 5321 4.1.2 */
    ADDRSPEC_REVERSE_PATH = 2,  /* Reverse-path with its Mail-parameters:
                                   what follows "MAIL FROM:"; also "<>" */
    ADDRSPEC_FORWARD_PATH = 3,  /* Forward-path with its Rcpt-parameters: what
                                   follows "RCPT TO:"; also "<Postmaster>" */
    ADDRSPEC_DOMAIN = 4,        /* Domain / address-literal */
    ADDRSPEC_HEADER_MAILBOX = 5 /* mailbox, RFC 5322 3.4: with a name */
};

enum addrspec_profile {
    ADDRSPEC_SMTP = 0,    /* RFC 5321 and 6531; the default */
    ADDRSPEC_RFC5321 = 1, /* the ASCII envelope, to the letter */
    ADDRSPEC_RFC6531 = 2, /* the letter of RFC 6531, SMTPUTF8 negotiated */
    ADDRSPEC_RFC5322 = 3, /* as in a header, with RFC 6532: CFWS; obsolete
                             forms and what is too long are warned of */
    ADDRSPEC_HTML5 = 4    /* what <input type=email> accepts: a mailbox or a
                             domain, no path; a note says what mail servers
                             will refuse */
};

#define ADDRSPEC_NO_SOURCE_ROUTE 0x1u    /* "<@a,@b:c@d>" is an error */
#define ADDRSPEC_NO_QUOTED_STRING 0x2u   /* "\"a b\"@c" is an error */
#define ADDRSPEC_NO_ADDRESS_LITERAL 0x4u /* "a@[192.0.2.1]" is an error */
#define ADDRSPEC_NO_IDNA 0x8u   /* skip libidn2 and ICU, hence malloc */
#define ADDRSPEC_NEED_DOT 0x10u /* "a@localhost" is an error */
#define ADDRSPEC_SENDER 0x20u   /* a mailbox is a sender's: reply 5.1.7 */

/* Set `size` to sizeof(addrspec_options), or begin from
 * ADDRSPEC_OPTIONS_INIT; later versions add members at the end. */
typedef struct addrspec_options {
    uint32_t size;          /* sizeof(addrspec_options) */
    uint32_t profile;       /* enum addrspec_profile */
    uint32_t flags;         /* ADDRSPEC_NO_... */
    uint32_t ignore_count;  /* how many there are in ... */
    const uint16_t *ignore; /* ... diagnoses that are neither reported nor
                               count against the input; what follows from
                               such a mistake alone is ignored with it */
} addrspec_options;

#define ADDRSPEC_OPTIONS_INIT                                                  \
    {                                                                          \
        sizeof(addrspec_options), ADDRSPEC_SMTP, 0, 0, NULL                    \
    }

/* Facts about the input, in addrspec_result.facts. */
#define ADDRSPEC_NULL_PATH 0x1u        /* "<>" */
#define ADDRSPEC_QUOTED 0x2u           /* the local-part is a Quoted-string */
#define ADDRSPEC_IPV4_LITERAL 0x4u     /* "[192.0.2.1]", or meant as one */
#define ADDRSPEC_IPV6_LITERAL 0x8u     /* "[IPv6:::1]", or meant as one */
#define ADDRSPEC_GENERAL_LITERAL 0x10u /* any other thing in brackets */
#define ADDRSPEC_SMTPUTF8 0x20u        /* non-ASCII local-part or domain */

/* The answer.  Plain data on the caller's stack, copyable with "=".  Nothing
 * to initialise: every call that does not return an ADDRSPEC_ERR_ fills all
 * of it, but for diags past the last one kept.  The spans are filled as far
 * as the parts could be told, valid or not. */
typedef struct addrspec_result {
    uint16_t production;        /* as asked */
    uint16_t profile;           /* as applied */
    uint32_t facts;             /* ADDRSPEC_QUOTED... */
    uint32_t flags;             /* as asked */
    addrspec_span display_name; /* header mailbox only: as written */
    addrspec_span source_route; /* "@a,@b", without the colon */
    addrspec_span local_part;   /* as written, with its quotes */
    addrspec_span domain;       /* as written, with its brackets */
    uint32_t consumed;          /* where the path ends; its parameters follow */
    uint32_t diag_count;        /* findings made, kept or not */
    uint32_t kept_count;        /* findings in diags: at most 8 */
    uint32_t error_count;
    uint32_t reserved[4];                    /* zero */
    addrspec_diag diags[ADDRSPEC_DIAGS_MAX]; /* in order of offset.  Errors are
                                kept before warnings, warnings before notes */
} addrspec_result;

/* ---- Parsing --------------------------------------------------------- */

/* Parse `input` as one `production`.
 *
 * `input` may be NULL if `length` is 0.  `options` may be NULL for the
 * defaults; `result` may be NULL when only the verdict is wanted.  Takes
 * time linear in `length`, for any octets.
 *
 * Returns ADDRSPEC_OK if there is no error, the diagnosis of the first error
 * (the one with the smallest offset), or a negative ADDRSPEC_ERR_: ARGUMENT
 * for a length of UINT32_MAX or more, a NULL input with a length, an unknown
 * production, profile or flag, a production that the profile's grammar does not
 * have (paths under ADDRSPEC_RFC5322, a header mailbox under others); ABI for a
 * size of options we do not know; MEMORY where libidn2 or ICU had none, also
 * for the proof of a fix, which is asked for with `result` alone. */
ADDRSPEC_API int addrspec_parse(enum addrspec_production production,
                                const char *input, size_t length,
                                const addrspec_options *options,
                                addrspec_result *result);

typedef struct addrspec_slice {
    const char *octets;
    size_t length;
} addrspec_slice;

/* Parse `count` inputs.  verdicts[i] is what addrspec_parse() returns for
 * inputs[i], results[i] its result; either may be NULL.  Returns how many
 * verdicts are not ADDRSPEC_OK. */
ADDRSPEC_API size_t addrspec_parse_batch(enum addrspec_production production,
                                         const addrspec_slice *inputs,
                                         size_t count,
                                         const addrspec_options *options,
                                         int *verdicts,
                                         addrspec_result *results);

/* Called for a line that is not valid; a nonzero return ends the walk.
 * `result` is NULL where `verdict` is an ADDRSPEC_ERR_. */
typedef int addrspec_line_fn(void *context, size_t line_number,
                             const char *line, size_t length, int verdict,
                             const addrspec_result *result);

/* Parse every line of a buffer, each one an input of `production`.
 *
 * The line end (LF or CRLF) is no part of the input; a last line without one
 * counts.  Calls `invalid` (unless it is NULL) for each line whose verdict is
 * not ADDRSPEC_OK, in order; line numbers count from 1.  Returns the number
 * of lines read. */
ADDRSPEC_API size_t addrspec_parse_lines(enum addrspec_production production,
                                         const char *buffer, size_t length,
                                         const addrspec_options *options,
                                         addrspec_line_fn *invalid,
                                         void *context);

/* ---- Lists -----------------------------------------------------------
 *
 * An address-list (RFC 5322 3.4), as in a "To:" field: mailboxes and groups
 * of mailboxes, with commas between.
 *
 *     addrspec_list list;
 *     addrspec_result result;
 *     int verdict;
 *
 *     addrspec_list_init(&list, input, length, &options);
 *     while ((verdict = addrspec_list_next(&list, &result)) != ADDRSPEC_END)
 *         ...
 *
 * What people type in place of a comma separates as well, and is warned of:
 * semicolons, spaces and line breaks, a comma too many; and in "Last, First
 * <a@b.example>" the comma is the name's.  The list is valid if no call
 * returns an error. */

/* Where a member of a list stands. */
typedef struct addrspec_member {
    addrspec_span where; /* with its comments, without white space around */
    addrspec_span group; /* the name of its group, as written; absent */
    int verdict;         /* of the member alone, whatever is to be said of what
                            stands around it */
} addrspec_member;

/* A walk over a list.  All members are private. */
typedef struct addrspec_list {
    const char *input;
    size_t length;
    const addrspec_options *options;
    addrspec_member member;
    addrspec_span next;
    addrspec_span group;
    addrspec_span outer_group;
    addrspec_span surplus;
    uint32_t next_mailbox;
    uint32_t next_stop;
    uint32_t separator;
    uint32_t position;
    uint32_t depth;
    uint8_t state;
    uint8_t next_ending;
    uint8_t before;
    uint8_t unclosed;
    uint8_t found;
    uint8_t reserved[7];
} addrspec_list;

/* Begin a walk.  `options` may be NULL for the defaults; they and the input
 * have to stay as they are until it ends. */
ADDRSPEC_API void addrspec_list_init(addrspec_list *list, const char *input,
                                     size_t length,
                                     const addrspec_options *options);

/* Parse the next mailbox: under ADDRSPEC_RFC5322 as an ADDRSPEC_HEADER_MAILBOX,
 * under the other profiles, which know no names, as an ADDRSPEC_MAILBOX.
 *
 * Under ADDRSPEC_HTML5 a list is what <input type=email multiple> takes: commas
 * alone separate, there are no groups, each value has to be an address, and of
 * nothing at all there are none, which is valid.
 *
 * All spans of `result`, which may be NULL, count from the start of the list,
 * and what the functions under "Writing" and addrspec_fix_apply() take is the
 * whole list with them.  A mailbox that is not valid does not end the walk:
 * it goes on behind it, even where a quote or a comment was left open.
 *
 * What is to be said of the list between two mailboxes (a comma too many, a
 * group in a group) comes with the mailbox before, in front of the first one
 * with that; a group that does not end comes with the last.
 *
 * Returns ADDRSPEC_OK, the diagnosis of the first error, or an ADDRSPEC_ERR_
 * as addrspec_parse() does, after which ADDRSPEC_END follows but for MEMORY.
 * A list without a mailbox returns its error, if there is one, with a result
 * whose parts are absent.  With ADDRSPEC_END `result` has the warnings of a
 * list without a mailbox ("Team:,;"), and is else empty. */
ADDRSPEC_API int addrspec_list_next(addrspec_list *list,
                                    addrspec_result *result);

/* Where the mailbox stands that addrspec_list_next() gave last; all is absent
 * where it gave none. */
ADDRSPEC_API addrspec_member addrspec_list_member(const addrspec_list *list);

/* The whole list with the fixes of its errors made, when that makes all of it
 * valid; "" and 0 when not, and for a list without an error.
 *
 * Follows snprintf(), as the functions under "Writing", but that only with
 * room for all of it can it be seen whether it is one valid list: where a
 * quote or a comment was left open, what fits may be "" after all. */
ADDRSPEC_API size_t addrspec_list_mend(const char *input, size_t length,
                                       const addrspec_options *options,
                                       char *buffer, size_t size);

/* ---- Writing ---------------------------------------------------------
 *
 * Functions below that take (buffer, size) follow snprintf(): they write at
 * most size octets including a NUL and return the length of the whole text,
 * so a return value >= size means it was cut short.  (NULL, 0) measures.
 * `language` is "en" or "fr", also with a BCP 47 region ("fr-CA"); NULL and
 * any other tag are "en".  Texts count octets from 1, as people do; spans
 * count from 0.  `input` is what was parsed to get `result` or `diag`. */

/* The SMTP reply to the first error, one line without CRLF:
 *
 *     553 5.1.3 <a..b@c.example>: local-part has two dots in a row at octet 2
 *     (RFC 5321 4.1.2)
 *
 * Never over 510 octets: the address is cut short where it would be.  ASCII
 * alone: octets that may not appear in a reply are written \xHH, and French
 * goes without its accents.  `basic_code` 0 asks for the catalogue's own
 * choice; 501, 550, 553... replaces it.
 * Returns 0 and writes "" for a result without an error. */
ADDRSPEC_API size_t addrspec_format_reply_line(const addrspec_result *result,
                                               const char *input, size_t length,
                                               int basic_code,
                                               const char *language,
                                               char *buffer, size_t size);

/* The same as a reply of several lines, each with both codes and ended by
 * CRLF, with the place and, where addrspec_mend() has one, the mended input:
 *
 *     553-5.1.3 <a..b@c.example>: local-part has two dots in a row
 *     553-5.1.3 at octet 2 (RFC 5321 4.1.2)
 *     553 5.1.3 did you mean <a.b@c.example>? */
ADDRSPEC_API size_t addrspec_format_reply(const addrspec_result *result,
                                          const char *input, size_t length,
                                          int basic_code, const char *language,
                                          char *buffer, size_t size);

/* The input and, below it, a line of carets for each diagnostic kept, each
 * line ended by LF:
 *
 *     bob..smith@example.com
 *        ^^ double-dot: two dots in a row in the local-part
 *
 * Octets that would spoil a terminal (control, invisible, bidi, not UTF-8)
 * are shown as \t, \xHH or \u{HHHH}, and the carets account for it, as for
 * wide and combining characters.  Of a long input only the part around the
 * first diagnostic is shown; the carets of what lies behind it stand at its
 * end. */
ADDRSPEC_API size_t addrspec_format_picture(const addrspec_result *result,
                                            const char *input, size_t length,
                                            const char *language, char *buffer,
                                            size_t size);

/* The same for one diagnostic alone. */
ADDRSPEC_API size_t addrspec_format_diag(const addrspec_diag *diag,
                                         const char *input, size_t length,
                                         const char *language, char *buffer,
                                         size_t size);

/* One sentence in UTF-8 about one diagnostic, with its part, value and limit,
 * for a form or a log: "local-part has two dots in a row". */
ADDRSPEC_API size_t addrspec_format_message(const addrspec_diag *diag,
                                            const char *input, size_t length,
                                            const char *language, char *buffer,
                                            size_t size);

/* The octets as they can be shown safely on a terminal, as in the picture. */
ADDRSPEC_API size_t addrspec_format_safe(const char *input, size_t length,
                                         char *buffer, size_t size);

/* The display name of a header mailbox, as it is meant to be read, in UTF-8:
 * without quotation marks, backslashes, comments and folding, and with its
 * encoded-words (RFC 2047) decoded.  What is in a charset that is not known
 * here, or cannot be decoded, stays as it is written; known are UTF-8,
 * US-ASCII, ISO-8859-1, ISO-8859-15 and Windows-1252.
 *
 * It is for display alone: no verdict and no address depends on it, and what
 * looks like an address in it is none.  It may hold any octet, control and
 * bidi characters too: see addrspec_format_safe().  Returns 0 and writes ""
 * where there is no display name. */
ADDRSPEC_API size_t addrspec_display_name(const addrspec_result *result,
                                          const char *input, size_t length,
                                          char *buffer, size_t size);

/* ---- Mending --------------------------------------------------------- */

/* The text to put in place of diag->fix; "" deletes it (or there is no fix:
 * see diag->fixable).  For want of memory in libidn2 or ICU also "": then
 * addrspec_fix_apply() returns 0 as well. */
ADDRSPEC_API size_t addrspec_fix_text(const addrspec_diag *diag,
                                      const char *input, size_t length,
                                      char *buffer, size_t size);

/* The whole input with that one replacement made.  `diag` must be fixable,
 * else returns 0. */
ADDRSPEC_API size_t addrspec_fix_apply(const addrspec_diag *diag,
                                       const char *input, size_t length,
                                       char *buffer, size_t size);

/* The whole input with the fixes of its errors applied from left to right
 * (one that overlaps an earlier one is skipped), when that makes it valid
 * (by its profile and flags: what was ignored counts here); "" and 0 when
 * not, and for a result without an error. */
ADDRSPEC_API size_t addrspec_mend(const addrspec_result *result,
                                  const char *input, size_t length,
                                  char *buffer, size_t size);

/* ---- Normal forms and comparison -------------------------------------
 *
 * The same mailbox can be written in many ways: "bob"@x.example is
 * bob@X.example, [ipv6:0:0:0:0:0:0:0:1] is [IPv6:::1], and a U-label is its
 * A-label. */

enum addrspec_form {
    /* The mailbox, with quotes and backslashes only where they must be (RFC
     * 5321 4.1.2), its local-part in Unicode's Normalization Form C (RFC 6532
     * 3.1), its domain in lower case, labels as written; IPv4 numbers without
     * leading zeros, IPv6 as RFC 5952 has it.  Of a path its mailbox alone: no
     * brackets, no source route (RFC 5321 appendix C), no parameters. */
    ADDRSPEC_FORM_MAILBOX = 1,
    ADDRSPEC_FORM_ASCII,      /* the same, U-labels as A-labels; a local-part
                                 outside ASCII stays what it is */
    ADDRSPEC_FORM_UNICODE,    /* the same, A-labels as U-labels; a bad A-label
                                 stays what it is */
    ADDRSPEC_FORM_LOCAL_PART, /* the local-part's octets, without quotes and
                                 backslashes, else as written */
    ADDRSPEC_FORM_KEY         /* equal if and only if the mailbox is */
};

/* A valid address in one of its normal forms.
 *
 * `result` is of a parse that returned ADDRSPEC_OK (errors that were ignored
 * count here), `input` what was parsed.  Follows snprintf(), as the functions
 * under "Writing".
 *
 * What is written in a form is valid by the same profile and flags, and is its
 * own normal form: parsed as an ADDRSPEC_MAILBOX (as an ADDRSPEC_DOMAIN where
 * that is what it was).  Two paths hold no mailbox, and are written with their
 * brackets: "<>", and "<Postmaster>" spelled so, as its case does not matter
 * (RFC 5321 4.1.1.3).
 *
 * A key is not meant to be sent: it is the mailbox with its local-part as it
 * is, but for quoting, and its domain in A-labels, and may exceed the limits.
 * It folds neither the case of a local-part nor its normalization form, since
 * only the host in the domain may say whether two of them are one mailbox (RFC
 * 5321 2.3.11, 2.4): two mailboxes never share a key.  Where NFC changes a
 * local-part, what ADDRSPEC_FORM_MAILBOX writes has another key, and may to
 * its host be another mailbox; the profile ADDRSPEC_SMTP is to refuse those.
 * Nor is "postmaster@" folded, which hosts must (RFC 5321 4.5.1).
 *
 * NFC takes ICU, and is left undone without it.  U-labels and A-labels are
 * converted by libidn2 and ICU, which allocate: the only forms that may fail
 * for a valid address are ASCII and KEY of a U-label and UNICODE of an
 * A-label, and those that NFC has a part in.  ADDRSPEC_NO_IDNA counts as if
 * there were no library.
 *
 * Under ADDRSPEC_RFC5322 what is written is the address alone, without name,
 * comments and white space; one that RFC 6531 does not let an envelope carry,
 * as "a@b_c" or one too long, has none of the forms.
 *
 * Returns 0 and writes "" for a result with an error, for a form that is not
 * one of the above, and where there is no such form: no library was built in
 * (addrspec_built_with()), there was no memory, or what comes of it exceeds a
 * limit or is refused.  (A valid address of ADDRSPEC_HTML5 may itself exceed
 * the limits of RFC 5321: it has no form.)  Of a valid address only
 * ADDRSPEC_FORM_LOCAL_PART is ever empty: of "\"\"@c.example", a domain, and
 * "<>". */
ADDRSPEC_API size_t addrspec_normalize(const addrspec_result *result,
                                       const char *input, size_t length,
                                       enum addrspec_form form, char *buffer,
                                       size_t size);

/* Do two mailboxes have the same key?
 *
 * `options` may be NULL for the defaults.  Without a library that knows them a
 * U-label is equal to its own octets alone, and not to its A-label.
 *
 * Returns 1 if they name the same mailbox, 0 if not, ADDRSPEC_ERR_ARGUMENT if
 * either is no valid ADDRSPEC_MAILBOX (errors that were ignored count here),
 * has no key (a header's address that no envelope may have, or one too long),
 * or is NULL with a length; ADDRSPEC_ERR_ABI and ADDRSPEC_ERR_MEMORY as
 * addrspec_parse(). */
ADDRSPEC_API int addrspec_equal(const char *a, size_t a_length, const char *b,
                                size_t b_length,
                                const addrspec_options *options);

/* ---- Catalogue -------------------------------------------------------
 *
 * Entries live as long as the library, are never modified, and may gain
 * members at the end in later versions. */

typedef struct addrspec_code {
    uint16_t basic;       /* 553, 501...; 0: none */
    uint16_t enhanced[3]; /* {5, 1, 3} is 5.1.3 (RFC 3463); {0, 0, 0}: none */
} addrspec_code;

typedef struct addrspec_diagnosis_info {
    uint16_t id;
    uint8_t severity;    /* enum addrspec_severity, where it is strictest */
    addrspec_code code;  /* for a recipient's address */
    const char *name;    /* "double-dot" */
    const char *section; /* "RFC 5321 4.1.2" */
    const char *since;   /* "0.1.0" */
} addrspec_diagnosis_info;

/* NULL if unknown. */
ADDRSPEC_API const addrspec_diagnosis_info *addrspec_diagnosis(int id);
ADDRSPEC_API const addrspec_diagnosis_info *
addrspec_diagnosis_named(const char *name);
/* The index-th by name, NULL past the last:
 * for (i = 0; (d = addrspec_diagnosis_at(i)) != NULL; i++) */
ADDRSPEC_API const addrspec_diagnosis_info *addrspec_diagnosis_at(size_t index);

/* The codes a server would give for this diagnostic of this result: 5.1.7
 * where the address is a sender's. */
ADDRSPEC_API addrspec_code addrspec_diag_code(const addrspec_result *result,
                                              const addrspec_diag *diag);

/* The limit that was exceeded, in octets; ADDRSPEC_ABSENT if none was. */
ADDRSPEC_API uint32_t addrspec_diag_limit(const addrspec_diag *diag);

/* Static texts about a diagnosis, UTF-8; NULL if the id is unknown. */
ADDRSPEC_API const char *addrspec_title(int id, const char *language);
ADDRSPEC_API const char *addrspec_description(int id, const char *language);
ADDRSPEC_API const char *addrspec_remedy(int id, const char *language);
/* An address with that mistake, to show; not every octet is printable. */
ADDRSPEC_API const char *addrspec_example(int id);

/* ---- Reply codes -----------------------------------------------------
 *
 * What each reply code of SMTP and each enhanced status code of the registry
 * (RFC 5248) says, when it comes and what is to be done.
 *
 *     addrspec_code code;
 *
 *     if (addrspec_code_read("553", 3, &code))
 *         puts(addrspec_code_text(code, ADDRSPEC_CODE_TITLE, "en"));
 *
 * A code with a basic and an enhanced part is looked up by its basic one:
 * clear that to ask for the other. */

/* The X of X.1.3: enhanced[0] where no class is meant. */
#define ADDRSPEC_ANY_CLASS 10

/* The first digit (RFC 5321 4.2.1, RFC 3463 3). */
enum addrspec_class {
    ADDRSPEC_SUCCESS = 2,
    ADDRSPEC_INTERMEDIATE = 3,
    ADDRSPEC_TRANSIENT = 4,
    ADDRSPEC_PERMANENT = 5
};

/* Who has to act first. */
enum addrspec_actor {
    ADDRSPEC_ACTOR_NOBODY = 1,
    ADDRSPEC_ACTOR_SENDER,          /* who wrote the message */
    ADDRSPEC_ACTOR_CLIENT,          /* the program that sends it */
    ADDRSPEC_ACTOR_SENDING_ADMIN,   /* who runs the sending server */
    ADDRSPEC_ACTOR_RECEIVING_ADMIN, /* who runs the server that answers */
    ADDRSPEC_ACTOR_RECIPIENT
};

/* Whether the same may be sent again. */
enum addrspec_retry {
    ADDRSPEC_RETRY_NONE = 1, /* it is done */
    ADDRSPEC_RETRY_GO_ON,    /* with the dialogue */
    ADDRSPEC_RETRY_LATER,
    ADDRSPEC_RETRY_CHANGED, /* not without a change */
    ADDRSPEC_RETRY_NEVER,   /* not to this server */
    ADDRSPEC_RETRY_BY_CLASS /* of ADDRSPEC_ANY_CLASS: its first digit tells */
};

typedef struct addrspec_code_info {
    addrspec_code code;  /* {553, {0, 0, 0}}, or {0, {ANY_CLASS, 1, 3}} */
    uint8_t actor;       /* enum addrspec_actor */
    uint8_t retry;       /* enum addrspec_retry */
    const char *section; /* "RFC 5321 4.2.3" */
    const char *answers; /* "MAIL RCPT": verbs, and CONNECT for the greeting,
                            MESSAGE for the end of the data, ANY */
    const char *behind;  /* "501": the reply codes that an enhanced code is
                            registered with; "" if with none */
    const char *related; /* "501 550 5.1.3" */
} addrspec_code_info;

/* Read "553", "5.1.3", "X.1.3" or "553 5.1.3".  Returns 1, or 0 and an empty
 * code if it is none: any three digits are one. */
ADDRSPEC_API int addrspec_code_read(const char *text, size_t length,
                                    addrspec_code *code);
/* And write it so: see "Writing". */
ADDRSPEC_API size_t addrspec_code_write(addrspec_code code, char *buffer,
                                        size_t size);

/* NULL if unknown. */
ADDRSPEC_API const addrspec_code_info *addrspec_code_find(addrspec_code code);
/* The index-th, reply codes before enhanced ones; NULL past the last. */
ADDRSPEC_API const addrspec_code_info *addrspec_code_at(size_t index);

/* The known codes that are nearest to this one, at most `count`; returns how
 * many there are: of its class, and of its group where there are any. */
ADDRSPEC_API size_t addrspec_code_nearest(addrspec_code code,
                                          addrspec_code *nearest, size_t count);

enum addrspec_code_part {
    ADDRSPEC_CODE_TITLE = 1,
    ADDRSPEC_CODE_DESCRIPTION,
    ADDRSPEC_CODE_WHEN,
    ADDRSPEC_CODE_SENDER,        /* how to fix it: the sender, or what sends */
    ADDRSPEC_CODE_ADMINISTRATOR, /* and the administrator of a server */
    ADDRSPEC_CODE_CLASS,         /* what the first digit means */
    ADDRSPEC_CODE_GROUP,         /* what the second number is about */
    ADDRSPEC_CODE_ACTOR,         /* who has to act first */
    ADDRSPEC_CODE_RETRY          /* whether the same may be sent again */
};

/* Static texts, UTF-8; NULL where there is none.  CLASS and GROUP are known of
 * codes that have no row as well.  Where there is nothing to mend SENDER says
 * so, and ADMINISTRATOR is NULL. */
ADDRSPEC_API const char *addrspec_code_text(addrspec_code code,
                                            enum addrspec_code_part part,
                                            const char *language);

/* What it answers, in words: "MAIL, RCPT and the end of the message". */
ADDRSPEC_API size_t addrspec_code_answers(addrspec_code code,
                                          const char *language, char *buffer,
                                          size_t size);

/* When it is the one to use: a sentence.  0 and "" if unknown. */
ADDRSPEC_API size_t addrspec_code_use(addrspec_code code, const char *language,
                                      char *buffer, size_t size);

/* The index-th thing in which two codes differ, or are alike: a sentence.
 * Returns 0 and writes "" past the last. */
ADDRSPEC_API size_t addrspec_code_difference(addrspec_code code,
                                             addrspec_code other, size_t index,
                                             const char *language, char *buffer,
                                             size_t size);

/* The index-th diagnosis that leads to this code, by name; NULL past the
 * last. */
ADDRSPEC_API const addrspec_diagnosis_info *
addrspec_code_diagnosis_at(addrspec_code code, size_t index);

/* ---- Generating ------------------------------------------------------
 *
 * Addresses to try other software with, drawn from the automaton of the
 * grammar, each with what is to be said of it.
 *
 *     addrspec_generator generator;
 *     addrspec_generated generated;
 *     char octets[ADDRSPEC_GENERATED_MAX];
 *
 *     addrspec_generator_init(&generator, ADDRSPEC_MAILBOX, ADDRSPEC_SMTP,
 *                             ADDRSPEC_GENERATE_VALID, 0, 1);
 *     while (addrspec_generate(&generator, octets, &generated))
 *         ... generated.length octets
 */

#define ADDRSPEC_GENERATED_MAX 384 /* octets of the longest */

enum addrspec_generated_kind {
    ADDRSPEC_GENERATE_VALID = 1, /* first those that cover, then of any length,
                                    each as likely as the others */
    ADDRSPEC_GENERATE_INVALID,   /* with one mistake */
    ADDRSPEC_GENERATE_NEAR_MISS, /* a valid one but for one octet */
    ADDRSPEC_GENERATE_COVER      /* words that have every transition of the
                                    automaton, and no more */
};

/* Plain data that may be copied; its octets are the library's own. */
typedef struct addrspec_generator {
    uint64_t room[3800];
} addrspec_generator;

typedef struct addrspec_generated {
    uint32_t length;     /* octets */
    int32_t verdict;     /* ADDRSPEC_OK, or an enum addrspec_diagnosis */
    addrspec_span where; /* of the first error, or, of an address that is valid,
                            of the diagnosis asked for; else absent */
} addrspec_generated;

/* Begin.  `diagnosis` 0 is any; another wants ADDRSPEC_GENERATE_INVALID, which
 * makes that one alone, on a valid address if it is no error.  Every seed has
 * another sequence, the same on every machine.  ADDRSPEC_ERR_ARGUMENT: there is
 * no such production under the profile, or that diagnosis cannot be made
 * there. */
ADDRSPEC_API int addrspec_generator_init(addrspec_generator *generator,
                                         enum addrspec_production production,
                                         uint32_t profile,
                                         enum addrspec_generated_kind kind,
                                         int diagnosis, uint64_t seed);

/* The next: 1, or 0 if there are no more, which only COVER comes to.  `buffer`
 * has room for ADDRSPEC_GENERATED_MAX octets; no NUL is put behind them.  What
 * is said of it is what addrspec_parse() says: words that cover need not be
 * valid, as Unicode and IDNA have rules that no automaton has. */
ADDRSPEC_API int addrspec_generate(addrspec_generator *generator, char *buffer,
                                   addrspec_generated *generated);

/* ---- Library --------------------------------------------------------- */

/* "0.1.0" */
ADDRSPEC_API const char *addrspec_version(void);

/* What the library was built with: "ICU 72.1, Unicode 15.0", or "no ICU". */
ADDRSPEC_API const char *addrspec_built_with(void);

/* For ADDRSPEC_ERR_ codes and diagnoses alike; never NULL. */
ADDRSPEC_API const char *addrspec_strerror(int status);

/* ---- Explaining a text -----------------------------------------------
 *
 * What a bounce, a line of a log, a transcript or a bare reply says: the
 * codes, the server by its words, and the address it is about.
 *
 *     addrspec_found found;
 *
 *     addrspec_read_text(text, length, &found);
 *
 * Any octets are a text, and any way to write it is read: replies of several
 * lines, folded and wrapped ones, quotations, quoted-printable line ends, HTML,
 * the fields of RFC 3464.  No port, size, date, version or IP address is taken
 * for a code: three digits are one by what stands around them.
 *
 * Of several replies the one of the final failure is told: what a report of a
 * failed delivery (RFC 3464) names before what its text says, a permanent
 * failure before a transient one before a success, among equals the last. */

#define ADDRSPEC_FOUND_ADDRESS_MAX 1024 /* octets kept of an address */

/* What was found.  Plain data, copyable with "=".  An absent thing has an
 * absent span; spans count from the start of the text. */
typedef struct addrspec_found {
    addrspec_code code;  /* the numbers go up to 999, as in Microsoft's
                            5.7.606 */
    uint16_t phrase;     /* private: the words that were known; 0: none */
    uint16_t production; /* enum addrspec_production that the address is to be
                            parsed as: a mailbox, or a path where it has
                            brackets that belong to it; 0: none */
    uint16_t reserved;   /* zero */
    uint32_t flags;      /* for the options of that: ADDRSPEC_SENDER or 0 */
    addrspec_span basic_at;
    addrspec_span enhanced_at;
    addrspec_span phrase_at;
    addrspec_span address_at;
    uint32_t address_length;                  /* octets of ... */
    char address[ADDRSPEC_FOUND_ADDRESS_MAX]; /* ... the address, without the
                             line ends and entities that the text has in it;
                             no NUL behind it */
} addrspec_found;

/* Read a text, of any octets, of which the first 4 GiB are looked at.
 *
 * `text` may be NULL if `length` is 0.  Takes time linear in `length` and some
 * 70 KiB of stack.
 *
 * Returns 1 if a code was found, 0 if not; then nothing else is in `found`,
 * either. */
ADDRSPEC_API int addrspec_read_text(const char *text, size_t length,
                                    addrspec_found *found);

/* A text that comes in pieces, as from a pipe, and is never held as a whole.
 * All of it is private. */
typedef struct addrspec_text {
    uint64_t reserved[2304];
} addrspec_text;

/* Begin a text, push its pieces, cut anywhere, and end it: the answer is that
 * of addrspec_read_text() for all of them together. */
ADDRSPEC_API void addrspec_text_init(addrspec_text *text);
ADDRSPEC_API void addrspec_text_push(addrspec_text *text, const char *piece,
                                     size_t length);
ADDRSPEC_API int addrspec_text_end(addrspec_text *text, addrspec_found *found);

/* The servers whose words the reply has, by the name of their model,
 * "postfix", and as they are called, "Postfix".  Mostly it is one; some share
 * their words.  NULL past the last, and where the words are not known. */
ADDRSPEC_API const char *addrspec_found_server(const addrspec_found *found,
                                               size_t index);
ADDRSPEC_API const char *
addrspec_found_server_title(const addrspec_found *found, size_t index);

/* What that server means by these words, UTF-8; NULL where the words say it
 * themselves, or are not known. */
ADDRSPEC_API const char *addrspec_found_meaning(const addrspec_found *found,
                                                const char *language);

#ifdef __cplusplus
}
#endif

#endif /* ADDRSPEC_H */

/* diagnosis.h - from faults to what a person did wrong
 *
 * SPDX-License-Identifier: MIT
 *
 * diagnose() reads the input, looks for causes that explain its faults (each
 * one edit after which there are fewer), reads on as if they had been mended,
 * and turns what is left into findings, one family of mistakes a file.
 */
#ifndef ADDRSPEC_DIAGNOSIS_DIAGNOSIS_H
#define ADDRSPEC_DIAGNOSIS_DIAGNOSIS_H

#include <stdbool.h>

#include "catalogue/catalogue.h"
#include "diagnosis/mends.h"
#include "diagnosis/reading.h"
#include "profile/profile.h"
#include "text/draft.h"

/* What was asked. */
struct question {
    enum addrspec_production production;
    const struct profile *profile;
    uint32_t flags;
    uint32_t ignore_count;
    const uint16_t *ignore;
};

/* A finding before it is one of the input: spans count in the text read. */
struct finding {
    enum diagnosis_index index;
    enum addrspec_severity severity;
    enum addrspec_part part;
    enum reason reason;
    uint32_t value;
    addrspec_span where;
    addrspec_span fix;
    enum mend mend;
};

/* All that was found, of which the most important are kept. */
struct report {
    struct reading reading; /* its parts, open and close are the input's */
    bool out_of_memory;     /* then nothing else of it counts */
    uint32_t count;
    uint32_t error_count;
    uint32_t kept_count;
    addrspec_diag kept[ADDRSPEC_DIAGS_MAX];
    uint32_t counts[DIAGNOSIS_COUNT];
};

/* The fixes of faults, in the text read, for a look at what it would be like
 * with all of them made. */
struct repairs {
    unsigned count;
    struct repair {
        addrspec_span fix;
        enum mend mend;
    } list[READING_KEEPS];
};

/* What the families see. */
struct context {
    const struct question *question;
    const unsigned char *octets; /* the text read: the input, or a draft */
    uint32_t length;
    const unsigned char *input;
    const struct draft *draft; /* the text, where it is no longer the input */
    const struct reading *reading;
    struct report *report;
    struct repairs *repairs; /* NULL: not kept */
    bool demoted;            /* what would be errors are warnings */
};

/* Find all there is to say of the input, fixes not yet proved. */
void diagnose(const struct question *question, const unsigned char *input,
              uint32_t length, struct report *report);

/* Take back each fix after which its diagnostic would not be gone or another
 * would have come. */
void prove_fixes(const struct question *question, const unsigned char *input,
                 uint32_t length, struct report *report);

/* "<>" was read: no one who wrote anything else meant that. */
bool is_null_path(const struct report *report);

/* Make one fix in `draft`, which holds the input with, at most, fixes to the
 * right of this one made already; IMPOSSIBLE, too, if it has no room. */
enum mend_status apply_fix(const addrspec_diag *diag,
                           const unsigned char *input, struct draft *draft);

/* The text that the fix puts in place. */
enum mend_status write_replacement(const addrspec_diag *diag,
                                   const unsigned char *input, mend_sink *sink,
                                   void *context);

/* The fixes of errors, by the place of the edit, without those that overlap
 * one before them.  Returns how many there are. */
unsigned choose_fixes(const addrspec_diag *diags, uint32_t count_of_diags,
                      const addrspec_diag *chosen[ADDRSPEC_DIAGS_MAX]);

/* One mend in `draft`, which is `text` but for mends further right;
 * IMPOSSIBLE, too, if it has no room. */
enum mend_status make_mend(struct draft *draft, enum mend mend,
                           addrspec_span fix, const struct draft *text);

/* A mend_sink into a text. */
struct fix_writer {
    uint32_t length;
    bool fits;
    char text[DRAFT_MAX];
};
void write_fix(void *context, const char *text, size_t length);

/* Put it in the place of `fix`; false, and nothing changed, if there is no
 * room. */
bool replace_fix(struct draft *draft, addrspec_span fix,
                 const struct fix_writer *writer);

/* ---- For the families ------------------------------------------------ */

void add_finding(const struct context *context, const struct finding *finding);

/* One finding without a fix, an error. */
struct finding error_at(enum diagnosis_index index, enum addrspec_part part,
                        uint32_t offset, uint32_t length);

/* The same, mended by putting something in the place of those octets. */
struct finding mended_at(enum diagnosis_index index, enum addrspec_part part,
                         uint32_t offset, uint32_t length, enum mend mend);

enum addrspec_part part_of(const struct fault_run *run);

/* The part of the mailbox that holds an offset: local-part or domain. */
static inline enum addrspec_part
mailbox_part_at(const struct context *context, uint32_t offset)
{
    const addrspec_span domain = context->reading->domain;

    return domain.offset != ADDRSPEC_ABSENT && offset >= domain.offset
               ? ADDRSPEC_PART_DOMAIN
               : ADDRSPEC_PART_LOCAL_PART;
}

static inline bool
asks_for_header(const struct question *question)
{
    return question->production == ADDRSPEC_HEADER_MAILBOX;
}

static inline bool
asks_for_path(const struct question *question)
{
    return question->production == ADDRSPEC_FORWARD_PATH ||
           question->production == ADDRSPEC_REVERSE_PATH;
}

/* The part that is all of the input. */
static inline enum addrspec_part
whole_part(const struct question *question)
{
    return asks_for_path(question) ? ADDRSPEC_PART_PATH : ADDRSPEC_PART_MAILBOX;
}

/* Where the text of the path ends and what looks like parameters begins, each
 * a blank, a keyword and "=" with its value; the end if nothing does. */
uint32_t parameters_begin(const struct context *context);

/* A keyword that some RFC defines for MAIL or RCPT. */
bool is_parameter_keyword(const unsigned char *octets, uint32_t length);

static inline addrspec_span
span(uint32_t offset, uint32_t length)
{
    const addrspec_span made = {offset, length};

    return made;
}

static inline bool
is_absent(addrspec_span part)
{
    return part.offset == ADDRSPEC_ABSENT;
}

/* A family turns a run of its faults into findings. */
typedef void family_fn(const struct context *context,
                       const struct fault_run *run);
family_fn characters_family; /* ILLEGAL_OCTET, BAD_UTF8, NON_ASCII */
family_fn dots_family;       /* EMPTY_ATOM, EMPTY_LABEL, HYPHEN_AT_EDGE... */
family_fn quotes_family;
family_fn missing_family; /* no "@", no local-part, no domain; two "@" */
family_fn literals_family;
family_fn brackets_family; /* "<" and ">", and what stands behind them */
family_fn route_family;
family_fn parameters_family;
family_fn lengths_family;
family_fn header_family;   /* white space, folds and comments of a header */
family_fn browsers_family; /* QUOTED_STRING_REFUSED, LITERAL_REFUSED */

/* Code points that no one types on purpose, text not in NFC. */
void find_lookalikes(const struct context *context);
/* Labels that IDNA2008 refuses. */
void find_label_mistakes(const struct context *context);
/* What is legal and unwise, or known only when all is read. */
void find_warnings(const struct context *context);
void find_parameter_mistakes(const struct context *context);
/* Obsolete forms of a header's address, and comments in it. */
void find_obsolete_forms(const struct context *context);
/* Which of its parts are too long for an envelope. */
void find_excess(const struct context *context);

/* The address of a header as an envelope has it, with its origins in the
 * input; false if it is too long. */
bool draft_as_sent(const struct context *context, struct draft *draft);
/* Under HTML: what the errors of the same input under RFC 5321 are here. */
void note_refused_by_servers(const struct context *context,
                             const struct report *server);

/* ---- Causes ---------------------------------------------------------- */

struct cause_edit {
    uint32_t offset;
    uint32_t length;
    const char *text;
    uint32_t text_length;
};

/* What the writer may have done: the finding that would be reported, and
 * the edits (in order of offset) with which reading goes on; without any, the
 * finding's own fix. */
struct cause {
    struct finding finding;
    unsigned edit_count;
    struct cause_edit edits[3];
};

/* Given to recognisers: tries a cause, and keeps it if it is the best. */
struct trial;
void try_cause(struct trial *trial, const struct cause *cause);

/* A cause whose edit is its own fix. */
struct cause simple_cause(struct finding finding, const char *text);

typedef void recogniser_fn(struct trial *trial, const struct context *context);
/* What names a field, a command or a scheme at octets[0], and its colon: "To:"
 * or "mailto:".  Of length 0 when there is none. */
struct prefix {
    uint32_t length;
    enum diagnosis_index index;
};
struct prefix field_prefix(const unsigned char *octets, uint32_t length);

/* All of it stands in one pair of angle brackets. */
bool is_in_angles(const struct context *context);

recogniser_fn recognise_wrappers; /* mailto:, names, enclosing brackets */
recogniser_fn recognise_comments;
recogniser_fn recognise_surroundings; /* an address among other text */
recogniser_fn recognise_separators;   /* commas and semicolons */
recogniser_fn recognise_dots;
recogniser_fn recognise_missing;
recogniser_fn recognise_quotes;
recogniser_fn recognise_brackets;
recogniser_fn recognise_literals;
recogniser_fn recognise_routes;
recogniser_fn recognise_encodings; /* %40, &#64;, [at] */
recogniser_fn recognise_mojibake;
recogniser_fn recognise_lookalikes;
recogniser_fn recognise_labels; /* xn--example- */
recogniser_fn recognise_names;  /* names of a header that want quotes */

/* A top label that stands for itself: "com", or two letters. */
bool is_top_level(const unsigned char *label, uint32_t length);

/* The address stands among other text, and that is sure. */
bool has_surroundings(const struct context *context);

/* Look for causes until none explains a fault; adds their findings and leaves
 * the text, edited, in `draft`, and its faults in `reading`. */
void find_causes(const struct context *context, struct draft *draft,
                 struct reading *reading);

#endif

/* normalize.c - one way to write a mailbox, and whether two are the same
 *
 * SPDX-License-Identifier: MIT
 *
 * A result may have come from anywhere, and what is ignored counts for none of
 * its errors: so the parts it names are read by the grammar once more, and
 * everything below knows that they are within the limits.
 */
#include <string.h>

#include "diagnosis/look.h"
#include "diagnosis/plain.h"
#include "meaning/idna.h"
#include "meaning/unicode.h"
#include "profile/profile.h"
#include "reply/writer.h"
#include "syntax/scan.h"
#include "text/ip_address.h"
#include "text/octets.h"

/* Octets of a local-part's Normalization Form C: UAX #15, 9. */
#define NFC_MAX (3 * ADDRSPEC_LOCAL_PART_MAX)
/* Every octet of it a quoted pair, in quotes, then "@" and the domain. */
#define FORM_MAX (2 * NFC_MAX + 3 + IDNA_TEXT_MAX)

enum outcome {
    WRITTEN,
    IMPOSSIBLE, /* there is no such form, or no library that knows it */
    NO_MEMORY
};

/* ---- The address of a result ----------------------------------------- */

enum kind { IS_MAILBOX, IS_DOMAIN, IS_NULL_PATH, IS_POSTMASTER };

struct part {
    const unsigned char *octets;
    uint32_t length;
};

struct address {
    enum kind kind;
    const struct profile *profile;
    uint32_t flags;
    struct part local_part; /* as written; empty where there is none */
    struct part domain;
    struct draft plain; /* of a header's address: as an envelope has it */
};

/* False, and an empty part, if it is absent or does not lie in the input. */
static bool
take_part(addrspec_span span, const unsigned char *input, uint32_t length,
          struct part *part)
{
    part->octets = NULL;
    part->length = 0;
    if (input == NULL || span.offset > length ||
        span.length > length - span.offset)
        return false;
    part->octets = input + span.offset;
    part->length = span.length;
    return true;
}

static bool
is_domain(const struct address *address)
{
    return scan_accepts(ADDRSPEC_DOMAIN, address->profile, true,
                        address->domain.octets, address->domain.length);
}

/* Local-part "@" ( Domain / address-literal ), with nothing between.  That the
 * domain is one by itself says that no "@" within quotes is taken for it. */
static bool
is_mailbox(const addrspec_result *result, const struct address *address)
{
    const uint32_t before = address->local_part.length + 1;

    return result->domain.offset >= before &&
           result->domain.offset - before == result->local_part.offset &&
           is_domain(address) &&
           scan_accepts(ADDRSPEC_MAILBOX, address->profile, true,
                        address->local_part.octets,
                        before + address->domain.length);
}

/* Of a header's address only one that an envelope may have is written in a
 * form, for it is one to compare and to send: then all that is known of those
 * is known of it. */
static bool
read_header(const addrspec_result *result, const unsigned char *input,
            struct address *address)
{
    const bool has_local_part = address->local_part.octets != NULL;
    struct draft *draft = &address->plain;
    struct plain plain;

    address->kind = has_local_part ? IS_MAILBOX : IS_DOMAIN;
    if (has_local_part != (result->production != ADDRSPEC_DOMAIN) ||
        (has_local_part &&
         result->local_part.offset + result->local_part.length >=
             result->domain.offset))
        return false;
    address->profile = profile_by_id(ADDRSPEC_RFC6531);
    plain_begin(&plain, draft);
    if (has_local_part)
        plain_local_part(&plain, input, result->local_part);
    address->local_part = (struct part){draft->octets, draft->length};
    if (has_local_part)
        plain_octet(&plain, '@', 0);
    address->domain.octets = draft->octets + draft->length;
    plain_domain(&plain, input, result->domain);
    address->domain.length =
        draft->length - (uint32_t)(address->domain.octets - draft->octets);
    return plain.fits && plain.whole && is_domain(address) &&
           (!has_local_part ||
            scan_accepts(ADDRSPEC_MAILBOX, address->profile, true,
                         draft->octets, draft->length));
}

/* "<Postmaster>", in either case                           RFC 5321 4.1.1.3 */
static bool
is_postmaster(const addrspec_result *result, const struct address *address)
{
    static const char name[] = "postmaster";
    const struct part *local_part = &address->local_part;

    return result->production == ADDRSPEC_FORWARD_PATH &&
           result->source_route.offset == ADDRSPEC_ABSENT &&
           local_part->length == sizeof name - 1 &&
           begins_with(local_part->octets, local_part->length, name);
}

/* What surrounds a part of the address in the input, and no more, stands
 * there: an error that was ignored may have left more. */
static bool
is_all_of(const addrspec_result *result, const unsigned char *input,
          uint32_t length)
{
    const bool path = result->production == ADDRSPEC_FORWARD_PATH ||
                      result->production == ADDRSPEC_REVERSE_PATH;
    const addrspec_span first =
        result->source_route.offset != ADDRSPEC_ABSENT ? result->source_route
        : result->local_part.offset != ADDRSPEC_ABSENT ? result->local_part
                                                       : result->domain;
    const addrspec_span last = result->domain.offset != ADDRSPEC_ABSENT
                                   ? result->domain
                                   : result->local_part;
    const uint32_t end = last.offset + last.length;

    if (result->local_part.offset != ADDRSPEC_ABSENT &&
        result->domain.offset != ADDRSPEC_ABSENT &&
        result->domain.offset !=
            result->local_part.offset + result->local_part.length + 1)
        return false;
    if (!path)
        return first.offset == 0 && end == length;
    return first.offset == 1 && input[0] == '<' && end < length &&
           input[end] == '>';
}

/* False if the result is none of a valid address. */
static bool
read_address(const addrspec_result *result, const unsigned char *input,
             size_t length, struct address *address)
{
    bool has_local_part, has_domain;

    if (result == NULL || result->error_count > 0 || length >= ADDRSPEC_ABSENT)
        return false;
    address->profile = profile_by_id(result->profile);
    address->flags = result->flags;
    if (address->profile == NULL)
        return false;
    has_local_part = take_part(result->local_part, input, (uint32_t)length,
                               &address->local_part);
    has_domain =
        take_part(result->domain, input, (uint32_t)length, &address->domain);
    if (address->profile->grammar == HEADER_GRAMMAR)
        return has_domain &&
               scan_accepts(result->production, address->profile, true, input,
                            (uint32_t)length) &&
               read_header(result, input, address);
    if ((has_local_part || has_domain) &&
        !is_all_of(result, input, (uint32_t)length))
        return false;
    if (address->local_part.length > ADDRSPEC_LOCAL_PART_MAX ||
        address->domain.length > ADDRSPEC_DOMAIN_MAX)
        return false; /* HTML has no such limits */
    if (has_local_part && has_domain) {
        address->kind = IS_MAILBOX;
        return is_mailbox(result, address);
    }
    if (has_domain) {
        address->kind = IS_DOMAIN;
        return result->production == ADDRSPEC_DOMAIN && is_domain(address);
    }
    if (has_local_part) {
        address->kind = IS_POSTMASTER;
        return is_postmaster(result, address);
    }
    address->kind = IS_NULL_PATH;
    return result->production == ADDRSPEC_REVERSE_PATH &&
           (result->facts & ADDRSPEC_NULL_PATH) != 0;
}

/* ---- Local-part ------------------------------------------------------ */

/* What the quotes and backslashes stand for: "all quoted forms MUST be treated
 * as equivalent" (RFC 5321 4.1.2).  Returns how many octets are left. */
static uint32_t
unquote(const struct part *local_part,
        unsigned char octets[ADDRSPEC_LOCAL_PART_MAX])
{
    const bool quoted = local_part->octets[0] == '"';
    const uint32_t end = local_part->length - quoted;
    uint32_t length = 0, i;

    for (i = quoted; i < end; i++) {
        if (quoted && local_part->octets[i] == '\\')
            i++; /* the grammar has seen the octet behind it */
        octets[length++] = local_part->octets[i];
    }
    return length;
}

/* Dot-string = Atom *("." Atom)                            RFC 5321 4.1.2 */
static bool
is_dot_string(const unsigned char *octets, uint32_t length)
{
    bool in_atom = false;
    uint32_t i;

    for (i = 0; i < length; i++) {
        const bool dot = octets[i] == '.';

        if (dot ? !in_atom : !octet_is(octets[i], ATEXT) && octets[i] < 0x80)
            return false;
        in_atom = !dot;
    }
    return in_atom;
}

/* "the form that uses the minimum quoting possible" (RFC 5321 4.1.2).  What
 * unquote() makes of it are these octets, so no two texts share a form. */
static void
write_quoted(struct writer *writer, const unsigned char *octets,
             uint32_t length)
{
    uint32_t i;

    if (is_dot_string(octets, length)) {
        write_octets(writer, (const char *)octets, length);
        return;
    }
    write_octet(writer, '"');
    for (i = 0; i < length; i++) {
        if (octets[i] == '"' || octets[i] == '\\')
            write_octet(writer, '\\');
        write_octet(writer, (char)octets[i]);
    }
    write_octet(writer, '"');
}

static bool
is_ascii(const struct part *part)
{
    return octets_are_ascii(part->octets, part->length);
}

/* It is the text without its quotes that is normalized: U+037E becomes ";",
 * which wants quotes, and a pair is no character. */
static enum outcome
write_local_part(struct writer *writer, const struct address *address, bool nfc)
{
    unsigned char octets[ADDRSPEC_LOCAL_PART_MAX], normal[NFC_MAX];
    uint32_t length, written;

    if (address->profile->grammar == HTML_GRAMMAR) { /* dots need no quotes */
        write_octets(writer, (const char *)address->local_part.octets,
                     address->local_part.length);
        return WRITTEN;
    }
    length = unquote(&address->local_part, octets);
    if (nfc && (address->flags & ADDRSPEC_NO_IDNA) == 0 &&
        !is_ascii(&address->local_part))
        switch (unicode_nfc(octets, length, normal, sizeof normal, &written)) {
        case UNICODE_DONE:
            write_quoted(writer, normal, written);
            return WRITTEN;
        case UNICODE_NO_MEMORY:
            return NO_MEMORY;
        case UNICODE_NOT_CHECKED:
            break;
        }
    write_quoted(writer, octets, length);
    return WRITTEN;
}

/* ---- Domain ---------------------------------------------------------- */

enum labels { AS_WRITTEN, AS_A_LABELS, AS_U_LABELS };

static void
write_literal(struct writer *writer, const struct part *domain)
{
    static const char tag[] = "IPv6:";
    const unsigned char *inside = domain->octets + 1;
    uint32_t length = domain->length - 2;
    char canonical[IPV6_CANONICAL_MAX];

    write_octet(writer, '[');
    if (octet_is(inside[0], DIGIT)) {
        length = ipv4_canonical(inside, length, canonical);
    } else {
        write_text(writer, tag);
        length = ipv6_canonical(inside + sizeof tag - 1,
                                length - (uint32_t)(sizeof tag - 1), canonical);
    }
    write_octets(writer, canonical, length);
    write_octet(writer, ']');
}

static void
write_in_lower_case(struct writer *writer, const struct part *domain)
{
    uint32_t i;

    for (i = 0; i < domain->length; i++)
        write_octet(writer, (char)octet_lower(domain->octets[i]));
}

static bool
has_a_label(const struct part *domain)
{
    bool label_begins = true;
    uint32_t i;

    for (i = 0; i < domain->length; i++) {
        if (label_begins &&
            begins_with_ace(domain->octets + i, domain->length - i))
            return true;
        label_begins = domain->octets[i] == '.';
    }
    return false;
}

/* What is asked for stands there already: no library is. */
static bool
has_such_labels(const struct part *domain, enum labels labels)
{
    switch (labels) {
    case AS_A_LABELS:
        return is_ascii(domain);
    case AS_U_LABELS:
        return !has_a_label(domain);
    default:
        return true;
    }
}

static enum outcome
write_domain(struct writer *writer, const struct address *address,
             enum labels labels)
{
    const struct part *domain = &address->domain;
    struct idna_text text;
    enum idna_status status;

    if (domain->octets[0] == '[') {
        write_literal(writer, domain);
        return WRITTEN;
    }
    if (has_such_labels(domain, labels)) {
        write_in_lower_case(writer, domain);
        return WRITTEN;
    }
    if ((address->flags & ADDRSPEC_NO_IDNA) != 0)
        return IMPOSSIBLE;
    status = labels == AS_A_LABELS
                 ? idna_to_a_labels(domain->octets, domain->length, &text)
                 : idna_to_u_labels(domain->octets, domain->length, &text);
    if (status != IDNA_DONE)
        return status == IDNA_NO_MEMORY ? NO_MEMORY : IMPOSSIBLE;
    write_octets(writer, (const char *)text.octets, text.length);
    return WRITTEN;
}

/* ---- Forms ----------------------------------------------------------- */

/* How an address is written.  A key is octet for octet its local-part's: which
 * octets are the same mailbox is the business of its host alone (RFC 5321
 * 2.3.11 and 2.4), and many tell "e" with an accent from the letter that has
 * one, as they tell "A" from "a". */
struct manner {
    bool nfc;
    enum labels labels;
    bool is_key;
};

static const struct manner manners[] = {
    [ADDRSPEC_FORM_MAILBOX] = {.nfc = true, .labels = AS_WRITTEN},
    [ADDRSPEC_FORM_ASCII] = {.nfc = true, .labels = AS_A_LABELS},
    [ADDRSPEC_FORM_UNICODE] = {.nfc = true, .labels = AS_U_LABELS},
    [ADDRSPEC_FORM_KEY] = {.labels = AS_A_LABELS, .is_key = true},
};

static enum outcome
write_address(struct writer *writer, const struct address *address,
              const struct manner *manner)
{
    enum outcome outcome = WRITTEN;

    switch (address->kind) {
    case IS_NULL_PATH:
        write_text(writer, "<>");
        return WRITTEN;
    case IS_POSTMASTER:
        write_text(writer, "<Postmaster>");
        return WRITTEN;
    case IS_MAILBOX:
        outcome = write_local_part(writer, address, manner->nfc);
        write_octet(writer, '@');
        break;
    case IS_DOMAIN:
        break;
    }
    return outcome == WRITTEN ? write_domain(writer, address, manner->labels)
                              : outcome;
}

/* What a library had a hand in, or has to judge, may be no address any more:
 * too long, quoted where that is refused, a U-label where the profile has
 * none. */
static enum outcome
judge_form(const struct address *address, const char *form, size_t length)
{
    const addrspec_options options = {sizeof options,
                                      (uint32_t)address->profile->id,
                                      address->flags, 0, NULL};
    const int verdict = addrspec_parse(
        address->kind == IS_DOMAIN ? ADDRSPEC_DOMAIN : ADDRSPEC_MAILBOX, form,
        length, &options, NULL);

    if (verdict == ADDRSPEC_OK)
        return WRITTEN;
    return verdict == ADDRSPEC_ERR_MEMORY ? NO_MEMORY : IMPOSSIBLE;
}

static enum outcome
make_form(const struct address *address, const struct manner *manner,
          char form[FORM_MAX + 1], size_t *length)
{
    struct writer writer = writer_begin(form, FORM_MAX + 1);
    const enum outcome outcome = write_address(&writer, address, manner);
    const bool plain = is_ascii(&address->local_part) &&
                       is_ascii(&address->domain) &&
                       has_such_labels(&address->domain, manner->labels);

    *length = writer_end(&writer);
    if (outcome != WRITTEN || manner->is_key || plain)
        return outcome;
    return judge_form(address, form, *length);
}

static void
write_unquoted(struct writer *writer, const struct address *address)
{
    unsigned char octets[ADDRSPEC_LOCAL_PART_MAX];

    if (address->kind == IS_POSTMASTER)
        write_text(writer, "Postmaster");
    else if (address->kind == IS_MAILBOX)
        write_octets(writer, (const char *)octets,
                     unquote(&address->local_part, octets));
}

size_t
addrspec_normalize(const addrspec_result *result, const char *input,
                   size_t length, enum addrspec_form form, char *buffer,
                   size_t size)
{
    struct writer writer = writer_begin(buffer, size);
    char text[FORM_MAX + 1];
    struct address address;
    size_t text_length;

    if (form < ADDRSPEC_FORM_MAILBOX || form > ADDRSPEC_FORM_KEY ||
        !read_address(result, (const unsigned char *)input, length, &address))
        return writer_end(&writer);
    if (form == ADDRSPEC_FORM_LOCAL_PART)
        write_unquoted(&writer, &address);
    else if (make_form(&address, &manners[form], text, &text_length) == WRITTEN)
        write_octets(&writer, text, text_length);
    return writer_end(&writer);
}

/* ---- Comparison ------------------------------------------------------ */

struct key {
    size_t length;
    char octets[FORM_MAX + 1];
};

/* The key of a mailbox; where no library is there to make one, its U-labels
 * stay, and are nobody else's. */
static int
read_key(const char *input, size_t length, const addrspec_options *options,
         struct key *key)
{
    static const struct manner without_library = {.labels = AS_WRITTEN,
                                                  .is_key = true};
    addrspec_options all = ADDRSPEC_OPTIONS_INIT;
    addrspec_result result;
    struct address address;
    enum outcome outcome;
    int verdict;

    if (options != NULL && options->size != sizeof all)
        return ADDRSPEC_ERR_ABI;
    if (options != NULL)
        all = *options;
    all.ignore_count = 0; /* what is ignored is no mailbox for that */
    verdict = addrspec_parse(ADDRSPEC_MAILBOX, input, length, &all, &result);

    if (verdict < 0)
        return verdict;
    if (!read_address(&result, (const unsigned char *)input, length, &address))
        return ADDRSPEC_ERR_ARGUMENT;
    outcome = make_form(&address, &manners[ADDRSPEC_FORM_KEY], key->octets,
                        &key->length);
    if (outcome == IMPOSSIBLE)
        outcome =
            make_form(&address, &without_library, key->octets, &key->length);
    return outcome == NO_MEMORY ? ADDRSPEC_ERR_MEMORY : ADDRSPEC_OK;
}

int
addrspec_equal(const char *a, size_t a_length, const char *b, size_t b_length,
               const addrspec_options *options)
{
    struct key a_key, b_key;
    int status = read_key(a, a_length, options, &a_key);

    if (status == ADDRSPEC_OK)
        status = read_key(b, b_length, options, &b_key);
    if (status != ADDRSPEC_OK)
        return status;
    return a_key.length == b_key.length &&
           memcmp(a_key.octets, b_key.octets, a_key.length) == 0;
}

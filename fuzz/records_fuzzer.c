/* records_fuzzer.c - octets as a stream of records, read and written
 *
 * SPDX-License-Identifier: MIT
 *
 * The first octet says how records end, the second how much of one is kept;
 * the rest is the stream.  Wherever it is cut, the tool reads from it what a
 * reading of the whole gives: each record once, in order, no octet lost.
 */
#include "fuzz.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "outputs.h"
#include "text/utf8.h"
#include "tool/foreign.h"
#include "tool/records.h"

enum {
    STREAM_MAX = 4096,
    PIECES_MAX = 64,
    WRITTEN_MAX = 4 /* records of a stream; more would be no other */
};

/* Bits of the first octet. */
enum { NULL_ENDED = 1, UNESCAPE = 2, FOLDED = 4, LIST = 8, SHORT = 16 };

/* Where a reading of the whole is. */
struct whole {
    struct record_rules rules;
    const uint8_t *at, *end;
    enum record_kind kind; /* of the record read last; RECORD_NONE: the end */
    size_t length;         /* of what is in ... */
    char octets[STREAM_MAX];
    uint64_t bad_column; /* of a bad escape */
    size_t raw_length;   /* of the record before escapes were read, in ... */
    char raw[STREAM_MAX];
};

/* ---- The whole ------------------------------------------------------- */

/* A line, or all up to a NUL, behind what is in `raw`; true if it was ended. */
static bool
take_line(struct whole *whole)
{
    const bool null_ended = whole->rules.null_ended;
    const size_t left = (size_t)(whole->end - whole->at);
    const uint8_t *end = memchr(whole->at, null_ended ? '\0' : '\n', left);
    const uint8_t *stop = end == NULL ? whole->end : end;
    size_t length = (size_t)(stop - whole->at);

    if (end != NULL && !null_ended && length > 0 && stop[-1] == '\r')
        length--;
    memcpy(whole->raw + whole->raw_length, whole->at, length);
    whole->raw_length += length;
    whole->at = end == NULL ? stop : end + 1;
    return end != NULL;
}

static bool
goes_on(const struct whole *whole)
{
    return whole->rules.folded && !whole->rules.null_ended &&
           whole->at < whole->end && (*whole->at == ' ' || *whole->at == '\t');
}

static int
hex(char digit)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *found = digit == '\0' ? NULL : strchr(digits, digit);

    return found == NULL ? -1 : (int)(found - digits) % 16;
}

/* The escape at raw[at]: its length, or 0 if it is none. */
static size_t
read_escape(const struct whole *whole, size_t at, char *octet)
{
    static const char letters[] = "\\tnr";
    static const char meant[] = "\\\t\n\r";
    const char *raw = whole->raw + at;
    const size_t left = whole->raw_length - at;
    const char *found;

    if (left < 2 || raw[1] == '\0')
        return 0;
    if (raw[1] == 'x') {
        if (left < 4 || hex(raw[2]) < 0 || hex(raw[3]) < 0)
            return 0;
        *octet = (char)(hex(raw[2]) << 4 | hex(raw[3]));
        return 4;
    }
    found = strchr(letters, raw[1]);
    if (found == NULL)
        return 0;
    *octet = meant[found - letters];
    return 2;
}

static void
read_escapes(struct whole *whole)
{
    size_t at = 0, step;

    while (at < whole->raw_length) {
        char octet = whole->raw[at];

        step = whole->rules.unescape && octet == '\\'
                   ? read_escape(whole, at, &octet)
                   : 1;
        if (step == 0) {
            whole->kind = RECORD_BAD_ESCAPE;
            whole->bad_column = at + 1;
            return;
        }
        whole->octets[whole->length++] = octet;
        at += step;
    }
}

static void
whole_next(struct whole *whole)
{
    whole->length = whole->raw_length = 0;
    whole->kind = RECORD_NONE;
    if (whole->at == whole->end)
        return;
    while (take_line(whole) && goes_on(whole))
        ;
    whole->kind = RECORD_READ;
    read_escapes(whole);
    if (whole->kind == RECORD_READ && whole->rules.folded &&
        whole->length > whole->rules.most)
        whole->kind = RECORD_TOO_LONG;
}

/* ---- The stream ------------------------------------------------------ */

/* So much was kept as may be, but for the beginning of a character. */
static void
check_kept(const struct record *record, size_t most)
{
    const unsigned char *octets = (const unsigned char *)record->octets;
    uint8_t left, low, high;
    size_t i;

    if (record->length <= most) {
        ALWAYS(record->kept == record->length);
        return;
    }
    ALWAYS(record->kept <= most && record->kept + 3 >= most);
    if (record->kept == most)
        return;
    ALWAYS(utf8_lead(octets[record->kept], &left, &low, &high));
    ALWAYS(left >= most - record->kept);
    for (i = record->kept + 1; i < most; i++)
        ALWAYS(utf8_is_continuation(octets[i]));
}

static void
check_record(const struct whole *whole, enum record_kind kind,
             const struct record *record, const struct unescape *unescape)
{
    ALWAYS(kind == whole->kind);
    if (kind == RECORD_BAD_ESCAPE)
        ALWAYS(unescape->bad_column == whole->bad_column);
    if (kind != RECORD_READ)
        return;
    ALWAYS(record->length == whole->length);
    ALWAYS(record->kept <= record->length);
    ALWAYS(memcmp(record->octets, whole->octets, record->kept) == 0);
    check_kept(record, whole->rules.most);
}

/* What is sent at once is read at once from this kind of socket. */
static size_t
send_pieces(int fd, const uint8_t *data, size_t size)
{
    size_t at = 0, first = 0, i;

    for (i = 1; at < size; i++) {
        const size_t wish = i < PIECES_MAX ? data[at] % 61u + 1u : size - at;
        const size_t length = wish < size - at ? wish : size - at;

        ALWAYS(send(fd, data + at, length, 0) == (ssize_t)length);
        first = at == 0 ? length : first;
        at += length;
    }
    return first;
}

static void
check_stream(struct whole *whole)
{
    static struct records records;
    static struct sink out;
    const uint8_t *data = whole->at;
    const size_t size = (size_t)(whole->end - whole->at);
    const char *foreign = NULL;
    struct record record;
    enum record_kind kind;
    size_t first;
    int pair[2];

    ALWAYS(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) == 0);
    first = send_pieces(pair[1], data, size);
    ALWAYS(close(pair[1]) == 0);
    if (!whole->rules.null_ended)
        foreign = foreign_charset((const char *)data, first);
    sink_begin(&out, -1);
    records_begin(&records, pair[0], &out, &whole->rules);
    do {
        kind = records_next(&records, &record);
        if (foreign != NULL) {
            ALWAYS(kind == RECORD_FOREIGN && records.charset == foreign);
            break;
        }
        whole_next(whole);
        check_record(whole, kind, &record, &records.assembly.unescape);
    } while (kind != RECORD_NONE);
    assembly_release(&records.assembly);
    ALWAYS(close(pair[0]) == 0);
}

/* ---- Records alone --------------------------------------------------- */

/* As an argument, what no longer has a line end in it is the same record. */
static void
check_argument(const struct whole *whole)
{
    struct assembly assembly = {.octets = NULL};
    struct record record;
    const enum record_kind kind = record_from_text(
        &assembly, whole->raw, whole->raw_length, &whole->rules, &record);

    check_record(whole, kind, &record, &assembly.unescape);
    assembly_release(&assembly);
}

static void
check_records(struct whole *whole, bool list)
{
    const size_t most = whole->rules.most;
    uint64_t line;

    whole->rules.most = RECORD_KEPT_MAX;
    for (line = 1; line <= WRITTEN_MAX; line++) {
        whole_next(whole);
        if (whole->kind == RECORD_NONE)
            return;
        check_argument(whole);
        if (whole->kind == RECORD_READ) {
            const struct record record = {whole->octets, whole->length,
                                          whole->length};

            fuzz_outputs(&record, line, list);
        }
    }
    whole->rules.most = most;
}

/* A record that is longer than what is kept of it. */
static void
check_long(const uint8_t *data, size_t size)
{
    static char many[RECORD_KEPT_MAX + 4];
    struct record record = {many, RECORD_KEPT_MAX, sizeof many};
    size_t i;

    for (i = 0; i < sizeof many; i++)
        many[i] = (char)data[i % size];
    for (i = 0; i < 3 && utf8_is_continuation((unsigned char)many[record.kept]);
         i++)
        record.kept--;
    fuzz_outputs(&record, 1, false);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct whole whole, again;
    const uint32_t hash = fuzz_hash(data, size);

    if (size < 2 || size > STREAM_MAX)
        return 0;
    whole.rules = (struct record_rules){
        .null_ended = (data[0] & NULL_ENDED) != 0,
        .unescape = (data[0] & UNESCAPE) != 0,
        .folded = (data[0] & FOLDED) != 0,
        .most = (data[0] & SHORT) != 0 ? data[1] : RECORD_KEPT_MAX};
    whole.at = data + 2;
    whole.end = data + size;
    again = whole;
    check_stream(&whole);
    if (fuzz_is_chosen(hash, 1, FUZZ_TEXTS_ONE_IN))
        check_records(&again, (data[0] & LIST) != 0);
    if (size > 2 && fuzz_is_chosen(hash, 2, 16 * FUZZ_TEXTS_ONE_IN))
        check_long(data + 2, size - 2);
    return 0;
}

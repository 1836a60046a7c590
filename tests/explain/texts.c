/* texts.c - what is found in texts, row by row, and in measured replies
 *
 * SPDX-License-Identifier: MIT
 *
 * texts.tsv has a text a row, and what is to be found in it:
 *
 *     text       octets; \\ \t \n \r \xNN as in `addrspec check --unescape`
 *     reply      the basic code, or -
 *     enhanced   the enhanced code, or -
 *     servers    their names, with commas between, or -
 *     address    or -; octets as in the text
 *     as         mailbox, sender, forward-path or reverse-path; - without one
 *     why        where such a text comes from
 *
 * Each is read at once, octet by octet, and with LF for CRLF.  The replies that
 * servers were measured to give are read where ../shared/mta has them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <addrspec/addrspec.h>

#include "../table.h"

enum { LINE_SIZE = 65536, CELLS = 8, ALIKE_MAX = 4096 };

static unsigned tests;

static void
tell(bool good, const char *format, unsigned rows, unsigned bad)
{
    printf("%s %u - ", good ? "ok" : "not ok", ++tests);
    printf(format, rows, bad);
    putchar('\n');
}

/* ---- What was found, as the cells have it ---------------------------- */

static const char *
codes_text(const addrspec_found *found, char text[64])
{
    char basic[16] = "-", enhanced[32] = "-";

    if (found->code.basic != 0)
        snprintf(basic, sizeof basic, "%u", found->code.basic + 0u);
    if (found->code.enhanced[0] != 0)
        snprintf(enhanced, sizeof enhanced, "%u.%u.%u",
                 found->code.enhanced[0] + 0u, found->code.enhanced[1] + 0u,
                 found->code.enhanced[2] + 0u);
    snprintf(text, 64, "%s\t%s", basic, enhanced);
    return text;
}

static const char *
servers_text(const addrspec_found *found, char text[256])
{
    const char *name;
    size_t i;

    text[0] = '\0';
    for (i = 0; (name = addrspec_found_server(found, i)) != NULL; i++) {
        if (i > 0)
            strcat(text, ",");
        strcat(text, name);
    }
    return text[0] == '\0' ? strcpy(text, "-") : text;
}

static const char *
production_text(const addrspec_found *found)
{
    switch (found->production) {
    case ADDRSPEC_MAILBOX:
        return (found->flags & ADDRSPEC_SENDER) != 0 ? "sender" : "mailbox";
    case ADDRSPEC_FORWARD_PATH:
        return "forward-path";
    case ADDRSPEC_REVERSE_PATH:
        return "reverse-path";
    default:
        return "-";
    }
}

static bool
is_address(const addrspec_found *found, const char *cell)
{
    size_t length;
    char *octets = unescape(cell, &length);
    const bool same = octets != NULL && length == found->address_length &&
                      memcmp(octets, found->address, length) == 0;

    free(octets);
    return strcmp(cell, "-") == 0 ? found->production == 0 : same;
}

static bool
is_inside(addrspec_span span, size_t length)
{
    return span.offset == ADDRSPEC_ABSENT ||
           (span.offset <= length && span.length <= length - span.offset);
}

/* What a code's span holds is that code. */
static bool
holds_basic(const addrspec_found *found, const char *text)
{
    char digits[16];

    if (found->code.basic == 0 || found->basic_at.length != 3)
        return true; /* or a soft line end is in it */
    snprintf(digits, sizeof digits, "%u", found->code.basic + 0u);
    return memcmp(digits, text + found->basic_at.offset, 3) == 0;
}

static addrspec_found
read_by_octet(const char *text, size_t length)
{
    static addrspec_text reader;
    addrspec_found found;
    size_t i;

    addrspec_text_init(&reader);
    for (i = 0; i < length; i++)
        addrspec_text_push(&reader, text + i, 1);
    (void)addrspec_text_end(&reader, &found);
    return found;
}

/* ---- A row ----------------------------------------------------------- */

struct row_of_text {
    const char *codes; /* both, with the tab between */
    const char *servers;
    const char *address;
    const char *production;
};

static bool
is_as_wanted(const addrspec_found *found, const struct row_of_text *row)
{
    char codes[64], servers[256];

    (void)codes_text(found, codes);
    (void)servers_text(found, servers);
    if (strcmp(codes, row->codes) == 0 && strcmp(servers, row->servers) == 0 &&
        is_address(found, row->address) &&
        strcmp(production_text(found), row->production) == 0)
        return true;
    printf("# found %s, %s, address '%.*s' as %s\n", codes, servers,
           (int)found->address_length, found->address, production_text(found));
    return false;
}

static bool
check_text(const char *text, size_t length, const struct row_of_text *row)
{
    addrspec_found found, again;

    (void)addrspec_read_text(text, length, &found);
    again = read_by_octet(text, length);
    if (memcmp(&found, &again, sizeof found) != 0) {
        printf("# not the same octet by octet\n");
        return false;
    }
    if (!is_inside(found.basic_at, length) ||
        !is_inside(found.enhanced_at, length) ||
        !is_inside(found.phrase_at, length) ||
        !is_inside(found.address_at, length) || !holds_basic(&found, text)) {
        printf("# a span is not where it should be\n");
        return false;
    }
    return is_as_wanted(&found, row);
}

/* The same text with other line ends. */
static size_t
without_cr(const char *text, size_t length, char *copy)
{
    size_t i, count = 0;

    for (i = 0; i < length; i++)
        if (text[i] != '\r' || i + 1 == length || text[i + 1] != '\n')
            copy[count++] = text[i];
    return count;
}

static bool
check_row(char *cells[CELLS])
{
    struct row_of_text row = {NULL, cells[3], cells[4], cells[5]};
    char codes[64], *text, *copy;
    size_t length;
    bool good;

    snprintf(codes, sizeof codes, "%s\t%s", cells[1], cells[2]);
    row.codes = codes;
    text = unescape(cells[0], &length);
    copy = malloc(length + 1);
    if (text == NULL || copy == NULL)
        return false;
    good = check_text(text, length, &row) &&
           check_text(copy, without_cr(text, length, copy), &row);
    free(text);
    free(copy);
    return good;
}

/* ---- Tables ---------------------------------------------------------- */

static unsigned
split(char *line, char *cells[CELLS])
{
    unsigned count = 0;

    line[strcspn(line, "\n")] = '\0';
    for (;;) {
        const size_t length = strcspn(line, "\t");
        const bool last = line[length] == '\0';

        if (count < CELLS)
            cells[count] = line;
        count++;
        line[length] = '\0';
        if (last)
            return count;
        line += length + 1;
    }
}

static void
check_texts(void)
{
    static char line[LINE_SIZE];
    char path[1024], *cells[CELLS];
    unsigned number = 0, rows = 0, bad = 0;
    FILE *file;

    test_path(path, sizeof path, "explain/texts.tsv");
    file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        number++;
        if (line[0] == '\n' || strncmp(line, "# ", 2) == 0 || number == 1)
            continue;
        rows++;
        if (split(line, cells) == 7 && check_row(cells))
            continue;
        bad++;
        printf("# texts.tsv:%u: %s\n", number, cells[6]);
    }
    if (file != NULL)
        fclose(file);
    tell(rows > 0 && bad == 0, "%u texts, %u not read as they should be", rows,
         bad);
}

/* ---- Measured replies ------------------------------------------------ */

static const char *const tables[] = {
    "aiosmtpd",       "aiosmtpd-utf8",      "courier",
    "dovecot-lmtp",   "dovecot-submission", "exim",
    "exim-lit",       "exim-utf8",          "haraka",
    "haraka-strict",  "opensmtpd",          "postfix",
    "postfix-strict", "python-smtpd",       "python-smtpd-utf8",
    "qpsmtpd",        "sendmail",           "smtp-server",
};

/* Several configurations of one server are one: the longest of our names that
 * the table's begins with. */
static const char *const names[] = {
    "aiosmtpd",     "courier",   "dovecot",     "exim",
    "haraka",       "opensmtpd", "postfix",     "sendmail",
    "python-smtpd", "qpsmtpd",   "smtp-server",
};

static const char *
server_of(const char *table)
{
    size_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strncmp(names[i], table, strlen(names[i])) == 0)
            return names[i];
    return "?";
}

/* A text that was given, and by whom: "*" where it was several. */
struct given {
    char *text;
    const char *server;
    unsigned count;
};

struct measured {
    struct given given[ALIKE_MAX];
    unsigned given_count;
    unsigned replies;
    unsigned wrong_codes;
};

static void
note_given(struct measured *measured, const char *text, const char *server)
{
    unsigned i = 0;

    while (i < measured->given_count &&
           strcmp(measured->given[i].text, text) != 0)
        i++;
    if (i == ALIKE_MAX)
        abort();
    if (i == measured->given_count) {
        char *copy = malloc(strlen(text) + 1);

        if (copy == NULL)
            abort();
        measured->given[i].text = strcpy(copy, text);
        measured->given[i].server = server;
        measured->given_count++;
    }
    if (strcmp(measured->given[i].server, server) != 0)
        measured->given[i].server = "*";
    measured->given[i].count++;
}

/* In the tables \n joins lines, and a backslash is \x5c. */
static void
take_reply(struct measured *measured, const char *server, const char *code,
           const char *enhanced, const char *cell)
{
    char codes[64], wanted[64];
    addrspec_found found;
    size_t length;
    char *text;

    if (code[0] == '\0')
        return; /* it closed the connection */
    text = unescape(cell, &length);
    if (text == NULL)
        abort();
    measured->replies++;
    (void)addrspec_read_text(text, length, &found);
    snprintf(wanted, sizeof wanted, "%s\t%s", code,
             enhanced[0] == '\0' ? "-" : enhanced);
    if (strcmp(codes_text(&found, codes), wanted) != 0) {
        measured->wrong_codes++;
        printf("# %s: %.200s: found %s, not %s\n", server, cell, codes, wanted);
    }
    free(text);
    if (code[0] == '4' || code[0] == '5')
        note_given(measured, cell, server);
}

/* False if the table is not there. */
static bool
take_table(struct measured *measured, const char *directory, const char *table)
{
    static char line[LINE_SIZE];
    const bool help = strcmp(table, "help") == 0;
    char path[1024], *cells[CELLS];
    unsigned number = 0;
    FILE *file;

    snprintf(path, sizeof path, "%s/%s.tsv", directory, table);
    file = fopen(path, "r");
    if (file == NULL)
        return false;
    while (fgets(line, sizeof line, file) != NULL) {
        const unsigned count = split(line, cells);

        if (number++ == 0)
            continue;
        if (help && count == 5)
            take_reply(measured, server_of(cells[0]), cells[2], cells[3],
                       cells[4]);
        else if (!help && count == 8)
            take_reply(measured, server_of(table), cells[4], cells[5],
                       cells[6]);
    }
    fclose(file);
    return true;
}

/* Of the rejections whose text one server alone gives: is it that one? */
static void
judge_servers(const struct measured *measured)
{
    unsigned i, texts = 0, right = 0, replies = 0, right_replies = 0;

    for (i = 0; i < measured->given_count; i++) {
        const struct given *given = &measured->given[i];
        char servers[256], *text;
        addrspec_found found;
        size_t length;

        if (strcmp(given->server, "*") == 0)
            continue;
        text = unescape(given->text, &length);
        (void)addrspec_read_text(text, length, &found);
        free(text);
        texts++;
        replies += given->count;
        if (strcmp(servers_text(&found, servers), given->server) == 0) {
            right++;
            right_replies += given->count;
        } else {
            printf("# %s: %.160s: taken for %s\n", given->server, given->text,
                   servers);
        }
    }
    tell(texts > 0 && right * 100 >= texts * 95,
         "of %u rejections that one server words so, %u told by their words",
         texts, right);
    tell(replies > 0 && right_replies * 100 >= replies * 95,
         "that is, of %u replies given, %u", replies, right_replies);
}

static bool
take_tables(struct measured *measured, const char *directory)
{
    size_t i;

    if (!take_table(measured, directory, "help"))
        return false;
    for (i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (!take_table(measured, directory, tables[i]))
            printf("# there is no %s/%s.tsv\n", directory, tables[i]);
    return true;
}

static void
check_measured(void)
{
    static struct measured measured;
    const char *source = getenv("top_srcdir");
    char path[1024];
    unsigned i;

    snprintf(path, sizeof path, "%s/../shared/mta",
             source == NULL ? "." : source);
    if (!take_tables(&measured, path)) {
        printf("ok %u - the codes of measured replies # SKIP there is no "
               "../shared/mta\n",
               ++tests);
        return;
    }
    tell(measured.wrong_codes == 0,
         "the codes of %u measured replies, of which %u are wrong",
         measured.replies, measured.wrong_codes);
    judge_servers(&measured);
    for (i = 0; i < measured.given_count; i++)
        free(measured.given[i].text);
}

/* ---- The words that are known ---------------------------------------- */

/* What a server means by them is said in both languages, or in none. */
static void
check_phrases(void)
{
    addrspec_found found = {0};
    unsigned rows = 0, bad = 0;

    for (found.phrase = 1; addrspec_found_server(&found, 0) != NULL;
         found.phrase++) {
        const char *english = addrspec_found_meaning(&found, "en");
        const char *french = addrspec_found_meaning(&found, "fr-CA");

        rows++;
        if ((english == NULL) != (french == NULL) ||
            (english != NULL && (english[0] == '\0' || french[0] == '\0' ||
                                 strcmp(english, french) == 0)) ||
            addrspec_found_server_title(&found, 0) == NULL)
            bad++;
    }
    tell(rows > 100 && bad == 0, "%u phrases of servers, %u told by halves",
         rows, bad);
}

int
main(void)
{
    check_phrases();
    check_texts();
    check_measured();
    printf("1..%u\n", tests);
    return EXIT_SUCCESS;
}

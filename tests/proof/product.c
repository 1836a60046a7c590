/* product.c - compare the compiled step with the automaton of its grammar
 *
 * SPDX-License-Identifier: MIT
 *
 *     product [--count=COUNTER,...] [--depth=N] [--modern=DFA]
 *             PRODUCTION PROFILE DFA...
 *
 * Explores, breadth first, all pairs of a scan (lib/syntax/scan.h) and a
 * state of the automaton that abnf.py made of the RFC's own rules.  Both
 * begin at their start and read the same octets, each of the 256 in turn, so
 * that when no new pair turns up every string there is has been tried.  Of
 * several DFAs the language is the intersection: one for each limit keeps
 * them small.
 *
 * Without --count the scan does not count, and four things are proved:
 *   - verdict: scan_end() accepts where the grammar does;
 *   - place: scan_step() faults at the first octet after which the grammar
 *     has no completion, and leaves the scan as it was;
 *   - no length grows;
 *   - recovery: wherever a fault may come, also after others, scan_recover()
 *     leaves a scan from which acceptance can be reached, asks for no more
 *     than RETRIES_MAX retries of an octet, and mends the end of the input,
 *     which is retried as a NUL, in END_TURNS_MAX turns.
 *
 * With --count=label,local-part,domain,whole the scan counts, a limit is a
 * fault like any other, and the counters not named are held at 0.  Proved is
 *   - verdict, as above; and
 *   - that counting changes nothing else: but for limits, step and fault are
 *     those of a scan that does not count.
 *
 * With --depth comments may be nested so deep, and no deeper.  With --modern,
 * an automaton of the same grammar without its obsolete forms, recovery is left
 * out and proved is
 *   - verdict and place, as above; and
 *   - that an accepted word is in the grammar without obsolete forms if the
 *     scan has met none, and not in it if it has; but for white space, for two
 *     words side by side may each have a line break of their own between them.
 *
 * Exit status: 0 proved, 1 a counterexample was printed, a shortest one; 2
 * anything else.
 */
#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "profile/profile.h"
#include "syntax/scan.h"

#define OCTETS 256
#define DFAS_MAX 4
#define DEAD UINT32_MAX /* as a state: no completion exists */
#define RETRIES_MAX 4
#define END_TURNS_MAX 8
#define NONE UINT32_MAX /* as an index */
/* More scans than that, and something grows without end. */
#define SCANS_MAX 20000000

static void
give_up(const char *why, const char *what)
{
    fprintf(stderr, "product: %s%s\n", why, what);
    exit(2);
}

static void *
resize(void *block, size_t count, size_t size)
{
    block = realloc(block, count * size);
    if (block == NULL)
        give_up("out of memory", "");
    return block;
}

/* ---- Automata -------------------------------------------------------- */

/* What abnf.py wrote:
 *
 *     dfa STATES CLASSES TITLE
 *     the class of each of the 256 octets
 *     for each state: 1 or 0, whether it accepts; then the state that each
 *     class leads to, -1 where no completion exists
 *
 * State 0 is the first.  From each state acceptance can be reached. */
struct dfa {
    uint32_t states;
    uint32_t classes;
    uint32_t class_of[OCTETS];
    uint8_t *accepts;
    uint32_t *next; /* [state * classes + class] */
};

static struct dfa dfas[DFAS_MAX];
static size_t dfa_count;
static struct dfa modern; /* without states if there is none */

/* Octets that no automaton tells apart share a joint class.  `order` has
 * them class by class, those that are easiest to read first. */
static uint32_t joint_class[OCTETS];
static unsigned char order[OCTETS];

static long
read_number(char **text, const char *path)
{
    char *end;
    const long number = strtol(*text, &end, 10);

    if (end == *text)
        give_up("not a DFA: ", path);
    *text = end;
    return number;
}

static void
read_dfa(struct dfa *dfa, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *octets = NULL, *text;
    size_t length = 0, room = 0, got;

    if (file == NULL)
        give_up("cannot read ", path);
    do {
        octets = resize(octets, room += 1 << 20, 1);
        got = fread(octets + length, 1, room - length - 1, file);
        length += got;
    } while (got > 0);
    fclose(file);
    octets[length] = '\0';
    if (strncmp(octets, "dfa ", 4) != 0)
        give_up("not a DFA: ", path);

    text = octets + 4;
    dfa->states = (uint32_t)read_number(&text, path);
    dfa->classes = (uint32_t)read_number(&text, path);
    text += strcspn(text, "\n");
    for (int octet = 0; octet < OCTETS; octet++) {
        dfa->class_of[octet] = (uint32_t)read_number(&text, path);
        if (dfa->class_of[octet] >= dfa->classes)
            give_up("not a DFA: ", path);
    }
    dfa->accepts = resize(NULL, dfa->states, sizeof *dfa->accepts);
    dfa->next =
        resize(NULL, (size_t)dfa->states * dfa->classes, sizeof *dfa->next);
    for (uint32_t state = 0; state < dfa->states; state++) {
        dfa->accepts[state] = read_number(&text, path) == 1;
        for (uint32_t class = 0; class < dfa->classes; class ++) {
            const uint32_t next = (uint32_t)read_number(&text, path);

            if (next != DEAD && next >= dfa->states)
                give_up("not a DFA: ", path);
            dfa->next[(size_t)state * dfa->classes + class] = next;
        }
    }
    free(octets);
}

/* The state of the intersection: a state of each, all DEAD if one is. */
struct joint {
    uint32_t state[DFAS_MAX];
};

static struct joint
joint_dead(void)
{
    struct joint joint = {{0}};

    for (size_t i = 0; i < DFAS_MAX; i++)
        joint.state[i] = DEAD;
    return joint;
}

static bool
joint_is_dead(struct joint joint)
{
    return joint.state[0] == DEAD;
}

static bool
joint_accepts(struct joint joint)
{
    if (joint_is_dead(joint))
        return false;
    for (size_t i = 0; i < dfa_count; i++)
        if (!dfas[i].accepts[joint.state[i]])
            return false;
    return true;
}

static uint32_t
dfa_step(const struct dfa *dfa, uint32_t state, unsigned char octet)
{
    return state == DEAD
               ? DEAD
               : dfa->next[(size_t)state * dfa->classes + dfa->class_of[octet]];
}

static struct joint
joint_step(struct joint joint, unsigned char octet)
{
    if (joint_is_dead(joint))
        return joint;
    for (size_t i = 0; i < dfa_count; i++) {
        joint.state[i] = dfa_step(&dfas[i], joint.state[i], octet);
        if (joint.state[i] == DEAD)
            return joint_dead();
    }
    return joint;
}

static int
unreadable(unsigned char octet)
{
    if ((octet >= 'a' && octet <= 'z') || (octet >= '0' && octet <= '9'))
        return 0;
    return octet > ' ' && octet < 0x7f ? 1 : 2;
}

static void
find_joint_classes(void)
{
    uint32_t classes = 0;
    size_t count = 0;

    for (int octet = 0; octet < OCTETS; octet++) {
        int before = 0;

        for (; before < octet; before++) {
            size_t i = 0;

            while (i < dfa_count &&
                   dfas[i].class_of[before] == dfas[i].class_of[octet])
                i++;
            if (i == dfa_count)
                break;
        }
        joint_class[octet] = before < octet ? joint_class[before] : classes++;
    }
    for (uint32_t class = 0; class < classes; class ++)
        for (int degree = 0; degree <= 2; degree++)
            for (int octet = 0; octet < OCTETS; octet++)
                if (joint_class[octet] == class &&
                    unreadable((unsigned char)octet) == degree)
                    order[count++] = (unsigned char)octet;
    assert(count == OCTETS);
}

/* ---- Sets ------------------------------------------------------------ */

/* A set of plain data; an element's index is its place in the order of
 * arrival.  Each remembers from which other it came, and by which octet. */
struct set {
    size_t size; /* of an element */
    uint32_t count;
    uint32_t room;
    uint8_t *elements;
    uint32_t *parent;
    uint8_t *octet;
    uint32_t *table; /* indices, or NONE */
    uint32_t mask;
};

static uint64_t
hash(const void *element, size_t size)
{
    const uint8_t *octets = element;
    uint64_t hash = 0x9e3779b97f4a7c15u, word;

    assert(size % sizeof word == 0);
    for (size_t i = 0; i < size; i += sizeof word) {
        memcpy(&word, octets + i, sizeof word);
        hash = (hash ^ word) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    return hash;
}

static void
set_grow(struct set *set)
{
    set->room = set->room == 0 ? 1024 : set->room * 2;
    set->elements = resize(set->elements, set->room, set->size);
    set->parent = resize(set->parent, set->room, sizeof *set->parent);
    set->octet = resize(set->octet, set->room, sizeof *set->octet);
    set->mask = set->room * 2 - 1;
    set->table = resize(set->table, set->room * 2u, sizeof *set->table);
    memset(set->table, 0xff, set->room * 2u * sizeof *set->table);
    for (uint32_t i = 0; i < set->count; i++) {
        uint32_t at = (uint32_t)hash(set->elements + i * set->size, set->size) &
                      set->mask;

        while (set->table[at] != NONE)
            at = (at + 1) & set->mask;
        set->table[at] = i;
    }
}

/* The index of the element, which is put in if it is not there. */
static uint32_t
set_add(struct set *set, const void *element, uint32_t parent,
        unsigned char octet)
{
    uint32_t at;

    if (set->count == set->room)
        set_grow(set);
    at = (uint32_t)hash(element, set->size) & set->mask;
    while (set->table[at] != NONE) {
        const uint32_t index = set->table[at];

        if (memcmp(set->elements + index * set->size, element, set->size) == 0)
            return index;
        at = (at + 1) & set->mask;
    }
    if (set->count == SCANS_MAX)
        give_up("the states have no end", "");
    memcpy(set->elements + set->count * set->size, element, set->size);
    set->parent[set->count] = parent;
    set->octet[set->count] = octet;
    set->table[at] = set->count;
    return set->count++;
}

static void
set_free(struct set *set)
{
    free(set->elements);
    free(set->parent);
    free(set->octet);
    free(set->table);
}

/* ---- Counterexamples ------------------------------------------------- */

static void
print_octet(unsigned char octet)
{
    if (octet == '\\')
        fputs("\\\\", stdout);
    else if (octet >= ' ' && octet < 0x7f)
        putchar(octet);
    else
        printf("\\x%02X", octet);
}

/* The octets that led to an element. */
static void
print_word(const struct set *set, uint32_t index)
{
    unsigned char *word = NULL;
    size_t length = 0;

    for (; set->parent[index] != NONE; index = set->parent[index]) {
        word = resize(word, length + 1, 1);
        word[length++] = set->octet[index];
    }
    while (length > 0)
        print_octet(word[--length]);
    free(word);
}

/* The shortest word that the grammar still wants. */
static void
print_completion(struct joint joint)
{
    struct set seen = {.size = sizeof joint};

    set_add(&seen, &joint, NONE, 0);
    for (uint32_t i = 0; i < seen.count; i++) {
        memcpy(&joint, seen.elements + i * seen.size, seen.size);
        if (joint_accepts(joint)) {
            print_word(&seen, i);
            break;
        }
        for (int o = 0; o < OCTETS; o++) {
            const struct joint next = joint_step(joint, order[o]);

            if (!joint_is_dead(next))
                set_add(&seen, &next, i, order[o]);
        }
    }
    set_free(&seen);
}

/* Begins the report of a word: the octets that led to an element, and one
 * more if there is one. */
static void
begin_report(const struct set *set, uint32_t index, int octet)
{
    printf("counterexample: ");
    print_word(set, index);
    if (octet >= 0)
        print_octet((unsigned char)octet);
    printf("\n  ");
}

/* ---- What is asked --------------------------------------------------- */

enum counter { LABEL = 1, LOCAL_PART = 2, DOMAIN = 4, WHOLE = 8 };

static enum addrspec_production production;
static const struct profile *profile;
static unsigned counters;      /* 0: the bare grammar */
static unsigned comment_depth; /* 0: the profile's own */

static void
hold_counters(struct scan *scan, unsigned held)
{
    if (held & LABEL)
        scan->label_length = 0;
    if (held & LOCAL_PART)
        scan->local_part_length = 0;
    if (held & DOMAIN)
        scan->domain_length = 0;
    if (held & WHOLE)
        scan->whole_length = 0;
}

#define ALL_COUNTERS (LABEL | LOCAL_PART | DOMAIN | WHOLE)

static bool
is_limit(enum fault fault)
{
    return fault == LABEL_TOO_LONG || fault == LOCAL_PART_TOO_LONG ||
           fault == DOMAIN_TOO_LONG || fault == WHOLE_TOO_LONG;
}

static bool
same(const struct scan *a, const struct scan *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static bool
has_length(const struct scan *scan)
{
    return scan->label_length || scan->local_part_length ||
           scan->domain_length || scan->whole_length;
}

/* ---- The product ----------------------------------------------------- */

/* Plain data without padding, as it is compared. */
struct pair {
    struct scan scan;
    struct joint joint;
    uint32_t modern; /* state of that automaton */
    uint32_t zero;
};

_Static_assert(sizeof(struct scan) == 24 + 4 * sizeof(uint32_t),
               "a scan has no padding");

/* A scan that has faulted, while the grammar goes on. */
static bool
scan_is_dead(const struct scan *scan)
{
    return scan->production == 0;
}

/* Obsolete forms were met in just those words that need them. */
static bool
obsolete_agrees(const struct set *pairs, uint32_t index,
                const struct pair *pair)
{
    const unsigned obsolete = pair->scan.obsolete;
    bool is_modern;

    if (modern.states == 0 || scan_end(&pair->scan) != FAULT_NONE)
        return true;
    is_modern = pair->modern != DEAD && modern.accepts[pair->modern];
    if (is_modern ? (obsolete & ~(unsigned)OBSOLETE_WHITE_SPACE) == 0
                  : obsolete != 0)
        return true;
    begin_report(pairs, index, -1);
    printf("is %s without obsolete forms, and the step has met %#x\n",
           is_modern ? "in the grammar" : "not in the grammar", obsolete);
    return false;
}

static bool
pair_agrees(const struct set *pairs, uint32_t index, const struct pair *pair)
{
    const bool scan_accepts =
        !scan_is_dead(&pair->scan) && scan_end(&pair->scan) == FAULT_NONE;

    if (scan_accepts == joint_accepts(pair->joint))
        return scan_is_dead(&pair->scan) || obsolete_agrees(pairs, index, pair);
    begin_report(pairs, index, -1);
    printf("is %s, and the step %s it\n",
           scan_accepts ? "not in the grammar" : "in the grammar",
           scan_accepts ? "accepts" : "refuses");
    return false;
}

/* The step must do what it does without counting, limits aside. */
static bool
counts_only(const struct scan *before, const struct scan *after,
            enum fault fault, unsigned char octet)
{
    struct scan bare = *before, counted = *after;
    enum fault bare_fault;

    bare.counting = counted.counting = 0;
    hold_counters(&bare, ALL_COUNTERS);
    hold_counters(&counted, ALL_COUNTERS);
    bare_fault = scan_step(&bare, octet);
    return bare_fault == (is_limit(fault) ? FAULT_NONE : fault) &&
           same(&bare, &counted);
}

/* Push one octet to a living scan of a pair: the scan that follows, dead
 * after a fault.  Says what is wrong and returns false if something is. */
static bool
push(const struct set *pairs, uint32_t index, const struct scan *before,
     unsigned char octet, struct joint joint, struct scan *after)
{
    enum fault fault;
    const char *wrong = NULL;

    *after = *before;
    fault = scan_step(after, octet);
    if (fault != FAULT_NONE && !is_limit(fault) && !same(before, after))
        wrong = "the step faults and yet changes the scan";
    else if (counters != 0 && !counts_only(before, after, fault, octet))
        wrong = "the step goes another way when it counts";
    else if (counters == 0 && has_length(after))
        wrong = "a length grows in a scan that does not count";
    else if (counters == 0 && is_limit(fault))
        wrong = "a limit is reached in a scan that does not count";
    else if (counters == 0 && fault != FAULT_NONE && !joint_is_dead(joint))
        wrong = "the step faults at the last octet, the grammar goes on: ";
    else if (counters == 0 && fault == FAULT_NONE && joint_is_dead(joint))
        wrong = "the step goes on, the grammar has no completion";
    if (wrong != NULL) {
        begin_report(pairs, index, octet);
        printf("%s", wrong);
        if (!joint_is_dead(joint) && fault != FAULT_NONE)
            print_completion(joint);
        printf(" (enum fault %d)\n", (int)fault);
        return false;
    }
    if (fault != FAULT_NONE)
        memset(after, 0, sizeof *after);
    else
        hold_counters(after, ALL_COUNTERS & ~counters);
    if (modern.states == 0)
        after->obsolete = 0;
    return true;
}

/* True if all pairs agree; `transitions` counts the steps tried. */
static bool
explore(struct set *pairs, uint64_t *transitions)
{
    struct pair start, pair;

    memset(&start, 0, sizeof start);
    scan_start(&start.scan, production, profile);
    start.scan.counting = counters != 0;
    set_add(pairs, &start, NONE, 0);

    for (uint32_t i = 0; i < pairs->count; i++) {
        struct pair last;
        uint32_t last_class = NONE;

        memcpy(&pair, pairs->elements + i * pairs->size, sizeof pair);
        if (!pair_agrees(pairs, i, &pair))
            return false;
        for (int o = 0; o < OCTETS; o++) {
            const unsigned char octet = order[o];
            const bool new_class = joint_class[octet] != last_class;
            struct pair next;

            memset(&next, 0, sizeof next);
            next.joint = new_class ? joint_step(pair.joint, octet) : last.joint;
            if (modern.states != 0)
                next.modern = dfa_step(&modern, pair.modern, octet);
            if (!scan_is_dead(&pair.scan) &&
                !push(pairs, i, &pair.scan, octet, next.joint, &next.scan))
                return false;
            ++*transitions;
            if (!new_class && same(&last.scan, &next.scan) &&
                last.modern == next.modern)
                continue;
            last = next;
            last_class = joint_class[octet];
            if (!scan_is_dead(&next.scan) || !joint_is_dead(next.joint))
                set_add(pairs, &next, i, octet);
        }
    }
    return true;
}

/* ---- Recovery -------------------------------------------------------- */

struct edges {
    uint32_t count;
    uint32_t room;
    struct edge {
        uint32_t from;
        uint32_t to;
    } * edge;
};

static void
edges_add(struct edges *edges, uint32_t from, uint32_t to)
{
    if (edges->count == edges->room) {
        edges->room = edges->room == 0 ? 4096 : edges->room * 2;
        edges->edge = resize(edges->edge, edges->room, sizeof *edges->edge);
    }
    edges->edge[edges->count].from = from;
    edges->edge[edges->count++].to = to;
}

/* Go on after a fault: true if the octet is done with after a few retries.
 * Every scan on the way joins the others. */
static bool
recover(struct set *scans, uint32_t index, struct scan scan, enum fault fault,
        unsigned char octet)
{
    for (int retries = 0; retries <= RETRIES_MAX; retries++) {
        const enum recovery recovery = scan_recover(&scan, fault, octet);

        scan.obsolete = 0;
        set_add(scans, &scan, index, octet);
        if (recovery == SKIP_OCTET)
            return true;
        fault = scan_step(&scan, octet);
        if (fault == FAULT_NONE) {
            scan.obsolete = 0;
            set_add(scans, &scan, index, octet);
            return true;
        }
    }
    begin_report(scans, index, octet);
    printf("the last octet is retried without end\n");
    return false;
}

/* The end of the input is no octet: what it lacks is supplied in turns. */
static bool
recover_end(const struct set *scans, uint32_t index, struct scan scan)
{
    for (int turns = 0; turns <= END_TURNS_MAX; turns++) {
        const enum fault fault = scan_end(&scan);

        if (fault == FAULT_NONE)
            return true;
        scan_recover(&scan, fault, '\0');
    }
    begin_report(scans, index, -1);
    printf("the end is retried without end\n");
    return false;
}

/* Every scan that recovery leads to, and all that follow it, can accept. */
static bool
all_can_accept(const struct set *scans, const struct edges *edges)
{
    bool *alive = resize(NULL, scans->count, sizeof *alive);
    bool changed = true, all = true;

    for (uint32_t i = 0; i < scans->count; i++) {
        struct scan scan;

        memcpy(&scan, scans->elements + i * scans->size, sizeof scan);
        alive[i] = scan_end(&scan) == FAULT_NONE;
    }
    while (changed) {
        changed = false;
        for (uint32_t i = edges->count; i-- > 0;)
            if (!alive[edges->edge[i].from] && alive[edges->edge[i].to])
                changed = alive[edges->edge[i].from] = true;
    }
    for (uint32_t i = 0; i < scans->count && all; i++)
        if (!alive[i]) {
            begin_report(scans, i, -1);
            printf("after recovery nothing can be accepted any more\n");
            all = false;
        }
    free(alive);
    return all;
}

/* True if recovery is right; `faults` counts those it was asked to mend. */
static bool
explore_recovery(struct set *scans, uint64_t *faults)
{
    struct edges edges = {0};
    struct scan start;
    bool right = true;

    memset(&start, 0, sizeof start);
    scan_start(&start, production, profile);
    start.counting = 0;
    set_add(scans, &start, NONE, 0);

    for (uint32_t i = 0; i < scans->count && right; i++) {
        uint32_t last = NONE;

        memcpy(&start, scans->elements + i * scans->size, sizeof start);
        right = recover_end(scans, i, start);
        for (int o = 0; o < OCTETS && right; o++) {
            struct scan before, scan;
            enum fault fault;

            memcpy(&before, scans->elements + i * scans->size, sizeof before);
            scan = before;
            fault = scan_step(&scan, order[o]);
            if (fault == FAULT_NONE) {
                uint32_t next;

                scan.obsolete = 0; /* nothing depends on it */
                next = set_add(scans, &scan, i, order[o]);
                if (next != last)
                    edges_add(&edges, i, next);
                last = next;
                continue;
            }
            ++*faults;
            right = recover(scans, i, before, fault, order[o]);
        }
    }
    right = right && all_can_accept(scans, &edges);
    free(edges.edge);
    return right;
}

/* ---- Command line ---------------------------------------------------- */

struct name {
    const char *name;
    int value;
};

static const struct name productions[] = {
    {"mailbox", ADDRSPEC_MAILBOX},       {"domain", ADDRSPEC_DOMAIN},
    {"mail", ADDRSPEC_REVERSE_PATH},     {"rcpt", ADDRSPEC_FORWARD_PATH},
    {"header", ADDRSPEC_HEADER_MAILBOX}, {NULL, 0},
};

static const struct name profiles[] = {
    {"rfc5321", ADDRSPEC_RFC5321}, {"rfc6531", ADDRSPEC_RFC6531},
    {"rfc5322", ADDRSPEC_RFC5322}, {"html5", ADDRSPEC_HTML5},
    {"smtp", ADDRSPEC_SMTP},       {NULL, 0},
};

static const struct name counter_names[] = {
    {"label", LABEL},   {"local-part", LOCAL_PART},
    {"domain", DOMAIN}, {"whole", WHOLE},
    {NULL, 0},
};

static int
value_named(const struct name *names, const char *name, size_t length)
{
    for (; names->name != NULL; names++)
        if (strlen(names->name) == length &&
            memcmp(names->name, name, length) == 0)
            return names->value;
    give_up("unknown name: ", name);
    return 0;
}

static unsigned
read_counters(const char *list)
{
    unsigned set = 0;

    while (*list != '\0') {
        const size_t length = strcspn(list, ",");

        set |= (unsigned)value_named(counter_names, list, length);
        list += length + (list[length] == ',');
    }
    return set;
}

static void
read_option(const char *option)
{
    const char *value = strchr(option, '=');
    const size_t length = value == NULL ? 0 : (size_t)(value++ - option);

    if (length == 7 && strncmp(option, "--count", length) == 0)
        counters = read_counters(value);
    else if (length == 7 && strncmp(option, "--depth", length) == 0)
        comment_depth = (unsigned)strtoul(value, NULL, 10);
    else if (length == 8 && strncmp(option, "--modern", length) == 0)
        read_dfa(&modern, value);
    else
        give_up("no such option: ", option);
}

int
main(int argc, char **argv)
{
    const clock_t begin = clock();
    struct set pairs = {.size = sizeof(struct pair)};
    struct set scans = {.size = sizeof(struct scan)};
    struct profile with_depth;
    uint64_t transitions = 0, faults = 0;
    bool asks_recovery, proved;

    for (; argc > 1 && strncmp(argv[1], "--", 2) == 0; argv++, argc--)
        read_option(argv[1]);
    if (argc < 4 || argc > 3 + DFAS_MAX)
        give_up("usage: product [--count=COUNTER,...] [--depth=N] "
                "[--modern=DFA] PRODUCTION PROFILE DFA...",
                "");
    production = (enum addrspec_production)value_named(productions, argv[1],
                                                       strlen(argv[1]));
    profile = profile_by_id(
        (uint32_t)value_named(profiles, argv[2], strlen(argv[2])));
    if (profile == NULL)
        give_up("no such profile: ", argv[2]);
    if (comment_depth > 0) {
        with_depth = *profile;
        with_depth.comment_depth = (uint8_t)comment_depth;
        profile = &with_depth;
    }
    for (; dfa_count < (size_t)argc - 3; dfa_count++)
        read_dfa(&dfas[dfa_count], argv[3 + dfa_count]);
    find_joint_classes();
    asks_recovery = counters == 0 && modern.states == 0;

    proved = explore(&pairs, &transitions) &&
             (!asks_recovery || explore_recovery(&scans, &faults));
    if (proved) {
        for (size_t i = 0; i < dfa_count; i++)
            printf("%s%u", i == 0 ? "" : " and ", dfas[i].states);
        printf(" states, %u pairs, %llu transitions", pairs.count,
               (unsigned long long)transitions);
        if (asks_recovery)
            printf(", recovery from %llu faults in %u scans",
                   (unsigned long long)faults, scans.count);
        printf(", %.2f s\n", (double)(clock() - begin) / CLOCKS_PER_SEC);
    }
    set_free(&pairs);
    set_free(&scans);
    return proved ? 0 : 1;
}

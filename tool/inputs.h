/* inputs.h - the records of arguments, files and standard input, in order
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDRSPEC_TOOL_INPUTS_H
#define ADDRSPEC_TOOL_INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "progress.h"
#include "records.h"
#include "sink.h"

/* Where records are to come from. */
struct input_list {
    const char **operands; /* addresses and "-" */
    size_t operand_count;
    const char **files;
    size_t file_count;
    struct record_rules rules;
};

/* Begin with none of at most `argc`; false, and said so, without memory. */
bool input_list_begin(struct input_list *list, int argc);
void input_list_operand(struct input_list *list, const char *operand);
void input_list_file(struct input_list *list, const char *path);
void input_list_release(struct input_list *list);

/* Takes each record in turn; NULL in the place of one that could not be read
 * because of a bad escape or its length, which has been complained of. */
typedef void take_fn(void *context, const struct record *record);

struct inputs {
    const struct input_list *list;
    struct sink *out; /* where results go */
    take_fn *take;
    void *context;
    struct progress progress;
    uint64_t line;    /* of the record taken, over all inputs */
    const char *name; /* of the file it is in; NULL: an argument ... */
    uint64_t number;  /* ... and which of them it is, from 1 */
    bool trouble;     /* for the exit status 2 */
    bool enough;      /* whoever takes the records wants no more */
    struct records records;
};

void inputs_begin(struct inputs *inputs, const struct input_list *list,
                  struct sink *out, take_fn *take, void *context);

/* Hand out all records.  Without operands and files they are those of standard
 * input; a terminal is told that it is waited for. */
void inputs_read(struct inputs *inputs);

/* Say something about the record taken, behind its place: its file, its number
 * there and a column from 1.  Results so far go first. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void
complain_record(struct inputs *inputs, uint64_t column, const char *format,
                ...);

#endif

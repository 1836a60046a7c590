/* lookups.c - the catalogue, for those who ask
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "catalogue/catalogue.h"

const addrspec_diagnosis_info *
addrspec_diagnosis(int id)
{
    const enum diagnosis_index index = diagnosis_index_of(id);

    return index == DIAGNOSIS_COUNT ? NULL : &diagnosis_rows[index].info;
}

const addrspec_diagnosis_info *
addrspec_diagnosis_named(const char *name)
{
    unsigned i;

    if (name == NULL)
        return NULL;
    for (i = 0; i < DIAGNOSIS_COUNT; i++)
        if (strcmp(diagnosis_rows[i].info.name, name) == 0)
            return &diagnosis_rows[i].info;
    return NULL;
}

/* The rows stand in the order of a mail address; a list reads better by name.
 * Selection without a second table: the catalogue is small. */
const addrspec_diagnosis_info *
addrspec_diagnosis_at(size_t index)
{
    unsigned i, j;

    for (i = 0; i < DIAGNOSIS_COUNT; i++) {
        const char *name = diagnosis_rows[i].info.name;
        size_t smaller = 0;

        for (j = 0; j < DIAGNOSIS_COUNT; j++)
            smaller += strcmp(diagnosis_rows[j].info.name, name) < 0;
        if (smaller == index)
            return &diagnosis_rows[i].info;
    }
    return NULL;
}

addrspec_code
addrspec_diag_code(const addrspec_result *result, const addrspec_diag *diag)
{
    const enum diagnosis_index index = diagnosis_index_of(diag->id);
    const bool path = diag->part == ADDRSPEC_PART_PATH;
    const bool sender = result->production == ADDRSPEC_REVERSE_PATH ||
                        (result->flags & ADDRSPEC_SENDER) != 0;

    const enum reply_kind kind =
        index == DIAGNOSIS_COUNT ? MAILBOX_CODE : diagnosis_rows[index].reply;

    /* What is wrong among the parameters is no mailbox's name. */
    if (kind == MAILBOX_CODE && diag->part == ADDRSPEC_PART_PARAMETERS)
        return code_of(ARGUMENT_CODE, path, sender);
    return code_of(kind, path, sender);
}

static uint32_t
limit_of_servers(enum reason reason)
{
    switch (reason) {
    case REASON_SERVER_LOCAL_PART:
        return ADDRSPEC_LOCAL_PART_MAX;
    case REASON_SERVER_DOMAIN:
        return ADDRSPEC_DOMAIN_MAX;
    case REASON_SERVER_ADDRESS:
        return ADDRSPEC_MAILBOX_MAX;
    default:
        return ADDRSPEC_ABSENT;
    }
}

uint32_t
addrspec_diag_limit(const addrspec_diag *diag)
{
    switch (diag->id) {
    case ADDRSPEC_LABEL_TOO_LONG:
        return ADDRSPEC_LABEL_MAX;
    case ADDRSPEC_LOCAL_PART_TOO_LONG:
        return ADDRSPEC_LOCAL_PART_MAX;
    case ADDRSPEC_DOMAIN_TOO_LONG:
        return diag->reason == REASON_AS_A_LABELS ? ADDRSPEC_A_LABELS_MAX
                                                  : ADDRSPEC_DOMAIN_MAX;
    case ADDRSPEC_ADDRESS_TOO_LONG:
        return diag->part == ADDRSPEC_PART_PATH ? ADDRSPEC_PATH_MAX
                                                : ADDRSPEC_MAILBOX_MAX;
    case ADDRSPEC_REFUSED_BY_SERVERS:
        return limit_of_servers((enum reason)diag->reason);
    default:
        return ADDRSPEC_ABSENT;
    }
}

static const struct diagnosis_texts *
texts_of(int id, const char *language)
{
    const enum diagnosis_index index = diagnosis_index_of(id);

    return index == DIAGNOSIS_COUNT
               ? NULL
               : diagnosis_texts(index, language_of(language));
}

const char *
addrspec_title(int id, const char *language)
{
    const struct diagnosis_texts *texts = texts_of(id, language);

    return texts == NULL ? NULL : texts->title;
}

const char *
addrspec_description(int id, const char *language)
{
    const struct diagnosis_texts *texts = texts_of(id, language);

    return texts == NULL ? NULL : texts->description;
}

const char *
addrspec_remedy(int id, const char *language)
{
    const struct diagnosis_texts *texts = texts_of(id, language);

    return texts == NULL ? NULL : texts->remedy;
}

const char *
addrspec_example(int id)
{
    const enum diagnosis_index index = diagnosis_index_of(id);

    return index == DIAGNOSIS_COUNT ? NULL : diagnosis_rows[index].example;
}

const char *
addrspec_strerror(int status)
{
    const char *title;

    switch (status) {
    case ADDRSPEC_OK:
        return "no error";
    case ADDRSPEC_ERR_ARGUMENT:
        return "an argument is out of range";
    case ADDRSPEC_ERR_ABI:
        return "options of another version of the library";
    case ADDRSPEC_ERR_MEMORY:
        return "out of memory";
    case ADDRSPEC_END:
        return "no mailbox is left";
    default:
        title = addrspec_title(status, NULL);
        return title == NULL ? "unknown status" : title;
    }
}

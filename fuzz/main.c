/* main.c - replays files through a fuzz target, without any fuzzer
 *
 * SPDX-License-Identifier: MIT
 *
 *     TARGET_fuzzer FILE...
 *
 * Each file is copied to a block of exactly its size.  Exits 1 when a file
 * cannot be read or none was given; the target aborts on what cannot be.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

enum { FILE_MAX = 1 << 20 };

static int
replay(const char *name)
{
    static uint8_t octets[FILE_MAX];
    FILE *file = fopen(name, "rb");
    uint8_t *data;
    size_t size;

    if (file == NULL) {
        perror(name);
        return -1;
    }
    size = fread(octets, 1, sizeof octets, file);
    fclose(file);
    data = malloc(size == 0 ? 1 : size);
    if (data == NULL)
        abort();
    memcpy(data, octets, size);
    (void)LLVMFuzzerTestOneInput(data, size);
    free(data);
    return 0;
}

int
main(int argc, char **argv)
{
    int i;

    fuzz_everything = true;
    for (i = 1; i < argc; i++)
        if (replay(argv[i]) != 0)
            return EXIT_FAILURE;
    printf("%d files replayed\n", argc - 1);
    return argc > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}

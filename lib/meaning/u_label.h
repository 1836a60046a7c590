#ifndef X
#define X
#include <stdbool.h>
#include <stdint.h>
bool u_label_joiner_is_allowed(const unsigned char *text, uint32_t length,
                               uint32_t offset);
#endif

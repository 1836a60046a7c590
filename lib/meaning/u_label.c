#include "meaning/u_label.h"
bool
u_label_joiner_is_allowed(const unsigned char *text, uint32_t length,
                          uint32_t offset)
{
    (void)text;
    (void)length;
    (void)offset;
    return false;
}

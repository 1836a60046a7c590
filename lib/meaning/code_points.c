/* code_points.c - code points that no one types on purpose
 *
 * SPDX-License-Identifier: MIT
 */
#include "meaning/code_points.h"

enum code_point_class
code_point_class(uint32_t code_point)
{
    return code_point == 0xff20 ? WIDTH_FORM : ORDINARY;
}

unsigned char
code_point_plain(uint32_t code_point)
{
    return code_point == 0xff20 ? '@' : 0;
}

#pragma once
// What must hold whatever comes in: a violation ends the run, in every build.

#include <cstdio>
#include <cstdlib>

#define PILLARBOX_INVARIANT(condition)                                                                                         \
    do {                                                                                                                       \
        if (!(condition)) {                                                                                                    \
            std::fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition);                                 \
            std::abort();                                                                                                      \
        }                                                                                                                      \
    } while (false)

#pragma once
// GMime's tables must be made once, before anything else of it is called.

#include <gmime/gmime.h>

namespace pillarbox::message {

inline void initialiseGMime()
{
    static const bool done = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(done);
}

} // namespace pillarbox::message

#pragma once
// For how long a message can be taken back after Send, as set for the profile.

#include "smtp/outbox/outbox.h"

#include <chrono>

namespace pillarbox::outbox {

inline constexpr std::chrono::seconds usualUndoTime{10};
inline constexpr std::chrono::seconds longestUndoTime{120}; // longer is what a schedule is for

// Not set, or not readable: the usual one.
void loadUndoTime(Outbox &outbox, Outbox::Callback<std::chrono::seconds> done);
void saveUndoTime(Outbox &outbox, std::chrono::seconds undoTime, Outbox::Callback<Done> done);

} // namespace pillarbox::outbox

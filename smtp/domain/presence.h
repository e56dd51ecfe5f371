#pragma once
// What asking for a record came to; the last two are never taken for each other.

namespace pillarbox::domain {

enum class Presence { Found, Absent, Unknown };

} // namespace pillarbox::domain

#pragma once
// Either a value or the reason why there is none: std::expected's names until C++23 can be used.

#include <utility>
#include <variant>

namespace pillarbox {

template<typename E>
struct Unexpected {
    E error;
};
template<typename E>
Unexpected(E) -> Unexpected<E>;

template<typename T, typename E>
class [[nodiscard]] Expected
{
public:
    Expected(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Expected(Unexpected<E> unexpected)
        : m_state(std::in_place_index<1>, std::move(unexpected.error))
    {
    }

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    // value() and error() of the other state throw std::bad_variant_access: a bug of the caller.
    T &value() { return std::get<0>(m_state); }
    const T &value() const { return std::get<0>(m_state); }
    const E &error() const { return std::get<1>(m_state); }
    T &operator*() { return value(); }
    const T &operator*() const { return value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    bool operator==(const Expected &) const = default;

private:
    std::variant<T, E> m_state;
};

// What a function returns that has nothing to say but whether it worked.
struct Done {
    bool operator==(const Done &) const = default;
};

} // namespace pillarbox

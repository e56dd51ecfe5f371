#pragma once
// std::visit with one lambda per alternative.

namespace pillarbox {

template<typename... Ts>
struct overloaded : Ts... {
    using Ts::operator()...;
};
template<typename... Ts>
overloaded(Ts...) -> overloaded<Ts...>;

} // namespace pillarbox

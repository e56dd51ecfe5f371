#pragma once
// How a provider makes the user name of an address: "{address}", "{local}", "{domain}" stand for its parts, anything else for
// itself ("apikey"). Empty: the provider issues one that has nothing to do with the address.

#include <QString>

#include <optional>

namespace pillarbox::account {

struct UserNameForm {
    QString text;

    // Absent: issued by the provider, or not an address.
    std::optional<QString> nameFor(const QString &address) const;
    bool isWellFormed() const; // no brace but those of the three words, no control character
    bool operator==(const UserNameForm &) const = default;
};

} // namespace pillarbox::account

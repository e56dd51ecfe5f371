#pragma once
// The name that an account's user wants this machine to give with EHLO (RFC 5321 section 4.1.1.1): a domain or an address
// literal.

#include <QByteArray>
#include <QString>

#include <optional>

namespace pillarbox::account {

// As it goes onto the wire, a domain in its ASCII form; absent: it is neither.
std::optional<QByteArray> ehloNameOf(const QString &text);

} // namespace pillarbox::account

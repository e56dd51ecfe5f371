#pragma once
// The certificates that a person pins for an account, as they come from a file.

#include <QByteArray>

namespace pillarbox::account {

// At least one certificate in PEM form is in it.
bool holdsCertificate(const QByteArray &pem);

} // namespace pillarbox::account

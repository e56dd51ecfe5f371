#pragma once
// The sandbox's own key and certificate: made once per profile, for localhost and 127.0.0.1 only, never shipped. The key file
// is readable by its owner alone. libcrypto, because Qt cannot make certificates.

#include "smtp/base/expected.h"

#include <QByteArray>
#include <QString>

namespace pillarbox::sandbox {

struct SelfSigned {
    QByteArray keyPem;
    QByteArray certificatePem;

    bool operator==(const SelfSigned &) const = default;
};

// Those in key.pem and certificate.pem when they belong together and are valid for a day at least; else new ones, written
// there. The error is a plain reason.
Expected<SelfSigned, QString> selfSignedIn(const QString &directory);

Expected<SelfSigned, QString> makeSelfSigned();

} // namespace pillarbox::sandbox

#pragma once
// What is wrong with a certificate and a key that are to show who the client is (RFC 8446 section 4.4.2).

#include "smtp/base/secret.h"

#include <QByteArray>
#include <QSslKey>

#include <optional>

namespace pillarbox::transport {

enum class ClientCertificateFault {
    NoCertificate, // none in PEM form
    NoKey, // none in PEM form, or of a kind that TLS here cannot use: RSA and EC it can
    EncryptedKey,
    OtherKey, // belongs to another certificate
};

std::optional<ClientCertificateFault> faultOf(const QByteArray &certificatePem, const Secret &keyPem);
QSslKey privateKey(const Secret &keyPem); // null: none of those kinds

} // namespace pillarbox::transport

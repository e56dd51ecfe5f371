#pragma once
// What a certificate says, for people to read.

#include "smtp/transport/endpoint.h"

class QSslCertificate;

namespace pillarbox::transport {

CertificateFacts certificateFacts(const QSslCertificate &certificate);
// Of the first one in PEM form; absent: there is none.
std::optional<CertificateFacts> certificateFactsFrom(const QByteArray &pem);

} // namespace pillarbox::transport

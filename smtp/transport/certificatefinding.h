#pragma once
// From what the TLS library and the certificates say to findings in our words. Knows nobody's trust.

#include "smtp/transport/certificatefault.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QSslError>

namespace pillarbox::transport {

// Worst first; empty: nothing is wrong. chain: as the server showed it, its own certificate first.
QList<CertificateFault> certificateFaults(
    const QList<QSslCertificate> &chain, const QString &host, const QList<QSslError> &errors, const QDateTime &now);

// dNSName with the left-most label as the only wildcard, or iPAddress when host is an address literal.
bool isNamedBy(const QSslCertificate &certificate, const QString &host);

} // namespace pillarbox::transport

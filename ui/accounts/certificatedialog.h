#pragma once
// A server's certificate and the chain it came with: names, issuer, validity, fingerprints; what is wrong with it; and, where
// its key was trusted before, that one beside it. A person may trust the key for this endpoint, or the issuer for this host,
// once both are before their eyes. Changes nothing itself.

#include "smtp/transport/endpoint.h"
#include "smtp/transport/servertrust.h"

#include <QDialog>

#include <optional>

namespace pillarbox::ui {

struct CertificateView {
    transport::Endpoint endpoint;
    transport::TlsFacts facts; // with one certificate at least
    QString why{}; // what is wrong with it, in words; empty: nothing
    std::optional<transport::PinnedKey> pinned{}; // trusted for this endpoint so far
};

class CertificateDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CertificateDialog(const CertificateView &view, QWidget *parent = nullptr);

Q_SIGNALS:
    void keyTrusted(const pillarbox::transport::PinnedKey &key);
    void issuerTrusted(const pillarbox::transport::TrustedIssuer &issuer);

private:
    QWidget *comparison(const CertificateView &view);
    QWidget *buttons(const CertificateView &view);
};

} // namespace pillarbox::ui

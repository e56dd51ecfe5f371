#pragma once
// A server's certificate and the chain it came with: names, issuer, validity, fingerprint. Only shows.

#include "smtp/transport/endpoint.h"

#include <QDialog>

namespace pillarbox::ui {

class CertificateDialog : public QDialog
{
    Q_OBJECT

public:
    CertificateDialog(const QString &host, const transport::TlsFacts &facts, QWidget *parent = nullptr);
};

// "3F:9A:…", as tools print it.
QString fingerprintText(const QByteArray &sha256);

} // namespace pillarbox::ui

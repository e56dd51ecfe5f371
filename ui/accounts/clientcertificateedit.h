#pragma once
// The certificate that an account shows its server: taken from a PKCS #12 file or from PEM files, shown with its end, taken
// away again. Its key is only held here; keeping it is somebody else's.

#include "smtp/transport/clientidentity.h"

#include <QWidget>

class QToolButton;

namespace pillarbox::ui {

class TextLabel;

class ClientCertificateEdit : public QWidget
{
    Q_OBJECT

public:
    explicit ClientCertificateEdit(QWidget *parent = nullptr);

    void setClient(const transport::ClientIdentity &client);
    const transport::ClientIdentity &client() const { return m_client; } // empty: none
    // As if it had been chosen; keyPath: of PEM, where the key has a file of its own.
    void takeFile(const QString &path, const QString &keyPath = {}, const Secret &passphrase = {});

Q_SIGNALS:
    void changed(); // by hand
    void declined(const QString &why); // a file that is of no use

private:
    void choose();
    void chooseKey(const QString &certificatePath);
    void askPassphrase(const QString &path, const QString &keyPath, bool isAgain);
    void refuse(transport::ClientIdentityFault fault, const QString &path, const QString &keyPath, const Secret &passphrase);
    void show(const transport::ClientIdentity &client);

    QToolButton *m_choose;
    QToolButton *m_remove;
    TextLabel *m_text;
    transport::ClientIdentity m_client;
};

} // namespace pillarbox::ui

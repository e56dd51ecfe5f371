#pragma once
// What hardly anybody changes of an account: the way through a proxy, how long to wait, the name given with EHLO, the relay's
// limits, a backup.

#include "smtp/account/account.h"

#include <QWidget>

#include <chrono>
#include <optional>

class QComboBox;
class QLineEdit;

namespace pillarbox::ui {

class BackupEdit;
class ClientCertificateEdit;
class LimitsEdit;

class AdvancedEdit : public QWidget
{
    Q_OBJECT

public:
    explicit AdvancedEdit(QWidget *parent = nullptr);

    void setAccount(const account::Account &account);
    // Each as it was entered last and could be used.
    const transport::Proxy &proxy() const { return m_proxy; }
    const QByteArray &ehloName() const { return m_ehloName; }
    std::optional<std::chrono::seconds> timeout() const;
    account::SendingLimits limits() const;
    BackupEdit &backup() { return *m_backup; }
    ClientCertificateEdit &certificate() { return *m_certificate; }

Q_SIGNALS:
    void serverEntered(); // proxy, name or certificate
    void signInEntered(); // time
    void declined(const QString &why);

private:
    void layOut();
    void takeProxy();
    void takeName();
    void showProxy();

    QComboBox *m_proxyBox;
    QLineEdit *m_nameLine;
    QLineEdit *m_timeLine;
    LimitsEdit *m_limits;
    BackupEdit *m_backup;
    ClientCertificateEdit *m_certificate;
    transport::Proxy m_proxy;
    QByteArray m_ehloName;
};

} // namespace pillarbox::ui

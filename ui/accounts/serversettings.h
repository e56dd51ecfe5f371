#pragma once
// The server's settings by hand: filled with what was found, and taken as a wish as soon as a person changes one.

#include "smtp/account/relaychoices.h"
#include "ui/accounts/accountcheck.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace pillarbox::ui {

class AdvancedEdit;

class ServerSettings : public QWidget
{
    Q_OBJECT

public:
    explicit ServerSettings(QWidget *parent = nullptr);

    void setAccount(const account::Account &account); // to be changed
    void showFound(const account::Account &account); // where nothing was changed by hand
    void setDefaultUserName(const QString &userName);
    // fileName: where they came from; empty: kept from before.
    void setCertificates(const QByteArray &pem, const QString &fileName);
    void setClient(const transport::ClientIdentity &client); // with the key of the account's certificate
    const transport::ClientIdentity &client() const; // as it stands, for who keeps the key
    void trustKey(const transport::PinnedKey &key);
    void trustIssuer(const transport::TrustedIssuer &issuer);

    void writeTo(ServerWish &wish) const;
    void writeTo(SignInWish &wish) const;
    // How the server that was chosen by name makes a user name; absent: none was.
    const std::optional<account::UserNameForm> &userNameForm() const { return m_userNameForm; }
    void takeEndpoint(const transport::Endpoint &endpoint); // as if a person had entered it
    account::SendingLimits limits() const;
    bool isByHand() const { return m_isByHand; }
    bool isCopiedToSelf() const;
    void setBackup(const account::Account &account, const QList<account::Account> &all);
    QString backup() const; // another account's id; empty: none

Q_SIGNALS:
    void serverEntered(); // host, port, security or certificates
    void relayChosen(); // by name; serverEntered() follows
    void signInEntered(); // user name or mechanism
    void declined(const QString &why); // a file that holds no certificate, a proxy or name that is none
    void resized(int by); // a fold was opened or closed

private:
    void layOut();
    void connectParts();
    void takeByHand();
    void portEdited();
    void takeChoice(const account::RelayChoice &choice);
    void searchAgain();
    void foldAdvanced(bool isOpen);
    void chooseCertificates();
    void forgetTrust();
    void showTrust();
    QString trustText() const;
    void showServer(const QString &host, quint16 port, protocol::Security security);

    QLineEdit *m_host;
    QLineEdit *m_port;
    QComboBox *m_security;
    QLineEdit *m_userName;
    AdvancedEdit *m_advanced;
    QToolButton *m_fold;
    QComboBox *m_mechanism;
    QToolButton *m_search;
    QToolButton *m_choose;
    QToolButton *m_forget;
    QLabel *m_trusted;
    QCheckBox *m_copy;
    QByteArray m_pem;
    QString m_pemFile;
    transport::ServerTrust m_trust;
    std::optional<account::UserNameForm> m_userNameForm;
    bool m_isByHand = false;
    bool m_isUserNameByHand = false;
};

} // namespace pillarbox::ui

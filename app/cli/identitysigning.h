#pragma once
// `pillarbox account identity sign|unsign|check-signing`: DKIM for one identity. The key is made here or read from a file, and
// kept in the keychain; what it says to the world is printed.

#include "app/cli/commandtask.h"
#include "smtp/domain/publishedkey.h"
#include "smtp/message/dkimprivatekey.h"

#include <memory>

namespace pillarbox::app {

struct SigningOptions {
    QString label;
    QString address; // of the identity
    bool isJson = false;
};

class SignIdentity : public CommandTask
{
    Q_OBJECT

public:
    struct Wish {
        QByteArray selector;
        QByteArray domain; // empty: the address's
        std::optional<message::DkimPrivateKey::Type> type; // absent: the one that is there, or RSA
        std::optional<message::DkimPrivateKey> key; // absent: the one that is there, or a new one
    };

    SignIdentity(SigningOptions options, Wish wish, const Profile &profile);
    void start() override;

private:
    void onRead(const Expected<Secret, account::CredentialError> &pem);
    void keep(const message::DkimPrivateKey &key);
    void save(const message::DkimPrivateKey &key);
    void release();

    SigningOptions m_options;
    Wish m_wish;
    account::Account m_account;
    account::MailSigning m_signing;
    std::unique_ptr<account::CredentialJob> m_job;
};

class UnsignIdentity : public CommandTask
{
    Q_OBJECT

public:
    UnsignIdentity(SigningOptions options, const Profile &profile);
    void start() override;

private:
    SigningOptions m_options;
};

class CheckSigning : public CommandTask
{
    Q_OBJECT

public:
    CheckSigning(SigningOptions options, const QString &nameserver, const Profile &profile);
    void start() override;

private:
    void report(domain::PublishedKey state, const QString &trouble);

    SigningOptions m_options;
    account::MailSigning m_signing;
    domain::KeyLookup m_lookup;
};

} // namespace pillarbox::app

#pragma once
// A keychain that answers as a test wants it to.

#include "smtp/account/credentialstore.h"

#include <QHash>

#include <optional>

namespace pillarbox::test {

class StandInKeychain final : public account::CredentialStore
{
public:
    QString name = QStringLiteral("GNOME Keyring"); // empty: there is none
    std::optional<account::CredentialError> refusal; // of everything that is written or removed
    bool isLocked = false; // of everything that is read
    QHash<QString, Secret> entries;

    std::unique_ptr<account::CredentialJob> read(const QString &accountId, ReadDone done) override;
    std::unique_ptr<account::CredentialJob> write(const QString &accountId, const Secret &secret, WriteDone done) override;
    std::unique_ptr<account::CredentialJob> remove(const QString &accountId, WriteDone done) override;
    std::unique_ptr<account::CredentialJob> unlock(WriteDone done) override; // takes away what refuses
    std::unique_ptr<account::CredentialJob> awaitOpen(std::function<void()> opened) override;
    void keepForSession(const QString &accountId, const Secret &secret) override { m_session.insert(accountId, secret); }
    bool isKeptForSession(const QString &accountId) const override { return m_session.contains(accountId); }
    QString keychainName() const override { return name; }

private:
    QHash<QString, Secret> m_session;
};

} // namespace pillarbox::test

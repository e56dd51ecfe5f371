#pragma once
// Where passwords are: the OS keychain (QtKeychain), or memory for this session. Each job has a time limit of its own, because
// a keychain's prompt can stay open for ever, and can be cancelled by destroying its handle. Reading, writing and removing
// never make a locked keychain ask its user: whoever sends in the background has nobody to ask. Only unlock() does. GUI thread.

#include "smtp/account/credentialerror.h"
#include "smtp/base/clock.h"
#include "smtp/base/expected.h"
#include "smtp/base/secret.h"

#include <QString>

#include <functional>
#include <memory>

namespace pillarbox::account {

class AccountStore;

// A job under way; destroying it cancels it, its callback is then never called.
class CredentialJob
{
public:
    virtual ~CredentialJob() = default;
};

class CredentialStore
{
public:
    virtual ~CredentialStore() = default;

    using ReadDone = std::function<void(Expected<Secret, CredentialError>)>;
    using WriteDone = std::function<void(Expected<Done, CredentialError>)>;

    // The callback runs from the event loop, never from inside the call.
    [[nodiscard]] virtual std::unique_ptr<CredentialJob> read(const QString &accountId, ReadDone done) = 0;
    [[nodiscard]] virtual std::unique_ptr<CredentialJob> write(const QString &accountId, const Secret &secret, WriteDone done)
        = 0;
    [[nodiscard]] virtual std::unique_ptr<CredentialJob> remove(const QString &accountId, WriteDone done) = 0;

    // Asks the user, by the keychain's own window, to open it; Refused when that was closed. No time limit: a person answers.
    [[nodiscard]] virtual std::unique_ptr<CredentialJob> unlock(WriteDone done) = 0;
    // Calls once, as soon as the keychain is there and open: after an error that isShut().
    [[nodiscard]] virtual std::unique_ptr<CredentialJob> awaitOpen(std::function<void()> opened) = 0;
    // The relay refused this secret. True: the next read() brings another one, so one more try is worth it.
    virtual bool renew(const QString & /*accountId*/, const Secret & /*refused*/) { return false; }

    // Kept in memory until the program ends, and found by read() before the keychain is asked.
    virtual void keepForSession(const QString &accountId, const Secret &secret) = 0;
    virtual bool isKeptForSession(const QString &accountId) const = 0;
    // What the keychain is called on this desktop: "GNOME Keyring"; empty when none is there.
    virtual QString keychainName() const = 0;
};

// serviceName: the application id.
std::unique_ptr<CredentialStore> makeKeychainStore(const QString &serviceName, Clock &clock = systemClock());
// Hands out the access tokens of accounts that sign in with OAuth, renewed in time; the entry behind it is oauthtokens.h's.
std::unique_ptr<CredentialStore> makeTokenStore(
    std::unique_ptr<CredentialStore> entries, const AccountStore &accounts, Clock &clock = systemClock());
// Without any keychain; for the sandbox's throw-away profile and for tests.
std::unique_ptr<CredentialStore> makeMemoryStore();

} // namespace pillarbox::account

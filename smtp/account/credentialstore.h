#pragma once
// Where passwords are: the OS keychain (QtKeychain), or memory for this session. Each job has a time limit of its own, because
// a keychain's prompt can stay open for ever, and can be cancelled by destroying its handle. GUI thread.

#include "smtp/base/clock.h"
#include "smtp/base/expected.h"
#include "smtp/base/secret.h"

#include <QString>

#include <functional>
#include <memory>

namespace pillarbox::account {

struct CredentialError {
    enum class Kind {
        NoKeychain, // no service answers: only "keep for this session" is possible
        Locked,
        Refused, // the user or the keychain said no
        NotFound, // the keychain is open and has no such entry
        TimedOut,
        Failed,
    };
    Kind kind = Kind::Failed;
    QString detail; // the keychain's own words

    bool operator==(const CredentialError &) const = default;
};

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

    // Kept in memory until the program ends, and found by read() before the keychain is asked.
    virtual void keepForSession(const QString &accountId, const Secret &secret) = 0;
    virtual bool isKeptForSession(const QString &accountId) const = 0;
    // What the keychain is called on this desktop: "GNOME Keyring"; empty when none is there.
    virtual QString keychainName() const = 0;
};

// serviceName: the application id.
std::unique_ptr<CredentialStore> makeKeychainStore(const QString &serviceName, Clock &clock = systemClock());
// Without any keychain; for the sandbox's throw-away profile and for tests.
std::unique_ptr<CredentialStore> makeMemoryStore();

} // namespace pillarbox::account

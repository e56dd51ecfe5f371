// Where the password should be and is not, or cannot be had: each reason with what helps.

#include "ui/text/cause.h"
#include "ui/text/causewords.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using account::CredentialError;

namespace {

class KeychainWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static Cause noKeychain();
    static Cause noCollection();
    static Cause locked(const Context &context);
    static Cause refused(const QString &words);
    static Cause notFound(const Context &context);
    static Cause timedOut();
    static Cause failed(const QString &words);

private:
    static QString said(const QString &words) { return tr("It says: %1").arg(words); }
};

Cause KeychainWords::noKeychain()
{
    return {tr("No keychain answers here."),
        tr("No program that keeps passwords, as GNOME Keyring, KWallet or KeePassXC, runs in this session."),
        tr("Start one, or enter the password for this session only."), Action::EnterPassword};
}

Cause KeychainWords::noCollection()
{
    return {tr("The keychain has no place for passwords yet."), tr("It answers, but has no default keyring."),
        tr("Make one in the desktop's settings for passwords, or enter the password: it may then offer to make one."),
        Action::EnterPassword};
}

Cause KeychainWords::locked(const Context &context)
{
    return {context.host.isEmpty() ? tr("The password is in a locked keychain.")
                                   : tr("The password for %1 is in a locked keychain.").arg(context.host),
        tr("Nobody has opened it in this session."), tr("Unlock the keychain."), Action::UnlockKeychain};
}

Cause KeychainWords::refused(const QString &words)
{
    return {tr("The keychain did not give Pillarbox the password."),
        words.isEmpty() ? tr("Somebody said no in its window, or its settings do.") : said(words),
        tr("Allow it there, then send again."), Action::SendNow};
}

Cause KeychainWords::notFound(const Context &context)
{
    const QString host = context.host.isEmpty() ? tr("the server") : context.host;
    return {context.userName.isEmpty() ? tr("There is no password for %1.").arg(host)
                                       : tr("There is no password for %1 at %2.").arg(context.userName, host),
        tr("The keychain is open and holds none."), tr("Enter the password."), Action::EnterPassword};
}

Cause KeychainWords::timedOut()
{
    return {tr("The keychain did not answer in time."), tr("A window of its own may be waiting for you."),
        tr("Answer it, then send again."), Action::SendNow};
}

Cause KeychainWords::failed(const QString &words)
{
    return {tr("The keychain failed."), words.isEmpty() ? QString() : said(words),
        tr("Enter the password for this session only, or try again."), Action::EnterPassword};
}

} // namespace

Cause keychainCause(const CredentialError &error, const Context &context)
{
    const QString words = printable(error.detail.toUtf8()).simplified();
    switch (error.kind) {
    case CredentialError::Kind::NoKeychain:
        return KeychainWords::noKeychain();
    case CredentialError::Kind::NoCollection:
        return KeychainWords::noCollection();
    case CredentialError::Kind::Locked:
        return KeychainWords::locked(context);
    case CredentialError::Kind::Refused:
        return KeychainWords::refused(words);
    case CredentialError::Kind::NotFound:
        return KeychainWords::notFound(context);
    case CredentialError::Kind::SignInNeeded:
        return signInCause({.stage = protocol::Stage::Auth,
                               .kind = protocol::ErrorKind::SignInExpired,
                               .replyCode = 0,
                               .enhanced = {},
                               .serverText = {},
                               .detail = {}},
            context);
    case CredentialError::Kind::Unreachable:
        return signInCause({.stage = protocol::Stage::Auth,
                               .kind = protocol::ErrorKind::TokenUnreachable,
                               .replyCode = 0,
                               .enhanced = {},
                               .serverText = {},
                               .detail = {}},
            context);
    case CredentialError::Kind::TimedOut:
        return KeychainWords::timedOut();
    case CredentialError::Kind::Failed:
        break;
    }
    return KeychainWords::failed(words);
}

Explanation explain(const CredentialError &error, const Context &context)
{
    const Cause cause = keychainCause(error, context);
    return {cause.what, cause.why, {}, cause.you, cause.action, {}, Who::You};
}

} // namespace pillarbox::ui

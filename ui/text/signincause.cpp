// Credentials: none offered a way, none allowed, refused.

#include "ui/text/cause.h"
#include "ui/text/causewords.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using protocol::ErrorKind;
using protocol::SendError;

namespace {

class SignInWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static Cause notOffered(const Context &context);
    static Cause withoutTls(const Context &context);
    static Cause expired(const SendError &error, const Context &context);
    static Cause withoutToken(const SendError &error, const Context &context);
    static Cause accountMissing();
    static Cause refused(const Context &context);
    static Cause clientKeyMissing(const SendError &error, const Context &context);
    static Cause signingKeyMissing(const SendError &error, const Context &context);
};

Cause SignInWords::notOffered(const Context &context)
{
    return {tr("%1 offers no way to sign in that Pillarbox can use.").arg(serverName(context)),
        tr("It asks for no password here, or only for methods that are not available."),
        tr("Check port, encryption and sign-in method in the account."), Action::EditAccount};
}

Cause SignInWords::withoutTls(const Context &context)
{
    return {tr("The password was not sent to %1.").arg(context.host.isEmpty() ? tr("the server") : context.host),
        tr("The connection is not encrypted, and a password never travels over such a link."),
        tr("Choose an encrypted connection in the account."), Action::EditAccount};
}

Cause SignInWords::expired(const SendError &error, const Context &context)
{
    const QString who = error.detail.isEmpty() ? serverName(context) : shownDetail(error);
    return {tr("The sign-in at %1 has run out.").arg(who),
        tr("It was taken back or has ended, so no mail can be handed over in your name."), tr("Sign in again in the account."),
        Action::EditAccount};
}

Cause SignInWords::withoutToken(const SendError &error, const Context &context)
{
    const QString who = error.detail.isEmpty() ? serverName(context) : shownDetail(error);
    return {tr("%1 cannot be asked whether you are still signed in.").arg(who),
        tr("Each sign-in by browser is renewed there before mail is handed over."), tr("Check the network."), Action::SendNow};
}

Cause SignInWords::accountMissing()
{
    return {tr("The account of this message has been removed."), tr("Without an account there is no server to hand it to."),
        tr("Choose another account for it."), Action::ChooseAccount};
}

// Nobody can type a key: but for a keychain that is only locked, its file has to be chosen anew.
Cause SignInWords::clientKeyMissing(const SendError &error, const Context &context)
{
    const Cause keychain = keychainCause(account::credentialErrorFrom(shownDetail(error)), context);
    const bool isShut = keychain.action == Action::UnlockKeychain || keychain.action == Action::SendNow;
    return {tr("The key of the client certificate for %1 could not be had.")
                .arg(context.host.isEmpty() ? tr("the server") : context.host),
        keychain.why, isShut ? keychain.you : tr("Choose the certificate again in the account."),
        isShut ? keychain.action : Action::EditAccount};
}

Cause SignInWords::signingKeyMissing(const SendError &error, const Context &context)
{
    const QString what = tr("The key that signs the mail of this sender could not be had.");
    const auto reason = account::credentialErrorFrom(shownDetail(error));
    if (reason.kind == account::CredentialError::Kind::NotFound)
        return {what, tr("The keychain is open and does not hold it. Unsigned mail might be refused or land in spam."),
            tr("Make a new key for the identity, or let its mail go unsigned."), Action::EditAccount};
    const Cause keychain = keychainCause(reason, context);
    if (keychain.action != Action::EnterPassword)
        return {what, keychain.why, keychain.you, keychain.action};
    return {what, keychain.why, tr("Send again once the keychain works, or let the mail of this identity go unsigned."),
        Action::SendNow};
}

Cause SignInWords::refused(const Context &context)
{
    const QString what = context.userName.isEmpty()
        ? tr("%1 refused the password.").arg(serverName(context))
        : tr("%1 refused the password for %2.").arg(serverName(context), context.userName);
    return {what, tr("User name or password are wrong, or the provider wants an app password."),
        tr("Enter the password again."), Action::EnterPassword};
}

} // namespace

Cause signInCause(const SendError &error, const Context &context)
{
    switch (error.kind) {
    case ErrorKind::AuthNotOffered:
        return SignInWords::notOffered(context);
    case ErrorKind::AuthWithoutTls:
        return SignInWords::withoutTls(context);
    case ErrorKind::AccountMissing:
        return SignInWords::accountMissing();
    case ErrorKind::CredentialMissing:
        if (error.stage == protocol::Stage::Tls) // the key of the certificate, not the password
            return SignInWords::clientKeyMissing(error, context);
        return keychainCause(account::credentialErrorFrom(shownDetail(error)), context);
    case ErrorKind::SigningKeyMissing:
        return SignInWords::signingKeyMissing(error, context);
    case ErrorKind::SignInExpired:
        return SignInWords::expired(error, context);
    case ErrorKind::TokenUnreachable:
        return SignInWords::withoutToken(error, context);
    default:
        return SignInWords::refused(context);
    }
}

} // namespace pillarbox::ui

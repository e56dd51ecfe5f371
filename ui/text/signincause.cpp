// Credentials: none offered a way, none allowed, none there, refused.

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
    static Cause missing(const SendError &error, const Context &context);
    static Cause accountGone();
    static Cause refused(const Context &context);
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

Cause SignInWords::missing(const SendError &error, const Context &context)
{
    const QString detail = shownDetail(error);
    if (detail == QLatin1String("account removed"))
        return accountGone();
    if (detail.contains(QLatin1String("locked"), Qt::CaseInsensitive)) {
        const QString what = context.host.isEmpty() ? tr("The password is in a locked keychain.")
                                                    : tr("The password for %1 is in a locked keychain.").arg(context.host);
        return {what, detail, tr("Unlock the keychain."), Action::UnlockKeychain};
    }
    const QString what = context.userName.isEmpty()
        ? tr("There is no password for %1.").arg(context.host.isEmpty() ? tr("the server") : context.host)
        : tr("There is no password for %1 at %2.")
              .arg(context.userName, context.host.isEmpty() ? tr("the server") : context.host);
    return {what, detail.isEmpty() ? tr("The keychain holds none.") : tr("The keychain gave none: %1").arg(detail),
        tr("Enter the password."), Action::EnterPassword};
}

Cause SignInWords::accountGone()
{
    return {tr("The account of this message has been removed."), tr("Without an account there is no server to hand it to."),
        tr("Edit the message and choose another account."), Action::Edit};
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
    case ErrorKind::CredentialMissing:
        return SignInWords::missing(error, context);
    default:
        return SignInWords::refused(context);
    }
}

} // namespace pillarbox::ui

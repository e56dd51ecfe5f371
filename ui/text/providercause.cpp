// Refusals that mean more at this provider than their codes say: who must click where.

#include "smtp/account/provider.h"
#include "ui/text/cause.h"
#include "ui/text/causewords.h"
#include "ui/text/providerwords.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using account::DeadEnd;
using account::PasswordKind;
using account::Provider;
using protocol::ErrorKind;
using protocol::SendError;

namespace {

class ProviderWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static Cause ofMeaning(DeadEnd::Meaning meaning, const Provider &provider, const Context &context);
    static Cause ofPassword(const Provider &provider, const Context &context);
    static QString beforehand(const Provider &provider);

private:
    static QString refused(const Context &context);
    static QString why(const Provider &provider);
    static QString you(const Provider &provider);
    static QString allowance(const Provider &provider);
};

QString ProviderWords::refused(const Context &context)
{
    return context.userName.isEmpty() ? tr("%1 refused the password.").arg(serverName(context))
                                      : tr("%1 refused the password for %2.").arg(serverName(context), context.userName);
}

Cause ProviderWords::ofMeaning(DeadEnd::Meaning meaning, const Provider &provider, const Context &context)
{
    switch (meaning) {
    case DeadEnd::Meaning::AppPasswordNeeded:
        return ofPassword(provider, context);
    case DeadEnd::Meaning::WebSignInNeeded:
        return {refused(context), tr("%1 wants to see you sign in on its web page first.").arg(provider.name),
            tr("Sign in to %1 in a browser, then try again.").arg(provider.name), Action::EnterPassword};
    case DeadEnd::Meaning::PasswordSignInOff:
        return {refused(context),
            tr("Signing in with a password is switched off for this mailbox or its whole organisation; the password may be "
               "right."),
            tr("The organisation's administrator must allow it: Microsoft 365 admin centre, Active users, the mailbox, Mail, "
               "Manage email apps, Authenticated SMTP."),
            Action::EditAccount, Who::Provider};
    case DeadEnd::Meaning::PasswordSignInGone:
        return {refused(context),
            tr("%1 takes no passwords from mail programs any more, and nobody can switch them on again.").arg(provider.name),
            tr("It only takes a sign-in on its web page: see %1.").arg(provider.helpUrl), Action::EditAccount};
    case DeadEnd::Meaning::PasswordSignInRefused:
        break;
    }
    return {refused(context),
        tr("The password is wrong, or Authenticated SMTP is switched off for this mailbox; %1 does not say which.")
            .arg(provider.name),
        tr("If the password works on the web page, ask the organisation's administrator to switch on Authenticated SMTP for "
           "the mailbox."),
        Action::EnterPassword};
}

QString ProviderWords::allowance(const Provider &provider)
{
    return provider.needsEnabling ? QChar(u' ')
            % tr("%1 lets mail programs in only once that is allowed in the settings of its web page.").arg(provider.name)
                                  : QString();
}

QString ProviderWords::why(const Provider &provider)
{
    switch (provider.password) {
    case PasswordKind::App:
        return tr("%1 wants an app password from mail programs, not the one you use on its web page.").arg(provider.name);
    case PasswordKind::AppWithTwoStep:
        return tr("User name or password are wrong; where signing in takes two steps, %1 wants an app password here.")
            .arg(provider.name);
    case PasswordKind::Mail:
        return tr("%1 wants the separate password for e-mail that is set in its settings.").arg(provider.name);
    case PasswordKind::AuthorisationCode:
        return tr("%1 wants the authorisation code that it shows when mail programs are let in.").arg(provider.name);
    case PasswordKind::SmtpCredential:
        return tr("%1 wants the user name and password made for SMTP, not those of your account there.").arg(provider.name);
    case PasswordKind::SmtpKey:
        return tr("%1 wants an SMTP key here, not an API key.").arg(provider.name);
    case PasswordKind::ApiKey:
        return tr("%1 wants an API key as the password.").arg(provider.name);
    case PasswordKind::KeyPair:
        return tr("%1 wants the API key as the user name and the secret key as the password.").arg(provider.name);
    case PasswordKind::Token:
        return tr("%1 wants a token made for SMTP.").arg(provider.name);
    case PasswordKind::Bridge:
        return tr("%1 wants the password that its Bridge shows.").arg(provider.name);
    case PasswordKind::OAuth:
        return tr("%1 takes no passwords from mail programs any more.").arg(provider.name);
    case PasswordKind::Own:
        break;
    }
    return tr("User name or password are wrong.");
}

QString ProviderWords::you(const Provider &provider)
{
    if (provider.password == PasswordKind::OAuth)
        return tr("It only takes a sign-in on its web page: see %1.").arg(provider.helpUrl);
    return tr("How to do it: %1").arg(provider.helpUrl);
}

QString ProviderWords::beforehand(const Provider &provider)
{
    const bool isOwn = provider.password == PasswordKind::Own;
    if (provider.kind == Provider::Kind::None || (isOwn && !provider.needsEnabling))
        return {};
    const QString password = isOwn ? QString()
        : provider.password == PasswordKind::AppWithTwoStep
        ? tr("Where signing in takes two steps, %1 wants an app password here.").arg(provider.name)
        : why(provider);
    return QString(password % allowance(provider) % QChar(u' ') % you(provider)).trimmed();
}

Cause ProviderWords::ofPassword(const Provider &provider, const Context &context)
{
    return {refused(context), why(provider) % allowance(provider), you(provider), Action::EnterPassword};
}

} // namespace

std::optional<Cause> providerCause(const SendError &error, const Context &context)
{
    const bool isRefusal = error.kind == ErrorKind::CredentialRefused || error.kind == ErrorKind::Refused;
    const Provider *provider = isRefusal && error.replyCode ? account::providerOfHost(context.host, context.port) : nullptr;
    if (!provider)
        return std::nullopt;
    const auto meaning = error.enhanced ? provider->meaningOf(error.replyCode, *error.enhanced) : std::nullopt;
    if (meaning)
        return ProviderWords::ofMeaning(*meaning, *provider, context);
    const bool isOrdinary = provider->password == PasswordKind::Own && !provider->needsEnabling;
    if (error.kind == ErrorKind::CredentialRefused && !isOrdinary)
        return ProviderWords::ofPassword(*provider, context);
    return std::nullopt;
}

QString passwordAdvice(const Provider &provider)
{
    return ProviderWords::beforehand(provider);
}

} // namespace pillarbox::ui

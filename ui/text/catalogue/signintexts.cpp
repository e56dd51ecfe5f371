// Signing in and encryption that a server asks for.

#include "ui/text/catalogue/causetext.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

constexpr CauseText texts[]{
    {CauseId::CredentialsWrong, Who::You, false, Action::EnterPassword,
        QT_TRANSLATE_NOOP("Causes", "User name or password are wrong, or the provider wants an app password."),
        QT_TRANSLATE_NOOP("Causes", "Enter the password again.")},
    {CauseId::AppPasswordNeeded, Who::You, false, Action::EnterPassword,
        QT_TRANSLATE_NOOP("Causes", "The provider wants a password made for this program, not the one for its web page."),
        QT_TRANSLATE_NOOP("Causes", "Make an app password on the provider's web page, and enter it here.")},
    {CauseId::WebSignInNeeded, Who::You, false, Action::EnterPassword,
        QT_TRANSLATE_NOOP("Causes", "The provider wants to see you sign in on its web page first."),
        QT_TRANSLATE_NOOP("Causes", "Sign in there by browser, then try again.")},
    {CauseId::PasswordSignInGone, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "The provider takes no passwords from mail programs any more."),
        QT_TRANSLATE_NOOP("Causes", "Sign in by browser (OAuth) in the account.")},
    {CauseId::SignInOffForMailbox, Who::Provider, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "Sending by mail programs is switched off for this mailbox."),
        QT_TRANSLATE_NOOP("Causes", "Ask the administrator of the mailbox.")},
    {CauseId::SignInOffForOrganisation, Who::Provider, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "Sending by mail programs is switched off for your whole organisation."),
        QT_TRANSLATE_NOOP("Causes", "Ask your organisation's administrator to allow it.")},
    {CauseId::SecurityDefaults, Who::Provider, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "The security defaults of your organisation forbid signing in this way."),
        QT_TRANSLATE_NOOP("Causes", "Ask your organisation's administrator for a way in.")},
    {CauseId::ConditionalAccess, Who::Provider, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "A condition that your organisation sets for signing in is not met."),
        QT_TRANSLATE_NOOP("Causes", "Ask your organisation's administrator which one.")},
    {CauseId::SignInWanted, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "It wants a sign-in before it takes mail."),
        QT_TRANSLATE_NOOP("Causes", "Check the sign-in settings of the account.")},
    {CauseId::EncryptionWanted, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "It wants encryption before anything else."),
        QT_TRANSLATE_NOOP("Causes", "Choose STARTTLS or TLS in the account.")},
    {CauseId::EncryptionForSignIn, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "This way of signing in is allowed over an encrypted connection only."),
        QT_TRANSLATE_NOOP("Causes", "Choose an encrypted connection in the account.")},
    {CauseId::MechanismTooWeak, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "This way of signing in is too weak for it."),
        QT_TRANSLATE_NOOP("Causes", "Choose a stronger sign-in method in the account.")},
    {CauseId::MechanismUnknown, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "It does not know this way of signing in."),
        QT_TRANSLATE_NOOP("Causes", "Choose another sign-in method in the account.")},
    {CauseId::PasswordTransition, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "It must see the password once before this way of signing in works."),
        QT_TRANSLATE_NOOP("Causes", "Sign in once with the method PLAIN.")},
    {CauseId::SignInTooLong, Who::Provider, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "What was sent for signing in is longer than it takes."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::NoSignInHere, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "It takes no sign-in on this port."),
        QT_TRANSLATE_NOOP("Causes", "Choose port 587 or 465 in the account.")},
    {CauseId::AccountDisabled, Who::Provider, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "The account has been switched off there."),
        QT_TRANSLATE_NOOP("Causes", "Ask the provider to switch the account on.")},
    {CauseId::AccountWithoutService, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "The account behind these credentials has not signed up for this service."),
        QT_TRANSLATE_NOOP("Causes", "Sign up in the provider's console.")},
    {CauseId::RightToSendMissing, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "The user of these credentials has no right to send from this address."),
        QT_TRANSLATE_NOOP("Causes", "Grant it in the provider's console.")},
    {CauseId::TooManySignIns, Who::Nobody, true, Action::EnterPassword,
        QT_TRANSLATE_NOOP("Causes", "Too many sign-ins failed, so it lets nobody in for a while."),
        QT_TRANSLATE_NOOP("Causes", "Wait, then check the password before the next try.")},
    {CauseId::SignInOutOfOrder, Who::Nobody, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "It cannot check passwords just now."),
        QT_TRANSLATE_NOOP("Causes", "Send it again later.")},
    {CauseId::EncryptionOutOfOrder, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "Its encryption is out of order."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::TrustMissing, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "Two servers there do not trust each other."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::SignInAbandoned, Who::Provider, true, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "The sign-in was broken off before its end."),
        QT_TRANSLATE_NOOP("Causes", "Check the sign-in settings of the account.")},
};

} // namespace

CauseTexts signinTexts()
{
    return texts;
}

} // namespace pillarbox::ui

#include "ui/text/oauthwords.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

class OAuthWords
{
    Q_DECLARE_TR_FUNCTIONS(OAuth)

public:
    static QString sentence(account::OAuthError::Kind kind, const QString &provider);
    static QString withDetail(const QString &sentence, const QString &detail)
    {
        return detail.isEmpty() ? sentence : tr("%1 (It says: %2)").arg(sentence, printable(detail.toUtf8()).simplified());
    }
    static QString donePage() { return tr("You are signed in. You may close this page and go back to Pillarbox."); }
    static QString refusedPage() { return tr("This was no sign-in. You may close this page and go back to Pillarbox."); }
};

QString OAuthWords::sentence(account::OAuthError::Kind kind, const QString &provider)
{
    using Kind = account::OAuthError::Kind;
    switch (kind) {
    case Kind::NoClient:
        return tr("This build has no client id for %1; enter one that is registered there.").arg(provider);
    case Kind::Unreachable:
        return tr("%1 cannot be reached.").arg(provider);
    case Kind::BadAnswer:
        return tr("What %1 answers is not to be understood.").arg(provider);
    case Kind::WrongIssuer:
        return tr("Somebody else answered in the place of %1.").arg(provider);
    case Kind::NoSuchFlow:
        return tr("%1 offers no such sign-in.").arg(provider);
    case Kind::NoListener:
        return tr("The answer of the browser cannot be awaited on this machine.");
    case Kind::Denied:
        return tr("The sign-in at %1 was declined.").arg(provider);
    case Kind::Expired:
        return tr("Nobody finished the sign-in at %1 in time.").arg(provider);
    case Kind::SignInAgain:
        return tr("%1 wants you to sign in again.").arg(provider);
    case Kind::ClientRefused:
        return tr("%1 does not accept this client id, or its secret.").arg(provider);
    case Kind::Refused:
        break;
    }
    return tr("%1 refused the sign-in.").arg(provider);
}

} // namespace

QString oauthText(const account::OAuthError &error, const QString &provider)
{
    using Kind = account::OAuthError::Kind;
    const QString sentence = OAuthWords::sentence(error.kind, provider);
    return error.kind == Kind::NoClient ? sentence : OAuthWords::withDetail(sentence, error.detail);
}

QString oauthDonePage()
{
    return OAuthWords::donePage();
}

QString oauthRefusedPage()
{
    return OAuthWords::refusedPage();
}

} // namespace pillarbox::ui

#include "app/cli/oauthprompt.h"

#include "app/cli/console.h"
#include "ui/text/explanation.h"
#include "ui/text/oauthwords.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class PromptWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString needsOAuth(const char *flag) { return tr("%1 has no use without --oauth.").arg(QLatin1String(flag)); }
    static QString noPassword() { return tr("--oauth takes no password."); }
    static QString notSet(const QString &name) { return tr("The environment variable %1 is not set or empty.").arg(name); }
    static QString unknown(const QString &name)
    {
        return tr("\"%1\" is no provider of a sign-in, nor the https address of an issuer.").arg(name);
    }
    static QString open(const QString &address) { return tr("Open this address in a browser and sign in:\n%1").arg(address); }
    static QString code(const QString &code, const QString &address)
    {
        return tr("Open %1 in a browser, sign in and enter the code %2").arg(address, code);
    }
};

ExitCode exitCodeOf(account::OAuthError::Kind kind)
{
    using Kind = account::OAuthError::Kind;
    switch (kind) {
    case Kind::NoClient:
    case Kind::NoSuchFlow:
    case Kind::NoListener:
    case Kind::ClientRefused:
        return ExitCode::Configuration;
    case Kind::Unreachable:
        return ExitCode::Deferred;
    case Kind::BadAnswer:
    case Kind::WrongIssuer:
        return ExitCode::Refused;
    case Kind::Denied:
    case Kind::Expired:
    case Kind::SignInAgain:
    case Kind::Refused:
        break;
    }
    return ExitCode::CredentialsRefused;
}

} // namespace

const QList<Flag> &oauthFlags()
{
    using Kind = Flag::Kind;
    static const QList<Flag> flags{{"--oauth", Kind::Value}, {"--client-id", Kind::Value}, {"--client-secret-env", Kind::Value},
        {"--device", Kind::Switch}};
    return flags;
}

Expected<std::optional<OAuthWish>, Failure> oauthWishOf(const Arguments &arguments)
{
    if (!arguments.has("--oauth")) {
        for (const char *flag : {"--client-id", "--client-secret-env", "--device"}) {
            if (arguments.has(flag))
                return Unexpected{usageFailure(PromptWords::needsOAuth(flag))};
        }
        return std::optional<OAuthWish>();
    }
    if (arguments.has("--password-env") || arguments.has("--password-stdin"))
        return Unexpected{usageFailure(PromptWords::noPassword())};
    OAuthWish wish{arguments.valueOr("--oauth"), arguments.valueOr("--client-id"), {}, arguments.has("--device")};
    if (const auto name = arguments.value("--client-secret-env")) {
        wish.clientSecret = Secret(qgetenv(name->toUtf8().constData()));
        if (wish.clientSecret.isEmpty())
            return Unexpected{usageFailure(PromptWords::notSet(*name))};
    }
    return std::optional(wish);
}

Expected<account::OAuthClient, Failure> clientOf(const OAuthWish &wish, const QString &configDirectory)
{
    auto client = account::OAuthClients(account::oauthClientFiles(configDirectory)).find(wish.provider);
    if (!client)
        return Unexpected{usageFailure(PromptWords::unknown(ui::printable(wish.provider.toUtf8())))};
    if (!wish.clientId.isEmpty()) {
        client->settings.clientId = wish.clientId;
        client->clientSecret = wish.clientSecret;
    }
    return *client;
}

OAuthPrompt::OAuthPrompt(const account::OAuthClient &client, const account::Account &account, Clock &clock)
    : m_signIn(client, account.userName, clock, {{}, account.proxy})
{
    m_signIn.setPages(ui::oauthDonePage(), ui::oauthRefusedPage());
}

void OAuthPrompt::start(bool isByDevice, Done done)
{
    using account::OAuthSignIn;
    QObject::connect(&m_signIn, &OAuthSignIn::browserWanted, &m_signIn,
        [](const QUrl &address) { writeError(PromptWords::open(QString::fromLatin1(address.toEncoded()))); });
    QObject::connect(&m_signIn, &OAuthSignIn::codeShown, &m_signIn, [](const QString &code, const QUrl &address, const QUrl &) {
        writeError(PromptWords::code(ui::printable(code.toUtf8()), QString::fromLatin1(address.toEncoded())));
    });
    QObject::connect(&m_signIn, &OAuthSignIn::finished, &m_signIn, [this, done = std::move(done)] {
        const auto &result = *m_signIn.result();
        if (result)
            return done(*result);
        done(Unexpected{
            Failure{exitCodeOf(result.error().kind), ui::oauthText(result.error(), m_signIn.settings().displayName())}});
    });
    m_signIn.start(isByDevice ? OAuthSignIn::Way::Device : OAuthSignIn::Way::Browser);
}

} // namespace pillarbox::app

#include "app/cli/accountsignin.h"

#include "app/cli/accountjson.h"
#include "smtp/protocol/saslmechanism.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class SignInWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString noOAuth(const QString &label)
    {
        return tr("The account \"%1\" signs in with a password; --oauth says where it shall sign in instead.").arg(label);
    }
    static QString done(const QString &label, const QString &who) { return tr("\"%1\" is signed in at %2.").arg(label, who); }
};

} // namespace

AccountSignIn::AccountSignIn(QString label, std::optional<OAuthWish> wish, bool isByDevice, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_label(std::move(label))
    , m_wish(std::move(wish))
    , m_isByDevice(isByDevice)
{
}

// Its secret, where it has one, is found in the settings again, or stands in the keychain's entry.
Expected<account::OAuthClient, Failure> AccountSignIn::client()
{
    if (m_wish)
        return clientOf(*m_wish, session().profile().configDirectory);
    if (!m_account.oauth)
        return Unexpected{Failure{ExitCode::Configuration, SignInWords::noOAuth(m_account.label)}};
    const account::OAuthClients clients(account::oauthClientFiles(session().profile().configDirectory));
    return clients.forAccount(*m_account.oauth);
}

void AccountSignIn::start()
{
    const auto account = session().loadAccount(m_label);
    if (!account)
        return fail(account.error());
    m_account = *account;
    const auto asked = client();
    if (!asked)
        return fail(asked.error());
    if (m_account.userName.isEmpty())
        m_account.userName = m_account.identity.address;
    m_prompt = std::make_unique<OAuthPrompt>(*asked, m_account, clock());
    m_prompt->start(m_isByDevice,
        [this](const Expected<account::OAuthTokens, Failure> &tokens) { tokens ? onTokens(*tokens) : fail(tokens.error()); });
}

void AccountSignIn::onTokens(const account::OAuthTokens &tokens)
{
    m_account.oauth = m_prompt->settings();
    m_job = session().credentials().write(m_account.id, tokens.toEntry(),
        [this](const Expected<Done, account::CredentialError> &written) { onWritten(written); });
}

void AccountSignIn::onWritten(const Expected<Done, account::CredentialError> &written)
{
    if (!written)
        return fail(failureOf(written.error()));
    m_account.hasStoredSecret = true;
    if (protocol::secretKindOf(m_account.mechanism) != protocol::SecretKind::Token)
        m_account.mechanism.clear();
    if (const auto saved = session().accounts().save(m_account); !saved)
        return fail(failureOf(saved.error()));
    session().openOutbox([this](const Expected<Done, Failure> &opened) { opened ? release() : fail(opened.error()); });
}

void AccountSignIn::release()
{
    session().outbox().accountFixed(m_account.id, [this](const Expected<Done, outbox::OutboxError> &released) {
        if (!released)
            return fail(failureOf(released.error()));
        succeed(accountJson(m_account), SignInWords::done(m_account.label, m_account.oauth->displayName()));
    });
}

} // namespace pillarbox::app

#include "app/cli/accounttest.h"

#include "app/cli/console.h"
#include "app/cli/probereport.h"
#include "app/cli/routeoptions.h"
#include "app/cli/sendresult.h"
#include "app/platform/network.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace pillarbox::app {

namespace {

class TestWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString signedIn(const QString &host, const QString &user)
    {
        return tr("%1 accepted the sign-in of %2.").arg(host, user);
    }
    static QString answers(const QString &host) { return tr("%1 answers; nobody signs in for this account.").arg(host); }
    static QString taken(const QString &address) { return tr("%1 would be taken.").arg(address); }
    static QString notTaken(const QString &address, const QString &why) { return tr("%1: %2").arg(address, why); }
    static QString stopped() { return tr("The test was stopped."); }
};

ui::Context contextOf(const account::Account &account)
{
    return {.host = account.host, .port = account.port, .userName = account.userName, .isInOutbox = false};
}

QJsonArray jsonList(const QByteArrayList &list)
{
    QJsonArray array;
    for (const QByteArray &item : list)
        array += ui::printable(item);
    return array;
}

void addSession(QJsonObject &object, const account::SignInCheck &check)
{
    SendResult shape; // the endpoint looks as in a send
    shape.session = check.session();
    object[QStringLiteral("endpoint")] = shape.toJson().value(QStringLiteral("endpoint"));
}

} // namespace

QString signInText(const account::SignInCheck &check, const account::Account &account)
{
    if (!check.result())
        return TestWords::stopped();
    if (!*check.result())
        return ui::explain(check.result()->error(), contextOf(account)).oneLine();
    return account.userName.isEmpty() ? TestWords::answers(account.host) : TestWords::signedIn(account.host, account.userName);
}

ExitCode signInCode(const account::SignInCheck &check)
{
    if (!check.result())
        return ExitCode::Deferred;
    return *check.result() ? ExitCode::Ok : exitCodeOf(check.result()->error());
}

QJsonObject signInJson(const account::SignInCheck &check, const account::Account &account)
{
    SendResult facts;
    const bool isOk = check.result() && *check.result();
    if (check.result() && !isOk)
        facts.error = check.result()->error();
    const QJsonObject shape = facts.toJson();
    QJsonObject object{{QStringLiteral("ok"), isOk}, {QStringLiteral("text"), signInText(check, account)},
        {QStringLiteral("who"), isOk || !facts.error ? QJsonValue() : whoJson(ui::explain(*facts.error, contextOf(account)))}};
    for (const char *key : {"stage", "code", "enhanced", "serverText"})
        object[QLatin1String(key)] = shape.value(QLatin1String(key));
    const protocol::Capabilities capabilities = isOk ? check.result()->value().capabilities : protocol::Capabilities{};
    object[QStringLiteral("capabilities")] = jsonList(capabilities.lines);
    object[QStringLiteral("auth")] = jsonList(capabilities.mechanisms);
    object[QStringLiteral("size")] = capabilities.sizeLimit ? QJsonValue(*capabilities.sizeLimit) : QJsonValue();
    object[QStringLiteral("durationMs")] = qint64(check.took().count());
    object[QStringLiteral("tls")] = tlsJson(check.session() ? check.session()->tls : std::nullopt);
    addSession(object, check);
    return object;
}

AccountTest::AccountTest(QString label, QStringList recipients, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_label(std::move(label))
    , m_recipients(std::move(recipients))
    , m_check(clock())
{
    connect(&m_check, &account::SignInCheck::finished, this, &AccountTest::report);
}

void AccountTest::start()
{
    const auto account = session().loadAccount(m_label);
    if (!account)
        return fail(account.error());
    m_account = *account;
    readSecrets();
}

void AccountTest::readSecrets()
{
    m_reader = std::make_unique<account::SecretReader>(session().credentials());
    m_reader->read(m_account, [this](const auto &secrets) { onSecrets(secrets); });
}

void AccountTest::onSecrets(const Expected<account::AccountSecrets, account::CredentialError> &secrets)
{
    if (secrets)
        return check(*secrets);
    using Kind = account::CredentialError::Kind;
    Failure failure{ExitCode::Configuration, ui::explain(secrets.error(), contextOf(m_account)).oneLine()};
    if (secrets.error().kind == Kind::SignInNeeded)
        failure.code = ExitCode::CredentialsRefused;
    if (secrets.error().kind == Kind::Unreachable)
        failure.code = ExitCode::Deferred;
    fail(failure, {{QStringLiteral("label"), m_account.label}, {QStringLiteral("stage"), QStringLiteral("local")}});
}

void AccountTest::check(const account::AccountSecrets &secrets)
{
    account::Account account = m_account;
    account.proxy.password = proxyPasswordOfEnvironment();
    m_password = secrets.password;
    std::optional<protocol::Envelope> envelope;
    if (!m_recipients.isEmpty()) {
        envelope.emplace();
        envelope->reversePath = message::envelopePath(account.identity.reversePath());
        for (const QString &recipient : m_recipients)
            envelope->forwardPaths += message::envelopePath(recipient);
    }
    loadNetworkInformation();
    m_check.start(account, secrets.password, {}, secrets.clientKey, envelope);
}

void AccountTest::report()
{
    // A refused access token is renewed once.
    if (m_check.result() && !*m_check.result() && m_check.result()->error().kind == protocol::ErrorKind::CredentialRefused
        && session().credentials().renew(m_account.id, m_password)) {
        return readSecrets();
    }
    // A person has looked: from now on this is what the relay is held to.
    if (m_check.result() && *m_check.result()) {
        m_account.memory = m_check.result()->value().memory;
        (void)session().accounts().save(m_account);
    }
    QJsonObject object = signInJson(m_check, m_account);
    object[QStringLiteral("label")] = m_account.label;
    if (m_check.session() && m_check.session()->tls && !m_check.session()->tls->chain.isEmpty())
        writeError(keyLine(*m_check.session()->tls));
    if (m_check.result() && *m_check.result() && m_check.result()->value().rehearsal)
        return reportRehearsal(object, *m_check.result()->value().rehearsal);
    finishWith(object, signInText(m_check, m_account), signInCode(m_check));
}

// The server's word about each recipient now; a message may yet fare otherwise.
void AccountTest::reportRehearsal(QJsonObject object, const protocol::DeliveryOutcome &outcome)
{
    QJsonArray recipients;
    QStringList lines{object[QStringLiteral("text")].toString()};
    bool isPutOff = false;
    bool isRefused = false;
    for (const protocol::RecipientReply &reply : outcome.recipients) {
        const QString address = m_recipients.value(reply.index);
        protocol::SendError error{.stage = protocol::Stage::Rcpt,
            .kind = protocol::ErrorKind::Refused,
            .replyCode = reply.replyCode,
            .enhanced = reply.enhanced,
            .serverText = reply.text,
            .detail = {}};
        isPutOff = isPutOff || (!reply.isAccepted() && !reply.isPermanent());
        isRefused = isRefused || reply.isPermanent();
        const QString words = ui::printable(reply.text);
        recipients += QJsonObject{{QStringLiteral("address"), address}, {QStringLiteral("ok"), reply.isAccepted()},
            {QStringLiteral("code"), reply.replyCode}, {QStringLiteral("serverText"), words},
            {QStringLiteral("text"),
                reply.isAccepted() ? TestWords::taken(address) : ui::explain(error, contextOf(m_account)).what}};
        lines += reply.isAccepted()
            ? TestWords::taken(address)
            : TestWords::notTaken(address, ui::explain(error, contextOf(m_account)).what + QLatin1Char(' ') + words);
    }
    object[QStringLiteral("recipients")] = recipients;
    if (outcome.error && outcome.recipients.isEmpty()) {
        const QString text = ui::explain(*outcome.error, contextOf(m_account)).oneLine();
        object[QStringLiteral("ok")] = false;
        object[QStringLiteral("text")] = text;
        return finishWith(object, text, exitCodeOf(*outcome.error));
    }
    object[QStringLiteral("ok")] = !isRefused && !isPutOff;
    finishWith(object, lines.join(QLatin1Char('\n')),
        isRefused      ? ExitCode::Refused
            : isPutOff ? ExitCode::Deferred
                       : ExitCode::Ok);
}

void AccountTest::interrupt()
{
    m_check.stop();
    report();
}

} // namespace pillarbox::app

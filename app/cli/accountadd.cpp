#include "app/cli/accountadd.h"

#include "app/cli/accountjson.h"
#include "app/cli/accounttest.h"
#include "app/cli/clientoptions.h"
#include "app/cli/connectionoptions.h"
#include "app/cli/messageinput.h"
#include "app/cli/passwordsource.h"
#include "app/cli/placeoptions.h"
#include "app/cli/probereport.h"
#include "app/cli/sendoptions.h"
#include "app/cli/sendresult.h"
#include "app/cli/sourcereport.h"
#include "app/cli/trustfile.h"
#include "app/platform/network.h"
#include "smtp/account/clientkey.h"
#include "smtp/account/domainguess.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <array>

namespace pillarbox::app {

using account::Account;
using protocol::ErrorKind;

namespace {

class AddWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString noAddress() { return tr("--address is missing."); }
    static QString surplus(const QString &word) { return tr("Unexpected argument \"%1\".").arg(word); }
    static QString needsServer() { return tr("Give --detect, or --host, --port and --security."); }
    static QString badSecurity(const QString &text) { return tr("\"%1\" is none of tls, starttls and none.").arg(text); }
    static QString needsUser() { return tr("--auth has no use without --user."); }
    static QString needsToken() { return tr("--oauth goes with --auth XOAUTH2 or OAUTHBEARER only."); }
    static QString badAddress(const QString &text) { return tr("\"%1\" is not an e-mail address.").arg(text); }
    static QString badName() { return tr("Name and label cannot hold control characters."); }
    static QString taken(const QString &label) { return tr("There is an account \"%1\" already.").arg(label); }
    static QString added(const QString &label) { return tr("The account \"%1\" was added.").arg(label); }
    static QString badLimit(const QString &flag) { return tr("%1 takes a whole number from 1.").arg(flag); }
    static QString notSubmitting(const QString &who) { return tr("%1 takes no mail from mail programs.").arg(who); }
    static QString questionable(const transport::Endpoint &endpoint)
    {
        return tr(
            "Only a DNS record that leads out of the domain names %1, and such a record can be forged. If it is your server, "
            "give it as --host %1 --port %2 --security %3.")
            .arg(endpoint.host, QString::number(endpoint.port),
                endpoint.security == protocol::Security::ImplicitTls ? QStringLiteral("tls") : QStringLiteral("starttls"));
    }
    static QString meant(const QString &address) { return tr("Did you mean %1?").arg(address); }
    static QString spaces() { return tr("The password begins or ends with a space; it is used as it is."); }
    static QString noUtf8(const QString &host)
    {
        return tr("%1 does not offer SMTPUTF8, which an address with such letters before the @ needs.").arg(host);
    }
    static QString stopped() { return tr("Stopped; nothing was stored."); }
};

Unexpected<Failure> usage(const QString &text)
{
    return Unexpected{usageFailure(text)};
}

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar letter) { return letter.category() == QChar::Other_Control; });
}

std::optional<QString> contradictionOf(const Arguments &arguments)
{
    if (!arguments.words().isEmpty())
        return AddWords::surplus(arguments.words().constFirst());
    if (!arguments.has("--address"))
        return AddWords::noAddress();
    for (const char *flag : {"--host", "--port", "--security"}) {
        if (auto conflict = arguments.conflictAmong({"--detect", flag}))
            return conflict;
        if (!arguments.has("--detect") && !arguments.has(flag))
            return AddWords::needsServer();
    }
    if (arguments.has("--auth") && !arguments.has("--user") && !arguments.has("--oauth"))
        return AddWords::needsUser();
    return std::nullopt;
}

Expected<message::Mailbox, Failure> identityOf(const Arguments &arguments)
{
    const QString text = arguments.valueOr("--address");
    const auto mailbox = message::parseMailbox(text);
    if (!mailbox)
        return Unexpected{Failure{ExitCode::BadMessage, AddWords::badAddress(ui::printable(text.toUtf8()))}};
    const QString name = arguments.valueOr("--name", mailbox->name);
    if (hasControlCharacter(name) || hasControlCharacter(arguments.valueOr("--label")))
        return Unexpected{Failure{ExitCode::BadMessage, AddWords::badName()}};
    return message::Mailbox{name, mailbox->address};
}

std::optional<protocol::Security> securityOf(const QString &word)
{
    if (word == QLatin1String("tls"))
        return protocol::Security::ImplicitTls;
    if (word == QLatin1String("starttls"))
        return protocol::Security::StartTls;
    if (word == QLatin1String("none"))
        return protocol::Security::None;
    return std::nullopt;
}

std::optional<Failure> addServer(Account &account, const Arguments &arguments)
{
    if (arguments.has("--detect"))
        return std::nullopt;
    account.host = arguments.valueOr("--host").trimmed();
    if (account.host.isEmpty())
        return usageFailure(AddWords::needsServer());
    if (const auto checked = hostOf(account.host); !checked)
        return checked.error();
    const auto port = portOf(arguments.valueOr("--port"));
    if (!port)
        return port.error();
    account.port = port.value();
    const auto security = securityOf(arguments.valueOr("--security"));
    if (!security)
        return usageFailure(AddWords::badSecurity(arguments.valueOr("--security")));
    account.security = *security;
    return std::nullopt;
}

struct LimitFlag {
    const char *name;
    std::optional<int> account::SendingLimits::*value;
};

constexpr std::array<LimitFlag, 4> kLimitFlags{
    {{"--max-recipients", &account::SendingLimits::recipients}, {"--per-minute", &account::SendingLimits::perMinute},
        {"--per-hour", &account::SendingLimits::perHour}, {"--per-day", &account::SendingLimits::perDay}}};

std::optional<Failure> addSignIn(AccountAddOptions &options, const Arguments &arguments)
{
    options.account.userName = arguments.valueOr("--user");
    if (const auto name = arguments.value("--auth")) {
        const auto mechanism = mechanismOf(*name);
        if (!mechanism)
            return mechanism.error();
        options.account.mechanism = mechanism.value();
    }
    const auto oauth = oauthWishOf(arguments);
    if (!oauth)
        return oauth.error();
    options.oauth = *oauth;
    if (options.oauth) {
        if (options.account.userName.isEmpty())
            options.account.userName = options.account.identity.address;
        if (arguments.has("--auth") && options.account.secretKind() != protocol::SecretKind::Token)
            return usageFailure(AddWords::needsToken());
        return std::nullopt;
    }
    const auto source = passwordSourceOf(arguments, options.account.needsSecret());
    if (!source)
        return source.error();
    if (source.value() == PasswordSource::None)
        return std::nullopt;
    const auto password = readPassword(arguments);
    if (!password)
        return password.error();
    options.password = *password;
    return std::nullopt;
}

// A certificate is the person's question, the network can be tried again, all else is the servers' fault.
ExitCode codeOf(const QList<transport::Candidate> &candidates)
{
    const auto isAny = [&candidates](auto condition) {
        return std::any_of(candidates.begin(), candidates.end(),
            [&condition](const transport::Candidate &candidate) { return candidate.error && condition(*candidate.error); });
    };
    if (isAny([](const protocol::SendError &error) {
            return error.kind == ErrorKind::CertificateInvalid || error.kind == ErrorKind::PinnedKeyChanged;
        }))
        return ExitCode::CredentialsRefused;
    if (isAny([](const protocol::SendError &error) { return exitCodeOf(error) == ExitCode::Deferred; }))
        return ExitCode::Deferred;
    return ExitCode::Refused;
}

// A provider that is known to be the domain's and to have no submission says more than hosts that do not answer.
std::optional<QString> declinedBy(const QList<account::SourceReport> &reports)
{
    for (const account::SourceReport &report : reports) {
        const bool isProvider
            = report.source == account::HostHint::Source::Provider || report.source == account::HostHint::Source::MailExchanger;
        if (isProvider && report.error && report.error->kind == account::SourceError::Kind::NotSubmitting)
            return report.error->detail;
    }
    return std::nullopt;
}

} // namespace

const QList<Flag> &limitFlags()
{
    static const QList<Flag> flags = [] {
        QList<Flag> list;
        for (const LimitFlag &flag : kLimitFlags)
            list.append({flag.name, Flag::Kind::Value});
        return list;
    }();
    return flags;
}

const QList<Flag> &accountAddFlags()
{
    using Kind = Flag::Kind;
    static const QList<Flag> flags = limitFlags() + connectionFlags() + trustFlags() + clientFlags() + placeFlags()
        + oauthFlags()
        + QList<Flag>{{"--address", Kind::Value}, {"--name", Kind::Value}, {"--label", Kind::Value}, {"--detect", Kind::Switch},
            {"--host", Kind::Value}, {"--port", Kind::Value}, {"--security", Kind::Value}, {"--user", Kind::Value},
            {"--password-env", Kind::Value}, {"--password-stdin", Kind::Switch}, {"--auth", Kind::Value}, {"--ca", Kind::Value},
            {"--default", Kind::Switch}, {"--json", Kind::Switch}};
    return flags;
}

Expected<QList<LimitChange>, Failure> limitChangesOf(const Arguments &arguments)
{
    QList<LimitChange> changes;
    for (const LimitFlag &flag : kLimitFlags) {
        const auto text = arguments.value(flag.name);
        if (!text)
            continue;
        const bool isLifted = *text == QLatin1String("none");
        const int value = text->toInt();
        if (!isLifted && value < 1)
            return usage(AddWords::badLimit(QLatin1String(flag.name)));
        changes.append({flag.value, isLifted ? std::nullopt : std::optional(value)});
    }
    return changes;
}

account::SendingLimits changed(account::SendingLimits limits, const QList<LimitChange> &changes)
{
    for (const LimitChange &change : changes)
        limits.*change.limit = change.value;
    return limits;
}

Expected<AccountAddOptions, Failure> accountAddOptionsOf(const Arguments &arguments)
{
    if (const auto contradiction = contradictionOf(arguments))
        return usage(*contradiction);
    AccountAddOptions options;
    options.isDetecting = arguments.has("--detect");
    options.isDefault = arguments.has("--default");
    if (const auto failure = addServer(options.account, arguments))
        return Unexpected{*failure};
    const auto identity = identityOf(arguments);
    if (!identity)
        return Unexpected{identity.error()};
    options.account.identity = {identity->name, identity->address};
    options.account.label = arguments.valueOr("--label", identity.value().address);
    const auto trusted = readTrustFile(arguments.value("--ca"));
    if (!trusted)
        return Unexpected{trusted.error()};
    options.account.trustedPem = trusted.value();
    if (const auto failure = changeConnection(options.account, arguments))
        return Unexpected{*failure};
    if (const auto failure = changeTrust(options.account, arguments))
        return Unexpected{*failure};
    const auto client = clientIdentityOf(arguments);
    if (!client)
        return Unexpected{client.error()};
    if (*client) {
        if (const auto failure = failureWithoutTls(options.account))
            return Unexpected{*failure};
        options.account.clientCertificate = (*client)->certificate;
        options.clientKey = (*client)->key;
    }
    const auto places = placesOf(arguments);
    if (!places)
        return Unexpected{places.error()};
    options.places = *places;
    options.places.trustedPem = options.account.trustedPem;
    const auto limits = limitChangesOf(arguments);
    if (!limits)
        return Unexpected{limits.error()};
    options.account.limits = changed({}, *limits);
    if (const auto failure = addSignIn(options, arguments))
        return Unexpected{*failure};
    return options;
}

AccountAdd::AccountAdd(AccountAddOptions options, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_options(std::move(options))
{
}

void AccountAdd::start()
{
    if (const auto loaded = session().load(ProfileSession::Use::Mend); !loaded)
        return fail(loaded.error());
    const QString label = m_options.account.label;
    const auto &known = session().accounts().accounts();
    if (std::any_of(known.begin(), known.end(), [&label](const Account &account) { return account.label == label; }))
        return fail({ExitCode::Configuration, AddWords::taken(label)});
    const QString password = QString::fromUtf8(m_options.password.reveal());
    if (password != password.trimmed())
        writeError(AddWords::spaces());
    if (const auto meant = account::likelyMeant(m_options.account.identity.address))
        writeError(AddWords::meant(*meant));
    m_options.isDetecting ? detect() : signIn();
}

void AccountAdd::detect()
{
    loadNetworkInformation();
    m_discovery
        = std::make_unique<account::Discovery>(m_options.account.identity.address, m_options.account.trustedPem, clock());
    connect(m_discovery.get(), &account::Discovery::finished, this, &AccountAdd::onDetected);
    m_discovery->setProxy(m_options.account.proxy);
    m_discovery->setEhloName(m_options.account.ehloName);
    m_discovery->setClient({m_options.account.clientCertificate, m_options.clientKey});
    m_discovery->setPlaces(m_options.places);
    m_discovery->start();
}

void AccountAdd::onDetected()
{
    const ProbeReport report{
        m_options.account.identity.address, m_discovery->candidates(), m_discovery->best(), m_discovery->sources()};
    writeError(report.findings().join(QLatin1Char('\n')));
    const transport::Candidate *best = report.best();
    if (const auto who = declinedBy(m_discovery->sources()); who && !best)
        return giveUp({ExitCode::Refused, AddWords::notSubmitting(*who)});
    if (!best)
        return giveUp({codeOf(m_discovery->candidates()), report.verdict()});
    writeError(report.verdict());
    if (m_discovery->isQuestionable(*m_discovery->best()))
        return giveUp({ExitCode::Configuration, AddWords::questionable(best->endpoint)});
    m_options.account.host = best->endpoint.host;
    m_options.account.port = best->endpoint.port;
    m_options.account.security = best->endpoint.security;
    m_options.account.sizeLimit = best->capabilities.sizeLimit;
    m_options.account.holdLimits = best->capabilities.futureRelease;
    for (const transport::Candidate &candidate : m_discovery->candidates()) {
        if (candidate.isVerified() && candidate.endpoint.host == best->endpoint.host
            && !m_options.account.verifiedEndpoints.contains(candidate.endpoint))
            m_options.account.verifiedEndpoints += candidate.endpoint;
    }
    if (message::needsSmtpUtf8(m_options.account.identity.address) && !best->capabilities.hasSmtpUtf8)
        writeError(AddWords::noUtf8(best->endpoint.host));
    signIn();
}

void AccountAdd::signIn()
{
    if (m_options.oauth) {
        const auto client = clientOf(*m_options.oauth, session().profile().configDirectory);
        if (!client)
            return giveUp(client.error());
        m_prompt = std::make_unique<OAuthPrompt>(*client, m_options.account, clock());
        return m_prompt->start(m_options.oauth->isByDevice, [this](const Expected<account::OAuthTokens, Failure> &tokens) {
            tokens ? onTokens(*tokens) : giveUp(tokens.error());
        });
    }
    check(m_options.password);
}

void AccountAdd::onTokens(const account::OAuthTokens &tokens)
{
    m_options.account.oauth = m_prompt->settings();
    m_options.password = tokens.toEntry();
    check(tokens.access);
}

void AccountAdd::check(const Secret &secret)
{
    if (!m_options.isDetecting || !m_options.account.signsIn())
        return store();
    m_check = std::make_unique<account::SignInCheck>(clock());
    connect(m_check.get(), &account::SignInCheck::finished, this, &AccountAdd::onSignedIn);
    m_check->start(m_options.account, secret, {}, m_options.clientKey);
}

void AccountAdd::onSignedIn()
{
    const Failure failure{signInCode(*m_check), signInText(*m_check, m_options.account)};
    if (failure.code != ExitCode::Ok)
        return giveUp(failure);
    m_options.account.memory = m_check->result()->value().memory;
    store();
}

// The account comes first, for the keychain's entry is named by its id; it is taken back when the password finds no place.
void AccountAdd::store()
{
    m_options.account.proxy.password = {}; // of the environment of this moment
    const auto id = session().accounts().save(m_options.account);
    if (!id)
        return giveUp(failureOf(id.error()));
    m_options.account.id = *id;
    if (m_options.account.clientCertificate.isEmpty())
        return keepPassword();
    m_job = session().credentials().write(
        account::clientKeyId(*id), m_options.clientKey, [this](const Expected<Done, account::CredentialError> &written) {
            written ? keepPassword() : takeBack(written.error());
        });
}

void AccountAdd::keepPassword()
{
    if (!m_options.account.needsSecret())
        return complete();
    m_job = session().credentials().write(m_options.account.id, m_options.password,
        [this](const Expected<Done, account::CredentialError> &written) { onWritten(written); });
}

void AccountAdd::onWritten(const Expected<Done, account::CredentialError> &written)
{
    if (!written)
        return takeBack(written.error());
    m_options.account.hasStoredSecret = true;
    complete();
}

void AccountAdd::takeBack(const account::CredentialError &error)
{
    (void)session().accounts().remove(
        m_options.account.id); // the next start of the program removes what the keychain has of it
    giveUp(failureOf(error));
}

void AccountAdd::complete()
{
    const Account *stored = session().accounts().find(m_options.account.id);
    m_options.account.isDefault = m_options.isDefault || (stored && stored->isDefault);
    if (!stored || *stored != m_options.account) {
        if (const auto saved = session().accounts().save(m_options.account); !saved)
            return giveUp(failureOf(saved.error()));
    }
    QJsonObject object = tried();
    const QJsonObject facts = accountJson(m_options.account);
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        object[fact.key()] = fact.value();
    object[QStringLiteral("ok")] = true;
    succeed(object, AddWords::added(m_options.account.label));
}

QJsonObject AccountAdd::tried() const
{
    if (!m_discovery)
        return {};
    QJsonArray list;
    for (const transport::Candidate &candidate : m_discovery->candidates())
        list += candidateJson(candidate);
    QJsonObject object{{QStringLiteral("tried"), list}, {QStringLiteral("sources"), sourcesJson(m_discovery->sources())}};
    if (const auto meant = account::likelyMeant(m_options.account.identity.address))
        object[QStringLiteral("suggestion")] = *meant;
    if (m_discovery->best()) {
        if (const account::HostHint *hint = m_discovery->hintOf(*m_discovery->best()))
            object[QStringLiteral("foundBy")] = originJson(*hint);
    }
    if (m_check)
        object[QStringLiteral("signIn")] = signInJson(*m_check, m_options.account);
    return object;
}

void AccountAdd::giveUp(const Failure &failure)
{
    fail(failure, tried());
}

void AccountAdd::interrupt()
{
    if (m_job)
        return; // the keychain's answer decides what has to be taken back
    m_check.reset();
    m_prompt.reset();
    if (m_discovery)
        disconnect(m_discovery.get(), nullptr, this, nullptr);
    fail({ExitCode::Deferred, AddWords::stopped()});
}

} // namespace pillarbox::app

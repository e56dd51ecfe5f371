#include "app/cli/accountadd.h"

#include "app/cli/accountjson.h"
#include "app/cli/accounttest.h"
#include "app/cli/messageinput.h"
#include "app/cli/passwordsource.h"
#include "app/cli/probereport.h"
#include "app/cli/sendoptions.h"
#include "app/cli/sendresult.h"
#include "app/cli/trustfile.h"

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
    static QString badAddress(const QString &text) { return tr("\"%1\" is not an e-mail address.").arg(text); }
    static QString badName() { return tr("Name and label cannot hold control characters."); }
    static QString taken(const QString &label) { return tr("There is an account \"%1\" already.").arg(label); }
    static QString added(const QString &label) { return tr("The account \"%1\" was added.").arg(label); }
    static QString badLimit(const QString &flag) { return tr("%1 takes a whole number from 1.").arg(flag); }
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
    if (arguments.has("--auth") && !arguments.has("--user"))
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
    if (isAny([](const protocol::SendError &error) { return error.kind == ErrorKind::CertificateInvalid; }))
        return ExitCode::CredentialsRefused;
    if (isAny([](const protocol::SendError &error) { return exitCodeOf(error) == ExitCode::Deferred; }))
        return ExitCode::Deferred;
    return ExitCode::Refused;
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
    static const QList<Flag> flags = limitFlags()
        + QList<Flag>{{"--address", Kind::Value}, {"--name", Kind::Value}, {"--label", Kind::Value}, {"--detect", Kind::Switch},
            {"--host", Kind::Value}, {"--port", Kind::Value}, {"--security", Kind::Value}, {"--user", Kind::Value},
            {"--password-env", Kind::Value}, {"--password-stdin", Kind::Switch}, {"--auth", Kind::Value}, {"--ca", Kind::Value},
            {"--proxy", Kind::Value}, {"--default", Kind::Switch}, {"--json", Kind::Switch}};
    return flags;
}

Expected<account::SendingLimits, Failure> sendingLimitsOf(const Arguments &arguments)
{
    account::SendingLimits limits;
    for (const LimitFlag &flag : kLimitFlags) {
        if (!arguments.has(flag.name))
            continue;
        const int value = arguments.valueOr(flag.name).toInt();
        if (value < 1)
            return usage(AddWords::badLimit(QLatin1String(flag.name)));
        limits.*flag.value = value;
    }
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
    options.account.identity = identity.value();
    options.account.label = arguments.valueOr("--label", identity.value().address);
    const auto trusted = readTrustFile(arguments.value("--ca"));
    if (!trusted)
        return Unexpected{trusted.error()};
    options.account.trustedPem = trusted.value();
    const auto proxy = proxyOf(arguments);
    if (!proxy)
        return Unexpected{proxy.error()};
    options.account.proxy = *proxy;
    const auto limits = sendingLimitsOf(arguments);
    if (!limits)
        return Unexpected{limits.error()};
    options.account.limits = *limits;
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
    if (const auto loaded = session().load(); !loaded)
        return fail(loaded.error());
    const QString label = m_options.account.label;
    const auto &known = session().accounts().accounts();
    if (std::any_of(known.begin(), known.end(), [&label](const Account &account) { return account.label == label; }))
        return fail({ExitCode::Configuration, AddWords::taken(label)});
    m_options.isDetecting ? detect() : store();
}

void AccountAdd::detect()
{
    m_discovery
        = std::make_unique<account::Discovery>(m_options.account.identity.address, m_options.account.trustedPem, clock());
    connect(m_discovery.get(), &account::Discovery::finished, this, &AccountAdd::onDetected);
    m_discovery->setProxy(m_options.account.proxy);
    m_discovery->start();
}

void AccountAdd::onDetected()
{
    const ProbeReport report{m_options.account.identity.address, m_discovery->candidates(), m_discovery->best()};
    writeError(report.toText());
    const transport::Candidate *best = report.best();
    if (!best)
        return giveUp({codeOf(m_discovery->candidates()), report.verdict()});
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
    if (!m_options.account.signsIn())
        return store();
    m_check = std::make_unique<account::SignInCheck>(clock());
    connect(m_check.get(), &account::SignInCheck::finished, this, &AccountAdd::onSignedIn);
    m_check->start(m_options.account, m_options.password);
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
    if (!m_options.account.needsSecret())
        return complete();
    m_job = session().credentials().write(
        *id, m_options.password, [this](const Expected<Done, account::CredentialError> &written) { onWritten(written); });
}

void AccountAdd::onWritten(const Expected<Done, account::CredentialError> &written)
{
    if (!written) {
        (void)session().accounts().remove(m_options.account.id);
        return giveUp(failureOf(written.error()));
    }
    m_options.account.hasStoredSecret = true;
    complete();
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
    QJsonObject object{{QStringLiteral("tried"), list}};
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
    if (m_discovery)
        disconnect(m_discovery.get(), nullptr, this, nullptr);
    fail({ExitCode::Deferred, AddWords::stopped()});
}

} // namespace pillarbox::app

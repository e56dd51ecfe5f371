#include "app/cli/checkcommand.h"

#include "app/cli/checkreport.h"
#include "app/cli/placeoptions.h"
#include "app/cli/receivedcommand.h"
#include "app/cli/routeoptions.h"
#include "app/cli/sendoptions.h"
#include "app/cli/trustfile.h"
#include "smtp/dns/hostname.h"
#include "ui/text/domainquestions.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class CheckWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString oneDomain() { return tr("Give one domain."); }
    static QString noDomain(const QString &text) { return tr("\"%1\" is no domain.").arg(text); }
    static QString noAddress(const QString &text) { return tr("\"%1\" is not an e-mail address.").arg(text); }
    static QString noSelector(const QString &text) { return tr("\"%1\" is no selector.").arg(text); }
};

Expected<QByteArrayList, Failure> selectorsOf(const Arguments &arguments)
{
    QByteArrayList selectors;
    for (const QString &text : arguments.values("--selector")) {
        const auto name = dns::toAsciiHost(text);
        if (!name || dns::isAddressLiteral(*name))
            return Unexpected{usageFailure(CheckWords::noSelector(ui::printable(text.toUtf8())))};
        selectors += name->toLatin1();
    }
    return selectors;
}

// Whom to ask, and how.
std::optional<Failure> takeWays(const Arguments &arguments, domain::DomainQuestion &question)
{
    const auto places = placesOf(arguments);
    if (!places)
        return places.error();
    question.nameserver = places->nameserver;
    const auto trusted = readTrustFile(arguments.value("--ca"));
    if (!trusted)
        return trusted.error();
    question.trustedPem = trusted.value();
    const auto proxy = proxyOf(arguments);
    if (!proxy)
        return proxy.error();
    question.proxy = *proxy;
    return std::nullopt;
}

} // namespace

const QList<Flag> &checkFlags()
{
    using Kind = Flag::Kind;
    static const QList<Flag> flags = QList<Flag>{{"--selector", Kind::Repeated}, {"--received", Kind::Value},
                                         {"--recipient", Kind::Repeated}, {"--relay", Kind::Value}, {"--account", Kind::Value},
                                         {"--nameserver", Kind::Value}, {"--ca", Kind::Value}, {"--json", Kind::Switch}}
        + proxyFlags();
    return flags;
}

Expected<CheckOptions, Failure> checkOptionsOf(const Arguments &arguments)
{
    if (arguments.words().size() != 1)
        return Unexpected{usageFailure(CheckWords::oneDomain())};
    const QString domain = arguments.words().constFirst();
    if (!ui::isDomain(domain))
        return Unexpected{usageFailure(CheckWords::noDomain(ui::printable(domain.toUtf8())))};
    if (const auto conflict = arguments.conflictAmong({"--relay", "--account"}))
        return Unexpected{usageFailure(*conflict)};
    CheckOptions options;
    options.question.domain = domain;
    options.account = arguments.value("--account");
    options.isJson = arguments.has("--json");
    if (const auto relay = arguments.value("--relay")) {
        const auto host = hostOf(*relay);
        if (!host)
            return Unexpected{host.error()};
        options.question.relay = host.value();
    }
    const auto selectors = selectorsOf(arguments);
    if (!selectors)
        return Unexpected{selectors.error()};
    options.question.selectors = selectors.value();
    if (const auto file = arguments.value("--received")) {
        const auto copy = receivedCopyOf(*file);
        if (!copy)
            return Unexpected{copy.error()};
        ui::takeSignatures(options.question, *copy);
    }
    if (const auto failure = takeWays(arguments, options.question))
        return Unexpected{*failure};
    return options;
}

Expected<RecipientOptions, Failure> recipientOptionsOf(const Arguments &arguments)
{
    if (!arguments.words().isEmpty())
        return Unexpected{usageFailure(CheckWords::oneDomain())};
    RecipientOptions options;
    for (const QString &text : arguments.values("--recipient")) {
        const auto mailbox = message::parseMailbox(text);
        if (!mailbox || !ui::isDomain(mailbox->address.mid(mailbox->address.lastIndexOf(u'@') + 1)))
            return Unexpected{usageFailure(CheckWords::noAddress(ui::printable(text.toUtf8())))};
        options.addresses += mailbox->address;
    }
    if (const auto failure = takeWays(arguments, options.common))
        return Unexpected{*failure};
    return options;
}

CheckCommand::CheckCommand(CheckOptions options, const Profile &profile)
    : CommandTask(profile, options.isJson)
    , m_options(std::move(options))
{
}

void CheckCommand::start()
{
    if (m_options.account) {
        if (const auto failure = takeAccount())
            return fail(*failure);
    }
    ui::takeRelay(m_options.question, m_options.question.relay);
    m_check = std::make_unique<domain::DomainCheck>(m_options.question, clock());
    connect(m_check.get(), &domain::DomainCheck::finished, this, &CheckCommand::report);
    m_check->start();
}

// Its relay, and the envelope sender of the identity that writes from this domain.
std::optional<Failure> CheckCommand::takeAccount()
{
    const auto account = session().loadAccount(*m_options.account);
    if (!account)
        return account.error();
    m_options.question.relay = account->host;
    const QString domain = dns::toAsciiHost(m_options.question.domain).value_or(QString());
    const auto domainOf = [](const QString &address) {
        return dns::toAsciiHost(address.mid(address.lastIndexOf(u'@') + 1)).value_or(QString());
    };
    const auto identities = account->identities();
    for (const account::Identity &identity : identities) {
        if (domainOf(identity.address) == domain) {
            ui::takeIdentity(m_options.question, identity);
            break;
        }
    }
    return std::nullopt;
}

void CheckCommand::report()
{
    const domain::DomainReport &facts = m_check->report();
    const CheckReport shown{facts, ui::providerRunning(facts.domain), QDateTime::currentDateTimeUtc()};
    finishWith(shown.toJson(), shown.toText(), shown.facts.isComplete() ? ExitCode::Ok : ExitCode::Deferred);
}

} // namespace pillarbox::app

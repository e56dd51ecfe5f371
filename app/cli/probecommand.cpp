#include "app/cli/probecommand.h"

#include "app/cli/console.h"
#include "app/cli/placeoptions.h"
#include "app/cli/routeoptions.h"
#include "app/cli/sendoptions.h"
#include "app/cli/trustfile.h"
#include "app/platform/network.h"
#include "smtp/account/captiveportal.h"
#include "smtp/message/mailbox.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

using namespace std::chrono_literals;

// Of an address, search and probe together: what is silent is said within these.
constexpr auto kWholeLimit = 10s;

class ProbeWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString oneHost() { return tr("Give one host or one e-mail address."); }
    static QString badAddress(const QString &text) { return tr("\"%1\" is not an e-mail address.").arg(text); }
};

void add(QList<transport::Endpoint> &endpoints, const QList<transport::Endpoint> &more)
{
    for (const transport::Endpoint &endpoint : more) {
        if (!endpoints.contains(endpoint))
            endpoints += endpoint;
    }
}

Expected<QList<quint16>, Failure> portsOf(const Arguments &arguments)
{
    QList<quint16> ports;
    for (const QString &text : arguments.values("--port")) {
        const auto port = portOf(text);
        if (!port)
            return Unexpected{port.error()};
        ports += port.value();
    }
    return ports;
}

QList<transport::Endpoint> endpointsOf(const QString &host, const QList<quint16> &ports)
{
    if (ports.isEmpty())
        return transport::usualEndpoints(host);
    QList<transport::Endpoint> endpoints;
    for (const quint16 port : ports)
        add(endpoints, transport::endpointsOfPort(host, port));
    return endpoints;
}

// Where the connections lead, or for an address whom to ask about that.
std::optional<Failure> addTarget(ProbeOptions &options, const Arguments &arguments)
{
    const auto ports = portsOf(arguments);
    if (!ports)
        return ports.error();
    const auto places = placesOf(arguments);
    if (!places)
        return places.error();
    options.settings.nameserver = places->nameserver;
    if (!options.host.contains(QLatin1Char('@'))) {
        const auto host = hostOf(options.host);
        if (!host)
            return host.error();
        options.settings.endpoints = endpointsOf(host.value(), *ports);
        return std::nullopt;
    }
    if (!message::parseMailbox(options.host))
        return usageFailure(ProbeWords::badAddress(ui::printable(options.host.toUtf8())));
    options.ports = *ports;
    options.places = *places;
    return std::nullopt;
}

} // namespace

const QList<Flag> &probeFlags()
{
    using Kind = Flag::Kind;
    static const QList<Flag> flags = QList<Flag>{{"--port", Kind::Repeated}, {"--first", Kind::Switch}, {"--ca", Kind::Value},
                                         {"--timeout", Kind::Value}, {"--json", Kind::Switch}}
        + placeFlags() + proxyFlags() + clientFlags();
    return flags;
}

Expected<ProbeOptions, Failure> probeOptionsOf(const Arguments &arguments)
{
    if (arguments.words().size() != 1 || arguments.words().constFirst().trimmed().isEmpty())
        return Unexpected{usageFailure(ProbeWords::oneHost())};
    ProbeOptions options;
    options.host = arguments.words().constFirst();
    if (const auto failure = addTarget(options, arguments))
        return Unexpected{*failure};
    options.settings.isRace = arguments.has("--first");
    if (const auto text = arguments.value("--timeout")) {
        const auto timeout = timeoutOf(*text);
        if (!timeout)
            return Unexpected{timeout.error()};
        options.settings.timeout = std::min(timeout.value(), options.settings.timeout);
    }
    const auto trusted = readTrustFile(arguments.value("--ca"));
    if (!trusted)
        return Unexpected{trusted.error()};
    options.settings.trustedPem = trusted.value();
    if (options.places)
        options.places->trustedPem = trusted.value();
    const auto client = clientIdentityOf(arguments);
    if (!client)
        return Unexpected{client.error()};
    options.settings.client = client->value_or(transport::ClientIdentity());
    const auto proxy = proxyOf(arguments);
    if (!proxy)
        return Unexpected{proxy.error()};
    options.settings.proxy = *proxy;
    options.isJson = arguments.has("--json");
    return options;
}

ProbeCommand::ProbeCommand(ProbeOptions options, Clock &clock, QObject *parent)
    : Task(parent)
    , m_options(std::move(options))
    , m_clock(clock)
{
}

void ProbeCommand::start()
{
    m_options.places ? search() : probe();
}

void ProbeCommand::search()
{
    m_began = m_clock.monotonic();
    const QString domain = account::askableDomain(message::parseMailbox(m_options.host)->address);
    m_search = std::make_unique<account::HostSearch>(
        domain.isEmpty() ? account::HostSources() : account::allSources(*m_options.places, m_options.settings.proxy), domain,
        m_clock);
    connect(m_search.get(), &account::HostSearch::finished, this, &ProbeCommand::onSearched);
    m_search->start();
}

void ProbeCommand::onSearched()
{
    for (const account::HostHint &hint : m_search->hints())
        add(m_options.settings.endpoints, m_options.ports.isEmpty() ? hint.endpoints : endpointsOf(hint.host, m_options.ports));
    const std::chrono::milliseconds left = kWholeLimit - (m_clock.monotonic() - m_began);
    m_options.settings.timeout = std::min(m_options.settings.timeout, left);
    m_options.settings.endpoints.isEmpty() ? report() : probe();
}

void ProbeCommand::probe()
{
    m_probe = std::make_unique<transport::Probe>(m_options.settings, m_clock);
    connect(m_probe.get(), &transport::Probe::finished, this, &ProbeCommand::report);
    m_probe->start();
}

void ProbeCommand::interrupt()
{
    if (m_probe)
        return m_probe->stop();
    m_search->stop();
    report();
}

void ProbeCommand::lookForPortal(ProbeReport &report)
{
    loadNetworkInformation();
    if (!account::isBehindPortal(report.candidates, report.sources))
        return;
    for (transport::Candidate &candidate : report.candidates)
        candidate = account::seenBehindPortal(candidate);
}

void ProbeCommand::report()
{
    ProbeReport report{m_options.host, m_probe ? m_probe->candidates() : QList<transport::Candidate>(),
        m_probe ? m_probe->best() : std::nullopt, m_search ? m_search->reports() : QList<account::SourceReport>()};
    if (!report.hasSecureBest())
        lookForPortal(report);
    const bool isWritten = m_options.isJson ? writeOutput(report.toJson()) : writeOutput(report.toText());
    if (!isWritten)
        writeLostResult(report.verdict());
    finish(!report.hasSecureBest() ? ExitCode::Refused : isWritten ? ExitCode::Ok : ExitCode::InputOutput);
}

} // namespace pillarbox::app

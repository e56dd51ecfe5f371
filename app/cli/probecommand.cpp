#include "app/cli/probecommand.h"

#include "app/cli/console.h"
#include "app/cli/probereport.h"
#include "app/cli/routeoptions.h"
#include "app/cli/sendoptions.h"
#include "app/cli/trustfile.h"
#include "smtp/account/discovery.h"
#include "smtp/message/mailbox.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class ProbeWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString oneHost() { return tr("Give one host or one e-mail address."); }
    static QString badAddress(const QString &text) { return tr("\"%1\" is not an e-mail address.").arg(text); }
};

Expected<QStringList, Failure> hostsOf(const QString &word)
{
    if (!word.contains(QLatin1Char('@'))) {
        const auto host = hostOf(word);
        return host ? Expected<QStringList, Failure>(QStringList{host.value()}) : Unexpected{host.error()};
    }
    const auto mailbox = message::parseMailbox(word);
    if (!mailbox)
        return Unexpected{usageFailure(ProbeWords::badAddress(ui::printable(word.toUtf8())))};
    QStringList hosts;
    for (const account::HostHint &hint : account::hostHints(mailbox->address)) {
        if (!hosts.contains(hint.host))
            hosts += hint.host;
    }
    return hosts;
}

// The provider's table knows the ports of its own hosts.
QList<transport::Endpoint> endpointsOf(const QString &word)
{
    if (!word.contains(QLatin1Char('@')))
        return transport::usualEndpoints(word);
    QList<transport::Endpoint> endpoints;
    for (const account::HostHint &hint : account::hostHints(message::parseMailbox(word)->address))
        endpoints += hint.endpoints.isEmpty() ? transport::usualEndpoints(hint.host) : hint.endpoints;
    return endpoints;
}

Expected<QList<transport::Endpoint>, Failure> endpointsOfPorts(const QStringList &hosts, const QStringList &ports)
{
    QList<transport::Endpoint> endpoints;
    for (const QString &host : hosts) {
        for (const QString &text : ports) {
            const auto port = portOf(text);
            if (!port)
                return Unexpected{port.error()};
            for (const transport::Endpoint &endpoint : transport::endpointsOfPort(host, port.value())) {
                if (!endpoints.contains(endpoint))
                    endpoints += endpoint;
            }
        }
    }
    return endpoints;
}

} // namespace

const QList<Flag> &probeFlags()
{
    using Kind = Flag::Kind;
    static const QList<Flag> flags = QList<Flag>{{"--port", Kind::Repeated}, {"--first", Kind::Switch}, {"--ca", Kind::Value},
                                         {"--timeout", Kind::Value}, {"--json", Kind::Switch}}
        + proxyFlags();
    return flags;
}

Expected<ProbeOptions, Failure> probeOptionsOf(const Arguments &arguments)
{
    if (arguments.words().size() != 1 || arguments.words().constFirst().trimmed().isEmpty())
        return Unexpected{usageFailure(ProbeWords::oneHost())};
    ProbeOptions options;
    options.host = arguments.words().constFirst();
    const auto hosts = hostsOf(options.host);
    if (!hosts)
        return Unexpected{hosts.error()};
    if (arguments.has("--port")) {
        const auto endpoints = endpointsOfPorts(hosts.value(), arguments.values("--port"));
        if (!endpoints)
            return Unexpected{endpoints.error()};
        options.settings.endpoints = endpoints.value();
    } else {
        options.settings.endpoints = endpointsOf(options.host);
    }
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
    , m_probe(m_options.settings, clock)
{
}

void ProbeCommand::start()
{
    connect(&m_probe, &transport::Probe::finished, this, &ProbeCommand::report);
    m_probe.start();
}

void ProbeCommand::report()
{
    const ProbeReport report{m_options.host, m_probe.candidates(), m_probe.best()};
    const bool isWritten = m_options.isJson ? writeOutput(report.toJson()) : writeOutput(report.toText());
    if (!isWritten)
        writeLostResult(report.verdict());
    finish(!report.hasSecureBest() ? ExitCode::Refused : isWritten ? ExitCode::Ok : ExitCode::InputOutput);
}

} // namespace pillarbox::app

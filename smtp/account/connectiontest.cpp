#include "smtp/account/connectiontest.h"

#include "smtp/account/hosthint.h"

#include <algorithm>
#include <array>

namespace pillarbox::account {

namespace {

using namespace std::chrono_literals;

constexpr auto tickTime = 100ms;
constexpr auto signInLimit = 15s; // of each wait: a person watches
// RFC 8314 section 5.1, RFC 6186 section 3.1
constexpr std::array<const char *, 2> services{"_submissions._tcp.", "_submission._tcp."};

QString describe(const dns::ServiceRecord &record)
{
    return record.host + QLatin1Char(':') + QString::number(record.port);
}

QList<transport::Endpoint> endpointsOf(const ConnectionTestWish &wish)
{
    if (!wish.endpoints.isEmpty())
        return wish.endpoints;
    const Account &account = wish.account;
    return account.port == 0 ? transport::usualEndpoints(account.host)
                             : QList<transport::Endpoint>{{account.host, account.port, account.security}};
}

} // namespace

transport::ProbeSettings probeSettingsOf(const ConnectionTestWish &wish, const QList<transport::Endpoint> &endpoints)
{
    const Account &account = wish.account;
    transport::ProbeSettings settings;
    settings.endpoints = endpoints;
    settings.ehloName = account.ehloName;
    settings.trustedPem = account.trustedPem;
    settings.trust = account.trust;
    settings.client = {account.clientCertificate, wish.clientKey};
    settings.proxy = account.proxy;
    settings.nameserver = wish.nameserver;
    return settings;
}

ConnectionTest::ConnectionTest(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_signIn(clock)
{
    connect(&m_signIn, &SignInCheck::stageFinished, this, &ConnectionTest::tell);
    connect(&m_signIn, &SignInCheck::finished, this, &ConnectionTest::onTried);
}

ConnectionTest::~ConnectionTest()
{
    if (m_probe)
        m_probe->disconnect(this);
    m_signIn.disconnect(this);
}

void ConnectionTest::start(const ConnectionTestWish &wish)
{
    dropProbe();
    m_signIn.stop();
    m_wish = wish;
    m_report = {};
    m_hasSignedIn = m_isTried = false;
    m_report.host = wish.account.host;
    m_report.sender = wish.account.identity.address;
    m_report.isSignInWished = wish.isSignInWished;
    m_report.userName = wish.isSignInWished ? wish.account.userName : QString();
    m_report.recipients = wish.recipients;
    m_report.at = m_clock.now();
    m_began = m_clock.monotonic();
    m_resolver = std::make_unique<dns::Resolver>(wish.nameserver);
    askNames();
    probe();
    tick();
}

void ConnectionTest::dropProbe()
{
    if (!m_probe)
        return;
    m_probe->disconnect(this);
    m_probe.release()->deleteLater(); // this may run inside one of its signals
}

void ConnectionTest::stop()
{
    if (!m_probe)
        return;
    m_report.isStopped = true;
    m_resolver.reset();
    m_signIn.stop();
    m_report.best || m_isTried ? end() : m_probe->stop(); // in the sign-in or behind it, or before
}

void ConnectionTest::tell()
{
    m_report.elapsed = sinceStart();
    Q_EMIT changed();
}

// Whoever is waited for is seen to take time.
void ConnectionTest::tick()
{
    if (!m_probe)
        return; // it is over already
    m_tick = m_clock.startTimer(tickTime, [this] { tick(); });
    tell();
}

std::chrono::milliseconds ConnectionTest::sinceStart() const
{
    return m_clock.monotonic() - m_began;
}

qsizetype ConnectionTest::addQuestion(const QString &name, const char *type)
{
    m_report.names.append({.name = name, .type = QLatin1String(type), .values = {}, .startedAt = sinceStart()});
    return m_report.names.size() - 1;
}

// What the domain itself says, beside what was typed: a name that leads elsewhere is worth seeing.
void ConnectionTest::askNames()
{
    addQuestion(m_wish.account.host, "A");
    addQuestion(m_wish.account.host, "AAAA");
    m_resolver->lookUpAddresses(
        m_wish.account.host, [this](const Expected<QStringList, dns::DnsError> &found) { takeAddresses(found); });
    const QString domain = askableDomain(m_wish.account.identity.address);
    if (domain.isEmpty())
        return;
    for (const char *service : services) {
        const QString name = QLatin1String(service) + domain;
        const qsizetype index = addQuestion(name, "SRV");
        m_resolver->lookUpServices(name, [this, index](const Expected<QList<dns::ServiceRecord>, dns::DnsError> &found) {
            QStringList values;
            for (const dns::ServiceRecord &record : found ? found.value() : QList<dns::ServiceRecord>())
                values += describe(record);
            takeName(index, values, found ? std::nullopt : std::optional(found.error()));
        });
    }
}

// The first two questions, asked as one.
void ConnectionTest::takeAddresses(const Expected<QStringList, dns::DnsError> &found)
{
    QStringList v4;
    QStringList v6;
    for (const QString &address : found ? found.value() : QStringList())
        (address.contains(QLatin1Char(':')) ? v6 : v4) += address;
    const auto error = found ? std::nullopt : std::optional(found.error());
    takeName(0, v4, error);
    takeName(1, v6, error);
}

void ConnectionTest::takeName(qsizetype index, const QStringList &values, const std::optional<dns::DnsError> &error)
{
    NameAnswer &answer = m_report.names[index];
    answer.values = values;
    answer.state = !error || error->isAbsence() ? NameAnswer::State::Answered : NameAnswer::State::NotAsked;
    answer.took = sinceStart() - answer.startedAt;
    tell();
    endIfOver();
}

void ConnectionTest::probe()
{
    m_report.probedAt = sinceStart();
    m_probe = std::make_unique<transport::Probe>(probeSettingsOf(m_wish, endpointsOf(m_wish)), m_clock);
    connect(m_probe.get(), &transport::Probe::changed, this, [this] {
        m_report.candidates = m_probe->candidates();
        tell();
    });
    connect(m_probe.get(), &transport::Probe::finished, this, &ConnectionTest::onProbed);
    m_probe->start();
}

void ConnectionTest::onProbed()
{
    m_report.candidates = m_probe->candidates();
    m_report.best = m_probe->best();
    if (const auto *chosen = m_report.chosen())
        m_report.transcript = chosen->transcript;
    else if (!m_report.candidates.isEmpty())
        m_report.transcript = m_report.candidates.first().transcript;
    const bool goesOn = m_wish.isSignInWished && m_report.best && !m_report.isStopped;
    goesOn ? signIn() : onTried();
}

void ConnectionTest::signIn()
{
    Account account = m_wish.account;
    const transport::Endpoint endpoint = m_report.chosen()->endpoint;
    account.host = endpoint.host;
    account.port = endpoint.port;
    account.security = endpoint.security;
    account.verifiedEndpoints.clear();
    std::optional<protocol::Envelope> envelope;
    if (!m_wish.recipients.isEmpty()) {
        envelope.emplace();
        envelope->reversePath = message::envelopePath(account.identity.reversePath());
        for (const QString &recipient : std::as_const(m_wish.recipients))
            envelope->forwardPaths += message::envelopePath(recipient);
    }
    m_report.signInAt = sinceStart();
    m_hasSignedIn = true;
    m_signIn.start(account, m_wish.password, signInLimit, m_wish.clientKey, envelope);
    tell();
}

void ConnectionTest::onTried()
{
    m_isTried = true;
    endIfOver();
}

void ConnectionTest::endIfOver()
{
    const bool hasQuestion = std::any_of(m_report.names.begin(), m_report.names.end(),
        [](const NameAnswer &answer) { return answer.state == NameAnswer::State::Awaited; });
    if (m_isTried && (m_report.isStopped || !hasQuestion))
        end();
}

void ConnectionTest::end()
{
    if (!m_probe)
        return;
    if (m_hasSignedIn && m_signIn.result()) {
        m_report.signIn = m_signIn.result();
        m_report.signInTook = m_signIn.took();
        m_report.transcript = m_signIn.transcript();
    }
    m_wish.password = m_wish.clientKey = {};
    m_report.isFinished = true;
    m_tick.reset();
    m_resolver.reset();
    dropProbe();
    tell();
    Q_EMIT finished();
}

} // namespace pillarbox::account

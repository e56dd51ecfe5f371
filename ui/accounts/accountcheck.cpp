#include "ui/accounts/accountcheck.h"

#include "smtp/account/hosthint.h"
#include "smtp/protocol/saslmechanism.h"

#include <QPointer>

#include <algorithm>

namespace pillarbox::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto tickLength = 1s; // how often "5 of 10 s" moves on
constexpr auto otherPatience = 2s; // a mail server has greeted by then, or its port wants something else
constexpr auto signInLimit = 15s; // of each wait: a person watches

bool isSameHost(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

QList<transport::Endpoint> ServerWish::endpoints() const
{
    if (port == 0)
        return transport::usualEndpoints(host);
    return {{host, port, security}};
}

// A server given by hand is the same whoever uses it, and one that is searched for is all its domain's.
bool ServerWish::isSameServer(const ServerWish &other) const
{
    ServerWish same = other;
    const bool isSameDomain = account::askableDomain(address) == account::askableDomain(other.address)
        && !account::askableDomain(address).isEmpty();
    if (isByHand == other.isByHand && (isByHand || isSameDomain))
        same.address = address;
    return *this == same;
}

bool ServerWish::isSearchable() const
{
    return isByHand ? !host.isEmpty() : message::parseMailbox(address).has_value();
}

AccountCheck::AccountCheck(Clock &clock, HintSource hintSource, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_hintSource(std::move(hintSource))
    , m_check(clock)
{
    connect(&m_check, &account::SignInCheck::stageFinished, this, &AccountCheck::announce);
    connect(&m_check, &account::SignInCheck::finished, this, &AccountCheck::announce);
}

AccountCheck::~AccountCheck() = default;

void AccountCheck::setServer(const ServerWish &wish)
{
    if (wish == m_server)
        return;
    const bool isAnotherServer = !m_server.isSameServer(wish);
    if (isAnotherServer && wish.address != m_server.address)
        m_approvedHost.clear();
    m_server = wish;
    isAnotherServer ? search() : announce();
}

void AccountCheck::setSignIn(const SignInWish &wish)
{
    if (wish == m_signIn)
        return;
    m_signIn = wish;
    m_check.stop();
    m_hasSignInBegun = false;
    signIn();
    announce();
}

void AccountCheck::again()
{
    search();
}

void AccountCheck::approve()
{
    if (const auto *candidate = best())
        m_approvedHost = candidate->endpoint.host;
    signIn();
    announce();
}

void AccountCheck::skipSources()
{
    const QPointer<AccountCheck> self(this);
    const auto reports = m_discovery ? m_discovery->sources() : QList<account::SourceReport>();
    for (const account::SourceReport &report : reports) {
        if (self && isSearching() && report.state == account::SourceReport::State::Asking)
            m_discovery->skip(report.source);
    }
}

void AccountCheck::skipSearch()
{
    m_otherStart.reset();
    if (isSearching())
        m_discovery->stop();
}

void AccountCheck::skipSignIn()
{
    m_check.stop();
    announce();
}

void AccountCheck::search()
{
    m_check.stop();
    m_hasSignInBegun = false;
    if (m_discovery) {
        m_discovery->disconnect(this);
        m_discovery.release()->deleteLater(); // this may run inside one of its signals
    }
    m_otherStart.reset();
    if (m_other) {
        m_other->disconnect(this);
        m_other.release()->deleteLater(); // likewise
    }
    if (m_server.isSearchable()) {
        m_discovery
            = std::make_unique<account::Discovery>(m_server.address, m_server.trustedPem, m_clock, nullptr, m_hintSource);
        m_discovery->setProxy(m_server.proxy);
        m_discovery->setTrust(m_server.trust);
        m_discovery->setClient(m_server.client);
        m_discovery->setEhloName(m_server.ehloName);
        connect(m_discovery.get(), &account::Discovery::changed, this, &AccountCheck::onSearchChanged);
        connect(m_discovery.get(), &account::Discovery::finished, this, &AccountCheck::onSearchChanged);
        m_searchBegan = m_clock.monotonic();
        if (m_server.isByHand && m_server.port != 0 && m_server.security != protocol::Security::None)
            m_otherStart = m_clock.startTimer(otherPatience, [this] { tryOtherSecurity(); });
        if (m_server.isByHand)
            m_discovery->start(m_server.endpoints());
        else
            m_discovery->start();
    }
    announce();
}

// Who takes TLS for granted where it has to be asked for, or the other way round, hears nothing, or nonsense.
void AccountCheck::tryOtherSecurity()
{
    m_otherStart.reset();
    const auto &tried = m_discovery->candidates();
    const bool hasAnswered = std::any_of(
        tried.begin(), tried.end(), [](const transport::Candidate &candidate) { return candidate.connectTook.has_value(); });
    if (best() || m_other || !hasAnswered)
        return;
    const bool isImplicit = m_server.security == protocol::Security::ImplicitTls;
    m_other = std::make_unique<account::Discovery>(m_server.address, m_server.trustedPem, m_clock);
    m_other->setProxy(m_server.proxy);
    m_other->setTrust(m_server.trust);
    m_other->setClient(m_server.client);
    m_other->setEhloName(m_server.ehloName);
    connect(m_other.get(), &account::Discovery::changed, this, &AccountCheck::announce);
    connect(m_other.get(), &account::Discovery::finished, this, &AccountCheck::announce);
    m_other->start(
        {{m_server.host, m_server.port, isImplicit ? protocol::Security::StartTls : protocol::Security::ImplicitTls}});
}

const transport::Candidate *AccountCheck::remedy() const
{
    return !best() && m_other && m_other->best() ? &m_other->candidates().at(*m_other->best()) : nullptr;
}

void AccountCheck::onSearchChanged()
{
    if (m_otherStart && m_discovery->isFinished())
        tryOtherSecurity();
    signIn();
    announce();
}

const transport::Candidate *AccountCheck::best() const
{
    if (!m_discovery || !m_discovery->best())
        return nullptr;
    return &m_discovery->candidates().at(*m_discovery->best());
}

bool AccountCheck::isSearching() const
{
    return m_discovery && !m_discovery->best() && !m_discovery->isFinished();
}

bool AccountCheck::isAskingSources() const
{
    const auto reports = isSearching() ? m_discovery->sources() : QList<account::SourceReport>();
    return std::any_of(reports.begin(), reports.end(),
        [](const account::SourceReport &report) { return report.state == account::SourceReport::State::Asking; });
}

std::chrono::milliseconds AccountCheck::searchingFor() const
{
    return m_clock.monotonic() - m_searchBegan;
}

std::chrono::milliseconds AccountCheck::signingInFor() const
{
    return m_clock.monotonic() - m_signInBegan;
}

QString AccountCheck::userName() const
{
    const account::HostHint *hint = best() ? m_discovery->hintOf(*m_discovery->best()) : nullptr;
    if (!m_signIn.isUserNameGuessed || !hint || !hint->userName)
        return m_signIn.userName;
    return hint->userName->nameFor(m_server.address).value_or(m_signIn.userName);
}

bool AccountCheck::isApprovalWanted() const
{
    return best() && m_discovery->isQuestionable(*m_discovery->best()) && !isSameHost(best()->endpoint.host, m_approvedHost);
}

bool AccountCheck::isPasswordWanted() const
{
    return best() && !userName().isEmpty() && m_signIn.password.isEmpty();
}

void AccountCheck::signIn()
{
    if (!best() || m_hasSignInBegun || isApprovalWanted() || isPasswordWanted())
        return;
    m_hasSignInBegun = true;
    m_signInBegan = m_clock.monotonic();
    account::Account account = found();
    account.verifiedEndpoints.clear(); // this one endpoint is to be proved
    m_check.start(account, m_signIn.password, signInLimit, m_server.client.key);
}

bool AccountCheck::hasSucceeded() const
{
    return m_hasSignInBegun && m_check.result() && m_check.result()->has_value();
}

account::Account AccountCheck::found(account::Account account) const
{
    const QString before = account.host;
    const auto *candidate = best();
    account.userName = userName();
    account.mechanism = m_signIn.mechanism;
    account.oauth = m_signIn.oauth;
    if (account.oauth && protocol::secretKindOf(account.mechanism) != protocol::SecretKind::Token)
        account.mechanism.clear();
    account.trustedPem = m_server.trustedPem;
    account.trust = m_server.trust;
    account.clientCertificate = m_server.client.certificate;
    account.proxy = m_server.proxy;
    account.ehloName = m_server.ehloName;
    account.timeout = m_signIn.timeout;
    account.host = candidate ? candidate->endpoint.host : m_server.host;
    account.port = candidate ? candidate->endpoint.port : m_server.port;
    account.security = candidate ? candidate->endpoint.security : m_server.security;
    if (!candidate && !m_server.isByHand && m_discovery && !m_discovery->hints().isEmpty())
        account.host = m_discovery->hints().first().host;
    if (!isSameHost(account.host, before)) {
        account.sizeLimit.reset();
        account.holdLimits.reset();
        account.verifiedEndpoints.clear();
    }
    if (candidate)
        takeCapabilities(*candidate, account);
    if (hasSucceeded())
        account.memory = m_check.result()->value().memory;
    return account;
}

void AccountCheck::takeCapabilities(const transport::Candidate &candidate, account::Account &account) const
{
    account.sizeLimit = candidate.capabilities.sizeLimit;
    account.holdLimits = candidate.capabilities.futureRelease;
    account.verifiedEndpoints.clear();
    for (const transport::Candidate &other : m_discovery->candidates()) {
        if (isSameHost(other.endpoint.host, account.host) && other.isVerified()
            && !account.verifiedEndpoints.contains(other.endpoint))
            account.verifiedEndpoints.append(other.endpoint);
    }
}

void AccountCheck::tick()
{
    m_tick.reset();
    announce();
}

void AccountCheck::announce()
{
    if (!isRunning())
        m_tick.reset();
    else if (!m_tick)
        m_tick = m_clock.startTimer(tickLength, [this] { tick(); });
    Q_EMIT changed();
}

} // namespace pillarbox::ui

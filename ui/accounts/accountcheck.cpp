#include "ui/accounts/accountcheck.h"

namespace pillarbox::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto tickLength = 1s; // how often "5 of 10 s" moves on
constexpr auto signInLimit = 15s; // of each wait: a person watches

} // namespace

QList<transport::Endpoint> ServerWish::endpoints() const
{
    if (port == 0)
        return transport::usualEndpoints(host);
    return {{host, port, security}};
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
    m_server = wish;
    search();
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

void AccountCheck::search()
{
    m_check.stop();
    m_hasSignInBegun = false;
    if (m_discovery) {
        m_discovery->disconnect(this);
        m_discovery.release()->deleteLater(); // this may run inside one of its signals
    }
    if (m_server.isSearchable()) {
        m_discovery
            = std::make_unique<account::Discovery>(m_server.address, m_server.trustedPem, m_clock, nullptr, m_hintSource);
        m_discovery->setProxy(m_server.proxy);
        connect(m_discovery.get(), &account::Discovery::changed, this, &AccountCheck::onSearchChanged);
        connect(m_discovery.get(), &account::Discovery::finished, this, &AccountCheck::onSearchChanged);
        m_searchBegan = m_clock.monotonic();
        if (m_server.isByHand)
            m_discovery->start(m_server.endpoints());
        else
            m_discovery->start();
    }
    announce();
}

void AccountCheck::onSearchChanged()
{
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

std::chrono::milliseconds AccountCheck::searchingFor() const
{
    return m_clock.monotonic() - m_searchBegan;
}

std::chrono::milliseconds AccountCheck::signingInFor() const
{
    return m_clock.monotonic() - m_signInBegan;
}

bool AccountCheck::isPasswordWanted() const
{
    return best() && !m_signIn.userName.isEmpty() && m_signIn.password.isEmpty();
}

void AccountCheck::signIn()
{
    if (!best() || m_hasSignInBegun || isPasswordWanted())
        return;
    m_hasSignInBegun = true;
    m_signInBegan = m_clock.monotonic();
    account::Account account = found();
    account.verifiedEndpoints.clear(); // this one endpoint is to be proved
    m_check.start(account, m_signIn.password, signInLimit);
}

bool AccountCheck::hasSucceeded() const
{
    return m_hasSignInBegun && m_check.result() && m_check.result()->has_value();
}

account::Account AccountCheck::found() const
{
    account::Account account;
    account.userName = m_signIn.userName;
    account.mechanism = m_signIn.mechanism;
    account.trustedPem = m_server.trustedPem;
    account.proxy = m_server.proxy;
    if (hasSucceeded())
        account.memory = m_check.result()->value().memory;
    if (const auto *candidate = best()) {
        account.host = candidate->endpoint.host;
        account.port = candidate->endpoint.port;
        account.security = candidate->endpoint.security;
        account.sizeLimit = candidate->capabilities.sizeLimit;
        account.holdLimits = candidate->capabilities.futureRelease;
        for (const transport::Candidate &other : m_discovery->candidates()) {
            const bool isSameHost = other.endpoint.host.compare(account.host, Qt::CaseInsensitive) == 0;
            if (isSameHost && other.isVerified() && !account.verifiedEndpoints.contains(other.endpoint))
                account.verifiedEndpoints.append(other.endpoint);
        }
        return account;
    }
    account.host = m_server.host;
    account.port = m_server.port;
    account.security = m_server.security;
    if (!m_server.isByHand && m_discovery && !m_discovery->hints().isEmpty())
        account.host = m_discovery->hints().first().host;
    return account;
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

#include "smtp/dns/addresslookup.h"

#include "smtp/dns/hostname.h"

#include <sys/socket.h>

#include <utility>

namespace pillarbox::dns {

namespace {

using namespace std::chrono_literals;

constexpr auto WholeLimit = 10s;
// RFC 8305 asks for 50 ms where a connection could begin meanwhile; here the whole answer waits, so it is a little more.
constexpr auto SlowerFamilyPatience = 200ms;

} // namespace

DnsError dnsErrorOf(int aresStatus)
{
    const QString detail = QString::fromLatin1(ares_strerror(aresStatus));
    switch (aresStatus) {
    case ARES_ENOTFOUND:
        return {DnsError::Kind::NoSuchName, detail};
    case ARES_ENODATA:
        return {DnsError::Kind::NoData, detail};
    case ARES_ETIMEOUT:
        return {DnsError::Kind::TimedOut, detail};
    case ARES_ECONNREFUSED:
    case ARES_ENOTINITIALIZED:
    case ARES_EFILE:
        return {DnsError::Kind::Unreachable, detail};
    case ARES_EBADNAME:
    case ARES_EBADSTR:
        return {DnsError::Kind::BadName, detail};
    default:
        return {DnsError::Kind::Refused, detail};
    }
}

DnsError graverError(const DnsError &a, const DnsError &b)
{
    // NXDOMAIN speaks for every type; NODATA only for its own, so the other one's trouble leaves the question open.
    if (a.kind == DnsError::Kind::NoSuchName || b.kind == DnsError::Kind::NoSuchName)
        return a.kind == DnsError::Kind::NoSuchName ? a : b;
    return a.kind == DnsError::Kind::NoData ? b : a;
}

AddressLookup::AddressLookup(QString host, QString nameserver, Resolver::AddressesDone done, QObject *parent)
    : QObject(parent)
    , m_host(std::move(host))
    , m_nameserver(std::move(nameserver))
    , m_done(std::move(done))
{
}

void AddressLookup::start()
{
    m_limit = systemClock().startTimer(WholeLimit, [this] {
        for (Family *family : {&m_ipv6, &m_ipv4}) {
            if (!family->isAnswered)
                family->error = dnsErrorOf(ARES_ETIMEOUT);
        }
        conclude();
    });
    m_timer = systemClock().startTimer(0ms, [this] { begin(); });
}

void AddressLookup::begin()
{
    const auto asciiHost = toAsciiHost(m_host);
    m_asciiHost = asciiHost.value_or(QString());
    if (!asciiHost)
        finish(Unexpected{DnsError{DnsError::Kind::BadName, m_host}});
    else if (isAddressLiteral(*asciiHost))
        finish(QStringList{*asciiHost});
    else
        askHostsFile();
}

void AddressLookup::askHostsFile()
{
    m_channel
        = std::make_unique<AresChannel>(AresChannel::Source::HostsFile, AresChannel::Refusal::NextServer, false, QString());
    QStringList found;
    if (m_channel->isOpen())
        m_channel->lookUp(m_asciiHost, AF_UNSPEC, [&found](int, const QStringList &addresses) { found = addresses; });
    if (!found.isEmpty())
        finish(interleavedFamilies(found));
    else if (isLocalhost(m_asciiHost))
        finish(QStringList{QStringLiteral("::1"), QStringLiteral("127.0.0.1")}); // never asked on the network (RFC 6761 6.3)
    else
        askNameServer(AresChannel::Refusal::NextServer);
}

void AddressLookup::askNameServer(AresChannel::Refusal refusal)
{
    // Search domains are for short names only: they would send a mistyped host name elsewhere.
    const bool isSearching = !m_asciiHost.contains(u'.');
    m_channel = std::make_unique<AresChannel>(AresChannel::Source::NameServer, refusal, isSearching, m_nameserver);
    if (!m_channel->isOpen()) {
        finish(Unexpected{DnsError{DnsError::Kind::Unreachable, m_nameserver}});
        return;
    }
    const auto ask = [&](int family, Family &answer) {
        m_channel->lookUp(m_asciiHost, family,
            [this, &answer](int status, const QStringList &addresses) { answered(answer, status, addresses); });
    };
    ask(AF_INET6, m_ipv6);
    ask(AF_INET, m_ipv4);
}

// The channel is still at work when this is called, so conclude() waits for the loop.
void AddressLookup::answered(Family &family, int status, const QStringList &addresses)
{
    family.isAnswered = true;
    family.addresses = addresses;
    if (addresses.isEmpty())
        family.error = dnsErrorOf(status == ARES_SUCCESS ? ARES_ENODATA : status);
    const bool isComplete = m_ipv6.isAnswered && m_ipv4.isAnswered;
    if (isComplete || !addresses.isEmpty())
        m_timer = systemClock().startTimer(isComplete ? 0ms : SlowerFamilyPatience, [this] { conclude(); });
}

void AddressLookup::conclude()
{
    const QStringList addresses = m_ipv6.addresses + m_ipv4.addresses;
    const auto isUnanswered
        = [](const Family &family) { return family.error && family.error->kind == DnsError::Kind::Unreachable; };
    if (isUnanswered(m_ipv6) && isUnanswered(m_ipv4) && !std::exchange(m_isAskedWhy, true)) {
        m_ipv6 = {};
        m_ipv4 = {};
        askNameServer(AresChannel::Refusal::AsItIs);
    } else if (addresses.isEmpty())
        finish(Unexpected{graverError(m_ipv6.error.value_or(DnsError{}), m_ipv4.error.value_or(DnsError{}))});
    else
        finish(interleavedFamilies(addresses));
}

void AddressLookup::finish(Expected<QStringList, DnsError> result)
{
    m_timer.reset();
    m_limit.reset();
    m_channel.reset();
    const auto done = std::move(m_done);
    Q_EMIT finished();
    done(std::move(result)); // last: it may destroy the resolver and this with it
}

} // namespace pillarbox::dns

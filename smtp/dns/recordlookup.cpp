#include "smtp/dns/recordlookup.h"

#include "smtp/dns/addresslookup.h"
#include "smtp/dns/hostname.h"

#include <utility>

namespace pillarbox::dns {

namespace {

using namespace std::chrono_literals;

constexpr auto WholeLimit = 10s;

// Services and exchangers belong to hosts; what text and addresses are asked for may be made of parts of a mail address
// (RFC 7208 section 7), so any octets may be in its labels.
bool isForHostsOnly(RecordLookup::Type type)
{
    return type == RecordLookup::Type::Service || type == RecordLookup::Type::MailExchanger;
}

} // namespace

RecordLookup::RecordLookup(QString name, Type type, QString nameserver, std::function<void(Answer)> done, QObject *parent)
    : QObject(parent)
    , m_name(std::move(name))
    , m_type(type)
    , m_nameserver(std::move(nameserver))
    , m_done(std::move(done))
{
}

void RecordLookup::start()
{
    m_limit = systemClock().startTimer(WholeLimit, [this] { finish(Unexpected{dnsErrorOf(ARES_ETIMEOUT)}); });
    m_timer = systemClock().startTimer(0ms, [this] { begin(); });
}

void RecordLookup::begin()
{
    const auto asciiName = toAsciiHost(m_name);
    const auto askable = asciiName && !isAddressLiteral(*asciiName) ? asciiName
        : isForHostsOnly(m_type)                                    ? std::nullopt
                                                                    : toEscapedName(m_name);
    if (!askable) {
        finish(Unexpected{DnsError{DnsError::Kind::BadName, m_name}});
        return;
    }
    m_name = *askable;
    ask(AresChannel::Refusal::NextServer);
}

void RecordLookup::ask(AresChannel::Refusal refusal)
{
    m_channel = std::make_unique<AresChannel>(AresChannel::Source::NameServer, refusal, false, m_nameserver);
    if (!m_channel->isOpen()) {
        finish(Unexpected{DnsError{DnsError::Kind::Unreachable, m_nameserver}});
        return;
    }
    m_channel->query(m_name, int(m_type), [this](int status, const QByteArray &message) { answered(status, message); });
}

// The channel is still at work when this is called, so what follows waits for the loop.
void RecordLookup::answered(int status, const QByteArray &message)
{
    m_timer = systemClock().startTimer(0ms, [this, status, message] {
        const DnsError error = dnsErrorOf(status);
        if (status == ARES_SUCCESS)
            finish(message);
        else if (error.kind == DnsError::Kind::Unreachable && !std::exchange(m_isAskedWhy, true))
            ask(AresChannel::Refusal::AsItIs);
        else
            finish(Unexpected{error});
    });
}

void RecordLookup::finish(Answer answer)
{
    m_timer.reset();
    m_limit.reset();
    m_channel.reset();
    const auto done = std::move(m_done);
    Q_EMIT finished();
    done(std::move(answer)); // last: it may destroy the resolver and this with it
}

} // namespace pillarbox::dns

#pragma once
// One question for the addresses of one host: the hosts file first, then A and AAAA side by side. The slower family is waited
// for only briefly once the faster one has addresses (RFC 8305 section 3), and the whole has a limit.

#include "smtp/base/clock.h"
#include "smtp/dns/areschannel.h"
#include "smtp/dns/resolver.h"

#include <QObject>

#include <memory>
#include <optional>

namespace pillarbox::dns {

class AddressLookup : public QObject
{
    Q_OBJECT

public:
    AddressLookup(QString host, QString nameserver, Resolver::AddressesDone done, QObject *parent);

    // Calls back from the event loop, once.
    void start();

Q_SIGNALS:
    void finished();

private:
    struct Family {
        bool isAnswered = false;
        QStringList addresses;
        std::optional<DnsError> error;
    };

    void begin();
    void askHostsFile();
    void askNameServer(AresChannel::Refusal refusal);
    void answered(Family &family, int status, const QStringList &addresses);
    void conclude();
    void finish(Expected<QStringList, DnsError> result);

    QString m_host;
    QString m_asciiHost;
    QString m_nameserver;
    Resolver::AddressesDone m_done;
    std::unique_ptr<AresChannel> m_channel;
    bool m_isAskedWhy = false;
    Family m_ipv6;
    Family m_ipv4;
    std::unique_ptr<Timer> m_timer; // start, then the patience with the slower family
    std::unique_ptr<Timer> m_limit;
};

// What c-ares' code means to us; detail is its own text.
DnsError dnsErrorOf(int aresStatus);
// Of a host both of whose families failed.
DnsError graverError(const DnsError &a, const DnsError &b);

} // namespace pillarbox::dns

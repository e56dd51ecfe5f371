#pragma once
// Names to records, through c-ares, on the event loop; the hosts file counts. "There is none" and "could not be asked" are
// told apart. Destroying the resolver drops what is under way; callbacks are then not called.

#include "smtp/base/expected.h"
#include "smtp/dns/records.h"

#include <QByteArrayList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace pillarbox::dns {

struct DnsError {
    enum class Kind {
        NoSuchName, // the name server says so
        NoData, // the name exists, not with this type
        Refused, // the server refused or failed
        TimedOut,
        Unreachable, // no name server answered on the network
        BadName,
    };
    Kind kind = Kind::Refused;
    QString detail;

    bool isAbsence() const { return kind == Kind::NoSuchName || kind == Kind::NoData; }
    bool operator==(const DnsError &) const = default;
};

class RecordLookup;

class Resolver : public QObject
{
    Q_OBJECT

public:
    // nameserver: "127.0.0.1:5353"; empty: the system's.
    explicit Resolver(const QString &nameserver = {}, QObject *parent = nullptr);
    ~Resolver() override;

    // A and AAAA together as address literals, in the order to try them (RFC 6724, families alternating as RFC 8305 asks). An
    // address literal answers itself. The callback runs from the event loop, never from inside the call.
    using AddressesDone = std::function<void(Expected<QStringList, DnsError>)>;
    void lookUpAddresses(const QString &host, AddressesDone done);

    // SRV records of "_submissions._tcp.example.org" and the like, in the order to use them; never empty.
    using ServicesDone = std::function<void(Expected<QList<ServiceRecord>, DnsError>)>;
    void lookUpServices(const QString &name, ServicesDone done);
    // MX records of a domain, best first; never empty.
    using MailExchangersDone = std::function<void(Expected<QList<MailExchanger>, DnsError>)>;
    void lookUpMailExchangers(const QString &domain, MailExchangersDone done);

    // TXT records, each with its strings joined (RFC 7208 section 3.3); never empty. The name may be more than a host's.
    using TextsDone = std::function<void(Expected<QByteArrayList, DnsError>)>;
    void lookUpTexts(const QString &name, TextsDone done);
    // A or AAAA records alone, from name servers alone: what a third party would see, unlike lookUpAddresses.
    enum class Family { Ipv4, Ipv6 };
    void lookUpPublished(const QString &name, Family family, AddressesDone done);
    // The names that an address leads back to (PTR); an address of no family is BadName.
    using NamesDone = std::function<void(Expected<QStringList, DnsError>)>;
    void lookUpPointers(const QString &address, NamesDone done);

private:
    void lookUp(RecordLookup *lookup);

    QString m_nameserver;
};

} // namespace pillarbox::dns

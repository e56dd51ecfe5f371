#include "smtp/dns/resolver.h"

#include "smtp/dns/addresslookup.h"
#include "smtp/dns/hostname.h"
#include "smtp/dns/recordlookup.h"

#include <ares.h>

namespace pillarbox::dns {

namespace {

// What a record points to; the root alone means "nowhere" (RFC 2782, RFC 7505), and a name that is none is as good as that.
QString targetOf(const char *name)
{
    return toAsciiHost(QString::fromLatin1(name)).value_or(QString());
}

ServiceRecord valueOf(const ares_srv_reply &reply)
{
    return {targetOf(reply.host), reply.port, reply.priority, reply.weight};
}

MailExchanger valueOf(const ares_mx_reply &reply)
{
    return {targetOf(reply.host), reply.priority};
}

template<typename Record, typename Reply>
Expected<QList<Record>, DnsError> recordsIn(
    const RecordLookup::Answer &answer, int (*parse)(const unsigned char *, int, Reply **))
{
    if (!answer)
        return Unexpected{answer.error()};
    Reply *replies = nullptr;
    const auto *octets = reinterpret_cast<const unsigned char *>(answer.value().constData());
    const int status = parse(octets, int(answer.value().size()), &replies);
    QList<Record> records;
    for (const Reply *reply = replies; reply; reply = reply->next)
        records.append(valueOf(*reply));
    if (replies)
        ares_free_data(replies);
    if (records.isEmpty())
        return Unexpected{dnsErrorOf(status == ARES_SUCCESS ? ARES_ENODATA : status)};
    return records;
}

} // namespace

Resolver::Resolver(const QString &nameserver, QObject *parent)
    : QObject(parent)
    , m_nameserver(nameserver)
{
}

Resolver::~Resolver() = default;

void Resolver::lookUpAddresses(const QString &host, AddressesDone done)
{
    auto *lookup = new AddressLookup(host, m_nameserver, std::move(done), this);
    connect(lookup, &AddressLookup::finished, lookup, &QObject::deleteLater);
    lookup->start();
}

void Resolver::lookUpServices(const QString &name, ServicesDone done)
{
    const auto tell = [done = std::move(done)](const RecordLookup::Answer &answer) {
        auto records = recordsIn<ServiceRecord>(answer, &ares_parse_srv_reply);
        if (records)
            records = inOrderOfUse(*records, systemDraw());
        done(std::move(records));
    };
    lookUp(new RecordLookup(name, RecordLookup::Type::Service, m_nameserver, tell, this));
}

void Resolver::lookUpMailExchangers(const QString &domain, MailExchangersDone done)
{
    const auto tell = [done = std::move(done)](const RecordLookup::Answer &answer) {
        auto records = recordsIn<MailExchanger>(answer, &ares_parse_mx_reply);
        if (records)
            records = inOrderOfUse(*records);
        done(std::move(records));
    };
    lookUp(new RecordLookup(domain, RecordLookup::Type::MailExchanger, m_nameserver, tell, this));
}

void Resolver::lookUp(RecordLookup *lookup)
{
    connect(lookup, &RecordLookup::finished, lookup, &QObject::deleteLater);
    lookup->start();
}

} // namespace pillarbox::dns

#include "smtp/dns/resolver.h"

#include "smtp/dns/addresslookup.h"
#include "smtp/dns/hostname.h"
#include "smtp/dns/recordlookup.h"

#include <ares.h>
#include <arpa/inet.h>
#include <netdb.h>

#include <array>

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

// c-ares begins a new record where isStart says so; the others continue the one before.
Expected<QByteArrayList, DnsError> textsIn(const RecordLookup::Answer &answer)
{
    if (!answer)
        return Unexpected{answer.error()};
    ares_txt_ext *replies = nullptr;
    const auto *octets = reinterpret_cast<const unsigned char *>(answer.value().constData());
    const int status = ares_parse_txt_reply_ext(octets, int(answer.value().size()), &replies);
    QByteArrayList texts;
    for (const ares_txt_ext *reply = replies; reply; reply = reply->next) {
        if (reply->record_start || texts.isEmpty())
            texts.append(QByteArray());
        texts.last() += QByteArray(reinterpret_cast<const char *>(reply->txt), qsizetype(reply->length));
    }
    if (replies)
        ares_free_data(replies);
    if (texts.isEmpty())
        return Unexpected{dnsErrorOf(status == ARES_SUCCESS ? ARES_ENODATA : status)};
    return texts;
}

// Of a host entry, which c-ares makes of A, AAAA and PTR answers alike.
QStringList addressesOf(const hostent &entry)
{
    QStringList addresses;
    for (char **address = entry.h_addr_list; address && *address; ++address) {
        std::array<char, INET6_ADDRSTRLEN> text;
        if (inet_ntop(entry.h_addrtype, *address, text.data(), text.size()))
            addresses.append(QString::fromLatin1(text.data()));
    }
    return addresses;
}

QStringList namesOf(const hostent &entry)
{
    QStringList names;
    for (char **alias = entry.h_aliases; alias && *alias; ++alias)
        names.append(targetOf(*alias));
    names.removeAll(QString());
    return names;
}

Expected<QStringList, DnsError> listOf(int status, hostent *entry, QStringList (*read)(const hostent &))
{
    QStringList list;
    if (entry) {
        list = read(*entry);
        ares_free_hostent(entry);
    }
    if (list.isEmpty())
        return Unexpected{dnsErrorOf(status == ARES_SUCCESS ? ARES_ENODATA : status)};
    return list;
}

Expected<QStringList, DnsError> publishedIn(const RecordLookup::Answer &answer, Resolver::Family family)
{
    if (!answer)
        return Unexpected{answer.error()};
    hostent *entry = nullptr;
    const auto *octets = reinterpret_cast<const unsigned char *>(answer.value().constData());
    const int size = int(answer.value().size());
    const int status = family == Resolver::Family::Ipv4 ? ares_parse_a_reply(octets, size, &entry, nullptr, nullptr)
                                                        : ares_parse_aaaa_reply(octets, size, &entry, nullptr, nullptr);
    return listOf(status, entry, &addressesOf);
}

Expected<QStringList, DnsError> pointersIn(const RecordLookup::Answer &answer)
{
    if (!answer)
        return Unexpected{answer.error()};
    hostent *entry = nullptr;
    const auto *octets = reinterpret_cast<const unsigned char *>(answer.value().constData());
    const int status = ares_parse_ptr_reply(octets, int(answer.value().size()), nullptr, 0, AF_INET, &entry);
    return listOf(status, entry, &namesOf);
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

void Resolver::lookUpTexts(const QString &name, TextsDone done)
{
    const auto tell = [done = std::move(done)](const RecordLookup::Answer &answer) { done(textsIn(answer)); };
    lookUp(new RecordLookup(name, RecordLookup::Type::Text, m_nameserver, tell, this));
}

void Resolver::lookUpPublished(const QString &name, Family family, AddressesDone done)
{
    const auto type = family == Family::Ipv4 ? RecordLookup::Type::Ipv4 : RecordLookup::Type::Ipv6;
    const auto tell
        = [family, done = std::move(done)](const RecordLookup::Answer &answer) { done(publishedIn(answer, family)); };
    lookUp(new RecordLookup(name, type, m_nameserver, tell, this));
}

void Resolver::lookUpPointers(const QString &address, NamesDone done)
{
    const auto tell = [done = std::move(done)](const RecordLookup::Answer &answer) { done(pointersIn(answer)); };
    lookUp(new RecordLookup(reverseName(address), RecordLookup::Type::Pointer, m_nameserver, tell, this));
}

void Resolver::lookUp(RecordLookup *lookup)
{
    connect(lookup, &RecordLookup::finished, lookup, &QObject::deleteLater);
    lookup->start();
}

} // namespace pillarbox::dns

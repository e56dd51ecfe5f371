#include "smtp/dns/resolver.h"

#include "smtp/dns/addresslookup.h"

namespace pillarbox::dns {

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

} // namespace pillarbox::dns

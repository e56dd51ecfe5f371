#pragma once
// Whether a signing key is published as it should be (RFC 6376 section 3.6).

#include "smtp/base/expected.h"
#include "smtp/dns/resolver.h"

#include <QByteArray>
#include <QObject>
#include <QString>

namespace pillarbox::domain {

enum class PublishedKey {
    Same,
    Other, // another key stands there
    Revoked, // an empty one: signatures by it count as broken
    Absent,
    Unreadable, // a text that is no key, or several keys
    Unknown, // the name server could not be asked
};

// own: the record that belongs to the private key. Only the key counts, not how its record is written.
PublishedKey publishedKey(const Expected<QByteArrayList, dns::DnsError> &texts, const QByteArray &own);

class KeyLookup : public QObject
{
    Q_OBJECT

public:
    // nameserver: as in dns::Resolver.
    explicit KeyLookup(const QString &nameserver = {}, QObject *parent = nullptr);
    void start(const QString &recordName, const QByteArray &own);

Q_SIGNALS:
    void finished(pillarbox::domain::PublishedKey state, const QString &trouble); // trouble: of Unknown

private:
    dns::Resolver m_resolver;
};

} // namespace pillarbox::domain

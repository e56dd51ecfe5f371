#include "smtp/domain/publishedkey.h"

#include "smtp/domain/dkimkey.h"
#include "smtp/domain/taglist.h"

namespace pillarbox::domain {

namespace {

QByteArray keyIn(const QByteArray &record)
{
    const auto tags = TagList::parse(record);
    QByteArray key = tags ? tags->value("p") : QByteArray();
    key.removeIf([](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    return key;
}

} // namespace

PublishedKey publishedKey(const Expected<QByteArrayList, dns::DnsError> &texts, const QByteArray &own)
{
    if (!texts)
        return texts.error().isAbsence() ? PublishedKey::Absent : PublishedKey::Unknown;
    QByteArrayList records;
    for (const QByteArray &text : texts.value()) {
        if (isDkimKeyRecord(text))
            records += text;
    }
    if (records.size() != 1)
        return PublishedKey::Unreadable;
    if (keyIn(records.constFirst()) == keyIn(own) && readDkimKey(records.constFirst()).isUsable())
        return PublishedKey::Same;
    if (readDkimKey(records.constFirst()).problems.contains(DkimKey::Problem::Revoked))
        return PublishedKey::Revoked;
    return readDkimKey(records.constFirst()).bits > 0 ? PublishedKey::Other : PublishedKey::Unreadable;
}

KeyLookup::KeyLookup(const QString &nameserver, QObject *parent)
    : QObject(parent)
    , m_resolver(nameserver)
{
}

void KeyLookup::start(const QString &recordName, const QByteArray &own)
{
    m_resolver.lookUpTexts(recordName, [this, own](const Expected<QByteArrayList, dns::DnsError> &texts) {
        Q_EMIT finished(publishedKey(texts, own), texts ? QString() : texts.error().detail);
    });
}

} // namespace pillarbox::domain

#include "smtp/account/tableentry.h"

#include "smtp/dns/hostname.h"

#include <QJsonArray>
#include <QUrl>

namespace pillarbox::account {

TableEntry::TableEntry(const QJsonValue &json, QString name, std::optional<TableError> &error)
    : m_json(json.toObject())
    , m_name(std::move(name))
    , m_error(&error)
{
    if (!json.isObject())
        fault("", "is no object");
    if (const QString own = m_json.value(QLatin1String("name")).toString(); !own.isEmpty())
        m_name = own;
}

QJsonValue TableEntry::take(const char *key)
{
    m_asked.insert(QLatin1String(key));
    return m_json.value(QLatin1String(key));
}

QString TableEntry::text(const char *key, Empty empty)
{
    const QJsonValue value = take(key);
    if (!value.isString())
        fault(key, value.isUndefined() ? "is missing" : "is no text");
    else if (value.toString().isEmpty() && empty == Empty::Forbidden)
        fault(key, "is empty");
    return value.toString();
}

QString TableEntry::optionalText(const char *key)
{
    return m_json.contains(QLatin1String(key)) ? text(key) : QString();
}

QStringList TableEntry::texts(const char *key, Need need)
{
    const QJsonValue value = take(key);
    QStringList result;
    if (value.isUndefined() && need == Need::May)
        return result;
    for (const QJsonValue one : value.toArray())
        result.append(one.toString());
    if (result.isEmpty() || result.contains(QString()))
        fault(key, value.isUndefined() ? "is missing" : "is no list of texts");
    return result;
}

int TableEntry::number(const char *key)
{
    const QJsonValue value = take(key);
    if (!value.isDouble() || value.toInt(-1) < 0)
        fault(key, value.isUndefined() ? "is missing" : "is no number");
    return value.toInt();
}

quint16 TableEntry::port(const char *key)
{
    const int value = number(key);
    require(key, value > 0 && value <= 65535, "is no port");
    return static_cast<quint16>(value);
}

bool TableEntry::flag(const char *key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.toBool())
        fault(key, "is left out or true");
    return value.toBool();
}

QString TableEntry::secureUrl(const char *key)
{
    QString value = text(key);
    const QUrl url(value, QUrl::StrictMode);
    require(key, url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty(), "is no https address");
    return value;
}

QList<TableEntry> TableEntry::entries(const char *key, Need need)
{
    const QJsonValue value = take(key);
    QList<TableEntry> result;
    if (value.isUndefined() && need == Need::May)
        return result;
    for (const QJsonValue one : value.toArray())
        result.append(TableEntry(one, m_name, *m_error));
    if (result.isEmpty())
        fault(key, value.isUndefined() ? "is missing" : "is no list");
    return result;
}

void TableEntry::require(const char *key, bool isGood, const char *reason)
{
    if (!isGood)
        fault(key, reason);
}

void TableEntry::requireHost(const char *key, const QString &host)
{
    const bool isQualified = host.contains(u'.');
    require(key, isQualified && dns::toAsciiHost(host) == host, "is no host name");
}

void TableEntry::end()
{
    const QStringList keys = m_json.keys();
    for (const QString &key : keys) {
        if (!m_asked.contains(key))
            fault(key, QStringLiteral("is not known"));
    }
}

void TableEntry::fault(const QString &key, const QString &reason)
{
    if (!*m_error)
        *m_error = TableError{m_name, key, reason};
}

} // namespace pillarbox::account

#include "smtp/account/autoconfigfile.h"

#include "smtp/account/hosthint.h"
#include "smtp/dns/hostname.h"

#include <QXmlStreamReader>

#include <optional>

namespace pillarbox::account {

namespace {

using protocol::Security;

constexpr int kMostServers = 16;
const QString kAddress = QStringLiteral("%EMAILADDRESS%");
const QString kLocal = QStringLiteral("%EMAILLOCALPART%");
const QString kDomain = QStringLiteral("%EMAILDOMAIN%");

// An <outgoingServer> as it stands; the first of a field counts, as several would contradict one another.
struct Described {
    std::optional<QString> host;
    std::optional<QString> port;
    std::optional<QString> socketType;
    std::optional<QString> userName;
    QStringList authentications;
};

std::optional<QByteArrayList> mechanismsOf(const QString &authentication)
{
    if (authentication == u"password-cleartext" || authentication == u"plain")
        return QByteArrayList{"PLAIN", "LOGIN"};
    if (authentication == u"password-encrypted" || authentication == u"secure")
        return QByteArrayList{"SCRAM-SHA-256", "CRAM-MD5"};
    if (authentication == u"OAuth2")
        return QByteArrayList{"XOAUTH2", "OAUTHBEARER"};
    if (authentication == u"none" || authentication == u"client-IP-address")
        return QByteArrayList();
    return {}; // NTLM, GSSAPI and what is yet to come
}

std::optional<Security> securityOf(const QString &socketType)
{
    if (socketType == u"SSL")
        return Security::ImplicitTls;
    if (socketType == u"STARTTLS")
        return Security::StartTls;
    return {}; // "plain" too: never
}

std::optional<UserNameForm> userNameOf(QString text)
{
    if (text.contains(u'{') || text.contains(u'}'))
        return {};
    text.replace(kAddress, QStringLiteral("{address}")).replace(kLocal, QStringLiteral("{local}"));
    text.replace(kDomain, QStringLiteral("{domain}"));
    const UserNameForm form{text};
    // %REALNAME% and the like are nobody's user name.
    return text.contains(u'%') || !form.isWellFormed() ? std::nullopt : std::optional(form);
}

std::optional<QString> hostOf(QString text, const QString &domain)
{
    const auto host = dns::toAsciiHost(text.replace(kDomain, domain));
    return host && isPublicName(*host) ? host : std::nullopt;
}

std::optional<AutoconfigServer> serverOf(const Described &described, const QString &domain)
{
    bool isNumber = false;
    const int port = described.port.value_or(QString()).toInt(&isNumber);
    const auto host = hostOf(described.host.value_or(QString()), domain);
    const auto security = securityOf(described.socketType.value_or(QString()));
    const auto userName = userNameOf(described.userName.value_or(QString()));
    if (!host || !isNumber || port < 1 || port > 65535 || !security || !userName)
        return {};
    AutoconfigServer server{{*host, static_cast<quint16>(port), *security}, *userName, {}};
    bool isAnyKnown = described.authentications.isEmpty();
    for (const QString &authentication : described.authentications) {
        if (const auto mechanisms = mechanismsOf(authentication)) {
            server.mechanisms += *mechanisms;
            isAnyKnown = true;
        }
    }
    return isAnyKnown ? std::optional(server) : std::nullopt;
}

class Reader
{
public:
    Reader(const QByteArray &xml, const QString &domain)
        : m_xml(xml)
        , m_domain(domain)
    {
    }

    Expected<Autoconfig, QString> read()
    {
        readRoot();
        while (!m_xml.atEnd())
            next(); // what stands behind the root must be well-formed, too
        if (m_xml.hasError())
            return Unexpected{m_xml.errorString()};
        return m_found;
    }

private:
    void next()
    {
        m_xml.readNext();
        if (m_xml.isDTD())
            m_xml.raiseError(QStringLiteral("a document type is not allowed"));
    }
    bool nextChild()
    {
        for (next(); !m_xml.atEnd() && !m_xml.isEndElement(); next()) {
            if (m_xml.isStartElement())
                return true;
        }
        return false;
    }
    void readRoot()
    {
        while (!m_xml.atEnd() && !m_xml.isStartElement())
            next();
        if (m_xml.hasError())
            return;
        if (m_xml.name() != u"clientConfig" || !m_xml.attributes().value(QLatin1String("version")).startsWith(u"1."))
            m_xml.raiseError(QStringLiteral("no clientConfig of version 1"));
        while (nextChild())
            m_xml.name() == u"emailProvider" ? readProvider() : m_xml.skipCurrentElement();
    }
    void readProvider()
    {
        while (nextChild()) {
            const bool isOutgoing
                = m_xml.name() == u"outgoingServer" && m_xml.attributes().value(QLatin1String("type")) == u"smtp";
            isOutgoing ? readServer() : m_xml.skipCurrentElement();
        }
    }
    void readServer()
    {
        Described described;
        while (nextChild()) {
            const QString name = m_xml.name().toString();
            if (name == u"authentication")
                described.authentications.append(text());
            else if (std::optional<QString> *field = fieldOf(described, name); field && !*field)
                *field = text();
            else
                m_xml.skipCurrentElement();
        }
        const auto server = serverOf(described, m_domain);
        if (!server || m_found.servers.size() >= kMostServers)
            ++m_found.leftOut;
        else if (!m_found.servers.contains(*server))
            m_found.servers.append(*server);
    }
    static std::optional<QString> *fieldOf(Described &described, const QString &name)
    {
        return name == u"hostname"  ? &described.host
            : name == u"port"       ? &described.port
            : name == u"socketType" ? &described.socketType
            : name == u"username"   ? &described.userName
                                    : nullptr;
    }
    QString text() { return m_xml.readElementText(QXmlStreamReader::ErrorOnUnexpectedElement).trimmed(); }

    QXmlStreamReader m_xml;
    QString m_domain;
    Autoconfig m_found;
};

} // namespace

Expected<Autoconfig, QString> readAutoconfig(const QByteArray &xml, const QString &domain)
{
    if (xml.size() > kMostAutoconfigOctets)
        return Unexpected{QStringLiteral("too large")};
    return Reader(xml, domain).read();
}

} // namespace pillarbox::account

#include "smtp/account/providertable.h"

#include "smtp/account/tableentry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace pillarbox::account {

namespace {

using protocol::Security;
using transport::Endpoint;

const QString kRegion = QStringLiteral("{region}");

const QList<Word<Provider::Kind>> kKinds{{"mailbox", Provider::Kind::Mailbox}, {"relay", Provider::Kind::Relay},
    {"bridge", Provider::Kind::Bridge}, {"none", Provider::Kind::None}};
const QList<Word<PasswordKind>> kPasswords{{"own", PasswordKind::Own}, {"app", PasswordKind::App},
    {"appWithTwoStep", PasswordKind::AppWithTwoStep}, {"mail", PasswordKind::Mail}, {"code", PasswordKind::AuthorisationCode},
    {"smtpCredential", PasswordKind::SmtpCredential}, {"smtpKey", PasswordKind::SmtpKey}, {"apiKey", PasswordKind::ApiKey},
    {"keyPair", PasswordKind::KeyPair}, {"token", PasswordKind::Token}, {"bridge", PasswordKind::Bridge},
    {"oauth", PasswordKind::OAuth}};
const QList<Word<DeadEnd::Meaning>> kMeanings{{"appPasswordNeeded", DeadEnd::Meaning::AppPasswordNeeded},
    {"webSignInNeeded", DeadEnd::Meaning::WebSignInNeeded}, {"passwordSignInOff", DeadEnd::Meaning::PasswordSignInOff},
    {"passwordSignInGone", DeadEnd::Meaning::PasswordSignInGone},
    {"passwordSignInRefused", DeadEnd::Meaning::PasswordSignInRefused}};
const QList<Word<Security>> kSecurities{{"starttls", Security::StartTls}, {"tls", Security::ImplicitTls}};
const QSet<QString> kMechanisms{QStringLiteral("PLAIN"), QStringLiteral("LOGIN"), QStringLiteral("CRAM-MD5"),
    QStringLiteral("SCRAM-SHA-256"), QStringLiteral("XOAUTH2"), QStringLiteral("OAUTHBEARER")};

// Ports that this table may name; 2465 and 2587 are Amazon's and Resend's second doors.
bool fits(quint16 port, Security security, Provider::Kind kind)
{
    if (kind == Provider::Kind::Bridge)
        return port >= 1024;
    return security == Security::ImplicitTls ? port == 465 || port == 2465 : port == 587 || port == 2587 || port == 2525;
}

Endpoint endpointOf(TableEntry entry, Provider::Kind kind, bool hasRegions)
{
    Endpoint endpoint;
    endpoint.host = entry.text("host");
    endpoint.port = entry.port("port");
    endpoint.security = entry.word("security", kSecurities);
    QString host = endpoint.host;
    entry.require("host", host.contains(kRegion) == hasRegions, "a region in the host and regions belong together");
    entry.requireHost("host", host.replace(kRegion, QStringLiteral("r")));
    entry.require("port", fits(endpoint.port, endpoint.security, kind), "does not fit the security");
    entry.end();
    return endpoint;
}

DeadEnd deadEndOf(TableEntry entry)
{
    DeadEnd deadEnd;
    deadEnd.replyCode = entry.number("reply");
    const auto enhanced = protocol::EnhancedStatusCode::parse(entry.text("enhanced").toLatin1(), deadEnd.replyCode);
    deadEnd.enhanced = enhanced.value_or(protocol::EnhancedStatusCode{});
    deadEnd.meaning = entry.word("meaning", kMeanings);
    entry.require("reply", deadEnd.replyCode >= 500 && deadEnd.replyCode < 600, "is no permanent failure");
    entry.require("enhanced", enhanced.has_value(), "is no code, or not of the reply's class");
    entry.end();
    return deadEnd;
}

QByteArrayList mechanismsOf(TableEntry &entry)
{
    QByteArrayList mechanisms;
    for (const QString &name : entry.texts("mechanisms", TableEntry::Need::Must)) {
        entry.require("mechanisms", kMechanisms.contains(name), "names one that is not known");
        mechanisms.append(name.toLatin1());
    }
    return mechanisms;
}

void readHow(Provider &provider, TableEntry &entry)
{
    provider.regions = entry.texts("regions", TableEntry::Need::May);
    for (TableEntry &server : entry.entries("servers", TableEntry::Need::Must))
        provider.endpoints.append(endpointOf(std::move(server), provider.kind, !provider.regions.isEmpty()));
    provider.userName = {entry.text("user", TableEntry::Empty::Allowed)};
    entry.require("user", provider.userName.isWellFormed(), "has a placeholder that is not known");
    provider.mechanisms = mechanismsOf(entry);
    provider.password = entry.word("password", kPasswords);
    provider.needsEnabling = entry.flag("needsEnabling");
    for (TableEntry &deadEnd : entry.entries("deadEnds", TableEntry::Need::May))
        provider.deadEnds.append(deadEndOf(std::move(deadEnd)));
    provider.spfInclude = entry.optionalText("spf");
    if (!provider.spfInclude.isEmpty())
        entry.requireHost("spf", provider.spfInclude);
}

Provider providerOfEntry(TableEntry &entry)
{
    Provider provider;
    provider.name = entry.text("name");
    provider.kind = entry.word("kind", kKinds);
    provider.domains = entry.texts("domains", TableEntry::Need::May);
    provider.mailExchangers = entry.texts("mx", TableEntry::Need::May);
    for (const QString &pattern : provider.domains + provider.mailExchangers)
        entry.requireHost("domains", pattern.startsWith(u'.') ? pattern.mid(1) : pattern);
    const bool isFoundByDomain = !provider.domains.isEmpty() || !provider.mailExchangers.isEmpty();
    entry.require("domains", isFoundByDomain != (provider.kind == Provider::Kind::Relay),
        "a relay has none, everybody else has domains or mail exchangers");
    provider.helpUrl = entry.secureUrl("help");
    if (provider.kind != Provider::Kind::None)
        readHow(provider, entry);
    entry.end();
    return provider;
}

// The first of two entries that claim the same is right; the second could never be found.
std::optional<TableError> doubleIn(const QList<Provider> &table)
{
    QSet<QString> names;
    QSet<QString> domains;
    QSet<QString> exchangers;
    const auto claim = [](QSet<QString> &taken, const QString &one) {
        const bool isFree = !taken.contains(one);
        taken.insert(one);
        return isFree;
    };
    for (const Provider &provider : table) {
        if (!claim(names, provider.name))
            return TableError{provider.name, QStringLiteral("name"), QStringLiteral("stands twice")};
        for (const QString &domain : provider.domains) {
            if (!claim(domains, domain))
                return TableError{provider.name, QStringLiteral("domains"), domain + QStringLiteral(" stands twice")};
        }
        for (const QString &host : provider.mailExchangers) {
            if (!claim(exchangers, host))
                return TableError{provider.name, QStringLiteral("mx"), host + QStringLiteral(" stands twice")};
        }
    }
    return {};
}

} // namespace

Expected<QList<Provider>, TableError> readProviders(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isArray() || document.array().isEmpty())
        return Unexpected{TableError{{}, {}, problem.error ? problem.errorString() : QStringLiteral("is no list of entries")}};
    QList<Provider> table;
    for (const QJsonValue value : document.array()) {
        std::optional<TableError> error;
        TableEntry entry(value, QString::number(table.size()), error);
        table.append(providerOfEntry(entry));
        if (error)
            return Unexpected{*error};
    }
    if (const auto error = doubleIn(table))
        return Unexpected{*error};
    return table;
}

} // namespace pillarbox::account

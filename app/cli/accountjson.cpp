#include "app/cli/accountjson.h"

#include "app/cli/sendresult.h"

#include <QJsonArray>

namespace pillarbox::app {

using account::Account;

namespace {

QJsonArray trustedKeys(const Account &account)
{
    QJsonArray keys;
    for (const transport::PinnedKey &key : account.trust.pins)
        keys += QJsonObject{{QStringLiteral("host"), key.host}, {QStringLiteral("port"), key.port},
            {QStringLiteral("keySha256"), QString::fromLatin1(key.keySha256.toHex())}};
    return keys;
}

QJsonArray trustedIssuers(const Account &account)
{
    QJsonArray issuers;
    for (const transport::TrustedIssuer &issuer : account.trust.issuers)
        issuers += QJsonObject{{QStringLiteral("host"), issuer.host}};
    return issuers;
}

} // namespace

QJsonObject accountJson(const Account &account)
{
    const bool isRaced = account.port == 0;
    return {{QStringLiteral("label"), account.label}, {QStringLiteral("address"), account.identity.address},
        {QStringLiteral("name"), account.identity.name}, {QStringLiteral("host"), account.host},
        {QStringLiteral("port"), isRaced ? QJsonValue() : QJsonValue(account.port)},
        {QStringLiteral("security"), isRaced ? QStringLiteral("auto") : securityWord(account.security)},
        {QStringLiteral("user"), account.userName.isEmpty() ? QJsonValue() : QJsonValue(account.userName)},
        {QStringLiteral("auth"),
            account.mechanism.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(account.mechanism))},
        {QStringLiteral("oauth"), account.oauth ? QJsonValue(account.oauth->displayName()) : QJsonValue()},
        {QStringLiteral("proxy"),
            account.proxy == transport::Proxy() ? QJsonValue() : QJsonValue(transport::toText(account.proxy))},
        {QStringLiteral("timeout"), account.timeout ? QJsonValue(qint64(account.timeout->count())) : QJsonValue()},
        {QStringLiteral("ehlo"), account.ehloName.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(account.ehloName))},
        {QStringLiteral("limits"), account.limits == account::SendingLimits() ? QJsonValue() : account.limits.toJson()},
        {QStringLiteral("hasPassword"), account.hasStoredSecret}, {QStringLiteral("pinned"), !account.trustedPem.isEmpty()},
        {QStringLiteral("trustedKeys"), trustedKeys(account)}, {QStringLiteral("trustedIssuers"), trustedIssuers(account)},
        {QStringLiteral("sandbox"), account.isSandbox},
        {QStringLiteral("size"), account.sizeLimit ? QJsonValue(*account.sizeLimit) : QJsonValue()},
        {QStringLiteral("default"), account.isDefault}, {QStringLiteral("bccSelf"), account.isCopiedToSelf}};
}

QString accountLine(const Account &account)
{
    const QString mark = account.isDefault ? QStringLiteral("* ") : QStringLiteral("  ");
    QString line = mark + account.label + QLatin1String(": ") + message::displayText(account.identity) + QLatin1String(", ")
        + account.host;
    if (account.port != 0)
        line += QLatin1Char(':') + QString::number(account.port) + QLatin1Char(' ') + securityWord(account.security);
    if (!account.userName.isEmpty())
        line += QLatin1String(", ") + account.userName;
    return line;
}

} // namespace pillarbox::app

#include "app/cli/accountjson.h"

#include "app/cli/sendresult.h"
#include "smtp/account/clientkey.h"
#include "smtp/transport/clientidentity.h"
#include "ui/text/certificatewords.h"
#include "ui/text/explanation.h"
#include "ui/text/hosttext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSslCertificate>

namespace pillarbox::app {

using account::Account;

namespace {

class LineWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString ownCertificates() { return tr("trusts certificates of its own instead of the system's"); }
    static QString key(const transport::PinnedKey &pin)
    {
        return tr("takes only one key at %1, port %2").arg(ui::hostText(pin.host)).arg(pin.port);
    }
    static QString issuer(const QString &host) { return tr("trusts an authority of its own for %1").arg(ui::hostText(host)); }
};

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

QJsonValue clientCertificate(const Account &account)
{
    const auto end = transport::endOf(account.clientCertificate);
    if (!end)
        return {};
    const QSslCertificate certificate(account.clientCertificate);
    const auto daysLeft = account::clientCertificateDaysLeft(account, QDateTime::currentDateTimeUtc());
    return QJsonObject{{QStringLiteral("subject"), ui::printable(certificate.subjectDisplayName().toUtf8())},
        {QStringLiteral("notAfter"), end->toString(Qt::ISODate)}, {QStringLiteral("isEnding"), daysLeft.has_value()},
        {QStringLiteral("warning"), daysLeft ? QJsonValue(ui::certificateEndText(*daysLeft)) : QJsonValue()}};
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
        {QStringLiteral("clientCertificate"), clientCertificate(account)}, {QStringLiteral("sandbox"), account.isSandbox},
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
    if (const auto daysLeft = account::clientCertificateDaysLeft(account, QDateTime::currentDateTimeUtc()))
        line += QLatin1String("; ") + ui::certificateEndText(*daysLeft);
    return line;
}

QStringList trustParts(const Account &account)
{
    QStringList parts;
    if (!account.trustedPem.isEmpty())
        parts += LineWords::ownCertificates();
    for (const transport::TrustedIssuer &issuer : account.trust.issuers)
        parts += LineWords::issuer(issuer.host);
    for (const transport::PinnedKey &pin : account.trust.pins)
        parts += LineWords::key(pin);
    return parts;
}

} // namespace pillarbox::app

#include "smtp/account/trustjson.h"

#include <QJsonObject>

namespace pillarbox::account {

QJsonArray pinsToJson(const QList<transport::PinnedKey> &pins)
{
    QJsonArray array;
    for (const transport::PinnedKey &key : pins) {
        QJsonObject json{{QStringLiteral("host"), key.host}, {QStringLiteral("port"), key.port},
            {QStringLiteral("keySha256"), QString::fromLatin1(key.keySha256.toHex())}};
        if (!key.certificatePem.isEmpty())
            json.insert(QStringLiteral("certificate"), QString::fromLatin1(key.certificatePem));
        array.append(json);
    }
    return array;
}

QList<transport::PinnedKey> pinsFromJson(const QJsonArray &array)
{
    QList<transport::PinnedKey> pins;
    for (const auto &value : array) {
        const QJsonObject json = value.toObject();
        const int port = json.value(QLatin1String("port")).toInt();
        pins.append(
            {json.value(QLatin1String("host")).toString(), port > 0 && port <= 0xffff ? static_cast<quint16>(port) : quint16(0),
                QByteArray::fromHex(json.value(QLatin1String("keySha256")).toString().toLatin1()),
                json.value(QLatin1String("certificate")).toString().toLatin1()});
    }
    return pins;
}

QJsonArray issuersToJson(const QList<transport::TrustedIssuer> &issuers)
{
    QJsonArray array;
    for (const transport::TrustedIssuer &issuer : issuers)
        array.append(QJsonObject{
            {QStringLiteral("host"), issuer.host}, {QStringLiteral("certificate"), QString::fromLatin1(issuer.pem)}});
    return array;
}

QList<transport::TrustedIssuer> issuersFromJson(const QJsonArray &array)
{
    QList<transport::TrustedIssuer> issuers;
    for (const auto &value : array) {
        const QJsonObject json = value.toObject();
        issuers.append(
            {json.value(QLatin1String("host")).toString(), json.value(QLatin1String("certificate")).toString().toLatin1()});
    }
    return issuers;
}

} // namespace pillarbox::account

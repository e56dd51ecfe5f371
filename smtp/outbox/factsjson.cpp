#include "smtp/outbox/factsjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;
using protocol::Security;

// Octets of any value, one character each: nothing is lost and plain text stays readable.
QString fromBytes(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

QByteArray bytesOf(const QJsonValue &value)
{
    return value.toString().toLatin1();
}

QString fromTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QByteArray packed(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject unpacked(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

// Most messages travel as they are; nothing is said of it.
void addForm(QJsonObject &object, message::WireForm form)
{
    if (form != message::WireForm::AsIs)
        object[u"form"_s] = fromBytes(message::wireFormName(form));
}

message::WireForm formOf(const QJsonObject &object)
{
    return message::wireFormFromName(bytesOf(object[u"form"_s])).value_or(message::WireForm::AsIs);
}

QJsonObject fromError(const protocol::SendError &error)
{
    return {{u"stage"_s, fromBytes(protocol::stageName(error.stage))},
        {u"kind"_s, fromBytes(protocol::errorKindName(error.kind))}, {u"code"_s, error.replyCode},
        {u"enhanced"_s, fromBytes(toText(error.enhanced))}, {u"serverText"_s, fromBytes(error.serverText)},
        {u"detail"_s, error.detail}, {u"uncertain"_s, error.mayHaveBeenDelivered}};
}

std::optional<protocol::SendError> errorOf(const QJsonObject &object)
{
    if (object.isEmpty())
        return {};
    return protocol::SendError{
        .stage = protocol::stageFromName(bytesOf(object[u"stage"_s])).value_or(protocol::Stage::Local),
        .kind = protocol::errorKindFromName(bytesOf(object[u"kind"_s])).value_or(protocol::ErrorKind::Internal),
        .replyCode = object[u"code"_s].toInt(),
        .enhanced = codeFromText(bytesOf(object[u"enhanced"_s])),
        .serverText = bytesOf(object[u"serverText"_s]),
        .detail = object[u"detail"_s].toString(),
        .mayHaveBeenDelivered = object[u"uncertain"_s].toBool(),
    };
}

QString securityWord(Security security)
{
    switch (security) {
    case Security::None:
        return u"none"_s;
    case Security::StartTls:
        return u"starttls"_s;
    case Security::ImplicitTls:
        return u"tls"_s;
    }
    return {};
}

Security securityOf(const QString &word)
{
    if (word == u"tls"_s)
        return Security::ImplicitTls;
    return word == u"none"_s ? Security::None : Security::StartTls;
}

QJsonObject fromCertificate(const transport::CertificateFacts &facts)
{
    return {{u"subject"_s, facts.subject}, {u"issuer"_s, facts.issuer}, {u"names"_s, QJsonArray::fromStringList(facts.names)},
        {u"notBefore"_s, fromTime(facts.notBefore)}, {u"notAfter"_s, fromTime(facts.notAfter)},
        {u"sha256"_s, fromBytes(facts.sha256.toHex())}, {u"keySha256"_s, fromBytes(facts.keySha256.toHex())}};
}

QStringList stringsOf(const QJsonValue &value)
{
    QStringList strings;
    for (const auto &entry : value.toArray())
        strings.append(entry.toString());
    return strings;
}

transport::CertificateFacts certificateOf(const QJsonObject &object)
{
    return {
        .subject = object[u"subject"_s].toString(),
        .issuer = object[u"issuer"_s].toString(),
        .names = stringsOf(object[u"names"_s]),
        .notBefore = timeOf(object[u"notBefore"_s]),
        .notAfter = timeOf(object[u"notAfter"_s]),
        .sha256 = QByteArray::fromHex(bytesOf(object[u"sha256"_s])),
        .keySha256 = QByteArray::fromHex(bytesOf(object[u"keySha256"_s])),
        .pem = {},
    };
}

QJsonObject fromTls(const transport::TlsFacts &tls)
{
    QJsonArray chain;
    for (const auto &certificate : tls.chain)
        chain.append(fromCertificate(certificate));
    return {{u"version"_s, tls.version}, {u"cipher"_s, tls.cipher}, {u"trusted"_s, tls.isTrusted}, {u"pinned"_s, tls.isPinned},
        {u"chain"_s, chain}, {u"errors"_s, QJsonArray::fromStringList(tls.errors)}};
}

transport::TlsFacts tlsOf(const QJsonObject &object)
{
    transport::TlsFacts tls{
        .version = object[u"version"_s].toString(),
        .cipher = object[u"cipher"_s].toString(),
        .isTrusted = object[u"trusted"_s].toBool(),
        .isPinned = object[u"pinned"_s].toBool(),
        .chain = {},
        .errors = stringsOf(object[u"errors"_s]),
    };
    for (const auto &certificate : object[u"chain"_s].toArray())
        tls.chain.append(certificateOf(certificate.toObject()));
    return tls;
}

QJsonObject writtenOut(const transport::Session &session)
{
    QJsonObject object{{u"host"_s, session.endpoint.host}, {u"port"_s, session.endpoint.port},
        {u"security"_s, securityWord(session.endpoint.security)}, {u"address"_s, session.address.toString()}};
    if (session.tls)
        object[u"tls"_s] = fromTls(*session.tls);
    return object;
}

// One connection carries many messages, and each of them is written down with it thrice.
QJsonObject fromSession(const transport::Session &session)
{
    thread_local std::optional<transport::Session> last;
    thread_local QJsonObject written;
    if (last != session) {
        written = writtenOut(session);
        last = session;
    }
    return written;
}

transport::Session sessionOf(const QJsonObject &object)
{
    transport::Session session{
        .endpoint = {.host = object[u"host"_s].toString(),
            .port = static_cast<quint16>(object[u"port"_s].toInt()),
            .security = securityOf(object[u"security"_s].toString())},
        .address = QHostAddress(object[u"address"_s].toString()),
        .tls = {},
    };
    if (object.contains(u"tls"_s))
        session.tls = tlsOf(object[u"tls"_s].toObject());
    return session;
}

QJsonArray fromStages(const QList<StageTime> &stages)
{
    QJsonArray array;
    for (const auto &stage : stages)
        array.append(QJsonArray{fromBytes(protocol::stageName(stage.stage)), static_cast<qint64>(stage.took.count())});
    return array;
}

QList<StageTime> stagesOf(const QJsonArray &array)
{
    QList<StageTime> stages;
    for (const auto &entry : array)
        if (const auto stage = protocol::stageFromName(bytesOf(entry[0])))
            stages.append({*stage, std::chrono::milliseconds(entry[1].toInteger())});
    return stages;
}

} // namespace

QByteArray toJson(const protocol::SendError &error)
{
    return packed(fromError(error));
}

std::optional<protocol::SendError> errorFromJson(const QByteArray &json)
{
    return errorOf(unpacked(json));
}

QByteArray toJson(const Receipt &receipt)
{
    QJsonObject object{{u"acceptedAt"_s, fromTime(receipt.acceptedAt)}, {u"reply"_s, fromBytes(receipt.reply)},
        {u"queueId"_s, fromBytes(receipt.queueId)}, {u"session"_s, fromSession(receipt.session)}};
    addForm(object, receipt.form);
    if (!receipt.signature.isEmpty())
        object[u"signature"_s] = fromBytes(receipt.signature);
    if (receipt.insteadOf)
        object[u"insteadOf"_s] = fromError(*receipt.insteadOf);
    return packed(object);
}

std::optional<Receipt> receiptFromJson(const QByteArray &json)
{
    const QJsonObject object = unpacked(json);
    if (object.isEmpty())
        return {};
    return Receipt{
        .acceptedAt = timeOf(object[u"acceptedAt"_s]),
        .reply = bytesOf(object[u"reply"_s]),
        .queueId = bytesOf(object[u"queueId"_s]),
        .session = sessionOf(object[u"session"_s].toObject()),
        .form = formOf(object),
        .signature = bytesOf(object[u"signature"_s]),
        .insteadOf = errorOf(object[u"insteadOf"_s].toObject()),
    };
}

QByteArray toJson(const Attempt &attempt)
{
    QJsonObject object{{u"took"_s, static_cast<qint64>(attempt.took.count())}, {u"stages"_s, fromStages(attempt.stages)},
        {u"finalReply"_s, fromBytes(attempt.finalReply)}};
    if (attempt.session)
        object[u"session"_s] = fromSession(*attempt.session);
    if (attempt.error)
        object[u"error"_s] = fromError(*attempt.error);
    addForm(object, attempt.form);
    if (attempt.insteadOf)
        object[u"insteadOf"_s] = fromError(*attempt.insteadOf);
    for (const QByteArray &keyword : attempt.notOffered)
        object[u"notOffered"_s] = object[u"notOffered"_s].toArray() + QJsonValue(fromBytes(keyword));
    return packed(object);
}

Attempt attemptFromJson(const QByteArray &json)
{
    const QJsonObject object = unpacked(json);
    Attempt attempt;
    attempt.took = std::chrono::milliseconds(object[u"took"_s].toInteger());
    attempt.stages = stagesOf(object[u"stages"_s].toArray());
    attempt.finalReply = bytesOf(object[u"finalReply"_s]);
    if (object.contains(u"session"_s))
        attempt.session = sessionOf(object[u"session"_s].toObject());
    attempt.error = errorOf(object[u"error"_s].toObject());
    attempt.insteadOf = errorOf(object[u"insteadOf"_s].toObject());
    attempt.form = formOf(object);
    for (const auto &keyword : object[u"notOffered"_s].toArray())
        attempt.notOffered.append(bytesOf(keyword));
    return attempt;
}

QByteArray toText(const std::optional<protocol::EnhancedStatusCode> &code)
{
    if (!code)
        return {};
    return QByteArray::number(code->klass) + '.' + QByteArray::number(code->subject) + '.' + QByteArray::number(code->detail);
}

std::optional<protocol::EnhancedStatusCode> codeFromText(const QByteArray &text)
{
    const QByteArrayList parts = text.split('.');
    if (parts.size() != 3)
        return {};
    return protocol::EnhancedStatusCode{parts[0].toInt(), parts[1].toInt(), parts[2].toInt()};
}

} // namespace pillarbox::outbox

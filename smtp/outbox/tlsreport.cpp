#include "smtp/outbox/tlsreport.h"

#include "smtp/transport/certificatefault.h"

#include <QJsonArray>

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;
using protocol::ErrorKind;
using protocol::SendError;

QString resultOf(const QStringList &reasons)
{
    const auto has = [&reasons](std::initializer_list<const char *> words) {
        return std::any_of(
            words.begin(), words.end(), [&reasons](const char *word) { return reasons.contains(QLatin1String(word)); });
    };
    if (has({"otherName"}))
        return u"certificate-host-mismatch"_s;
    if (has({"expired"}))
        return u"certificate-expired"_s;
    if (has({"selfSigned", "unknownIssuer", "incompleteChain"}))
        return u"certificate-not-trusted"_s;
    return u"validation-failure"_s;
}

// Absent: no matter of TLS.
std::optional<QString> resultOf(const SendError &error)
{
    switch (error.kind) {
    case ErrorKind::StartTlsNotOffered:
        return u"starttls-not-supported"_s;
    case ErrorKind::Downgraded:
        return error.detail == u"STARTTLS"_s ? std::optional(u"starttls-not-supported"_s) : std::nullopt;
    case ErrorKind::CertificateInvalid:
        return resultOf(transport::reasonsOf(transport::certificateFaultsFrom(error.detail)));
    case ErrorKind::PinnedKeyChanged:
    case ErrorKind::TlsFailed:
    case ErrorKind::PlainTextInjected:
    case ErrorKind::ClientCertificateRefused:
        return u"validation-failure"_s;
    default:
        return error.stage == protocol::Stage::StartTls && error.kind == ErrorKind::Refused
            ? std::optional(u"starttls-not-supported"_s)
            : std::nullopt;
    }
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QString hostOf(const QString &relay)
{
    const qsizetype colon = relay.lastIndexOf(u':');
    return colon < 0 ? relay : relay.first(colon);
}

} // namespace

void TlsReport::add(const QString &relay, const Attempt &attempt)
{
    const auto result = attempt.error ? resultOf(*attempt.error) : std::nullopt;
    const auto &session = attempt.session;
    const bool isSecured = session && session->tls && session->tls->isTrusted;
    if (!result && !isSecured)
        return;
    const QString host = session ? session->endpoint.host : hostOf(relay);
    Relay &entry = m_relays[host];
    if (!result) {
        ++entry.secured;
        return;
    }
    const QString detail = attempt.error->detail.isEmpty() ? QString() : u": "_s + attempt.error->detail;
    const bool isShown = session && session->tls && !session->tls->chain.isEmpty();
    Failure &failure = entry.failures[Kind{.host = host,
        .address = session && !session->address.isNull() ? session->address.toString() : QString(),
        .result = *result,
        .reason = QString::fromLatin1(protocol::errorKindName(attempt.error->kind)) + detail,
        .certificate = isShown ? QString::fromLatin1(session->tls->chain.first().sha256.toHex()) : QString()}];
    if (failure.count++ == 0 || attempt.startedAt < failure.first)
        failure.first = attempt.startedAt;
    if (!failure.last.isValid() || attempt.startedAt > failure.last)
        failure.last = attempt.startedAt;
}

int TlsReport::failures() const
{
    qint64 count = 0;
    for (const Relay &relay : m_relays) {
        for (const Failure &failure : relay.failures)
            count += failure.count;
    }
    return int(count);
}

QJsonObject TlsReport::toJson(const TlsReportHead &head) const
{
    QJsonArray policies;
    for (auto relay = m_relays.begin(); relay != m_relays.end(); ++relay) {
        QJsonArray details;
        qint64 failed = 0;
        for (auto it = relay->failures.begin(); it != relay->failures.end(); ++it) {
            QString reason = it.key().reason;
            if (!it.key().certificate.isEmpty())
                reason += u"; certificate SHA-256 "_s + it.key().certificate;
            reason += u"; first "_s + timeText(it->first) + u", last "_s + timeText(it->last);
            QJsonObject detail{{u"result-type"_s, it.key().result}, {u"receiving-mx-hostname"_s, it.key().host},
                {u"failed-session-count"_s, it->count}, {u"failure-reason-code"_s, reason}};
            if (!it.key().address.isEmpty())
                detail[u"receiving-ip"_s] = it.key().address;
            details += detail;
            failed += it->count;
        }
        policies += QJsonObject{
            {u"policy"_s, QJsonObject{{u"policy-type"_s, u"no-policy-found"_s}, {u"policy-domain"_s, relay.key()}}},
            {u"summary"_s,
                QJsonObject{{u"total-successful-session-count"_s, relay->secured}, {u"total-failure-session-count"_s, failed}}},
            {u"failure-details"_s, details}};
    }
    return {{u"organization-name"_s, head.organisation}, {u"contact-info"_s, head.contact},
        {u"date-range"_s, QJsonObject{{u"start-datetime"_s, timeText(head.from)}, {u"end-datetime"_s, timeText(head.to)}}},
        {u"report-id"_s, QString(timeText(head.from) + u'_' + timeText(head.to))}, {u"policies"_s, policies}};
}

} // namespace pillarbox::outbox

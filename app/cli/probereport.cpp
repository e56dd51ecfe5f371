#include "app/cli/probereport.h"

#include "app/cli/sendresult.h"
#include "app/cli/sourcereport.h"
#include "smtp/dns/hostname.h"
#include "ui/text/certificatewords.h"
#include "ui/text/explanation.h"
#include "ui/text/hosttext.h"
#include "ui/text/portblock.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace pillarbox::app {

using protocol::ErrorKind;
using transport::Candidate;

namespace {

class ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString works(const QString &host, const Candidate &candidate)
    {
        return tr("%1 works on port %2 with %3; nothing to do.")
            .arg(host, QString::number(candidate.endpoint.port), securityName(candidate.endpoint.security));
    }
    static QString worksBut(const QString &host, const Candidate &candidate, const QString &others)
    {
        return tr("%1 works on port %2 with %3; without success: %4.")
            .arg(host, QString::number(candidate.endpoint.port), securityName(candidate.endpoint.security), others);
    }
    static QString worksAround(const QString &host, const Candidate &candidate, quint16 blocked)
    {
        return tr("%1 works on port %2 with %3; this network seems to block port %4, or the server keeps it shut.")
            .arg(host, QString::number(candidate.endpoint.port), securityName(candidate.endpoint.security),
                QString::number(blocked));
    }
    static QString plainOnly(const QString &host)
    {
        return tr("%1 answers, but offers no encryption: mail and passwords would travel in the clear, which is not safe.")
            .arg(host);
    }
    static QString notSafe(const QString &host)
    {
        return tr("%1 answers, but no connection to it could be verified; it is not safe to use as it is.").arg(host);
    }
    static QString portal()
    {
        return tr("This network wants you to sign in first: open its sign-in page in the browser, then try again.");
    }
    static QString nothing(const QString &host) { return tr("No mail service that can be used answered at %1.").arg(host); }
    static QString securityName(protocol::Security security)
    {
        switch (security) {
        case protocol::Security::None:
            return tr("no encryption");
        case protocol::Security::StartTls:
            return QStringLiteral("STARTTLS");
        case protocol::Security::ImplicitTls:
            break;
        }
        return QStringLiteral("TLS");
    }
    static QString overtaken() { return tr("Not finished: another endpoint was quicker."); }
    static QString ok(qint64 ms) { return tr("ok in %1 ms").arg(ms); }
    static QString key(const QString &fingerprint) { return tr("key SHA-256 %1").arg(fingerprint); }
    static QString capabilities(const QString &list) { return tr("offers %1").arg(list); }
};

QJsonValue millisecondsOrNull(const std::optional<std::chrono::milliseconds> &time)
{
    return time ? QJsonValue(qint64(time->count())) : QJsonValue();
}

} // namespace

QJsonValue tlsJson(const std::optional<transport::TlsFacts> &tls)
{
    if (!tls)
        return {};
    QJsonObject object{{QStringLiteral("version"), tls->version}, {QStringLiteral("cipher"), tls->cipher},
        {QStringLiteral("trusted"), tls->isTrusted}, {QStringLiteral("errors"), QJsonArray::fromStringList(tls->errors)}};
    const transport::CertificateFacts own = tls->chain.value(0);
    object[QStringLiteral("subject")] = ui::printable(own.subject.toUtf8());
    object[QStringLiteral("issuer")] = ui::printable(own.issuer.toUtf8());
    object[QStringLiteral("names")] = QJsonArray::fromStringList(own.names);
    object[QStringLiteral("pinned")] = tls->isPinned;
    object[QStringLiteral("sha256")] = QString::fromLatin1(own.sha256.toHex());
    object[QStringLiteral("keySha256")] = QString::fromLatin1(own.keySha256.toHex());
    object[QStringLiteral("notBefore")]
        = own.notBefore.isValid() ? QJsonValue(own.notBefore.toUTC().toString(Qt::ISODate)) : QJsonValue();
    object[QStringLiteral("notAfter")]
        = own.notAfter.isValid() ? QJsonValue(own.notAfter.toUTC().toString(Qt::ISODate)) : QJsonValue();
    return object;
}

namespace {

QJsonArray jsonList(const QByteArrayList &list)
{
    QJsonArray array;
    for (const QByteArray &item : list)
        array += ui::printable(item);
    return array;
}

ui::Context contextOf(const Candidate &candidate)
{
    return {.host = candidate.endpoint.host, .port = candidate.endpoint.port, .isInOutbox = false};
}

// A probe that is broken off prints nothing, so whoever was cancelled was overtaken.
ui::Explanation explanationOf(const Candidate &candidate)
{
    if (candidate.error->kind != ErrorKind::Cancelled)
        return ui::explain(*candidate.error, contextOf(candidate));
    ui::Explanation explanation;
    explanation.what = ReportWords::overtaken();
    return explanation;
}

QString explained(const Candidate &candidate)
{
    const ui::Explanation explanation = explanationOf(candidate);
    QStringList sentences{explanation.what, explanation.why};
    if (explanation.who)
        sentences += ui::whoSentence(*explanation.who);
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

QJsonValue textJson(const Candidate &candidate)
{
    return candidate.error ? plainSentence(explanationOf(candidate), *candidate.error) : QJsonValue();
}

// Mail was spoken there, whatever became of it.
bool hasAnswered(const Candidate &candidate)
{
    return candidate.isVerified() || candidate.tls.has_value() || candidate.capabilities.isEsmtp;
}

bool isPlainOnly(const Candidate &candidate)
{
    return candidate.error && candidate.error->kind == ErrorKind::StartTlsNotOffered;
}

// Empty: of some host a port answers, or the network is not to blame.
QString blockedEverywhere(const QList<Candidate> &candidates)
{
    QString sentence;
    for (const Candidate &candidate : candidates) {
        const QString &host = candidate.endpoint.host;
        const auto block = ui::portBlockOf(candidates, host);
        if (!block.isAll)
            return {};
        if (sentence.isEmpty())
            sentence = ui::portBlockSentence(block, host);
    }
    return sentence;
}

QString place(const Candidate &candidate)
{
    const QString port = QString::number(candidate.endpoint.port);
    return port + QLatin1Char(' ') + ReportWords::securityName(candidate.endpoint.security);
}

} // namespace

QString keyLine(const transport::TlsFacts &tls)
{
    return ReportWords::key(ui::fingerprintText(tls.chain.value(0).keySha256));
}

QJsonObject candidateJson(const Candidate &candidate)
{
    const bool isOk = candidate.isFinished && !candidate.error;
    const auto &capabilities = candidate.capabilities;
    return {{QStringLiteral("host"), candidate.endpoint.host},
        {QStringLiteral("asciiHost"), dns::toAsciiHost(candidate.endpoint.host).value_or(candidate.endpoint.host)},
        {QStringLiteral("port"), candidate.endpoint.port},
        {QStringLiteral("security"), securityWord(candidate.endpoint.security)},
        {QStringLiteral("address"), candidate.address.isNull() ? QJsonValue() : QJsonValue(candidate.address.toString())},
        {QStringLiteral("ok"), isOk},
        {QStringLiteral("stage"),
            candidate.error ? QJsonValue(QString::fromLatin1(protocol::stageName(candidate.error->stage))) : QJsonValue()},
        {QStringLiteral("kind"),
            candidate.error ? QJsonValue(QString::fromLatin1(protocol::errorKindName(candidate.error->kind))) : QJsonValue()},
        {QStringLiteral("text"), textJson(candidate)},
        {QStringLiteral("who"), candidate.error ? whoJson(explanationOf(candidate)) : QJsonValue()},
        {QStringLiteral("connectMs"), millisecondsOrNull(candidate.connectTook)},
        {QStringLiteral("tlsMs"), millisecondsOrNull(candidate.tlsTook)}, {QStringLiteral("tls"), tlsJson(candidate.tls)},
        {QStringLiteral("capabilities"), jsonList(capabilities.lines)},
        {QStringLiteral("auth"), jsonList(capabilities.mechanisms)},
        {QStringLiteral("size"), capabilities.sizeLimit ? QJsonValue(*capabilities.sizeLimit) : QJsonValue()}};
}

const Candidate *ProbeReport::best() const
{
    return verified ? &candidates[*verified] : nullptr;
}

bool ProbeReport::isBehindPortal() const
{
    return !best() && std::any_of(candidates.begin(), candidates.end(), [](const Candidate &candidate) {
        return candidate.error && candidate.error->kind == ErrorKind::CaptivePortal;
    });
}

QString ProbeReport::verdict() const
{
    if (const Candidate *chosen = best()) {
        QStringList others;
        for (const Candidate &candidate : candidates) {
            const bool isSameHost = candidate.endpoint.host == chosen->endpoint.host;
            if (isSameHost && candidate.error && candidate.error->kind != ErrorKind::Cancelled
                && !others.contains(place(candidate)))
                others += place(candidate);
        }
        const auto block = ui::portBlockOf(candidates, chosen->endpoint.host);
        if (!block.ports.isEmpty())
            return ReportWords::worksAround(chosen->endpoint.host, *chosen, block.ports.constLast());
        return others.isEmpty() ? ReportWords::works(chosen->endpoint.host, *chosen)
                                : ReportWords::worksBut(chosen->endpoint.host, *chosen, others.join(QLatin1String(", ")));
    }
    if (isBehindPortal())
        return ReportWords::portal();
    const bool isAnswering = std::any_of(candidates.begin(), candidates.end(), hasAnswered);
    const bool isPlain = std::any_of(candidates.begin(), candidates.end(), isPlainOnly)
        && std::none_of(
            candidates.begin(), candidates.end(), [](const Candidate &candidate) { return candidate.tls.has_value(); });
    if (isPlain)
        return ReportWords::plainOnly(host);
    const QString blocked = isAnswering ? QString() : blockedEverywhere(candidates);
    return isAnswering ? ReportWords::notSafe(host) : blocked.isEmpty() ? ReportWords::nothing(host) : blocked;
}

QJsonObject ProbeReport::toJson() const
{
    QJsonArray list;
    for (const Candidate &candidate : candidates)
        list += candidateJson(candidate);
    QJsonValue chosen;
    if (const Candidate *candidate = best()) {
        chosen = QJsonObject{{QStringLiteral("host"), candidate->endpoint.host},
            {QStringLiteral("port"), candidate->endpoint.port},
            {QStringLiteral("security"), securityWord(candidate->endpoint.security)}};
    }
    QJsonObject object{{QStringLiteral("host"), host}, {QStringLiteral("candidates"), list}, {QStringLiteral("best"), chosen},
        {QStringLiteral("captivePortal"), isBehindPortal()}, {QStringLiteral("verdict"), verdict()}};
    if (!sources.isEmpty())
        object[QStringLiteral("sources")] = sourcesJson(sources);
    return object;
}

QStringList ProbeReport::findings() const
{
    QStringList lines;
    for (const account::SourceReport &source : sources)
        lines += sourceLine(source);
    for (const Candidate &candidate : candidates) {
        QString line = ui::hostText(candidate.endpoint.host) + QLatin1Char(' ') + place(candidate);
        if (!candidate.address.isNull())
            line += QLatin1String(" (") + candidate.address.toString() + QLatin1Char(')');
        line += QLatin1String(": ") + (candidate.error ? explained(candidate) : ReportWords::ok(candidate.took.count()));
        lines += line;
        if (candidate.tls) {
            lines += QLatin1String("    ") + candidate.tls->version + QLatin1Char(' ') + candidate.tls->cipher
                + QLatin1String(", ") + ui::printable(candidate.tls->chain.value(0).subject.toUtf8());
            lines += QLatin1String("    ") + keyLine(*candidate.tls);
        }
        if (!candidate.capabilities.lines.isEmpty())
            lines += QLatin1String("    ") + ReportWords::capabilities(ui::printable(candidate.capabilities.lines.join(", ")));
    }
    return lines;
}

QString ProbeReport::toText() const
{
    return QStringList(findings() << verdict()).join(QLatin1Char('\n'));
}

} // namespace pillarbox::app

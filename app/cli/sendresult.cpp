#include "app/cli/sendresult.h"

#include "ui/text/forwardpath.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace pillarbox::app {

using protocol::Disposition;
using protocol::ErrorKind;
using protocol::SendError;
using protocol::Stage;

namespace {

class ResultWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString accepted(const QString &host, qsizetype count)
    {
        return tr("Accepted by %1 for %n recipient(s).", nullptr, int(count)).arg(host);
    }
    static QString partly(const QString &host, qsizetype count, qsizetype all)
    {
        return tr("%1 accepted the message for %2 of %3 recipients.").arg(host, QString::number(count), QString::number(all));
    }
    static QString refused(const QString &address, const QString &answer)
    {
        return tr("Refused: %1 (%2).").arg(address, answer);
    }
    static QString notSent(const QString &address) { return tr("Not sent to %1.").arg(address); }
    static QString wentWithout(const QString &host, const QString &keywords)
    {
        return tr("%1 does not offer %2; the message went without.").arg(host, keywords);
    }
    static QString queued() { return tr("The message is in the outbox."); }
    static QString heldBy(const QString &host, const QDateTime &time)
    {
        return tr("This computer must be on then; %1 can keep it itself: --hold-until %2 instead of --at.")
            .arg(host, time.toUTC().toString(Qt::ISODate));
    }
    static QString scheduled(const QString &time) { return tr("The message is in the outbox and goes out at %1.").arg(time); }
    static QString theServer() { return tr("The server"); }
};

// What "--at" takes, too.
QString withOffset(const QDateTime &time)
{
    return time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODate);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue orNull(const QByteArray &bytes)
{
    return orNull(ui::printable(bytes));
}

QStringList wordsOf(const QByteArrayList &keywords)
{
    QStringList words;
    for (const QByteArray &keyword : keywords)
        words += ui::printable(keyword);
    return words;
}

// As the answer to RCPT that it was.
SendError errorOf(const Rejection &rejection)
{
    SendError error;
    error.stage = Stage::Rcpt;
    error.kind = ErrorKind::Refused;
    error.replyCode = rejection.replyCode;
    error.enhanced = rejection.enhanced;
    error.serverText = rejection.serverText;
    return error;
}

QString wordsOf(const Rejection &rejection, const ui::Context &context)
{
    const QString code = ui::codeText(rejection.replyCode, rejection.enhanced);
    if (code.isEmpty())
        return ResultWords::notSent(rejection.address);
    const ui::Explanation explanation = ui::explain(errorOf(rejection), context);
    return ResultWords::refused(rejection.address, code) + QLatin1Char(' ') + ui::causeSentence(errorOf(rejection), context)
        + QLatin1Char(' ') + ui::whoSentence(explanation.who.value_or(ui::Who::You));
}

QJsonValue enhancedOrNull(const std::optional<protocol::EnhancedStatusCode> &code)
{
    return code ? QJsonValue(QString::fromLatin1(code->toByteArray())) : QJsonValue();
}

QJsonValue codeOrNull(int replyCode)
{
    return replyCode > 0 ? QJsonValue(replyCode) : QJsonValue();
}

QString statusWord(SendStatus status)
{
    switch (status) {
    case SendStatus::Sent:
        return QStringLiteral("sent");
    case SendStatus::Partial:
        return QStringLiteral("partial");
    case SendStatus::Deferred:
        return QStringLiteral("deferred");
    case SendStatus::Failed:
        break;
    }
    return QStringLiteral("failed");
}

QJsonValue endpointJson(const std::optional<transport::Session> &session)
{
    if (!session)
        return {};
    return QJsonObject{{QStringLiteral("host"), session->endpoint.host},
        {QStringLiteral("address"), session->address.toString()}, {QStringLiteral("port"), session->endpoint.port},
        {QStringLiteral("security"), securityWord(session->endpoint.security)},
        {QStringLiteral("tlsVersion"), session->tls ? orNull(session->tls->version) : QJsonValue()},
        {QStringLiteral("cipher"), session->tls ? orNull(session->tls->cipher) : QJsonValue()}};
}

QJsonObject rejectionJson(const Rejection &rejection)
{
    return {{QStringLiteral("address"), rejection.address}, {QStringLiteral("code"), codeOrNull(rejection.replyCode)},
        {QStringLiteral("enhanced"), enhancedOrNull(rejection.enhanced)},
        {QStringLiteral("text"), ui::printable(rejection.serverText)}, {QStringLiteral("permanent"), rejection.isPermanent}};
}

// Beside the rejections, whose keys are a contract.
QJsonArray causesJson(const QList<Rejection> &rejected, const ui::Context &context)
{
    QJsonArray causes;
    for (const Rejection &rejection : rejected) {
        if (rejection.replyCode == 0)
            continue;
        const SendError error = errorOf(rejection);
        causes += QJsonObject{{QStringLiteral("address"), rejection.address},
            {QStringLiteral("who"), whoJson(ui::explain(error, context))},
            {QStringLiteral("cause"), orNull(ui::causeSentence(error, context))},
            {QStringLiteral("forwardPath"), orNull(ui::forwardPathOf(rejection.replyCode, rejection.serverText))}};
    }
    return causes;
}

bool hasPermanent(const QList<Rejection> &rejected)
{
    return std::any_of(rejected.begin(), rejected.end(), [](const Rejection &rejection) { return rejection.isPermanent; });
}

// What a partial result shows as its cause: a refusal for good before one for now.
const Rejection &gravest(const QList<Rejection> &rejected)
{
    const auto permanent
        = std::find_if(rejected.begin(), rejected.end(), [](const Rejection &rejection) { return rejection.isPermanent; });
    return permanent == rejected.end() ? rejected.first() : *permanent;
}

bool isDeferral(const SendError &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return true;
    switch (protocol::dispositionOf(error)) {
    case Disposition::RetryMessage:
    case Disposition::RetryRelay:
    case Disposition::Unknown:
        return true;
    case Disposition::AskAccount:
    case Disposition::Final:
        break;
    }
    return false;
}

struct Cause {
    std::optional<Stage> stage;
    int replyCode = 0;
    std::optional<protocol::EnhancedStatusCode> enhanced;
    QByteArray serverText;
};

Cause causeOf(const SendResult &result)
{
    if (result.error)
        return {result.error->stage, result.error->replyCode, result.error->enhanced, result.error->serverText};
    if (result.status() == SendStatus::Partial) {
        const Rejection &rejection = gravest(result.rejected);
        return {Stage::Rcpt, rejection.replyCode, rejection.enhanced, rejection.serverText};
    }
    return {};
}

// Who has to act: of the error, or of the gravest refusal.
QJsonValue whoOf(const SendResult &result)
{
    if (result.error)
        return whoJson(ui::explain(*result.error, result.context));
    if (result.status() != SendStatus::Partial || gravest(result.rejected).replyCode == 0)
        return {};
    return whoJson(ui::explain(errorOf(gravest(result.rejected)), result.context));
}

} // namespace

Rejection rejectionFor(const QString &address, const SendError &error)
{
    Rejection rejection{address, 0, {}, error.serverText, !isDeferral(error) && dispositionOf(error) == Disposition::Final};
    if (error.stage >= Stage::Mail && (rejection.isPermanent || error.replyCode < 500)) {
        rejection.replyCode = error.replyCode;
        rejection.enhanced = error.enhanced;
    }
    return rejection;
}

QJsonValue whoJson(const ui::Explanation &explanation)
{
    return explanation.who ? QJsonValue(ui::whoName(*explanation.who)) : QJsonValue();
}

QString securityWord(protocol::Security security)
{
    switch (security) {
    case protocol::Security::None:
        return QStringLiteral("none");
    case protocol::Security::StartTls:
        return QStringLiteral("starttls");
    case protocol::Security::ImplicitTls:
        break;
    }
    return QStringLiteral("tls");
}

QString plainSentence(const ui::Explanation &explanation, const SendError &error)
{
    const QString code = ui::codeText(error.replyCode, error.enhanced);
    QString sentence = explanation.what.simplified();
    if (code.isEmpty())
        return sentence;
    if (sentence.endsWith(QLatin1Char('.')))
        sentence.chop(1);
    return sentence + QLatin1String(" (") + code + QLatin1String(").");
}

ExitCode exitCodeOf(const SendError &error)
{
    if (error.mayHaveBeenDelivered)
        return ExitCode::Uncertain;
    if (isDeferral(error))
        return ExitCode::Deferred;
    switch (error.kind) {
    case ErrorKind::CertificateInvalid:
    case ErrorKind::PinnedKeyChanged:
    case ErrorKind::ClientCertificateRefused:
    case ErrorKind::ServerUnproven:
    case ErrorKind::AuthNotOffered:
    case ErrorKind::AuthWithoutTls:
    case ErrorKind::CredentialRefused:
    case ErrorKind::SignInExpired:
    case ErrorKind::Downgraded:
        return ExitCode::CredentialsRefused;
    case ErrorKind::BadAddress:
    case ErrorKind::BadInput:
    case ErrorKind::NoRecipients:
    case ErrorKind::TooLarge:
    case ErrorKind::NeedsSmtpUtf8:
    case ErrorKind::Needs8BitMime:
    case ErrorKind::ExtensionMissing:
    case ErrorKind::LineTooLong:
        return ExitCode::BadMessage;
    case ErrorKind::CannotReadFile:
    case ErrorKind::SpoolMissing:
        return ExitCode::CannotReadFile;
    case ErrorKind::AccountMissing:
    case ErrorKind::CredentialMissing:
    case ErrorKind::SigningKeyMissing:
        return ExitCode::Configuration;
    case ErrorKind::CannotWriteFile:
        return ExitCode::InputOutput;
    case ErrorKind::Internal:
        return ExitCode::Internal;
    default:
        return error.stage == Stage::Auth ? ExitCode::CredentialsRefused : ExitCode::Refused;
    }
}

SendStatus SendResult::status() const
{
    if (noteCode != ExitCode::Ok)
        return noteCode == ExitCode::Deferred ? SendStatus::Deferred : SendStatus::Failed;
    if (isOnlyQueued)
        return SendStatus::Deferred;
    if (error)
        return isDeferral(*error) ? SendStatus::Deferred : SendStatus::Failed;
    return rejected.isEmpty() ? SendStatus::Sent : SendStatus::Partial;
}

ExitCode SendResult::exitCode() const
{
    if (noteCode != ExitCode::Ok || isOnlyQueued)
        return noteCode;
    if (error)
        return exitCodeOf(*error);
    if (rejected.isEmpty())
        return ExitCode::Ok;
    return hasPermanent(rejected) ? ExitCode::Refused : ExitCode::Deferred;
}

QString SendResult::text() const
{
    if (!note.isEmpty())
        return note;
    if (isOnlyQueued && scheduledFor)
        return ResultWords::scheduled(withOffset(scheduledFor->toLocalTime()))
            + (heldBy.isEmpty() ? QString() : QLatin1Char(' ') + ResultWords::heldBy(heldBy, *scheduledFor));
    if (isOnlyQueued)
        return ResultWords::queued();
    if (error)
        return ui::explain(*error, context).oneLine();
    const QString host = serverName();
    if (rejected.isEmpty())
        return ResultWords::accepted(host, accepted.size()) + QLatin1Char(' ') + ui::notYetDelivered();
    QString sentences = ResultWords::partly(host, accepted.size(), accepted.size() + rejected.size());
    for (const Rejection &rejection : rejected)
        sentences += QLatin1Char(' ') + wordsOf(rejection, context);
    return sentences;
}

QString SendResult::omission() const
{
    return notOffered.isEmpty() ? QString()
                                : ResultWords::wentWithout(serverName(), wordsOf(notOffered).join(QLatin1String(", ")));
}

QString SendResult::sentence() const
{
    if (note.isEmpty() && !isOnlyQueued && error)
        return plainSentence(ui::explain(*error, context), *error);
    if (note.isEmpty() && !isOnlyQueued && !rejected.isEmpty())
        return ResultWords::partly(serverName(), accepted.size(), accepted.size() + rejected.size());
    if (note.isEmpty() && !isOnlyQueued)
        return ResultWords::accepted(serverName(), accepted.size());
    return text();
}

QString SendResult::serverName() const
{
    return session ? session->endpoint.host : ResultWords::theServer();
}

QJsonObject SendResult::toJson() const
{
    const Cause cause = causeOf(*this);
    QJsonArray rejections;
    for (const Rejection &rejection : rejected)
        rejections += rejectionJson(rejection);
    return {{QStringLiteral("status"), statusWord(status())}, {QStringLiteral("uncertain"), isUncertain()},
        {QStringLiteral("who"), whoOf(*this)}, {QStringLiteral("causes"), causesJson(rejected, context)},
        {QStringLiteral("stage"),
            cause.stage ? QJsonValue(QString::fromLatin1(protocol::stageName(*cause.stage))) : QJsonValue()},
        {QStringLiteral("code"), codeOrNull(cause.replyCode)}, {QStringLiteral("enhanced"), enhancedOrNull(cause.enhanced)},
        {QStringLiteral("text"), sentence()}, {QStringLiteral("serverText"), orNull(cause.serverText)},
        {QStringLiteral("accepted"), QJsonArray::fromStringList(accepted)}, {QStringLiteral("rejected"), rejections},
        {QStringLiteral("messageId"), orNull(messageId)}, {QStringLiteral("serverReply"), orNull(serverReply)},
        {QStringLiteral("queueId"), orNull(queueId)}, {QStringLiteral("endpoint"), endpointJson(session)},
        {QStringLiteral("outboxId"), orNull(outboxId)},
        {QStringLiteral("form"), QString::fromLatin1(message::wireFormName(form))},
        {QStringLiteral("notOffered"), QJsonArray::fromStringList(wordsOf(notOffered))},
        {QStringLiteral("durationMs"), qint64(took.count())}};
}

} // namespace pillarbox::app

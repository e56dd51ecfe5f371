#include "app/cli/itemjson.h"

#include "app/cli/itemresult.h"
#include "app/cli/sendresult.h"
#include "ui/text/forwardpath.h"
#include "ui/text/reporttext.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace pillarbox::app {

using outbox::Attempt;
using outbox::Item;
using outbox::ItemSummary;
using outbox::Recipient;

namespace {

QJsonValue timeJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue codeJson(int replyCode)
{
    return replyCode > 0 ? QJsonValue(replyCode) : QJsonValue();
}

QJsonValue enhancedJson(const std::optional<protocol::EnhancedStatusCode> &code)
{
    return code ? QJsonValue(QString::fromLatin1(code->toByteArray())) : QJsonValue();
}

QJsonArray reportsJson(const Recipient &recipient)
{
    QJsonArray reports;
    for (const message::RecipientReport &report : recipient.reports) {
        reports += QJsonObject{{QStringLiteral("action"), QString::fromLatin1(message::reportActionName(report.action))},
            {QStringLiteral("address"), orNull(report.finalRecipient)},
            {QStringLiteral("status"), orNull(QString::fromLatin1(report.status))},
            {QStringLiteral("diagnostic"), orNull(report.diagnostic)}, {QStringLiteral("reporter"), orNull(report.reporter)},
            {QStringLiteral("reportedAt"), timeJson(report.reportedAt)}};
    }
    return reports;
}

QJsonObject recipientJson(const Recipient &recipient)
{
    return {{QStringLiteral("address"), recipient.mailbox.address}, {QStringLiteral("name"), orNull(recipient.mailbox.name)},
        {QStringLiteral("hidden"), recipient.isHidden},
        {QStringLiteral("outcome"), QString::fromLatin1(outbox::outcomeName(recipient.outcome))},
        {QStringLiteral("code"), codeJson(recipient.replyCode)}, {QStringLiteral("enhanced"), enhancedJson(recipient.enhanced)},
        {QStringLiteral("text"), orNull(ui::printable(recipient.serverText))},
        {QStringLiteral("forwardPath"), orNull(ui::forwardPathOf(recipient.replyCode, recipient.serverText))},
        {QStringLiteral("answeredAt"), timeJson(recipient.answeredAt)}, {QStringLiteral("reports"), reportsJson(recipient)}};
}

QJsonValue errorJson(const std::optional<protocol::SendError> &error)
{
    if (!error)
        return {};
    return QJsonObject{{QStringLiteral("stage"), QString::fromLatin1(protocol::stageName(error->stage))},
        {QStringLiteral("kind"), QString::fromLatin1(protocol::errorKindName(error->kind))},
        {QStringLiteral("code"), codeJson(error->replyCode)}, {QStringLiteral("enhanced"), enhancedJson(error->enhanced)},
        {QStringLiteral("serverText"), orNull(ui::printable(error->serverText))},
        {QStringLiteral("uncertain"), error->mayHaveBeenDelivered}};
}

QJsonValue endpointJson(const std::optional<transport::Session> &session)
{
    SendResult shape; // as in a send
    shape.session = session;
    return shape.toJson().value(QStringLiteral("endpoint"));
}

QJsonValue formJson(message::WireForm form)
{
    return QString::fromLatin1(message::wireFormName(form));
}

QJsonArray keywordsJson(const QByteArrayList &keywords)
{
    QJsonArray words;
    for (const QByteArray &keyword : keywords)
        words += ui::printable(keyword);
    return words;
}

QJsonValue receiptJson(const std::optional<outbox::Receipt> &receipt)
{
    if (!receipt)
        return {};
    return QJsonObject{{QStringLiteral("acceptedAt"), timeJson(receipt->acceptedAt)},
        {QStringLiteral("serverReply"), ui::printable(receipt->reply)},
        {QStringLiteral("queueId"), orNull(ui::printable(receipt->queueId))},
        {QStringLiteral("endpoint"), endpointJson(receipt->session)}, {QStringLiteral("form"), formJson(receipt->form)},
        {QStringLiteral("insteadOf"), errorJson(receipt->insteadOf)}};
}

ui::Explanation explained(const ItemSummary &item, const account::AccountStore &accounts)
{
    return ui::explain(item, contextOf(item, accounts.find(item.accountId)));
}

// A message that is on its way without trouble needs no reason.
bool isOnItsWay(const ItemSummary &item)
{
    using outbox::State;
    return (item.state == State::Sent && !ui::hasBounces(item)) || (item.state == State::Sending && !outbox::isAbandoned(item))
        || (item.state == State::Waiting && !item.reason && !item.nextAttempt);
}

QString reasonOf(const ItemSummary &item, const account::AccountStore &accounts)
{
    return isOnItsWay(item) ? QString() : explained(item, accounts).oneLine();
}

QJsonValue whoOf(const ItemSummary &item, const account::AccountStore &accounts)
{
    return isOnItsWay(item) ? QJsonValue() : whoJson(explained(item, accounts));
}

QString addresses(const ItemSummary &item)
{
    QStringList list;
    for (const Recipient &recipient : item.recipients)
        list += recipient.mailbox.address;
    return list.join(QLatin1String(", "));
}

} // namespace

QString idText(const outbox::ItemId &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString sessionLine(const transport::Session &session)
{
    QString line = session.endpoint.host + QLatin1Char(':') + QString::number(session.endpoint.port) + QLatin1Char(' ')
        + securityWord(session.endpoint.security);
    if (session.tls)
        line += QLatin1String(", ") + session.tls->version;
    return line;
}

QJsonObject itemJson(const ItemSummary &item, const account::AccountStore &accounts)
{
    QJsonArray recipients;
    for (const Recipient &recipient : item.recipients)
        recipients += recipientJson(recipient);
    const account::Account *account = accounts.find(item.accountId);
    return {{QStringLiteral("id"), idText(item.id)},
        {QStringLiteral("state"), QString::fromLatin1(outbox::stateName(item.state))},
        {QStringLiteral("subject"), item.subject}, {QStringLiteral("from"), message::displayText(item.from)},
        {QStringLiteral("recipients"), recipients}, {QStringLiteral("attempts"), item.attempts},
        {QStringLiteral("nextAttempt"), account && item.nextAttempt ? timeJson(*item.nextAttempt) : QJsonValue()},
        {QStringLiteral("reason"), orNull(reasonOf(item, accounts))}, {QStringLiteral("who"), whoOf(item, accounts)},
        {QStringLiteral("error"), errorJson(item.reason)}, {QStringLiteral("relay"), orNull(item.relay)},
        {QStringLiteral("backup"), orNull(item.backup)}, {QStringLiteral("envelopeSender"), orNull(item.envelopeSender)},
        {QStringLiteral("account"), account ? QJsonValue(account->label) : QJsonValue()},
        {QStringLiteral("queuedAt"), timeJson(item.queuedAt)}, {QStringLiteral("changedAt"), timeJson(item.changedAt)},
        {QStringLiteral("size"), item.size}, {QStringLiteral("messageId"), orNull(QString::fromLatin1(item.messageId))}};
}

QJsonObject itemJson(const Item &item, const account::AccountStore &accounts)
{
    QJsonObject object = itemJson(item.summary, accounts);
    QJsonArray log;
    for (const Attempt &attempt : item.attempts)
        log += attemptJson(attempt);
    object[QStringLiteral("attemptLog")] = log;
    object[QStringLiteral("receipt")] = receiptJson(item.receipt);
    return object;
}

QJsonObject draftJson(const outbox::DraftRecord &record)
{
    QJsonArray recipients;
    for (const message::Mailbox &mailbox : record.draft.to + record.draft.cc + record.draft.bcc) {
        Recipient recipient;
        recipient.mailbox = mailbox;
        recipient.isHidden = record.draft.bcc.contains(mailbox);
        recipients += recipientJson(recipient);
    }
    return {{QStringLiteral("id"), idText(record.id)}, {QStringLiteral("state"), QStringLiteral("draft")},
        {QStringLiteral("subject"), record.draft.subject}, {QStringLiteral("from"), message::displayText(record.draft.from)},
        {QStringLiteral("recipients"), recipients}, {QStringLiteral("attempts"), 0},
        {QStringLiteral("nextAttempt"), QJsonValue()}, {QStringLiteral("reason"), QJsonValue()},
        {QStringLiteral("changedAt"), timeJson(record.savedAt)}};
}

QJsonObject attemptJson(const Attempt &attempt)
{
    QJsonArray stages;
    for (const outbox::StageTime &stage : attempt.stages) {
        stages += QJsonObject{{QStringLiteral("stage"), QString::fromLatin1(protocol::stageName(stage.stage))},
            {QStringLiteral("ms"), qint64(stage.took.count())}};
    }
    return {{QStringLiteral("number"), attempt.number}, {QStringLiteral("startedAt"), timeJson(attempt.startedAt)},
        {QStringLiteral("durationMs"), qint64(attempt.took.count())}, {QStringLiteral("stages"), stages},
        {QStringLiteral("endpoint"), endpointJson(attempt.session)}, {QStringLiteral("error"), errorJson(attempt.error)},
        {QStringLiteral("insteadOf"), errorJson(attempt.insteadOf)},
        {QStringLiteral("serverReply"), orNull(ui::printable(attempt.finalReply))},
        {QStringLiteral("form"), formJson(attempt.form)}, {QStringLiteral("notOffered"), keywordsJson(attempt.notOffered)},
        {QStringLiteral("transcript"), QString::fromUtf8(attempt.transcript)}};
}

QString attemptText(const Attempt &attempt)
{
    const QString place = attempt.session ? QString(QLatin1String(" ") + sessionLine(*attempt.session)) : QString();
    return QString::number(attempt.number) + QLatin1String(". ") + attempt.startedAt.toUTC().toString(Qt::ISODate) + place
        + QLatin1Char('\n') + QString::fromUtf8(attempt.transcript);
}

QString itemLine(const ItemSummary &item, const account::AccountStore &accounts)
{
    QString line = idText(item.id) + QLatin1String("  ") + ui::stateWord(item.state) + QLatin1String("  ") + addresses(item)
        + QLatin1String("  ") + ui::printable(item.subject.toUtf8());
    const QString reason = reasonOf(item, accounts);
    return reason.isEmpty() ? line : QString(line + QLatin1String("\n    ") + reason);
}

QString itemText(const Item &item, const account::AccountStore &accounts)
{
    QStringList lines{itemLine(item.summary, accounts)};
    for (const Recipient &recipient : item.summary.recipients) {
        lines += QLatin1String("    ") + recipient.mailbox.address + QLatin1String(": ")
            + QString::fromLatin1(outbox::outcomeName(recipient.outcome)) + QLatin1Char(' ')
            + ui::codeText(recipient.replyCode, recipient.enhanced) + QLatin1Char(' ')
            + ui::printable(recipient.serverText).simplified();
        if (const QString sentence = ui::forwardSentence(recipient); !sentence.isEmpty())
            lines += QLatin1String("        ") + sentence;
        for (const message::RecipientReport &report : recipient.reports)
            lines += QLatin1String("        ") + ui::reportSentence(recipient, report);
    }
    for (const Attempt &attempt : item.attempts)
        lines += attemptText(attempt);
    return lines.join(QLatin1Char('\n'));
}

} // namespace pillarbox::app

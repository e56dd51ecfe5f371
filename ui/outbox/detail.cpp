#include "ui/outbox/detail.h"

#include "ui/text/forwardpath.h"
#include "ui/text/refusedaddress.h"
#include "ui/text/reporttext.h"
#include "ui/text/scheduletext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pillarbox::ui {

using outbox::Item;
using outbox::ItemSummary;
using outbox::Outcome;
using outbox::State;

namespace {

class DetailWords
{
    Q_DECLARE_TR_FUNCTIONS(Detail)

public:
    static QString meta(const ItemSummary &item, const QDateTime &now);
    static QString draftMeta(const outbox::DraftRecord &record, const QDateTime &now);
    static QString explanation(const Explanation &words);
    static QString undo(const ItemSummary &item, const QDateTime &now);
    static QString notLeftYet() { return tr("Nothing has left this computer yet."); }
    static QString handOver(const Item &item, const QDateTime &now);
    static QString connection(const transport::Session &session);
    static QString reference(const Item &item);
    static QString outcome(Outcome outcome, bool isOver);
    static QString hidden(const QString &address) { return tr("%1 (Bcc)").arg(address); }
    static QString answeredAt(const QString &answer, const QDateTime &at);
    static QString receipt(const outbox::Receipt &receipt);
    static QString backup(const outbox::Receipt &receipt);
    static QString sendingNow() { return tr("You can still stop it: nothing has been handed over yet."); }
    static QString handedOver() { return tr("The whole message is out; its answer decides. It can no longer be stopped."); }
};

QString DetailWords::meta(const ItemSummary &item, const QDateTime &now)
{
    QStringList parts{item.relay.isEmpty() ? tr("From %1").arg(item.from.address)
                                           : tr("From %1 through %2").arg(item.from.address, item.relay)};
    if (item.queuedAt.isValid())
        parts += tr("queued %1").arg(shortTime(item.queuedAt, now));
    if (item.size > 0)
        parts += sizeText(item.size);
    if (item.attempts > 1)
        parts += tr("%n attempt(s)", nullptr, item.attempts);
    if (item.isReceiptOnly)
        parts += tr("only the receipt is kept");
    return parts.join(QStringLiteral(", "));
}

QString DetailWords::draftMeta(const outbox::DraftRecord &record, const QDateTime &now)
{
    QStringList parts;
    if (!record.draft.from.address.isEmpty())
        parts += tr("From %1").arg(record.draft.from.address);
    if (record.savedAt.isValid())
        parts += tr("saved %1").arg(shortTime(record.savedAt, now));
    if (const auto count = int(record.draft.attachments.size()); count > 0)
        parts += tr("%n attachment(s)", nullptr, count);
    return parts.join(QStringLiteral(", "));
}

QString joined(QStringList sentences)
{
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

QString DetailWords::explanation(const Explanation &words)
{
    return joined({words.why, words.next, words.who ? whoSentence(*words.who) : QString(), words.you});
}

QString DetailWords::undo(const ItemSummary &item, const QDateTime &now)
{
    return tr("Sends in %1 s, so that you can take it back.").arg(secondsUntil(item.nextAttempt.value_or(now), now));
}

QString DetailWords::connection(const transport::Session &session)
{
    const QString where = tr("%1, port %2").arg(session.endpoint.host).arg(session.endpoint.port);
    const QString how = session.tls ? session.tls->version : tr("not encrypted");
    return session.address.isNull() ? tr("%1 (%2)").arg(where, how)
                                    : tr("%1 (%2, %3)").arg(where, session.address.toString(), how);
}

QString DetailWords::reference(const Item &item)
{
    if (item.receipt && !item.receipt->queueId.isEmpty())
        return tr("Reference of the server for those who have it: %1.").arg(printable(item.receipt->queueId));
    return tr("No reference of the server was seen.");
}

// What is known of a message of which it is not known whether the relay has it.
QString DetailWords::handOver(const Item &item, const QDateTime &now)
{
    if (!item.handedOverAt)
        return {};
    const QDateTime local = item.handedOverAt->toLocalTime();
    const bool isToday = now.toLocalTime().date() == local.date();
    const QString time = QLocale().toString(local.time(), QStringLiteral("HH:mm:ss"));
    const QString when = isToday ? time : tr("%1, %2").arg(QLocale().toString(local.date(), QLocale::ShortFormat), time);
    const auto session = item.attempts.isEmpty() ? std::optional<transport::Session>() : item.attempts.last().session;
    const QString what
        = session ? tr("Handed over at %1 to %2.").arg(when, connection(*session)) : tr("Handed over at %1.").arg(when);
    return what % QLatin1Char(' ') % reference(item);
}

QString DetailWords::outcome(Outcome outcome, bool isOver)
{
    switch (outcome) {
    case Outcome::Accepted:
        return tr("Accepted");
    case Outcome::Refused:
        return tr("Refused");
    case Outcome::Unknown:
        return tr("Unknown");
    case Outcome::Pending:
        break;
    }
    return isOver ? tr("Not sent") : tr("Not sent yet");
}

QString DetailWords::answeredAt(const QString &answer, const QDateTime &at)
{
    if (answer.isEmpty() || !at.isValid())
        return answer;
    return tr("%1, %2").arg(answer, QLocale().toString(at.toLocalTime().time(), QStringLiteral("HH:mm:ss")));
}

QString DetailWords::receipt(const outbox::Receipt &receipt)
{
    const transport::Session &session = receipt.session;
    const QString how = session.tls ? tr("encrypted with %1").arg(session.tls->version) : tr("not encrypted");
    const QString where = QStringLiteral("%1:%2").arg(session.endpoint.host).arg(session.endpoint.port);
    if (receipt.queueId.isEmpty())
        return tr("Handed over to %1, %2.").arg(where, how);
    return tr("Handed over to %1, %2. Reference of the server: %3.").arg(where, how, printable(receipt.queueId));
}

QString DetailWords::backup(const outbox::Receipt &receipt)
{
    if (!receipt.insteadOf)
        return {};
    const QString why = receipt.insteadOf->kind == protocol::ErrorKind::ResolveFailed ? tr("its name could not be looked up")
        : receipt.insteadOf->kind == protocol::ErrorKind::TimedOut                    ? tr("it did not answer")
                                                                                      : tr("it could not be reached");
    return QLatin1Char(' ') % tr("This is the account's backup; of the account's own server: %1.").arg(why);
}

Symbol outcomeSymbol(const outbox::Recipient &recipient)
{
    switch (recipient.outcome) {
    case Outcome::Accepted:
        return Symbol::Ok;
    case Outcome::Refused:
        return Symbol::Bad;
    case Outcome::Unknown:
        return Symbol::Warn;
    case Outcome::Pending:
        break;
    }
    return recipient.replyCode > 0 ? Symbol::Clock : Symbol::None;
}

Tone outcomeTone(const outbox::Recipient &recipient)
{
    switch (recipient.outcome) {
    case Outcome::Accepted:
        return Tone::Ok;
    case Outcome::Refused:
        return Tone::Bad;
    case Outcome::Unknown:
        return Tone::Wait;
    case Outcome::Pending:
        break;
    }
    return recipient.replyCode > 0 ? Tone::Wait : Tone::Neutral;
}

// What came back later says more than the answer of the server that took it.
void showReports(RecipientRow &row, const outbox::Recipient &recipient)
{
    using message::ReportAction;
    if (recipient.reports.isEmpty())
        return;
    row.answer = reportSentence(recipient);
    const auto *verdict = outbox::verdictOf(recipient);
    if (!verdict)
        return;
    const bool isBad = verdict->action == ReportAction::Failed;
    const bool isLate = verdict->action == ReportAction::Delayed;
    row.state = reportWord(verdict->action);
    row.symbol = isBad ? Symbol::Bad : isLate ? Symbol::Clock : Symbol::Ok;
    row.tone = isBad ? Tone::Bad : isLate ? Tone::Wait : Tone::Ok;
}

RecipientRow rowOfRecipient(const outbox::Recipient &recipient, State state)
{
    RecipientRow row;
    row.symbol = outcomeSymbol(recipient);
    row.tone = outcomeTone(recipient);
    const bool isOver = state == State::Failed || state == State::Sent;
    const bool isWaiting = recipient.outcome == Outcome::Pending && recipient.replyCode > 0 && !isOver;
    row.state = isWaiting ? stateWord(State::Waiting) : DetailWords::outcome(recipient.outcome, isOver);
    row.address = printable(recipient.mailbox.address.toUtf8());
    if (recipient.isHidden)
        row.address = DetailWords::hidden(row.address);
    row.answer = answerOf(recipient);
    if (recipient.outcome == Outcome::Accepted)
        row.answer = DetailWords::answeredAt(row.answer, recipient.answeredAt);
    showReports(row, recipient);
    return row;
}

bool isSaidBelow(const QString &words, const QList<RecipientRow> &rows)
{
    return std::any_of(
        rows.begin(), rows.end(), [&words](const RecipientRow &row) { return row.answer.contains(words.simplified()); });
}

QString explanationOf(
    const Item &item, const std::optional<outbox::Progress> &progress, const Explanation &words, const QDateTime &now)
{
    if (item.summary.hold == outbox::HoldReason::Undo)
        return DetailWords::notLeftYet();
    if (item.summary.state == State::Sent && item.receipt) {
        const QString receipt = DetailWords::receipt(*item.receipt) % DetailWords::backup(*item.receipt);
        if (hasBounces(item.summary))
            return DetailWords::explanation(words) % QLatin1Char(' ') % receipt;
        QStringList sentences{receipt};
        if (reportedStateWord(item.summary).isEmpty())
            sentences += notYetDelivered();
        for (const outbox::Recipient &recipient : item.summary.recipients)
            sentences += forwardSentence(recipient);
        return joined(sentences);
    }
    if (item.summary.state == State::Sending && progress)
        return progress->isHandedOver ? DetailWords::handedOver() : DetailWords::sendingNow();
    if (item.summary.state == State::Unknown)
        return joined({words.why, DetailWords::handOver(item, now), words.next, words.who ? whoSentence(*words.who) : QString(),
            words.you});
    return DetailWords::explanation(words);
}

} // namespace

Detail detailOf(const Item &item, const std::optional<outbox::Progress> &progress, const Context &context, const QDateTime &now)
{
    const ItemSummary &summary = item.summary;
    Context full = context;
    full.now = now;
    const Explanation words = explain(summary, full);

    Detail detail;
    detail.id = summary.id;
    detail.state = summary.state;
    detail.title = subjectText(summary.subject);
    detail.meta = DetailWords::meta(summary, now);
    detail.stages = stagesOf(item, progress);
    detail.sentence = summary.hold == outbox::HoldReason::Undo ? DetailWords::undo(summary, now) : words.what;
    if (summary.state == State::Sending && progress)
        detail.sentence = progressText(*progress, context.host);
    detail.explanation = explanationOf(item, progress, words, now);
    const bool isHandedOver = progress && progress->isHandedOver;
    detail.main = mainCommands(summary, words.action);
    if (isHandedOver && detail.main.second == Command::Cancel)
        detail.main.second.reset();
    detail.allowed = allowedCommands(summary, words.action, isHandedOver);
    for (const outbox::Recipient &recipient : summary.recipients)
        detail.recipients += rowOfRecipient(recipient, summary.state);
    if (!isSaidBelow(words.serverWords, detail.recipients))
        detail.serverWords = words.serverWords;
    return detail;
}

Detail detailOf(const outbox::DraftRecord &record, const QDateTime &now)
{
    ItemSummary summary;
    summary.id = record.id;
    summary.state = State::Draft;
    const Row row = rowOf(record, now);
    const Explanation words = explain(summary, {});

    Detail detail;
    detail.id = record.id;
    detail.state = State::Draft;
    detail.title = row.subject;
    detail.meta = DetailWords::draftMeta(record, now);
    detail.hasStages = false;
    detail.sentence = words.what;
    detail.explanation = DetailWords::explanation(words);
    detail.main = mainCommands(summary, words.action);
    detail.allowed = allowedCommands(summary, words.action, false);
    for (const auto *list : {&record.draft.to, &record.draft.cc, &record.draft.bcc})
        for (const message::Mailbox &mailbox : *list)
            detail.recipients
                += {Symbol::None, Tone::Neutral, DetailWords::outcome(Outcome::Pending, false), mailbox.address, {}};
    return detail;
}

} // namespace pillarbox::ui

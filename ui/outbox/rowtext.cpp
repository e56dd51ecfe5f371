#include "ui/outbox/rowtext.h"

#include "ui/text/reporttext.h"
#include "ui/text/scheduletext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pillarbox::ui {

using outbox::HoldReason;
using outbox::ItemSummary;
using outbox::State;
using protocol::Stage;

namespace {

class RowWords
{
    Q_DECLARE_TR_FUNCTIONS(Row)

public:
    static QString noSubject() { return tr("(no subject)"); }
    static QString nobody() { return tr("(no recipient)"); }
    static QString doing(Stage stage, const QString &host);
    static QString handingOver(const QString &host, const QString &written, const QString &total);
    static QString sendsIn(qint64 seconds) { return tr("Sends in %1 s").arg(seconds); }
    static QString sendingPercent(int percent) { return tr("Sending %1 %").arg(percent); }
    static QString next(const ItemSummary &item, bool isAccountGone, const QDateTime &now);
    static QString until(const QDateTime &then, const QDateTime &now);
    static QString reason(const ItemSummary &item, const Context &context, const QDateTime &now);
    static QString waiting(const QString &what, const ItemSummary &item, const QDateTime &now);
    static QString held(const ItemSummary &item, const QString &why, const QDateTime &now);
    static QString draft(const message::Draft &draft);
    static QString spoken(const Row &row);
};

QString RowWords::doing(Stage stage, const QString &host)
{
    switch (stage) {
    case Stage::Local:
        return tr("Preparing the message");
    case Stage::Resolve:
        return tr("Looking up %1").arg(host);
    case Stage::Connect:
        return tr("Connecting to %1").arg(host);
    case Stage::StartTls:
    case Stage::Tls:
        return tr("Securing the connection to %1").arg(host);
    case Stage::Greeting:
    case Stage::Ehlo:
        return tr("Greeting %1").arg(host);
    case Stage::Auth:
        return tr("Signing in at %1").arg(host);
    case Stage::Mail:
    case Stage::Rcpt:
    case Stage::Data:
        return tr("Handing over to %1").arg(host);
    case Stage::EndOfData:
        return tr("Waiting for the answer of %1").arg(host);
    }
    return {};
}

QString RowWords::handingOver(const QString &host, const QString &written, const QString &total)
{
    return tr("Handing over to %1, %2 of %3").arg(host, written, total);
}

QString RowWords::until(const QDateTime &then, const QDateTime &now)
{
    const qint64 seconds = now.secsTo(then);
    if (seconds <= 0)
        return tr("now");
    if (seconds < 60)
        return tr("in %1 s").arg(seconds);
    if (seconds < qint64(60) * 60)
        return tr("in %1 min").arg((seconds + 59) / 60);
    if (seconds < qint64(10) * 60 * 60)
        return tr("in %1 h").arg((seconds + 1800) / 3600);
    return shortTime(then, now);
}

QString RowWords::next(const ItemSummary &item, bool isAccountGone, const QDateTime &now)
{
    if (isAccountGone && (item.state == State::Waiting || item.state == State::Scheduled))
        return tr("you decide");
    switch (item.state) {
    case State::Waiting:
    case State::Scheduled:
        return item.nextAttempt ? until(*item.nextAttempt, now) : tr("soon");
    case State::Sending:
        return tr("now");
    case State::NeedsYou:
        return tr("paused");
    case State::Held:
        if (item.hold == HoldReason::User)
            return tr("when you say");
        if (item.hold == HoldReason::Undo && item.nextAttempt)
            return QLocale().toString(item.nextAttempt->toLocalTime().time(), QStringLiteral("HH:mm:ss"));
        [[fallthrough]];
    case State::Unknown:
        return tr("you decide");
    case State::Draft:
    case State::Failed:
    case State::Sent:
        break;
    }
    return item.changedAt.isValid() ? shortTime(item.changedAt, now) : QString();
}

QString RowWords::waiting(const QString &what, const ItemSummary &item, const QDateTime &now)
{
    if (!item.nextAttempt || *item.nextAttempt <= now)
        return what;
    return tr("%1 Next attempt %2.").arg(what, shortTime(*item.nextAttempt, now));
}

QString RowWords::held(const ItemSummary &item, const QString &why, const QDateTime &now)
{
    if (item.hold != HoldReason::User || !item.changedAt.isValid())
        return why;
    return tr("You put it on hold at %1.").arg(shortTime(item.changedAt, now));
}

QString RowWords::reason(const ItemSummary &item, const Context &context, const QDateTime &now)
{
    Context full = context;
    full.now = now;
    const Explanation explanation = explain(item, full);
    const QString what = withCode(explanation.what, item.reason);
    const QString cause = item.reason ? causeSentence(*item.reason, full) : QString();
    const QString told = cause.isEmpty() ? what : tr("%1 %2").arg(what, cause);
    switch (item.state) {
    case State::Waiting:
        return !item.reason || context.isAccountGone ? explanation.oneLine() : waiting(told, item, now);
    case State::NeedsYou:
        return tr("%1 No attempts until this is fixed.").arg(what);
    case State::Held:
        return held(item, explanation.why, now);
    case State::Unknown:
    case State::Scheduled:
        return tr("%1 %2").arg(what, explanation.next).trimmed();
    case State::Failed:
        return told;
    case State::Draft:
    case State::Sending:
    case State::Sent:
        break;
    }
    return what;
}

QString RowWords::draft(const message::Draft &draft)
{
    QString start = draft.body.left(200).simplified(); // a row shows no more
    if (!start.isEmpty())
        return start;
    return draft.attachments.isEmpty() ? tr("No text yet.")
                                       : tr("%n attachment(s), no text yet.", nullptr, int(draft.attachments.size()));
}

QString RowWords::spoken(const Row &row)
{
    const QString to = row.to.isEmpty() ? row.to : tr("to %1").arg(row.to);
    QStringList parts{row.stateText, row.subject, to, row.reason, row.next};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

// Control characters would break a row; everything else is the user's own and stays.
QString oneLine(QString text)
{
    for (QChar &letter : text)
        if (letter.category() == QChar::Other_Control)
            letter = QLatin1Char(' ');
    return text.simplified();
}

QString nameOf(const message::Mailbox &mailbox)
{
    return oneLine(mailbox.name.isEmpty() ? mailbox.address : mailbox.name);
}

} // namespace

int urgencyOf(State state, bool isAsking)
{
    switch (state) {
    case State::NeedsYou:
        return 0;
    case State::Unknown:
        return 1;
    case State::Sending:
        return 2;
    case State::Waiting:
        return 3;
    case State::Scheduled:
        return 4;
    case State::Held:
        return isAsking ? 1 : 5;
    case State::Draft:
    case State::Failed:
    case State::Sent:
        break;
    }
    return 6;
}

QString subjectText(const QString &subject)
{
    const QString shown = oneLine(subject);
    return shown.isEmpty() ? RowWords::noSubject() : shown;
}

QString peopleText(const QList<outbox::Recipient> &recipients)
{
    QStringList names;
    for (const outbox::Recipient &recipient : recipients)
        names += nameOf(recipient.mailbox);
    return names.isEmpty() ? RowWords::nobody() : names.join(QStringLiteral(", "));
}

Symbol stateSymbol(State state)
{
    switch (state) {
    case State::Draft:
        return Symbol::Draft;
    case State::Scheduled:
        return Symbol::Calendar;
    case State::Held:
        return Symbol::Hold;
    case State::Waiting:
        return Symbol::Clock;
    case State::Sending:
        return Symbol::Busy;
    case State::NeedsYou:
        return Symbol::Key;
    case State::Unknown:
        return Symbol::Warn;
    case State::Failed:
        return Symbol::Bad;
    case State::Sent:
        return Symbol::Ok;
    }
    return Symbol::None;
}

Tone stateTone(State state)
{
    switch (state) {
    case State::Waiting:
    case State::Unknown:
        return Tone::Wait;
    case State::Sending:
        return Tone::Busy;
    case State::NeedsYou:
    case State::Failed:
        return Tone::Bad;
    case State::Sent:
        return Tone::Ok;
    case State::Draft:
    case State::Scheduled:
    case State::Held:
        break;
    }
    return Tone::Neutral;
}

std::optional<int> percentOf(const outbox::Progress &progress)
{
    if (progress.octetsTotal <= 0 || progress.octetsWritten <= 0)
        return {};
    return int(std::clamp<qint64>(progress.octetsWritten * 100 / progress.octetsTotal, 0, 100));
}

QString progressText(const outbox::Progress &progress, const QString &host)
{
    const QString server = progress.session ? progress.session->endpoint.host : host;
    const bool isCounting = progress.stage == Stage::Data && progress.octetsWritten > 0;
    if (isCounting)
        return RowWords::handingOver(server, sizeText(progress.octetsWritten), sizeText(progress.octetsTotal));
    return RowWords::doing(progress.stage, server);
}

QString withCode(const QString &sentence, const std::optional<protocol::SendError> &error)
{
    const QString code = error ? codeText(error->replyCode, error->enhanced) : QString();
    if (code.isEmpty() || sentence.contains(code))
        return sentence;
    const bool hasStop = sentence.endsWith(QLatin1Char('.'));
    const QString bare = hasStop ? sentence.chopped(1) : sentence;
    if (bare.endsWith(QLatin1Char(')'))) // one pair of brackets is enough
        return bare.chopped(1) % QStringLiteral(", ") % code % (hasStop ? QStringLiteral(").") : QStringLiteral(")"));
    return bare % QStringLiteral(" (") % code % (hasStop ? QStringLiteral(").") : QStringLiteral(")"));
}

Row rowOf(
    const ItemSummary &item, const std::optional<outbox::Progress> &progress, const Context &context, const QDateTime &now)
{
    Row row;
    row.id = item.id;
    row.state = item.state;
    row.symbol = stateSymbol(item.state);
    row.tone = stateTone(item.state);
    row.stateText = stateWord(item.state);
    if (const QString word = reportedStateWord(item); !word.isEmpty())
        row.stateText = word;
    if (item.state == State::Sent && hasBounces(item)) {
        row.symbol = Symbol::Bad;
        row.tone = Tone::Bad;
    }
    row.to = peopleText(item.recipients);
    row.subject = subjectText(item.subject);
    row.next = RowWords::next(item, context.isAccountGone, now);
    row.reason = RowWords::reason(item, context, now);
    row.urgency = urgencyOf(item.state, outbox::isAsking(item));
    row.time = item.nextAttempt.value_or(item.changedAt);
    if (item.hold == HoldReason::Undo) {
        row.symbol = Symbol::Clock;
        row.tone = Tone::Busy;
        row.stateText = RowWords::sendsIn(secondsUntil(item.nextAttempt.value_or(now), now));
    } else if (outbox::isAsking(item)) {
        row.tone = Tone::Wait; // it asks
    }
    if (item.state == State::Sending && progress) {
        row.percent = percentOf(*progress);
        row.reason = progressText(*progress, context.host);
        if (row.percent)
            row.stateText = RowWords::sendingPercent(*row.percent);
    }
    return row;
}

Row rowOf(const outbox::DraftRecord &record, const QDateTime &now)
{
    Row row;
    row.id = record.id;
    row.state = State::Draft;
    row.symbol = stateSymbol(State::Draft);
    row.stateText = stateWord(State::Draft);
    QList<outbox::Recipient> people;
    for (const auto *list : {&record.draft.to, &record.draft.cc, &record.draft.bcc})
        for (const message::Mailbox &mailbox : *list) {
            people.emplaceBack();
            people.last().mailbox = mailbox;
        }
    row.to = peopleText(people);
    row.subject = subjectText(record.draft.subject);
    row.reason = RowWords::draft(record.draft);
    row.next = record.savedAt.isValid() ? shortTime(record.savedAt, now) : QString();
    row.time = record.savedAt;
    row.urgency = urgencyOf(State::Draft, false);
    return row;
}

QString spokenText(const Row &row)
{
    return RowWords::spoken(row);
}

} // namespace pillarbox::ui

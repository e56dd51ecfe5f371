// A row of the outbox in words: its state, and who has got it.

#include "ui/text/cause.h"
#include "ui/text/forwardpath.h"
#include "ui/text/nextstep.h"
#include "ui/text/reporttext.h"
#include "ui/text/scheduletext.h"

#include <QCoreApplication>
#include <QStringBuilder>
#include <QStringList>

#include <algorithm>

namespace pillarbox::ui {

using outbox::HoldReason;
using outbox::ItemSummary;
using outbox::Outcome;
using outbox::State;

namespace {

class ItemWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static Explanation draft();
    static Explanation scheduled(const ItemSummary &item, const Context &context);
    static QString ifMissed(const outbox::Schedule &schedule, const QDateTime &now);
    static Explanation held(const ItemSummary &item, const Context &context);
    static QString whyHeld(const ItemSummary &item, const QDateTime &now);
    static Explanation waiting(const Context &context);
    static Explanation sending(const Context &context);
    static QString backup(const QString &host) { return tr("%1 (the backup)").arg(host); }
    static Explanation sent(const ItemSummary &item, const Context &context);
    static Explanation unknown();
    static Explanation failed();
    static QString youDecide() { return tr("It stays in the outbox until you decide."); }
    static QString queueAgain() { return tr("Queue it again from where it came, and delete this one."); }
    static QString givenUp() { return tr("The time for trying again is over; Pillarbox does not try this again by itself."); }
    static QString accepted(qsizetype count, qsizetype all);
    static QString refused(const QString &addresses);
    static QString notSent(const QString &addresses) { return tr("Not sent: %1.").arg(addresses); }
    static QString again() { return tr("Send it again to those only."); }
};

Explanation ItemWords::draft()
{
    return {
        tr("This message is a draft."), tr("It has not been sent."), {}, tr("Go on writing, or send it."), Action::Edit, {}};
}

Explanation ItemWords::scheduled(const ItemSummary &item, const Context &context)
{
    const QDateTime now = context.now.isValid() ? context.now : QDateTime::currentDateTimeUtc();
    Explanation explanation{tr("This message is scheduled."), tr("You chose when it goes out."), {}, {}, Action::SendNow, {}};
    if (item.schedule) {
        explanation.next = tr("It goes out %1.").arg(scheduledTime(item.schedule->at, item.schedule->timeZone, now));
        explanation.you = ifMissed(*item.schedule, now);
    } else if (context.nextAttempt) {
        explanation.next = tr("It goes out %1.").arg(shortTime(*context.nextAttempt, now));
    }
    return explanation;
}

QString ItemWords::ifMissed(const outbox::Schedule &schedule, const QDateTime &now)
{
    switch (schedule.missedRule) {
    case outbox::MissedRule::SendAtOnce:
        return tr("If that time is missed, it goes out as soon as possible.");
    case outbox::MissedRule::Ask:
        return tr("If that time is missed, Pillarbox asks you.");
    case outbox::MissedRule::NotAfter:
        break;
    }
    return tr("If that time is missed, it goes out as soon as possible, but not after %1.")
        .arg(scheduledTime(schedule.notAfter.value_or(schedule.at), schedule.timeZone, now));
}

QString ItemWords::whyHeld(const ItemSummary &item, const QDateTime &now)
{
    switch (item.hold.value_or(HoldReason::Found)) {
    case HoldReason::Undo:
        return tr("You can still take it back.");
    case HoldReason::User:
        return tr("You put it on hold.");
    case HoldReason::Found:
        return tr("Pillarbox was closed before the message went out.");
    case HoldReason::Missed:
        break;
    }
    return item.schedule
        ? tr("It was to go out %1 and could not.").arg(scheduledTime(item.schedule->at, item.schedule->timeZone, now))
        : tr("Its time has passed.");
}

Explanation ItemWords::held(const ItemSummary &item, const Context &context)
{
    const QDateTime now = context.now.isValid() ? context.now : QDateTime::currentDateTimeUtc();
    Explanation explanation{tr("This message is on hold."), whyHeld(item, now),
        tr("It stays in the outbox until you release it."), {}, Action::SendNow, {}};
    if (item.hold == HoldReason::Undo) {
        explanation.what = tr("This message is about to be sent.");
        explanation.next = tr("It goes out in %1 s.").arg(secondsUntil(item.nextAttempt.value_or(now), now));
    } else if (item.hold == HoldReason::Found) {
        explanation.you = tr("Send it now, or edit it first.");
    } else if (item.hold == HoldReason::Missed) {
        explanation.you = tr("Send it now, or choose another time.");
    }
    return explanation;
}

Explanation ItemWords::waiting(const Context &context)
{
    Explanation explanation{tr("This message waits to be sent."), tr("It is safe in the outbox."),
        tr("It goes out as soon as its turn comes."), {}, Action::SendNow, {}};
    if (context.nextAttempt) {
        const QDateTime now = context.now.isValid() ? context.now : QDateTime::currentDateTimeUtc();
        if (*context.nextAttempt > now)
            explanation.next = tr("It goes out %1.").arg(shortTime(*context.nextAttempt, now));
    }
    return explanation;
}

Explanation ItemWords::sending(const Context &context)
{
    const QString what = context.host.isEmpty() ? tr("This message is being sent.")
                                                : tr("This message is being sent to %1.").arg(context.host);
    return {what, tr("Its turn has come."), tr("It is going out now."), {}, Action::None, {}};
}

Explanation ItemWords::sent(const ItemSummary &item, const Context &context)
{
    const int count = int(item.recipients.size());
    const QString host = context.host.isEmpty() ? tr("the server") : context.host;
    const QDateTime now = context.now.isValid() ? context.now : QDateTime::currentDateTimeUtc();
    if (item.relayHoldsUntil && *item.relayHoldsUntil > now)
        return {tr("Accepted by %1, which keeps it until %2.").arg(host, shortTime(*item.relayHoldsUntil, now)),
            tr("It took the message for %n recipient(s).", nullptr, count), tr("This computer may be off."), {}, Action::None,
            {}};
    return {tr("Accepted by %1.").arg(host),
        tr("It took the message for %n recipient(s).", nullptr, count) % QLatin1Char(' ') % notYetDelivered(),
        tr("Nothing to do."), {}, Action::None, {}};
}

Explanation ItemWords::unknown()
{
    return {tr("It is not known whether the server has this message."),
        tr("Sending was broken off after the whole message had gone out, before an answer was recorded."),
        tr("Pillarbox does not send it again by itself."),
        tr("Sending again, with the same Message-ID, can give the recipients a second copy; ask them first if you can."),
        Action::SendAgain, {}, Who::You};
}

Explanation ItemWords::failed()
{
    return {tr("This message was not sent."), tr("The server refused it for good."),
        tr("Pillarbox does not try this again by itself."), tr("Edit it and send it again."), Action::Edit, {}, Who::You};
}

QString ItemWords::accepted(qsizetype count, qsizetype all)
{
    return tr("Accepted for %1 of %2 recipients.").arg(count).arg(all);
}

QString ItemWords::refused(const QString &addresses)
{
    return tr("Refused: %1.").arg(addresses);
}

// Also where the last answer was "later": the time for it has run out.
void endFor(Explanation &explanation, const protocol::SendError &reason)
{
    const auto disposition = protocol::dispositionOf(reason);
    const bool wasRetried
        = disposition == protocol::Disposition::RetryMessage || disposition == protocol::Disposition::RetryRelay;
    explanation.next = wasRetried ? ItemWords::givenUp() : ItemWords::failed().next;
    if (explanation.you.isEmpty())
        explanation.you = ItemWords::failed().you;
    if (wasRetried && explanation.who == Who::Nobody)
        explanation.who = Who::You; // waiting was not enough
}

protocol::SendError localError(protocol::ErrorKind kind)
{
    protocol::SendError error;
    error.kind = kind;
    return error;
}

bool isStillToGo(State state)
{
    return state == State::Scheduled || state == State::Held || state == State::Waiting || state == State::NeedsYou;
}

// Of one found after damage the account is not known; until the user has chosen one it may be a second copy.
bool isRecovered(const ItemSummary &item, const Context &context)
{
    const bool isToldSo = item.reason && item.reason->kind == protocol::ErrorKind::RecordLost;
    return isToldSo || (context.isAccountGone && item.accountId.isEmpty());
}

// Whatever else was to become of it.
std::optional<Explanation> ofLostAccount(const ItemSummary &item, const Context &context)
{
    if (!isStillToGo(item.state))
        return {};
    if (isRecovered(item, context)) {
        Explanation explanation = explain(localError(protocol::ErrorKind::RecordLost), context);
        explanation.next = ItemWords::youDecide();
        return explanation;
    }
    if (context.isAccountGone)
        return explain(localError(protocol::ErrorKind::AccountMissing), context);
    return {};
}

// Whose answer it was.
Context contextOf(const ItemSummary &item, Context context)
{
    if (!item.backup.isEmpty() && (item.state == State::Sent || item.state == State::Failed || item.state == State::Unknown))
        context.host = ItemWords::backup(item.backup);
    return context;
}

Explanation ofState(const ItemSummary &item, const Context &own)
{
    const Context context = contextOf(item, own);
    if (const auto explanation = ofLostAccount(item, context))
        return *explanation;
    switch (item.state) {
    case State::Draft:
        return ItemWords::draft();
    case State::Scheduled:
        return ItemWords::scheduled(item, context);
    case State::Held:
        return ItemWords::held(item, context);
    case State::Sending:
        return outbox::isAbandoned(item) ? explain(*item.reason, context) : ItemWords::sending(context);
    case State::Sent:
        return ItemWords::sent(item, context);
    case State::Unknown:
        return item.reason ? explain(*item.reason, context) : ItemWords::unknown();
    case State::Waiting:
        return item.reason ? explain(*item.reason, context) : ItemWords::waiting(context);
    case State::NeedsYou:
    case State::Failed:
        break;
    }
    if (!item.reason)
        return ItemWords::failed();
    Explanation explanation = explain(*item.reason, context);
    if (item.state == State::Failed)
        endFor(explanation, *item.reason);
    if (outbox::isLostForGood(item)) {
        explanation.you = ItemWords::queueAgain();
        explanation.action = Action::None;
    }
    return explanation;
}

qsizetype countOf(const ItemSummary &item, Outcome outcome)
{
    return std::count_if(item.recipients.begin(), item.recipients.end(),
        [outcome](const outbox::Recipient &recipient) { return recipient.outcome == outcome; });
}

// Where some have it and others do not, the row says who.
void addRecipients(Explanation &explanation, const ItemSummary &item)
{
    const qsizetype accepted = countOf(item, Outcome::Accepted);
    if (accepted == 0 || accepted == item.recipients.size())
        return;
    QStringList facts{ItemWords::accepted(accepted, item.recipients.size())};
    const auto addresses = [&item](Outcome outcome) {
        QStringList list;
        for (const outbox::Recipient &recipient : item.recipients)
            if (recipient.outcome == outcome)
                list += printable(recipient.mailbox.address.toUtf8());
        return list.join(QLatin1String(", "));
    };
    if (const QString refused = addresses(Outcome::Refused); !refused.isEmpty())
        facts += ItemWords::refused(refused);
    if (const QString left = addresses(Outcome::Pending); item.state == State::Failed && !left.isEmpty())
        facts += ItemWords::notSent(left);
    facts += explanation.why;
    explanation.why = facts.join(QLatin1Char(' '));
    if (item.state == State::Failed && !outbox::isLostForGood(item)) {
        explanation.action = Action::SendAgainToRefused;
        explanation.you = ItemWords::again();
    }
}

// Where the relay passes something on to another address, it is told; nothing is sent there from here.
void addForwardPaths(Explanation &explanation, const ItemSummary &item)
{
    for (const outbox::Recipient &recipient : item.recipients)
        if (const QString sentence = forwardSentence(recipient); !sentence.isEmpty())
            explanation.why += QLatin1Char(' ') + sentence;
}

} // namespace

Explanation explain(const ItemSummary &item, const Context &context)
{
    Context full = context;
    full.isInOutbox = true;
    if (!full.nextAttempt)
        full.nextAttempt = item.nextAttempt;
    Explanation explanation = ofState(item, full);
    if (item.state != State::Sent)
        addRecipients(explanation, item);
    else
        addReports(explanation, item);
    addForwardPaths(explanation, item);
    return explanation;
}

} // namespace pillarbox::ui

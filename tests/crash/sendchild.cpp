// The program that the crash tests kill: an outbox on a profile, without a window.
//   sendchild PROFILE play STEP…   takes these steps, then sends until nothing waits
//     queue attach eight ready     a message: of two recipients, with a file, of eight recipients, a ready one
//     undo later ask               a message with an undo time, for in an hour, for in an hour or never unasked
//     hold release edit remove     the last message; edit: taken back, changed and queued again
//     urge reschedule              the last message: Send Now; for in three hours
//     discard                      a draft that is saved and thrown away
//     serve                        begins to send, and goes on
//     pass                         an hour passes, until something comes of it for the last message
//     ahead                        begins an hour and a half later
//     rest                         nothing is done until the database's log has been put away
//     found                        keeps what was left in an undo time, as a window does when it starts
//     die                          is killed
//   sendchild PROFILE send N       N times queue
//   sendchild PROFILE run          no step
//   sendchild PROFILE claim        claims items, without the dispatch lock, until none is left
// It tells on stdout what it has promised, and before it breaks a promise that it will: tests/crash/promises.h reads that.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/outbox/deliveryservice.h"
#include "smtp/outbox/outbox.h"
#include "tests/crash/diskhistory.h"
#include "tests/crash/shiftedclock.h"

#include <QCoreApplication>
#include <QFile>

#include <csignal>
#include <cstdio>

namespace {

using namespace pillarbox;
using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::OutboxError;
using outbox::State;

void tell(const QByteArray &line)
{
    std::fputs(QByteArray(line + '\n').constData(), stdout);
    std::fflush(stdout);
    if (const QString record = qEnvironmentVariable("RECORD_FILE"); !record.isEmpty())
        test::addToHistory(record, "told", line + '\n');
}

void leave(int code)
{
    QCoreApplication::exit(code);
}

QByteArray nameOf(const ItemId &id)
{
    return id.toByteArray(QUuid::WithoutBraces);
}

QString newSubject()
{
    return ItemId::createUuid().toString(QUuid::WithoutBraces);
}

// Beside the profile: making it is no step of the outbox.
QString makeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        leave(2);
    return path;
}

class Child
{
public:
    explicit Child(const QString &profile)
        : m_profile(profile)
        , m_accounts(profile + u"/accounts.json"_s)
        , m_credentials(account::makeMemoryStore())
        , m_outbox(profile, m_clock)
        , m_service(m_outbox, m_accounts, *m_credentials, m_clock)
    {
        outbox::RetrySchedule atOnce;
        atOnce.first = QList<std::chrono::minutes>(50, std::chrono::minutes(0));
        m_service.setRetrySchedule(atOnce);
    }

    void start(const QStringList &steps)
    {
        if (!m_accounts.load() || m_accounts.accounts().isEmpty())
            return leave(3);
        m_credentials->keepForSession(m_accounts.accounts()[0].id, Secret("secret"));
        m_steps = steps;
        m_outbox.open([this](const Expected<Done, OutboxError> &opened) { opened ? next() : leave(4); });
    }

private:
    void next()
    {
        if (m_steps.isEmpty())
            return send();
        const QString step = m_steps.takeFirst();
        if (step == u"ready"_s)
            return queueReady();
        if (isWriting(step))
            return write(step);
        if (step == u"pass"_s || step == u"ahead"_s)
            return letPass(step);
        if (step == u"rest"_s)
            return rest(4);
        if (step == u"serve"_s)
            m_service.start();
        else if (step == u"die"_s)
            std::raise(SIGKILL);
        else if (step == u"found"_s)
            return m_outbox.keepFound([this](const Expected<Done, OutboxError> &kept) { kept ? next() : leave(10); });
        else
            return change(step);
        next();
    }

    static bool isWriting(const QString &step)
    {
        static const QStringList steps{u"queue"_s, u"attach"_s, u"eight"_s, u"discard"_s, u"undo"_s, u"later"_s, u"ask"_s};
        return steps.contains(step);
    }

    // Timers go off on the way; what is done by them takes a moment.
    void letPass(const QString &step)
    {
        const std::chrono::minutes time(step == u"pass"_s ? 60 : 90);
        tell("passing " + QByteArray::number(qint64(std::chrono::milliseconds(time).count())));
        m_clock.advance(time);
        if (step == u"ahead"_s)
            return next();
        m_changing = QObject::connect(&m_outbox, &outbox::Outbox::itemChanged, &m_outbox, [this](const ItemId &id) {
            if (id != m_last)
                return;
            QObject::disconnect(m_changing);
            next();
        });
    }

    // The outbox looks around now and then, and does it when it has twice found nothing new.
    void rest(int rounds)
    {
        if (rounds == 0)
            return next();
        m_clock.advance(std::chrono::seconds(1));
        m_resting = m_clock.startTimer(
            std::chrono::milliseconds(20), [this, rounds] { m_outbox.refresh([this, rounds] { rest(rounds - 1); }); });
    }

    outbox::Schedule scheduleIn(std::chrono::hours time, bool asks) const
    {
        return {.at = m_clock.now().addDuration(time),
            .timeZone = "UTC",
            .missedRule = asks ? outbox::MissedRule::Ask : outbox::MissedRule::SendAtOnce,
            .notAfter = {}};
    }

    static QByteArray fateOf(const outbox::Schedule &schedule)
    {
        return "scheduled " + QByteArray::number(schedule.at.toMSecsSinceEpoch()) + ' '
            + (schedule.missedRule == outbox::MissedRule::Ask ? "ask" : "send");
    }

    outbox::Departure departureOf(const QString &step) const
    {
        outbox::Departure departure;
        if (step == u"undo"_s)
            departure.undoTime = std::chrono::seconds(10);
        else if (step == u"later"_s || step == u"ask"_s)
            departure.schedule = scheduleIn(std::chrono::hours(1), step == u"ask"_s);
        return departure;
    }

    message::Draft newDraft(const QString &step) const
    {
        message::Draft draft;
        draft.accountId = m_accounts.accounts()[0].id;
        draft.from = {{}, u"ada@firm.example"_s};
        draft.subject = newSubject();
        for (int i = 0; i < (step == u"eight"_s ? 8 : 2); ++i)
            draft.to.append({{}, u"r%1@%2.example"_s.arg(QString::number(i), draft.subject.left(8))});
        draft.body = u"Good morning.\n"_s;
        if (step == u"attach"_s) {
            message::Attachment attachment;
            attachment.path = makeFile(m_profile + u"-report.bin"_s, QByteArray(300'000, '\x9c'));
            attachment.fileName = u"report.bin"_s;
            attachment.mimeType = "application/octet-stream";
            attachment.size = 300'000;
            draft.attachments.append(attachment);
        }
        return draft;
    }

    void write(const QString &step)
    {
        const message::Draft draft = newDraft(step);
        const ItemId draftId = ItemId::createUuid();
        m_outbox.saveDraft(draftId, draft, [this, draft, draftId, step](const Expected<Done, OutboxError> &saved) {
            if (!saved)
                return leave(5);
            tell("drafted " + draft.subject.toUtf8());
            step == u"discard"_s ? discard(draft, draftId) : queue(draft, draftId, departureOf(step));
        });
    }

    void discard(const message::Draft &draft, const ItemId &draftId)
    {
        tell("discarding " + draft.subject.toUtf8());
        m_outbox.removeDraft(draftId, [this, draft](const Expected<Done, OutboxError> &removed) {
            if (!removed)
                return leave(6);
            tell("discarded " + draft.subject.toUtf8());
            next();
        });
    }

    void queue(const message::Draft &draft, const ItemId &draftId, const outbox::Departure &departure = {})
    {
        const QByteArray undo = departure.undoTime.count() > 0 ? "undo" : "out";
        const QByteArray fate = departure.schedule ? fateOf(*departure.schedule) : undo;
        tell("departing " + draft.subject.toUtf8() + ' ' + fate);
        m_outbox.enqueue(draft, draftId, queuedAs(draft.subject), departure);
    }

    void queueReady()
    {
        const QString subject = newSubject();
        const QString path = makeFile(m_profile + u"-ready.eml"_s,
            "From: ada@firm.example\r\nTo: r0@x.example\r\nSubject: " + subject.toUtf8() + "\r\nMessage-ID: <"
                + subject.toUtf8()
                + "@firm.example>\r\nDate: Mon, 02 Mar 2026 14:02:00 +0000\r\n\r\n.A line with a dot\r\n..\r\nThe end\r\n");
        const QString domain = subject.left(8) + u".example"_s;
        tell("departing " + subject.toUtf8() + " out");
        m_outbox.enqueueEml(path, m_accounts.accounts()[0].id, {{}, u"ada@firm.example"_s},
            {{{}, u"r0@"_s + domain}, {{}, u"r1@"_s + domain}}, queuedAs(subject));
    }

    outbox::Outbox::Callback<ItemId> queuedAs(const QString &subject)
    {
        return [this, subject](const Expected<ItemId, OutboxError> &id) {
            if (!id)
                return leave(7);
            if (std::exchange(m_last, id.value()) == id.value())
                return; // told already, by a fault
            const auto *item = m_outbox.find(id.value());
            tell("queued " + nameOf(id.value()) + ' ' + (item ? item->messageId : "-") + ' ' + subject.toUtf8());
            next();
        };
    }

    void change(const QString &step)
    {
        static const QHash<QString, std::pair<QByteArray, QByteArray>> words{{u"hold"_s, {"holding ", "held "}},
            {u"release"_s, {"releasing ", "released "}}, {u"remove"_s, {"removing ", "removed "}},
            {u"edit"_s, {"editing ", "edited "}}, {u"urge"_s, {"urging ", "urged "}},
            {u"reschedule"_s, {"rescheduling ", "rescheduled "}}};
        const auto [before, after] = words.value(step);
        const outbox::Schedule schedule = scheduleIn(std::chrono::hours(3), false);
        const QByteArray rest = step == u"reschedule"_s ? ' ' + fateOf(schedule) : QByteArray();
        tell(before + nameOf(m_last) + rest);
        const auto done = [this, after, rest](const Expected<Done, OutboxError> &changed) {
            if (!changed)
                return leave(8);
            tell(after + nameOf(m_last) + rest);
            next();
        };
        if (step == u"hold"_s)
            m_outbox.hold(m_last, done);
        else if (step == u"release"_s)
            m_outbox.release(m_last, done);
        else if (step == u"remove"_s)
            m_outbox.remove(m_last, done);
        else if (step == u"urge"_s)
            m_outbox.sendNow(m_last, done);
        else if (step == u"reschedule"_s)
            m_outbox.reschedule(m_last, schedule, done);
        else
            edit();
    }

    void edit()
    {
        m_outbox.editAgain(m_last, [this](const Expected<outbox::DraftRecord, OutboxError> &record) {
            if (!record)
                return leave(9);
            tell("edited " + nameOf(m_last));
            message::Draft draft = record->draft;
            draft.body += u"One more line.\n"_s;
            queue(draft, record->id);
        });
    }

    void send()
    {
        QObject::connect(&m_outbox, &outbox::Outbox::changed, &m_outbox, [this] { leaveWhenDone(); });
        QObject::connect(&m_service, &outbox::DeliveryService::stopped, &m_outbox, [] { leave(0); });
        m_service.start();
        leaveWhenDone();
    }

    void leaveWhenDone()
    {
        const outbox::Agenda &agenda = m_outbox.agenda();
        const bool isBusy = agenda.count({State::Waiting, State::Sending}) > 0 || agenda.isTimeUp(m_clock.now());
        if (isBusy || std::exchange(m_isDone, true))
            return;
        m_outbox.ids([this](const Expected<QList<ItemId>, outbox::OutboxError> &ids) {
            if (!ids)
                return leave(7);
            m_outbox.fetch(*ids, [this](const Expected<QList<outbox::ItemSummary>, outbox::OutboxError> &items) {
                if (!items)
                    return leave(7);
                tellAll(*items);
                tellFound();
            });
        });
    }

    void tellFound()
    {
        m_outbox.found([this](const Expected<QList<ItemId>, outbox::OutboxError> &found) {
            if (!found)
                return leave(7);
            for (const ItemId &id : *found)
                tell("asks " + nameOf(id));
            m_service.stop();
        });
    }

    void tellAll(const QList<outbox::ItemSummary> &items)
    {
        for (const auto &item : items)
            tellOf(item);
        for (const auto &draft : m_outbox.drafts())
            tell("draft " + draft.draft.subject.toUtf8());
    }

    static void tellOf(const outbox::ItemSummary &item)
    {
        QByteArray line = "item " + nameOf(item.id) + ' ' + item.messageId + ' ' + outbox::stateName(item.state) + ' '
            + (item.hold ? outbox::holdReasonName(*item.hold) : QByteArray("-")) + ' '
            + QByteArray::number(item.nextAttempt ? item.nextAttempt->toMSecsSinceEpoch() : 0) + ' '
            + QByteArray::number(item.size) + ' ' + item.subject.toUtf8();
        for (const auto &recipient : item.recipients)
            line += ' ' + recipient.mailbox.address.toUtf8() + '=' + outbox::outcomeName(recipient.outcome);
        tell(line);
    }

    QString m_profile;
    account::AccountStore m_accounts;
    std::unique_ptr<account::CredentialStore> m_credentials;
    test::ShiftedClock m_clock;
    outbox::Outbox m_outbox;
    outbox::DeliveryService m_service;
    QStringList m_steps;
    ItemId m_last;
    QMetaObject::Connection m_changing;
    std::unique_ptr<Timer> m_resting;
    bool m_isDone = false;
};

int claimAll(const QString &profile)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    account::AccountStore accounts(profile + u"/accounts.json"_s);
    outbox::Store store(outbox::OutboxPaths{profile});
    if (!accounts.load() || !store.open(now))
        return 3;
    const QString claimant = QString::number(QCoreApplication::applicationPid());
    for (;;) {
        const auto claim = store.claims().claimNext(accounts.accounts()[0].id, claimant, false, now.addSecs(60));
        if (!claim)
            return 4;
        if (!claim.value())
            return 0;
        tell("claimed " + claim.value()->summary.messageId);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 3)
        return 64;
    if (arguments[2] == u"claim"_s)
        return claimAll(arguments[1]);
    Child child(arguments[1]);
    if (arguments[2] == u"send"_s)
        child.start(QStringList(arguments.value(3).toInt(), u"queue"_s));
    else
        child.start(arguments.mid(3));
    return application.exec();
}

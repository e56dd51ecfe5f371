// A child queues and sends, and what it does to its disk is recorded. Then, for a power cut after any step of it: the outbox is
// opened on what is left. What was told to be queued is there, and can be read; what the relay has is not sent again.

#include "smtp/outbox/store.h"
#include "tests/crash/crashrun.h"
#include "tests/crash/diskhistory.h"
#include "tests/crash/fates.h"
#include "tests/crash/profile.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox {

using namespace Qt::StringLiterals;
using outbox::State;
using protocol::Stage;
using test::CutDisk;
using test::DiskStep;
using test::Left;

int tornWays() // at each step
{
    return test::isWholeRangeWanted() ? 10 : 3;
}

// What the child and the relay had said by then.
struct Said {
    QByteArray told; // lines
    QByteArrayList heard; // Message-IDs of which the relay has got all
};

class Look
{
public:
    Look(const QString &folder, const Said &said)
        : m_folder(folder)
        , m_said(said)
        , m_fates(said.told)
        , m_store(outbox::OutboxPaths{folder})
    {
    }

    QStringList faults()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto opened = m_store.open(now);
        const bool isSetAside = !opened && opened.error().kind == outbox::OutboxError::Kind::Damaged;
        if (!opened && (!isSetAside || !m_said.told.isEmpty()))
            return {u"not opened: %1 %2"_s.arg(int(opened.error().kind)).arg(opened.error().detail)};
        // As the next start does.
        if (!m_store.claims().recover(u"the next"_s, now) || !m_store.times().keepFound(now))
            return {u"not recovered"_s};
        const auto ids = m_store.items().newest(-1);
        const auto items = m_store.items().some(ids.value());
        if (!ids || !items)
            return {u"the items cannot be read"_s};
        for (const auto &item : *items)
            check(item, now);
        checkTold(*items);
        m_store.close();
        return m_faults;
    }

private:
    static QByteArray nameOf(const outbox::ItemId &id) { return id.toByteArray(QUuid::WithoutBraces); }
    void fault(const QByteArray &what) { m_faults.append(QString::fromUtf8(what)); }

    void check(const outbox::ItemSummary &item, const QDateTime &now)
    {
        const QByteArray id = nameOf(item.id);
        const bool isOut = item.state == State::Sent || item.state == State::Unknown;
        if (m_said.heard.contains(item.messageId) && !isOut)
            fault(id + " would be sent twice: " + outbox::stateName(item.state));
        if (!m_said.heard.contains(item.messageId) && item.state == State::Sent)
            fault(id + " is sent, but nobody has it");
        test::ToldItem told;
        told.state = item.state == State::Waiting ? "sent" : outbox::stateName(item.state); // it may go
        told.hold = item.hold ? outbox::holdReasonName(*item.hold) : "-";
        told.due = item.nextAttempt ? item.nextAttempt->toMSecsSinceEpoch() : 0;
        if (!m_fates.of(id, item.subject.toUtf8()).allows(told, now))
            fault(id + " is " + outbox::stateName(item.state) + ' ' + told.hold);
        QFile file(m_folder + u"/spool/"_s + QString::fromLatin1(id) + u".eml"_s);
        if (!file.open(QIODevice::ReadOnly))
            return fault(id + " has no bytes");
        const QByteArray bytes = file.readAll();
        if (bytes.size() != item.size || !bytes.contains(item.messageId) || bytes.contains('\0'))
            fault(id + " has other bytes");
    }

    void checkTold(const QList<outbox::ItemSummary> &items)
    {
        QSet<QByteArray> known;
        QSet<QByteArray> subjects;
        for (const auto &item : items) {
            known.insert(nameOf(item.id));
            subjects.insert(item.subject.toUtf8());
        }
        const auto drafts = m_store.drafts().unbound();
        for (const auto &record : drafts ? *drafts : QList<outbox::DraftRecord>())
            subjects.insert(record.draft.subject.toUtf8());
        QSet<QByteArray> gone;
        for (const QByteArray &line : test::told(m_said.told, "queued")) {
            const QByteArrayList words = line.split(' ');
            const auto fate = m_fates.of(words[0], {});
            if (fate.mayBeGone())
                gone.insert(words.value(2));
            else if (!known.contains(words[0]))
                fault(words[0] + " is lost");
        }
        for (const QByteArray &subject : test::told(m_said.told, "drafted"))
            if (!subjects.contains(subject) && !gone.contains(subject))
                fault("the draft " + subject + " is lost");
    }

    QString m_folder;
    const Said &m_said;
    test::Fates m_fates;
    outbox::Store m_store;
    QStringList m_faults;
};

class PowerCut : public testing::TestWithParam<QByteArrayList>
{
protected:
    struct Tally {
        int steps = 0;
        int disks = 0;
        QStringList faults;
    };

    PowerCut()
    {
        profile.server.setCapabilities(GetParam());
        profile.server.setAnswer([this](const test::Heard &heard) -> std::optional<test::Answer> {
            if (heard.stage == Stage::EndOfData)
                test::addToHistory(record(), "heard", messageIdOf(heard.line));
            return {};
        });
    }

    QString record() const { return profile.directory() + u"-record"_s; }

    static QByteArray messageIdOf(const QByteArray &content)
    {
        const qsizetype begin = content.indexOf("Message-ID: ") + 12;
        return content.mid(begin, content.indexOf("\r\n", begin) - begin);
    }

    void play(const QStringList &words, const QString &program = QLatin1String(SENDCHILD), const QString &seed = u"none"_s)
    {
        const auto child = profile.begin(program, words,
            {u"PILLARBOX_SEED="_s + seed, u"LD_PRELOAD="_s + QLatin1String(RECORDER),
                u"WATCHED_DIRECTORY="_s + profile.directory(), u"RECORD_FILE="_s + record()});
        ASSERT_TRUE(test::awaitEnd(*child));
        ASSERT_EQ(child->exitCode(), 0);
    }

    // Else a cut in it, and what is written into the log after it, would not be seen.
    static bool isLogMovedBeforeTheLastWord(const QList<DiskStep> &history)
    {
        const auto isWord = [](const DiskStep &step) { return step.operation == "told" && step.bytes.startsWith("queued"); };
        const auto end = std::find_if(history.rbegin(), history.rend(), isWord).base();
        const auto begin = std::find_if(history.begin(), end, isWord);
        return std::any_of(
            begin, end, [](const DiskStep &step) { return step.operation == "sync" && step.path.endsWith(u"/outbox.db"_s); });
    }

    // dropped: syncs of paths that end so do nothing.
    static Tally cutAll(CutDisk disk, const QList<DiskStep> &history, int stride, const QString &dropped = {})
    {
        Tally tally;
        Said said;
        for (const DiskStep &step : history) {
            if (step.operation == "told")
                said.told += step.bytes;
            else if (step.operation == "heard")
                said.heard += step.bytes;
            else if (step.operation != "sync" || dropped.isEmpty() || !step.path.endsWith(dropped))
                disk.take(step);
            const bool isAnswer = step.operation == "told" || step.operation == "heard";
            if (++tally.steps % stride == 0 || (isAnswer && stride > 1))
                cut(disk, said, tally);
        }
        return tally;
    }

    static void cut(const CutDisk &disk, const Said &said, Tally &tally)
    {
        const auto lookAt = [&](Left left, unsigned seed) {
            const QTemporaryDir folder(test::placeOfProfiles());
            disk.leave(left, seed, folder.path());
            ++tally.disks;
            const QStringList faults = Look(folder.path(), said).faults();
            if (!faults.isEmpty())
                tally.faults
                    += u"after step %1, %2/%3: %4"_s.arg(tally.steps).arg(int(left)).arg(seed).arg(faults.join(u"; "_s));
        };
        for (const Left left : {Left::OnlySynced, Left::All, Left::NamesUnsynced, Left::BytesUnsynced})
            lookAt(left, 0);
        for (unsigned seed = 0; seed < unsigned(tornWays()); ++seed)
            lookAt(Left::Torn, unsigned(tally.steps * tornWays()) + seed);
    }

    test::Profile profile;
};

const QStringList kSteps{u"play"_s, u"queue"_s, u"attach"_s, u"hold"_s, u"rest"_s, u"ready"_s, u"undo"_s, u"edit"_s, u"later"_s,
    u"remove"_s, u"rest"_s, u"undo"_s};

TEST_P(PowerCut, WhatIsLeftIsAllThatWasPromised)
{
    const CutDisk disk(profile.directory());
    play(kSteps);
    play({u"play"_s, u"queue"_s});
    const auto history = test::readHistory(record());
    ASSERT_GT(history.size(), 500);
    EXPECT_TRUE(isLogMovedBeforeTheLastWord(history));
    const Tally tally = cutAll(disk, history, test::isWholeRangeWanted() ? 1 : 19);
    std::printf("%d steps, %d disks opened\n", tally.steps, tally.disks);
    EXPECT_EQ(tally.faults.size(), 0) << tally.faults.mid(0, 10).join(u'\n').toStdString();
}

INSTANTIATE_TEST_SUITE_P(Relays, PowerCut,
    testing::Values(QByteArrayList{"PIPELINING"}, QByteArrayList{"PIPELINING", "CHUNKING"}),
    [](const auto &relay) { return relay.index == 0 ? "Data" : "OneFlight"; });

class PowerCutUnsynced : public PowerCut
{
};

// It must be able to fail.
TEST_P(PowerCutUnsynced, WithoutASyncSomethingIsMissing)
{
    const CutDisk disk(profile.directory());
    play({u"play"_s, u"queue"_s});
    const auto history = test::readHistory(record());
    EXPECT_TRUE(cutAll(disk, history, 1000).faults.isEmpty());
    for (const QString &dropped : {u".part"_s, u"/spool"_s, u"-wal"_s})
        EXPECT_FALSE(cutAll(disk, history, 1000, dropped).faults.isEmpty()) << dropped.toStdString();
}

TEST_P(PowerCutUnsynced, WithTheMarkAfterTheDotItIsSentTwice)
{
    const CutDisk disk(profile.directory());
    play({u"play"_s, u"queue"_s}, QLatin1String(FAULTYCHILD), u"mark-after-dot"_s);
    const QStringList faults = cutAll(disk, test::readHistory(record()), 1000).faults;
    EXPECT_TRUE(faults.join(u'\n').contains(u"sent twice"_s));
}

INSTANTIATE_TEST_SUITE_P(Data, PowerCutUnsynced, testing::Values(QByteArrayList{"PIPELINING"}));

} // namespace pillarbox

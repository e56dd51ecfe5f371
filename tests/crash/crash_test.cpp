// A child that queues and sends is killed at the n-th write, sync, rename or removal in its profile; a second one goes on.
// Whatever n: the server's ledger shows each recipient of a message once at most, nobody who was promised is missing, and what
// may have been taken is called unknown. A child with a seeded fault (hand-over mark after the dot) must be found out.

#include "tests/crash/profile.h"

#include <gtest/gtest.h>

#include <memory>

namespace pillarbox {

using namespace Qt::StringLiterals;
using test::awaitEnd;
using test::Profile;
using test::told;

// How the relay takes messages decides where the hand-over mark stands among the commits.
struct Relay {
    const char *name;
    QByteArrayList capabilities;
    int recipientsAtOnce = 100; // the others are left over (452 4.5.3)
};

const Relay kWithData{"Data", {"PIPELINING"}};
const Relay kRelays[] = {kWithData, {"OneFlight", {"PIPELINING", "CHUNKING"}}, {"FurtherTransactions", {"PIPELINING"}, 1},
    {"FurtherFlights", {"PIPELINING", "CHUNKING"}, 1}};
const QByteArrayList kRecipients{"b@x.example", "c@x.example"}; // of the child's messages

void prepare(test::RecordingServer &server, const Relay &relay)
{
    server.setCapabilities(relay.capabilities);
    server.setAnswer([most = relay.recipientsAtOnce, counts = std::make_shared<QHash<int, int>>()](
                         const test::Heard &heard) -> std::optional<test::Answer> {
        if (heard.stage == protocol::Stage::Rcpt && ++(*counts)[heard.message] > most)
            return test::Answer{"452 4.5.3 too many recipients", false};
        return {};
    });
}

struct Taken {
    QByteArray messageId;
    QByteArray recipient;
    bool operator==(const Taken &) const = default;
};

QList<Taken> takenBy(const test::RecordingServer &server)
{
    QList<Taken> taken;
    for (const auto &message : server.received())
        for (const QByteArray &path : message.isAccepted ? message.forwardPaths : QByteArrayList())
            taken.append({message.messageId, path});
    return taken;
}

struct Outcome {
    bool wasKilled = false;
    int transactions = 0;
    bool isByChunks = false;
    int doubles = 0;
    int unknown = 0;
    QStringList faults; // of what was promised
};

// "<id> state subject"
QHash<QByteArray, QByteArray> statesOf(const QByteArray &output)
{
    QHash<QByteArray, QByteArray> states;
    for (const QByteArray &item : told(output, "item"))
        states.insert(item.split(' ').value(0), item.split(' ').value(1));
    return states;
}

void checkPromises(Outcome &run, const QByteArray &before, const QByteArray &after, const QList<Taken> &ledger)
{
    const auto states = statesOf(after);
    for (const QByteArray &id : told(before, "queued"))
        if (!states.contains(id))
            run.faults.append(u"lost "_s + QString::fromLatin1(id));
    for (const auto &[id, state] : states.asKeyValueRange()) {
        run.unknown += state == "unknown";
        for (const QByteArray &recipient : kRecipients) {
            const auto count = ledger.count({id, recipient});
            run.doubles += count > 1;
            if (state == "sent" ? count < 1 : state != "unknown")
                run.faults.append(QString::fromLatin1(id + " is " + state) + u", taken %1 times"_s.arg(count));
        }
    }
    for (const Taken &taken : ledger)
        if (!states.contains(taken.messageId))
            run.faults.append(u"sent, but not known: "_s + QString::fromLatin1(taken.messageId));
    // A draft is there until it is a message, and then it is one.
    for (const QByteArray &subject : told(before, "drafted"))
        if (after.count(subject) != 1)
            run.faults.append(u"draft %1 is there %2 times"_s.arg(QString::fromUtf8(subject)).arg(after.count(subject)));
}

Outcome runKilledAt(int n, const QString &child, bool isTorn, const Relay &relay = kWithData)
{
    Profile profile;
    prepare(profile.server, relay);
    QStringList environment{u"LD_PRELOAD="_s + QLatin1String(KILLPOINT), u"KILLPOINT_DIRECTORY="_s + profile.directory(),
        u"KILLPOINT_AT=%1"_s.arg(n)};
    if (isTorn)
        environment.append(u"KILLPOINT_TORN=1"_s);
    Outcome run;
    const auto first = profile.begin(child, {u"send"_s, u"2"_s}, environment);
    if (!awaitEnd(*first)) {
        run.faults.append(u"the first child hangs"_s);
        first->kill();
        (void)awaitEnd(*first);
        return run;
    }
    run.wasKilled = first->exitStatus() == QProcess::CrashExit;
    if (!run.wasKilled && first->exitCode() != 0)
        run.faults.append(u"the first child ended with %1"_s.arg(first->exitCode()));
    const auto second = profile.begin(child, {u"run"_s});
    if (!awaitEnd(*second) || second->exitStatus() != QProcess::NormalExit || second->exitCode() != 0) {
        run.faults.append(u"the second child failed with %1"_s.arg(second->exitCode()));
        second->kill();
        (void)awaitEnd(*second);
        return run;
    }
    run.transactions = int(profile.server.received().size());
    run.isByChunks = !profile.server.commands().contains("DATA");
    checkPromises(run, first->readAllStandardOutput(), second->readAllStandardOutput(), takenBy(profile.server));
    return run;
}

bool isWholeRangeWanted()
{
    return qEnvironmentVariableIsSet("PILLARBOX_CRASH_ALL");
}

class Crash : public testing::TestWithParam<Relay>
{
};

TEST_P(Crash, AtAnyMomentNothingIsLostOrSentTwice)
{
    const int step = isWholeRangeWanted() ? 1 : 3;
    int killed = 0;
    int unknown = 0;
    for (int n = 1;; n += step) {
        const Outcome run = runKilledAt(n, QLatin1String(SENDCHILD), killed % 2 == 1, GetParam());
        EXPECT_TRUE(run.faults.isEmpty()) << "at " << n << ": " << run.faults.join(u"; "_s).toStdString();
        EXPECT_EQ(run.doubles, 0) << "at " << n;
        EXPECT_LE(run.unknown, 1) << "at " << n; // only what was on its way
        unknown += run.unknown;
        if (!run.wasKilled) { // it made fewer calls than n
            EXPECT_EQ(run.transactions, GetParam().recipientsAtOnce == 1 ? 4 : 2);
            EXPECT_EQ(run.isByChunks, GetParam().capabilities.contains("CHUNKING"));
            break;
        }
        ++killed;
        ASSERT_LT(n, 5000);
    }
    RecordProperty("killed", killed);
    std::printf("%s: killed %d times, %d messages unknown afterwards\n", GetParam().name, killed, unknown);
    EXPECT_GT(killed, isWholeRangeWanted() ? 60 : 20); // else the kill points are not hit at all
}

INSTANTIATE_TEST_SUITE_P(Relays, Crash, testing::ValuesIn(kRelays), [](const auto &relay) { return relay.param.name; });

// The calls that matter for this fault lie between the server's reply and the end: all are tried, backwards from the end.
TEST(CrashSeed, MarkSetAfterTheDotIsFoundOut)
{
    int n = 1;
    for (int step = 64; step >= 1; step /= 2) // the last call at which it can be killed
        while (runKilledAt(n + step, QLatin1String(FAULTYCHILD), false).wasKilled)
            n += step;
    int doubles = 0;
    for (int at = n; at > 0 && at > n - 60 && doubles == 0; --at)
        doubles += runKilledAt(at, QLatin1String(FAULTYCHILD), false).doubles;
    EXPECT_GT(doubles, 0);
}

} // namespace pillarbox

#pragma once
// One run of the crash tests: a child is killed at a point, another goes on to the end, and the promises are held against what
// is there.

#include "tests/crash/promises.h"
#include "tests/support/recordingserver.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace pillarbox::test {

// How the relay takes messages decides where the hand-over mark stands among the commits.
struct Relay {
    QByteArrayList capabilities{"PIPELINING"};
    int recipientsAtOnce = 100; // the others are left over (452 4.5.3)
    bool isMixed = false; // r1 and r2 are refused, r3 and r4 put off once
};
// evidence: filled as it is asked.
void prepare(RecordingServer &server, const Relay &relay, const std::shared_ptr<Evidence> &evidence);

struct Plan {
    QStringList words; // of the child: "play", STEP…
    Relay relay = {};
    QString child = QLatin1String(SENDCHILD);
    QStringList environment = {}; // more for the child that is killed
    QStringList next = {QStringLiteral("run")}; // of the child that goes on to the end
    QStringList before = {}; // of one that comes first and dies by itself; empty: there is none
    // Before it: another child is killed as soon as the server has got this stage of the first message, and not answered.
    std::optional<protocol::Stage> alreadyCutAt = {};
};

struct Run {
    bool wasKilled = false;
    QByteArray call; // at which it was
    int transactions = 0; // with content
    bool isByChunks = false;
    // When it was killed the relay had heard of no content, of some, or of all of a message.
    enum class Moment { Before, During, After } moment = Moment::Before;
    Verdict verdict;
};

// n counts from 1 (killpoint.c).
Run runKilledAt(int n, const Plan &plan);

// Counted in a series of runs.
struct Series {
    int points = 0;
    int moments[3] = {};
    int unknown = 0;
    int unheard = 0; // of them (Verdict)
    QHash<QByteArray, int> calls;
    Run last; // the one that was not killed any more

    void print(const char *name) const;
};
// At every step-th point from `first` on until a run is not killed; each is expected to be clean.
Series killAtAll(const Plan &plan, int step, int first = 1);

bool isWholeRangeWanted(); // script/proof crash

} // namespace pillarbox::test

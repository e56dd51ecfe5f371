#include "tests/crash/crashrun.h"

#include "tests/crash/profile.h"

#include <gtest/gtest.h>

#include <QFile>

#include <memory>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using protocol::Stage;

namespace {

std::optional<Answer> mixedAnswer(const Heard &heard)
{
    if (heard.line.contains("<r1@") || heard.line.contains("<r2@"))
        return Answer{"550 5.1.1 no such user", false};
    if ((heard.line.contains("<r3@") || heard.line.contains("<r4@")) && heard.occurrence == 0)
        return Answer{"451 4.7.1 come again", false};
    return {};
}

class Witness
{
public:
    explicit Witness(std::shared_ptr<Evidence> evidence)
        : m_evidence(std::move(evidence))
    {
    }
    void note(const Heard &heard)
    {
        m_evidence->hasSignedIn = m_evidence->hasSignedIn || heard.stage == Stage::Auth;
        if (heard.stage == Stage::Rcpt) {
            const qsizetype begin = heard.line.indexOf('<') + 1;
            const QByteArray address = heard.line.mid(begin, heard.line.indexOf('>') - begin);
            m_named[heard.message].insert(address);
            m_evidence->named.insert(address);
        } else if (heard.stage == Stage::Data) {
            m_evidence->wanted.unite(m_named.value(heard.message));
        }
    }

private:
    std::shared_ptr<Evidence> m_evidence;
    QHash<int, QSet<QByteArray>> m_named; // in this transaction
};

// What the killed children said; its standard error is this one's.
QByteArray cutBefore(const Profile &profile, const Plan &plan, QStringList &faults)
{
    const auto child = profile.begin(plan.child, plan.words);
    const auto isSilent = [&profile, stage = *plan.alreadyCutAt] {
        return stage == Stage::EndOfData ? !profile.server.received().isEmpty() : profile.server.commands().contains("DATA");
    };
    if (!await(isSilent))
        faults.append(u"the child to be cut off did not come so far"_s);
    child->kill();
    (void)awaitEnd(*child);
    return child->readAllStandardOutput();
}

QByteArray outputOfDying(const Profile &profile, const Plan &plan, QStringList &faults)
{
    const auto child = profile.begin(plan.child, plan.before);
    if (!awaitEnd(*child) || child->exitStatus() != QProcess::CrashExit)
        faults.append(u"the child before did not die"_s);
    return child->readAllStandardOutput();
}

Run::Moment momentOf(const RecordingServer &server)
{
    if (!server.received().isEmpty())
        return Run::Moment::After;
    for (const QByteArray &command : server.commands())
        if (command == "DATA" || command.startsWith("BDAT"))
            return Run::Moment::During;
    return Run::Moment::Before;
}

// False: it hung, and was ended.
bool end(QProcess &child)
{
    if (awaitEnd(child))
        return true;
    child.kill();
    (void)awaitEnd(child);
    return false;
}

} // namespace

void prepare(RecordingServer &server, const Relay &relay, const std::shared_ptr<Evidence> &evidence)
{
    server.setCapabilities(relay.capabilities);
    server.setAnswer([relay, witness = Witness(evidence), counts = std::make_shared<QHash<int, int>>()](
                         const Heard &heard) mutable -> std::optional<Answer> {
        witness.note(heard);
        if (heard.stage != Stage::Rcpt)
            return {};
        if (++(*counts)[heard.message] > relay.recipientsAtOnce)
            return Answer{"452 4.5.3 too many recipients", false};
        return relay.isMixed ? mixedAnswer(heard) : std::nullopt;
    });
}

Run runKilledAt(int n, const Plan &plan)
{
    Profile profile;
    Run run;
    QStringList faults;
    QByteArray killed;
    const auto evidence = std::make_shared<Evidence>();
    if (plan.alreadyCutAt) {
        profile.server.setCapabilities(plan.relay.capabilities);
        profile.server.setAnswer([stage = *plan.alreadyCutAt, witness = Witness(evidence)](const Heard &heard) mutable {
            witness.note(heard);
            return heard.stage == stage ? std::optional(Answer{}) : std::nullopt;
        });
        killed += cutBefore(profile, plan, faults);
    }
    prepare(profile.server, plan.relay, evidence);
    if (!plan.before.isEmpty())
        killed += outputOfDying(profile, plan, faults);
    const QString log = profile.directory() + u".call"_s;
    QStringList environment{u"LD_PRELOAD="_s + QLatin1String(KILLPOINT), u"WATCHED_DIRECTORY="_s + profile.directory(),
        u"KILLPOINT_AT=%1"_s.arg(n), u"KILLPOINT_LOG="_s + log};
    const auto first
        = profile.begin(plan.child, plan.alreadyCutAt ? QStringList{u"run"_s} : plan.words, environment + plan.environment);
    if (!end(*first))
        faults.append(u"the first child hangs"_s);
    run.wasKilled = first->exitStatus() == QProcess::CrashExit;
    if (!run.wasKilled && first->exitCode() != 0)
        faults.append(u"the first child ended with %1"_s.arg(first->exitCode()));
    if (QFile file(log); file.open(QIODevice::ReadOnly))
        run.call = file.readAll();
    run.moment = momentOf(profile.server);
    killed += first->readAllStandardOutput();
    const auto marked = markedItems(profile.directory());
    const auto second = profile.begin(plan.child, plan.next);
    if (!end(*second) || second->exitStatus() != QProcess::NormalExit || second->exitCode() != 0)
        faults.append(u"the second child failed with %1"_s.arg(second->exitCode()));
    run.verdict = judge(profile.directory(), profile.server, *evidence, marked, killed, second->readAllStandardOutput());
    run.verdict.faults += faults;
    run.transactions = int(profile.server.received().size());
    run.isByChunks = !profile.server.commands().contains("DATA");
    return run;
}

Series killAtAll(const Plan &plan, int step, int first)
{
    Series series;
    for (int n = first; n < 5000; n += step) {
        const Run run = runKilledAt(n, plan);
        EXPECT_TRUE(run.verdict.isClean()) << "at " << n << ", " << run.call.constData() << ": "
                                           << run.verdict.faults.join(u"; "_s).toStdString();
        EXPECT_EQ(run.verdict.doubled, 0) << "at " << n;
        series.unknown += run.verdict.unknown;
        series.unheard += run.verdict.unheard;
        if (!run.wasKilled) {
            series.last = run;
            return series;
        }
        ++series.points;
        ++series.moments[int(run.moment)];
        ++series.calls[run.call];
    }
    ADD_FAILURE() << "it never came to its end";
    return series;
}

void Series::print(const char *name) const
{
    std::printf("%s: killed at %d points (%d before, %d during, %d after the end of the data), %d messages unknown, %d of them "
                "unheard of;",
        name, points, moments[0], moments[1], moments[2], unknown, unheard);
    for (const auto &[call, count] : calls.asKeyValueRange())
        std::printf(" %s %d", call.constData(), count);
    std::printf("\n");
}

bool isWholeRangeWanted()
{
    return qEnvironmentVariableIsSet("PILLARBOX_CRASH_ALL");
}

} // namespace pillarbox::test

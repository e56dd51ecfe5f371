// Every mix of accepted, put off and refused for one to four recipients, in every order, over each way to say it: who is
// accepted has it at once, who is put off is asked again alone, who is refused is left alone, and nobody gets it twice.

#include "tests/unit/outbox/outboxworld.h"

#include <QHash>

#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::Outcome;
using outbox::State;
using protocol::Stage;
using test::Answer;
using test::await;
using test::draftTo;
using test::Heard;
using test::OutboxWorld;

struct Way {
    const char *name;
    QByteArrayList capabilities;
    int most; // recipients
};

void PrintTo(const Way &way, std::ostream *stream)
{
    *stream << way.name;
}

class RecipientMix : public testing::TestWithParam<Way>
{
protected:
    // What a recipient is told the first time and the second: it is all in the address.
    static constexpr std::array<int, 3> kFirst{250, 450, 550};
    static int secondOf(int index) { return index % 2 == 0 ? 250 : 550; }

    static QString address(int mix, int index, int code) { return u"m%1.i%2.c%3@x.example"_s.arg(mix).arg(index).arg(code); }

    static QList<int> codesOf(int mix, int count)
    {
        QList<int> codes;
        for (int i = 0; i < count; ++i, mix /= 3)
            codes.append(kFirst.at(std::size_t(mix % 3)));
        return codes;
    }

    static int powerOf3(int exponent)
    {
        int value = 1;
        for (int i = 0; i < exponent; ++i)
            value *= 3;
        return value;
    }

    RecipientMix()
    {
        world.server.setCapabilities(GetParam().capabilities);
        world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
            if (heard.stage != Stage::Rcpt)
                return {};
            const int first = heard.line.mid(heard.line.indexOf(".c") + 2, 3).toInt();
            const int index = heard.line.mid(heard.line.indexOf(".i") + 2, 1).toInt();
            const int code = heard.occurrence == 0 ? first : secondOf(index);
            if (code == 250)
                return {};
            return Answer{code == 450 ? QByteArray("450 4.2.0 greylisted") : QByteArray("550 5.1.1 nobody here"), false};
        });
    }

    void enqueueAll(int count)
    {
        for (int mix = 0; mix < powerOf3(count); ++mix) {
            QStringList addresses;
            const auto codes = codesOf(mix, count);
            for (int i = 0; i < count; ++i)
                addresses.append(address(mix, i, codes[i]));
            ids.append(world.enqueue(draftTo(addresses)));
        }
    }

    bool awaitAttempt(int number)
    {
        return await([&] {
            return std::all_of(ids.begin(), ids.end(), [&](const ItemId &id) {
                const auto *item = world.outbox->find(id);
                return item->state == State::Sent || item->state == State::Failed
                    || (item->state == State::Waiting && item->attempts == number);
            });
        });
    }

    // Who has it, by the server's own book, and how often.
    QHash<QByteArray, int> served() const
    {
        QHash<QByteArray, int> counts;
        for (const auto &message : world.server.received())
            for (const QByteArray &path : message.isAccepted ? message.forwardPaths : QByteArrayList())
                ++counts[path];
        return counts;
    }

    static Outcome outcomeOf(int code)
    {
        return code == 250 ? Outcome::Accepted : code == 450 ? Outcome::Pending : Outcome::Refused;
    }
    static State stateAfter(const QList<int> &codes)
    {
        if (codes.contains(450))
            return State::Waiting;
        return codes.contains(550) ? State::Failed : State::Sent;
    }

    void expectRound(int count, const std::function<QList<int>(int)> &answersOf)
    {
        const auto has = served();
        for (int mix = 0; mix < powerOf3(count); ++mix) {
            const auto *item = world.outbox->find(ids[mix]);
            const auto answers = answersOf(mix);
            EXPECT_EQ(item->state, stateAfter(answers)) << mix;
            EXPECT_EQ(item->reason.has_value(), item->state != State::Sent) << mix;
            for (int i = 0; i < count; ++i) {
                EXPECT_EQ(item->recipients[i].outcome, outcomeOf(answers[i])) << mix << ' ' << i;
                EXPECT_EQ(item->recipients[i].replyCode, answers[i]) << mix << ' ' << i;
                EXPECT_EQ(has.value(address(mix, i, codesOf(mix, count)[i]).toLatin1()), answers[i] == 250 ? 1 : 0)
                    << mix << ' ' << i;
            }
        }
    }

    test::ManualClock clock;
    OutboxWorld world{&clock};
    QList<ItemId> ids;
};

TEST_P(RecipientMix, ServesEachAsItIsAnsweredAndNobodyTwice)
{
    const int count = GetParam().most;
    ASSERT_NO_FATAL_FAILURE(enqueueAll(count));
    world.startService();
    ASSERT_TRUE(awaitAttempt(1));
    expectRound(count, [&](int mix) { return codesOf(mix, count); });
    for (const ItemId &id : std::as_const(ids)) {
        const auto *item = world.outbox->find(id);
        EXPECT_TRUE(item->state != State::Waiting || item->nextAttempt == clock.now().addSecs(60));
    }

    clock.advance(60s);
    ASSERT_TRUE(awaitAttempt(2));
    expectRound(count, [&](int mix) {
        auto codes = codesOf(mix, count);
        for (int i = 0; i < count; ++i)
            codes[i] = codes[i] == 450 ? secondOf(i) : codes[i];
        return codes;
    });
    // Nobody else was even asked a second time.
    for (const QByteArray &line : world.server.commands()) {
        const bool isAskedOnce = line.startsWith("RCPT") && !line.contains(".c450@");
        EXPECT_TRUE(!isAskedOnce || world.server.commands().count(line) == 1) << line.constData();
    }
}

const QByteArrayList kPlain{"SIZE 104857600", "8BITMIME", "ENHANCEDSTATUSCODES"};
const QByteArrayList kPipelining = kPlain + QByteArrayList{"PIPELINING"};
const QByteArrayList kChunking = kPlain + QByteArrayList{"CHUNKING"};
const QByteArrayList kOneFlight = kPipelining + QByteArrayList{"CHUNKING"};

INSTANTIATE_TEST_SUITE_P(Ways, RecipientMix,
    testing::Values(Way{"Plain1", kPlain, 1}, Way{"Plain2", kPlain, 2}, Way{"Plain3", kPlain, 3}, Way{"Plain4", kPlain, 4},
        Way{"Pipelining1", kPipelining, 1}, Way{"Pipelining2", kPipelining, 2}, Way{"Pipelining3", kPipelining, 3},
        Way{"Pipelining4", kPipelining, 4}, Way{"Chunking3", kChunking, 3}, Way{"OneFlight1", kOneFlight, 1},
        Way{"OneFlight2", kOneFlight, 2}, Way{"OneFlight3", kOneFlight, 3}, Way{"OneFlight4", kOneFlight, 4}),
    [](const auto &way) { return way.param.name; });

} // namespace pillarbox

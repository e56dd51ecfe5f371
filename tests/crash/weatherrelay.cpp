#include "tests/crash/weatherrelay.h"

#include <array>

namespace pillarbox::test {

using protocol::Stage;

namespace {

constexpr double kTroubled = 0.3; // of transactions
constexpr double kBroken = 0.02; // of connections, at each of three stages

QByteArray messageIdIn(const QByteArray &content)
{
    const qsizetype begin = content.indexOf("Message-ID: ") + 12;
    return content.mid(begin, content.indexOf('\r', begin) - begin);
}

} // namespace

std::optional<Answer> WeatherRelay::answer(const Heard &heard)
{
    if (heard.stage == Stage::Greeting || heard.stage == Stage::Ehlo || heard.stage == Stage::Auth)
        return answerOnTheWay(heard);
    if (m_mute.contains(heard.connection))
        return Answer{};
    if (heard.stage == Stage::Mail)
        m_fates[heard.connection] = newFate();
    const Fate fate = m_fates.value(heard.connection);
    if (fate.stage != heard.stage || heard.stage == Stage::Local)
        return {};
    ++m_troubles;
    m_fates.remove(heard.connection);
    return trouble(heard, fate);
}

std::optional<Answer> WeatherRelay::answerOnTheWay(const Heard &heard)
{
    if (!chance(kBroken))
        return {};
    ++m_brokenConnections;
    if (heard.stage == Stage::Greeting)
        return Answer{"421 4.3.2 too busy", true};
    return heard.stage == Stage::Ehlo ? Answer{"what?", true} : Answer{{}, true};
}

WeatherRelay::Fate WeatherRelay::newFate()
{
    if (!chance(kTroubled))
        return {};
    constexpr std::array kStages{Stage::Mail, Stage::Rcpt, Stage::Data, Stage::EndOfData};
    std::discrete_distribution<int> kind({30, 10, 30, 15, 15});
    return {.stage = kStages[m_random() % kStages.size()], .kind = Kind(kind(m_random)), .isTaken = chance(0.5)};
}

Answer WeatherRelay::trouble(const Heard &heard, const Fate &fate)
{
    const bool isAtTheEnd = heard.stage == Stage::EndOfData;
    m_refusals += fate.kind == Kind::Permanent;
    if (isAtTheEnd && fate.kind == Kind::Permanent)
        m_refused.insert(messageIdIn(heard.line));
    if (isAtTheEnd && fate.kind != Kind::Transient && fate.kind != Kind::Permanent)
        m_uncertain.insert(messageIdIn(heard.line));
    switch (fate.kind) {
    case Kind::Transient:
        return {"451 4.3.0 later", false};
    case Kind::Permanent:
        return {"554 5.7.1 never", false};
    case Kind::Cut:
        return {{}, true, !fate.isTaken};
    case Kind::Garbage:
        return {"2x0 what was that", true, !fate.isTaken};
    case Kind::Silence:
        m_mute.insert(heard.connection);
        break;
    }
    return {{}, false, !fate.isTaken};
}

} // namespace pillarbox::test

#include "tests/crash/fates.h"

#include "tests/crash/promises.h"

#include <algorithm>

namespace pillarbox::test {

namespace {

constexpr qint64 kOnTime = 5LL * 60 * 1000; // a time that came less long ago was not missed

struct Deed {
    const char *before;
    const char *after;
    const char *fate; // empty: it is in the line, behind the item
};

constexpr Deed kDeeds[] = {
    {"holding", "held", "user"},
    {"releasing", "released", "out"},
    {"urging", "urged", "out"},
    {"editing", "edited", "gone"},
    {"removing", "removed", "gone"},
    {"rescheduling", "rescheduled", ""},
};

} // namespace

void Fate::add(const QByteArrayList &words)
{
    const QByteArray word = words.value(0);
    m_mayGo = m_mayGo || word == "out";
    m_mayBeFound = m_mayBeFound || word == "undo";
    m_mayBeHeldByUser = m_mayBeHeldByUser || word == "user";
    m_mayBeGone = m_mayBeGone || word == "gone";
    if (word == "scheduled")
        m_times.append({words.value(1).toLongLong(), words.value(2) == "ask"});
}

void Fate::settle(const QByteArrayList &words)
{
    *this = {};
    add(words);
}

void Fate::letTimePass()
{
    m_mayGo = m_mayGo || m_mayBeFound;
}

bool Fate::isGone() const
{
    return m_mayBeGone && !m_mayGo && !m_mayBeFound && !m_mayBeHeldByUser && m_times.isEmpty();
}

bool Fate::allows(const ToldItem &item, const QDateTime &now) const
{
    const qint64 time = now.toMSecsSinceEpoch();
    const auto isAny = [this](auto what) { return std::any_of(m_times.begin(), m_times.end(), what); };
    const auto isMissed = [time](const Time &planned) { return planned.asks && planned.at < time - kOnTime; };
    if (item.state == "sent" || item.state == "failed" || item.state == "unknown")
        return m_mayGo || isAny([&](const Time &planned) { return planned.at <= time && !isMissed(planned); });
    if (item.state == "scheduled")
        return isAny([&](const Time &planned) { return planned.at > time && planned.at == item.due; });
    if (item.state != "held")
        return false;
    return item.hold == "user" ? m_mayBeHeldByUser : item.hold == "found" ? m_mayBeFound : isAny(isMissed);
}

Fates::Fates(const QByteArray &killed)
{
    const QByteArrayList lines = killed.split('\n');
    for (const QByteArray &line : lines)
        take(line.split(' '));
}

void Fates::take(const QByteArrayList &words)
{
    const QByteArray &what = words[0];
    const QByteArray who = words.value(1);
    if (what == "departing")
        m_departures[who].settle(words.mid(2));
    if (what == "queued")
        m_items[who] = m_departures.value(words.value(3));
    for (const Deed &deed : kDeeds) {
        const QByteArrayList fate = *deed.fate ? QByteArrayList{deed.fate} : words.mid(2);
        if (what == deed.before)
            m_items[who].add(fate);
        else if (what == deed.after)
            m_items[who].settle(fate);
    }
    if (what != "passing")
        return;
    for (Fate &fate : m_items)
        fate.letTimePass();
    for (Fate &fate : m_departures)
        fate.letTimePass();
}

} // namespace pillarbox::test

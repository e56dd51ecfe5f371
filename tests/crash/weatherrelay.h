#pragma once
// What a RecordingServer answers when three of ten transactions go wrong, at a random stage and in a random way, and a few
// connections do not even come so far. Seeded, so that a run can be repeated.

#include "tests/support/recordingserver.h"

#include <QHash>
#include <QSet>

#include <random>

namespace pillarbox::test {

class WeatherRelay
{
public:
    explicit WeatherRelay(unsigned seed)
        : m_random(seed)
    {
    }

    std::optional<Answer> answer(const Heard &heard);

    // Message-IDs of which the relay had all the content, and said nothing of use.
    const QSet<QByteArray> &uncertain() const { return m_uncertain; }
    const QSet<QByteArray> &refused() const { return m_refused; } // for good, at the end of the data
    int refusals() const { return m_refusals; } // for good, at any stage
    int troubles() const { return m_troubles; } // transactions that went wrong
    int brokenConnections() const { return m_brokenConnections; }

private:
    enum class Kind { Transient, Permanent, Cut, Garbage, Silence };
    struct Fate {
        protocol::Stage stage = protocol::Stage::Local; // none
        Kind kind = Kind::Transient;
        bool isTaken = false; // at the end of the data, where nothing of use is said
    };
    bool chance(double share) { return std::uniform_real_distribution<>(0, 1)(m_random) < share; }
    Fate newFate();
    std::optional<Answer> answerOnTheWay(const Heard &heard);
    Answer trouble(const Heard &heard, const Fate &fate);

    std::mt19937 m_random;
    QHash<int, Fate> m_fates; // by connection, of its transaction
    QSet<int> m_mute; // connections that say nothing any more
    QSet<QByteArray> m_uncertain;
    QSet<QByteArray> m_refused;
    int m_refusals = 0;
    int m_troubles = 0;
    int m_brokenConnections = 0;
};

} // namespace pillarbox::test

#pragma once
// How the sandbox behaves at the moment, and what its connections must remember together. Owned by the server, lent to each
// session. No I/O.

#include <QByteArray>
#include <QSet>

namespace pillarbox::sandbox {

// Each lasts until changed.
enum class Misbehaviour {
    None,
    Greylist, // each recipient 451 4.7.1 the first time
    RefuseRecipient, // the last recipient 550 5.1.1
    RefusePassword, // 535 5.7.8
    CutAfterData, // accepts, then closes without a reply
    Silence, // says nothing after the connection
    SmallSize, // SIZE 10000
};

class Rules
{
public:
    Misbehaviour misbehaviour() const { return m_misbehaviour; }
    void setMisbehaviour(Misbehaviour misbehaviour);
    bool is(Misbehaviour misbehaviour) const { return m_misbehaviour == misbehaviour; }

    // The content that a connection opened now may hand over, in octets.
    qint64 sizeLimit() const;
    // Greylisting by the pair of paths, as real servers do; true the first time, remembered from then on.
    bool isFirstTry(const QByteArray &reversePath, const QByteArray &forwardPath);
    QByteArray nextQueueId();

private:
    Misbehaviour m_misbehaviour = Misbehaviour::None;
    QSet<QByteArray> m_greylisted;
    quint32 m_lastQueueNumber = 0;
};

} // namespace pillarbox::sandbox

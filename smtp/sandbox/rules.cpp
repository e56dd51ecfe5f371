#include "smtp/sandbox/rules.h"

namespace pillarbox::sandbox {

namespace {

// Room for a file of 100 MB, which is 137 MB on the wire.
constexpr qint64 kUsualSizeLimit = 150LL * 1024 * 1024;
constexpr qint64 kSmallSizeLimit = 10'000;
// A program that sends to ever new recipients must not fill the memory.
constexpr qsizetype kMaxGreylisted = 10'000;

} // namespace

void Rules::setMisbehaviour(Misbehaviour misbehaviour)
{
    m_misbehaviour = misbehaviour;
    m_greylisted.clear();
}

qint64 Rules::sizeLimit() const
{
    return is(Misbehaviour::SmallSize) ? kSmallSizeLimit : kUsualSizeLimit;
}

bool Rules::isFirstTry(const QByteArray &reversePath, const QByteArray &forwardPath)
{
    const QByteArray pair = reversePath + '\n' + forwardPath;
    if (m_greylisted.contains(pair))
        return false;
    if (m_greylisted.size() >= kMaxGreylisted)
        m_greylisted.clear();
    m_greylisted.insert(pair);
    return true;
}

QByteArray Rules::nextQueueId()
{
    return "SBX" + QByteArray::number(++m_lastQueueNumber).rightJustified(6, '0');
}

} // namespace pillarbox::sandbox

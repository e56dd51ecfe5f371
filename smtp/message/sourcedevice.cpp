#include "smtp/message/sourcedevice.h"

#include <QCoreApplication>

namespace pillarbox::message {

SourceDevice::SourceDevice(std::vector<std::unique_ptr<ByteSource>> sources, qint64 size)
    : m_sources(std::move(sources))
    , m_remaining(size)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 SourceDevice::readData(char *to, qint64 max)
{
    if (m_failed) {
        return -1;
    }
    qint64 done = 0;
    while (done < max && m_remaining > 0 && !m_failed) {
        const qint64 count = pull(to + done, std::min(max - done, m_remaining));
        done += std::max<qint64>(0, count);
    }
    // The last octets are given out only when nothing follows them.
    if (m_remaining == 0 && !m_checked && !m_failed && !checkEnd()) {
        return -1;
    }
    return m_failed && done == 0 ? -1 : done;
}

qint64 SourceDevice::pull(char *to, qint64 max)
{
    if (m_current == m_sources.size()) {
        return fail(QCoreApplication::translate("Message", "The message became shorter while it was read."));
    }
    ByteSource &source = *m_sources.at(m_current);
    const qint64 count = source.read(to, max);
    if (count < 0) {
        return fail(source.errorText());
    }
    if (count == 0) {
        m_sources.at(m_current++).reset();
    }
    m_remaining -= count;
    return count;
}

bool SourceDevice::checkEnd()
{
    for (; m_current < m_sources.size(); ++m_current) {
        char extra = 0;
        const qint64 count = m_sources.at(m_current)->read(&extra, 1);
        if (count != 0) {
            fail(count < 0 ? m_sources.at(m_current)->errorText()
                           : QCoreApplication::translate("Message", "The message became longer while it was read."));
            return false;
        }
    }
    m_sources.clear();
    m_current = 0;
    m_checked = true;
    return true;
}

qint64 SourceDevice::fail(const QString &reason)
{
    m_failed = true;
    setErrorString(reason);
    return -1;
}

} // namespace pillarbox::message

#pragma once
// How far the resident set has grown at its peak since this was made (proc(5): status, clear_refs).

#include <QByteArray>
#include <QFile>
#include <QString>

namespace pillarbox::test {

class PeakMemory
{
public:
    // What any server may cost.
#ifdef __SANITIZE_ADDRESS__
    static constexpr qint64 MostGrowth = 272 * 1024 * 1024; // it keeps 256 MiB of what was freed
#else
    static constexpr qint64 MostGrowth = 16 * 1024 * 1024;
#endif

    PeakMemory()
    {
        QFile file(QStringLiteral("/proc/self/clear_refs"));
        m_isReset = file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write("5") == 1;
        m_before = value("VmRSS");
    }

    bool isKnown() const
    {
        return m_isReset && m_before > 0;
    }
    qint64 growth() const
    {
        return value("VmHWM") - m_before;
    }

private:
    static qint64 value(const QByteArray &name)
    {
        QFile file(QStringLiteral("/proc/self/status"));
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray text = file.readAll();
        const qsizetype at = text.indexOf(QByteArray(name + ':')) + name.size() + 1;
        return at <= name.size() ? -1 : text.sliced(at, text.indexOf(" kB", at) - at).trimmed().toLongLong() * 1024;
    }

    bool m_isReset = false;
    qint64 m_before = -1;
};

} // namespace pillarbox::test

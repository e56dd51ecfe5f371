#pragma once
// Byte sources one after the other as a sequential QIODevice of a promised size. More or fewer octets than promised, or a
// source that fails, make read() return -1 with the reason in errorString(); what came before was in order.

#include "smtp/message/bytesource.h"

#include <QIODevice>

#include <memory>
#include <vector>

namespace pillarbox::message {

class SourceDevice : public QIODevice
{
public:
    SourceDevice(std::vector<std::unique_ptr<ByteSource>> sources, qint64 size);

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_remaining; }
    bool atEnd() const override { return m_remaining == 0 && m_checked; }

protected:
    qint64 readData(char *to, qint64 max) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 pull(char *to, qint64 max);
    qint64 fail(const QString &reason);
    bool checkEnd();

    std::vector<std::unique_ptr<ByteSource>> m_sources;
    size_t m_current = 0;
    qint64 m_remaining;
    bool m_checked = false; // that nothing follows the promised size
    bool m_failed = false;
};

} // namespace pillarbox::message

#pragma once
// Bytes that are pulled: one piece of a message. Used on one thread.

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <algorithm>
#include <cstring>
#include <memory>

namespace pillarbox::message {

class ByteSource
{
public:
    virtual ~ByteSource() = default;

    // At most max octets; 0 at the end, -1 when it failed.
    virtual qint64 read(char *to, qint64 max) = 0;
    virtual QString errorText() const = 0;
};

class BytesSource : public ByteSource
{
public:
    explicit BytesSource(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }

    qint64 read(char *to, qint64 max) override
    {
        const qint64 count = std::min<qint64>(max, m_bytes.size() - m_position);
        std::memcpy(to, m_bytes.constData() + m_position, static_cast<size_t>(count));
        m_position += count;
        return count;
    }
    QString errorText() const override { return {}; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

class DeviceSource : public ByteSource
{
public:
    explicit DeviceSource(std::unique_ptr<QIODevice> device)
        : m_device(std::move(device))
    {
    }

    qint64 read(char *to, qint64 max) override { return m_device->read(to, max); }
    QString errorText() const override { return m_device->errorString(); }

private:
    std::unique_ptr<QIODevice> m_device;
};

} // namespace pillarbox::message

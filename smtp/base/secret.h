#pragma once
// Bytes that must never be shown: a password, or a line that carries one. No stream operator, no conversion:
// reveal() is the only way in, so that every use can be found by its name.

#include <QByteArray>

namespace pillarbox {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    const QByteArray &reveal() const { return m_bytes; }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    bool operator==(const Secret &) const = default;

private:
    QByteArray m_bytes;
};

} // namespace pillarbox

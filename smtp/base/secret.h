#pragma once
// Bytes that must never be shown: a password, or a line that carries one. No stream operator, no conversion:
// reveal() is the only way in, so that every use can be found by its name. The last one to hold them overwrites them.

#include <QByteArray>

#include <utility>

namespace pillarbox {

// With zeros, unless others share the bytes.
void overwrite(QByteArray &bytes);

class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(Secret other) noexcept
    {
        m_bytes.swap(other.m_bytes);
        return *this;
    }
    ~Secret() { overwrite(m_bytes); }

    const QByteArray &reveal() const { return m_bytes; }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    bool operator==(const Secret &) const = default;

private:
    QByteArray m_bytes;
};

} // namespace pillarbox

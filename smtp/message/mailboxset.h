#pragma once
// Mailboxes, each once, however it is spelled: for lists of thousands, which cannot be compared each with each. No I/O.

#include <QSet>
#include <QString>

namespace pillarbox::message {

// Equal for two addresses exactly when isSameMailbox() says so.
QString mailboxKey(const QString &address);

class MailboxSet
{
public:
    bool add(const QString &address) // false: it is in here already
    {
        const auto before = m_keys.size();
        m_keys.insert(mailboxKey(address));
        return m_keys.size() > before;
    }
    bool contains(const QString &address) const { return m_keys.contains(mailboxKey(address)); }

private:
    QSet<QString> m_keys;
};

} // namespace pillarbox::message

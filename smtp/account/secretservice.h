#pragma once
// The desktop's Secret Service as D-Bus tells of it: is there one, has it a collection, is that locked, what is it called.
// QtKeychain cannot say: it calls a locked collection an absent entry. Never asks for a secret itself. GUI thread.

#include <QObject>
#include <QString>

#include <functional>

namespace pillarbox::account {

enum class SecretServiceState { Absent, NoCollection, Locked, Open };

struct DefaultCollection {
    SecretServiceState state = SecretServiceState::Absent;
    QString path; // empty unless there is one
};

// Starts the service where the bus can. The answer comes from the event loop; none comes once context is gone.
void askDefaultCollection(QObject *context, std::function<void(const DefaultCollection &)> answer);

// Whether the service knows of an entry as QtKeychain writes it, be it locked or not.
void askForEntry(const QString &service, const QString &key, QObject *context, std::function<void(bool)> answer);

class SecretServiceName
{
public:
    SecretServiceName();

    // "GNOME Keyring", "KWallet" …; empty when there is no service. Kept up to date in the background; asks the bus itself,
    // for a moment at most, when the first answer is not there yet.
    QString name() const;

private:
    void refresh();

    mutable QString m_name;
    mutable bool m_isKnown = false;
    QObject m_context;
};

} // namespace pillarbox::account

#pragma once
// The desktop's Secret Service as D-Bus tells of it: is there one, is it locked, what is it called. QtKeychain cannot say:
// it calls a locked collection an absent entry. Never asks for a secret itself. GUI thread.

#include <QObject>
#include <QString>

#include <functional>

namespace pillarbox::account {

enum class SecretServiceState { Absent, Locked, Open };

// Of the default collection. Starts the service where the bus can. The answer comes from the event loop; none comes once
// context is gone.
void askSecretServiceState(QObject *context, std::function<void(SecretServiceState)> answer);

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

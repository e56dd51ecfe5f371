#pragma once
// Waits until the Secret Service is there and its default collection is open, by whomever: asks once, and again whenever the
// service says that something has changed, or comes or goes. Asks nobody for anything. GUI thread.

#include "smtp/account/credentialstore.h"
#include "smtp/account/secretservice.h"

#include <QObject>

#include <functional>

namespace pillarbox::account {

// Hears D-Bus signals, which come by slots alone.
class SecretServiceStir : public QObject
{
    Q_OBJECT

public:
    SecretServiceStir();

Q_SIGNALS:
    void stirred();

private Q_SLOTS:
    void onSignal() { Q_EMIT stirred(); }
};

class OpenWatch final : public CredentialJob
{
public:
    // opened may destroy the watch.
    explicit OpenWatch(std::function<void()> opened);

private:
    void look();
    void onFound(const DefaultCollection &found);

    std::function<void()> m_opened;
    SecretServiceStir m_stir;
    QObject m_context;
};

} // namespace pillarbox::account

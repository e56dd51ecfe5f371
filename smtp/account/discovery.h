#pragma once
// From an address to a relay: which hosts are worth trying, and the probe of their ports. Only the domain leaves the machine.

#include "smtp/account/account.h"
#include "smtp/base/clock.h"
#include "smtp/transport/probe.h"

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace pillarbox::account {

// A provider's facts, from resources/providers.json.
struct Provider {
    QString name; // "Gmail"
    QStringList domains; // of addresses
    QList<transport::Endpoint> endpoints; // best first
    enum class UserName { Address, LocalPart };
    UserName userName = UserName::Address;
    bool needsAppPassword = false;
    bool needsOAuth = false; // a password cannot work there
    QString helpUrl;

    bool operator==(const Provider &) const = default;
};

const QList<Provider> &providers();
const Provider *providerOf(const QString &address); // null: none known

// A host with the source that named it.
struct HostHint {
    enum class Source { Provider, Guess, User };
    QString host;
    Source source = Source::Guess;
    QList<transport::Endpoint> endpoints;

    bool operator==(const HostHint &) const = default;
};

// Provider table's host; else smtp.DOMAIN, mail.DOMAIN and DOMAIN.
QList<HostHint> hostHints(const QString &address);

// Probes every hint's endpoints at once; a better host's verified endpoint beats a worse host's.
class Discovery : public QObject
{
    Q_OBJECT

public:
    Discovery(QString address, QByteArray trustedPem, Clock &clock = systemClock(), QObject *parent = nullptr);

    void start(); // from hostHints(address)
    void start(const QList<transport::Endpoint> &endpoints); // by hand
    void stop();

    const QList<HostHint> &hints() const;
    const QList<transport::Candidate> &candidates() const;
    std::optional<int> best() const; // index into candidates, decided as soon as no better one can win
    bool isFinished() const;

Q_SIGNALS:
    void changed();
    void finished();

private:
    QString m_address;
    QByteArray m_trustedPem;
    Clock &m_clock;
    QList<HostHint> m_hints;
    transport::Probe *m_probe = nullptr;
    bool m_isFinished = false;
};

} // namespace pillarbox::account

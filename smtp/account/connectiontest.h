#pragma once
// A test of a relay as one run: its names, each address and port at once, and where it is wished the sign-in and the envelope
// of a message, at the endpoint that won. Nothing is handed over. The same run as `pillarbox probe`, told step by step. One
// thread with an event loop.

#include "smtp/account/account.h"
#include "smtp/account/signincheck.h"
#include "smtp/dns/resolver.h"
#include "smtp/transport/probe.h"

#include <QObject>

#include <memory>

namespace pillarbox::account {

struct ConnectionTestWish {
    Account account; // as it is, or as somebody has it in a form: nothing of it need be stored
    Secret password; // or access token
    Secret clientKey; // of its client certificate
    bool isSignInWished = false;
    QList<transport::Endpoint> endpoints{}; // to try in the place of the account's own; empty: those
    QStringList recipients; // addresses to rehearse, once signed in; none: nothing is rehearsed
    QString nameserver; // as in dns::Resolver
};

// For endpoints of the account's relay, with what the account says of certificates, proxy and name.
transport::ProbeSettings probeSettingsOf(const ConnectionTestWish &wish, const QList<transport::Endpoint> &endpoints);

// One question to the name server.
struct NameAnswer {
    enum class State { Awaited, Answered, NotAsked }; // answered also with nothing; not asked: the server did not answer
    QString name;
    QString type; // "A", "AAAA", "SRV"
    QStringList values; // in the order to try them
    State state = State::Awaited;
    std::chrono::milliseconds startedAt{0}; // since the test began
    std::chrono::milliseconds took{0};

    bool isAddress() const { return type != QLatin1String("SRV"); }
    bool operator==(const NameAnswer &) const = default;
};

struct ConnectionTestReport {
    QString host;
    QString sender; // the account's mail address; empty: of any server
    QString userName; // empty: nobody signs in
    bool isSignInWished = false;
    QDateTime at;
    QList<NameAnswer> names;
    std::chrono::milliseconds probedAt{0}; // since the test began
    QList<transport::Candidate> candidates;
    std::optional<int> best; // verified
    std::optional<std::chrono::milliseconds> signInAt; // absent: it has not begun
    std::chrono::milliseconds signInTook{0};
    std::optional<SignInCheck::Result> signIn; // absent: not tried, or not answered yet
    QStringList recipients; // as they were wished
    transport::Transcript transcript; // of the sign-in, else of the best candidate
    std::chrono::milliseconds elapsed{0}; // since the test began, until its end
    bool isStopped = false; // by a person, before its end
    bool isFinished = false;

    const transport::Candidate *chosen() const { return best ? &candidates.at(*best) : nullptr; }
};

class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTest(Clock &clock = systemClock(), QObject *parent = nullptr);
    ~ConnectionTest() override;

    void start(const ConnectionTestWish &wish); // another one under way is dropped
    void stop(); // at once; finished() follows
    bool isRunning() const { return m_probe != nullptr; }
    const ConnectionTestReport &report() const { return m_report; }

Q_SIGNALS:
    void changed(); // also because time goes by
    void finished();

private:
    void askNames();
    qsizetype addQuestion(const QString &name, const char *type);
    void takeAddresses(const Expected<QStringList, dns::DnsError> &found);
    void dropProbe();
    void takeName(qsizetype index, const QStringList &values, const std::optional<dns::DnsError> &error);
    void probe();
    void onProbed();
    void signIn();
    void onTried();
    void endIfOver();
    void tell();
    void tick();
    void end();
    std::chrono::milliseconds sinceStart() const;

    Clock &m_clock;
    ConnectionTestWish m_wish;
    ConnectionTestReport m_report;
    std::chrono::milliseconds m_began{0};
    bool m_hasSignedIn = false; // it was tried in this run
    bool m_isTried = false; // only names are awaited
    std::unique_ptr<Timer> m_tick;
    std::unique_ptr<dns::Resolver> m_resolver;
    std::unique_ptr<transport::Probe> m_probe;
    SignInCheck m_signIn;
};

} // namespace pillarbox::account

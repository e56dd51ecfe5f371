#pragma once
// What the account page finds out, without a widget: the search for the server and the sign-in, each run again only when
// something it depends on has changed. The password goes to SignInCheck alone, and only to an endpoint that was verified.

#include "smtp/account/discovery.h"
#include "smtp/account/signincheck.h"
#include "smtp/base/clock.h"
#include "smtp/base/secret.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace pillarbox::ui {

// What was entered, as far as the search depends on it.
struct ServerWish {
    QString address;
    bool isByHand = false;
    QString host; // by hand; and what follows
    quint16 port = 0; // 0: 587, 465 and 2525
    protocol::Security security = protocol::Security::StartTls;
    QByteArray trustedPem; // for either
    transport::Proxy proxy; // likewise

    QList<transport::Endpoint> endpoints() const; // by hand
    bool isSearchable() const;
    bool operator==(const ServerWish &) const = default;
};

struct SignInWish {
    QString userName; // empty: without signing in
    QByteArray mechanism;
    Secret password;

    bool operator==(const SignInWish &) const = default;
};

class AccountCheck : public QObject
{
    Q_OBJECT

public:
    using HintSource = account::Discovery::HintSource;

    explicit AccountCheck(Clock &clock, HintSource hintSource = account::hostHints, QObject *parent = nullptr);
    ~AccountCheck() override;

    void setServer(const ServerWish &wish);
    void setSignIn(const SignInWish &wish);
    void again(); // all of it, though nothing changed

    const ServerWish &server() const { return m_server; }
    const SignInWish &wish() const { return m_signIn; }
    const account::Discovery *discovery() const { return m_discovery.get(); } // null: nothing to search yet
    const transport::Candidate *best() const; // verified
    bool isSearching() const;
    std::chrono::milliseconds searchingFor() const;

    bool isPasswordWanted() const; // there is a server, and nothing to sign in with
    bool isSigningIn() const { return m_check.isRunning() && !m_check.result(); }
    std::chrono::milliseconds signingInFor() const;
    const std::optional<account::SignInCheck::Result> &signedIn() const { return m_check.result(); }
    std::chrono::milliseconds signInTook() const { return m_check.took(); }
    bool isRunning() const { return isSearching() || isSigningIn(); }
    bool hasSucceeded() const;

    // The account as found, or as wished where nothing was.
    account::Account found() const;

Q_SIGNALS:
    void changed();

private:
    void search();
    void signIn();
    void onSearchChanged();
    void tick();
    void announce();

    Clock &m_clock;
    HintSource m_hintSource;
    ServerWish m_server;
    SignInWish m_signIn;
    std::unique_ptr<account::Discovery> m_discovery;
    account::SignInCheck m_check;
    bool m_hasSignInBegun = false; // with these wishes
    std::chrono::milliseconds m_searchBegan{0};
    std::chrono::milliseconds m_signInBegan{0};
    std::unique_ptr<Timer> m_tick;
};

} // namespace pillarbox::ui

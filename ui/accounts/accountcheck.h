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
    QByteArray ehloName{}; // likewise
    transport::ServerTrust trust{}; // likewise
    transport::ClientIdentity client{}; // likewise; without its key where the keychain has not given it yet

    QList<transport::Endpoint> endpoints() const; // by hand
    bool isSameServer(const ServerWish &other) const; // nothing to search anew
    bool isSearchable() const;
    bool operator==(const ServerWish &) const = default;
};

struct SignInWish {
    QString userName; // empty: without signing in
    QByteArray mechanism;
    Secret password; // an access token with oauth
    std::optional<std::chrono::seconds> timeout{}; // of each wait; absent: one that a person bears
    bool isUserNameGuessed = false; // nobody typed it: whoever names the server may know better
    std::optional<account::OAuthSettings> oauth{};

    bool operator==(const SignInWish &) const = default;
};

class AccountCheck : public QObject
{
    Q_OBJECT

public:
    using HintSource = account::Discovery::HintSource;

    explicit AccountCheck(Clock &clock, HintSource hintSource = {}, QObject *parent = nullptr);
    ~AccountCheck() override;

    void setServer(const ServerWish &wish);
    void setSignIn(const SignInWish &wish);
    void again(); // all of it, though nothing changed
    void approve(); // the server found, though only a record that leads out of the domain names it
    // What a person does not want to wait for any longer.
    void skipSources();
    void skipSearch();
    void skipSignIn();

    const ServerWish &server() const { return m_server; }
    const SignInWish &wish() const { return m_signIn; }
    const account::Discovery *discovery() const { return m_discovery.get(); } // null: nothing to search yet
    const transport::Candidate *best() const; // verified
    // Who runs the mail of the address, as far as that is known by now; null: nobody known.
    const account::Provider *provider() const { return m_discovery ? m_discovery->provider() : nullptr; }
    bool isSearching() const;
    bool isAskingSources() const;
    std::chrono::milliseconds searchingFor() const;

    QString userName() const; // to sign in with
    bool isApprovalWanted() const; // there is a server, to be approved first
    bool isPasswordWanted() const; // there is a server, and nothing to sign in with
    bool isSigningIn() const { return m_check.isRunning() && !m_check.result(); }
    std::chrono::milliseconds signingInFor() const;
    const std::optional<account::SignInCheck::Result> &signedIn() const { return m_check.result(); }
    std::chrono::milliseconds signInTook() const { return m_check.took(); }
    // By hand, with the port's other way of encryption: it works, and what was wished does not.
    const transport::Candidate *remedy() const;
    // The network wants a sign-in on a page of its own first, and no server was found because of that.
    bool isBehindPortal() const { return !best() && m_discovery && m_discovery->isFinished() && m_discovery->isBehindPortal(); }
    bool isRunning() const { return isSearching() || isSigningIn(); }
    bool hasSucceeded() const;

    // The account with the relay as found, or as wished where nothing was, and the sign-in; all else stays as it is. What was
    // known of another relay goes.
    account::Account found(account::Account account = {}) const;

Q_SIGNALS:
    void changed();

private:
    void search();
    void tryOtherSecurity();
    void takeCapabilities(const transport::Candidate &candidate, account::Account &account) const;
    void signIn();
    void onSearchChanged();
    void tick();
    void announce();

    Clock &m_clock;
    HintSource m_hintSource;
    ServerWish m_server;
    SignInWish m_signIn;
    std::unique_ptr<account::Discovery> m_discovery;
    std::unique_ptr<account::Discovery> m_other; // the same port, encrypted the other way
    std::unique_ptr<Timer> m_otherStart;
    account::SignInCheck m_check;
    bool m_hasSignInBegun = false; // with these wishes
    QString m_approvedHost;
    std::chrono::milliseconds m_searchBegan{0};
    std::chrono::milliseconds m_signInBegan{0};
    std::unique_ptr<Timer> m_tick;
};

} // namespace pillarbox::ui

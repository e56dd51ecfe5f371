#pragma once
// A connection to an account's relay that carries one message after another: it signs in by itself, counts what it has
// carried, and says whether it may carry more and whether the relay has to be asked first. GUI thread.

#include "smtp/account/account.h"
#include "smtp/outbox/relaytools.h"
#include "smtp/transport/connection.h"

#include <memory>
#include <optional>

namespace pillarbox::outbox {

class KeptConnection
{
public:
    // user: hears the signals of wire(), as long as this lives.
    KeptConnection(const RelayTools &tools, const account::Account &account, QObject *user);
    ~KeptConnection(); // drops the link
    Q_DISABLE_COPY_MOVE(KeptConnection)

    transport::Connection &wire() const { return *m_wire; }
    bool isReady() const { return m_wire->isReady(); }
    bool hasSignedIn() const { return m_hasSignedIn; }
    bool isSigningIn() const { return m_hasBegunSignIn && !m_hasSignedIn; }
    // It was of use before: that it ends is no trouble worth a pause.
    bool isOld() const { return m_carried > 0 || m_wasAsked; }
    // Its access token was refused, and there will be another one: a new connection is worth it.
    bool isWorthRenewing(const protocol::SendError &error) const;
    // An error of signing in, where the account does that with OAuth: as that what it means.
    protocol::SendError named(protocol::SendError error) const;
    bool mayCarryMore() const; // by our own measure

    void beginMessage() { m_wire->beginTranscript(); }
    void awaitAnswer(); // to the last dot, which goes out now
    void endMessage();
    bool answersAtOnce() const { return m_answersAtOnce; } // by the message before
    bool isIdleForLong() const;
    void ask(); // whether the relay is still there: ready() again, or failed()
    QByteArray transcript() const; // of the message begun last
    void quit(); // takes its time without us; what is left here is only to be destroyed

private:
    void onReady();
    void readClientKey();
    void signIn();
    void onCredential(const Expected<Secret, account::CredentialError> &secret);

    QObject m_context; // of what is heard here
    QObject *m_user;
    account::CredentialStore &m_credentials;
    Clock &m_clock;
    account::Account m_account;
    transport::Connection *m_wire;
    Secret m_token; // of an account with OAuth, as it was said
    std::optional<account::CredentialError> m_noCredential;
    std::unique_ptr<account::CredentialJob> m_credentialJob;
    bool m_hasBegunSignIn = false;
    bool m_hasSignedIn = false;
    bool m_wasAsked = false;
    int m_carried = 0; // messages
    std::chrono::milliseconds m_handedOverAt{0};
    bool m_answersAtOnce = false;
    QDateTime m_usedAt; // when it carried the last one, or stood at last
};

} // namespace pillarbox::outbox

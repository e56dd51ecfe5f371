#pragma once
// A connection to an account's relay that carries one message after another: it signs in by itself, counts what it has
// carried, and says whether it may carry more and whether the relay has to be asked first. GUI thread.

#include "smtp/account/account.h"
#include "smtp/outbox/relaytools.h"
#include "smtp/transport/connection.h"

#include <memory>

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
    // It was of use before: that it ends is no trouble worth a pause.
    bool isOld() const { return m_carried > 0 || m_wasAsked; }
    bool mayCarryMore() const; // by our own measure

    void beginMessage() { m_transcriptBegins = m_wire->transcript().size(); }
    void endMessage();
    bool isIdleForLong() const;
    void ask(); // whether the relay is still there: ready() again, or failed()
    QByteArray transcript() const; // of the message begun last
    void quit(); // takes its time without us; what is left here is only to be destroyed

private:
    void onReady();
    void signIn();
    void onCredential(const Expected<Secret, account::CredentialError> &secret);

    QObject m_context; // of what is heard here
    QObject *m_user;
    account::CredentialStore &m_credentials;
    Clock &m_clock;
    account::Account m_account;
    transport::Connection *m_wire;
    std::unique_ptr<account::CredentialJob> m_credentialJob;
    bool m_hasSignedIn = false;
    bool m_wasAsked = false;
    int m_carried = 0; // messages
    QDateTime m_usedAt; // when it carried the last one, or stood at last
    qsizetype m_transcriptBegins = 0;
};

} // namespace pillarbox::outbox

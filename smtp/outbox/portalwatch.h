#pragma once
// What the deliveries learn about the network: whether it wants a sign-in on a page of its own before it lets mail out.

#include "smtp/account/account.h"
#include "smtp/account/captiveportal.h"
#include "smtp/protocol/senderror.h"

#include <QList>

namespace pillarbox::outbox {

class PortalWatch
{
public:
    void setTold(bool isTold) { m_isTold = isTold; } // by the system
    bool isTold() const { return m_isTold; }
    // The error of an attempt as it is to be understood. A stranger's certificate is remembered.
    protocol::SendError understand(const protocol::SendError &error, const account::Account &relay);
    // A stranger has answered in this relay's place.
    bool hasSeenStrangerAt(const account::Account &relay) const;
    void forget() { m_showings.clear(); } // a relay itself has answered, or it is another network

private:
    void remember(const account::Showing &showing);

    bool m_isTold = false;
    QList<account::Showing> m_showings; // one for each host
};

// Where nothing is tried: the system says that there is a sign-in page.
protocol::SendError waitsForSignInPage();

} // namespace pillarbox::outbox

#pragma once
// A network that lets nobody out before a sign-in on a page of its own (a captive portal, RFC 8952): it answers in the place of
// every server, or lets nothing through. What speaks for one, and what an error means there. A portal's certificate is never
// taken for a server's, and nobody is asked whether to trust it.

#include "smtp/account/sourcerun.h"
#include "smtp/protocol/senderror.h"
#include "smtp/transport/probe.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace pillarbox::account {

// The system's word (NetworkManager's or GLib's), which costs no request; false where it has none. Only once the program has
// loaded Qt's network information.
bool isToldOfPortal();

// Who answered at a host and port.
struct Showing {
    enum class Who {
        Host, // verified
        Stranger, // a certificate that does not name the host, or plain HTTP where something else belongs
        Doubtful, // the host's name, not verified
    };
    QString host;
    quint16 port = 0;
    Who who = Who::Host;
    QByteArray sign{}; // of Stranger: equal when it is the same one

    bool operator==(const Showing &) const = default;
};

QList<Showing> showingsOf(const QList<transport::Candidate> &candidates, const QList<SourceReport> &reports);
// Wherever anybody answered it was one and the same stranger, at two hosts at least that have nothing to do with each other, or
// at two places of a provider that is known and would not show such a thing.
bool speakForPortal(const QList<Showing> &showings);
// By either; never where a host itself answered.
bool isBehindPortal(const QList<transport::Candidate> &candidates, const QList<SourceReport> &reports);

// What a portal does to any server is not the server's fault; other errors stay as they are. What runs on this machine needs
// no network: there only somebody else's answer may be a portal's.
protocol::SendError seenBehindPortal(const protocol::SendError &error, const QString &host);
transport::Candidate seenBehindPortal(transport::Candidate candidate);

} // namespace pillarbox::account

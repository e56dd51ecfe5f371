#include "smtp/outbox/portalwatch.h"

#include "smtp/account/provider.h"
#include "smtp/transport/certificatefault.h"

#include <algorithm>

namespace pillarbox::outbox {

using account::Showing;
using protocol::ErrorKind;

namespace {

bool isStrangers(const protocol::SendError &error)
{
    return error.kind == ErrorKind::CertificateInvalid
        && transport::reasonsOf(transport::certificateFaultsFrom(error.detail)).contains(QStringLiteral("otherName"));
}

} // namespace

protocol::SendError PortalWatch::understand(const protocol::SendError &error, const account::Account &relay)
{
    const bool isStranger = isStrangers(error);
    if (isStranger)
        remember({relay.host, relay.port, Showing::Who::Stranger, error.detail.toUtf8()});
    // A provider's server that was verified before has not become somebody else's.
    const bool isImpossible = isStranger && !relay.verifiedEndpoints.isEmpty() && account::providerOfHost(relay.host);
    return m_isTold || isImpossible || account::speakForPortal(m_showings) ? account::seenBehindPortal(error, relay.host)
                                                                           : error;
}

bool PortalWatch::hasSeenStrangerAt(const account::Account &relay) const
{
    return std::any_of(
        m_showings.begin(), m_showings.end(), [&relay](const Showing &showing) { return showing.host == relay.host; });
}

void PortalWatch::remember(const Showing &showing)
{
    m_showings.removeIf([&showing](const Showing &known) { return known.host == showing.host; });
    m_showings.append(showing);
}

protocol::SendError waitsForSignInPage()
{
    protocol::SendError error;
    error.stage = protocol::Stage::Connect;
    error.kind = ErrorKind::CaptivePortal;
    return error;
}

} // namespace pillarbox::outbox

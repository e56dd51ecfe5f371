#include "smtp/account/captiveportal.h"

#include "smtp/account/provider.h"
#include "smtp/dns/hostname.h"
#include "smtp/transport/certificatefault.h"
#include "smtp/transport/thismachine.h"

#include <QNetworkInformation>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace pillarbox::account {

using protocol::ErrorKind;
using transport::Candidate;
using Who = Showing::Who;

namespace {

const QByteArray kHttp = QByteArrayLiteral("HTTP");
const QString kOtherName = QStringLiteral("otherName");

bool isHttp(const protocol::SendError &error)
{
    return error.kind == ErrorKind::ProtocolViolation && error.detail == QStringLiteral("service/HTTP");
}

bool isStrangers(const protocol::SendError &error)
{
    const bool isOtherName = error.kind == ErrorKind::CertificateInvalid
        && transport::reasonsOf(transport::certificateFaultsFrom(error.detail)).contains(kOtherName);
    return isOtherName || isHttp(error);
}

std::optional<Showing> showingOf(const Candidate &candidate)
{
    Showing showing{candidate.endpoint.host, candidate.endpoint.port};
    if (candidate.tls && !candidate.tls->chain.isEmpty()) {
        const bool isStranger = !candidate.tls->isTrusted && candidate.tls->errors.contains(kOtherName);
        showing.who = candidate.tls->isTrusted ? Who::Host : isStranger ? Who::Stranger : Who::Doubtful;
        showing.sign = isStranger ? candidate.tls->chain.first().sha256 : QByteArray();
        return showing;
    }
    if (!candidate.error || !isHttp(*candidate.error))
        return std::nullopt;
    showing.who = Who::Stranger;
    showing.sign = kHttp;
    return showing;
}

std::optional<Showing> showingOf(const SourceReport &report)
{
    const QUrl url(report.place);
    if (url.scheme() != u"https")
        return std::nullopt;
    Showing showing{url.host(), quint16(url.port(443))};
    const auto kind = report.error ? std::optional(report.error->kind) : std::nullopt;
    if (report.state == SourceReport::State::Found || kind == SourceError::Kind::BadAnswer)
        return showing;
    if (kind != SourceError::Kind::OtherHost)
        return std::nullopt;
    showing.who = Who::Stranger;
    showing.sign = report.error->shown ? report.error->shown->sha256 : kHttp;
    return showing;
}

// Names below the same two labels may be one machine of one owner's; what shares less has nothing to do with each other.
QString ownerOf(const QString &host)
{
    const QString ascii = dns::toAsciiHost(host).value_or(host);
    return dns::isAddressLiteral(ascii) ? ascii : ascii.section(u'.', -2);
}

} // namespace

bool isToldOfPortal()
{
    const QNetworkInformation *network = QNetworkInformation::instance();
    return network && network->supports(QNetworkInformation::Feature::CaptivePortal) && network->isBehindCaptivePortal();
}

QList<Showing> showingsOf(const QList<Candidate> &candidates, const QList<SourceReport> &reports)
{
    QList<Showing> showings;
    for (const Candidate &candidate : candidates) {
        if (const auto showing = showingOf(candidate))
            showings.append(*showing);
    }
    for (const SourceReport &report : reports) {
        if (const auto showing = showingOf(report))
            showings.append(*showing);
    }
    return showings;
}

bool speakForPortal(const QList<Showing> &showings)
{
    QSet<QString> owners;
    QSet<QString> places;
    bool isAnyKnown = false;
    for (const Showing &showing : showings) {
        if (showing.who != Who::Stranger || showing.sign != showings.first().sign)
            return false;
        owners.insert(ownerOf(showing.host));
        places.insert(showing.host + u' ' + QString::number(showing.port));
        isAnyKnown = isAnyKnown || providerOfHost(showing.host);
    }
    return owners.size() > 1 || (isAnyKnown && places.size() > 1);
}

bool isBehindPortal(const QList<Candidate> &candidates, const QList<SourceReport> &reports)
{
    const QList<Showing> showings = showingsOf(candidates, reports);
    const bool isAnyHost
        = std::any_of(showings.begin(), showings.end(), [](const Showing &showing) { return showing.who == Who::Host; });
    return !isAnyHost && (isToldOfPortal() || speakForPortal(showings));
}

protocol::SendError seenBehindPortal(const protocol::SendError &error, const QString &host)
{
    const bool isAfterTls = error.stage > protocol::Stage::Tls;
    const bool isOwnFault = transport::isOnThisMachine(host) && !isStrangers(error);
    if (isAfterTls || error.mayHaveBeenDelivered || isOwnFault)
        return error;
    protocol::SendError seen;
    seen.stage = error.stage;
    seen.kind = ErrorKind::CaptivePortal;
    switch (error.kind) {
    case ErrorKind::CertificateInvalid:
    case ErrorKind::PinnedKeyChanged:
        for (const transport::CertificateFault &fault : transport::certificateFaultsFrom(error.detail)) {
            if (fault.reason == kOtherName)
                seen.detail = fault.facts.value(0);
        }
        return seen;
    case ErrorKind::NoSuchHost:
    case ErrorKind::ResolveFailed:
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::Disconnected:
    case ErrorKind::TlsFailed:
        return seen;
    case ErrorKind::ProtocolViolation:
        return isHttp(error) ? seen : error;
    default:
        return error;
    }
}

Candidate seenBehindPortal(Candidate candidate)
{
    if (candidate.error)
        candidate.error = seenBehindPortal(*candidate.error, candidate.endpoint.host);
    return candidate;
}

} // namespace pillarbox::account

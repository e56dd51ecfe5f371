#include "smtp/transport/probe.h"

#include "smtp/transport/endpointrace.h"
#include "smtp/transport/link.h"
#include "smtp/transport/wireerror.h"

#include <QPointer>

namespace pillarbox::transport {

using protocol::ErrorKind;
using protocol::Stage;

Probe::Probe(ProbeSettings settings, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
{
}

Probe::~Probe() = default;

void Probe::start()
{
    RaceSettings race;
    race.endpoints = m_settings.endpoints;
    if (!m_settings.ehloName.isEmpty())
        race.dialogue.ehloName = m_settings.ehloName;
    race.dialogue.stopsAfterEhlo = true;
    race.tls.trustedPem = m_settings.trustedPem;
    race.tls.trust = m_settings.trust;
    race.tls.clientCertificate = m_settings.client.certificate;
    race.tls.clientKey = m_settings.client.key;
    race.proxy = m_settings.proxy;
    race.nameserver = m_settings.nameserver;
    race.isStaggered = m_settings.isRace;
    race.wholeLimit = m_settings.timeout;
    m_began = m_clock.monotonic();
    m_race = new EndpointRace(std::move(race), m_clock, this);
    connect(m_race, &EndpointRace::resolved, this, &Probe::onResolved);
    connect(m_race, &EndpointRace::stageFinished, this, &Probe::onStage);
    connect(m_race, &EndpointRace::established, this, &Probe::onEstablished);
    connect(m_race, &EndpointRace::ended, this, &Probe::onEnded);
    connect(m_race, &EndpointRace::allEnded, this, &Probe::finish);
    m_race->start();
}

void Probe::stop()
{
    if (m_isFinished || !m_race)
        return;
    const QPointer<Probe> self(this);
    cancelUnfinished();
    if (self)
        finish();
}

const QList<Candidate> &Probe::candidates() const
{
    return m_candidates;
}

std::optional<int> Probe::best() const
{
    if (m_settings.isRace)
        return m_winner;
    std::optional<int> best;
    for (int i = 0; i < m_candidates.size(); ++i) {
        if (m_candidates.at(i).isVerified() && (!best || m_ranks.at(i) < m_ranks.at(*best)))
            best = i;
    }
    return best;
}

void Probe::onResolved()
{
    const int known = int(m_candidates.size());
    const int count = int(m_race->attempts().size());
    for (int i = known; i < count; ++i)
        addCandidate(i);
    const QPointer<Probe> self(this);
    for (int i = known; self && i < count; ++i)
        Q_EMIT changed(i);
}

void Probe::addCandidate(int attempt)
{
    const EndpointRace::Attempt &source = m_race->attempts()[size_t(attempt)];
    Candidate candidate;
    candidate.endpoint = source.endpoint;
    candidate.address = source.address;
    candidate.isFinished = source.isEnded;
    candidate.error = source.error;
    if (source.isEnded)
        candidate.took = m_clock.monotonic() - m_began;
    m_candidates.append(candidate);
    m_ranks.append(source.rank);
}

// Takes over what the link has learnt so far.
void Probe::takeOver(int index)
{
    const EndpointRace::Attempt &attempt = m_race->attempts()[size_t(index)];
    Candidate &candidate = m_candidates[index];
    if (attempt.isStarted)
        candidate.startedAt = attempt.began - m_began;
    const Link *link = attempt.link;
    if (!link)
        return;
    candidate.connectTook = link->connectTook();
    candidate.tlsTook = link->tlsTook();
    if (link->session())
        candidate.tls = link->session()->tls;
    candidate.capabilities = link->capabilities();
    if (!candidate.tls && !link->capabilities().lines.isEmpty()) // STARTTLS makes them forgotten
        candidate.plainOffer = link->capabilities().lines;
    candidate.hasOfferedTls = link->hasOfferedTls();
    candidate.transcript = link->transcript();
}

void Probe::onStage(int index, Stage)
{
    takeOver(index);
    Q_EMIT changed(index);
}

void Probe::onEstablished(int index)
{
    finishCandidate(index);
    const QPointer<Probe> self(this);
    Q_EMIT changed(index);
    // In a race over several, plain text does not win.
    if (self && m_race && m_settings.isRace && m_candidates.at(index).isVerified())
        decideRace(index);
}

void Probe::finishCandidate(int index)
{
    takeOver(index);
    Candidate &candidate = m_candidates[index];
    if (candidate.isFinished)
        return;
    candidate.isFinished = true;
    candidate.took = m_clock.monotonic() - m_began - candidate.startedAt;
}

void Probe::onEnded(int index)
{
    Candidate &candidate = m_candidates[index];
    // After EHLO nothing but QUIT was left: whatever went wrong with that does not count.
    if (!candidate.isFinished)
        candidate.error = m_race->attempts()[size_t(index)].error;
    finishCandidate(index);
    const QPointer<Probe> self(this);
    Q_EMIT changed(index);
    if (self && m_winner == index)
        finish();
}

// The winner still says QUIT; finished() waits for that.
void Probe::decideRace(int winner)
{
    if (m_winner)
        return;
    m_winner = winner;
    cancelUnfinished();
}

void Probe::cancelUnfinished()
{
    const QPointer<Probe> self(this);
    for (int i = 0; self && m_race && i < m_candidates.size(); ++i) {
        Candidate &candidate = m_candidates[i];
        if (candidate.isFinished)
            continue;
        candidate.error = wireError(candidate.connectTook ? Stage::Greeting : Stage::Connect, ErrorKind::Cancelled);
        finishCandidate(i);
        m_race->drop(i);
        Q_EMIT changed(i);
    }
}

void Probe::finish()
{
    if (m_isFinished || !m_race)
        return;
    m_isFinished = true;
    m_race->disconnect(this);
    m_race->stop();
    m_race->deleteLater();
    m_race = nullptr;
    Q_EMIT finished();
}

} // namespace pillarbox::transport

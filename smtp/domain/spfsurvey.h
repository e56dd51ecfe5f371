#pragma once
// A domain's SPF record and all that it includes, whoever sends: how many terms ask, whom it lets in by name, what is wrong.
// Follows what is the same for every sender; other includes are counted only.

#include "smtp/base/clock.h"
#include "smtp/dns/resolver.h"
#include "smtp/domain/presence.h"
#include "smtp/domain/spfcheck.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>

namespace pillarbox::domain {

// What takes longer altogether could not be asked (RFC 7208 section 4.6.4: at least 20 seconds).
inline constexpr std::chrono::seconds spfTimeLimit{20};

struct SpfSurvey {
    Presence state = Presence::Unknown;
    QByteArray record; // the domain's own
    int terms = 0; // that ask, everywhere: what a message of nobody known would cost
    QStringList included; // domains of include: and redirect=, at any depth
    bool isClosed = false; // "-all" alone: nobody may send
    QList<SpfProblem> problems;

    bool isOpen() const; // everybody may send
    bool isVoid() const; // there is a record, and for its problems it does not count
    bool operator==(const SpfSurvey &) const = default;
};

class SpfSurveyor : public QObject
{
    Q_OBJECT

public:
    explicit SpfSurveyor(dns::Resolver &resolver, Clock &clock = systemClock(), QObject *parent = nullptr);

    // Calls back once, from the event loop.
    using Done = std::function<void(const SpfSurvey &)>;
    void start(const QString &domain, Done done);

private:
    struct Step {
        QByteArray domain;
        QByteArray term; // that leads there; empty: the domain itself
        bool isPass = true; // who passes there passes here
    };

    void next();
    void take(const Step &step, const Expected<QByteArrayList, dns::DnsError> &texts);
    void read(const Step &step, const QByteArray &text);
    void follow(const QByteArray &spec, const QByteArray &term, const Step &from, bool isPass);
    void giveUp();
    void end();

    dns::Resolver &m_resolver;
    Clock &m_clock;
    std::unique_ptr<Timer> m_limit;
    QList<Step> m_steps; // still to be asked, the one under way first
    int m_asked = 0;
    SpfSurvey m_survey;
    Done m_done;
};

// The record with this domain let in, before what decides about everybody else.
QByteArray spfRecordIncluding(const QByteArray &record, const QByteArray &domain);

} // namespace pillarbox::domain

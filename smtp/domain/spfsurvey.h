#pragma once
// A domain's SPF record and all that it includes, whoever sends: how many terms ask, whom it lets in by name, what is wrong.
// Follows what is the same for every sender; other includes are counted only.

#include "smtp/dns/resolver.h"
#include "smtp/domain/presence.h"
#include "smtp/domain/spfcheck.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace pillarbox::domain {

struct SpfSurvey {
    Presence state = Presence::Unknown;
    QByteArray record; // the domain's own
    int terms = 0; // that ask, everywhere: what a message of nobody known would cost
    QStringList included; // domains of include: and redirect=, at any depth
    bool isClosed = false; // "-all" alone: nobody may send
    QList<SpfProblem> problems;

    bool operator==(const SpfSurvey &) const = default;
};

class SpfSurveyor : public QObject
{
    Q_OBJECT

public:
    explicit SpfSurveyor(dns::Resolver &resolver, QObject *parent = nullptr);

    // Calls back once, from the event loop.
    using Done = std::function<void(const SpfSurvey &)>;
    void start(const QString &domain, Done done);

private:
    struct Step {
        QByteArray domain;
        QByteArray term; // that leads there; empty: the domain itself
    };

    void next();
    void take(const Step &step, const Expected<QByteArrayList, dns::DnsError> &texts);
    void read(const Step &step, const QByteArray &text);
    void follow(const QByteArray &spec, const QByteArray &term, const QByteArray &from);
    void end();

    dns::Resolver &m_resolver;
    QList<Step> m_steps; // still to be asked
    int m_asked = 0;
    SpfSurvey m_survey;
    Done m_done;
};

// The record with this domain let in, before what decides about everybody else.
QByteArray spfRecordIncluding(const QByteArray &record, const QByteArray &domain);

} // namespace pillarbox::domain

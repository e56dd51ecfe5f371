#pragma once
// Whether the domains of recipients exist and take mail, asked before anything is sent. Tells the name server whom one writes
// to, so only a person who wants that has it asked. One thread with an event loop; destroying it ends it without a word.

#include "smtp/domain/domaincheck.h"

#include <QObject>

#include <memory>
#include <vector>

namespace pillarbox::domain {

struct RecipientDomain {
    enum class State {
        TakesMail,
        Refuses, // it says itself that it takes none (RFC 7505)
        NoDomain, // there is no such name
        NoServer, // the name exists, with neither MX nor address
        Unknown, // the name server could not be asked
    };
    QString domain; // in A-labels
    State state = State::Unknown;
    QString trouble; // of Unknown
    std::optional<MtaStsPolicy::Mode> mtaSts; // absent: it has no such policy, or it could not be had

    bool operator==(const RecipientDomain &) const = default;
};

RecipientDomain recipientDomain(const DomainReport &report);

class RecipientCheck : public QObject
{
    Q_OBJECT

public:
    // nameserver, trustedPem, proxy: as in DomainQuestion.
    explicit RecipientCheck(DomainQuestion common, Clock &clock = systemClock(), QObject *parent = nullptr);

    void start(const QStringList &domains); // each once
    const QList<RecipientDomain> &results() const { return m_results; } // in that order, once finished

Q_SIGNALS:
    void finished(); // once

private:
    void beginNext();
    void end(size_t index);

    DomainQuestion m_common;
    Clock &m_clock;
    std::vector<std::unique_ptr<DomainCheck>> m_checks;
    size_t m_next = 0;
    size_t m_open = 0;
    QList<RecipientDomain> m_results;
};

} // namespace pillarbox::domain
